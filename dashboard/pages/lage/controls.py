"""The controls above the map: a plain form of native elements, made live by assets/map/controls.js."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import german
from dashboard.addresses import area_filter, map_selection
from dashboard.addresses import weights as need_weights
from dashboard.addresses.area_filter import FilterChoices
from dashboard.addresses.map_selection import MAP_VIEW, Selection
from dashboard.addresses.parameters import AREA
from dashboard.addresses.periods import Period, in_address, in_title, periods
from dashboard.pages.lage.themes import theme_of, themes
from dashboard.queries import area_filter as filters
from dashboard.queries import need_structure, selections
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.texts import breaks as break_texts
from dashboard.texts import comparison, need
from dashboard.texts import overview as texts

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Option:
    """One of several things to choose. `offered`: whether it can be had; `listed`: whether it is there at all."""

    value: str
    text: str
    chosen: bool = False
    offered: bool = True
    listed: bool = True


@dataclass(frozen=True)
class Weight:
    """How much one input of need and structure counts; `default` is the value of the usual option."""

    indicator_id: str
    label: str
    axis: str
    options: Sequence[Option]
    default: str
    changed: bool


@dataclass(frozen=True)
class Weights:
    """The own weights by axis with its name, how many are changed in words, and how many inputs of an axis must count."""

    summary: str
    changed: bool
    least: int
    axes: Sequence[tuple[str, str, Sequence[Weight]]]


@dataclass(frozen=True)
class Controls:
    """What can be chosen, and what is. `topics` group the indicators of the theme; `weights` None where there is no need and structure;
    `kept`: name and value of what no field of the form says."""

    view: Selection
    topics: Sequence[tuple[str, Sequence[Option]]]
    levels: Sequence[Option]
    years: Sequence[Option]
    years_title: str
    measures: Sequence[Option]
    references: Sequence[Option]
    confidences: Sequence[Option]
    weights: Weights | None
    is_need: bool
    filter_choices: FilterChoices
    kept: Sequence[tuple[str, str]]

    @property
    def with_indicators(self) -> bool:
        """Whether the theme has more than one indicator; else its tab says it all."""
        return sum(len(choices) for _, choices in self.topics) > 1

    @property
    def with_measures(self) -> bool:
        """Whether there is more than one measure to choose from."""
        return sum(option.listed for option in self.measures) > 1

    @property
    def with_years(self) -> bool:
        """Whether there is more than one year to choose from."""
        return len(self.years) > 1

    @property
    def is_first_year(self) -> bool:
        """Whether no year lies before the chosen one."""
        return self.years[-1].chosen

    @property
    def is_last_year(self) -> bool:
        """Whether no year lies after the chosen one."""
        return self.years[0].chosen


def controls(view: Selection) -> Controls:
    """The controls of a view."""
    indicator = selections.map_indicator(view)
    measures = map_selection.measures(indicator, view.level)
    return Controls(
        view,
        _topics(indicator),
        [
            Option(level, text, level == view.level, level in indicator["levels"])
            for level, text in texts.LEVELS.items()
        ],
        _years(indicator, view.year),
        texts.SCRIPT["surveyYears"] if indicator["surveyed"] else "",
        [Option(name, text, name == view.measure, listed=name in measures) for name, text in texts.MEASURES.items()],
        _options(comparison.REFERENCES.items(), view.reference),
        _options(comparison.CONFIDENCES.items(), view.confidence),
        weights(view.weights),
        view.indicator == NEED,
        filters.choices(),
        _kept(view),
    )


def _kept(view: Selection) -> list[tuple[str, str]]:
    """What the form sends along without a field for it: the chosen area, map or table, what the bar and the mark beside the map have chosen."""
    fields = {
        AREA.name: view.area,
        MAP_VIEW.name: "" if view.view == MAP_VIEW.default else view.view,
        area_filter.STATUSES.name: ",".join(view.area_filter.statuses),
        map_selection.WITH.name: view.with_body_of,
    }
    return [(name, value) for name, value in fields.items() if value]


def _options(named: Iterable[tuple[str, str]], chosen: str) -> list[Option]:
    return [Option(value, text, value == chosen) for value, text in named]


def _topics(chosen: Row) -> list[tuple[str, list[Option]]]:
    """The indicators of the theme of the chosen one, by topic."""
    theme = next(each for each in themes(selections.map_choices()) if each.name == theme_of(chosen))
    return [
        (topic, _options(((each["indicator_id"], each["short_title"]) for each in members), chosen["indicator_id"]))
        for topic, members in theme.topics()
    ]


def _years(indicator: Row, chosen: Period) -> list[Option]:
    """What can be chosen, the newest first; of a survey with the number of Kommunen that have a value. The last year of what ended says so."""
    return [
        Option(in_address(period), text, period == chosen)
        for period, text in reversed(list(zip(periods(indicator), year_names(indicator), strict=True)))
    ]


def year_names(indicator: Row) -> list[str]:
    """What the years of an indicator are called, the oldest first, and behind them the newest value of each area where it can be chosen."""
    if indicator["surveyed"]:
        counts = [*indicator["surveyed"], indicator["surveyed_newest"]]
        return [
            texts.SCRIPT["surveyYear"].format(year=in_title(period), count=count)
            for period, count in zip(periods(indicator), counts, strict=False)
        ]
    last = indicator["ended"] - 1 if indicator["ended"] else None
    return [break_texts.LAST_YEAR.format(year=year) if year == last else str(year) for year in indicator["periods"]]


def weights(part: str) -> Weights | None:
    """The weights of need and structure as an address states them, "" for the default."""
    inputs = need_structure.inputs()
    if not inputs:
        return None
    own = need_weights.parsed(part)
    state = need.SCRIPT["weightsChanged"].format(count=len(own)) if own else need.SCRIPT["weightsDefault"]
    axes = [
        (axis, text, [_weight(each, own) for each in inputs if each["axis"] == axis])
        for axis, text in need.AXES.items()
    ]
    return Weights(need.WEIGHTS_SUMMARY.format(state=state), bool(own), need_structure.rule()["least_inputs"], axes)


def _weight(declared: Row, own: Mapping[str, float]) -> Weight:
    indicator_id, default = declared["indicator_id"], declared["weight"]
    now = own.get(indicator_id, default)
    options = [
        Option(
            need_weights.weight_in_address(weight), need.WEIGHTS.get(weight, german.number(weight, 1)), weight == now
        )
        for weight in need_weights.offered(default)
    ]
    return Weight(
        indicator_id,
        declared["label"],
        declared["axis"],
        options,
        need_weights.weight_in_address(default),
        indicator_id in own,
    )
