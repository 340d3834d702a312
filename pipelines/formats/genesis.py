"""Tables in the layout of GENESIS (regionalstatistik.de): title lines, a header, `year;key;name;values…`, then a footer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line
from pipelines.formats.delimited import delimited_lines

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

LAND = "07"
# Below the data GENESIS draws a line and prints its notes.
_FOOTER = "____"
# - nothing, . unknown, x not meaningful, / too uncertain, … not yet: in all of them there is no number.
_NO_NUMBER = frozenset({"", "-", ".", "x", "/", "..."})
_NUMBER = re.compile(r"-?\d+(?:,\d+)?", re.ASCII)


@dataclass(frozen=True)
class Layout:
    """What tells a GENESIS table: its code, and the line and texts of its header from the fourth column on."""

    code: str
    header_line: int
    headers: tuple[str, ...]
    first_data_line: int


def read_genesis(reading: Reading, layout: Layout) -> list[Line]:
    """The rows of Rheinland-Pfalz (Land and Kreise), cells as published, `` where there is no number.

    Raises InputError where the layout, the years or the set of Kreise differ from what the table should hold.
    """
    lines = list(delimited_lines(reading))
    _check_layout(reading, lines, layout)
    below = (line for line in lines if line[0] >= layout.first_data_line)
    data = list(takewhile(lambda line: not _first(line[1]).startswith(_FOOTER), below))
    reading.rows_read = len(data)
    width = 3 + len(layout.headers)
    for line, cells in data:
        if len(cells) != width:
            reading.problem(f"Die Zeile hat {len(cells)} statt {width} Spalten.", FETCH_AGAIN, line=line)
    reading.stop_if_problems()
    rows = [(line, _values_checked(reading, line, cells, layout)) for line, cells in data if _is_ours(cells[1])]
    _check_complete(reading, rows)
    reading.stop_if_problems()
    return rows


def _first(cells: list[str]) -> str:
    """The first cell; a blank line has none."""
    return cells[0] if cells else ""


def _is_ours(key: str) -> bool:
    """Land and Kreise; a key of three digits is a statistical region."""
    return key.startswith(LAND) and len(key) != 3


def _check_layout(reading: Reading, lines: list[Line], layout: Layout) -> None:
    title = _first(lines[0][1])
    if title != f"GENESIS-Tabelle: {layout.code}":
        reading.problem(f"Die Datei ist nicht die GENESIS-Tabelle {layout.code}.", FETCH_AGAIN, line=1, value=title)
        reading.stop_if_problems()
    headers = next((cells[3:] for line, cells in lines if line == layout.header_line), [])
    for place, expected in enumerate(layout.headers):
        header = headers[place] if place < len(headers) else ""
        if " ".join(header.split()) != expected:
            reason = f"In Zeile {layout.header_line} wird hier die Überschrift „{expected}“ erwartet."
            reading.problem(reason, FETCH_AGAIN, line=layout.header_line, column=f"Spalte {place + 4}", value=header)
    if len(headers) > len(layout.headers):
        surplus = ", ".join(headers[len(layout.headers) :])
        reading.problem(
            "Die Tabelle hat mehr Spalten als erwartet.", FETCH_AGAIN, line=layout.header_line, value=surplus
        )
    reading.stop_if_problems()


def _values_checked(reading: Reading, line: int, cells: list[str], layout: Layout) -> list[str]:
    """The row with empty text where there is no number; anything else that is no number is noted."""
    values = [cell.strip() for cell in cells[3:]]
    for header, value in zip(layout.headers, values, strict=True):
        if value not in _NO_NUMBER and not _NUMBER.fullmatch(value):
            reading.problem(
                "Das ist keine Zahl, wie GENESIS sie schreibt (Dezimalen mit Komma).",
                FETCH_AGAIN,
                line=line,
                column=header,
                value=value,
            )
    return [cells[0], cells[1], cells[2].strip(), *("" if value in _NO_NUMBER else value for value in values)]


def _check_complete(reading: Reading, rows: list[Line]) -> None:
    """Every year of the period has the Land and each of today's Kreise exactly once."""
    first, _, last = reading.release.period.partition("-")
    years = {str(year) for year in range(int(first), int(last or first) + 1)}
    expected = {
        (year, key) for year in years for key in (LAND, *(area.area_id for area in reading.register.at("kreis")))
    }
    times = Counter((cells[0], cells[1]) for _, cells in rows)
    for line, cells in rows:
        if (cells[0], cells[1]) not in expected:
            reading.problem(
                f"Dieses Jahr oder diesen Kreis gibt es im Zeitraum {reading.release.period} nicht.",
                "Zeitraum (--period) und Gemeindeverzeichnis prüfen.",
                line=line,
                value=f"{cells[0]};{cells[1]}",
            )
        elif times[cells[0], cells[1]] > 1:
            reading.problem(
                "Der Kreis steht in diesem Jahr mehr als einmal.",
                FETCH_AGAIN,
                line=line,
                value=f"{cells[0]};{cells[1]}",
            )
    for year, key in sorted(expected - set(times)):
        reading.problem(f"Für das Jahr {year} fehlt {key}.", FETCH_AGAIN, value=f"{year};{key}")
