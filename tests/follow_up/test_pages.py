"""What the pages of the follow-up show to whom, and what becomes of what is typed there."""

from __future__ import annotations

import io
import re
import zipfile
from http import HTTPStatus

import pytest

from dashboard.follow_up import course_page
from dashboard.internal import contacts, courses
from dashboard.internal.course_events import Event
from dashboard.internal.course_rules import Occasion
from dashboard.internal.course_states import State
from dashboard.users.roles import Role, User
from tests.dashboard.small_atlas import AEHREN, BAD, ZELL
from tests.follow_up.conftest import LEITSTELLE, Becomes, Visitor, ago

G2, G2_BAD, G3 = f"G2-{ZELL}", f"G2-{BAD}", f"G3-{AEHREN}"
LIST, PAGES = "/pflege/anlaesse", ("/pflege/anlaesse", "/pflege/verlauf", "/pflege/beratungsstand", "/pflege/kontakte")
FILES = ("/pflege/verlauf.csv", "/pflege/verlauf.xlsx", "/pflege/beratungsstand.xlsx")
SPOKEN = {"state": "angesprochen", "function": "Ordnungsamt", "next_step": "Rückruf", "note": "vertraulich notiert"}

# As at an address that nobody has, which takes no body either.
NOWHERE = {HTTPStatus.NOT_FOUND, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}


def findings(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"/pflege/anlaesse/([A-Z]\d+-\d+)", page)))


def test_without_data_pages_say_what_to_do(staff: Visitor) -> None:
    for address in PAGES:
        assert staff.get(address).status_code == HTTPStatus.OK, address
    assert "Mit dem ersten Gespräch beginnt der Verlauf" in staff.get(f"{LIST}/{G2}").text
    assert "Noch ist zu keinem Anlass etwas festgehalten" in staff.get("/pflege/verlauf").text


def test_the_list_has_the_rows_of_the_public_one(staff: Visitor) -> None:
    public = staff.get("/anlaesse?ansicht=liste").text
    listed = findings(staff.get(LIST).text)
    assert f"{len(listed)} Beratungsanlässe" in staff.get(LIST).text
    assert len(listed) == int(re.search(r"Alle Beratungsanlässe \((\d+)\)", public)[1])  # type: ignore[index]


def test_an_event_is_recorded_and_shown(staff: Visitor) -> None:
    answer = staff.record(G2, **SPOKEN, next_on=ago(-5))
    assert answer.status_code == HTTPStatus.SEE_OTHER
    page = staff.get(answer.headers["Location"]).text
    assert "Der Eintrag ist festgehalten." in page
    assert all(words in page for words in ("Ordnungsamt", "Rückruf", "vertraulich notiert", "leitstelle-1"))
    assert "angesprochen" in staff.get(f"{LIST}?bearbeitung=angesprochen").text
    assert findings(staff.get(f"{LIST}?bearbeitung=angesprochen").text) == [G2]


def test_what_is_refused_stays_typed_and_is_explained_at_its_field(staff: Visitor) -> None:
    answer = staff.record(G2, **{**SPOKEN, "function": "Frau Muster", "on": "31.02.2026"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="Frau Muster"' in answer.text
    assert 'id="ereignis-function-fehler"' in answer.text
    assert '<a href="#ereignis-function">' in answer.text
    assert "„31.02.2026“ ist kein Tag" in answer.text
    assert courses.every() == {}


def test_no_state_is_refused(staff: Visitor) -> None:
    for state in ("", "gibt-es-nicht"):
        assert staff.record(G2, state=state).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_day_may_be_typed_as_germans_write_it(staff: Visitor) -> None:
    year, month, day = ago(1).split("-")
    assert staff.record(G2, **{**SPOKEN, "on": f"{int(day)}.{int(month)}.{year}"}).status_code == HTTPStatus.SEE_OTHER
    assert courses.every()[G2].since == ago(1)


def test_the_slower_of_two_sees_both_and_may_decide(staff: Visitor) -> None:
    staff.record(G2, **SPOKEN)
    late = staff.post(f"{LIST}/{G2}", revision="0", state="beratung", on=ago(0), note="das andere Gespräch")
    assert late.status_code == HTTPStatus.CONFLICT
    assert all(words in late.text for words in ("jemand anderes", "Ordnungsamt", "das andere Gespräch"))
    assert len(courses.timeline(G2)) == 1
    revision = re.search(r'name="revision" value="(\d+)"', late.text)
    assert revision
    again = staff.post(f"{LIST}/{G2}", revision=revision[1], state="beratung", on=ago(0), note="das andere Gespräch")
    assert again.status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 30, "²"])
