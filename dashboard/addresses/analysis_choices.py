"""What the analysis can put on its axes: names of quantities of each level, and everything its addresses are read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.addresses.area_filter import FilterChoices
from dashboard.addresses.areas import Areas

LEVELS = ("kommune", "kreis")
# Quantities that are no indicators; those of the contract's `context` are in CONTEXT, by their variable.
NEED, STRUCTURE, INHABITANTS, DENSITY = "bedarf", "struktur", "einwohner", "dichte"
CONTEXT = {
    "change": "veraenderung",
    "foreigners": "auslaender",
    "births": "geburten",
    "deaths": "gestorbene",
    "natural_balance": "geburtenbilanz",
    "migration_balance": "wanderung",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something an axis can measure: `key` of the address, `topic` it is listed under, `years` with own values at its level, rising (empty
    where there is only one state). `is_category`: codes with words instead of numbers; `is_indicator`: a row of the table `indicator`;
    `several`: the newest value of each area within some years can be shown, as of surveys."""

    key: str
    title: str
    short_title: str
    topic: str
    years: tuple[int, ...] = ()
    is_category: bool = False
    is_indicator: bool = False
    several: bool = False


@dataclass(frozen=True)
class Published:
    """`quantities`: by level and key, in the order of display; `kinds`: by level the kinds that stand there, with what several are
    called; `without_values`: titles of what could be asked for if there were any values of it."""

    areas: Areas
    version: str
    filters: FilterChoices
    quantities: Mapping[str, Mapping[str, Quantity]]
    kinds: Mapping[str, Mapping[str, str]]
    without_values: Mapping[str, str]
