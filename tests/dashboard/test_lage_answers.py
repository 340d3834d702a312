"""The one answer per indicator and level: small, complete, and the same as the database shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard import db
from dashboard.maps import answers
from dashboard.queries import map_values, overview
from tests.dashboard.lage_atlas import HACHENBURG, HOF, KOBLENZ, KREIS, LAND, MARIENBERG

PREFIXES = {"kreis": (5,), "kommune": (9, 5), "gemeinde": (12, 9, 5)}


def answer(indicator_id: str, level: str) -> dict[str, Any]:
    indicator = next(each for each in overview.indicators() if each["indicator_id"] == indicator_id)
    made = answers.answer(
        indicator,
        level,
        map_values.observations(indicator_id, level),
        overview.areas(level),
        map_values.comparisons(indicator_id, level),
        map_values.trends(indicator_id, level),
    )
    back: dict[str, Any] = json.loads(json.dumps(made))
    return back


def read_as_the_script_does(said: dict[str, Any], area_id: str, position: int) -> tuple[float | None, str]:
    """A dull twin of assets/20-lage-data.js."""
    for nth, length in enumerate(PREFIXES[said["level"]]):
        row = said["rows"].get(area_id[:length])
        value = row[0][position] if row and row[0] else None
        status = next(
            (word for word, areas in said["status"].items() if position in areas.get(area_id[:length], [])), "ok"
        )
        if row is None or (value is None and (status == "ok" or nth)):
            continue
        return (None if value is None else value / 10 ** said["decimals"]), (status if nth == 0 else "inherited")
    return None, "missing"


@pytest.mark.parametrize("level", ["kreis", "kommune", "gemeinde"])
def test_what_the_script_reads_is_what_the_database_shows(lage_shown: Path, level: str) -> None:
    said = answer("hz", level)
    assert said["years"] == [2019, 2020]
    for position, year in enumerate(said["years"]):
        for row in map_values.shown_values("hz", level, year):
            expected = (row["value"], row["status"])
            assert read_as_the_script_does(said, row["area_id"], position) == expected, (row["area_id"], year)


def test_a_kommune_shows_its_own_value_only_in_the_year_it_has_one(lage_shown: Path) -> None:
    said = answer("hz", "kommune")
    assert read_as_the_script_does(said, HACHENBURG, 0) == (4000, "inherited")
    assert read_as_the_script_does(said, HACHENBURG, 1) == (5000, "ok")
    assert read_as_the_script_does(said, MARIENBERG, 1) == (4400, "inherited")


def test_intervals_travel_as_distances_and_cases_as_counts(lage_shown: Path) -> None:
    assert answer("hz", "kommune")["rows"][KOBLENZ] == [[9000, 9500], [100, 100], [10, 10], [18000, 19000]]


def test_what_is_suppressed_is_said_and_never_filled_from_above(lage_shown: Path) -> None:
    said = answer("hz", "gemeinde")
    assert said["status"]["suppressed"] == {HOF: [0]}
    assert said["rows"][HOF] == [[]], "an area without any value still has its column"
    assert read_as_the_script_does(said, HOF, 0) == (None, "suppressed")
    assert read_as_the_script_does(said, HOF, 1) == (4400, "inherited")


def test_remarks_stand_beside_their_values(lage_shown: Path) -> None:
    assert answer("hz", "kreis")["notes"] == {"Summe der Kreise": {LAND: [0, 1]}}


def test_breaks_are_the_same_in_every_year_and_split_what_is_shown(lage_shown: Path) -> None:
    breaks = answer("hz", "kommune")["breaks"]["wert"]
    assert len(breaks) == 4
    assert all(4000 <= limit < 9500 for limit in breaks)
    assert answer("stand", "kommune")["breaks"]["wert"] == []


def test_titles_and_summaries_say_whose_values_are_shown(lage_shown: Path) -> None:
    said = answer("hz", "kommune")
    assert said["titles"]["wert"] == "Straftaten je 100.000 Einwohner: Kommunen in Rheinland-Pfalz, {year}"
    assert said["summaries"]["wert"] == [
        "2 von 3 Kommunen zeigen den Wert ihres Kreises (schraffiert). "
        "Am höchsten Koblenz (9.000), am niedrigsten Westerwaldkreis (4.000). Land (Summe der Kreise): 6.000.",
        "1 von 3 Kommunen zeigen den Wert ihres Kreises (schraffiert). "
        "Am höchsten Koblenz (9.500), am niedrigsten Westerwaldkreis (4.400). Land (Summe der Kreise): 6.200.",
    ]
    assert (
        said["summaries"]["faelle"][0]
        == "Fallzahlen werden nicht vom Kreis übernommen: 1 von 3 Kommunen haben eigene. "
        "Alle gezeigten Werte betragen 18.000."
    )


def test_a_category_has_words_and_no_cases(lage_shown: Path) -> None:
    said = answer("stand", "kommune")
    assert said["summaries"] == {"wert": ["Am häufigsten: aktiv (1), unklar (1), kein Gremium (1)."]}
    assert said["rows"][KOBLENZ] == [[1]]


def test_results_are_a_letter_per_year_and_reference_and_reasons_are_named_once(lage_shown: Path) -> None:
    said = answer("hz", "kommune")
    assert said["compared"] == {
        "land": {KOBLENZ: ".H", HACHENBURG: ".L"},
        "kind": {KOBLENZ: ".h"},
        "kreis": {HACHENBURG: ".s"},
        "aehnliche": {KOBLENZ: ".0"},
    }
    assert said["reasons"] == ["weniger als 5 ähnliche Gebiete mit eigenem Wert"]
    assert said["references"] == {"kind": {"kreisfreie_stadt": [None, 8800]}, "kreis": {HACHENBURG: [None, 4400]}}


def test_trends_are_grouped_by_what_they_say(lage_shown: Path) -> None:
    assert answer("hz", "kommune")["trends"] == [
        ["i", 2016, 2020, None, [KOBLENZ]],
        ["-", 2016, 2020, "nur ein Jahr", [HACHENBURG]],
    ]


def test_a_survey_carries_who_answered_and_an_open_one_no_value(lage_shown: Path) -> None:
    said = answer("gefuehl", "kommune")
    assert said["rows"] == {KOBLENZ: [[625], [54], [-3], [400], [320]], HACHENBURG: [[], [], [], [90]]}
    assert said["status"] == {"unrepresentative": {HACHENBURG: [0]}}
    assert said["moods"] == {HACHENBURG: [[0, 712, 90]]}
    assert said["notes"] == {}, "what an open survey says travels once"
    assert said["summaries"]["wert"] == [
        "Alle gezeigten Werte betragen 62,5\u00a0%. Für 1 von 3 Kommunen liegt keine Erhebung vor. "
        "Für 1 Kommune gibt es nur ein Stimmungsbild (offene Befragung)."
    ]


def test_indicators_say_where_they_are_compared_and_how_many_were_asked(lage_shown: Path) -> None:
    by_id = {row["indicator_id"]: row for row in overview.indicators()}
    assert by_id["hz"]["compared"] == ["kreis", "kommune", "gemeinde"]
    assert by_id["stand"]["compared"] == []
    assert (by_id["gefuehl"]["survey"], by_id["gefuehl"]["surveyed"]) == (True, [1])
    assert (by_id["hz"]["survey"], by_id["hz"]["surveyed"]) == (False, None)


def test_indicators_know_their_years_and_whether_cases_stand_behind_them(lage_shown: Path) -> None:
    by_id = {row["indicator_id"]: row for row in overview.indicators()}
    assert (by_id["hz"]["periods"], by_id["hz"]["has_cases"], by_id["hz"]["demo"]) == ([2019, 2020], True, False)
    assert (by_id["stand"]["periods"], by_id["stand"]["has_cases"], by_id["stand"]["demo"]) == ([2026], False, True)
    assert by_id["stand"]["labels"] == ["aktiv", "kein Gremium", "unklar"]
    assert by_id["hz"]["levels"] == ["kreis", "kommune", "gemeinde"]


def test_coverage_counts_a_confirmation_older_than_24_months_as_unknown(lage_shown: Path) -> None:
    numbers = overview.coverage()
    assert (numbers["kommunen"], numbers["active"], numbers["unclear"], numbers["none"]) == (3, 1, 1, 1)
    assert (numbers["covered"], numbers["inhabitants"]) == (114_000, 157_000)
    assert overview.landkreise() == {"landkreise": 1, "active": 1}


def test_coverage_tables_add_up(lage_shown: Path) -> None:
    *kinds, whole = overview.coverage_by_kind()
    assert whole["label"] is None
    for rows in (kinds, overview.coverage_by_kreis()):
        for column in ("kommunen", "active", "unclear", "none", "inhabitants", "covered"):
            assert sum(row[column] for row in rows) == whole[column], column


def test_an_area_says_what_it_is_and_what_the_registry_knows(lage_shown: Path) -> None:
    found = overview.area(HACHENBURG)
    assert found is not None
    assert (found["label"], found["kind"], found["kreis"]) == ("Hachenburg", "Verbandsgemeinde", "Westerwaldkreis")
    assert found["status"] == "kein_gremium"
    assert overview.area("99999") is None
    kreis = overview.area(KREIS)
    assert kreis is not None
    assert (kreis["kreis"], kreis["status"]) == (None, "aktiv")


def test_a_query_takes_values_as_parameters(lage_shown: Path) -> None:
    assert overview.area("' OR 1 = 1 --") is None
    assert db.query("SELECT ? AS x", ["'; DROP TABLE area"]) == [{"x": "'; DROP TABLE area"}]
