"""What the first page shows ⇄ its address. What an address asks for in vain is said, never silently replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import area_filter as filters
from dashboard.addresses import weights as need_weights
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.areas import Areas
from dashboard.addresses.notices import OK, Notice, of_indicator, short
from dashboard.addresses.parameters import (
    AREA,
    INDICATOR,
    REFERENCE,
    VERSION,
    VIEW,
    YEAR,
    Parameter,
    Reader,
    query,
)
from dashboard.addresses.periods import Period, in_address, in_title, periods
from dashboard.texts import comparison, need
from dashboard.texts import overview as texts

PATH = "/"
STAND = "gremium_status"  # the indicator that is the Stand of the Kommunen, the first view of all
LEVEL = Parameter("ebene")
MAP_VIEW = replace(VIEW, default="karte")
MEASURE = Parameter("mass", "wert")
CONFIDENCE = Parameter("sicherheit", "998")
WEIGHTS = Parameter("gewichte")
WITH = Parameter("mit")
NO_FILTER, NO_CHOICES = AreaFilter(), FilterChoices((), (), (), (), ())
BODY_OF_KREIS = "kreisgremium"  # the only value of WITH
PARAMETERS = (
    INDICATOR,
    LEVEL,
    YEAR,
    AREA,
    MAP_VIEW,
    MEASURE,
    REFERENCE,
    CONFIDENCE,
    WEIGHTS,
    *filters.PARAMETERS,
    WITH,
    VERSION,
)


@dataclass(frozen=True)
class Selection:
    """Indicator, level, year (or of each area its newest), area ("" for none), view (karte, tabelle), measure (wert, faelle, unterschied),
    and what values are compared with at which confidence (998: 99.8 %, or 95); own weights of need and structure as need_weights writes
    them ("": default); which areas are marked, all others paled: those that pass the filter and, with BODY_OF_KREIS, are looked after by a
    body of their Kreis."""

    indicator: str
    level: str
    year: Period
    area: str = ""
    view: str = MAP_VIEW.default
    measure: str = MEASURE.default
    reference: str = REFERENCE.default
    confidence: str = CONFIDENCE.default
    weights: str = ""
    area_filter: AreaFilter = NO_FILTER
    with_body_of: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether some areas are marked."""
        return bool(self.area_filter or self.with_body_of)


@dataclass(frozen=True)
class Published:
    """What an address is read against: everything that can be shown, the areas, the data version, the inputs of need and structure, how many
    of an axis must count, and what the areas can be filtered by."""

    indicators: Sequence[Mapping[str, Any]]
    areas: Areas
    version: str
    inputs: Sequence[Mapping[str, Any]] = ()
    least_inputs: int = 1
    filter_choices: FilterChoices = NO_CHOICES


