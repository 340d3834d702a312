"""How the atlas is, for those who run it: each part in a sentence with its cure, the jobs of the last days, versions and sizes. No data of areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard import db, german, versions
from dashboard.briefings.identity import revision
from dashboard.internal import database
from dashboard.internal.faults import InternalDatabaseError
from dashboard.maintenance import jobs
from dashboard.maintenance.jobs import Job
from dashboard.operations import health, state
from dashboard.operations.audit_page import moment
from dashboard.operations.state import Grade, Part
from dashboard.texts import operation as texts
from dashboard.users.pages import Entry
from dashboard.users.roles import OPERATORS, User
from dashboard.versions import NotPublishedError
from dashboard.web.page import Document, Request
from dashboard.web.table import Column, Table

PATH = "/pflege/betrieb"
JOBS = 20
RELOAD_SECONDS = 10
_WEIGHT = 80  # beside what else calls, see users/pages.Entry


@dataclass(frozen=True)
class Content:
    """`verdict`: a sentence on the whole."""

    verdict: str
    parts: Sequence[Part]
    queue: str
    jobs: Table | None
    facts: Sequence[tuple[str, str]]


def document(_: Request) -> Document:
    """Everything, asked just now."""
    parts = state.parts()
    content = Content(
        _impaired(parts) or texts.ALL_WELL,
        parts,
        _queue(),
        _jobs(),
        list(_facts()),
    )
    return Document(texts.STATUS_TITLE, "operations/status.html.j2", content, reload_seconds=RELOAD_SECONDS)


def attention(user: User) -> Iterator[Entry]:
    """That something does not run, for the first page of whoever sees to it."""
    if user.role in OPERATORS and (sentence := _impaired(state.parts())):
        yield Entry(sentence, PATH, _WEIGHT)


def _impaired(parts: Sequence[Part]) -> str:
    """How many parts do not run as they should, "" where all do."""
    count = sum(part.grade is not Grade.WELL for part in parts)
    return german.plural(count, *texts.IMPAIRED) if count else ""


def _queue() -> str:
    waiting = sum(job.state == jobs.WAITING for job in jobs.newest(jobs.MOST_WAITING * 2))
    return german.plural(waiting, *texts.WAITING) if waiting else texts.NOTHING_WAITS


def _jobs() -> Table | None:
    rows = [_row(job) for job in jobs.newest(JOBS)]
    columns = [Column(head) for head in texts.JOB_HEADS]
    return Table(texts.JOBS, columns, rows, css="stapelt betrieb-tabelle", hidden_caption=True) if rows else None


def _row(job: Job) -> tuple[str, ...]:
    return moment(job.made), texts.JOB_KINDS[job.kind], texts.JOB_STATES[job.state], _said(job)


def _said(job: Job) -> str:
    """What it does just now, or what came of it; nothing of what is in its file."""
    if not job.is_over:
        return job.progress.step if job.progress else ""
    if job.state == jobs.FAILED:
        return " ".join(str(job.outcome.get(name, "")) for name in ("reason", "cure"))
    if isinstance(counts := job.outcome.get("counts"), Mapping):
        found = [(counts.get(name), words) for name, words in texts.PROBLEMS.items()]
        said = ", ".join(german.plural(count, *words) for count, words in found if isinstance(count, int) and count)
        return said or texts.NO_PROBLEMS
    return texts.CAME_TO.format(version=job.outcome["version"]) if job.outcome.get("version") else ""


def _facts() -> Sequence[tuple[str, str]]:
    beat = jobs.worker()
    return [
        (texts.PROGRAM, health.program()),
        (texts.CODE_OF_WEB, revision()),
        (texts.CODE_OF_WORKER, beat.revision if beat and beat.revision else german.UNKNOWN),
        (texts.VERSION_SHOWN, _shown()),
        (texts.VERSIONS_KEPT, german.number(len(versions.kept()))),
        (texts.INTERNAL, _internal()),
    ]


def _shown() -> str:
    try:
        return db.shown().version
    except NotPublishedError:
        return texts.NOTHING_SHOWN


def _internal() -> str:
    """Kind and size; the state of its tables stands with its part."""
    try:
        file = database.file_of(database.url())
    except InternalDatabaseError:
        return german.UNKNOWN
    if file is None:
        return texts.POSTGRESQL
    written = [path.stat().st_size for path in file.parent.glob(f"{file.name}*") if path.is_file()]
    return texts.SQLITE.format(size=german.number(sum(written) / 1e6, 1)) if written else texts.NO_DATABASE
