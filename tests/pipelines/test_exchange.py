"""Who has solved what and whom to ask: edges of the rules, the dull twins on the embedded data, and the words."""

from __future__ import annotations

import random
import string
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import catalog
from pipelines.build import describe, publish
from pipelines.exchange import publish_exchange, solutions
from pipelines.exchange.declared import exchange, in_words, solution_kinds
from pipelines.exchange.distances import great_circles
from pipelines.exchange.solutions import FACTS
from tests import oracle_exchange
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.registry_atlas import (
    CITY,
    OTHER_VG,
    RELEASE,
    VG,
    add_area,
    add_body,
    add_release,
    judge,
    report,
    start,
)

SOLVABLE = [each for each in solution_kinds() if each.rule]
RESULTS = ("solution", "exchange", "roundtable", "roundtable_member", "roundtable_outside")
TABLES = (
    "finding",
    "area",
    "council",
    "council_status",
    "council_meeting",
    "analysis",
    "qualification",
    "project",
)
# as_of is 30.09.2026
MET = date(2025, 9, 30)
REPORTED = date(2026, 6, 1)


def run(atlas: Atlas) -> None:
    """Judge the registry as the build does, find occasions and publish the exchange."""
    judge(atlas)
    describe.install_findings(atlas.connection)
    describe.publish_findings(atlas.connection)
    publish_exchange(atlas.connection)


def solutions_of(atlas: Atlas, *kinds: str) -> list[list[dict[str, Any]]]:
    """What the rules of some kinds say, as if nobody had a finding: the rows of `solution` of each."""
    judge(atlas)
    atlas.connection.execute(FACTS.read_text(encoding="utf-8"))
    declared = {each.kind: each for each in SOLVABLE}
    return [solutions.solved(atlas.connection, declared[kind]) for kind in kinds]


def solved(atlas: Atlas, kind: str) -> dict[str, tuple[Any, ...]]:
    """area_id → (variant, value, value_date) of a kind."""
    [rows] = solutions_of(atlas, kind)
    return {row["area_id"]: (row["variant"], row["value"], row["value_date"]) for row in rows}


def body(atlas: Atlas, area_id: str, *meetings: date, status: str = "aktiv", **columns: Any) -> None:
    """A body of one area, reported and with its meetings."""
    add_body(atlas, f"K{area_id}", area_id, **columns)
    report(atlas, f"K{area_id}", status, REPORTED)
    for day in meetings:
        atlas.insert("council_meeting", council_id=f"K{area_id}", held_on=day, release_id=RELEASE)


@pytest.fixture
def small(atlas: Atlas) -> Atlas:
    """A Landkreis with two Verbandsgemeinden and a kreisfreie Stadt, nothing known of any."""
    start(atlas)
    add_release(atlas, RELEASE, synthetic=False)
    return atlas


# ───────────────────────── rules ─────────────────────────


def test_nothing_known_is_nothing_solved(small: Atlas) -> None:
    run(small)
    assert {table: small.rows(f"SELECT * FROM {table}") for table in RESULTS[:4]} == {
        table: [] for table in RESULTS[:4]
    }
    outside = small.rows("SELECT * FROM roundtable_outside WHERE kind = 'G3' ORDER BY area_id")
    assert outside == [("G3", area_id, None, "nobody_in_reach") for area_id in sorted((CITY, VG, OTHER_VG))]


@pytest.mark.parametrize(("met", "counts"), [(MET, True), (date(2025, 9, 29), False)])
def test_a_body_works_that_met_within_twelve_months(small: Atlas, met: date, counts: bool) -> None:
    body(small, VG, met)
    for rows in solutions_of(small, "G1", "G2", "G3"):
        assert [(row["area_id"], row["variant"], row["value_date"]) for row in rows] == [(VG, "arbeitet", met)] * counts


def test_a_body_of_which_reports_disagree_helps_nobody(small: Atlas) -> None:
    body(small, VG, MET)
    report(small, f"K{VG}", "ruhend", REPORTED, source="Presse")
    body(small, CITY, MET)
    assert set(solved(small, "G1")) == {CITY}


@pytest.mark.parametrize(
    ("founded", "variant"), [(date(2021, 9, 30), "gegruendet"), (date(2021, 9, 29), "arbeitet"), (None, "arbeitet")]
)
def test_a_founding_counts_for_five_years(small: Atlas, founded: date | None, variant: str) -> None:
    body(small, VG, MET, founded_on=founded)
    assert solved(small, "G1")[VG][0] == variant


