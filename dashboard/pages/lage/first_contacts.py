"""The panel without a chosen area: whom to call first, and the ways to the whole lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses.map_selection import Selection
from dashboard.addresses.occasion_selection import PATH, STEPS
from dashboard.addresses.parameters import query
from dashboard.maps import legend
from dashboard.pages.neues.line import ChangesLine, changes_line
from dashboard.queries import frame, marked_areas, occasions, overview, selections
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.queries.occasions import ContactPlace
from dashboard.texts import contact_order
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from dashboard.web.links import Link

PLACES = 9


@dataclass(frozen=True)
class Place:
    """One Kommune: `css` of the colour of its Stand, the page with it chosen, its kind, also short, its Kreis, "" where it is one itself, and
    why it stands here."""

    area_id: str
    css: str
    label: str
    address: str
    kind: str
    short_kind: str
    kreis: str
    reason: str


@dataclass(frozen=True)
class FirstContacts:
    """The first places under the filter of a view, the steps of their order, why the need in them may be another than on the map, the links
    to the whole lists, and what changed lately."""

    places: Sequence[Place]
    steps: str
    other_need: str
    change: str
    lists: Sequence[Link]
    changes: ChangesLine
    demo: bool


def first_contacts(view: Selection) -> FirstContacts:
    """Whom to call first among the Kommunen a view marks."""
    passing = marked_areas.kommunen(view.area_filter, view.with_body_of)
    order, demo = occasions.Selection(), bool(frame.build()["demo"])
    places = [each for each in occasions.every_place(order) if each.area_id in passing]
    steps = " → ".join(contact_order.STEPS[each] for each in STEPS)
    return FirstContacts(
        [_place(view, each) for each in places[:PLACES]],
        texts.FIRST_STEPS.format(steps=steps),
        contact_order.INVENTED_SHORT if demo and view.indicator == NEED else "",
        _list_address(view, "zuerst"),
        _lists(view),
        changes_line(),
        demo,
    )


def _place(view: Selection, place: ContactPlace) -> Place:
    return Place(
        place.area_id,
        legend.stand(place.status),
        place.label,
        selections.map_address(replace(view, area=place.area_id)),
        place.area_kind,
        texts.SHORT_KINDS.get(place.area_kind_id, ""),
        place.kreis if place.area_kind_id != "kreisfreie_stadt" else "",
        " · ".join(_reason(place)),
    )


def _reason(place: ContactPlace) -> Iterator[str]:
    """As short as can be: the whole reasons stand in the work list."""
    stands_in = place.body_above and place.status in ("kein_gremium", "aufgeloest")
    yield (texts.FIRST_BODY_OF_KREIS if stands_in else "{status}").format(status=STATUSES[place.status])
    if place.need in contact_order.NEED_REASONS:
        yield contact_order.NEED_REASONS[place.need]
    yield texts.FIRST_INHABITANTS.format(count=german.number(place.inhabitants))
    if place.contact in texts.FIRST_CONTACTS:
        yield texts.FIRST_CONTACTS[place.contact]
    else:
        yield texts.FIRST_LAST_CONTACT.format(month=german.month(place.last_contact_on))


def _lists(view: Selection) -> list[Link]:
    """Both lists of the work list, with how many Kommunen stand in each; whatever Stand is marked, the lists hold theirs."""
    numbers = overview.coverage_of(marked_areas.within(view.area_filter))
    without = numbers["kommunen"] - numbers["aktiv"]
    everyone = texts.FIRST_ALL_ONE if without == 1 else texts.FIRST_ALL.format(count=german.number(without))
    return [
        Link(everyone, _list_address(view, "zuerst")),
        Link(texts.FIRST_ACTIVE.format(count=german.number(numbers["aktiv"])), _list_address(view, "staerken")),
    ]


def _list_address(view: Selection, name: str) -> str:
    fields = replace(view.area_filter, statuses=()).fields()
    return f"{PATH}?{query({**fields, 'ansicht': name})}"
