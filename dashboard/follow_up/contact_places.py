"""Whom to call first, as the public list has it, with one difference: what the Leitstelle itself recorded counts as a contact, too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from dashboard.queries import occasions
from dashboard.queries.occasions import ContactPlace, Selection

_NEED = {"high": 1, "low": 3}  # the others are 2, as in the contract
_STATUS = {
    "ruhend": 2,
    "ruht_vermutlich": 2,
    "unklar": 3,
    "in_planung": 5,
}  # the others are 1, or 4 below a body of the Kreis
_CONTACT = ("never", "over_24_months", "unknown", "12_to_24_months", "under_12_months")


def places(spoken_on: Mapping[str, str], today: date) -> dict[str, int]:
    """The place of every Kommune, from 1: those without a working body in the order of the public list, then those to strengthen.
    `spoken_on`: the newest day the Leitstelle spoke to somebody there, by area."""
    called = _with_own_contacts(occasions.every_place(Selection()), spoken_on, today)
    active = [row.area_id for row in occasions.kommune_rows(Selection(view="staerken"))]
    return {area_id: place for place, area_id in enumerate([*called, *active], start=1)}


def last_contact(reported: date | None, spoken_on: str) -> date | None:
    """The newest contact of a Kommune: the reported one, or one that the Leitstelle recorded."""
    own = date.fromisoformat(spoken_on) if spoken_on else None
    return max((day for day in (reported, own) if day), default=None)


def _with_own_contacts(order: Iterable[ContactPlace], spoken_on: Mapping[str, str], today: date) -> list[str]:
    """The contact is the last step: it changes the order only among neighbours that are equal in all steps before it."""

    def contact(place: ContactPlace) -> tuple[int, int, str]:
        day = last_contact(place.last_contact_on, spoken_on.get(place.area_id, ""))
        known = _class_of(day, today) if day and day != place.last_contact_on else place.contact
        return _CONTACT.index(known), -place.inhabitants, place.area_id

    return [place.area_id for _, equal in groupby(order, key=_before_contact) for place in sorted(equal, key=contact)]


def _before_contact(place: ContactPlace) -> tuple[int, int, str]:
    status = _STATUS.get(place.status, 4 if place.body_above else 1)
    return status, _NEED.get(place.need, 2), place.size_class


def _class_of(day: date, today: date) -> str:
    months = 12 * (today.year - day.year) + today.month - day.month - (day.day > today.day)
    return "over_24_months" if months >= 24 else "12_to_24_months" if months >= 12 else "under_12_months"
