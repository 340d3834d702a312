"""Reads the registry workbook gremien.xlsx. Every fault is noted with its place, so that one reading shows them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from pipelines.formats.templates import FilledTemplate
from pipelines.formats.text import alike
from pipelines.registry.areas import AreaError, GoneAreaError, place_of
from pipelines.registry.cells import CellError, Limits, RawCell, convert, serial_day, text_of, yes_or_no
from pipelines.registry.consistency import (
    Values,
    check_references,
    check_status,
    refuse_doubles,
    use_one_spelling,
)
from pipelines.registry.doubles import check_days, check_doubles
from pipelines.registry.layout import Column, Facts, Layout, Sheet, layout
from pipelines.registry.privacy import CURE, doubt_of, is_personal_header, refuse_person
from pipelines.registry.reduce import reduced_workbook
from pipelines.store.options import published_span
from pipelines.store.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

    from geo.areas import Place
    from pipelines.store.reducing import Reduced

# The mark of a row that is right and has no place in the atlas.
_KEPT_OUT = "kept_out"
_DAYS = {"date", "founding"}
_CELLS = {"ARS": "ars", "Landkreis": "kreis"}  # by the header that an error names
_FREE_TEXT = {"text", "list", "key", "reference", "area"}


@dataclass(frozen=True)
class _Place:
    """Where in which table a row stands, and what is known of the whole list."""

    reading: Reading
    sheet: Sheet
    limits: Limits

    def fault(self, error: CellError, line: int, column: str, cell: RawCell) -> None:
        """Note what is wrong with a cell."""
        self.reading.problem(
            error.reason, error.cure, line=line, column=column, value=text_of(cell) or None, sheet=self.sheet.title
        )

    def keep_out(self, row: Values, reason: str, line: int, name: str | None) -> None:
        """Report a row of an area that is none of today's, and mark it."""
        cure = "Für die heutigen Gebiete neu melden lassen; die Zeile kann bleiben."
        self.reading.reject(reason, cure, line=line, column="Gebiet", value=name or None, sheet=self.sheet.title)
        row[_KEPT_OUT] = "true"


def read_workbook(reading: Reading) -> dict[str, pd.DataFrame]:
    """Tables by sheet name (layout.toml) plus `scope`; columns are canonical text, `line` is the row in the sheet.

    Raises InputError naming sheet, line, column, value and cure for everything that is wrong.
    """
    declared = layout()
    filled = opened(reading)
    limits, scope = _read_facts(reading, filled, declared)
    tables = {sheet.name: _read_sheet(_Place(reading, sheet, limits), filled, declared) for sheet in declared.sheet}
    use_one_spelling(tables)
    check_references(reading, declared, tables)
    check_status(reading, declared, tables["status"])
    check_doubles(reading, declared, tables)
    check_days(reading, declared, tables)
    reading.stop_if_problems()
    reading.rows_read = sum(len(rows) for rows in tables.values())
    columns = {sheet.name: _columns(sheet) for sheet in declared.sheet}
    return {name: _frame(rows, columns[name]) for name, rows in tables.items()} | {
        "scope": _frame(scope, ["topic", "complete", "line"])
    }


def reduce_workbook(reading: Reading) -> Reduced:
    """What is stored of a list that was read: the columns of the template, the Stand, and which topics are complete."""
    declared = layout()
    facts = [declared.facts.as_of, *(declared.complete_label(topic) for topic in declared.topics)]
    return reduced_workbook(
        opened(reading),
        {sheet.title: sheet.headers for sheet in declared.sheet},
        {declared.facts.title: facts},
        silent=[declared.example["title"], declared.lists["title"]],
        optional={sheet.title: sheet.optional_headers for sheet in declared.sheet},
    )


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


def opened(reading: Reading) -> FilledTemplate:
    """The workbook of a list. Raises InputError for a file that is none."""
    declared = layout()
    return FilledTemplate(
        reading,
        [declared.facts.title, *(sheet.title for sheet in declared.sheet)],
        silent=[declared.example["title"], declared.lists["title"]],
        cure="; ohne Angaben bleibt es leer.",
        is_personal=is_personal_header,
    )


def facts_of(filled: FilledTemplate, declared: Layout) -> dict[str, RawCell]:
    """What the sheet Angaben says, by its labels as the template spells them."""
    cells = filled.sheet(declared.facts.title)
    stated = {alike(text_of(row[0])): row[1] for _, row in (cells.rows if cells else []) if len(row) > 1}
    labels = [declared.facts.as_of, declared.facts.office, *map(declared.complete_label, declared.topics)]
    return {label: stated.get(alike(label)) for label in labels}


def _read_facts(reading: Reading, filled: FilledTemplate, declared: Layout) -> tuple[Limits, list[Values]]:
    facts = declared.facts
    cells = filled.sheet(facts.title)
    reading.stop_if_problems()
    facts_by_label = {
        alike(text_of(row[0])): (line, row[1]) for line, row in (cells.rows if cells else []) if len(row) > 1
    }
    as_of = _stand(reading, facts_by_label, facts, filled.book.epoch)
    scope: list[Values] = []
    for topic in declared.topics:
        label = declared.complete_label(topic)
        line, cell = facts_by_label.get(alike(label), (None, None))
        complete = yes_or_no(cell)
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
    return Limits(as_of, reading.today, filled.book.epoch), scope


