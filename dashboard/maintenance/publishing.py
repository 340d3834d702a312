"""Publishing a check, and having it checked anew: what is confirmed, with which reason, against which version."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from flask import Response, abort, request

from dashboard.internal.persons import person_in
from dashboard.maintenance import jobs, records, report, states
from dashboard.maintenance.addresses import confirmation_address, job_address
from dashboard.maintenance.job_page import LONGEST_REASON, found
from dashboard.maintenance.jobs import Job, QueueFullError
from dashboard.maintenance.report import WARNING, Problem
from dashboard.maintenance.states import State, current_version, is_stale
from dashboard.maintenance.upload import is_demo
from dashboard.texts import maintenance as texts
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.users.roles import MAINTAINERS
from dashboard.web.page import Document, Request

TEMPLATE = "maintenance/publish.html.j2"
MOST_WARNINGS = 10  # of those a reason is asked for
_BLOCKED = {
    State.REFUSED: texts.NOT_READY,
    State.DECLINED: texts.IS_DECLINED,
    State.REPLACED: texts.IS_REPLACED,
    State.WITHDRAWN: texts.IS_WITHDRAWN,
}
_NOT_AGAIN = {
    State.PUBLISHING: texts.ALREADY,
    State.PUBLISHED: texts.ALREADY,
    State.DECLINED: texts.IS_DECLINED,
}


@dataclass(frozen=True)
class Content:
    """`facts`: what is published, by what it is called; `blocked`: why it cannot be, "" where it can; `stale`: it has to be checked anew first."""

    job_id: str
    title: str
    facts: Mapping[str, str]
    warnings: Sequence[Problem]
    further_warnings: int
    reason: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    blocked: str = ""
    stale: str = ""
    longest: int = LONGEST_REASON

    @property
    def back(self) -> str:
        """The report."""
        return job_address(self.job_id)

    @property
    def address(self) -> str:
        """Where the form is sent."""
        return confirmation_address(self.job_id)


def document(request: Request) -> Document:
    """The page on which publishing is confirmed; a check that is being published leads to the page about that."""
    job = found(request.arguments["job_id"])
    open_one = next((each for each in records.attempts(job.id) if not records.has_failed(each)), None)
    if open_one:
        return Document(texts.PUBLISH_TITLE, TEMPLATE, None, location=job_address(open_one.job_id))
    return _document(job)


def act(job_id: str) -> Response:
    """Have a check published, once; or say what is missing, with everything typed kept."""
    job, reason = found(job_id), request.form.get("begruendung", "").strip()
    if _blocked(job) or (is_stale(job) and not records.attempts(job.id)):
        return respond(_document(job, reason, status=HTTPStatus.CONFLICT))
    faults = dict(_faults(job, reason))
    if faults:
        return respond(_document(job, reason, faults, HTTPStatus.UNPROCESSABLE_ENTITY))
    try:
        publication = records.publish(access.current(), job, reason, demo=is_demo())
    except records.DeclinedError:
        return respond(_document(job, reason, status=HTTPStatus.CONFLICT))
    except (QueueFullError, OSError) as error:
        return respond(_document(job, reason, {"": refusal(error)}, HTTPStatus.SERVICE_UNAVAILABLE))
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": job_address(publication)})


def check_again(job_id: str) -> Response:
    """Have the same file or the same edits checked anew, once, against what is published now; not what is decided."""
    job = found(job_id)
    if job.kind != "check" or not job.is_over:
        abort(HTTPStatus.NOT_FOUND)
    before = records.submission(job.id)
    if blocked := _NOT_AGAIN.get(states.of_check(job, before, records.attempts(job.id))):
        return respond(_document(job, blocked=blocked, status=HTTPStatus.CONFLICT))
    title, checksum = (before.title, before.checksum) if before else (str(job.parameters.get("file_name", "")), "")
    try:
        with jobs.draft() as place:
            files = {file.name: Path(shutil.copy(file, place / file.name)) for file in jobs.inputs(job)}
            if not files and job.parameters.get("edits") is None:
                return respond(_document(job, blocked=texts.INPUT_GONE, status=HTTPStatus.GONE))
            parameters = {**job.parameters, "demo": is_demo()}
            again = records.submit(
                access.current(), parameters, title, files, checksum=checksum, note=job.id, again=job.id
            )
    except (QueueFullError, OSError) as error:
        return respond(_document(job, blocked=refusal(error), status=HTTPStatus.SERVICE_UNAVAILABLE))
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": job_address(again)})


def refusal(error: QueueFullError | OSError) -> str:
    """Why no job could be asked for."""
    return texts.QUEUE_FULL if isinstance(error, QueueFullError) else texts.NOT_STORED


def faults_of_reason(reason: str, missing: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a reason; `missing`: the sentence where there is none, "" where none is needed."""
    if missing and not reason:
        yield "begruendung", missing
    if len(reason) > LONGEST_REASON:
        yield "begruendung", texts.REASON_TOO_LONG.format(most=LONGEST_REASON)
    elif person := person_in(reason):
        yield "begruendung", person


def _faults(job: Job, reason: str) -> Iterator[tuple[str, str]]:
    has_warnings = bool(_warnings(job))
    yield from faults_of_reason(reason, texts.REASON_MISSING if has_warnings else "")
    if has_warnings and "gesehen" not in request.form:
        yield "gesehen", texts.ACCEPT_MISSING


def _blocked(job: Job) -> str:
    if job.kind != "check" or not job.is_over or access.current().role not in MAINTAINERS:
        return texts.NOT_READY
    state = states.of_check(job, records.submission(job.id), records.attempts(job.id))
    return _BLOCKED.get(state, "")


def _warnings(job: Job) -> Sequence[Problem]:
    found = report.report_of(job)
    return found.of(WARNING) if found else ()


def _document(
    job: Job, reason: str = "", faults: Mapping[str, str] | None = None, status: int = HTTPStatus.OK, blocked: str = ""
) -> Document:
    blocked, base = blocked or _blocked(job), str(job.outcome.get("base") or texts.STALE_NO_DATA)
    stale = texts.STALE.format(current=current_version(), base=base) if not blocked and is_stale(job) else ""
    found = report.report_of(job)
    warnings = found.of(WARNING)[:MOST_WARNINGS] if found else []
    further = max((found.count(WARNING) if found else 0) - len(warnings), 0)
    content = Content(job.id, _title(job), _facts(job), warnings, further, reason, faults or {}, blocked, stale)
    return Document(texts.PUBLISH_HEAD, TEMPLATE, content, status, keep=False)


def _title(job: Job) -> str:
    handed_in = records.submission(job.id)
    return handed_in.title if handed_in else str(job.parameters.get("file_name") or "")


def _facts(job: Job) -> dict[str, str]:
    release = job.outcome.get("release")
    named = {
        "file": _title(job),
        "release": str(release.get("id", "")) if isinstance(release, dict) else "",
        "base": str(job.outcome.get("base") or texts.STALE_NO_DATA),
        "preview": str(job.outcome.get("preview") or ""),
    }
    return {texts.PUBLISH_WHAT[name]: value for name, value in named.items() if value}
