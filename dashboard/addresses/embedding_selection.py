"""Which figure is embedded in another site ⇄ its address: a map with everything the address of the first page says, or a chart of a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.addresses.notices import Notice
from dashboard.addresses.parameters import AREA, INDICATOR, VERSION, Parameter, Reader, query
from dashboard.texts import embedding as texts

PATH = "/einbetten"
MAP_PATH, CHART_PATH = f"{PATH}/karte", f"{PATH}/abbildung"
PICTURE = Parameter("bild", "karte", label=texts.LABELS["bild"])
CHARTS = ("streifen", "verlauf")
OF_CHART = (AREA, INDICATOR, PICTURE, VERSION)


@dataclass(frozen=True)
class Chart:
    """A chart of a profile: the area (whatever the address says), the indicator, and which of its two charts."""

    area: str
    indicator: str
    picture: str

    def query(self) -> str:
        """The part of an address that names it."""
        return query({AREA.name: self.area, INDICATOR.name: self.indicator, PICTURE.name: self.picture})

    @property
    def code_address(self) -> str:
        """The page that gives it to another site."""
        return f"{PATH}?{self.query()}"


def read_chart(parameters: Mapping[str, Any], current: str) -> tuple[Chart, list[Notice]]:
    """The chart an address names, and a notice for each of its parts that does not exist; the area is not looked up. `current`: the data version on
    show, told of where the address was made of another."""
    reader = Reader(parameters, OF_CHART, texts.UNKNOWN_PICTURE)
    reader.check_names()
    reader.version(current)
    picture = reader.one(PICTURE, CHARTS, CHARTS[0])
    return Chart(reader.text(AREA), reader.text(INDICATOR), picture), reader.notices


def read_picture(parameters: Mapping[str, Any]) -> tuple[str, list[Notice]]:
    """What is to be embedded: a map or one of the charts; a notice where the address names something else."""
    only = {name: value for name, value in parameters.items() if name == PICTURE.name}
    reader = Reader(only, (PICTURE,), texts.UNKNOWN_PICTURE)
    return reader.one(PICTURE, (PICTURE.default, *CHARTS)), reader.notices
