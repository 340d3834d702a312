"""Bringing a file in: the form, and what is said of what was sent before anything is kept."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from http import HTTPStatus

from flask import Response, request
from werkzeug.datastructures import FileStorage

from dashboard import german
from dashboard.internal.persons import person_in
from dashboard.internal.submissions import Submission
from dashboard.maintenance import jobs, receiving, records, states
from dashboard.maintenance.addresses import job_address
from dashboard.maintenance.jobs import QueueFullError
from dashboard.maintenance.sources import Source, sources
from dashboard.queries import frame
from dashboard.texts import maintenance as texts
from dashboard.users import access
from dashboard.users.pages import respond
from dashboard.users.roles import User
from dashboard.web.links import Link
from dashboard.web.page import Document, Request

TEMPLATE = "maintenance/upload.html.j2"
LONGEST_PERIOD = 40  # characters
MOST_RECENT = 10
FIELDS = ("quelle", "zeitraum", "veroeffentlicht", "fundstelle", "vermerk")


@dataclass(frozen=True)
class Recent:
    """Something handed in: its page, when (local), how far it is in words."""

    page: Link
    at: str
    state: str


@dataclass(frozen=True)
class Content:
    """`typed`: the fields as they were sent; `faults`: what keeps the file from being checked, by the field it is about."""

    sources: Sequence[Source]
    recent: Sequence[Recent]
    typed: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)
    is_silent: bool = False
    megabytes: str = german.number(receiving.LARGEST_FILE / 1e6)
    bytes: int = receiving.LARGEST_FILE


@dataclass(frozen=True)
class _Sent:
    """What a form says; every field is as it was typed."""

    source: Source | None
    file: FileStorage | None
    mapping: FileStorage | None
    typed: Mapping[str, str]

    @property
    def day(self) -> date | None:
        return day_of(self.typed["veroeffentlicht"])


def document(request: Request) -> Document:
    """The form; an address may name the source (?quelle=…)."""
    chosen = (request.parameters.get("quelle") or [""])[0]
    return _document({"quelle": chosen, "veroeffentlicht": german.day(german.today())}, {})


def act() -> Response:
    """Take a file in and have it checked; or say what is wrong, with everything typed kept."""
    sent, user = _sent(), access.current()
    faults = dict(_faults(sent))
    if faults or sent.source is None or sent.file is None:
        return respond(_document(sent.typed, faults, HTTPStatus.UNPROCESSABLE_ENTITY))
    try:
        with _alone(user) as is_alone:
            if not is_alone or _is_checking(user):
                return respond(_document(sent.typed, {"": texts.ONE_AT_A_TIME}, HTTPStatus.CONFLICT))
            job_id = _hand_in(user, sent, sent.source, sent.file)
    except QueueFullError:
        return respond(_document(sent.typed, {"": texts.QUEUE_FULL}, HTTPStatus.SERVICE_UNAVAILABLE))
    except OSError:
        return respond(_document(sent.typed, {"": texts.NOT_STORED}, HTTPStatus.INSUFFICIENT_STORAGE))
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": job_address(job_id)})


def day_of(typed: str) -> date | None:
    """A day as Germans write it, or as a field of a form gives it; None for anything else."""
    for pattern in ("%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(typed.strip(), pattern).date()
        except ValueError:
            continue
    return None


def is_demo() -> bool:
    """Whether the atlas shows invented data, which a preview is then built with as well."""
    return bool(frame.build()["demo"])


def _hand_in(user: User, sent: _Sent, source: Source, file: FileStorage) -> str:
    name = receiving.name_of(file)
    with jobs.draft() as place:
        files = {f"file{receiving.ending_of(name)}": place / "file"}
        checksum = receiving.store(file, place / "file")
        if sent.mapping:
            files["mapping.toml"] = place / "mapping.toml"
            receiving.store(sent.mapping, place / "mapping.toml")
        parameters = {
            "source": source.id,
            "file_name": name,
            "period": sent.typed["zeitraum"] or None,
            "published": sent.day.isoformat() if sent.day else "",
            "url": sent.typed["fundstelle"] or None,
            "survey": None,
            "edits": None,
            "only_area": None,
            "demo": is_demo(),
        }
        kind = "inspect" if source.is_survey and not sent.mapping else "check"
        note = sent.typed["vermerk"][:500]
        return records.submit(user, parameters, name, files, checksum=checksum, note=note, kind=kind)


def _sent() -> _Sent:
    typed = {name: request.form.get(name, "").strip() for name in FIELDS}
    source = next((each for each in sources() if each.id == typed["quelle"]), None)
    file, mapping = (_given(request.files.get(name)) for name in ("datei", "zuordnung"))
    return _Sent(source, file, mapping if source and source.is_survey else None, typed)


def _given(upload: FileStorage | None) -> FileStorage | None:
    return upload if upload and upload.filename and not receiving.is_empty(upload) else None


def _faults(sent: _Sent) -> Iterator[tuple[str, str]]:
    """What keeps a file from being checked: the field, and the sentence."""
    if sent.source is None:
        yield "quelle", texts.CHOOSE_SOURCE
    if sent.file is None:
        yield "datei", texts.CHOOSE_FILE
    elif sent.source is not None and (fault := _fault_of_file(sent.file, sent.source)):
        yield "datei", fault
    if sent.mapping and not receiving.looks_like(sent.mapping, ".toml"):
        yield "zuordnung", texts.MAPPING_NOT_TEXT.format(name=receiving.name_of(sent.mapping))
    yield from _faults_of_words(sent)


def _fault_of_file(file: FileStorage, source: Source) -> str:
    name = receiving.name_of(file)
    ending = receiving.ending_of(name)
    if person := person_in(name):  # it would stand in the log for years
        return texts.PERSON_IN_NAME.format(person=person)
    if ending not in source.endings:
        return texts.WRONG_ENDING.format(name=name, source=source.title, endings=", ".join(source.endings))
    return "" if receiving.looks_like(file, ending) else texts.WRONG_CONTENT.format(name=name, ending=ending)


def _faults_of_words(sent: _Sent) -> Iterator[tuple[str, str]]:
    period, address, day = sent.typed["zeitraum"], sent.typed["fundstelle"], sent.day
    if sent.source and sent.source.needs_period and not period:
        yield "zeitraum", texts.PERIOD_MISSING.format(source=sent.source.title, hint=sent.source.period_hint)
    elif len(period) > LONGEST_PERIOD:
        yield "zeitraum", texts.PERIOD_TOO_LONG.format(value=f"{period[:LONGEST_PERIOD]} …")
    if day is None:
        yield "veroeffentlicht", texts.NO_DAY.format(value=sent.typed["veroeffentlicht"][:40])
    elif day > german.today():
        yield "veroeffentlicht", texts.DAY_AHEAD.format(day=german.day(day))
    if address and not (address.startswith("https://") and len(address) < 500):
        yield "fundstelle", texts.NO_ADDRESS.format(value=address[:60])
    if person := person_in(sent.typed["vermerk"]):
        yield "vermerk", person


def _document(typed: Mapping[str, str], faults: Mapping[str, str], status: int = HTTPStatus.OK) -> Document:
    user = access.current()
    withdrawn = cache(records.withdrawn)
    recent = [_recent(each, withdrawn) for each in records.newest(MOST_RECENT)] if user.id else []
    filled = {name: typed.get(name, "") for name in FIELDS}
    content = Content(sources(), recent, filled, faults, is_silent=not jobs.is_working())
    return Document(texts.UPLOAD_HEAD, TEMPLATE, content, status, scripts=("maintenance.js",), keep=False)


def _recent(handed_in: Submission, withdrawn: Callable[[], Collection[str]]) -> Recent:
    title = handed_in.title
    if handed_in.area_id:
        title = texts.PROPOSED_BY.format(title=title, name=records.proposer(handed_in))
    state = states.words(jobs.find(handed_in.job_id), handed_in, withdrawn)
    return Recent(Link(title, job_address(handed_in.job_id)), german.local_time(handed_in.at), state)


def _is_checking(user: User) -> bool:
    handed_in = (jobs.find(each.job_id) for each in records.newest(3, by=user.id))
    return any(job is not None and not job.is_over for job in handed_in)


@contextmanager
def _alone(user: User) -> Iterator[bool]:
    """Whether nobody else with this account is handing a file in just now, in any process."""
    with (jobs.drafts() / f"{hashlib.sha256(user.id.encode()).hexdigest()[:16]}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
