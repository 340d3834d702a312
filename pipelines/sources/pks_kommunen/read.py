"""Reads a filled pks_kommunen.xlsx. Every fault is noted with its place, so that one reading shows them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.formats.content import Line
from pipelines.formats.spreadsheet import sheets_of
from pipelines.registry.areas import AreaError, area_id_of
from pipelines.registry.cells import CellError
from pipelines.registry.privacy import refuse_person
from pipelines.sources.pks_kommunen.columns import COLUMNS, LEVELS, SHEET
from pipelines.sources.pks_kommunen.template import offence_keys

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.reading import Reading

FIELDS = ("area_id", "year", "key", "cases", "cleared", "remark")
FIRST_YEAR = 2000
_HEADERS = {column.name: column.header for column in COLUMNS}
_COUNT = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+", re.ASCII)
_FROM_TEMPLATE = (
    "Die Vorlage verwenden („python -m pipelines template pks_kommunen DATEI“) und die Kopfzeile in Zeile 1 lassen."
)

Cells = dict[str, str]


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `faelle`, one row per area × year × offence key, as text. Raises InputError with every fault of the sheet."""
    import pandas as pd

    keys, first_line, rows = offence_keys(), dict[tuple[str, ...], int](), []
    for line, cells in _rows(reading):
        reading.rows_read += 1
        noted = len(reading.problems)
        area_id = _area(reading, line, cells)
        _check_year_and_key(reading, line, cells)
        _check_counts(reading, line, cells)
        if len(reading.problems) > noted or area_id is None:
            continue
        if reason := _unwanted(reading, area_id, cells, keys):
            reading.reject(
                reason[0], reason[1], line=line, column=_HEADERS[reason[2]], value=cells[reason[2]], sheet=SHEET
            )
            continue
        _check_unique(reading, line, (area_id, cells["year"], cells["key"]), first_line)
        plain = {
            **cells,
            "area_id": area_id,
            "cases": cells["cases"].replace(".", ""),
            "cleared": cells["cleared"].replace(".", ""),
        }
        rows.append((line, *(plain[name] for name in FIELDS), reading.release.published))
    reading.stop_if_problems()
    return {"faelle": pd.DataFrame(rows, columns=["line", *FIELDS, "published"])}


def _rows(reading: Reading) -> list[tuple[int, Cells]]:
    sheets = sheets_of(reading)
    if SHEET not in sheets:
        reading.problem(f"Das Blatt „{SHEET}“ fehlt; vorhanden: {', '.join(sheets)}.", _FROM_TEMPLATE, sheet=SHEET)
    elif not sheets[SHEET]:
        reading.problem("Das Blatt ist leer.", _FROM_TEMPLATE, sheet=SHEET)
    else:
        _check_header(reading, sheets[SHEET][0])
    reading.stop_if_problems()
    names = [column.name for column in COLUMNS]
    return [(line, dict(zip(names, cells, strict=False))) for line, cells in sheets[SHEET][1:] if any(cells)]


def _check_header(reading: Reading, header: Line) -> None:
    line, cells = header
    expected, headers = (
        list(_HEADERS.values()),
        cells[: len(_HEADERS)] + [cell for cell in cells[len(_HEADERS) :] if cell],
    )
    if headers != expected:
        missing = ", ".join(each for each in expected if each not in headers) or "nichts"
        surplus = (
            ", ".join(each or "eine Spalte ohne Überschrift" for each in headers if each not in expected) or "nichts"
        )
        reading.problem(
            f"Die Kopfzeile ist anders als in der Vorlage: es fehlt {missing}, überzählig ist {surplus}. "
            f"Erwartet in dieser Reihenfolge: {', '.join(expected)}.",
            _FROM_TEMPLATE,
            line=line,
            sheet=SHEET,
        )


