"""oEmbed (https://oembed.com): a program that knows the address of a figure asks here for what to embed.

Answers for addresses of this atlas alone: those that begin with ATLAS_ADDRESS or, where none is set, with the address of this machine.
"""

from __future__ import annotations

import os
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

from flask import Blueprint, Response, jsonify, request

from dashboard import texts as product
from dashboard.addresses import embedding_selection as addresses
from dashboard.addresses.notices import short, wrong
from dashboard.pages.einbetten import code
from dashboard.pages.einbetten.code import Embedded
from dashboard.texts import embedding as texts
from dashboard.web import canonical, embedding

LEAST, MOST = 280, 4000  # pixels
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_CACHE_SECONDS = 3600


class _Refused(Exception):  # noqa: N818 (an answer, not a fault)
    """Why there is nothing to embed, with the status of HTTP."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


def blueprint() -> Blueprint:
    """The route."""
    routes = Blueprint("oembed", __name__)
    routes.add_url_rule(canonical.OEMBED, view_func=answer)
    return routes


def answer() -> Response:
    """What to embed, as JSON or XML; in plain words where there is nothing."""
    try:
        as_format = _format(request.args.get("format", "json"))
        root, figure = _figure(request.args.get("url", ""))
        width = min(_size("maxwidth", code.WIDTH), code.WIDTH)
        height = min(_size("maxheight", figure.height), figure.height)
    except _Refused as refused:
        return Response(f"{refused}\n", refused.status, mimetype="text/plain")
    fields = {
        "version": "1.0",
        "type": "rich",
        "title": figure.title,
        "provider_name": product.PRODUCT,
        "provider_url": f"{root}/",
        "cache_age": _CACHE_SECONDS,
        "html": code.frame_code(figure, root + figure.path, width, height),
        "width": width,
        "height": height,
    }
    reply = _xml(fields) if as_format == "xml" else jsonify(fields)
    reply.headers["Access-Control-Allow-Origin"] = "*"
    return reply


def _figure(url: str) -> tuple[str, Embedded]:
    """The address of this atlas as the program knows it, and the figure."""
    if not url:
        raise _Refused(HTTPStatus.BAD_REQUEST, texts.OEMBED_NO_URL)
    unknown = _Refused(HTTPStatus.NOT_FOUND, texts.OEMBED_UNKNOWN)
    try:
        parts = urlsplit(url)
        _ = parts.port  # ValueError where it is none
        root = _root(parts.scheme, parts.hostname or "", parts.netloc)
    except ValueError:
        raise unknown from None
    parameters = _parameters(parts.path, parse_qs(parts.query))
    if root is None or parameters is None:
        raise unknown
    if not embedding.is_allowed():
        raise _Refused(HTTPStatus.FORBIDDEN, texts.NOT_ALLOWED)
    figure, notices = code.embedded(parameters)
    if figure is None or wrong(notices):
        raise unknown
    return root, figure


def _root(scheme: str, host: str, netloc: str) -> str | None:
    """The beginning of an address, if it is one of ours."""
    own = os.environ.get("ATLAS_ADDRESS", "").rstrip("/")
    if own:
        return own if canonical.absolute("") == f"{scheme}://{netloc}" else None
    return f"{scheme}://{netloc}" if scheme in ("http", "https") and host in _LOOPBACK and "@" not in netloc else None


def _parameters(path: str, query: dict[str, list[str]]) -> dict[str, Any] | None:
    """What the page about embedding would be asked for; None for an address that is no figure."""
    if path in ("", "/", addresses.MAP_PATH, addresses.CHART_PATH, addresses.PATH):
        return {name: values for name, values in query.items() if name != "v"}
    parts = path.strip("/").split("/")
    if len(parts) == 4 and parts[0] == "gebiet" and parts[3] in addresses.CHARTS:
        return {"gebiet": parts[1], "kennzahl": parts[2], addresses.PICTURE.name: parts[3]}
    return None


def _format(value: str) -> str:
    if value not in ("json", "xml"):
        raise _Refused(HTTPStatus.NOT_IMPLEMENTED, texts.OEMBED_FORMAT.format(value=short(value)))
    return value


def _size(name: str, usual: int) -> int:
    value = request.args.get(name)
    if value is None:
        return usual
    if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value) >= LEAST):
        raise _Refused(
            HTTPStatus.BAD_REQUEST, texts.OEMBED_SIZE.format(name=name, least=LEAST, most=MOST, value=short(value))
        )
    return min(int(value), MOST)


def _xml(fields: dict[str, Any]) -> Response:
    root = ElementTree.Element("oembed")
    for name, value in fields.items():
        ElementTree.SubElement(root, name).text = str(value)
    body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(body, mimetype="text/xml")
