"""Verdicts: how an own value compares with its references, size, chance and usual told apart, as the build has published it."""

from __future__ import annotations

from marshmallow import Schema

from dashboard.addresses.parameters import REFERENCE, REFERENCES, Parameter
from dashboard.api import fields
from dashboard.api.origins import origins_of
from dashboard.api.parameters import choice
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource
from dashboard.api.resources.observations import OF_VALUES, units, wanted
from dashboard.queries import origins
from dashboard.queries.api import verdicts as queries
from dashboard.queries.areas import areas
from dashboard.queries.profile import land
from dashboard.texts.api import Words
from dashboard.values import verdicts

VERDICTS = ("none", "indistinct", "higher", "lower", "higher_usual", "lower_usual", "far_higher", "far_lower")
SEVERAL_REFERENCES = Parameter(REFERENCE.name, aliases=REFERENCE.aliases, is_list=True)


class VerdictRow(Schema):
    """A value beside a reference; no reference contains the area itself, higher is not worse."""

    indicator_id = fields.text("Kennzahl", "Indicator", example="straftaten_insgesamt")
    period = fields.integer("Jahr", "Year", example=2020)
    area_id = fields.area_id()
    label = fields.label()
    value = fields.number("Eigener Wert", "Own value", nullable=True)
    unit = fields.text("Einheit", "Unit, in German")
    reference = fields.text(
        "Bezug: land, kind (gleiche Art), kreis, peers (ähnliche Gebiete; in Adressen aehnliche)",
        "Reference: land, kind (same kind), kreis, peers (similar areas; in addresses aehnliche)",
        values=tuple(REFERENCES.values()),
    )
    group_id = fields.text("Gruppe, mit der verglichen wird", "Group that is compared with")
    reference_label = fields.text("Name der Gruppe", "Name of the group, in German", nullable=True)
    reference_value = fields.number("Bezugswert; null: keiner", "Value of the reference; null: none", nullable=True)
    reference_basis = fields.text(
        "whole: Gesamtwert · pooled: alle Fälle der anderen durch ihre Einwohner · median: Median der Anteile der anderen",
        "whole: as a whole · pooled: all cases of the others by their inhabitants · median: of the shares of the others",
        values=("whole", "pooled", "median"),
        nullable=True,
    )
    others = fields.integer("Andere Gebiete mit eigenem Wert", "Other areas with an own value")
    tested_value = fields.number(
        "Wogegen der Zufall geprüft wird, wenn nicht gegen den Bezugswert: Land oder Kreis ohne das Gebiet",
        "What chance is tested against where it is not the reference: Land or Kreis without the area",
        nullable=True,
    )
    difference = fields.number("Größe: Wert minus Bezugswert", "Size: value minus reference", nullable=True)
    difference_pct = fields.number("Dasselbe in %", "The same in per cent", nullable=True)
    p = fields.number("Zweiseitig, sechs Dezimalen", "Two-sided, six decimals", nullable=True)
    chance = fields.text(
        "Zufall: „gesichert verschieden“ oder „nicht unterscheidbar“ bei 99,8 %",
        "Chance at 99.8 %, in German: certainly different, or indistinct",
        nullable=True,
    )
    usual = fields.text(
        "inside: im üblichen Bereich, outside: außerhalb",
        "Whether areas of the kind differ that much anyway",
        values=("inside", "outside"),
        nullable=True,
    )
    usual_low = fields.number("Der übliche Bereich beginnt", "The usual range begins", nullable=True)
    usual_high = fields.number("Der übliche Bereich endet", "The usual range ends", nullable=True)
    verdict_998 = fields.text("Urteil bei 99,8 % (üblich)", "Verdict at 99.8 % (the default)", values=VERDICTS)
    verdict_95 = fields.text("Urteil bei 95 %", "Verdict at 95 %", values=VERDICTS)
    verdict_bh = fields.text("Urteil nach Benjamini–Hochberg (5 %)", "Verdict by Benjamini–Hochberg", values=VERDICTS)
    words = fields.text("Urteil bei 99,8 %, wie auf den Seiten", "Verdict at 99.8 % as on the pages, in German")
    reason = fields.text(
        "Warum kein Urteil oder kein üblicher Bereich", "Why no verdict, or no usual range", nullable=True
    )
    release_id = fields.release_id(nullable=True)
    attribution = fields.attribution(nullable=True)
    synthetic = fields.synthetic(nullable=True)


def find(asked: Asked) -> Found:
    """The rows of the contract."""
    asked_for = wanted(asked)
    references = [REFERENCES[name] for name in asked.values[SEVERAL_REFERENCES.name]]
    rows = queries.page(asked_for, references, sort=asked.sort, down=asked.down, first=asked.first, most=asked.per_page)
    whole = not asked.first and len(rows) < asked.per_page
    known, credited, units_by_id = areas().by_id, origins.by_release(), units()
    found = []
    for row in rows:
        compared, origin = row.compared, credited.get(row.release_id or "")
        found.append(
            {
                **compared._asdict(),
                "label": known[compared.area_id].label if compared.area_id in known else land().label,
                "value": row.value,
                "unit": units_by_id[compared.indicator_id],
                "reference_label": row.reference_label,
                "chance": verdicts.chance(compared.verdict_998),
                "words": verdicts.in_words(compared.verdict_998, compared.reason),
                "release_id": row.release_id,
                "attribution": origin and origin.attribution,
                "synthetic": origin and origin.synthetic,
            }
        )
    total = len(rows) if whole else queries.count(asked_for, references)
    return Found(found, total, origins_of(row.release_id for row in rows))


RESOURCE = Resource(
    "verdicts",
    Words("Urteile", "Verdicts"),
    Words(
        "Wie ein eigener Wert zu Land, gleicher Art, Kreis und ähnlichen Gebieten steht: Größe, Zufall und Übliches getrennt. Für geerbte, nicht "
        "veröffentlichte und fehlende Werte gibt es keine Zeile.",
        "How an own value compares with Land, same kind, Kreis and similar areas: size, chance and usual told apart. There is no row for values "
        "that are inherited, kept secret or missing.",
    ),
    VerdictRow,
    find,
    (*OF_VALUES, choice(SEVERAL_REFERENCES, Words("Bezüge", "References"), lambda: REFERENCES)),
    ("period", "area_id", "difference", "difference_pct", "p"),
)
