"""Every colour of the product, by name: style sheets, charts and maps have them from here and from nowhere else."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

# Five classes from light to dark (yellow-green-blue). Lightness falls in every step, so it survives grey printing.
SEQUENTIAL = ("#fcf7d4", "#aed9a9", "#5caeab", "#2a759d", "#163963")
# The lines of the hatch on each class, where the value is that of the Kreis: at least 3:1 against it, as all hatches.
SEQUENTIAL_HATCH = ("#8e8b4c", "#487a45", "#275651", "#b4d2e1", "#688ab4")
# Unordered categories, told apart under red-green and blue-yellow blindness; the eighth to fourteenth are these again, striped (map.css).
CATEGORICAL = ("#173f6b", "#5aa7d6", "#f0e2a6", "#bf7a2e", "#7a5a94", "#c5cfcc", "#4f6b3a")
# The Stände of a registry, in the map and the bar; "ruht vermutlich" is "aktiv" under a hatch, "unklar" a hatch on white.
STANDS = {
    "aktiv": "#0d4f5c",
    "in_planung": "#8fc6d8",
    "ruhend": "#f0d27a",
    "aufgeloest": "#d98b3b",
    "kein_gremium": "#8a559a",
}
STAND_HATCH = {"ruht_vermutlich": "#a9d6e2", "unklar": "#76838b"}
# Lower than usual, lower, not distinguishable, higher, higher than usual: light to dark of one hue where neither is better …
DIFFERENCE = ("#8cc2e6", "#cbe2f2", "#f6f3ea", "#5a8fbc", "#123a60")
# … and from better to worse only where an indicator has a clear polarity. Never red and green.
JUDGEMENT = ("#17818c", "#93c6c8", "#f6f3ea", "#eeb985", "#cf6a1c")
# Need (inside a row, low to high) by structure (by row, low to high). High need and little structure stands out most.
BIVARIATE = (("#e2eede", "#e1c76d", "#df5e37"), ("#86dffc", "#948c8b", "#933b4d"), ("#7e9ad8", "#396f90", "#212e59"))
INK, MUTED, PAPER, SURFACE = "#16222b", "#51606a", "#f6f7f5", "#ffffff"
LINE, LINE_STRONG = "#d5dad8", "#7d8a92"
ACCENT, SIGNAL = "#0b5563", "#8a1538"
# Lines and marks of compared areas on white, five that are told apart; the other five of ten areas have another shape (charts/marks.py).
SERIES = ("#0f2f52", "#c2601a", "#1f9ac4", "#7a3f98", "#66727a")
# Band and dashed line of a reference in a time series; borders of Kreise on a small map, quieter than text.
REFERENCE_BAND, REFERENCE_LINE = "#cfe2e4", "#6a757c"
# Behind years of a time series that were unusual.
UNUSUAL = "#efece3"
KREIS_BORDER = "#9aa5ab"
# Behind words in a figure, so that what lies below them stays a guess; and no colour at all.
VEIL, UNSEEN = "rgba(255,255,255,.8)", "rgba(0,0,0,0)"

# Certainly higher or lower than a reference, around 0,0, in pixels: triangles, and two strokes where nobody knows what is usual. A form
# beside the colour; outside the usual range it is full.
SIGN_HIGHER, SIGN_LOWER = "M0-5 4.6 3.4h-9.2z", "M0 5 4.6-3.4h-9.2z"
OPEN_HIGHER, OPEN_LOWER = "M-4.6 3.4 0-4 4.6 3.4", "M-4.6-3.4 0 4 4.6-3.4"

# What only style sheets use.
_SHEETS = {
    "accent-soft": "#e4eff0",
    "accent-line": "#b9d3d7",
    "accent-strong": "#083f4a",
    "signal-soft": "#f9ecf0",
    "signal-line": "#e3c3cd",
    "signal-line-strong": "#d9aab8",
    "hover": "#f4f8f8",
    "highlight": "#f1f5f5",
    "disabled": "#75828a",
    "track": "#e7ebea",
    "track-line": "#b9c2c2",
    "tick": "#2c3b45",
    # areas of a map and their legend
    "border": "#5d6a72",
    "border-on-dark": "#e9efef",
    "outline": "#22313b",
    "pattern-border": "#47555e",
    "no-value": "#eef0ee",
    "hatch-missing": "#858f96",
    "unrated": "#fafaf8",
    "hatch-unrated": "#848e95",
    "dot": "#6a757c",
    # what a visitor has chosen
    "chosen": "#b0124a",
    "chosen-text": "#8f0f3d",
    "chosen-soft": "#fbeef2",
}


@cache
def variables() -> dict[str, str]:
    """Every colour by the name it has in style sheets as `var(--name)`."""
    difference = dict(zip(("far-lower", "lower", "even", "higher", "far-higher"), DIFFERENCE, strict=True))
    judgement = dict(zip(("far-better", "better", "even", "worse", "far-worse"), JUDGEMENT, strict=True))
    return {
        "ink": INK,
        "muted": MUTED,
        "paper": PAPER,
        "surface": SURFACE,
        "line": LINE,
        "line-strong": LINE_STRONG,
        "accent": ACCENT,
        "signal": SIGNAL,
        **_SHEETS,
        **{f"k{place}": colour for place, colour in enumerate(SEQUENTIAL, 1)},
        **{f"h{place}": colour for place, colour in enumerate(SEQUENTIAL_HATCH, 1)},
        **{f"c{place}": colour for place, colour in enumerate(CATEGORICAL, 1)},
        **{f"stand-{status.replace('_', '-')}": colour for status, colour in {**STANDS, **STAND_HATCH}.items()},
        **{f"d-{verdict}": colour for verdict, colour in {**difference, **judgement}.items()},
        **{
            f"b{need}{structure}": colour
            for structure, row in enumerate(BIVARIATE, 1)
            for need, colour in enumerate(row, 1)
        },
    }


@cache
def signs() -> dict[str, str]:
    """The sign of each verdict that has one, as SVG around 0,0."""
    join = 'stroke-linejoin="round"'
    hollow = f'fill="{SURFACE}" stroke="{INK}" stroke-width="1.5" {join}'
    # On a disc, because dark colours of a map leave no other way to see that it is full.
    disc = f'<circle r="6.4" fill="{SURFACE}"/>'

    def strokes(path: str) -> str:
        rim, line = (f'<path d="{path}" fill="none" stroke="{colour}"' for colour in (SURFACE, INK))
        return f'{rim} stroke-width="4.4" {join}/>{line} stroke-width="1.8" {join}/>'

    return {
        "higher": strokes(OPEN_HIGHER),
        "lower": strokes(OPEN_LOWER),
        "higher_usual": f'<path d="{SIGN_HIGHER}" {hollow}/>',
        "lower_usual": f'<path d="{SIGN_LOWER}" {hollow}/>',
        "far_higher": f'{disc}<path d="{SIGN_HIGHER}" fill="{INK}"/>',
        "far_lower": f'{disc}<path d="{SIGN_LOWER}" fill="{INK}"/>',
    }


def images() -> dict[str, str]:
    """Small drawings that style sheets use as `var(--name)`: the arrow of a list to choose from, the signs of a legend."""
    drawings = {
        "arrow": ("0 0 12 8", f'<path d="M1 1.5 6 6.5 11 1.5" fill="none" stroke="{INK}" stroke-width="1.6"/>'),
        **{f"sign-{verdict.replace('_', '-')}": ("-7 -7 14 14", drawn) for verdict, drawn in signs().items()},
    }
    opening = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}">'
    return {
        name: "url('data:image/svg+xml," + quote(f"{opening.format(box)}{shape}</svg>") + "')"
        for name, (box, shape) in drawings.items()
    }


def style_sheet() -> str:
    """The rule that gives style sheets these names."""
    return ":root{" + "".join(f"--{name}:{value};" for name, value in {**variables(), **images()}.items()) + "}\n"
