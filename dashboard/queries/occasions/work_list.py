"""The work list: the findings of a selection filtered, ordered, and summed up per area or for the Land."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from dashboard import db, german
from dashboard.addresses.occasion_selection import SEVERITIES, FindingKind, Selection
from dashboard.queries.occasions.finding_kinds import finding_kinds
from dashboard.queries.occasions.findings_of_kind import Finding, findings_of, rule_in_words

PAGE_SIZE = 25
_REMEMBERED = 8  # sets of thresholds; 5 kB each
_T = TypeVar("_T")


@dataclass(frozen=True)
class AreaSummary:
    """One area with all its findings under the selection; `occasions` and `hints` count them by severity."""

    area_id: str
    label: str
    area_kind: str
    kreis: str
    inhabitants: int
    inhabitants_date: date
    occasions: int
    hints: int
    titles: tuple[str, ...]
    newest: date | None
    demo: bool


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
    within = _areas_within(selection.area)
    selected = [each for each in every(selection) if _matches(each, selection, within)]
    keys: dict[str, Callable[[Finding], Any]] = {
        "ort": lambda each: german.sort_key(each.label),
        "anlass": lambda each: each.position,
        "schwere": lambda each: each.severity,
        "datum": lambda each: each.value_date,
        "einwohner": lambda each: each.inhabitants,
    }
    return _ordered(selected, keys[selection.sort], down=selection.direction == "ab")


def by_area(rows: Iterable[Finding], selection: Selection) -> list[AreaSummary]:
    """The same findings, one row per area, in the order of the selection; most occasions first where it says "schwere"."""
    grouped: dict[str, list[Finding]] = {}
    for row in rows:
        grouped.setdefault(row.area_id, []).append(row)
    areas = [_summary(group) for group in grouped.values()]
    areas.sort(key=lambda each: (-each.inhabitants, german.sort_key(each.label), each.area_id))
    keys: dict[str, Callable[[AreaSummary], Any]] = {
        "ort": lambda each: german.sort_key(each.label),
        "anlass": lambda each: each.titles[0],
        "schwere": lambda each: (-each.occasions, -each.hints),
        "datum": lambda each: each.newest,
        "einwohner": lambda each: each.inhabitants,
    }
    return _ordered(areas, keys[selection.sort], down=selection.direction == "ab")


def overview(selection: Selection) -> Overview:
    """Key figures above the list: Kommunen with a finding whose threshold is reached, findings by severity, unknown statuses."""
    rows = every(selection)
    severities = Counter(row.severity for row in rows)
    occasion, hint = SEVERITIES
    having = {row.area_id for row in rows if row.level == "kommune" and row.severity == occasion}
    return Overview(**_kommunen(), kommunen_with=len(having), occasions=severities[occasion], hints=severities[hint])


@db.per_build
def _kommunen() -> db.Row:
    """What the key figures say of the Land whatever the thresholds."""
    return db.one("""
        SELECT (SELECT count(*) FROM area WHERE level = 'kommune') AS kommunen,
               (SELECT count(*) FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune' AND status = 'unklar')
                   AS kommunen_unclear,
               as_of, demo
        FROM build
    """)


def counts_by_kind(selection: Selection) -> dict[str, int]:
    """Findings per kind under the thresholds in force, without filters; a kind without any is 0."""
    return {kind.kind: len(findings_of(kind, _in_force(kind, selection))) for kind in finding_kinds()}


def rule_in_force(kind: FindingKind, selection: Selection) -> str:
    """The rule in words, with the thresholds of the selection."""
    return rule_in_words(kind, _in_force(kind, selection))


def _in_force(kind: FindingKind, selection: Selection) -> tuple[float, ...]:
    return tuple(selection.value_of(each) for each in kind.thresholds)


def _matches(row: Finding, selection: Selection, within: frozenset[str] | None) -> bool:
    """Whether a finding passes every filter that is set."""
    return (
        (not selection.kinds or row.kind in selection.kinds)
        and (not selection.severity or row.severity == selection.severity)
        and (not selection.kreis or row.kreis_id == selection.kreis)
        and (not selection.area_kinds or row.area_kind_id in selection.area_kinds)
        and (within is None or row.area_id in within)
        and (not selection.text or german.sort_key(selection.text) in german.sort_key(f"{row.label} {row.name}"))
    )


def _areas_within(area_id: str) -> frozenset[str] | None:
    """An area, what lies in it, and the Kommune it lies in; None: not filtered."""
    if not area_id:
        return None
    rows = db.query(
        """
        SELECT area.area_id FROM area JOIN area AS wanted ON wanted.area_id = ?
        WHERE wanted.level = 'land' OR area.area_id IN (wanted.area_id, wanted.kommune_id)
           OR (wanted.level = 'kreis' AND area.kreis_id = wanted.area_id)
    """,
        [area_id],
    )
    return frozenset(row["area_id"] for row in rows)


def _summary(group: list[Finding]) -> AreaSummary:
    first, severities = group[0], Counter(row.severity for row in group)
    occasion, hint = SEVERITIES
    return AreaSummary(
        first.area_id,
        first.label,
        first.area_kind,
        first.kreis,
        first.inhabitants,
        first.inhabitants_date,
        severities[occasion],
        severities[hint],
        tuple(row.title for row in sorted(group, key=lambda each: each.position)),
        max((row.value_date for row in group if row.value_date), default=None),
        any(row.demo for row in group),
    )


def _ordered(rows: list[_T], key: Callable[[_T], Any], *, down: bool) -> list[_T]:
    """Ordered by the key and, where it is equal, as before; rows without a key come last in both directions."""
    known = [row for row in rows if key(row) is not None]
    return sorted(known, key=key, reverse=down) + [row for row in rows if key(row) is None]
