"""Boundary files in every form they come in give the same areas."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import boundaries
from geo.areas import Level, Register
from geo.official import Official, read_levels
from tests.geo.boundary_samples import (
    CODES,
    Layers,
    archive,
    as_geojson,
    geojson,
    geopackage,
    layers_of,
    shapes,
    two_kreise,
)
from tests.geo.conftest import GEMEINDEN


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return two_kreise(GEMEINDEN, tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
def layers(small: Register) -> Layers:
    return layers_of(small)


def same(read: Official, layers: Layers) -> bool:
    """Whether every level has the same areas with the same surfaces, within the rounding of degrees and archives."""
    for level, code in CODES.items():
        frame, expected = read.frames[level].set_index("area_id"), layers[code].set_index("ARS")
        if list(frame.index) != sorted(expected.index):
            return False
        if not np.allclose(frame.area, expected.geometry.area.reindex(frame.index), rtol=1e-3):
            return False
    return True


def each(change: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]) -> Callable[[Layers], Layers]:
    return lambda layers: {code: change(frame.copy()) for code, frame in layers.items()}


def with_water(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Two rows of land per area, one of water without a surface on land."""
    west, south, east, north = frame.total_bounds
    middle = (west + east) / 2
    halves = [shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)]
    rows = [frame.assign(geometry=frame.geometry.intersection(half)) for half in halves]
    return pd.concat([*rows, frame.assign(GF=2)]).loc[lambda all_rows: ~all_rows.geometry.is_empty]


