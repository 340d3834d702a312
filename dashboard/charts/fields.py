"""Features by field: what is there, what is not, what nobody knows. Two columns, a bar and a list for each field."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from dashboard.charts import svg
from dashboard.theme import ACCENT, INK, MUTED, SURFACE

COLUMNS, COLUMN, STATE = 2, 47.0, 84  # the second in percent, the third in pixels
HEAD, BAR, LINE_HEIGHT, GAP = 22, 14, 19, 28  # pixels
LETTERS = 48  # of a name, per line
STATES = ("yes", "no", "unknown")
_FILLS = {"yes": ACCENT, "no": SURFACE, "unknown": "url(#unbekannt)"}
_HATCH = (
    f'<pattern id="unbekannt" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="{SURFACE}"/><path d="M0 0V5" stroke="{MUTED}" stroke-width="1.6"/></pattern>'
)


@dataclass(frozen=True)
class Field:
    """A field with the sentence that counts its features; those as (state, word for it, name), a state being one of STATES."""

    name: str
    count: str
    features: Sequence[tuple[str, str, str]]


def fields(items: Sequence[Field]) -> tuple[str, int]:
    """The chart and its height in pixels."""
    parts, top = [_HATCH], 0
    for start in range(0, len(items), COLUMNS):
        row = [_field(field) for field in items[start : start + COLUMNS]]
        height = max(each for _, each in row)
        for column, (content, _) in enumerate(row):
            x = column * (100 - COLUMN) / max(COLUMNS - 1, 1)
            parts.append(
                f'<svg x="{svg.short(x)}%" y="{top}" width="{COLUMN}%" height="{height}" overflow="visible">{content}</svg>'
            )
        top += height + GAP
    height = max(top - GAP, 0)
    return svg.document(parts, height, ""), height


def _field(field: Field) -> tuple[str, int]:
    y = HEAD + BAR + LINE_HEIGHT
    parts = [
        f'<text x="0" y="14" font-weight="650" fill="{INK}">{escape(field.name)}</text>',
        *_bar(field.features),
        f'<text x="0" y="{y}" fill="{MUTED}">{escape(field.count)}</text>',
    ]
    y += 4
    for state, word, name in field.features:
        weight, colour = ("400", MUTED) if state == "unknown" else ("650", INK)
        parts.append(f'<text x="0" y="{y + LINE_HEIGHT}" font-weight="{weight}" fill="{colour}">{escape(word)}</text>')
        for line in textwrap.wrap(name.replace("\u00ad", ""), LETTERS, break_on_hyphens=False):
            y += LINE_HEIGHT
            parts.append(f'<text x="{STATE}" y="{y}" fill="{INK}">{escape(line)}</text>')
    return "".join(parts), y + 4


def _bar(features: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """The shares of the states, sizes as width, states as filling."""
    x = 0.0
    for state in STATES:
        width = 100 * sum(each == state for each, _, _ in features) / max(len(features), 1)
        if width:
            yield (
                f'<rect x="{svg.short(x)}%" y="{HEAD}" width="{svg.short(width)}%" height="{BAR}" fill="{_FILLS[state]}" stroke="{INK}" '
                f'stroke-width="1"/>'
            )
        x += width


def sample(state: str) -> str:
    """One state as a mark of a legend, around 0,0."""
    hatch = _HATCH.replace("unbekannt", "unbekannt-zeichen") if state == "unknown" else ""
    fill = _FILLS[state].replace("unbekannt", "unbekannt-zeichen")
    return f'{hatch}<rect x="-8" y="-6" width="16" height="12" fill="{fill}" stroke="{INK}" stroke-width="1"/>'