def first(indicators: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The indicator that is shown where an address names none: the Stand, where there is a registry."""
    return next((each for each in indicators if each["indicator_id"] == STAND), indicators[0])


def usual(indicator: Mapping[str, Any]) -> Selection:
    """How an indicator is shown when nothing else is asked: Kommunen where some below the Kreis have own values, else the first level at
    which areas have their own; of a survey the newest value of each area, else the newest year; a map of values."""
    own = [level for level in indicator["levels"] if level in indicator["own"]] or indicator["levels"]
    level = "kommune" if "kommune" in own else own[0]
    return Selection(indicator["indicator_id"], level, periods(indicator)[-1])


def parameters(selection: Selection) -> dict[str, str]:
    """Every part of an address of the map, in its order, the usual ones too."""
    return {
        INDICATOR.name: selection.indicator,
        LEVEL.name: selection.level,
        YEAR.name: in_address(selection.year),
        AREA.name: selection.area,
        MAP_VIEW.name: selection.view,
        MEASURE.name: selection.measure,
        REFERENCE.name: selection.reference,
        CONFIDENCE.name: selection.confidence,
        WEIGHTS.name: selection.weights,
        **selection.area_filter.fields(),
        WITH.name: selection.with_body_of,
    }


def to_query(selection: Selection, indicators: Sequence[Mapping[str, Any]]) -> str:
    """The shortest query that brings a selection back, "" for the first view of all: what is usual is left out.

    assets/map/address.js writes the same.
    """
    indicator = next(each for each in indicators if each["indicator_id"] == selection.indicator)
    plain = {**parameters(usual(indicator)), INDICATOR.name: first(indicators)["indicator_id"]}
    return query({name: text for name, text in parameters(selection).items() if text != plain[name]})


def measures(indicator: Mapping[str, Any], level: str) -> dict[str, str]:
    """What can be shown of an indicator at a level: its values, counted cases where there are some, differences where it is compared."""
    offered = {"wert": True, "faelle": indicator["has_cases"], "unterschied": level in indicator["compared"]}
    return {name: text for name, text in texts.MEASURES.items() if offered[name]}


def read(parameters: Mapping[str, Any], published: Published) -> tuple[Selection, list[Notice]]:
    """The selection an address describes, and a notice for each of its parts that does not exist."""
    reader = _Reader(parameters, published)
    reader.check_names()
    indicator = reader.indicator()
    plain = usual(indicator)
    level = reader.one(LEVEL, {level: texts.LEVELS[level] for level in indicator["levels"]}, plain.level)
    chosen = Selection(
        indicator["indicator_id"],
        level,
        area=reader.area(published.areas),
        year=reader.period(indicator, plain.year),
        view=reader.one(MAP_VIEW, texts.VIEWS),
        measure=reader.one(MEASURE, measures(indicator, level)),
        reference=reader.one(REFERENCE, comparison.REFERENCES),
        confidence=reader.one(CONFIDENCE, comparison.CONFIDENCES),
        weights=reader.weights(indicator),
        area_filter=reader.area_filter(level),
        with_body_of=reader.with_body_of(level),
    )
    reader.version(published.version)
    return chosen, reader.notices


class _Reader(Reader):
    """Reads the parameters only the map has."""

    def __init__(self, parameters: Mapping[str, Any], published: Published) -> None:
        super().__init__(parameters, PARAMETERS, texts.UNKNOWN_PARAMETER)
        self.published = published

    def indicator(self) -> Mapping[str, Any]:
        """The indicator, by default the first."""
        by_id = {each["indicator_id"]: each for each in self.published.indicators}
        default = first(self.published.indicators)
        value = self.text(INDICATOR, default["indicator_id"])
        if value not in by_id:
            titles = {each: row["title"] for each, row in by_id.items()}
            self.notices.append(of_indicator(value, titles, default["indicator_id"]))
        return by_id.get(value, default)

    def area_filter(self, level: str) -> AreaFilter:
        """The filter; what only Kommunen can be filtered by is said to mark nothing among Kreise."""
        chosen = filters.read(self, self.published.filter_choices)
        if level == "kreis" and chosen != chosen.among_kreise():
            self.note(texts.FILTER_OF_KOMMUNEN, OK, page_only=True)
            return chosen.among_kreise()
        return chosen

    def with_body_of(self, level: str) -> str:
        """Whether only those are marked that a body of their Kreis looks after."""
        value = self.text(WITH)
        if value not in ("", BODY_OF_KREIS):
            self.note(texts.UNKNOWN_MARK.format(value=short(value), known=BODY_OF_KREIS))
            return ""
        if value and level == "kreis":
            self.note(texts.FILTER_OF_KOMMUNEN, OK, page_only=True)
            return ""
        return value

    def period(self, indicator: Mapping[str, Any], usual_period: Period) -> Period:
        """One of the years of an indicator, or the newest value of each area."""
        offered = {in_address(period): period for period in periods(indicator)}
        names = {address: in_title(period) for address, period in offered.items()}
        return offered[self.one(YEAR, names, in_address(usual_period))]

    def weights(self, indicator: Mapping[str, Any]) -> str:
        """Own weights, where need and structure are shown."""
        part = self.text(WEIGHTS)
        if not part:
            return ""
        if indicator["scale"] != "need":
            self.note(need.WEIGHTS_ELSEWHERE)
            return ""
        weights, wrong = need_weights.read(part, self.published.inputs, self.published.least_inputs)
        for message in wrong if weights or not wrong else [*wrong, need.WEIGHTS_DEFAULT]:
            self.note(message)
        return weights
