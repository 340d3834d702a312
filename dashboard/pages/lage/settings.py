"""What the scripts of the page need to know: the view, what can be chosen, how an address is written, and the words they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import texts as common
from dashboard.addresses import map_selection
from dashboard.addresses.map_selection import Selection
from dashboard.addresses.periods import in_address, periods
from dashboard.pages.lage.controls import year_names
from dashboard.pages.lage.themes import themes
from dashboard.queries import frame, selections
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.texts import area_filter as filter_texts
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
    "surveyYears",
    "moreRows",
    "allRows",
    "rowsShown",
    "sorted",
    "pictureFailed",
    "weightsSummary",
    "weightsDefault",
    "weightsChanged",
    "weightsTooFew",
    "weightsKept",
    "axes",
)


def settings(view: Selection) -> dict[str, Any]:
    """The settings of a view, to be written as JSON. `themes`: of each its topics with their indicators."""
    indicators = selections.map_choices()
    usual = map_selection.parameters(map_selection.usual(map_selection.first(indicators)))
    return {
        "version": frame.build()["version"],
        "product": common.PRODUCT,
        "state": map_selection.parameters(view),
        "usual": usual,
        "need": NEED,
        "levels": texts.LEVELS,
        "indicators": {each["indicator_id"]: _facts(each) for each in indicators},
        "themes": [
            [[topic, [each["indicator_id"] for each in members]] for topic, members in theme.topics()]
            for theme in themes(indicators)
        ],
        "words": {
            **{name: texts.SCRIPT[name] for name in WORDS},
            "filterNone": texts.FILTER_NONE,
            "filterWithBody": texts.MARKED_WITH_BODY,
            "filterAny": filter_texts.ANY,
            "filterChosen": filter_texts.CHOSEN,
        },
    }


def _facts(indicator: Mapping[str, Any]) -> dict[str, Any]:
    """`levels`, the usual one first; `years`, rising, the usual one last, and what they are called where that is something else; for each
    level its measures; `asked`: the names of the years count areas."""
    levels = [map_selection.usual(indicator).level]
    levels += [level for level in indicator["levels"] if level not in levels]
    facts: dict[str, Any] = {
        "title": indicator["short_title"],
        "years": [in_address(period) for period in periods(indicator)],
        "measures": {level: list(map_selection.measures(indicator, level)) for level in levels},
    }
    names = year_names(indicator)
    if names != facts["years"]:
        facts["names"] = names
    return facts | ({"asked": True} if indicator["surveyed"] else {})
