"""Reads a filled pks_kommunen.xlsx. Every fault is noted with its place, so that one reading shows them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.formats.cells import ErrorValue
from pipelines.formats.templates import FilledTemplate
from pipelines.formats.text import alike
from pipelines.registry.areas import AreaError, GoneAreaError, place_of
from pipelines.registry.cells import CellError, text_of
from pipelines.registry.privacy import CURE, doubt_of, is_personal_header, refuse_person
from pipelines.sources.pks_kommunen.columns import (
    COLUMNS,
    EXAMPLE_SHEET,
    LEVELS,
    LISTS_SHEET,
    NOTES_SHEET,
    SHEET,
    SUPPRESSED,
)
from pipelines.sources.pks_kommunen.former import Part, of_whole_areas
from pipelines.sources.pks_kommunen.template import offence_keys

if TYPE_CHECKING:
    import pandas as pd

    from geo.areas import Place
    from pipelines.store.reading import Reading

# Sheets of the template that nobody reads.
TEMPLATE_SHEETS = [EXAMPLE_SHEET, NOTES_SHEET, LISTS_SHEET]
FIELDS = ("area_id", "year", "key", "cases", "cleared", "remark")
FIRST_YEAR = 2000
_HEADERS = {column.name: column.header for column in COLUMNS}
_COUNT = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+", re.ASCII)
Cells = dict[str, str]


def read(reading: Reading) -> dict[str, pd.DataFrame]:
    """Raw table `faelle`, one row per area × year × offence key, as text. Raises InputError with every fault of the sheet."""
    import pandas as pd

    keys, first_line, rows = offence_keys(), dict[tuple[str, ...], int](), list[tuple[int, Cells]]()
    parts: list[Part] = []
    for line, cells in _rows(reading):
        reading.rows_read += 1
        noted = len(reading.problems)
        place = _area(reading, line, cells)
        _check_year_and_key(reading, line, cells)
        _check_counts(reading, line, cells)
        if len(reading.problems) > noted or place is None:
            continue
        area_id = place.area.unit_id
        if reason := _unwanted(reading, area_id, cells, keys):
            reading.reject(
                reason[0], reason[1], line=line, column=_HEADERS[reason[2]], value=cells[reason[2]], sheet=SHEET
            )
            continue
        plain = {**cells, "area_id": area_id, **{name: _plain(cells[name]) for name in ("cases", "cleared")}}
        if not place.whole:
            parts.append(Part(line, place, plain))
            continue
        if place.sentence:
            reading.notice(place.sentence, line=line, sheet=SHEET)
        _check_unique(reading, line, (area_id, cells["year"], cells["key"]), first_line)
        rows.append((line, plain))
    stated = {(cells["area_id"], cells["year"], cells["key"]) for _, cells in rows}
    rows += of_whole_areas(reading, parts, stated, SHEET)
    reading.stop_if_problems()
    table = [(line, *(cells[name] for name in FIELDS), reading.release.published) for line, cells in rows]
    return {"faelle": pd.DataFrame(table, columns=["line", *FIELDS, "published"])}


def opened(reading: Reading) -> FilledTemplate:
    """The workbook. Raises InputError for a file that is none."""
    return FilledTemplate(
        reading,
        [SHEET],
        silent=TEMPLATE_SHEETS,
        cure=" („python -m pipelines template pks_kommunen DATEI“).",
        is_personal=is_personal_header,
    )


def _rows(reading: Reading) -> list[tuple[int, Cells]]:
    """The filled rows as text by column name; error values in them are noted. Raises InputError for a sheet that is not the template's."""
    filled = opened(reading)
    table = filled.table(SHEET, list(_HEADERS.values()))
    reading.stop_if_problems()
    rows = []
    for line, row in table.rows if table else []:
        typed = {name: row[table.columns[header]] for name, header in _HEADERS.items()} if table else {}
        cells = {name: text_of(cell) for name, cell in typed.items()}
        if not any(cells.values()):
            continue
        for name in (name for name, cell in typed.items() if isinstance(cell, ErrorValue)):
            _cell(
                reading,
                line,
                cells,
                name,
                "Hier steht der Fehlerwert einer Formel.",
                "Die Formel berichtigen oder den Wert eintragen.",
            )
        rows.append((line, cells))
    reading.stop_if_problems()
    return rows


def _area(reading: Reading, line: int, cells: Cells) -> Place | None:
    """The area of today that a row names; what stands against it is noted."""
    level = {alike(word): code for word, code in LEVELS.items()}.get(alike(cells["level"] or "Kommune"))
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
        return place_of(reading.register, level, cells["area"], cells["ars"] or None, cells["kreis"])
    except GoneAreaError as error:
        cure = "Für die Gebiete von heute auswerten lassen; die Zeile kann bleiben."
        reading.reject(
            error.reason, cure, line=line, column=_HEADERS["area"], value=cells["area"] or cells["ars"], sheet=SHEET
        )
        return None
    except AreaError as error:
        name = next((column.name for column in COLUMNS if column.header == error.column), "area")
        _cell(reading, line, cells, name, error.reason, error.cure)
        return None


def _check_year_and_key(reading: Reading, line: int, cells: Cells) -> None:
    if not re.fullmatch(r"\d{4}", cells["year"], re.ASCII) or int(cells["year"]) < FIRST_YEAR:
        _cell(reading, line, cells, "year", "Das ist kein Berichtsjahr.", f"Vierstellig eintragen, ab {FIRST_YEAR}.")
    elif not reading.is_over(int(cells["year"])):
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
        if alike(text) == SUPPRESSED:
            continue
        if text.startswith("-") and _COUNT.fullmatch(text[1:]):
            _cell(reading, line, cells, name, "Eine Fallzahl kann nicht negativ sein.", "Die Zahl prüfen.")
        elif text.startswith(("<", ">", "≤", "unter ")):
            _cell(
                reading,
                line,
                cells,
                name,
                "Das ist keine Zahl, sondern eine Grenze.",
                f"Die genaue Zahl eintragen; ist sie geheim zu halten, „{SUPPRESSED}“; ist sie nicht mitgeteilt, die Zeile weglassen "
                "(Aufgeklärt: die Zelle leer lassen).",
            )
        elif text and not _COUNT.fullmatch(text):
            _cell(
                reading,
                line,
                cells,
                name,
                "Das ist keine ganze Zahl.",
                f"Nur Ziffern eintragen; statt einer Zahl, die geheim zu halten ist, das Wort „{SUPPRESSED}“; Unbekanntes leer lassen.",
            )
    if _plain(cells["cases"]) == SUPPRESSED and _plain(cells["cleared"]) not in {"", SUPPRESSED}:
        _cell(
            reading,
            line,
            cells,
            "cleared",
            "Aufgeklärte Fälle neben geheimen Fällen.",
            f"„Aufgeklärt“ leeren oder auch dort „{SUPPRESSED}“ eintragen: Es sind mindestens so viele Fälle.",
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
    if doubt := doubt_of(cells["remark"]):
        reading.ask(doubt, CURE, line=line, column=_HEADERS["remark"], value=cells["remark"], sheet=SHEET)


def _plain(text: str) -> str:
    return SUPPRESSED if alike(text) == SUPPRESSED else text.replace(".", "")


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
