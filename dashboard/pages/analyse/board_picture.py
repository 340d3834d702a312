"""The still picture of two quantities, for print, without scripts and until the live one is there; with its legend."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.analysis_choices import NEED, STRUCTURE
from dashboard.addresses.analysis_selection import Selection
from dashboard.analysis.rows import AreaPoint, Axis, Board
from dashboard.charts import scatter
from dashboard.charts.marks import mark
from dashboard.maps.drawing import MARKS
from dashboard.pages.analyse.board_sentences import written
from dashboard.queries import analysis
from dashboard.texts import analysis as texts
from dashboard.texts.statuses import STATUSES
from dashboard.theme import MUTED, SERIES

_SHAPES = ("circle", "square", "triangle", "diamond", "wedge")
NO_STATUS = ""
WORDS_ROOM = 8.0  # percentiles


@dataclass(frozen=True)
class Legend:
    """A mark and what it stands for."""

    mark: Markup
    text: str


def picture(
    board: Board, selection: Selection, chosen: Collection[str], *, titled: bool
) -> tuple[Markup, Sequence[Legend]]:
    """The picture of the areas with both values, "" where there is none, and its legend. `titled`: every point says its name to a mouse."""
    points = [each for each in board.points if each.x.value is not None and each.y.value is not None]
    if not points:
        return Markup(""), ()
    groups = _groups(board, selection)
    looks = _looks(groups, selection)
    picked = set(chosen)
    drawn = [
        scatter.ScatterPoint(
            each.area_id,
            each.label,
            each.x.value,
            each.y.value,
            _group(each, selection),
            each.area_id in picked,
            each.label if titled else "",
        )
        for each in points
        if each.x.value is not None and each.y.value is not None
    ]
    by_kind = selection.colour == "art"
    crosses = (
        [scatter.Cross(each.x, each.y, each.kind) for each in board.medians]
        if by_kind or len(board.medians) == 1
        else []
    )
    x = _axis(board.x, [each.x for each in drawn])
    y, corners = _axis(board.y, [each.y for each in drawn]), _corners(board)
    if corners:  # a row above and below all points, for the words
        y = replace(y, low=-WORDS_ROOM, high=100 + WORDS_ROOM)
    shown = {each.group for each in drawn}
    legend = [Legend(_framed(looks[name].sign), label) for name, label in groups.items() if name in shown]
    return Markup(scatter.scatter(drawn, x, y, looks, crosses, corners)), legend  # noqa: S704 (drawn by us)


def _looks(groups: Mapping[str, str], selection: Selection) -> dict[str, scatter.Look]:
    """Stände have the signs they have on every map, kinds a shape and a colour of their own."""
    if selection.colour == "stand":
        return {name: scatter.Look(MARKS.get(name) or mark("plus", MUTED), MUTED) for name in groups}
    shapes = zip(groups, cycle(_SHAPES), cycle(SERIES), strict=False)
    return {name: scatter.Look(mark(shape, colour), colour) for name, shape, colour in shapes}


def _framed(sign: str) -> Markup:
    """A sign as an image of its own."""
    opening = '<svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">'
    return Markup(f"{opening}{sign}</svg>")  # noqa: S704 (drawn by us)


def _corners(board: Board) -> Sequence[str]:
    """What the quadrants of need and structure mean."""
    axes = (board.x.key, board.y.key)
    return texts.QUADRANTS if axes == (NEED, STRUCTURE) else texts.QUADRANTS_TURNED if axes == (STRUCTURE, NEED) else ()


def _group(point: AreaPoint, selection: Selection) -> str:
    return point.status if selection.colour == "stand" else point.kind


def _groups(board: Board, selection: Selection) -> dict[str, str]:
    """The groups that have a mark, with their labels."""
    if selection.colour == "stand":
        return {**STATUSES, NO_STATUS: texts.NO_STATUS}
    return {kind: german.capital(label) for kind, label in analysis.kinds(board.level).items()}


def axis_title(axis: Axis) -> str:
    """What an axis measures, and of which years."""
    return texts.BOARD_TITLE.format(title=axis.title, years=axis.years) if axis.years else axis.title


def _axis(axis: Axis, values: Sequence[float]) -> scatter.ScatterAxis:
    return scatter.axis(axis_title(axis), values, axis.categories or None, partial(written, axis))
