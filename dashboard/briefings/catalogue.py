"""The contents that can be written, by the key an address calls them: one list for the form, the command line, the renderer and the tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings.model import Briefing


class UnknownBriefingError(ValueError):
    """A selection that no content can write; the message is German and names the cure."""


@dataclass(frozen=True)
class Content:
    """`title` and `description` for the form; `levels` and `kinds`: of which areas it is written, none where it is of the Land as a whole;
    `sections`: headings by name, in their order; `parameters`: names of an address it reads itself, beside content, area, sections, version;
    `build` gives the briefing of a selection from the version being read (db.reading), and raises UnknownBriefingError."""

    key: str
    title: str
    description: str
    sections: Mapping[str, str]
    build: Callable[[Selection], Briefing]
    levels: Sequence[str] = ()
    parameters: Sequence[str] = field(default_factory=tuple)

    @property
    def needs_area(self) -> bool:
        """Whether it is about one area."""
        return bool(self.levels)


CONTENTS: Mapping[str, Content] = {}


def build(selection: Selection) -> Briefing:
    """The briefing of a selection, with only its sections; UnknownBriefingError where there is none."""
    content = CONTENTS.get(selection.content)
    if content is None:
        raise UnknownBriefingError(selection.content)
    return content.build(selection)