def test_a_tampered_revision_changes_nothing(staff: Visitor, revision: str) -> None:
    staff.get(f"{LIST}/{G2}")
    assert staff.post(f"{LIST}/{G2}", **SPOKEN, on=ago(0), revision=revision).status_code == HTTPStatus.CONFLICT
    assert courses.every() == {}


def test_the_newest_entry_can_be_taken_back_once(staff: Visitor) -> None:
    staff.record(G2, **SPOKEN)
    seen = courses.every()[G2].revision
    assert staff.post(f"{LIST}/{G2}/zuruecknehmen", revision=seen).status_code == HTTPStatus.SEE_OTHER
    assert staff.post(f"{LIST}/{G2}/zuruecknehmen", revision=seen).status_code == HTTPStatus.CONFLICT
    assert courses.every() == {}


def test_overdue_occasions_come_first(staff: Visitor) -> None:
    last = findings(staff.get(LIST).text)[-1]
    staff.record(last, **{**SPOKEN, "on": ago(20), "next_on": ago(3)})
    page = staff.get(LIST).text
    assert findings(page)[0] == last
    assert "1 überfällig" in page
    assert findings(staff.get(f"{LIST}?nur=ueberfaellig").text) == [last]


def test_an_occasion_that_was_open_for_90_days_is_overdue(staff: Visitor) -> None:
    staff.record(G2, state="offen", on=ago(90))
    assert "seit 90 Tagen offen" in staff.get(f"{LIST}?nur=ueberfaellig").text


