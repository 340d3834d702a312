"""What happened with an occasion, and what such events come to: the row `course` is always made anew from all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.internal.course_states import CLOSED, SPOKEN, State

# The stage → the column that keeps the day on which it was first reached.
REACHED_ON = {
    State.CONTACTED: "contacted_on",
    State.ADVISED: "advised_on",
    State.AGREED: "agreed_on",
    State.SETTLED: "settled_on",
}


@dataclass(frozen=True)
class Event:
    """`on`, `next_on`, `rests_until`: days JJJJ-MM-TT, "" for none. `function`: the office that was spoken to; `next_step` may be read by the
    Kommune itself, `note` by the Leitstelle and the ministry alone. `offer_id` and `region` count until another event names others."""

    on: str
    state: State
    function: str = ""
    next_step: str = ""
    next_on: str = ""
    rests_until: str = ""
    note: str = ""
    offer_id: str = ""
    region: str = ""


def comes_to(events: Sequence[Event], known_on: str) -> Mapping[str, str]:
    """The columns of a course after these events (at least one, the oldest first) of an occasion that is known since `known_on`."""
    newest = events[-1]
    this_round = _newest_round(events)
    reopened = this_round[0].on if len(this_round) < len(events) else ""
    return {
        "state": newest.state,
        "opened_on": reopened or min(known_on, events[0].on),
        "since": _since(events),
        "rests_until": newest.rests_until,
        "offer_id": next((each.offer_id for each in reversed(events) if each.offer_id), ""),
        "region": next((each.region for each in reversed(events) if each.region), ""),
        "next_step": newest.next_step,
        "next_on": newest.next_on,
        "spoken_on": max((each.on for each in events if each.state in SPOKEN), default=""),
        **{
            column: next((each.on for each in this_round if each.state is state), "")
            for state, column in REACHED_ON.items()
        },
    }


def _since(events: Sequence[Event]) -> str:
    """The first day of the state in which it is, without a break."""
    since = events[-1].on
    for each in reversed(events):
        if each.state is not events[-1].state:
            break
        since = each.on
    return since


def _newest_round(events: Sequence[Event]) -> Sequence[Event]:
    """The events since it was opened, or opened again after it was closed."""
    first, closed = 0, False
    for place, each in enumerate(events):
        if closed and each.state not in CLOSED | {State.RESTING}:
            first, closed = place, False
        closed = closed or each.state in CLOSED
    return events[first:]
