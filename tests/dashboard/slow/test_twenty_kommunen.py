"""Twenty Kommunen worked out by hand: what must stand on map, profile, comparison, list and file, and that nothing beside it differs.

Stand: read off the sheets of the invented registry (reports, meetings) for its day, 30.09.2026. Crime: cases and Häufigkeitszahl of the
official table of 2020, against the eleven other kreisfreie Städte together; the exact test and the usual range were worked out with
another program than the build's.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown


@dataclass(frozen=True)
class Crime:
    """Straftaten insgesamt 2020: the value, that of the others together, the difference in per cent, the verdict at 99.8 %."""

    value: str
    others: str
    per_cent: str
    verdict: str


@dataclass(frozen=True)
class Expected:
    """What must stand of a Kommune; `crime` only of those with official figures."""

    area_id: str
    label: str
    stand: str
    crime: Crime | None = None


USUAL_HIGH, USUAL_LOW, INDISTINCT = (
    "höher, im üblichen Bereich",
    "niedriger, im üblichen Bereich",
    "nicht unterscheidbar",
)
TWENTY = (
    Expected("071110000", "Koblenz", "ruhend", Crime("9.433", "8.450", "+12", USUAL_HIGH)),
    Expected("072110000", "Trier", "aktiv", Crime("9.517", "8.442", "+13", USUAL_HIGH)),
    Expected("073110000", "Frankenthal (Pfalz)", "aktiv", Crime("6.903", "8.633", "−20", USUAL_LOW)),
    Expected("073120000", "Kaiserslautern", "aktiv", Crime("10.789", "8.325", "+30", "höher als üblich")),
    Expected("073130000", "Landau in der Pfalz", "unklar", Crime("8.372", "8.562", "−2", INDISTINCT)),
    Expected("073140000", "Ludwigshafen am Rhein", "aktiv", Crime("8.688", "8.529", "+2", INDISTINCT)),
    Expected("073150000", "Mainz", "aktiv", Crime("7.456", "8.835", "−16", USUAL_LOW)),
    Expected("073160000", "Neustadt an der Weinstraße", "aktiv", Crime("6.806", "8.645", "−21", USUAL_LOW)),
    Expected("073170000", "Pirmasens", "aktiv", Crime("8.049", "8.574", "−6", USUAL_LOW)),
    Expected("073180000", "Speyer", "kein Gremium", Crime("10.122", "8.477", "+19", USUAL_HIGH)),
    Expected("073190000", "Worms", "aktiv", Crime("7.742", "8.623", "−10", USUAL_LOW)),
    Expected("073200000", "Zweibrücken", "aktiv", Crime("7.876", "8.576", "−8", USUAL_LOW)),
    Expected("071310077", "Sinzig", "ruhend"),
    Expected("071315003", "Bad Breisig", "ruht vermutlich"),
    Expected("071355001", "Cochem", "ruht vermutlich"),
    Expected("071325010", "Altenkirchen-Flammersfeld", "aufgelöst"),
    Expected("073335006", "Winnweiler", "ruhend"),
    Expected("071340045", "Idar-Oberstein", "kein Gremium"),
    Expected("071385007", "Unkel", "in Planung"),
    Expected("071315001", "Adenau", "unklar"),
)
OFFICIAL = [each for each in TWENTY if each.crime]
# What no figure of Straftaten insgesamt shows: indicator, year, area, reference of the file, value compared with, verdict.
OTHERS = (
    ("fahrraddiebstahl", 2020, "073170000", "gleicher Art", "339,1", "niedriger als üblich"),
    (
        "sicher_nachts_wohngegend",
        2025,
        "073180000",
        "gleicher Art",
        "74,2",
        "niedriger; üblicher Bereich nicht bestimmbar",
    ),
    (
        "sicher_nachts_wohngegend",
        2025,
        "073335006",
        "gleicher Art",
        "70,06",
        "höher; üblicher Bereich nicht bestimmbar",
    ),
    ("aufklaerungsquote", 2020, "073150000", "gleicher Art", None, "ob das Zufall ist, lässt sich nicht prüfen: "),
    ("straftaten_insgesamt", 2020, "071110000", "eigenem Kreis", None, "kein Vergleich: ist selbst ein Kreis"),
)
VERDICTS = {
    "höher als üblich",
    "niedriger als üblich",
    USUAL_HIGH,
    USUAL_LOW,
    "höher; üblicher Bereich nicht bestimmbar",
    "niedriger; üblicher Bereich nicht bestimmbar",
    INDISTINCT,
    "kein Vergleich",
    "ob das Zufall ist, lässt sich nicht prüfen",
}
STANDS = {"aktiv", "ruht vermutlich", "ruhend", "aufgelöst", "in Planung", "kein Gremium", "unklar"}


@pytest.fixture
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def words(visitor: FlaskClient, address: str) -> str:
    """What a reader of a page sees between its landmarks."""
    answer = visitor.get(address)
    assert answer.status_code == 200
    main = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
    assert main
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main.group())))


def rows(visitor: FlaskClient, address: str, key: str) -> dict[str, dict[str, str]]:
    """The rows of a file by their key."""
    answer = visitor.get(address)
    assert answer.status_code == 200
    lines = csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";")
    return {line[key]: line for line in lines}


def test_every_stand_and_every_verdict_is_among_them() -> None:
    assert len(TWENTY) == 20
    assert {each.stand for each in TWENTY} == STANDS
    of_crime = {each.crime.verdict for each in TWENTY if each.crime}
    assert of_crime | {verdict.partition(":")[0] for *_, verdict in OTHERS} == VERDICTS
    assert {area_id for _, _, area_id, *_ in OTHERS} <= {each.area_id for each in TWENTY}


def test_the_file_of_the_map_says_every_stand(visitor: FlaskClient) -> None:
    of_map = rows(visitor, "/karte.csv?kennzahl=gremium_status&ebene=kommune", "Regionalschlüssel")
    assert len(of_map) == 170
    assert {each.area_id: of_map[each.area_id]["Wert"] for each in TWENTY} == {
        each.area_id: each.stand for each in TWENTY
    }


def test_the_list_holds_those_whose_body_is_not_active_and_says_their_stand(visitor: FlaskClient) -> None:
    order = rows(visitor, "/anlaesse.csv?ansicht=zuerst", "Schlüssel (ARS)")
    said = {each.area_id: order[each.area_id]["Stand"] for each in TWENTY if each.area_id in order}
    assert said == {each.area_id: each.stand for each in TWENTY if each.stand != "aktiv"}


@pytest.mark.parametrize("expected", TWENTY, ids=lambda each: each.label)
def test_the_profile_says_the_stand_once_and_nothing_else(visitor: FlaskClient, expected: Expected) -> None:
    text = words(visitor, f"/gebiet/{expected.area_id}")
    said = re.findall(rf"Präventionsgremium : Gremium, Meldungen, Dateien Demodaten ({'|'.join(STANDS)}) ", text)
    assert said == [expected.stand], text[:1500]
    assert indicator_of(visitor, expected.area_id, "gremium_status").count(f" {expected.stand} ") >= 1


@pytest.mark.parametrize("expected", OFFICIAL, ids=lambda each: each.label)
def test_profile_and_comparison_say_the_same_of_crime(visitor: FlaskClient, expected: Expected) -> None:
    crime = expected.crime
    assert crime
    text = indicator_of(visitor, expected.area_id, "straftaten_insgesamt")
    assert f"Fälle je 100.000 Einwohner, 2020 {crime.value} " in text
    half = rf"{re.escape(crime.per_cent)}\s%\sgegenüber den 11 anderen kreisfreien Städten zusammen \({re.escape(crime.others)}\): {re.escape(crime.verdict)}\."
    assert re.search(half, text)
    of_map = rows(visitor, "/karte.csv?kennzahl=straftaten_insgesamt&ebene=kommune&jahr=2020", "Regionalschlüssel")
    assert of_map[expected.area_id]["Vergleich mit gleicher Art"] == crime.verdict
    other = "071110000" if expected.area_id != "071110000" else "073150000"
    lines = visitor.get(f"/vergleich.csv?gebiete={expected.area_id},{other}").text.lstrip("\ufeff")
    [compared] = [
        line
        for line in csv.DictReader(io.StringIO(lines), delimiter=";")
        if line["Regionalschlüssel"] == expected.area_id and line["Kennzahl"].startswith("Straftaten insgesamt je")
    ]
    assert (compared["Vergleich"], compared["Jahr"]) == (crime.verdict, "2020")
    assert f"{float(compared['Bezugswert'].replace(',', '.')):.0f}" == crime.others.replace(".", "")
    assert crime.verdict.split(",")[0] in words(visitor, f"/vergleich?gebiete={expected.area_id},{other}")


@pytest.mark.parametrize("expected", TWENTY, ids=lambda each: each.label)
def test_the_first_answers_say_what_their_rows_say(visitor: FlaskClient, expected: Expected) -> None:
    page = visitor.get(f"/gebiet/{expected.area_id}").text
    [answers] = re.findall(r'<div class="geb-antworten".*?Was jetzt', page, re.DOTALL)
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answers)))
    crime = indicator_of(visitor, expected.area_id, "straftaten_ohne_auslaenderrecht")
    value = re.search(r"([\d.]+) Fälle je 100.000 Einwohner im Jahr 2020, vor 6 Jahren", text)
    compared = re.search(r"Kriminalität (([+−±].*?|Kein Vergleich): .*?)[;.] ", text)
    assert value
    assert compared
    assert f"Fälle je 100.000 Einwohner, 2020 {value.group(1)} " in re.sub(r" Demodaten", "", crime)
    assert compared.group(1).lower() in crime.lower()


@pytest.mark.parametrize(
    ("indicator", "year", "area_id", "against", "reference", "verdict"),
    OTHERS,
    ids=[f"{indicator}-{area_id}" for indicator, _, area_id, *_ in OTHERS],
)
def test_the_other_verdicts_stand_in_file_and_profile(
    visitor: FlaskClient, indicator: str, year: int, area_id: str, against: str, reference: str | None, verdict: str
) -> None:
    of_map = rows(visitor, f"/karte.csv?kennzahl={indicator}&ebene=kommune&jahr={year}", "Regionalschlüssel")
    row = of_map[area_id]
    assert row[f"Vergleich mit {against}"].startswith(verdict)
    if reference:
        assert row["Bezugswert: gleiche Art"] == reference
        assert f": {verdict}" in indicator_of(visitor, area_id, indicator)


def indicator_of(visitor: FlaskClient, area_id: str, indicator: str) -> str:
    """The words of one indicator in a profile."""
    page = visitor.get(f"/gebiet/{area_id}").text
    article = re.search(rf'<article[^>]*id="kennzahl-{indicator}">.*?</article>', page, re.DOTALL)
    assert article
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", article.group())))
