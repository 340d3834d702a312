"""Where values stand on an axis of a figure: numbers as they are, inhabitants by powers of ten, categories as columns in which points are
scattered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from zlib import crc32

from dashboard import german
from dashboard.addresses.analysis_choices import DENSITY, INHABITANTS
from dashboard.analysis.labels import broken
from dashboard.analysis.rows import Axis
from dashboard.charts import svg
from dashboard.texts import analysis_figures as texts
from dashboard.theme import LINE, LINE_STRONG, MUTED

LOGARITHMIC = frozenset({INHABITANTS, DENSITY})
WHOLE = 0.6  # of what is possible
ROOM = 0.05  # of the axis, beyond its ends
COLUMN = 0.32  # how far a point is scattered to both sides of its category
ACROSS_LETTERS, UPRIGHT_LETTERS = 40, 36  # in a line of a title
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `high`, in the numbers Plotly takes for its range: powers of ten where it is `logarithmic`, places of categories
    (0, 1, …) where it has such. `salt`: so that points are not scattered in the same way on both axes."""

    axis: Axis
    low: float
    high: float
    logarithmic: bool = False
    salt: str = ""

    def plotted(self, value: float, area_id: str) -> float | None:
        """The number drawn; of a category its place, moved by what is the same for an area for ever. None: no such category."""
        if self.axis.categories:
            place = self._places.get(value)
            return None if place is None else round(place + jitter(area_id + self.salt, COLUMN), 3)
        return round(value, self.axis.decimals + 1)

    def share(self, plotted: float) -> float:
        """From the low end, 0 to 1, to the high one."""
        at = math.log10(plotted) if self.logarithmic else plotted
        return (at - self.low) / (self.high - self.low)

    def drawn(self, *, upright: bool = False) -> dict[str, Any]:
        """The axis as Plotly takes it, from left to right or `upright`."""
        common: dict[str, Any] = {
            "range": [round(self.low, 4), round(self.high, 4)],
            "automargin": True,
            "showgrid": not self.axis.categories,
            "gridcolor": LINE,
            "zeroline": False,
            "linecolor": LINE_STRONG,
            "showline": True,
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": LINE_STRONG,
            "tickfont": {"color": MUTED},
        }
        title = broken(self.title, UPRIGHT_LETTERS if upright else ACROSS_LETTERS)
        common["title"] = {"text": title, "standoff": 8, "font": {"size": 14}}
        return common | self._ticks()

    @property
    def title(self) -> str:
        """What the axis measures, in which unit, of which years."""
        unit, years = self.axis.unit, self.axis.years
        whole = self.axis.title if names_unit(self.axis) else texts.WITH_UNIT.format(title=self.axis.title, unit=unit)
        whole = texts.OF_YEARS.format(title=whole, years=years) if years else whole
        return texts.LOGARITHMIC.format(title=whole) if self.logarithmic else whole

    @cached_property
    def _places(self) -> dict[float, int]:
        return {code: place for place, (code, _) in enumerate(self.axis.categories)}

    def marks(self) -> list[tuple[float, str]]:
        """What stands along the axis where nobody can look closer: numbers as drawn, in words."""
        if self.axis.categories:
            return [(place, label) for place, (_, label) in enumerate(self.axis.categories)]
        if self.logarithmic:
            values = round_numbers(10**self.low, 10**self.high)
            return [(each, german.number(each, 0 if each >= 1 else 1)) for each in values]
        values = svg.ticks(self.low, self.high, 5)
        decimals = max(self.axis.decimals, *(1 for each in values if each % 1), 0)
        return [(each, german.number(each, decimals)) for each in values]

    def _ticks(self) -> dict[str, Any]:
        if self.axis.categories or self.logarithmic:
            marks = self.marks()
            at_marks = {"tickvals": [each for each, _ in marks], "ticktext": [broken(words, 14) for _, words in marks]}
            return at_marks | ({"type": "log"} if self.logarithmic else {})
        return {"tickformat": f",.{self.axis.decimals}~f", "nticks": 8}


def scale(axis: Axis, values: Iterable[float | None], salt: str = "", room: float = ROOM) -> Scale:
    """The axis that holds all the values, and all that are possible where they fill most of that, with `room` beyond both ends."""
    if axis.categories:
        return Scale(axis, -0.6, len(axis.categories) - 0.4, salt=salt)
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if axis.bounds and high - low >= WHOLE * (axis.bounds[1] - axis.bounds[0]):
        low, high = min(low, axis.bounds[0]), max(high, axis.bounds[1])
        return Scale(axis, *_with_room(low, high, room))
    if axis.key in LOGARITHMIC and low > 0:
        return Scale(axis, *_with_room(math.log10(low), math.log10(high), room), logarithmic=True)
    first, last = _with_room(low, high, room)
    return Scale(axis, max(first, -room * (last - first)) if low >= 0 else first, last)


def names_unit(axis: Axis) -> bool:
    """Whether the title says already in which unit it is."""
    return axis.unit.rstrip(".").lower() in axis.title.lower()


def round_numbers(low: float, high: float) -> list[float]:
    """1, 2 or 5 times a power of ten between two numbers above 0; only powers of ten where those are many."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps: Sequence[int] = STEPS if len(powers) <= 4 else (1,)
    return [each for power in powers for step in steps if low <= (each := _whole(step * 10.0**power)) <= high]


@lru_cache(maxsize=8192)
def jitter(key: str, most: float) -> float:
    """A number between -most and most, for ever the same for a key."""
    return most * (2 * crc32(key.encode()) / 0xFFFFFFFF - 1)


def _with_room(low: float, high: float, share: float) -> tuple[float, float]:
    room = share * (high - low) or abs(high) * 0.1 or 1.0
    return low - room, high + room


def _whole(value: float) -> float:
    return int(value) if value >= 1 else value
