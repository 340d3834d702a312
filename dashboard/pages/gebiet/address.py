"""What the address of a profile asks for besides its area: the comparison, an indicator, the data version the link was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from dashboard.addresses.notices import LONGEST, OK, Notice, of_version, short
from dashboard.pages.gebiet.profile import Profile, references_for
from dashboard.texts import profile as texts

Row = dict[str, Any]
NAMES = ("bezug", "kennzahl", "v")


@dataclass(frozen=True)
class Asked:
    """Reference of the comparison ("" for the Land, which has none), and the indicator to open ("" for none)."""

    reference: str
    indicator: str


def read(parameters: Mapping[str, str], area: Row, version: str) -> tuple[Asked, list[Notice]]:
    """What is asked for, as far as it exists, and a notice for each part that does not."""
    notices = [
        Notice(texts.UNKNOWN_PARAMETER.format(name=short(name))) for name in sorted(set(parameters) - set(NAMES))
    ]
    possible = references_for(area)
    usual = possible[0] if possible else ""
    reference = parameters.get("bezug", "") or usual
    if reference not in (possible or [""]):
        template = texts.UNKNOWN_REFERENCE if possible else texts.NO_REFERENCE
        notices.append(Notice(template.format(value=short(reference), instead=texts.NOUNS[area["kind"]][0])))
        reference = usual
    return Asked(reference, parameters.get("kennzahl", "")), [
        *notices,
        *of_version(parameters.get("v", version), version),
    ]


def unknown_indicator(wanted: str, profile: Profile, indicators: Sequence[Row]) -> list[Notice]:
    """Told where the profile does not show the indicator asked for: nobody's mistake where the area has no value of it, else with the
    nearest one it shows."""
    if not wanted or wanted in profile.readings:
        return []
    titles = {each["indicator_id"]: each["title"] for each in indicators}
    if wanted in titles:
        return [Notice(texts.NOT_SHOWN.format(title=titles[wanted]), OK)]
    close = get_close_matches(wanted[:LONGEST].lower(), list(profile.readings), 1, 0.5)
    nearest = texts.NEAREST_INDICATOR.format(title=titles[close[0]]) if close else ""
    return [Notice(texts.UNKNOWN_INDICATOR.format(value=short(wanted), nearest=nearest))]
