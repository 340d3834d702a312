"""The profile of one area: /gebiet/<ars>. Plain HTML from the server, so it needs no script, prints, and answers with a true status.

Not one of PAGES: it is reached through links, and each area has its own address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, request

from dashboard import documents
from dashboard.exports.routes import CSV, attachment
from dashboard.markup import Markup, el
from dashboard.notices import Notice, status_of
from dashboard.pages.gebiet import address, end, figures, files, head, missing, occasions, pillars, profile, rows, structure, triad
from dashboard.queries import frame, gebiet, gebiet_structure, gebiet_values
from dashboard.texts import gebiet as texts

Row = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """Status, title and content of an answer."""

    status: int
    title: str
    content: Markup


def answer(asked: str, parameters: Mapping[str, str], base: str = "") -> Page:
    """The page for an address; 400 where it is no ARS or a parameter cannot be read, 404 where there is no such area."""
    area = gebiet.body(asked) if missing.is_key(asked) else None
    if area is None:
        title = texts.MALFORMED_TITLE if asked and not missing.is_key(asked) else texts.UNKNOWN_TITLE
        return Page(400 if asked and not missing.is_key(asked) else 404, title, missing.page(asked, gebiet.names()))
    wanted, notices = address.read(parameters, area, frame.build()["version"])
    shown = profile.load(area, wanted.reference)
    notices += address.unknown_indicator(wanted.indicator, shown, gebiet_values.indicators())
    return Page(status_of(notices), f"{area['label']} – {texts.TITLE}", _draw(shown, notices, wanted.indicator, base))


def _draw(shown: profile.Profile, notices: Sequence[Notice], indicator: str, base: str) -> Markup:
    area = shown.area
    registry = gebiet_structure.structure(area["area_id"])
    told = [el("div", el("p", notice.message), class_="meldung meldung-hinweis", role="status") for notice in notices]
    sections = {
        "anlaesse": occasions.box(area), "kennzahlen": rows.indicators(shown, indicator), "struktur": structure.bodies(area, registry),
        **({"saeulen": pillars.profile(shown, registry)} if registry else {}),
        "aehnliche": end.similar(shown, gebiet.parts(area)), "grenzen": end.limits(),
        "quellen": end.sources(shown, bool(frame.build()["demo"]), base),
    }
    return el("div", told, head.hero(shown, gebiet.around(area), gebiet.changes(area)), head.headlines(shown, triad.three(shown, registry)),
              triad.cards(shown, registry), head.contents(list(sections)), list(sections.values()), class_="seite geb", id="gebiet")


def blueprint() -> Blueprint:
    """The addresses."""
    routes = Blueprint("gebiet", __name__)
    routes.add_url_rule("/gebiet", view_func=show)
    routes.add_url_rule("/gebiet/", view_func=show)
    routes.add_url_rule("/gebiet/<path:asked>", view_func=show)
    routes.add_url_rule("/gebiet/<asked>.csv", view_func=give)
    routes.add_url_rule("/gebiet/<asked>/<indicator_id>/<any(streifen, verlauf):name>.svg", view_func=draw)
    return routes


def show(asked: str = "") -> Response:
    """The page of an area."""
    page = answer(asked, {name: value for name, value in request.args.items() if value}, request.host_url.rstrip("/"))
    return documents.page(page.title, page.content, status=page.status)


def give(asked: str) -> Response:
    """All values of an area as CSV."""
    area = _area(asked)
    return attachment(files.as_csv(profile.load(area, "")), f"{texts.FILE_STEM.format(area_id=area['area_id'])}.csv", CSV)


def draw(asked: str, indicator_id: str, name: str) -> Response:
    """One chart as a picture of its own."""
    area = _area(asked)
    shown = profile.load(area, "")
    drawn = figures.picture(name, shown.readings[indicator_id], shown) if indicator_id in shown.readings else None
    if drawn is None:
        abort(404)
    stem = f"{texts.FILE_STEM.format(area_id=area['area_id'])}_{indicator_id}_{name}"
    return attachment(drawn.encode(), f"{stem}.svg", "image/svg+xml; charset=utf-8")


def _area(asked: str) -> Row:
    """The area of a file; 404 where there is none."""
    found = gebiet.body(asked) if missing.is_key(asked) else None
    return found or abort(404)
