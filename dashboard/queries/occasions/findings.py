"""What one rule finds under its thresholds: the macro of the database, described by area, kind, source, evidence and offers.

Rules are asked one by one and remembered: all of them in one statement need more memory than a web process is given, and whoever moves
one threshold waits for one rule only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import db
from dashboard.queries.occasions import evidence
from dashboard.queries.occasions.rules import Rule

_REMEMBERED = 48  # rules × thresholds; about 200 kB each


@dataclass(frozen=True)
class Offer:
    """What the Leitstelle can offer here, and why the rule suggests it."""

    title: str
    url: str
    reason: str


@dataclass(frozen=True)
class Occasion:
    """One occasion for advice in one area: evidence, certainty, source, the rule that fired, and the offers that fit."""

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


def found(rule: Rule, values: tuple[float, ...]) -> tuple[Occasion, ...]:
    """Every occasion of one rule; `values` are its thresholds in force, in the order of `rule.thresholds`."""
    return _remembered(db.published().version, rule, values)


def rule_in_words(rule: Rule, values: tuple[float, ...]) -> str:
    """The rule with its thresholds in force."""
    return evidence.rule_sentence(
        rule.rule, {each.name: value for each, value in zip(rule.thresholds, values, strict=True)}
    )


@lru_cache(maxsize=_REMEMBERED)
def _remembered(_version: str, rule: Rule, values: tuple[float, ...]) -> tuple[Occasion, ...]:
    arguments = ", ".join(f"{_quoted(each.name)} := ?" for each in rule.thresholds)
    rows = db.query(
        f"""
        SELECT found.*, area.level, area.label, area.name, area.kind AS area_kind_id, area_kind.label AS area_kind,
               coalesce(area.kreis_id, area.area_id) AS kreis_id, coalesce(kreis.label, area.label) AS kreis, area.inhabitants,
               area.inhabitants_date, finding_evidence.sentence, source.title AS source,
               (build.demo OR coalesce(source.synthetic, false)) AS demo
        FROM {_quoted("finding_" + rule.kind.lower())}({arguments}) AS found
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
    offers, words = _offers(rule.kind), rule_in_words(rule, values)
    return tuple(_occasion(row, rule, words, offers) for row in rows)


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


def _occasion(row: dict[str, Any], rule: Rule, words: str, offers: dict[str, tuple[Offer, ...]]) -> Occasion:
    variant, sentence = row.pop("variant"), row.pop("sentence")
    del row["release_id"]
    if sentence is None:
        raise LookupError(
            f"Zum Beratungsanlass {rule.kind} fehlt der Satz der Variante „{variant}“ in finding_evidence."
        )
    return Occasion(
        **row
        | {
            "position": rule.position,
            "title": rule.title,
            "rule": words,
            "evidence": evidence.sentence(sentence, row["value"], row["reference"], row["value_date"]),
            "certainty": evidence.CERTAINTY[row["certainty"]],
            "source": row["source"] or evidence.NO_SOURCE,
            "offers": (*offers.get(variant, ()), *offers.get("*", ())),
        }
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
