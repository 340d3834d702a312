"""The first internal page: what waits for whoever publishes, asked for in a handful of queries however much there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from dashboard.internal import database
from dashboard.maintenance import jobs, records
from dashboard.users.roles import Role, User
from tests.maintenance.desk import NEW, Desk

PAGE, LOG = "/pflege", "/pflege/protokoll"
LEITSTELLE, KOMMUNE = User("leitstelle-1", Role.LEITSTELLE), User("kommune-1", Role.KOMMUNE, "071410001")


def checked(desk: Desk, title: str, user: User = LEITSTELLE) -> str:
    """A file or proposal that is ready to be published."""
    job_id = records.submit(user, {"source": "gremien"}, title)
    desk.finish(job_id, {"state": "ready", "base": NEW})
    return job_id


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the internal database is asked within the block."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = database.engine()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_what_is_checked_waits_until_it_is_published(desk: Desk) -> None:
    waiting, going = checked(desk, "Liste-eins.xlsx"), checked(desk, "Liste-zwei.xlsx")
    proposed = checked(desk, "Sitzung Bad Alpha", KOMMUNE)
    check = jobs.find(going)
    assert check
    records.publish(LEITSTELLE, check, "geprüft", demo=True)
    page = desk.client.get(PAGE).text
    assert f"/pflege/auftrag/{waiting}" in page
    assert f"/pflege/auftrag/{going}" not in page
    assert page.index(f"/pflege/auftrag/{proposed}") < page.index(f"/pflege/auftrag/{waiting}")


@pytest.mark.parametrize("count", [1, 12])
def test_the_first_page_asks_a_handful_and_keeps_nobody_from_writing(desk: Desk, count: int) -> None:
    for number in range(count):
        checked(desk, f"Liste-{number}.xlsx")
        done = jobs.find(checked(desk, f"Fertig-{number}.xlsx"))
        assert done
        desk.finish(records.publish(LEITSTELLE, done, "geprüft", demo=True), {"version": f"2026-12-01.{number:08}"})
    desk.client.get(PAGE)
    with statements() as asked:
        assert desk.client.get(PAGE).text.count("Liste-") == count
    questions = [each for each in asked if not each.startswith("BEGIN")]
    assert len(questions) <= 8, questions  # with those of the health of the services
    assert "BEGIN IMMEDIATE" not in asked


def test_what_the_worker_has_published_is_noted_once(desk: Desk) -> None:
    check = jobs.find(checked(desk, "Liste.xlsx"))
    assert check
    job_id = records.publish(LEITSTELLE, check, "geprüft", demo=True)
    desk.finish(job_id, {"version": "2026-12-01.0000000b"})
    for _ in range(2):
        desk.client.get(PAGE)
    assert desk.client.get("/pflege/protokoll.csv?aktion=done_publish").text.count("2026-12-01.0000000b") == 1


def test_the_log_names_jobs_in_words_and_leads_to_those_still_kept(desk: Desk) -> None:
    check = jobs.find(checked(desk, "Liste <b>.xlsx"))
    assert check
    job_id = records.publish(LEITSTELLE, check, "geprüft", demo=True)
    desk.finish(job_id, {"version": "2026-12-01.0000000b"})
    records.settle()
    page = desk.client.get(LOG).text
    assert f'<a href="/pflege/auftrag/{check.id}">Prüfung und Vorschau: Liste &lt;b&gt;.xlsx</a>' in page
    assert f'<a href="/pflege/auftrag/{job_id}">Veröffentlichung: Liste &lt;b&gt;.xlsx</a>' in page
    for each in (check.id, job_id):
        (desk.folder / "finished" / each).rename(desk.folder / "drafts" / f"{each}.draft")
    page = desk.client.get(LOG).text
    assert "/pflege/auftrag/" not in page
    assert "Veröffentlichung: Liste &lt;b&gt;.xlsx (nicht mehr aufbewahrt)" in page
    assert check.id in desk.client.get("/pflege/protokoll.csv").text  # a file says what the log says
