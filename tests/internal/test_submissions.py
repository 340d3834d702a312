"""What was handed in and what was published: kept once, found again, finished once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from dashboard.internal import database, publications, submissions
from dashboard.internal.database import now
from dashboard.internal.publications import PUBLISH, Publication
from dashboard.internal.submissions import Submission


@pytest.fixture
def connection(ready: str) -> Iterator[Connection]:
    with database.begin() as connection:
        yield connection


def test_a_submission_is_found_by_its_job_and_among_the_newest(connection: Connection) -> None:
    first = Submission(
        "a" * 32, "2026-01-01T00:00:00.000000Z", "leitstelle-1", "leitstelle", "", "gremien", "Liste.xlsx", "0" * 64
    )
    second = Submission("b" * 32, now(), "kommune-1", "kommune", "071435002", "gremien", "Sitzung")
    for each in (first, second):
        submissions.put(connection, each)
    assert submissions.find(connection, "a" * 32) == first
    assert submissions.find(connection, "c" * 32) is None
    assert submissions.titles(connection, ["a" * 32, "c" * 32]) == {"a" * 32: "Liste.xlsx"}
    assert submissions.newest(connection, 5) == [second, first]
    assert submissions.newest(connection, 5, by="leitstelle-1") == [first]


def test_a_submission_is_declined_once_and_followed_by_another_check(connection: Connection) -> None:
    proposed = Submission("b" * 32, now(), "kommune-1", "kommune", "071435002", "gremien", "Sitzung")
    submissions.put(connection, proposed)
    assert submissions.decline(connection, "b" * 32, "leitstelle-1", "ohne Quelle")
    assert not submissions.decline(connection, "b" * 32, "leitstelle-2", "anders")
    assert not submissions.decline(connection, "c" * 32, "leitstelle-1", "gibt es nicht")
    submissions.follow(connection, "b" * 32, "d" * 32)
    kept = submissions.find(connection, "b" * 32)
    assert kept and kept.declined_at >= proposed.at
    assert (kept.declined_by, kept.declined_why, kept.next_job_id) == ("leitstelle-1", "ohne Quelle", "d" * 32)


def test_nobody_else_decides_about_a_submission_that_is_held(ready: str) -> None:
    with database.begin() as connection:
        submissions.put(connection, Submission("b" * 32, now(), "kommune-1", "kommune", "071435002", "gremien", "x"))
    order: list[str] = []

    def decline() -> None:
        with database.begin() as other:
            submissions.find(other, "b" * 32, held=True)
            order.append("declining")

    with ThreadPoolExecutor() as others:
        with database.begin() as connection:
            submissions.find(connection, "b" * 32, held=True)
            waiting = others.submit(decline)
            assert not wait([waiting], timeout=0.5).done
            order.append("published")
        waiting.result(30)
    assert order == ["published", "declining"]


def test_a_publication_is_asked_for_once_and_finished_once(connection: Connection) -> None:
    asked = Publication("d" * 32, PUBLISH, now(), "leitstelle-1", "geprüft", "v1", submission_job_id="a" * 32)
    publications.put(connection, asked)
    assert publications.unfinished(connection) == [asked]
    assert publications.of_submissions(connection, ["a" * 32, "b" * 32]) == {"a" * 32: [asked]}
    assert publications.of_jobs(connection, ["a" * 32, "d" * 32]) == {"d" * 32: asked}
    assert publications.finish(connection, "d" * 32, "v2")
    assert not publications.finish(connection, "d" * 32, "v3")
    assert [(each.version, each.reason) for each in publications.done(connection)] == [("v2", "geprüft")]
    assert publications.unfinished(connection) == []
    found = publications.find(connection, "d" * 32)
    assert found and found.version == "v2" and publications.newest(connection, 1) == [found]
    with pytest.raises(IntegrityError):
        publications.put(connection, asked)
