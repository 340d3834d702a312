"""What the first page shows ⇄ its address. What an address asks for in vain is said, never silently replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import weights as need_weights
from dashboard.addresses.areas import Areas
from dashboard.addresses.notices import Notice, of_indicator
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
from dashboard.texts import comparison, need
from dashboard.texts import overview as texts

PATH = "/"
LEVEL = Parameter("ebene")
MAP_VIEW = replace(VIEW, default="karte")
MEASURE = Parameter("mass", "wert")
CONFIDENCE = Parameter("sicherheit", "998")
WEIGHTS = Parameter("gewichte")
PARAMETERS = (INDICATOR, LEVEL, YEAR, AREA, MAP_VIEW, MEASURE, REFERENCE, CONFIDENCE, WEIGHTS, VERSION)


@dataclass(frozen=True)
class Selection:
    """Indicator, level, year, area ("" for none), view (karte, tabelle), measure (wert, faelle, unterschied), and what values are
    compared with at which confidence (998: 99.8 %, or 95); own weights of need and structure as need_weights writes them ("": default)."""

    indicator: str
    level: str
    year: int
    area: str = ""
    view: str = MAP_VIEW.default
    measure: str = MEASURE.default
    reference: str = REFERENCE.default
    confidence: str = CONFIDENCE.default
    weights: str = ""


@dataclass(frozen=True)
class Published:
    """What an address is read against: everything that can be shown, the areas, the data version, the inputs of need and structure, and how
    many of an axis must count."""

    indicators: Sequence[Mapping[str, Any]]
    areas: Areas
    version: str
    inputs: Sequence[Mapping[str, Any]] = ()
    least_inputs: int = 1


def usual(indicator: Mapping[str, Any]) -> Selection:
    """How an indicator is shown when nothing else is asked: Kommunen where it has them, newest year, map of values."""
    level = "kommune" if "kommune" in indicator["levels"] else indicator["levels"][0]
    return Selection(indicator["indicator_id"], level, indicator["periods"][-1])


def parameters(selection: Selection) -> dict[str, str]:
    """Every part of an address of the map, in its order, the usual ones too."""
    return {
        INDICATOR.name: selection.indicator,
        LEVEL.name: selection.level,
        YEAR.name: str(selection.year),
        AREA.name: selection.area,
        MAP_VIEW.name: selection.view,
        MEASURE.name: selection.measure,
        REFERENCE.name: selection.reference,
        CONFIDENCE.name: selection.confidence,
        WEIGHTS.name: selection.weights,
    }


def to_query(selection: Selection, indicators: Sequence[Mapping[str, Any]]) -> str:
    """The shortest query that brings a selection back, "" for the first view of all: what is usual is left out.

    assets/map/address.js writes the same.
    """
    indicator = next(each for each in indicators if each["indicator_id"] == selection.indicator)
    plain = {**parameters(usual(indicator)), INDICATOR.name: indicators[0]["indicator_id"]}
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
        year=int(reader.one(YEAR, {str(year): str(year) for year in indicator["periods"]}, str(plain.year))),
        view=reader.one(MAP_VIEW, texts.VIEWS),
        measure=reader.one(MEASURE, measures(indicator, level)),
        reference=reader.one(REFERENCE, comparison.REFERENCES),
        confidence=reader.one(CONFIDENCE, comparison.CONFIDENCES),
        weights=reader.weights(indicator),
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
        first = self.published.indicators[0]
        value = self.text(INDICATOR, first["indicator_id"])
        if value not in by_id:
            titles = {each: row["title"] for each, row in by_id.items()}
            self.notices.append(of_indicator(value, titles, first["indicator_id"]))
        return by_id.get(value, first)

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
