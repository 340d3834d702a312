"""Tables as GENESIS exports them (regionalstatistik.de, Destatis): title lines, a header, `[time;]key;name;values…`, then notes.

Nothing is looked for by line number: the data begin where a key of an area and a name stand beside each other, what stands above
their values is the header, and the times stand either before the key or in the header.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.formats.archive import Archive
from pipelines.formats.cells import UnreadableFile
from pipelines.formats.content import FETCH_AGAIN, Line
from pipelines.formats.delimited import delimited_lines
from pipelines.formats.spreadsheet import refuse, sheets_of
from pipelines.formats.text import alike, folded
from pipelines.problems import InputError

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

LAND = "07"
_PACKED = b"PK\x03\x04"
# - nothing, . unknown, x not meaningful, / too uncertain, … not yet: in all of them there is no number.
NO_NUMBER = frozenset({"", "-", "–", ".", "x", "/", "...", "…"})
_TITLE = re.compile(r"^(?:genesis-)?tabelle\s*:?\s*([0-9a-z]+(?:-[0-9a-z]+)*)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:,\d+)?", re.ASCII)
_KEY = re.compile(r"DG|\d{1,12}", re.ASCII)
# A spreadsheet that took keys for numbers has dropped their zero: Land, statistical region, Kreis of Rheinland-Pfalz.
_WITHOUT_ZERO = re.compile(r"7(\d|\d{3})?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DAY = re.compile(r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>(?:19|20)\d\d)", re.ASCII)
_ISO_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
# Below the data GENESIS draws a line and prints its notes.
_FOOTER = ("__", "©", "Stand:")


@dataclass(frozen=True)
class Moment:
    """A year, or a day of it ("12-31"); what a time of GENESIS says."""

    year: int
    day: str | None = None


@dataclass(frozen=True)
class Column:
    """A column of values: where it stands (from 0), and what stands above it, from top to bottom."""

    place: int
    heads: tuple[str, ...]

    @property
    def label(self) -> str:
        """What to call it in a message."""
        return self.heads[-1] if self.heads and self.heads[-1] else f"Spalte {self.place + 1}"

    @property
    def moment(self) -> Moment | None:
        """The time that stands above it."""
        return next((moment for head in self.heads if (moment := moment_of(head))), None)


@dataclass(frozen=True)
class Row:
    """A row of data; `moment` where it states its time, cells as published."""

    line: int
    moment: Moment | None
    key: str
    name: str
    cells: Sequence[str]


@dataclass(frozen=True)
class Table:
    """A table of GENESIS: code, all title lines as one text, the line of the header's first row, columns of values, rows of data.

    Every row has at least `width` cells, which is what most rows have.
    """

    code: str
    title: str
    header_line: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    width: int


def moment_of(text: str) -> Moment | None:
    """2019, 31.12.2018 or 2018-12-31, alone or after "Stichtag"; None for anything else."""
    text = folded(text)
    if _YEAR.fullmatch(text):
        return Moment(int(text))
    if day := _DAY.search(text) or _ISO_DAY.match(text):
        return Moment(int(day["year"]), f"{day['month']}-{day['day']}")
    return None


def number_of(reading: Reading, line: int, column: str, text: str) -> str | None:
    """The digits of a value, `` where there is no number; what is neither is noted, and None."""
    value = folded(text)
    if value in NO_NUMBER:
        return ""
    if _NUMBER.fullmatch(value):
        return value
    reading.problem(
        "Das ist keine Zahl, wie GENESIS sie schreibt (ohne Tausenderpunkt, Dezimalen mit Komma).",
        FETCH_AGAIN,
        line=line,
        column=column,
        value=text,
    )
    return None


def lines_of(reading: Reading) -> list[Line]:
    """The rows of a table or flat file that came as text, as a workbook, or as text in a zip archive. Raises InputError."""
    content = reading.content
    if not content.startswith(_PACKED):
        return list(delimited_lines(reading))
    try:
        archive = Archive(content)
        if "xl/workbook.xml" in archive:
            # the sheet with the data; another may hold remarks
            return max(sheets_of(reading).values(), key=len, default=[])
        texts = sorted(name for name in archive.names if name.endswith((".csv", ".txt")))
        if len(texts) == 1:
            return list(delimited_lines(reading, content=archive.read(texts[0])))
    except UnreadableFile as error:
        refuse(reading, error)
    reading.problem(
        f"In dem Zip-Archiv liegen {len(texts)} Tabellen statt einer.", FETCH_AGAIN, value=", ".join(texts)[:80]
    )
    raise InputError(reading.problems)


def open_table(reading: Reading, lines: Sequence[Line]) -> Table:
    """The table in the lines of a file. Raises InputError for a file that is none, and for rows that are cut off."""
    found = _title_and_data(lines)
    if found is None:
        reading.problem(
            "Die Datei ist keine Tabelle von GENESIS: Es fehlt der Titel „Tabelle: …“ oder eine Zeile mit Schlüssel und Namen eines Gebiets.",
            FETCH_AGAIN,
            line=lines[0][0] if lines else None,
            value=_first(lines[0][1])[:80] if lines else None,
        )
        raise InputError(reading.problems)
    title_at, code, data_at, before = found
    header_at = _header_start(lines, title_at, data_at, before + 2)
    columns = _columns([cells for _, cells in lines[header_at:data_at]], before + 2)
    title = " ".join(folded(" ".join(cells)) for _, cells in lines[title_at + 1 : header_at])
    data = list(_data(lines[data_at:]))
    width = Counter(len(cells) for _, cells in data).most_common(1)[0][0]
    # Key and name at least, however few columns the broken lines of a spoilt file leave.
    needed = max(before + 2, min(width, columns[-1].place + 1 if columns else width))
    rows = tuple(_rows(reading, data, before, needed))
    reading.rows_read = len(rows)
    reading.stop_if_problems()
    header_line = lines[header_at][0]
    _tell_unnamed(reading, header_line, columns, rows)
    return Table(code, title, header_line, columns, rows, width)


def rows_of_land(reading: Reading, rows: Iterable[Row]) -> list[Row]:
    """The rows of Rheinland-Pfalz and of its Kreise of today; all others are told, and how many they are."""
    kreise = {area.area_id for area in reading.register.at("kreis")}
    former: dict[str, Row] = {}
    ours, others = [], 0
    for row in rows:
        if row.key == LAND or row.key in kreise:
            ours.append(row)
        elif row.key.startswith(LAND) and len(row.key) == 5:
            former.setdefault(row.key, row)
        else:
            others += 1
    for row in former.values():
        reading.notice(
            "Diesen Kreis gibt es im Gemeindeverzeichnis nicht (mehr); seine Zeilen wurden übergangen.",
            line=row.line,
            value=f"{row.key} {row.name}",
        )
    if others:
        reading.notice(
            f"{others} Zeilen anderer Länder und Regionen, von Deutschland und von Gemeinden wurden übergangen."
        )
    return ours


def _title_and_data(lines: Sequence[Line]) -> tuple[int, str, int, int] | None:
    """Where the title stands, the code in it, where the data begin, and at which place their keys stand."""
    titles = ((at, match[1].upper()) for at, (_, cells) in enumerate(lines) if (match := _TITLE.match(_first(cells))))
    data = ((at, place) for at, (_, cells) in enumerate(lines) if (place := _key_place(cells)) is not None)
    (title_at, code), (data_at, before) = next(titles, (0, "")), next(data, (-1, 0))
    return (title_at, code, data_at, before) if code and title_at < data_at else None


def _first(cells: Sequence[str]) -> str:
    """The first cell; a blank line has none."""
    return folded(cells[0]) if cells else ""


def _key_place(cells: Sequence[str]) -> int | None:
    """Where in a row of data the key stands: in front, or after the time. None for what is no row of data."""
    for place in (1, 0):
        if len(cells) < place + 3 or not _KEY.fullmatch(folded(cells[place])):
            continue
        name = folded(cells[place + 1])
        if any(mark.isalpha() for mark in name) and (place == 0 or moment_of(cells[0])):
            return place
    return None


def _header_start(lines: Sequence[Line], title_at: int, data_at: int, values_from: int) -> int:
    """The first of the lines directly above the data that have something above the values."""
    start = data_at
    while start - 1 > title_at and any(folded(cell) for cell in lines[start - 1][1][values_from:]):
        start -= 1
    return start


def _columns(header: Sequence[Sequence[str]], values_from: int) -> tuple[Column, ...]:
    """What stands above each column; above the last row of the header an empty cell continues the one left of it."""
    width = max((len(cells) for cells in header), default=0)
    levels: list[list[str]] = []
    for level, cells in enumerate(header):
        texts = [folded(cell) for cell in cells[values_from:]] + [""] * (width - max(len(cells), values_from))
        if level < len(header) - 1:
            for place in range(1, len(texts)):
                texts[place] = texts[place] or texts[place - 1]
        levels.append(texts)
    columns = [Column(values_from + at, heads) for at, heads in enumerate(zip(*levels, strict=True))]
    while columns and not any(columns[-1].heads):
        columns.pop()
    return tuple(columns)


def _data(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with anything in them, down to the notes."""
    for line, cells in lines:
        if _first(cells).startswith(_FOOTER):
            return
        if any(map(folded, cells)):
            yield line, cells


