"""Boards made by hand: what the figures of the analysis are drawn from, with every state a value may have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.analysis.rows import (
    AreaPoint,
    Axis,
    Board,
    Break,
    Funnel,
    Funnelled,
    FunnelRow,
    Guide,
    KindSpread,
    Medians,
    Series,
    Value,
)
from dashboard.texts.comparison import VERDICTS

NEED = Axis("bedarf", "Bedarf", "Prozentrang", 0, bounds=(0, 100))
STRUCTURE = Axis("struktur", "Struktur", "Prozentrang", 0, bounds=(0, 100))
RATE = Axis("straftaten", "Straftaten", "je 100.000 Einwohner", 0)
INHABITANTS = Axis("einwohner", "Einwohnerzahl", "", 0)
STATUS = Axis("gremium_status", "Stand des Gremiums", "", 0, categories=((1, "aktiv"), (2, "ruhend"), (7, "unklar")))
KINDS = {
    "kreisfreie_stadt": "Kreisfreie Stadt",
    "verbandsfreie_gemeinde": "Verbandsfreie Gemeinde",
    "verbandsgemeinde": "Verbandsgemeinde",
}
STATUSES = {"aktiv": "aktiv", "ruhend": "ruhend", "unklar": "unklar", "": ""}
MISSING = Value(None, "keine Angabe", status="missing")
SUPPRESSED = Value(None, "nicht veröffentlicht (kleine Fallzahl)", status="suppressed")
INHERITED = Value(None, "Wert des Landkreises Westerwaldkreis", status="inherited")


def number(value: float, *, synthetic: bool = False, spread: float | None = None, period: int = 2024) -> Value:
    """A number with an interval of so much to both sides."""
    ends = (None, None) if spread is None else (value - spread, value + spread)
    interval = "–" if spread is None else f"{value - spread:g} bis {value + spread:g}"
    return Value(value, f"{value:g} ({period})", *ends, period=period, synthetic=synthetic, interval=interval)


def area(place: int, **changes: Any) -> AreaPoint:
    """One area, by its place in a list: kinds, Stände and verdicts take turns."""
    kind = list(KINDS)[place % 3]
    status = list(STATUSES)[place % 4]
    x, y, rate = (37 * place) % 101, (53 * place + 11) % 101, 2000 + (613 * place) % 7000
    inhabitants = 5000 + 3571 * ((7 * place) % 60)
    usual = AreaPoint(
        area_id=f"07{place:07d}",
        label=f"Ort & <Stadt> {place}",
        kind=kind,
        kind_label=KINDS[kind],
        kreis_id="07143",
        kreis="Westerwaldkreis",
        status=status,
        status_label=STATUSES[status],
        inhabitants=inhabitants,
        x=number(x, synthetic=True, spread=4),
        y=number(y, synthetic=place % 2 == 0, spread=6),
        measured=number(rate, spread=120),
        funnelled=Funnelled(
            inhabitants,
            list(VERDICTS.values())[place % 7],
            1 + place // 3,
            min(3 + place // 3, 20),
            20,
            list(VERDICTS)[place % 7],
            4000,
            3100,
            5200,
        ),
    )
    return replace(usual, **changes)


def funnel(kind: str, *, adjusted: bool = True) -> Funnel:
    rows = []
    for step in range(60):
        inhabitants = 1000 * 1.12**step
        away = 300000 / inhabitants**0.5
        wide = tuple(v for z in (1.5, 2.2) for v in (4000 - z * away, 4000 + z * away)) if adjusted else (None,) * 4
        rows.append(
            FunnelRow(
                inhabitants,
                4000,
                4000 - away,
                4000 + away,
                4000 - 1.5 * away,
                4000 + 1.5 * away,
                wide[0],
                wide[1],
                wide[2],
                wide[3],
            )
        )
    return Funnel(kind if kind in KINDS else "", KINDS.get(kind, kind), rows)


def course(area_id: str, label: str, first: int, values: list[float | None]) -> Series:
    cells = [
        MISSING if value is None else number(value, spread=50, period=first + place)
        for place, value in enumerate(values)
    ]
    return Series(area_id, label, [replace(cell, period=first + place) for place, cell in enumerate(cells)])


def board(areas: int = 42, **changes: Any) -> Board:
    """Need by structure of so many areas; crime is measured. The last three have no number of their own."""
    points = [area(place) for place in range(areas)]
    points[areas:] = [
        area(900, x=MISSING, y=SUPPRESSED, measured=SUPPRESSED, funnelled=Funnelled(None, "")),
        area(901, x=INHERITED, measured=INHERITED, funnelled=Funnelled(None, "")),
        area(902, y=MISSING, measured=MISSING, funnelled=Funnelled(None, "")),
    ]
    usual = Board(
        level="kommune",
        title="Straftaten, 2024",
        x=NEED,
        y=STRUCTURE,
        measured=RATE,
        points=points,
        medians=[Medians(kind, label, 50, 45 + place, 14) for place, (kind, label) in enumerate(KINDS.items())],
        guides=[Guide("Rheinland-Pfalz", 5517)],
        funnel=funnel("kreisfreie_stadt"),
        spreads=[KindSpread(kind, label, 14, 2000, 3000, 4000, 5000, 9000) for kind, label in KINDS.items()],
        series=[
            course("07", "Rheinland-Pfalz", 2016, [5600, 5500, 5450, 5400, 5300, 5200]),
            course(points[0].area_id, points[0].label, 2016, [None, 4000, 4100, None, 4300, 4400]),
            course(points[1].area_id, points[1].label, 2016, [3000, 3050, 3100, 3080, 3020, 3010]),
        ],
        breaks=[Break(2019, "neue Zählung", "Seit 2019 werden Fälle anders gezählt")],
    )
    return replace(usual, **changes)
