"""How far occasions have come: counts and shares of all, and the median of the days between two stages."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard.follow_up.followed import Followed
from dashboard.internal.course_states import CLOSED, STAGES, State

FEWEST_FOR_MEDIAN = 5  # of fewer, the median would be one of them, and tell of that one


@dataclass(frozen=True)
class Funnel:
    """Of `found` occasions, how many came at least to each stage since they were opened (last), in the order of the stages; and how many of all are
    declined, rest, or are overdue now."""

    found: int
    reached: Sequence[tuple[State, int]]
    declined: int
    resting: int
    late: int


@dataclass(frozen=True)
class Span:
    """The median of the days between two stages, of those `count` occasions that came to both; None of too few. `start` None: found. `at_least`: the
    median may be larger, because nobody knows how long before an occasion was there; `left_out`: of so many nothing at all is known."""

    start: State | None
    end: State
    days: float | None
    count: int
    at_least: bool = False
    left_out: int = 0


@dataclass(frozen=True)
class GroupFunnel:
    """The funnel of some of the occasions, and how long they took from found to settled."""

    name: str
    funnel: Funnel
    to_settled: Span


def funnel(rows: Sequence[Followed]) -> Funnel:
    """Of all these occasions."""
    return Funnel(
        len(rows),
        [(stage, sum(_came_to(row, stage) for row in rows)) for stage in STAGES],
        sum(row.state is State.DECLINED for row in rows),
        sum(row.state is State.RESTING for row in rows),
        sum(bool(row.late) for row in rows),
    )


def spans(rows: Sequence[Followed]) -> list[Span]:
    """From each stage to the next, then from found to settled."""
    pairs = [(None, STAGES[0]), *pairwise(STAGES), (None, State.SETTLED)]
    return [span(rows, start, end) for start, end in pairs]


def span(rows: Iterable[Followed], start: State | None, end: State) -> Span:
    """The median between two stages, where an occasion came to both, one after the other. Whoever took at least no day is left out."""
    told = [each for row in rows if (each := _days(row, start, end)) is not None]
    kept = [(days, at_least) for days, at_least in told if days or not at_least]
    left_out = len(told) - len(kept)
    if len(kept) < FEWEST_FOR_MEDIAN:
        return Span(start, end, None, len(kept), left_out=left_out)
    median = statistics.median(days for days, _ in kept)
    return Span(start, end, median, len(kept), any(days <= median for days, at_least in kept if at_least), left_out)


def by_group(rows: Sequence[Followed], name_of: Callable[[Followed], str]) -> list[GroupFunnel]:
    """The occasions with a name each, those of the largest group first; those without one are left out."""
    groups: dict[str, list[Followed]] = {}
    for row in rows:
        if name := name_of(row):
            groups.setdefault(name, []).append(row)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [GroupFunnel(name, funnel(own), span(own, None, State.SETTLED)) for name, own in ordered]


def is_running(row: Followed) -> bool:
    """Whether something was recorded and it is not closed."""
    return row.course is not None and row.state not in CLOSED


def _came_to(row: Followed, stage: State) -> bool:
    """At least: whoever agreed was spoken to, also where nobody recorded that."""
    reached = row.course.reached if row.course else {}
    return any(later in reached for later in STAGES[STAGES.index(stage) :])


def _days(row: Followed, start: State | None, end: State) -> tuple[int, bool] | None:
    """How many days, and whether they may be more."""
    reached = row.course.reached if row.course else {}
    if end not in reached or (start and start not in reached):
        return None
    first, at_least = (date.fromisoformat(reached[start]), False) if start else row.found
    days = (date.fromisoformat(reached[end]) - first).days
    return (days, at_least) if days >= 0 else None
