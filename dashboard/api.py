"""Answers for scripts and downloads: plain GET addresses that carry the build version, so they may be kept for ever."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, abort

from dashboard import answers, maps, selection
from dashboard.exports.delimited import german_csv
from dashboard.exports.table import Table
from dashboard.queries import boundaries, frame, lage
from dashboard.texts import lage as texts

routes = Blueprint("api", __name__)


def map_address(level: str) -> str:
    """Where the map of a level lies."""
    return f"/karte/{frame.build()['version']}/{level}.svg"


def values_address(level: str, indicator_id: str, year: int | None = None) -> str:
    """Where the values lie: all years for the script, or one year as CSV."""
    base = f"/api/v1/werte/{frame.build()['version']}/{level}/{indicator_id}"
    return f"{base}.json" if year is None else f"{base}/{year}.csv"


def downloads() -> list[tuple[str, str]]:
    """Address and name of one file per indicator (finest level above the Gemeinden, newest year), for browsers without scripts."""
    return [_download(selection.usual(indicator), indicator["title"]) for indicator in lage.indicators()]


def _download(plain: selection.Selection, title: str) -> tuple[str, str]:
    name = texts.NO_SCRIPT_FILE.format(indicator=title, level=texts.LEVELS[plain.level], year=plain.year)
    return values_address(plain.level, plain.indicator, plain.year), name


def _indicator(version: str, level: str, indicator_id: str) -> dict[str, Any]:
    """The indicator asked for; 404 where version, level or indicator is not the one on show."""
    found = next((each for each in lage.indicators() if each["indicator_id"] == indicator_id), None)
    if version != frame.build()["version"] or found is None or level not in found["levels"]:
        abort(404)
    return found


@routes.get("/karte/<version>/<level>.svg")
def draw_map(version: str, level: str) -> Response:
    """The map of one level as SVG."""
    if version != frame.build()["version"] or level not in lage.LEVELS:
        abort(404)
    outlines = boundaries.boundaries("kreis")["areas"] if level != "kreis" else {}
    shapes = boundaries.boundaries(level)
    return Response(maps.document(shapes, lage.areas(level), outlines, marks=level == "kommune"), mimetype="image/svg+xml")


@routes.get("/api/v1/werte/<version>/<level>/<indicator_id>.json")
def give_values(version: str, level: str, indicator_id: str) -> Response:
    """All years of one indicator at one level (see dashboard/answers.py)."""
    indicator = _indicator(version, level, indicator_id)
    body = answers.answer(indicator, level, lage.observations(indicator_id, level), lage.areas(level))
    return Response(json.dumps(body, ensure_ascii=False, separators=(",", ":")), mimetype="application/json")


@routes.get("/api/v1/werte/<version>/<level>/<indicator_id>/<int:year>.csv")
def give_table(version: str, level: str, indicator_id: str, year: int) -> Response:
    """One year of one indicator as a file for spreadsheet programs."""
    indicator = _indicator(version, level, indicator_id)
    if year not in indicator["periods"]:
        abort(404)
    rows = lage.shown_values(indicator_id, level, year)
    table = Table(texts.LEVELS[level], tuple(texts.CSV_HEADS.values()), [_csv_row(indicator, year, row) for row in rows])
    name = f"praeventionsatlas_{indicator_id}_{level}_{year}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(german_csv(table), mimetype="text/csv", headers=headers)


def _csv_row(indicator: dict[str, Any], year: int, row: dict[str, Any]) -> tuple[Any, ...]:
    labels = answers.category_labels(indicator)
    value = labels[int(row["value"])] if labels and row["value"] is not None else row["value"]
    said = {
        **row, "year": year, "indicator": indicator["title"], "unit": indicator["unit"], "value": value,
        "status": texts.VALUE_STATUSES[row["status"]], "council": texts.STATUSES.get(row["council_status"]),
        "source": indicator["attribution"], "demo": texts.CSV_DEMO if indicator["demo"] else None, "version": frame.build()["version"],
        "cases": row["numerator"] if indicator["has_cases"] else None,
    }
    return tuple(said[key] for key in texts.CSV_HEADS)


def blueprint() -> Blueprint:
    """The routes."""
    return routes
