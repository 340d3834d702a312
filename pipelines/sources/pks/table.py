"""Cuts a published file into title, header and body, and picks the rows of Rheinland-Pfalz. CSV, XLSX and XLS give the same table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line
from pipelines.formats.delimited import delimited_lines
from pipelines.formats.spreadsheet import is_workbook, sheets_of
from pipelines.formats.text import folded
from pipelines.sources.pks.layout import (
    COLUMNS,
    NUMBERS,
    PERCENT_OF,
    POPULATION,
    contradiction,
    located,
    plain,
    surplus,
)
from pipelines.sources.pks.numbers import from_german, is_division_by_zero, is_error, writes_german

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

# Titles and header end before this line; the first row of data has stood in lines 3 to 10 so far.
LAST_HEADER_LINE = 60
OFFENCE = re.compile(r"[\d*-]{6}", re.ASCII)
_KREIS = re.compile(r"\d{4,5}", re.ASCII)
_COLUMN_NUMBER = re.compile(r"\d{1,2}[a-z]?(?:\.0)?", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Row:
    """One Kreis × offence, every cell as text; `population` only where the file states it."""

    line: int
    cells: dict[str, str]
    population: str = ""


@dataclass
class KreisTable:
    """The rows of Rheinland-Pfalz, and of all rows what the checks need: how often and where each Kreis key stands first."""

    year: int
    headers: dict[str, str]
    sheet: str | None = None
    rows: list[Row] = field(default_factory=list)
    first_lines: dict[str, int] = field(default_factory=dict)
    rows_read: int = 0


@dataclass(frozen=True)
class _Grid:
    """A file cut into titles, headers and body."""

    titles: list[Line]
    headers: list[str]
    header_line: int
    # read once and never held whole: the files carry all of Germany
    body: Iterable[Line]
    sheet: str | None = None


def read_table(reading: Reading, year: int) -> KreisTable:
    """The Kreis table of `year`. Raises InputError where the file is no Kreis table or says that it is of another year."""
    grid = _grid_of(reading)
    _check_period(reading, grid, year)
    if reason := contradiction(grid.headers):
        cure = "Die Tabelle „T01 Kreise, Fälle und Häufigkeitszahl“ unverändert beim BKA laden."
        reading.problem(reason, cure, line=grid.header_line, sheet=grid.sheet)
    reading.stop_if_problems()
    places = located(grid.headers)
    headers = {name: folded(grid.headers[place]) for name, place in places.items()}
    table = KreisTable(year, headers, grid.sheet)
    _tell_columns(reading, grid, places)
    _collect(reading, table, grid, places)
    _tidy_numbers(reading, table)
    return table


def _grid_of(reading: Reading) -> _Grid:
    if not is_workbook(reading.content):
        return _cut(reading, delimited_lines(reading, None), None)
    sheets = {folded(name): lines for name, lines in sheets_of(reading).items()}
    tables = [name for name, lines in sheets.items() if _looks_right(lines)]
    if len(tables) > 1:
        reading.problem(
            f"Mehrere Blätter enthalten eine Kreistabelle, auch verborgene zählen: {', '.join(tables)}.",
            "Die Datei unverändert beim BKA laden.",
            sheet=tables[1],
        )
        reading.stop_if_problems()
    name = next(iter(tables), next(iter(sheets), ""))
    others = [other for other in sheets if other != name]
    if others:
        reading.notice(
            f"Gelesen wird nur das Blatt „{name}“, nicht: {', '.join(others)}; die Datei wird gespeichert, wie sie ist."
        )
    return _cut(reading, iter(sheets.get(name, [])), name)


def _looks_right(lines: list[Line]) -> bool:
    return any(_is_data(cells) for _, cells in lines[:LAST_HEADER_LINE])


def _cut(reading: Reading, lines: Iterator[Line], sheet: str | None) -> _Grid:
    """Everything above the first row of data; what lies between the row that begins with „Schlüssel“ and the data is the header."""
    above: list[Line] = []
    first: Line | None = None
    for line in lines:
        if _is_data(line[1]):
            first = line
            break
        above.append(line)
        if len(above) > LAST_HEADER_LINE:
            break
    if first is None:
        reading.problem(
            "Die Datei hat keine Datenzeilen einer Kreistabelle (Straftatenschlüssel in der ersten Spalte, Kreisschlüssel daneben).",
            "Die Tabelle „T01 Kreise, Fälle und Häufigkeitszahl“ unverändert beim BKA laden.",
            value=" · ".join(filter(None, above[0][1]))[:60] if above else None,
            sheet=sheet,
        )
        reading.stop_if_problems()
        raise AssertionError
    described = [line for line in above if not _is_number_row(line[1])]
    start = next(
        (at for at, (_, cells) in enumerate(described) if cells and plain(cells[0]).startswith("schl")),
        max(len(described) - 1, 0),
    )
    header = described[start:]
    width = max((len(cells) for _, cells in header), default=0)
    stacked = [" ".join(filter(None, (cells[at] for _, cells in header if at < len(cells)))) for at in range(width)]
    return _Grid(
        described[:start],
        _without_trailing_blanks(stacked),
        header[0][0] if header else first[0],
        _without_notes(chain([first], lines)),
        sheet,
    )


def _is_data(cells: list[str]) -> bool:
    return (
        bool(cells)
        and OFFENCE.fullmatch(folded(cells[0])) is not None
        and any(_KREIS.fullmatch(folded(cell)) for cell in cells[1:4])
    )


def _is_number_row(cells: list[str]) -> bool:
    filled = [folded(cell) for cell in cells if folded(cell)]
    return len(filled) > 2 and sum(_COLUMN_NUMBER.fullmatch(cell) is not None for cell in filled) > 0.8 * len(filled)


def _without_trailing_blanks(cells: Iterable[str]) -> list[str]:
    texts = list(cells)
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _without_notes(body: Iterable[Line]) -> Iterator[Line]:
    """Without blank lines; below the data a table may carry notes, lines with text in one cell only."""
    for line, cells in body:
        if sum(bool(cell.strip()) for cell in cells) > 1:
            yield line, cells


def _check_period(reading: Reading, grid: _Grid, year: int) -> None:
    """What the titles say of the year: the Berichtszeitraum, and a day of creation that cannot lie before its end."""
    for line, cells in grid.titles:
        for cell in cells:
            title = folded(cell)
            stated, lower = [int(each) for each in _YEAR.findall(title)], title.casefold()
            if ("berichtszeitraum" in lower or "berichtsjahr" in lower) and any(each != year for each in stated):
                reading.problem(
                    f"Die Datei gilt nach eigener Angabe nicht für das Berichtsjahr {year}.",
                    f"Die Datei mit --period {stated[-1]} aufnehmen oder die Datei des Jahres {year} laden.",
                    line=line,
                    value=title,
                    sheet=grid.sheet,
                )
            elif "erstellt am" in lower and stated and stated[-1] <= year:
                reading.ask(
                    f"Eine Tabelle des Berichtsjahres {year} kann nicht vor {year + 1} entstanden sein.",
                    "Berichtsjahr (--period) prüfen; stimmt es, mit --accept-jumps aufnehmen.",
                    line=line,
                    value=title,
                    sheet=grid.sheet,
                )


def _tell_columns(reading: Reading, grid: _Grid, places: dict[str, int]) -> None:
    if further := surplus(grid.headers):
        reading.notice(f"Nicht gebrauchte Spalten: {', '.join(further)}.", line=grid.header_line, sheet=grid.sheet)
    if absent := [column.label for column in COLUMNS if not column.needed and column.name not in places]:
        reading.notice(
            f"Spalten, die es sonst gibt und die nicht nötig sind, fehlen: {', '.join(absent)}.",
            line=grid.header_line,
            sheet=grid.sheet,
        )


def _collect(reading: Reading, table: KreisTable, grid: _Grid, places: dict[str, int]) -> None:
    known, last_needed = set(places.values()), max(places[column.name] for column in COLUMNS if column.needed)
    stated = next(
        (at for at, header in enumerate(grid.headers) if at not in known and POPULATION.search(plain(header))), None
    )
    # a row of a spreadsheet ends with its last filled cell, one of a delimited text with its last column
    shortest = last_needed + 1 if grid.sheet is not None else len(grid.headers)
    longer: list[int] = []
    for line, cells in grid.body:
        if len(cells) < shortest:
            reading.problem(
                f"Die Zeile hat {len(cells)} statt {len(grid.headers)} Spalten.",
                FETCH_AGAIN,
                line=line,
                sheet=grid.sheet,
            )
            continue
        kreis = _kreis_key(cells[places["kreis"]])
        table.rows_read += 1
        if any(map(str.strip, cells[len(grid.headers) :])):
            longer.append(line)
        table.first_lines.setdefault(kreis, line)
        if kreis.startswith(("7", "07")):
            row = {name: folded(cells[at]) if at < len(cells) else "" for name, at in places.items()}
            row["kreis"] = kreis
            table.rows.append(Row(line, row, _stated_population(cells, places["kreis"], known, stated)))
    _tell_longer_rows(reading, table, grid, longer)


def _tell_longer_rows(reading: Reading, table: KreisTable, grid: _Grid, longer: list[int]) -> None:
    """Cells to the right of the header are further columns where all rows have them, and a sign of a broken row where some do."""
    if longer and 2 * len(longer) > table.rows_read:
        reading.notice(
            "Rechts der Tabelle stehen Spalten ohne Überschrift; sie werden nicht gebraucht.", sheet=grid.sheet
        )
    elif longer:
        reading.problem(
            f"Die Zeile hat mehr als {len(grid.headers)} Spalten, so viele wie die Kopfzeile.",
            FETCH_AGAIN,
            line=longer[0],
            sheet=grid.sheet,
        )


def _kreis_key(cell: str) -> str:
    """The key of a Kreis; filled up with zeros to that of a Gemeinde it is the same Kreis."""
    key = folded(cell)
    return key[:5] if re.fullmatch(r"0\d{4}0{3}(?:0{4})?", key) else key


def _stated_population(cells: list[str], kreis: int, known: set[int], stated: int | None) -> str:
    """2020 repeats key and name to the right of the table and adds the population; other years may have a column of that name."""
    texts = ["" if at in known else folded(cell) for at, cell in enumerate(cells)]
    key = folded(cells[kreis])
    if key and key in texts[:-2]:
        return _count_or_nothing(texts[texts.index(key) + 2])
    return _count_or_nothing(texts[stated]) if stated is not None and stated < len(texts) else ""


def _count_or_nothing(text: str) -> str:
    """A further column may hold anything; only what is a number of inhabitants is used to check."""
    return text if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+|\d{4,7}(?:\.0)?", text) else ""


def _tidy_numbers(reading: Reading, table: KreisTable) -> None:
    """Numbers in the spelling of the PKS, and no percentage where its base is 0 and a spreadsheet wrote #DIV/0!."""
    percentages = [row.cells.get(name, "") for row in table.rows for name in PERCENT_OF]
    german = writes_german(percentages)
    if german:
        reading.notice("Die Zahlen sind deutsch geschrieben (Tausender mit Punkt, Dezimalen mit Komma).")
        table.rows = [replace(row, population=from_german(row.population)) for row in table.rows]
    for row in table.rows:
        cells = row.cells
        for name in NUMBERS:
            if german and cells.get(name):
                cells[name] = from_german(cells[name])
        for name, base in PERCENT_OF.items():
            if is_division_by_zero(cells.get(name, "")) and _is_zero(cells.get(base, "")):
                cells[name] = ""
    absent = sum(is_error(cell) for cell in percentages) - sum(
        is_error(row.cells.get(name, "")) for row in table.rows for name in PERCENT_OF
    )
    if absent:
        reading.notice(
            f"{absent} Anteile sind nicht angegeben (#DIV/0!), weil es keine Fälle oder Tatverdächtigen gibt."
        )


def _is_zero(text: str) -> bool:
    return text.replace(".", "").strip("0") == "" and "0" in text
