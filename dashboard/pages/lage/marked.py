"""What is said of the areas a view marks: how many, by what they were chosen, the way to them as a list and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses.map_selection import NO_FILTER, Selection
from dashboard.addresses.parameters import query
from dashboard.queries import marked_areas, overview, selections
from dashboard.texts import overview as texts
from dashboard.web.links import Link


@dataclass(frozen=True)
class MarkedAreas:
    """`keys`: what the script of the map marks, of `length` digits; `sentence` and `list` about them; `reset`: the page without."""

    keys: Sequence[str]
    length: int
    sentence: str
    list: Link | None
    reset: Link


def marked_areas_of(view: Selection) -> MarkedAreas | None:
    """What is said of them; None where a view filters nothing."""
    marked = marked_areas.marked(view)
    if marked is None:
        return None
    count = sum(area["area_id"] in marked for area in overview.areas(view.level))
    areas = german.plural(count, texts.LEVELS_ONE[view.level], texts.LEVELS[view.level])
    found = texts.MARKED_IN_TABLE if view.view == "tabelle" else texts.MARKED
    sentence = found if count else texts.MARKED_NONE
    plain = replace(view, area_filter=NO_FILTER, with_body_of="")
    return MarkedAreas(
        sorted(marked.keys),
        marked.length,
        sentence.format(areas=areas, words=marked_areas.words(view)),
        _list(view, areas) if count else None,
        Link(texts.FILTER_RESET, selections.map_address(plain)),
    )


def is_outside(view: Selection) -> bool:
    """Whether a view chooses an area it does not mark, nor any part of it."""
    marked = marked_areas.marked(view)
    if marked is None or not view.area:
        return False
    return view.area not in marked and not any(key.startswith(view.area) for key in marked.keys)


def _list(view: Selection, areas: str) -> Link:
    """Kommunen stand in the work list; what it does not filter by, and other areas, in the table of the map."""
    text = texts.MARKED_LIST_OF.format(areas=areas)
    if view.level == "kommune" and not view.with_body_of:
        return Link(text, f"/anlaesse?{query({**view.area_filter.fields(), 'ansicht': 'kommunen'})}")
    return Link(text, selections.map_address(replace(view, view="tabelle")))
