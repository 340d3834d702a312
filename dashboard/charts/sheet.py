"""A chart as a picture of its own: title, legend, chart, and a foot that names source, licence and data version."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from html import escape

from dashboard import texts
from dashboard.charts import svg
from dashboard.theme import INK, MUTED, SURFACE

WIDTH, PAD, LINE_HEIGHT = 960, 24, 20
COLUMNS = 3
LETTERS = {20: 74, 13: 128}  # letters that surely fit into a line, by size


def sheet(
    title: str,
    sentence: str,
    chart: str,
    height: int,
    legend: Sequence[tuple[str, str]],
    foot: Sequence[str],
    *,
    told: Sequence[str] = (),
) -> str:
    """One SVG of fixed width that says by itself what it shows. `chart` is an SVG of any width and this height; `legend` are pairs of a
    mark and its name; `told` is said only to who does not see it."""
    top = _Column()
    parts = [*top.lines(title, 20, INK, bold=True), *top.lines(sentence, 13, MUTED), *_legend(legend, top)]
    parts.append(f'<svg x="{PAD}" y="{top.y}" width="{WIDTH - 2 * PAD}" height="{height}">{chart}</svg>')
    top.y += height + PAD
    for text in foot:
        parts += top.lines(text, 13, MUTED)
    total = top.y + PAD // 2
    description = " ".join(text if text.endswith(".") else f"{text}." for text in [sentence, *told, *foot] if text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{total}" viewBox="0 0 {WIDTH} {total}" role="img" '
        f'xml:lang="de" font-family="{svg.FONT}"><title>{escape(title)}</title><desc>{escape(description)}</desc><rect width="100%" height="100%" fill="{SURFACE}"/>{"".join(parts)}</svg>'
    )


def foot(source: str, licence: str, version: str, *, demo: bool) -> list[str]:
    """What stands under every picture: source, licence, data version, and whether it holds invented data."""
    return [
        texts.SHEET_SOURCE.format(source=source, licence=licence),
        texts.SHEET_VERSION.format(version=version, demo=texts.SHEET_DEMO if demo else ""),
    ]


class _Column:
    """Where the next thing goes."""

    def __init__(self) -> None:
        self.y = PAD

    def lines(self, text: str, size: int, colour: str, *, bold: bool = False) -> Iterator[str]:
        """The text broken into lines."""
        weight = ' font-weight="650"' if bold else ""
        for line in textwrap.wrap(text, LETTERS[size], break_on_hyphens=False):
            self.y += size + 6
            yield f'<text x="{PAD}" y="{self.y - 4}" font-size="{size}" fill="{colour}"{weight}>{escape(line)}</text>'


def _legend(legend: Sequence[tuple[str, str]], top: _Column) -> Iterator[str]:
    if not legend:
        return
    width = (WIDTH - 2 * PAD) / COLUMNS
    top.y += PAD // 2
    for number, (symbol, name) in enumerate(legend):
        x, y = PAD + 8 + width * (number % COLUMNS), top.y + LINE_HEIGHT * (number // COLUMNS) + 8
        yield f'<g transform="translate({svg.short(x)} {y})">{symbol}<text x="14" y="4" font-size="13" fill="{INK}">{escape(name)}</text></g>'
    top.y += LINE_HEIGHT * -(-len(legend) // COLUMNS) + PAD // 2
