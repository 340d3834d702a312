"""What the registry keeps of an area: its status, its bodies, who works in them, what was reported when, what the area did besides.

The registry is small (some thousand rows in all), so one question per table and build is enough; the answers are remembered by area.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from dashboard import db

_Record = TypeVar("_Record", bound=tuple[Any, ...])


class AreaStatus(NamedTuple):
    """What the registry says of a Kommune or Landkreis on the day of the build; `council` and `above_council` are names of bodies.

    `status` is that of the build, `status_reported` as reported; `confirmed_on` is None without any record.
    """

    area_id: str
    status: str
    status_reported: str
    confirmed_on: date | None
    conflicting: bool
    council_id: str | None
    council: str | None
    above_council: str | None
    last_meeting_on: date | None
    last_public_meeting_on: date | None
    meetings_12m: int | None
    participation_level: int | None
    demo: bool


class Council(NamedTuple):
    """A body responsible for `area_id`; `former_name` is the Kommune before a merger; no `digital_forms` are none, None is unknown.

    `is_current`: responsible on the day of the build, and for today's area. See the tables `council` and `council_area`.
    """

    area_id: str
    council_id: str
    name: str
    former_name: str | None
    valid_from: date | None
    valid_until: date | None
    is_current: bool
    type: str
    counts_as_body: bool
    founded_on: date | None
    founded_precision: str | None
    reconstituted_on: date | None
    chair: str | None
    fte: float | None
    participation_level: int | None
    has_concept: bool | None
    rules_of_procedure_year: int | None
    topics: list[str]
    digital_attendance: bool | None
    digital_forms: list[str] | None
    online_exchange: bool | None


class PartCouncil(NamedTuple):
    """A body of a single Gemeinde inside a Kommune."""

    kommune_id: str
    name: str
    gemeinde: str


class Member(NamedTuple):
    """An institution in a body."""

    council_id: str
    sector: str
    institution: str


class WorkingGroup(NamedTuple):
    """A working group of a body; `active` is None where nobody knows."""

    council_id: str
    name: str
    active: bool | None


class Meeting(NamedTuple):
    """A meeting of a body."""

    council_id: str
    held_on: date
    is_public: bool | None
    form: str | None


class Report(NamedTuple):
    """A dated report about a body, or about the area itself (`council_id` None)."""

    area_id: str
    council_id: str | None
    status: str
    as_of: date
    source: str


class Qualification(NamedTuple):
    """Persons with a certificate of a year."""

    area_id: str
    kind: str
    persons: int
    year: int


class Analysis(NamedTuple):
    """A local analysis or survey; `n` answers."""

    area_id: str
    kind: str
    completed_on: date
    sampling: str | None
    n: int | None


class Contact(NamedTuple):
    """A contact with the Leitstelle."""

    area_id: str
    kind: str
    held_on: date


class Project(NamedTuple):
    """A project, with a grant of the Land or without."""

    area_id: str
    title: str
    started_on: date
    ended_on: date | None
    grant_eur: float | None
    beccaria_steps: int | None
    evaluated: bool | None


@dataclass(frozen=True)
class Registry:
    """Everything kept of one area. Bodies that count first; reports oldest first; meetings, qualifications, analyses, contacts and
    projects newest first; members, groups and meetings by body."""

    status: AreaStatus
    councils: Sequence[Council]
    part_councils: Sequence[PartCouncil]
    reports: Sequence[Report]
    qualifications: Sequence[Qualification]
    analyses: Sequence[Analysis]
    contacts: Sequence[Contact]
    projects: Sequence[Project]
    members: Mapping[str, Sequence[Member]]
    groups: Mapping[str, Sequence[WorkingGroup]]
    meetings: Mapping[str, Sequence[Meeting]]

    @property
    def named_bodies(self) -> Sequence[str]:
        """Names of the bodies that count and are responsible today, whether anybody reported how they stand or not."""
        return [each.name for each in self.councils if each.counts_as_body and each.is_current]


def registry(area_id: str) -> Registry | None:
    """What is kept of a Kommune or Landkreis; None where the registry keeps no statement (Land, Gemeinden)."""
    return _registries().get(area_id)


@db.per_build
def _registries() -> dict[str, Registry]:
    councils, members, groups, meetings = _councils(), _members(), _groups(), _meetings()
    part_councils, reports, qualifications = _part_councils(), _reports(), _qualifications()
    analyses, contacts, projects = _analyses(), _contacts(), _projects()

    def of(status: AreaStatus) -> Registry:
        area_id = status.area_id
        own = councils.get(area_id, ())
        ids = {status.council_id or "", *(council.council_id for council in own)}
        return Registry(
            status,
            own,
            part_councils.get(area_id, ()),
            reports.get(area_id, ()),
            qualifications.get(area_id, ()),
            analyses.get(area_id, ()),
            contacts.get(area_id, ()),
            projects.get(area_id, ()),
            {each: members.get(each, ()) for each in ids},
            {each: groups.get(each, ()) for each in ids},
            {each: meetings.get(each, ()) for each in ids},
        )

    return {status.area_id: of(status) for status in _statuses()}


def _grouped(records: Iterable[_Record], key: Callable[[_Record], str]) -> Mapping[str, Sequence[_Record]]:
    groups: dict[str, list[_Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups


def _statuses() -> list[AreaStatus]:
    return db.records(
        AreaStatus,
        """
        SELECT area_id, status, status_reported, confirmed_on, conflicting, structure.council_id, council.name AS council,
               above.name AS above_council, last_meeting_on, last_public_meeting_on, meetings_12m, structure.participation_level,
               coalesce(source.synthetic, build.demo) AS demo
        FROM structure_shown() AS structure
        CROSS JOIN build
        LEFT JOIN council ON council.council_id = structure.council_id
        LEFT JOIN council AS above ON above.council_id = structure.above_council_id
        LEFT JOIN release ON release.release_id = structure.release_id
        LEFT JOIN source USING (source_id)
    """,
    )


def _councils() -> Mapping[str, Sequence[Council]]:
    rows = db.records(
        Council,
        """
        SELECT council_area.area_id, council_id, council.name, former_name, valid_from, valid_until,
               former_name IS NULL AND coalesce(valid_from <= as_of, true) AND coalesce(valid_until >= as_of, true) AS is_current,
               type, counts_as_body, founded_on, founded_precision,
               reconstituted_on, chair, fte, participation_level, has_concept, rules_of_procedure_year, topics,
               digital_attendance, digital_forms, online_exchange
        FROM council_area JOIN council USING (council_id) CROSS JOIN build
        ORDER BY counts_as_body DESC, council.name
    """,
    )
    return _grouped(rows, lambda row: row.area_id)


def _part_councils() -> Mapping[str, Sequence[PartCouncil]]:
    rows = db.records(
        PartCouncil,
        """
        SELECT area.kommune_id, council.name, area.label AS gemeinde
        FROM council_area JOIN council USING (council_id) JOIN area USING (area_id)
        WHERE area.level = 'gemeinde' AND area.kind = 'ortsgemeinde' ORDER BY area.label, council.name
    """,
    )
    return _grouped(rows, lambda row: row.kommune_id)


def _reports() -> Mapping[str, Sequence[Report]]:
    rows = db.records(
        Report,
        """
        SELECT council_area.area_id, council_id, status, as_of, source FROM council_status JOIN council_area USING (council_id)
        UNION ALL
        SELECT area_id, NULL, status, as_of, source FROM area_status
        ORDER BY as_of, council_id
    """,
    )
    return _grouped(rows, lambda row: row.area_id)


def _members() -> Mapping[str, Sequence[Member]]:
    rows = db.records(
        Member,
        "SELECT DISTINCT council_id, sector, institution FROM council_member ORDER BY council_id, sector, institution",
    )
    return _grouped(rows, lambda row: row.council_id)


def _groups() -> Mapping[str, Sequence[WorkingGroup]]:
    rows = db.records(
        WorkingGroup, "SELECT DISTINCT council_id, name, active FROM council_group ORDER BY council_id, name"
    )
    return _grouped(rows, lambda row: row.council_id)


def _meetings() -> Mapping[str, Sequence[Meeting]]:
    rows = db.records(Meeting, "SELECT council_id, held_on, is_public, form FROM council_meeting ORDER BY held_on DESC")
    return _grouped(rows, lambda row: row.council_id)


def _qualifications() -> Mapping[str, Sequence[Qualification]]:
    rows = db.records(Qualification, "SELECT area_id, kind, persons, year FROM qualification ORDER BY year DESC, kind")
    return _grouped(rows, lambda row: row.area_id)


def _analyses() -> Mapping[str, Sequence[Analysis]]:
    rows = db.records(
        Analysis, "SELECT area_id, kind, completed_on, sampling, n FROM analysis ORDER BY completed_on DESC"
    )
    return _grouped(rows, lambda row: row.area_id)


def _contacts() -> Mapping[str, Sequence[Contact]]:
    rows = db.records(Contact, "SELECT area_id, kind, held_on FROM contact ORDER BY held_on DESC")
    return _grouped(rows, lambda row: row.area_id)


def _projects() -> Mapping[str, Sequence[Project]]:
    rows = db.records(
        Project,
        """
        SELECT area_id, title, started_on, ended_on, grant_eur, beccaria_steps, evaluated FROM project
        ORDER BY started_on DESC, title
    """,
    )
    return _grouped(rows, lambda row: row.area_id)


@db.per_build
def complete_topics() -> frozenset[str]:
    """Topics of the registry whose lists are complete in every release of it: there, no row means none."""
    rows = db.query("SELECT topic FROM registry_scope GROUP BY topic HAVING bool_and(complete)")
    return frozenset(row["topic"] for row in rows)
