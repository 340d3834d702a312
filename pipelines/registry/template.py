"""Writes the registry workbook: empty as a template, or filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pipelines.formats.ods_template import write_as_named
from pipelines.registry.layout import YES_NO, Column, Layout, Sheet, layout

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | float | date | None
Row = Mapping[str, Cell]
# Rows below the header that carry drop-down lists in an empty template.
PREPARED_ROWS = 2000
# The file says when it was made; a fixed day keeps equal content equal byte for byte.
_CREATED = datetime(2026, 1, 1)


def write_template(path: Path) -> None:
    """Write the empty workbook with drop-down lists and a sheet of filled examples; as OpenDocument where the name ends in .ods."""
    write_as_named(path, lambda target: write_workbook(target, {}, as_of=None, office="", complete={}))


def write_workbook(
    path: Path | BinaryIO,
    rows: Mapping[str, Sequence[Row]],
    *,
    as_of: date | None,
    office: str,
    complete: Mapping[str, bool],
) -> None:
    """Write a workbook to a file or stream; `rows` gives the rows of each sheet by the sheet's name, cells by column name.

    `complete` says per topic (table registry_scope) whether no row means none; a topic not named stays empty.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path) if isinstance(path, Path) else path) as book:
        book.set_properties({"created": _CREATED, "title": "Gremienliste"})
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "date": book.add_format({"num_format": "dd.mm.yyyy"}),
            "text": book.add_format({"num_format": "@"}),
        }
        declared = layout()
        _write_facts(book, formats, declared, as_of, office, complete)
        ranges = _list_ranges(declared)
        for sheet in declared.sheet:
            _write_sheet(book.add_worksheet(sheet.title), formats, declared, sheet, rows.get(sheet.name, ()), ranges)
        _write_examples(book.add_worksheet(declared.example["title"]), formats, declared)
        _write_lists(book.add_worksheet(declared.lists["title"]), declared)


def _write_facts(
    book: Workbook,
    formats: dict[str, Format],
    declared: Layout,
    as_of: date | None,
    office: str,
    complete: Mapping[str, bool],
) -> None:
    facts, target = declared.facts, book.add_worksheet(declared.facts.title)
    target.set_column(0, 0, 46)
    target.set_column(1, 1, 30)
    target.set_column(2, 2, 90)
    target.write_row(0, 0, facts.header, formats["head"])
    _write_row(target, 1, [facts.as_of, as_of, facts.as_of_note], formats)
    _write_row(target, 2, [facts.office, office, facts.office_note], formats)
    for line, topic in enumerate(declared.topics, start=3):
        word = {True: "ja", False: "nein", None: None}[complete.get(topic)]
        _write_row(target, line, [declared.complete_label(topic), word, facts.complete_note], formats)
        target.data_validation(line, 1, line, 1, {"validate": "list", "source": list(YES_NO)})


def _write_sheet(
    target: Worksheet,
    formats: dict[str, Format],
    declared: Layout,
    sheet: Sheet,
    rows: Sequence[Row],
    ranges: Mapping[str, str],
) -> None:
    target.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        target.set_column(
            place, place, max(14, min(40, len(column.header) + 4)), formats["text"] if column.name == "ars" else None
        )
        target.write(0, place, column.header, formats["head"])
        if column.note:
            target.write_comment(0, place, column.note, {"author": ""})
        if allowed := _validation(declared, sheet, column, ranges):
            target.data_validation(1, place, max(PREPARED_ROWS, len(rows)), place, allowed)
    for line, row in enumerate(rows, start=1):
        _write_row(target, line, [row.get(column.name) for column in sheet.columns], formats)


def _write_row(target: Worksheet, line: int, cells: Sequence[Cell], formats: dict[str, Format]) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, date):
            target.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), formats["date"])
        elif isinstance(cell, str):
            target.write_string(line, place, cell)
        elif cell is not None:
            target.write_number(line, place, cell)


def _validation(declared: Layout, sheet: Sheet, column: Column, ranges: Mapping[str, str]) -> dict[str, Any] | None:
    allowed = sheet.area if column.name == "level" else declared.choices(column)
    if not declared.allowed(column):
        return None
    source: Any = ranges[column.words] if column.words and column.name != "level" else allowed
    if column.kind == "words":  # a list offers single words; several are typed, and judged by the reader
        return {"validate": "list", "source": source, "show_error": False}
    return {
        "validate": "list",
        "source": source,
        "error_title": "Nicht in der Liste",
        "error_message": "Bitte einen Eintrag aus der Auswahlliste nehmen.",
    }


def _write_examples(target: Worksheet, formats: dict[str, Format], declared: Layout) -> None:
    target.set_column(0, 30, 24)
    target.write(0, 0, declared.example["note"])
    for place, sheet in enumerate(declared.sheet):
        line = 2 + 4 * place
        target.write(line, 0, sheet.title, formats["head"])
        target.write_row(line + 1, 0, [column.header for column in sheet.columns], formats["head"])
        target.write_row(line + 2, 0, [column.example for column in sheet.columns])


def _list_ranges(declared: Layout) -> dict[str, str]:
    """Where each list of words stands; a list of more than 255 characters must stand in cells."""
    title = declared.lists["title"]
    return {
        name: f"='{title}'!${_letter(place)}$2:${_letter(place)}${len(words) + 1}"
        for place, (name, words) in enumerate(declared.words.items())
    }


def _write_lists(target: Worksheet, declared: Layout) -> None:
    for place, (name, words) in enumerate(declared.words.items()):
        target.write_column(0, place, [name, *words])
    target.hide()


def _letter(place: int) -> str:
    return chr(ord("A") + place)
