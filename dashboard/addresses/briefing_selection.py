"""Which briefing an address asks for: content, area, sections, formats, data version, and what the content itself reads of the address."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Protocol

from dashboard import german
from dashboard.addresses.notices import WRONG, Notice, short
from dashboard.addresses.parameters import AREA, VERSION, Parameter, Reader, query
from dashboard.texts import briefing_selection as texts

PATH = "/briefing"
CLOSED = 410  # as of every address that names a version that is no longer kept
CONTENT, SECTIONS, FORMATS = (
    Parameter("inhalt"),
    Parameter("abschnitte", is_list=True),
    Parameter("format", is_list=True),
)
TYPED = Parameter("gebietsname")  # the field of the form: an area by name
OWN = (CONTENT, AREA, TYPED, SECTIONS, FORMATS, VERSION)
# What a content never reads itself; an area it may: the work list is of the Land, and can be of one Kommune.
NOT_HANDED_ON = frozenset(each.name for each in OWN) - {AREA.name}
USUAL_CONTENT, USUAL_FORMATS = "land", ("pdf", "pptx")
LONGEST = 2000  # letters of one parameter that is handed on
_VERSION_NAME = re.compile(r"\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}")
# In the order of the form: who reads it on paper, who presents it, who edits it, who calculates, who programs.
FORMAT_NAMES = ("pdf", "pptx", "docx", "xlsx", "html", "csv")


@dataclass(frozen=True)
class Selection:
    """`content`: key of a content (dashboard/briefings/contents); `area`: ARS, "" where the content is of the Land; `sections`: names of those
    wanted, () for all; `parameters`: what the content reads itself (filters and order of the work list, chosen areas), as in the address of
    the page it comes from; `version`: of the data, "" for the one on show; `formats`: those asked for."""

    content: str
    area: str = ""
    sections: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict, hash=False)
    version: str = ""
    formats: tuple[str, ...] = ()


def address(selection: Selection, path: str = PATH) -> str:
    """The address that asks for it; equal selections have equal addresses."""
    fields = {
        CONTENT.name: selection.content,
        AREA.name: selection.area,
        SECTIONS.name: ",".join(selection.sections),
        **dict(sorted(selection.parameters.items())),
        FORMATS.name: ",".join(selection.formats),
        VERSION.name: selection.version,
    }
    return f"{path}?{query(fields)}"


def is_version_name(text: str) -> bool:
    """Whether a text has the form of the name of a data version."""
    return _VERSION_NAME.fullmatch(text) is not None


class Readable(Protocol):
    """What an address may ask of a content."""

    @property
    def sections(self) -> Mapping[str, str]:
        """Headings by name."""

    @property
    def parameters(self) -> Sequence[str]:
        """Names it reads itself."""


@dataclass(frozen=True)
class Published:
    """What an address is read against: the contents by key, the version on show, the kept ones that can be opened, newest first, and those
    that are kept and cannot."""

    contents: Mapping[str, Readable]
    shown: str
    versions: Sequence[str]
    closed: Collection[str] = ()

    @property
    def usual(self) -> str:
        """The content where an address is silent."""
        return USUAL_CONTENT if USUAL_CONTENT in self.contents else next(iter(self.contents), "")


def read(parameters: Mapping[str, Any], published: Published) -> tuple[Selection, list[Notice]]:
    """The selection of an address, and a notice for each of its parts that does not exist; what the area is, and whether the content is
    written of it, is for whoever knows the areas. Silent about content or formats, they are the usual ones; all sections are ()."""
    key = _text(parameters, CONTENT.name) or published.usual
    content = published.contents.get(key)
    handed_on = [name for name in (content.parameters if content else ()) if name not in NOT_HANDED_ON]
    known = (*OWN, *(Parameter(name, is_list=True) for name in handed_on))
    reader = _Reader(parameters, known)
    formats = reader.chosen(FORMATS, FORMAT_NAMES)
    sections = reader.chosen(SECTIONS, content.sections) if content else ()
    if content:
        reader.check_names()
    else:
        reader.unknown(CONTENT, key, published.contents)
    selection = Selection(
        content=key if content else "",
        area="" if AREA.name in handed_on else reader.text(AREA),
        sections=() if content and sections == tuple(content.sections) else sections,
        parameters=reader.handed_on(handed_on),
        version=reader.kept_version(published),
        formats=formats or USUAL_FORMATS,
    )
    return selection, reader.notices


class _Reader(Reader):
    def chosen(self, parameter: Parameter, names: Collection[str]) -> tuple[str, ...]:
        """Those of the names an address gives, in their own order."""
        words = self.words(parameter)
        for word in words:
            if word not in names:
                self.unknown(parameter, word, names)
        return tuple(name for name in names if name in words)

    def unknown(self, parameter: Parameter, value: str, names: Collection[str]) -> None:
        """Note a value that does not exist, with the nearest one and all there are."""
        close = get_close_matches(value.lower(), list(names), 1, 0.5)
        nearest = texts.NEAREST.format(nearest=close[0]) if close else ""
        template = texts.UNKNOWN_OF[parameter.name]
        self.note(template.format(value=short(value), possible=", ".join(names), nearest=nearest))

    def handed_on(self, names: Sequence[str]) -> dict[str, str]:
        """What the content reads itself, as it stands in the address."""
        found = {name: self.text(Parameter(name, is_list=True)) for name in names}
        for name, value in found.items():
            if len(value) > LONGEST:
                self.note(texts.TOO_LONG.format(name=name, most=german.number(LONGEST)))
        return {name: value for name, value in found.items() if value and len(value) <= LONGEST}

    def kept_version(self, published: Published) -> str:
        """The version an address names, "" for the one on show."""
        asked = self.text(VERSION)
        if not asked or asked == published.shown:
            return ""
        if asked in published.versions:
            return asked
        if asked in published.closed:
            self.note(texts.CLOSED_VERSION.format(version=short(asked), shown=published.shown), CLOSED)
        elif is_version_name(asked):
            self.note(texts.VERSION_GONE.format(version=short(asked), shown=published.shown), CLOSED)
        else:
            self.note(texts.NO_VERSION.format(version=short(asked), shown=published.shown), WRONG)
        return ""


def _text(parameters: Mapping[str, Any], name: str) -> str:
    values = parameters.get(name) or ""
    return (values if isinstance(values, str) else next((each for each in values if each.strip()), "")).strip()
