"""Boundaries for the build: official ones where a file is given, else real Kreise with computed Kommunen and Gemeinden."""

import re
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import shapely

from geo.areas import Register
from geo.boundary_files import write
from geo.bridging import bridge
from geo.coverage import levels_above, simplified
from geo.model import Level
from geo.official import BoundaryError, Official, read_levels, read_official
from geo.reference_tables import REFERENCE
from geo.schematic import schematic_gemeinden

__all__ = ["Boundaries", "BoundaryError", "build", "read_official", "write"]

EMBEDDED_KREISE = REFERENCE / "kreise.geojson"
EMBEDDED_ATTRIBUTION = "© GeoBasis-DE / BKG 2021 (Daten verändert)"
_OFFICIAL_ATTRIBUTION = "© GeoBasis-DE / BKG {year} (Daten verändert)"
_PARTLY_NOTE = "; schematisch sind die Grenzen in {places}"
_SCHEMATIC_NOTE = "Kreisgrenzen: {attribution}. Grenzen der Verbandsgemeinden und Gemeinden schematisch"


@dataclass(frozen=True)
class Boundaries:
    """Per level a GeoDataFrame[area_id, name, kind, geometry] in EPSG:25832.

    `schematic` is true where the borders of Kommunen and Gemeinden are computed; those of Kreise are real in any case. `source` is what
    was read of an official file, `notices` says (German) where it was of another Gebietsstand than the register.
    """

    frames: dict[Level, gpd.GeoDataFrame]
    schematic: bool
    attribution: str
    source: Official | None = None
    notices: tuple[str, ...] = ()


def build(register: Register, official: Path | None, *, attribution_year: str | None = None) -> Boundaries:
    """Boundaries of every area of the register, simplified, valid, borders shared within a level and across levels.

    `official` is a file or folder as for `read_official`; `attribution_year` the year BKG wants named, by default the one in the
    file's name. Raises BoundaryError.
    """
    if official is None:
        gemeinden = schematic_gemeinden(register, gpd.read_file(EMBEDDED_KREISE))
        attribution, source, bridged = _SCHEMATIC_NOTE.format(attribution=EMBEDDED_ATTRIBUTION), None, None
    else:
        source = read_levels(official)
        bridged = bridge(register, source.frames, official.name)
        gemeinden = simplified(bridged.gemeinden)
        attribution = _OFFICIAL_ATTRIBUTION.format(year=attribution_year or _year_in(official.name))
        if bridged.schematic_in:
            attribution += _PARTLY_NOTE.format(places=", ".join(bridged.schematic_in))
    frames = {level: _named(frame, register) for level, frame in levels_above(gemeinden).items()}
    _refuse_broken(register, frames)
    return Boundaries(frames, official is None, attribution, source, bridged.notices if bridged else ())


def _year_in(name: str) -> str:
    """The last year named in a file name like vg250_2025_2026-03-01.gpkg.zip, which is the one of publication."""
    years = re.findall(r"(?<!\d)20\d\d", name)
    if not years:
        raise BoundaryError(
            f"{name}: kein Jahr im Dateinamen, es fehlt für den Quellenvermerk des BKG. Bitte wie vg250_2025_2026.zip benennen."
        )
    return str(years[-1])


def _named(frame: gpd.GeoDataFrame, register: Register) -> gpd.GeoDataFrame:
    areas = [register[area_id] for area_id in frame["area_id"]]
    named = frame.assign(name=[area.label for area in areas], kind=[area.kind.value for area in areas])
    return named[["area_id", "name", "kind", "geometry"]].sort_values("area_id", ignore_index=True)


def _refuse_broken(register: Register, frames: dict[Level, gpd.GeoDataFrame]) -> None:
    """Every area of the register has a surface and no two overlap: a hole in the map must stop the build."""
    for level, frame in frames.items():
        missing = sorted({area.area_id for area in register.at(level)} - set(frame["area_id"]))
        if missing or frame.is_empty.any():
            raise BoundaryError(
                f"Ebene {level.value}: ohne Fläche: {', '.join(missing[:5])}. Bitte Grenzen und Gemeindeverzeichnis abgleichen."
            )
        if not (frame.is_valid.all() and shapely.coverage_is_valid(frame.geometry.to_numpy())):
            raise BoundaryError(
                f"Ebene {level.value}: Grenzen überlappen oder sind ungültig. Bitte die Grenzdatei unverändert vom BKG ablegen."
            )
