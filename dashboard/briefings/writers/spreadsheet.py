"""A briefing as a workbook: a cover with links, one sheet with one named table for each table, key figures, sentences, and notes.

Numbers stay numbers and days stay days, written as on the page (number_formats.py); marks as decided in docs/decisions/0067.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from typing import Any

from dashboard import theme
from dashboard.briefings.model import Briefing, Cell, Column, Table
from dashboard.briefings.writers import number_formats
from dashboard.briefings.writers.sheets import ABSENT, Sheet, notes, sheets, shown
from dashboard.exports.german_workbook import GermanWorkbook
from dashboard.exports.workbook import OPTIONS, table_names
from dashboard.texts import PRODUCT
from dashboard.texts import briefing_sheets as texts

TITLE = 0  # the line of a sheet, below it note, sources and the way back in as many as they need, then the table
_LONGEST_NAME = 31  # letters of a sheet's name
_WIDEST, _NARROWEST = 60, 9  # of a column, in letters
_WIDEST_FROZEN = 40  # a wider one would leave no place beside it
_SAMPLE = 200  # rows looked at for the width of a column
_SHEET_OF_PAPER = 100  # letters that fit upright on A4
_LONGEST_LINE = 150  # letters of a line above a table: on paper nothing may reach far beyond it
_LINE_HEIGHT = 15  # points
_A4 = 9
_NUMBERS = ("integer", "decimal", "percent")
_ON_COVER = (texts.DEMO_HEAD, texts.AS_OF, texts.DATA_VERSION, texts.ADDRESS)


def write(briefing: Briefing) -> bytes:
    """The bytes of the workbook, the same for the same briefing."""
    buffer = io.BytesIO()
    tables = sheets(briefing)
    names = sheet_names([sheet.table.name for sheet in tables])
    with GermanWorkbook(buffer, OPTIONS) as book:
        book.set_properties(
            {
                "title": briefing.title,
                "subject": briefing.subtitle,
                "author": PRODUCT,
                "comments": f"{texts.DATA_VERSION} {briefing.version}",
                "keywords": texts.DEMO if briefing.demo else "",
                "created": briefing.built_at.replace(tzinfo=None),
            }
        )
        written = _Workbook(book, briefing)
        written.cover(tables, names)
        for sheet, name, table_name in zip(tables, names, table_names(names), strict=True):
            written.table(sheet, name, table_name)
        written.notes()
    return buffer.getvalue()


def sheet_names(names: Sequence[str]) -> list[str]:
    """A name for the sheet of each table: at most 31 letters, none twice whatever its capitals, none of a sheet that is there anyway."""
    taken = {texts.COVER.casefold(), texts.NOTES.casefold(), "history"}  # the last is the program's own
    chosen: list[str] = []
    for name in names:
        candidates = (name[:_LONGEST_NAME], *(f"{name[: _LONGEST_NAME - 5]}_{n}" for n in range(2, 9999)))
        chosen.append(next(each for each in candidates if each.casefold() not in taken))
        taken.add(chosen[-1].casefold())
    return chosen


class _Workbook:
    """A workbook being written."""

    def __init__(self, book: Any, briefing: Briefing) -> None:
        self._book, self._briefing = book, briefing
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def cover(self, tables: Sequence[Sheet], names: Sequence[str]) -> None:
        """What it is, of when, whether invented; then where everything stands."""
        briefing = self._briefing
        sheet = self._add(texts.COVER, briefing.title)
        sheet.hide_gridlines(2)
        about = list(notes(briefing, texts.MARKS_IN_SHEET))
        facts = [(texts.AREA, briefing.subtitle), *(each for each in about if each[0] in _ON_COVER)]
        for line, (topic, note) in enumerate(facts, start=TITLE + 1):
            sheet.write_string(line, 0, topic, self._format(bold=True))
            warns = {"font_color": theme.SIGNAL} if topic == texts.DEMO_HEAD and briefing.demo else {}
            sheet.write_string(line, 1, note, self._format(text_wrap=True, indent=1, **warns))
        rows = [
            _row(name, given.title, given.section, len(given.table.rows))
            for given, name in zip(tables, names, strict=True)
        ]
        rows.append(_row(texts.NOTES, texts.NOTES, "", len(about)))
        columns = (
            Column(texts.SHEET_COLUMN, heads_row=True),
            Column(texts.TABLE_COLUMN),
            Column(texts.SECTION_COLUMN),
            Column(texts.ROWS_COLUMN, "integer"),
        )
        top = TITLE + len(facts) + 2
        self._table(sheet, top, Table(texts.COVER, texts.COVER, columns, rows), texts.COVER, [34, 70, 34, 10])
        for line, row in enumerate(rows, start=top + 1):
            self._link(sheet, line, row[0].text, row[0].text)
        for line, (_, note) in enumerate(facts, start=TITLE + 1):
            if _lines(note, 70) > 1:
                sheet.set_row(line, _LINE_HEIGHT * _lines(note, 70))
        sheet.set_landscape()
        sheet.activate()

    def table(self, given: Sheet, name: str, table_name: str) -> None:
        """One table under its title, note and sources."""
        table = given.table
        sheet = self._add(name, given.title)
        note = table.note if table.rows else " ".join(filter(None, (texts.NO_ROWS, table.note)))
        sources = texts.SOURCE.format(sources="; ".join(given.attributions)) if given.sources else ""
        widths = [_width(table, place) for place in range(len(table.columns))]
        longest = max(_SHEET_OF_PAPER, min(sum(widths), _LONGEST_LINE))
        lines = [line for text in (note, sources) for line in textwrap.wrap(text, longest) or [""]]
        for place, text in enumerate(lines, start=TITLE + 1):
            sheet.write_string(place, 0, text, self._format(font_color=theme.MUTED))
        top = TITLE + len(lines) + 2
        self._link(sheet, top - 1, texts.COVER, texts.TO_COVER)
        self._table(sheet, top, table, table_name, widths, description=" ".join(filter(None, (given.title, note))))
        names_rows = table.columns[0].heads_row and widths[0] <= _WIDEST_FROZEN
        sheet.freeze_panes(top + 1, int(names_rows))
        sheet.repeat_rows(top)
        if sum(widths) > _SHEET_OF_PAPER:
            sheet.set_landscape()

    def notes(self) -> None:
        """How to read it, and what it rests on."""
        sheet = self._add(texts.NOTES, texts.NOTES)
        self._link(sheet, TITLE + 1, texts.COVER, texts.TO_COVER)
        columns = (Column(texts.TOPIC_COLUMN, heads_row=True), Column(texts.NOTE_COLUMN))
        rows = [_row(*each) for each in notes(self._briefing, texts.MARKS_IN_SHEET)]
        self._table(sheet, TITLE + 2, Table(texts.NOTES, texts.NOTES, columns, rows), texts.NOTES, [26, 110])
        sheet.freeze_panes(TITLE + 3, 0)
        sheet.set_landscape()

    def _format(self, **properties: Any) -> Any:
        """A format, each once in the file."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", **properties})
        return self._formats[key]

    def _add(self, name: str, title: str) -> Any:
        """A sheet with its title, and what stands at the foot of its paper."""
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        footer = f"{PRODUCT} · {texts.DATA_VERSION} {self._briefing.version}".replace("&", "&&")
        sheet.set_footer(f"&L&8{footer}{f' · {texts.DEMO}' if self._briefing.demo else ''}&R&8{texts.PAGES}")
        sheet.write_string(TITLE, 0, title, self._format(bold=True, font_size=14, font_color=theme.ACCENT))
        return sheet

    def _table(
        self, sheet: Any, top: int, table: Table, name: str, widths: Sequence[int], description: str = ""
    ) -> None:
        """The table from a line on, under the name by which programs find it."""
        looks = [
            self._format(bold=True, text_wrap=True, bottom=1, bg_color=_HEAD_COLOUR, **_side(column, place))
            for place, column in enumerate(table.columns)
        ]
        if table.rows:
            heads = zip(table.columns, looks, strict=True)
            options = {
                "name": name,
                "columns": [{"header": column.title, "header_format": look} for column, look in heads],
                "style": "Table Style Light 1",
                "title": table.title,
                "description": description or table.title,
            }
            sheet.add_table(top, 0, top + len(table.rows), len(table.columns) - 1, options)
        else:  # a spreadsheet knows no table without rows
            for place, column in enumerate(table.columns):
                sheet.write_string(top, place, column.title, looks[place])
        self._height(sheet, top, [column.title for column in table.columns], [width - 3 for width in widths])
        for line, row in enumerate(table.rows, start=top + 1):
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._cell(sheet, line, place, column, cell)
            self._height(sheet, line, [shown(cell) if cell.value is None else "" for cell in row], widths)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def _height(self, sheet: Any, line: int, row: Sequence[str], widths: Sequence[int]) -> None:
        """As many lines as its texts need: not every program looks for itself."""
        lines = max(_lines(text, width) for text, width in zip(row, widths, strict=True))
        if lines > 1:
            sheet.set_row(line, _LINE_HEIGHT * lines)

    def _link(self, sheet: Any, line: int, to: str, text: str) -> None:
        look = self._format(font_color=theme.ACCENT, underline=1)
        sheet.write_url(line, 0, f"internal:'{to}'!A1", look, text)

    def _cell(self, sheet: Any, line: int, place: int, column: Column, cell: Cell) -> None:
        value, side = cell.value, _side(column, place)
        if isinstance(value, date):
            moment = value if isinstance(value, datetime) else datetime.combine(value, time())
            look = self._format(num_format=number_formats.of_day(cell), **side | {"align": "left"})
            sheet.write_datetime(line, place, moment.replace(tzinfo=None), look)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            look = self._format(num_format=number_formats.of_number(cell, column), **side)
            sheet.write_number(line, place, value, look)
        elif cell.text or cell.marks:
            beside = [mark for mark in cell.marks if mark not in ABSENT]
            look = self._format(text_wrap=True, num_format=number_formats.of_text(beside), **side)
            sheet.write_string(line, place, shown(cell), look)


_HEAD_COLOUR = theme.variables()["accent-soft"]


def _row(*cells: str | int) -> tuple[Cell, ...]:
    return tuple(Cell(str(each), each if isinstance(each, int) else None) for each in cells)


def _side(column: Column, place: int) -> dict[str, Any]:
    """Numbers stand on the right, what names rows and all else on the left, apart from numbers before it."""
    if column.heads_row:
        return {"align": "left"}
    return {"align": "right"} if column.kind in _NUMBERS else {"align": "left", "indent": int(place > 0)}


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(part) / width)) for part in text.split("\n"))


def _width(table: Table, place: int) -> int:
    """As wide as its longest cell, within limits; of the title the longest word must fit beside the button of the filter."""
    title = max(map(len, table.columns[place].title.split()), default=0) + 5
    cells = (len(shown(row[place])) + 4 * len(row[place].marks) + 3 for row in table.rows[:_SAMPLE])
    return min(_WIDEST, max([_NARROWEST, title, *cells]))
