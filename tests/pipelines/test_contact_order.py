"""Whom to call first: the order of the contract against its dull twin, its edges, and the need that may be a reason for it."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any, Literal

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.register_build import size_class
from pipelines.comparison.contact_need import publish_contact_need
from pipelines.comparison.need_inputs import load
from pipelines.comparison.need_structure import publish_need_structure
from pipelines.store.versions import PublishedFolder
from tests.conftest import Atlas
from tests.examples import examples
from tests.oracle_comparison import midranks
from tests.oracle_contact_order import STEPS, contact_order
from tests.pipelines.comparison_atlas import CRIME, cities, open_region, rate, share, verbandsgemeinden
from tests.pipelines.registry_atlas import (
    AS_OF,
    CITY,
    OTHER_VG,
    RELEASE,
    VG,
    add_area,
    add_release,
    judge,
    report,
    start,
)

STATUSES = ("aktiv", "ruht_vermutlich", "ruhend", "aufgeloest", "in_planung", "kein_gremium", "unklar")
NEEDS = ("high", "middle", "low", "not_assigned", "unknown", None)
SOME_STEPS = [order for count in range(5) for order in permutations(STEPS, count)]
# as_of is 30.09.2026
CONTACTS = (
    None,
    date(2021, 1, 1),
    date(2024, 9, 29),
    date(2024, 9, 30),
    date(2025, 9, 29),
    date(2025, 9, 30),
    date(2026, 9, 30),
)
COLUMNS = (
    "place",
    "area_id",
    "status_rank",
    "status",
    "above_council_id",
    "need_rank",
    "need",
    "size_rank",
    "size_class",
    "contact_rank",
    "contact",
    "last_contact_on",
    "inhabitants",
)
KOMMUNE = {
    "status": "kein_gremium",
    "above_council_id": None,
    "need": None,
    "inhabitants": 12_000,
    "last_contact_on": None,
    "contacts_24m": 0,
}
KOMMUNEN = st.lists(
    st.fixed_dictionaries(
        {
            "status": st.sampled_from(STATUSES),
            "above_council_id": st.sampled_from((None, "g1")),
            "need": st.sampled_from(NEEDS),
            "inhabitants": st.sampled_from((7_000, 9_999, 10_000, 12_000, 19_999, 20_000, 60_000, 217_000)),
            "last_contact_on": st.sampled_from(CONTACTS),
            "contacts_24m": st.sampled_from((None, 0)),
        }
    ),
    max_size=12,
)


def state(atlas: Atlas, *kommunen: dict[str, Any]) -> list[dict[str, Any]]:
    """Kommunen with a Stand, a need and contacts; `structure_shown` gives what is stated here. Says them with key and size class."""
    atlas.connection.execute("""
        CREATE OR REPLACE TABLE stated (area_id TEXT, status TEXT, above_council_id TEXT, confirmed_on DATE, last_contact_on DATE,
                                        contacts_24m INTEGER, release_id TEXT);
        CREATE OR REPLACE MACRO structure_shown(months := 18, stale_months := 24) AS TABLE
        SELECT * REPLACE (CASE WHEN months < 18 AND status = 'aktiv' THEN 'ruht_vermutlich' WHEN stale_months < 24 THEN 'unklar'
                               ELSE status END AS status) FROM stated;
    """)
    rows = [
        {**KOMMUNE, **each, "area_id": f"0714350{number:02d}"}
        for number, each in enumerate(reversed(kommunen), start=1)
    ]
    for each in rows:
        each["size_class"] = size_class(each["inhabitants"])
        add_area(atlas, each["area_id"], "kommune", "verbandsgemeinde")
        atlas.connection.execute(
            "UPDATE area SET inhabitants = ?, size_class = ? WHERE area_id = ?",
            [each["inhabitants"], each["size_class"], each["area_id"]],
        )
        shown = ("area_id", "status", "above_council_id", "last_contact_on", "contacts_24m")
        atlas.insert("stated", **{name: each[name] for name in shown})
        if each["need"]:
            atlas.insert("contact_need", area_id=each["area_id"], need=each["need"])
    return rows[::-1]


def begin(atlas: Atlas) -> None:
    """A build of AS_OF without any area."""
    start(atlas)
    atlas.connection.execute("DELETE FROM area")


def order(connection: duckdb.DuckDBPyConnection, steps: Sequence[str] = STEPS) -> list[tuple[Any, ...]]:
    """What the macro says."""
    columns = ", ".join(COLUMNS)
    return connection.execute(
        f"SELECT {columns} FROM contact_order(steps := CAST(? AS TEXT[])) ORDER BY place", [list(steps)]
    ).fetchall()


def expected(rows: list[dict[str, Any]], steps: tuple[str, ...] = STEPS) -> list[tuple[Any, ...]]:
    """What the twin says."""
    return [tuple(each[name] for name in COLUMNS) for each in contact_order(rows, AS_OF, steps)]


@given(kommunen=KOMMUNEN, steps=st.sampled_from(SOME_STEPS))
@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_is_that_of_its_twin(kommunen: list[dict[str, Any]], steps: tuple[str, ...]) -> None:
    atlas = Atlas()
    begin(atlas)
    rows = state(atlas, *kommunen)
    assert order(atlas.connection, steps) == expected(rows, steps)
    atlas.connection.close()


def test_each_step_decides_in_its_order(atlas: Atlas) -> None:
    begin(atlas)
    rows = state(
        atlas,
        {"status": "kein_gremium", "need": "high"},
        {"status": "aufgeloest", "inhabitants": 20_000},
        {"status": "kein_gremium", "contacts_24m": 0},
        {"status": "kein_gremium", "last_contact_on": date(2024, 9, 29)},
        {"status": "kein_gremium", "contacts_24m": None},
        {"status": "kein_gremium", "last_contact_on": date(2024, 9, 30)},
        {"status": "kein_gremium", "last_contact_on": date(2025, 9, 30)},
        {"status": "kein_gremium", "need": "low", "inhabitants": 217_000},
        {"status": "ruht_vermutlich", "inhabitants": 12_001},
        {"status": "ruhend", "inhabitants": 12_000},
        {"status": "unklar", "need": "high", "inhabitants": 217_000},
        {"status": "kein_gremium", "above_council_id": "g1", "need": "high", "inhabitants": 217_000},
        {"status": "in_planung", "need": "high", "inhabitants": 217_000},
        {"status": "aktiv", "need": "high", "inhabitants": 217_000},
    )
    assert [row[1] for row in order(atlas.connection)] == [each["area_id"] for each in rows[:-1]]
    contacts = [row[COLUMNS.index("contact")] for row in order(atlas.connection)[2:7]]
    assert contacts == ["never", "over_24_months", "unknown", "12_to_24_months", "under_12_months"]


def test_equal_in_every_step_the_larger_and_then_the_lower_key_comes_first(atlas: Atlas) -> None:
    begin(atlas)
    state(atlas, {"inhabitants": 12_000}, {"inhabitants": 12_001}, {"inhabitants": 12_000})
    assert [row[1] for row in order(atlas.connection)] == ["071435002", "071435001", "071435003"]


def test_thresholds_reach_the_stand(atlas: Atlas) -> None:
    begin(atlas)
    state(atlas, {"status": "aktiv"}, {"status": "ruhend"})
    assert atlas.rows("SELECT status FROM contact_order()") == [("ruhend",)]
    assert sorted(atlas.rows("SELECT status FROM contact_order(stale_months := 12)")) == [("unklar",), ("unklar",)]


@pytest.mark.parametrize(
    ("complete", "contacts"), [(True, ["never", "over_24_months"]), (False, ["over_24_months", "unknown"])]
)
def test_no_contact_is_known_only_where_the_list_is_complete(atlas: Atlas, complete: bool, contacts: list[str]) -> None:
    """With an incomplete list of contacts, or none, the Kommune without a row is unknown, and comes after the one long not spoken to."""
    start(atlas, complete=complete)
    for area_id in (VG, OTHER_VG):
        report(atlas, area_id, "kein_gremium", date(2026, 6, 1))
    atlas.insert("contact", area_id=VG, kind="beratung", held_on=date(2023, 1, 1), release_id=RELEASE)
    judge(atlas)
    rows = atlas.rows("SELECT status, contact, area_id FROM contact_order() ORDER BY place")
    assert [contact for status, contact, _ in rows if status == "kein_gremium"] == contacts
    assert rows[-1] == ("unklar", "unknown", CITY)


def test_nobody_is_called_where_nothing_is_judged(atlas: Atlas) -> None:
    begin(atlas)
    assert atlas.rows("SELECT * FROM contact_order()") == []


def test_an_unknown_step_is_refused(atlas: Atlas) -> None:
    begin(atlas)
    state(atlas, {})
    with pytest.raises(duckdb.Error, match="contact_order: unknown step einwohner"):
        order(atlas.connection, ["status", "einwohner"])


def test_nothing_known_of_anybody_is_ordered_by_size(atlas: Atlas) -> None:
    """Without a registry every Stand, need and contact is unknown, and nobody is said to have no body."""
    begin(atlas)
    unknown = {"status": "unklar", "contacts_24m": None}
    state(
        atlas, {**unknown, "inhabitants": 9_999}, {**unknown, "inhabitants": 30_000}, {**unknown, "inhabitants": 12_000}
    )
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in order(atlas.connection)]
    assert [row["inhabitants"] for row in rows] == [30_000, 12_000, 9_999]
    assert {(row["status"], row["need"], row["contact"]) for row in rows} == {("unklar", "unknown", "unknown")}


@pytest.fixture(scope="module")
def of_demo(built: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Every Kommune of the embedded data, from tables and `structure_shown` alone."""
    answer = built.execute("""
        SELECT area_id, status, above_council_id, need, inhabitants, size_class, last_contact_on, contacts_24m
        FROM structure_shown() JOIN area USING (area_id) LEFT JOIN contact_need USING (area_id) WHERE level = 'kommune'
    """)
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@pytest.mark.parametrize("steps", list(permutations(STEPS)), ids=" ".join)
def test_of_the_embedded_data_every_order_is_that_of_the_twin(
    built: duckdb.DuckDBPyConnection, of_demo: list[dict[str, Any]], steps: tuple[str, ...]
) -> None:
    rows = order(built, steps)
    assert rows == expected(of_demo, steps)
    assert len(rows) + sum(each["status"] == "aktiv" for each in of_demo) == 170


