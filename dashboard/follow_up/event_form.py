"""The form of an event: what was typed, what it means, and what the form shows again where it was refused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from dashboard.follow_up.followed import Followed
from dashboard.internal.course_events import Event
from dashboard.internal.course_rules import LONGEST, Fault, day_of
from dashboard.internal.course_states import NEXT, State
from dashboard.internal.database import today
from dashboard.texts import follow_up as texts

_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_DAYS = frozenset({"on", "next_on", "rests_until"})


@dataclass(frozen=True)
class Typed:
    """What stands in the fields, as it was typed; days as the browser gives them (JJJJ-MM-TT) or as Germans write them."""

    on: str = ""
    state: str = ""
    function: str = ""
    next_step: str = ""
    next_on: str = ""
    rests_until: str = ""
    note: str = ""
    offer_id: str = ""
    region: str = ""

    @property
    def event(self) -> Event | None:
        """The event that was meant; None where no state was chosen that exists."""
        if self.state not in list(State):
            return None
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        days = {name: _day(values[name]) for name in _DAYS}
        return Event(**values | days | {"state": State(self.state)})


@dataclass(frozen=True)
class Form:
    """What the macro `event_fields` draws. `states`, `offers`: pairs of value and words; `faults` by field; `longest` texts by field."""

    typed: Typed
    states: Sequence[tuple[str, str]]
    offers: Sequence[tuple[str, str]]
    regions: Sequence[str]
    faults: Mapping[str, str] = field(default_factory=dict)
    today: str = ""
    longest: Mapping[str, int] = field(default_factory=lambda: LONGEST)


def typed_in(values: Mapping[str, str]) -> Typed:
    """What a form sent, without spaces around it; line ends as one letter."""
    return Typed(**{each.name: values.get(each.name, "").replace("\r\n", "\n").strip() for each in fields(Typed)})


def suggested(row: Followed) -> Typed:
    """What stands in an empty form: today, and what goes on counting. A next step does not: either it was taken, or another one is named."""
    course = row.course
    return Typed(on=today(), offer_id=course.offer_id, region=course.region) if course else Typed(on=today())


def form(rows: Sequence[Followed], typed: Typed, regions: Sequence[str], faults: Sequence[Fault] = ()) -> Form:
    """The form for an event of these occasions: the states all of them may come to, the offers that fit all of them."""
    states = [state for state in State if all(state in NEXT[row.state] for row in rows)]
    offers = [pair for pair in rows[0].offers.items() if all(pair[0] in row.offers for row in rows)]
    return Form(
        typed,
        [
            (state, texts.STATE_OPTION.format(state=texts.STATES[state], about=texts.STATE_ABOUT[state]))
            for state in states
        ],
        offers,
        regions,
        reasons_by_field(faults),
        today(),
    )


def reasons_by_field(faults: Sequence[Fault]) -> dict[str, str]:
    """What is said beside each field; the same reason of many occasions once."""
    reasons: dict[str, dict[str, None]] = {}
    for fault in faults:
        reasons.setdefault(fault.name, {})[fault.reason] = None
    return {name: " ".join(each) for name, each in reasons.items()}


def missing_state() -> Fault:
    """What is said where no state was chosen."""
    return Fault("state", texts.STATE_MISSING)


def _day(text: str) -> str:
    """As it is stored, where it can be understood; else as it was typed, for the rules to refuse."""
    found = _GERMAN_DAY.fullmatch(text)
    stored = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""
    return stored if day_of(stored) else text
