"""What the address of a profile asks for besides its area: the comparison, an indicator, the data version the link was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from dashboard.pages.gebiet.profile import Profile, references_for
from dashboard.texts import gebiet as texts

Row = dict[str, Any]
NAMES = ("bezug", "kennzahl", "v")
LONGEST = 60


@dataclass(frozen=True)
class Asked:
    """Reference of the comparison ("" for the Land, which has none), and the indicator to open ("" for none)."""

    reference: str
    indicator: str


def read(parameters: Mapping[str, str], area: Row, version: str) -> tuple[Asked, list[str]]:
    """What is asked for, as far as it exists, and a German sentence for each part that does not."""
    notices = [texts.UNKNOWN_PARAMETER.format(name=name[:LONGEST]) for name in sorted(set(parameters) - set(NAMES))]
    possible = references_for(area)
    usual = possible[0] if possible else ""
    reference = parameters.get("bezug", "") or usual
    if reference not in (possible or [""]):
        named = texts.NOUNS[area["kind"]][0]
        notices.append(texts.UNKNOWN_REFERENCE.format(value=reference[:LONGEST], instead=named))
        reference = usual
    if parameters.get("v", version) != version:
        notices.append(texts.OLDER_VERSION.format(asked=parameters["v"][:LONGEST], version=version))
    return Asked(reference, parameters.get("kennzahl", "")), notices


def unknown_indicator(wanted: str, profile: Profile, indicators: Sequence[Row]) -> list[str]:
    """A sentence where the profile does not show the indicator asked for, with the nearest one it shows."""
    if not wanted or wanted in profile.readings:
        return []
    titles = {each["indicator_id"]: each["title"] for each in indicators}
    close = get_close_matches(wanted[:LONGEST].lower(), list(profile.readings), 1, 0.5)
    nearest = texts.NEAREST_INDICATOR.format(title=titles[close[0]]) if close else ""
    return [texts.UNKNOWN_INDICATOR.format(value=titles.get(wanted, wanted[:LONGEST]), nearest=nearest)]
