"""Dated reports on a line of time: one lane per body, one mark per report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from dashboard.charts import svg
from dashboard.charts.marks import at
from dashboard.theme import INK, LINE, MUTED

LANE, NAME, FOOT, SIDE = 26, 18, 24, 3.0  # pixels, the last in percent
MOST_YEARS = 7  # on the axis


@dataclass(frozen=True)
class Event:
    """One report. `drawing` is SVG around 0,0; an empty one is drawn as a short upright line."""

    day: date
    drawing: str


@dataclass(frozen=True)
class Lane:
    """The reports about one body."""

    name: str
    events: Sequence[Event]


def history(lanes: Sequence[Lane], until: date, label: str = "") -> tuple[str, int]:
    """The chart, from the year of the first report to `until`, and its height in pixels. Several lanes bear their names."""
    days = [event.day for lane in lanes for event in lane.events]
    if not days:
        return svg.document([], LANE, label), LANE
    first, last = min(days).year, until.year + 1
    named = NAME if len(lanes) > 1 else 0
    height = (LANE + named) * len(lanes) + FOOT

    def across(day: date) -> float:
        year = day.year + (day.timetuple().tm_yday - 1) / 366
        return SIDE + (100 - 2 * SIDE) * svg.within(year, first, last)

    step = max(1, -(-(last - first) // MOST_YEARS))
    years = "".join(
        f'<text x="{svg.short(across(date(year, 1, 1)))}%" y="{height - 6}" text-anchor="middle" fill="{MUTED}">{year}</text>'
        for year in range(first, last, step)
    )
    parts = []
    for number, lane in enumerate(lanes):
        top = (LANE + named) * number + named
        parts += [_name(lane.name, top)] * bool(named)
        parts.append(_line(top + LANE / 2, [(across(event.day), event.drawing) for event in lane.events]))
    return svg.document([*parts, years], height, label), height


def _name(name: str, y: int) -> str:
    return f'<text x="0" y="{y - 2}" fill="{INK}">{escape(name)}</text>'


def _line(y: float, events: Sequence[tuple[float, str]]) -> str:
    base = f'<line x1="0" x2="100%" y1="{svg.short(y)}" y2="{svg.short(y)}" stroke="{LINE}"/>'
    unknown = f'<path d="M0-5v10" stroke="{MUTED}" stroke-width="2"/>'
    return base + "".join(
        at(percent, y, f'<g transform="scale(1.25)">{drawing or unknown}</g>') for percent, drawing in events
    )
