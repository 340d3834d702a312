"""The one answer per indicator and level: small, complete, and the same as the database shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard import db
from dashboard.addresses.map_selection import Selection
from dashboard.maps import view as map_view
from dashboard.pages.lage import answers, legend
from dashboard.pages.lage.parts import figure
from dashboard.queries import map_values, overview, selections
from dashboard.texts.statuses import STATUSES
from dashboard.values import summaries
from dashboard.values.observations import Observation, Observations
from dashboard.values.summaries import Scale
from dashboard.values.wording import Wording
from tests.dashboard.lage_atlas import HACHENBURG, HOF, KOBLENZ, KREIS, LAND, MARIENBERG

KOMMUNEN = (KOBLENZ, MARIENBERG, HACHENBURG)


def view(**parameters: str) -> Selection:
    chosen, wrong = selections.of_map(parameters)
    assert wrong == []
    return chosen


def observations(indicator_id: str, level: str) -> Observations:
    indicator = next(each for each in overview.indicators() if each["indicator_id"] == indicator_id)
    return map_view.observations(indicator, level)


@pytest.mark.parametrize("level", ["kreis", "kommune", "gemeinde"])
def test_what_is_inherited_is_what_the_database_shows(lage_shown: Path, level: str) -> None:
    observed = observations("hz", level)
    assert observed.years == (2019, 2020)
    for year in observed.years:
        for row in map_values.values_of_years("hz", level, [year]):
            observation = observed.at(row["area_id"], year)
            expected = (row["value"], row["status"], row["from_area_id"] or "", row["low"])
            assert (observation.value, observation.status, observation.giver, observation.low) == expected, (
                row["area_id"],
                year,
            )


def test_groups_hold_every_area_once_and_say_what_each_shows(lage_shown: Path) -> None:
    observed = observations("hz", "gemeinde")
    for year in observed.years:
        groups = list(observed.groups(year))
        assert sorted(area for group, _ in groups for area in group.members) == [
            row["area_id"] for row in observed.areas
        ]
        assert all(observed.at(area, year) == observation for group, observation in groups for area in group.members)


def test_a_kommune_shows_its_own_value_only_in_the_year_it_has_one(lage_shown: Path) -> None:
    observed = observations("hz", "kommune")
    first, second = (observed.at(HACHENBURG, year) for year in (2019, 2020))
    assert (first.value, first.status, first.name, first.cases) == (4000, "inherited", "Westerwaldkreis", None)
    assert (second.value, second.status, second.cases) == (5000, "ok", 10_000)
    assert observed.at(KREIS, 2020).value == 4400, "an area above shows its own"


def test_what_is_suppressed_is_said_and_never_filled_from_above(lage_shown: Path) -> None:
    observed = observations("hz", "gemeinde")
    assert (observed.at(HOF, 2019).value, observed.at(HOF, 2019).status) == (None, "suppressed")
    assert (observed.at(HOF, 2020).value, observed.at(HOF, 2020).status) == (4400, "inherited")


def test_cases_are_nobodys_but_their_own(lage_shown: Path) -> None:
    observed = observations("hz", "kommune")
    assert observed.at(KOBLENZ, 2019, "faelle").value == 18_000
    assert (observed.at(MARIENBERG, 2019, "faelle").value, observed.at(MARIENBERG, 2019, "faelle").status) == (
        None,
        "missing",
    )


def test_remarks_stand_beside_their_values(lage_shown: Path) -> None:
    assert [observations("hz", "kreis").at(LAND, year).note for year in (2019, 2020)] == ["Summe der Kreise"] * 2


def test_a_survey_carries_who_answered_and_an_open_one_no_value(lage_shown: Path) -> None:
    observed = observations("gefuehl", "kommune")
    own, open_one = observed.at(KOBLENZ, 2024), observed.at(HACHENBURG, 2024)
    assert (own.value, own.persons, round(own.effective or 0), own.cases) == (62.5, 400, 320, None)
    assert (open_one.value, open_one.status, open_one.persons, open_one.mood) == (None, "unrepresentative", 90, 71.25)
    assert open_one.note == "", "what an open survey says travels once"


def looks(answer: dict[str, Any], year: str) -> dict[str, tuple[str, str]]:
    """How the script reads an answer."""
    letters = answer["maps"][answer["years"].index(year)]
    return dict(
        zip(KOMMUNEN, (tuple(answer["looks"][answer["signs"].index(letter)]) for letter in letters), strict=True)
    )


def test_an_answer_holds_the_looks_of_every_year(lage_shown: Path) -> None:
    answer = answers.answer(view(kennzahl="hz"))
    assert answer["years"] == ["2019", "2020"]
    assert looks(answer, "2019") == {KOBLENZ: ("k4", ""), MARIENBERG: ("k1 erbt", ""), HACHENBURG: ("k1 erbt", "")}
    assert looks(answer, "2020")[HACHENBURG] == ("k3", "")
    assert (answer["layer"], answer["unit"], answer["demo"]) == ("marken", "Fälle je 100.000 Einwohner", [False, False])


def test_every_year_of_an_answer_is_what_its_page_and_its_picture_are_painted_from(lage_shown: Path) -> None:
    for parameters in ({}, {"mass": "faelle"}, {"mass": "unterschied", "bezug": "land"}):
        answer = answers.answer(view(kennzahl="hz", **parameters))
        for place, year in enumerate(answer["years"]):
            painted = figure(view(kennzahl="hz", jahr=year, **parameters)).painted
            assert looks(answer, year) == painted.looks
            assert (answer["titles"][place], answer["summaries"][place]) == (painted.title, painted.summary)
            assert (answer["methods"][place], answer["legends"][place]) == (painted.method, legend.markup(painted))


def test_differences_have_signs_and_one_answer_per_reference_and_confidence(lage_shown: Path) -> None:
    answer = answers.answer(view(kennzahl="hz", mass="unterschied", bezug="land"))
    assert looks(answer, "2020") == {
        KOBLENZ: ("d-hoeher unueblich", "far_higher"),
        MARIENBERG: ("unverglichen", ""),
        HACHENBURG: ("d-niedriger", "lower"),
    }
    loose, strict = (
        answers.answer(view(kennzahl="hz", mass="unterschied", sicherheit=confidence)) for confidence in ("95", "998")
    )
    assert (looks(loose, "2020")[KOBLENZ], looks(strict, "2020")[KOBLENZ]) == (
        ("d-hoeher", "higher_usual"),
        ("d-offen", ""),
    )


def test_class_limits_are_those_of_the_contract(lage_shown: Path) -> None:
    limits = map_values.class_limits("hz", "kommune")
    assert len(limits["wert"]) == 4
    assert all(4000 <= limit < 9500 for limit in limits["wert"])
    assert map_values.class_limits("stand", "kommune") == {}


def test_titles_and_summaries_say_whose_values_are_shown(lage_shown: Path) -> None:
    answer = answers.answer(view(kennzahl="hz"))
    assert answer["titles"] == [
        f"Straftaten je 100.000 Einwohner: Kommunen in Rheinland-Pfalz, {year}" for year in (2019, 2020)
    ]
    assert answer["summaries"] == [
        "2 von 3 Kommunen zeigen den Wert ihres Kreises (schraffiert). "
        "Einen eigenen Wert hat nur Koblenz (9.000). Summe der Kreise: 6.000.",
        "1 von 3 Kommunen zeigen den Wert ihres Kreises (schraffiert). "
        "Die Werte reichen von 5.000 bis 9.500. Summe der Kreise: 6.200.",
    ]
    assert (
        answers.answer(view(kennzahl="hz", mass="faelle"))["summaries"][0]
        == "Fallzahlen werden nicht vom Kreis übernommen: 1 von 3 Kommunen haben eigene. "
        "Einen eigenen Wert hat nur Koblenz (18.000)."
    )


def test_a_category_has_words_and_an_open_survey_no_value(lage_shown: Path) -> None:
    assert answers.answer(view(kennzahl="stand"))["summaries"] == [
        "Am häufigsten: aktiv (1), unklar (1), kein Gremium (1)."
    ]
    assert answers.answer(view(kennzahl="gefuehl"))["summaries"] == [
        "Einen eigenen Wert hat nur Koblenz (62,5\u00a0%). Für 1 von 3 Kommunen liegt keine Erhebung vor. "
        "Für 1 Kommune gibt es nur ein Stimmungsbild (offene Befragung)."
    ]


def hints(**parameters: str) -> dict[str, list[str]]:
    answer = answers.hints(view(**parameters))
    lines = [[answer["texts"][place] for place in places] for places in answer["areas"]]
    return dict(zip(KOMMUNEN, lines, strict=True))


def test_hints_say_value_interval_comparison_trend_and_council(lage_shown: Path) -> None:
    lines = hints(kennzahl="hz", bezug="land")
    assert lines[KOBLENZ] == [
        "9.500 je 100.000 Einw.",
        "95-%-Intervall 9.400 bis 9.610",
        "+3.300, +53\u00a0% gegenüber dem Land (6.200; geprüft gegen das übrige Land): höher als üblich",
        "Entwicklung: gestiegen (2016–2020)",
        "Gremium: aktiv",
    ]
    assert lines[MARIENBERG] == ["4.400 je 100.000 Einw.", "Kreiswert Westerwaldkreis", "Gremium: unklar"]
    kind = "+700, +8\u00a0% gegenüber den 11 anderen kreisfreien Städten zusammen (8.800): {}"
    assert kind.format("nicht unterscheidbar") in hints(kennzahl="hz")[KOBLENZ]
    assert kind.format("höher, im üblichen Bereich") in hints(kennzahl="hz", sicherheit="95")[KOBLENZ]
    assert kind.format("höher, im üblichen Bereich") in hints(kennzahl="hz", sicherheit="bh")[KOBLENZ]
    assert (
        "Entwicklung: bis 2020 nicht berechenbar: Bruch der Reihe 2018: neuer Zensus; Trend der Fälle: gesunken (2016–2020)"
        in (hints(kennzahl="hz")[HACHENBURG])
    )
    assert hints(kennzahl="hz", mass="faelle")[MARIENBERG][0] == "keine eigene Fallzahl"
    assert hints(kennzahl="gefuehl")[HACHENBURG][:4] == [
        "Stimmungsbild (offene Befragung, nicht repräsentativ)",
        "71,3\u00a0% von 90 Antworten",
        "erfunden",
        "90 Befragte",
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
    assert (numbers["kommunen"], numbers["aktiv"], numbers["unklar"], numbers["kein_gremium"]) == (3, 1, 1, 1)
    assert (numbers["covered"], numbers["inhabitants_unclear"], numbers["inhabitants"]) == (114_000, 19_000, 157_000)
    assert overview.landkreise() == {"landkreise": 1, "active": 1}


def test_coverage_tables_add_up(lage_shown: Path) -> None:
    *kinds, whole = overview.coverage_by_kind()
    assert whole["label"] is None
    for rows in (kinds, overview.coverage_by_kreis()):
        for column in ("kommunen", *STATUSES, "inhabitants", "covered", "inhabitants_unclear"):
            assert sum(row[column] for row in rows) == whole[column], column


def test_an_area_says_what_it_is_and_what_the_registry_knows(lage_shown: Path) -> None:
    area = overview.area(HACHENBURG)
    assert area is not None
    assert (area["label"], area["kind"], area["kreis"]) == ("Hachenburg", "Verbandsgemeinde", "Westerwaldkreis")
    assert area["status"] == "kein_gremium"
    assert overview.area("99999") is None
    kreis = overview.area(KREIS)
    assert kreis is not None
    assert (kreis["kreis"], kreis["status"]) == (None, "aktiv")


def test_a_query_takes_values_as_parameters(lage_shown: Path) -> None:
    assert overview.area("' OR 1 = 1 --") is None
    assert db.query("SELECT ? AS x", ["'; DROP TABLE area"]) == [{"x": "'; DROP TABLE area"}]


def test_a_share_of_few_kommunen_is_a_count_and_an_estimated_share_never() -> None:
    share = {"scale": "share", "decimals": 1, "codes": None, "survey": False, "unit_short": "%"}
    words = Wording(share)
    assert words.head(Observation(40.0, cases=4.0, whole=10.0)) == "4 von 10"
    assert words.head(Observation(40.0, cases=68.0, whole=170.0)) == "40,0\u00a0%"
    assert words.head(Observation(40.0, low=20.0, high=60.0)) == "40,0\u00a0%"


def test_a_share_of_which_some_is_unknown_is_written_from_the_least_to_the_most_it_can_be() -> None:
    share = {"scale": "share", "decimals": 1, "codes": None, "survey": False, "unit_short": "%"}
    words, few = Wording(share), Observation(100 * 2 / 6, cases=2.0, whole=6.0, unknown=3.0)
    land = Observation(100 * 4 / 170, cases=4.0, whole=170.0, unknown=166.0)
    assert words.head(few) == "2 bis 5 von 6"
    assert words.head(land) == "2,4 bis 100,0\u00a0%"
    assert words.land(land).endswith("2,4 bis 100,0\u00a0%")


def test_the_ends_of_a_map_of_shares_of_few_are_counts_and_ranges() -> None:
    cells = [
        (Observation(100.0, name="Frankenthal", cases=1.0, whole=1.0), 1),
        (Observation(100.0, name="Kusel", cases=3.0, whole=3.0), 1),
        (Observation(100 * 2 / 6, name="Altenkirchen", cases=2.0, whole=6.0, unknown=3.0), 1),
    ]
    scale, land = Scale(1, percent=True), Observation(4.0, cases=4.0, whole=100.0, unknown=60.0)
    assert summaries.summary("kreis", cells, scale, land) == (
        "Am höchsten Frankenthal und 1 weitere (1 von 1, 3 von 3), am niedrigsten Altenkirchen (2 bis 5 von 6). "
        "Für 1 Kreis ist ein Teil nicht bekannt: Eingeordnet ist, was mindestens gilt. Land: 4,0 bis 64,0\u00a0%."
    )
    assert summaries.summary("kreis", cells[:1], scale, None) == "Einen eigenen Wert hat nur Frankenthal (1 von 1)."
