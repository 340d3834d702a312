"""Reads the registry workbook gremien.xlsx. Every fault is noted with its place, so that one reading shows them all."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipelines.problems import InputError, Problem
from pipelines.registry.areas import AreaError, area_id_of
from pipelines.registry.cells import CellError, Limits, RawCell, convert, text_of
from pipelines.registry.consistency import Values, check_references, check_status, refuse_doubles
from pipelines.registry.layout import YES_NO, Column, Layout, Sheet, layout
from pipelines.registry.privacy import is_personal_header, refuse_person
from pipelines.store.reading import Reading

if TYPE_CHECKING:
    import pandas as pd
    from python_calamine import CalamineWorkbook

Line = list[RawCell]
_FREE_TEXT = {"text", "list", "key", "reference", "area"}
# A header that does not stand in the first row is looked for this far down, to say where it is.
_SEARCHED_ROWS = 30


@dataclass(frozen=True)
class _Place:
    """Where in which table a row stands, and what is known of the whole list."""

    reading: Reading
    sheet: Sheet
    limits: Limits

    def fault(self, error: CellError, line: int, column: str, cell: RawCell) -> None:
        self.reading.problem(
            error.reason, error.cure, line=line, column=column, value=text_of(cell) or None, sheet=self.sheet.title
        )


def read_workbook(reading: Reading) -> dict[str, pd.DataFrame]:
    """Tables by sheet name (layout.toml) plus `scope`; columns are canonical text, `line` is the row in the sheet.

    Raises InputError naming sheet, line, column, value and cure for everything that is wrong.
    """
    declared = layout()
    book = _open(reading)
    limits, scope = _read_facts(reading, book, declared)
    tables = {sheet.name: _read_sheet(_Place(reading, sheet, limits), book, declared) for sheet in declared.sheet}
    check_references(reading, declared, tables)
    check_status(reading, declared, tables["status"])
    reading.stop_if_problems()
    reading.rows_read = sum(len(rows) for rows in tables.values())
    columns = {sheet.name: _columns(sheet) for sheet in declared.sheet}
    return {name: _frame(rows, columns[name]) for name, rows in tables.items()} | {
        "scope": _frame(scope, ["topic", "complete", "line"])
    }


def _frame(rows: list[Values], columns: list[str]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame([[row.get(name) for name in columns] for row in rows], columns=columns, dtype="object")
    text = {name: "string" for name in columns if name != "line"}
    return frame.astype(text | {"line": "int64"})


def _columns(sheet: Sheet) -> list[str]:
    names = [column.name for column in sheet.column]
    if "founded_on" in names:
        names.append("founded_precision")
    return [*names, *(["area_id"] if sheet.area else []), "line"]


def _open(reading: Reading) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    content = reading.content
    cure = "Die Liste in der Tabellenkalkulation öffnen, als .xlsx speichern und neu aufnehmen."
    if not content:
        reading.problem("Die Datei ist leer.", cure)
    elif content.lstrip()[:1] == b"<":
        reading.problem("Das ist eine HTML-Seite, keine Excel-Datei.", cure)
    elif not content.startswith(b"PK"):
        reading.problem("Das ist keine Excel-Datei im Format .xlsx.", cure)
    reading.stop_if_problems()
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, OSError) as error:
        reason = f"Die Excel-Datei ist beschädigt oder unvollständig ({error})."
        raise InputError([Problem(reading.release.release_id, reason, cure)]) from error


def _lines(reading: Reading, book: CalamineWorkbook, title: str) -> list[Line]:
    if title not in book.sheet_names:
        there = " · ".join(book.sheet_names)
        reading.problem(
            f"Das Blatt „{title}“ fehlt. Vorhanden: {there}.",
            "Das Blatt aus der Vorlage übernehmen; es darf leer bleiben.",
            sheet=title,
        )
        return []
    return [list(row) for row in book.get_sheet_by_name(title).to_python(skip_empty_area=False)]


def _read_facts(reading: Reading, book: CalamineWorkbook, declared: Layout) -> tuple[Limits, list[Values]]:
    facts = declared.facts
    lines = _lines(reading, book, facts.title)
    reading.stop_if_problems()
    facts_by_label = {
        text_of(line[0]): (number, line[1]) for number, line in enumerate(lines, start=1) if len(line) > 1
    }
    as_of = _stand(reading, facts_by_label, facts.as_of, facts.title)
    scope: list[Values] = []
    for topic in declared.topics:
        label = declared.complete_label(topic)
        line, cell = facts_by_label.get(label, (None, None))
        complete = YES_NO.get(text_of(cell).casefold())
        if complete is None or line is None:
            reading.problem(
                f"Bei „{label}“ fehlt die Angabe ja oder nein.",
                "Bitte auf dem Blatt Angaben ergänzen.",
                line=line,
                column=facts.header[1],
                value=text_of(cell) or None,
                sheet=facts.title,
            )
            continue
        scope.append({"topic": topic, "complete": complete, "line": line})
    return Limits(as_of, reading.today), scope


def _stand(reading: Reading, facts_by_label: dict[str, tuple[int, RawCell]], label: str, sheet: str) -> date:
    line, cell = facts_by_label.get(label, (None, None))
    stand = Column(name="as_of", header=label, kind="date", required=True)
    try:
        stated = convert(cell, stand, {}, Limits(reading.today, reading.today))["as_of"]
    except CellError as error:
        reading.problem(error.reason, error.cure, line=line, column=label, value=text_of(cell) or None, sheet=sheet)
        return reading.today
    as_of = date.fromisoformat(str(stated))
    if not as_of.isoformat().startswith(reading.release.period):
        reading.problem(
            f"Der Stand liegt nicht im Berichtszeitraum {reading.release.period}, unter dem die Datei aufgenommen wurde.",
            "Den Stand oder --period berichtigen.",
            line=line,
            column=label,
            value=text_of(cell),
            sheet=sheet,
        )
    return as_of


def _read_sheet(place: _Place, book: CalamineWorkbook, declared: Layout) -> list[Values]:
    lines = _lines(place.reading, book, place.sheet.title)
    if not lines:
        return []
    columns = _header(place, lines)
    rows = (
        [
            _read_row(place, declared, columns, number, line)
            for number, line in enumerate(lines[1:], start=2)
            if any(text_of(cell) for cell in line)
        ]
        if columns
        else []
    )
    if place.sheet.name == "council":
        refuse_doubles(place.reading, place.sheet, rows)
    return rows


def _header(place: _Place, lines: list[Line]) -> dict[int, Column]:
    """Place → column; empty where the header is not the declared one, which is noted."""
    columns = {column.header: column for column in place.sheet.columns}
    headers = [text_of(cell) for cell in lines[0]]
    missing = [header for header in columns if header not in headers]
    if missing:
        _explain_missing(place, lines, missing)
    for header in headers:
        if header and header not in columns:
            _refuse_header(place, header)
    return {} if missing else {number: columns[header] for number, header in enumerate(headers) if header in columns}


def _explain_missing(place: _Place, lines: list[Line], missing: list[str]) -> None:
    needed = {column.header for column in place.sheet.columns}
    lower = [
        number
        for number, line in enumerate(lines[1:_SEARCHED_ROWS], start=2)
        if needed <= {text_of(cell) for cell in line}
    ]
    if lower:
        place.reading.problem(
            f"Die Kopfzeile steht in Zeile {lower[0]} statt in Zeile 1.",
            "Die Zeilen darüber löschen.",
            line=lower[0],
            sheet=place.sheet.title,
        )
        return
    for header in missing:
        place.reading.problem(
            "Diese Spalte fehlt.",
            "Die Spalte aus der Vorlage übernehmen; sie darf leer bleiben.",
            line=1,
            column=header,
            sheet=place.sheet.title,
        )


def _refuse_header(place: _Place, header: str) -> None:
    if is_personal_header(header):
        reason, cure = (
            "Diese Spalte fragt nach einer Person; Personen werden nicht gespeichert.",
            "Die Spalte löschen; Funktionen genügen.",
        )
    else:
        reason, cure = (
            "Diese Spalte ist in der Vorlage nicht vorgesehen.",
            "Die Spalte löschen oder wie in der Vorlage benennen.",
        )
    place.reading.problem(reason, cure, line=1, column=header, sheet=place.sheet.title)


def _read_row(place: _Place, declared: Layout, columns: dict[int, Column], number: int, line: Line) -> Values:
    cells: dict[str, RawCell] = {column.name: line[at] if at < len(line) else None for at, column in columns.items()}
    row: Values = {"line": number}
    for column in columns.values():
        try:
            row.update(_read_cell(place, declared, column, cells[column.name]))
        except CellError as error:
            place.fault(error, number, column.header, cells[column.name])
            row[column.name] = None
    if place.sheet.area:
        row["area_id"] = _read_area(place, row, cells, number)
    return row


def _read_cell(place: _Place, declared: Layout, column: Column, cell: RawCell) -> dict[str, str | None]:
    allowed = declared.allowed(column)
    if column.name == "level":
        allowed = {word: code for word, code in allowed.items() if word in place.sheet.area}
    values = convert(cell, column, allowed, place.limits)
    if column.kind in _FREE_TEXT:
        refuse_person(text_of(cell))
    return values


def _read_area(place: _Place, row: Values, cells: dict[str, RawCell], number: int) -> str | None:
    level = row.get("level")
    if level is None and text_of(cells["level"]):
        return None  # the unknown word is already noted
    try:
        area_id = area_id_of(
            place.reading.register,
            str(level) if level else None,
            text_of(cells["area_name"]),
            cells["ars"],
            text_of(cells["kreis"]),
        )
        if area_id is None and place.sheet.name != "status":
            raise AreaError("Gebiet", "Das Gebiet fehlt.", "Bitte Ebene und Name oder ARS eintragen.")
    except AreaError as error:
        place.fault(error, number, error.column, cells["ars"] if error.column == "ARS" else cells["area_name"])
        return None
    return area_id
