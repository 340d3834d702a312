"""Publishing and going back: confirmed, with a reason, once, and never over the head of somebody who published in between."""

from __future__ import annotations

import re

import pytest

from dashboard.internal import audit, database, publications
from dashboard.internal.publications import PUBLISH, ROLLBACK, Publication
from dashboard.maintenance import jobs, records, states
from dashboard.maintenance.states import State
from dashboard.users.roles import Role, User
from tests.maintenance.desk import NEW, OLD, PREVIEWED, WARNING, Desk


def confirm(desk: Desk, check: str, **fields: str) -> str:
    """Where confirming leads to."""
    address = f"/pflege/auftrag/{check}/veroeffentlichen"
    token = desk.token()  # drawn elsewhere: a page that is behind the times is sent as well
    answer = desk.client.post(address, data={"csrf": token, **fields})
    return answer.location or f"{answer.status_code}\n{answer.text}"


def test_what_was_confirmed_becomes_one_job_however_often_it_is_sent(desk: Desk) -> None:
    check = desk.ready()
    first = confirm(desk, check)
    assert first == confirm(desk, check)
    job_id = first.rpartition("/")[2]
    job = desk.job(job_id)
    assert (job["kind"], job["check"], job["base"], job["accept_warnings"]) == ("publish", check, NEW, True)
    assert len(jobs.newest()) == 2
    assert "wird veröffentlicht</td>" in desk.client.get("/pflege/einspielen").text
    desk.finish(job_id, {"version": PREVIEWED, "release": "gremien-2026-06-30", "changes": ["Ein Gremium ist neu."]})
    page = desk.client.get(first).text
    assert f"Veröffentlicht als Datenstand {PREVIEWED}" in page and "Ein Gremium ist neu." in page
    assert 'id="auftrag-stand">Veröffentlicht.' in desk.client.get(f"/pflege/auftrag/{check}").text
    [known] = records.history()
    assert known.version == PREVIEWED
    assert (known.by, known.submission_job_id, known.job_id) == ("lokal", check, job_id)
    with database.begin() as connection:
        assert [row.action for row in audit.newest(connection, 3)] == ["done_publish", "asked_publish", "asked_check"]
        assert not audit.verify(connection).fault


def test_warnings_need_a_reason_and_a_yes(desk: Desk) -> None:
    check = desk.ready(WARNING)
    page = desk.client.get(f"/pflege/auftrag/{check}/veroeffentlichen").text
    assert "Den Tag gibt es nicht &lt;b&gt;" in page and "nötig, weil es Warnungen gibt" in page
    refused = confirm(desk, check)
    assert refused.startswith("422") and "Die Begründung fehlt" in refused and "Bitte bestätigen" in refused
    refused = confirm(desk, check, begruendung="geprüft <i>")
    assert refused.startswith("422") and "geprüft &lt;i&gt;" in refused
    assert confirm(desk, check, begruendung="x" * 1001, gesehen="ja").startswith("422")
    assert "E-Mail-Adresse" in confirm(desk, check, begruendung="sagt amt@example.de", gesehen="ja")
    assert confirm(desk, check, begruendung="Tag ist unbekannt.", gesehen="ja").startswith("/pflege/auftrag/")


def test_a_stale_preview_is_said_and_checked_anew(desk: Desk) -> None:
    check = desk.ready()
    desk.publish(OLD)
    for path in ("", "/veroeffentlichen"):
        page = desk.client.get(f"/pflege/auftrag/{check}{path}").text
        assert f"ein anderer Datenstand veröffentlicht ({OLD})" in page and "Noch einmal prüfen" in page
    assert confirm(desk, check).startswith("409")
    answer = desk.send(f"/pflege/auftrag/{check}/noch-einmal")
    again = answer.location.rpartition("/")[2]
    assert (desk.folder / "waiting" / again / "input" / "file.xlsx").is_file()
    assert desk.job(again)["period"] == "2026-06-30"


def test_where_the_file_is_gone_it_cannot_be_checked_anew(desk: Desk) -> None:
    check = desk.ready()
    (desk.folder / "finished" / check / "input" / "file.xlsx").unlink()
    answer = desk.send(f"/pflege/auftrag/{check}/noch-einmal")
    assert answer.status_code == 410 and "nicht mehr gespeichert" in answer.text