@pytest.mark.parametrize(
    ("pause", "again", "variant"),
    [
        ("ruhend", date(2022, 1, 1), "wieder_aktiv"),
        ("aufgeloest", date(2021, 9, 30), "wieder_aktiv"),
        ("ruhend", date(2021, 9, 29), "arbeitet"),
        ("unklar", date(2022, 1, 1), "arbeitet"),
    ],
)
def test_a_pause_is_one_that_was_reported(small: Atlas, pause: str, again: date, variant: str) -> None:
    body(small, VG, MET)
    report(small, f"K{VG}", pause, date(2020, 1, 1))
    report(small, f"K{VG}", "aktiv", again)
    assert solved(small, "G2")[VG] == (variant, None, again if variant == "wieder_aktiv" else MET)


def test_who_meets_in_each_of_three_years_is_steady(small: Atlas) -> None:
    body(small, VG, date(2023, 10, 1), date(2025, 9, 30), date(2026, 9, 30))
    body(small, CITY, date(2023, 9, 30), date(2025, 9, 30), date(2026, 9, 30))
    assert solved(small, "G2") == {VG: ("stetig", 3.0, date(2026, 9, 30)), CITY: ("arbeitet", None, date(2026, 9, 30))}


@pytest.mark.parametrize(
    ("earlier", "variant"),
    [
        ([date(2020, 1, 1)], "geklaert"),
        ([date(2022, 6, 1), date(2024, 1, 1)], "arbeitet"),
        ([], "arbeitet"),
    ],
)
def test_a_stand_was_unclear_only_where_a_report_left_it_open(small: Atlas, earlier: list[date], variant: str) -> None:
    """Judged are the ends of the years 2023 to 2025; a report counts for two years."""
    body(small, VG, MET)
    for day in earlier:
        report(small, f"K{VG}", "aktiv", day)
    assert solved(small, "G3")[VG][0] == variant


@pytest.mark.parametrize(("level", "variant"), [(2, None), (3, "mitarbeit"), (4, "mitentscheidung"), (None, None)])
def test_participation_begins_where_citizens_work_along(small: Atlas, level: int | None, variant: str | None) -> None:
    body(small, VG, MET, participation_level=level)
    assert solved(small, "G4") == ({VG: (variant, level, REPORTED)} if variant else {})


@pytest.mark.parametrize(("fte", "variant"), [(0.5, None), (0.6, "mit_stelle"), (1.0, "mit_stelle"), (None, None)])
def test_half_a_post_is_still_a_finding(small: Atlas, fte: float | None, variant: str | None) -> None:
    body(small, VG, MET, fte=fte)
    assert solved(small, "G7") == ({VG: (variant, fte, REPORTED)} if variant else {})


def test_persons_are_dated_by_the_last_year_in_which_any_are_listed(small: Atlas) -> None:
    for year, persons in ((2021, 1), (2023, 2), (2025, 0)):
        small.insert("qualification", area_id=VG, kind="beccaria", persons=persons, year=year, release_id=RELEASE)
    assert solved(small, "G6") == {VG: ("mehrere", 3.0, date(2023, 1, 1))}


def test_an_analysis_stands_before_a_newer_survey(small: Atlas) -> None:
    for kind, day in (("insiko", date(2023, 9, 30)), ("befragung", date(2026, 1, 1))):
        small.insert("analysis", area_id=VG, kind=kind, completed_on=day, release_id=RELEASE)
    small.insert("analysis", area_id=CITY, kind="insiko", completed_on=date(2023, 9, 29), release_id=RELEASE)
    assert solved(small, "G5") == {VG: ("analyse", None, date(2023, 9, 30))}


@pytest.mark.parametrize(
    ("founded", "verified", "counts"),
    [(date(2019, 1, 1), True, True), (date(2018, 12, 31), True, False), (date(2019, 1, 1), False, False)],
)
def test_a_body_is_that_of_todays_kommune_only_after_a_merger_that_is_proven(
    atlas: Atlas, founded: date, verified: bool, counts: bool
) -> None:
    start(atlas)
    add_area(atlas, "071435003", "kommune", "verbandsgemeinde", exists_since=date(2019, 1, 1), exists_verified=verified)
    body(atlas, "071435003", MET, founded_on=date(1999, 1, 1), reconstituted_on=founded)
    assert solved(atlas, "G13") == ({"071435003": ("neu_konstituiert", None, founded)} if counts else {})


