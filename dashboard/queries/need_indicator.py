"""Need and structure as something the map can show, beside the indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.texts import need as texts

Row = Mapping[str, Any]
INDICATOR = "bedarf-struktur"


def indicator(inputs: Sequence[Row], attributions: Sequence[str], as_of: date) -> dict[str, Any]:
    """Need and structure as one more choice beside the indicators, with the columns of queries.overview.indicators."""
    return {
        **texts.INDICATOR,
        "indicator_id": INDICATOR,
        "scale": "need",
        "polarity": "none",
        "inherits": False,
        "levels": ["kommune"],
        "periods": [as_of.year],
        "own": ["kommune"],
        "surveyed": None,
        "surveyed_newest": 0,
        "has_cases": False,
        "survey": False,
        "beside": [],
        "compared": [],
        "pks_key": None,
        "breaks": None,
        "land_reference": "",
        "ended": None,
        "codes": None,
        "labels": None,
        "demo": any(each["demo"] for each in inputs),
        "attribution": "; ".join(attributions),
    }
