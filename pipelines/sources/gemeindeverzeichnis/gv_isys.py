"""The extract of GV-ISys, a workbook published every quarter and every year: sheets into entries. Columns are found by their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line
from pipelines.formats.text import folded
from pipelines.sources.gemeindeverzeichnis.entries import RHINELAND_PALATINATE, Entry, Gazetteer
from pipelines.sources.gemeindeverzeichnis.gv100ad import assumed_day, layout

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

_HEADER_LINES = 20
_DAY = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)")
# What the letters of a header begin with, and how wide the key in the column is (0: no key).
_KEYS = {"land": 2, "rb": 1, "kreis": 2, "vb": 4, "gem": 3}
_HEADERS = {
    "kind": "satzart",
    "mark": "textkennzeichen",
    "land": "land",
    "rb": "rb",
    "kreis": "kreis",
    "vb": "vb",
    "gem": "gem",
    "name": "gemeindename",
    "area": "fläche",
    "inhabitants": "insgesamt",
}
_POINT = {"lon": "längengrad", "lat": "breitengrad"}
_WHOLE = re.compile(r"\d+|\d{1,3}(?:[. ]\d{3})+", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)

Columns = Mapping[str, int]


def read_gv_isys(reading: Reading, sheets: Mapping[str, Sequence[Line]]) -> Gazetteer:
    """The entries of Rheinland-Pfalz from the sheet that has the columns. Raises InputError through `reading.stop_if_problems`."""
    for sheet, lines in sheets.items():
        if columns := _columns(lines):
            reference_date = _reference_date(reading, sheet, lines)
            counted = _inhabitants_date(reading, sheet, lines, columns)
            entries = [entry for line, cells in lines for entry in _entry(reading, sheet, line, cells, columns)]
            reading.stop_if_problems()
            return Gazetteer(
                form="GV-ISys",
                reference_date=reference_date,
                inhabitants_date=counted or assumed_day(reference_date),
                date_is_assumed=counted is None,
                entries=entries,
                kommune_marks=(layout().marks.verbandsfrei, layout().marks.verbandsgemeinde),
                town_marks=layout().marks.towns,
                unincorporated_marks=layout().marks.without_gemeinde,
            )
    reading.problem(
        f"Kein Blatt hat die Spalten eines Auszugs aus GV-ISys (Satzart, Regionalschlüssel, Gemeindename, Fläche, Bevölkerung); "
        f"vorhanden: {', '.join(sheets)}.",
        "Den „Auszug aus dem Gemeindeverzeichnis“ des Statistischen Bundesamts unverändert aufnehmen.",
    )
    reading.stop_if_problems()
    raise AssertionError("unreachable")


def _letters(text: str) -> str:
    return re.sub(r"[^a-zäöüß]", "", folded(text).casefold())


def _columns(lines: Sequence[Line]) -> Columns | None:
    """Name → place, None where a needed column is missing. The first column whose header begins so counts."""
    found: dict[str, int] = {}
    for _, cells in lines[:_HEADER_LINES]:
        for place, cell in enumerate(cells):
            letters = _letters(cell)
            for name, beginning in (_HEADERS | _POINT).items():
                exact = name in _KEYS
                if name not in found and (letters == beginning if exact else letters.startswith(beginning)):
                    found[name] = place
    return found if found.keys() >= _HEADERS.keys() else None


def _days(lines: Sequence[Line], words: str) -> Iterator[tuple[int, str, date]]:
    for line, cells in lines[:_HEADER_LINES]:
        for cell in cells:
            if words in _letters(cell):
                for match in _DAY.finditer(cell):
                    day, month, year = map(int, match.groups())
                    try:
                        yield line, cell, date(year, month, day)
                    except ValueError:
                        continue


def _reference_date(reading: Reading, sheet: str, lines: Sequence[Line]) -> date:
    days = [*_days(lines, "gebietsstand"), *_days(lines, "gemeindenindeutschland")]
    if not days:
        reading.problem(
            "Der Gebietsstand steht nicht in den Kopfzeilen („Gebietsstand am 30.06.2024“).", FETCH_AGAIN, sheet=sheet
        )
        return date.min
    for line, cell, day in days:
        if day != days[0][2]:
            reading.problem(
                f"Die Kopfzeilen nennen zwei Gebietsstände: {days[0][2]:%d.%m.%Y} und {day:%d.%m.%Y}.",
                FETCH_AGAIN,
                line=line,
                value=cell,
                sheet=sheet,
            )
    return days[0][2]


def _inhabitants_date(reading: Reading, sheet: str, lines: Sequence[Line], columns: Columns) -> date | None:
    """The day in the header above the number of inhabitants."""
    for line, cells in lines[:_HEADER_LINES]:
        cell = cells[columns["inhabitants"]] if columns["inhabitants"] < len(cells) else ""
        if match := _DAY.search(cell):
            day, month, year = map(int, match.groups())
            try:
                return date(year, month, day)
            except ValueError:
                reading.problem(
                    "Den Tag, an dem die Einwohner gezählt sind, gibt es nicht.",
                    FETCH_AGAIN,
                    line=line,
                    column="Bevölkerung insgesamt",
                    value=cell,
                    sheet=sheet,
                )
                return None
    return None


def _entry(reading: Reading, sheet: str, line: int, cells: Sequence[str], columns: Columns) -> Iterator[Entry]:
    if cells[columns["land"]].strip().zfill(_KEYS["land"]) != RHINELAND_PALATINATE:
        return

    def cell(name: str) -> str:
        place = columns.get(name, len(cells))
        return folded(cells[place]) if place < len(cells) else ""

    kind = cell("kind")
    # a key that a spreadsheet made a number has lost its leading zeros, and has the width it must have
    keys = {name: cell(name).zfill(width) if cell(name) else "" for name, width in _KEYS.items()}
    if kind not in (layout().kinds.verband, layout().kinds.gemeinde):
        return
    is_gemeinde = kind == layout().kinds.gemeinde
    numbers: dict[str, float] = {}
    for name, pattern, what in (("area", _DECIMAL, "Fläche km2"), ("inhabitants", _WHOLE, "Bevölkerung insgesamt")):
        text = cell(name)
        if is_gemeinde and not pattern.fullmatch(text):
            reading.problem("Das ist keine Zahl.", FETCH_AGAIN, line=line, column=what, value=text, sheet=sheet)
            return
        numbers[name] = _number(text) if name == "area" else float(re.sub(r"[. ]", "", text) or 0)
    lon, lat = (_number(cell(name)) if _DECIMAL.fullmatch(cell(name)) else 0.0 for name in ("lon", "lat"))
    yield Entry(
        line=line,
        is_gemeinde=is_gemeinde,
        mark=cell("mark"),
        kreis=keys["land"] + keys["rb"] + keys["kreis"],
        verband=keys["vb"],
        gemeinde=keys["gem"],
        name=cell("name"),
        area_km2=numbers["area"],
        inhabitants=int(numbers["inhabitants"]),
        lon=lon or None,
        lat=lat or None,
        sheet=sheet,
    )


def _number(text: str) -> float:
    return float(text.replace(",", ".")) if text else 0.0
