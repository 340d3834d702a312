"""Kreis tables in the layouts of the BKA, with invented figures that fit each other, to be spoilt one cell at a time."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import openpyxl

from geo.areas import Register
from pipelines.store.reading import Reading
from pipelines.store.releases import Release
from tests.pipelines.crime import TODAY

HEADER_2018 = [
    "Schluessel",
    "Straftat",
    "Gemeindeschluessel",
    "Stadt-/Landkreis",
    "Kreisart",
    "erfasste Faelle",
    "HZ nach Zensus",
    "Versuche - Anzahl",
    "Versuche - Anteil in %",
    "mit Schusswaffe gedroht",
    "mit Schusswaffe geschossen",
    "aufgeklaerte Faelle",
    "Aufklaerungsquote",
    "Tatverdaechtige insgesamt",
    "Tatverdaechtige - maennlich",
    "Tatverdaechtige - weiblich",
    "Nichtdeutsche Tatverdaechtige - Anzahl",
    "Nichtdeutsche Tatverdaechtige - Anteil in %",
]
# Header of the XLSX files: upper and lower cell, merged across where the upper one is empty.
HEADER_XLSX = [
    ("Schlüssel", ""),
    ("Straftat", ""),
    ("Gemeinde-\nschlüssel", ""),
    ("Stadt-/Landkreis", ""),
    ("Kreisart", ""),
    ("Anzahl erfasste Fälle", ""),
    ("HZ nach Zensus 2022", ""),
    ("erfasste Fälle davon: Versuche", "Anzahl"),
    ("", "in %"),
    ("mit Schusswaffe", "gedroht"),
    ("", "geschossen"),
    ("Aufklärung", "Anzahl Fälle"),
    ("", "AQ"),
    ("Tatverdächtige", "insgesamt"),
    ("", "männlich"),
    ("", "weiblich"),
    ("Nichtdeutsche Tatverdächtige", "Anzahl"),
    ("", "Anteil an TV insg. in %"),
]
LABELS = {
    "------": "Straftaten insgesamt",
    "435*00": "Wohnungseinbruchdiebstahl",
    "890000": "Straftaten ohne Verstöße (Schlüssel 725000)",
    "219000": "Raubüberfälle in Wohnungen",
}
# The first row of data in both layouts is Koblenz, all offences.
FIRST_CSV_LINE, FIRST_XLSX_LINE = 3, 10
CASES, RATE, CLEARED, PERCENT = 5, 6, 11, 12

Figures = list[list[Any]]


def figures(register: Register) -> Figures:
    """36 Kreise × 4 offence keys, unrounded, keys of the Kreise with leading zero, in the order of the table."""
    rows: Figures = []
    for key, share in (("------", 1.0), ("435*00", 0.03), ("890000", 0.95), ("219000", 0.0)):
        for place, kreis in enumerate(register.at("kreis")):
            population = 40_000 + 3_000 * place
            cases = int((2_400 + 311 * place) * share)
            cleared = int(cases * 0.6)
            percent = round(cleared / cases * 100, 1) if cases else 0
            rate = cases / population * 100_000
            rows.append(
                [
                    key,
                    LABELS[key],
                    kreis.area_id,
                    kreis.name,
                    "LK",
                    cases,
                    rate,
                    7,
                    0.5,
                    0,
                    0,
                    cleared,
                    percent,
                    50,
                    40,
                    10,
                    5,
                    10.0,
                ]
            )
    return rows


def as_csv(rows: Figures, header: list[str] = HEADER_2018, *, ending: str = "\r\n") -> bytes:
    """The CSV of 2016 to 2019: column numbers, header, thousands with comma, rates rounded, keys without leading zero."""
    numbers = [str(number) for number in range(1, len(header) + 1)]
    lines = [numbers, header, *([_cell(place, cell) for place, cell in enumerate(row)] for row in rows)]
    return (ending.join(";".join(line) for line in lines) + ending).encode("cp1252")


def _cell(place: int, cell: Any) -> str:
    if isinstance(cell, str):
        return cell.removeprefix("0") if place == 2 else cell
    if place in {8, PERCENT, 17}:
        return f"{cell:g}"
    return f"{cell:,.0f}"


def as_xlsx(
    rows: Figures,
    *,
    period: str = "01.01.2024 bis 31.12.2024",
    sheet: str = "T01_Kreise",
    header_from: int = 5,
    data_from: int = 10,
    extra: list[list[Any]] | None = None,
) -> bytes:
    """The XLSX of 2016 on: titles, merged header cells, column numbers, unrounded rates, keys with leading zero."""
    book = openpyxl.Workbook()
    target = book.active
    assert target is not None
    target.title = sheet
    target.cell(1, 1, "Polizeiliche Kriminalstatistik")
    target.cell(2, 1, "V1.0 erstellt am: 05.03.2025")
    target.cell(3, 1, f"Berichtszeitraum: {period}")
    for place, (upper, lower) in enumerate(HEADER_XLSX, start=1):
        target.cell(header_from, place, upper or None)
        target.cell(header_from + 2, place, lower or None)
        target.cell(data_from - 1, place, place)
    target.merge_cells(start_row=header_from, end_row=header_from + 1, start_column=8, end_column=9)
    for line, row in enumerate(rows, start=data_from):
        for place, cell in enumerate([*row, *(extra[line - data_from] if extra else [])], start=1):
            target.cell(line, place, cell)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def reading_of(
    content: bytes,
    register: Register,
    folder: Path,
    *,
    period: str = "2018",
    suffix: str = ".csv",
    source_id: str = "pks",
) -> Reading:
    """A release with this content, to be read."""
    file = folder / f"{source_id}_{period}_{2025}{suffix}"
    file.write_bytes(content)
    return Reading(
        Release(source_id, period, "2025", file, hashlib.sha256(content).hexdigest(), len(content)), register, TODAY
    )
