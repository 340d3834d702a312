"""The page of a job says how far it is and what came of it, whatever lies in the folder."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import update

from dashboard.internal import database
from dashboard.internal.tables import SUBMISSION
from dashboard.maintenance import jobs
from tests.dashboard.lage_atlas import HACHENBURG
from tests.maintenance.desk import NEW, OLD, PREVIEWED, WARNING, Desk

DIFFERENCE = {
    "status": [{"area": "071435002", "name": "Aland", "before": "aktiv", "after": "ruhend"}],
    "as_of": {"before": "2026-09-30", "after": "2026-10-31"},
    "occasions": [
        {
            "kind": "inactive",
            "title": "Gremium ruht",
            "area": "071435002",
            "name": "Aland",
            "change": "changed",
            "before": "hinweis",
            "after": "anlass",
        }
    ],
    "occasion_changes": {"new": 0, "gone": 0, "changed": 1},
    "values": [
        {
            "indicator": "raub",
            "title": "Raub",
            "area": "07143",
            "name": "Kreis A",
            "period": 2024,
            "before": 1234.5,
            "after": None,
            "unit": "Fälle",
        }
    ],
    "jumps": [],
    "rows": {"new": 1200, "changed": 2, "gone": 0},
    "bodies": {"new": ["Präventionsrat <A>"], "gone": [], "changed": []},
    "counts": {"status": 700, "occasions": 1, "values": 1},
}


def test_a_running_job_shows_its_step_and_its_report_as_soon_as_there_is_one(desk: Desk) -> None:
    job_id = desk.uploaded()
    desk.start(job_id, {"problems": [WARNING], "counts": {"error": 0, "warning": 1, "note": 0}, "rows": 5})
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "Datei lesen" in page and 'value="0.25"' in page and "data-laeuft" in page and "http-equiv" in page
    assert "Den Tag gibt es nicht" in page and "Vorschau wird noch gebaut" in page


def test_a_silent_worker_is_said_with_the_cure(desk: Desk) -> None:
    job_id = desk.uploaded()
    (desk.folder / "worker.json").write_text('{"at": 5}')
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "läuft zurzeit nicht" in page and "python -m pipelines work" in page


def test_a_finished_check_shows_report_difference_and_the_way_on(desk: Desk) -> None:
    job_id = desk.ready(WARNING, difference=DIFFERENCE)
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    for words in ("Warnung", "Blatt Gremien, Zeile 7, Spalte Gegründet", "31.02.2020", "Den Tag prüfen."):
        assert words in page
    assert "Den Tag gibt es nicht &lt;b&gt;" in page
    assert "Stand der Kommunen (1 von 700)" in page and "1.234,5\u00a0Fälle" in page
    assert "Präventionsrat &lt;A&gt;" in page and "1.200 neu, 2 geändert, 0 entfallen" in page
    assert "Beratungsanlässe: 0 neu, 0 erledigt, 1 mit anderer Dringlichkeit." in page and "Hinweis → Anlass" in page
    assert "rückt vom 30.09.2026 auf den 31.10.2026" in page
    assert f'href="/vorschau/{job_id}/gebiet/071435002"' in page
    assert f"/vorschau/{job_id}/neues?von={NEW}&amp;bis={PREVIEWED}" in page
    assert f'href="/pflege/auftrag/{job_id}/veroeffentlichen"' in page
    report = desk.client.get(f"/pflege/auftrag/{job_id}/bericht.xlsx")
    assert report.status_code == 200 and report.headers["Cache-Control"] == "no-store"
    assert desk.client.get(f"/pflege/auftrag/{job_id}/..%2Fjob.json").status_code == 404


@pytest.mark.parametrize(
    ("value", "shown"), [(1, "1\u00a0Monat"), (-1, "−1\u00a0Monat"), (2, "2\u00a0Monate"), (1.5, "1,5\u00a0Monate")]
)
def test_one_of_a_unit_is_said_in_the_singular(desk: Desk, value: float, shown: str) -> None:
    row = {**DIFFERENCE["values"][0], "before": 14, "after": value, "unit": "Monate", "unit_one": "Monat"}  # type: ignore[index]
    page = desk.client.get(f"/pflege/auftrag/{desk.ready(difference={**DIFFERENCE, 'values': [row]})}").text
    assert f">{shown}<" in page and "14\u00a0Monate" in page


def test_a_proposal_names_its_kommune(desk: Desk) -> None:
    job_id = desk.ready()
    with database.begin() as connection:
        connection.execute(update(SUBMISSION).where(SUBMISSION.c.job_id == job_id).values(area_id=HACHENBURG))
    assert "Vorschlag der Kommune Hachenburg" in desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "Vorschlag der Kommune Hachenburg" in desk.client.get("/pflege").text
    assert "liste.xlsx (Kommune Hachenburg)" in desk.client.get("/pflege/einspielen").text


def test_the_list_is_limited_to_a_severity(desk: Desk) -> None:
    note = {**WARNING, "severity": "note", "reason": "Eine Zeile ist leer."}
    job_id = desk.ready(WARNING, note)
    page = desk.client.get(f"/pflege/auftrag/{job_id}?art=note").text
    assert "Eine Zeile ist leer." in page and "Den Tag gibt es nicht" not in page


def test_the_first_five_hundred_are_shown_in_pages_and_all_counted(desk: Desk) -> None:
    job_id = desk.uploaded()
    problems = [{**WARNING, "severity": "error", "line": line} for line in range(1, 700)]
    desk.finish(job_id, {"state": "refused", "problems": problems, "counts": {"error": 1500, "warning": 0, "note": 0}})
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "die ersten 500 von 1.500" in page and "Zeile 50," in page and "Zeile 51," not in page
    assert "kann so nicht veröffentlicht werden" in page and "/veroeffentlichen" not in page
    assert f'href="/pflege/auftrag/{job_id}?seite=2#pruefbericht"' in page
    last = desk.client.get(f"/pflege/auftrag/{job_id}?art=error&seite=10").text
    assert "Zeile 451," in last and "Zeile 500," in last and "Zeile 450," not in last and "Seite 10 von 10" in last
    assert f'href="/pflege/auftrag/{job_id}?art=error&amp;seite=9#pruefbericht"' in last
    assert "Zeile 1," in desk.client.get(f"/pflege/auftrag/{job_id}?seite=x").text


def test_changes_with_a_fault_lead_back_to_their_list(desk: Desk) -> None:
    job_id = desk.uploaded()
    note = desk.job(job_id) | {"edits": [{"action": "append", "sheet": "meeting"}]}
    (desk.folder / "waiting" / job_id / "job.json").write_text(json.dumps(note))
    fault = {**WARNING, "severity": "error"}
    desk.finish(job_id, {"state": "refused", "problems": [fault], "counts": {"error": 1}})
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "Die Änderungen sind wieder offen" in page and "Datei beheben" not in page
    assert 'href="/pflege/gremien/aenderungen">Zur Liste der Änderungen' in page and "Berichtigte Datei" not in page


def test_a_failed_job_says_why_and_what_helps(desk: Desk) -> None:
    job_id = desk.uploaded()
    desk.finish(job_id, {"reason": "Der Datenträger ist voll.", "cure": "Platz schaffen."}, "failed")
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "Der Datenträger ist voll." in page and "Platz schaffen." in page and "hat sich nichts geändert" in page
    again = desk.send(f"/pflege/auftrag/{job_id}/noch-einmal")
    assert again.status_code == 303
    assert desk.job(again.location.rpartition("/")[2])["file_name"] == "liste.xlsx"


READY = {"state": "ready", "problems": [], "counts": {}, "preview": PREVIEWED, "base": NEW}


@pytest.mark.parametrize(
    "outcome",
    [
        {},
        {"state": "fertig"},
        {"state": 7, "problems": {"a": 1}, "counts": [], "difference": 3},
        {**READY, "problems": [{**WARNING, "severity": "fatal"}]},
        {**READY, "problems": [{**WARNING, "line": "sieben"}]},
        {**READY, "counts": {"error": -1}},
        {**READY, "rows": 10**400},
        {**READY, "difference": {"values": [{"before": float("nan")}]}},
        {**READY, "difference": {"jumps": [{"after": 10**400}]}},
        {**READY, "difference": {"bodies": {"new": "Rat"}}},
        {**READY, "difference": {"rows": {"new": "viele", "changed": 1, "gone": 1}}},
        {**READY, "difference": {"as_of": {"before": "gestern", "after": "2026-10-31"}}},
        {**READY, "release": {"id": 5}},
        {
            "state": "ready",
            "problems": [1, None, {"severity": []}],
            "counts": {"error": "many"},
            "preview": 5,
            "base": None,
        },
        {
            "state": "ready",
            "problems": [],
            "preview": "x",
            "difference": {
                "status": [{}],
                "values": [{"before": []}],
                "rows": 1,
                "bodies": [],
                "counts": {"status": "x"},
            },
        },
        {"state": "ready", "report_xlsx": "../../etc/passwd", "release": [], "problems": []},
        "fertig",
        [],
    ],
)
def test_an_outcome_that_is_not_what_was_agreed_is_said_with_the_cure(desk: Desk, outcome: object) -> None:
    job_id = desk.uploaded()
    desk.finish(job_id, outcome)
    page = desk.client.get(f"/pflege/auftrag/{job_id}")
    assert page.status_code == 200
    assert "lässt sich nicht lesen" in page.text and "Bitte noch einmal prüfen lassen" in page.text
    assert "Abgelehnt" not in page.text
    assert f'action="/pflege/auftrag/{job_id}/noch-einmal"' in page.text
    confirmation = desk.client.get(f"/pflege/auftrag/{job_id}/veroeffentlichen")
    assert confirmation.status_code == 200 and "lässt sich nicht veröffentlichen" in confirmation.text
    refused = desk.send(f"/pflege/auftrag/{job_id}/veroeffentlichen", {"begruendung": "so"})
    assert refused.status_code == 409
    for path in ("/pflege", "/pflege/einspielen", "/pflege/versionen", "/pflege/betrieb"):
        assert desk.client.get(path).status_code == 200, path


@pytest.mark.parametrize("kind", ["publish", "rollback"])
def test_a_publication_whose_outcome_cannot_be_read_leads_to_what_is_published(desk: Desk, kind: str) -> None:
    job_id = jobs.put(kind, {"check": "0" * 32, "version": OLD, "base": NEW})
    desk.finish(job_id, {"version": ["a"], "changes": "viele"})
    page = desk.client.get(f"/pflege/auftrag/{job_id}")
    assert page.status_code == 200
    assert "lässt sich nicht lesen" in page.text and "Welcher Datenstand gilt" in page.text
    assert 'href="/pflege/versionen"' in page.text and "/noch-einmal" not in page.text


def test_a_failure_whose_words_cannot_be_read_is_one_without_words(desk: Desk) -> None:
    job_id = desk.uploaded()
    desk.finish(job_id, {"reason": {"a": 1}, "cure": 3}, "failed")
    page = desk.client.get(f"/pflege/auftrag/{job_id}")
    assert page.status_code == 200 and "Ein Grund ist nicht vermerkt" in page.text
    assert "kein Platz" in page.text


@pytest.mark.parametrize(
    ("file", "note"),
    [
        ("worker.json", {"at": 10**400, "revision": {}, "job": []}),
        ("worker.json", [1]),
        ("sources.json", [{"id": 1}, {"id": "x", "title": "X", "endings": [5]}, 7]),
        ("sources.json", {"a": 1}),
        ("forms.json", {"lists": [], "sheets": 3}),
        ("forms.json", {"lists": {"real": "a", "demo": "b"}, "sheets": [{"name": "a", "columns": [{"name": "b"}]}]}),
    ],
)
def test_other_files_of_the_worker_that_are_not_what_was_agreed_bring_no_page_down(
    desk: Desk, file: str, note: object
) -> None:
    (desk.folder / file).write_text(json.dumps(note))
    for path in ("/pflege", "/pflege/einspielen", "/pflege/betrieb", "/pflege/versionen"):
        assert desk.client.get(path).status_code == 200, path
    forms = desk.client.get("/pflege/gremien")  # without the layout there are none, which it says
    assert forms.status_code == 503 and "python -m pipelines work" in forms.text


def test_progress_that_is_none_is_left_out(desk: Desk) -> None:
    job_id = desk.uploaded()
    desk.start(job_id)
    for progress in ({"step": "Liest", "done": 10**400, "total": 10**399}, {"step": 5}, [], {"step": "x", "total": -1}):
        (desk.folder / "running" / job_id / "progress.json").write_text(json.dumps(progress))
        page = desk.client.get(f"/pflege/auftrag/{job_id}")
        assert page.status_code == 200 and "Der Auftrag wird bearbeitet." in page.text


def test_there_is_no_page_of_what_is_no_job(desk: Desk) -> None:
    for job_id in ("0" * 32, "x", "../waiting"):
        assert desk.client.get(f"/pflege/auftrag/{job_id}").status_code == 404
