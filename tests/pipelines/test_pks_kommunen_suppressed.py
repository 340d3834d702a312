"""Figures of Kommunen that are suppressed: the mark, what would give them away, and that nothing takes their place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import Register
from pipelines import catalog
from pipelines.build.publish import CHECKS
from pipelines.sources.pks.kreis_year import stored_year
from pipelines.sources.pks.offences import offences
from pipelines.sources.pks_kommunen.read import read
from pipelines.sources.pks_kommunen.suppression import Cell, Figures, given_away, hidden_by_gaps
from pipelines.store.judging import Others, Stored
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release, ReleaseStore
from tests.pipelines.crime import load_register, publish
from tests.pipelines.pks_files import reading_of
from tests.pipelines.test_judges import crime_2019, judged  # noqa: F401 (fixture)
from tests.pipelines.test_pks_kommunen import Row, changed, problems, workbook

ALTENKIRCHEN = ("071325003", "071325006", "071325007", "071325008", "071325009", "071325010")


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.mark.parametrize("mark", ["geheim", "Geheim", " GEHEIM "])
def test_the_mark_is_read_in_any_case(mark: str, register: Register, tmp_path: Path) -> None:
    content = workbook(tmp_path, [changed(cases=mark, cleared=mark), changed(key="899000", cases=9, cleared=mark)])
    table = read(reading_of(content, register, tmp_path, period="2020", suffix=".xlsx", source_id="pks_kommunen"))[
        "faelle"
    ]
    assert table[["cases", "cleared"]].values.tolist() == [["geheim", "geheim"], ["9", "geheim"]]


@pytest.mark.parametrize("text", ["x", ".", "*", "geh.", "gesperrt", "<3", "/"])
def test_another_mark_is_refused_and_the_right_one_named(text: str, register: Register, tmp_path: Path) -> None:
    [problem] = problems(tmp_path, register, [changed(cases=text, cleared="")])
    assert (problem.line, problem.column, problem.value) == (2, "Fälle", text)
    assert "„geheim“" in problem.cure


def test_cleared_cases_beside_suppressed_ones_are_refused(register: Register, tmp_path: Path) -> None:
    [problem] = problems(tmp_path, register, [changed(cases="geheim", cleared=3)])
    assert (problem.column, problem.value) == ("Aufgeklärt", "3")


def test_a_former_area_with_a_suppressed_part_is_secret() -> None:
    from pipelines.sources.pks_kommunen.former import _sum

    assert (_sum(["3", "4"]), _sum(["3", "geheim"])) == ("7", "geheim")


# ── what the published figures give away ──

KREIS, (A, B, C) = "07000", ("070000001", "070000002", "070000003")
WITHIN: dict[str, tuple[str, ...]] = {KREIS: (A, B, C)}
PARTS = [("whole", ("part", "other"))]


def figures(known: dict[Cell, int], *suppressed: Cell, within: dict[str, tuple[str, ...]] = WITHIN) -> Figures:
    return Figures(known, frozenset(suppressed), within, PARTS)


@pytest.mark.parametrize(
    ("known", "suppressed", "expected"),
    [
        # the case of the part lies in A or B, and the only case of the whole with it
        (
            {
                **{("other", area): 0 for area in (A, B, C, KREIS)},
                ("part", C): 0,
                ("part", KREIS): 1,
                ("whole", KREIS): 1,
            },
            [("whole", A), ("whole", B), ("whole", C), ("part", A), ("part", B)],
            [("whole", C)],
        ),
        # one alone is the rest, whether the Kreis is loaded or only published elsewhere
        ({("part", A): 3, ("part", B): 4, ("part", KREIS): 9}, [("part", C)], [("part", C)]),
        ({("part", A): 3, ("part", B): 4}, [("part", C)], [("part", C)]),
        # two share the rest, unless nothing is left
        ({("part", A): 3, ("part", KREIS): 9}, [("part", B), ("part", C)], []),
        ({("part", A): 3, ("part", KREIS): 3}, [("part", B), ("part", C)], [("part", B), ("part", C)]),
        # no case of the whole, none of the part
        (
            {("part", A): 3, ("part", KREIS): 9, ("whole", B): 0},
            [("part", B), ("part", C)],
            [("part", B), ("part", C)],
        ),
        # what excludes each other is added up: no room is left beside the known part
        (
            {("part", A): 3, ("part", KREIS): 9, ("whole", B): 4, ("other", B): 4},
            [("part", B), ("part", C)],
            [("part", B), ("part", C)],
        ),
        ({("part", A): 3, ("part", KREIS): 9, ("whole", B): 5, ("other", B): 4}, [("part", B), ("part", C)], []),
        # an area not delivered hides as well as a suppressed one
        ({("part", A): 3, ("part", KREIS): 9}, [("part", B)], []),
    ],
)
def test_what_follows_from_the_rest(known: dict[Cell, int], suppressed: list[Cell], expected: list[Cell]) -> None:
    assert given_away(figures(known, *suppressed)) == expected


def test_nothing_suppressed_gives_nothing_away_and_no_sum_hides_nothing() -> None:
    assert given_away(figures({("part", A): 3, ("part", KREIS): 9})) == []
    assert given_away(Figures({}, frozenset({("part", A)}), {})) == []


def test_what_only_gaps_hide() -> None:
    one = figures({("part", A): 3, ("part", KREIS): 9}, ("part", B))
    two = figures({("part", A): 3, ("part", KREIS): 9}, ("part", B), ("part", C))
    assert (hidden_by_gaps(one), hidden_by_gaps(two)) == ([("part", B)], [])


def test_a_verbandsgemeinde_is_the_sum_of_its_ortsgemeinden() -> None:
    villages = (f"{A}001", f"{A}002")
    within = {**WITHIN, A: villages}
    known = {("part", village): 2 for village in villages}
    suppressed = (("part", A), ("part", B))
    assert given_away(figures({**known, ("part", KREIS): 20}, *suppressed, within=within)) == [("part", A)]
    hidden = {("part", villages[0]): 2, ("part", KREIS): 20}
    assert given_away(figures(hidden, *suppressed, within=within)) == []


NUMBERS = st.integers(0, 2)
KEYS = ("whole", "part", "other")
CELLS = [(key, area) for key in KEYS for area in (A, B, C)]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[Cell, int], frozenset[Cell]]:
    """Figures that fit together, some of them suppressed; the two parts of the whole exclude each other."""
    numbers = {(key, area): draw(NUMBERS) for key in ("part", "other") for area in (A, B, C)}
    numbers |= {("whole", area): numbers["part", area] + numbers["other", area] + draw(NUMBERS) for area in (A, B, C)}
    suppressed = draw(st.frozensets(st.sampled_from(CELLS), min_size=1, max_size=5))
    totals = {(key, KREIS): sum(numbers[key, area] for area in (A, B, C)) for key in KEYS}
    return {**{cell: number for cell, number in numbers.items() if cell not in suppressed}, **totals}, suppressed


def possible(known: dict[Cell, int], suppressed: frozenset[Cell]) -> Iterator[dict[Cell, int]]:
    """Every way to fill in the suppressed figures, tried one by one."""
    hidden = sorted(suppressed)
    for filled in itertools.product(*(range(known[key, KREIS] + 1) for key, _ in hidden)):
        numbers = {**known, **dict(zip(hidden, filled, strict=True))}
        sums = all(sum(numbers[key, area] for area in (A, B, C)) == numbers[key, KREIS] for key in KEYS)
        if sums and all(numbers["part", area] + numbers["other", area] <= numbers["whole", area] for area in (A, B, C)):
            yield numbers


@settings(max_examples=150, deadline=None)
@given(worlds())
def test_given_away_is_what_has_one_possibility(world: tuple[dict[Cell, int], frozenset[Cell]]) -> None:
    known, suppressed = world
    ways = list(possible(known, suppressed))
    certain = sorted(cell for cell in suppressed if len({way[cell] for way in ways}) == 1)
    assert ways
    assert given_away(figures(known, *suppressed)) == certain


# ── the judge ──


def rows(*cells: tuple[str, str, str]) -> pd.DataFrame:
    table = [(line, area, "2019", key, cases, "") for line, (area, key, cases) in enumerate(cells, start=2)]
    return pd.DataFrame(table, columns=["line", "area_id", "year", "key", "cases", "cleared"])


def test_one_suppressed_figure_of_a_kreis_is_refused(register: Register, crime_2019: Others) -> None:  # noqa: F811
    one, two, *others = ALTENKIRCHEN
    told = [(area, "210000", "1") for area in others]
    alone = judged(
        "pks_kommunen", {"faelle": rows((one, "210000", "geheim"), (two, "210000", "1"), *told)}, register, crime_2019
    )
    assert [(each.line, each.column, each.value) for each in alone.problems] == [(2, "Fälle", "geheim")]
    assert "ergibt sich" in alone.problems[0].reason
    both = judged(
        "pks_kommunen",
        {"faelle": rows((one, "210000", "geheim"), (two, "210000", "geheim"), *told)},
        register,
        crime_2019,
    )
    assert (both.problems, both.questions) == ([], [])
    gap = judged("pks_kommunen", {"faelle": rows((one, "210000", "geheim"), *told)}, register, crime_2019)
    assert gap.problems == []
    assert [each.line for each in gap.questions] == [2]


@pytest.mark.parametrize(("violent", "refused"), [("13", [2, 5]), ("14", [])])
def test_a_figure_without_room_beside_what_excludes_it_is_refused(
    violent: str,
    refused: list[int],
    register: Register,
    crime_2019: Others,  # noqa: F811
) -> None:
    one, two, *_ = ALTENKIRCHEN
    told = [(area, "210000", "1") for area in ALTENKIRCHEN[2:]]
    table = rows(
        (one, "210000", "geheim"), (one, "222000", "13"), (one, "892000", violent), (two, "210000", "geheim"), *told
    )
    reading = judged("pks_kommunen", {"faelle": table}, register, crime_2019)
    assert [(each.line, each.value) for each in reading.problems] == [(line, "geheim") for line in refused]


def stored_delivery(period: str, *cells: tuple[str, str, str]) -> Stored:
    release = Release("pks_kommunen", period, "2019", Path(f"pks_kommunen_{period}_2019.xlsx"), "", 0)
    return Stored.of(release, {"faelle": rows(*cells)})


def test_a_later_delivery_may_give_away_what_an_older_one_hid(register: Register, crime_2019: Others) -> None:  # noqa: F811
    one, two, *rest = ALTENKIRCHEN
    told = [(area, "210000", "1") for area in rest]
    stored = stored_delivery("2018-2019", (one, "210000", "geheim"), (two, "210000", "geheim"), *told)
    newer = judged(
        "pks_kommunen", {"faelle": rows((two, "210000", "1"))}, register, Others([*crime_2019.of("pks"), stored])
    )
    assert [(each.line, each.value) for each in newer.problems] == [(None, "geheim")]
    assert "Betzdorf" in newer.problems[0].reason or "2019, 210000" in newer.problems[0].reason


def test_a_delivery_that_is_replaced_protects_nothing(register: Register, crime_2019: Others) -> None:  # noqa: F811
    one, two, *rest = ALTENKIRCHEN
    told = [(area, "210000", "1") for area in rest]
    replaced = stored_delivery("2019", (one, "210000", "geheim"), (two, "210000", "geheim"), *told)
    newer = {"faelle": rows((one, "210000", "geheim"), *told)}
    alone = judged("pks_kommunen", newer, register, crime_2019)
    beside = judged("pks_kommunen", newer, register, Others([*crime_2019.of("pks"), replaced]))
    assert [(each.line, each.reason) for each in beside.questions] == [
        (each.line, each.reason) for each in alone.questions
    ]
    assert [each.line for each in beside.questions] == [2]


def test_what_a_replaced_delivery_protected_elsewhere_is_asked_about(register: Register, crime_2019: Others) -> None:  # noqa: F811
    one, two, *rest = ALTENKIRCHEN
    kept = stored_delivery("2018-2019", (one, "210000", "geheim"), *((area, "210000", "1") for area in rest))
    replaced = stored_delivery("2019", (two, "210000", "geheim"))
    newer = {"faelle": rows(("071435002", "210000", "1"))}
    reading = judged("pks_kommunen", newer, register, Others([*crime_2019.of("pks"), kept, replaced]))
    assert [(each.line, each.value) for each in reading.questions] == [(None, "geheim")]


def test_parts_that_exclude_each_other_fit_into_their_whole_in_every_stored_table(register: Register) -> None:
    checked = 0
    for release in ReleaseStore().newest("pks"):
        stored = Stored.of(release, reader_of(catalog.sources()["pks"])(Reading(release, register, date(2026, 11, 29))))
        year = stored_year(stored)
        assert year
        for whole, parts in offences().contained:
            for kreis, figure in year.by_key.get(whole, {}).items():
                together = [year.by_key[part][kreis] for part in parts if kreis in year.by_key.get(part, {})]
                assert sum(each.cases for each in together) <= figure.cases, (year.year, whole, parts, kreis)
                assert sum(each.cleared for each in together) <= figure.cleared, (year.year, whole, parts, kreis)
                checked += len(together) > 1
    assert checked > 1000


# ── published ──


@pytest.fixture(scope="module")
def database(register: Register, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """Crime of 2020, and one delivery with suppressed figures in one Kreis and in one Verbandsgemeinde."""
    folder = tmp_path_factory.mktemp("store")
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    for release in ReleaseStore().all():
        wanted = release.source_id in {"bevoelkerung", "regionalatlas", "gemeindeverzeichnis"}
        if wanted or (release.source_id, release.period) == ("pks", "2020"):
            (folder / "file.csv").write_bytes(release.read_bytes())
            store.add(release.source_id, folder / "file.csv", release.period, release.published)
    delivered: list[Row] = [
        changed(cases="geheim", cleared="geheim", remark="Auskunft vom 12.03.2025."),
        changed(ars="071435007", area="", cases="geheim", cleared=""),
        changed(ars="071435001", area="", cases=900, cleared="geheim"),
    ]
    (folder / "faelle.xlsx").write_bytes(workbook(folder, delivered))
    store.add("pks_kommunen", folder / "faelle.xlsx", "2020", "2021-05-01")
    return publish(register, store)[0]


def shown(database: duckdb.DuckDBPyConnection, indicator: str, area: str) -> tuple[object, ...]:
    sql = """SELECT status, value, low, high, numerator, denominator, from_area_id, note FROM observation_shown
             WHERE indicator_id = ? AND area_id = ? AND period = 2020"""
    [row] = database.execute(sql, [indicator, area]).fetchall()
    return row


def test_a_suppressed_figure_has_no_number_and_inherits_none(database: duckdb.DuckDBPyConnection) -> None:
    nothing = (None,) * 5
    note = "Mitgeteilt, aber geheim gehalten. Auskunft vom 12.03.2025."
    assert shown(database, "straftaten_insgesamt", "071435002") == ("suppressed", *nothing, "071435002", note)
    assert shown(database, "aufklaerungsquote", "071435002") == ("suppressed", *nothing, "071435002", note)
    # nor do the Ortsgemeinden take the value of the Kreis
    assert shown(database, "straftaten_insgesamt", "071435002204") == ("suppressed", *nothing, "071435002", note)
    assert shown(database, "raub", "071435002")[0] == "inherited"


def test_suppressed_cleared_cases_hide_the_quota_alone(database: duckdb.DuckDBPyConnection) -> None:
    assert shown(database, "straftaten_insgesamt", "071435001")[::4] == ("ok", 900)
    assert shown(database, "aufklaerungsquote", "071435001")[:2] == ("suppressed", None)


def test_the_check_finds_what_is_given_away(database: duckdb.DuckDBPyConnection) -> None:
    claim = (CHECKS / "pks_geheimes_nicht_durch_abziehen.sql").read_text(encoding="utf-8")
    assert database.execute(claim).fetchall() == []
    database.execute("BEGIN")
    database.execute("""INSERT INTO observation (indicator_id, period, level, area_id, value, status, release_id)
        SELECT 'straftaten_insgesamt', 2020, 'kommune', area_id, 1, 'ok', 'x' FROM area
        WHERE level = 'kommune' AND kreis_id = '07143' AND area_id NOT IN ('071435001', '071435002', '071435007')""")
    assert database.execute(claim).fetchall() == []
    database.execute("UPDATE observation SET value = 1, status = 'ok' WHERE area_id = '071435007'")
    assert database.execute(claim).fetchall() == [("straftaten_insgesamt", 2020, "07143", "nur eine Zahl fehlt")]
    database.execute("ROLLBACK")
