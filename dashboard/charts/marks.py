"""Marks that differ by their shape alone, ten of them; colour comes second."""

from __future__ import annotations

from functools import cache

from dashboard.charts.svg import short
from dashboard.theme import SURFACE

# Around 0,0 within ±5 pixels. Full shapes first, then the same as outlines.
_FORMS = {
    "circle": '<circle r="4.6"/>',
    "square": '<path d="M-4.2-4.2h8.4v8.4h-8.4z"/>',
    "triangle": '<path d="M0-5.4 5 3.8H-5z"/>',
    "diamond": '<path d="M0-5.8 5.2 0 0 5.8-5.2 0z"/>',
    "wedge": '<path d="M0 5.4 5-3.8H-5z"/>',
}
_LINES = {"cross": '<path d="M-4-4 4 4M-4 4 4-4"/>', "plus": '<path d="M0-5v10M-5 0H5"/>'}
# By the names of Plotly: outline, and what is drawn in it in the colour of the rim.
_SYMBOLS = {
    "circle": (_FORMS["circle"], ""),
    "square": (_FORMS["square"], ""),
    "diamond": (_FORMS["diamond"], ""),
    "triangle-up": (_FORMS["triangle"], ""),
    "triangle-down": (_FORMS["wedge"], ""),
    "circle-dot": (_FORMS["circle"], '<circle r="1" fill="{}"/>'),
    "circle-cross": (_FORMS["circle"], '<path d="M-4.6 0h9.2M0-4.6v9.2"/>'),
    "x": ('<path d="M0-2.4 2.6-5 5-2.6 2.4 0 5 2.6 2.6 5 0 2.4-2.6 5-5 2.6-2.4 0-5-2.6-2.6-5z"/>', ""),
    "hexagon": ('<path d="M-4.3-2.5 0-5 4.3-2.5V2.5L0 5-4.3 2.5z"/>', ""),
}
SHAPES = (*_FORMS, *(f"{form}_open" for form in ("circle", "square", "triangle")), *_LINES)


@cache
def mark(shape: str, colour: str) -> str:
    """The shape around 0,0 in a colour, with a light rim so that it stands out on lines and on other marks."""
    if shape in _LINES:
        line = _LINES[shape]
        return (
            f'<g fill="none"><g stroke="{SURFACE}" stroke-width="5">{line}</g>'
            f'<g stroke="{colour}" stroke-width="2.4">{line}</g></g>'
        )
    form, _, is_open = shape.partition("_")
    if is_open:
        return f'<g fill="{SURFACE}" stroke="{colour}" stroke-width="2">{_FORMS[form]}</g>'
    return f'<g fill="{colour}" stroke="{SURFACE}" stroke-width="1.2">{_FORMS[form]}</g>'


@cache
def symbol(name: str, fill: str, rim: str) -> str:
    """A form as Plotly calls and draws it, around 0,0."""
    outline, inside = _SYMBOLS[name]
    return f'<g fill="{fill}" stroke="{rim}">{outline}{inside and inside.format(rim)}</g>'


def at(percent: float, y: float, content: str) -> str:
    """Something drawn around 0,0, put at a percentage of the width and a pixel of the height."""
    return f'<svg x="{short(percent)}%" y="{short(y)}" overflow="visible">{content}</svg>'


def picture(shape: str, colour: str) -> str:
    """One mark as an image of its own, for a legend or a chip."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">'
        f"{mark(shape, colour)}</svg>"
    )
