"""Findings (Beratungsanlässe) at the default thresholds with evidence and offers, and the kinds they are of."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from marshmallow import Schema

from dashboard.addresses.occasion_selection import KINDS, SEVERITIES, SEVERITY, Selection
from dashboard.api import fields
from dashboard.api.origins import every_origin, origins_of
from dashboard.api.parameters import AREA_PARAMETERS, choice
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, page_of
from dashboard.queries import occasions, origins
from dashboard.queries.changes import facts
from dashboard.texts.api import Words

DEFAULT = Selection()


class OfferRow(Schema):
    """What the Leitstelle offers."""

    title = fields.text("Angebot", "Offer, in German")
    url = fields.text("Adresse", "Address")
    reason = fields.text("Warum es passt", "Why it fits, in German")


class FindingRow(Schema):
    """An occasion for advice."""

    finding_id = fields.text(
        "Art und Gebiet; bleibt von Bau zu Bau", "Kind and area; lasts from build to build", example="G2-071435002"
    )
    kind = fields.text("Art (finding-kinds)", "Kind (finding-kinds)", example="G2")
    title = fields.text("Titel", "Title, in German")
    severity = fields.text("anlass oder hinweis", "anlass: occasion, hinweis: hint", values=SEVERITIES)
    area_id = fields.area_id()
    label = fields.label()
    kreis_id = fields.text("Kreis", "Kreis")
    inhabitants = fields.integer("Einwohner", "Inhabitants")
    variant = fields.text("Variante der Regel", "Variant of the rule", nullable=True)
    evidence = fields.text("Beleg, ein Satz", "Evidence, a sentence in German")
    value = fields.number("Zahl im Beleg", "Figure of the evidence", nullable=True)
    reference = fields.number("Bezug im Beleg", "Reference of the evidence", nullable=True)
    others = fields.integer("Kommunen, gegen die geurteilt wurde", "Kommunen it was judged against", nullable=True)
    value_date = fields.day("Tag im Beleg", "Day of the evidence", nullable=True)
    period = fields.text("Zeitraum", "Period", nullable=True)
    certainty = fields.text("Wie sicher das ist", "How certain that is, in German")
    rule = fields.text("Die Regel mit ihren Schwellen", "The rule with its thresholds, in German")
    offers = fields.rows(OfferRow, "Passende Angebote", "Offers that fit")
    since = fields.day(
        "Tag des Datenstands, der es zuerst sagte", "Day of the data version that said it first", nullable=True
    )
    since_at_least = fields.flag("true: vielleicht schon länger", "true: maybe for longer", nullable=True)
    release_id = fields.release_id(nullable=True)
    source = fields.text("Titel der Quelle", "Title of the source")
    attribution = fields.attribution(nullable=True)
    synthetic = fields.synthetic()


class Threshold(Schema):
    """A threshold of a rule."""

    name = fields.text("Name in Adressen von /anlaesse", "Name in addresses of /anlaesse", example="months")
    label = fields.text("Bedeutung", "Meaning, in German")
    default = fields.number("Vorgabe", "Default")
    minimum = fields.number("Kleinster Wert", "Least value")
    maximum = fields.number("Größter Wert", "Greatest value")
    step = fields.number("Schritt", "Step")
    unit = fields.text("Einheit", "Unit, in German")


class FindingKindRow(Schema):
    """A rule by which findings are found."""

    kind = fields.text("Art", "Id", example="G1")
    position = fields.integer("Platz in Listen", "Place in lists")
    title = fields.text("Titel", "Title, in German")
    question = fields.text("Warum darauf gesehen wird", "Why it is looked at, in German")
    basis = fields.text("Wer das sagt, mit Adresse", "Who says so, with address")
    rule = fields.text("Die Regel mit ihren Vorgaben", "The rule with its defaults, in German")
    severities = fields.texts("Wann Anlass, wann Hinweis", "When an occasion, when a hint, in German")
    thresholds = fields.rows(Threshold, "Schwellen", "Thresholds")
    findings = fields.integer("Wie viele es gibt", "How many there are")


def find(asked: Asked) -> Found:
    """Occasions before hints, those of the largest Kommunen first."""
    kinds, severity = tuple(asked.values[KINDS.name]), asked.values[SEVERITY.name] or ""
    chosen = asked.chosen()
    found = occasions.findings(Selection(where=asked.where, kinds=kinds, severity=severity))
    page = page_of(_rows(each for each in found if not chosen or each.area_id in chosen), asked, [])
    return Found(page.rows, page.total, origins_of(row["release_id"] for row in page.rows))


def item(key: str) -> Found | None:
    """One finding."""
    rows = list(_rows(each for each in occasions.findings(DEFAULT) if f"{each.kind}-{each.area_id}" == key))
    return Found(rows, 1, origins_of(row["release_id"] for row in rows)) if rows else None


def nearest_finding(key: str) -> str:
    """The finding that may have been meant."""
    return next(iter(difflib.get_close_matches(key.upper(), facts.findings(), n=1)), "")


def find_kinds(asked: Asked) -> Found:
    """In the order of display."""
    return page_of(_kinds(), asked, every_origin())


def item_kind(key: str) -> Found | None:
    """One kind."""
    rows = [row for row in _kinds() if row["kind"] == key]
    return Found(rows, 1, every_origin()) if rows else None


def _rows(found: Iterable[occasions.Finding]) -> Iterable[dict[str, Any]]:
    stated, credited = facts.findings(), origins.by_release()
    for each in found:
        name = f"{each.kind}-{each.area_id}"
        known = stated.get(name)
        origin = credited.get((known.release_id if known else None) or "")
        yield {
            **{field: getattr(each, field) for field in _OF_FINDING},
            "finding_id": name,
            "offers": [{"title": offer.title, "url": offer.url, "reason": offer.reason} for offer in each.offers],
            "variant": known and known.variant,
            "since": known and known.since,
            "since_at_least": known and known.at_least,
            "release_id": known and known.release_id,
            "attribution": origin and origin.attribution,
        }


_OF_FINDING = (
    "kind",
    "title",
    "severity",
    "area_id",
    "label",
    "kreis_id",
    "inhabitants",
    "evidence",
    "value",
    "reference",
    "others",
    "value_date",
    "period",
    "certainty",
    "rule",
    "source",
    "synthetic",
)


def _kinds() -> list[dict[str, Any]]:
    counts = occasions.counts_by_kind(DEFAULT)
    return [
        {
            "kind": kind.kind,
            "position": kind.position,
            "title": kind.title,
            "question": kind.question,
            "basis": kind.basis,
            "rule": occasions.rule_in_force(kind, DEFAULT),
            "severities": list(occasions.severities_in_words(kind, tuple(each.default for each in kind.thresholds))),
            "thresholds": [
                {"name": each.parameter, **{field: getattr(each, field) for field in list(Threshold().fields)[1:]}}
                for each in kind.thresholds
            ],
            "findings": counts[kind.kind],
        }
        for kind in occasions.finding_kinds()
    ]


def _kind_names() -> list[str]:
    return [kind.kind for kind in occasions.finding_kinds()]


FINDINGS = Resource(
    "findings",
    Words("Beratungsanlässe", "Findings"),
    Words(
        "Beratungsanlässe der Kommunen bei den vorgegebenen Schwellen, mit Beleg, Sicherheit und Angeboten der Leitstelle.",
        "Occasions for advice in the Kommunen at the default thresholds, with evidence, certainty and offers.",
    ),
    FindingRow,
    find,
    (
        choice(KINDS, Words("Arten", "Kinds"), _kind_names),
        choice(SEVERITY, Words("anlass oder hinweis", "anlass: occasion, hinweis: hint"), lambda: SEVERITIES),
        *AREA_PARAMETERS,
    ),
    ("area_id", "label", "kind", "severity", "inhabitants", "value_date"),
    "finding_id",
    item,
    "G1-071435002",
    nearest_finding,
)
KINDS_OF_FINDINGS = Resource(
    "finding-kinds",
    Words("Arten von Beratungsanlässen", "Kinds of findings"),
    Words("Die Regeln, mit Grundlage und Schwellen.", "The rules, with basis and thresholds."),
    FindingKindRow,
    find_kinds,
    (),
    ("kind", "position", "findings"),
    "kind",
    item_kind,
    "G1",
)
