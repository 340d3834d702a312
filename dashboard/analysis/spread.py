"""Verteilung: the values of all areas on one axis, a strip per kind, with the middle half of them and their median."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dashboard import german
from dashboard.analysis import groups, guides, hover, labels, layout
from dashboard.analysis.groups import Group
from dashboard.analysis.layout import Figure
from dashboard.analysis.rows import AreaPoint, Board, Guide, KindSpread
from dashboard.analysis.scales import Scale, jitter, scale
from dashboard.texts import analysis_figures as texts
from dashboard.theme import INK, REFERENCE_BAND, REFERENCE_LINE

LANE = 112  # pixels a strip takes
HEAD, FOOT = 20, 70  # pixels of what is written over a strip; of the axis and its title
HALF, SCATTER = 0.27, 0.24  # half the height of a box, how far points are scattered; in strips
SIZE = 9.0
MEDIAN = {"color": INK, "width": 2.5}
TOGETHER = {"color": INK, "width": 1.5, "dash": "dot"}


def figure(board: Board, chosen: Collection[str] = frozenset()) -> Figure:
    """A strip for each kind on show, in their order."""
    quartiles = [end for each in board.spreads for end in (each.quartile_1, each.quartile_3)]
    across = scale(board.measured, [*(point.measured.value for point in board.points), *_guided(board), *quartiles])
    points = [point for point in board.points if _place(point, across) is not None]
    if len(points) < 2:
        template = texts.EMPTY_ONE if points else texts.EMPTY_NONE
        return layout.empty(template.format(title=board.title, label=points[0].label if points else ""))
    strips = groups.grouped(points, groups.KIND)
    known = {each.kind: each for each in board.spreads} if not board.measured.categories else {}
    said = [_head(board, strip, known.get(strip.key), lane) for lane, strip in enumerate(strips)]
    shown = [each for each in board.guides if each.axis == "measured" and not board.measured.categories]
    lines = [Guide(each.label, each.value, "x") for each in shown if not each.kind]
    together = {each.kind: each.value for each in shown if each.kind}
    over, above = guides.over(across, lines)
    notes, top = layout.note(_notes(known.values(), together), above)
    return layout.figure(
        [
            *(_trace(board, strip, lane, across) for lane, strip in enumerate(strips)),
            _rings(strips, across, chosen),
        ],
        f"{board.level} {board.measured.key}",
        height=top + LANE * len(strips) + FOOT,
        top=top,
        xaxis=across.drawn(),
        yaxis={"range": [len(strips) - 0.5, -0.5], "visible": False, "fixedrange": True},
        shapes=[
            *(guides.line(each) for each in lines),
            *(part for lane, strip in enumerate(strips) for part in _box(known.get(strip.key), lane)),
            *(
                _upright(together[strip.key], lane, TOGETHER)
                for lane, strip in enumerate(strips)
                if strip.key in together
            ),
        ],
        annotations=[*notes, *over, *said],
        showlegend=False,
    )


def _guided(board: Board) -> list[float]:
    return [guide.value for guide in board.guides if guide.axis == "measured"]


def _place(point: AreaPoint, across: Scale) -> float | None:
    value = point.measured.value
    return None if value is None else across.plotted(value, point.area_id)


def _at(point: AreaPoint, lane: int, across: Scale) -> tuple[float, float]:
    return _place(point, across) or 0.0, round(lane + jitter(f"{point.area_id} strip", SCATTER), 3)


def _trace(board: Board, strip: Group, lane: int, across: Scale) -> dict[str, Any]:
    plotted = [_at(point, lane, across) for point in strip.points]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": strip.label,
        "x": [x for x, _ in plotted],
        "y": [y for _, y in plotted],
        "text": [hover.point(point, hover.values([(board.measured, point.measured)])) for point in strip.points],
        "hovertemplate": hover.TEMPLATE,
        "marker": {
            "symbol": strip.symbol,
            "size": SIZE,
            "color": strip.colour,
            "opacity": 0.8,
            "line": {"color": strip.line, "width": 1},
        },
        **layout.known([point.area_id for point in strip.points]),
    }


def _rings(strips: Sequence[Group], across: Scale, chosen: Collection[str]) -> dict[str, Any]:
    placed = [(point, _at(point, lane, across)) for lane, strip in enumerate(strips) for point in strip.points]
    spots = [
        labels.Spot(across.share(x), (y + 0.5) / len(strips), SIZE / 2, labels.short(point.label))
        for point, (x, y) in placed
    ]
    ids = [point.area_id for point, _ in placed]
    height = LANE * len(strips)
    heads = [labels.across(LANE * lane, LANE * lane + HEAD, height) for lane in range(len(strips))]
    return layout.rings(ids, [at for _, at in placed], spots, chosen, height=height, kept=heads)


def _box(known: KindSpread | None, lane: int) -> list[dict[str, Any]]:
    """The middle half of the values, and their median."""
    if known is None or known.median is None or known.quartile_1 is None or known.quartile_3 is None:
        return []
    middle = {"type": "rect", "x0": known.quartile_1, "x1": known.quartile_3, "fillcolor": REFERENCE_BAND}
    rim = {"line": {"color": REFERENCE_LINE, "width": 1}}
    return [_ends(lane) | middle | rim, _upright(known.median, lane, MEDIAN)]


def _upright(value: float, lane: int, line: dict[str, Any]) -> dict[str, Any]:
    return _ends(lane) | {"type": "line", "x0": value, "x1": value, "line": line}


def _ends(lane: int) -> dict[str, Any]:
    return {"xref": "x", "yref": "y", "y0": lane - HALF, "y1": lane + HALF, "layer": "below"}


def _notes(known: Iterable[KindSpread], together: Mapping[str, float]) -> list[str]:
    has_box = any(each.median is not None for each in known)
    return [*([texts.BOX] if has_box else []), *([texts.TOGETHER] if together else [])]


def _head(board: Board, strip: Group, known: KindSpread | None, lane: int) -> dict[str, Any]:
    """What the strip holds, written over it."""
    count = german.number(len(strip.points))
    if board.measured.categories:
        said = texts.LANE_CATEGORIES.format(kinds=strip.label, count=count)
    elif known is None or known.median is None:
        said = texts.LANE_FEW.format(kinds=strip.label, count=count)
    else:
        median = german.number(known.median, board.measured.decimals)
        said = texts.LANE.format(kinds=strip.label, count=count, median=median)
    return layout.label(said, x=0, xref="paper", xanchor="left", y=lane - 0.5, yref="y", yanchor="top", yshift=-2)
