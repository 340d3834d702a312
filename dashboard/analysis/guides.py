"""Lines to read values by: of the Land, of a kind, of a median; each with its name and value, where that lies on no other one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard import german
from dashboard.analysis import labels, layout
from dashboard.analysis.rows import Axis, Guide
from dashboard.analysis.scales import Scale
from dashboard.texts import analysis_figures as texts
from dashboard.theme import INK, MUTED


def line(guide: Guide, *, solid: bool = False) -> dict[str, Any]:
    """The line through the whole figure: upright for a guide of axis "x", else level."""
    along = {"x0": guide.value, "x1": guide.value, "y0": 0, "y1": 1, "xref": "x", "yref": "paper"}
    across = {"x0": 0, "x1": 1, "y0": guide.value, "y1": guide.value, "xref": "paper", "yref": "y"}
    style = {"color": MUTED if solid else INK, "width": 1.3, "dash": "solid" if solid else "dash"}
    return {"type": "line", "layer": "below", "line": style, **(along if guide.axis == "x" else across)}


def over(across: Scale, guides: Sequence[Guide]) -> tuple[list[dict[str, Any]], int]:
    """Labels of upright lines above the axes, and how many pixels they take."""
    names = [_text(guide, across.axis) for guide in guides]
    return layout.over([(at(across, guide), name) for guide, name in zip(guides, names, strict=True)], across)


def beside(up: Scale, guides: Sequence[Guide], height: int = layout.HEIGHT - layout.BELOW) -> list[dict[str, Any]]:
    """Labels of level lines at their right end, moved where they would touch."""
    places = [up.share(guide.value) * height for guide in guides]
    moved = labels.apart(places, layout.LINE_HEIGHT)
    return [
        layout.label(
            _text(guide, up.axis),
            x=1,
            xref="paper",
            xanchor="right",
            y=at(up, guide),
            yref="y",
            yanchor="bottom",
            yshift=round(to - place),
        )
        for guide, place, to in zip(guides, places, moved, strict=True)
    ]


def at(scale: Scale, guide: Guide) -> float:
    """Where a label of the guide stands; Plotly wants the power of ten where the line itself has the number."""
    return math.log10(guide.value) if scale.logarithmic else guide.value


def _text(guide: Guide, axis: Axis) -> str:
    said = texts.GUIDE.format(label=guide.label, value=german.number(guide.value, axis.decimals))
    return labels.broken(said, layout.NOTE_LETTERS)
