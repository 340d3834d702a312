"""Zusammenschau: two values of every area at once, with the medians of its kind. No line is fitted to the points."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import german
from dashboard.addresses.analysis_choices import NEED, STRUCTURE
from dashboard.analysis import groups, guides, hover, labels, layout
from dashboard.analysis.groups import Group
from dashboard.analysis.layout import Figure
from dashboard.analysis.rows import AreaPoint, Axis, Board, Guide, Medians, Value
from dashboard.analysis.scales import ROOM, Scale, scale
from dashboard.texts import analysis_figures as texts
from dashboard.texts.profile import NOUNS
from dashboard.theme import INK, MUTED

LARGEST, SMALLEST, EQUAL = 32.0, 10.0, 11.0  # diameter in pixels
TILTED = 60  # pixels that names of categories may take below the axis
ROOM_FOR_WORDS = 0.19  # of the upright axis, above and below the points
CORNER_LETTERS = 16  # in a line
HALF_SEEN = "80"  # behind a colour, of 255


@dataclass(frozen=True)
class Frame:
    """What is drawn, the same in the live figure and in the still one: areas with both values (two at least), both axes, medians of the kinds,
    words in the corners (right, above)."""

    points: Sequence[AreaPoint]
    x: Scale
    y: Scale
    medians: Sequence[Medians]
    corners: Mapping[tuple[bool, bool], str]

    def at(self, point: AreaPoint) -> tuple[float, float]:
        """Where a point is drawn; it has both values."""
        x, y = (
            each.plotted(value, point.area_id)
            for each, value in ((self.x, point.x.value), (self.y, point.y.value))
            if value is not None
        )
        return x or 0.0, y or 0.0


def frame(board: Board, *, intervals: bool = False) -> Frame | None:
    """What there is to draw; `intervals`: the axes hold them, too. None where fewer than two areas have both values."""
    points = _points(board)
    if len(points) < 2:
        return None
    medians = _medians(board, points)
    corners = _corners(board, medians)

    def ends(values: Sequence[Value], axis: str) -> list[float | None]:
        guides = [guide.value for guide in board.guides if guide.axis == axis]
        spans = [end for value in values for end in (value.low, value.high)] if intervals else []
        return [*(value.value for value in values), *spans, *guides]

    return Frame(
        points,
        scale(board.x, ends([point.x for point in points], "x"), "x"),
        scale(board.y, ends([point.y for point in points], "y"), "y", ROOM_FOR_WORDS if corners else ROOM),
        medians,
        corners,
    )


def figure(
    board: Board,
    chosen: Collection[str] = frozenset(),
    *,
    colour: str = groups.KIND,
    intervals: bool = False,
    equal: bool = False,
) -> Figure:
    """Points by `colour` (groups.KIND or STATUS). `intervals`: their 95 % intervals as bars; `equal`: all points are of one size, else their
    area stands for the number of inhabitants."""
    shown = frame(board, intervals=intervals)
    if not shown:
        points = _points(board)
        return layout.empty(texts.EMPTY_PAIR_ONE.format(label=points[0].label) if points else texts.EMPTY_PAIR_NONE)
    sizes = _sizes(shown.points, equal=equal)
    lines = _guides(board, shown.medians)
    over, above = guides.over(shown.x, [guide for guide in lines if guide.axis == "x"])
    beside = guides.beside(shown.y, [guide for guide in lines if guide.axis == "y"])
    drawn = [_trace(board, shown, each, sizes, intervals=intervals) for each in groups.grouped(shown.points, colour)]
    if len(shown.medians) > 1:
        drawn.append(_median_marks(shown, coloured=colour == groups.KIND))
    drawn.append(_rings(shown, sizes, chosen))
    notes, top = layout.note([] if equal else [texts.SIZES], above)
    return layout.figure(
        drawn,
        f"{board.level} {board.x.key} {board.y.key}",
        top=top,
        height=layout.HEIGHT + TILTED * bool(board.x.categories),
        xaxis=shown.x.drawn(),
        yaxis=shown.y.drawn(upright=True),
        shapes=[guides.line(guide, solid=guide.label == texts.MEDIAN) for guide in lines],
        annotations=[*notes, *over, *beside, *_quadrants(shown.corners)],
    )


def _points(board: Board) -> list[AreaPoint]:
    return [point for point in board.points if _has(board.x, point.x) and _has(board.y, point.y)]


def _has(axis: Axis, value: Value) -> bool:
    """Whether there is something to draw: an own number, on an axis of categories one of them."""
    if value.value is None:
        return False
    return not axis.categories or any(value.value == code for code, _ in axis.categories)


def _sizes(points: Sequence[AreaPoint], *, equal: bool) -> dict[str, float]:
    largest = max(1, *(point.inhabitants for point in points))

    def size(point: AreaPoint) -> float:
        return EQUAL if equal else round(max(SMALLEST, LARGEST * math.sqrt(point.inhabitants / largest)), 1)

    return {point.area_id: size(point) for point in points}


def _trace(board: Board, shown: Frame, group: Group, sizes: Mapping[str, float], *, intervals: bool) -> dict[str, Any]:
    points = group.points
    plotted = [shown.at(point) for point in points]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "name": groups.counted(group),
        "x": [x for x, _ in plotted],
        "y": [y for _, y in plotted],
        "text": [hover.point(point, hover.values([(board.x, point.x), (board.y, point.y)])) for point in points],
        "hovertemplate": hover.TEMPLATE,
        "marker": {
            "symbol": group.symbol,
            "size": [sizes[point.area_id] for point in points],
            "color": group.colour,
            "opacity": 0.85,
            "line": {"color": group.line, "width": 1},
        },
        **layout.known([point.area_id for point in points]),
    }
    if intervals:
        trace |= _bars("error_x", board.x, [point.x for point in points], group)
        trace |= _bars("error_y", board.y, [point.y for point in points], group)
    return trace


def _bars(name: str, axis: Axis, values: Sequence[Value], group: Group) -> dict[str, Any]:
    """Intervals as bars, nothing where no value has one."""

    def lengths(ends: Iterator[tuple[float | None, float | None]]) -> list[float | None]:
        return [None if one is None or other is None else round(one - other, axis.decimals + 1) for one, other in ends]

    if axis.categories or all(value.low is None for value in values):
        return {}
    bars = {
        "type": "data",
        "symmetric": False,
        "array": lengths((value.high, value.value) for value in values),
        "arrayminus": lengths((value.value, value.low) for value in values),
        "color": f"{INK if group.line == INK else group.colour}{HALF_SEEN}",
        "thickness": 1,
        "width": 0,
    }
    return {name: bars}


def _rings(shown: Frame, sizes: Mapping[str, float], chosen: Collection[str]) -> dict[str, Any]:
    height = layout.HEIGHT - layout.BELOW
    edge = ROOM_FOR_WORDS / (1 + 2 * ROOM_FOR_WORDS) * height
    kept = [labels.across(0, edge, height), labels.across(height - edge, height, height)] if shown.corners else []
    by_size = sorted(shown.points, key=lambda point: -point.inhabitants)
    plotted = [shown.at(point) for point in by_size]
    spots = [
        labels.Spot(shown.x.share(x), 1 - shown.y.share(y), sizes[point.area_id] / 2, labels.short(point.label))
        for point, (x, y) in zip(by_size, plotted, strict=True)
    ]
    return layout.rings([point.area_id for point in by_size], plotted, spots, chosen, kept=kept)


def _medians(board: Board, points: Sequence[AreaPoint]) -> list[Medians]:
    """Of the kinds on show; none where an axis has categories, which have no middle."""
    if board.x.categories or board.y.categories:
        return []
    shown = {point.kind for point in points}
    return [each for each in board.medians if each.kind in shown]


def _median_marks(shown: Frame, *, coloured: bool) -> dict[str, Any]:
    """A cross per kind where its quadrants meet, in the colour of the kind where colours are those of kinds."""
    medians = shown.medians
    return {
        "type": "scatter",
        "mode": "markers",
        "name": texts.MEDIANS,
        "x": [round(each.x, shown.x.axis.decimals + 1) for each in medians],
        "y": [round(each.y, shown.y.axis.decimals + 1) for each in medians],
        "text": [_median_said(shown, each) for each in medians],
        "hovertemplate": hover.TEMPLATE,
        "marker": {
            "symbol": "cross-thin",
            "size": 26,
            "line": {"color": [groups.median_colour(each.kind, coloured=coloured) for each in medians], "width": 3},
        },
    }


def _median_said(shown: Frame, each: Medians) -> str:
    x, y = (german.number(value, scale.axis.decimals) for scale, value in ((shown.x, each.x), (shown.y, each.y)))
    said = texts.MEDIAN_OF.format(kinds=NOUNS[each.kind][2], x=x, y=y, areas=german.number(each.areas))
    return "<br>".join(map(hover.sentence, [said, *([texts.MEDIAN_INVENTED] if each.synthetic else [])]))


def _guides(board: Board, medians: Sequence[Medians]) -> list[Guide]:
    """Lines to read by, none on an axis of categories; of a single kind its medians, too."""
    own = [Guide(texts.MEDIAN, medians[0].x, "x"), Guide(texts.MEDIAN, medians[0].y, "y")] if len(medians) == 1 else []
    axes = {"x": board.x, "y": board.y}
    return own + [guide for guide in board.guides if guide.axis in axes and not axes[guide.axis].categories]


def _corners(board: Board, medians: Sequence[Medians]) -> dict[tuple[bool, bool], str]:
    """The four corners in words: always of need and structure, of others where the medians of a single kind are drawn."""
    axes = board.x.key, board.y.key
    if axes == (NEED, STRUCTURE):
        return texts.QUADRANTS_NEED_STRUCTURE
    if axes == (STRUCTURE, NEED):
        return {(above, right): said for (right, above), said in texts.QUADRANTS_NEED_STRUCTURE.items()}
    return texts.QUADRANTS if len(medians) == 1 else {}


def _quadrants(corners: Mapping[tuple[bool, bool], str]) -> list[dict[str, Any]]:
    return [
        layout.label(
            labels.broken(said, CORNER_LETTERS),
            x=1 if right else 0,
            xref="paper",
            xanchor="right" if right else "left",
            y=1 if above else 0,
            yref="paper",
            yanchor="top" if above else "bottom",
            align="right" if right else "left",
            font={"size": 12, "color": MUTED},
        )
        for (right, above), said in corners.items()
    ]
