"""What the address of a profile, or of one of its files, asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses import kreis_sheet_order, profile_selection
from dashboard.addresses.kreis_sheet_order import Order
from dashboard.addresses.notices import Notice
from dashboard.addresses.profile_selection import Selection
from dashboard.pages.gebiet import strip_page
from dashboard.queries import frame, profile_values
from dashboard.queries.profile import ProfiledArea
from dashboard.web.page import Request


def read(parameters: Mapping[str, Any], body: ProfiledArea) -> tuple[Selection, Order, list[Notice]]:
    """What a profile shows and in which order its table stands, and a notice for each part that cannot be; whether there are values of the
    indicator is not asked."""
    of_sheet = kreis_sheet_order.PARAMETERS if kreis_sheet_order.has_sheet(body.level, body.kind) else ()
    version = frame.build()["version"]
    selection, notices = profile_selection.read(parameters, body.level, body.kind, version, of_sheet)
    order, notices_of_order = kreis_sheet_order.read(parameters if of_sheet else {}, body.level)
    return selection, order, [*notices, *notices_of_order]


def notices_of_file(request: Request) -> list[Notice]:
    """What is wrong with the address of a file below a profile, as the profile would say it; nothing where there is no such area."""
    body = strip_page.area_of(request)
    if body is None:
        return []
    selection, _, notices = read(request.parameters, body)
    titles = indicator_titles()
    return [*notices, *profile_selection.unknown_indicator(selection.indicator, titles, titles)]


def indicator_titles() -> dict[str, str]:
    """Of every indicator, by its id."""
    return {each["indicator_id"]: each["title"] for each in profile_values.indicators()}