def _stand(reading: Reading, facts_by_label: dict[str, tuple[int, RawCell]], facts: Facts, epoch: datetime) -> date:
    label, sheet = facts.as_of, facts.title
    line, cell = facts_by_label.get(alike(label), (None, None))
    stand = Column(name="as_of", header=label, kind="date", required=True)
    try:
        stated = convert(cell, stand, {}, Limits(reading.today, reading.today, epoch))["as_of"]
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
    published = published_span(reading.release.published)
    if reading.is_candidate and not published.first <= as_of <= published.last:
        given = text_of(published.first) if published.first == published.last else reading.release.published
        reading.ask(
            f"Als Stand nennt die Liste den {text_of(as_of)}, angegeben ist als Tag der Veröffentlichung {given}; nach diesem richtet sich, welche Liste gilt.",
            "Einen der beiden Tage berichtigen; stimmen beide, mit --accept-jumps aufnehmen.",
            line=line,
            column=label,
            value=text_of(cell),
            sheet=sheet,
        )
    return as_of


def _read_sheet(place: _Place, filled: FilledTemplate, declared: Layout) -> list[Values]:
    table = filled.table(place.sheet.title, place.sheet.headers, place.sheet.optional_headers)
    if table is None:
        return []
    columns = {table.columns[column.header]: column for column in place.sheet.columns if column.header in table.columns}
    rows = [
        _read_row(place, declared, columns, number, line)
        for number, line in table.rows
        if any(text_of(line[at]) for at in columns)
    ]
    rows = [row for row in rows if not row.get(_KEPT_OUT)]
    if place.sheet.name == "council":
        refuse_doubles(place.reading, place.sheet, rows)
    return rows


def _read_row(place: _Place, declared: Layout, columns: dict[int, Column], number: int, line: list[RawCell]) -> Values:
    cells: dict[str, RawCell] = {column.name: line[at] if at < len(line) else None for at, column in columns.items()}
    row: Values = {"line": number}
    for column in columns.values():
        try:
            row.update(_read_cell(place, declared, column, cells[column.name]))
            if column.kind in _FREE_TEXT and (doubt := doubt_of(text_of(cells[column.name]))):
                value = text_of(cells[column.name])
                place.reading.ask(doubt, CURE, line=number, column=column.header, value=value, sheet=place.sheet.title)
            if column.kind in _DAYS and (day := serial_day(cells[column.name], place.limits)):
                _tell_day(place, number, column, cells[column.name], day)
        except CellError as error:
            place.fault(error, number, column.header, cells[column.name])
            row[column.name] = None
    if place.sheet.area:
        row["area_id"] = _read_area(place, row, cells, number)
    return row


def _tell_day(place: _Place, line: int, column: Column, cell: RawCell, day: date) -> None:
    """That a number was taken for a day; of a founding, which may be a year as well, it is none. A list that is stored was taken as it is."""
    if column.kind == "founding" and place.reading.is_candidate:
        raise CellError(
            "Diese Zahl ist weder ein Jahr noch ein Tag.",
            "Ein Jahr mit vier Ziffern (2022) oder den Tag als TT.MM.JJJJ (14.09.2022) eintragen.",
        )
    reason = f"Die Zahl steht hier für ein Datum ohne Datumsformat und wird als {text_of(day)} gelesen."
    place.reading.notice(reason, line=line, column=column.header, value=text_of(cell), sheet=place.sheet.title)


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
        found = place_of(
            place.reading.register,
            str(level) if level else None,
            text_of(cells["area_name"]),
            cells["ars"],
            text_of(cells["kreis"]),
        )
        if found is None and place.sheet.name != "status":
            raise AreaError("Gebiet", "Das Gebiet fehlt.", "Bitte Ebene und Name oder ARS eintragen.")
    except GoneAreaError as error:
        place.keep_out(row, error.reason, number, text_of(cells["area_name"]))
        return None
    except AreaError as error:
        place.fault(error, number, error.column, cells[_CELLS.get(error.column, "area_name")])
        return None
    if found is None:
        return None
    _tell_former(place, row, found, number)
    return found.area.unit_id


def _tell_former(place: _Place, row: Values, found: Place, number: int) -> None:
    """What a row says of an area that is only a part of today's: a body of it keeps its name of then, a report on it is none on today's."""
    if found.sentence:
        place.reading.notice(found.sentence, line=number, sheet=place.sheet.title)
    if found.whole or found.is_later:
        return
    if place.sheet.name == "status" and not row.get("council_id"):
        place.keep_out(
            row,
            f"{found.sentence} Eine Meldung zum früheren Gebiet gilt nicht für das heutige.",
            number,
            found.former_name,
        )
    elif "former_name" in row and not row["former_name"]:
        row["former_name"] = found.former_name
