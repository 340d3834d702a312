"""The bodies of an area in a profile with what is known of them, what the area did besides, and its occasions for advice."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import german
from dashboard.briefings.contents import imprint
from dashboard.briefings.model import Block, Cell, Column, Section, Sentences, Subheading, Table
from dashboard.pages.gebiet import structure
from dashboard.pages.gebiet.findings import Findings
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.structure import Body, Structure, WorkList
from dashboard.queries.occasions import Finding
from dashboard.queries.profile_registry import Registry
from dashboard.texts import briefing_profile as texts
from dashboard.texts import profile_findings as finding_texts
from dashboard.texts import profile_structure as page_texts

MOST_ENTRIES, MOST_MEETINGS = 3, 2


def section(profile: Profile, registry: Registry | None) -> Section:
    """Bodies with facts and members, reports, qualifications, analyses, contacts, projects."""
    shown = structure.section(profile.area, registry)
    heading = texts.SECTIONS["struktur"]
    if shown.elsewhere:
        _, where = shown.elsewhere_link
        return Section("struktur", heading, [Sentences([f"{shown.elsewhere}{where}".rstrip()])])
    return Section("struktur", heading, list(_blocks(shown)), imprint.of_registry())


def _blocks(shown: Structure) -> Iterator[Block]:
    beside = [each for each in (shown.above, shown.parts) if each]
    said = [shown.others, *([] if shown.bodies else [page_texts.NO_COUNCIL, *beside])]
    yield Sentences([each for each in said if each])
    for number, body in enumerate(shown.bodies, 1):
        yield from _body(body, number, invented=shown.demo)
    if shown.bodies and beside:
        yield Sentences(beside)
    work = [texts.WORK.format(title=each.title, entries=_newest(each) or each.none) for each in shown.work]
    if work:
        yield Sentences(work, "points")
    if shown.history is not None and shown.history.figure is not None:
        figure = shown.history.figure
        yield Sentences([texts.REPORTED.format(title=figure.title, sentence=figure.sentence)])


def _newest(work: WorkList) -> str:
    """The newest entries, and how many more the page has."""
    every = [*work.entries, *work.older]
    more = len(every) - MOST_ENTRIES
    return "; ".join(every[:MOST_ENTRIES]) + (texts.AND_MORE.format(count=german.number(more)) if more > 0 else "")


def _body(body: Body, number: int, *, invented: bool) -> Iterator[Block]:
    marks = ("e",) if invented else ()
    known = [(name, value) for name, value in body.facts if value != page_texts.NOT_KNOWN]
    known += [(texts.MEMBERS_OF.format(sector=sector), listed) for sector, listed in body.members]
    unknown = [name for name, value in body.facts if value == page_texts.NOT_KNOWN]
    if known:
        columns = (Column(texts.BODY_FACT, heads_row=True), Column(texts.BODY_VALUE))
        rows = [(Cell(name), Cell(value, marks=marks)) for name, value in known]
        # Its title names the body.
        yield Table(f"gremium_{number}", texts.BODY_TABLE.format(name=body.name), columns, rows, synthetic=invented)
    else:
        yield Subheading(body.name)
    said = [
        *body.remarks,
        texts.UNKNOWN_FACTS.format(names=german.listing(unknown)) if unknown else "",
        "" if body.members else texts.NO_MEMBERS.format(none=body.no_members),
        texts.GROUPS.format(groups="; ".join(body.groups) or body.no_groups),
        texts.MEETINGS.format(meetings="; ".join(body.meetings[:MOST_MEETINGS])) if body.meetings else "",
    ]
    yield Sentences([" ".join(each for each in said if each)])


def findings_section(profile: Profile, found: Findings) -> Section:
    """Occasions and hints with their evidence and what the Leitstelle offers; only Kommunen have any."""
    heading = texts.SECTIONS["anlaesse"]
    if found.none:
        return Section("anlaesse", heading, [Sentences([found.none])])
    columns = (
        Column(texts.FINDING, heads_row=True),
        Column(texts.EVIDENCE),
        Column(texts.OFFERS),
    )
    listed = [finding for finding, _, _ in found.findings]
    title = texts.FINDINGS_TABLE.format(area=profile.area.label, day=imprint.as_of())
    invented = any(each.demo for each in listed)
    sources = "; ".join(dict.fromkeys(each.source.removesuffix(".") for each in listed))
    note = texts.EVIDENCE_FROM.format(sources=sources)
    table = Table("beratungsanlaesse", title, columns, list(map(_finding, listed)), note, synthetic=invented)
    return Section("anlaesse", heading, [Sentences([texts.FINDINGS_LEAD]), table], imprint.of_registry())


def _finding(finding: Finding) -> list[Cell]:
    said = texts.FINDING_OF.format(title=finding.title, severity=finding_texts.SEVERITY[finding.severity])
    evidence = texts.EVIDENCE_OF.format(evidence=finding.evidence, certainty=finding.certainty)
    offers = "; ".join(each.title for each in finding.offers)
    return [
        Cell(said, marks=("e",) if finding.demo else ()),
        Cell(evidence),
        Cell(german.capital(offers or finding_texts.NO_OFFER)),
    ]
