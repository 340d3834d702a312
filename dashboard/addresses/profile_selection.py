"""What a profile shows ⇄ its address: the area, what it is compared with, the indicator that stands open, the data version."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from dashboard.addresses.areas import KEY_LENGTHS, is_number
from dashboard.addresses.notices import LONGEST, OK, Notice, short
from dashboard.addresses.parameters import INDICATOR, REFERENCE, REFERENCES, VERSION, Parameter, Reader, query
from dashboard.texts import profile as profile_texts
from dashboard.texts import profile_notices as texts

PATH = "/gebiet"
PARAMETERS = (REFERENCE, INDICATOR, VERSION)
SIMILAR = "aehnliche"
_OWN_KREIS = ("kreisfreie_stadt", "landkreis")


@dataclass(frozen=True)
class Selection:
    """`reference`: what the area is compared with, "" for the Land; `indicator`: the one to open, "" for none."""

    reference: str
    indicator: str

    @property
    def published_reference(self) -> str:
        """What the reference is called in the table `comparison`."""
        return REFERENCES.get(self.reference, "")


def is_key(text: str) -> bool:
    """Whether a text has the form of a key of an area."""
    return is_number(text) and len(text) in KEY_LENGTHS.values()


def references(level: str, kind: str) -> tuple[str, ...]:
    """What an area of this level and kind can be compared with, the usual one first; the Land with nothing but its past."""
    if level == "land":
        return ()
    return ("kind", SIMILAR, "land") if kind in _OWN_KREIS else ("kind", SIMILAR, "kreis", "land")


def read(
    parameters: Mapping[str, Any], level: str, kind: str, version: str, beside: Sequence[Parameter] = ()
) -> tuple[Selection, list[Notice]]:
    """What an address asks for besides its area, as far as that can be, and a notice for each part that cannot; `beside`: parameters that
    others read of the same address."""
    possible = references(level, kind)
    reader = Reader(parameters, (*PARAMETERS, *beside), texts.UNKNOWN_REFERENCE if possible else texts.NO_REFERENCE)
    reader.check_names()
    # Where nothing is possible, the notice repeats what was written.
    parameter = REFERENCE if possible else replace(REFERENCE, aliases={})
    labels = dict.fromkeys(possible, profile_texts.NOUNS[kind][0])
    reference = reader.one(parameter, labels, possible[0] if possible else "")
    selection = Selection(reference, reader.text(INDICATOR))
    reader.version(version)
    return selection, reader.notices


def unknown_indicator(indicator_id: str, observed: Collection[str], titles: Mapping[str, str]) -> list[Notice]:
    """The notice about an indicator the profile does not have, by its id: nobody's mistake where the area has no value of it, else with
    the nearest one it has. `titles` of all indicators, `observed` those of the profile."""
    if not indicator_id or indicator_id in observed:
        return []
    if indicator_id in titles:
        return [Notice(texts.NOT_OBSERVED.format(title=titles[indicator_id]), OK)]
    close = get_close_matches(indicator_id[:LONGEST].lower(), list(observed), 1, 0.5)
    nearest = texts.NEAREST_INDICATOR.format(title=titles[close[0]]) if close else ""
    return [Notice(texts.UNKNOWN_INDICATOR.format(value=short(indicator_id), nearest=nearest))]


def address(area_id: str, below: str = "", reference: str = "", indicator: str = "", version: str = "") -> str:
    """Where the profile of an area stands, or what lies below it ("/hz/streifen")."""
    return f"{PATH}/{area_id}{below}{_query(reference, indicator, version)}"


@lru_cache(
    maxsize=1024
)  # a profile has three addresses for each of its indicators, and all profiles have the same ones
def _query(reference: str, indicator: str, version: str) -> str:
    query_string = query({REFERENCE.name: reference, INDICATOR.name: indicator, VERSION.name: version})
    return f"?{query_string}" if query_string else ""
