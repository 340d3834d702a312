"""Files and sets of forms that were handed in: who brought what, for which job `check`; who declined a proposal, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select, update

from dashboard.internal.database import now
from dashboard.internal.tables import SUBMISSION


@dataclass(frozen=True)
class Submission:
    """`by` is an account, `area_id` the ARS of the Kommune that proposes ("" for the Leitstelle), `checksum` the SHA-256 of the file;
    `declined_at` is "" where nobody declined it; `next_job_id`: the check that took its place, "" for none."""

    job_id: str
    at: str
    by: str
    role: str
    area_id: str
    source_id: str
    title: str
    checksum: str = ""
    declined_at: str = ""
    declined_by: str = ""
    declined_why: str = ""
    next_job_id: str = ""


def put(connection: Connection, submission: Submission) -> None:
    """Keep it. IntegrityError where the job has one already."""
    connection.execute(insert(SUBMISSION).values(asdict(submission)))


def find(connection: Connection, job_id: str, *, held: bool = False) -> Submission | None:
    """The submission a job belongs to. `held`: nobody else decides about it before the transaction ends."""
    asked = select(SUBMISSION).where(SUBMISSION.c.job_id == job_id)
    row = connection.execute(asked.with_for_update() if held else asked).mappings().one_or_none()
    return Submission(**row) if row else None


def decline(connection: Connection, job_id: str, by: str, why: str) -> bool:
    """Keep who declined it, and why; False where it was declined before, or there is no such submission."""
    still_open = update(SUBMISSION).where(SUBMISSION.c.job_id == job_id, SUBMISSION.c.declined_at == "")
    declined = still_open.values(declined_at=now(), declined_by=by, declined_why=why)
    return connection.execute(declined).rowcount > 0


def follow(connection: Connection, job_id: str, next_job_id: str) -> None:
    """Keep that the same was handed to another check."""
    connection.execute(update(SUBMISSION).where(SUBMISSION.c.job_id == job_id).values(next_job_id=next_job_id))


def titles(connection: Connection, job_ids: Collection[str]) -> dict[str, str]:
    """What was handed in for each of these jobs; those for which nothing was are left out."""
    asked = select(SUBMISSION.c.job_id, SUBMISSION.c.title).where(SUBMISSION.c.job_id.in_(job_ids))
    return {row.job_id: row.title for row in connection.execute(asked)}


def newest(connection: Connection, limit: int, by: str = "") -> list[Submission]:
    """The newest ones, newest first; only those of an account where it is given."""
    asked = select(SUBMISSION).order_by(SUBMISSION.c.at.desc(), SUBMISSION.c.job_id).limit(limit)
    if by:
        asked = asked.where(SUBMISSION.c.by == by)
    return [Submission(**row) for row in connection.execute(asked).mappings()]
