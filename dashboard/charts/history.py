"""Dated reports on a line of time: one lane per body, one mark per report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.charts import svg
from dashboard.charts.marks import at
from dashboard.theme import LINE, MUTED

LANE, FOOT, SIDE = 26, 24, 3.0  # pixels, pixels, percent
MOST_YEARS = 7  # on the axis


@dataclass(frozen=True)
class Event:
    """One report. `drawing` is SVG around 0,0; an empty one is drawn as a short upright line."""

    day: date
    drawing: str


def history(lanes: Sequence[Sequence[Event]], until: date, label: str = "") -> str:
    """The lanes below each other, from the year of the first report to `until`. No report at all gives an empty frame."""
    days = [event.day for lane in lanes for event in lane]
    if not days:
        return svg.document([], LANE, label)
    first, last = min(days).year, until.year + 1
    height = LANE * len(lanes) + FOOT

    def across(day: date) -> float:
        year = day.year + (day.timetuple().tm_yday - 1) / 366
        return SIDE + (100 - 2 * SIDE) * svg.within(year, first, last)

    step = max(1, -(-(last - first) // MOST_YEARS))
    years = "".join(f'<text x="{svg.short(across(date(year, 1, 1)))}%" y="{height - 6}" text-anchor="middle" fill="{MUTED}">{year}</text>'
                    for year in range(first, last, step))
    drawn = [_lane(LANE * number + LANE / 2, [(across(event.day), event.drawing) for event in lane]) for number, lane in enumerate(lanes)]
    return svg.document([*drawn, years], height, label)


def _lane(y: float, events: Sequence[tuple[float, str]]) -> str:
    base = f'<line x1="0" x2="100%" y1="{svg.short(y)}" y2="{svg.short(y)}" stroke="{LINE}"/>'
    unknown = f'<path d="M0-5v10" stroke="{MUTED}" stroke-width="2"/>'
    return base + "".join(at(percent, y, f'<g transform="scale(1.25)">{drawing or unknown}</g>') for percent, drawing in events)