def test_the_report_shows_the_first_lines_and_prints_all(staff: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    for finding_id in (G2, G3):
        staff.record(finding_id, state="offen", on=ago(90))
    assert "Gezeigt sind die ersten" not in staff.get("/pflege/beratungsstand").text
    monkeypatch.setattr(course_page, "ON_SCREEN", 1)
    page = staff.get("/pflege/beratungsstand").text
    assert "Überfällig (2)" in page
    assert "Gezeigt sind die ersten 1 von 2" in page
    assert page.count('class="nvf-druck"') == 1
    assert {G2, G3} <= set(findings(page))


def test_what_is_overdue_stands_on_the_first_page(staff: Visitor, visitor: Becomes) -> None:
    staff.record(G2, state="offen", on=ago(90))
    assert "1 Beratungsanlass ist überfällig." in staff.get("/pflege").text
    assert "überfällig" not in visitor(User("kommune-1", Role.KOMMUNE, ZELL)).get("/pflege").text


def test_rest_that_has_ended_is_called_for(staff: Visitor) -> None:
    staff.record(G2, state="ruht", on=ago(9), rests_until=ago(0))
    assert findings(staff.get(f"{LIST}?nur=ruhezeit").text) == [G2]


def test_an_own_contact_counts_in_the_order(staff: Visitor) -> None:
    assert "kein Kontakt verzeichnet" in staff.get(f"{LIST}?ort=Zell").text
    staff.record(G2, **SPOKEN)
    assert "kein Kontakt verzeichnet" not in staff.get(f"{LIST}?ort=Zell").text


def test_data_and_course_that_differ_are_brought_together_by_one_click(staff: Visitor) -> None:
    staff.record(G2, state="erledigt")
    gone = Occasion(f"G7-{AEHREN}", "G7", AEHREN, ago(50))
    courses.record("leitstelle-1", "leitstelle", [(gone, 0)], Event(ago(40), State.ADVISED))
    for only, finding_id, state in (
        ("daten-weiter", G2, State.OPEN),
        ("daten-erledigt", gone.finding_id, State.SETTLED),
    ):
        assert findings(staff.get(f"{LIST}?nur={only}").text) == [finding_id]
        page = staff.get(f"{LIST}/{finding_id}").text
        form = re.search(r'<form class="meldung.*?</form>', page, re.DOTALL)
        assert form
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
        assert staff.client.post(f"{LIST}/{finding_id}", data=fields).status_code == HTTPStatus.SEE_OTHER
        assert courses.every()[finding_id].state is state
        assert findings(staff.get(f"{LIST}?nur={only}").text) == []


def test_several_of_a_kreis_are_recorded_together(staff: Visitor) -> None:
    address = f"{LIST}/gemeinsam"
    assert "Es ist kein Beratungsanlass angekreuzt" in staff.get(address).text
    assert "in 2 Kreisen" in staff.get(f"{address}?anlass={G2}&anlass={G2_BAD}").text
    assert staff.get(f"{address}?anlass={G2}&anlass={G3}").status_code == HTTPStatus.OK
    refused = staff.post(address, anlass=[f"{G2}:0", f"{G3}:0"], state="angesprochen", on=ago(0))
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert refused.text.count("Wer wurde angesprochen?") == 2  # above the form and at its field, not for each occasion
    assert courses.every() == {}
    done = staff.post(address, anlass=[f"{G2}:0", f"{G3}:0"], on=ago(0), **SPOKEN)
    assert "Für 2 Beratungsanlässe" in staff.get(done.headers["Location"]).text
    assert courses.every().keys() == {G2, G3}
    assert "Für 1 Beratungsanlass ist" in staff.get(f"{address}?festgehalten={G2}").text
    stale = staff.post(address, anlass=[f"{G2}:0", f"{G3}:{courses.every()[G3].revision}"], state="beratung", on=ago(0))
    assert stale.status_code == HTTPStatus.CONFLICT
    assert "Zell (Mosel)" in stale.text
    assert {course.state for course in courses.every().values()} == {State.CONTACTED}


def test_what_does_not_exist_is_not_found(staff: Visitor) -> None:
    for address in (f"{LIST}/G2-07", f"{LIST}/X", f"{LIST}/G2-{ZELL}-x", "/pflege/kontakte/07999"):
        assert staff.get(address).status_code == HTTPStatus.NOT_FOUND, address
    staff.get(f"{LIST}/{G2}")
    for address in ("/pflege/kontakte/07999", "/pflege/kontakte/07999/notiz", f"/pflege/kontakte/{ZELL}/1/loeschen"):
        assert staff.post(address, institution="x", function="y", text="z").status_code == HTTPStatus.NOT_FOUND


def test_an_address_that_asks_in_vain_is_told(staff: Visitor) -> None:
    answer = staff.get(f"{LIST}?nur=alles&seite=x&bearbeitung=fertig")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert answer.text.count("gibt es bei") == 3


def test_contacts_and_notes_are_kept_on_their_page(staff: Visitor) -> None:
    address = f"/pflege/kontakte/{ZELL}"
    staff.get(address)
    staff.post(address, institution="Verbandsgemeinde", function="Leitung des Ordnungsamtes", note="")
    staff.post(f"{address}/notiz", text="Rat wird neu gewählt")
    page = staff.get(address).text
    assert "Leitung des Ordnungsamtes" in page
    assert "Rat wird neu gewählt" in page
    refused = staff.post(f"{address}/notiz", text="Frau Muster anrufen")
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Frau Muster anrufen" in refused.text
    [contact] = contacts.of_area(ZELL)
    staff.post(f"{address}/{contact.id}/entfernen")
    assert contacts.of_area(ZELL) == []


# ───────────────────────── who sees what ─────────────────────────


def test_contacts_are_found_by_the_name_of_an_area(staff: Visitor) -> None:
    every, found = staff.get("/pflege/kontakte").text, staff.get("/pflege/kontakte?ort=zell").text
    assert every.count("/pflege/kontakte/") > found.count("/pflege/kontakte/") >= 1
    assert f"/pflege/kontakte/{ZELL}" in found
    assert "So heißt keine Kommune" in staff.get("/pflege/kontakte?ort=Atlantis").text
    assert "„x“ gibt es bei" in staff.get("/pflege/kontakte?seite=x").text


def test_a_kommune_is_offered_no_choice_of_areas(staff: Visitor, visitor: Becomes) -> None:
    fields = ('name="kreis"', 'name="ort"', 'name="angebot"')
    assert all(field in staff.get(LIST).text for field in fields)
    own = visitor(User("kommune-1", Role.KOMMUNE, ZELL)).get(LIST).text
    assert not any(field in own for field in fields)
    assert 'name="bearbeitung"' in own


def test_the_ministry_reads_and_changes_nothing(staff: Visitor, visitor: Becomes) -> None:
    staff.record(G2, **SPOKEN)
    ministry = visitor(User("ministerium-1", Role.MINISTERIUM))
    page = ministry.get(f"{LIST}/{G2}").text
    assert "vertraulich notiert" in page
    assert '<form class="flaeche"' not in page
    for address in (f"{LIST}/{G2}", f"{LIST}/{G2}/zuruecknehmen", f"{LIST}/gemeinsam", f"/pflege/kontakte/{ZELL}"):
        assert ministry.post(address, state="beratung").status_code in NOWHERE
    for address in (*PAGES, *FILES):
        assert ministry.get(address).status_code == HTTPStatus.OK


def test_a_kommune_reads_its_own_course_without_notes(staff: Visitor, visitor: Becomes) -> None:
    staff.record(G2, **SPOKEN)
    staff.record(G2_BAD, **{**SPOKEN, "next_step": "nur für Bad Ems"})
    kommune = visitor(User("kommune-1", Role.KOMMUNE, ZELL))
    own = kommune.get(f"{LIST}/{G2}").text
    assert "Rückruf" in own
    for hidden in ("vertraulich notiert", "Ordnungsamt", "leitstelle-1", "/pflege/kontakte"):
        assert hidden not in own
    assert {each.partition("-")[2] for each in findings(kommune.get(LIST).text)} == {ZELL}
    assert kommune.get(f"{LIST}/{G2_BAD}").status_code == HTTPStatus.NOT_FOUND
    assert kommune.post(f"{LIST}/{G2}", state="erledigt").status_code in NOWHERE
    for address in (*PAGES[1:], *FILES, f"/pflege/kontakte/{ZELL}", f"{LIST}/gemeinsam"):
        assert kommune.get(address).status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}, address


