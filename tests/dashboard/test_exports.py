"""Files for download, byte by byte and read back."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from dashboard.addresses.area_filter import AreaFilter
from dashboard.exports import occasions as exports
from dashboard.exports.delimited import german_csv, harmless, machine_csv
from dashboard.exports.files import MIMETYPES, Attachment, Refusal
from dashboard.exports.table import Table
from dashboard.exports.workbook import workbook
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import Selection
from dashboard.web.page import Request
from tests.dashboard.small_atlas import VERSION, publish, shown

CREATED = datetime(2026, 10, 1, 8, 30)
ROWS = Table(
    "Probe",
    ("Name", "Wert", "Tag", "Demo"),
    [
        ("Zell; „an der Mosel“ …", 1234.5, date(2026, 9, 3), True),
        ('Ähren "oben"', None, None, False),
        ("=1+1", 18.0, date(2020, 1, 1), False),
    ],
)


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with shown(publish(tmp_path_factory.mktemp("published"))) as folder:
        yield folder


@pytest.fixture(scope="module")
def client(small: Path) -> FlaskClient:
    from dashboard.app import server

    return server.test_client()


def test_the_german_file_has_bom_semicolons_commas_and_german_dates() -> None:
    assert (
        german_csv(ROWS)
        == (
            "\ufeffName;Wert;Tag;Demo\r\n"
            '"Zell; „an der Mosel“ …";1234,5;03.09.2026;ja\r\n'
            '"Ähren ""oben""";;;nein\r\n'
            "'=1+1;18;01.01.2020;nein\r\n"
        ).encode()
    )


def test_the_file_for_programs_is_plain() -> None:
    assert (
        machine_csv(ROWS)
        == (
            "Name,Wert,Tag,Demo\r\n"
            "Zell; „an der Mosel“ …,1234.5,2026-09-03,true\r\n"
            '"Ähren ""oben""",,,false\r\n'
            "'=1+1,18,2020-01-01,false\r\n"
        ).encode()
    )


@pytest.mark.parametrize(
    "text", ["=SUMME(A1)", "+49", "-1", "@cmd", "\tx", "\rx", "\nx", " =1", "\u3000=1", "＝1+1", " ＠x"]
)
def test_nothing_a_spreadsheet_would_run_leaves_as_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@given(st.text())
def test_a_cell_is_never_a_formula_and_otherwise_unchanged(text: str) -> None:
    assert not harmless(text).startswith(("\t", "\r", "\n"))
    assert not unicodedata.normalize("NFKC", harmless(text)).lstrip().startswith(("=", "+", "-", "@"))
    assert harmless(text).removeprefix("'") == text.removeprefix("'")


def test_a_table_refuses_rows_of_another_length_and_columns_of_one_name() -> None:
    with pytest.raises(ValueError, match="1 statt 2 Zellen"):
        Table("Probe", ("a", "b"), [("nur eine",)])
    with pytest.raises(ValueError, match="nennt eine Spalte zweimal"):
        Table("Probe", ("a", "a"), [])


def test_a_workbook_reads_back_as_written() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([ROWS], "Titel", "Hinweis", CREATED)))["Probe"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells == [
        ["Name", "Wert", "Tag", "Demo"],
        ["Zell; „an der Mosel“ …", 1234.5, datetime(2026, 9, 3), "ja"],
        ['Ähren "oben"', None, None, "nein"],
        ["=1+1", 18, datetime(2020, 1, 1), "nein"],
    ]
    assert sheet["A4"].data_type == "s"
    assert not sheet.merged_cells.ranges
    assert sheet.freeze_panes == "A2"
    assert [table.ref for table in sheet.tables.values()] == ["A1:D4"]


def test_a_workbook_says_that_it_is_german_and_names_its_tables() -> None:
    names = ("Probe", "2. Liste, alt", "probe_", "R1", "Größe (m²)")
    book = openpyxl.load_workbook(io.BytesIO(workbook([replace(ROWS, name=name) for name in names], "T", "", CREATED)))
    assert book.properties.language == "de-DE"
    assert [[*sheet.tables] for sheet in book] == [
        ["Probe"],
        ["Tabelle_2_Liste_alt"],
        ["probe_2"],
        ["Tabelle_R1"],
        ["Größe_m"],
    ]


def test_the_same_data_give_the_same_workbook() -> None:
    assert workbook([ROWS], "Titel", "Hinweis", CREATED) == workbook([ROWS], "Titel", "Hinweis", CREATED)


def test_a_workbook_without_rows_keeps_its_header() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([Table("Leer", ("a", "b"), [])], "Titel", "", CREATED)))
    assert [cell.value for cell in book["Leer"][1]] == ["a", "b"]
    assert book.properties.title == "Titel"


