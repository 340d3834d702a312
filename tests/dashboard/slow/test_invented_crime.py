"""Invented crime of Kommunen in the demonstration: marked on every page and in every file that shows it, and never credited to the BKA."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask.testing import FlaskClient

from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

HACHENBURG, KOBLENZ, KREIS, ALPENROD = "071435002", "071110000", "07143", "071435002202"
INDICATOR, INHERITED = "straftaten_insgesamt", "raub"
BKA, INVENTED = "PKS Bundeskriminalamt", "Demodaten"


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(embedded.folder):
        yield create_app().test_client()


def text(visitor: FlaskClient, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    return str(answer.get_data(as_text=True))


def words(markup: str) -> str:
    """What a reader sees of a part of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup)))


def table(visitor: FlaskClient, address: str) -> list[dict[str, str]]:
    body = text(visitor, address)
    return list(csv.DictReader(io.StringIO(body.lstrip("\ufeff"))))


def rows_of(visitor: FlaskClient, address: str, area_id: str, indicator_id: str = INDICATOR) -> list[dict[str, str]]:
    """The rows of a file about an area and an indicator, where they name one."""
    rows = table(visitor, address)
    return [
        row
        for row in rows
        if row.get("area_id", area_id) == area_id and row.get("indicator_id", indicator_id) == indicator_id
    ]


FILES = (
    f"/karte-programme.csv?kennzahl={INDICATOR}&ebene=kommune&jahr=2020",
    f"/gebiet/{HACHENBURG}/{INDICATOR}/verlauf-programme.csv",
    f"/gebiet/{HACHENBURG}/{INDICATOR}/streifen-programme.csv",
    f"/gebiet/{HACHENBURG}-programme.csv",
    f"/vergleich-programme.csv?gebiete={HACHENBURG},{KOBLENZ}&kennzahl={INDICATOR}",
    f"/vergleich/verlauf-programme.csv?gebiete={HACHENBURG},{KOBLENZ}&kennzahl={INDICATOR}",
    f"/vergleich/reihe-programme.csv?gebiete={HACHENBURG},{KOBLENZ}&kennzahl={INDICATOR}",
)


@pytest.mark.parametrize("address", FILES)
def test_every_row_of_a_file_says_that_its_value_is_invented(visitor: FlaskClient, address: str) -> None:
    rows = rows_of(visitor, address, HACHENBURG)
    assert rows
    assert {row["synthetic"] for row in rows} == {"true"}
    assert not [row for row in rows if BKA in row["source"] or INVENTED not in row["source"]]


@pytest.mark.parametrize("address", [address.replace("-programme.csv", ".csv") for address in FILES])
def test_the_same_files_in_words(visitor: FlaskClient, address: str) -> None:
    body = text(visitor, address).lstrip("\ufeff")
    lines = [line for line in body.splitlines() if HACHENBURG in line and "Straftaten insgesamt je" in line]
    assert lines
    assert not [line for line in lines if BKA in line or INVENTED not in line]


@pytest.mark.parametrize(
    "address", [address for address in FILES if KOBLENZ in address or address.startswith("/karte")]
)
def test_official_values_beside_are_credited_and_not_marked(visitor: FlaskClient, address: str) -> None:
    rows = rows_of(visitor, address, KOBLENZ)
    assert rows
    assert {row["synthetic"] for row in rows} == {"false"}
    assert not [row for row in rows if BKA not in row["source"] or INVENTED in row["source"]]


def test_the_catalogue_file_tells_each_value_apart(visitor: FlaskClient) -> None:
    rows = table(visitor, f"/daten/kennzahl/{INDICATOR}-programme.csv")
    marks = {row["area_id"]: (row["synthetic"], row["release_id"].partition("_20")[0]) for row in rows}
    assert marks[HACHENBURG] == ("true", "pks_kommunen_demo")
    assert marks[KOBLENZ] == ("false", "pks")
    assert marks[KREIS] == ("false", "pks")


def test_what_is_inherited_from_the_kreis_is_official_and_from_the_kommune_invented(visitor: FlaskClient) -> None:
    [official] = rows_of(
        visitor, f"/karte-programme.csv?kennzahl={INHERITED}&ebene=kommune&jahr=2020", HACHENBURG, INHERITED
    )
    assert (official["status"], official["from_area_id"], official["synthetic"]) == ("inherited", KREIS, "false")
    assert BKA in official["source"]
    [invented] = rows_of(visitor, f"/karte-programme.csv?kennzahl={INDICATOR}&ebene=gemeinde&jahr=2020", ALPENROD)
    assert (invented["status"], invented["from_area_id"], invented["synthetic"]) == ("inherited", HACHENBURG, "true")
    assert BKA not in invented["source"]


@pytest.mark.parametrize(
    "address",
    [
        f"/karte.svg?kennzahl={INDICATOR}&ebene=kommune&jahr=2020",
        f"/gebiet/{HACHENBURG}/{INDICATOR}/streifen.svg",
        f"/gebiet/{HACHENBURG}/{INDICATOR}/verlauf.svg",
        f"/vergleich/reihe.svg?gebiete={HACHENBURG},{KOBLENZ}&kennzahl={INDICATOR}",
        f"/vergleich/verlauf.svg?gebiete={HACHENBURG},{KOBLENZ}&kennzahl={INDICATOR}",
    ],
)
def test_a_picture_says_it_under_its_figure(visitor: FlaskClient, address: str) -> None:
    seen = words(text(visitor, address))
    assert "enthält Demodaten (frei erfunden)" in seen
    assert "Demodaten (erfunden)" in seen
    assert (BKA in seen) == ("/gebiet/" not in address), "beside official values both are named"


