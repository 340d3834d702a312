"""What the scripts of the page need to know before they ask for values: the state, what can be chosen, and the words they say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dashboard import texts as common
from dashboard.addresses.map_selection import Selection
from dashboard.need import answer as need_answer
from dashboard.queries import frame, overview, selections
from dashboard.texts import overview as texts

TOLD = (
    "short_title",
    "title",
    "definition",
    "numerator",
    "denominator",
    "unit",
    "unit_short",
    "scale",
    "polarity",
    "inherits",
    "levels",
    "periods",
    "survey",
    "surveyed",
    "compared",
    "has_cases",
    "pks_key",
    "breaks",
    "codes",
    "labels",
    "demo",
    "attribution",
)


def attribute(chosen: Selection) -> Any:
    """The settings as an attribute of the page."""
    return {"data-atlas": as_json(chosen)}


def as_json(chosen: Selection) -> str:
    """The settings as one JSON text."""
    indicators = selections.map_choices()
    caveats = list(dict.fromkeys(caveat for each in indicators for caveat in each["caveats"]))
    return json.dumps(
        {
            "version": frame.build()["version"],
            "path": "/",
            "product": common.PRODUCT,
            "state": asdict(chosen),
            "first": indicators[0]["indicator_id"],
            "indicators": {each["indicator_id"]: _told(each, caveats) for each in indicators},
            "levelsInTitle": texts.LEVELS_IN_TITLE,
            "levelsOne": texts.LEVELS_ONE,
            "caveats": caveats,
            "kinds": overview.kinds(),
            "kreise": overview.kreis_names(),
            "levels": texts.LEVELS,
            "statuses": texts.STATUSES,
            "need": need_answer.INDICATOR,
            "heads": {
                "numerator": texts.NUMERATOR,
                "denominator": texts.DENOMINATOR,
                "unit": texts.UNIT,
                "keys": texts.KEYS,
            },
            "words": texts.SCRIPT,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _told(indicator: Mapping[str, Any], caveats: list[str]) -> dict[str, Any]:
    told = {name: indicator[name] for name in TOLD if indicator[name] not in (None, False)}
    return {**told, "caveats": [caveats.index(caveat) for caveat in indicator["caveats"]]}
