"""What if: the order of gain, what measures settle and the coverage after them, against dull twins and by brute force."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.db import LIMITS
from geo.register_build import size_class
from pipelines import catalog
from pipelines.build.describe import install_measures
from pipelines.store.versions import PublishedFolder
from tests import oracle_what_if as twin
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.registry_atlas import AS_OF, add_area, start

ORDERS = ("inhabitants", "need", "equality")
PLACED = (
    "place",
    "area_id",
    "status",
    "kreis_id",
    "kind",
    "inhabitants",
    "need",
    "kommunen_active",
    "inhabitants_active",
)
KINDS = ("verbandsgemeinde", "verbandsfreie_gemeinde", "grosse_kreisangehoerige_stadt")
STATUSES = ("aktiv", "ruht_vermutlich", "aufgeloest", "in_planung", "kein_gremium", "unklar")
# status, Kreis, kind, inhabitants, need
KOMMUNEN = st.lists(
    st.tuples(
        st.sampled_from(STATUSES),
        st.sampled_from(("07131", "07132", "07133")),
        st.sampled_from(KINDS),
        st.sampled_from((7_000, 9_999, 10_000, 12_000, 20_000, 60_000)),
        st.sampled_from(("high", "middle", "low", "not_assigned", "unknown", None)),
    ),
    max_size=12,
)
QUOTA = st.sampled_from((None, 0, 1, 2, 3))
Kommunen = list[tuple[str, str, str, int, str | None]]


@pytest.fixture(scope="module")
def empty() -> Atlas:
    """A build of AS_OF without areas; `state` fills it anew."""
    atlas = Atlas()
    start(atlas)
    atlas.connection.execute("DELETE FROM area")
    install_measures(atlas.connection)
    return atlas


def state(atlas: Atlas, kommunen: Kommunen) -> list[dict[str, Any]]:
    """Kommunen whose Stand, at the default thresholds, is the one stated; says them with key and size class."""
    for table in ("area", "area_kind", "status_evidence", "contact_need", "finding"):
        atlas.connection.execute(f"DELETE FROM {table}")
    rows = []
    for number, (status, kreis, kind, inhabitants, need) in enumerate(kommunen):
        area_id = f"{kreis}50{99 - number:02d}"
        add_area(atlas, area_id, "kommune", kind)
        atlas.connection.execute(
            "UPDATE area SET inhabitants = ?, size_class = ? WHERE area_id = ?",
            [inhabitants, size_class(inhabitants), area_id],
        )
        atlas.insert(
            "status_evidence",
            day=AS_OF,
            area_id=area_id,
            status_reported="aktiv" if status == "ruht_vermutlich" else status,
            confirmed_on=AS_OF,
            conflicting=False,
            last_meeting_on=AS_OF.replace(year=2020) if status == "ruht_vermutlich" else AS_OF,
            meetings_complete=True,
            nth_by_meeting=1,
            nth_by_report=1,
        )
        if need:
            atlas.insert("contact_need", area_id=area_id, need=need)
        rows.append(
            {
                "area_id": area_id,
                "status": status,
                "kreis_id": kreis,
                "kind": kind,
                "inhabitants": inhabitants,
                "need": need,
                "size_class": size_class(inhabitants),
            }
        )
    return rows


def gain_order(connection: duckdb.DuckDBPyConnection, *arguments: Any) -> list[tuple[Any, ...]]:
    """What the macro says of (by, per_kreis, per_kind, among)."""
    places = ", ".join("?" for _ in arguments)
    return connection.execute(
        f"SELECT {', '.join(PLACED)} FROM gain_order({places}) ORDER BY place", arguments
    ).fetchall()


def expected(kommunen: list[dict[str, Any]], *arguments: Any) -> list[tuple[Any, ...]]:
    """What the twin says."""
    return [tuple(each[name] for name in PLACED) for each in twin.gain_order(kommunen, *arguments)]


# ───────────────────────── the order of gain ─────────────────────────


@given(
    kommunen=KOMMUNEN,
    by=st.sampled_from(ORDERS),
    per_kreis=QUOTA,
    per_kind=QUOTA,
    among=st.none() | st.sets(st.integers(0, 11)),
)
@settings(max_examples=examples(60), deadline=None)
def test_the_order_of_gain_is_that_of_the_greedy_twin(
    empty: Atlas, kommunen: Kommunen, by: str, per_kreis: int | None, per_kind: int | None, among: set[int] | None
) -> None:
    rows = state(empty, kommunen)
    chosen = None if among is None else [each["area_id"] for place, each in enumerate(rows) if place in among]
    assert gain_order(empty.connection, by, per_kreis, per_kind, chosen) == expected(
        rows, by, per_kreis, per_kind, chosen
    )


@pytest.mark.parametrize("by", ORDERS)
@pytest.mark.parametrize(("per_kreis", "per_kind"), [(None, None), (1, None), (None, 15), (2, 7), (0, 3)])
def test_of_the_embedded_data_every_order_is_that_of_the_twin(
    built: duckdb.DuckDBPyConnection,
    of_demo: list[dict[str, Any]],
    by: str,
    per_kreis: int | None,
    per_kind: int | None,
) -> None:
    rows = gain_order(built, by, per_kreis, per_kind, None)
    assert rows == expected(of_demo, by, per_kreis, per_kind)
    if per_kreis is None and per_kind is None:
        assert len(rows) + sum(each["status"] == "aktiv" for each in of_demo) == 170


def test_equality_goes_to_the_kreis_that_has_least_and_comes_back_when_others_have_caught_up(empty: Atlas) -> None:
    """A Kreis of four with one body, one of two without, a kreisfreie Stadt without: 0 %, 0 %, 25 %, then 50 % each."""
    state(
        empty,
        [
            ("aktiv", "07131", "verbandsgemeinde", 60_000, None),
            *(("kein_gremium", "07131", "verbandsgemeinde", people, None) for people in (30_000, 20_000, 10_000)),
            *(("unklar", "07132", "verbandsgemeinde", people, None) for people in (9_000, 8_000)),
            ("ruhend", "07111", "kreisfreie_stadt", 7_000, None),
        ],
    )
    order = [(row[3], row[5]) for row in gain_order(empty.connection, "equality")]
    assert order == [
        ("07132", 9_000),
        ("07111", 7_000),
        ("07131", 30_000),
        ("07131", 20_000),
        ("07132", 8_000),
        ("07131", 10_000),
    ]


def test_a_kind_that_is_full_lets_the_next_of_its_kreis_move_up(empty: Atlas) -> None:
    state(
        empty,
        [
            ("kein_gremium", "07131", "verbandsgemeinde", 60_000, None),
            ("kein_gremium", "07132", "verbandsgemeinde", 50_000, None),
            ("kein_gremium", "07132", "verbandsfreie_gemeinde", 10_000, None),
        ],
    )
    rows = gain_order(empty.connection, "inhabitants", 1, 1)
    assert [row[5] for row in rows] == [60_000, 10_000]
    assert [row[-2:] for row in rows] == [(1, 60_000), (2, 70_000)]


@given(kommunen=KOMMUNEN.filter(bool), quota=st.sampled_from(("none", "kreis", "kind")), percent=st.integers(1, 100))
@settings(max_examples=examples(25), deadline=None)
def test_no_smaller_choice_reaches_as_many_inhabitants(
    empty: Atlas, kommunen: Kommunen, quota: str, percent: int
) -> None:
    """The reverse question: without a quota, and with one of the two, the first places are a smallest choice; all others are tried."""
    rows = state(empty, kommunen)
    limits = {"kreis_id": 2 if quota == "kreis" else None, "kind": 2 if quota == "kind" else None}
    target = percent / 100 * sum(each["inhabitants"] for each in rows)
    covered = sum(each["inhabitants"] for each in rows if each["status"] == "aktiv")
    order = gain_order(empty.connection, "inhabitants", *limits.values())
    needed = 0 if covered >= target else next((row[0] for row in order if row[-1] >= target), None)
    assert needed == _smallest(rows, limits, target - covered)


def _smallest(rows: list[dict[str, Any]], limits: dict[str, int | None], missing: float) -> int | None:
    """How many new bodies are enough at least, of all choices that keep the quotas; None: none is enough."""
    without = [each for each in rows if each["status"] != "aktiv"]
    for count in range(len(without) + 1):
        for choice in combinations(without, count):
            kept = all(
                limit is None or sum(other[column] == each[column] for other in choice) <= limit
                for column, limit in limits.items()
                for each in choice
            )
            if kept and sum(each["inhabitants"] for each in choice) >= missing:
                return count
    return None


def test_nobody_is_placed_where_nobody_is_left(empty: Atlas) -> None:
    state(empty, [("aktiv", "07131", "verbandsgemeinde", 7_000, None)])
    assert gain_order(empty.connection) == []
    state(empty, [])
    assert gain_order(empty.connection, "equality", 1, 1) == []
    state(empty, [("unklar", "07131", "verbandsgemeinde", 7_000, None)])
    assert gain_order(empty.connection, "need", -1, None) == gain_order(empty.connection, "need", None, None, []) == []


def test_an_unknown_order_is_refused(empty: Atlas) -> None:
    state(empty, [("unklar", "07131", "verbandsgemeinde", 7_000, None)])
    with pytest.raises(duckdb.Error, match="gain_order: unknown order bedarf"):
        gain_order(empty.connection, "bedarf")


# ───────────────────────── what is settled, and the coverage after it ─────────────────────────


@pytest.fixture(scope="module")
def of_demo(built: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Every Kommune of the embedded data, from tables and `structure_shown` alone."""
    answer = built.execute("""
        SELECT area_id, status, area.kreis_id, area.kind, inhabitants, size_class, need
        FROM structure_shown() JOIN area USING (area_id) LEFT JOIN contact_need USING (area_id) WHERE level = 'kommune'
    """)
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def ends() -> dict[str, list[tuple[str, str]]]:
    """Measure → (kind, variant or "*") it settles, as declared."""
    return {
        each.measure: [(kind, "*") for kind in each.settles]
        + [(kind, variant) for kind, variant in (named.split("/") for named in each.settles_variants)]
        for each in catalog.measures()
    }


