"""The pages, changes and files of the follow-up, and who may open which."""

from __future__ import annotations

from flask import Flask

from dashboard.follow_up import contacts_page, course_page, files, list_page, occasion_page, selection, several_page
from dashboard.texts import follow_up as texts
from dashboard.users.pages import Action, InternalPage, register_actions, register_overview, register_pages
from dashboard.users.roles import MAINTAINERS, READERS, READERS_OF_OWN

_OCCASION, _CONTACTS = f"{selection.PATH}/<finding>", f"{contacts_page.PATH}/<area>"
PAGES = (
    InternalPage("follow_up", selection.PATH, texts.TITLE, list_page.document, READERS_OF_OWN, about=texts.ABOUT),
    InternalPage(
        "follow_up_courses",
        course_page.PATH,
        texts.COURSE_NAVIGATION,
        course_page.document,
        READERS,
        about=texts.COURSE_ABOUT,
    ),
    InternalPage(
        "follow_up_report", course_page.REPORT, texts.REPORT_TITLE, course_page.report, READERS, navigation=False
    ),
    InternalPage(
        "follow_up_contacts",
        contacts_page.PATH,
        texts.CONTACTS_NAVIGATION,
        contacts_page.every_area,
        READERS,
        about=texts.CONTACTS_LEAD,
    ),
    InternalPage(
        "follow_up_occasion", _OCCASION, texts.TITLE, occasion_page.document, READERS_OF_OWN, navigation=False
    ),
    InternalPage(
        "follow_up_together",
        several_page.ADDRESS,
        texts.TOGETHER_TITLE,
        several_page.document,
        MAINTAINERS,
        navigation=False,
    ),
    InternalPage(
        "follow_up_contact", _CONTACTS, texts.CONTACTS_TITLE, contacts_page.document, READERS, navigation=False
    ),
)
ACTIONS = (
    Action("follow_up_record", _OCCASION, occasion_page.record, MAINTAINERS, form_page=selection.PATH),
    Action(
        "follow_up_take_back",
        f"{_OCCASION}/zuruecknehmen",
        occasion_page.take_back,
        MAINTAINERS,
        form_page=selection.PATH,
    ),
    Action(
        "follow_up_record_together", several_page.ADDRESS, several_page.record, MAINTAINERS, form_page=selection.PATH
    ),
    Action("follow_up_add_contact", _CONTACTS, contacts_page.add, MAINTAINERS, form_page=contacts_page.PATH),
    Action(
        "follow_up_add_note", f"{_CONTACTS}/notiz", contacts_page.add_note, MAINTAINERS, form_page=contacts_page.PATH
    ),
    Action(
        "follow_up_change_contact",
        f"{_CONTACTS}/<number>/<change>",
        contacts_page.change,
        MAINTAINERS,
        form_page=contacts_page.PATH,
    ),
)


def register(server: Flask) -> None:
    """Everything of the follow-up."""
    register_pages(server, PAGES)
    register_actions(server, ACTIONS)
    register_overview(server, list_page.attention)
    files.register(server)
