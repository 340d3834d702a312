"""A briefing as an archive of CSV: one file per table for German spreadsheet programs, and a text that says what they are."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.briefings.model import Briefing
from dashboard.briefings.model import Cell as Written
from dashboard.briefings.writers.sheets import Sheet, notes, sheets, shown
from dashboard.exports.delimited import german_csv, harmless
from dashboard.exports.table import Cell, Table
from dashboard.texts import briefing_sheets as texts

_LINE = 100  # letters of a line of the text


def write(briefing: Briefing) -> bytes:
    """The bytes of the archive, the same for the same briefing: its files bear the time of the data."""
    tables = sheets(briefing)
    buffer = io.BytesIO()
    stamp = briefing.built_at.timetuple()[:6]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in _files(briefing, tables):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def file_name(sheet: Sheet) -> str:
    """What the file of a table is called."""
    return f"{sheet.table.name}{texts.FILE_DEMO if sheet.table.synthetic else ''}.csv"


def _files(briefing: Briefing, tables: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]:
    yield texts.README, _readme(briefing, tables)
    for sheet in tables:
        yield file_name(sheet), german_csv(_table(sheet))


def _table(sheet: Sheet) -> Table:
    titles = tuple(harmless(column.title) for column in sheet.table.columns)
    return Table(sheet.table.name, titles, [tuple(map(_cell, row)) for row in sheet.table.rows])


def _cell(cell: Written) -> Cell:
    value = cell.value
    if isinstance(value, (int, float, date)) and not isinstance(value, bool):
        return value
    return shown(cell)


def _readme(briefing: Briefing, tables: Sequence[Sheet]) -> bytes:
    lines = [briefing.title, briefing.subtitle, "", *_wrapped(texts.README_FORM), ""]
    for topic, note in notes(briefing, texts.MARKS_IN_CSV):
        lines += _wrapped(f"{topic}: {note}")
    lines += ["", texts.README_FILES]
    for sheet in tables:
        lines += ["", file_name(sheet)]
        said = (sheet.title, sheet.table.note, "" if sheet.table.rows else texts.NO_ROWS)
        sources = texts.SOURCE.format(sources="; ".join(sheet.attributions)) if sheet.sources else ""
        for text in filter(None, (*said, sources)):
            lines += _wrapped(text, "  ")
    # Editors of Windows know by the mark at the beginning that it is UTF-8.
    return "\ufeff{}\r\n".format("\r\n".join(lines)).encode()


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _LINE,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