def test_after_a_failure_it_can_be_published_again(desk: Desk) -> None:
    check = desk.ready()
    first = confirm(desk, check).rpartition("/")[2]
    desk.finish(first, {"reason": "Der Datenträger ist voll.", "cure": "Platz schaffen."}, "failed")
    second = confirm(desk, check).rpartition("/")[2]
    assert second != first and desk.job(second)["check"] == check


@pytest.mark.parametrize("state", ["refused", "running"])
def test_what_is_not_ready_is_not_published(desk: Desk, state: str) -> None:
    job_id = desk.uploaded()
    if state == "refused":
        desk.finish(job_id, {"state": "refused", "problems": []})
    assert confirm(desk, job_id).startswith("409")
    assert not records.attempts(job_id)


def test_the_history_names_who_and_why_and_leads_back(desk: Desk) -> None:
    page = desk.client.get("/pflege/versionen").text
    assert "von der Kommandozeile gebaut" in page and f"/neues?von={OLD}&amp;bis={NEW}" in page
    assert f'href="/pflege/versionen/{OLD}/zurueck"' in page and f'href="/pflege/versionen/{NEW}/zurueck"' not in page
    assert f"Datenstand {OLD}" in desk.client.get(f"/pflege/versionen/{OLD}/zurueck").text
    assert desk.client.get("/pflege/versionen/2020-01-01.00000000/zurueck").status_code == 404


def test_going_back_takes_a_reason_and_is_asked_for_once(desk: Desk) -> None:
    form = f"/pflege/versionen/{OLD}/zurueck"
    assert desk.send(form, {"bisher": NEW}, form=form).status_code == 422
    asked = {"bisher": NEW, "begruendung": "Zahlen waren falsch."}
    first, second = (desk.send(form, asked, form=form).location for _ in range(2))
    assert first == second
    job_id = first.rpartition("/")[2]
    job = desk.job(job_id)
    assert (job["kind"], job["version"], job["base"]) == ("rollback", OLD, NEW)
    assert "Läuft gerade" in desk.client.get("/pflege/versionen").text
    desk.finish(job_id, {"version": OLD, "withdrawn": ["gremien-2026-06-30"], "restored": []})
    assert "gremien-2026-06-30" in desk.client.get(first).text
    page = desk.client.get("/pflege/versionen").text
    assert "Rücknahme" in page and "lokal: Zahlen waren falsch." in page


def published(desk: Desk, title: str, version: str, release: str, check: str = "") -> str:
    """The check of a delivery that was published as a version, by default a new one."""
    leitstelle = User("leitstelle-1", Role.LEITSTELLE)
    check = check or records.submit(leitstelle, {"source": "gremien"}, title)
    desk.finish(check, {"state": "ready", "base": NEW, "release": {"id": release}})
    job = jobs.find(check)
    assert job
    desk.finish(records.publish(leitstelle, job, "geprüft", demo=True), {"version": version, "release": release})
    records.settle()
    return check


def test_what_made_a_version_is_not_published_since(desk: Desk) -> None:
    published(desk, "Liste-alt.xlsx", OLD, "gremien-1")
    published(desk, "Liste-neu.xlsx", PREVIEWED, "gremien-2")
    assert records.published_since(OLD, "2026-01-01T00:00:00Z") == ["Liste-neu.xlsx"]
    assert records.published_since("2026-01-01.00000000", "2026-01-01T00:00:00Z") == [
        "Liste-neu.xlsx",
        "Liste-alt.xlsx",
    ]
    assert records.published_since("2026-01-01.00000000", "9999-01-01T00:00:00Z") == []
    page = desk.client.get(f"/pflege/versionen/{OLD}/zurueck").text
    assert "Liste-neu.xlsx" in page and "Liste-alt.xlsx" not in page


def test_what_is_published_again_after_going_back_counts_again(desk: Desk) -> None:
    leitstelle = User("leitstelle-1", Role.LEITSTELLE)
    first = published(desk, "Liste.xlsx", PREVIEWED, "gremien-1")
    back = records.roll_back(leitstelle, OLD, PREVIEWED, "falsch", demo=True)
    desk.finish(back, {"version": "2026-12-01.0000000b", "withdrawn": ["gremien-1", "gremien-0"], "restored": []})
    records.settle()
    assert records.withdrawn() == {"gremien-0", "gremien-1"}
    assert "zurückgezogen</td>" in desk.client.get("/pflege/einspielen").text
    again = records.submit(leitstelle, {"source": "gremien"}, "Liste.xlsx", again=first)
    published(desk, "Liste.xlsx", "2026-12-02.0000000c", "gremien-1", again)
    assert records.withdrawn() == {"gremien-0"}
    assert records.published_since(OLD, "2026-01-01T00:00:00Z") == ["Liste.xlsx", "Liste.xlsx"]
    assert "zurückgezogen</td>" not in desk.client.get("/pflege/einspielen").text