def with_empty_rows(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return pd.concat([frame, frame.assign(geometry=None), frame.assign(geometry=shapely.Polygon())])


def as_collections(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    line = shapely.LineString([(0, 0), (1, 1)])
    return frame.assign(geometry=[shapely.GeometryCollection([shape, line]) for shape in frame.geometry])


def spaced(keys: pd.Series) -> pd.Series:
    return " " + keys.str[:2] + " " + keys.str[2:] + "\u00a0"


FORMS = {
    "SN_L as a number": lambda frame: frame.assign(SN_L=7),
    "SN_L as a decimal number": lambda frame: frame.assign(SN_L=7.0),
    "SN_L without zero": lambda frame: frame.assign(SN_L="7"),
    "no SN_L": lambda frame: frame.drop(columns="SN_L"),
    "key as a number": lambda frame: frame.assign(ARS=frame["ARS"].astype("int64")),
    "key as a number, no SN_L": lambda frame: frame.assign(ARS=frame["ARS"].astype("int64")).drop(columns="SN_L"),
    "key with spaces": lambda frame: frame.assign(ARS=spaced(frame["ARS"])),
    "key of twelve digits": lambda frame: frame.assign(ARS=frame["ARS"].str.ljust(12, "0")),
    "lower case": lambda frame: frame.rename(columns={"ARS": "ars", "GF": "gf", "SN_L": "sn_l", "WSK": "wsk"}),
    "the key of before 2019": lambda frame: frame.rename(columns={"ARS": "RS"}),
    "GF as text": lambda frame: frame.assign(GF="4"),
    "GF as in VG5000": lambda frame: frame.assign(GF=9),
    "other Länder beside it": lambda frame: pd.concat([frame, frame.assign(ARS="08111", SN_L="08")]),
    "water and two rows per area": with_water,
    "rows without a surface": with_empty_rows,
    "with heights": lambda frame: frame.assign(geometry=shapely.force_3d(frame.geometry.to_numpy(), 12.0)),
    "collections": as_collections,
    "degrees": lambda frame: frame.to_crs(4326),
    "Gauß-Krüger": lambda frame: frame.to_crs(31467),
    "no day of a change": lambda frame: frame.drop(columns="WSK"),
}


@pytest.mark.parametrize("change", FORMS.values(), ids=list(FORMS))
def test_attributes_and_geometries(
    change: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame], layers: Layers, tmp_path: Path
) -> None:
    changed = each(change)(layers)
    assert same(read_levels(geopackage(tmp_path / "vg250.gpkg", changed)), layers)


@pytest.mark.parametrize("name", ["VG250_{}", "{}", "de1231_vg250-ew_{}", "Vg5000_{}", "vg250_{}_2024"])
def test_names_of_layers(name: str, layers: Layers, tmp_path: Path) -> None:
    assert same(read_levels(geopackage(tmp_path / "x.gpkg", layers, name)), layers)


def test_shapes_of_any_encoding(layers: Layers, tmp_path: Path) -> None:
    latin = shapes(tmp_path / "latin", layers, encoding="ISO-8859-1")
    for file in latin.glob("*.cpg"):
        file.unlink()
    for file in latin.glob("*.dbf"):
        file.rename(file.with_suffix(".DBF"))
    wrong = shapes(tmp_path / "wrong", layers, encoding="ISO-8859-1")
    for file in wrong.glob("*.cpg"):
        file.write_text("UTF-8")
    for folder in (latin, wrong, shapes(tmp_path / "utf-8", layers)):
        assert same(read_levels(folder), layers)


def test_archives(layers: Layers, tmp_path: Path) -> None:
    package = geopackage(tmp_path / "DE_VG250.gpkg", layers)
    for number, (place, inside) in enumerate(
        (
            (package, "vg250-ew_12-31.utm32s.gpkg.ebenen/vg250-ew_ebenen_1231/"),
            (shapes(tmp_path / "shapes", layers), "vg250_ebenen_0101/"),
            (geojson(tmp_path / "geojson", layers), ""),
        )
    ):
        packed = archive(
            tmp_path / f"{number}.zip", place, inside, **{"__MACOSX__._vg250_krs_shp": b"\x00\x05\x16\x07"}
        )
        assert same(read_levels(packed), layers)
        # whatever it is called
        assert same(read_levels(packed.rename(tmp_path / f"{number}.gpkg.ZIP")), layers)


def test_one_geojson_with_all_levels(layers: Layers, tmp_path: Path) -> None:
    together = pd.concat(layers.values())
    file = tmp_path / "grenzen.geojson"
    file.write_text(as_geojson(together), encoding="utf-8")
    assert same(read_levels(file), layers)


def test_what_a_file_says_of_its_gebietsstand(layers: Layers, tmp_path: Path) -> None:
    package = geopackage(tmp_path / "DE_VG250.gpkg", layers)
    plain = read_levels(package)
    assert (plain.stated_day, plain.named_years, plain.latest_change) == (None, frozenset(), date(2019, 7, 1))
    stated = read_levels(archive(tmp_path / "a.zip", package, "x/", dokumentation__aktualitaet_txt=b"31.12.2024\r\n"))
    assert stated.stated_day == date(2024, 12, 31)
    both = {"aktualitaet_txt": b"Stand 31.12.2024", "dokumentation__aktualitaet_txt": b"01.01.2024"}
    assert read_levels(archive(tmp_path / "b.zip", package, "", **both)).stated_day is None
    assert read_levels(archive(tmp_path / "c.zip", package, "vg250_2023/")).named_years == {2023}
    shutil.copy(package, tmp_path / "vg250_2022.gpkg")
    assert read_levels(tmp_path / "vg250_2022.gpkg").named_years == frozenset()


def test_boundaries_of_such_a_file(small: Register, layers: Layers, tmp_path: Path) -> None:
    built = boundaries.build(small, geopackage(tmp_path / "x.gpkg", layers), attribution_year="2026")
    assert (built.schematic, built.attribution, built.notices) == (
        False,
        "© GeoBasis-DE / BKG 2026 (Daten verändert)",
        (),
    )
    assert {level: len(frame) for level, frame in built.frames.items()} == {
        level: len(small.at(level)) for level in Level if level != "land"
    }
