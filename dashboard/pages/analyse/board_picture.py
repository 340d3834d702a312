"""The still picture of two quantities, for print, without scripts and until the live one is there; with its legend."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.analysis_selection import Selection
from dashboard.analysis.rows import AreaPoint, Axis, Board
from dashboard.charts import scatter
from dashboard.charts.marks import picture as mark_picture
from dashboard.pages.analyse.board_sentences import written
from dashboard.queries import analysis
from dashboard.texts import analysis as texts
from dashboard.texts.statuses import STATUSES
from dashboard.theme import SERIES

_SHAPES = ("circle", "square", "triangle", "diamond", "wedge", "circle_open", "cross")
NO_STATUS = ""


@dataclass(frozen=True)
class Legend:
    """A mark and what it stands for."""

    mark: Markup
    text: str


def picture(board: Board, selection: Selection, chosen: Collection[str]) -> tuple[Markup, Sequence[Legend]]:
    """The picture of the areas with both values, "" where there is none, and its legend."""
    points = [each for each in board.points if each.x.value is not None and each.y.value is not None]
    if not points:
        return Markup(""), ()
    groups = _groups(board, selection)
    looks = {name: (_SHAPES[place % len(_SHAPES)], SERIES[place % len(SERIES)]) for place, name in enumerate(groups)}
    picked = set(chosen)
    drawn = [
        scatter.ScatterPoint(
            each.area_id, each.label, each.x.value, each.y.value, _group(each, selection), each.area_id in picked
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
    y = _axis(board.y, [each.y for each in drawn])
    shown = {each.group for each in drawn}
    legend = [Legend(Markup(mark_picture(*looks[name])), label) for name, label in groups.items() if name in shown]  # noqa: S704
    return Markup(scatter.scatter(drawn, x, y, looks, crosses)), legend  # noqa: S704 (drawn by us)


def _group(point: AreaPoint, selection: Selection) -> str:
    return point.status if selection.colour == "stand" else point.kind


def _groups(board: Board, selection: Selection) -> dict[str, str]:
    """The groups that have a mark, with their labels."""
    if selection.colour == "stand":
        return {**STATUSES, NO_STATUS: texts.NO_STATUS}
    return {kind: german.capital(label) for kind, label in analysis.kinds(board.level).items()}


def _axis(axis: Axis, values: Sequence[float]) -> scatter.ScatterAxis:
    title = texts.BOARD_TITLE.format(title=axis.title, years=axis.years) if axis.years else axis.title
    return scatter.axis(title, values, axis.categories or None, partial(written, axis))
