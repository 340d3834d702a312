"""Values, rejected rows and boundaries as files, for people and for programs."""

from __future__ import annotations

from typing import Any

from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.table import Table
from dashboard.queries import catalogue as queries
from dashboard.queries import frame
from dashboard.texts import catalogue as texts
from dashboard.texts import certainty


def observations_csv(indicator: dict[str, Any]) -> bytes:
    """Every own value of an indicator for German spreadsheet programs; status in words."""
    version = frame.build()["version"]
    return german_csv(
        Table(
            texts.INDICATORS,
            texts.COLUMNS_OBSERVATIONS,
            [
                (
                    indicator["title"],
                    row["area_id"],
                    row["label"],
                    row["kind"],
                    texts.LEVEL[row["level"]],
                    row["period"],
                    row["value"],
                    row["category"],
                    indicator["unit"],
                    row["low"],
                    row["high"],
                    row["numerator"],
                    row["denominator"],
                    row["n_eff"],
                    texts.STATUS[row["status"]],
                    row["note"],
                    row["release_id"],
                    row["synthetic"],
                    version,
                )
                for row in queries.observations(indicator["indicator_id"])
            ],
        )
    )


def observations_machine_csv(indicator: dict[str, Any]) -> bytes:
    """The same values under the names of the database."""
    version = frame.build()["version"]
    before = ("area_id", "label", "kind", "level", "period", "value", "category")
    after = ("low", "high", "numerator", "denominator", "unknown", "n_eff", "status", "note", "release_id", "synthetic")
    return machine_csv(
        Table(
            texts.INDICATORS,
            texts.COLUMNS_MACHINE,
            [
                (
                    indicator["indicator_id"],
                    *(row[name] for name in before),
                    indicator["unit"],
                    *(row[name] for name in after),
                    version,
                )
                for row in queries.observations(indicator["indicator_id"])
            ],
        )
    )


def rejected_csv() -> bytes:
    """Every row that was not taken over, with reason and cure."""
    names = ("source", "release_id", "sheet", "line", "column_name", "value", "reason", "cure")
    return german_csv(
        Table(
            texts.REJECTED, texts.COLUMNS_REJECTED, [tuple(row[name] for name in names) for row in queries.rejected()]
        )
    )


def peers_csv() -> bytes:
    """Every area with its similar areas and why they are similar."""
    version = frame.build()["version"]
    return german_csv(
        Table(
            certainty.PEERS,
            certainty.COLUMNS_PEERS,
            [
                (
                    row["area_id"],
                    row["label"],
                    row["kind"],
                    row["position"],
                    row["peer_id"],
                    row["peer_label"],
                    round(row["distance"], 3),
                    "; ".join(row["reasons"]),
                    version,
                )
                for row in queries.peers()
            ],
        )
    )
