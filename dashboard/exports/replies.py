"""How a download is answered: as a file with a telling name, or with what is wrong with its address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Response

from dashboard import texts
from dashboard.addresses.notices import OK, Notice, status_of
from dashboard.queries import frame
from dashboard.web import documents

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG = "image/svg+xml; charset=utf-8"
GEOJSON = "application/geo+json"


def not_found(_error: Exception) -> tuple[str, int]:
    """A readable page for a file that does not exist."""
    return documents.message(texts.NOT_FOUND_TITLE, texts.NOT_FOUND, texts.NO_FILE), 404


def wrong(notices: Iterable[Notice]) -> list[Notice]:
    """What keeps a file from being made; news that is nobody's mistake does not: the file says its data version itself."""
    return [notice for notice in notices if notice.status != OK]


def refusal(head: str, notices: Sequence[Notice]) -> Response:
    """What is wrong with an address, line by line, with the status that says so."""
    lines = [head, *(f"– {notice.message}" for notice in notices)]
    return Response("\n".join(lines) + "\n", status_of(notices), mimetype="text/plain")


def attachment(content: bytes, name: str, mimetype: str) -> Response:
    """A file whose name says the data version and whether it holds invented data."""
    response = Response(content, content_type=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(name, demo=frame.build()["demo"])}"'
    return response


def file_name(name: str, *, demo: bool) -> str:
    """praeventionsatlas_<name>_<version>.<suffix>, with a mark where the build holds invented data."""
    stem, _, suffix = name.rpartition(".")
    return f"praeventionsatlas_{stem}_{frame.build()['version']}{'_demodaten' if demo else ''}.{suffix}"
