"""The profile of an area: /gebiet/<ars>. Complete without scripts, printable, with a true status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from dashboard import german
from dashboard import texts as base_texts
from dashboard.addresses import profile_selection
from dashboard.addresses.notices import Notice, status_of
from dashboard.pages.gebiet import (
    answers,
    area,
    findings,
    indicators,
    insiko,
    kreis_sheet,
    profile_address,
    published_surveys,
    structure,
    unknown_area,
)
from dashboard.pages.gebiet.answers import Answers, Choice
from dashboard.pages.gebiet.area import Head, Neighbours
from dashboard.pages.gebiet.findings import Findings
from dashboard.pages.gebiet.indicators import Indicators
from dashboard.pages.gebiet.insiko import InSiKo
from dashboard.pages.gebiet.kreis_sheet import KreisSheet
from dashboard.pages.gebiet.profile import Profile, load
from dashboard.pages.gebiet.published_surveys import PublishedSurveys
from dashboard.pages.gebiet.structure import Structure
from dashboard.queries import frame, profile_registry
from dashboard.queries import profile as queries
from dashboard.queries import published_surveys as published_queries
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.texts import profile_notices as notice_texts
from dashboard.web import canonical
from dashboard.web.file_links import FileLinks
from dashboard.web.page import Document, Page, Request
from dashboard.web.prose import prose


@dataclass(frozen=True)
class Sources:
    """Where the values come from, how to cite the page, its files."""

    other_keys: str
    attributions: Sequence[str]
    citation: str
    demo: bool
    files: FileLinks


@dataclass(frozen=True)
class Content:
    """The page. `published` is None where nobody has published a survey, `insiko` where the registry keeps no statement, `sheet` where the
    area is neither a Landkreis nor the Land."""

    notices: Sequence[Notice]
    head: Head
    answers: Answers
    choices: Sequence[Choice]
    sheet: KreisSheet | None
    findings: Findings
    indicators: Indicators
    published: PublishedSurveys | None
    structure: Structure
    insiko: InSiKo | None
    neighbours: Neighbours
    limits: Markup
    sources: Sources

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Id and title of every section."""
        absent = {
            name for name, part in (("veroeffentlicht", self.published), ("saeulen", self.insiko)) if part is None
        }
        of_sheet = self.sheet.sections if self.sheet else []
        return [*of_sheet, *((name, title) for name, title in texts.SECTIONS.items() if name not in absent)]


def document(request: Request) -> Document:
    """The page for an address; 400 where it is no ARS or a parameter cannot be read, 404 where there is no such area."""
    value = request.arguments.get("area", "")
    body = queries.profiled_area(value) if profile_selection.is_key(value) else None
    if body is None:
        unknown = unknown_area.page(value)
        status = 400 if value and not profile_selection.is_key(value) else 404
        title = notice_texts.MALFORMED_TITLE if status == 400 else notice_texts.UNKNOWN_TITLE
        return Document(title, "gebiet/unknown_area.html.j2", unknown, status)
    selection, order, notices = profile_address.read(request.parameters, body)
    profile = load(body, selection)
    titles = profile_address.indicator_titles()
    notices += profile_selection.unknown_indicator(selection.indicator, profile.series, titles)
    return Document(
        f"{body.label} – {texts.TITLE}",
        "gebiet/page.html.j2",
        _content(profile, kreis_sheet.sheet(body, order, profile.named_reference), notices),
        status_of(notices),
        scripts=("copy_link.js", "sections.js"),
    )


def _content(profile: Profile, sheet: KreisSheet | None, notices: Sequence[Notice]) -> Content:
    registry = profile_registry.registry(profile.area_id)
    of_area = findings.section(profile.area)
    return Content(
        notices,
        area.head(profile),
        answers.answers(profile, registry, of_area),
        answers.choices(profile),
        sheet,
        of_area,
        indicators.section(profile),
        published_surveys.section(profile),
        structure.section(profile.area, registry),
        insiko.section(profile, registry) if registry else None,
        area.neighbours(profile),
        _limits(),
        _sources(profile),
    )


@cache
def _limits() -> Markup:
    """What these numbers do not tell."""
    return prose("grenzen")


def _sources(profile: Profile) -> Sources:
    build = frame.build()
    citation = texts.CITATION.format(
        area=profile.area.label,
        key=profile.area_id,
        version=build["version"],
        as_of=german.day(build["as_of"]),
        address=canonical.absolute(profile_selection.address(profile.area_id)),
    )
    used = dict.fromkeys(each.indicator["attribution"] for each in profile.series.values())
    used |= dict.fromkeys(row.attribution for row in published_queries.of_area(profile.area_id))
    return Sources(
        area.other_keys(profile.area),
        [*used, build["boundaries_note"]],
        citation,
        bool(build["demo"]),
        FileLinks(profile_selection.address(profile.area_id), file_texts.NAMES["profil"]),
    )


PAGE = Page("gebiet", "/gebiet/<path:area>", base_texts.PROFILE, document, navigation=False, more_paths=("/gebiet",))
