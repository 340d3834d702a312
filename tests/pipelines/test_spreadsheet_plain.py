"""The short cut for plain sheets gives what reading cell by cell gives, and is taken only where it does."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
import xlsxwriter

from pipelines.formats import xlsx
from pipelines.formats.spreadsheet import Sheet, open_workbook
from pipelines.formats.xlsx_plain import PlainSheets
from tests.pipelines.workbook_files import raw_xlsx

PKS = Path(__file__).parents[3] / "shared" / "data" / "pks_xlsx"


def table_of_crime(lines: int = 400) -> bytes:
    """Keys, labels, counts, rates, blank cells, merged headers: what an office publishes."""
    draw, buffer = random.Random(9), io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet, blank = book.add_worksheet("T01"), book.add_format({"bold": True})
        sheet.merge_range(0, 0, 0, 3, "Polizeiliche Kriminalstatistik")
        for line in range(2, lines):
            sheet.write_row(line, 0, ["435*00", f"Kreis {line % 36}", draw.randrange(9_000), draw.random() * 1_000])
            sheet.write_blank(line, 4, None, blank)
            sheet.write_row(line, 5, [-draw.random() / 1e9, " ", "#DIV/0!" if line % 7 == 0 else "x "])
    return buffer.getvalue()


def sheets(content: bytes) -> list[Sheet]:
    book = open_workbook(content)
    return [book.sheet(name) for name in book.names]


class NoShortCut(PlainSheets):
    def read(self, *_: object) -> bool:
        return False


@pytest.mark.parametrize("file", ["", "PKS_2016_Kreise.xlsx", "PKS_2023_Kreise.xlsx"])
def test_both_ways_give_the_same(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if file and not PKS.exists():
        pytest.skip("needs ../shared/data/pks_xlsx")
    content = (PKS / file).read_bytes() if file else table_of_crime()
    taken: list[bool] = []

    class Noted(PlainSheets):
        def read(self, *arguments: object) -> bool:
            taken.append(super().read(*arguments))  # type: ignore[arg-type]
            return taken[-1]

    monkeypatch.setattr(xlsx, "PlainSheets", Noted)
    quick = sheets(content)
    assert taken == [True] * len(quick)
    monkeypatch.setattr(xlsx, "PlainSheets", NoShortCut)
    assert quick == sheets(content)


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="A1" t="e"><v>#N/A</v></c>',
        '<c r="A1"><f>1</f><v>1</v></c>',
        '<c r="A1" t="b"><v>1</v></c>',
        '<c r="A1" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="A1"><v>viel</v></c>',
        '<c r="A1"><v>1E999</v></c>',
        '<c r="BA1"><v>1</v></c>',
        '<c r="AAA1"><v>1</v></c>',
        "<c><v>1</v></c>",
        '<c r="A1" s="1"><v>45000</v></c>',
        '<c r="A1" s="2"><v>0.5</v></c>',
        "<!-- --><c r='A1'><v>1</v></c>",
    ],
)
def test_what_calamine_might_get_wrong_is_read_cell_by_cell(cells: str) -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>'
    content = raw_xlsx(f'<sheetData><row r="1">{cells}</row></sheetData>', styles=styles)
    book = open_workbook(content)
    plain = book._book._plain  # type: ignore[attr-defined]
    assert not plain._is_plain("xl/worksheets/sheet1.xml")
