"""An axis from left to right whose ends say in words what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts import svg
from dashboard.theme import MUTED

NAMES_HEIGHT = 16  # pixels
SIZE = 12


@dataclass(frozen=True)
class Ends:
    """What stands under the two ends, and whether high values stand left."""

    left: str
    right: str
    turned: bool = False


@dataclass(frozen=True)
class Axis:
    """From the lowest to the highest value, or `turned`; `side` is the room beyond both, in percent of the width."""

    low: float
    high: float
    side: float
    turned: bool = False

    def across(self, value: float) -> float:
        """Where a value stands, in percent of the width; a single value stands in the middle."""
        share = svg.within(value, self.low, self.high)
        return self.side + (100 - 2 * self.side) * (1 - share if self.turned else share)

    def places(self, values: Sequence[float]) -> list[float]:
        """Where many values stand: the same as `across` of each, in a third of the time."""
        low, span, side, width = self.low, self.high - self.low, self.side, 100 - 2 * self.side
        if span <= 0:
            return [self.across(value) for value in values]
        if self.turned:
            return [side + width * (1 - (value - low) / span) for value in values]
        return [side + width * ((value - low) / span) for value in values]

    def span(self, low: float, high: float) -> tuple[float, float]:
        """Where an interval begins and ends, from left to right."""
        first, last = sorted((self.across(low), self.across(high)))
        return first, last


def names(ends: Ends, y: float) -> str:
    """The words of both ends, on one line."""
    style = f'y="{svg.short(y)}" font-size="{SIZE}" fill="{MUTED}"'
    return f'<text x="0" {style}>{escape(ends.left)}</text><text x="100%" {style} text-anchor="end">{escape(ends.right)}</text>'
