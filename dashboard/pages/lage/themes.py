"""The themes of the map: tabs that gather its indicators. Which one is on show follows from the indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.addresses import map_selection
from dashboard.texts import need
from dashboard.texts import overview as texts

Row = Mapping[str, Any]
STRUCTURE = "struktur"
# Topics of the other themes; whatever an indicator is of besides is prevention structure.
THEME_OF_TOPIC = {"Kriminalitätslage": "lage", "Sicherheitsgefühl": "gefuehl", need.TOPIC: "bedarf"}
# Crime is first shown without offences that only foreigners can commit: they say nothing of the safety of a place.
DEFAULTS = {STRUCTURE: map_selection.STAND, "lage": "straftaten_ohne_auslaenderrecht"}


@dataclass(frozen=True)
class Theme:
    """`name` as in ids, `default`: the indicator it opens with; `indicators` in their order."""

    name: str
    title: str
    default: Row
    indicators: Sequence[Row]

    def topics(self) -> list[tuple[str, list[Row]]]:
        """The indicators by topic, each topic once, in the order of its first indicator."""
        gathered: dict[str, list[Row]] = {}
        for each in self.indicators:
            gathered.setdefault(each["topic"], []).append(each)
        return list(gathered.items())


def theme_of(indicator: Row) -> str:
    """The theme an indicator belongs to."""
    return THEME_OF_TOPIC.get(indicator["topic"], STRUCTURE)


def themes(indicators: Sequence[Row]) -> Iterator[Theme]:
    """Those with an indicator, in the order of the tabs."""
    for name, title in texts.THEMES.items():
        own = [each for each in indicators if theme_of(each) == name]
        if own:
            default = next((each for each in own if each["indicator_id"] == DEFAULTS.get(name)), own[0])
            yield Theme(name, title, default, own)
