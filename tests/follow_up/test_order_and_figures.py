"""The order in which own contacts count, and what is counted of all courses: worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.follow_up import contact_places, figure_words, figures
from dashboard.follow_up.followed import Followed
from dashboard.internal.course_states import State
from dashboard.internal.courses import Course
from dashboard.queries import occasions
from dashboard.queries.occasions import ContactPlace, Selection
from tests.dashboard.small_atlas import shown

TODAY = date(2026, 11, 30)


@pytest.fixture
def template(three_rules: Path) -> Iterator[ContactPlace]:
    """A Kommune without a body, never spoken to."""
    with shown(three_rules):
        place = occasions.every_place(Selection())[0]
        yield replace(
            place, status="kein_gremium", body_above=False, need="high", contact="never", last_contact_on=None
        )


def order(places: list[ContactPlace], monkeypatch: pytest.MonkeyPatch, **spoken_on: str) -> list[str]:
    monkeypatch.setattr(occasions, "every_place", lambda _: places)
    monkeypatch.setattr(occasions, "kommune_rows", lambda _: [])
    return list(contact_places.places(spoken_on, TODAY))


def test_who_was_spoken_to_goes_behind_those_who_are_alike(
    template: ContactPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    alike = [replace(template, area_id=name, inhabitants=9 - place) for place, name in enumerate("abc")]
    low_need = replace(template, area_id="d", need="low")
    places = [*alike, low_need]
    assert order(places, monkeypatch) == ["a", "b", "c", "d"]
    assert order(places, monkeypatch, a="2026-11-29") == ["b", "c", "a", "d"]
    assert order(places, monkeypatch, a="2026-11-29", b="2024-11-30") == ["c", "b", "a", "d"]


def test_an_older_own_contact_changes_nothing(template: ContactPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    known = replace(template, area_id="a", contact="under_12_months", last_contact_on=date(2026, 5, 1))
    later = replace(template, area_id="b", contact="under_12_months", last_contact_on=date(2026, 5, 1), inhabitants=1)
    assert order([known, later], monkeypatch, a="2025-11-30") == ["a", "b"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 1), "under_12_months"),
        (date(2025, 11, 30), "12_to_24_months"),
        (date(2024, 12, 1), "12_to_24_months"),
        (date(2024, 11, 30), "over_24_months"),
    ],
)
def test_how_long_ago_a_contact_was(day: date, expected: str) -> None:
    assert contact_places._class_of(day, TODAY) == expected


def followed(number: int, state: State, region: str = "", **reached: int) -> Followed:
    """An occasion that was opened on the first of January, and the days of January on which it came to each stage."""
    days = {f"{name}_on": f"2026-01-{day:02}" for name, day in reached.items()}
    empty = dict.fromkeys(("contacted_on", "advised_on", "agreed_on", "settled_on"), "")
    course = Course(
        finding_id=f"G2-{number}",
        kind="G2",
        area_id=str(number),
        stored_state=state,
        opened_on="2026-01-01",
        since="2026-01-31",
        rests_until="",
        offer_id="",
        region=region,
        next_step="",
        next_on="",
        spoken_on="",
        revision=1,
        **{**empty, **days},
    )
    return Followed(
        course.finding_id,
        "G2",
        "Titel",
        course.area_id,
        "Ort",
        "07135",
        "Kreis",
        None,
        course,
        date(2026, 1, 1),
        at_least=False,
        place=number,
        late=(),
    )


def test_a_funnel_counts_who_came_at_least_so_far() -> None:
    rows = [
        replace(followed(1, State.OPEN), course=None),
        followed(2, State.CONTACTED, contacted=2),
        followed(3, State.DECLINED, contacted=2, advised=5),
        followed(4, State.SETTLED, settled=9),  # nobody recorded what was before
        followed(5, State.RESTING, contacted=3),
    ]
    found = figures.funnel(rows)
    assert (found.found, found.declined, found.resting) == (5, 1, 1)
    assert found.reached == [
        (State.CONTACTED, 4),
        (State.ADVISED, 2),
        (State.AGREED, 1),
        (State.SETTLED, 1),
    ]
    assert [line[2] for line in figure_words.stages(found)] == ["", "4 von 5", "2 von 5", "1 von 5", "1 von 5"]


def test_of_fewer_than_five_there_is_no_median() -> None:
    rows = [followed(number, State.SETTLED, contacted=2, settled=2 + number) for number in range(1, 5)]
    span = figures.span(rows, None, State.SETTLED)
    assert (span.days, span.count) == (None, 4)
    assert figure_words.days(span) == "n = 4, unter 5"
    rows.append(followed(5, State.SETTLED, contacted=2, settled=26))
    assert figures.span(rows, None, State.SETTLED).days == 4  # of 2, 3, 4, 5, 25
    assert figures.span(rows, State.CONTACTED, State.SETTLED).days == 3
    assert figures.span(rows, State.ADVISED, State.AGREED).count == 0


def test_a_median_that_may_be_larger_says_so() -> None:
    rows = [followed(number, State.SETTLED, contacted=2, settled=2 + number) for number in range(1, 6)]  # 2, 3, 4, 5, 6
    longest = [*rows[:4], replace(rows[4], at_least=True)]
    assert figure_words.days(figures.span(longest, None, State.SETTLED)) == "4", (
        "a longer one would leave it where it is"
    )
    shortest = [replace(rows[0], at_least=True), *rows[1:]]
    assert figure_words.days(figures.span(shortest, None, State.SETTLED)) == "mindestens 4"
    assert figure_words.days(figures.span(shortest, State.CONTACTED, State.SETTLED)) == "3", "both days are known"


def test_who_was_spoken_to_before_any_data_could_say_it_took_no_zero_days() -> None:
    early = [replace(followed(number, State.CONTACTED, contacted=1), known_on=date(2026, 6, 1)) for number in range(9)]
    later = [followed(number, State.CONTACTED, contacted=3) for number in range(10, 15)]
    span = figures.span([*early, *later], None, State.CONTACTED)
    assert (span.days, span.count, span.left_out) == (2, 5, 9)
    [first, *_] = figure_words.spans(figures.spans([*early, *later])).rows
    assert list(first) == ["Gefunden bis angesprochen", "2", "5", "9"]
    assert early[0].known == (date(2026, 1, 1), True), (
        "nothing says it is known since June that was spoken of in January"
    )


def test_opened_again_it_begins_on_a_known_day() -> None:
    row = followed(1, State.CONTACTED, contacted=5)
    again = replace(row, known_on=date(2025, 6, 1), at_least=True)
    assert again.found == (date(2026, 1, 1), False)
    assert again.known == (date(2025, 6, 1), True)


def test_groups_are_those_that_were_named() -> None:
    rows = [followed(1, State.CONTACTED, "Nord", contacted=2), followed(2, State.OPEN), followed(3, State.OPEN, "Nord")]
    [group] = figures.by_group(rows, lambda row: row.course.region if row.course else "")
    assert (group.name, group.funnel.found, group.funnel.reached[0][1]) == ("Nord", 2, 1)


def test_a_share_says_of_what() -> None:
    assert figure_words.share_of(4, 7) == "4 von 7"
    assert figure_words.share_of(1, 629).replace("\u00a0", " ") == "0,2 % von 629"
