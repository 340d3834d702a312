"""Which end of a row of values is the favourable one: it stands right. Most indicators have none; then low values stand left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.charts import Ends
from dashboard.texts import comparison_page as texts


def ends(indicator: Mapping[str, Any]) -> Ends:
    """What the ends of its axis are called, and whether it runs from high to low."""
    polarity = indicator["polarity"]
    return Ends(*texts.ENDS_OF_AXIS[polarity], turned=polarity == "lower_is_better")


def note(indicator: Mapping[str, Any]) -> str:
    """A sentence for the reader who expects high values right; "" where they stand there."""
    return texts.TURNED if ends(indicator).turned else ""
