"""Boundary files in the layouts of the BKG, made of computed borders of two Kreise, to be spoilt one thing at a time."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.areas import Register
from geo.boundaries import EMBEDDED_KREISE
from geo.coverage import levels_above
from geo.model import Level
from geo.schematic import schematic_gemeinden

KREISE = ("07111", "07137")
CODES = {Level.KREIS: "KRS", Level.KOMMUNE: "VWG", Level.GEMEINDE: "GEM"}
Layers = dict[str, gpd.GeoDataFrame]


def two_kreise(gemeinden: Path, folder: Path) -> Register:
    """The register of Koblenz and the Kreis around it."""
    header, *rows = gzip.decompress(gemeinden.read_bytes()).decode("utf-8").splitlines(keepends=True)
    excerpt = folder / "gemeinden.csv"
    excerpt.write_text("".join([header, *(row for row in rows if row.startswith(KREISE))]), encoding="utf-8")
    return Register.load(excerpt, complete=False)


def layers_of(register: Register, kreise: tuple[str, ...] = KREISE) -> Layers:
    """KRS, VWG, GEM with the columns that matter and one with umlauts."""
    borders = gpd.read_file(EMBEDDED_KREISE)
    gemeinden = schematic_gemeinden(register, borders[borders["area_id"].isin(kreise)])
    return {
        CODES[level]: gpd.GeoDataFrame(
            {
                "ARS": frame["area_id"],
                "GEN": [register[area_id].name for area_id in frame["area_id"]],
                "BEZ": "Körperschaft",
                "GF": 4,
                "SN_L": "07",
                "WSK": pd.Timestamp("2019-07-01"),
            },
            geometry=frame.geometry,
        )
        for level, frame in levels_above(gemeinden).items()
    }


def geopackage(file: Path, layers: Layers, name: str = "vg250_{}") -> Path:
    """One file with a layer per level."""
    for code, frame in layers.items():
        frame.to_file(file, layer=name.format(code.lower()), driver="GPKG")
    return file


def shapes(folder: Path, layers: Layers, *, encoding: str = "utf-8", name: str = "VG250_{}") -> Path:
    """A folder with a shape file per level."""
    folder.mkdir(parents=True, exist_ok=True)
    for code, frame in layers.items():
        frame.assign(WSK=frame["WSK"].dt.strftime("%Y-%m-%d")).to_file(
            folder / f"{name.format(code)}.shp", encoding=encoding
        )
    return folder


def geojson(folder: Path, layers: Layers) -> Path:
    """A folder with a GeoJSON file per level, in degrees."""
    folder.mkdir(parents=True, exist_ok=True)
    for code, frame in layers.items():
        (folder / f"vg250_{code.lower()}.geojson").write_text(as_geojson(frame), encoding="utf-8")
    return folder


def as_geojson(frame: gpd.GeoDataFrame) -> str:
    return str(frame.assign(WSK=frame["WSK"].dt.strftime("%Y-%m-%d")).to_crs(4326).to_json())


def archive(file: Path, place: Path, inside: str = "", **texts: bytes) -> Path:
    """A zip archive of a file or folder below `inside`, with further members."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if each.is_file():
                packed.write(each, inside + each.name)
        for name, text in texts.items():
            packed.writestr(name.replace("__", "/").replace("_txt", ".txt"), text)
    return file
