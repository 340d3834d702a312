"""The form of the page "Briefing": the contents as links, then what is chosen of one of them. It works without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from dashboard import db, german
from dashboard.addresses.briefing_selection import FORMATS, PATH, SECTIONS, TYPED, Selection, address
from dashboard.addresses.change_selection import EARLIER
from dashboard.addresses.parameters import VERSION
from dashboard.briefings import catalogue
from dashboard.briefings.content import Content
from dashboard.briefings.formats import FORMATS as ALL_FORMATS
from dashboard.briefings.reading import Reading, published
from dashboard.texts import briefing_page as texts
from dashboard.web.choice import Choice
from dashboard.web.links import Link

JOBS_PATH = "/briefing/auftrag"


@dataclass(frozen=True)
class ContentLink:
    """A content to choose: its title, what it is, and the address with it."""

    title: str
    description: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Box:
    """A checkbox: its value and what it says."""

    value: str
    text: str
    is_checked: bool


@dataclass(frozen=True)
class Form:
    """`hidden`: what goes along unseen; `area`: words about the one chosen; `asks_for_area`: whether the content is of one; `suggested`:
    addresses of areas that may have been meant; `comes_from`: the page whose filters and choices hold here too."""

    title: str
    contents: Sequence[ContentLink]
    hidden: Mapping[str, str]
    asks_for_area: bool
    area: str
    missing: str
    without_area: Link | None
    suggested: Sequence[Link]
    version: Choice | None
    since: Choice | None
    sections: Sequence[Box]
    formats: Sequence[Box]
    comes_from: Link | None = None
    sections_name: str = SECTIONS.name
    formats_name: str = FORMATS.name
    action: str = JOBS_PATH
    page: str = PATH
    typed_name: str = TYPED.name

    @property
    def has_fewer(self) -> bool:
        """Whether some section is left out."""
        return not all(box.is_checked for box in self.sections)

    @property
    def sections_words(self) -> str:
        """How many of the sections are wanted."""
        chosen = sum(box.is_checked for box in self.sections)
        return (
            texts.SOME_SECTIONS.format(chosen=chosen, all=len(self.sections)) if self.has_fewer else texts.ALL_SECTIONS
        )


def form(reading: Reading) -> Form:
    """The form with everything an address has filled in."""
    selection, content = reading.selection, reading.content
    offered = published()
    return Form(
        title=content.title if content else "",
        contents=list(_contents(reading)),
        hidden=_hidden(reading),
        asks_for_area=bool(content and content.levels),
        area=reading.area.label if reading.area else "",
        missing=reading.missing,
        without_area=_without_area(reading),
        suggested=[
            Link(f"{area.label} ({area.kind_label})", address(replace(selection, area=area.area_id)))
            for area in reading.suggested
        ],
        version=_version(selection, offered.shown, offered.versions),
        since=_since(selection, content, offered.versions),
        sections=[
            Box(name, heading, not selection.sections or name in selection.sections)
            for name, heading in (content.sections.items() if content else ())
        ],
        formats=[
            Box(name, texts.FORMAT.format(title=each.title, purpose=each.purpose), name in selection.formats)
            for name, each in ALL_FORMATS.items()
        ],
        comes_from=_comes_from(selection),
    )


def title(selection: Selection, area: str) -> str:
    """What is written, in a few words: "Kommunalprofil, Hachenburg"."""
    content = catalogue.CONTENTS[selection.content]
    return f"{content.title}, {area}" if area else content.title


def version_name(version: str, template: str = texts.VERSION_OPTION) -> str:
    """A data version as the lists call it: its day and its mark."""
    return template.format(day=german.day(date.fromisoformat(version[:10])), mark=version.partition(".")[2])


def _contents(reading: Reading) -> Iterator[ContentLink]:
    area = reading.area.area_id if reading.area else ""
    for key, content in catalogue.CONTENTS.items():
        asked = Selection(
            key, area if content.levels else "", version=reading.selection.version, formats=reading.selection.formats
        )
        yield ContentLink(content.title, content.description, address(asked), key == reading.selection.content)


def _hidden(reading: Reading) -> dict[str, str]:
    """The version and the version to compare with have fields of their own."""
    selection = reading.selection
    area = reading.area.area_id if reading.area else ""
    return {
        name: value
        for name, value in {"inhalt": selection.content, "gebiet": area, **_handed_on(selection)}.items()
        if value
    }


def _handed_on(selection: Selection) -> dict[str, str]:
    return {name: value for name, value in selection.parameters.items() if name != EARLIER.name}


def _comes_from(selection: Selection) -> Link | None:
    handed_on = _handed_on(selection)
    if selection.content not in texts.PAGES or not handed_on:
        return None
    page, path = texts.PAGES[selection.content]
    return Link(page, f"{path}?{urlencode(handed_on, safe=',:')}")


def _without_area(reading: Reading) -> Link | None:
    if not (reading.content and "land" in reading.content.levels and reading.area):
        return None
    return Link(texts.AREA_LAND, address(replace(reading.selection, area="")))


def _version(selection: Selection, shown: str, versions: Sequence[str]) -> Choice | None:
    if len(versions) < 2:
        return None
    options = [
        (
            "" if each == shown else each,
            version_name(each, texts.VERSION_SHOWN if each == shown else texts.VERSION_OPTION),
        )
        for each in versions
    ]
    return Choice(VERSION.name, texts.VERSION, selection.version, [("", options)])


def _since(selection: Selection, content: Content | None, versions: Sequence[str]) -> Choice | None:
    """Which earlier version the changes are told from, where the content tells any."""
    current = selection.version or db.shown().version
    earlier = list(versions)[list(versions).index(current) + 1 :] if current in versions else []
    if content is None or EARLIER.name not in content.parameters or not earlier:
        return None
    options = [("", texts.SINCE_USUAL), *((each, version_name(each)) for each in earlier)]
    return Choice(EARLIER.name, texts.SINCE, selection.parameters.get(EARLIER.name, ""), [("", options)])
