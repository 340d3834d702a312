"""Files every site is asked for at fixed addresses."""

from __future__ import annotations

from flask import Blueprint, Response

from dashboard.web import assets

DAY = 86_400
# Whoever collects pages finds them through their links; answers to scripts, comparisons of any ten areas and briefings are endless, and
# files of briefings are written for whoever asks.
ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /karte/
Disallow: /vergleich?
Disallow: /briefing?
Disallow: /briefing/
"""


def blueprint() -> Blueprint:
    """The routes."""
    routes = Blueprint("site_files", __name__)
    routes.add_url_rule("/robots.txt", view_func=robots)
    routes.add_url_rule("/favicon.ico", view_func=icon)
    return routes


def robots() -> Response:
    """What programs that collect pages may fetch."""
    response = Response(ROBOTS, mimetype="text/plain")
    response.cache_control.max_age = DAY
    return response


def icon() -> Response:
    """The sign of the atlas for browsers that ask for no other (16 and 32 pixels, drawn from assets/zeichen.svg)."""
    response = Response((assets.FOLDER / "favicon.ico").read_bytes(), mimetype="image/vnd.microsoft.icon")
    response.cache_control.max_age = DAY
    return response
