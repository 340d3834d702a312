"""Every value of one profile as a file."""

from __future__ import annotations

from dashboard.exports.delimited import german_csv
from dashboard.exports.table import Cell, Table
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.readings import Reading
from dashboard.queries import frame
from dashboard.texts import gebiet as texts


def as_csv(profile: Profile) -> bytes:
    """One row per indicator and year, inherited ones marked, for German spreadsheet programs."""
    return german_csv(Table(texts.TITLE, texts.COLUMNS, [row for reading in profile.readings.values() for row in _rows(profile, reading)]))


def _rows(profile: Profile, reading: Reading) -> list[tuple[Cell, ...]]:
    indicator, area, version = reading.indicator, profile.area, frame.build()["version"]
    rows: list[tuple[Cell, ...]] = []
    for row in reading.rows:
        is_category = indicator["scale"] == "category"
        counted = row["numerator"] if indicator["scale"] == "rate" else row["denominator"]
        rows.append((
            area["area_id"], area["label"], indicator["topic"], indicator["title"], row["period"], None if is_category else row["value"],
            reading.scale.text(row["value"]) if is_category and row["value"] is not None else None, indicator["unit"], row["low"],
            row["high"], None if reading.giver else counted, texts.STATUSES.get(row["status"], texts.OK_OWN), reading.giver or None,
            row["note"], indicator["source"], indicator["synthetic"], version,
        ))
    return rows
