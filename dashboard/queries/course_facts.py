"""What the course of an occasion needs of the published data: since when a finding is known, and what can be offered, by id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import db
from dashboard.queries.occasions import finding_kinds


@dataclass(frozen=True, slots=True)
class Since:
    """The day since which every published version has a finding; `at_least`: it may be older, no version before could have said it."""

    day: date
    at_least: bool


@db.per_build
def known_since() -> dict[str, Since]:
    """Every finding at the default thresholds, by its id."""
    rows = db.query("SELECT id, since, at_least FROM known_since WHERE subject = 'finding'")
    return {row["id"]: Since(row["since"], row["at_least"]) for row in rows}


@db.per_build
def offer_titles() -> dict[str, str]:
    """What the Leitstelle offers: titles by id, in the order of display."""
    return {row["offer_id"]: row["title"] for row in db.query("SELECT offer_id, title FROM offer ORDER BY position")}


@db.per_build
def kind_titles() -> dict[str, str]:
    """What each kind of finding is called, in the order of display."""
    return {each.kind: each.title for each in finding_kinds()}
