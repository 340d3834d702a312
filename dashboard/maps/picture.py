"""A painted map as a picture of its own: title, sentence, map, legend, and a foot that names source, licence and data version."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard import german, theme
from dashboard.charts.sheet import PAD, WIDTH, sheet
from dashboard.maps import drawing
from dashboard.maps.painted import COUNCILS, Painted
from dashboard.maps.picture_column import Column
from dashboard.texts import DEMO_MARK
from dashboard.theme import INK, SURFACE

Row = Mapping[str, Any]
STYLES = Path(__file__).parents[1] / "assets" / "map.css"
HEIGHT, GAP = 720, 28  # pixels
PALED = ' data-blass=""'
INNER = WIDTH - 2 * PAD
SIZED = (".f", ".kreise", ".umrisse")  # rules whose strokes are given in pixels of the page


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: a published svg.json, the areas of its level, the Kreise around them, whether the councils are invented, and
    the areas that are paled because a filter leaves them out."""

    boundaries: Mapping[str, Any]
    areas: Sequence[Row]
    outlines: Mapping[str, str]
    invented_councils: bool = False
    paled: frozenset[str] = frozenset()


def picture(
    painted: Painted,
    ground: Ground,
    foot: Sequence[str],
    chosen: tuple[Sequence[str], str] = ((), ""),
    *,
    demo: bool = False,
) -> str:
    """The SVG. `chosen`: ids and name of what is selected; `demo`: whether the values are invented."""
    drawn, height = with_legend(painted, ground, (INNER, HEIGHT), chosen, demo=demo)
    return sheet(painted.title, painted.summary, drawn, height, (), foot, told=[told(painted)])


def with_legend(
    painted: Painted,
    ground: Ground,
    size: tuple[float, float],
    chosen: tuple[Sequence[str], str] = ((), ""),
    *,
    demo: bool = False,
) -> tuple[str, int]:
    """The map as high as `size` (width, height in pixels) says with its legend beside it, and the height of both. An SVG with its own style
    sheet."""
    inner, tall = size
    unit = ground.boundaries["view_box"][3] / tall
    width = ground.boundaries["view_box"][2] / unit
    column = Column(inner - width - GAP, unit)
    column.legend(painted)
    if chosen[1]:
        column.selected(chosen[1])
    if painted.layer == COUNCILS and any(area["status"] for area in ground.areas):
        column.councils(ground.areas, ground.invented_councils)
    parts = [
        f"<style>{styles(unit)}</style><defs>{''.join(drawing.patterns(unit))}{''.join(drawing.symbols())}</defs>",
        _map(painted, ground, chosen[0], unit),
        _watermark(width, tall) if demo else "",
        f'<g transform="translate({width + GAP:g} 0)">{"".join(column.parts)}</g>',
    ]
    height = max(int(tall), int(column.y) + GAP)
    return f'<svg width="{inner:g}" height="{height}">{"".join(parts)}</svg>', height


def told(painted: Painted) -> str:
    """The legend in words: how many areas there are of each class."""
    lines = [f"{item.label}: {german.number(item.count)}" for item in painted.legend]
    return f"{': '.join(filter(None, [painted.unit, '; '.join(lines)]))}."


def _map(painted: Painted, ground: Ground, chosen: Sequence[str], unit: float) -> str:
    x, y, _, _ = ground.boundaries["view_box"]
    paths, points = ground.boundaries["areas"], ground.boundaries["points"]
    scale = f" scale({unit:.4g})"
    signs = (
        f'<use href="#z-{sign}" transform="translate({points[area_id][0]} {points[area_id][1]}){scale}"/>'
        for area_id, sign in painted.signs.items()
    )
    selection = "".join(paths[area_id] for area_id in chosen)
    parts = [
        *(
            f'<path class="f {look.css}"{PALED if area_id in ground.paled else ""} d="{paths[area_id]}"/>'
            for area_id, look in painted.looks.items()
        ),
        '<g class="kreise">',
        *(f'<path d="{path}"/>' for path in ground.outlines.values()),
        "</g>",
        *drawing.council_marks(points, ground.areas if painted.layer == COUNCILS else (), scale),
        *signs,
        f'<g class="umrisse"><path class="hof" d="{selection}"/><path class="auswahl" d="{selection}"/></g>',
    ]
    return f'<g transform="scale({1 / unit:.6g}) translate({-x} {-y})">{"".join(parts)}</g>'


def _watermark(width: float, tall: float) -> str:
    """The word over the map: outlines only, so that it changes no colour of a class."""
    strokes = (
        f'stroke="{SURFACE}" stroke-opacity=".7" stroke-width="4"',
        f'stroke="{INK}" stroke-opacity=".6" stroke-width="1.4"',
    )
    words = "".join(f"<text {stroke}>{DEMO_MARK}</text>" for stroke in strokes)
    return (
        f'<g transform="translate({width / 2:g} {tall / 2:g}) rotate(-38)" text-anchor="middle" font-size="{min(tall / 7.8, width / 5.2):.4g}" font-weight="700" '
        f'fill="none">{words}</g>'
    )


@lru_cache(maxsize=16)  # one per level, and some Kreise
def styles(unit: float) -> str:
    """The colours of the page's map for programs that know neither variables nor strokes that keep their width."""
    text = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", STYLES.read_text(encoding="utf-8"), flags=re.DOTALL))
    rules = [(selector.strip(), body) for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text)]
    used = [(selector, body) for selector, body in rules if not selector.startswith((".karte", ".zeichen"))]
    lines = [f"{selector}{{{_sized(body, unit) if selector.startswith(SIZED) else body}}}" for selector, body in used]
    return re.sub(
        r"var\(--([\w-]+)\)", lambda name: theme.variables()[name[1]], "".join([*lines, ".zeichen{fill:none}"])
    )


def _sized(body: str, unit: float) -> str:
    """Strokes in map units instead of pixels."""

    def scaled(match: re.Match[str]) -> str:
        return match[1] + " ".join(f"{float(number) * unit:.3g}" for number in match[2].split())

    return re.sub(
        r"(stroke-(?:width|dasharray): )([\d. ]+)", scaled, body.replace("vector-effect: non-scaling-stroke;", "")
    )
