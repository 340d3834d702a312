"""By what points are told apart: their kind, or their Stand. Each group has a form, and a colour beside it, the same in the live figures and in
the still one. Forms are called as Plotly does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.analysis.rows import AreaPoint
from dashboard.texts import analysis_figures as texts
from dashboard.texts.profile import NOUNS
from dashboard.theme import INK, SERIES, STAND_HATCH, STANDS, SURFACE

# kind → colour and form; a Landkreis and a Verbandsgemeinde never stand in one figure
KINDS = {
    "landkreis": (SERIES[0], "circle"),
    "kreisfreie_stadt": (SERIES[1], "square"),
    "grosse_kreisangehoerige_stadt": (SERIES[3], "diamond"),
    "verbandsfreie_gemeinde": (SERIES[2], "triangle-up"),
    "verbandsgemeinde": (SERIES[0], "circle"),
}
# Stand → colour and form, in the order of the contract; the forms are near those of the map
STATUSES = {
    "aktiv": (STANDS["aktiv"], "circle"),
    "ruht_vermutlich": (STAND_HATCH["ruht_vermutlich"], "circle-dot"),
    "in_planung": (STANDS["in_planung"], "circle-cross"),
    "ruhend": (STANDS["ruhend"], "square"),
    "aufgeloest": (STANDS["aufgeloest"], "diamond"),
    "kein_gremium": (STANDS["kein_gremium"], "x"),
    "unklar": (SURFACE, "triangle-down"),
    "": (SURFACE, "hexagon"),
}
KIND, STATUS = "art", "stand"  # as in an address


@dataclass(frozen=True, slots=True)
class Group:
    """Points drawn alike. `line`: colour of the rim of a point."""

    key: str
    label: str
    colour: str
    symbol: str
    line: str
    points: Sequence[AreaPoint]


def grouped(points: Sequence[AreaPoint], by: str) -> list[Group]:
    """The points by KIND or STATUS, groups in their order, none empty; within a group large areas first, so that small ones lie on top."""
    known = KINDS if by == KIND else STATUSES
    members: dict[str, list[AreaPoint]] = {}
    for point in sorted(points, key=lambda each: -each.inhabitants):
        members.setdefault(point.kind if by == KIND else point.status, []).append(point)
    return [
        Group(key, _label(by, each[0]), *known[key], SURFACE if by == KIND else INK, each)
        for key in known
        if (each := members.get(key))
    ]


def counted(group: Group) -> str:
    """What a group is called in a legend: "Verbandsgemeinden (129)"."""
    return f"{group.label} ({len(group.points)})"


def kinds(kind: str) -> str:
    """All areas of a kind, at the beginning of a line: "Verbandsgemeinden"."""
    return german.capital(NOUNS[kind][0])


def median_colour(kind: str, *, coloured: bool) -> str:
    """The colour of the median of a kind: its own where colours are those of kinds."""
    return KINDS[kind][0] if coloured else INK


def _label(by: str, point: AreaPoint) -> str:
    return kinds(point.kind) if by == KIND else point.status_label or texts.WITHOUT_STATUS
