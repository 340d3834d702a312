"""The lists the search boxes look through: plain GET addresses that carry the build version, so they may be kept for ever."""

# ruff: noqa: ARG001 (`version` in a path is read before its route is called: see app.py)
from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response

from dashboard import db
from dashboard.queries import areas, frame, indicators
from dashboard.texts.area_search import KIND_WORDS

routes = Blueprint("search", __name__, url_prefix="/api/v1/suche")


def addresses() -> dict[str, str]:
    """Where the lists lie."""
    return {name: f"{routes.url_prefix}/{frame.build()['version']}/{name}.json" for name in ("gebiete", "kennzahlen")}


@routes.get("/<version>/gebiete.json")
def give_areas(version: str) -> Response:
    """All areas and former names."""
    return Response(_areas(), mimetype="application/json")


@routes.get("/<version>/kennzahlen.json")
def give_indicators(version: str) -> Response:
    """All indicators."""
    return Response(_indicators(), mimetype="application/json")


@db.per_build
def _areas() -> bytes:
    """All areas as [key, label, kind, Kreis, 1 if the body is named by another of its rows] and former names as [name, key of today, year,
    part, former key, 1 if it is the name of today too]. `kindWords`: the words people use for each of `kinds`."""
    rows = areas.rows()
    kinds = list(dict.fromkeys(row["kind_label"] for row in rows))
    kreise = list(dict.fromkeys(row["kreis"] for row in rows if row["kreis"]))
    listed = [
        [
            row["area_id"],
            row["label"],
            kinds.index(row["kind_label"]),
            kreise.index(row["kreis"]) if row["kreis"] else -1,
            int(row["main_id"] != row["area_id"]),
        ]
        for row in rows
    ]
    former = [
        [
            row["old_name"],
            row["new_area_id"],
            row["year"],
            int(row["part_only"]),
            row["old_area_id"] or "",
            int(row["kept_name"]),
        ]
        for row in areas.former_names()
    ]
    words = {row["kind_label"]: KIND_WORDS.get(row["kind"], ()) for row in rows}
    return _json(
        {
            "kinds": kinds,
            "kindWords": [words[kind] for kind in kinds],
            "kreise": kreise,
            "areas": listed,
            "former": former,
        }
    )


@db.per_build
def _indicators() -> bytes:
    """All indicators as [id, title, topic, synonyms]."""
    rows = indicators.indicators()
    topics = list(dict.fromkeys(row["topic"] for row in rows))
    listed = [[row["indicator_id"], row["title"], topics.index(row["topic"]), row["synonyms"]] for row in rows]
    return _json({"topics": topics, "indicators": listed})


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def blueprint() -> Blueprint:
    """The routes."""
    return routes
