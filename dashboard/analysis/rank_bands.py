"""Rangband: from the lowest to the highest rank each area may have among those of its kind, all of them with joint certainty. Up to forty areas
of a kind stand in rows with their names; of more the rows are thin, and only what is chosen bears its name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard import german
from dashboard.analysis import groups, hover, labels, layout
from dashboard.analysis.groups import Group
from dashboard.analysis.layout import Figure
from dashboard.analysis.rows import AreaPoint, Board
from dashboard.texts import analysis_figures as texts
from dashboard.texts.profile import NOUNS
from dashboard.theme import LINE, LINE_STRONG, MUTED

MOST_NAMED = 40
ROW, THIN_ROW, NAME = 18, 6, 14  # pixels; the last what a name takes
HEAD, TICKS, FOOT = 30, 30, 30  # pixels over a kind, for its axis, for what the axis says


@dataclass(frozen=True)
class _Block:
    """The rows of one kind and where they begin and end, in pixels from above."""

    group: Group
    top: int
    bottom: int

    @property
    def is_thin(self) -> bool:
        return len(self.group.points) > MOST_NAMED

    @property
    def most_named(self) -> int:
        """How many names have room beside thin rows."""
        return (self.bottom - self.top) // NAME


def figure(board: Board, chosen: Collection[str] = frozenset()) -> Figure:
    """A block of rows for each kind with published ranks, rows by the middle of their bands, the lowest above."""
    points = [point for point in board.points if _has_rank(point)]
    if not points:
        return layout.empty(texts.EMPTY_RANKS)
    blocks = _blocks(groups.grouped(sorted(points, key=_middle), groups.KIND))
    inside = blocks[-1].bottom + TICKS
    notes, top = layout.note(_notes(board, blocks, chosen), side="right")
    axes: dict[str, Any] = {}
    for number, block in enumerate(blocks, 1):
        suffix = "" if number == 1 else str(number)
        domain = [round(1 - block.bottom / inside, 5), round(1 - block.top / inside, 5)]
        axes[f"yaxis{suffix}"] = _rows_axis(block, chosen) | {"domain": domain, "anchor": f"x{suffix}"}
        axes[f"xaxis{suffix}"] = _ranks_axis(block) | {"anchor": f"y{suffix}"}
    made = layout.figure(
        [_trace(board, block, number) for number, block in enumerate(blocks, 1)],
        f"{board.level} {board.measured.key}",
        height=top + inside + FOOT,
        top=top,
        annotations=[*notes, *(_head(block, inside) for block in blocks), _foot()],
        showlegend=False,
        bargap=0.25,
        **axes,
    )
    made["layout"]["margin"]["b"] = FOOT
    return made


def _notes(board: Board, blocks: Sequence[_Block], chosen: Collection[str]) -> list[str]:
    """Whose names stand in the figure, and which kinds are not in it though they have values."""
    thin = [block for block in blocks if block.is_thin]
    fits = all(len(_chosen(block, chosen)) <= block.most_named for block in thin)
    names = [texts.RANK_NAMES if fits else texts.RANK_NAMES_SOME] if thin else []
    ranked = {block.group.key for block in blocks}
    valued = groups.grouped([point for point in board.points if point.measured.value is not None], groups.KIND)
    without = [
        texts.RANK_KIND.format(kinds=NOUNS[each.key][0], count=german.number(len(each.points)))
        for each in valued
        if each.key not in ranked
    ]
    return [*names, *([texts.RANK_WITHOUT.format(kinds=german.listing(without))] if without else [])]


def _has_rank(point: AreaPoint) -> bool:
    return point.funnelled.best is not None and point.funnelled.worst is not None and point.measured.value is not None


def _middle(point: AreaPoint) -> tuple[int, str]:
    return (point.funnelled.best or 0) + (point.funnelled.worst or 0), german.sort_key(point.label)


def _blocks(kinds: Sequence[Group]) -> list[_Block]:
    blocks, top = [], 0
    for kind in kinds:
        ordered = Group(kind.key, kind.label, kind.colour, kind.symbol, kind.line, sorted(kind.points, key=_middle))
        height = len(ordered.points) * (THIN_ROW if len(ordered.points) > MOST_NAMED else ROW)
        blocks.append(_Block(ordered, top + HEAD, top + HEAD + height))
        top += HEAD + height + TICKS
    return blocks


def _trace(board: Board, block: _Block, number: int) -> dict[str, Any]:
    points, suffix = block.group.points, "" if number == 1 else str(number)
    return {
        "type": "bar",
        "orientation": "h",
        "name": block.group.label,
        "base": [(point.funnelled.best or 0) - 0.5 for point in points],
        "x": [(point.funnelled.worst or 0) - (point.funnelled.best or 0) + 1 for point in points],
        "y": list(range(len(points))),
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "hovertext": [hover.point(point, _said(board, point)) for point in points],
        "hovertemplate": hover.TEMPLATE.replace("text", "hovertext"),
        "marker": {"color": block.group.colour, "line": {"width": 0}},
        **layout.known([point.area_id for point in points]),
    }


def _said(board: Board, point: AreaPoint) -> list[str]:
    rank = point.funnelled
    template = texts.RANK_ONE if rank.best == rank.worst else texts.RANK_SPAN
    said = template.format(best=rank.best, worst=rank.worst, areas=rank.areas)
    return [*hover.values([(board.measured, point.measured)]), said]


def _rows_axis(block: _Block, chosen: Collection[str]) -> dict[str, Any]:
    named = _named(block, chosen)
    return {
        "range": [len(block.group.points) - 0.5, -0.5],
        "tickvals": [place for place, _ in named],
        "ticktext": [escape(name, quote=False) for _, name in named],
        "tickfont": {"size": 12},
        "automargin": "width",
        "showgrid": False,
        "zeroline": False,
    }


def _named(block: _Block, chosen: Collection[str]) -> list[tuple[float, str]]:
    """Names and the rows they stand beside: of all, or of thin rows of those that are chosen, moved apart, as many as there is room for."""
    points = block.group.points
    if not block.is_thin:
        return [(row, point.label) for row, point in enumerate(points)]
    rows = _chosen(block, chosen)
    named = rows[:: -(-len(rows) // block.most_named) or 1]
    last = (len(points) - 1) * THIN_ROW
    moved = labels.apart([row * THIN_ROW for row in named], NAME)
    inside = [
        min(max(place, number * NAME), last - (len(named) - 1 - number) * NAME) for number, place in enumerate(moved)
    ]
    return [(round(place / THIN_ROW, 2), points[row].label) for place, row in zip(inside, named, strict=True)]


def _chosen(block: _Block, chosen: Collection[str]) -> list[int]:
    return [row for row, point in enumerate(block.group.points) if point.area_id in chosen]


def _ranks_axis(block: _Block) -> dict[str, Any]:
    areas = max(point.funnelled.areas or point.funnelled.worst or 1 for point in block.group.points)
    step = next(each for each in (1, 2, 5, 10, 20, 25, 50, 100, areas) if areas / each <= 5.2)
    return {
        "range": [0.5, areas + 0.5],
        "tickvals": [1, *range(step if step > 1 else 2, areas + 1, step)],
        "showgrid": True,
        "gridcolor": LINE,
        "zeroline": False,
        "showline": True,
        "linecolor": LINE_STRONG,
        "tickfont": {"color": MUTED, "size": 12},
        "tickangle": 0,
        "fixedrange": True,
    }


def _head(block: _Block, inside: int) -> dict[str, Any]:
    areas = max(point.funnelled.areas or 0 for point in block.group.points)
    said = texts.RANK_HEAD.format(kinds=block.group.label, areas=german.number(areas))
    y = round(1 - block.top / inside, 5)
    return layout.label(said, x=1, xref="paper", xanchor="right", y=y, yref="paper", yanchor="bottom", yshift=3)


def _foot() -> dict[str, Any]:
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": 0, "yref": "paper", "yanchor": "top", "yshift": -2}
    return layout.label(texts.RANK_AXIS, **place)
