"""The heads of the page: its lists with how many rows they have now, and the two ways to see all findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import exchange_selection, what_if_selection
from dashboard.addresses.occasion_selection import EVERYWHERE, address
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
    """The three lists, the page that asks what would be, and the one that says who can help whom."""
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
    ] + [Tab(texts.TO_WHAT_IF, _what_if(selection), False), Tab(texts.EXCHANGE, _exchange(selection), False)]


def _what_if(selection: Selection) -> str:
    """What would follow from measures in the Kommunen that are filtered and chosen here."""
    return what_if_selection.address(what_if_selection.Selection(chosen=selection.chosen, where=selection.where))


def _exchange(selection: Selection) -> str:
    """Partners and round tables for the Kommunen that are chosen here, else for those that are filtered, and for the one kind that is."""
    kind = selection.kinds[0] if len(selection.kinds) == 1 else ""
    where = EVERYWHERE if selection.chosen else selection.where
    return exchange_selection.address(exchange_selection.Selection(chosen=selection.chosen, kind=kind, where=where))


def ways(selection: Selection) -> Sequence[Tab]:
    """All findings one by one or by Kommune; no choice in the lists that have an order of their own."""
    if selection.view not in EVERYTHING:
        return ()
    return [Tab(texts.WAYS[view], address(selection.in_view(view)), selection.view == view) for view in EVERYTHING]
