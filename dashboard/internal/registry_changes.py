"""Changes to the registry that somebody has entered in forms: each account has a list of its own, until they are published or dropped."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.internal.database import now
from dashboard.internal.tables import REGISTRY_CHANGE

MOST_PER_ACCOUNT = 500  # what one check takes


class ListFullError(Exception):
    """An account has so many changes that one check would not take more."""


@dataclass(frozen=True)
class Subject:
    """What a form was opened for: an area or a body ("" for none of it), and the row on show that it changes ("" for a new one)."""

    area_id: str = ""
    council_id: str = ""
    row_id: str = ""


@dataclass(frozen=True)
class Change:
    """`edit` as in docs/jobs.md; `job_id`: the check it was handed to, "" while it was not."""

    id: str
    title: str
    subject: Subject
    edit: Mapping[str, Any]
    job_id: str


def of(connection: Connection, user_id: str) -> list[Change]:
    """The changes of an account, in the order in which they are made."""
    asked = select(REGISTRY_CHANGE).where(REGISTRY_CHANGE.c.user_id == user_id).order_by(REGISTRY_CHANGE.c.number)
    return [
        Change(
            row["id"],
            row["title"],
            Subject(row["area_id"], row["council_id"], row["row_id"]),
            json.loads(row["edit"]),
            row["job_id"],
        )
        for row in connection.execute(asked).mappings()
    ]


def add(connection: Connection, user_id: str, title: str, subject: Subject, edit: Mapping[str, Any]) -> None:
    """Put a change at the end of the list. Raises ListFullError."""
    own = REGISTRY_CHANGE.c.user_id == user_id
    count, last = connection.execute(
        select(func.count(), func.coalesce(func.max(REGISTRY_CHANGE.c.number), 0)).where(own)
    ).one()
    if count >= MOST_PER_ACCOUNT:
        raise ListFullError
    values = {
        "title": title[:300],
        "area_id": subject.area_id,
        "council_id": subject.council_id,
        "row_id": subject.row_id,
    }
    connection.execute(
        insert(REGISTRY_CHANGE).values(
            id=secrets.token_hex(16), user_id=user_id, number=last + 1, edit=_text(edit), job_id="", at=now(), **values
        )
    )


def replace(connection: Connection, user_id: str, change_id: str, title: str, edit: Mapping[str, Any]) -> bool:
    """Let a change of this account say something else; it waits for a check again. False where there is none."""
    changed = connection.execute(
        update(REGISTRY_CHANGE)
        .where(REGISTRY_CHANGE.c.id == change_id, REGISTRY_CHANGE.c.user_id == user_id)
        .values(title=title[:300], edit=_text(edit), job_id="", at=now())
    )
    return changed.rowcount > 0


def remove(connection: Connection, user_id: str, change_ids: Sequence[str]) -> None:
    """Take changes off the list of this account."""
    wanted = REGISTRY_CHANGE.c.id.in_(change_ids)
    connection.execute(delete(REGISTRY_CHANGE).where(wanted, REGISTRY_CHANGE.c.user_id == user_id))


def hand_over(connection: Connection, user_id: str, change_ids: Sequence[str], job_id: str) -> None:
    """Note the check that changes were handed to; "" for none."""
    wanted = REGISTRY_CHANGE.c.id.in_(change_ids)
    own = REGISTRY_CHANGE.c.user_id == user_id
    connection.execute(update(REGISTRY_CHANGE).where(wanted, own).values(job_id=job_id))


def follow(connection: Connection, job_id: str, next_job_id: str) -> None:
    """Hand the changes of a check, whosoever they are, to the one that takes its place."""
    of_check = update(REGISTRY_CHANGE).where(REGISTRY_CHANGE.c.job_id == job_id)
    connection.execute(of_check.values(job_id=next_job_id))


def _text(edit: Mapping[str, Any]) -> str:
    return json.dumps(edit, ensure_ascii=False)
