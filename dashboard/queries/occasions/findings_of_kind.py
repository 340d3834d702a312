"""The findings of one kind under its thresholds: the macro of the database, described by area, source, evidence and offers.

Kinds are asked one by one and remembered: all of them in one statement need more memory than a web process is given, and whoever moves
one threshold waits for one kind only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import db, german
from dashboard.addresses.occasion_selection import FindingKind

_REMEMBERED = 48  # kinds × thresholds; about 200 kB each
NO_SOURCE = "keine Meldung im Register"
CERTAINTY = {
    "gemeldet": "gemeldet",
    "gesichert": "statistisch gesichert",
    "nicht_gesichert": "statistisch nicht gesichert",
    "nicht_geprueft": "nicht geprüft",
}


@dataclass(frozen=True)
class Offer:
    """What the Leitstelle can offer, and why the kind of finding suggests it."""

    title: str
    url: str
    reason: str


@dataclass(frozen=True)
class Finding:
    """One occasion for advice (Beratungsanlass) in one area: evidence, certainty, source, the rule in force, and the offers that fit."""

    kind: str
    position: int
    title: str
    severity: str
    area_id: str
    level: str
    label: str
    name: str
    area_kind_id: str
    area_kind: str
    kreis_id: str
    kreis: str
    inhabitants: int
    inhabitants_date: date
    evidence: str
    certainty: str
    value: float | None
    reference: float | None
    value_date: date | None
    period: str | None
    source: str
    rule: str
    offers: tuple[Offer, ...]
    demo: bool


def findings_of(kind: FindingKind, values: tuple[float, ...]) -> tuple[Finding, ...]:
    """Every finding of one kind; `values` are its thresholds in force, in the order of `kind.thresholds`."""
    return _remembered(db.published().version, kind, values)


def rule_in_words(kind: FindingKind, values: tuple[float, ...]) -> str:
    """The rule with its thresholds in force."""
    return kind.rule.format_map(
        {each.name: german.amount(value) for each, value in zip(kind.thresholds, values, strict=True)}
    )


@lru_cache(maxsize=_REMEMBERED)
def _remembered(_version: str, kind: FindingKind, values: tuple[float, ...]) -> tuple[Finding, ...]:
    arguments = ", ".join(f"{_quoted(each.name)} := ?" for each in kind.thresholds)
    rows = db.query(
        f"""
        SELECT finding.*, area.level, area.label, area.name, area.kind AS area_kind_id, area_kind.label AS area_kind,
               coalesce(area.kreis_id, area.area_id) AS kreis_id, coalesce(kreis.label, area.label) AS kreis, area.inhabitants,
               area.inhabitants_date, finding_evidence.sentence, source.title AS source,
               (build.demo OR coalesce(source.synthetic, false)) AS demo
        FROM {_quoted("finding_" + kind.kind.lower())}({arguments}) AS finding
        CROSS JOIN build
        LEFT JOIN finding_evidence USING (kind, variant)
        JOIN area USING (area_id)
        JOIN area_kind ON area_kind.kind = area.kind
        LEFT JOIN area AS kreis ON kreis.area_id = area.kreis_id
        LEFT JOIN release USING (release_id)
        LEFT JOIN source USING (source_id)
    """,
        values,
    )
    offers, words = _offers(kind.kind), rule_in_words(kind, values)
    return tuple(_finding(row, kind, words, offers) for row in rows)


def _offers(kind: str) -> dict[str, tuple[Offer, ...]]:
    """Offers of a kind by variant; the variant '*' stands for every one."""
    rows = db.query(
        """
        SELECT variant, title, url, reason FROM finding_offer JOIN offer USING (offer_id)
        WHERE kind = ? ORDER BY finding_offer.position, offer.position
    """,
        [kind],
    )
    offers: dict[str, tuple[Offer, ...]] = {}
    for row in rows:
        offers[row["variant"]] = (*offers.get(row["variant"], ()), Offer(row["title"], row["url"], row["reason"]))
    return offers


def _finding(row: dict[str, Any], kind: FindingKind, rule: str, offers: dict[str, tuple[Offer, ...]]) -> Finding:
    variant, template = row.pop("variant"), row.pop("sentence")
    del row["release_id"]
    if template is None:
        raise LookupError(
            f"Zum Beratungsanlass {kind.kind} fehlt der Satz der Variante „{variant}“ in finding_evidence."
        )
    return Finding(
        **row
        | {
            "position": kind.position,
            "title": kind.title,
            "rule": rule,
            "evidence": _evidence(template, row["value"], row["reference"], row["value_date"]),
            "certainty": CERTAINTY[row["certainty"]],
            "source": row["source"] or NO_SOURCE,
            "offers": (*offers.get(variant, ()), *offers.get("*", ())),
        }
    )


def _evidence(template: str, value: float | None, reference: float | None, value_date: date | None) -> str:
    """The sentence of the database with its places {value}, {reference}, {value_date} filled."""
    day = german.UNKNOWN if value_date is None else german.day(value_date)
    return template.format(value=german.amount(value), reference=german.amount(reference), value_date=day)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
