"""Trichter: a rate against the number of inhabitants behind it. The fewer they are, the further chance alone moves it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from dashboard import german
from dashboard.analysis import guides, hover, labels, layout
from dashboard.analysis.layout import Figure
from dashboard.analysis.rows import AreaPoint, Axis, Board, Funnel, FunnelRow, Guide
from dashboard.analysis.scales import Scale, scale
from dashboard.texts import analysis_figures as texts
from dashboard.texts.comparison import CONFIDENCES, VERDICTS
from dashboard.theme import ACCENT, DIFFERENCE, INK, MUTED, REFERENCE_BAND, SURFACE

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
WHOLE = "land"  # what values are compared with, as in an address
# lines of limits: dash, width, colour
LINES = {
    "adjusted_95": ("solid", 1.8, ACCENT),
    "adjusted_998": ("dash", 1.4, ACCENT),
    "plain_95": ("solid", 1.0, MUTED),
    "plain_998": ("dot", 1.2, MUTED),
}


def figure(board: Board, chosen: Collection[str] = frozenset(), *, group: str | None = None) -> Figure:
    """The funnel of one group: that with the id `group`; else, where values are compared with the Land, of all of the level; else of the kind of
    which most areas are on show."""
    if not board.funnels:
        return layout.empty(texts.EMPTY_FUNNEL)
    members = {each.group_id: _members(board, each) for each in board.funnels}
    kinds = {point.kind for point in board.points}
    funnel = max(
        board.funnels,
        key=lambda each: (
            each.group_id == group,
            (each.group_id in kinds) == (board.reference != WHOLE),
            len(members[each.group_id]),
        ),
    )
    points = members[funnel.group_id]
    if len(points) < 2 or not funnel.rows:
        template = texts.EMPTY_ONE if points else texts.EMPTY_NONE
        return layout.empty(template.format(title=board.title, label=points[0].label if points else ""))
    across = scale(Axis("einwohner", texts.INHABITANTS, "", 0), [point.funnelled.inhabitants for point in points])
    rows = _rows(funnel.rows, across)
    up = _upright(board, points, rows)
    adjusted = rows[0].adjusted_low_95 is not None
    limits = [name for name in LINES if adjusted or name.startswith("plain")]
    centre = Guide(funnel.label, funnel.rows[0].value)
    verdicts = {verdict: [point for point in points if point.funnelled.code == verdict] for verdict in MARKS}
    shown = [_points(board, verdict, members, across, up) for verdict, members in verdicts.items() if members]
    notes, top = layout.note(_notes(board, funnel, adjusted=adjusted))
    return layout.figure(
        [*(_line(name, rows, up) for name in limits), *shown, _rings(points, across, up, chosen)],
        f"{board.level} {board.measured.key} {funnel.group_id}",
        top=top,
        height=HEIGHT,
        xaxis=across.drawn(),
        yaxis=up.drawn(upright=True),
        shapes=[guides.line(centre, solid=True)],
        annotations=notes,
    )


def _members(board: Board, funnel: Funnel) -> list[AreaPoint]:
    """Who is of the group and has what both axes need; a group that is no kind holds all of the level."""
    kinds = {point.kind for point in board.points}
    return [
        point
        for point in board.points
        if point.measured.value is not None
        and point.funnelled.inhabitants
        and (point.kind == funnel.group_id or funnel.group_id not in kinds)
    ]


def _rows(rows: Sequence[FunnelRow], across: Scale) -> list[FunnelRow]:
    """Limits from just before one end of the axis to just after the other, not too many."""
    inside = [place for place, row in enumerate(rows) if across.low <= math.log10(row.inhabitants) <= across.high]
    if not inside:
        return list(rows)
    first, last = max(inside[0] - 1, 0), min(inside[-1] + 1, len(rows) - 1)
    step = max(1, -(-(last - first) // MOST_ROWS))
    return [*rows[first:last:step], rows[last]]


def _upright(board: Board, points: Sequence[AreaPoint], rows: Sequence[FunnelRow]) -> Scale:
    """High enough for all points and for what is usual; limits far beyond them leave the figure."""
    values = [point.measured.value for point in points if point.measured.value is not None]
    usual = [
        end
        for row in rows
        for end in (row.adjusted_low_95 or row.plain_low_95, row.adjusted_high_95 or row.plain_high_95)
    ]
    least, most = min(values), max(values)
    room = most - least or most or 1.0
    within = [min(max(end, least - room / 2), most + room / 2) for end in usual]
    return scale(replace(board.measured, bounds=None, categories=()), [*values, *within])


def _line(name: str, rows: Sequence[FunnelRow], up: Scale) -> dict[str, Any]:
    """Both limits as one line; what is usual is filled between them."""
    kind, _, level = name.partition("_")
    low, high = ([getattr(row, f"{kind}_{end}_{level}") for row in rows] for end in ("low", "high"))
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
    if name == "adjusted_95":  # as one outline, the second limit backwards
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


def _notes(board: Board, funnel: Funnel, *, adjusted: bool) -> list[str]:
    kinds = {point.kind for point in board.points}
    value = german.number(funnel.rows[0].value, board.measured.decimals)
    return [
        *([texts.FUNNEL_GROUP.format(label=funnel.label)] if len(kinds) > 1 and funnel.group_id in kinds else []),
        *([] if adjusted else [texts.FUNNEL_PLAIN]),
        texts.CENTRE.format(label=funnel.label, value=value),
        texts.FUNNEL_CONFIDENCE.format(confidence=CONFIDENCES[board.confidence]),
    ]