def sheet_rows(content: bytes, name: str) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))[name]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    "query",
    ["ansicht=liste", "kreis=07141", "art=G2&months=24&sortierung=ort&richtung=ab", "ort=zell&seite=3", "ort=nirgends"],
)
def test_downloads_carry_the_rows_of_the_screen(client: FlaskClient, query: str) -> None:
    choices = queries.choices()
    selection, _ = queries.read(dict(pair.split("=") for pair in query.split("&") if pair), choices)
    expected = [(each.area_id, each.kind, each.evidence, each.rule) for each in queries.findings(selection)]
    as_csv = csv_rows(client.get(f"/anlaesse.csv?{query}").data)
    as_sheet = sheet_rows(client.get(f"/anlaesse.xlsx?{query}").data, "Beratungsanlässe")
    for rows in (as_csv, as_sheet):
        assert [(row["Schlüssel (ARS)"], row["Kennung"], row["Beleg"], row["Regel"]) for row in rows] == expected
        assert {row["Datenstand"] for row in rows} <= {VERSION}
        assert {row["Demodaten"] for row in rows} <= {"ja"}


def test_the_grouped_view_downloads_as_it_is_shown(client: FlaskClient) -> None:
    rows = csv_rows(client.get("/anlaesse.csv?ansicht=kommunen&sortierung=ort").data)
    assert [(row["Gebiet"], row["Anlässe"], row["Hinweise"]) for row in rows] == [
        ("Ähren", "1", "0"),
        ("Bad Ems", "1", "1"),
        ("Mainz", "0", "1"),
        ("Ottoberg", "0", "1"),
        ("Zell (Mosel)", "1", "1"),
    ]


def test_programs_get_the_same_occasions_as_codes_with_the_thresholds_in_force(client: FlaskClient) -> None:
    query = "schwere=anlass&months=24"
    text = client.get(f"/anlaesse-programme.csv?{query}").data
    assert not text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode())))
    german = csv_rows(client.get(f"/anlaesse.csv?{query}").data)
    assert [(row["area_id"], row["kind"]) for row in rows] == [
        (row["Schlüssel (ARS)"], row["Kennung"]) for row in german
    ]
    assert {(row["severity"], row["months"], row["synthetic"], row["version"]) for row in rows} == {
        ("anlass", "24", "true", VERSION)
    }
    assert all(len(row["value_date"]) in (0, 10) and "." not in row["value_date"] for row in rows)
    areas = list(csv.DictReader(io.StringIO(client.get("/anlaesse-programme.csv?ansicht=kommunen").text)))
    assert sum(int(row["occasions"]) + int(row["hints"]) for row in areas) == len(
        csv_rows(client.get("/anlaesse.csv?ansicht=liste").data)
    )
    assert client.get("/anlaesse-programme.csv?art=G99").status_code == 400


def test_the_notes_say_what_the_file_is() -> None:
    selection = Selection(
        view="liste", where=AreaFilter(kreis="07141"), severity="anlass", thresholds=(("months", 24.0),)
    )
    content = exports.as_workbook(selection)
    notes = {row["Angabe"]: row["Inhalt"] for row in sheet_rows(content, "Hinweise")}
    assert notes["Stand"] == "30.09.2026"
    assert notes["Datenstand (Version)"] == VERSION
    assert notes["Demodaten"].startswith("Ja.")
    assert notes["Filter Kreis"] == "Rhein-Lahn-Kreis"
    assert notes["Filter Dringlichkeit"] == "Anlässe"
    assert notes["Filter Art der Kommune"] == "alle"
    assert notes["Schwelle Stand: Letzte Sitzung älter als"] == "24 Monate (Vorgabe 18)"
    assert notes["Schwelle G7: Stellenanteil höchstens"] == "0,5 Stellen (Vorgabe 0,5)"
    assert notes["Adresse dieser Auswahl"] == "/anlaesse?ansicht=liste&kreis=07141&schwere=anlass&months=24"
    assert "Quelle" in notes


