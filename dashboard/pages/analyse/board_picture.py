"""The still picture of two quantities, for print, without scripts and until the live one is there; with its legend. It is drawn from what the live
one is drawn from: the same areas, axes, forms and colours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.addresses.analysis_selection import Selection
from dashboard.analysis import groups
from dashboard.analysis.rows import Board
from dashboard.analysis.scales import Scale
from dashboard.analysis.scatter import Frame, frame
from dashboard.charts import scatter
from dashboard.charts.marks import symbol
from dashboard.texts import analysis_figures as texts
from dashboard.theme import INK


@dataclass(frozen=True)
class Legend:
    """A mark and what it stands for."""

    mark: Markup
    text: str


@dataclass(frozen=True)
class Still:
    """The picture ("" where there is none), what its axes measure (across, upwards), and its legend."""

    drawing: Markup
    axes: tuple[str, str]
    legend: Sequence[Legend]


def picture(board: Board, selection: Selection, chosen: Collection[str], *, titled: bool) -> Still:
    """The picture of the areas with both values. `titled`: every point says its name to a mouse."""
    shown = frame(board, intervals=selection.intervals)
    if not shown:
        return Still(Markup(""), ("", ""), ())
    sets = groups.grouped(shown.points, selection.colour)
    picked = set(chosen)
    points = [
        scatter.ScatterPoint(
            each.area_id,
            each.label,
            *_shares(shown, *shown.at(each)),
            group.key,
            each.area_id in picked,
            each.label if titled else "",
        )
        for group in sets
        for each in group.points
    ]
    coloured = selection.colour == groups.KIND
    looks = {each.key: scatter.Look(symbol(each.symbol, each.colour, each.line), each.colour) for each in sets}
    looks |= {
        each.kind: scatter.Look("", groups.median_colour(each.kind, coloured=coloured))
        for each in shown.medians
        if each.kind not in looks
    }
    crosses = [scatter.Cross(*_shares(shown, each.x, each.y), each.kind) for each in shown.medians]
    corners = [shown.corners[right, above] for above in (True, False) for right in (False, True) if shown.corners]
    drawing = scatter.scatter(points, _marks(shown.x), _marks(shown.y), looks, crosses, corners)
    return Still(
        Markup(drawing),  # noqa: S704 (drawn by us)
        (shown.x.title, shown.y.title),
        [
            *(Legend(_framed(looks[each.key].sign), groups.counted(each)) for each in sets),
            *([Legend(_framed(_middle(shown)), texts.MEDIANS)] if crosses else []),
        ],
    )


def _shares(shown: Frame, x: float, y: float) -> tuple[float, float]:
    return shown.x.share(x), shown.y.share(y)


def _marks(scale: Scale) -> list[scatter.Mark]:
    return [(scale.share(each), words) for each, words in scale.marks()]


def _middle(shown: Frame) -> str:
    return scatter.line() if len(shown.medians) == 1 else scatter.cross(INK, 7)


def _framed(sign: str) -> Markup:
    """A sign as an image of its own."""
    opening = '<svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">'
    return Markup(f"{opening}{sign}</svg>")  # noqa: S704 (drawn by us)