def what_if(
    connection: duckdb.DuckDBPyConnection, taken: dict[str, Collection[str]]
) -> dict[str, tuple[str, str, list[str], list[str], list[str]]]:
    """What the macro says: Kommune → the other columns."""
    lists = [list(taken.get(each.measure, ())) for each in catalog.measures()]
    return {area_id: tuple(row) for area_id, *row in connection.execute("FROM what_if(?, ?, ?, ?)", lists).fetchall()}


def coverage_after(
    connection: duckdb.DuckDBPyConnection, councils: Collection[str]
) -> dict[tuple[str, str], tuple[int, ...]]:
    """What the macro says: (grouping, group) → its numbers, without the label."""
    rows = connection.execute("FROM what_if_coverage(?)", [list(councils)]).fetchall()
    return {(grouping, group): tuple(numbers) for grouping, group, _, *numbers in rows}


@pytest.mark.parametrize("every", [1, 2, 5, 1000])
def test_of_the_embedded_data_every_answer_is_that_of_the_twin(
    built: duckdb.DuckDBPyConnection, of_demo: list[dict[str, Any]], every: int
) -> None:
    """All, every second, every fifth, one Kommune; the measures each begin at another one."""
    ids = [each["area_id"] for each in of_demo]
    taken: dict[str, Collection[str]] = {
        each.measure: ids[place::every] for place, each in enumerate(catalog.measures())
    }
    found = built.execute("SELECT area_id, kind, variant FROM finding").fetchall()
    statuses = {each["area_id"]: each["status"] for each in of_demo}
    assert what_if(built, taken) == twin.what_if(statuses, found, ends(), taken)
    assert coverage_after(built, taken["council"]) == twin.coverage(of_demo, taken["council"])