@pytest.mark.parametrize(
    ("attendance", "forms", "found"),
    [
        (True, ["umfrage"], ("sitzung_und_formen", 1)),
        (True, [], ("sitzung", None)),
        (None, ["umfrage", "meldeportal"], ("formen", 2)),
        (False, ["umfrage"], ("formen", 1)),
        (None, None, None),
    ],
)
def test_digital_participation_is_either_of_two(
    small: Atlas, attendance: bool | None, forms: list[str] | None, found: tuple[str, int | None] | None
) -> None:
    body(small, VG, MET, digital_attendance=attendance, digital_forms=forms)
    assert solved(small, "G15") == ({VG: (*found, REPORTED)} if found else {})


@pytest.mark.parametrize("synthetic", [True, False])
def test_what_is_invented_says_so(atlas: Atlas, synthetic: bool) -> None:
    start(atlas)
    add_release(atlas, RELEASE, synthetic=synthetic)
    body(atlas, VG, MET)
    [[row]] = solutions_of(atlas, "G1")
    assert row["synthetic"] is synthetic


# ───────────────────────── whom to ask ─────────────────────────

CANDIDATES = st.lists(
    st.tuples(
        st.sampled_from(("verbandsgemeinde", "kreisfreie_stadt")),
        st.sampled_from(("klein", "groß")),
        st.sampled_from((1, 2)),
        st.sampled_from((0.0, 9.5, 20.0, 20.1, 40.0, 59.9, 60.0, 60.1, 150.0)),
        st.booleans(),
    ),
    max_size=12,
)


@settings(max_examples=examples(30), deadline=None)
@given(CANDIDATES)
def test_partners_stand_in_the_order_of_the_twin(candidates: list[tuple[str, str, int, float, bool]]) -> None:
    from pipelines.exchange.partners import publish_partners

    atlas = Atlas()
    atlas.connection.execute("CREATE TEMP TABLE distance (area_id TEXT, other_id TEXT, distance_km DOUBLE)")
    add_area(atlas, VG, "kommune", "verbandsgemeinde")
    add_area(atlas, CITY, "kommune", "kreisfreie_stadt")
    atlas.connection.execute("UPDATE area SET size_class = 'klein'")
    atlas.connection.execute("DELETE FROM area WHERE area_id = ?", [CITY])
    ways = next(each for each in SOLVABLE if each.kind == "G4").variant
    for position, way in enumerate(ways, start=1):
        atlas.insert("solution_variant", kind="G4", variant=way.variant, label=way.label, position=position)
    found = {"kind": "G4", "area_id": VG, "variant": "keine", "severity": "anlass", "certainty": "gemeldet"}
    atlas.insert("finding", finding_id=f"G4-{VG}", synthetic=False, **found)
    rows, peers = [], set()
    for number, (kind, size_class, strength, far, similar) in enumerate(candidates):
        area_id = f"0721{number:02d}000"
        add_area(atlas, area_id, "kommune", kind)
        atlas.connection.execute("UPDATE area SET size_class = ? WHERE area_id = ?", [size_class, area_id])
        atlas.insert("distance", area_id=VG, other_id=area_id, distance_km=far)
        told = {"variant": ways[strength - 1].variant, "value": 3.0, "value_date": REPORTED, "sentence": "Satz."}
        atlas.insert("solution", kind="G4", area_id=area_id, release_id=RELEASE, synthetic=False, **told)
        if similar:
            peers.add(area_id)
            atlas.insert(
                "peer", area_id=VG, peer_id=area_id, position=1, distance=0.1, reasons=["Einwohnerzahl 1 und 1"]
            )
        facts = {"kind": kind, "size_class": size_class, "strength": strength, "distance_km": far}
        rows.append({"area_id": area_id, **facts})
    publish_partners(atlas.connection)
    mine = {"area_id": VG, "kind": "verbandsgemeinde", "size_class": "klein"}
    expected = oracle_exchange.partners(mine, rows, peers, 5, [20, 40, 60])
    published = atlas.rows("SELECT partner_id, position, kin FROM exchange ORDER BY position")
    kin = {each["area_id"]: oracle_exchange.kin(mine, each, peers) for each in rows}
    assert published == [(area_id, place, kin[area_id]) for place, area_id in enumerate(expected, start=1)]
    atlas.connection.close()


