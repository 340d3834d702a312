"""A survey from its file to the job that checks it: what the worker found is asked for, what was answered becomes a mapping that can be read."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from pipelines.surveys.form import inspect_job, mapping_text
from pipelines.surveys.mapping import Mapping
from tests.maintenance.desk import Desk

SURVEY = (
    "id,submitdate,lastpage,startlanguage,SICHER. Wie sicher fühlen Sie sich?,GESCHL. Geschlecht\n"
    + "\n".join(
        f"{n},2024-05-0{n % 9 + 1} 10:00:00,3,de,{('sehr sicher', 'eher sicher', 'eher unsicher', 'sehr unsicher')[n % 4]},{('weiblich', 'männlich')[n % 2]}"
        for n in range(1, 60)
    )
    + "\n"
).encode()
ABOUT = {
    "titel": "Sicherheit 2024",
    "kommune": "Aland",
    "jahr": "2024",
    "stichprobe": "register",
    "art": "telefonisch",
    "beginn": "01.05.2024",
    "ende": "2024-05-31",
}


def inspected(desk: Desk) -> str:
    """A survey that was brought in and read by the worker."""
    answer = desk.upload(SURVEY, "antworten.csv", quelle="befragungen", zeitraum="")
    job_id = answer.location.rpartition("/")[2]
    assert desk.job(job_id)["kind"] == "inspect"
    desk.finish(job_id, inspect_job(desk.job(job_id), desk.folder / "waiting" / job_id, lambda *_: None))
    return job_id


def test_what_was_answered_becomes_a_check_with_a_readable_mapping(desk: Desk) -> None:
    job_id = inspected(desk)
    form = f"/pflege/befragung/{job_id}"
    assert f'href="{form}"' in desk.client.get(f"/pflege/auftrag/{job_id}").text
    page = desk.client.get(form).text
    assert "SICHER" in page and "sehr sicher (" in page
    outcome = json.loads((desk.folder / "finished" / job_id / "outcome.json").read_text())
    items = [
        each["id"]
        for each in outcome["form"]["items"]
        if "sehr_sicher" in each["categories"] and "teils_teils" not in each["categories"]
    ]
    item = items[0]
    codes = {
        f"code-0-{place}": value
        for place, value in enumerate(("eher_sicher", "eher_unsicher", "sehr_sicher", "sehr_unsicher"))
    }
    answer = desk.send(form, {**ABOUT, "merkmal-0": item, **codes}, form=form)
    assert answer.status_code == 303, answer.text
    job = desk.job(answer.location.rpartition("/")[2])
    assert (job["kind"], job["source"]) == ("check", "befragungen")
    mapping = Mapping(**tomllib.loads(mapping_text(job["survey"])))
    assert (mapping.title, mapping.year, mapping.item[0].item) == ("Sicherheit 2024", 2024, item)
    assert (
        Path(desk.folder / "waiting" / answer.location.rpartition("/")[2] / "input" / "file.csv").read_bytes() == SURVEY
    )


def test_what_is_missing_is_said_and_the_rest_kept(desk: Desk) -> None:
    form = f"/pflege/befragung/{inspected(desk)}"
    answer = desk.send(form, {"titel": "Sicherheit <2024>", "beginn": "40.05.2024", "jahr": "zwei"}, form=form)
    assert answer.status_code == 422
    for words in (
        "Die Kommune fehlt",
        "„40.05.2024“ ist kein Tag",
        "„zwei“ ist kein Jahr",
        "Keiner Spalte ist ein Merkmal",
        "Sicherheit &lt;2024&gt;",
    ):
        assert words in answer.text


@pytest.mark.parametrize(
    "form",
    [
        None,
        [],
        {},
        {"columns": 5},
        {"format": "csv", "facts": [], "columns": [{"name": "a"}], "weights": [], "ages": [], "items": []},
        {
            "format": "csv",
            "facts": 3,
            "columns": [],
            "weights": [],
            "ages": [],
            "items": [],
            "missing": {},
            "sexes": {},
        },
    ],
)
def test_a_form_that_is_not_what_was_agreed_is_said_on_the_page_of_its_job(desk: Desk, form: object) -> None:
    answer = desk.upload(SURVEY, "antworten.csv", quelle="befragungen", zeitraum="")
    job_id = answer.location.rpartition("/")[2]
    desk.finish(job_id, {"form": form, "draft": ""})
    for sent in (desk.client.get(f"/pflege/befragung/{job_id}"), desk.send(f"/pflege/befragung/{job_id}", ABOUT)):
        assert (sent.status_code, sent.location) == (303, f"/pflege/auftrag/{job_id}")
    page = desk.client.get(f"/pflege/auftrag/{job_id}").text
    assert "lässt sich nicht lesen" in page and "Bitte die Datei noch einmal einspielen" in page
    assert "/pflege/befragung/" not in page


def test_hostile_answers_stay_text() -> None:
    hostile = 'a" \n[[item]]\nitem = "x\x7f\\'
    text = mapping_text({"title": hostile, "area": hostile, "year": hostile, "field_start": hostile, "columns": []})
    assert tomllib.loads(text)["title"] == hostile
