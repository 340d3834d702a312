"""All that was published, with who let it be published and why, and the way back to a version that is kept."""

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
from dashboard.maintenance.job_page import LONGEST_REASON
from dashboard.maintenance.jobs import QueueFullError
from dashboard.maintenance.publishing import faults_of_reason, refusal
from dashboard.maintenance.states import current_version
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
    """A version as it was published. `who`, `why` and `at` (local) are "" where it was built by a command; `compared`: with the one kept before
    it; `back`: where going back to it is confirmed, None for the one on show and for one that is no longer kept."""

    name: str
    day: str
    kind: str
    who: str
    why: str
    at: str
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
class _Entry:
    """A version and how it came about, None where a command built it; `kept` is None where it can no longer be opened."""

    name: str
    kept: Version | None
    known: Publication | None

    @property
    def at(self) -> str:
        """When, UTC; as precisely as is known."""
        return (self.kept.built_at if self.kept else "") or (self.known.at if self.known else "") or self.name[:10]


@dataclass(frozen=True)
class RollbackContent:
    """`base`: the version on show when the form was drawn; `gone`: what was published since the version that is gone back to."""

    lead: str
    address: str
    base: str
    reason: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    blocked: str = ""
    gone: Sequence[str] = ()
    longest: int = LONGEST_REASON


def document(_: Request) -> Document:
    """Every kept version and every publication, the newest first."""
    listed, current = versions.kept(), current_version()
    lines = [_line(each, listed, current) for each in _history(listed, records.history())]
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
    lead = texts.ROLLBACK_LEAD.format(version=version.version, day=_day(version.day))
    address = rollback_address(version.version)
    gone = records.published_since(version.version, version.built_at or version.day)
    content = RollbackContent(lead, address, base, reason, faults or {}, blocked, gone)
    return Document(texts.ROLLBACK_HEAD, ROLLBACK_TEMPLATE, content, status, keep=False)


def _history(listed: Sequence[Version], published: Sequence[Publication]) -> list[_Entry]:
    """The kept versions in their order; among them, by their time, publications whose version is kept no longer or was published again since;
    and what else one of them followed."""
    kept = {each.version: each for each in listed}
    newest = {each.version: each for each in reversed(published)}
    entries = [_Entry(name, version, newest.get(name)) for name, version in kept.items()]
    for each in reversed(published):
        if each.version not in kept or newest[each.version] != each:
            later = [place for place, entry in enumerate(entries) if entry.at > each.at]
            entries.insert(later[-1] + 1 if later else 0, _Entry(each.version, kept.get(each.version), each))
    for place, entry in reversed(list(enumerate(entries))):
        base = entry.known.base_version if entry.known else ""
        if base and base not in {each.name for each in entries}:
            entries.insert(place + 1, _Entry(base, None, None))
    return entries


def _line(entry: _Entry, listed: Sequence[Version], current: str) -> Line:
    version, known = entry.kept, entry.known
    former = next(iter(listed[listed.index(version) + 1 :]), None) if version else None
    comparable = version and former and former.schema_version == version.schema_version
    is_current = entry.name == current
    go_back = Link(texts.GO_BACK_OF.format(version=entry.name), rollback_address(entry.name))
    return Line(
        entry.name,
        _day(version.day if version else entry.name[:10]),
        texts.VERSION_KINDS[known.kind if known else ""],
        known.by if known else "",
        (known.reason or texts.NO_REASON_GIVEN) if known else "",
        german.local_time(known.at) if known else "",
        _comparison(former, version) if version and former and comparable else None,
        texts.OTHER_SCHEMA if former else texts.NOTHING_OLDER if version else texts.NOT_KEPT,
        is_current,
        go_back if version and not is_current else None,
    )


def _comparison(former: Version, version: Version) -> Link:
    query = f"{change_selection.EARLIER.name}={former.version}&{change_selection.LATER.name}={version.version}"
    return Link(texts.COMPARE.format(version=former.version), f"{change_selection.PATH}?{query}")


def _day(day: str) -> str:
    try:
        return german.day(date.fromisoformat(day))
    except ValueError:
        return german.UNKNOWN
