"""The flat files of GENESIS (ffcsv): one value per row, with codes and labels of statistic, time, variables and measure.

Until 2024 with German headers (`Statistik_Code;…;1_Auspraegung_Code;…;BEVSTD__Bevoelkerungsstand__Anzahl`, one column per measure),
since with English ones (`statistics_code;…;1_variable_attribute_code;…;value;value_unit;value_variable_code;…`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line
from pipelines.formats.text import alike, folded

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

_STATISTIC = re.compile(r"(statistics|statistik)_code")
_TIME = re.compile(r"time|zeit")
_PART = re.compile(
    r"(?P<number>\d+)_(?P<what>variable|variable_attribute|merkmal|auspr(?:ae|ä)gung)_(?P<form>code|label)"
)
_MEASURE = re.compile(r"(?P<code>[^_]+)__(?P<label>.+)__(?P<unit>[^_]+)")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class Attribute:
    """What one variable says of a row: GES Geschlecht → GESM männlich. The code of a total is empty."""

    variable: str
    variable_label: str
    code: str
    label: str

    @property
    def is_total(self) -> bool:
        """Whether the row is not divided by this variable."""
        return (
            not self.code or alike(self.label) in {"insgesamt", "total"} or alike(self.code) in {"insgesamt", "total"}
        )


@dataclass(frozen=True)
class FlatRow:
    """One value of one measure; `unit` as published ("Anzahl"), `measure_label` with umlauts written out, in lower case."""

    line: int
    statistic: str
    time: str
    attributes: tuple[Attribute, ...]
    value: str
    unit: str
    measure: str
    measure_label: str


def is_flat(lines: Sequence[Line]) -> bool:
    """Whether the lines are those of a flat file: its header is the first line with anything in it."""
    return any(_STATISTIC.fullmatch(head) for head in _heads(lines))


def flat_rows(reading: Reading, lines: Sequence[Line]) -> Iterator[FlatRow]:
    """Every value of a flat file. Notes columns that are missing and rows that are cut off."""
    heads = _heads(lines)
    layout = _Layout.of(heads)
    if missing := layout.missing():
        reading.problem(f"In der Kopfzeile fehlt {missing}.", FETCH_AGAIN, line=1, value=";".join(heads)[:80])
        reading.stop_if_problems()
    rows = [(line, cells) for line, cells in lines if any(map(folded, cells))][1:]
    reading.rows_read = len(rows)
    for line, cells in rows:
        if len(cells) < layout.width:
            reading.problem(
                f"Die Zeile hat {len(cells)} statt {layout.width} Spalten; die Datei ist unvollständig oder verändert.",
                FETCH_AGAIN,
                line=line,
                value=";".join(cells)[:80],
            )
        else:
            yield from layout.values(line, [folded(cell) for cell in cells])


@dataclass(frozen=True)
class _Layout:
    """Where what stands in a flat file."""

    places: dict[str, int]
    # number of the variable → (variable code, variable label, attribute code, attribute label)
    parts: dict[int, tuple[int | None, int | None, int | None, int | None]]
    # column → code, label, unit; only in the old layout
    measures: dict[int, tuple[str, str, str]]
    width: int

    @classmethod
    def of(cls, heads: Sequence[str]) -> _Layout:
        places, measures = {}, {}
        parts: dict[int, list[int | None]] = {}
        for place, head in enumerate(heads):
            if _STATISTIC.fullmatch(head):
                places["statistic"] = place
            elif _TIME.fullmatch(head):
                places["time"] = place
            elif part := _PART.fullmatch(head):
                of_attribute = part["what"] not in {"variable", "merkmal"}
                slots = parts.setdefault(int(part["number"]), [None] * 4)
                slots[2 * of_attribute + (part["form"] == "label")] = place
            elif head in {"value", "value_unit", "value_variable_code", "value_variable_label"}:
                places[head] = place
            elif measure := _MEASURE.fullmatch(head):
                measures[place] = (measure["code"].upper(), measure["label"].replace("_", " "), measure["unit"])
        used = [
            *places.values(),
            *measures,
            *(place for slots in parts.values() for place in slots if place is not None),
        ]
        ordered = {number: (slots[0], slots[1], slots[2], slots[3]) for number, slots in sorted(parts.items())}
        return cls(places, ordered, measures, max(used, default=-1) + 1)

    def missing(self) -> str | None:
        if "time" not in self.places:
            return "die Spalte der Zeit (time oder Zeit)"
        if not self.parts:
            return "eine Spalte mit dem Gebiet (1_variable_attribute_code oder 1_Auspraegung_Code)"
        if "value" not in self.places and not self.measures:
            return "die Spalte der Werte (value oder CODE__Bezeichnung__Einheit)"
        return None

    def values(self, line: int, cells: Sequence[str]) -> Iterator[FlatRow]:
        def cell(place: int | None) -> str:
            return "" if place is None else cells[place]

        attributes = tuple(Attribute(*(cell(place) for place in slots)) for slots in self.parts.values())
        start = (line, cell(self.places["statistic"]), cell(self.places["time"]), attributes)
        if "value" in self.places:
            label = _spelt_out(cell(self.places.get("value_variable_label")))
            code, unit = cell(self.places.get("value_variable_code")), cell(self.places.get("value_unit"))
            yield FlatRow(*start, cells[self.places["value"]], unit, code.upper(), label)
        for place, (code, label, unit) in self.measures.items():
            yield FlatRow(*start, cells[place], unit, code, _spelt_out(label))


def _heads(lines: Sequence[Line]) -> list[str]:
    first = next((cells for _, cells in lines if any(map(folded, cells))), [])
    return [alike(cell) for cell in first]


def _spelt_out(text: str) -> str:
    return alike(text).translate(_SPELT_OUT)
