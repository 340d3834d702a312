"""The area as the published database states it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.keys import KOMMUNE_DIGITS, filled_up, kommune_part


class Level(StrEnum):
    """The four levels, from large to small."""

    LAND = "land"
    KREIS = "kreis"
    KOMMUNE = "kommune"
    GEMEINDE = "gemeinde"


class Kind(StrEnum):
    """What an area is by municipal law (table area_kind)."""

    LAND = "land"
    LANDKREIS = "landkreis"
    KREISFREIE_STADT = "kreisfreie_stadt"
    GROSSE_KREISANGEHOERIGE_STADT = "grosse_kreisangehoerige_stadt"
    VERBANDSFREIE_GEMEINDE = "verbandsfreie_gemeinde"
    VERBANDSGEMEINDE = "verbandsgemeinde"
    ORTSGEMEINDE = "ortsgemeinde"


@dataclass(frozen=True, slots=True)
class Area:
    """One row of table `area` (data/schema.sql), field for column.

    `area_id` is the ARS as text cut to its level (2, 5, 9 or 12 digits). `area_km2` in square kilometres,
    `density_per_km2` in inhabitants per square kilometre, `lon`/`lat` in degrees (WGS 84).
    """

    area_id: str
    level: Level
    name: str
    label: str
    kind: Kind
    parent_id: str | None
    kreis_id: str | None
    kommune_id: str | None
    ags: str | None
    area_km2: float
    inhabitants: int
    inhabitants_date: date
    density_per_km2: float
    size_class: str
    police: str | None
    exists_since: date | None
    exists_verified: bool
    lon: float
    lat: float

    @property
    def unit_id(self) -> str:
        """Same for rows that are one body at several levels: a kreisfreie Stadt stands at three, a verbandsfreie Gemeinde at two."""
        stands_alone = self.kind in (
            Kind.KREISFREIE_STADT,
            Kind.GROSSE_KREISANGEHOERIGE_STADT,
            Kind.VERBANDSFREIE_GEMEINDE,
        )
        return filled_up(kommune_part(self.area_id), KOMMUNE_DIGITS) if stands_alone else self.area_id
