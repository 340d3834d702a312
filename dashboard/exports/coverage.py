"""How many Kommunen have an active body, and how many people live there: the tables of the first page as files."""

from __future__ import annotations

from typing import Any

from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.table import Table
from dashboard.queries import frame, overview
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES

Row = dict[str, Any]
FILE_STEM = "abdeckung"
COUNTS = ("kommunen", *STATUSES, "covered", "inhabitants_unclear", "inhabitants")


def as_csv() -> bytes:
    """For German spreadsheet programs."""
    return german_csv(_table(texts.COVERAGE_COLUMNS, texts.COVERAGE_GROUPS))


def as_machine_csv() -> bytes:
    """The same for programs."""
    return machine_csv(_table(("group", "kreis_id", "label", *COUNTS, "as_of", "synthetic", "version"), {}))


def _table(columns: tuple[str, ...], names: dict[str, str]) -> Table:
    """By kind of Kommune with the whole Land last, then by Kreis; `names` are the words for the two."""
    build = frame.build()
    groups = [("kind", row) for row in overview.coverage_by_kind()] + [
        ("kreis", row) for row in overview.coverage_by_kreis()
    ]
    rows = [
        (
            names.get(group, group),
            row.get("area_id"),
            row["label"] or texts.COVERAGE_WHOLE,
            *(row[name] for name in COUNTS),
            build["as_of"],
            bool(build["demo"]),
            build["version"],
        )
        for group, row in groups
    ]
    return Table(texts.COVERAGE_KIND, columns, rows)