def test_a_download_that_cannot_be_read_in_full_is_refused(client: FlaskClient) -> None:
    for form in ("csv", "xlsx"):
        answer = client.get(f"/anlaesse.{form}?kreis=07999&months=5")
        assert answer.status_code == 404
        assert client.get(f"/anlaesse.{form}?months=5").status_code == 400
        assert "Den Kreis „07999“ gibt es nicht" in answer.text
        assert "Erlaubt sind Werte von 6 bis 120." in answer.text


def test_file_names_carry_version_and_demo_mark(client: FlaskClient) -> None:
    disposition = client.get("/anlaesse.csv?ansicht=liste").headers["Content-Disposition"]
    assert disposition == f'attachment; filename="praeventionsatlas_beratungsanlaesse_{VERSION}_demodaten.csv"'


def test_values_of_an_indicator_in_both_forms(client: FlaskClient) -> None:
    rows = csv_rows(client.get("/daten/kennzahl/straftaten.csv").data)
    assert [(row["Gebiet"], row["Wert"], row["Untergrenze 95 %"], row["Status"], row["Demodaten"]) for row in rows] == [
        ("Cochem-Zell", "", "", "keine Angabe", "nein"),
        ("Mainz", "8123,5", "8023,5", "veröffentlicht", "nein"),
        ("Mainz", "8123,5", "8023,5", "veröffentlicht", "nein"),
    ]
    plain = client.get("/daten/kennzahl/straftaten-programme.csv").data.decode()
    assert plain.splitlines()[2] == (
        "straftaten,07315,Mainz,kreisfreie Stadt,kreis,2020,8123.5,,Fälle je 100.000 Einwohner,8023.5,8223.5,17628,217000,,,ok,,"
        f"pks_2020_2021.csv,false,{VERSION}"
    )


def test_rejected_rows_are_a_file_and_no_formula(client: FlaskClient) -> None:
    (row,) = csv_rows(client.get("/daten/zurueckgewiesen.csv").data)
    assert (row["Zeile"], row["Wert"], row["Abhilfe"]) == ("7", "'=Zelll", "Namen prüfen.")


@pytest.mark.parametrize("address", ["/daten/kennzahl/gibt-es-nicht.csv", "/daten/grenzen/gemeinde.geojson"])
def test_a_file_that_does_not_exist_is_answered_in_german(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Seite nicht gefunden" in answer.text


def test_published_boundaries_can_be_downloaded(client: FlaskClient) -> None:
    answer = client.get("/daten/grenzen/kreis.geojson")
    assert (answer.status_code, answer.mimetype) == (200, "application/geo+json")
    assert answer.get_json()["type"] == "FeatureCollection"
    answer.close()


def test_real_data_carry_no_demo_mark(tmp_path: Path, client: FlaskClient) -> None:
    with shown(publish(tmp_path / "real", demo=False)):
        answer = client.get("/anlaesse.csv?ansicht=liste")
        assert {row["Demodaten"] for row in csv_rows(answer.data)} == {"nein"}
        assert "demodaten" not in answer.headers["Content-Disposition"]


def test_every_file_has_an_address_of_its_own() -> None:
    from dashboard.app import FILES

    paths = [file.path for file in FILES]
    assert len(paths) == len(set(paths))
    assert {path.rpartition(".")[2] for path in paths} == set(MIMETYPES)


def test_a_file_depends_on_nothing_but_version_and_address() -> None:
    """So that the web server may remember its bytes: it needs no request of the server."""
    from dashboard.app import FILES

    by_path = {file.path: file for file in FILES}
    answer = by_path["/anlaesse.csv"].content(Request("/anlaesse.csv", {}, {"kreis": ["07141"]}))
    assert isinstance(answer, Attachment)
    assert answer.name == f"praeventionsatlas_beratungsanlaesse_{VERSION}_demodaten.csv"
    assert {row["Datenstand"] for row in csv_rows(answer.content)} == {VERSION}
    wrong = by_path["/anlaesse.csv"].content(Request("/anlaesse.csv", {}, {"art": ["G99"]}))
    assert isinstance(wrong, Refusal)
