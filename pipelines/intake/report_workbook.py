"""The file back as a workbook: what is wrong beside each row and on a first sheet, the cells in question marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.formats.cells import Cell, Row, as_text
from pipelines.formats.number_formats import EPOCH_1904
from pipelines.formats.spreadsheet import UnreadableFile, Workbook, is_workbook, open_workbook
from pipelines.formats.templates import REPORT_COLUMN, REPORT_SHEET
from pipelines.formats.text import alike, folded
from pipelines.intake.findings import SEVERITY_WORDS, Findings, Severity, in_words_of_form, shown_value
from pipelines.problems import Problem

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from pipelines.intake.template_looks import Look

_HEADERS = ("Art", "Datei", "Blatt", "Zeile", "Spalte", "Wert", "Grund", "Abhilfe")
_REPORT_WIDTHS = (10, 24, 18, 8, 22, 24, 60, 60)
_NARROWEST, _WIDEST, _REPORT_COLUMN_WIDTH = 8, 60, 70
_FILLS = {"error": "#F6C9C4", "warning": "#FBE3A4", "note": "#DCE6F1"}
_LONGEST_CELL, _LONGEST_SHEET = 32_767, 31
_MEASURED_ROWS = 200
_MOST_COLUMNS, _MOST_ROWS = 16_383, 1_048_575
_NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\", "() -_--")
_FIRST_YEAR = 1904  # before it Excel knows no days


@dataclass(frozen=True)
class _Formats:
    """How cells look: a fill alone would say nothing to who sees no colours, so marked cells are framed and have a comment."""

    bold: Format
    wrapped: Format
    day: Format
    marked: Mapping[Severity, tuple[Format, Format]]


def write_workbook(findings: Findings, brought: Path | None, file: Path, looks: Mapping[str, Look]) -> None:
    """Write the report on the file `brought` (None: there is none to give back). Nothing in it is run as a formula.

    Sheets that have a look in the template (`template_looks.looks_of`) keep it, so that what is wrong can be mended there.
    """
    import xlsxwriter

    book_read, listed = _read(brought), findings.ordered()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    if isinstance(book_read, Workbook):
        options["date_1904"] = book_read.epoch == EPOCH_1904
    with xlsxwriter.Workbook(file, options) as book:
        formats = _formats(book)
        _write_list(book.add_worksheet(REPORT_SHEET), listed[:_MOST_ROWS], formats)
        taken = {alike(REPORT_SHEET)}
        for name, rows in _sheets(book_read):
            told = [each for each in listed if each[1].sheet is None or alike(each[1].sheet) == alike(name)]
            target, look = book.add_worksheet(_free_name(name, taken)), looks.get(alike(name))
            header = _header_line(rows, {*(look.headers if look else ()), *(each.column or "" for _, each in told)})
            _write_sheet(target, rows, header, told, formats)
            if look and isinstance(book_read, Workbook):
                look.draw(target, header, rows, book_read.names)


def _formats(book: Any) -> _Formats:
    def marked(severity: Severity) -> tuple[Format, Format]:
        look = {"bg_color": _FILLS[severity], "border": 2 if severity == "error" else 1}
        return book.add_format(look), book.add_format(look | {"num_format": "dd.mm.yyyy"})

    return _Formats(
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
        book.add_format({"num_format": "dd.mm.yyyy"}),
        {severity: marked(severity) for severity in ("error", "warning", "note")},
    )


def _read(brought: Path | None) -> Workbook | list[Row]:
    """The workbook, or the rows of a text; nothing of a file that cannot be read, or is no table."""
    if brought is None:
        return []
    from pipelines.intake.text_rows import rows_of_text

    content = brought.read_bytes()
    try:
        return open_workbook(content) if is_workbook(content) else rows_of_text(content)
    except UnreadableFile:
        return []


def _sheets(read: Workbook | list[Row]) -> Iterable[tuple[str, list[Row]]]:
    if isinstance(read, list):
        if read:
            yield "Datei", read
        return
    for name in read.names:
        if alike(name) == alike(REPORT_SHEET):
            continue  # of the check before
        try:
            yield name, read.rows(name)
        except UnreadableFile:
            continue


def _free_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and no other has."""
    plain = folded(name).translate(_NOT_IN_SHEET_NAMES).strip("'")[:_LONGEST_SHEET] or "Blatt"
    free, number = plain, 2
    while alike(free) in taken or alike(free) == "history":  # a name Excel keeps for itself
        free, number = f"{plain[: _LONGEST_SHEET - 4]} ({number})", number + 1
    taken.add(alike(free))
    return free


