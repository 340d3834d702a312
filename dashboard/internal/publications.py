"""Who let which version be published, or went back to one, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select, update

from dashboard.internal.tables import PUBLICATION

PUBLISH, ROLLBACK = "publish", "rollback"


@dataclass(frozen=True)
class Publication:
    """`kind`: PUBLISH or ROLLBACK; `submission_job_id`: the check that was published; `version` is "" until the job has ended well."""

    job_id: str
    kind: str
    at: str
    by: str
    reason: str
    base_version: str
    submission_job_id: str = ""
    version: str = ""


def put(connection: Connection, publication: Publication) -> None:
    """Keep it. IntegrityError where the job has one already."""
    connection.execute(insert(PUBLICATION).values(asdict(publication)))


def find(connection: Connection, job_id: str) -> Publication | None:
    """The publication a job was asked for by."""
    row = connection.execute(select(PUBLICATION).where(PUBLICATION.c.job_id == job_id)).mappings().one_or_none()
    return Publication(**row) if row else None


def of_jobs(connection: Connection, job_ids: Collection[str]) -> dict[str, Publication]:
    """The publication each of these jobs was asked for by; those of other jobs are left out."""
    asked = select(PUBLICATION).where(PUBLICATION.c.job_id.in_(job_ids))
    return {row["job_id"]: Publication(**row) for row in connection.execute(asked).mappings()}


def of_submissions(connection: Connection, job_ids: Collection[str]) -> dict[str, list[Publication]]:
    """Every attempt to publish each of these checks, the first one first; checks that nobody published are left out."""
    asked = select(PUBLICATION).where(PUBLICATION.c.submission_job_id.in_(job_ids)).order_by(PUBLICATION.c.at)
    found: dict[str, list[Publication]] = {}
    for row in connection.execute(asked).mappings():
        found.setdefault(row["submission_job_id"], []).append(Publication(**row))
    return found


def finish(connection: Connection, job_id: str, version: str) -> bool:
    """Keep which version came of it; False where that was known already."""
    unknown = update(PUBLICATION).where(PUBLICATION.c.job_id == job_id, PUBLICATION.c.version == "")
    return connection.execute(unknown.values(version=version)).rowcount > 0


def unfinished(connection: Connection, limit: int = 50) -> list[Publication]:
    """The newest of which it is not known what came of them."""
    asked = select(PUBLICATION).where(PUBLICATION.c.version == "").order_by(PUBLICATION.c.at.desc()).limit(limit)
    return [Publication(**row) for row in connection.execute(asked).mappings()]


def newest(connection: Connection, limit: int) -> list[Publication]:
    """The newest ones, newest first."""
    asked = select(PUBLICATION).order_by(PUBLICATION.c.at.desc(), PUBLICATION.c.job_id).limit(limit)
    return [Publication(**row) for row in connection.execute(asked).mappings()]


def done(connection: Connection) -> list[Publication]:
    """All that a version came of, newest first."""
    asked = select(PUBLICATION).where(PUBLICATION.c.version != "")
    newest_first = asked.order_by(PUBLICATION.c.at.desc(), PUBLICATION.c.job_id)
    return [Publication(**row) for row in connection.execute(newest_first).mappings()]
