"""The kept versions with who let them be published and why, and the way back to one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus

from flask import Response, abort, request

from dashboard import german, versions
from dashboard.addresses import change_selection
from dashboard.internal.publications import Publication
from dashboard.maintenance import records
from dashboard.maintenance.addresses import job_address, rollback_address
from dashboard.maintenance.job_page import current_version
from dashboard.maintenance.jobs import QueueFullError
from dashboard.maintenance.publishing import LONGEST_REASON, faults_of_reason, refusal
from dashboard.maintenance.upload import is_demo
from dashboard.texts import maintenance as texts
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.versions import Version
from dashboard.web.links import Link
from dashboard.web.page import Document, Request

TEMPLATE, ROLLBACK_TEMPLATE = "maintenance/versions.html.j2", "maintenance/rollback.html.j2"


@dataclass(frozen=True)
class Line:
    """A kept version. `who` and `why` are "" where it was built by a command; `compared`: with the one before it; `back`: where going back to it
    is confirmed, None for the one on show."""

    name: str
    day: str
    kind: str
    who: str
    why: str
    compared: Link | None
    not_compared: str
    is_current: bool
    back: Link | None


@dataclass(frozen=True)
class Content:
    """`running`: what is being published just now."""

    lines: Sequence[Line]
    running: Sequence[Link]


@dataclass(frozen=True)
class RollbackContent:
    """`base`: the version on show when the form was drawn."""

    lead: str
    address: str
    base: str
    reason: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    blocked: str = ""
    longest: int = LONGEST_REASON


def document(_: Request) -> Document:
    """Every kept version, the newest first."""
    listed, known, current = versions.kept(), records.versions(), current_version()
    lines = [
        _line(version, listed[place + 1 :], known.get(version.version), current) for place, version in enumerate(listed)
    ]
    running = [Link(texts.VERSION_KINDS[each.kind], job_address(each.job_id)) for each in records.running()]
    return Document(texts.VERSIONS_HEAD, TEMPLATE, Content(lines, running), keep=False)


def rollback_document(request: Request) -> Document:
    """The page on which going back is confirmed."""
    return _rollback(_kept(request.arguments["target"]), current_version())


def act(target: str) -> Response:
    """Have the atlas go back to a version, once; or say what is missing."""
    version, base = _kept(target), request.form.get("bisher", "")
    reason = request.form.get("begruendung", "").strip()
    if base != current_version():
        blocked = texts.ROLLBACK_STALE.format(current=current_version())
        return respond(_rollback(version, current_version(), reason, blocked=blocked, status=HTTPStatus.CONFLICT))
    faults = dict(faults_of_reason(reason, texts.REASON_MISSING_ROLLBACK))
    if faults or version.version == base:
        return respond(_rollback(version, base, reason, faults, status=HTTPStatus.UNPROCESSABLE_ENTITY))
    try:
        job_id = records.roll_back(access.current(), version.version, base, reason, demo=is_demo())
    except (QueueFullError, OSError) as error:
        faults = {"": refusal(error)}
        return respond(_rollback(version, base, reason, faults, status=HTTPStatus.SERVICE_UNAVAILABLE))
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": job_address(job_id)})


def _kept(name: str) -> Version:
    version = next((each for each in versions.kept() if each.version == name), None)
    if version is None:
        abort(HTTPStatus.NOT_FOUND)
    return version


def _rollback(
    version: Version,
    base: str,
    reason: str = "",
    faults: Mapping[str, str] | None = None,
    blocked: str = "",
    status: int = HTTPStatus.OK,
) -> Document:
    blocked = blocked or (texts.ROLLBACK_IS_CURRENT if version.version == base else "")
    lead = texts.ROLLBACK_LEAD.format(version=version.version, day=_day(version))
    content = RollbackContent(lead, rollback_address(version.version), base, reason, faults or {}, blocked)
    return Document(texts.ROLLBACK_HEAD, ROLLBACK_TEMPLATE, content, status, keep=False)


def _line(version: Version, older: Sequence[Version], known: Publication | None, current: str) -> Line:
    former = next(iter(older), None)
    comparable = former is not None and former.schema_version == version.schema_version
    is_current = version.version == current
    go_back = Link(texts.GO_BACK_OF.format(version=version.version), rollback_address(version.version))
    return Line(
        version.version,
        _day(version),
        texts.VERSION_KINDS[known.kind if known else ""],
        known.by if known else "",
        (known.reason or texts.NO_REASON_GIVEN) if known else "",
        _comparison(former, version) if former and comparable else None,
        texts.OTHER_SCHEMA if former else texts.NOTHING_OLDER,
        is_current,
        None if is_current else go_back,
    )


def _comparison(former: Version, version: Version) -> Link:
    query = f"{change_selection.EARLIER.name}={former.version}&{change_selection.LATER.name}={version.version}"
    return Link(texts.COMPARE.format(version=former.version), f"{change_selection.PATH}?{query}")


def _day(version: Version) -> str:
    try:
        return german.day(date.fromisoformat(version.day))
    except ValueError:
        return german.UNKNOWN
