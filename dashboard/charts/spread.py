"""Many values on one numbered axis, a few of them as marks with their intervals above it, and the value they are compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dashboard import german
from dashboard.charts import svg
from dashboard.charts.axis import NAMES_HEIGHT, Axis, Ends, names
from dashboard.charts.marks import at, mark
from dashboard.theme import INK, LINE, MUTED

LANE, TICK, BELOW, ABOVE, SIDE = 17, 14, 24, 22, 3.0  # pixels; the side in percent
ROOM = 1.7  # percent a mark needs to each side


@dataclass(frozen=True)
class Spot:
    """A value to point at, with its 95 % interval where it has one."""

    value: float
    shape: str
    colour: str
    low: float | None = None
    high: float | None = None


def spread(
    values: Sequence[float],
    ends: Ends,
    spots: Sequence[Spot],
    reference: float | None = None,
    name: str = "",
    form: Callable[[float], str] = german.number,
    label: str = "",
) -> tuple[str, int]:
    """The chart and its height in pixels. `values` become ticks; `name` stands at the dashed line of the reference."""
    known = [end for spot in spots for end in (spot.value, spot.low, spot.high) if end is not None]
    everything = [*values, *known, *([reference] if reference is not None else [])]
    if not everything:
        return svg.document([], ABOVE, label), ABOVE
    axis = Axis(min(everything), max(everything), SIDE, ends.turned)
    lanes = _lanes(spots, axis)
    base = ABOVE + LANE * (max(lanes, default=0) + 1) + TICK
    height = base + BELOW + NAMES_HEIGHT
    parts = [
        *_axis(values, axis, base, form),
        *_reference(reference, name, axis, base),
        *(
            part
            for spot, lane in zip(spots, lanes, strict=True)
            for part in _spot(spot, base - TICK - LANE * (lane + 0.5), axis)
        ),
        names(ends, height - 4),
    ]
    return svg.document(parts, height, label), height


def _lanes(spots: Sequence[Spot], axis: Axis) -> list[int]:
    """Lane of each spot, 0 next to the axis, so that no two marks or intervals lie on each other."""
    taken: list[float] = []
    lanes = [0] * len(spots)
    for place in sorted(range(len(spots)), key=lambda each: axis.across(spots[each].value)):
        spot = spots[place]
        middle = axis.across(spot.value)
        first, last = (middle, middle) if spot.low is None or spot.high is None else axis.span(spot.low, spot.high)
        first, last = min(first, middle - ROOM), max(last, middle + ROOM)
        lane = next((number for number, end in enumerate(taken) if end <= first), len(taken))
        taken[lane : lane + 1] = [last]
        lanes[place] = lane
    return lanes


def _axis(values: Sequence[float], axis: Axis, base: int, form: Callable[[float], str]) -> Iterator[str]:
    yield f'<line x1="0" x2="100%" y1="{base}" y2="{base}" stroke="{LINE}"/>'
    for value in values:
        yield _vertical(
            axis.across(value), base - TICK + 4, base, f'stroke="{MUTED}" stroke-width="1.5" stroke-opacity=".6"'
        )
    for number in svg.ticks(axis.low, axis.high):
        yield _vertical(axis.across(number), base, base + 4, f'stroke="{MUTED}"')
        yield at(
            axis.across(number), base + 18, f'<text text-anchor="middle" fill="{MUTED}">{escape(form(number))}</text>'
        )


def _reference(value: float | None, name: str, axis: Axis, base: int) -> Iterator[str]:
    if value is None:
        return
    place = axis.across(value)
    anchor, shift = ("start", 6) if place < 60 else ("end", -6)
    yield _vertical(place, 2, base, f'stroke="{INK}" stroke-width="1.6" stroke-dasharray="4 2"')
    yield at(place, 12, f'<text x="{shift}" text-anchor="{anchor}" fill="{INK}">{escape(name)}</text>')


def _spot(spot: Spot, y: float, axis: Axis) -> Iterator[str]:
    if spot.low is not None and spot.high is not None:
        first, last = axis.span(spot.low, spot.high)
        yield (
            f'<line x1="{svg.short(first)}%" x2="{svg.short(last)}%" y1="{svg.short(y)}" y2="{svg.short(y)}" '
            f'stroke="{spot.colour}" stroke-width="4" stroke-opacity=".35"/>'
        )
    yield at(axis.across(spot.value), y, mark(spot.shape, spot.colour))


def _vertical(percent: float, top: float, bottom: float, style: str) -> str:
    x = svg.short(percent)
    return f'<line x1="{x}%" x2="{x}%" y1="{svg.short(top)}" y2="{svg.short(bottom)}" {style}/>'
