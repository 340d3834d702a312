"""Comparison, trend, rank, need and structure: the rules in words and the numbers they rest on."""

from __future__ import annotations

from typing import Any

from dashboard import german
from dashboard.pages.daten.tables import DEMO, Column, folded, numbers, table
from dashboard.texts import certainty as texts
from dashboard.web.markup import Content, Markup, el

Row = dict[str, Any]
MANY = 4


def axes(inputs: list[Row], variants: int) -> Content:
    """The declared indicators of need and structure with their default weights."""
    columns = [
        Column(texts.HEAD_INPUT),
        Column(texts.HEAD_AXIS),
        Column(texts.HEAD_INDICATOR),
        Column(texts.HEAD_DIRECTION),
        *numbers(texts.HEAD_WEIGHT),
    ]
    rows = [
        (
            [row["label"], [" ", DEMO] if row["demo"] else None],
            texts.AXIS[row["axis"]],
            row["title"],
            texts.DIRECTIONS[row["axis"], row["direction"]],
            german.number(row["weight"], 0 if row["weight"].is_integer() else 2),
        )
        for row in inputs
    ]
    return [
        el("h3", texts.AXES),
        el("p", texts.AXES_LEAD.format(variants=german.number(variants))),
        table(texts.AXES_CAPTION, columns, rows),
    ]


def peers() -> Content:
    """How similar areas are found, and the file with all lists."""
    return [
        el("h3", texts.PEERS),
        el("p", texts.PEERS_LEAD),
        el("p", el("a", texts.PEERS_CSV, href="/daten/aehnliche-gebiete.csv")),
    ]


def breaks(rows: list[Row]) -> Markup:
    """Every break of a series."""
    columns = [Column(texts.HEAD_REASON), Column(texts.HEAD_FROM), Column(texts.HEAD_CONCERNS)]
    shown = [(row["reason"], str(row["period"]), _concerned(row["area"], row["indicators"] or [])) for row in rows]
    return folded(texts.BREAKS, len(rows), el("p", texts.BREAKS_LEAD), table(texts.BREAKS_CAPTION, columns, shown))


def _concerned(area: str | None, indicators: list[str]) -> str:
    if not indicators:
        return texts.ALL_OF_AREA.format(area=area) if area else texts.ALL_INDICATORS
    return (
        german.listing(indicators) if len(indicators) <= MANY else texts.MANY_INDICATORS.format(count=len(indicators))
    )


def spreads(rows: list[Row]) -> Markup:
    """How much areas of a kind differ, per rate."""
    columns = [
        Column(texts.HEAD_INDICATOR),
        Column(texts.HEAD_GROUP),
        Column(texts.HEAD_YEAR),
        *numbers(texts.HEAD_VALUE, texts.HEAD_MEDIAN, "φ", "τ²"),
    ]
    shown = [
        (
            row["indicator"],
            f"{row['label']} ({row['areas']})",
            str(row["period"]),
            german.number(row["value"], row["decimals"]),
            german.number(row["median"], row["decimals"]),
            german.number(row["phi"], 1),
            german.number(row["tau2"], 4),
        )
        for row in rows
    ]
    return folded(texts.SPREADS, len(rows), el("p", texts.SPREADS_LEAD), table(texts.SPREADS_CAPTION, columns, shown))
