"""The findings of a selection filtered and ordered, and summed up for the Land."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import db, german
from dashboard.addresses.occasion_choices import FindingKind
from dashboard.addresses.occasion_selection import SEVERITIES, Selection
from dashboard.queries import frame
from dashboard.queries.occasions.finding_kinds import finding_kinds
from dashboard.queries.occasions.findings_of_kind import Finding, findings_of, rule_in_words
from dashboard.queries.occasions.standings import passing, standings
from dashboard.queries.order import ordered

PAGE_SIZE = 25
_REMEMBERED = 8  # sets of thresholds; 5 kB each


@dataclass(frozen=True)
class Overview:
    """Key figures of the whole Land under the thresholds in force, without filters."""

    kommunen: int
    kommunen_with: int
    kommunen_unclear: int
    occasions: int
    hints: int
    as_of: date
    demo: bool


def every(selection: Selection) -> tuple[Finding, ...]:
    """The findings of all kinds under the thresholds of the selection, not filtered, those of the largest areas first."""
    return _every(db.published().version, selection.thresholds)


@lru_cache(maxsize=_REMEMBERED)
def _every(_version: str, thresholds: tuple[tuple[str, float], ...]) -> tuple[Finding, ...]:
    selection = Selection(thresholds=thresholds)
    rows = [finding for kind in finding_kinds() for finding in findings_of(kind, _in_force(kind, selection))]
    rows.sort(key=lambda each: (-each.inhabitants, german.sort_key(each.label), each.area_id, each.position))
    return tuple(rows)


def findings(selection: Selection) -> list[Finding]:
    """The findings of the selection, in its order, all pages."""
    let_pass = passing(selection)
    selected = [
        each
        for each in every(selection)
        if each.area_id in let_pass
        and (not selection.kinds or each.kind in selection.kinds)
        and (not selection.severity or each.severity == selection.severity)
    ]
    keys: dict[str, Callable[[Finding], Any]] = {
        "ort": lambda each: german.sort_key(each.label),
        "anlass": lambda each: each.position,
        "schwere": lambda each: each.severity,
        "datum": lambda each: each.value_date,
        "einwohner": lambda each: each.inhabitants,
    }
    return ordered(selected, keys.get(selection.sort, keys["schwere"]), down=selection.direction == "ab")


def overview(selection: Selection) -> Overview:
    """Key figures above the list: Kommunen with a finding whose threshold is reached, findings by severity, unknown statuses."""
    rows = every(selection)
    severities = Counter(row.severity for row in rows)
    occasion, hint = SEVERITIES
    having = {row.area_id for row in rows if row.level == "kommune" and row.severity == occasion}
    statuses = [each.status for each in standings(selection).values()]
    build = frame.build()
    return Overview(
        kommunen=len(statuses),
        kommunen_with=len(having),
        kommunen_unclear=statuses.count("unklar"),
        occasions=severities[occasion],
        hints=severities[hint],
        as_of=build["as_of"],
        demo=build["demo"],
    )


def counts_by_kind(selection: Selection) -> dict[str, int]:
    """Findings per kind under the thresholds in force, without filters; a kind without any is 0."""
    return {kind.kind: len(findings_of(kind, _in_force(kind, selection))) for kind in finding_kinds()}


def rule_in_force(kind: FindingKind, selection: Selection) -> str:
    """The rule in words, with the thresholds of the selection."""
    return rule_in_words(kind, _in_force(kind, selection))


def _in_force(kind: FindingKind, selection: Selection) -> tuple[float, ...]:
    return tuple(selection.value_of(each) for each in kind.thresholds)
