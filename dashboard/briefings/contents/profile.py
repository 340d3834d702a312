"""The Kommunalprofil: one area on a few pages, from the same series, verdicts, findings and sentences as its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard import german
from dashboard.addresses import profile_selection
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings.content import Content, UnknownBriefingError
from dashboard.briefings.contents import cells, imprint, profile_course, profile_structure, profile_values, prose_texts
from dashboard.briefings.model import (
    Block,
    Briefing,
    Cell,
    Column,
    KeyFigure,
    KeyFigures,
    Section,
    Sentences,
    Subheading,
    Table,
)
from dashboard.pages.gebiet import answers, area, figures, findings, indicators
from dashboard.pages.gebiet.answers import Answers
from dashboard.pages.gebiet.next_steps import NextSteps, Step
from dashboard.pages.gebiet.profile import Profile, load
from dashboard.queries import profile as queries
from dashboard.queries import profile_registry
from dashboard.queries.areas import areas
from dashboard.texts import briefing_profile as texts
from dashboard.texts import briefing_selection as selection_texts
from dashboard.texts import profile as page_texts
from dashboard.texts import profile_answers as answer_texts
from dashboard.texts import profile_findings as finding_texts
from dashboard.web import canonical

MOST_PEERS = 5
_FROM_NUMBERS = re.compile(r" [−\d].*")  # "Bevölkerungsdichte 139 und 152 Einwohner je km²"
KEY, LEVELS = "profil", ("land", "kreis", "kommune", "gemeinde")


def build(selection: Selection) -> Briefing:
    """The profile of an area; UnknownBriefingError where there is none."""
    body = queries.profiled_area(selection.area)
    if body is None:
        raise UnknownBriefingError(selection_texts.AREA_UNKNOWN.format(value=selection.area))
    profile = load(body)
    registry = profile_registry.registry(body.area_id)
    found = findings.section(body)
    sections = [
        _answers(profile, answers.answers(profile, registry, found), has_reasons=_is_asked(selection, "anlaesse")),
        profile_structure.findings_section(profile, found),
        profile_values.section(profile),
        profile_course.section(profile),
        profile_structure.section(profile, registry),
        _similar(profile),
        _method(profile),
    ]
    kreis = body.kreis if body.kreis != body.label else ""
    facts = " · ".join(filter(None, [area.facts(body), kreis]))
    return imprint.document(
        selection,
        "kommunalprofil",
        texts.DOCUMENT_TITLE.format(area=body.label),
        texts.SUBTITLE.format(facts=facts, key=body.area_id),
        sections,
        body.area_id,
    )


def _is_asked(selection: Selection, section: str) -> bool:
    return not selection.sections or section in selection.sections


def _answers(profile: Profile, said: Answers, *, has_reasons: bool) -> Section:
    """The three answers at the top of the page; `has_reasons`: why something is to be done stands in the table of occasions."""
    blocks: list[Block] = [
        Subheading(answer_texts.STANDING),
        KeyFigures(
            [
                KeyFigure(each.label, each.figure, each.text, cells.first_number(each.figure), each.demo)
                for each in said.topics
            ]
        ),
        Subheading(answer_texts.REAL),
        *([Sentences([said.invented], "notice")] if said.invented else []),
        Sentences(
            [
                texts.COMPARED.format(
                    label=each.label, sentence=f"{each.compared} {each.usual}{'.' if each.usual else ''}".strip()
                )
                for each in said.topics
                if each.compared
            ],
            "points",
        ),
    ]
    blocks += [Subheading(answer_texts.NEXT), *_next(said.next, has_reasons=has_reasons)]
    of_crime, of_feeling = profile.headline(*answers.CRIME), profile.headline(*answers.FEELING)
    used = imprint.sources(figures.origin_of(each.indicator) for each in (of_crime, of_feeling) if each)
    of_registry = imprint.of_registry()
    return Section("antworten", texts.SECTIONS["antworten"], blocks, imprint.joined(used, of_registry))


def _next(steps: NextSteps, *, has_reasons: bool) -> Iterator[Block]:
    template = texts.STEP_SHORT if has_reasons else texts.STEP
    listed = [_step(each, template) for each in (steps.first, *steps.more) if each]
    if listed:
        yield Sentences(listed, "numbered")
    name, _ = answer_texts.LEITSTELLE
    contact = (
        texts.CONTACT.format(name=name, contact=steps.contact)
        if steps.contact
        else texts.CONTACT_UNKNOWN.format(name=name)
    )
    confirmed = texts.CONFIRMED.format(day=imprint.as_of())
    yield Sentences([*([steps.none] if steps.none else []), f"{contact} {confirmed}"])


def _step(step: Step, template: str) -> str:
    said = template.format(title=step.title, severity=finding_texts.SEVERITY[step.severity], reason=step.reason)
    return texts.STEP_OFFER.format(step=said, offer=step.offer) if step.offer else said


def _similar(profile: Profile) -> Section:
    """Areas that are alike, a line each: in what is said in words, the numbers stand on the page."""
    heading, shown = texts.SECTIONS["aehnliche"], area.neighbours(profile).similar
    if shown is None:
        return Section("aehnliche", heading, [Sentences([page_texts.PEERS_NONE])])
    known = areas().by_id
    columns = (
        Column(page_texts.PEER_HEAD_AREA, heads_row=True),
        Column(page_texts.PEER_HEAD_PEOPLE, "integer"),
        Column(page_texts.PEER_HEAD_REASON),
    )
    rows = [
        [
            Cell(known[each.area_id].label),
            cells.number(known[each.area_id].inhabitants),
            Cell("; ".join(_FROM_NUMBERS.sub("", reason) for reason in each.reasons)),
        ]
        for each in profile.similar[:MOST_PEERS]
    ]
    further = [known[each.area_id].label for each in profile.similar[MOST_PEERS:]]
    more = texts.MORE_PEERS.format(names=german.listing(further)) if further else ""
    title = texts.PEERS_TABLE.format(area=profile.area.label)
    return Section(
        "aehnliche",
        heading,
        [Table("aehnliche_gebiete", title, columns, rows, f"{page_texts.PEERS_LEAD} {more}".rstrip())],
    )


def _method(profile: Profile) -> Section:
    """The limits that hold for what this profile shows, and where all of them stand."""
    shown = [series.indicator for series in profile.series.values()]
    has_crime = any(each["topic"] == indicators.CRIME for each in shown)
    has_survey = any(each["survey"] for each in shown)
    named = [
        *(texts.LIMITS_OF_CRIME if has_crime else ()),
        *(texts.LIMITS_OF_SURVEYS if has_survey else ()),
    ]
    said = [prose_texts.beginning(prose_texts.point("grenzen", name), 2) for name in named or texts.LIMITS_OF_NO_VALUES]
    where = canonical.absolute(f"{profile_selection.address(profile.area_id)}#grenzen")
    return Section(
        "methode",
        texts.SECTIONS["methode"],
        [Sentences([texts.METHOD_LEAD.format(address=where)]), Sentences(said, "points")],
    )


CONTENT = Content(KEY, texts.TITLE, texts.DESCRIPTION, texts.SECTIONS, build, LEVELS)
