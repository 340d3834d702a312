"""An answer of the API: JSON with its envelope or CSV, links to the other pages, and the mark by which who has it already is told so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Request, Response, request

from dashboard import db
from dashboard import versions as kept_versions
from dashboard.addresses.occasion_selection import PAGE
from dashboard.addresses.parameters import VERSION
from dashboard.api.parameters import FORMAT, FORMATS
from dashboard.api.problems import Problem
from dashboard.api.resource import Asked, Found, Resource
from dashboard.exports.delimited import machine_csv
from dashboard.exports.table import Table
from dashboard.queries import frame
from dashboard.texts import api as texts

JSON, CSV = "application/json", "text/csv"
MIMETYPES = dict(zip(FORMATS, (JSON, CSV), strict=True))
# Seconds for which an answer may be used without asking: what is on show changes with a build only.
FRESH = 60


@cache
def program() -> str:
    """A fingerprint of the code that answers: another release of the program confirms nothing of the last one."""
    folder = Path(__file__).parents[1]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.rglob("*.py")))).hexdigest()[:12]


def chosen_format(incoming: Request) -> str:
    """json or csv, by `format` of the address, else by Accept. Raises Problem where Accept wants neither."""
    named = incoming.args.get(FORMAT.name, "").strip()
    if named in FORMATS:
        return named
    accepted = incoming.accept_mimetypes
    best = accepted.best_match([JSON, CSV]) if accepted else JSON
    if best is None:
        raise Problem(406, texts.DETAILS[406].filled(served=f"{JSON}, {CSV}"))
    return FORMATS[[JSON, CSV].index(best)]


def etag(incoming: Request, form: str) -> str:
    """The same for the same address, form, data and program: known before anything is asked.

    Of the data also which version is on show and which are kept: an answer from a named version may tell of the others.
    """
    query = sorted(incoming.args.items(multi=True))
    kept = [each.version for each in kept_versions.kept()]
    state = (frame.build()["version"], db.shown().version, kept, incoming.path, query, form, program())
    return hashlib.sha256(repr(state).encode()).hexdigest()[:20]


def listed(resource: Resource, asked: Asked, found: Found, form: str) -> Response:
    """A page of rows."""
    pages = max(1, -(-found.total // asked.per_page))
    links = _links(asked.page, pages)
    rows = [{name: row[name] for name in asked.fields} for row in found.rows]
    if form == "csv":
        answer = _csv(resource, asked.fields, rows)
    else:
        paging = {"total": found.total, "page": asked.page, "per_page": asked.per_page, "pages": pages}
        answer = _json({"data": rows, "meta": {**_meta(found), **paging}, "links": links})
    answer.headers["Link"] = ", ".join(f'<{target}>; rel="{name}"' for name, target in links.items() if name != "self")
    answer.headers["X-Total-Count"] = str(found.total)
    return answer


def single(resource: Resource, asked: Asked, found: Found, form: str) -> Response:
    """One row."""
    row = {name: found.rows[0][name] for name in asked.fields}
    if form == "csv":
        return _csv(resource, asked.fields, [row])
    links = {"self": _address({}), "collection": resource.path}
    return _json({"data": row, "meta": _meta(found), "links": links})


def _meta(found: Found) -> dict[str, Any]:
    build = frame.build()
    return {
        "version": build["version"],
        "as_of": build["as_of"],
        "demo": build["demo"],
        "licence": "; ".join(dict.fromkeys(origin.licence for origin in found.origins)),
        "attributions": list(dict.fromkeys(origin.attribution for origin in found.origins)),
        **(found.more or {}),
    }


def _links(page: int, pages: int) -> dict[str, str]:
    numbers = {"first": 1, "prev": page - 1, "next": page + 1, "last": pages}
    shown = {name: number for name, number in numbers.items() if 1 <= number <= pages}
    return {"self": _address({}), **{name: _address({PAGE.name: str(number)}) for name, number in shown.items()}}


def _address(changed: Mapping[str, str]) -> str:
    """This address with other values, and no server named: what the visitor sent as Host plays no part."""
    values = {name: ",".join(given) for name, given in request.args.to_dict(flat=False).items()}
    values |= changed
    query = urlencode(values, safe=",:")
    return f"{request.path}?{query}" if query else request.path


def _json(body: Mapping[str, Any]) -> Response:
    return Response(json.dumps(body, ensure_ascii=False, default=_plain, separators=(",", ":")), mimetype=JSON)


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} hat in einer Antwort der API keinen Platz")


def _csv(resource: Resource, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Response:
    table = Table(resource.name[:31], tuple(names), [tuple(_cell(row[name]) for name in names) for row in rows])
    answer = Response(machine_csv(table), content_type=f"{CSV}; charset=utf-8")
    build = frame.build()
    mark = "_demodaten" if build["demo"] else ""
    name = f"praeventionsatlas_{resource.name}_{build['version']}{mark}.csv"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _cell(value: Any) -> Any:
    """Lists of words side by side, anything deeper as JSON."""
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return "; ".join(value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return value


def named_version(incoming: Request) -> str | None:
    """The data version an address names, None for the one on show."""
    return incoming.args.get(VERSION.name, "").strip() or None
