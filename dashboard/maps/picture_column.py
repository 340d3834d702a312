"""The column beside the map of a picture: classes, what is selected, how the classes were made, councils."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dashboard import german
from dashboard.maps import drawing
from dashboard.maps.painted import Item, Painted
from dashboard.texts import DEMO_MARK, need
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from dashboard.theme import INK, MUTED, SURFACE

Row = Mapping[str, Any]
WIDE, HIGH = 28, 18  # of a swatch
LINE, GAP = 17, 10
LABEL, LONG = 36, 46  # letters that surely fit on a line, beside a swatch or without one
# A swatch shows a hatch on one of the colours it stands on.
EXAMPLES = {"erbt": "erbt k2", "unsicher": "unsicher b22"}


class Column:
    """Draws below each other; `unit` are map units per pixel, in which hatches and strokes are given."""

    def __init__(self, width: float, unit: float) -> None:
        self.width, self.unit = width, unit
        self.y = 0.0
        self.parts: list[str] = []

    def legend(self, painted: Painted) -> None:
        """Unit, a line per class, and the method."""
        self.lines(painted.unit, INK, bold=True)
        if painted.fields is not None:
            self.y += 6
            self._grid(painted.fields)
        for item in painted.legend:
            self.y += 6
            self._item(item)
        self.y += 6
        self.lines(painted.method, MUTED)

    def selected(self, name: str) -> None:
        """The outline of the selection."""
        self.y += GAP
        path = f'<path class="auswahl" d="M0 0h{WIDE * self.unit:g}v{HIGH * self.unit:g}h-{WIDE * self.unit:g}z"/>'
        self._swatch(f'<g class="umrisse">{path}</g>')
        self._labelled([name])

    def councils(self, areas: Iterable[Row], demo: bool) -> None:
        """The marks that stand on the map."""
        self.y += 2 * GAP
        self.lines(f"{texts.COUNCIL_LEGEND} ({DEMO_MARK})" if demo else texts.COUNCIL_LEGEND, INK, bold=True)
        present = {area["status"] for area in areas}
        for status in (each for each in drawing.MARKS if each in present):
            self.y += 6
            self.parts.append(
                f'<use href="#z-{status}" transform="translate({WIDE / 2:g} {self.y + HIGH / 2:g}) scale(1.2)"/>'
            )
            self._labelled([STATUSES[status]])
        self.y += 6
        self._labelled([texts.SCRIPT["councilLegendNone"]])

    def lines(self, text: str, colour: str, *, bold: bool = False) -> None:
        """Text over the whole width."""
        for line in textwrap.wrap(text, LONG, break_on_hyphens=False):
            self.y += LINE
            self._text(line, 0, self.y - 4, colour, bold=bold)

    def _grid(self, fields: Mapping[tuple[int, int], tuple[int, int]]) -> None:
        """Nine swatches with their numbers: need to the right, structure upwards."""
        words, left = need.SCRIPT, 86
        wide, high = (self.width - left) / 3, 40
        self._text(f"{words['needAxis']} →", left + 1.5 * wide, self.y + 14, INK, bold=True, anchor="middle")
        self._text(f"{words['structureAxis']} ↑", 0, self.y + 32, INK, bold=True)
        for number, name in enumerate(words["thirds"]["need"]):
            self._text(name, left + (number + 0.5) * wide, self.y + 32, MUTED, anchor="middle")
        self.y += 40
        for row in (3, 2, 1):
            self._text(words["thirds"]["structure"][row - 1], left - 8, self.y + high / 2 + 4, MUTED, anchor="end")
            for number in (1, 2, 3):
                self._field(
                    number, row, fields.get((number, row), (0, 0)), left + (number - 1) * wide, (wide - 3, high - 3)
                )
            self.y += high
        self.lines(words["needLegend"], MUTED)

    def _field(
        self, need_class: int, structure_class: int, counts: tuple[int, int], x: float, size: tuple[float, float]
    ) -> None:
        wide, high = size
        text = german.number(counts[0]) + (f" ({german.number(counts[1])})" if counts[1] else "")
        middle, half = x + wide / 2, 4 * len(text) + 5
        self.parts.append(
            f'<g transform="translate({x:g} {self.y:g})"><rect class="b{need_class}{structure_class}" width="{wide:g}" '
            f'height="{high:g}" stroke="{MUTED}"/></g><rect x="{middle - half:g}" y="{self.y + high / 2 - 10:g}" '
            f'width="{2 * half:g}" height="20" rx="2" fill="{SURFACE}" fill-opacity=".92"/>'
        )
        self._text(text, middle, self.y + high / 2 + 5, INK, bold=True, anchor="middle")

    def _item(self, item: Item) -> None:
        self._swatch(
            f'<rect class="f {EXAMPLES.get(item.css, item.css)}" width="{WIDE * self.unit:g}" '
            f'height="{HIGH * self.unit:g}"/>'
        )
        if item.sign:
            self.parts.append(f'<use href="#z-{item.sign}" transform="translate({WIDE / 2:g} {self.y + HIGH / 2:g})"/>')
        self._text(german.number(item.count), self.width, self.y + 14, MUTED, anchor="end")
        self._labelled(textwrap.wrap(item.label, LABEL, break_on_hyphens=False))

    def _swatch(self, symbol: str) -> None:
        self.parts.append(f'<g transform="translate(0 {self.y:g}) scale({1 / self.unit:.6g})">{symbol}</g>')

    def _labelled(self, lines: Sequence[str]) -> None:
        for number, line in enumerate(lines):
            self._text(line, WIDE + 10, self.y + 14 + number * LINE, INK)
        self.y += HIGH + LINE * (len(lines) - 1)

    def _text(self, text: str, x: float, y: float, colour: str, *, bold: bool = False, anchor: str = "start") -> None:
        weight = ' font-weight="650"' if bold else ""
        self.parts.append(
            f'<text x="{x:g}" y="{y:g}" font-size="13" fill="{colour}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'
        )
