"""Bodies (Gremien): functions and institutions, never a person; what nobody knows is null."""

from __future__ import annotations

import difflib
from typing import Any

from marshmallow import Schema

from dashboard.api import fields
from dashboard.api.origins import origins_of
from dashboard.api.parameters import AREA_PARAMETERS
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, page_of, passing
from dashboard.queries import origins
from dashboard.queries.api import councils as queries
from dashboard.texts.api import Words


class CouncilArea(Schema):
    """An area a body is responsible for."""

    area_id = fields.area_id()
    label = fields.label()
    valid_from = fields.day("Zuständig von", "Responsible from", nullable=True)
    valid_until = fields.day("Zuständig bis", "Responsible until", nullable=True)
    former_name = fields.text(
        "Kommune vor einer Fusion: dann kein Beleg für die heutige",
        "The Kommune before a merger: then no evidence for that of today",
        nullable=True,
    )
    is_current = fields.flag("Heute zuständig", "Responsible today")


class Member(Schema):
    """An institution in a body."""

    institution = fields.text("Einrichtung", "Institution, in German")
    sector = fields.text("Bereich", "Sector", example="polizei")


class Report(Schema):
    """A dated report."""

    status = fields.text("Gemeldeter Stand", "Reported Stand", example="aktiv")
    as_of = fields.day("Tag, von dem die Meldung spricht", "Day the report speaks of")
    source = fields.text("Wer es meldete, oder die Adresse der Seite", "Who reported it, or the address of the page")


class CouncilRow(Schema):
    """A body."""

    council_id = fields.text("Gremium", "Id", example="DEMO-001")
    name = fields.text("Name", "Name")
    type = fields.text("Art", "Type", example="kriminalpraeventiver_rat")
    counts_as_body = fields.flag(
        "false: gezeigt, aber nicht gezählt (Behördenrunde, Vertrag)", "false: shown, but not counted"
    )
    areas = fields.rows(CouncilArea, "Wofür es zuständig ist", "What it is responsible for")
    founded_on = fields.day("Gegründet", "Founded", nullable=True)
    founded_precision = fields.text(
        "So genau ist der Tag bekannt",
        "How precisely that day is known",
        values=("day", "month", "year"),
        nullable=True,
    )
    reconstituted_on = fields.day("Neu gebildet", "Constituted anew", nullable=True)
    chair = fields.text("Funktion der Leitung", "Function of the chair", example="buergermeister", nullable=True)
    fte = fields.number(
        "Vollzeitstellen für die Geschäftsführung", "Full-time equivalents for running it", nullable=True
    )
    participation_level = fields.integer(
        "Bürgerbeteiligung, 0 bis 4", "Participation of citizens, 0 to 4", nullable=True
    )
    has_concept = fields.flag("Hat ein Konzept", "Has a concept", nullable=True)
    rules_of_procedure_year = fields.integer(
        "Jahr der Geschäftsordnung; 0: keine", "Year of its rules; 0: none", nullable=True
    )
    topics = fields.texts("Themen", "Topics, in German")
    digital_attendance = fields.flag("Digitale Teilnahme möglich", "Citizens can attend digitally", nullable=True)
    digital_forms = fields.texts("Digitale Beteiligung; []: keine", "Digital participation; []: none", nullable=True)
    online_exchange = fields.flag("Trifft andere Gremien online", "Meets other bodies online", nullable=True)
    members = fields.rows(Member, "Einrichtungen; null: nicht bekannt", "Institutions; null: not known", nullable=True)
    meetings = fields.integer(
        "Bekannte Sitzungen; null: nicht bekannt", "Known meetings; null: not known", nullable=True
    )
    public_meetings = fields.integer("Davon öffentlich", "Public ones of these", nullable=True)
    last_meeting_on = fields.day("Letzte bekannte Sitzung", "Last known meeting", nullable=True)
    reports = fields.rows(Report, "Meldungen, neueste zuerst", "Reports, newest first")
    release_id = fields.release_id()
    attribution = fields.attribution()
    synthetic = fields.synthetic()


def find(asked: Asked) -> Found:
    """The bodies of the areas that pass, by id; with no filter every one."""
    passes = passing(asked)
    filtered = bool(asked.where or asked.chosen())
    rows = [
        row
        for row in _rows()
        if not filtered or any(each["is_current"] and passes(each["area_id"]) for each in row["areas"])
    ]
    return page_of(rows, asked, origins_of(row["release_id"] for row in rows))


def item(key: str) -> Found | None:
    """One body."""
    rows = [row for row in _rows() if row["council_id"] == key]
    return Found(rows, 1, origins_of(row["release_id"] for row in rows)) if rows else None


def nearest_key(key: str) -> str:
    """The body that may have been meant."""
    known = [row["council_id"] for row in queries.councils()]
    return next(iter(difflib.get_close_matches(key.upper(), known, n=1)), "")


def _rows() -> list[dict[str, Any]]:
    areas, members, reports = queries.areas_of(), queries.members_of(), queries.reports_of()
    complete, credited = queries.releases_with_all_members(), origins.by_release()
    return [
        {
            **row,
            "areas": areas.get(row["council_id"], []),
            "members": members.get(row["council_id"], [] if row["release_id"] in complete else None),
            "reports": reports.get(row["council_id"], []),
            "attribution": credited[row["release_id"]].attribution,
            "synthetic": credited[row["release_id"]].synthetic,
        }
        for row in queries.councils()
    ]


RESOURCE = Resource(
    "councils",
    Words("Gremien", "Prevention bodies"),
    Words(
        "Kriminalpräventive Gremien mit Zuständigkeit, Einrichtungen, Sitzungen und Meldungen. Namen von Personen gibt es nirgends.",
        "Prevention bodies with the areas they are responsible for, institutions, meetings and reports. There are no names of persons.",
    ),
    CouncilRow,
    find,
    AREA_PARAMETERS,
    ("council_id", "name", "founded_on", "last_meeting_on"),
    "council_id",
    item,
    "DEMO-001",
    nearest_key,
)
