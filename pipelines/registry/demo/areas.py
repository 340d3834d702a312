"""Rows of the invented registry that belong to areas: responsibility, reports without a body, training, contacts, analyses, projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipelines.registry.demo.draws import between, chance, choose, day
from pipelines.registry.demo.plan import STAND, Body, Plan
from pipelines.registry.template import Cell, Row

if TYPE_CHECKING:
    from geo.areas import Area, Register

_AREA_FATES = {
    "kein": "kein_gremium",
    "kein_veraltet": "kein_gremium",
    "geplant": "in_planung",
    "unklar_gebiet": "unklar",
}
_LEVELS = {"kreis": "Landkreis", "kommune": "Kommune", "gemeinde": "Gemeinde"}
_SAMPLED = {"befragung", "insiko"}


def named(area: Area) -> dict[str, Cell]:
    """The columns that name an area."""
    return {"level": _LEVELS[area.level], "area_name": area.label, "ars": area.area_id}


def area_rows(bodies: tuple[Body, ...]) -> Iterator[Row]:
    """Which body is responsible for which area."""
    for body in bodies:
        for area in body.areas:
            yield {"council_id": body.council_id, **named(area), "former_name": body.former_name}


def status_rows(register: Register, plan: Plan, words: dict[str, str]) -> Iterator[Row]:
    """Reports that an area has no body, or plans one; also from the time before a body was founded."""
    for area_id, fate in sorted(plan.fates.items()):
        if fate in _AREA_FATES:
            last = date(2023, 6, 30) if fate == "kein_veraltet" else STAND - timedelta(days=30)
            reported = day(date(2021, 1, 1) if fate == "kein_veraltet" else date(2025, 1, 1), last, "report", area_id)
            status, years = (
                words[_AREA_FATES[fate]],
                range(2018 + between(0, 1, "first", area_id), reported.year - 1, 2),
            )
            for reported_on in [
                *(day(date(year, 3, 1), date(year, 11, 30), "report", year, area_id) for year in years),
                reported,
            ]:
                yield {
                    **named(register[area_id]),
                    "status": status,
                    "as_of": reported_on,
                    "source": "Demo: Jahresabfrage",
                }
    for body in plan.bodies:
        if body.counts and body.founded is not None and body.founded.year > 2019:
            for area in body.areas:
                before = day(date(2018, 3, 1), date(2018, 11, 30), "before", area.area_id)
                yield {**named(area), "status": words["kein_gremium"], "as_of": before, "source": "Demo: Jahresabfrage"}


def qualification_rows(areas: list[Area], words: dict[str, str]) -> Iterator[Row]:
    """Certificates: about a third of the Kommunen has someone."""
    for area in areas:
        for kind, probability in {"beccaria": 0.28, "rechtsextremismuspraevention": 0.14}.items():
            if chance(probability, kind, area.area_id):
                yield {
                    **named(area),
                    "kind": words[kind],
                    "persons": choose({1: 0.7, 2: 0.25, 3: 0.05}, "persons", kind, area.area_id),
                    "year": between(2019, 2026, "year", kind, area.area_id),
                }


def contact_rows(areas: list[Area], words: dict[str, str]) -> Iterator[Row]:
    """Contacts of the coordination office: most within two years, some long ago, some never."""
    for area in areas:
        latest = choose({(5, 300): 0.4, (301, 700): 0.24, (760, 1800): 0.2, None: 0.16}, "contact", area.area_id)
        if latest is None:
            continue
        held = STAND - timedelta(days=between(*latest, "contact day", area.area_id))
        for number in range(choose({1: 0.5, 2: 0.3, 4: 0.2}, "contacts", area.area_id)):
            kind = choose(
                {"beratung": 0.3, "webseminar": 0.35, "stammtisch": 0.25, "veranstaltung": 0.1},
                "kind",
                number,
                area.area_id,
            )
            yield {**named(area), "kind": words[kind], "held_on": held - timedelta(days=190 * number)}


def analysis_rows(areas: list[Area], words: dict[str, dict[str, str]]) -> Iterator[Row]:
    """Local analyses and surveys of the last twelve years."""
    for area in areas:
        if not chance(0.3, "analysis", area.area_id):
            continue
        kind = choose(
            {"insiko": 0.35, "regionalanalyse": 0.15, "audit": 0.15, "befragung": 0.3, "ctc": 0.05},
            "analysis kind",
            area.area_id,
        )
        sampling = (
            choose({"register": 0.5, "offen": 0.4, "panel": 0.1}, "sampling", area.area_id)
            if kind in _SAMPLED
            else None
        )
        yield {
            **named(area),
            "kind": words["analysis"][kind],
            "completed_on": day(date(2017, 1, 1), STAND, "completed", area.area_id),
            "sampling": words["sampling"][sampling] if sampling else None,
            "n": between(180, 2400, "n", area.area_id) if kind in _SAMPLED else None,
        }


def project_rows(plan: Plan, areas: list[Area]) -> Iterator[Row]:
    """Projects: a third of the bodies runs none, most others one or two a year; few projects without a body."""
    bodies = {area.area_id: body for body in plan.bodies for area in body.areas if body.works and body.counts}
    number = 0
    for area in areas:
        body = bodies.get(area.area_id)
        many = choose({0: 0.25, 1: 0.3, 2: 0.28, 4: 0.17} if body else {0: 0.8, 1: 0.2}, "projects", area.area_id)
        for _ in range(many):
            number += 1
            yield _project(area, body, number)


def _project(area: Area, body: Body | None, number: int) -> Row:
    started = day(date(2024, 9, 1), STAND - timedelta(days=20), "started", number)
    ended = started + timedelta(days=between(90, 500, "lasted", number))
    funded = chance(0.35, "funded", number)
    return {
        **named(area),
        "council_id": body.council_id if body else None,
        "title": f"Demo-Projekt {number:03d}",
        "started_on": started,
        "ended_on": ended if ended < STAND or chance(0.5, "planned end", number) else None,
        "grant_eur": 100 * between(5, 60, "grant", number) if funded else None,
        "beccaria_steps": None if chance(0.3, "no steps", number) else between(1, 7, "steps", number),
        "evaluated": choose({"ja": 0.3, "nein": 0.5, None: 0.2}, "evaluated", number),
    }
