"""The course of an occasion: what may be recorded, what events come to, and that two people do not overwrite each other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dashboard import german
from dashboard.internal import audit, courses, database
from dashboard.internal.course_events import Event
from dashboard.internal.course_rules import LONGEST, Occasion, RefusedError
from dashboard.internal.course_states import NEXT, State
from dashboard.internal.courses import StaleError

pytestmark = pytest.mark.usefixtures("ready")

BY, ROLE = "leitstelle-1", "leitstelle"
G2 = Occasion("G2-071435002", "G2", "071435002", "2026-01-10", at_least=False, offers=frozenset({"beccaria"}))
G5 = Occasion("G5-071435002", "G5", "071435002", "2026-01-10")


def ago(days: int) -> str:
    return (german.today() - timedelta(days)).isoformat()


def happen(*events: Event, occasion: Occasion = G2) -> courses.Course:
    for event in events:
        course = courses.of_finding(occasion.finding_id)
        courses.record(BY, ROLE, [(occasion, course.revision if course else 0)], event)
    course = courses.of_finding(occasion.finding_id)
    assert course
    return course


def spoken(days: int) -> Event:
    return Event(ago(days), State.CONTACTED, "Ordnungsamt, Leitung")


def faults(event: Event, *earlier: Event, occasion: Occasion = G2) -> set[str]:
    revision = happen(*earlier, occasion=occasion).revision if earlier else 0
    with pytest.raises(RefusedError) as refused:
        courses.record(BY, ROLE, [(occasion, revision)], event)
    assert len(courses.timeline(occasion.finding_id)) == len(earlier)
    return {fault.name for fault in refused.value.faults}


def test_a_course_is_what_its_events_come_to() -> None:
    course = happen(
        Event(ago(9), State.CONTACTED, "Ordnungsamt", "Termin suchen", ago(5), offer_id="beccaria", region="Nord"),
        Event(ago(8), State.CONTACTED, "Bürgerbüro"),
        Event(ago(6), State.ADVISED),
        Event(ago(2), State.SETTLED, note="Satzung beschlossen"),
    )
    assert (course.state, course.since, course.opened_on) == (State.SETTLED, ago(2), G2.known_on)
    assert course.reached == {State.CONTACTED: ago(9), State.ADVISED: ago(6), State.SETTLED: ago(2)}
    assert (course.offer_id, course.region, course.next_step) == ("beccaria", "Nord", "")
    assert courses.timeline(G2.finding_id)[0].event.note == "Satzung beschlossen"
    assert courses.spoken_on() == {G2.area_id: ago(6)}


def test_what_is_opened_again_begins_anew() -> None:
    course = happen(spoken(9), Event(ago(6), State.DECLINED), Event(ago(4), State.OPEN), spoken(3))
    assert (course.opened_on, course.reached) == (ago(4), {State.CONTACTED: ago(3)})


def test_rest_does_not_begin_a_new_round() -> None:
    resting = Event(ago(5), State.RESTING, rests_until=ago(-30))
    course = happen(spoken(9), resting, Event(ago(1), State.ADVISED))
    assert course.reached == {State.CONTACTED: ago(9), State.ADVISED: ago(1)}
    assert course.rests_until == ""


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        (Event(ago(-2), State.ADVISED), {"on"}),  # the day after tomorrow: still to come if midnight passes meanwhile
        (Event("2026-02-30", State.ADVISED), {"on"}),
        (Event("0001-01-01", State.ADVISED), {"on"}),
        (Event("", State.ADVISED), {"on"}),
        (Event("2026-01-09", State.ADVISED), {"on"}),
        (Event(ago(0), State.CONTACTED), {"function"}),
        (Event(ago(0), State.ADVISED, next_on=ago(-3)), {"next_step"}),
        (Event(ago(0), State.ADVISED, next_step="Rückruf", next_on=ago(1)), {"next_on"}),
        (Event(ago(0), State.SETTLED, next_step="Rückruf"), {"next_step"}),
        (Event(ago(0), State.RESTING), {"rests_until"}),
        (Event(ago(0), State.RESTING, rests_until=ago(0)), {"rests_until"}),
        (Event(ago(0), State.ADVISED, rests_until=ago(-9)), {"rests_until"}),
        (Event(ago(0), State.ADVISED, offer_id="stammtisch"), {"offer_id"}),
        (
            Event(ago(0), State.ADVISED, "Herr Muster", "06131/12345", note="muster@example.org"),
            {"function", "next_step", "note"},
        ),
        (Event(ago(0), State.ADVISED, region="x" * (LONGEST["region"] + 1), note="a\0b"), {"region", "note"}),
        (
            Event(ago(0), State.ADVISED, "Amt \u202eoben", "\u2066Rückruf", note="a\x85b"),
            {"function", "next_step", "note"},
        ),
    ],
)
def test_everything_wrong_is_said_at_once_and_nothing_is_kept(event: Event, fields: set[str]) -> None:
    assert faults(event) == fields
    with database.reading() as connection:
        assert audit.count(connection) == 0


def test_events_are_recorded_in_the_order_of_their_days() -> None:
    assert faults(Event(ago(6), State.ADVISED), spoken(5)) == {"on"}


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (State.CONTACTED, State.OPEN, False),
        (State.ADVISED, State.CONTACTED, False),
        (State.AGREED, State.ADVISED, True),
        (State.SETTLED, State.ADVISED, False),
        (State.SETTLED, State.OPEN, True),
        (State.DECLINED, State.SETTLED, False),
        (State.RESTING, State.OPEN, True),
    ],
)
def test_which_state_may_follow_which(before: State, after: State, allowed: bool) -> None:
    assert (after in NEXT[before]) is allowed


def test_every_state_may_come_to_rest() -> None:
    assert all(State.RESTING in following for following in NEXT.values())


def test_who_has_not_seen_the_newest_event_overwrites_nothing() -> None:
    first = happen(spoken(5))
    with pytest.raises(StaleError):
        courses.record(BY, ROLE, [(G2, 0)], Event(ago(1), State.ADVISED))
    happen(Event(ago(2), State.ADVISED))
    with pytest.raises(StaleError):
        courses.take_back(BY, ROLE, G2, first.revision)
    assert len(courses.timeline(G2.finding_id)) == 2


def test_a_revision_never_comes_twice() -> None:
    seen = happen(spoken(5)).revision
    courses.take_back(BY, ROLE, G2, seen)
    assert courses.of_finding(G2.finding_id) is None
    assert happen(spoken(4)).revision != seen


def test_taking_back_leaves_what_was_before() -> None:
    before = happen(spoken(5))
    course = happen(Event(ago(2), State.SETTLED))
    courses.take_back(BY, ROLE, G2, course.revision)
    after = courses.of_finding(G2.finding_id)
    assert after
    assert (after.state, after.since, after.reached) == (before.state, before.since, before.reached)
    with database.reading() as connection:
        assert [entry.action for entry in audit.newest(connection, 9)] == [
            "course.take_back",
            "course.record",
            "course.record",
        ]


def test_several_are_recorded_together_or_not_at_all() -> None:
    event = Event(ago(1), State.ADVISED, offer_id="beccaria")
    with pytest.raises(RefusedError) as refused:
        courses.record(BY, ROLE, [(G2, 0), (G5, 0)], event)
    assert [fault.finding_id for fault in refused.value.faults] == [G5.finding_id]
    assert courses.every() == {}
    courses.record(BY, ROLE, [(G2, 0), (G5, 0)], spoken(1))
    assert courses.every().keys() == courses.every(G2.area_id).keys() == {G2.finding_id, G5.finding_id}
    assert courses.timelines([G5.finding_id]).keys() == {G5.finding_id}
    assert courses.every("07143") == {}
