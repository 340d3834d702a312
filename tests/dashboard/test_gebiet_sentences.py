"""The three sentences and the word of a trend, each at every edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.pages.gebiet import sentences
from dashboard.pages.gebiet.sentences import ObservedValue, Place, Reference
from dashboard.queries.profile_registry import AreaStatus
from dashboard.queries.profile_values import Trend
from dashboard.values.summaries import Scale

KOBLENZ = Place("Koblenz", "kreisfreie_stadt")
HACHENBURG = Place("Hachenburg", "verbandsgemeinde")
WESTERWALD = Place("Westerwaldkreis", "landkreis")
CITIES = "in den kreisfreien Städten insgesamt"
CRIME = ObservedValue("Straftaten insgesamt", "Fälle je 100.000 Einwohner", Scale(0), KOBLENZ, 2020, "ok", 9433.2)
FEELING = ObservedValue(
    "Sicher nachts in der Wohngegend",
    "Prozent der Befragten",
    Scale(1, True),
    KOBLENZ,
    2023,
    "ok",
    74.32,
    (70.6, 77.7),
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
    ("reference", "ending"),
    [
        (
            Reference(CITIES, 8554.0, "higher"),
            ", mehr als in den kreisfreien Städten insgesamt (8.554); der Unterschied ist statistisch gesichert.",
        ),
        (
            Reference(CITIES, 9999.0, "lower"),
            ", weniger als in den kreisfreien Städten insgesamt (9.999); der Unterschied ist statistisch gesichert.",
        ),
        (
            Reference(CITIES, 8554.0, "similar"),
            "; kein gesicherter Unterschied zum Wert in den kreisfreien Städten insgesamt (8.554).",
        ),
        (
            Reference(CITIES, 9433.4, "similar"),
            ", ebenso viel wie in den kreisfreien Städten insgesamt (9.433); kein gesicherter Unterschied.",
        ),
        (
            Reference(CITIES, 8554.0, None, "weniger als 10 Gebiete"),
            "; in den kreisfreien Städten insgesamt sind es 8.554, ob der Unterschied gesichert ist, lässt sich nicht berechnen: "
            "weniger als 10 Gebiete.",
        ),
        (
            Reference(CITIES, 9433.0, None, "weniger als 10 Gebiete"),
            ", ebenso viel wie in den kreisfreien Städten insgesamt (9.433); ob ein Unterschied gesichert ist, lässt sich nicht berechnen: "
            "weniger als 10 Gebiete.",
        ),
        (Reference(CITIES, None, None, "kein Landeswert"), "; ein Vergleich ist nicht möglich: kein Landeswert."),
        (Reference("", 9700.0, year=2019), "; 2019 waren es 9.700."),
        (Reference("", None), "; einen früheren Wert zum Vergleich gibt es nicht."),
    ],
    ids=[
        "higher",
        "lower",
        "similar",
        "equal",
        "not computable",
        "equal, not computable",
        "no reference",
        "the year before",
        "one year only",
    ],
)
def test_crime_is_compared_and_says_how_certain_that_is(reference: Reference, ending: str) -> None:
    sentence = sentences.crime(CRIME, KOBLENZ, reference)
    assert sentence == "2020 wurden in Koblenz 9.433 Fälle je 100.000 Einwohner erfasst (Straftaten insgesamt)" + ending


def test_crime_of_zero_is_a_number_and_not_a_gap() -> None:
    sentence = sentences.crime(replace(CRIME, value=0.0), KOBLENZ, Reference(CITIES, 3.0, "lower"))
    assert sentence.startswith("2020 wurde in Koblenz kein Fall erfasst (Straftaten insgesamt), weniger als")


def test_provisional_is_said() -> None:
    assert "(Straftaten insgesamt, vorläufig)" in sentences.crime(
        replace(CRIME, status="provisional"), KOBLENZ, Reference(CITIES, 1.0, "higher")
    )


def test_inherited_crime_says_whose_number_it_is() -> None:
    observed = replace(CRIME, place=WESTERWALD, inherited_by=HACHENBURG, value=4363.0)
    sentence = sentences.crime(observed, HACHENBURG, Reference("in den Landkreisen insgesamt", 4548.0, "similar"))
    assert sentence == (
        "Eine eigene Zahl für die Verbandsgemeinde Hachenburg gibt es nicht; im Jahr 2020 wurden im Westerwaldkreis 4.363 "
        "Fälle je 100.000 Einwohner erfasst (Straftaten insgesamt); kein gesicherter Unterschied zum Wert in den "
        "Landkreisen insgesamt (4.548)."
    )


def test_inherited_zero_is_a_sentence_too() -> None:
    observed = replace(CRIME, place=WESTERWALD, inherited_by=HACHENBURG, value=0.0)
    assert "; im Jahr 2020 wurde im Westerwaldkreis kein Fall erfasst" in sentences.crime(
        observed, HACHENBURG, Reference(CITIES, 1.0, "lower")
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (
            "suppressed",
            "Für 2020 ist die Zahl in Koblenz wegen kleiner Fallzahl nicht veröffentlicht (Straftaten insgesamt).",
        ),
        ("missing", "Zu registrierten Straftaten liegt in Koblenz für 2020 keine Angabe vor (Straftaten insgesamt)."),
        (
            "unrepresentative",
            "Die Zahl für 2020 in Koblenz ist nicht repräsentativ und wird nicht verglichen (Straftaten insgesamt).",
        ),
    ],
)
def test_crime_without_a_number_says_why_and_compares_nothing(status: str, sentence: str) -> None:
    assert (
        sentences.crime(replace(CRIME, value=None, status=status), KOBLENZ, Reference(CITIES, 8554.0, "higher"))
        == sentence
    )


def test_crime_of_which_nothing_is_known() -> None:
    assert (
        sentences.crime(None, HACHENBURG, Reference("", None))
        == "Zu registrierten Straftaten liegt in der Verbandsgemeinde Hachenburg keine Zahl vor."
    )


def test_feeling_has_share_interval_year_and_comparison() -> None:
    sentence = sentences.feeling(FEELING, "", Reference("im Mittel der kreisfreien Städte", 80.0, "lower"))
    assert sentence == (
        "In der Befragung 2023 fühlten sich 74,3\u00a0% der Befragten in Koblenz nachts allein in der Wohngegend sehr oder eher sicher "
        "(95-%-Intervall 70,6 bis 77,7\u00a0%), weniger als im Mittel der kreisfreien Städte (80,0\u00a0%); "
        "der Unterschied ist statistisch gesichert."
    )


def test_feeling_by_another_question_names_it() -> None:
    sentence = sentences.feeling(
        replace(FEELING, indicator_id="angstraum", what="Angstraum genannt", interval=None),
        "",
        Reference("x", 1.0, "higher"),
    )
    assert sentence.startswith(
        "In der Befragung 2023 lag der Wert „Angstraum genannt“ in Koblenz bei 74,3\u00a0%, mehr als"
    )


def test_feeling_of_zero_is_a_value() -> None:
    assert "0,0\u00a0% der Befragten" in sentences.feeling(
        replace(FEELING, value=0.0, interval=(0.0, 2.1)), "", Reference("x", 0.0, "similar")
    )


@pytest.mark.parametrize(
    ("status", "note", "sentence"),
    [
        (
            "suppressed",
            None,
            "Aus der Befragung 2023 in Koblenz wird der Wert „Sicher nachts in der Wohngegend“ nicht veröffentlicht: zu wenige "
            "Antworten oder zu ungenau.",
        ),
        ("missing", None, "In der Befragung 2023 in Koblenz wurde „Sicher nachts in der Wohngegend“ nicht erhoben."),
        (
            "unrepresentative",
            "Offene Befragung: 67,3 %.",
            "Offene Befragung: 67,3 %. Nicht repräsentativ, deshalb ohne Vergleich "
            "(Befragung 2023 in Koblenz, Sicher nachts in der Wohngegend).",
        ),
        (
            "unrepresentative",
            None,
            "Offene Befragung, nur ein Stimmungsbild. Nicht repräsentativ, deshalb ohne Vergleich "
            "(Befragung 2023 in Koblenz, Sicher nachts in der Wohngegend).",
        ),
    ],
)
def test_feeling_without_a_value_says_why(status: str, note: str | None, sentence: str) -> None:
    observed = replace(FEELING, value=None, interval=None, status=status, note=note)
    assert sentences.feeling(observed, "", Reference("x", 1.0, "higher")) == sentence


def test_feeling_where_nobody_asked_is_the_sentence_given() -> None:
    assert sentences.feeling(None, "Keine Befragung.", Reference("", None)) == "Keine Befragung."


def area_status(
    status: str, reported: str | None = None, confirmed: date | None = date(2026, 1, 5), conflicting: bool = False
) -> AreaStatus:
    nothing: dict[str, Any] = dict.fromkeys(AreaStatus._fields)
    known = {"status": status, "status_reported": reported or status, "confirmed_on": confirmed}
    return AreaStatus(**{**nothing, **known, "conflicting": conflicting})


@pytest.mark.parametrize(
    ("row", "beginning"),
    [
        (area_status("aktiv"), "In Koblenz ist ein aktives Gremium bekannt (gemeldet, bestätigt am 05.01.2026)"),
        (area_status("ruhend"), "In Koblenz ruht das Gremium (gemeldet, bestätigt am 05.01.2026)"),
        (area_status("aufgeloest"), "In Koblenz ist das Gremium aufgelöst (gemeldet"),
        (area_status("in_planung"), "In Koblenz ist ein Gremium in Planung (gemeldet"),
        (area_status("kein_gremium"), "In Koblenz ist gemeldet: kein Gremium (gemeldet"),
        (
            area_status("unklar", confirmed=None),
            "In Koblenz ist unklar, ob es ein Gremium gibt (keine Meldung bekannt)",
        ),
        (
            area_status("unklar", "aktiv", date(2024, 9, 29)),
            "In Koblenz ist unklar, ob es ein Gremium gibt (letzte Meldung „aktiv“ vom 29.09.2024 ist "
            "älter als 24 Monate)",
        ),
        (
            area_status("aktiv", conflicting=True),
            "In Koblenz ist ein aktives Gremium bekannt (Meldungen widersprechen sich, letzte vom 05.01.2026)",
        ),
    ],
)
def test_structure_says_status_proof_and_how_others_stand(row: AreaStatus, beginning: str) -> None:
    sentence = sentences.structure(row, KOBLENZ, 9, 12, date(2026, 9, 30))
    assert sentence.startswith(beginning)
    assert sentence.endswith("; ein aktives ist in 9 von 12 kreisfreien Städten bekannt (Stand 30.09.2026).")


@pytest.mark.parametrize(
    ("result", "reason", "years", "sentence"),
    [
        ("increasing", None, 5, ("↗", "gestiegen (2016–2020)")),
        ("decreasing", None, 5, ("↘", "gesunken (2016–2020)")),
        ("no_change", None, 5, ("→", "unverändert, kein gesicherter Trend (2016–2020)")),
        ("cannot_be_calculated", "Lücke", 3, ("–", "Trend nicht berechenbar: Lücke")),
        ("cannot_be_calculated", None, 3, ("–", "Trend nicht berechenbar")),
    ],
)
def test_trend_is_a_word_with_its_years(result: str, reason: str | None, years: int, sentence: tuple[str, str]) -> None:
    row = Trend("hz", KOBLENZ.label, result, 2016, 2020, reason)
    assert sentences.trend(row, years) == sentence


def test_trend_of_one_year_and_of_none_computed() -> None:
    assert sentences.trend(None, 1) == ("–", "nur ein Jahr, kein Trend")
    assert sentences.trend(None, 4) == ("–", "kein Trend berechnet")
