"""The area of an account with the role Kommune: one of those published, under the key its body is led by."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from dashboard.addresses.areas import Area, Areas, former, is_number, named, nearest
from dashboard.addresses.notices import short
from dashboard.queries.areas import areas
from dashboard.texts import users as texts

MOST_SUGGESTED = 3


def reason_against(area_id: str) -> str:
    """Why this can be nobody's own area, in German, with those that may be meant; "" where it can. A body that stands at several levels (a
    kreisfreie Stadt) is led as a Kommune. Raises NotPublishedError."""
    known = areas()
    found = known.by_id.get(area_id)
    if found and found.body == area_id:
        return ""
    meant = dict.fromkeys(known.by_id[area.body] for area in _meant(area_id, found, known) if area.body in known.by_id)
    names = ", ".join(f"{area.label} ({area.area_id})" for area in list(meant)[:MOST_SUGGESTED])
    cure = texts.AREAS_MEANT.format(names=names) if names else texts.AREAS_ARE_LISTED
    return f"{(texts.AREA_OF_OTHER_LEVEL if found else texts.NO_SUCH_AREA).format(value=short(area_id))} {cure}"


def _meant(typed: str, found: Area | None, known: Areas) -> Iterator[Area]:
    """The most likely first."""
    if found:
        yield found
        return
    for area in (former(typed, known), named(typed, known)):
        if area:
            yield area
    if is_number(typed):
        bodies = [area.area_id for area in known.by_id.values() if area.body == area.area_id]
        yield from (known.by_id[key] for key in get_close_matches(typed, bodies, MOST_SUGGESTED, 0.75))
    if area := nearest(typed, known):
        yield area