def test_of_the_embedded_data_the_nearest_is_always_named(built: duckdb.DuckDBPyConnection) -> None:
    area = {row["area_id"]: row for row in rows_of(built, "SELECT * FROM area WHERE level = 'kommune'")}
    named: dict[tuple[str, str], list[float]] = {}
    for kind, area_id, distance in built.execute("SELECT kind, area_id, distance_km FROM exchange").fetchall():
        named.setdefault((kind, area_id), []).append(distance)
    solved_by: dict[str, list[str]] = {}
    for kind, area_id in built.execute("SELECT kind, area_id FROM solution").fetchall():
        solved_by.setdefault(kind, []).append(area_id)
    for (kind, area_id), distances in named.items():
        assert min(distances) == min(_apart(area[area_id], area[other]) for other in solved_by[kind])


def test_no_solution_is_dated_by_the_day_of_the_build(built: duckdb.DuckDBPyConnection) -> None:
    assert not built.execute("SELECT kind, area_id FROM solution, build WHERE value_date = as_of").fetchall()


def test_reasons_are_whole_german_phrases(built: duckdb.DuckDBPyConnection) -> None:
    [(reasons,)] = built.execute(
        "SELECT reasons FROM exchange WHERE kin = 'kind_and_size' AND kind = 'G2' AND variant = 'stetig' ORDER BY ALL LIMIT 1"
    ).fetchall()
    assert reasons[0].startswith("gleiche Art und Größenklasse: ")
    assert reasons[1].endswith(" km entfernt (Luftlinie)")
    assert reasons[2] == "Gremium tagt seit 3 Jahren regelmäßig"
    told = built.execute("SELECT sentence FROM solution UNION ALL SELECT unnest(reasons) FROM exchange").fetchall()
    assert not [text for (text,) in told if "{" in text or "None" in text or "NULL" in text]


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.tuples(st.floats(6, 9), st.floats(48.9, 51)), min_size=1, max_size=6))
def test_great_circles_are_those_of_the_twin(points: list[tuple[float, float]]) -> None:
    lon, lat = (np.array(column) for column in zip(*points, strict=True))
    apart = great_circles(lon, lat)
    for one, row in zip(points, apart, strict=True):
        for other, distance in zip(points, row, strict=True):
            assert distance == pytest.approx(oracle_exchange.far_apart(one, other), abs=0.051)
    assert (apart == apart.T).all()


def test_mainz_and_koblenz_lie_62_km_apart() -> None:
    assert great_circles(np.array([8.2711, 7.5945]), np.array([49.9995, 50.3569]))[0, 1] == pytest.approx(62.4, abs=0.3)


# ───────────────────────── the embedded data ─────────────────────────


