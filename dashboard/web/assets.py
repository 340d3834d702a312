"""The dashboard's own scripts, styles and pictures, all below one address that names their bytes, so that each may be kept for ever.

One fingerprint for all of them: a module finds the modules it imports by their names beside it, and all are of one age.
"""

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, request

from dashboard import theme
from dashboard.web import compression, delivery

FOLDER = Path(__file__).parents[1] / "assets"
SHEET = "styles.css"  # the colours and all style sheets in one file
# The first page is drawn while nothing is kept yet; it waits for what it needs only.
FIRST_SHEET = "first.css"
# Figures in a frame of another site need what the map needs, and little else.
EMBEDDED_SHEET = "embedded.css"
EMBEDDED = ("base.css", "map.css", "lage.css", "embedding.css")
# Internal pages have all styles and their own beside them, which no public page loads.
INTERNAL_SHEET = "internal_pages.css"
INTERNAL = "internal.css"
NOT_FIRST = frozenset(
    {
        "embedding.css",
        "daten.css",
        "neues.css",
        "briefing.css",
        "sorted_table.css",
        "gebiet.css",
        "kreis_sheet.css",
        "vergleich.css",
        "occasions.css",
        "analysis.css",
        "exchange.css",
        "sensitivity.css",
        "what_if.css",
        "briefing_document.css",
    }
)
# In this order: what all pages share comes first, what holds on paper last.
CASCADE = (
    "base.css",
    "map.css",
    "lage.css",
    "daten.css",
    "neues.css",
    "briefing.css",
    "sorted_table.css",
    "gebiet.css",
    "kreis_sheet.css",
    "vergleich.css",
    "search.css",
    "area_filter.css",
    "occasions.css",
    "analysis.css",
    "exchange.css",
    "sensitivity.css",
    "what_if.css",
    "briefing_document.css",
    "embedding.css",
    "print.css",
)
# What a module imports, static imports only: import {a} from "./b.js", import "./b.js", export * from "./b.js".
IMPORT = re.compile(r"""^\s*(?:import|export)\b[^"';]*?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


@cache
def files() -> dict[str, bytes]:
    """Every file by its name below the folder, and the style sheets as pages load them: all in one, those of the first page, those
    of figures in a frame."""
    contents = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in sorted(FOLDER.rglob("*")) if path.is_file()
    }
    sheets = sorted((name for name in contents if name.endswith(".css") and name != INTERNAL), key=CASCADE.index)
    colours = theme.style_sheet().encode()
    first = [contents[name] for name in sheets if name not in NOT_FIRST]
    return {
        **contents,
        SHEET: b"\n".join([colours, *(contents[name] for name in sheets)]),
        INTERNAL_SHEET: b"\n".join([colours, *(contents[name] for name in (*sheets, INTERNAL))]),
        FIRST_SHEET: b"\n".join([colours, *first]),
        EMBEDDED_SHEET: b"\n".join([colours, *(contents[name] for name in EMBEDDED)]),
    }


@cache
def fingerprint() -> str:
    """Twelve digits that change with any byte of any file."""
    digest = hashlib.sha256()
    for name, content in files().items():
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Where a file lies; KeyError where there is none of that name."""
    if name not in files():
        raise KeyError(name)
    return f"/assets/{fingerprint()}/{name}"


def imported(scripts: Iterable[str]) -> list[str]:
    """Names of all modules that these import, directly or not, so that the browser can ask for all of them at once."""
    named = list(scripts)
    names = list(named)
    for name in names:  # grows as it is read
        names += [each for each in _imports(name) if each not in names]
    return names[len(named) :]


@cache
def _imports(name: str) -> tuple[str, ...]:
    folder = posixpath.dirname(name)
    paths = IMPORT.findall(files()[name].decode())
    return tuple(posixpath.normpath(posixpath.join(folder, each)) for each in paths)


@cache
def packed(name: str, encoding: str) -> bytes:
    """A file as it travels, as small as can be; "" for the plain bytes."""
    return compression.packed(files()[name], encoding, compression.SMALLEST)


def pack() -> None:
    """Pack every file now: what is done before the fork is shared by all processes."""
    for name in files():
        if media_type(name) in compression.COMPRESSIBLE:
            for encoding in compression.ENCODINGS:
                packed(name, encoding)


def media_type(name: str) -> str:
    """Its type as the web names it."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def blueprint() -> Blueprint:
    """The routes: with the fingerprint for ever, without it (or with another) asked anew each time."""
    routes = Blueprint("assets", __name__, url_prefix="/assets")
    routes.add_url_rule("/<path:name>", view_func=give)
    return routes


def give(name: str) -> Response:
    """A file, as the visitor's browser can unpack it."""
    first, _, rest = name.partition("/")
    is_current = first == fingerprint() and bool(rest)
    # A page that stood open while another release was put in its place asks for the files of its own; it gets those there are.
    known = rest if is_current or re.fullmatch(r"[0-9a-f]{12}", first) else name
    if known not in files():
        abort(404)
    kind = media_type(known)
    encoding = delivery.accepted_encoding(request) if kind in compression.COMPRESSIBLE else ""
    response = delivery.Answer(packed(known, encoding), mimetype=kind)
    response.keep = response.lasts = is_current
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response
