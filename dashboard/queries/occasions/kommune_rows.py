"""The lists that have one row per Kommune: whom to call first, which councils to strengthen, and all of them with their findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import db, german
from dashboard.addresses.occasion_selection import SEVERITIES, Selection
from dashboard.queries import frame
from dashboard.queries.occasions.contact_order import ContactPlace, every_place
from dashboard.queries.occasions.findings_of_kind import Finding, Offer
from dashboard.queries.occasions.listed_areas import ListedArea, listed_areas, source_of
from dashboard.queries.occasions.standings import Standing, passing, standings
from dashboard.queries.occasions.work_list import every, findings
from dashboard.queries.order import ordered
from dashboard.texts import contact_order as texts
from dashboard.texts import occasions as list_texts
from dashboard.texts.statuses import STATUSES

ACTIVE = "aktiv"
_REMEMBERED = 8  # sets of thresholds; references only
_STATUSES = list(STATUSES)


@dataclass(frozen=True, slots=True)
class KommuneRow(ListedArea):
    """One Kommune of a list. `place` counts from 1 in the own order of the view, in the whole Land whatever is filtered, and `reason` says
    why it is there; `findings` are those of the Kommune, Anlässe first (in the view "kommunen" those that pass the filters);
    `order`: what the order of the view "zuerst" knows beside it, None in the others."""

    place: int
    reason: str
    standing: Standing
    findings: tuple[Finding, ...]
    order: ContactPlace | None
    source: str
    demo: bool

    @property
    def occasions(self) -> int:
        """How many of the findings are an Anlass."""
        return sum(each.severity == SEVERITIES[0] for each in self.findings)

    @property
    def hints(self) -> int:
        """How many of them are only a Hinweis."""
        return len(self.findings) - self.occasions

    @property
    def newest(self) -> date | None:
        """Day of the newest evidence, None where none has a day."""
        return max((each.value_date for each in self.findings if each.value_date), default=None)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the Leitstelle can offer, each once, that for the first finding first."""
        by_title = {offer.title: offer for each in reversed(self.findings) for offer in reversed(each.offers)}
        return tuple(dict.fromkeys(by_title[offer.title] for each in self.findings for offer in each.offers))


def kommune_rows(selection: Selection) -> list[KommuneRow]:
    """The rows of the selection in its order, all pages. Where filters name findings, only Kommunen that have such a one."""
    let_pass = passing(selection)
    if selection.of_findings:
        having = _by_area(findings(selection))
        let_pass &= having.keys()
    return ordered(_own_order(selection, let_pass), _KEYS[selection.sorted_by], down=selection.direction == "ab")


_KEYS: dict[str, Callable[[KommuneRow], Any]] = {
    "platz": lambda row: row.place,
    "schwere": lambda row: row.place,
    "ort": lambda row: german.sort_key(row.label),
    "stand": lambda row: _STATUSES.index(row.standing.status),
    "einwohner": lambda row: row.inhabitants,
    "kontakt": lambda row: date.min if row.standing.contact == "never" else row.standing.last_contact_on,
    "bestaetigt": lambda row: row.standing.confirmed_on,
    "anzahl": lambda row: (row.occasions, row.hints),
    "anlass": lambda row: min((each.position for each in row.findings), default=None),
    "datum": lambda row: row.newest,
}


def _own_order(selection: Selection, let_pass: frozenset[str]) -> list[KommuneRow]:
    """The Kommunen that are let pass, in the own order of the view; in "zuerst" and "staerken" each keeps its place among all."""
    known = standings(selection)
    if selection.view == "zuerst":
        of_area = _findings_by_area(selection)
        return [
            _row(each.area_id, each.place, each.reason, known, of_area, each)
            for each in every_place(selection)
            if each.area_id in let_pass
        ]
    if selection.view == "staerken":
        of_area = _findings_by_area(selection)
        listed = [area_id for area_id, each in known.items() if each.status == ACTIVE]
    else:
        of_area = _by_area(findings(selection))
        listed = list(let_pass)
    counts = {area_id: Counter(each.severity for each in of_area.get(area_id, ())) for area_id in listed}
    occasion, hint = SEVERITIES
    inhabitants = {area_id: listed_areas()[area_id]["inhabitants"] for area_id in listed}
    with_hints = selection.view == "kommunen"
    listed.sort(
        key=lambda area_id: (
            -counts[area_id][occasion],
            -counts[area_id][hint] if with_hints else 0,
            -inhabitants[area_id],
            area_id,
        )
    )
    return [
        _row(area_id, place, _reason(counts[area_id][occasion], inhabitants[area_id]), known, of_area)
        for place, area_id in enumerate(listed, start=1)
        if area_id in let_pass
    ]


def _row(
    area_id: str,
    place: int,
    reason: str,
    known: Mapping[str, Standing],
    of_area: Mapping[str, tuple[Finding, ...]],
    order: ContactPlace | None = None,
) -> KommuneRow:
    own, standing = of_area.get(area_id, ()), known[area_id]
    source, synthetic = source_of(standing.release_id)
    area = {name: value for name, value in listed_areas()[area_id].items() if name not in ("level", "police")}
    demo = synthetic or frame.build()["demo"] or any(each.demo for each in own)
    return KommuneRow(
        **area,
        place=place,
        reason=reason,
        standing=standing,
        findings=own,
        order=order,
        source=source,
        demo=demo,
    )


def _reason(occasions: int, inhabitants: int) -> str:
    """Why a body is where it is among those to strengthen."""
    counted = german.plural(occasions, "Anlass", "Anlässe") if occasions else list_texts.NO_OCCASION
    return f"{counted}, {texts.INHABITANTS.format(count=german.number(inhabitants))}"


def _findings_by_area(selection: Selection) -> Mapping[str, tuple[Finding, ...]]:
    """All findings under the thresholds of the selection, whatever is filtered."""
    return _remembered(db.published().version, selection.thresholds)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(_version: str, thresholds: tuple[tuple[str, float], ...]) -> Mapping[str, tuple[Finding, ...]]:
    return _by_area(every(Selection(thresholds=thresholds)))


def _by_area(rows: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Findings by Kommune, Anlässe first, then by kind."""
    grouped: dict[str, list[Finding]] = {}
    for row in rows:
        grouped.setdefault(row.area_id, []).append(row)
    return {
        area_id: tuple(sorted(own, key=lambda each: (each.severity, each.position))) for area_id, own in grouped.items()
    }


def numbers(selection: Selection) -> dict[str, int]:
    """How many rows each view has under the filters and thresholds of the selection, on all its pages."""
    rows, let_pass = findings(selection), passing(selection)
    if selection.of_findings:
        let_pass &= {each.area_id for each in rows}
    active = sum(standing.status == ACTIVE for area_id, standing in standings(selection).items() if area_id in let_pass)
    return {"zuerst": len(let_pass) - active, "staerken": active, "liste": len(rows), "kommunen": len(let_pass)}
