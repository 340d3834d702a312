"""Which two versions an address compares, in which Kommunen ⇄ the address; what it asks for in vain is said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard import german
from dashboard.addresses import area_filter
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.notices import GONE, WRONG, Notice, short
from dashboard.addresses.parameters import Parameter, Reader, query
from dashboard.texts import changes as texts

PATH = "/neues"
CLOSED = 410  # as of every address that names a version that cannot be opened
EARLIER, LATER = Parameter("von"), Parameter("bis")
PARAMETERS = (EARLIER, LATER, *area_filter.PARAMETERS)
MOST_NAMED = 5  # kept versions that the notice about an unknown one names


@dataclass(frozen=True)
class Choices:
    """Names of versions: `shown` is the one on show, `order` all that can be compared with it, newest first. Not to be compared are those of
    another schema, those that are invented where the one on show is not, or the other way round, and `unusable` ones.
    `predecessors`: what a version is compared with where the address does not say; a version that has none is not in it."""

    shown: str
    order: Sequence[str]
    other_schema: Collection[str] = ()
    other_demo: Collection[str] = ()
    unusable: Collection[str] = ()
    predecessors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Selection:
    """`earlier` is "" where there is nothing to compare with; `areas`: what is shown is of these Kommunen."""

    earlier: str
    later: str
    areas: AreaFilter = field(default_factory=AreaFilter)


def read(parameters: Mapping[str, Any], choices: Choices, areas: FilterChoices) -> tuple[Selection, list[Notice]]:
    """The two versions and the filter, and a notice for each that does not exist; instead of versions that cannot be compared those that are
    compared unless an address says otherwise. `areas`: what can be filtered by."""
    reader = Reader(parameters, PARAMETERS)
    reader.check_names()
    later = reader.text(LATER, choices.shown)
    earlier = reader.text(EARLIER, choices.predecessors.get(later, ""))
    chosen = area_filter.read(reader, areas)
    wrong = [_refused(name, choices) for name in dict.fromkeys((earlier, later)) if name]
    if not any(wrong):
        wrong = [_no_pair(earlier, later, choices)]
    refused = [notice for notice in wrong if notice]
    if refused:
        earlier, later = choices.predecessors.get(choices.shown, ""), choices.shown
    return Selection(earlier, later, chosen), [*reader.notices, *refused]


def address(selection: Selection) -> str:
    """What follows the path of a file or page about these two."""
    fields = query({EARLIER.name: selection.earlier, LATER.name: selection.later, **selection.areas.fields()})
    return f"?{fields}" if fields else ""


def _no_pair(earlier: str, later: str, choices: Choices) -> Notice | None:
    """Why two versions that can be opened are not compared; `earlier` is "" where there is none. That the one on show has no predecessor is
    nobody's mistake."""
    if not earlier:
        nothing_older = Notice(texts.NOTHING_OLDER.format(version=short(later)), GONE)
        return None if later == choices.shown else nothing_older
    if earlier == later:
        return Notice(texts.SAME_VERSION.format(version=short(later)))
    if choices.order.index(earlier) < choices.order.index(later):
        return Notice(texts.WRONG_ORDER.format(earlier=short(earlier), later=short(later)))
    return None


def _refused(name: str, choices: Choices) -> Notice | None:
    if name in choices.order:
        return None
    if name in choices.other_schema:
        return Notice(texts.OTHER_SCHEMA.format(version=short(name)), CLOSED)
    if name in choices.unusable:
        return Notice(texts.UNUSABLE.format(version=short(name)), CLOSED)
    if name in choices.other_demo:
        return Notice(texts.OTHER_DEMO.format(version=short(name)), WRONG)
    return Notice(texts.UNKNOWN_VERSION.format(version=short(name), kept=_kept(choices)), GONE)


def _kept(choices: Choices) -> str:
    """The versions that can be compared, the newest of many."""
    named, more = choices.order[:MOST_NAMED], len(choices.order) - MOST_NAMED
    if len(choices.order) == 1:
        return texts.KEPT_ONE.format(version=named[0])
    further = [texts.KEPT_MORE.format(count=more)] if more > 0 else []
    return texts.KEPT.format(versions=german.listing([*named, *further]))
