"""What a content is: something that can be written as a briefing, with what an address may ask of it; each module of contents/ has one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.addresses.briefing_selection import Selection
from dashboard.addresses.notices import WRONG
from dashboard.briefings.model import Briefing


class UnknownBriefingError(ValueError):
    """A selection that no content can write; the message is German and names the cure. `status`: of an answer that says so."""

    def __init__(self, message: str, status: int = WRONG) -> None:
        super().__init__(message)
        self.status = status

    def __reduce__(self) -> tuple[type[UnknownBriefingError], tuple[str, int]]:
        """As it comes out of another process."""
        return type(self), (str(self), self.status)


def accept(_selection: Selection) -> None:
    """Of a content that reads nothing itself."""


@dataclass(frozen=True)
class Content:
    """`title` and `description` for the form; `levels`: of which areas it is written ("land" among them: of the Land too, and where no area
    is named), none where it is of the Land as a whole; `sections`: headings by name, in their order; `parameters`: names of an address it
    reads itself, beside content, area, sections, version; `build` gives the briefing of a selection from the version being read
    (db.reading), with an area of one of its levels, and raises UnknownBriefingError where its own parameters ask for what is not there;
    `check` raises the same, and builds nothing."""

    key: str
    title: str
    description: str
    sections: Mapping[str, str]
    build: Callable[[Selection], Briefing]
    levels: Sequence[str] = ()
    parameters: Sequence[str] = ()
    check: Callable[[Selection], None] = accept

    @property
    def needs_area(self) -> bool:
        """Whether it cannot be written without an area."""
        return bool(self.levels) and "land" not in self.levels
