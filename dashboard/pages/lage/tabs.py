"""The themes as tabs: links that open a theme at its first indicator, at the level and year that have data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.addresses import map_selection
from dashboard.addresses.map_selection import Selection
from dashboard.pages.lage.themes import theme_of, themes
from dashboard.queries import selections


@dataclass(frozen=True)
class Tab:
    """`name` as in its id, `address` of the page with the theme, `chosen`: it is on show."""

    name: str
    title: str
    address: str
    chosen: bool


def tabs(view: Selection) -> Sequence[Tab]:
    """Area, filter and kind of view stay as they are."""
    now = theme_of(selections.map_indicator(view))
    return [
        Tab(
            each.name,
            each.title,
            selections.map_address(_opened(map_selection.usual(each.default), view)),
            each.name == now,
        )
        for each in themes(selections.map_choices())
    ]


def _opened(usual: Selection, view: Selection) -> Selection:
    kept = view.area_filter.among_kreise() if usual.level == "kreis" else view.area_filter
    return replace(usual, area=view.area, view=view.view, area_filter=kept)
