"""The page of a job: how far it is, then what came of it: the report on a file, the difference it would make, what was published."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from flask import Response, abort, request
from werkzeug.utils import send_file

from dashboard import german, versions
from dashboard.addresses import change_selection
from dashboard.addresses.parameters import Reader, query
from dashboard.maintenance import difference, jobs, records, report
from dashboard.maintenance.addresses import (
    CHANGES,
    UPLOAD,
    VERSIONS,
    confirmation_address,
    job_address,
    preview_address,
    survey_address,
)
from dashboard.maintenance.jobs import FAILED, WAITING, Job
from dashboard.maintenance.report import Problem, Report
from dashboard.maintenance.upload import state_words
from dashboard.texts import maintenance as texts
from dashboard.users import access
from dashboard.users.roles import MAINTAINERS
from dashboard.versions import NotPublishedError
from dashboard.web.links import Link
from dashboard.web.page import Document, Request
from dashboard.web.paging import PAGE, Paging, page_number, page_of
from dashboard.web.table import Table

TEMPLATE = "maintenance/job.html.j2"
RELOAD_SECONDS = 3
PAGE_SIZE = 50
REPORT = "pruefbericht"  # where on the page it stands
SEVERITY = "art"  # parameter of the address: which problems are listed


@dataclass(frozen=True)
class Filter:
    """A severity that the list of problems can be limited to."""

    text: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Listing:
    """The problems of one page, the ways to the others and to fewer; `left_out`: that there are more than the pages show."""

    report: Report
    verdict: str
    problems: Sequence[Problem]
    paging: Paging | None
    filters: Sequence[Filter]
    left_out: str


@dataclass(frozen=True)
class Change:
    """The difference to what is published: its tables, and a sentence where there are none."""

    sentence: str
    tables: Sequence[Table]
    preview: Link
    in_preview: Link | None


@dataclass(frozen=True)
class Content:
    """`now`: how far it is, in words; `share` from 0 to 1, None where nobody knows. `sentences`: what came of it. `again`: the address to send a
    form to that has the same checked anew, where that helps."""

    job_id: str
    head: str
    subject: str
    state: str
    is_over: bool
    now: str = ""
    share: float | None = None
    is_silent: bool = False
    failure: Sequence[str] = ()
    sentences: Sequence[str] = ()
    proposal: str = ""
    listing: Listing | None = None
    change: Change | None = None
    files: Sequence[Link] = ()
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    actions: Sequence[Link] = ()
    further: Sequence[Link] = ()
    stale: str = ""
    again: str = ""


def found(job_id: str) -> Job:
    """The job of an address, where whoever asks may see it, without an outcome that cannot be read; 404 else."""
    job = jobs.find(job_id)
    if job is None or not records.may_see(access.current(), job):
        abort(HTTPStatus.NOT_FOUND)
    return job.legible() if job.is_over else job


def document(request: Request) -> Document:
    """The page about the job an address names."""
    job = found(request.arguments["job_id"])
    severity = (request.parameters.get(SEVERITY) or [""])[0]
    page = page_number(Reader(request.parameters, (PAGE,)))
    content = content_of(job, severity if severity in report.SEVERITIES else "", page)
    seconds = 0 if job.is_over else RELOAD_SECONDS
    return Document(content.head, TEMPLATE, content, scripts=("maintenance.js",), keep=False, reload_seconds=seconds)


def file(job_id: str, name: str) -> Response:
    """A file that came of a job."""
    job = found(job_id)
    try:
        opened = jobs.opened(job, name)
    except OSError:
        abort(HTTPStatus.NOT_FOUND)
    about = os.fstat(opened.fileno())
    answer = send_file(opened, request.environ, download_name=name, as_attachment=True, last_modified=about.st_mtime)
    answer.headers["Cache-Control"] = "no-store"
    return Response(answer.response, answer.status_code, list(answer.headers.items()), direct_passthrough=True)


def is_stale(job: Job) -> bool:
    """Whether another version was published since the one a check was compared with."""
    return str(job.outcome.get("base", "")) != current_version()


def current_version() -> str:
    """The name of what is published; "" while nothing is."""
    try:
        return versions.current().version
    except NotPublishedError:
        return ""


def content_of(job: Job, severity: str = "", page: int = 1) -> Content:
    """What the page of a job says; of its problems those of a severity, "" for all, and a page."""
    handed_in = records.submission(job.id)
    subject = (
        handed_in.title if handed_in else str(job.parameters.get("file_name") or job.parameters.get("version") or "")
    )
    about: dict[str, Any] = {
        "job_id": job.id,
        "head": texts.JOB_TITLES[job.kind],
        "subject": subject,
        "state": state_words(job),
        "is_over": job.is_over,
    }
    if handed_in and handed_in.area_id:
        about["proposal"] = texts.PROPOSAL.format(name=records.proposer(handed_in))
    if not job.is_over:
        return Content(**about, **_progress(job), listing=_listing(job, severity, page))
    if not job.is_legible:
        words = (texts.ILLEGIBLE, texts.ILLEGIBLE_CURE[job.kind])
        return Content(**about, failure=words, again=_again(job), further=[Link(texts.TO_VERSIONS, VERSIONS)])
    if job.state == FAILED:
        failure = (
            texts.FAILED,
            job.outcome.get("reason") or texts.NO_REASON,
            job.outcome.get("cure") or texts.NO_CURE,
        )
        return Content(**about, failure=failure, again=_again(job), further=[Link(texts.TO_VERSIONS, VERSIONS)])
    return Content(**about, listing=_listing(job, severity, page), **_OUTCOMES[job.kind](job))


def _again(job: Job) -> str:
    return job_address(job.id) + "/noch-einmal" if job.kind == "check" else ""


def _progress(job: Job) -> dict[str, Any]:
    if job.state == WAITING:
        now = texts.WAITS.format(place=jobs.place_in_queue(job))
        return {"now": now, "is_silent": not jobs.is_working()}
    progress = job.progress
    if progress is None:
        return {"now": texts.RUNS, "is_silent": not jobs.is_working()}
    share = min(progress.done / progress.total, 1) if progress.total else None
    return {"now": progress.step, "share": share, "is_silent": not jobs.is_working()}


def _checked(job: Job) -> dict[str, Any]:
    """What the page says of a finished check."""
    is_ready = job.outcome.get("state") == "ready"
    said: dict[str, Any] = {
        "files": _files(job),
        "change": _change(job) if is_ready and job.outcome.get("preview") else None,
        "further": [_onward(job)],
    }
    if not is_ready:
        return said
    if access.current().role not in MAINTAINERS:
        return {**said, "sentences": [texts.PROPOSED], "further": ()}
    open_one = next((each for each in records.attempts(job.id) if not records.has_failed(each)), None)
    if open_one:
        return {
            **said,
            "sentences": [texts.ALREADY],
            "actions": [Link(texts.ALREADY_LINK, job_address(open_one.job_id))],
        }
    if is_stale(job):
        stale = texts.STALE.format(current=current_version(), base=job.outcome.get("base") or texts.STALE_NO_DATA)
        return {**said, "stale": stale, "again": job_address(job.id) + "/noch-einmal"}
    return {**said, "actions": [Link(texts.PUBLISH, confirmation_address(job.id))]}


def _onward(job: Job) -> Link:
    """Where what was checked is mended."""
    if job.parameters.get("edits"):
        return Link(texts.TO_CHANGES, CHANGES)
    return Link(texts.NEW_FILE, f"{UPLOAD}?quelle={job.parameters.get('source', '')}")


def _published(job: Job) -> dict[str, Any]:
    version = str(job.outcome.get("version", ""))
    records.settle()
    words = texts.PUBLISHED_AS if job.kind == "publish" else texts.ROLLED_BACK
    lists = {texts.CHANGED_SENTENCES: "changes", texts.WITHDRAWN: "withdrawn", texts.RESTORED: "restored"}
    return {
        "sentences": [words.format(version=version)],
        "lists": {head: job.outcome[name] for head, name in lists.items() if job.outcome.get(name)},
        "further": [Link(texts.TO_VERSIONS, VERSIONS), Link(texts.TO_SITE, "/")],
    }


def _inspected(job: Job) -> dict[str, Any]:
    return {"sentences": [texts.INSPECTED], "actions": [Link(texts.TO_MAPPING, survey_address(job.id))]}


_OUTCOMES = {"check": _checked, "publish": _published, "rollback": _published, "inspect": _inspected}


def _listing(job: Job, severity: str, page: int) -> Listing | None:
    found = report.report_of(job) if job.kind == "check" else None
    if found is None:
        return None
    kept, all_of_them = found.of(severity), found.count(severity)
    shown, paging = page_of(kept, page, PAGE_SIZE, lambda number: _address(job, severity, number))
    left_out = texts.FIRST_OF.format(shown=german.number(len(kept)), all=german.number(all_of_them))
    filters = [Filter(f"{texts.ALL_KINDS} ({german.number(found.count())})", _address(job), not severity)]
    filters += [
        Filter(report.count_words(each, count), _address(job, each), each == severity)
        for each in report.SEVERITIES
        if (count := found.count(each))
    ]
    left_out = left_out if all_of_them > len(kept) else ""
    verdict = found.verdict(of_changes=bool(job.parameters.get("edits")))
    return Listing(found, verdict, shown, paging, filters if len(filters) > 2 else (), left_out)


def _address(job: Job, severity: str = "", page: int = 1) -> str:
    """The page of a job with the problems of a severity, and a page of them."""
    asked = query({SEVERITY: severity, PAGE.name: str(page) if page > 1 else ""})
    return f"{job_address(job.id)}?{asked}#{REPORT}" if asked else job_address(job.id)


def _change(job: Job) -> Change:
    preview = Link(texts.PREVIEW, preview_address(job.id))
    base, later = job.outcome.get("base"), job.outcome.get("preview")
    query = f"{change_selection.PATH}?{change_selection.EARLIER.name}={base}&{change_selection.LATER.name}={later}"
    in_preview = Link(texts.PREVIEW_CHANGES, preview_address(job.id, query)) if base else None
    made = job.outcome.get("difference")
    if not made:
        return Change(texts.NO_DIFFERENCE, (), preview, None)
    tables = difference.tables(made, job.id)
    counted = [difference.rows_sentence(made), difference.occasions_sentence(made), difference.judged_sentence(made)]
    said = counted if tables else [texts.NOTHING_CHANGES, counted[0]]
    return Change(" ".join(filter(None, said)), tables, preview, in_preview)


def _files(job: Job) -> list[Link]:
    """The files of a report, those the worker named."""
    named = {"report_xlsx": texts.REPORT_XLSX, "report_json": texts.REPORT_JSON}
    paths = {name: str(job.outcome.get(name) or "") for name in named}
    return [
        Link(named[name], f"{job_address(job.id)}/{path.removeprefix('output/')}")
        for name, path in paths.items()
        if path.startswith("output/")
    ]
