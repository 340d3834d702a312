"""Kommunen chosen one by one, of any number: the parameter `gebiete` of analysis, what-if and work list."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.areas import Areas, unknown_area
from dashboard.addresses.notices import GONE, OK, WRONG
from dashboard.addresses.parameters import Parameter, Reader
from dashboard.texts import chosen_areas as texts

AREAS = Parameter("gebiete", is_list=True)
MOST_EXPLAINED = 5  # words that are no area, each with what may have been meant


def read(reader: Reader, known: Areas, level: str = "kommune") -> tuple[str, ...]:
    """The areas of `level` an address names, each once, in its order; a body that stands at several levels is meant at this one.

    What is no area (any more), or none of this level, is noted and left out.
    """
    chosen: dict[str, None] = {}
    unknown = 0
    for word in dict.fromkeys(reader.words(AREAS)):
        area = known.by_id.get(word)
        if area is None:
            unknown += 1
            if unknown <= MOST_EXPLAINED:  # what each may mean takes milliseconds to find
                reader.notices.append(unknown_area(word, known, GONE))
            continue
        row = known.at_level(area, level)
        if row is None:
            places = {"name": area.label, "kind": area.kind_label, "level": texts.LEVELS[level]}
            reader.note(texts.OTHER_LEVEL.format(**places), WRONG)
        else:
            chosen[row.area_id] = None
    if unknown > MOST_EXPLAINED:
        reader.note(texts.MORE_UNKNOWN.format(count=unknown - MOST_EXPLAINED), GONE)
    return tuple(chosen)


def before(where: AreaFilter, chosen: Sequence[str], reader: Reader) -> AreaFilter:
    """The filter that acts: none beside areas chosen one by one, which is noted."""
    if where and chosen:
        reader.note(texts.BEFORE_FILTER, OK)
        return AreaFilter()
    return where


def in_address(areas: tuple[str, ...]) -> str:
    """What `read` has read, as the value of the parameter."""
    return ",".join(areas)
