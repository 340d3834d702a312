"""Pages of plain HTML in the frame all pages share: they stand before any script runs, and without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from flask import Response, current_app, request

from dashboard import texts
from dashboard.addresses import suggestions
from dashboard.queries import frame
from dashboard.web import shell

ASSETS = Path(__file__).parents[1] / "assets"
# What every plain page may use: numbers, search boxes, pictures of charts.
SCRIPTS = ("10-german.js", "50-combobox.js", "51-search.js", "52-pictures.js")
PAGES = "ATLAS_PAGES"  # setting of the server: the pages of the navigation as (path, title)


def page(title: str, body: str, *, status: int = 200, scripts: Sequence[str] = ()) -> Response:
    """The whole document: `title` for the tab, `body` as markup of the page, further scripts by file name."""
    build = frame.build()
    notes = [*frame.attributions(), build["boundaries_note"]]
    shown = shell.Frame(
        request.path,
        current_app.config[PAGES],
        build["version"],
        build["demo"],
        notes,
        [],
        [],
        suggestions.addresses(),
        profile(),
    )
    parts = {
        "metas": '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        "title": escape(f"{title} – {texts.PRODUCT}"),
        "css": _styles(),
        "app_entry": body,
        "config": "",
        "renderer": "",
        "scripts": "".join(f'<script src="{asset(name)}" defer></script>' for name in (*SCRIPTS, *scripts)),
    }
    return Response(shell.document(shown, parts), status, mimetype="text/html")


def profile() -> str:
    """Where the profile of an area lies, "{id}" for its key; "" as long as there is no such page."""
    rules = (rule.rule for rule in current_app.url_map.iter_rules())
    return "/gebiet/{id}" if any(rule.startswith("/gebiet/<") for rule in rules) else ""


@cache
def asset(name: str) -> str:
    """Address of a file in assets, with its time stamp, so that it may be kept for ever."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"


@cache
def _styles() -> str:
    return "".join(f'<link rel="stylesheet" href="{asset(path.name)}">' for path in sorted(ASSETS.glob("*.css")))
