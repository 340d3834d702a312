"""The page of a job says how far it is and what came of it, whatever lies in the folder."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import update

from dashboard.internal import database
from dashboard.internal.tables import SUBMISSION
from tests.dashboard.lage_atlas import HACHENBURG
from tests.maintenance.desk import NEW, PREVIEWED, WARNING, Desk

DIFFERENCE = {
    "status": [{"area": "071435002", "name": "Aland", "before": "aktiv", "after": "ruhend"}],
    "occasions": [{"kind": "inactive", "title": "Gremium ruht", "area": "071435002", "name": "Aland", "change": "new"}],
    "values": [
        {
            "indicator": "raub",
            "title": "Raub",
            "area": "07143",
            "name": "Kreis A",
            "period": "2024",
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


@pytest.mark.parametrize(
    "outcome",
    [
        {},
        {"state": "ready"},
        {"state": 7, "problems": {"a": 1}, "counts": [], "difference": 3},
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
    ],
)
def test_whatever_the_worker_wrote_the_page_stands(desk: Desk, outcome: dict[str, object]) -> None:
    job_id = desk.uploaded()
    desk.finish(job_id, outcome)
    for path in ("", "/veroeffentlichen"):
        assert desk.client.get(f"/pflege/auftrag/{job_id}{path}").status_code == 200


def test_there_is_no_page_of_what_is_no_job(desk: Desk) -> None:
    for job_id in ("0" * 32, "x", "../waiting"):
        assert desk.client.get(f"/pflege/auftrag/{job_id}").status_code == 404
