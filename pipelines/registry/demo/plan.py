"""Who has which body in the invented registry: bodies with their areas and fate, and areas without a body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from geo.areas import Kind, Level
from pipelines.registry.demo.draws import between, chance, choose, day

if TYPE_CHECKING:
    from geo.areas import Area, Register

STAND = date(2026, 9, 30)
FIRST_YEAR = 2018

# Fates of a body. "veraltet": called active, but long ago; "widerspruch": two sources disagree.
BODY_FATES = ("aktiv", "veraltet", "ruhend", "aufgeloest", "in_planung", "unklar", "widerspruch")
_VERBANDSGEMEINDE = {
    "aktiv": 0.36,
    "veraltet": 0.06,
    "ruhend": 0.08,
    "aufgeloest": 0.05,
    "in_planung": 0.02,
    "unklar": 0.02,
    "widerspruch": 0.02,
    "kein": 0.17,
    "kein_veraltet": 0.03,
    "geplant": 0.02,
    "unklar_gebiet": 0.02,
    "ohne_eintrag": 0.15,
}
_TOWN = {
    "aktiv": 0.50,
    "veraltet": 0.08,
    "ruhend": 0.09,
    "aufgeloest": 0.04,
    "in_planung": 0.03,
    "widerspruch": 0.03,
    "kein": 0.12,
    "geplant": 0.02,
    "ohne_eintrag": 0.09,
}
_LANDKREIS = {"aktiv": 0.28, "ruhend": 0.08, "aufgeloest": 0.04, "kein": 0.28, "ohne_eintrag": 0.32}
# The twelve kreisfreie Städte in the order of their keys: few enough to be spread by hand, so that all cases occur.
_CITIES = (
    "ruhend",
    "aktiv",
    "aktiv",
    "aktiv",
    "veraltet",
    "aktiv",
    "aktiv",
    "aktiv",
    "aktiv",
    "kein",
    "aktiv",
    "aktiv",
)
_TYPES = {
    "kriminalpraeventiver_rat": 0.62,
    "praeventionsrat": 0.12,
    "arbeitskreis": 0.1,
    "runder_tisch": 0.08,
    "buendnis": 0.04,
    "beirat": 0.04,
}
_CONTRACTS = {"sicherheitspartnerschaft": 0.5, "polizeibeirat": 0.3, "behoerdenrunde": 0.2}


@dataclass(frozen=True)
class Body:
    """One invented body. `founded` is the first possible day, `precision` how exactly it is known."""

    council_id: str
    areas: tuple[Area, ...]
    fate: str
    type: str
    counts: bool = True
    former_name: str | None = None
    founded: date | None = None
    precision: str | None = None
    reconstituted: date | None = None

    @property
    def works(self) -> bool:
        """Whether the body meets: it is called active and not for the last time years ago."""
        return self.fate in {"aktiv", "widerspruch"}


@dataclass(frozen=True)
class Plan:
    """All bodies, and the fate of every Kommune and Landkreis (also of those that have a body)."""

    bodies: tuple[Body, ...]
    fates: dict[str, str]


def plan(register: Register) -> Plan:
    """Spread bodies over the register; always the same for the same register."""
    fates = _fates(register)
    drafts = [
        *_own_bodies(register, fates),
        *_town_bodies(register, fates),
        *_contracts(register, fates),
        *_former_bodies(register, fates),
    ]
    numbered = [
        replace(_founded(draft, number), council_id=f"DEMO-{number:03d}")
        for number, draft in enumerate(drafts, start=1)
    ]
    return Plan(tuple(numbered), fates)


def _fates(register: Register) -> dict[str, str]:
    cities = [area for area in register.at(Level.KOMMUNE) if area.kind is Kind.KREISFREIE_STADT]
    fates = {area.area_id: fate for area, fate in zip(cities, _CITIES, strict=False)}
    for area in register.at(Level.KOMMUNE):
        weights = _VERBANDSGEMEINDE if area.kind is Kind.VERBANDSGEMEINDE else _TOWN
        fates.setdefault(area.area_id, choose(weights, "fate", area.area_id))
    for area in register.at(Level.KREIS):
        if area.kind is Kind.LANDKREIS:
            fates[area.area_id] = choose(_LANDKREIS, "fate", area.area_id)
    return fates


def _own_bodies(register: Register, fates: dict[str, str]) -> Iterator[Body]:
    """One body per Kommune or Landkreis; here and there a Kommune joins that of its neighbour in the same Landkreis."""
    waiting: dict[str, Area] = {}
    for area in [*register.at(Level.KREIS), *register.at(Level.KOMMUNE)]:
        fate = fates.get(area.area_id)
        if fate not in BODY_FATES:
            continue
        partner = waiting.pop(str(area.kreis_id), None)
        if (
            partner is None
            and fate == "aktiv"
            and area.kind is Kind.VERBANDSGEMEINDE
            and chance(0.25, "joint", area.area_id)
        ):
            waiting[str(area.kreis_id)] = area
            continue
        together = (partner, area) if partner and fate == "aktiv" else (area,)
        if partner and fate != "aktiv":
            yield Body("", (partner,), "aktiv", _type(partner))
        yield Body("", together, fate, _type(area))
    for left in waiting.values():
        yield Body("", (left,), "aktiv", _type(left))


def _type(area: Area) -> str:
    return choose(_TYPES, "type", area.area_id)


def _town_bodies(register: Register, fates: dict[str, str]) -> Iterator[Body]:
    """A town inside a Verbandsgemeinde with a body of its own."""
    for kommune in register.at(Level.KOMMUNE):
        without = kommune.kind is Kind.VERBANDSGEMEINDE and fates[kommune.area_id] in {"kein", "ohne_eintrag"}
        if without and chance(0.12, "town", kommune.area_id):
            towns = [area for area in register.at(Level.GEMEINDE) if area.kommune_id == kommune.area_id]
            largest = max(towns, key=lambda town: town.inhabitants)
            yield Body("", (largest,), "aktiv", _type(largest))


def _contracts(register: Register, fates: dict[str, str]) -> Iterator[Body]:
    """Contracts and police-led rounds: shown, not counted."""
    for area in register.at(Level.KOMMUNE):
        if fates[area.area_id] in {"aktiv", "kein"} and chance(0.08, "contract", area.area_id):
            yield Body("", (area,), "aktiv", choose(_CONTRACTS, "contract type", area.area_id), counts=False)


def _former_bodies(register: Register, fates: dict[str, str]) -> Iterator[Body]:
    """The body of a Verbandsgemeinde that was merged since: no evidence for today's one."""
    merged = {
        change.new_area_id: change for change in register.changes if change.old_kind == "vg" and not change.part_only
    }
    for area_id, change in sorted(merged.items()):
        if fates.get(area_id) in {"ohne_eintrag", "kein", "aktiv"} and chance(0.35, "former", area_id):
            yield Body("", (register[area_id],), "veraltet", "kriminalpraeventiver_rat", former_name=change.old_name)


def _founded(body: Body, number: int) -> Body:
    """Give a body the day it was founded, and to some the day it was constituted anew."""
    key = (number, body.fate)
    if body.former_name is not None:
        return replace(body, founded=date(between(1996, 2010, "founded", *key), 1, 1), precision="year")
    latest = 2024 if body.works else 2017
    year = max(between(1994, 2012, "founded", *key), between(1994, latest, "late", *key))
    precision = choose({"year": 0.5, "month": 0.2, "day": 0.25, "unknown": 0.05}, "precision", *key)
    if precision == "unknown":
        return body
    month = 1 if precision == "year" else between(1, 12, "month", *key)
    founded = date(year, month, between(1, 28, "day", *key) if precision == "day" else 1)
    again = body.works and year < FIRST_YEAR and chance(0.3, "again", *key)
    anew = day(date(2019, 6, 1), date(2025, 6, 30), "anew", *key) if again else None
    return replace(body, founded=founded, precision=precision, reconstituted=anew)
