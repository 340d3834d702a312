"""GV100AD, the list of municipalities in fixed width: text into entries. Where its fields stand says gv100ad.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from pipelines.formats.content import FETCH_AGAIN
from pipelines.sources.gemeindeverzeichnis.entries import RHINELAND_PALATINATE, Entry, Gazetteer

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

_LAYOUT = Path(__file__).with_name("gv100ad.toml")
_BEGINNING = re.compile(r"[1-6]0(?:19|20)\d{6}\d{2}", re.ASCII)
# Letters that German names have, as the old code page 850 of DOS and as Windows writes them.
_DOS, _WINDOWS = b"\x81\x84\x94\xe1\x8e\x99\x9a", b"\xfc\xe4\xf6\xdf\xc4\xd6\xdc"
_MOST_FAULTS = 20

Span = tuple[int, int]


class _Declared(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Record(_Declared):
    kind: Span
    reference_date: Span
    land: Span
    kreis: Span
    gemeinde: Span
    verband: Span
    name: Span
    mark: Span


class _Numbers(_Declared):
    area_ha: Span
    inhabitants: Span


class _Kinds(_Declared):
    verband: str
    gemeinde: str
    others: list[str]


class _Marks(_Declared):
    towns: list[str]
    verbandsfrei: list[str]
    verbandsgemeinde: list[str]
    without_gemeinde: list[str]


class _InhabitantsDate(_Declared):
    autumn: int


class Layout(_Declared):
    """The declared layout."""

    encodings: list[str]
    record: _Record
    numbers: _Numbers
    kinds: _Kinds
    marks: _Marks
    inhabitants_date: _InhabitantsDate


@cache
def layout() -> Layout:
    """gv100ad.toml."""
    return Layout.model_validate(tomllib.loads(_LAYOUT.read_text(encoding="utf-8")))


def is_gv100ad(content: bytes) -> bool:
    """Whether the first line begins as a record does."""
    first = content.removeprefix(b"\xef\xbb\xbf")[:40].decode("latin-1").lstrip("\r\n")
    return bool(_BEGINNING.match(first))


def read_gv100ad(reading: Reading, content: bytes) -> Gazetteer:
    """The entries of Rheinland-Pfalz. Every faulty record is noted; raises InputError through `reading.stop_if_problems`."""
    days: dict[str, int] = {}
    entries: list[Entry] = []
    for line, record in _records(content):
        if len(reading.problems) > _MOST_FAULTS:
            break
        if not _BEGINNING.match(record):
            reading.problem("Das ist kein Satz im Aufbau von GV100AD.", FETCH_AGAIN, line=line, value=record[:30])
            continue
        days.setdefault(_field(record, layout().record.reference_date), line)
        if _field(record, layout().record.land) == RHINELAND_PALATINATE:
            entries += _entry(reading, line, record)
    reference_date = _one_day(reading, days)
    reading.stop_if_problems()
    return Gazetteer(
        form="GV100AD",
        reference_date=reference_date,
        inhabitants_date=assumed_day(reference_date),
        date_is_assumed=True,
        entries=entries,
        kommune_marks=(layout().marks.verbandsfrei, layout().marks.verbandsgemeinde),
        town_marks=layout().marks.towns,
        unincorporated_marks=layout().marks.without_gemeinde,
    )


def assumed_day(reference_date: date) -> date:
    """31 December of the year whose inhabitants a list of this Gebietsstand usually has."""
    years_before = 1 if reference_date.month >= layout().inhabitants_date.autumn else 2
    return date(reference_date.year - years_before, 12, 31)


def _records(content: bytes) -> Iterator[tuple[int, str]]:
    for line, record in enumerate(_decoded(content).splitlines(), start=1):
        if record.strip(" \x1a\x00"):
            yield line, record


def _decoded(content: bytes) -> str:
    utf8, windows, dos = layout().encodings
    try:
        return content.decode(utf8)
    except UnicodeDecodeError:
        counted = [sum(content.count(bytes([letter])) for letter in letters) for letters in (_DOS, _WINDOWS)]
        return content.decode(dos if counted[0] > counted[1] else windows, errors="replace")


def _field(record: str, span: Span) -> str:
    return record[span[0] - 1 : span[1]].strip()


def _entry(reading: Reading, line: int, record: str) -> Iterator[Entry]:
    kinds, places = layout().kinds, layout().record
    kind = _field(record, places.kind)
    if kind in kinds.others:
        return
    if kind not in (kinds.verband, kinds.gemeinde):
        reading.problem("Diese Satzart ist nicht bekannt.", FETCH_AGAIN, line=line, column="Satzart", value=kind)
        return
    numbers = {}
    if kind == kinds.gemeinde:
        for name, column, span in (
            ("area_ha", "Fläche in Hektar", layout().numbers.area_ha),
            ("inhabitants", "Bevölkerung", layout().numbers.inhabitants),
        ):
            digits = _field(record, span)
            if not (digits.isascii() and digits.isdigit() and len(record) >= span[1]):
                reading.problem(
                    f"An den Stellen {span[0]} bis {span[1]} steht keine ganze Zahl.",
                    FETCH_AGAIN,
                    line=line,
                    column=column,
                    value=digits,
                )
                return
            numbers[name] = int(digits)
    keys = {part: _field(record, getattr(places, part)) for part in ("kreis", "verband", "gemeinde")}
    yield Entry(
        line=line,
        is_gemeinde=kind == kinds.gemeinde,
        mark=_field(record, places.mark),
        kreis=keys["kreis"],
        verband=keys["verband"],
        gemeinde=keys["gemeinde"],
        name=_field(record, places.name),
        area_km2=numbers.get("area_ha", 0) / 100,
        inhabitants=numbers.get("inhabitants", 0),
    )


def _one_day(reading: Reading, days: dict[str, int]) -> date:
    if len(days) > 1:
        other, line = list(days.items())[1]
        reading.problem(
            f"Anderer Gebietsstand als in den Sätzen davor ({next(iter(days))}).",
            FETCH_AGAIN,
            line=line,
            column="Gebietsstand",
            value=other,
        )
    text, line = next(iter(days.items()), ("", 1))
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        reading.problem("Das ist kein Gebietsstand.", FETCH_AGAIN, line=line, column="Gebietsstand", value=text)
        return date.min
