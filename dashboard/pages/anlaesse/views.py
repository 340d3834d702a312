"""The heads of the page: its lists with how many rows they have now, and the two ways to see all findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import what_if_selection
from dashboard.addresses.occasion_selection import address
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import Selection
from dashboard.texts import occasions as texts

EVERYTHING = ("liste", "kommunen")  # the views that show the findings of all Kommunen


@dataclass(frozen=True)
class Tab:
    """A link to a list with the filters and thresholds of this one; `current`: it is this one."""

    text: str
    href: str
    current: bool


def tabs(selection: Selection) -> Sequence[Tab]:
    """The three lists, and the page that asks what would be."""
    numbers = queries.numbers(selection)
    everything = selection.view if selection.view in EVERYTHING else "liste"
    return [
        Tab(
            texts.VIEW_COUNT.format(view=name, count=german.number(numbers[view])),
            address(selection.in_view(target)),
            selection.view == target,
        )
        for name, view, target in (
            (texts.VIEW["zuerst"], "zuerst", "zuerst"),
            (texts.VIEW["staerken"], "staerken", "staerken"),
            (texts.VIEW_EVERYTHING, "liste", everything),
        )
    ] + [Tab(texts.TO_WHAT_IF, _what_if(selection), False)]


def _what_if(selection: Selection) -> str:
    """What would follow from measures in the Kommunen that are filtered and chosen here."""
    return what_if_selection.address(what_if_selection.Selection(chosen=selection.chosen, where=selection.where))


def ways(selection: Selection) -> Sequence[Tab]:
    """All findings one by one or by Kommune; no choice in the lists that have an order of their own."""
    if selection.view not in EVERYTHING:
        return ()
    return [Tab(texts.WAYS[view], address(selection.in_view(view)), selection.view == view) for view in EVERYTHING]