# ───────────────────────── need as a reason ─────────────────────────

INPUTS = load().of("need")
SURVEYED = [each.indicator_id for each in INPUTS if each.indicator_id != CRIME]
INVENTED_CRIME = """
    level = 'kommune' AND indicator_id IN (SELECT indicator_id FROM indicator WHERE pks_key IS NOT NULL)
    AND release_id IN (SELECT release_id FROM release JOIN source USING (source_id) WHERE synthetic)
"""
CHANGES = {
    "other figures": f"UPDATE observation SET value = hash(area_id) % 15000 WHERE {INVENTED_CRIME}",
    "the other way round": f"UPDATE observation SET value = 100000 - value WHERE {INVENTED_CRIME}",
    "suppressed": f"UPDATE observation SET value = NULL, status = 'suppressed' WHERE {INVENTED_CRIME}",
    "never delivered": f"DELETE FROM observation WHERE {INVENTED_CRIME}",
}


def ask_and_count(atlas: Atlas, *, demo: bool, crime_invented: bool, surveys_invented: bool) -> dict[str, str]:
    """Twelve Verbandsgemeinden and twelve kreisfreie Städte without a body, each with own crime and five survey figures, the first of each
    kind with three. Crime of the Städte is official; nothing is known of anybody's structure. Says the kind of each."""
    open_region(atlas)
    atlas.connection.execute("UPDATE build SET demo = ?", [demo])
    atlas.connection.execute("UPDATE indicator SET pks_key = '------' WHERE indicator_id = ?", [CRIME])
    for release_id, synthetic in (("pks", False), ("police", crime_invented), ("asked", surveys_invented)):
        add_release(atlas, release_id, synthetic=synthetic)
    kinds = dict.fromkeys(verbandsgemeinden(atlas, 12), "verbandsgemeinde")
    kinds |= dict.fromkeys((f"{city}0000" for city in cities(atlas, 12)), "kreisfreie_stadt")
    drawn = random.Random(5)
    for number, (area_id, kind) in enumerate(kinds.items()):
        atlas.add_structure(
            area_id=area_id,
            status_reported="kein_gremium",
            confirmed_on=date(2026, 6, 1),
            conflicting=False,
            part_councils=0,
            release_id=RELEASE,
        )
        whose = "police" if kind == "verbandsgemeinde" else "pks"
        rate(atlas, area_id, 2024, drawn.randint(100, 3000), release_id=whose)
        worry = drawn.uniform(10, 50)
        for indicator in SURVEYED[: 3 if number % 12 == 0 else None]:
            percent = worry + drawn.uniform(-9, 25)
            safe = 100 - percent if indicator.startswith("sicher") else percent
            share(atlas, area_id, 2024, safe, 900, indicator, release_id="asked")
    judge_need(atlas.connection)
    return kinds


