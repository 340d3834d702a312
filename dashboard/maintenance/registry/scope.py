"""Who may change what of the registry: the Leitstelle all of it, a Kommune its own area and bodies that are its alone."""

from __future__ import annotations

from http import HTTPStatus

from flask import abort

from dashboard.internal.registry_changes import Subject
from dashboard.maintenance.addresses import REGISTRY
from dashboard.queries import registry_forms as queries
from dashboard.queries.registry_forms import FormArea
from dashboard.users import refusals
from dashboard.users.roles import MAINTAINERS, User


def may_change(user: User, area: FormArea | queries.ListedBody) -> bool:
    """Whether rows about an area are this account's to change."""
    return user.role in MAINTAINERS or (bool(user.area) and user.area in {area.area_id, area.kommune_id})


def require(user: User, subject: Subject) -> list[FormArea]:
    """The areas of a subject. Answers 404 for an area or body that does not exist, 403 for one that is not this account's to change."""
    areas = queries.areas_of(subject.council_id) if subject.council_id else _area(subject.area_id)
    if not areas:
        abort(HTTPStatus.NOT_FOUND)
    if not all(may_change(user, area) for area in areas):
        abort(refusals.of_other_area(REGISTRY))
    return areas


def only_area(user: User) -> str | None:
    """The Kommune that a check is limited to."""
    return None if user.role in MAINTAINERS else user.area


def _area(area_id: str) -> list[FormArea]:
    found = queries.area(area_id)
    return [found] if found else []
