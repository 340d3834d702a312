"""The drawings of the pages for paper: charts with their legend, maps with theirs, each with an alternative text made from what it shows.

What comes out stands alone (see standalone_svg.py); titles and sources are left to the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from dashboard.addresses.map_selection import STAND, Selection, usual
from dashboard.briefings.contents import place_names
from dashboard.briefings.contents.standalone_svg import standalone
from dashboard.briefings.model import Picture
from dashboard.charts.svg import short
from dashboard.maps import picture as map_pictures
from dashboard.maps import view
from dashboard.maps.painted import Item, Painted
from dashboard.maps.picture import Ground
from dashboard.pages.gebiet.figures import Figure
from dashboard.queries import boundaries, frame, overview
from dashboard.theme import INK

WIDTH = 720  # pixels: as wide as the text of a page, letters of 13 pixels are then 8.7 points
LEGEND_LINE, LEGEND_GAP, LETTER = 20, 22, 7.2
MAP_HEIGHT, MAP_WIDTH, COLUMN = 520, 470, 300
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def chart(drawing: str, height: float, alt: str, legend: Sequence[tuple[str, str]] = ()) -> Picture:
    """A chart of dashboard/charts (an SVG as wide as its place, `height` in pixels); `legend`: a mark (SVG around 0,0) and its name each."""
    parts, below = _legend(legend, height)
    return Picture(
        standalone(f'<svg width="{WIDTH}" height="{short(height)}">{drawing}</svg>{parts}', WIDTH, below), alt
    )


def figure(shown: Figure) -> Picture:
    """A chart of a profile with its legend; its heading and sentence say what it shows."""
    legend = [(each.drawing, each.name) for each in shown.legend]
    return chart(shown.chart, shown.height, alt_text(shown.title, shown.sentence), legend)


def alt_text(*sentences: str) -> str:
    """Sentences as one text, each ended by a full stop."""
    texts = [each.strip() for each in sentences if each.strip()]
    return " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in texts)


def map_of(
    painted: Painted,
    ground: Ground,
    *,
    demo: bool,
    chosen: tuple[Sequence[str], str] = ((), ""),
    labels: Mapping[str, str] | None = None,
) -> Picture:
    """A painted map with its legend beside it; `chosen`: ids and name of what is outlined, `demo`: its values are invented, `labels`: names
    to be written on it, by area."""
    box = ground.boundaries["view_box"]
    wide, high = box[2:]
    unit = max(high / MAP_HEIGHT, wide / MAP_WIDTH)
    inner = MAP_WIDTH + map_pictures.GAP + COLUMN  # the same for all, so that letters are of one size
    drawn, height = map_pictures.with_legend(painted, ground, (inner, high / unit), chosen, demo=demo)
    drawn += place_names.names(labels or {}, ground.boundaries["points"], box, unit)
    return Picture(
        standalone(drawn, inner, height), alt_text(painted.title, painted.summary, map_pictures.told(painted))
    )


def view_of_map(selection: Selection, indicator: Mapping[str, Any], within: str = "", title: str = "") -> Picture:
    """The map of a view of the first page, as it is painted there. `within`: the key of the Kreis to which it is cut; its legend then counts
    the areas of that Kreis, and `title` says what it shows."""
    painted, level = view.painted(selection, indicator), selection.level
    shapes: Mapping[str, Any] = boundaries.boundaries(level)
    outlines = boundaries.boundaries("kreis")["areas"] if level != "kreis" else {}
    areas = overview.areas(level) if level == "kommune" else []
    if within:
        painted, shapes = _cut(painted, within, title), _zoomed(shapes, within)
        outlines = {key: path for key, path in outlines.items() if key == within}
        areas = [each for each in areas if each["area_id"].startswith(within)]
    by_size = sorted(areas, key=lambda each: -each["inhabitants"]) if within else []
    ground = Ground(shapes, areas, outlines, bool(frame.build()["demo"]))
    labels = {each["area_id"]: each["label"] for each in by_size}
    return map_of(painted, ground, demo=bool(indicator["demo"]), labels=labels)


def map_of_status(within: str = "", title: str = "") -> Picture | None:
    """The map of the Kommunen by Stand, of the Land or cut to a Kreis (see `view_of_map`); None where there is no registry."""
    indicator = next((each for each in overview.indicators() if each["indicator_id"] == STAND), None)
    return view_of_map(usual(indicator), indicator, within, title) if indicator else None


def _legend(legend: Sequence[tuple[str, str]], top: float) -> tuple[str, float]:
    """The entries in lines below a chart, and how high both are."""
    parts, x, y = [], 0.0, top
    if not legend:
        return "", top
    y += LEGEND_LINE
    for drawing, name in legend:
        width = LEGEND_GAP + 8 + LETTER * len(name)
        if x and x + width > WIDTH:
            x, y = 0.0, y + LEGEND_LINE
        parts.append(
            f'<g transform="translate({short(x + 10)} {short(y - 6)})">{drawing}'
            f'<text x="14" y="4" font-size="13" fill="{INK}">{escape(name)}</text></g>'
        )
        x += width + LEGEND_GAP
    return "".join(parts), y + 6


def _cut(painted: Painted, within: str, title: str) -> Painted:
    """The map of one Kreis: its areas alone, counted anew; what is said of the whole Land is left out."""
    looks = {area_id: look for area_id, look in painted.looks.items() if area_id.startswith(within)}
    counts = Counter(look.css for look in looks.values())

    def counted(items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(replace(item, count=counts[item.css]) for item in items if counts[item.css])

    return replace(
        painted, title=title, summary="", looks=looks, classes=counted(painted.classes), extra=counted(painted.extra)
    )


def _zoomed(shapes: Mapping[str, Any], within: str) -> Mapping[str, Any]:
    """Boundaries in the frame of one Kreis."""
    areas = {area_id: path for area_id, path in shapes["areas"].items() if area_id.startswith(within)}
    across, down = zip(*(point for path in areas.values() for point in _corners(path)), strict=True)
    room = 0.03 * max(max(across) - min(across), max(down) - min(down))
    box = [min(across) - room, min(down) - room]
    box += [max(across) + room - box[0], max(down) + room - box[1]]
    return {**shapes, "view_box": box, "areas": areas}


def _corners(path: str) -> Iterator[tuple[float, float]]:
    """The corners of a published outline: it begins with M and goes on with l, from corner to corner; ValueError for any other."""
    x = y = 0.0
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        values = list(map(float, _NUMBER.findall(numbers)))
        if command not in "MmlLzZ":
            raise ValueError(f"In einer Grenze steht ein unbekannter Befehl: {command}")
        for first, second in zip(values[::2], values[1::2], strict=True):
            x, y = (first, second) if command in "ML" else (x + first, y + second)
            yield x, y