def test_a_kommune_without_an_area_sees_nothing(visitor: Becomes) -> None:
    assert findings(visitor(User("kommune-1", Role.KOMMUNE)).get(LIST).text) == []


@pytest.mark.parametrize("user", [User("betrieb-1", Role.BETRIEB), User("", Role.PUBLIC)])
def test_others_see_nothing(visitor: Becomes, user: User) -> None:
    other = visitor(user)
    for address in (*PAGES, *FILES, f"{LIST}/{G2}", f"/pflege/kontakte/{ZELL}"):
        assert other.get(address).status_code != HTTPStatus.OK, address


# ───────────────────────── files ─────────────────────────


def test_no_text_of_a_file_is_run_as_a_formula(staff: Visitor) -> None:
    staff.record(G2, state="angesprochen", function="=1+1", next_step="=HYPERLINK(A1)", note="@SUM(A1)", region="+1")
    csv = staff.client.get("/pflege/verlauf.csv").data.decode("utf-8-sig")
    assert "'=HYPERLINK(A1)" in csv
    assert not re.search(r'(?:^|;)"?[=+@]', csv, re.MULTILINE)
    book = zipfile.ZipFile(io.BytesIO(staff.client.get("/pflege/verlauf.xlsx").data))
    assert not [name for name in book.namelist() if b"<f>" in book.read(name)]
    assert "@SUM(A1)" in book.read("xl/sharedStrings.xml").decode()


def test_a_file_says_that_it_is_internal(staff: Visitor) -> None:
    answer = staff.client.get("/pflege/beratungsstand.xlsx")
    assert "_intern_" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    book = zipfile.ZipFile(io.BytesIO(answer.data))
    assert "nicht zur Weitergabe" in book.read("xl/sharedStrings.xml").decode()


def test_who_is_signed_in_stands_in_the_log(staff: Visitor) -> None:
    staff.record(G2, **SPOKEN)
    assert courses.timeline(G2)[0].by == LEITSTELLE.id
