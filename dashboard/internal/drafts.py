"""What somebody had typed when their session ended, or a form was refused: kept for their own account, until it is sent."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from dashboard.internal.database import now
from dashboard.internal.tables import DRAFT

MOST_PER_ACCOUNT = 20  # the newest
Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Draft:
    """`path`: the address the form was sent to; `fields`: each with its values; `at`: UTC."""

    id: str
    path: str
    fields: Fields
    at: str


def put(connection: Connection, user_id: str, path: str, fields: Fields) -> str:
    """Keep what was typed; answers its id. The oldest of an account make room."""
    draft_id = secrets.token_hex(16)
    text = json.dumps({name: list(values) for name, values in fields.items()}, ensure_ascii=False)
    connection.execute(insert(DRAFT).values(id=draft_id, user_id=user_id, path=path, fields=text, at=now()))
    newest = select(DRAFT.c.id).where(DRAFT.c.user_id == user_id).order_by(DRAFT.c.at.desc()).limit(MOST_PER_ACCOUNT)
    kept = connection.execute(newest).scalars().all()
    connection.execute(delete(DRAFT).where(DRAFT.c.user_id == user_id, DRAFT.c.id.not_in(kept)))
    return draft_id


def get(connection: Connection, user_id: str, draft_id: str) -> Draft | None:
    """A draft of this very account; None where it has none of that id."""
    asked = select(DRAFT).where(DRAFT.c.id == draft_id, DRAFT.c.user_id == user_id)
    row = connection.execute(asked).mappings().one_or_none()
    return Draft(row["id"], row["path"], json.loads(row["fields"]), row["at"]) if row else None


def remove(connection: Connection, user_id: str, draft_id: str) -> None:
    """Forget a draft of this account: it was sent, or is not wanted any more."""
    connection.execute(delete(DRAFT).where(DRAFT.c.id == draft_id, DRAFT.c.user_id == user_id))
