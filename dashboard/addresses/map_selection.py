"""What the first page shows ⇄ its address. What an address asks for in vain is told, never silently replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.addresses.notices import Notice, of_indicator, of_version, short
from dashboard.need import weights as need_weights
from dashboard.texts import TWICE, comparison, need
from dashboard.texts import overview as texts

NAMES = ("kennzahl", "ebene", "jahr", "gebiet", "ansicht", "mass", "bezug", "sicherheit", "gewichte", "v")


@dataclass(frozen=True)
class Selection:
    """Indicator, level, year, area ("" for none), view (karte, tabelle), measure (wert, faelle, unterschied), and what values are
    compared with at which confidence (998: 99.8 %, or 95); own weights of need and structure as need_weights writes them ("": default)."""

    indicator: str
    level: str
    year: int
    area: str = ""
    view: str = "karte"
    measure: str = "wert"
    reference: str = "kind"
    confidence: str = "998"
    weights: str = ""


@dataclass(frozen=True)
class Published:
    """What an address is read against besides the indicators: the data version, the inputs of need and structure, and how many of an
    axis must count."""

    version: str
    inputs: Sequence[Mapping[str, Any]] = ()
    least_inputs: int = 1


def usual(indicator: Mapping[str, Any]) -> Selection:
    """How an indicator is shown when nothing else is asked: Kommunen where it has them, newest year, map of values."""
    level = "kommune" if "kommune" in indicator["levels"] else indicator["levels"][0]
    return Selection(indicator["indicator_id"], level, indicator["periods"][-1])


def measures(indicator: Mapping[str, Any], level: str) -> dict[str, str]:
    """What can be shown of an indicator at a level: its values, counted cases where there are some, differences where it is compared."""
    offered = {"wert": True, "faelle": indicator["has_cases"], "unterschied": level in indicator["compared"]}
    return {name: text for name, text in texts.MEASURES.items() if offered[name]}


def from_query(
    parameters: Mapping[str, Any],
    indicators: Sequence[Mapping[str, Any]],
    unknown_area: Callable[[str], Notice | None],
    published: Published,
) -> tuple[Selection, list[Notice]]:
    """The selection an address describes, and a notice for each of its parts that does not exist.

    `unknown_area` gives the notice where there is no such area, None where there is one.
    """
    reader = _Reader(parameters)
    indicator = reader.indicator(indicators)
    plain = usual(indicator)
    level = reader.one("ebene", {level: texts.LEVELS[level] for level in indicator["levels"]}, plain.level)
    chosen = Selection(
        indicator["indicator_id"],
        level,
        area=reader.area(unknown_area),
        year=int(reader.one("jahr", {str(year): str(year) for year in indicator["periods"]}, str(plain.year))),
        view=reader.one("ansicht", texts.VIEWS, plain.view),
        measure=reader.one("mass", measures(indicator, level), plain.measure),
        reference=reader.one("bezug", comparison.REFERENCES, plain.reference),
        confidence=reader.one("sicherheit", comparison.CONFIDENCES, plain.confidence),
        weights=reader.weights(indicator, published),
    )
    reader.notices += of_version(reader.asked.get("v", published.version), published.version)
    return chosen, reader.notices


class _Reader:
    """Takes an address apart and remembers what it could not read."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        given = {
            name: [value] if isinstance(value, str) else list(value) for name, value in parameters.items() if value
        }
        self.asked = {name: str(values[0]) for name, values in given.items() if values[0]}
        self.notices = [
            Notice(texts.UNKNOWN_NAME.format(name=short(name))) for name in sorted(set(self.asked) - set(NAMES))
        ]
        self.notices += [
            Notice(TWICE.format(name=short(name))) for name, values in given.items() if len(set(values)) > 1
        ]

    def one(self, name: str, allowed: Mapping[str, str], instead: str) -> str:
        """One of the allowed values, or what stands instead."""
        value = self.asked.get(name, instead)
        if value in allowed:
            return value
        self.notices.append(
            Notice(texts.UNKNOWN_PARAMETER.format(name=name, value=short(value), instead=allowed[instead]))
        )
        return instead

    def indicator(self, indicators: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        """The indicator, by default the first."""
        by_id = {each["indicator_id"]: each for each in indicators}
        first = indicators[0]["indicator_id"]
        value = self.asked.get("kennzahl", first)
        if value not in by_id:
            self.notices.append(of_indicator(value, {each: row["title"] for each, row in by_id.items()}, first))
        return by_id.get(value, indicators[0])

    def area(self, unknown_area: Callable[[str], Notice | None]) -> str:
        """The area, "" for none."""
        value = self.asked.get("gebiet", "")
        wrong = unknown_area(value) if value else None
        if wrong is None:
            return value
        self.notices.append(wrong)
        return ""

    def weights(self, indicator: Mapping[str, Any], published: Published) -> str:
        """Own weights, where need and structure are shown."""
        weights, wrong = _weights(self.asked.get("gewichte", ""), indicator, published)
        self.notices += map(Notice, wrong)
        return weights


def _weights(asked: str, indicator: Mapping[str, Any], published: Published) -> tuple[str, list[str]]:
    """Own weights, where need and structure are shown."""
    if not asked:
        return "", []
    if indicator["scale"] != "need":
        return "", [need.WEIGHTS_ELSEWHERE]
    weights, notices = need_weights.read(asked, published.inputs, published.least_inputs)
    return weights, notices if weights else [*notices, need.WEIGHTS_DEFAULT] if notices else []
