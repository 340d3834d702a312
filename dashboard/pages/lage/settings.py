"""What the scripts of the page need to know: the view, what can be chosen, how an address is written, and the words they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import texts as common
from dashboard.addresses import map_selection
from dashboard.addresses.map_selection import Selection
from dashboard.queries import frame, selections
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.texts import overview as texts

# Of the words of the page, those a script says.
WORDS = (
    "selected",
    "changed",
    "failed",
    "gone",
    "levelMissing",
    "yearMissing",
    "noComparison",
    "surveyYear",
    "surveyYears",
    "moreRows",
    "allRows",
    "pictureFailed",
    "weightsSummary",
    "weightsDefault",
    "weightsChanged",
    "weightsTooFew",
    "weightsKept",
    "axes",
)


def settings(view: Selection) -> dict[str, Any]:
    """The settings of a view, to be written as JSON."""
    indicators = selections.map_choices()
    usual = map_selection.parameters(map_selection.usual(indicators[0]))
    return {
        "version": frame.build()["version"],
        "product": common.PRODUCT,
        "state": map_selection.parameters(view),
        "usual": usual,
        "need": NEED,
        "levels": texts.LEVELS,
        "indicators": {each["indicator_id"]: _facts(each) for each in indicators},
        "words": {name: texts.SCRIPT[name] for name in WORDS},
    }


def _facts(indicator: Mapping[str, Any]) -> dict[str, Any]:
    """`levels`, the usual one first; `years`, rising; for each level its measures; of a survey, how many were asked in each year."""
    levels = [map_selection.usual(indicator).level]
    levels += [level for level in indicator["levels"] if level not in levels]
    facts: dict[str, Any] = {
        "title": indicator["short_title"],
        "years": list(map(str, indicator["periods"])),
        "measures": {level: list(map_selection.measures(indicator, level)) for level in levels},
    }
    return facts | ({"surveyed": indicator["surveyed"]} if indicator["surveyed"] else {})