def _area(reading: Reading, line: int, cells: Cells) -> str | None:
    """The area of a row; what stands against it is noted."""
    level = LEVELS.get(cells["level"] or "Kommune")
    if level is None:
        _cell(reading, line, cells, "level", "Diese Ebene gibt es hier nicht.", f"Erlaubt sind: {', '.join(LEVELS)}.")
        return None
    if cells["ars"].isdigit() and not cells["ars"].startswith("0"):
        _cell(
            reading,
            line,
            cells,
            "ars",
            "Dem Schlüssel fehlt die führende Null.",
            "Die Zelle als Text formatieren, ARS neu eintragen.",
        )
        return None
    try:
        return area_id_of(reading.register, level, cells["area"], cells["ars"] or None, cells["kreis"])
    except AreaError as error:
        name = next((column.name for column in COLUMNS if column.header == error.column), "area")
        _cell(reading, line, cells, name, error.reason, error.cure)
        return None


def _check_year_and_key(reading: Reading, line: int, cells: Cells) -> None:
    if not re.fullmatch(r"\d{4}", cells["year"], re.ASCII) or int(cells["year"]) < FIRST_YEAR:
        _cell(reading, line, cells, "year", "Das ist kein Berichtsjahr.", f"Vierstellig eintragen, ab {FIRST_YEAR}.")
    elif int(cells["year"]) >= reading.today.year:
        _cell(
            reading,
            line,
            cells,
            "year",
            "Dieses Jahr ist noch nicht abgeschlossen oder liegt in der Zukunft.",
            "Das Jahr prüfen.",
        )
    if not re.fullmatch(r"[\d*-]{6}", cells["key"], re.ASCII):
        _cell(
            reading,
            line,
            cells,
            "key",
            "Das ist kein Straftatenschlüssel (sechs Zeichen aus Ziffern, * und -).",
            "Den Schlüssel vom Blatt Listen übernehmen; führende Zeichen nicht verlieren.",
        )


def _check_counts(reading: Reading, line: int, cells: Cells) -> None:
    for name in ("cases", "cleared"):
        text = cells[name]
        if text.startswith("-") and _COUNT.fullmatch(text[1:]):
            _cell(reading, line, cells, name, "Eine Fallzahl kann nicht negativ sein.", "Die Zahl prüfen.")
        elif text and not _COUNT.fullmatch(text):
            _cell(
                reading,
                line,
                cells,
                name,
                "Das ist keine ganze Zahl.",
                "Nur Ziffern eintragen; Unbekanntes leer lassen.",
            )
    if cells["cleared"] not in {"", "0"} and cells["cases"] in {"", "0"}:
        _cell(
            reading,
            line,
            cells,
            "cleared",
            "Aufgeklärte Fälle ohne erfasste Fälle.",
            "Fälle nachtragen oder „Aufgeklärt“ leeren.",
        )
    elif not cells["cases"]:
        _cell(
            reading,
            line,
            cells,
            "cases",
            "Die Fälle fehlen.",
            "Keine Fälle: 0 eintragen. Unbekannt: die Zeile weglassen.",
        )
    try:
        refuse_person(cells["remark"])
    except CellError as error:
        _cell(reading, line, cells, "remark", error.reason, error.cure)


def _unwanted(reading: Reading, area_id: str, cells: Cells, keys: dict[str, str]) -> tuple[str, str, str] | None:
    """Reason, cure and column of a row that is right but has no place in the atlas."""
    if reading.register[area_id].kind == "kreisfreie_stadt":
        return "Für kreisfreie Städte gilt die amtliche Kreistabelle der PKS.", "Die Zeile weglassen.", "area"
    if cells["key"] not in keys:
        return (
            "Zu diesem Schlüssel gibt es im Atlas keine Kennzahl.",
            "Eine Kennzahl dafür anlegen oder die Zeile weglassen.",
            "key",
        )
    return None


def _check_unique(
    reading: Reading, line: int, key: tuple[str, str, str], first_line: dict[tuple[str, ...], int]
) -> None:
    first = first_line.setdefault(key, line)
    if first != line:
        reading.problem(
            f"Gebiet, Jahr und Schlüssel stehen schon in Zeile {first}.",
            "Eine der beiden Zeilen streichen.",
            line=line,
            value=" · ".join(key),
            sheet=SHEET,
        )


def _cell(reading: Reading, line: int, cells: Cells, name: str, reason: str, cure: str) -> None:
    reading.problem(reason, cure, line=line, column=_HEADERS[name], value=cells[name] or None, sheet=SHEET)
