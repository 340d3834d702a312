"""What the opener of workbooks refuses, with the real reason and the place, and how much memory it takes until then."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipelines.formats import archive, cells
from pipelines.formats.spreadsheet import FarCell, UnreadableFile, open_workbook
from tests.pipelines.workbook_files import ods, ods_table, raw_xlsx, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROOT = Path(__file__).parents[2]


def refused(content: bytes) -> UnreadableFile:
    """Why a file, or one of its sheets, is not read."""
    with pytest.raises(UnreadableFile) as caught:
        book = open_workbook(content)
        for name in book.names:
            book.sheet(name)
    assert caught.value.cure
    return caught.value


def ole(*names: str) -> bytes:
    """The beginning of a compound file and the names in its directory."""
    return OLE + b"\x00" * 600 + b"".join(name.encode("utf-16-le") + b"\x00\x00" for name in names)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "ist leer"),
        (b"  \r\n", "ist leer"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "HTML-Seite"),
        (b"<html><table>", "HTML-Seite"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML-Datei"),
        (b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">', "fods"),
        (b"Kennung;Name\r\n", "keine .xlsx-Datei"),
        (b"%PDF-1.7", "PDF"),
        (ole("EncryptedPackage"), "Kennwort"),
        (ole("WordDocument"), "keine Excel-Mappe"),
        (ole("Workbook"), "beschädigt"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x06\x00" + bytes(6), "Kennwort"),
        (zipped({"word/document.xml": "<w/>"}), "Word"),
        (zipped({"xl/workbook.bin": "x"}), "xlsb"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "keine Tabelle"),
        (zipped({"liste.csv": "a;b"}), "Zip-Archiv, aber keine Mappe; darin: liste.csv"),
        (zipped({"xl/workbook.xml": "<workbook/>"})[:-30], "beschädigt"),
        (ods("", manifest="<manifest:encryption-data/>"), "Kennwort"),
        (ods("<table:table>"), "beschädigt"),
        (raw_xlsx('<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>'), "keinen gültigen Wert"),
        (raw_xlsx('<sheetData><row r="1"><c r="A1"><v>viel</v></c></row></sheetData>'), "keinen gültigen Wert"),
        (raw_xlsx('<sheetData><row r="1"><c r="A1"><v>1e999</v></c></row></sheetData>'), "keinen gültigen Wert"),
        (raw_xlsx('<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>'), "außerhalb jedes Blattes"),
        (raw_xlsx("<sheetData>"), "bricht ab"),
        (raw_xlsx("", more={"xl/worksheets/sheet1.xml": b"\xff\xfe\x00"}), "beschädigt"),
    ],
)
def test_the_real_reason_is_said(content: bytes, reason: str) -> None:
    assert reason in refused(content).reason


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_truncated_workbooks(share: float) -> None:
    content = xlsx([["Kennung", index] for index in range(500)])
    assert "beschädigt" in refused(content[: int(len(content) * share)]).reason


def test_a_damaged_part_is_named() -> None:
    content = bytearray(xlsx([["Kennung", index] for index in range(500)]))
    start = content.index(b"xl/worksheets/sheet1.xml") + 200
    content[start : start + 20] = bytes(20)
    assert "sheet1.xml" in refused(bytes(content)).reason


def test_entities_are_never_unfolded() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    content = raw_xlsx('<sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData>', prolog=laughs)
    assert "Entitäten" in refused(content).reason
    texts = zipped({"mimetype": "spreadsheet", "content.xml": f"{laughs}<x>&b;</x>"})
    assert "Entitäten" in refused(texts).reason


def test_what_unpacks_to_much_more_than_it_is_gets_refused_unread() -> None:
    bomb = zipped({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * 5_000_000})
    assert "entpackt sich auf mehr als" in refused(bomb).reason


def test_the_sum_of_all_parts_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000)
    assert "zu groß" in refused(xlsx([["x"]])).reason


def test_a_part_that_claims_to_be_small_is_not_unpacked_further() -> None:
    content = zipped({"xl/workbook.xml": b"<workbook>" + b" " * 100_000})
    size = (100_010).to_bytes(4, "little")
    assert "beschädigt" in refused(content.replace(size, (10).to_bytes(4, "little"))).reason


def test_doubled_parts_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("xl/workbook.xml", "<workbook/>")
        target.writestr("xl/workbook.xml", "<workbook/>")
    assert "mehrfach" in refused(buffer.getvalue()).reason


@pytest.mark.parametrize("reference", ["A1048576", "XFD1048576", "C1500"])
def test_a_cell_far_below_the_table_is_refused_with_its_place(reference: str) -> None:
    error = refused(xlsx([["Kennung"], ["K1"]], **{reference: "x"}))
    column = reference.rstrip("0123456789")
    assert (error.sheet, error.line, error.column, error.value) == (
        "Tabelle1",
        int(reference.removeprefix(column)),
        column,
        "x",
    )
    assert "weit unterhalb der Tabelle" in error.reason


def test_a_cell_far_to_the_right_stands_beside_the_table() -> None:
    sheet = open_workbook(xlsx([["Kennung"], ["K1"]], XFD1="x", XFD2=" ")).sheet("Tabelle1")
    assert (sheet.rows, sheet.far) == ([(1, ["Kennung"]), (2, ["K1"])], [FarCell(1, 16384, "x")])


def test_formats_alone_do_not_reach_far() -> None:
    stored = (
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576" s="3"><c r="XFD1048576" s="3"/></row></sheetData>'
    )
    assert open_workbook(raw_xlsx(stored)).rows("Blatt") == [(1, [1.0])]


@pytest.mark.parametrize(
    "table",
    [
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell>" * 4 + "</table:table-row>",
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="16384" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
    ],
)
def test_repeated_cells_are_counted_before_they_are_unfolded(table: str) -> None:
    assert "zu groß" in refused(ods(f'<table:table table:name="T">{table}</table:table>')).reason


def test_a_far_cell_of_opendocument_is_refused() -> None:
    gap = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    rows = ods_table("T", [["x"]]).removesuffix("</table:table>").partition("<table:table-row>")
    error = refused(ods(f"{rows[0]}{rows[1]}{rows[2]}{gap}<table:table-row>{rows[2]}</table:table>"))
    assert (error.line, error.column, error.value) == (1_048_002, "A", "x")


def test_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells.Budget.__init__, "__defaults__", (100, 1_000))
    assert "zu groß" in refused(xlsx([[1, 2, 3]] * 40)).reason
    assert "zu groß" in refused(xlsx([["x" * 2_000]])).reason


def test_stray_cells_cost_no_memory(tmp_path: Path) -> None:
    """A hundred lines that each reach into the last column, and the last cell of all."""
    rows = "".join(
        f'<row r="{line}"><c r="A{line}"><v>1</v></c><c r="XFD{line}"><v>1</v></c></row>' for line in range(1, 20_000)
    )
    file = tmp_path / "far.xlsx"
    file.write_bytes(raw_xlsx(f"<sheetData>{rows}</sheetData>"))
    program = (
        "import sys, resource; from pathlib import Path; from pipelines.formats.spreadsheet import open_workbook\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "sheet = open_workbook(Path(sys.argv[1]).read_bytes()).sheet('Blatt')\n"
        "print(len(sheet.far), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", program, file], cwd=ROOT, capture_output=True, text=True, check=True)
    far, kilobytes = map(int, done.stdout.split())
    assert far == 19_999
    assert kilobytes < 100_000
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 4_000_000