def rows_of(built: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    answer = built.execute(sql)
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@pytest.fixture(scope="module")
def of_demo(built: duckdb.DuckDBPyConnection) -> dict[str, list[dict[str, Any]]]:
    tables = {name: rows_of(built, f"SELECT * FROM {name}") for name in TABLES}
    kommunen = "SELECT shown.* FROM structure_shown() AS shown JOIN area USING (area_id) WHERE level = 'kommune'"
    return tables | {
        "shown": rows_of(built, kommunen),
        "status_judged": rows_of(built, "SELECT day, area_id, status, confirmed_on FROM status_judged()"),
    }


@pytest.mark.parametrize("kind", [each.kind for each in SOLVABLE])
def test_of_the_embedded_data_those_have_solved_it_whom_the_twin_names(
    built: duckdb.DuckDBPyConnection, of_demo: dict[str, list[dict[str, Any]]], kind: str
) -> None:
    [(as_of,)] = built.execute("SELECT as_of FROM build").fetchall()
    rows = built.execute("SELECT area_id, variant, value, value_date FROM solution WHERE kind = ?", [kind]).fetchall()
    assert {area_id: tuple(what) for area_id, *what in rows} == oracle_exchange.solved(kind, of_demo, as_of)
    assert rows


def test_of_the_embedded_data_every_finding_has_the_partners_of_the_twin(built: duckdb.DuckDBPyConnection) -> None:
    areas = {row["area_id"]: row for row in rows_of(built, "SELECT * FROM area WHERE level = 'kommune'")}
    peers: dict[str, set[str]] = {}
    for area_id, peer_id in built.execute("SELECT area_id, peer_id FROM peer").fetchall():
        peers.setdefault(area_id, set()).add(peer_id)
    ways = {(each.kind, way.variant): place for each in SOLVABLE for place, way in enumerate(each.variant)}
    solutions: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(built, "SELECT * FROM solution"):
        solutions.setdefault(row["kind"], []).append(row)
    expected = []
    for kind, area_id in built.execute("SELECT kind, area_id FROM finding ORDER BY ALL").fetchall():
        mine = areas[area_id]
        candidates = [
            {
                **areas[each["area_id"]],
                "strength": ways[kind, each["variant"]],
                "distance_km": _apart(mine, areas[each["area_id"]]),
            }
            for each in solutions.get(kind, [])
        ]
        chosen = oracle_exchange.partners(mine, candidates, peers.get(area_id, set()), 5, [20, 40, 60])
        expected += [(kind, area_id, partner, place) for place, partner in enumerate(chosen, start=1)]
    published = built.execute(
        "SELECT kind, area_id, partner_id, position FROM exchange ORDER BY kind, area_id, position"
    )
    assert published.fetchall() == expected


def _apart(one: dict[str, Any], other: dict[str, Any]) -> float:
    return round(oracle_exchange.far_apart((one["lon"], one["lat"]), (other["lon"], other["lat"])), 1)


def test_who_waits_for_another_kind_has_it(built: duckdb.DuckDBPyConnection) -> None:
    """A kind that sends to the partners of others sends nobody to where he is not listed."""
    lost = built.execute("""
        SELECT kind, area_id FROM finding JOIN solution_kind USING (kind)
        WHERE len(see_kinds) > 0 AND NOT EXISTS (
            SELECT 1 FROM finding AS other WHERE other.area_id = finding.area_id AND list_contains(see_kinds, other.kind))
    """).fetchall()
    assert lost == []
    assert {kind for each in solution_kinds() for kind in each.see_kinds} <= {each.kind for each in SOLVABLE}


def test_the_order_of_the_rows_changes_nothing() -> None:
    """Twelve Kommunen without a body around three that have one, told in two orders."""
    first, second = (_region(drawn) for drawn in (None, random.Random(3)))
    assert first == second
    assert first["roundtable"]


def _region(drawn: random.Random | None) -> dict[str, list[tuple[Any, ...]]]:
    atlas = Atlas()
    start(atlas)
    atlas.connection.execute("DELETE FROM area WHERE level = 'kommune'")
    places = [(f"0714351{number:02d}", 7.0 + 0.11 * (number % 5), 50.0 + 0.13 * (number // 5)) for number in range(15)]
    if drawn:
        drawn.shuffle(places)
    for area_id, lon, lat in places:
        add_area(atlas, area_id, "kommune", "verbandsgemeinde")
        atlas.connection.execute("UPDATE area SET lon = ?, lat = ? WHERE area_id = ?", [lon, lat, area_id])
        if int(area_id[-2:]) % 5 == 2:
            body(atlas, area_id, MET)
        else:
            report(atlas, area_id, "kein_gremium", REPORTED)
    run(atlas)
    found = {table: sorted(atlas.rows(f"SELECT * FROM {table}")) for table in ("exchange", *RESULTS[2:])}
    atlas.connection.close()
    return found


# ───────────────────────── words and checks ─────────────────────────


def test_every_kind_of_finding_has_a_rule_or_a_reason() -> None:
    assert [each.kind for each in solution_kinds()] == [each.kind for each in catalog.findings()]
    for each in solution_kinds():
        assert each.rule_file.exists() == (each.rule is not None)
        assert (each.rule_in_words or each.reason or "").endswith(".")


def test_words_name_only_places_that_there_are() -> None:
    for each in SOLVABLE:
        for way in each.variant:
            assert places(way.sentence) <= {"value", "value_date", "value_year", "reference_date"}
            assert places(way.short) <= {"value", "value_date", "value_year"}
            assert way.sentence.endswith(".")
        assert places(each.rule or "") <= {parameter.name for parameter in each.parameter}


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_order_is_said_with_its_steps() -> None:
    assert exchange().order_in_words[0] == "Entfernung in Schritten: bis 20, 40 und 60 km, dann weiter (Luftlinie)"


@pytest.mark.parametrize(("value", "text"), [(0.5, "0,5"), (3.0, "3"), (0.25, "0,25"), (1500.0, "1.500"), (10.0, "10")])
def test_numbers_are_written_in_german(value: float, text: str) -> None:
    assert in_words(value) == text


SPOILED: dict[str, list[str]] = {
    "austausch_art_mit_regel_oder_grund": [
        "DELETE FROM solution_kind WHERE kind = 'G4'",
        "UPDATE solution_kind SET reason = 'x' WHERE kind = 'G4'",
        "DELETE FROM solution_variant WHERE kind = 'G4'",
    ],
    "austausch_geloest_ohne_anlass": [
        "UPDATE solution SET area_id = '07143' WHERE area_id = (SELECT min(area_id) FROM solution)",
        "INSERT INTO finding BY NAME SELECT * REPLACE ('G1' AS kind, (SELECT min(area_id) FROM solution) AS area_id) FROM finding LIMIT 1",
        "UPDATE solution SET variant = 'unbeschrieben'",
        "UPDATE solution SET synthetic = NOT synthetic",
    ],
    "austausch_partner_haben_es_geloest": [
        "DELETE FROM solution WHERE kind = 'G1'",
        "DELETE FROM finding WHERE kind = 'G1'",
        "DELETE FROM exchange WHERE position = 1",
        "UPDATE exchange SET distance_km = 100 - distance_km WHERE kind = 'G1'",
        "UPDATE exchange SET reasons = []",
    ],
    "austausch_stammtische_gueltig": [
        "UPDATE exchange_rule SET least_members = 9",
        "UPDATE exchange_rule SET reach_km = 1",
        "UPDATE roundtable SET members = members + 1",
        "UPDATE roundtable SET host_id = '07'",
        "INSERT INTO roundtable_outside SELECT kind, area_id, 1, 'no_table' FROM roundtable_member WHERE role = 'open' LIMIT 1",
        "DELETE FROM roundtable_member WHERE role = 'solved'",
        "DELETE FROM solution",
        "DELETE FROM finding",
        "DELETE FROM roundtable_outside",
    ],
}


@pytest.fixture(scope="module")
def region() -> Atlas:
    """As above, with one Kommune too far away for any table."""
    atlas = Atlas()
    start(atlas)
    add_release(atlas, RELEASE, synthetic=False)
    atlas.connection.execute("DELETE FROM area WHERE level = 'kommune'")
    for number in range(12):
        area_id = f"0714351{number:02d}"
        add_area(atlas, area_id, "kommune", "verbandsgemeinde")
        lon = 9.0 if number == 11 else 7.0 + 0.02 * number
        atlas.connection.execute("UPDATE area SET lon = ? WHERE area_id = ?", [lon, area_id])
        if number % 5 == 2:
            body(atlas, area_id, MET)
        else:
            report(atlas, area_id, "kein_gremium", REPORTED)
    run(atlas)
    atlas.connection.execute("DELETE FROM finding WHERE kind <> 'G1'")
    for table in ("exchange", "roundtable_outside"):
        atlas.connection.execute(f"DELETE FROM {table} WHERE kind <> 'G1'")
    return atlas


def test_every_check_of_the_exchange_is_spoiled() -> None:
    assert sorted(SPOILED) == sorted(path.stem for path in publish.CHECKS.glob("austausch_*.sql"))


@pytest.mark.parametrize(("name", "spoil"), [(name, each) for name, spoils in SPOILED.items() for each in spoils])
def test_a_check_passes_what_is_sound_and_names_what_offends(region: Atlas, name: str, spoil: str) -> None:
    sql = (publish.CHECKS / f"{name}.sql").read_text(encoding="utf-8")
    assert sql.startswith("-- ")
    assert sql.splitlines()[0].endswith(".")
    region.connection.execute("BEGIN")
    try:
        assert region.rows(sql) == []
        region.connection.execute(spoil)
        assert region.rows(sql) != []
    finally:
        region.connection.execute("ROLLBACK")
