"""Whom a Kommune may ask about a finding: table exchange."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from pipelines.database import insert_frame
from pipelines.exchange.declared import Exchange, SolutionVariant, exchange, in_words, solution_kinds
from pipelines.exchange.solutions import short

if TYPE_CHECKING:
    import duckdb

PARTNERS = Path(__file__).parent / "partners.sql"
_COLUMNS = ["kind", "area_id", "partner_id", "position", "kin", "distance_km", "variant", "reasons"]


def publish_partners(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `exchange`. Needs finding, solution, solution_variant, peer, area, area_kind and the working table `distance`."""
    declared = exchange()
    found = connection.execute(
        PARTNERS.read_text(encoding="utf-8"), {"steps": declared.distance_steps, "partners": declared.partners}
    )
    names = [column[0] for column in found.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    variants = {(each.kind, way.variant): way for each in solution_kinds() for way in each.variant}
    for row in rows:
        row["reasons"] = _reasons(declared, variants[row["kind"], row["variant"]], row)
    insert_frame(connection, "exchange", pd.DataFrame(rows, columns=_COLUMNS))


def _reasons(declared: Exchange, variant: SolutionVariant, row: dict[str, Any]) -> list[str]:
    """Why this partner, in the order in which it was compared."""
    words = row | {
        "similar": ", ".join(row["similar"] or []),
        "distance": in_words(math.floor(row["distance_km"] + 0.5)),
    }
    kin, distance = (declared.reason[name].format(**words) for name in (row["kin"], "distance"))
    return [kin, distance, short(variant, row["value"], row["value_date"])]
