"""Answers for the script of the first page: plain GET addresses that carry the build version, so they may be kept for ever."""

# ruff: noqa: ARG001 (`version` in a path is read before its route is called: see app.py)

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from types import SimpleNamespace
from typing import Any

from flask import Blueprint, Response, abort, redirect, request

from dashboard.addresses.map_selection import Selection, parameters, usual
from dashboard.addresses.notices import wrong
from dashboard.addresses.parameters import query
from dashboard.exports.files import Refusal, response
from dashboard.maps import view as map_view
from dashboard.pages.lage import answers
from dashboard.pages.lage.parts import figure, parts
from dashboard.queries import frame, overview, selections
from dashboard.texts import overview as texts
from dashboard.web.templates import render

routes = Blueprint("map", __name__)
# What an answer depends on, beside what stands in its path.
OF_ANSWER = ("mass", "gewichte")
OF_DIFFERENCE = ("mass", "bezug", "sicherheit", "gewichte")
OF_HINTS = ("mass", "bezug", "sicherheit", "gewichte")


@routes.get("/karte/<version>/<level>.svg")
def draw_map(version: str, level: str) -> Response:
    """The map of one level, not painted."""
    if level not in overview.LEVELS:
        abort(404)
    return Response(map_view.drawing_of(level).svg(), mimetype="image/svg+xml")


@routes.get("/api/v1/werte/<version>/<level>/<indicator_id>.json")
def give_answer(version: str, level: str, indicator_id: str) -> Response:
    """How every area looks in every year: ?mass=faelle, ?mass=unterschied&bezug=…&sicherheit=…, ?gewichte=… (see answers.py)."""
    view = _view({"kennzahl": indicator_id, "ebene": level})
    _require_address(view, OF_DIFFERENCE if view.measure == "unterschied" else OF_ANSWER)
    return _json(answers.answer(view))


@routes.get("/api/v1/hinweise/<version>/<level>/<indicator_id>/<year>.json")
def give_hints(version: str, level: str, indicator_id: str, year: str) -> Response:
    """What the hint at each area says in one year; the same parameters."""
    view = _view({"kennzahl": indicator_id, "ebene": level, "jahr": year})
    _require_address(view, OF_HINTS)
    return _json(answers.hints(view))


@routes.get("/lage/teile/<version>")
def give_parts(version: str) -> Response:
    """The parts of the page beside the map, for the parameters of the page."""
    view, notices = selections.of_map(request.args.to_dict(flat=False))
    if wrong(notices):
        abort(response(Refusal(texts.BAD_ANSWER, wrong(notices))))
    content = SimpleNamespace(parts=parts(view, figure(view)), boundaries=frame.build()["boundaries_note"])
    return Response(render("lage/parts.html.j2", content=content), mimetype="text/html")


def _view(path: Mapping[str, str]) -> Selection:
    """The view an address asks for. 404 where its path names what does not exist; what its query says in vain is refused."""
    if selections.of_map(path)[1]:
        abort(404)
    view, notices = selections.of_map({**request.args.to_dict(flat=False), **path})
    if wrong(notices):
        abort(response(Refusal(texts.BAD_ANSWER, wrong(notices))))
    if not path.items() <= parameters(view).items():
        abort(404)  # with spaces around it, say: an answer has one address
    return view


def _require_address(view: Selection, names: Collection[str]) -> None:
    """Lead a query written otherwise than the script does to the one address of its answer."""
    plain = parameters(usual(selections.map_indicator(view)))
    own = query({name: text for name, text in parameters(view).items() if name in names and text != plain[name]})
    if own != query(request.args):
        abort(redirect(f"{request.path}?{own}" if own else request.path, 308))


def _json(body: Any) -> Response:
    return Response(json.dumps(body, ensure_ascii=False, separators=(",", ":")), mimetype="application/json")


def blueprint() -> Blueprint:
    """The routes."""
    return routes
