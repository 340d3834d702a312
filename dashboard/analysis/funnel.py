"""Trichter: a rate against the number of inhabitants behind it. The fewer they are, the further chance alone moves it."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from dashboard import german
from dashboard.analysis import guides, hover, labels, layout
from dashboard.analysis.layout import Figure
from dashboard.analysis.rows import AreaPoint, Axis, Board, FunnelRow, Guide
from dashboard.analysis.scales import Scale, scale
from dashboard.analysis.surroundings import LAND_REFERENCE
from dashboard.texts import analysis_figures as texts
from dashboard.texts.comparison import CONFIDENCES, VERDICTS
from dashboard.theme import ACCENT, DIFFERENCE, INK, LINE_STRONG, MUTED, REFERENCE_BAND, SURFACE

HEIGHT = 600
SIZE = 10.0  # diameter of a point in pixels
MOST_ROWS = 48  # of limits, between both ends of the axis
# verdict → form and colour: full outside the usual range, as the signs beside the words
MARKS = {
    "far_higher": ("triangle-up", DIFFERENCE[4]),
    "higher_usual": ("triangle-up", SURFACE),
    "higher": ("arrow-wide", DIFFERENCE[3]),
    "indistinct": ("circle", DIFFERENCE[2]),
    "lower": ("arrow-bar-down", DIFFERENCE[1]),
    "lower_usual": ("triangle-down", SURFACE),
    "far_lower": ("triangle-down", DIFFERENCE[0]),
    "none": ("circle-dot", SURFACE),
}
FEW = 20  # strokes that may be as dark as lines
REACH = 1.5  # times the largest value: limits that go further leave the figure
USUAL = "adjusted_95"
# lines of limits: dash, width, colour
LINES = {
    USUAL: ("solid", 1.8, ACCENT),
    "adjusted_998": ("dash", 1.4, ACCENT),
    "plain_95": ("solid", 1.0, MUTED),
    "plain_998": ("dot", 1.2, MUTED),
}


def figure(board: Board, chosen: Collection[str] = frozenset()) -> Figure:
    """The areas of the funnel with the limits of the group they are judged by, and with their own where these decide otherwise."""
    if board.funnel is None:
        return layout.empty(texts.EMPTY_FUNNEL)
    points = board.in_funnel
    if len(points) < 2:
        template = texts.EMPTY_ONE if points else texts.EMPTY_NONE
        return layout.empty(template.format(title=board.title, label=points[0].label if points else ""))
    across, rows, deviating = _across(points), _rows(board), own_ranges(board)
    if not rows:  # a stroke at every point: of what is chosen, where anything is
        deviating = [point for point in deviating if point.area_id in chosen] or deviating
    limits = _limits(points, rows)
    up = _upright(board, points, [*(_ends(name, rows) for name in limits), _usual(deviating)])
    verdicts = {verdict: [point for point in points if point.funnelled.code == verdict] for verdict in MARKS}
    shown = [_points(board, verdict, members, across, up) for verdict, members in verdicts.items() if members]
    notes, top = layout.note(_notes(board, rows))
    return layout.figure(
        [
            *(_line(name, rows, up) for name in limits),
            *([_bars(deviating, across, up)] if deviating else []),
            *shown,
            _rings(points, across, up, chosen),
        ],
        f"{board.level} {board.measured.key} {board.reference} {board.funnel.kind}",
        top=top,
        height=HEIGHT,
        xaxis=across.drawn(),
        yaxis=up.drawn(upright=True),
        shapes=[guides.line(Guide("", rows[0].value), solid=True)] if rows else [],
        annotations=notes,
    )


def own_ranges(board: Board) -> list[AreaPoint]:
    """The areas for which what is usual of them decides otherwise than the limits of the group as they are drawn; without such limits all."""
    rows = _rows(board)
    return [
        point
        for point in board.in_funnel
        if point.funnelled.usual_low is not None
        and point.funnelled.usual_high is not None
        and _within(rows, point)
        != (point.funnelled.usual_low <= (point.measured.value or 0.0) <= point.funnelled.usual_high)
    ]


def _within(rows: Sequence[FunnelRow], point: AreaPoint) -> bool | None:
    """Whether a point lies between the drawn limits of what is usual; None where none are drawn."""
    if len(rows) < 2 or rows[0].adjusted_low_95 is None:
        return None
    at, places = math.log10(point.funnelled.inhabitants or 1.0), [math.log10(row.inhabitants) for row in rows]
    after = min(max(bisect(places, at), 1), len(rows) - 1)
    share = (at - places[after - 1]) / (places[after] - places[after - 1])
    low, high = (ends[after - 1] + share * (ends[after] - ends[after - 1]) for ends in _ends(USUAL, rows))
    return low <= (point.measured.value or 0.0) <= high


def _across(points: Sequence[AreaPoint]) -> Scale:
    return scale(Axis("einwohner", texts.INHABITANTS, "", 0), [point.funnelled.inhabitants for point in points])


def _rows(board: Board) -> list[FunnelRow]:
    """Limits from just before one end of the axis to just after the other, not too many."""
    rows = board.funnel.rows if board.funnel else ()
    if not rows:
        return []
    across = _across(board.in_funnel)
    inside = [place for place, row in enumerate(rows) if across.low <= math.log10(row.inhabitants) <= across.high]
    if not inside:
        return list(rows)
    first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(rows) - 1)
    step = max(1, -(-(last - first) // MOST_ROWS))
    return [*rows[first:last:step], rows[last]]


def _limits(points: Sequence[AreaPoint], rows: Sequence[FunnelRow]) -> list[str]:
    """The lines that are drawn: the narrowest of each sort always, wider ones whole or not at all, for half a line misleads."""
    if not rows:
        return []
    most = REACH * max(point.measured.value or 0.0 for point in points)
    adjusted = rows[0].adjusted_low_95 is not None
    return [
        name
        for name in LINES
        if (adjusted or name.startswith("plain")) and (name.endswith("_95") or max(_ends(name, rows)[1]) <= most)
    ]


def _ends(name: str, rows: Sequence[FunnelRow]) -> tuple[list[float], list[float]]:
    """The low and the high limits of a line."""
    kind, _, level = name.partition("_")
    low, high = ([getattr(row, f"{kind}_{end}_{level}") for row in rows] for end in ("low", "high"))
    return low, high


def _usual(points: Sequence[AreaPoint]) -> tuple[list[float], list[float]]:
    """Where the own usual ranges of areas end."""
    return [point.funnelled.usual_low or 0.0 for point in points], [
        point.funnelled.usual_high or 0.0 for point in points
    ]


def _upright(board: Board, points: Sequence[AreaPoint], drawn: Sequence[tuple[list[float], list[float]]]) -> Scale:
    """High enough for all points and for what is drawn between lows and highs; only what goes far beyond the points leaves the figure."""
    values = [point.measured.value for point in points if point.measured.value is not None]
    most = REACH * max(values)
    within = [min(end, most) for ends in drawn for each in ends for end in each]
    return scale(replace(board.measured, bounds=None, categories=()), [*values, *within])


def _bars(points: Sequence[AreaPoint], across: Scale, up: Scale) -> dict[str, Any]:
    """The own usual ranges of areas as upright strokes, in one trace."""
    x, y = [], []
    for point, low, high in zip(points, *_usual(points), strict=True):
        at = _at(point, across, up)[0]
        x += [at, at, None]
        y += [round(low, up.axis.decimals), round(high, up.axis.decimals), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": texts.OWN_USUAL,
        "x": x,
        "y": y,
        "line": {"width": 1.4, "color": ACCENT} if len(points) <= FEW else {"width": 1, "color": LINE_STRONG},
        "hoverinfo": "skip",
    }


def _line(name: str, rows: Sequence[FunnelRow], up: Scale) -> dict[str, Any]:
    """Both limits as one line; what is usual is filled between them."""
    low, high = _ends(name, rows)
    x = [float(f"{row.inhabitants:.4g}") for row in rows]
    y_low, y_high = ([round(value, up.axis.decimals) for value in each] for each in (low, high))
    dash, width, colour = LINES[name]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "name": texts.LIMITS[name],
        "x": [*x, None, *x],
        "y": [*y_low, None, *y_high],
        "line": {"dash": dash, "width": width, "color": colour},
        "hoverinfo": "skip",
    }
    if name == USUAL:  # as one outline, the second limit backwards
        trace |= {
            "x": [*x, *x[::-1]],
            "y": [*y_low, *y_high[::-1]],
            "fill": "toself",
            "fillcolor": f"{REFERENCE_BAND}99",
        }
    return trace


def _points(board: Board, verdict: str, points: Sequence[AreaPoint], across: Scale, up: Scale) -> dict[str, Any]:
    symbol, colour = MARKS[verdict]
    plotted = [_at(point, across, up) for point in points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": f"{german.capital(VERDICTS.get(verdict, texts.FUNNEL_NO_VERDICT))} ({len(points)})",
        "x": [x for x, _ in plotted],
        "y": [y for _, y in plotted],
        "text": [hover.point(point, _said(board, point)) for point in points],
        "hovertemplate": hover.TEMPLATE,
        "marker": {"symbol": symbol, "size": SIZE, "color": colour, "line": {"color": INK, "width": 1}},
        **layout.known([point.area_id for point in points]),
    }


def _said(board: Board, point: AreaPoint) -> list[str]:
    funnelled, decimals = point.funnelled, board.measured.decimals
    said = [texts.VERDICT.format(verdict=german.capital(funnelled.verdict))]
    if funnelled.usual_low is not None and funnelled.usual_high is not None:
        low, high = (german.number(end, decimals) for end in (funnelled.usual_low, funnelled.usual_high))
        said.append(texts.USUAL.format(low=low, high=high))
    return [*hover.values([(board.measured, point.measured)]), *said]


def _at(point: AreaPoint, across: Scale, up: Scale) -> tuple[float, float]:
    inhabitants, value = point.funnelled.inhabitants or 0.0, point.measured.value or 0.0
    return across.plotted(inhabitants, point.area_id) or 0.0, up.plotted(value, point.area_id) or 0.0


def _rings(points: Sequence[AreaPoint], across: Scale, up: Scale, chosen: Collection[str]) -> dict[str, Any]:
    by_size = sorted(points, key=lambda point: -point.inhabitants)
    plotted = [_at(point, across, up) for point in by_size]
    spots = [
        labels.Spot(across.share(x), 1 - up.share(y), SIZE / 2, labels.short(point.label))
        for point, (x, y) in zip(by_size, plotted, strict=True)
    ]
    return layout.rings([point.area_id for point in by_size], plotted, spots, chosen)


def _notes(board: Board, rows: Sequence[FunnelRow]) -> list[str]:
    if board.funnel is None:
        return []
    label, certainty = board.funnel.label, texts.FUNNEL_CONFIDENCE.format(confidence=CONFIDENCES[board.confidence])
    shown = texts.FUNNEL_GROUP.format(label=label) if board.funnel.kind else ""
    if not rows:
        return [*filter(None, [shown]), certainty]
    value = german.number(rows[0].value, board.measured.decimals)
    centre = texts.CENTRE_LAND if board.reference == LAND_REFERENCE else texts.CENTRE
    return [
        *filter(None, [shown]),
        *([texts.FUNNEL_PLAIN] if rows[0].adjusted_low_95 is None else []),
        centre.format(label=label, value=value),
        certainty,
    ]
