"""All Kommunen that pass a filter, by one indicator: rows, order, Kreise that stand once, what is kept secret, files; and the Kreis beside up
to ten areas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard import german
from dashboard.app import create_app
from dashboard.comparison import sides
from tests.dashboard import vergleich_atlas
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import FileAtlas, shown
from tests.dashboard.vergleich_atlas import HACHENBURG, KREIS, MARIENBERG, ORTE, VERSION


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return vergleich_atlas.publish(tmp_path_factory.mktemp("vergleich"))


@pytest.fixture
def visitor(folder: Path) -> Iterator[FlaskClient]:
    with shown(folder):
        yield create_app().test_client()


def main(visitor: FlaskClient, query: str) -> str:
    found = re.search(r"<main.*?</main>", visitor.get(f"/vergleich?{query}").text, re.DOTALL)
    assert found
    return found[0]


def words(visitor: FlaskClient, query: str) -> str:
    return text_of(parse(main(visitor, query)))


def rows(markup: str, css: str) -> list[list[str]]:
    """Cells of the body of a table, as words."""
    found = re.search(rf'<table class="tabelle stapelt {css}.*?</table>', markup, re.DOTALL)
    assert found
    body = found[0].partition("<tbody>")[2]
    return [
        [text_of(parse(cell)) for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def table(visitor: FlaskClient, query: str) -> list[dict[str, str]]:
    answer = visitor.get(f"/vergleich-programme.csv?{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text)))


def workbook(visitor: FlaskClient, query: str) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """The rows of the workbook of an address, and its notes."""
    answer = visitor.get(f"/vergleich.xlsx?{query}")
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["Vergleich", "Hinweise"]
    head, *lines = book["Vergleich"].iter_rows(values_only=True)
    notes = [(str(row[0]), str(row[1])) for row in book["Hinweise"].iter_rows(min_row=2, values_only=True)]
    return [dict(zip(map(str, head), line, strict=True)) for line in lines], notes


def test_every_kommune_that_passes_has_its_row_however_many(visitor: FlaskClient) -> None:
    listed = rows(main(visitor, f"kreis={KREIS}&kennzahl=hz"), "vgl-gefiltert")
    assert len(listed) == 11
    names = [row[0].split(" Verbandsgemeinde")[0] for row in listed]
    assert names == sorted(names, key=german.sort_key)
    assert "Westerwaldkreis: 11 Kommunen im Vergleich" in words(visitor, f"kreis={KREIS}&kennzahl=hz")


def test_a_kreis_whose_value_all_others_would_show_stands_once(visitor: FlaskClient) -> None:
    text = words(visitor, f"kreis={KREIS}&kennzahl=hz")
    assert text.count("4.400") == 1
    assert "Wert des Westerwaldkreises: 4.400 (ohne eigenen Wert: 10 Kommunen)" in text
    assert "Von 11 Kommunen hat 1 einen eigenen Wert. Höher als üblich: 1." in text
    listed = rows(main(visitor, f"kreis={KREIS}&kennzahl=hz"), "vgl-gefiltert")
    values = [row[3] for row in listed]
    assert sum(each.startswith("5.000") for each in values) == 1
    assert values.count("kein eigener Wert") == 10


def test_what_is_kept_secret_says_so_and_inherits_nothing(folder: Path, tmp_path: Path) -> None:
    copy = vergleich_atlas.publish(tmp_path / "secret")
    atlas = FileAtlas.again(copy / f"atlas-{VERSION}.duckdb")
    atlas.insert(
        "observation",
        indicator_id="hz",
        period=2020,
        level="kommune",
        area_id=ORTE[3],
        status="suppressed",
        release_id="hz.csv",
    )
    atlas.connection.close()
    with shown(copy):
        listed = {
            row[0]: row for row in rows(main(create_app().test_client(), "kreis=07143&kennzahl=hz"), "vgl-gefiltert")
        }
    secret = next(row for name, row in listed.items() if name.startswith("Ort 3"))
    assert secret[3] == "nicht veröffentlicht"
    assert secret[4:] == ["–", "–", "–"]


def test_it_is_sorted_by_own_values_only_and_the_file_is_in_the_same_order(visitor: FlaskClient) -> None:
    query = f"kreis={KREIS}&kennzahl=sicher&sortierung=wert&richtung=ab"
    values = [row[3] for row in rows(main(visitor, query), "vgl-gefiltert")]
    known = [float(each.split()[0].replace(",", ".")) for each in values if "%" in each]
    assert known == sorted(known, reverse=True)
    assert all("%" in each for each in values[: len(known)])
    assert "sortiert nach Wert, absteigend" in words(visitor, query)
    listed = [row["value"] for row in table(visitor, query) if row["value"]]
    assert [float(each) for each in listed] == known


@pytest.mark.parametrize("query", ["kennzahl=hz", "kennzahl=sicher", "kennzahl=sicher&sortierung=wert&richtung=ab"])
def test_csv_and_workbook_hold_the_rows_of_the_page_in_its_order(visitor: FlaskClient, query: str) -> None:
    query = f"kreis={KREIS}&{query}"
    on_page = re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', main(visitor, query))
    in_csv = table(visitor, query)
    lines, _ = workbook(visitor, query)
    assert len(on_page) == 11
    given = ["Westerwaldkreis"] if "hz" in query else []  # what the page says of it above the table
    assert on_page + given == [row["label"] for row in in_csv] == [line["Gebiet"] for line in lines]
    assert len({line["Kennzahl"] for line in lines}) == 1
    assert [row["period"] == "" for row in in_csv] == [row["status"] == "missing" for row in in_csv]
    assert any(row["status"] == "missing" for row in in_csv) == ("sicher" in query)


def test_files_hold_all_that_pass_where_nobody_has_a_value(folder: Path, tmp_path: Path) -> None:
    copy = vergleich_atlas.publish(tmp_path / "secret")
    atlas = FileAtlas.again(copy / f"atlas-{VERSION}.duckdb")
    atlas.connection.execute(
        f"UPDATE observation SET value = NULL, low = NULL, high = NULL, status = 'suppressed' "
        f"WHERE indicator_id = 'sicher' AND area_id <> '{HACHENBURG}'"
    )
    atlas.connection.close()
    query = f"kreis={KREIS}&kennzahl=sicher"
    with shown(copy):
        visitor = create_app().test_client()
        assert len(rows(main(visitor, query), "vgl-gefiltert")) == len(table(visitor, query)) == 11


def test_beside_up_to_ten_areas_the_file_says_of_whom_nothing_is_known(visitor: FlaskClient) -> None:
    listed = table(visitor, f"gebiete={ORTE[3]},{ORTE[7]}&kennzahl=sicher")
    assert [row["value"] for row in listed if row["indicator_id"] == "sicher"] == ["55.5", ""]


def test_the_workbook_says_what_it_rests_on(visitor: FlaskClient) -> None:
    lines, notes = workbook(visitor, f"kreis={KREIS}&kennzahl=hz")
    statuses = {line["Gebiet"]: line["Stand des Gremiums"] for line in lines}
    assert (statuses["Hachenburg"], statuses["Bad Marienberg"]) == ("kein Gremium", "unklar")
    assert ("Auswahl", "Westerwaldkreis") in notes
    assert {"Verglichen mit", "Demodaten", "Quelle", "Datenstand", "Adresse"} <= {name for name, _ in notes}


@pytest.mark.parametrize("demo", [True, False])
def test_an_invented_stand_is_marked_beside_official_figures(tmp_path: Path, *, demo: bool) -> None:
    copy = vergleich_atlas.publish(tmp_path / "demo")
    atlas = FileAtlas.again(copy / f"atlas-{VERSION}.duckdb")
    atlas.connection.execute("UPDATE build SET demo = ?", [demo])
    atlas.connection.close()
    query, said = f"kreis={KREIS}&kennzahl=hz", "ja" if demo else "nein"
    with shown(copy):
        visitor = create_app().test_client()
        assert ("Stand der Gremien: Demodaten" in words(visitor, query)) == demo
        lines, notes = workbook(visitor, query)
        coded = {row["council_synthetic"] for row in table(visitor, query) if row["council_status"]}
    assert coded == {str(demo).lower()}
    with_stand = [line for line in lines if line["Stand des Gremiums"]]
    assert {(line["Demodaten"], line["Gremium: Demodaten"]) for line in with_stand} == {("nein", said)}
    assert ("enthält keine erfundenen Angaben" in dict(notes)["Demodaten"]) != demo


def test_up_to_ten_can_be_put_side_by_side_more_have_to_be_narrowed(visitor: FlaskClient) -> None:
    assert "Nebeneinander nach allen Kennzahlen lassen sich bis zu 10 Gebiete stellen; hier sind es 11." in words(
        visitor, f"kreis={KREIS}"
    )
    few = main(visitor, "stand=kein_gremium,unklar")
    assert "nach allen Kennzahlen nebeneinander stellen" in few
    assert f"{MARIENBERG}" in few


def test_a_filter_nothing_passes_says_so_and_its_files_too(visitor: FlaskClient) -> None:
    query = f"kreis={KREIS}&stand=in_planung"
    assert visitor.get(f"/vergleich?{query}").status_code == 200
    assert "Auf diese Auswahl trifft keine Kommune zu." in words(visitor, query)
    refused = visitor.get(f"/vergleich.csv?{query}")
    assert refused.status_code == 400
    assert "keine Auswahl trifft auf eine Kommune zu" in refused.text


def test_areas_and_a_filter_at_once_are_told_apart(visitor: FlaskClient) -> None:
    answer = visitor.get(f"/vergleich?gebiete={HACHENBURG}&kreis={KREIS}")
    assert answer.status_code == 400
    assert "schließen einander aus" in answer.text
    assert visitor.get(f"/vergleich.csv?gebiete={HACHENBURG}&kreis={KREIS}").status_code == 400


def test_an_area_typed_beside_a_filter_is_not_shown_as_if_it_passed(visitor: FlaskClient) -> None:
    answer = visitor.get(f"/vergleich?kreis={KREIS}&dazu=Hachenburg")
    assert answer.status_code == 400
    assert "schließen einander aus" in answer.text
    assert visitor.get(f"/vergleich.csv?kreis={KREIS}&dazu=Hachenburg").status_code == 400
    assert "11 Kommunen im Vergleich" in words(visitor, f"kreis={KREIS}&dazu=Nirgendwo"), "nothing was added"


def test_only_the_table_of_a_filter_is_a_file(visitor: FlaskClient) -> None:
    for name in ("reihe.csv", "verlauf.csv", "reihe.svg"):
        answer = visitor.get(f"/vergleich/{name}?kreis={KREIS}")
        assert answer.status_code == 400
        assert "gibt es nur die Tabelle" in answer.text


@pytest.mark.parametrize("query", ["", f"kreis={KREIS}&kennzahl=hz", f"gebiete={HACHENBURG}"])
def test_no_control_stands_twice_and_all_are_of_one_form(visitor: FlaskClient, query: str) -> None:
    tree = parse(main(visitor, query))
    names = [each.get("name") for each in tree.iter("select")]
    assert {"kennzahl", "bezug", "jahr"} <= set(names)
    assert len(names) == len(set(names))
    assert len(list(tree.iter("form"))) == 1
    [form] = tree.iter("form")
    inside = {*form.iter("select"), *form.iter("input")}
    assert all(
        each in inside or each.get("form") == "vgl-form" for tag in ("select", "input") for each in tree.iter(tag)
    )


def test_a_group_without_own_values_is_not_called_compared(visitor: FlaskClient) -> None:
    compared, alone = (words(visitor, f"{each}&kennzahl=hz") for each in (f"kreis={KREIS}", "stand=unklar"))
    assert "hat keine einen eigenen Wert" in alone
    assert "verglichen mit" in compared
    assert "verglichen mit" not in alone


@pytest.mark.parametrize("query", [f"kreis={KREIS}&kennzahl=hz", f"gebiete={HACHENBURG},{MARIENBERG}"])
def test_every_file_says_what_it_is_of(visitor: FlaskClient, query: str) -> None:
    tree = parse(main(visitor, query))
    files = [each for each in tree.iter() if each.get("download") is not None or each.get("data-png")]
    assert files
    names = [each.get("aria-label", "") for each in files]
    assert len(names) == len(set(names)), "no two links of one name"
    assert all(
        name.startswith(text_of(each)) and name != text_of(each) for name, each in zip(names, files, strict=True)
    )


def test_the_value_of_a_kreis_has_one_row_in_the_file_and_is_that_of_no_kommune(visitor: FlaskClient) -> None:
    listed = table(visitor, f"kreis={KREIS}&kennzahl=hz")
    assert [row["area_id"] for row in listed if row["value"] == "4400"] == [KREIS]
    assert sum(row["status"] == "inherited" and not row["value"] for row in listed) == 10


def test_the_page_without_a_choice_offers_groups_with_their_size(visitor: FlaskClient) -> None:
    page = main(visitor, "")
    assert "Westerwaldkreis: 11 Kommunen nach einer Kennzahl" in text_of(parse(page))
    assert 'id="vgl-kreis"' in page


def test_beside_up_to_ten_areas_a_kreis_stands_once_too(visitor: FlaskClient) -> None:
    query = f"gebiete={HACHENBURG},{MARIENBERG},{ORTE[3]}&kennzahl=hz"
    page = main(visitor, query)
    now = {row[0]: row[1:] for row in rows(page, "vgl-werte")}
    assert [name for name in now if "Wert des" in name] == ["Wert des Westerwaldkreises"]
    assert now["Wert des Westerwaldkreises"][0].startswith("4.400")
    for name in ("Bad Marienberg", "Ort 3"):
        assert now[name][0] == "kein eigener Wertsiehe Wert des Westerwaldkreises"
    matrix = rows(page, "vgl-tabelle")
    [line] = [row for row in matrix if row[0].startswith("Straftaten") or "hz" in row[0]] or [matrix[0]]
    assert line[2:4] == ["kein eigener Wert", "kein eigener Wert"]
    assert line[4].startswith("4.400")


def test_a_kreis_that_gives_its_value_to_one_area_has_no_row_of_its_own(visitor: FlaskClient) -> None:
    now = rows(main(visitor, f"gebiete={HACHENBURG},{MARIENBERG}&kennzahl=hz"), "vgl-werte")
    assert [row[0] for row in now] == ["Hachenburg", "Bad Marienberg"]
    assert now[1][1].startswith("4.400")


def test_in_years_in_which_all_take_it_the_kreis_has_a_column_of_its_own(visitor: FlaskClient) -> None:
    years = rows(main(visitor, f"gebiete={HACHENBURG},{MARIENBERG}&kennzahl=hz"), "vgl-zahlen")
    assert years == [
        ["2020", "5.0004.900 bis 5.110", "kein eigener Wert", "4.400"],
        ["2019", "kein eigener Wert", "kein eigener Wert", "4.000"],
    ]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Landkreis Ahrweiler", "Wert des Landkreises Ahrweiler"),
        ("Rhein-Hunsrück-Kreis", "Wert des Rhein-Hunsrück-Kreises"),
        ("Eifelkreis Bitburg-Prüm", "Wert des Eifelkreises Bitburg-Prüm"),
        ("Hachenburg", "Wert von Hachenburg"),
    ],
)
def test_what_the_value_of_a_kreis_is_called(label: str, name: str) -> None:
    assert sides.value_of_kreis(label) == name
