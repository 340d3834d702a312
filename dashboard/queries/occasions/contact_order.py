"""Whom to call first: the order of the contract under the steps and thresholds of a selection, each place with its reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import db, german
from dashboard.addresses.occasion_selection import STEPS, Selection
from dashboard.queries import frame
from dashboard.queries.occasions.finding_kinds import status_thresholds
from dashboard.queries.occasions.listed_areas import ListedArea, listed_areas, source_of
from dashboard.texts import contact_order as texts

_REMEMBERED = 24  # every order under the default thresholds; 60 kB each


@dataclass(frozen=True, slots=True)
class ContactPlace(ListedArea):
    """One Kommune in the order. `place` counts from 1 in the whole Land whatever is filtered; codes are those of `contact_order`."""

    place: int
    status: str
    body_above: bool
    confirmed_on: date | None
    need: str
    size_class: str
    contact: str
    last_contact_on: date | None
    source: str
    demo: bool
    reason: str


def every_place(selection: Selection) -> tuple[ContactPlace, ...]:
    """The whole order under the steps and thresholds of the selection."""
    return _remembered(db.published().version, selection.steps, tuple(status_thresholds(selection).items()))


@lru_cache(maxsize=_REMEMBERED)
def _remembered(
    _version: str, steps: tuple[str, ...], thresholds: tuple[tuple[str, float], ...]
) -> tuple[ContactPlace, ...]:
    named = "".join(f", {name} := ${name}" for name, _ in thresholds)
    rows = db.query(
        f"""
        SELECT place, area_id, status, above_council_id IS NOT NULL AS body_above, confirmed_on, need, size_class, contact,
               last_contact_on, inhabitants, release_id
        FROM contact_order(steps := CAST($steps AS TEXT[]){named}) ORDER BY place
        """,
        {"steps": [STEPS[each] for each in steps], **dict(thresholds)},
    )
    return tuple(_place(row, steps) for row in rows)


def _place(row: db.Row, steps: tuple[str, ...]) -> ContactPlace:
    source, synthetic = source_of(row.pop("release_id"))
    words = {"source": source, "demo": synthetic or frame.build()["demo"], "reason": reason(row, steps)}
    area = {name: value for name, value in listed_areas()[row["area_id"]].items() if name not in ("level", "police")}
    return ContactPlace(**row | words | area)


def reason(row: dict[str, Any], steps: tuple[str, ...]) -> str:
    """Why a Kommune stands where it stands, in the order of the steps; a need that decides nothing for or against it is left out."""
    parts = {
        "stand": _status(row["status"], body_above=row["body_above"]),
        "bedarf": texts.NEED_REASONS.get(row["need"], ""),
        "groesse": texts.INHABITANTS.format(count=german.number(row["inhabitants"])),
        "kontakt": texts.CONTACT_REASONS.get(
            row["contact"], texts.LAST_CONTACT.format(day=german.day(row["last_contact_on"]))
        ),
    }
    return ", ".join(parts[step] for step in steps if parts[step])


def _status(status: str, *, body_above: bool) -> str:
    """A body of the Kreis counts where the Kommune has none of its own."""
    words = texts.STATUS_REASONS[status]
    stands_in = body_above and status in ("kein_gremium", "aufgeloest")
    return texts.WITH_BODY_ABOVE.format(reason=words) if stands_in else words
