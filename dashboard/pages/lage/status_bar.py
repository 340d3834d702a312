"""The bar of the Kommunen in their seven Stände, which is figure, legend and filter at once, and the sentence above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from dashboard import german
from dashboard.addresses.map_selection import STAND, Selection
from dashboard.maps import legend
from dashboard.queries import area_filter as filters
from dashboard.queries import frame, marked_areas, overview, selections
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES

MILLION = 1_000_000


@dataclass(frozen=True)
class Segment:
    """One Stand: `css` of its colour, how many Kommunen have it and how many one further left, `label` for who does not see the bar;
    `address` of the page with it marked or, where it is `chosen`, no longer; "" where nobody has it."""

    status: str
    css: str
    name: str
    count: int
    before: int
    label: str
    address: str
    chosen: bool


@dataclass(frozen=True)
class StatusBar:
    """The sentence and the segments of the `whole`; `demo`: the registry is invented."""

    lead: str
    whole: int
    segments: Sequence[Segment]
    demo: bool


def status_bar(view: Selection) -> StatusBar:
    """The Kommunen the filter of a view looks at, whatever Stand it marks."""
    inside = replace(view.area_filter, statuses=())
    numbers = overview.coverage_of(marked_areas.within(inside))
    before = accumulate((numbers[status] for status in STATUSES), initial=0)
    segments = [
        _segment(view, status, numbers[status], further_left)
        for status, further_left in zip(STATUSES, before, strict=False)
    ]
    whole = max(numbers["kommunen"], 1)
    return StatusBar(lead(numbers, filters.words(inside)), whole, segments, bool(frame.build()["demo"]))


def _segment(view: Selection, status: str, count: int, before: int) -> Segment:
    chosen = status in view.area_filter.statuses
    label = texts.BAR_SEGMENT.format(kommunen=german.plural(count, "Kommune", "Kommunen"), status=STATUSES[status]) + (
        texts.BAR_CHOSEN if chosen else ""
    )
    address = selections.map_address(toggled(view, status)) if count or chosen else ""
    return Segment(status, legend.stand(status), STATUSES[status], count, before, label, address, chosen)


def toggled(view: Selection, status: str) -> Selection:
    """The view with a Stand marked, or marked no longer. Kreise have no Stand of Kommunen: there it leads to the Kommunen."""
    now = view.area_filter.statuses
    wanted = {*now} - {status} if status in now else {*now, status}
    statuses = tuple(each for each in STATUSES if each in wanted)
    if view.level == "kreis":
        view = replace(_stand(view), area_filter=view.area_filter)
    return replace(view, area_filter=replace(view.area_filter, statuses=statuses))


def _stand(view: Selection) -> Selection:
    """The Stand itself on the map, with area, view and filter kept."""
    first, _ = selections.of_map({"kennzahl": STAND})
    return replace(first, area=view.area, view=view.view)


def lead(numbers: Mapping[str, Any], place: str = "") -> str:
    """The one sentence about these Kommunen; `place`: what they were chosen by."""
    sentence = _template(numbers).format(
        active=_of(numbers["aktiv"]),
        kommunen=german.number(numbers["kommunen"]),
        inhabitants=people(numbers["inhabitants"]),
        covered=people(numbers["covered"]),
        covered_share=german.share(numbers["covered"], numbers["inhabitants"]),
        at_most=texts.LEAD_AT_MOST.format(**_most(numbers)) if numbers["unklar"] else "",
        status=next((name for status, name in STATUSES.items() if numbers[status]), ""),
        as_of=german.day(frame.build()["as_of"]),
        **_most(numbers),
    )
    return texts.LEAD_OF.format(place=place, sentence=sentence) if place else sentence


def _template(numbers: Mapping[str, Any]) -> str:
    """None known is not none: a share of nobody is never said."""
    if numbers["kommunen"] < 2:
        return texts.LEAD_SINGLE if numbers["kommunen"] else texts.LEAD_EMPTY
    if numbers["unklar"] == numbers["kommunen"]:
        return texts.LEAD_UNKNOWN
    if numbers["aktiv"] == 0:
        return texts.LEAD_NONE_UNCLEAR if numbers["unklar"] else texts.LEAD_NONE
    return texts.LEAD


def _most(numbers: Mapping[str, Any]) -> dict[str, str]:
    """What it would be, were every unclear Stand an active one."""
    return {
        "most": german.number(numbers["aktiv"] + numbers["unklar"]),
        "most_share": german.share(numbers["covered"] + numbers["inhabitants_unclear"], numbers["inhabitants"]),
        "unclear": _of(numbers["unklar"]),
    }


def _of(count: int) -> str:
    """How many of the Kommunen, after "in" or "bei"."""
    return texts.ONE_OF if count == 1 else german.number(count)


def people(count: int) -> str:
    """1822345 → "1,82 Mio. Einwohnern", fewer to the digit."""
    if count >= MILLION:
        return texts.INHABITANTS_MILLIONS.format(count=german.number(count / MILLION, 2))
    return texts.INHABITANTS_OF.format(count=german.number(count))
