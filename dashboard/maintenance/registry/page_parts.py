"""What every page of the registry forms needs: the layout or the page that says it is missing, the line about the list of changes."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from dashboard import german
from dashboard.internal.registry_changes import Subject
from dashboard.maintenance.addresses import REGISTRY
from dashboard.maintenance.registry import changes
from dashboard.queries import registry_forms as queries
from dashboard.texts import registry_forms as texts
from dashboard.users import access
from dashboard.users.roles import MAINTAINERS
from dashboard.web.page import Document

LIST = REGISTRY
TAKEN = "aufgenommen"  # parameter of the address: a change was just put on the list
FOLDER = "maintenance/registry"


@dataclass(frozen=True)
class OwnList:
    """The line about the list of changes of whoever asks; `taken`: something was just put on it."""

    count: int
    taken: bool

    @property
    def line(self) -> str:
        """How many changes wait."""
        return german.plural(self.count, texts.ONE_OPEN, texts.MANY_OPEN)


def own_list(*, taken: bool = False) -> OwnList:
    """The line for whoever asks."""
    return OwnList(changes.open_count(access.current()), taken)


def is_maintainer() -> bool:
    """Whether whoever asks publishes what they change."""
    return access.current().role in MAINTAINERS


def without_forms() -> Document:
    """What stands in place of a form while the worker has written none."""
    return Document(texts.NO_FORMS_TITLE, f"{FOLDER}/without_forms.html.j2", None, HTTPStatus.SERVICE_UNAVAILABLE.value)


def subject_address(subject: Subject, *, taken: bool = False) -> str:
    """The page of a body or an area."""
    place = f"gremium/{subject.council_id}" if subject.council_id else f"gebiet/{subject.area_id}"
    return f"{LIST}/{place}" + (f"?{TAKEN}=1" if taken else "")


def subject_name(subject: Subject, source_id: str) -> str:
    """The name of a body or the label of an area, "" where there is none."""
    if not subject.council_id:
        area = queries.area(subject.area_id)
        return area.label if area else ""
    rows = queries.rows("council", source_id, council_id=subject.council_id)
    return str(rows[0]["name"]) if rows else ""
