"""The findings of one kind under its thresholds: the macro of the database, described by area, source, evidence and offers.

Kinds are asked one by one and remembered: all of them in one statement need more memory than a web process is given, and whoever moves
one threshold waits for one kind only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dashboard import db, german
from dashboard.addresses.occasion_choices import FindingKind
from dashboard.queries import frame
from dashboard.queries.occasions.listed_areas import listed_areas, source_of

_REMEMBERED = 48  # kinds × thresholds; about 200 kB each
_AT_MOST_NONE = re.compile(r"\b([Hh])öchstens 0(?![\d,])")
OCCASION, HINT, NEVER = "Anlass: {when}", "Hinweis: {when}", "Nie."
CERTAINTY = {
    "gemeldet": "gemeldet",
    "gesichert": "gegenüber der Schwelle gesichert",
    "nicht_gesichert": "gegenüber der Schwelle nicht gesichert",
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
    """One occasion for advice (Beratungsanlass) in one area: evidence, certainty, source, the rule in force, and the offers that fit.

    `invented_figures`: it rests on invented crime or surveys, which lists say of it even where everything else is real.
    """

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
    others: int | None
    value_date: date | None
    period: str | None
    source: str
    rule: str
    offers: tuple[Offer, ...]
    synthetic: bool
    invented_figures: bool
    demo: bool


def findings_of(kind: FindingKind, values: tuple[float, ...]) -> tuple[Finding, ...]:
    """Every finding of one kind; `values` are its thresholds in force, in the order of `kind.thresholds`."""
    return _remembered(db.published().version, kind, values)


def rule_in_words(kind: FindingKind, values: tuple[float, ...]) -> str:
    """The rule with its thresholds in force, and what makes an occasion or a hint of a finding."""
    return " ".join([_filled(kind.rule, kind, values), *severities_in_words(kind, values)])


def severities_in_words(kind: FindingKind, values: tuple[float, ...]) -> tuple[str, str]:
    """When a finding of the kind is an occasion, and when it is only a hint."""
    occasion, hint = OCCASION.format(when=kind.occasion or NEVER), HINT.format(when=kind.hint or NEVER)
    return _filled(occasion, kind, values), _filled(hint, kind, values)


def _filled(template: str, kind: FindingKind, values: tuple[float, ...]) -> str:
    filled = template.format_map(
        {each.name: german.amount(value) for each, value in zip(kind.thresholds, values, strict=True)}
    )
    return _AT_MOST_NONE.sub(lambda found: f"{'K' if found[1] == 'H' else 'k'}eine", filled)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(_version: str, kind: FindingKind, values: tuple[float, ...]) -> tuple[Finding, ...]:
    arguments = ", ".join(f"{_quoted(each.name)} := ?" for each in kind.thresholds)
    rows = db.query(f"FROM {_quoted('finding_' + kind.kind.lower())}({arguments})", values)
    words = rule_in_words(kind, values)
    sentences, offers = _sentences().get(kind.kind, {}), _offers().get(kind.kind, {})
    return tuple(_finding(row, kind, words, sentences, offers) for row in rows)


@db.per_build
def _sentences() -> dict[str, dict[str, str]]:
    """By kind and variant, the sentence that states the evidence, with its places."""
    sentences: dict[str, dict[str, str]] = {}
    for row in db.query("SELECT kind, variant, sentence FROM finding_evidence"):
        sentences.setdefault(row["kind"], {})[row["variant"]] = row["sentence"]
    return sentences


@db.per_build
def _offers() -> dict[str, dict[str, tuple[Offer, ...]]]:
    """By kind and variant, what can be offered; the variant '*' stands for every one."""
    offers: dict[str, dict[str, tuple[Offer, ...]]] = {}
    for row in db.query("""
        SELECT kind, variant, title, url, reason FROM finding_offer JOIN offer USING (offer_id)
        ORDER BY kind, finding_offer.position, offer.position
    """):
        own = offers.setdefault(row["kind"], {})
        own[row["variant"]] = (*own.get(row["variant"], ()), Offer(row["title"], row["url"], row["reason"]))
    return offers


def _finding(
    row: db.Row, kind: FindingKind, rule: str, sentences: Mapping[str, str], offers: Mapping[str, tuple[Offer, ...]]
) -> Finding:
    variant = row.pop("variant")
    template, (source, _) = sentences.get(variant), source_of(row.pop("release_id"))
    if template is None:
        raise LookupError(
            f"Zum Beratungsanlass {kind.kind} fehlt der Satz der Variante „{variant}“ in finding_evidence."
        )
    return Finding(
        **row
        | {name: value for name, value in listed_areas()[row["area_id"]].items() if name != "police"}
        | {
            "position": kind.position,
            "title": kind.title,
            "rule": rule,
            "evidence": evidence(template, row, kind),
            "certainty": CERTAINTY[row["certainty"]],
            "source": source,
            "invented_figures": row["synthetic"] and kind.invented is not None,
            "demo": frame.build()["demo"] or row["synthetic"],
            "offers": (*offers.get(variant, ()), *offers.get("*", ())),
        }
    )


def evidence(template: str, row: Mapping[str, Any], kind: FindingKind) -> str:
    """The sentence of the database with its places filled; figures that are invented are said to be."""
    day = german.UNKNOWN if row["value_date"] is None else german.day(row["value_date"])
    sentence = template.format(
        value=german.amount(row["value"]),
        reference=german.amount(row["reference"]),
        value_year=_year(row["value"]),
        reference_year=_year(row["reference"]),
        value_date=day,
        period=row["period"] or german.UNKNOWN,
        others=german.amount(row["others"]),
        share=_share(row["value"], row["others"]),
        reference_share=_share(row["reference"], row["others"]),
    )
    return " ".join(filter(None, [sentence, kind.invented if row["synthetic"] else None]))


def _year(value: float | None) -> str:
    """A year, which has no separator of thousands."""
    return german.UNKNOWN if value is None else str(int(value))


def _share(counted: float | None, others: int | None) -> str:
    """A number of others as a share of them; "" where nothing is compared."""
    return "" if counted is None or others is None else german.counted_share(round(counted), others)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
