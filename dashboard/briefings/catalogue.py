"""The contents that can be written, by the key an address calls them: one list for the form, the command line, the renderer and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from dashboard.addresses import areas as area_keys
from dashboard.addresses.briefing_selection import Selection
from dashboard.addresses.notices import short
from dashboard.briefings.content import Content, UnknownBriefingError
from dashboard.briefings.contents import analysis, anonymous, comparison, kreis, land, landtag, profile, work_list
from dashboard.briefings.model import Briefing
from dashboard.queries import areas
from dashboard.texts import briefing_selection as texts

__all__ = ["CONTENTS", "Content", "UnknownBriefingError", "build", "checked"]

# In the order of the form. A module of contents/ has a CONTENT; to offer it, it is added here.
_ALL: tuple[Content, ...] = (
    profile.CONTENT,
    kreis.CONTENT,
    land.CONTENT,
    work_list.CONTENT,
    comparison.CONTENT,
    analysis.CONTENT,
    landtag.CONTENT,
    anonymous.CONTENT,
)
CONTENTS: Mapping[str, Content] = {content.key: content for content in _ALL}


def build(selection: Selection) -> Briefing:
    """The briefing of a selection, from the version being read, with only the sections asked for; UnknownBriefingError where there is none."""
    content, asked = checked(selection)
    return content.build(asked)


def checked(selection: Selection) -> tuple[Content, Selection]:
    """The content of a selection, and the selection with the key its area has at a level of that content (a kreisfreie Stadt is Kreis,
    Kommune and Gemeinde) and its sections in the order of the document. UnknownBriefingError where one of the three does not exist."""
    content = CONTENTS.get(selection.content)
    if content is None:
        raise UnknownBriefingError(_unknown(texts.UNKNOWN_CONTENT, selection.content, CONTENTS))
    for name in selection.sections:
        if name not in content.sections:
            raise UnknownBriefingError(_unknown(texts.UNKNOWN_SECTION, name, content.sections))
    sections = tuple(name for name in content.sections if name in selection.sections)
    return content, replace(selection, area=_area(content, selection.area), sections=sections)


def _area(content: Content, value: str) -> str:
    if not content.levels:
        if value not in ("", area_keys.LAND):
            raise UnknownBriefingError(texts.NO_AREA.format(title=content.title))
        return ""
    levels = _german_levels(content)
    if not value or value == area_keys.LAND:
        if "land" in content.levels:
            return area_keys.LAND
        message = texts.LAND_IS_NO_AREA if value else texts.AREA_MISSING
        raise UnknownBriefingError(message.format(title=content.title, levels=levels))
    known = areas.areas()
    area = known.by_id.get(value)
    if area is None:
        raise UnknownBriefingError(area_keys.unknown_area(value, known).message)
    if area.level in content.levels:
        return value
    same_body = (known.at_level(area, level) for level in content.levels)
    twin = next((each for each in same_body if each), None)
    if twin is None:
        raise UnknownBriefingError(texts.OTHER_LEVEL.format(title=content.title, levels=levels, area=area.label))
    return twin.area_id


def _german_levels(content: Content) -> str:
    """Of which areas a content is written, in German."""
    return " oder ".join(texts.LEVELS[level] for level in content.levels)


def _unknown(template: str, value: str, possible: Mapping[str, object]) -> str:
    close = get_close_matches(value.lower(), list(possible), 1, 0.5)
    nearest = texts.NEAREST.format(nearest=close[0]) if close else ""
    return template.format(value=short(value), possible=", ".join(possible), nearest=nearest)
