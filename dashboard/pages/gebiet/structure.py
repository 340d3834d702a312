"""The bodies of an area with their facts, institutions and groups; what was reported when; what the area did besides.

No row means none only where the lists of the registry are complete.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import charts, german
from dashboard.addresses import profile_selection
from dashboard.maps import drawing
from dashboard.pages.gebiet import figures, sentences
from dashboard.pages.gebiet.figures import Figure, LegendEntry
from dashboard.queries import frame, profile_coverage, profile_registry
from dashboard.queries.profile import ProfiledArea
from dashboard.queries.profile_registry import (
    Analysis,
    AreaStatus,
    Contact,
    Council,
    Meeting,
    Member,
    Project,
    Qualification,
    Registry,
    Report,
    WorkingGroup,
)
from dashboard.texts import profile as profile_texts
from dashboard.texts import profile_files as file_texts
from dashboard.texts import profile_structure as texts
from dashboard.texts.statuses import STATUSES
from dashboard.theme import MUTED
from dashboard.web.file_links import FileLinks
from dashboard.web.links import link
from dashboard.web.table import Column, Table

UNMARKED = f'<path d="M0-5v10" stroke="{MUTED}" stroke-width="2"/>'
MOST_MEETINGS, MOST_ENTRIES = 4, 6


@dataclass(frozen=True)
class Body:
    """One body. `facts` and `members` are pairs of a name and what is known; where there are no members or groups, a word says why."""

    name: str
    remarks: Sequence[str]
    facts: Sequence[tuple[str, str]]
    members: Sequence[tuple[str, str]]
    no_members: str
    groups: Sequence[str]
    no_groups: str
    meetings: Sequence[str]


@dataclass(frozen=True)
class History:
    """The reports on a line of time, with their table and files; no figure where nobody reported anything."""

    figure: Figure | None
    table: Table
    files: FileLinks


@dataclass(frozen=True)
class WorkList:
    """What an area did of one kind: the newest entries, the older ones folded under a label; `none` where there are no entries."""

    title: str
    entries: Sequence[str]
    older: Sequence[str]
    older_label: str
    none: str


@dataclass(frozen=True)
class Structure:
    """The section. Where the registry keeps no statement, `elsewhere` says so and leads to the place that does (address, text)."""

    demo: bool = False
    others: str = ""
    bodies: Sequence[Body] = ()
    above: str = ""
    parts: str = ""
    history: History | None = None
    work: Sequence[WorkList] = ()
    elsewhere: str = ""
    elsewhere_link: tuple[str, str] = ("", "")


def section(area: ProfiledArea, registry: Registry | None) -> Structure:
    """What is known of the bodies of an area."""
    if registry is None:
        if area.level == "land":
            return Structure(elsewhere=f"{texts.NO_STRUCTURE_LAND} ", elsewhere_link=("/", profile_texts.ON_MAP))
        address = profile_selection.address(area.kommune_id or "")
        return Structure(elsewhere=texts.NO_STRUCTURE_GEMEINDE, elsewhere_link=(address, area.kommune or ""))
    parts = german.listing([f"{each.name} ({each.gemeinde})" for each in registry.part_councils])
    return Structure(
        registry.status.demo,
        sentences.others(profile_coverage.of_kind(area.level, area.kind), area.kind, frame.build()["as_of"]),
        [_body(council, registry) for council in registry.councils],
        _above(area, registry) if registry.status.above_council else "",
        texts.PARTS.format(listing=parts) if parts and area.level == "kommune" else "",
        history(area, registry),
        _work(registry),
    )


def _above(area: ProfiledArea, registry: Registry) -> str:
    """Whose body of the Kreis is responsible, beside its own or alone."""
    template = texts.ALSO_ABOVE if registry.councils else texts.FOR_ABOVE
    return template.format(
        name=registry.status.above_council, owner=sentences.Place(area.kreis or "", "landkreis").owner
    )


def _body(council: Council, registry: Registry) -> Body:
    council_id = council.council_id
    members, groups = registry.members[council_id], registry.groups[council_id]
    remarks = (
        "" if council.counts_as_body else texts.NOT_COUNTED,
        texts.FORMER.format(name=council.former_name) if council.former_name else _responsibility(council),
    )
    return Body(
        council.name,
        [each for each in remarks if each],
        _facts(council, registry.status),
        _members(members),
        "" if members else _none("member"),
        [_group(each) for each in groups],
        "" if groups else _none("group"),
        [_meeting(each) for each in registry.meetings[council_id][:MOST_MEETINGS]],
    )


def _responsibility(council: Council) -> str:
    """That a body is no longer or not yet responsible."""
    if council.is_current:
        return ""
    if council.valid_until and council.valid_until < frame.build()["as_of"]:
        return texts.ENDED.format(day=german.day(council.valid_until))
    return texts.NOT_BEGUN.format(day=german.day(council.valid_from))


def _none(topic: str) -> str:
    """What no entry means."""
    return texts.NONE_KNOWN if topic in profile_registry.complete_topics() else texts.NOT_KNOWN


def _facts(council: Council, status: AreaStatus) -> list[tuple[str, str]]:
    """Names and what is known; what nobody knows is called so."""
    is_status_body = council.council_id == status.council_id
    level = council.participation_level
    facts = {
        "type": texts.TYPES[council.type],
        "founded": _founded(council),
        "reconstituted": _day(council.reconstituted_on),
        "chair": texts.CHAIRS[council.chair] if council.chair else "",
        "fte": german.number(council.fte, 2) if council.fte is not None else "",
        "participation": texts.PARTICIPATION[level] if level is not None else "",
        "concept": _yes(council.has_concept),
        "rules": _rules(council.rules_of_procedure_year),
        "meeting": _day(status.last_meeting_on) if is_status_body else "",
        "public_meeting": _day(status.last_public_meeting_on) if is_status_body else "",
        "meetings": german.number(status.meetings_12m) if is_status_body and status.meetings_12m is not None else "",
        "digital_attendance": _yes(council.digital_attendance),
        "digital_forms": _digital_forms(council.digital_forms),
        "online_exchange": _yes(council.online_exchange),
        "topics": ", ".join(council.topics),
    }
    left_out = {"reconstituted", *(() if is_status_body else ("meeting", "public_meeting", "meetings"))}
    return [
        (texts.FACTS[name], words or texts.NOT_KNOWN) for name, words in facts.items() if words or name not in left_out
    ]


def _founded(council: Council) -> str:
    day = council.founded_on
    if day is None:
        return ""
    return {"year": str(day.year), "month": german.month(day)}.get(council.founded_precision or "", german.day(day))


def _day(value: date | None) -> str:
    return german.day(value) if value else ""


def _yes(value: bool | None) -> str:
    return "" if value is None else texts.YES if value else texts.NO


def _rules(year: int | None) -> str:
    if year is None:
        return ""
    return texts.RULES_YEAR.format(year=year) if year else texts.NO


def _digital_forms(forms: Sequence[str] | None) -> str:
    if forms is None:
        return ""
    return ", ".join(texts.DIGITAL_FORMS[form] for form in forms) or texts.NONE_KNOWN


def _members(members: Sequence[Member]) -> list[tuple[str, str]]:
    sectors: dict[str, list[str]] = {}
    for each in members:
        sectors.setdefault(each.sector, []).append(each.institution)
    return [(texts.SECTORS[sector], ", ".join(institutions)) for sector, institutions in sectors.items()]


def _group(group: WorkingGroup) -> str:
    return f"{group.name} ({texts.GROUP_STATES[group.active]})"


def _meeting(meeting: Meeting) -> str:
    facts = (german.day(meeting.held_on), texts.MEETING_KINDS[meeting.is_public], texts.MEETING_FORMS[meeting.form])
    return ", ".join(filter(None, facts))


def body_names(registry: Registry) -> Mapping[str | None, str]:
    """Names of the bodies by key; None stands for reports about the area itself."""
    return {**{each.council_id: each.name for each in registry.councils}, None: texts.HISTORY_OF_AREA}


def history_figure(area: ProfiledArea, registry: Registry) -> Figure | None:
    """One lane per body with reports, one for reports about the area itself; None where nobody reported anything."""
    reports = registry.reports
    if not reports:
        return None
    as_of = frame.build()["as_of"]
    lanes = [
        (name, [each for each in reports if each.council_id == council_id])
        for council_id, name in body_names(registry).items()
    ]
    chart, height = charts.history(
        [
            charts.Lane(name, [charts.Event(each.as_of, drawing.MARKS.get(each.status, "")) for each in of_body])
            for name, of_body in lanes
            if of_body
        ],
        as_of,
    )
    title = texts.HISTORY_TITLE.format(area=area.label, years=german.years(reports[0].as_of.year, as_of.year))
    statuses = [status for status in STATUSES if any(each.status == status for each in reports)]
    legend = [LegendEntry(drawing.MARKS.get(status, UNMARKED), STATUSES[status]) for status in statuses]
    return Figure(title, _summary(reports), figures.markup(chart), height, legend)


def _summary(reports: Sequence[Report]) -> str:
    last = reports[-1]
    return texts.HISTORY_SUMMARY.format(
        reports=german.plural(len(reports), "Meldung", "Meldungen"),
        day=german.day(last.as_of),
        status=STATUSES[last.status],
    )


def history(area: ProfiledArea, registry: Registry) -> History:
    """What was reported, when and by whom."""
    names = body_names(registry)
    columns = [Column(each) for each in (texts.HEAD_DAY, texts.HEAD_BODY, texts.HEAD_STATUS, texts.HEAD_REPORT)]
    rows = [
        [german.day(each.as_of), names[each.council_id], STATUSES[each.status], _source(each.source)]
        for each in reversed(registry.reports)
    ]
    table = Table(texts.HISTORY, columns, rows, css="stapelt geb-werte", hidden_caption=True)
    address = f"/gebiet/{area.area_id}/meldungen"
    files = FileLinks(address, file_texts.HEAD, texts.HISTORY, picture=True)
    return History(history_figure(area, registry), table, files)


def _source(source: str) -> str:
    return link(texts.REPORT_LINK, source) if source.startswith(("https://", "http://")) else source


def _work(registry: Registry) -> list[WorkList]:
    return [
        _work_list(texts.QUALIFICATIONS, "qualification", list(map(_qualification, registry.qualifications))),
        _work_list(texts.ANALYSES, "analysis", list(map(_analysis, registry.analyses))),
        _work_list(texts.CONTACTS, "contact", list(map(_contact, registry.contacts))),
        _work_list(texts.PROJECTS, "project", list(map(_project, registry.projects))),
    ]


def _work_list(title: str, topic: str, entries: Sequence[str]) -> WorkList:
    older = entries[MOST_ENTRIES:]
    label = texts.FURTHER.format(count=len(older))
    return WorkList(title, entries[:MOST_ENTRIES], older, label, "" if entries else _none(topic))


def _qualification(row: Qualification) -> str:
    persons = german.plural(row.persons, "Person", "Personen")
    return f"{texts.QUALIFICATION_KINDS[row.kind]}: {texts.QUALIFIED.format(persons=persons, year=row.year)}"


def _analysis(row: Analysis) -> str:
    facts = (
        german.day(row.completed_on),
        texts.SAMPLINGS.get(row.sampling or "", ""),
        texts.RESPONDENTS.format(count=german.number(row.n)) if row.n else "",
    )
    return f"{texts.ANALYSIS_KINDS[row.kind]}, {', '.join(filter(None, facts))}"


def _contact(row: Contact) -> str:
    return f"{texts.CONTACT_KINDS[row.kind]}, {german.day(row.held_on)}"


def _project(row: Project) -> str:
    start = german.day(row.started_on)
    facts = (
        f"{start} bis {german.day(row.ended_on)}" if row.ended_on else f"seit {start}",
        texts.GRANT.format(amount=german.number(row.grant_eur)) if row.grant_eur else "",
        texts.STEPS.format(steps=row.beccaria_steps) if row.beccaria_steps is not None else "",
        texts.EVALUATED[row.evaluated] if row.evaluated is not None else "",
    )
    return f"{row.title}: {', '.join(filter(None, facts))}"
