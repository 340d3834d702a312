"""Measure the internal database with 100,000 events and as many rows of the log: what a page asks, what a change costs. Part of `make bench`."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import insert

from dashboard.internal import attempts, audit, contacts, courses, database, sessions
from dashboard.internal.audit import FIRST_HASH
from dashboard.internal.backup import backup
from dashboard.internal.tables import AUDIT, AUDIT_HEAD, COURSE, COURSE_EVENT
from dashboard.internal.upgrade import upgrade

EVENTS, COURSES, RUNS = 100_000, 1_000, 15
AT = "2026-11-23T10:00:00.000000Z"


def measure_internal() -> Iterator[tuple[str, str, str]]:
    """Rows of the table, from an embedded database in a folder of its own."""
    before = os.environ.get("ATLAS_DATABASE_URL")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ATLAS_DATABASE_URL"] = f"sqlite:///{folder}/internal.sqlite"
        try:
            upgrade()
            fill()
            yield from questions()
            yield (
                "Sicherung von 200.000 Einträgen",
                f"{milliseconds(lambda: backup(Path(folder) / 'backup'), 1):.0f} ms",
                "–",
            )
        finally:
            database.engine().dispose()
            os.environ.pop("ATLAS_DATABASE_URL")
            if before is not None:
                os.environ["ATLAS_DATABASE_URL"] = before


def fill() -> None:
    """100,000 events of 1,000 occasions, each with its row in the log."""
    state = {"state": "angesprochen"}
    courses_rows = [
        {
            "finding_id": f"no_council-{n}",
            "kind": "no_council",
            "area_id": f"{n:09}",
            "opened_on": "2026-01-01",
            "since": "2026-01-01",
            **state,
        }
        for n in range(COURSES)
    ]
    with database.begin() as connection:
        connection.execute(insert(COURSE), courses_rows)
        connection.execute(insert(COURSE_EVENT), [event(n) | state for n in range(EVENTS)])
        connection.execute(insert(AUDIT), list(log()))
        newest = audit.newest(connection, 1)[0].number
        last = connection.execute(AUDIT.select().where(AUDIT.c.number == newest)).mappings().one()
        connection.execute(insert(AUDIT_HEAD).values(id=1, number=newest, at=AT, hash=last["hash"]))
    for _ in range(RUNS):
        with database.begin() as connection:
            attempts.record(connection, "leitstelle-1")


def event(number: int) -> dict[str, str]:
    return {
        "finding_id": f"no_council-{number % COURSES}",
        "on": "2026-01-01",
        "function": "Ordnungsamt",
        "recorded_at": AT,
        "recorded_by": "leitstelle-1",
    }


def log() -> Iterator[dict[str, object]]:
    previous = FIRST_HASH
    for number in range(1, EVENTS + 1):
        row: dict[str, object] = {
            "number": number,
            "at": AT,
            "by": "leitstelle-1",
            "role": "leitstelle",
            "action": "course.record",
            "subject": f"no_council-{number % COURSES}",
            "checksum": "",
            "detail": "angesprochen",
            "previous_hash": previous,
        }
        previous = audit.hash_of(row)
        yield {**row, "hash": previous}


def questions() -> Iterator[tuple[str, str, str]]:
    """What is asked on every page, and what a change waits for."""
    with database.begin() as connection:
        token = sessions.begin(connection, "leitstelle-1", "leitstelle", "")

    def asked(question: Callable[[database.Connection], object]) -> Callable[[], object]:
        def ask() -> object:
            with database.reading() as connection:
                return question(connection)

        return ask

    def change() -> None:
        with database.begin() as connection:
            audit.record(connection, "leitstelle-1", "leitstelle", "publish", "Datenstand")

    for title, ask in (
        ("Sitzung finden", asked(lambda connection: sessions.find(connection, token))),
        ("Fehlversuche zählen", asked(lambda connection: attempts.failures(connection, "leitstelle-1", 900))),
        ("ein Verlauf mit seinen 100 Ereignissen", lambda: courses.timeline("no_council-1")),
        ("Kontakte eines Gebiets", lambda: contacts.of_area("000000001")),
        ("Protokoll, eine Seite in der Mitte", asked(lambda connection: audit.newest(connection, 50, EVENTS // 2))),
        ("eine Änderung mit ihrem Eintrag, auf dem Datenträger", change),
    ):
        yield f"Interne Datenbank mit 100.000 Ereignissen: {title}", f"{milliseconds(ask):.1f} ms", "≤ 20 ms"
    verify = milliseconds(asked(audit.verify), 1)
    yield "… Protokoll mit 100.000 Einträgen prüfen", f"{verify / 1000:.1f} s", "–"


def milliseconds(act: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":  # by hand: python -m tests.bench_internal
    for row in measure_internal():
        sys.stdout.write(" · ".join(row) + "\n")