def _rows(reading: Reading, data: Iterable[Line], before: int, width: int) -> Iterator[Row]:
    """The rows of data. One that has fewer cells than the others was cut off."""
    for line, cells in data:
        if len(cells) < width or not _KEY.fullmatch(folded(cells[before])):
            what = f"{len(cells)} statt {width} Spalten" if len(cells) < width else "keinen Schlüssel eines Gebiets"
            reading.problem(
                f"Die Zeile hat {what}; die Datei ist unvollständig oder verändert.",
                FETCH_AGAIN,
                line=line,
                value=";".join(cells)[:80],
            )
            continue
        moment = moment_of(cells[0]) if before else None
        if before and moment is None:
            reading.problem("Das ist kein Jahr und kein Stichtag.", FETCH_AGAIN, line=line, value=cells[0])
            continue
        yield Row(line, moment, _with_zero(folded(cells[before])), folded(cells[before + 1]), cells)


def _with_zero(key: str) -> str:
    return f"0{key}" if _WITHOUT_ZERO.fullmatch(key) else key


def _tell_unnamed(reading: Reading, header_line: int, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Columns nobody named are not needed."""
    named = {column.place for column in columns if any(column.heads)}
    first = columns[0].place if columns else 0
    filled = {place for row in rows for place in range(first, len(row.cells)) if folded(row.cells[place])}
    for place in sorted(filled - named):
        reading.notice(
            "Diese Spalte hat keine Überschrift und wird nicht gebraucht.",
            line=header_line,
            column=f"Spalte {place + 1}",
        )


def tell_further(reading: Reading, table: Table, needed: Iterable[Column]) -> None:
    """Say which named columns of the table are not needed. Notes a header that is wider than the data."""
    if table.columns and table.columns[-1].place >= table.width:
        reading.problem(
            f"Die Kopfzeile hat mehr Spalten als die Zeilen darunter ({table.width}).",
            FETCH_AGAIN,
            line=table.header_line,
            column=f"Spalte {table.columns[-1].place + 1}",
            value=table.columns[-1].label,
        )
    places = {column.place for column in needed}
    further = list(
        dict.fromkeys(column.label for column in table.columns if column.place not in places and any(column.heads))
    )
    if further:
        shown = ", ".join(further[:8]) + (f" und {len(further) - 8} weitere" if len(further) > 8 else "")
        reading.notice(f"Diese Spalten werden nicht gebraucht: {shown}.", line=table.header_line)


def has_head(column: Column, text: str) -> bool:
    """Whether a text stands above a column, however it is spaced."""
    return any(alike(head) == alike(text) for head in column.heads)
