"""What the first page shows ⇄ its address. What an address asks for in vain is told, never silently replaced."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import need_weights
from dashboard.notices import GONE, Notice, of_version, short
from dashboard.texts import comparison, need
from dashboard.texts import lage as texts

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


def from_query(parameters: Mapping[str, Any], indicators: Sequence[Mapping[str, Any]],
               is_area: Callable[[str], bool], published: Published) -> tuple[Selection, list[Notice]]:
    """The selection an address describes, and a notice for each of its parts that does not exist."""
    asked = {name: str(value if isinstance(value, str) else value[0]) for name, value in parameters.items() if value}
    notices = [Notice(texts.UNKNOWN_NAME.format(name=short(name))) for name in sorted(set(asked) - set(NAMES))]
    by_id = {each["indicator_id"]: each for each in indicators}

    def pick(name: str, allowed: Mapping[str, str], instead: str) -> str:
        value = asked.get(name, instead)
        if value in allowed:
            return value
        notices.append(Notice(texts.UNKNOWN_PARAMETER.format(name=name, value=short(value), instead=allowed[instead])))
        return instead

    first = indicators[0]["indicator_id"]
    indicator = by_id[pick("kennzahl", {each: row["title"] for each, row in by_id.items()}, first)]
    plain = usual(indicator)
    level = pick("ebene", {level: texts.LEVELS[level] for level in indicator["levels"]}, plain.level)
    year = int(pick("jahr", {str(year): str(year) for year in indicator["periods"]}, str(plain.year)))
    area = asked.get("gebiet", "")
    if area and not is_area(area):
        notices.append(Notice(texts.UNKNOWN_AREA.format(value=short(area)), GONE))
        area = ""
    weights, told = _weights(asked.get("gewichte", ""), indicator, published)
    notices += [*map(Notice, told), *of_version(asked.get("v", published.version), published.version)]
    return Selection(
        indicator["indicator_id"], level, year, area,
        view=pick("ansicht", texts.VIEWS, plain.view),
        measure=pick("mass", measures(indicator, level), plain.measure),
        reference=pick("bezug", comparison.REFERENCES, plain.reference),
        confidence=pick("sicherheit", comparison.CONFIDENCES, plain.confidence),
        weights=weights,
    ), notices


def _weights(asked: str, indicator: Mapping[str, Any], published: Published) -> tuple[str, list[str]]:
    """Own weights, where need and structure are shown."""
    if not asked:
        return "", []
    if indicator["scale"] != "need":
        return "", [need.WEIGHTS_ELSEWHERE]
    weights, notices = need_weights.read(asked, published.inputs, published.least_inputs)
    return weights, notices if weights else [*notices, need.WEIGHTS_DEFAULT] if notices else []
