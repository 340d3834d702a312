"""The clock of the machine set back: nobody stays signed in for longer, nobody is locked out for ever, and the log stays whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
from flask import Flask

from dashboard.internal import attempts, audit, database, sessions
from dashboard.maintenance import jobs
from dashboard.users.delays import Limit
from pipelines.work.queue import Queue
from tests.users.conftest import log_in, token_of

SetClock = Callable[[float], None]
HOUR, DAY = 3600, 86_400
LONGEST_PAUSE = 900  # seconds


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Lets every clock the web asks go so many seconds wrong."""
    right = time.time

    def wrong_by(seconds: float) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Clock:
                return cls.fromtimestamp(right() + seconds, tz)

        for module in (database, jobs):
            monkeypatch.setattr(module, "datetime", Clock)
        monkeypatch.setattr(time, "time", lambda: right() + seconds)

    return wrong_by


def chain_is_whole() -> bool:
    with database.reading() as connection:
        return audit.verify(connection).fault == ""


@pytest.mark.parametrize("back", [2 * sessions.AHEAD_SECONDS, HOUR, 400 * DAY])
def test_a_session_gains_no_time(local: Flask, set_clock: SetClock, back: float) -> None:
    client = local.test_client()
    log_in(client, "leitstelle-1")
    set_clock(-5)  # as time services do
    assert client.get("/pflege").status_code == 200
    set_clock(-back)
    assert client.get("/pflege").status_code == 303
    with database.reading() as connection:
        assert sessions.live(connection) == []
    assert log_in(client, "leitstelle-1").status_code == 303
    assert client.get("/pflege").status_code == 200
    set_clock(sessions.IDLE_SECONDS + 1 - back)
    assert client.get("/pflege").status_code == 303
    assert chain_is_whole()


@pytest.mark.parametrize("back", [5, 90, 1000, HOUR, 13 * HOUR])
def test_a_session_that_was_ended_comes_to_no_new_life(local: Flask, set_clock: SetClock, back: float) -> None:
    here, there = local.test_client(), local.test_client()
    for client in (here, there):
        log_in(client, "leitstelle-1")
    cookie = here.get_cookie("atlas_sitzung")
    assert cookie
    set_clock(1000)
    here.post("/abmelden", data={"csrf": token_of(here.get("/pflege"))})
    with database.begin() as connection:
        sessions.end_all(connection, "leitstelle-1")
    set_clock(1000 - back)
    here.set_cookie("atlas_sitzung", cookie.value)
    assert [client.get("/pflege").status_code for client in (here, there)] == [303, 303]


@pytest.mark.parametrize("back", [HOUR, 400 * DAY])
def test_nobody_is_locked_out_for_longer_than_the_longest_pause(local: Flask, set_clock: SetClock, back: float) -> None:
    client = local.test_client()
    answers = [log_in(client, "leitstelle-1", f"geraten-{n}") for n in range(8)]
    assert answers[-1].status_code == 429
    set_clock(-back)
    assert log_in(client, "leitstelle-1").status_code == 303
    stranger = local.test_client()
    answers = [log_in(stranger, "leitstelle-1", f"geraten-{n}") for n in range(8)]
    assert answers[-1].status_code == 429  # and guessing is as slow as ever
    assert max(int(answer.headers.get("Retry-After", 0)) for answer in answers) <= LONGEST_PAUSE
    set_clock(-30 - back)
    assert int(log_in(stranger, "leitstelle-1").headers["Retry-After"]) <= LONGEST_PAUSE
    assert chain_is_whole()


def test_a_clock_set_back_a_little_lengthens_no_pause(local: Flask, set_clock: SetClock) -> None:
    limit = Limit("account x", 5, 300)
    with database.begin() as connection:
        for _ in range(30):
            attempts.record(connection, limit.key)
    set_clock(5 - sessions.AHEAD_SECONDS)
    with database.reading() as connection:
        assert 0 < limit.seconds(attempts.failures(connection, limit.key, HOUR)) <= limit.longest


def test_a_form_from_the_future_is_refused_once_with_the_way_on(local: Flask, set_clock: SetClock) -> None:
    client = local.test_client()
    early = token_of(client.get("/anmelden"))
    set_clock(-HOUR)
    form = {"konto": "leitstelle-1", "passwort": "x"}
    refused = client.post("/anmelden", data={"csrf": early, **form})
    assert refused.status_code == 403
    assert "Formular" in refused.text
    assert log_in(client, "leitstelle-1").status_code == 303


def test_jobs_asked_for_before_and_after_are_all_done(
    local: Flask, set_clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_MAINTENANCE", str(tmp_path / "maintenance"))
    before = jobs.put("rollback", {"version": "a"})
    set_clock(-DAY)
    after = jobs.put("rollback", {"version": "b"})
    asked = [jobs.find(after), jobs.find(before)]
    assert [jobs.place_in_queue(job) for job in asked if job] == [1, 2]
    queue = Queue(tmp_path / "maintenance")
    queue.make_folders()
    done = []
    while job := queue.begin():
        done.append(job.id)
        queue.end(job.id, {"version": "c"})
    assert done == [after, before]
