"""The list on show as a workbook in the form of the template, as the worker wrote it: to go on with in a spreadsheet and bring in again."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from flask import Response, abort

from dashboard.maintenance import jobs
from dashboard.maintenance.registry.forms import Layout, layout
from dashboard.maintenance.registry.page_parts import LIST
from dashboard.maintenance.sending import attached
from dashboard.queries import registry_forms as queries

ADDRESS = f"{LIST}/liste.xlsx"


def is_there(told: Layout) -> bool:
    """Whether the worker has written the list on show."""
    try:
        _opened(told).close()
    except OSError:
        return False
    return True


def answer() -> Response:
    """The file; 404 where the worker has not written it."""
    told = layout()
    try:
        opened = _opened(told)
    except OSError:
        abort(HTTPStatus.NOT_FOUND)
    return attached(opened, f"{told.source_id if told else 'liste'}.xlsx")


def _opened(told: Layout | None) -> BinaryIO:
    """By the checksum of the release on show, so that what is behind the times is never given."""
    checksum = queries.checksum(told.source_id) if told else ""
    name = f"{checksum}.xlsx"
    if not checksum or Path(name).name != name:
        raise FileNotFoundError(name)
    return jobs.open_file(jobs.folder() / "lists" / name)
