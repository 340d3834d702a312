"""What an event of an occasion may say: everything that speaks against one is found at once, each with its field and a cure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard import german
from dashboard.internal.course_events import Event
from dashboard.internal.course_states import CLOSED, NEXT, State
from dashboard.internal.database import today
from dashboard.internal.persons import person_in
from dashboard.texts import follow_up as texts

# Field → the longest text it takes, in characters.
LONGEST = {"function": 200, "next_step": 500, "note": 4000, "region": 60}
EARLIEST = "1990-01-01"  # no advice is older; years before are slips of the pen
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]")


@dataclass(frozen=True)
class Occasion:
    """What the published data say of an occasion: since when it is known, `at_least`: or longer; and the offers that fit it, by id."""

    finding_id: str
    kind: str
    area_id: str
    known_on: str
    at_least: bool = True
    offers: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Fault:
    """Why an event is refused (German, with the cure): `name` of the field, "" for all of it; `finding_id` of the occasion it is about."""

    name: str
    reason: str
    finding_id: str = ""


class RefusedError(Exception):
    """What was to be written is refused."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ".join(fault.reason for fault in faults))
        self.faults = faults


def faults(occasion: Occasion, earlier: Sequence[Event], event: Event) -> list[Fault]:
    """Everything that speaks against an event after the earlier ones, the oldest first."""
    found = [
        *_state(earlier, event),
        *_day(occasion, earlier, event),
        *_next_step(event),
        *_rest(event),
        *_office(event),
        *_offer(occasion, event),
        *texts_refused({name: getattr(event, name) for name in LONGEST}),
    ]
    return [Fault(each.name, each.reason, occasion.finding_id) for each in found]


def texts_refused(fields: dict[str, str], longest: dict[str, int] | None = None) -> Iterator[Fault]:
    """What speaks against free texts: too long, letters nobody can type, persons. `longest`: characters of each, by default those of an event."""
    limits = longest or LONGEST
    for name, text in fields.items():
        if len(text) > limits[name]:
            yield Fault(name, texts.TOO_LONG.format(length=german.number(len(text)), most=german.number(limits[name])))
        elif _CONTROL.search(text):
            yield Fault(name, texts.CONTROL_CHARACTER)
        elif reason := person_in(text):
            yield Fault(name, texts.PERSON.format(reason=reason))


def day_of(text: str) -> date | None:
    """A day JJJJ-MM-TT, None for anything else."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        return None


def in_words(text: str) -> str:
    """A day of the database as Germans write it."""
    return german.day(date.fromisoformat(text))


def _state(earlier: Sequence[Event], event: Event) -> Iterator[Fault]:
    before = earlier[-1].state if earlier else State.OPEN
    if event.state not in NEXT[before]:
        yield Fault("state", texts.NO_WAY[before].format(state=texts.STATES[event.state]))


def _day(occasion: Occasion, earlier: Sequence[Event], event: Event) -> Iterator[Fault]:
    """Days are compared as they are written: JJJJ-MM-TT."""
    if day_of(event.on) is None:
        yield Fault("on", texts.NO_DAY.format(text=event.on) if event.on else texts.DAY_MISSING)
    elif event.on > today():
        yield Fault("on", texts.IN_FUTURE.format(day=in_words(event.on), today=in_words(today())))
    elif event.on < EARLIEST:
        yield Fault("on", texts.LONG_AGO.format(day=in_words(event.on), earliest=in_words(EARLIEST)))
    elif earlier and event.on < earlier[-1].on:
        yield Fault("on", texts.BEFORE_PREVIOUS.format(day=in_words(event.on), previous=in_words(earlier[-1].on)))
    elif event.on < occasion.known_on and not occasion.at_least and not earlier:
        yield Fault("on", texts.BEFORE_KNOWN.format(day=in_words(event.on), known=in_words(occasion.known_on)))


def _next_step(event: Event) -> Iterator[Fault]:
    if event.state in CLOSED and (event.next_step or event.next_on):
        yield Fault("next_step", texts.CLOSED_HAS_NO_STEP)
    elif event.next_on and not event.next_step:
        yield Fault("next_step", texts.STEP_MISSING)
    if event.next_on and day_of(event.next_on) is None:
        yield Fault("next_on", texts.NO_DAY.format(text=event.next_on))
    elif event.next_on and event.next_on < event.on:
        yield Fault("next_on", texts.STEP_BEFORE.format(day=in_words(event.next_on)))


def _rest(event: Event) -> Iterator[Fault]:
    if event.state is not State.RESTING:
        if event.rests_until:
            yield Fault("rests_until", texts.REST_WITHOUT_STATE)
    elif day_of(event.rests_until) is None:
        yield Fault(
            "rests_until", texts.NO_DAY.format(text=event.rests_until) if event.rests_until else texts.REST_MISSING
        )
    elif event.rests_until <= event.on:
        yield Fault("rests_until", texts.REST_BEFORE.format(day=in_words(event.rests_until)))


def _office(event: Event) -> Iterator[Fault]:
    if event.state is State.CONTACTED and not event.function:
        yield Fault("function", texts.OFFICE_MISSING)


def _offer(occasion: Occasion, event: Event) -> Iterator[Fault]:
    if event.offer_id and event.offer_id not in occasion.offers:
        yield Fault("offer_id", texts.NO_SUCH_OFFER)
