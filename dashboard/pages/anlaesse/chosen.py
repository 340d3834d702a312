"""The Kommunen that are ticked in a list, and where one can go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.addresses.comparison_selection import PATH as COMPARISON
from dashboard.addresses.what_if_selection import PATH as WHAT_IF
from dashboard.pages.anlaesse.parts import Parts
from dashboard.queries.occasions import Selection
from dashboard.texts import analysis_pages
from dashboard.texts import occasions as texts

Way = tuple[str, str]  # what the button says, and the page it sends the chosen to


@dataclass(frozen=True)
class Chosen:
    """`elsewhere`: chosen Kommunen without a box on this page of the list; `tickable`: its rows have boxes; `view` of the list."""

    count: int
    sentence: str
    elsewhere: Sequence[str]
    ways: Sequence[Way]
    tickable: bool
    view: str


def chosen(selection: Selection, parts: Parts) -> Chosen:
    """What an address chooses, before anything is ticked."""
    rows = [row for section in (parts.list.sections if parts.list else ()) for row in section.kommunen]
    listed = {row.area.area_id for row in rows}
    count = len(selection.chosen)
    return Chosen(
        count=count,
        sentence=(texts.TICKED_ONE if count == 1 else texts.TICKED_MANY if count else texts.TICKED_NONE).format(
            count=count
        ),
        elsewhere=[each for each in selection.chosen if each not in listed],
        ways=[
            (texts.TO_WHAT_IF, WHAT_IF),
            (texts.TO_EXCHANGE, analysis_pages.PAGES["exchange"].path),
            (texts.TO_COMPARISON, COMPARISON),
        ],
        tickable=selection.view != "liste",
        view=selection.view,
    )
