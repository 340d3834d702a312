"""Contacts are offices, each once; notes are kept and forgotten; the log says that, and not what stood there."""

from __future__ import annotations

import pytest

from dashboard.internal import audit, contacts, database
from dashboard.internal.course_rules import RefusedError

pytestmark = pytest.mark.usefixtures("ready")

WHO, AREA = ("leitstelle-1", "leitstelle"), "071435002"


def test_a_contact_is_kept_confirmed_and_forgotten() -> None:
    contacts.add(*WHO, AREA, "Verbandsgemeinde", "Ordnungsamt, Leitung", "über die Zentrale")
    [kept] = contacts.of_area(AREA)
    assert kept.confirmed_on == database.today()
    assert contacts.known() == {AREA: contacts.Known(1, database.today())}
    assert contacts.confirm(*WHO, AREA, kept.id)
    assert not contacts.remove(*WHO, "07143", kept.id)  # of another area
    assert contacts.remove(*WHO, AREA, kept.id)
    assert not contacts.remove(*WHO, AREA, kept.id)
    assert contacts.of_area(AREA) == []


@pytest.mark.parametrize(
    ("institution", "function", "note", "field"),
    [
        ("", "Leitung", "", "institution"),
        ("Ordnungsamt", "", "", "function"),
        ("Ordnungsamt", "Frau Muster", "", "function"),
        ("Ordnungsamt", "Leitung", "Tel. 12345", "note"),
    ],
)
def test_persons_and_what_is_missing_are_refused(institution: str, function: str, note: str, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        contacts.add(*WHO, AREA, institution, function, note)
    assert [fault.name for fault in refused.value.faults] == [field]
    assert contacts.of_area(AREA) == []


def test_the_same_office_stands_there_once() -> None:
    contacts.add(*WHO, AREA, "Ordnungsamt", "Leitung", "")
    with pytest.raises(RefusedError):
        contacts.add(*WHO, AREA, "Ordnungsamt", "Leitung", "noch einmal")
    assert [each.note for each in contacts.of_area(AREA)] == [""]


def test_a_note_stays_out_of_the_log() -> None:
    contacts.add_note(*WHO, AREA, "Im Frühjahr wird der Rat neu gewählt.")
    [note] = contacts.notes_of(AREA)
    assert contacts.remove_note(*WHO, AREA, note.id)
    assert contacts.notes_of(AREA) == []
    with database.reading() as connection:
        entries = audit.newest(connection, 9)
    assert [(entry.action, entry.detail) for entry in entries] == [("note.remove", ""), ("note.add", "")]
