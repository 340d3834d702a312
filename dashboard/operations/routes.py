"""The pages for those who run the atlas."""

from __future__ import annotations

from flask import Flask

from dashboard.operations import audit_page, audit_selection, health, status_page
from dashboard.texts import operation as texts
from dashboard.users.access import open_to
from dashboard.users.pages import InternalPage, register_overview, register_pages
from dashboard.users.roles import OPERATORS

PAGES = (
    InternalPage(
        "operations_status",
        status_page.PATH,
        texts.STATUS_TITLE,
        status_page.document,
        OPERATORS,
        about=texts.STATUS_ABOUT,
    ),
    InternalPage(
        "operations_audit",
        audit_selection.PATH,
        texts.AUDIT_TITLE,
        audit_page.document,
        OPERATORS,
        about=texts.AUDIT_ABOUT,
    ),
)


def register(server: Flask) -> None:
    """Addresses for programs that watch, the two pages, and the audit log as a file."""
    health.register(server)
    register_pages(server, PAGES)
    register_overview(server, status_page.attention)
    with open_to(server, OPERATORS):
        server.add_url_rule(audit_page.FILE, "operations_audit_file", audit_page.file)
