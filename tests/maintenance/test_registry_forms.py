"""Forms of the registry: what is typed becomes a change on the list of its account, and the list one check."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from dashboard import db
from dashboard.internal import database, registry_changes
from dashboard.internal.registry_changes import Change
from dashboard.maintenance.registry import changes_page, list_page
from dashboard.users.roles import Role, User
from tests.dashboard.small_atlas import AEHREN, MAINZ, ZELL
from tests.maintenance.registry_bodies import VERSION, Visitor, publish, visitor

LIST, CHANGES, FORM = "/pflege/gremien", "/pflege/gremien/aenderungen", "/pflege/gremien/formular"
MEETING = re.compile(r'formular/meeting\?[^"]*zeile=([0-9a-f]{16})"')
ROW = re.compile(r'<a href="/pflege/gremien/((?:gremium|gebiet)/[^"]+)"')
LEITSTELLE, KOMMUNE = User("leitstelle-1", Role.LEITSTELLE), User("kommune-1", Role.KOMMUNE, ZELL)


@pytest.fixture
def folder(tmp_path: Path, run_folder: Path) -> Path:
    return publish(tmp_path / "published")


@pytest.fixture
def leitstelle(folder: Path, internal: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    with visitor(LEITSTELLE, folder, monkeypatch) as somebody:
        somebody.get(LIST)
        yield somebody


@pytest.fixture
def kommune(folder: Path, internal: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    with visitor(KOMMUNE, folder, monkeypatch) as somebody:
        somebody.get(LIST)
        yield somebody


def changes(user: User = LEITSTELLE) -> list[Change]:
    with database.begin() as connection:
        return registry_changes.of(connection, user.id)


def job(folder: Path) -> tuple[Path, dict[str, Any]]:
    """The one job that waits."""
    (place,) = (folder / "maintenance" / "waiting").iterdir()
    return place, json.loads((place / "job.json").read_text(encoding="utf-8"))


def finish(place: Path, outcome: Mapping[str, Any]) -> None:
    """What a worker does with a job that it has done."""
    (place / "outcome.json").write_text(json.dumps(outcome), encoding="utf-8")
    over = place.parents[1] / "finished"
    over.mkdir(exist_ok=True)
    shutil.move(place, over / place.name)


def test_who_was_confirmed_longest_ago_stands_first(leitstelle: Visitor) -> None:
    page = leitstelle.get(LIST).text
    order = [page.index(name) for name in ("Runder Tisch Zell", "Ähren", "Rat der beiden", "Präventionsrat Mainz")]
    assert order == sorted(order)
    assert "01.03.2024 · vor 30 Monaten" in page
    assert "Präventionsrat Mainz" not in leitstelle.get(f"{LIST}?kreis=07135").text
    assert "gibt es nicht" in leitstelle.get(f"{LIST}?kreis=99999").text


def test_the_list_is_searched_by_name_and_divided_into_pages(
    leitstelle: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = leitstelle.get(f"{LIST}?ort=runder tisch").text
    assert "Runder Tisch Zell" in found and "Präventionsrat Mainz" not in found
    assert "Für diese Auswahl ist kein Gebiet verzeichnet." in leitstelle.get(f"{LIST}?ort=Hamburg").text
    whole = leitstelle.get(f"{LIST}?ort=e")
    monkeypatch.setattr(list_page, "PAGE_SIZE", 2)
    rows, address, pages = [], f"{LIST}?ort=e", 0
    while address:
        page = leitstelle.get(address).text
        rows.append(ROW.findall(page))
        on = re.search(r'<a class="knopf" href="([^"]+)">Weiter</a>', page)
        address, pages = on[1].replace("&amp;", "&") if on else "", pages + 1
    assert [each for page in rows for each in page] == ROW.findall(whole.text)
    assert pages > 1 and {len(each) for each in rows[:-1]} == {2}
    assert f"Seite {pages} von {pages}" in leitstelle.get(f"{LIST}?ort=e&seite=99").text
    assert "ohne Wirkung: zwei" in leitstelle.get(f"{LIST}?seite=zwei").text


def test_a_whole_page_is_ticked_and_confirming_leads_back_to_it(leitstelle: Visitor) -> None:
    ticked = leitstelle.get(f"{LIST}?ort=Zell&auswahl=alle").text
    keys = re.findall(r'value="(\S+)"\s+aria-label="[^"]+ bestätigen" checked', ticked)
    assert sorted(keys) == [f"gebiet:{AEHREN}", "gremium:c1", "gremium:c2"]
    action = re.search(r'action="(/pflege/gremien/bestaetigen\?ort=Zell[^"]*)"', ticked)
    assert action
    twice = [*keys, "gremium:c2"]  # a body of two areas stands in two rows
    sent = leitstelle.post(action[1].replace("&amp;", "&"), zeile=twice, tag="01.10.2026", quelle="Anruf")
    assert sent.location == f"{LIST}?ort=Zell&aufgenommen=1"
    assert len(changes()) == 3
    after = leitstelle.get(sent.location).text
    assert after.count("in Ihrer Liste") == 3 and 'name="zeile"' not in after and "auswahl=alle" not in after


def test_a_form_shows_what_the_atlas_shows(leitstelle: Visitor) -> None:
    page = leitstelle.get(f"{LIST}/gremium/c1").text
    form = re.search(rf'href="({FORM}/council[^"]+)"', page)
    assert form
    filled = leitstelle.get(form[1].replace("&amp;", "&")).text
    for value in ("Runder Tisch Zell", "03.2016", "0,5", "Jugend; Einbruch"):
        assert f'value="{value}"' in filled
    assert '<option value="Runder Tisch" selected>' in filled
    assert "council.council_id" not in filled


def test_what_was_typed_becomes_a_change(leitstelle: Visitor) -> None:
    sent = leitstelle.post(f"{FORM}/meeting", gremium="c1", meeting__held_on="12.03.2026", meeting__is_public="ja")
    assert (sent.status_code, sent.location) == (303, f"{LIST}/gremium/c1?aufgenommen=1")
    (change,) = changes()
    assert change.title == "Sitzung ergänzen: Runder Tisch Zell"
    values = {"council_id": "c1", "held_on": "12.03.2026", "is_public": "ja"}
    assert change.edit == {"action": "append", "sheet": "meeting", "key": {}, "values": values}
    again = leitstelle.post(f"{FORM}/meeting", gremium="c1", meeting__held_on="12.03.2026", meeting__is_public="ja")
    assert again.status_code == 422
    assert len(changes()) == 1


def test_only_what_differs_is_changed_and_what_was_seen_goes_along(leitstelle: Visitor) -> None:
    page = leitstelle.get(f"{LIST}/gremium/c1").text
    row = re.search(rf"{FORM}/council\?gremium=c1&amp;zeile=(\w+)", page)
    assert row
    shown = {"council__name": "Runder Tisch Zell", "council__type": "Runder Tisch", "council__counts_as_body": "ja"}
    shown |= {"council__founded_on": "03.2016", "council__topics": "Jugend; Einbruch", "council__fte": "0,5"}
    unchanged = leitstelle.post(f"{FORM}/council", gremium="c1", zeile=row[1], **shown)
    assert "Es wurde nichts geändert." in unchanged.text
    leitstelle.post(f"{FORM}/council", gremium="c1", zeile=row[1], **shown | {"council__fte": "1,5"})
    (change,) = changes()
    assert change.edit["key"] == {"council_id": "c1"}
    assert (change.edit["values"], change.edit["before"]) == ({"fte": "1,5"}, {"fte": "0,5"})
    assert leitstelle.post(f"{FORM}/council", gremium="c1", zeile="0" * 16, **shown).status_code == 410


def test_a_row_is_taken_away_by_what_is_seen_of_it(leitstelle: Visitor) -> None:
    page = leitstelle.get(f"{LIST}/gebiet/{ZELL}").text
    row = re.search(rf"{FORM}/contact\?gebiet={ZELL}&amp;zeile=(\w+)", page)
    assert row
    leitstelle.post(f"{FORM}/contact/entfernen", gebiet=ZELL, zeile=row[1])
    (change,) = changes()
    key = {"level": "Kommune", "ars": ZELL, "kind": "Beratung vor Ort", "held_on": "22.05.2025"}
    assert (change.edit["action"], change.edit["key"]) == ("remove", key)


def test_a_new_body_comes_with_its_area_and_its_first_report(leitstelle: Visitor) -> None:
    fields = {
        "council__council_id": "c9",
        "council__name": "Neuer Rat",
        "council__type": "Präventionsrat",
        "council__counts_as_body": "ja",
    }
    fields |= {"status__status": "aktiv", "status__as_of": "01.02.2026", "status__source": "Anruf"}
    assert (
        "Die Kennung „C1“ gibt es schon."
        in leitstelle.post(f"{FORM}/council", gebiet=AEHREN, **fields | {"council__council_id": "C1"}).text
    )
    leitstelle.post(f"{FORM}/council", gebiet=AEHREN, **fields)
    assert [change.edit["sheet"] for change in changes()] == ["council", "council_area", "status"]
    assert changes()[1].edit["values"] == {"council_id": "c9", "level": "Kommune", "ars": AEHREN}
    report = changes()[2]
    assert leitstelle.get(f"{FORM}/status?aenderung={report.id}").status_code == 200
    leitstelle.post(
        f"{FORM}/status",
        aenderung=report.id,
        status__status="in Planung",
        status__as_of="01.02.2026",
        status__source="Anruf",
    )
    assert changes()[2].edit["values"]["status"] == "in Planung"
    assert changes()[2].edit["values"]["council_id"] == "c9"


@pytest.mark.parametrize(
    ("sheet", "fields", "said"),
    [
        ("meeting", {"meeting__held_on": ""}, "Die Angabe fehlt."),
        ("meeting", {"meeting__held_on": "31.02.2026"}, "ist kein Tag"),
        ("meeting", {"meeting__held_on": "01.01.2999"}, "liegt in der Zukunft"),
        ("meeting", {"meeting__held_on": "01.01.2026", "meeting__form": "<b>"}, "„&lt;b&gt;“ ist keiner davon"),
        ("status", {"status__status": "kein Gremium", "status__as_of": "01.01.2026", "status__source": "x"}, "ist keiner davon"),
        ("status", {"status__status": "aktiv", "status__as_of": "01.01.2026", "status__source": "x" * 600}, "länger als 500"),
        ("status", {"status__status": "aktiv", "status__as_of": "01.01.2026", "status__source": "Anruf bei Herrn Schmidt"}, "Person"),
        ("member", {"member__institution": "Vertretung: Sabine Müller", "member__sector": "Polizei"}, "Person"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(leitstelle: Visitor, sheet: str, fields: dict[str, str], said: str) -> None:
    answer = leitstelle.post(f"{FORM}/{sheet}", gremium="c1", **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert re.search(r'aria-describedby="feld-[\w-]+-fehler', answer.text)
    assert changes() == []


def test_many_are_confirmed_at_once(leitstelle: Visitor) -> None:
    ticked = ["gremium:c1", "gremium:c3", f"gebiet:{AEHREN}"]
    sent = leitstelle.post(f"{LIST}/bestaetigen", zeile=ticked, tag="01.10.2026", quelle="Abfrage der Leitstelle")
    assert sent.location == f"{LIST}?aufgenommen=1"
    told = [change.edit["values"] for change in changes()]
    assert [each["status"] for each in told] == ["aktiv", "aktiv", "kein Gremium"]
    assert told[2] == {"level": "Kommune", "ars": AEHREN, "status": "kein Gremium", "as_of": "01.10.2026", "source": "Abfrage der Leitstelle"}  # fmt: skip


@pytest.mark.parametrize(
    ("ticked", "day", "said"),
    [
        ([], "01.10.2026", "keine Zeile ausgewählt"),
        (["gremium:c99"], "01.10.2026", "gibt es nicht mehr"),
        (["gremium:c3", "gremium:c1"], "01.05.2026", "Für Präventionsrat Mainz liegt schon eine Meldung"),
        (["gremium:c1"], "morgen", "ist kein Tag"),
    ],
)
def test_what_cannot_be_confirmed_is_said_and_the_ticks_stay(
    leitstelle: Visitor, ticked: list[str], day: str, said: str
) -> None:
    answer = leitstelle.post(f"{LIST}/bestaetigen", zeile=ticked, tag=day, quelle="Anruf")
    assert (answer.status_code, changes()) == (422, [])
    assert said in answer.text
    assert answer.text.count(" checked") == len([key for key in ticked if key != "gremium:c99"])


def test_a_long_list_of_changes_is_divided_into_pages(leitstelle: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_page, "PAGE_SIZE", 2)
    for day in range(1, 6):
        leitstelle.post(f"{FORM}/meeting", gremium="c1", meeting__held_on=f"0{day}.03.2026")
    last = leitstelle.get(f"{CHANGES}?seite=3").text
    assert "Offen (5)" in last and "Seite 3 von 3" in last
    assert "05.03.2026" in last and "04.03.2026" not in last


def test_the_list_becomes_one_check_and_its_faults_come_back(leitstelle: Visitor, folder: Path) -> None:
    leitstelle.post(f"{FORM}/meeting", gremium="c1", meeting__held_on="12.03.2026")
    leitstelle.post(f"{FORM}/member", gremium="c1", member__institution="Grundschule Zell", member__sector="Polizei")
    sent = leitstelle.post(f"{CHANGES}/pruefen")
    place, told = job(folder)
    assert sent.location == f"/pflege/auftrag/{place.name}"
    assert told["source"] == "gremien_demo"
    assert (told["only_area"], told["demo"]) == (None, True)
    assert [edit["sheet"] for edit in told["edits"]] == ["meeting", "member"]
    assert "werden gerade geprüft" in leitstelle.get(CHANGES).text
    assert leitstelle.post(f"{CHANGES}/pruefen").location == CHANGES  # nothing is handed over twice
    problem = {
        "severity": "error",
        "file": "f.xlsx",
        "sheet": "Mitglieder nach Institution",
        "line": 3,
        "column": "Institution",
    }
    problem |= {"value": "x…", "reason": "Das ist eine E-Mail-Adresse.", "cure": "Löschen."}
    places = [{"sheet": "Sitzungen", "line": 3}, {"sheet": "Mitglieder nach Institution", "line": 3}]
    finish(place, {"state": "refused", "problems": [problem], "places": places})
    page = leitstelle.get(CHANGES).text
    assert page.count("Das ist eine E-Mail-Adresse.") == 1
    assert page.index("Das ist eine E-Mail-Adresse.") > page.index("Mitglied ergänzen")
    form = leitstelle.get(f"{FORM}/member?aenderung={changes()[1].id}").text
    assert "Das ist eine E-Mail-Adresse. Löschen." in form
    assert 'id="feld-member-institution-fehler"' in form


def test_what_is_checked_waits_and_can_be_taken_back(leitstelle: Visitor, folder: Path) -> None:
    leitstelle.post(f"{FORM}/meeting", gremium="c1", meeting__held_on="12.03.2026")
    leitstelle.post(f"{CHANGES}/pruefen")
    place, _ = job(folder)
    finish(place, {"state": "ready", "problems": [], "places": []})
    assert "geprüft und können veröffentlicht werden" in leitstelle.get(CHANGES).text
    assert leitstelle.post(f"{CHANGES}/zurueck", auftrag=place.name).location == CHANGES
    assert changes()[0].job_id == ""
    leitstelle.post(f"{CHANGES}/entfernen", aenderung="")
    assert len(changes()) == 1
    leitstelle.post(f"{CHANGES}/entfernen", alle="ja")
    assert changes() == []


def test_a_proposal_is_seen_row_by_row_and_declined_with_a_reason(
    kommune: Visitor, leitstelle: Visitor, folder: Path
) -> None:
    row = MEETING.search(kommune.get(f"{LIST}/gremium/c1").text)
    assert row
    kommune.post(f"{FORM}/meeting", gremium="c1", zeile=row[1], meeting__held_on="12.03.2026")
    kommune.post(f"{CHANGES}/pruefen")
    place, _ = job(folder)
    finish(place, {"state": "ready", "problems": [], "places": [], "base": VERSION, "preview": "2026-12-01.0000000a"})
    page = f"/pflege/auftrag/{place.name}"
    own = kommune.get(page).text
    assert "12.03.2026" in own and "bisher: 01.02.2024" in own and "/vorschau/" not in own and "ablehnen" not in own
    seen = leitstelle.get(page).text
    assert "Sitzung ändern: Runder Tisch Zell" in seen and "bisher: 01.02.2024" in seen and "/vorschau/" in seen
    for wrong, said in (("", "Die Begründung fehlt"), ("Rückruf bei Frau Elke Beispielmann", "Person")):
        refused = leitstelle.post(f"{page}/ablehnen", begruendung=wrong)
        assert (refused.status_code, said in refused.text, wrong in refused.text) == (422, True, True)
    assert kommune.post(f"{page}/ablehnen", begruendung="selbst").status_code >= 400
    assert leitstelle.post(f"{page}/ablehnen", begruendung="Bitte mit Quelle").status_code == 303
    assert leitstelle.post(f"{page}/ablehnen", begruendung="Noch einmal").status_code == 409
    assert leitstelle.post(f"{page}/veroeffentlichen", begruendung="").status_code == 409
    assert "Von der Leitstelle abgelehnt" in leitstelle.get(page).text
    assert place.name not in leitstelle.get("/pflege").text
    assert "Vorschlag einer Kommune abgelehnt" in leitstelle.get("/pflege/protokoll").text
    for address in (page, CHANGES):
        assert "Bitte mit Quelle" in kommune.get(address).text, address
    assert "von der Leitstelle abgelehnt" in kommune.get("/pflege").text
    kommune.post(f"{CHANGES}/zurueck", auftrag=place.name)
    assert "abgelehnt" not in kommune.get("/pflege").text and changes(KOMMUNE)[0].job_id == ""


def test_what_a_kommune_proposes_stays_its_own_when_it_is_checked_anew(
    kommune: Visitor, leitstelle: Visitor, folder: Path
) -> None:
    kommune.post(f"{FORM}/meeting", gremium="c1", meeting__held_on="12.03.2026")
    kommune.post(f"{CHANGES}/pruefen")
    place, _ = job(folder)
    finish(place, {"state": "ready", "problems": [], "places": [], "base": "2026-01-01.0000000a"})
    page = f"/pflege/auftrag/{place.name}"
    assert "Überholt, noch einmal zu prüfen" in leitstelle.get(page).text
    again = leitstelle.post(f"{page}/noch-einmal").location
    old = leitstelle.get(page).text
    assert "Durch eine neuere Prüfung ersetzt" in old and again in old and page not in leitstelle.get("/pflege").text
    assert kommune.get(again).status_code == 200
    assert [change.job_id for change in changes(KOMMUNE)] == [again.rpartition("/")[2]]


def test_a_kommune_changes_what_is_its_own_alone(kommune: Visitor, folder: Path) -> None:
    page = kommune.get(LIST).text
    assert "Runder Tisch Zell" in page
    assert "Präventionsrat Mainz" not in page
    assert kommune.get(f"{LIST}/gremium/c1").status_code == 200
    for address in (
        f"{LIST}/gremium/c2",
        f"{LIST}/gremium/c3",
        f"{LIST}/gebiet/{MAINZ}",
        f"{FORM}/status?gebiet={MAINZ}",
    ):
        refused = kommune.get(address)
        assert (refused.status_code, "Nicht Ihr Gebiet" in refused.text) == (403, True), address
    assert kommune.get(f"{LIST}/gremium/c99").status_code == 404
    assert kommune.post(f"{FORM}/meeting", gremium="c3", meeting__held_on="12.03.2026").status_code == 403
    assert kommune.post(f"{FORM}/council_area", gremium="c1", council_area__ars=MAINZ).status_code == 404
    forged = kommune.post(f"{LIST}/bestaetigen", zeile=["gremium:c3"], tag="01.10.2026", quelle="Anruf")
    assert (forged.status_code, changes(KOMMUNE)) == (422, [])
    kommune.post(f"{FORM}/meeting", gremium="c1", meeting__held_on="12.03.2026", **{"meeting__council_id": "c3"})
    assert changes(KOMMUNE)[0].edit["values"]["council_id"] == "c1"
    kommune.post(f"{CHANGES}/pruefen")
    assert job(folder)[1]["only_area"] == ZELL


def test_without_a_worker_the_page_says_what_to_do(leitstelle: Visitor, folder: Path) -> None:
    (folder / "maintenance" / "forms.json").unlink()
    for address in (LIST, CHANGES, f"{LIST}/gebiet/{ZELL}", f"{FORM}/meeting?gremium=c1"):
        answer = leitstelle.get(address)
        assert answer.status_code == 503
        assert "python -m pipelines work" in answer.text
    (folder / "maintenance" / "forms.json").write_text('{"lists": [], "sheets": 3}', encoding="utf-8")
    assert leitstelle.get(LIST).status_code == 503


def test_the_leitstelle_takes_the_whole_list_with_it(leitstelle: Visitor, folder: Path) -> None:
    assert "Die ganze Liste als Mappe liegt noch nicht bereit" in leitstelle.get(LIST).text
    assert leitstelle.get(f"{LIST}/liste.xlsx").status_code == 404
    offer_list(folder)
    page = leitstelle.get(LIST).text
    assert f'href="{LIST}/liste.xlsx"' in page and "liegt noch nicht bereit" not in page
    answer = leitstelle.get(f"{LIST}/liste.xlsx")
    assert (answer.status_code, answer.data) == (200, b"PK list")
    assert answer.headers["Content-Disposition"] == "attachment; filename=gremien_demo.xlsx"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_kommune_is_not_given_the_whole_list(kommune: Visitor, folder: Path) -> None:
    offer_list(folder)
    page = kommune.get(LIST).text
    assert "liste.xlsx" not in page and "Mappe" not in page
    assert kommune.get(f"{LIST}/liste.xlsx").status_code == 404  # what a gate answers without accounts


def offer_list(folder: Path) -> None:
    """What the worker writes of the list on show."""
    [release] = db.query("SELECT sha256 FROM release WHERE source_id = 'gremien_demo'")
    (folder / "maintenance" / "lists").mkdir()
    (folder / "maintenance" / "lists" / f"{release['sha256']}.xlsx").write_bytes(b"PK list")
