"""What questions to the course of occasions take with 100,000 events: part of `make bench`. Computing time of the process, medians."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from dashboard.internal import contacts, courses, database
from dashboard.internal.course_events import Event, comes_to
from dashboard.internal.course_rules import Occasion
from dashboard.internal.course_states import State
from dashboard.internal.tables import CONTACT, COURSE, COURSE_EVENT, NOTE
from dashboard.internal.upgrade import upgrade

KOMMUNEN, KINDS, EVENTS, RUNS = 170, 15, 100_000, 25
GOAL = "≤ 20 ms"
_STATES = (State.CONTACTED, State.ADVISED, State.AGREED, State.RESTING, State.SETTLED, State.OPEN)


def measure_follow_up() -> Iterator[tuple[str, str, str]]:
    """Rows for the table of docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as folder, stored_in(Path(folder)):
        fill()
        finding, area = "G7-07100", "07100"
        questions: dict[str, Callable[[], object]] = {
            "alle Verläufe": courses.every,
            "die Verläufe einer Kommune": lambda: courses.every(area),
            "der Verlauf eines Anlasses": lambda: (courses.of_finding(finding), courses.timeline(finding)),
            "zuletzt angesprochen, je Kommune": courses.spoken_on,
            "Kontakte und Notizen, je Gebiet": contacts.known,
            "Kontakte und Notizen eines Gebiets": lambda: (contacts.of_area(area), contacts.notes_of(area)),
            "einen Eintrag festhalten": lambda: record(finding, area),
        }
        for name, ask in questions.items():
            yield f"Verlauf, 100.000 Einträge: {name}", _median(ask), GOAL


@contextmanager
def stored_in(folder: Path) -> Iterator[None]:
    """An internal database in this folder."""
    names = ("ATLAS_INTERNAL", "ATLAS_DATABASE_URL")
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ["ATLAS_INTERNAL"] = str(folder / "internal")
    try:
        upgrade()
        yield
        database.engine().dispose()
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def fill() -> None:
    """Every Kommune has an occasion of every kind, each about forty events; a contact and three notes."""
    first, at = date(2024, 1, 1), "2026-01-02T03:04:05.000006Z"
    each = -(-EVENTS // (KOMMUNEN * KINDS))
    with database.begin() as connection:
        for number in range(KOMMUNEN):
            area = f"07{number:03}"
            for kind in range(1, KINDS + 1):
                finding = f"G{kind}-{area}"
                events = [
                    Event((first + timedelta(20 * place)).isoformat(), _STATES[place % len(_STATES)], "Ordnungsamt")
                    for place in range(each)
                ]
                named = {"finding_id": finding, "kind": f"G{kind}", "area_id": area, "revision": 1}
                connection.execute(insert(COURSE).values(**named, **comes_to(events, "2024-01-01")))
                rows = [
                    vars(event) | {"finding_id": finding, "recorded_at": at, "recorded_by": "a"} for event in events
                ]
                connection.execute(insert(COURSE_EVENT), rows)
            who = {"area_id": area, "recorded_at": at, "recorded_by": "a"}
            office = {"institution": "Verwaltung", "function": "Ordnungsamt", "confirmed_on": "2026-01-02"}
            connection.execute(insert(CONTACT).values(**who, **office))
            connection.execute(insert(NOTE), [{**who, "text": "x" * 300}] * 3)


def record(finding: str, area: str) -> None:
    """The next event of an occasion."""
    course = courses.of_finding(finding)
    occasion = Occasion(finding, "G7", area, "2024-01-01")
    courses.record(
        "a", "leitstelle", [(occasion, course.revision if course else 0)], Event(database.today(), State.OPEN)
    )


def _median(ask: Callable[[], object]) -> str:
    taken = []
    for _ in range(RUNS):
        start = time.thread_time()
        ask()
        taken.append(1000 * (time.thread_time() - start))
    return f"{statistics.median(taken):.1f} ms"


if __name__ == "__main__":  # by hand: python -m tests.bench_follow_up
    import sys

    for row in measure_follow_up():
        sys.stdout.write(" · ".join(row) + "\n")
