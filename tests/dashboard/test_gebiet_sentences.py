"""What stands beside the first figures, and the word of a trend, each at every edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.pages.gebiet import sentences
from dashboard.pages.gebiet.sentences import Earlier, ObservedValue, Place, Statement
from dashboard.queries.profile_coverage import Coverage
from dashboard.queries.profile_registry import AreaStatus
from dashboard.queries.profile_values import Trend
from dashboard.values.summaries import Scale

KOBLENZ = Place("Koblenz", "kreisfreie_stadt")
HACHENBURG = Place("Hachenburg", "verbandsgemeinde")
WESTERWALD = Place("Westerwaldkreis", "landkreis")
CRIME = ObservedValue("Straftaten insgesamt", "Fälle je 100.000 Einwohner", KOBLENZ, 2020, 2026, "ok", "9.433")
FEELING = ObservedValue(
    "Sicher nachts in der Wohngegend",
    "Prozent der Befragten",
    KOBLENZ,
    2023,
    2026,
    "ok",
    "74,3\u00a0%",
    indicator_id="sicher_nachts_wohngegend",
)


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (KOBLENZ, "in Koblenz"),
        (HACHENBURG, "in der Verbandsgemeinde Hachenburg"),
        (WESTERWALD, "im Westerwaldkreis"),
        (Place("Rhein-Lahn-Kreis", "landkreis"), "im Rhein-Lahn-Kreis"),
        (Place("Ahrweiler", "landkreis"), "im Landkreis Ahrweiler"),
        (Place("Rheinland-Pfalz", "land"), "in Rheinland-Pfalz"),
        (Place("Bad Kreuznach (VG)", "verbandsgemeinde"), "in der Verbandsgemeinde Bad Kreuznach"),
        (Place("Landkreis Kusel", "landkreis"), "im Landkreis Kusel"),
        (Place("Bad Kreuznach (Stadt)", "grosse_kreisangehoerige_stadt"), "in Bad Kreuznach (Stadt)"),
    ],
)
def test_places_have_their_preposition(place: Place, where: str) -> None:
    assert place.where == where


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        (WESTERWALD, "des Westerwaldkreises"),
        (Place("Rhein-Lahn-Kreis", "landkreis"), "des Rhein-Lahn-Kreises"),
        (Place("Landkreis Ahrweiler", "landkreis"), "des Landkreises Ahrweiler"),
        (Place("Eifelkreis Bitburg-Prüm", "landkreis"), "des Eifelkreises Bitburg-Prüm"),
        (Place("Ahrweiler", "landkreis"), "des Landkreises Ahrweiler"),
        (HACHENBURG, "der Verbandsgemeinde Hachenburg"),
        (Place("Andernach", "grosse_kreisangehoerige_stadt"), "von Andernach"),
    ],
)
def test_places_own_their_values(place: Place, owner: str) -> None:
    assert place.owner == owner


@pytest.mark.parametrize(
    ("year", "words"),
    [(2027, "in diesem Jahr"), (2026, "in diesem Jahr"), (2025, "im Vorjahr"), (2024, "vor 2 Jahren")],
)
def test_a_year_has_its_age(year: int, words: str) -> None:
    assert sentences.age(year, 2026) == words


def test_crime_has_value_unit_year_and_age() -> None:
    assert sentences.crime(CRIME) == Statement(
        "9.433", "Fälle je 100.000 Einwohner im Jahr 2020, vor 6 Jahren (Straftaten insgesamt)."
    )
    provisional = sentences.crime(replace(CRIME, status="provisional"))
    assert provisional.text.endswith("(Straftaten insgesamt, vorläufig).")


def test_crime_of_zero_is_a_number_and_not_a_gap() -> None:
    assert sentences.crime(replace(CRIME, written="0")).figure == "0"


def test_inherited_crime_says_whose_number_it_is() -> None:
    observed = replace(CRIME, place=WESTERWALD, inherited_by=HACHENBURG, written="4.363")
    assert sentences.crime(observed) == Statement(
        "4.363", "Fälle je 100.000 Einwohner im Westerwaldkreis im Jahr 2020, vor 6 Jahren (Straftaten insgesamt)."
    )
    assert sentences.inherited(observed, HACHENBURG) == (
        "Die Kriminalitätszahlen sind Werte des Westerwaldkreises und werden nicht verglichen; eigene gibt es für die "
        "Verbandsgemeinde Hachenburg nicht."
    )


@pytest.mark.parametrize(
    ("status", "statement"),
    [
        ("suppressed", ("nicht veröffentlicht", "Die Zahl für 2020 wird geheim gehalten (Straftaten insgesamt).")),
        (
            "missing",
            ("keine Angabe", "Zu registrierten Straftaten liegt für 2020 keine Angabe vor (Straftaten insgesamt)."),
        ),
        (
            "unrepresentative",
            (
                "Stimmungsbild, nicht repräsentativ",
                "Die Zahl für 2020 ist nicht repräsentativ (Straftaten insgesamt).",
            ),
        ),
    ],
)
def test_crime_without_a_number_says_why(status: str, statement: tuple[str, str]) -> None:
    assert sentences.crime(replace(CRIME, written="", status=status)) == statement


def test_crime_of_which_nothing_is_known() -> None:
    assert sentences.crime(None) == ("keine Zahl", "zu registrierten Straftaten bekannt.")


def test_feeling_has_share_question_year_and_age() -> None:
    assert sentences.feeling(FEELING) == (
        "74,3\u00a0%",
        "der Befragten fühlten sich nachts allein in der Wohngegend sehr oder eher sicher (2023, vor 3 Jahren).",
    )
    other = sentences.feeling(replace(FEELING, indicator_id="angstraum", what="Angstraum genannt"))
    assert other.text == "der Befragten bei „Angstraum genannt“ (2023, vor 3 Jahren)."


@pytest.mark.parametrize(
    ("status", "note", "statement"),
    [
        (
            "suppressed",
            None,
            (
                "nicht veröffentlicht",
                "Zu wenige Antworten oder zu ungenau (Befragung 2023, Sicher nachts in der Wohngegend).",
            ),
        ),
        (
            "missing",
            None,
            ("keine Angabe", "In der Befragung 2023 wurde „Sicher nachts in der Wohngegend“ nicht erhoben."),
        ),
        (
            "unrepresentative",
            "Offene Befragung, nur ein Stimmungsbild: 67,3 %.",
            ("Stimmungsbild", "Offene Befragung: 67,3 % (2023, vor 3 Jahren)."),
        ),
        (
            "unrepresentative",
            None,
            ("Stimmungsbild", "Offene Befragung (2023, vor 3 Jahren)."),
        ),
    ],
)
def test_feeling_without_a_value_says_why(status: str, note: str | None, statement: tuple[str, str]) -> None:
    assert sentences.feeling(replace(FEELING, written="", status=status, note=note)) == statement


@pytest.mark.parametrize(
    ("earlier", "sentence"),
    [
        (Earlier(2019, 9700.0), "2019 waren es 9.700."),
        (
            Earlier(2019, 9700.0, "neue Zählweise"),
            "Der Wert von 2019 (9.700) ist damit nicht vergleichbar: neue Zählweise.",
        ),
        (None, "Einen früheren Wert zum Vergleich gibt es nicht."),
    ],
    ids=["the year before", "the year before, broken", "one year only"],
)
def test_the_land_is_compared_with_its_past(earlier: Earlier | None, sentence: str) -> None:
    assert sentences.before(earlier, Scale(0)) == sentence


def area_status(
    status: str, reported: str | None = None, confirmed: date | None = date(2026, 1, 5), conflicting: bool = False
) -> AreaStatus:
    nothing: dict[str, Any] = dict.fromkeys(AreaStatus._fields)
    known = {"status": status, "status_reported": reported or status, "confirmed_on": confirmed}
    return AreaStatus(**{**nothing, **known, "conflicting": conflicting})


@pytest.mark.parametrize(
    ("row", "statement"),
    [
        (area_status("aktiv"), ("aktiv", "Bestätigt 05.01.2026.")),
        (area_status("ruhend"), ("ruhend", "Bestätigt 05.01.2026.")),
        (area_status("aufgeloest"), ("aufgelöst", "Bestätigt 05.01.2026.")),
        (area_status("in_planung"), ("in Planung", "Bestätigt 05.01.2026.")),
        (area_status("kein_gremium"), ("kein Gremium", "Bestätigt 05.01.2026.")),
        (
            area_status("ruht_vermutlich", "aktiv"),
            (
                "ruht vermutlich",
                "Am 05.01.2026 als aktiv gemeldet, aber seit mehr als 18 Monaten ohne Sitzung.",
            ),
        ),
        (area_status("unklar", confirmed=None), ("unklar", "Keine Meldung bekannt.")),
        (
            area_status("unklar", "aktiv", date(2024, 9, 29)),
            ("unklar", "Letzte Meldung „aktiv“ vom 29.09.2024, älter als 24 Monate."),
        ),
        (
            area_status("aktiv", conflicting=True),
            ("aktiv", "Meldungen widersprechen sich, letzte vom 05.01.2026."),
        ),
    ],
)
def test_structure_says_one_of_the_seven_words_and_its_proof(row: AreaStatus, statement: tuple[str, str]) -> None:
    assert sentences.structure(row, []) == statement


def test_structure_says_when_an_active_body_met() -> None:
    met = area_status("aktiv")._replace(last_meeting_on=date(2026, 2, 3))
    assert sentences.structure(met, []).text == "Bestätigt 05.01.2026, letzte Sitzung 03.02.2026."
    assert "Sitzung" not in sentences.structure(met._replace(status="unklar"), []).text


def test_the_body_of_the_kreis_is_named_where_the_own_one_is_not_active() -> None:
    above = area_status("kein_gremium")._replace(above_council="Rat des Kreises")
    assert sentences.structure(above, []).text == "Bestätigt 05.01.2026. Im Kreis: Rat des Kreises."
    assert "Kreises" not in sentences.structure(above._replace(status="aktiv"), []).text


def test_a_body_nobody_reported_on_is_named() -> None:
    named = ["Rat A", "Rat B"]
    assert sentences.structure(area_status("unklar", confirmed=None), named) == (
        "unklar",
        "Der Stand von „Rat A“ und „Rat B“ ist nicht gemeldet.",
    )
    assert sentences.structure(area_status("kein_gremium"), named).text == (
        "Bestätigt 05.01.2026. Genannt: „Rat A“ und „Rat B“. Die Meldung gilt dem Gebiet."
    )


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        (
            Coverage(9, 2, 12),
            "Kein Vergleich: gemeldete Angabe (aktiv 9 von 12 kreisfreien Städten, unklar 2; 30.09.2026).",
        ),
        (Coverage(0, 12, 12), "Kein Vergleich: Der Stand aller 12 kreisfreien Städte ist unklar (30.09.2026)."),
        (Coverage(1, 0, 1), "Kein Vergleich: kein anderes Gebiet dieser Art."),
        (Coverage(0, 1, 1), "Kein Vergleich: kein anderes Gebiet dieser Art."),
    ],
    ids=["some", "all unknown", "alone", "alone and unknown"],
)
def test_how_the_others_of_the_kind_stand(coverage: Coverage, sentence: str) -> None:
    assert sentences.others(coverage, "kreisfreie_stadt", date(2026, 9, 30)) == sentence


@pytest.mark.parametrize(
    ("result", "reason", "years", "sentence"),
    [
        ("increasing", None, 5, ("↗", "gestiegen (2016–2020)")),
        ("decreasing", None, 5, ("↘", "gesunken (2016–2020)")),
        ("no_change", None, 5, ("→", "keine gesicherte Veränderung (2016–2020)")),
        ("cannot_be_calculated", "Lücke", 3, ("–", "Trend nicht berechenbar: Lücke")),
        ("cannot_be_calculated", None, 3, ("–", "Trend nicht berechenbar")),
    ],
)
def test_trend_is_a_word_with_its_years(result: str, reason: str | None, years: int, sentence: tuple[str, str]) -> None:
    row = Trend("hz", KOBLENZ.label, result, 2016, 2020, reason)
    assert sentences.trend(row, years) == sentence


def test_a_trend_of_cases_stands_behind_the_reason_why_the_rate_has_none() -> None:
    row = Trend("hz", KOBLENZ.label, "cannot_be_calculated", 2020, 2020, "Bruch", "no_change", 2016)
    assert sentences.trend(row, 5) == (
        "–",
        "Trend nicht berechenbar: Bruch; Trend der Fälle: keine gesicherte Veränderung (2016–2020)",
    )


def test_trend_of_one_year_and_of_none_computed() -> None:
    assert sentences.trend(None, 1) == ("–", "nur ein Jahr, kein Trend")
    assert sentences.trend(None, 4) == ("–", "kein Trend berechnet")


def test_a_trend_stopped_by_several_breaks_names_all_of_them() -> None:
    row = Trend("hz", KOBLENZ.label, "cannot_be_calculated", 2016, 2020, "Bruch der Reihe 2018: neu gefasst")
    assert sentences.trend(row, 5, ["2018: neu gefasst"]) == (
        "–",
        "Trend nicht berechenbar: Bruch der Reihe 2018: neu gefasst",
    )
    assert sentences.trend(row, 5, ["2017: neues Gesetz", "2018: neu gefasst"]) == (
        "–",
        "Trend nicht berechenbar: Brüche der Reihe 2017: neues Gesetz; 2018: neu gefasst",
    )
