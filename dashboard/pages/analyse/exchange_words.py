"""How the page "Wer kann wem helfen" names Kommunen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import profile_selection
from dashboard.queries import area_filter, areas
from dashboard.texts import exchange as texts
from dashboard.texts.statuses import STATUSES
from dashboard.web.links import Link


@dataclass(frozen=True)
class Place:
    """A Kommune: its name, its profile, what kind of area it is and where, its Stand; `contact` is the way to it, its council where one works, else
    its profile, and `contact_label` what a screen reader hears."""

    name: str
    profile: str
    about: str
    status: str
    contact: Link
    contact_label: str


def place(area_id: str) -> Place:
    """The Kommune of a key that is published."""
    area, status = areas.areas().by_id[area_id], area_filter.statuses()[area_id]
    profile = profile_selection.address(area_id)
    contact, label = (texts.COUNCIL, texts.COUNCIL_OF) if status == "aktiv" else (texts.PROFILE, texts.PROFILE_OF)
    return Place(
        area.label,
        profile,
        " · ".join(filter(None, [german.capital(area.kind_label), area.kreis])),
        texts.STATUS.format(status=STATUSES[status]),
        Link(contact, f"{profile}#struktur" if status == "aktiv" else profile),
        label.format(area=area.label),
    )


def name(area_id: str) -> str:
    """Its name as lists show it."""
    return areas.areas().by_id[area_id].label


def names(area_ids: Iterable[str]) -> str:
    """Several in a sentence."""
    return german.listing([name(area_id) for area_id in area_ids])


def kommunen(count: int) -> str:
    """So many Kommunen."""
    return german.plural(count, texts.KOMMUNE_ONE, texts.KOMMUNE_MANY)


def occasions(count: int) -> str:
    """So many occasions for advice."""
    return german.plural(count, texts.OCCASION_ONE, texts.OCCASION_MANY)
