"""Answers for the scripts of the first page: plain GET addresses that carry the build version, so they may be kept for ever."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, abort, redirect, request

from dashboard.addresses import map_selection
from dashboard.addresses.notices import Notice
from dashboard.exports.files import Refusal, response
from dashboard.maps import answers, drawing
from dashboard.need import answer as need_answer
from dashboard.need import view as need_view
from dashboard.need import weights as need_weights
from dashboard.queries import boundaries, frame, map_values, need_structure, overview
from dashboard.texts import need as need_texts
from dashboard.texts import overview as texts

routes = Blueprint("api", __name__)


def map_address(level: str) -> str:
    """Where the map of a level lies."""
    return f"/karte/{frame.build()['version']}/{level}.svg"


def values_address(level: str, indicator_id: str, weights: str = "") -> str:
    """Where the values of all years lie; of need and structure under own weights."""
    return f"/api/v1/werte/{frame.build()['version']}/{level}/{indicator_id}.json" + (
        f"?gewichte={weights}" if weights else ""
    )


def downloads() -> list[tuple[str, str]]:
    """Address and name of one file per indicator (as the page usually shows it), for browsers without scripts."""
    return [_download(map_selection.usual(indicator), indicator["title"]) for indicator in overview.indicators()]


def _download(plain: map_selection.Selection, title: str) -> tuple[str, str]:
    name = texts.NO_SCRIPT_FILE.format(indicator=title, level=texts.LEVELS[plain.level], year=plain.year)
    return f"{texts.FILE_PATHS['csv']}?kennzahl={plain.indicator}", name


def _indicator(version: str, level: str, indicator_id: str) -> dict[str, Any]:
    """The indicator asked for; 404 where version, level or indicator is not the one on show."""
    found = next((each for each in overview.indicators() if each["indicator_id"] == indicator_id), None)
    if version != frame.build()["version"] or found is None or level not in found["levels"]:
        abort(404)
    return found


def _json(body: Any) -> Response:
    return Response(json.dumps(body, ensure_ascii=False, separators=(",", ":")), mimetype="application/json")


@routes.get("/karte/<version>/<level>.svg")
def draw_map(version: str, level: str) -> Response:
    """The map of one level as SVG."""
    if version != frame.build()["version"] or level not in overview.LEVELS:
        abort(404)
    outlines = boundaries.boundaries("kreis")["areas"] if level != "kreis" else {}
    shapes = boundaries.boundaries(level)
    return Response(
        drawing.document(shapes, overview.areas(level), outlines, marks=level == "kommune", points=level != "gemeinde"),
        mimetype="image/svg+xml",
    )


@routes.get("/api/v1/werte/<version>/<level>/<indicator_id>.json")
def give_values(version: str, level: str, indicator_id: str) -> Response:
    """All years of one indicator at one level (see dashboard/answers.py)."""
    indicator = _indicator(version, level, indicator_id)
    body = answers.answer(
        indicator,
        level,
        map_values.observations(indicator_id, level),
        overview.areas(level),
        map_values.comparisons(indicator_id, level),
        map_values.trends(indicator_id, level),
    )
    return _json(body)


@routes.get(f"/api/v1/werte/<version>/kommune/{need_answer.INDICATOR}.json")
def give_places(version: str) -> Response:
    """Need and structure of all Kommunen (see dashboard/need_answer.py), also under own weights: ?gewichte=sitzungen:0."""
    build = _current(version)
    return _json(need_answer.answer(need_view.look(_own_weights()), need_structure.profiles(), build["as_of"]))


def _own_weights() -> str:
    """The weights asked for. What cannot be read is refused; the same weights written otherwise are led to their one address."""
    asked = request.args.get("gewichte", "")
    weights, wrong = need_weights.read(asked, need_structure.inputs(), need_structure.rule()["least_inputs"])
    if wrong:
        abort(response(Refusal(need_texts.WEIGHTS_BAD_REQUEST, [Notice(message) for message in wrong])))
    if asked != weights:
        abort(redirect(f"{request.path}?gewichte={weights}" if weights else request.path, 308))
    return weights


def _current(version: str) -> dict[str, Any]:
    build = frame.build()
    return build if version == build["version"] and need_structure.places() else abort(404)


def blueprint() -> Blueprint:
    """The routes."""
    return routes
