"""Comparison, trend, rank, need and structure: the rules in words and the numbers they rest on."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import components, german
from dashboard.components import Column
from dashboard.texts import daten_certainty as texts

Content = Any
Row = dict[str, Any]
MANY = 4


def axes(inputs: list[Row], variants: int) -> list[Content]:
    """The declared indicators of need and structure with their default weights."""
    columns = [Column("label", texts.HEAD_INPUT), Column("axis", texts.HEAD_AXIS), Column("title", texts.HEAD_INDICATOR),
               Column("direction", texts.HEAD_DIRECTION), Column("weight", texts.HEAD_WEIGHT, numeric=True)]
    rows = [{"label": [row["label"], *([" ", components.demo_mark()] if row["demo"] else [])], "axis": texts.AXIS[row["axis"]],
             "title": row["title"], "direction": texts.DIRECTIONS[row["axis"], row["direction"]],
             "weight": german.number(row["weight"], 0 if row["weight"].is_integer() else 2)} for row in inputs]
    table = components.table(texts.AXES_CAPTION, columns, rows, "daten-dicht", row_head="label")
    return [html.H3(texts.AXES), html.P(texts.AXES_LEAD.format(variants=german.number(variants))), table]


def peers() -> list[Content]:
    """How similar areas are found, and the file with all lists."""
    return [html.H3(texts.PEERS), html.P(texts.PEERS_LEAD), html.P(html.A(texts.PEERS_CSV, href="/daten/aehnliche-gebiete.csv"))]


def breaks(rows: list[Row]) -> html.Details:
    """Every break of a series."""
    columns = [Column("reason", texts.HEAD_REASON), Column("period", texts.HEAD_FROM), Column("concerns", texts.HEAD_CONCERNS)]
    table = components.table(texts.BREAKS_CAPTION, columns, [_break(row) for row in rows], "daten-dicht", row_head="reason")
    head = html.Summary(f"{texts.BREAKS} ({german.number(len(rows))})")
    return html.Details([head, html.P(texts.BREAKS_LEAD), table], className="daten-klappe")


def _break(row: Row) -> dict[str, Content]:
    return {"reason": row["reason"], "period": str(row["period"]), "concerns": _concerned(row["area"], row["indicators"] or [])}


def _concerned(area: str | None, indicators: list[str]) -> str:
    if not indicators:
        return texts.ALL_OF_AREA.format(area=area) if area else texts.ALL_INDICATORS
    return german.listing(indicators) if len(indicators) <= MANY else texts.MANY_INDICATORS.format(count=len(indicators))


def spreads(rows: list[Row]) -> html.Details:
    """How much areas of a kind differ, per rate."""
    columns = [Column("indicator", texts.HEAD_INDICATOR), Column("group", texts.HEAD_GROUP), Column("year", texts.HEAD_YEAR),
               Column("value", texts.HEAD_VALUE, numeric=True), Column("median", texts.HEAD_MEDIAN, numeric=True),
               Column("phi", "φ", numeric=True), Column("tau2", "τ²", numeric=True)]
    shown = [{"indicator": row["indicator"], "group": f"{row['label']} ({row['areas']})", "year": str(row["period"]),
              "value": german.number(row["value"], row["decimals"]), "median": german.number(row["median"], row["decimals"]),
              "phi": german.number(row["phi"], 1), "tau2": german.number(row["tau2"], 4)} for row in rows]
    table = components.table(texts.SPREADS_CAPTION, columns, shown, "daten-dicht", row_head="indicator")
    return html.Details([html.Summary(f"{texts.SPREADS} ({german.number(len(rows))})"), html.P(texts.SPREADS_LEAD), table],
                        className="daten-klappe")
