"""Writes the empty spreadsheet for `python -m pipelines template pks_kommunen`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geo.reference_tables import REFERENCE, load_kreise
from pipelines import catalog
from pipelines.formats.ods_template import write_as_named
from pipelines.sources.pks_kommunen.columns import (
    COLUMNS,
    EXAMPLE_SHEET,
    LEVELS,
    LISTS_SHEET,
    NOTES_SHEET,
    SHEET,
    SUPPRESSED,
    Column,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Rows below the header that carry drop-down lists.
PREPARED_ROWS = 2000
# A fixed day keeps equal templates equal byte for byte.
_CREATED = datetime(2026, 1, 1)
_EXAMPLE = (
    (
        "071435002",
        "VG Hachenburg",
        "Kommune",
        "Westerwaldkreis",
        2024,
        "------",
        812,
        530,
        "Auskunft der Polizei vom 12.03.2025",
    ),
    ("", "VG Hachenburg", "Kommune", "", 2024, "435*00", 9, "", ""),
    ("", "VG Hachenburg", "Kommune", "", 2024, "210000", SUPPRESSED, "", ""),
    ("", "VG Selters", "Kommune", "Westerwaldkreis", 2024, "210000", SUPPRESSED, "", ""),
    ("071435002202", "Alpenrod", "Ortsgemeinde", "Westerwaldkreis", 2024, "------", 21, 12, ""),
)
_NOTES = (
    "Eine Zeile je Gebiet, Jahr und Straftatenschlüssel auf dem Blatt „Fälle“. Die Kopfzeile bleibt in Zeile 1 und unverändert.",
    "Das Blatt „Beispiel“ zeigt ausgefüllte Zeilen mit erfundenen Zahlen; es wird nicht gelesen.",
    "Der Wert eines Gebiets ersetzt im Atlas den vom Kreis übernommenen Wert derselben Kennzahl und desselben Jahres.",
    "Für kreisfreie Städte gilt die amtliche Kreistabelle; Zeilen für sie werden zurückgewiesen und ausgewiesen.",
    "Geheime Zahlen: „geheim“ statt der Zahl. Damit sie sich nicht durch Abziehen vom Kreiswert ergeben, müssen es je Kreis, Jahr und "
    "Schlüssel mindestens zwei sein; beim Einlesen wird das geprüft.",
    "Nur Auswertungen nach Tatort eintragen, keine nach zuständiger Dienststelle.",
    "Einlesen: python -m pipelines add pks_kommunen DATEI --period JJJJ --published JJJJ-MM-TT",
)


def write_template(path: Path) -> None:
    """Write the workbook: a sheet to fill with drop-down lists, filled examples, notes, and the lists; as OpenDocument where the name ends
    in .ods."""
    write_as_named(path, _write_empty)


def _write_empty(target_file: Path | BinaryIO) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(target_file) if isinstance(target_file, Path) else target_file) as book:
        book.set_properties({"created": _CREATED, "title": "PKS unterhalb der Kreise"})
        head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        target = _sheet(book, SHEET, head, text)
        _write_rows(_sheet(book, EXAMPLE_SHEET, head, text), _EXAMPLE, text)
        _write_notes(book.add_worksheet(NOTES_SHEET), head)
        ranges = _write_lists(book.add_worksheet(LISTS_SHEET), head, text)
        for place, column in enumerate(COLUMNS):
            if column.name in ranges:
                target.data_validation(1, place, PREPARED_ROWS, place, _validation(column, ranges[column.name]))


def write_filled(path: Path, rows: Iterable[Sequence[str | int]]) -> None:
    """Write a workbook with the one sheet that is read; a row has a cell per column of COLUMNS, empty ones as empty text."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties({"created": _CREATED, "title": "PKS unterhalb der Kreise"})
        head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        _write_rows(_sheet(book, SHEET, head, text), rows, text)


def _sheet(book: Workbook, title: str, head: Format, text: Format) -> Worksheet:
    target = book.add_worksheet(title)
    target.freeze_panes(1, 0)
    for place, column in enumerate(COLUMNS):
        # as text, or the spreadsheet drops the leading zero of a key and reads ------ as a formula
        target.set_column(place, place, column.width, text if column.name in {"ars", "key"} else None)
        target.write_string(0, place, column.header, head)
    return target


def _validation(column: Column, cells: str) -> dict[str, str]:
    return {
        "validate": "list",
        "source": cells,
        "error_type": "information",
        "error_title": column.header,
        "error_message": "Der Eintrag steht nicht auf dem Blatt Listen.",
    }


def _write_rows(target: Worksheet, rows: Iterable[Sequence[str | int]], text: Format) -> None:
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                target.write_number(line, place, cell)
            elif cell:
                target.write_string(line, place, cell, text)


def _write_notes(target: Worksheet, head: Format) -> None:
    target.set_column(0, 0, 16)
    target.set_column(1, 1, 120)
    for line, note in enumerate(_NOTES):
        target.write_string(line, 0, note)
    for line, column in enumerate(COLUMNS, start=len(_NOTES) + 1):
        target.write_string(line, 0, column.header, head)
        target.write_string(line, 1, column.note)


def _write_lists(target: Worksheet, head: Format, text: Format) -> dict[str, str]:
    """Write the lists and return by column name the cells each drop-down takes its words from."""
    keys = dict(sorted(offence_keys().items()))
    lists = {
        "level": list(LEVELS),
        "kreis": [kreis.name for kreis in load_kreise(REFERENCE).values()],
        "key": list(keys),
    }
    for place, (name, words) in enumerate(lists.items()):
        target.set_column(place, place, 30, text)
        target.write_string(0, place, next(column.header for column in COLUMNS if column.name == name), head)
        for line, word in enumerate(words, start=1):
            target.write_string(line, place, word, text)
    target.set_column(len(lists), len(lists), 60)
    for line, title in enumerate(["Bedeutung", *keys.values()]):
        target.write_string(line, len(lists), title)
    return {
        name: f"={LISTS_SHEET}!${'ABC'[place]}$2:${'ABC'[place]}${len(words) + 1}"
        for place, (name, words) in enumerate(lists.items())
    }


def offence_keys() -> dict[str, str]:
    """The offence keys the atlas has an indicator for, with what they count."""
    measured = [(indicator.pks, indicator.numerator) for indicator in catalog.indicators().values() if indicator.pks]
    named = [(key, numerator) for pks, numerator in measured for key in (pks.key, *pks.former_keys.values())]
    return dict(reversed(named))