def judge_need(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The steps of the build under test, again if something changed; the need of each Kommune."""
    for table in (
        "need_structure",
        "need_structure_input",
        "need_structure_rule",
        "need_structure_value",
        "contact_need",
    ):
        connection.execute(f"DELETE FROM {table}")
    publish_need_structure(connection)
    publish_contact_need(connection)
    return dict(connection.execute("SELECT area_id, need FROM contact_need").fetchall())


def real_values(atlas: Atlas, kinds: dict[str, str], *, demo: bool) -> dict[tuple[str, str], tuple[float, float]]:
    """Dull twin of what may count: (Kommune, input) → value and standard error, more meaning more need, of the inputs that are real to the
    whole kind."""
    invented = dict(
        atlas.rows("SELECT release_id, synthetic FROM release JOIN source ON source.source_id = release.source_id")
    )
    rows = atlas.rows("SELECT area_id, indicator_id, value, low, high, release_id FROM observation")
    out = {
        (kinds[area], name) for area, name, *_, release in rows if invented.get(release) and (name == CRIME or not demo)
    }
    sign = {each.indicator_id: 1 if each.direction == "higher" else -1 for each in INPUTS}
    return {
        (area, name): (sign[name] * value, (high - low) / 2 / 1.959964)
        for area, name, value, low, high, _ in rows
        if (kinds[area], name) not in out
    }


def thirds(
    values: dict[tuple[str, str], float], kinds: dict[str, str], weights: dict[str, float]
) -> dict[str, Literal["low", "middle", "high"]]:
    """Dull twin: where each Kommune lies that knows four of the six inputs, if seven others of its kind do."""
    answer: dict[str, Literal["low", "middle", "high"]] = {}
    for kind in set(kinds.values()):
        known: dict[str, dict[str, float]] = {area: {} for area in kinds if kinds[area] == kind}
        for name in weights:
            asked = [area for area in known if (area, name) in values]
            for area, percentile in zip(asked, midranks([values[area, name] for area in asked]), strict=True):
                known[area][name] = percentile or 0.0
        placed = [area for area, inputs in known.items() if len(inputs) >= 4]
        means = [
            sum(weights[name] * known[area][name] for name in known[area]) / sum(weights[name] for name in known[area])
            for area in placed
        ]
        for area, percentile in zip(placed, midranks([round(mean, 12) for mean in means]), strict=True):
            third = 3 * (percentile or 0.0)
            if len(placed) >= 8:
                answer[area] = "low" if third <= 1 else "middle" if third <= 2 else "high"
    return answer


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("crime_invented", [False, True])
@pytest.mark.parametrize("surveys_invented", [False, True])
def test_the_need_is_that_of_its_twin_over_what_is_real(
    atlas: Atlas, demo: bool, crime_invented: bool, surveys_invented: bool
) -> None:
    """Third and certainty. Where the twin's own chance puts the share of agreeing variants near one half, either answer is right."""
    kinds = ask_and_count(atlas, demo=demo, crime_invented=crime_invented, surveys_invented=surveys_invented)
    values = real_values(atlas, kinds, demo=demo)
    names = [each.indicator_id for each in INPUTS]
    default = thirds({key: value for key, (value, _) in values.items()}, kinds, dict.fromkeys(names, 1.0))
    chance, agreeing, variants = random.Random(7), Counter[str](), 200
    for _ in range(variants):
        weights = {name: chance.gammavariate(30 / len(names), 1) for name in names}
        left_out = chance.choice([*names, ""])
        weights |= {left_out: 0.0} if left_out else {}
        drawn = {key: chance.gauss(value, error) for key, (value, error) in values.items()}
        agreeing.update(area for area, third in thirds(drawn, kinds, weights).items() if third == default[area])
    need = judge_need(atlas.connection)
    assert need.keys() == kinds.keys()
    for area in kinds:
        share_of_variants, third = agreeing[area] / variants, default.get(area)
        if third is None:
            assert need[area] == "unknown"
        elif abs(share_of_variants - 0.5) > 0.12:
            assert need[area] == (third if share_of_variants > 0.5 else "not_assigned")
        else:
            assert need[area] in {third, "not_assigned"}
    assert bool(default) == (demo or not surveys_invented)
    if default:
        expected_needs = {"low", "middle", "high", "not_assigned"} | ({"unknown"} if crime_invented else set())
        assert set(need.values()) == expected_needs


def test_the_need_is_known_where_nothing_is_known_of_the_structure(atlas: Atlas) -> None:
    ask_and_count(atlas, demo=False, crime_invented=False, surveys_invented=False)
    assert atlas.rows("SELECT DISTINCT structure_class, certainty, assigned FROM need_structure") == [
        (None, None, False)
    ]
    assert atlas.rows("SELECT count(*) FROM contact_need WHERE need IN ('low', 'middle', 'high')")[0][0] > 12
    differs = "(['low', 'middle', 'high'])[need_class] <> need AND need <> 'not_assigned'"
    assert atlas.rows(f"SELECT area_id FROM contact_need JOIN need_structure USING (area_id) WHERE {differs}") == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_whatever_invented_crime_says_nobody_moves(atlas: Atlas, change: str) -> None:
    kinds = ask_and_count(atlas, demo=True, crime_invented=True, surveys_invented=True)
    before, places = judge_need(atlas.connection), order(atlas.connection)
    assert len(places) == len(kinds)
    with_crime = atlas.rows("SELECT area_id, need_percentile FROM need_structure ORDER BY area_id")
    atlas.connection.execute(change)
    assert judge_need(atlas.connection) == before
    assert order(atlas.connection) == places
    assert atlas.rows("SELECT area_id, need_percentile FROM need_structure ORDER BY area_id") != with_crime


def test_official_crime_is_a_reason(atlas: Atlas) -> None:
    ask_and_count(atlas, demo=True, crime_invented=True, surveys_invented=True)
    before = judge_need(atlas.connection)
    atlas.connection.execute("UPDATE observation SET value = 100000 - value WHERE release_id = 'pks'")
    after = judge_need(atlas.connection)
    assert {area[:3] for area in after if after[area] != before[area]} == {"072"}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_whatever_invented_crime_says_nobody_of_the_embedded_data_moves(
    embedded: PublishedFolder, tmp_path: Path, change: str
) -> None:
    """Its registry and surveys are invented and say so; crime of the kreisfreie Städte is official."""
    current = embedded.current()
    assert current
    copy = shutil.copy(embedded.database(current), tmp_path / "copy.duckdb")
    with duckdb.connect(str(copy)) as connection:
        published = dict(connection.execute("SELECT area_id, need FROM contact_need").fetchall())
        places = order(connection)
        assert judge_need(connection) == published
        connection.execute(change)
        assert judge_need(connection) == published
        assert order(connection) == places
        assert {"low", "middle", "high", "not_assigned", "unknown"} == set(published.values())
