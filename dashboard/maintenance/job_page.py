"""The page of a job: how far it is, then what came of it: the report on a file, the difference it would make, what was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from flask import Response, abort

from dashboard import german
from dashboard.addresses import change_selection
from dashboard.addresses.parameters import Reader, query
from dashboard.internal.submissions import Submission
from dashboard.maintenance import difference, jobs, records, report, states
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
from dashboard.maintenance.registry import edits, forms
from dashboard.maintenance.registry.edits import Proposed
from dashboard.maintenance.report import Problem, Report
from dashboard.maintenance.sending import attached
from dashboard.maintenance.states import State
from dashboard.texts import maintenance as texts
from dashboard.users import access
from dashboard.users.roles import MAINTAINERS
from dashboard.web.links import Link
from dashboard.web.page import Document, Request
from dashboard.web.paging import PAGE, Paging, page_number, page_of
from dashboard.web.table import Table

TEMPLATE = "maintenance/job.html.j2"
RELOAD_SECONDS = 3
PAGE_SIZE = 50
LONGEST_REASON = 1000  # characters
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
    preview: Link | None
    in_preview: Link | None


@dataclass(frozen=True)
class Declining:
    """The form that declines a proposal: the reason as typed, what is wrong with it, and why it came too late."""

    reason: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    too_late: str = ""
    longest: int = LONGEST_REASON


@dataclass(frozen=True)
class Content:
    """`now`: how far it is, in words; `share` from 0 to 1, None where nobody knows. `sentences`: what came of it. `again`: the address to send a
    form to that has the same checked anew, where that helps. `proposed`: the changes of forms; `declining`: where they can be declined."""

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
    proposed: Sequence[Proposed] = ()
    declining: Declining | None = None

    @property
    def decline_address(self) -> str:
        """Where the form that declines is sent."""
        return f"{job_address(self.job_id)}/ablehnen"


def found(job_id: str) -> Job:
    """The job of an address, where whoever asks may see it, without an outcome that cannot be read; 404 else."""
    job = jobs.find(job_id)
    if job is None or not records.may_see(access.current(), job):
        abort(HTTPStatus.NOT_FOUND)
    return job.legible() if job.is_over else job


def document(request: Request) -> Document:
    """The page about the job an address names."""
    return shown(found(request.arguments["job_id"]), request)


def shown(job: Job, request: Request, declining: Declining | None = None, status: int = HTTPStatus.OK) -> Document:
    """The page about a job; `declining`: the form as it was sent."""
    severity = (request.parameters.get(SEVERITY) or [""])[0]
    page = page_number(Reader(request.parameters, (PAGE,)))
    content = content_of(job, severity if severity in report.SEVERITIES else "", page)
    if declining:
        content = replace(content, declining=declining)
    seconds = 0 if job.is_over else RELOAD_SECONDS
    return Document(
        content.head, TEMPLATE, content, status, scripts=("maintenance.js",), keep=False, reload_seconds=seconds
    )


def file(job_id: str, name: str) -> Response:
    """A file that came of a job."""
    job = found(job_id)
    try:
        opened = jobs.opened(job, name)
    except OSError:
        abort(HTTPStatus.NOT_FOUND)
    return attached(opened, name)


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
        "state": states.words(job, handed_in),
        "is_over": job.is_over,
    }
    if handed_in and handed_in.area_id:
        about["proposal"] = texts.PROPOSAL.format(name=records.proposer(handed_in))
    if job.kind == "check" and job.parameters.get("edits") and (told := forms.layout()):
        about["proposed"] = edits.proposed(told, job.parameters["edits"])
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
    if job.kind == "check":
        return Content(**about, listing=_listing(job, severity, page), **_checked(job, handed_in))
    return Content(**about, **_OUTCOMES[job.kind](job))


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


def _checked(job: Job, handed_in: Submission | None) -> dict[str, Any]:
    """What the page says of a finished check."""
    attempts = records.attempts(job.id)
    state = states.of_check(job, handed_in, attempts)
    said: dict[str, Any] = {
        "files": _files(job),
        "change": _change(job) if state is not State.REFUSED and job.outcome.get("preview") else None,
        "further": [_onward(job)],
    }
    if state is State.REFUSED:
        return said
    if state is State.REPLACED and handed_in:
        next_check = Link(texts.TO_NEXT_CHECK, job_address(handed_in.next_job_id))
        return {**said, "sentences": [texts.IS_REPLACED], "actions": [next_check], "further": ()}
    if access.current().role not in MAINTAINERS:
        return {**said, "sentences": [_told(state, handed_in)], "further": ()}
    if state is State.DECLINED and handed_in:
        return {**said, "sentences": [_declined(texts.DECLINED_BY, handed_in)], "further": ()}
    if state is State.WITHDRAWN:
        return {**said, "sentences": [texts.IS_WITHDRAWN], "again": _again(job)}
    if state in (State.PUBLISHING, State.PUBLISHED):
        going = [each for each in attempts if not records.has_failed(each)][:1]  # none where it has failed just now
        links = [Link(texts.ALREADY_LINK, job_address(each.job_id)) for each in going]
        return {**said, "sentences": [texts.ALREADY], "actions": links}
    said["declining"] = Declining() if handed_in and handed_in.area_id else None
    if state is State.STALE:
        base = job.outcome.get("base") or texts.STALE_NO_DATA
        stale = texts.STALE.format(current=states.current_version(), base=base)
        return {**said, "stale": stale, "again": _again(job)}
    return {**said, "actions": [Link(texts.PUBLISH, confirmation_address(job.id))]}


def _told(state: State, handed_in: Submission | None) -> str:
    """What a Kommune reads of its proposal."""
    if state is State.DECLINED and handed_in:
        return _declined(texts.DECLINED_YOURS, handed_in)
    return texts.TOLD.get(state, texts.PROPOSED)


def _declined(words: str, handed_in: Submission) -> str:
    day = german.local_time(handed_in.declined_at)
    return words.format(day=day, by=handed_in.declined_by, why=handed_in.declined_why)


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


_OUTCOMES = {"publish": _published, "rollback": _published, "inspect": _inspected}


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
    """The difference; the ways into the preview for whom it is open."""
    sees_preview = access.current().role in MAINTAINERS
    preview = Link(texts.PREVIEW, preview_address(job.id)) if sees_preview else None
    base, later = job.outcome.get("base"), job.outcome.get("preview")
    query = f"{change_selection.PATH}?{change_selection.EARLIER.name}={base}&{change_selection.LATER.name}={later}"
    in_preview = Link(texts.PREVIEW_CHANGES, preview_address(job.id, query)) if base and sees_preview else None
    made = job.outcome.get("difference")
    if not made:
        return Change(texts.NO_DIFFERENCE, (), preview, None)
    tables = difference.tables(made, job.id if sees_preview else "")
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
