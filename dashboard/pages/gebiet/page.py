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
from dashboard.pages.gebiet import area, findings, headlines, indicators, insiko, structure, unknown_area
from dashboard.pages.gebiet.area import Head, Neighbours
from dashboard.pages.gebiet.findings import Findings
from dashboard.pages.gebiet.headlines import Card, Choice, Sentence
from dashboard.pages.gebiet.indicators import Indicators
from dashboard.pages.gebiet.insiko import InSiKo
from dashboard.pages.gebiet.profile import Profile, load
from dashboard.pages.gebiet.structure import Structure
from dashboard.queries import frame, profile_registry, profile_values
from dashboard.queries import profile as queries
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
    """The page. `insiko` is None where the registry keeps no statement."""

    notices: Sequence[Notice]
    head: Head
    sentences: Sequence[Sentence]
    choices: Sequence[Choice]
    cards: Sequence[Card]
    findings: Findings
    indicators: Indicators
    structure: Structure
    insiko: InSiKo | None
    neighbours: Neighbours
    limits: Markup
    sources: Sources

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Id and title of every section."""
        return [(name, title) for name, title in texts.SECTIONS.items() if self.insiko or name != "saeulen"]


def document(request: Request) -> Document:
    """The page for an address; 400 where it is no ARS or a parameter cannot be read, 404 where there is no such area."""
    value = request.arguments.get("area", "")
    body = queries.profiled_area(value) if profile_selection.is_key(value) else None
    if body is None:
        unknown = unknown_area.page(value)
        status = 400 if value and not profile_selection.is_key(value) else 404
        title = notice_texts.MALFORMED_TITLE if status == 400 else notice_texts.UNKNOWN_TITLE
        return Document(title, "gebiet/unknown_area.html.j2", unknown, status)
    version = frame.build()["version"]
    selection, notices = profile_selection.read(request.parameters, body.level, body.kind, version)
    profile = load(body, selection)
    titles = {each["indicator_id"]: each["title"] for each in profile_values.indicators()}
    notices += profile_selection.unknown_indicator(selection.indicator, profile.series, titles)
    return Document(
        f"{body.label} – {texts.TITLE}",
        "gebiet/page.html.j2",
        _content(profile, notices),
        status_of(notices),
        scripts=("copy_link.js",),
    )


def _content(profile: Profile, notices: Sequence[Notice]) -> Content:
    registry = profile_registry.registry(profile.area_id)
    return Content(
        notices,
        area.head(profile),
        headlines.three_sentences(profile, registry),
        headlines.choices(profile),
        headlines.cards(profile, registry),
        findings.section(profile.area),
        indicators.section(profile),
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
    return Sources(
        area.other_keys(profile.area),
        [*used, build["boundaries_note"]],
        citation,
        bool(build["demo"]),
        FileLinks(profile_selection.address(profile.area_id), file_texts.NAMES["profil"]),
    )


PAGE = Page("gebiet", "/gebiet/<path:area>", base_texts.PROFILE, document, navigation=False, more_paths=("/gebiet",))