def _write_list(target: Worksheet, listed: list[tuple[Severity, Problem]], formats: _Formats) -> None:
    """The sheet with everything, one row per finding."""
    for column, (header, width) in enumerate(zip(_HEADERS, _REPORT_WIDTHS, strict=True)):
        target.set_column(column, column, width)
        target.write_string(0, column, header, formats.bold)
    for row, (severity, problem) in enumerate(listed, start=1):
        cells = (
            SEVERITY_WORDS[severity],
            problem.file,
            problem.sheet,
            problem.line,
            problem.column,
            shown_value(problem),
            in_words_of_form(problem.reason),
            in_words_of_form(problem.cure),
        )
        target.write_string(row, 0, SEVERITY_WORDS[severity], formats.marked[severity][0])
        for column, cell in enumerate(cells[1:], start=1):
            if isinstance(cell, int):
                target.write_number(row, column, cell, formats.wrapped)
            elif cell:
                target.write_string(row, column, cell[:_LONGEST_CELL], formats.wrapped)
    if not listed:
        target.write_string(1, 0, "Keine Beanstandung.", formats.bold)
    target.freeze_panes(1, 0)
    target.autofilter(0, 0, max(1, len(listed)), len(_HEADERS) - 1)


def _write_sheet(
    target: Worksheet, rows: list[Row], header: int, told: list[tuple[Severity, Problem]], formats: _Formats
) -> None:
    """The rows at their places, and with them a column that says what is wrong in each; that of the check before is not repeated."""
    by_line = defaultdict[int, list[tuple[Severity, Problem]]](list)
    for severity, problem in told:
        if problem.line is not None:
            by_line[problem.line].append((severity, problem))
    width = min(max((len(cells) for _, cells in rows), default=0), _MOST_COLUMNS)
    places = _columns_by_header(rows, {problem.column for _, problem in told if problem.column})
    headers = [alike(as_text(cell)) for cell in next((cells for line, cells in rows if line == header), [])]
    former = headers.index(alike(REPORT_COLUMN)) if alike(REPORT_COLUMN) in headers else None
    _set_widths(target, rows[:_MEASURED_ROWS], width)
    for line, cells in rows:
        marks = {
            places[problem.column]: (severity, problem)
            for severity, problem in reversed(by_line.get(line, []))
            if problem.column in places
        }
        for column, cell in enumerate(cells[:width]):
            if column != former:
                _write_cell(target, line - 1, column, cell, marks.get(column), formats)
        for column in marks.keys() - set(range(len(cells))):
            _write_cell(target, line - 1, column, None, marks[column], formats)
    if by_line:
        _write_column(target, width if former is None else former, header, by_line, formats)


def _write_column(
    target: Worksheet,
    column: int,
    header: int,
    by_line: Mapping[int, list[tuple[Severity, Problem]]],
    formats: _Formats,
) -> None:
    """What is wrong with the header itself stands as a comment at the header of this column."""
    target.set_column(column, column, _REPORT_COLUMN_WIDTH)
    target.write_string(header - 1, column, REPORT_COLUMN, formats.bold)
    for line, told in by_line.items():
        text = "\n".join(_sentence(severity, problem) for severity, problem in told)[:_LONGEST_CELL]
        if line == header:
            target.write_comment(header - 1, column, text, {"x_scale": 3, "y_scale": 3})
        else:
            target.write_string(line - 1, column, text, formats.marked[told[0][0]][0])


def _header_line(rows: list[Row], headers: set[str]) -> int:
    """The line that spells most of these headers, else the first one."""
    known = {alike(header) for header in headers if header}
    spelt = {line: len(known & {alike(as_text(cell)) for cell in cells}) for line, cells in rows[:_MEASURED_ROWS]}
    return max(spelt, key=lambda line: spelt[line], default=1)


def _sentence(severity: Severity, problem: Problem) -> str:
    place = f" ({problem.column})" if problem.column else ""
    return f"{SEVERITY_WORDS[severity]}{place}: {in_words_of_form(problem.reason)} {in_words_of_form(problem.cure)}".strip()


def _columns_by_header(rows: list[Row], headers: set[str]) -> dict[str, int]:
    """Where the columns stand that problems name, by the first row that spells each."""
    places: dict[str, int] = {}
    wanted = {alike(header): header for header in headers}
    for _, cells in rows[:_MEASURED_ROWS]:
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and (header := wanted.get(alike(cell))):
                places.setdefault(header, column)
    return places


def _set_widths(target: Worksheet, rows: list[Row], width: int) -> None:
    """As wide as what stands in the first rows."""
    longest = [0] * width
    for _, cells in rows:
        for column, cell in enumerate(cells[:width]):
            longest[column] = max(longest[column], len(as_text(cell)))
    for column, characters in enumerate(longest):
        target.set_column(column, column, max(_NARROWEST, min(_WIDEST, characters + 2)))


def _write_cell(
    target: Worksheet, row: int, column: int, cell: Cell, mark: tuple[Severity, Problem] | None, formats: _Formats
) -> None:
    if row > _MOST_ROWS or column > _MOST_COLUMNS:
        return
    look, day = formats.marked[mark[0]] if mark else (None, formats.day)
    if mark:
        target.write_comment(row, column, _sentence(*mark)[:_LONGEST_CELL], {"x_scale": 2, "y_scale": 1.5})
    if isinstance(cell, bool):
        target.write_boolean(row, column, cell, look)
    elif isinstance(cell, int | float):
        target.write_number(row, column, cell, look)
    elif isinstance(cell, date | datetime) and cell.year > _FIRST_YEAR:
        target.write_datetime(row, column, cell, day)
    elif cell is not None:
        target.write_string(row, column, as_text(cell)[:_LONGEST_CELL], look)
    elif look:
        target.write_blank(row, column, None, look)
