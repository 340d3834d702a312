"""Forms of the registry: single changes by whoever sees to it, collected in a list and checked together like a file that is brought in."""

from __future__ import annotations

from flask import Flask

from dashboard.maintenance.addresses import CHANGES
from dashboard.maintenance.registry import changes_page, form_page, list_file, list_page, subject_page
from dashboard.maintenance.registry.page_parts import LIST
from dashboard.texts import registry_forms as texts
from dashboard.users import pages
from dashboard.users.access import open_to
from dashboard.users.pages import Action, InternalPage
from dashboard.users.roles import MAINTAINERS, PROPOSERS

PAGES = (
    InternalPage("registry_list", LIST, texts.TITLE, list_page.document, PROPOSERS, about=texts.ABOUT),
    InternalPage(
        "registry_body",
        f"{LIST}/gremium/<path:council>",
        texts.TITLE,
        subject_page.of_body,
        PROPOSERS,
        navigation=False,
    ),
    InternalPage(
        "registry_area", f"{LIST}/gebiet/<area>", texts.TITLE, subject_page.of_area, PROPOSERS, navigation=False
    ),
    InternalPage(
        "registry_form", f"{LIST}/formular/<sheet>", texts.TITLE, form_page.document, PROPOSERS, navigation=False
    ),
    InternalPage("registry_changes", CHANGES, texts.CHANGES_TITLE, changes_page.document, PROPOSERS, navigation=False),
)
ACTIONS = (
    Action("registry_submit", f"{LIST}/formular/<sheet>", form_page.submit, PROPOSERS),
    Action("registry_remove_row", f"{LIST}/formular/<sheet>/entfernen", form_page.remove, PROPOSERS),
    Action("registry_confirm", list_page.CONFIRM, list_page.confirm, PROPOSERS),
    Action("registry_drop", f"{CHANGES}/entfernen", changes_page.remove, PROPOSERS),
    Action("registry_take_back", f"{CHANGES}/zurueck", changes_page.take_back, PROPOSERS),
    Action("registry_check", f"{CHANGES}/pruefen", changes_page.check, PROPOSERS),
)


def register(server: Flask) -> None:
    """The pages and changes of the registry forms."""
    pages.register_pages(server, PAGES)
    pages.register_actions(server, ACTIONS)
    with open_to(server, MAINTAINERS):
        server.add_url_rule(list_file.ADDRESS, "registry_file", list_file.answer, methods=["GET"])