def test_what_is_checked_anew_is_checked_once_however_often_it_is_sent(desk: Desk) -> None:
    check = desk.ready()
    desk.publish(OLD)
    first, second = (desk.send(f"/pflege/auftrag/{check}/noch-einmal").location for _ in range(2))
    assert first == second and first.rpartition("/")[2] != check
    assert len(jobs.newest()) == 2


@pytest.mark.parametrize("state", ["publishing", "published", "declined"])
def test_what_is_decided_is_not_checked_anew(desk: Desk, state: str) -> None:
    kommune, leitstelle = User("k", Role.KOMMUNE, "071410001"), User("l", Role.LEITSTELLE)
    check = records.submit(kommune, {"source": "gremien", "edits": []}, "Sitzung")
    desk.finish(check, {"state": "ready", "base": NEW})
    job = jobs.find(check)
    assert job
    if state == "declined":
        assert records.decline(leitstelle, job, "ohne Quelle")
    else:
        publication = records.publish(leitstelle, job, "geprüft", demo=True)
        if state == "published":
            desk.finish(publication, {"version": PREVIEWED})
    before = len(jobs.newest())
    answer = desk.send(f"/pflege/auftrag/{check}/noch-einmal")
    said = "wurde abgelehnt" if state == "declined" else "wurde schon veröffentlicht oder wird es gerade"
    assert answer.status_code == 409 and said in answer.text
    assert len(jobs.newest()) == before


def test_a_publication_that_fails_while_a_page_is_drawn_is_no_error(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = desk.ready()
    monkeypatch.setattr(states, "of_check", lambda *_: State.PUBLISHING)
    page = desk.client.get(f"/pflege/auftrag/{check}")
    assert page.status_code == 200 and "wurde schon veröffentlicht oder wird es gerade" in page.text


def rows(desk: Desk) -> list[str]:
    """The lines of the history as they are read, the newest first."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", desk.client.get("/pflege/versionen").text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in found][1:]


def test_the_history_keeps_what_was_published_when_its_version_is_kept_no_longer(desk: Desk) -> None:
    built, gone, older = "2026-11-05.00000001", "2026-11-20.00000005", "2026-11-10.00000002"
    with database.begin() as connection:
        for job, kind, day, base, version in (
            ("1", PUBLISH, "2026-11-10", built, older),
            ("2", PUBLISH, "2026-11-20", older, gone),
            ("3", ROLLBACK, "2026-11-23", gone, NEW),
            ("4", ROLLBACK, "2026-11-22", gone, NEW),
        ):
            at = f"{day}T09:00:00.000000Z"
            publications.put(
                connection, Publication(job * 32, kind, at, "leitstelle-1", f"Grund {job}", base, "", version)
            )
    listed = rows(desk)
    assert [row.split()[0] for row in listed] == [NEW, NEW, gone, older, built, OLD]
    assert [row.count("Zurück zu") + row.count("Zu diesem Stand zurück") for row in listed] == [0, 0, 0, 0, 0, 1]
    for row, number in zip(listed, "34210", strict=False):
        assert (f"leitstelle-1: Grund {number}" in row) == (number != "0")
    assert all("nicht mehr aufbewahrt" in row for row in listed[2:5])
    assert "20.11.2026, 10:00 Uhr" in listed[2] and "von der Kommandozeile gebaut" in listed[4]
    assert desk.client.get(f"/pflege/versionen/{gone}/zurueck").status_code == 404
    said = desk.client.get(f"/neues?von={gone}")
    assert f"Der Datenstand „{gone}“ ist nicht aufbewahrt." in said.text and "<h1" in said.text


def test_going_back_from_a_version_that_is_no_longer_shown_is_refused(desk: Desk) -> None:
    form = f"/pflege/versionen/{OLD}/zurueck"
    answer = desk.send(form, {"bisher": "2020-01-01.00000000", "begruendung": "x"}, form=form)
    assert answer.status_code == 409 and "Inzwischen wurde ein anderer Datenstand" in answer.text
    assert not jobs.newest()
