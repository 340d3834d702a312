"""Why a later version says something else than an earlier one.

A reason is a code of REASONS, or two of them: "a|b" where the versions alone cannot tell which of the two it was, "a+b" where it took both.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

NEW_REPORT, RELEASE, TIME, RULE = "new_report", "release", "time", "rule"
REASONS = (NEW_REPORT, RELEASE, TIME, RULE)
EITHER, BOTH = "|", "+"


@dataclass(frozen=True)
class Facts:
    """What a statement rests on, in one version: a fingerprint of it, and the newest days of reports, meetings and so on, each for itself."""

    fingerprint: int = 0
    newest: tuple[date | None, ...] = ()

    def newer_than(self, others: Facts) -> bool:
        """Whether one of the days is later than that of the others, or one is known where the others have none."""
        before = others.newest or (None,) * len(self.newest)
        return any(
            day is not None and (former is None or day > former)
            for day, former in zip(self.newest, before, strict=True)
        )


@dataclass(frozen=True)
class Rule:
    """How a statement is made, in one version: a fingerprint of its SQL ("" where the version has no such rule), and its thresholds."""

    fingerprint: str
    thresholds: tuple[tuple[str, float], ...] = ()


def of_data(before: Facts, after: Facts, *, time_moved: bool) -> str:
    """What the data and the day explain: a newer report; else facts that were added, mended or withdrawn; else time; "" for nothing.

    Facts that changed without becoming newer, and a later day: it may have been either.
    """
    if before.fingerprint != after.fingerprint:
        if after.newest and after.newer_than(before):
            return NEW_REPORT
        return RELEASE + EITHER + TIME if time_moved else RELEASE
    return TIME if time_moved else ""


def of_change(before: Hashable, after: Hashable, under_former: Hashable, data: str, rules: tuple[Rule, Rule]) -> str:
    """The reason of a change from `before` to `after`.

    `under_former`: what the later data say under the thresholds of the earlier version. `data`: the answer of `of_data`. `rules`: of the
    earlier and the later version. A rule whose SQL changed cannot be asked under its former thresholds, so it may have been the rule as well.
    Where nothing else is left it was the rule: what is not data, day or threshold is how they are computed.
    """
    former, present = rules
    if former.fingerprint != present.fingerprint:
        gone_or_new = not (former.fingerprint and present.fingerprint)
        return RULE if gone_or_new or not data else data + EITHER + RULE
    if former.thresholds != present.thresholds:
        if under_former == before:
            return RULE
        if under_former != after:
            return data + BOTH + RULE if data else RULE
    return data or RULE
