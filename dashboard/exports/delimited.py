"""Tables as text files: one form for German spreadsheet programs, one for machines."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

from dashboard.exports.table import Cell, Table

_BOM = "\ufeff"  # without it Excel reads UTF-8 as a Windows code page
DECIMALS = 4  # more would claim a precision nobody has; programs get all
_FORMULA, _BREAKS = ("=", "+", "-", "@"), ("\t", "\r", "\n")


def german_csv(table: Table) -> bytes:
    """Semicolons, decimal comma, four decimals at most, dates as 22.11.2026, UTF-8 with byte order mark."""
    return (_BOM + _csv(table, ";", _german)).encode()


def machine_csv(table: Table) -> bytes:
    """Commas, decimal point, ISO dates, UTF-8 without byte order mark (RFC 4180)."""
    return _csv(table, ",", _plain).encode()


def harmless(text: str) -> str:
    """Text that a spreadsheet program would run as a formula gets an apostrophe in front."""
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])  # after white space, and of full width, they count too
    return f"'{text}" if text.startswith(_BREAKS) or first.startswith(_FORMULA) else text


def _csv(table: Table, delimiter: str, form: Callable[[Cell], str]) -> str:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([form(cell) for cell in row] for row in table.rows)
    return lines.getvalue()


def _german(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float):
        return _plain(round(cell, DECIMALS)).replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return _plain(cell)


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else str(cell)
