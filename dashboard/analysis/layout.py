"""What all figures of the analysis share: their frame, what makes their points known, a sentence where there is nothing to draw.

What is chosen is marked by the page (assets/analysis/marks.js): it knows points by `customdata` (ids of areas). Others pale, and in the trace
`chosen` rings and names appear, which are there of all points but unseen.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from typing import Any

from dashboard.analysis import labels
from dashboard.analysis.labels import broken
from dashboard.analysis.scales import Scale
from dashboard.charts.svg import FONT
from dashboard.theme import INK, MUTED, SURFACE, UNSEEN, VEIL, variables

Figure = dict[str, Any]
HEIGHT = 520  # pixels of the whole
BELOW = 290  # of which axis and legend take so much at most, on a phone
CHOSEN = variables()["chosen"]
LINE_HEIGHT, SMALL, NOTE_LETTERS = 17, 13, 31


def figure(
    traces: Sequence[dict[str, Any]], revision: str, *, height: int = HEIGHT, top: int = 12, **more: Any
) -> Figure:
    """The figure with the layout all have. `revision`: zoom survives as long as it stays the same; `top`: room above the axes."""
    return {
        "data": list(traces),
        "layout": {
            "autosize": True,
            "height": height,
            "margin": {"l": 8, "r": 12, "t": top, "b": 8},
            "font": {"family": FONT, "size": 14, "color": INK},
            "separators": ",.",
            "paper_bgcolor": SURFACE,
            "plot_bgcolor": SURFACE,
            "uirevision": revision,
            "selectionrevision": revision,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": SURFACE,
                "bordercolor": INK,
                "font": {"family": FONT, "size": 14, "color": INK},
                "align": "left",
                "namelength": 0,
            },
            "dragmode": "select",
            "newselection": {"line": {"color": CHOSEN, "width": 2, "dash": "dot"}},
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "yref": "container",
                "y": 0,
                "yanchor": "bottom",
                "itemsizing": "constant",
                "itemclick": False,
                "itemdoubleclick": False,
                "font": {"size": SMALL},
            },
            **more,
        },
    }


def empty(sentence: str) -> Figure:
    """A figure that says why there is nothing to draw."""
    hidden = {"visible": False}
    said = {
        "text": broken(sentence, NOTE_LETTERS),
        "showarrow": False,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "font": {"size": 15, "color": INK},
    }
    made = figure([], "empty", height=180, xaxis=hidden, yaxis=hidden, annotations=[said])
    made["layout"]["dragmode"] = False
    return made


def note(sentences: Sequence[str], above: int = 0, side: str = "left") -> tuple[list[dict[str, Any]], int]:
    """Sentences over the axes at one `side`, above other labels of so many pixels; as an annotation, and the room all take."""
    lines = [line for sentence in sentences for line in broken(sentence, NOTE_LETTERS).split("<br>")]
    if not lines:
        return [], 12 + above
    said = {
        "text": "<br>".join(lines),
        "align": side,
        "showarrow": False,
        "x": 0 if side == "left" else 1,
        "xref": "paper",
        "xanchor": side,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": above + 6,
        "font": {"size": SMALL, "color": MUTED},
    }
    return [said], 14 + above + LINE_HEIGHT * len(lines)


def label(text: str, **place: Any) -> dict[str, Any]:
    """A few words in the figure, escaped already."""
    return {
        "text": text,
        "showarrow": False,
        "font": {"size": SMALL, "color": MUTED},
        "bgcolor": VEIL,
    } | place


def over(named: Sequence[tuple[float, str]], across: Scale) -> tuple[list[dict[str, Any]], int]:
    """Labels at (place on the axis, words) above the axes, in as many rows as it takes; and the pixels they take."""
    shares = [(place - across.low) / (across.high - across.low) for place, _ in named]
    rows = labels.rows(shares, [words for _, words in named])
    said = [
        label(
            words,
            x=place,
            xref="x",
            xanchor=labels.anchor(share),
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=2 + LINE_HEIGHT * row,
        )
        for (place, words), share, row in zip(named, shares, rows, strict=True)
    ]
    return said, LINE_HEIGHT * (1 + max(rows)) if rows else 0


def known(ids: Sequence[str]) -> dict[str, Any]:
    """What makes the points of a trace known by their areas."""
    return {"customdata": list(ids), "cliponaxis": False}


def rings(
    ids: Sequence[str],
    plotted: Sequence[tuple[float, float]],
    spots: Sequence[labels.Spot],
    chosen: Collection[str],
    *,
    height: int = HEIGHT - BELOW,
    kept: Sequence[labels.Taken] = (),
) -> dict[str, Any]:
    """The trace of all points whose rings and names are seen only of what is chosen. Names of what is `chosen` now are placed first, then
    those that may be chosen later, in the order given; none on what is `kept` free of the `height`."""
    places = labels.placed(spots, height, [place for place, area_id in enumerate(ids) if area_id in chosen], kept)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "meta": "chosen",
        "x": [x for x, _ in plotted],
        "y": [y for _, y in plotted],
        "text": [escape(spot.name, quote=False) if place else "" for spot, place in zip(spots, places, strict=True)],
        "textposition": [place or "top right" for place in places],
        "textfont": {"size": SMALL, "color": UNSEEN},
        "marker": {
            "symbol": "circle-open",
            "size": [round(2 * spot.radius + 6) for spot in spots],
            "color": CHOSEN,
            "line": {"width": 2.5},
            "opacity": 0,
        },
        "hoverinfo": "skip",
        "showlegend": False,
        **known(ids),
    }
