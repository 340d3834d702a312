"""The page that says how far the writing of some files is, with the files once they are there."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses.briefing_selection import FORMAT_NAMES, address
from dashboard.addresses.briefing_selection import PATH as FORM_PATH
from dashboard.addresses.notices import GONE, Notice, status_of
from dashboard.addresses.parameters import Reader
from dashboard.briefings import catalogue, heartbeat
from dashboard.briefings.form import JOBS_PATH, title, version_name
from dashboard.briefings.formats import FORMATS as ALL_FORMATS
from dashboard.briefings.jobs import FAILED, FINISHED, RUNNING, WAITING, Job, Jobs, is_id
from dashboard.briefings.shelf import size_of
from dashboard.queries.areas import areas
from dashboard.texts import briefing_page as texts
from dashboard.web.links import Link
from dashboard.web.page import Document, Page, Request

PATH = f"{JOBS_PATH}/<ids>"
FILE_PATH = "/briefing/datei"
TEMPLATE, LIST_TEMPLATE = "briefings/job_page.html.j2", "briefings/job_list.html.j2"
SCRIPTS = ("briefing.js",)
RELOAD_SECONDS = 2


@dataclass(frozen=True)
class Line:
    """A file: what it is called, how far it is in words, the way to it, and to another attempt where it failed. `state` as of the job."""

    name: str
    state: str
    words: str
    file: Link | None = None
    size: str = ""
    again: Link | None = None


@dataclass(frozen=True)
class Content:
    """`said`: what is told to who cannot see the lines; `is_over`: nothing changes any more; `is_silent`: nobody writes just now; `answers`:
    where a script asks how far it is; `back`: the page the selection was made on."""

    notices: Sequence[Notice]
    head: str
    subject: str
    lines: Sequence[Line]
    said: str
    is_over: bool
    is_silent: bool
    answers: str
    back: str


def address_of(jobs: Sequence[Job]) -> str:
    """The page about some jobs."""
    return f"{JOBS_PATH}/{','.join(job.id for job in jobs)}"


def names(ids: str) -> list[str]:
    """The names of jobs in an address, none where it is no address of jobs."""
    listed = list(dict.fromkeys(ids.split(",")))
    return listed if len(listed) <= len(FORMAT_NAMES) and all(map(is_id, listed)) else []


def document(request: Request) -> Document:
    """The page about the jobs an address names; its status is 404 where there is none of them any more."""
    reader = Reader(request.parameters, ())
    reader.check_names()
    content = of(names(request.arguments["ids"]), reader.notices)
    status = status_of(reader.notices) if any(line.state for line in content.lines) else GONE
    reload_seconds = 0 if content.is_over else RELOAD_SECONDS
    return Document(content.head, TEMPLATE, content, status, scripts=SCRIPTS, keep=False, reload_seconds=reload_seconds)


def of(ids: Sequence[str], notices: Sequence[Notice] = ()) -> Content:
    """How far some jobs are."""
    folder = Jobs()
    found = [folder.find(job_id) for job_id in ids]
    lines = [_line(job, folder) if job else Line("", "", texts.LOST) for job in found] or [Line("", "", texts.LOST)]
    is_over = all(line.state not in (WAITING, RUNNING) for line in lines)
    jobs = [job for job in found if job]
    return Content(
        notices=notices,
        head=texts.JOBS_DONE_TITLE if is_over else texts.JOBS_TITLE,
        subject=_subject(jobs[0]) if jobs else "",
        lines=lines,
        said=_said(lines, is_over=is_over),
        is_over=is_over,
        is_silent=not is_over and not heartbeat.is_alive(folder.root),
        answers=f"{JOBS_PATH}/{','.join(ids)}.json",
        back=_back(jobs),
    )


def _line(job: Job, folder: Jobs) -> Line:
    name = ALL_FORMATS[job.selection.formats[0]].title
    match job.state:
        case "finished":
            link = Link(texts.DOWNLOAD.format(name=name), f"{FILE_PATH}/{job.id}/{job.file}")
            return Line(name, FINISHED, texts.FINISHED, link, f"{job.file}, {_size(folder, job)}")
        case "failed":
            again = Link(texts.AGAIN, address(job.selection, JOBS_PATH))
            return Line(name, FAILED, texts.FAILED.format(reason=job.reason or texts.NO_REASON), again=again)
        case "running":
            seconds = german.plural(int(max(time.time() - job.since, 0)), texts.SECOND, texts.SECOND_MANY)
            return Line(name, RUNNING, texts.WRITTEN_SINCE.format(seconds=seconds))
    queue = folder.waiting()
    place = queue.index(job.id) + 1 if job.id in queue else 1
    return Line(name, WAITING, texts.NEXT if place == 1 else texts.WAITS.format(place=place, all=len(queue)))


def _size(folder: Jobs, job: Job) -> str:
    kilobytes = size_of(folder.place(FINISHED, job.id)) / 1000
    return f"{german.number(kilobytes / 1000, 1)} MB" if kilobytes >= 1000 else f"{german.number(max(kilobytes, 1))} kB"


def _said(lines: Sequence[Line], *, is_over: bool) -> str:
    if not is_over:
        return ", ".join(f"{line.name}: {texts.FINISHED}" for line in lines if line.state == FINISHED)
    return texts.ALL_DONE if all(line.state == FINISHED for line in lines) else texts.SOME_FAILED


def _subject(job: Job) -> str:
    content, area = catalogue.CONTENTS.get(job.selection.content), areas().by_id.get(job.selection.area)
    of_land = texts.AREA_LAND if content and content.levels else ""
    words = title(job.selection, area.label if area else of_land) if content else ""
    return f"{words}, {texts.VERSION} {version_name(job.selection.version)}"


def _back(jobs: Sequence[Job]) -> str:
    if not jobs:
        return FORM_PATH
    formats = tuple(name for name in FORMAT_NAMES if any(name in job.selection.formats for job in jobs))
    return address(replace(jobs[0].selection, formats=formats))


PAGE = Page("briefing_auftrag", PATH, texts.JOBS_TITLE, document, navigation=False)
