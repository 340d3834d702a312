"""The controls above the map: a plain form of native elements, made live by assets/map/controls.js."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard import german
from dashboard.addresses import map_selection
from dashboard.addresses import weights as need_weights
from dashboard.addresses.map_selection import Selection
from dashboard.queries import need_structure, selections
from dashboard.queries.need_indicator import INDICATOR as NEED
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
    """What can be chosen, and what is. `topics` group the indicators; `weights` None where there is no need and structure."""

    view: Selection
    topics: Sequence[tuple[str, Sequence[Option]]]
    levels: Sequence[Option]
    years: Sequence[Option]
    years_title: str
    measures: Sequence[Option]
    references: Sequence[Option]
    confidences: Sequence[Option]
    views: Sequence[Option]
    weights: Weights | None
    is_need: bool

    @property
    def with_measures(self) -> bool:
        """Whether there is more than one measure to choose from."""
        return sum(option.listed for option in self.measures) > 1

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
        _topics(view.indicator),
        [
            Option(level, text, level == view.level, level in indicator["levels"])
            for level, text in texts.LEVELS.items()
        ],
        _years(indicator, view.year),
        texts.SCRIPT["surveyYears"] if indicator["surveyed"] else "",
        [Option(name, text, name == view.measure, listed=name in measures) for name, text in texts.MEASURES.items()],
        _options(comparison.REFERENCES.items(), view.reference),
        _options(comparison.CONFIDENCES.items(), view.confidence),
        _options(texts.VIEWS.items(), view.view),
        weights(view.weights),
        view.indicator == NEED,
    )


def _options(named: Iterable[tuple[str, str]], chosen: str) -> list[Option]:
    return [Option(value, text, value == chosen) for value, text in named]


def _topics(chosen: str) -> list[tuple[str, list[Option]]]:
    """The indicators by topic; need and structure first."""
    everything = sorted(selections.map_choices(), key=lambda each: each["topic"] != need.TOPIC)
    return [
        (topic, _options(((each["indicator_id"], each["short_title"]) for each in members), chosen))
        for topic, members in groupby(everything, key=lambda each: each["topic"])
    ]


def _years(indicator: Row, chosen: int) -> list[Option]:
    """The years, the newest first; of a survey with the number of Kommunen that have a value."""
    counts = dict(zip(indicator["periods"], indicator["surveyed"] or (), strict=False))
    return [
        Option(
            str(year),
            texts.SCRIPT["surveyYear"].format(year=year, count=counts[year]) if year in counts else str(year),
            year == chosen,
        )
        for year in reversed(indicator["periods"])
    ]


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
