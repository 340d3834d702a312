"""The form above the figures: one control for each part of the address. It works without any script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import chosen_kommunen
from dashboard.addresses.analysis_choices import LEVELS, Quantity
from dashboard.addresses.analysis_selection import (
    BEZUG,
    COLOUR,
    COLOURS,
    CONFIDENCE,
    DIRECTION,
    FUNNEL,
    INDEX,
    INTERVALS,
    LEVEL,
    ON,
    ONLY,
    SORT,
    Selection,
    X,
    Y,
    can_be_measured,
)
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.parameters import INDICATOR, YEAR
from dashboard.addresses.periods import Newest
from dashboard.analysis.columns import period_of
from dashboard.queries import analysis, area_filter
from dashboard.texts import analysis as texts
from dashboard.texts import analysis_selection as address_texts
from dashboard.texts import comparison
from dashboard.web.choice import Choice

ACTION = "/analyse"


@dataclass(frozen=True)
class Switch:
    """A checkbox with its name, its value and its label."""

    name: str
    value: str
    label: str
    is_on: bool


@dataclass(frozen=True)
class Form:
    """`choices`, `switches`: of all figures; `measured_choices`, `measured_switches`: of all but the first; `hidden`: what links and checkboxes
    of the table change; `filter_state`: what is filtered by."""

    action: str
    choices: Sequence[Choice]
    switches: Sequence[Switch]
    measured_choices: Sequence[Choice]
    measured_switches: Sequence[Switch]
    filter_choices: FilterChoices
    filter: AreaFilter
    filter_state: str
    chosen: str
    hidden: Sequence[tuple[str, str]]


def form(selection: Selection) -> Form:
    """The form for a selection."""
    offered = analysis.quantities(selection.level)
    numbers = [each for each in offered.values() if can_be_measured(each)] or [offered[selection.indicator]]
    return Form(
        ACTION,
        [
            Choice(X.name, texts.AXIS_X, selection.x, _by_topic(offered.values())),
            Choice(Y.name, texts.AXIS_Y, selection.y, _by_topic(offered.values())),
            Choice(YEAR.name, texts.YEAR, str(selection.year or ""), _plain(_years(offered[selection.indicator]))),
            Choice(
                LEVEL.name, texts.LEVEL, selection.level, _plain((each, address_texts.LEVELS[each]) for each in LEVELS)
            ),
            Choice(
                COLOUR.name,
                texts.COLOUR,
                selection.colour,
                _plain((each, address_texts.COLOURS[each]) for each in COLOURS),
            ),
        ],
        [
            Switch(INTERVALS.name, ON, texts.INTERVALS, selection.intervals),
            Switch(ONLY.name, ON, texts.ONLY, selection.only),
        ],
        [
            Choice(INDICATOR.name, texts.MEASURED, selection.indicator, _by_topic(numbers)),
            Choice(BEZUG.name, texts.REFERENCE, selection.reference, _plain(comparison.REFERENCES.items())),
            Choice(CONFIDENCE.name, texts.CONFIDENCE, selection.confidence, _plain(comparison.CONFIDENCES.items())),
            Choice(FUNNEL.name, texts.FUNNEL_KIND, selection.funnel, _plain(_kinds())),
        ],
        [Switch(INDEX.name, ON, texts.INDEX, selection.index)],
        area_filter.choices(),
        selection.area_filter,
        filter_state(selection),
        chosen_kommunen.in_address(selection.areas),
        [
            (SORT.name, _unless(selection.sort, SORT.default)),
            (DIRECTION.name, _unless(selection.direction, DIRECTION.default)),
        ],
    )


def filter_state(selection: Selection) -> str:
    """What is filtered by, in words."""
    return area_filter.words(selection.area_filter) or texts.FILTERED_BY_NOTHING


def _unless(value: str, usual: str) -> str:
    return "" if value == usual else value


def _plain(options: Iterable[tuple[str, str]]) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    return [("", list(options))]


def _by_topic(quantities: Iterable[Quantity]) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    topics: dict[str, list[tuple[str, str]]] = {}
    for each in quantities:
        topics.setdefault(each.topic, []).append((each.key, german.capital(each.short_title)))
    return list(topics.items())


def _kinds() -> list[tuple[str, str]]:
    """The kinds of both levels: the form is drawn once, and stays where the level changes."""
    every = {kind: label for level in LEVELS for kind, label in analysis.kinds(level).items()}
    return [("", texts.FUNNEL_FITTING), *((kind, german.capital(label)) for kind, label in every.items())]


def _years(measured: Quantity) -> list[tuple[str, str]]:
    """The newest of every axis, then single years, for all axes that have them."""
    newest = period_of(measured, None)
    if newest is None:
        return [("", texts.NO_YEARS)]
    first = (
        texts.NEWEST_VALUES.format(years=german.years(*newest))
        if isinstance(newest, Newest)
        else texts.NEWEST_YEAR.format(year=newest)
    )
    return [("", first), *((str(year), str(year)) for year in reversed(measured.years))]
