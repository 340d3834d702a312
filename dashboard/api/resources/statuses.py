"""The Stand of every Kommune with what it rests on; of the Landkreise, which are never counted among them, on demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from marshmallow import Schema

from dashboard.addresses.map_selection import LEVEL
from dashboard.api import fields
from dashboard.api.origins import registry_origins
from dashboard.api.parameters import AREA_PARAMETERS, choice
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, page_of, passing
from dashboard.api.resources.areas import nearest_key
from dashboard.queries.areas import areas
from dashboard.queries.changes import facts
from dashboard.queries.profile_registry import registry
from dashboard.texts.api import Words
from dashboard.texts.statuses import STATUSES

REPORTED = ("aktiv", "ruhend", "aufgeloest", "in_planung", "kein_gremium", "unklar")
LEVELS = ("kommune", "kreis")
COUNTED = replace(LEVEL, default="kommune")


class StatusReport(Schema):
    """A dated report about a body of the area, or about the area itself."""

    council_id = fields.text("Gremium; null: über das Gebiet", "Body; null: about the area", nullable=True)
    status = fields.text("Gemeldeter Stand", "Reported Stand", values=REPORTED)
    as_of = fields.day("Tag, von dem die Meldung spricht", "Day the report speaks of")
    source = fields.text("Wer es meldete, oder die Adresse der Seite", "Who reported it, or the address of the page")


class StatusRow(Schema):
    """The Stand of a Kommune or Landkreis on meta.as_of, at the default thresholds (18 and 24 months)."""

    area_id = fields.area_id()
    label = fields.label()
    level = fields.text("Ebene", "Level", values=LEVELS)
    kind = fields.text("Art, als Code", "Kind, as a code")
    kreis_id = fields.text("Kreis", "Kreis")
    inhabitants = fields.integer("Einwohner", "Inhabitants")
    status = fields.text("Stand", "Stand", values=tuple(STATUSES))
    status_label = fields.text("Stand in Worten", "Stand in words, German")
    status_reported = fields.text("Gemeldet", "As reported", values=REPORTED)
    confirmed_on = fields.day(
        "Tag der letzten Meldung; null: kein Eintrag", "Day of the last report; null: no record", nullable=True
    )
    conflicting = fields.flag("Meldungen widersprechen sich", "Reports contradict each other")
    council_id = fields.text("Gremium, auf dem der Stand beruht", "Body the Stand rests on", nullable=True)
    council = fields.text("Name des Gremiums", "Name of the body", nullable=True)
    above_council = fields.text("Aktives Gremium des Landkreises", "Active body of the Landkreis", nullable=True)
    part_councils = fields.integer("Gremien einzelner Ortsgemeinden", "Bodies of single Gemeinden inside")
    last_meeting_on = fields.day("Letzte Sitzung; null: nicht bekannt", "Last meeting; null: not known", nullable=True)
    last_public_meeting_on = fields.day("Letzte öffentliche Sitzung", "Last public meeting", nullable=True)
    meetings_12m = fields.integer(
        "Sitzungen in 12 Monaten; null: nicht bekannt", "Meetings in 12 months; null: not known", nullable=True
    )
    participation_level = fields.integer(
        "Bürgerbeteiligung, 0 bis 4", "Participation of citizens, 0 to 4", nullable=True
    )
    since = fields.day(
        "Tag des Datenstands, der den Stand zuerst hatte; null beim Landkreis",
        "Day of the data version that had the Stand first; null of a Landkreis",
        nullable=True,
    )
    since_at_least = fields.flag("true: vielleicht schon länger", "true: maybe for longer", nullable=True)
    reports = fields.rows(StatusReport, "Meldungen, älteste zuerst", "Reports, oldest first")
    synthetic = fields.synthetic()


def find(asked: Asked) -> Found:
    """By key."""
    passes, level = passing(asked), asked.values[COUNTED.name]
    every = sorted(area.area_id for area in areas().by_id.values() if area.level == level and passes(area.area_id))
    return page_of(_rows(every), asked, registry_origins())


def item(key: str) -> Found | None:
    """Of one Kommune or Landkreis."""
    rows = list(_rows([key]))
    return Found(rows, 1, registry_origins()) if rows else None


def _rows(keys: Iterable[str]) -> Iterable[dict[str, Any]]:
    known, since = areas().by_id, facts.statuses()
    for key in keys:
        kept = registry(key)
        if kept is None:
            continue
        area, status, first = known[key], kept.status, since.get(key)
        yield {
            **status._asdict(),
            "label": area.label,
            "level": area.level,
            "kind": area.kind,
            "kreis_id": area.kreis_id,
            "inhabitants": area.inhabitants,
            "status_label": STATUSES[status.status],
            "part_councils": len(kept.part_councils),
            "since": first and first.since,
            "since_at_least": first and first.at_least,
            "reports": [
                {"council_id": each.council_id, "status": each.status, "as_of": each.as_of, "source": each.source}
                for each in kept.reports
            ],
            "synthetic": status.demo,
        }


RESOURCE = Resource(
    "statuses",
    Words("Stand der Gremien", "Stand of the prevention bodies"),
    Words(
        "Genau ein Stand für jede der Kommunen, mit den Meldungen, auf denen er beruht. ebene=kreis: die Landkreise, die nie mitgezählt werden.",
        "Exactly one Stand for each Kommune, with the reports it rests on. ebene=kreis: the Landkreise, which are never counted among them.",
    ),
    StatusRow,
    find,
    (choice(COUNTED, Words("Ebene", "Level"), lambda: LEVELS), *AREA_PARAMETERS),
    ("area_id", "label", "inhabitants", "confirmed_on", "last_meeting_on"),
    "area_id",
    item,
    "071435002",
    nearest_key,
)
