"""The bodies of an area in a profile with what is known of them, what the area did besides, and its occasions for advice."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import german
from dashboard.briefings.contents import cells, imprint, pictures
from dashboard.briefings.model import Block, Cell, Chart, Column, Section, Sentences, Subheading, Table
from dashboard.pages.gebiet import structure
from dashboard.pages.gebiet.findings import Findings
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.structure import Body, Structure
from dashboard.queries.occasions import Finding
from dashboard.queries.profile_registry import Registry
from dashboard.texts import briefing_profile as texts
from dashboard.texts import profile_findings as finding_texts
from dashboard.texts import profile_structure as page_texts


def section(profile: Profile, registry: Registry | None) -> Section:
    """Bodies with facts and members, reports, qualifications, analyses, contacts, projects."""
    shown = structure.section(profile.area, registry)
    heading = texts.SECTIONS["struktur"]
    if shown.elsewhere:
        _, where = shown.elsewhere_link
        return Section("struktur", heading, [Sentences([f"{shown.elsewhere}{where}".rstrip()])])
    return Section("struktur", heading, list(_blocks(shown, profile, registry)), imprint.of_registry())


def _blocks(shown: Structure, profile: Profile, registry: Registry | None) -> Iterator[Block]:
    beside = [shown.others, shown.above, shown.parts]
    none = [] if shown.bodies else [page_texts.NO_COUNCIL]
    yield Sentences([*none, *filter(None, beside)])
    for number, body in enumerate(shown.bodies, 1):
        yield from _body(body, number, invented=shown.demo)
    work = [
        texts.WORK.format(title=each.title, entries="; ".join([*each.entries, *each.older]) or each.none)
        for each in shown.work
    ]
    if work:
        yield Sentences(work, "points")
    figure = shown.history.figure if shown.history else None
    if figure is not None and registry is not None:
        table = _reports(profile, registry, invented=shown.demo)
        yield Chart(figure.title, pictures.figure(figure), table, synthetic=shown.demo)


def _body(body: Body, number: int, *, invented: bool) -> Iterator[Block]:
    yield Subheading(body.name)
    if body.remarks:
        yield Sentences(body.remarks)
    marks = ("e",) if invented else ()
    columns = (Column(texts.BODY_FACT, heads_row=True), Column(texts.BODY_VALUE))
    rows = [
        (Cell(name), Cell(value, marks=("u",) if value == page_texts.NOT_KNOWN else marks))
        for name, value in body.facts
    ]
    yield Table(f"gremium_{number}", texts.BODY_TABLE.format(name=body.name), columns, rows, synthetic=invented)
    if body.members:
        yield Table(
            f"mitglieder_{number}",
            texts.MEMBERS_TABLE.format(name=body.name),
            (Column(texts.SECTOR, heads_row=True), Column(texts.INSTITUTIONS)),
            [(Cell(sector), Cell(listed, marks=marks)) for sector, listed in body.members],
            synthetic=invented,
        )
    said = [
        "" if body.members else texts.NO_MEMBERS.format(none=body.no_members),
        texts.GROUPS.format(groups="; ".join(body.groups) or body.no_groups),
        texts.MEETINGS.format(meetings="; ".join(body.meetings)) if body.meetings else "",
    ]
    yield Sentences([each for each in said if each])


def _reports(profile: Profile, registry: Registry, *, invented: bool) -> Table:
    names = structure.body_names(registry)
    columns = (
        Column(page_texts.HEAD_DAY, "date"),
        Column(page_texts.HEAD_BODY, heads_row=True),
        Column(page_texts.HEAD_STATUS),
        Column(page_texts.HEAD_REPORT),
    )
    rows = [
        (
            cells.day(each.as_of),
            Cell(names[each.council_id]),
            cells.status(each.status, demo=invented),
            Cell(each.source),
        )
        for each in reversed(registry.reports)
    ]
    title = texts.REPORTS_TABLE.format(area=profile.area.label)
    return Table("meldungen", title, columns, rows, synthetic=invented)


def findings_section(profile: Profile, found: Findings) -> Section:
    """Occasions and hints with their evidence and what the Leitstelle offers; only Kommunen have any."""
    heading = texts.SECTIONS["anlaesse"]
    if found.none:
        return Section("anlaesse", heading, [Sentences([found.none])])
    columns = (
        Column(texts.FINDING, heads_row=True),
        Column(texts.SEVERITY),
        Column(texts.EVIDENCE),
        Column(texts.OFFERS),
    )
    listed = [finding for finding, _, _ in found.findings]
    title = texts.FINDINGS_TABLE.format(area=profile.area.label, day=imprint.as_of())
    invented = any(each.demo for each in listed)
    table = Table("beratungsanlaesse", title, columns, list(map(_finding, listed)), synthetic=invented)
    return Section("anlaesse", heading, [Sentences([texts.FINDINGS_LEAD]), table], imprint.of_registry())


def _finding(finding: Finding) -> list[Cell]:
    evidence = texts.EVIDENCE_OF.format(
        evidence=finding.evidence, certainty=finding.certainty, source=finding.source.removesuffix(".")
    )
    offers = "; ".join(each.title for each in finding.offers)
    return [
        Cell(finding.title, marks=("e",) if finding.demo else ()),
        Cell(finding_texts.SEVERITY[finding.severity]),
        Cell(evidence),
        Cell(german.capital(offers or finding_texts.NO_OFFER)),
    ]