@given(kommunen=KOMMUNEN, chosen=st.sets(st.integers(0, 11)))
@settings(max_examples=examples(30), deadline=None)
def test_coverage_after_is_that_of_the_twin_and_never_less(empty: Atlas, kommunen: Kommunen, chosen: set[int]) -> None:
    rows = state(empty, kommunen)
    councils = [each["area_id"] for place, each in enumerate(rows) if place in chosen]
    after = coverage_after(empty.connection, [*councils, *councils, "07131", "gibt es nicht"])
    assert after == twin.coverage(rows, councils)
    for kommunen_in, active, active_after, unclear, unclear_after, *_ in after.values():
        assert active <= active_after <= kommunen_in
        assert unclear_after <= unclear
        assert active_after + unclear_after >= active + unclear


def test_every_group_has_its_name(built: duckdb.DuckDBPyConnection) -> None:
    labels = {
        (grouping, group): label
        for grouping, group, label in built.execute(
            'SELECT "grouping", group_id, label FROM what_if_coverage()'
        ).fetchall()
    }
    assert labels["land", "07"] == "Rheinland-Pfalz"
    assert labels["kreis", "07111"] == "Koblenz"
    assert labels["kind", "kreisfreie_stadt"] == "kreisfreie Städte"
    assert all(label == group for (grouping, group), label in labels.items() if grouping == "size_class")
    assert len([group for grouping, group in labels if grouping == "kreis"]) == 36


@pytest.mark.parametrize(
    "question",
    [
        "SELECT count(*) FROM what_if($all, $all, $all, $all) WHERE status_after = 'aktiv'",
        """SELECT sum(active_after) FROM what_if_coverage($all) WHERE "grouping" = 'size_class'""",
        "SELECT max(kommunen_active) FROM gain_order('equality', 170, 170, $all)",
    ],
)
def test_all_kommunen_at_once_are_answered_within_the_limits_of_a_web_process(
    embedded: PublishedFolder, tmp_path: Path, question: str
) -> None:
    current = embedded.current()
    assert current
    copy = shutil.copy(embedded.database(current), tmp_path)
    with duckdb.connect(copy, read_only=True, config=LIMITS) as connection:
        [(every,)] = connection.execute("SELECT list(area_id) FROM area WHERE level = 'kommune'").fetchall()
        assert connection.execute(question, {"all": every}).fetchall() == [(170,)]
