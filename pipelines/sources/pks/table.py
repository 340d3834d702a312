"""From the file as published to the rows of Rheinland-Pfalz, with every column found by its place and its header."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line
from pipelines.formats.delimited import delimited_lines
from pipelines.formats.spreadsheet import sheets_of
from pipelines.sources.pks.layout import UNNAMED_COLUMNS, columns_of, contradiction

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

SHEET = "T01_Kreise"
# Spreadsheets carry titles in lines 1 to 4, a header of merged cells from line 5 and the column numbers in line 8 or 9.
HEADER_FROM = 5
NUMBER_ROWS = (8, 9)


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

    titles: list[str]
    headers: list[str]
    header_line: int
    # read once and never held whole: the files carry all of Germany
    body: Iterable[Line]
    sheet: str | None = None


def read_table(reading: Reading, year: int) -> KreisTable:
    """The Kreis table of `year`. Raises InputError where the file is not built like the table of that year."""
    grid = _delimited(reading) if reading.release.release_id.endswith(".csv") else _spreadsheet(reading)
    _check_period(reading, grid, year)
    reason = contradiction(grid.headers, year)
    if reason:
        cure = "Berichtsjahr (--period) prüfen; die Datei unverändert beim BKA neu laden. Ein neuer Aufbau gehört in pks/layout.py."
        reading.problem(reason, cure, line=grid.header_line, sheet=grid.sheet)
    reading.stop_if_problems()
    columns = columns_of(year)
    headers = {column.name: " ".join(header.split()) for column, header in zip(columns, grid.headers, strict=False)}
    table = KreisTable(year, headers, grid.sheet)
    _collect(reading, table, grid)
    reading.stop_if_problems()
    return table


def _delimited(reading: Reading) -> _Grid:
    lines = delimited_lines(reading)
    start = list(islice(lines, 3))
    if not _is_number_row(start[0][1]):
        reading.problem(
            "In Zeile 1 stehen nicht die Spaltennummern 1, 2, …; die Kopfzeile wird in Zeile 2 erwartet.",
            FETCH_AGAIN,
            line=1,
            value=";".join(start[0][1])[:60],
        )
    if len(start) < 3:
        reading.problem("Die Datei hat keine Datenzeilen.", FETCH_AGAIN)
    reading.stop_if_problems()
    # 2015 repeats the column numbers after the header
    body = lines if _is_number_row(start[2][1]) else chain(start[2:], lines)
    return _Grid([], start[1][1], start[1][0], body)


def _spreadsheet(reading: Reading) -> _Grid:
    sheets = sheets_of(reading)
    name = SHEET if SHEET in sheets else next(iter(sheets))
    if SHEET not in sheets and len(sheets) > 1:
        reading.problem(f"Das Blatt „{SHEET}“ fehlt; vorhanden: {', '.join(sheets)}.", FETCH_AGAIN)
        reading.stop_if_problems()
    lines = sheets[name]
    number_row = next((line for line, cells in lines if line in NUMBER_ROWS and _is_number_row(cells)), 0)
    if not number_row:
        places = " oder ".join(map(str, NUMBER_ROWS))
        reason = f"Die Spaltennummern 1, 2, … stehen nicht in Zeile {places}, der Tabellenkopf also nicht ab Zeile {HEADER_FROM}."
        reading.problem(reason, FETCH_AGAIN, sheet=name)
        reading.stop_if_problems()
    stacked = zip(*(cells for _, cells in lines[HEADER_FROM - 1 : number_row - 1]), strict=True)
    headers = _without_trailing_blanks(" ".join(filter(None, column)) for column in stacked)
    titles = [cell for _, cells in lines[: HEADER_FROM - 1] for cell in cells if cell]
    body = [(line, _without_trailing_blanks(cells)) for line, cells in lines[number_row:]]
    return _Grid(titles, headers, HEADER_FROM, _without_notes(body), name)


def _is_number_row(cells: list[str]) -> bool:
    return [cell.removesuffix(".0") for cell in cells[:2]] == ["1", "2"]


def _without_trailing_blanks(cells: Iterable[str]) -> list[str]:
    texts = list(cells)
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _without_notes(body: list[Line]) -> list[Line]:
    """Below the data a spreadsheet may carry lines of one cell."""
    last = max((place for place, (_, cells) in enumerate(body) if len(cells) > 1), default=-1)
    return body[: last + 1]


def _check_period(reading: Reading, grid: _Grid, year: int) -> None:
    for title in grid.titles:
        stated = re.findall(r"\b(?:19|20)\d\d\b", title) if "Berichtszeitraum" in title else []
        if any(int(each) != year for each in stated):
            cure = f"Die Datei mit --period {stated[-1]} aufnehmen oder die Datei des Jahres {year} laden."
            reading.problem(
                f"Die Datei gilt nach eigener Angabe nicht für das Berichtsjahr {year}.",
                cure,
                value=title,
                sheet=grid.sheet,
            )


def _collect(reading: Reading, table: KreisTable, grid: _Grid) -> None:
    names, width = list(table.headers), len(grid.headers)
    for line, cells in grid.body:
        if len(cells) != width and not _may_differ(reading, line, cells, grid, table.year):
            continue
        kreis = cells[2].strip()
        if not kreis and not any(cells):
            continue
        table.rows_read += 1
        table.first_lines.setdefault(kreis, line)
        if kreis.startswith(("7", "07")):
            row = {name: cell.strip() for name, cell in zip_longest(names, cells[: len(names)], fillvalue="")}
            table.rows.append(Row(line, row, _stated_population(kreis, cells[len(names) :])))


def _may_differ(reading: Reading, line: int, cells: list[str], grid: _Grid, year: int) -> bool:
    """A spreadsheet row ends with its last filled cell and may in one year go on to the right; anything else is noted unless blank."""
    if not any(cells):
        return False
    if grid.sheet is not None and len(cells) >= 3 and (len(cells) < len(grid.headers) or year == UNNAMED_COLUMNS):
        return True
    reading.problem(
        f"Die Zeile hat {len(cells)} statt {len(grid.headers)} Spalten.", FETCH_AGAIN, line=line, sheet=grid.sheet
    )
    return False


def _stated_population(kreis: str, further: list[str]) -> str:
    """2020 repeats key and name to the right of the table and adds the population."""
    if kreis in further[:-2]:
        return further[further.index(kreis) + 2].strip()
    return ""
