"""Nothing typed is lost: what a form held that came too late or was refused is kept for its account, and put back into the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from flask import request
from werkzeug.exceptions import HTTPException

from dashboard.internal import database, drafts, sessions
from dashboard.internal.drafts import Draft
from dashboard.internal.sessions import Session
from dashboard.users import csrf, signed_in
from dashboard.users.roles import User

PARAMETER = "entwurf"
NOT_KEPT = frozenset({csrf.FIELD, PARAMETER})
LARGEST = 200_000  # bytes that are kept of a form


@dataclass(frozen=True)
class Kept:
    """What stands on a page of somebody whose typing was kept."""

    draft: Draft

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Each field with its text, for whoever has no script."""
        return [(name, value) for name, values in self.draft.fields.items() for value in values if value]

    @property
    def data(self) -> Mapping[str, object]:
        """The same for the script that puts it back into the form."""
        return {"path": self.draft.path, "fields": self.draft.fields}


def keep(account: str, form_page: str, largest: int, ended: Session | None = None) -> str:
    """Keep the form of the request for an account; answers the address that shows it again, "" where there is nothing to keep, or nowhere to
    go back to. `form_page`: the page of the form, where the browser does not say; `largest`: bytes that its address takes; `ended`: the session it
    was sent in, forgotten with it."""
    page = page_of_form() or form_page
    if not account or not page or not csrf.is_asked_from_here():
        return ""
    fields = _fields(largest)
    if not 0 < sum(len(value.encode()) for values in fields.values() for value in values) <= LARGEST:
        return ""
    with database.begin() as connection:
        if ended and not sessions.forget(connection, ended):
            return ""
        draft = drafts.put(connection, account, request.path[:300], fields)
    return _with_draft(page, draft)


def keep_of_ended_session(form_page: str, largest: int) -> str:
    """The same for a form whose session has ended in the meantime; only of a browser that had one, and one form of a session: whoever got hold of its
    cookie cannot crowd out what the account has typed."""
    ended = signed_in.ended()
    return keep(ended.user_id, form_page, largest, ended) if ended else ""


def of(user: User) -> Kept | None:
    """What the page asked for is to show again, if it is of this very account."""
    draft_id = request.args.get(PARAMETER, "")
    if not draft_id or not user.id:
        return None
    with database.reading() as connection:
        draft = drafts.get(connection, user.id, draft_id)
    return Kept(draft) if draft else None


def forget(user: User) -> None:
    """The form was sent after all."""
    draft_id = dict(parse_qsl(urlsplit(request.headers.get("Referer", "")).query)).get(PARAMETER)
    if draft_id and user.id:
        with database.begin() as connection:
            drafts.remove(connection, user.id, draft_id)


def sent_from_here(largest: int) -> list[tuple[str, str]]:
    """What the form of the request holds, field and text, for whoever sent it; nothing of a form of another site."""
    if not csrf.is_asked_from_here():
        return []
    return [(name, value) for name, values in _fields(largest).items() for value in values if value.strip()]


def page_of_form() -> str:
    """Path and query of the page on which the form stood, by what the browser says."""
    referer = request.headers.get("Referer", "")
    if not referer or not csrf.is_from_here(referer):
        return ""
    parts = urlsplit(referer)
    return urlunsplit(("", "", parts.path, parts.query, ""))


def _fields(largest: int) -> dict[str, list[str]]:
    """What was typed; files are read past, and chosen anew. Nothing of a form that its address would not take."""
    if "Transfer-Encoding" in request.headers or (request.content_length or 0) > largest:
        return {}
    request.max_content_length = largest
    try:
        typed = list(request.form.lists())
    except HTTPException:  # it broke off, or has no room
        return {}
    return {name: values for name, values in typed if name not in NOT_KEPT and "passw" not in name}


def _with_draft(page: str, draft: str) -> str:
    parts = urlsplit(page)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != PARAMETER]
    return f"{parts.path}?{urlencode([*query, (PARAMETER, draft)])}"