def test_the_map_says_how_many_of_its_values_are_invented(visitor: FlaskClient) -> None:
    page = text(visitor, f"/?kennzahl={INDICATOR}&ebene=kommune&jahr=2020&gebiet={HACHENBURG}&ansicht=tabelle")
    assert "Erfunden sind die Werte von 158 von 170 Kommunen." in words(page)
    assert re.search(r'<span id="lage-demo"\s*>', page)
    table_row = words(page[page.index(f'data-waehle="{HACHENBURG}"') :])
    assert "erfunden" in table_row[: table_row.index("Hamm") if "Hamm" in table_row else 400]
    assert "Erfunden sind" not in words(text(visitor, f"/?kennzahl={INDICATOR}&ebene=kreis&jahr=2020"))
    assert "Erfunden sind" not in words(text(visitor, f"/?kennzahl={INHERITED}&ebene=kommune&jahr=2020"))


def test_maps_of_kreise_and_of_inherited_values_carry_no_mark(visitor: FlaskClient) -> None:
    for address in (f"/?kennzahl={INDICATOR}&ebene=kreis&jahr=2020", f"/?kennzahl={INHERITED}&ebene=kommune&jahr=2020"):
        assert '<span id="lage-demo" hidden>' in text(visitor, address), address


def test_the_panel_marks_the_chosen_area_by_its_own_value(visitor: FlaskClient) -> None:
    def value_panel(area_id: str) -> str:
        page = text(visitor, f"/?kennzahl={INDICATOR}&ebene=kommune&jahr=2020&gebiet={area_id}")
        start = page.index('id="lage-wert"')
        return page[start : page.index("</h3>", start) + 400]

    assert 'class="demo"' in value_panel(HACHENBURG)
    assert 'class="demo"' not in value_panel(KOBLENZ)


def test_the_comparison_marks_the_invented_one_of_two(visitor: FlaskClient) -> None:
    page = text(visitor, f"/vergleich?gebiete={HACHENBURG},{KOBLENZ}&kennzahl={INDICATOR}")
    seen = words(page)
    assert seen.count("erfunden") > 3
    assert BKA in seen
    only_official = words(text(visitor, f"/vergleich?gebiete=073150000,{KOBLENZ}&kennzahl={INDICATOR}"))
    assert "Demodaten (erfunden)" not in only_official[only_official.index("Quelle") :].partition("Datenstand")[0]


def test_the_profile_marks_invented_crime_and_no_other(visitor: FlaskClient) -> None:
    def of_crime(area_id: str) -> str:
        page = text(visitor, f"/gebiet/{area_id}")
        answers = page[page.index('class="geb-antworten"') :]
        return next(each for each in answers.split("<dt>") if "Kriminalität<" in each)

    assert 'class="demo"' in of_crime(HACHENBURG)
    assert 'class="demo"' not in of_crime(KOBLENZ)
    assert "Alle drei Angaben sind frei erfunden." in words(text(visitor, f"/gebiet/{HACHENBURG}"))


def test_a_suppressed_value_is_said_and_replaced_by_none(visitor: FlaskClient) -> None:
    rows = table(visitor, "/daten/kennzahl/wohnungseinbruch-programme.csv")
    hidden = [row for row in rows if row["status"] == "suppressed"]
    assert hidden
    assert {row[name] for row in hidden for name in ("value", "low", "high", "numerator", "denominator")} == {""}
    area_id, year = hidden[0]["area_id"], hidden[0]["period"]
    [shown_there] = rows_of(
        visitor,
        f"/karte-programme.csv?kennzahl=wohnungseinbruch&ebene=kommune&jahr={year}",
        area_id,
        "wohnungseinbruch",
    )
    assert (shown_there["status"], shown_there["value"], shown_there["from_area_id"]) == ("suppressed", "", "")


def test_the_banner_says_which_crime_is_official(visitor: FlaskClient) -> None:
    for address in ("/", "/anlaesse", "/vergleich", "/daten", f"/gebiet/{HACHENBURG}"):
        seen = words(text(visitor, address))
        assert (
            "ebenso Kriminalitätszahlen der Kommunen in Landkreisen; die der Kreise und des Landes sind amtlich" in seen
        ), address


def test_the_citation_of_the_data_page_names_official_sources_alone(visitor: FlaskClient) -> None:
    page = words(text(visitor, "/daten"))
    assert "Dieser Datenstand enthält Demodaten und darf nicht als Beleg verwendet werden." in page


def test_a_comparison_marks_each_invented_side_of_a_pair_and_each_invented_end(visitor: FlaskClient) -> None:
    page = words(text(visitor, f"/vergleich?gebiete={HACHENBURG},{KOBLENZ}&kennzahl={INDICATOR}"))
    assert "Hachenburg (erfunden) gegenüber Koblenz " in page
    assert re.search(r"haben einen eigenen Wert, von [\d.]+ \([^)]+, erfunden\) bis [\d.]+ \([^)]+, erfunden\)\.", page)
