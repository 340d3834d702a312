"""The suggested round tables of one kind on a small map of the Land: lines from each host, a filled diamond with the number of the table, to its
Kommunen, open circles; a cross for who sits at none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import combinations
from math import dist

from markupsafe import Markup

from dashboard import db
from dashboard.charts.svg import FONT, short
from dashboard.queries import boundaries
from dashboard.queries.exchange import Roundtable
from dashboard.theme import ACCENT, INK, KREIS_BORDER, MUTED, SURFACE

HEIGHT = 620  # pixels at full width: sizes below are pixels of that
OPEN = f'<circle r="5.5" fill="{SURFACE}" stroke="{INK}" stroke-width="2"/>'
OUTSIDE = f'<path d="M-4-4 4 4M-4 4 4-4" stroke="{MUTED}" stroke-width="1.8"/>'
HOST = f'<path d="M0-17 17 0 0 17-17 0z" fill="{ACCENT}" stroke="{SURFACE}" stroke-width="2"/>'
HOST_SMALL = f'<path d="M0-9 9 0 0 9-9 0z" fill="{ACCENT}"/>'
LETTERS = 15
APART = 30  # pixels between two numbers: hosts that lie nearer move apart on the map
ROUNDS = 30

Point = tuple[float, float]


@db.per_build
def _ground() -> tuple[str, str, float]:
    """Box, outlines of all Kreise and map units per pixel."""
    shapes = boundaries.boundaries("kreis")
    box = shapes["view_box"]
    return " ".join(map(str, box)), "".join(shapes["areas"].values()), box[3] / HEIGHT


def drawing(tables: Sequence[Roundtable], outside: Sequence[str], label: str) -> Markup:
    """The map; `outside` are the Kommunen in no group, `label` says what a screen reader hears instead of it."""
    box, kreise, unit = _ground()
    points: Mapping[str, Point] = {key: (x, y) for key, (x, y) in boundaries.boundaries("kommune")["points"].items()}
    hosts = _apart({table.host_id: points[table.host_id] for table in tables}, APART * unit)
    parts = [
        f'<path d="{kreise}" fill="{SURFACE}" stroke="{KREIS_BORDER}" stroke-width="{short(unit)}"/>',
        *(_sign(points[area_id], unit, OUTSIDE) for area_id in outside),
        *(_lines(table, hosts[table.host_id], points, unit) for table in tables),
        *(part for table in tables for part in _table(table, hosts[table.host_id], points, unit)),
    ]
    return Markup(  # noqa: S704 (drawn by us)
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{escape(label)}" font-family="{FONT}">'
        f"{''.join(parts)}</svg>"
    )


def sign(name: str) -> Markup:
    """One of the forms for the legend: "open", "solved" or "outside"."""
    shape = {"open": OPEN, "solved": HOST_SMALL, "outside": OUTSIDE}[name]
    return Markup(  # noqa: S704 (drawn by us)
        f'<svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">{shape}</svg>'
    )


def _apart(points: Mapping[str, Point], least: float) -> dict[str, Point]:
    """The same points, those nearer to each other than `least` moved apart by equal steps."""
    moved = dict(points)
    for _ in range(ROUNDS):
        pairs = [
            (first, second)
            for first, second in combinations(sorted(moved), 2)
            if dist(moved[first], moved[second]) < least
        ]
        for first, second in pairs:
            (x, y), (left, top) = moved[first], moved[second]
            far = dist((x, y), (left, top))
            across, down = ((x - left) / far, (y - top) / far) if far else (1.0, 0.0)
            step = max(0.0, least - far) / 2
            moved[first] = (x + across * step, y + down * step)
            moved[second] = (left - across * step, top - down * step)
        if not pairs:
            break
    return moved


def _lines(table: Roundtable, host: Point, points: Mapping[str, Point], unit: float) -> str:
    """From the host to everybody else."""
    start = f"M{short(host[0])} {short(host[1])}"
    rays = "".join(f"{start}L{left} {top}" for left, top in (points[member.area_id] for member in table.open))
    return f'<path d="{rays}" fill="none" stroke="{ACCENT}" stroke-width="{short(1.6 * unit)}"/>'


def _table(table: Roundtable, host: Point, points: Mapping[str, Point], unit: float) -> Iterable[str]:
    """Everybody, the host with the number last."""
    for member in table.open:
        yield _sign(points[member.area_id], unit, OPEN)
    number = (
        f'<text text-anchor="middle" y="{LETTERS * 0.35:g}" font-size="{LETTERS}" font-weight="700" fill="{SURFACE}">'
        f"{table.roundtable}</text>"
    )
    yield _sign(host, unit, HOST + number)


def _sign(point: Point, unit: float, shape: str) -> str:
    return f'<g transform="translate({short(point[0])} {short(point[1])}) scale({short(unit)})">{shape}</g>'
