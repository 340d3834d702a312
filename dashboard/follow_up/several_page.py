"""The same event for several occasions of one Kreis: those that were ticked in the work list. All are recorded, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, request

from dashboard import german
from dashboard.follow_up import event_form, followed
from dashboard.follow_up.event_form import Form, Typed
from dashboard.follow_up.followed import Followed
from dashboard.follow_up.list_page import MOST_AT_ONCE, Line, line_of
from dashboard.follow_up.occasion_page import regions
from dashboard.follow_up.selection import PATH
from dashboard.internal import courses
from dashboard.internal.course_rules import Fault, RefusedError
from dashboard.internal.courses import StaleError
from dashboard.internal.database import today
from dashboard.texts import follow_up as texts
from dashboard.users import access, pages
from dashboard.web.page import Document, Request

ADDRESS = f"{PATH}/gemeinsam"
_CHOSEN = re.compile(r"(?P<finding>[A-Z]\d{1,3}-\d{2,12})(?::(?P<revision>\d{1,9}))?", re.ASCII)


@dataclass(frozen=True)
class Content:
    """What several.html.j2 draws; no form where `refused` says why there is none. `lines` are area and occasion."""

    refused: str
    lines: Sequence[tuple[str, Line]]
    count: str
    form: Form | None
    stale: Sequence[str]
    saved: str
    address: str = ADDRESS


def document(request: Request) -> Document:
    """The form for what was ticked."""
    if saved := request.parameters.get("festgehalten"):
        count = len(_named(saved[0].split(",")))
        words = texts.SAVED_MANY.format(occasions=german.plural(count, texts.OCCASION, texts.OCCASIONS))
        return _document(Content("", [], "", None, (), words))
    return _page(list(_named(request.parameters.get("anlass", ()))))


def record() -> Response:
    """Record the event for all of them, or show the form again."""
    named = _named(request.form.getlist("anlass"))
    typed = event_form.typed_in(request.form)
    rows, refused = _rows(list(named))
    event, user = typed.event, access.current()
    if refused or event is None:
        return pages.respond(_page(list(named), typed, [] if event else [event_form.missing_state()]))
    try:
        courses.record(user.id, user.role, [(row.occasion, named[row.finding_id]) for row in rows], event)
    except RefusedError as error:
        return pages.respond(_page(list(named), typed, _with_names(error.faults, rows)))
    except StaleError:
        stale = [row for row in rows if row.revision != named[row.finding_id]]
        return pages.respond(_page(list(named), typed, stale=stale))
    kept = ",".join(named)
    return Response(status=HTTPStatus.SEE_OTHER, headers={"Location": f"{ADDRESS}?festgehalten={kept}"})


def _named(values: Iterable[str]) -> dict[str, int]:
    """Findings with the revision the form was made of, 0 where none is named; what is no finding is left out."""
    found = filter(None, map(_CHOSEN.fullmatch, values))
    return {each["finding"]: int(each["revision"] or 0) for each in found}


def _rows(named: Sequence[str]) -> tuple[list[Followed], str]:
    """The occasions in the order of the list, and why they cannot be treated together (German), "" where they can."""
    rows = [row for row in followed.every() if row.finding_id in named]
    kreise = {row.kreis_id for row in rows}
    if not rows:
        return rows, texts.NOTHING_TICKED
    if len(rows) < len(named):
        return rows, texts.SOME_ARE_GONE
    if len(rows) > MOST_AT_ONCE:
        return rows, texts.TOO_MANY.format(count=german.number(len(rows)), most=MOST_AT_ONCE)
    return rows, texts.SEVERAL_KREISE.format(count=len(kreise)) if len(kreise) > 1 else ""


def _page(
    named: Sequence[str],
    typed: Typed | None = None,
    faults: Sequence[Fault] = (),
    *,
    stale: Sequence[Followed] = (),
) -> Document:
    rows, refused = _rows(named)
    form = None if refused else event_form.form(rows, typed or Typed(on=today()), regions(), faults)
    if form and not form.states:
        form, refused = None, texts.NO_COMMON_STATE
    content = Content(
        refused,
        [(row.area, line_of(row)) for row in rows],
        german.plural(len(rows), texts.OCCASION, texts.OCCASIONS),
        form,
        [texts.TITLE_AND_AREA.format(title=row.title, area=row.area) for row in stale],
        "",
    )
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if faults or (refused and named) else HTTPStatus.OK
    return _document(content, HTTPStatus.CONFLICT if stale else wrong)


def _document(content: Content, status: int = HTTPStatus.OK) -> Document:
    return Document(texts.TOGETHER_TITLE, "follow_up/several.html.j2", content, status)


def _with_names(faults: Iterable[Fault], rows: Iterable[Followed]) -> list[Fault]:
    """Faults that only some have say which; a text that is refused is refused for all alike."""
    every = list(faults)
    names = {row.finding_id: texts.TITLE_AND_AREA.format(title=row.title, area=row.area) for row in rows}
    alike = {each.reason for each in every if sum(other.reason == each.reason for other in every) == len(names)}
    return [
        fault
        if fault.reason in alike
        else Fault(fault.name, texts.FAULT_OF.format(name=names[fault.finding_id], reason=fault.reason))
        for fault in every
    ]
