"""Official files in the forms they come in, and in forms in which they must not be used."""

from __future__ import annotations

import itertools
import shutil
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import boundaries
from geo.areas import Level, Register
from geo.boundaries import Boundaries, BoundaryError
from geo.coverage import simplified
from geo.official import read_official

CODES = {Level.KREIS: "KRS", Level.KOMMUNE: "VWG", Level.GEMEINDE: "GEM"}
COUNTS = {Level.KREIS: 36, Level.KOMMUNE: 170, Level.GEMEINDE: 2301}


@pytest.fixture(scope="session")
def raw(vg5000: Path) -> dict[Level, gpd.GeoDataFrame]:
    """Rows of Rheinland-Pfalz as published, with the columns that matter."""
    layers = {level: gpd.read_file(vg5000 / f"VG5000_{code}.shp") for level, code in CODES.items()}
    return {
        level: frame[frame["SN_L"] == "07"][["ARS", "AGS", "GEN", "GF", "SN_L", "geometry"]]
        for level, frame in layers.items()
    }


def as_vg250(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """As VG250 states the same: land in two rows (GF 4), a strip of water beside it (GF 2)."""
    west, south, east, north = frame.total_bounds
    middle = (west + east) / 2
    halves = [
        frame.assign(GF=4, geometry=frame.geometry.intersection(half))
        for half in (shapely.box(west, south, middle, north), shapely.box(middle, south, east, north))
    ]
    water = frame.assign(GF=2, geometry=shapely.box(west - 9_000, south, west - 1_000, north))
    rows = pd.concat([*halves, water])
    return rows[~rows.geometry.is_empty]


def as_view(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The readable view that the BKG puts beside each layer."""
    return frame.rename(columns={"ARS": "Regionalschlüssel_ARS", "GF": "Geofaktor_GF"})


def write_gpkg(file: Path, layers: dict[str, gpd.GeoDataFrame]) -> Path:
    for name, frame in layers.items():
        frame.to_file(file, layer=name, driver="GPKG")
    return file


def apart(one: gpd.GeoDataFrame, other: gpd.GeoDataFrame) -> float:
    """Greatest share of its surface by which the same area differs."""
    pairs = one.set_index("area_id").geometry.symmetric_difference(other.set_index("area_id").geometry, align=True)
    return float((pairs.area / one.set_index("area_id").area).max())


@pytest.mark.parametrize("level", list(CODES))
def test_shape_files_at_every_level(vg5000: Path, register: Register, level: Level) -> None:
    ids = {area.area_id for area in register.at(level)}
    frame = read_official(vg5000, level, expected=ids)
    assert len(frame) == COUNTS[level]
    assert frame.crs.to_epsg() == 25832
    assert frame["area_id"].is_monotonic_increasing
    assert frame.is_valid.all()
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())
    assert frame.area.sum() / 1e6 == pytest.approx(19_850, rel=0.001)
    single = read_official(vg5000 / f"VG5000_{CODES[level]}.shp", level)
    assert apart(frame, single) == 0


@pytest.mark.parametrize(("level", "count"), [(Level.KREIS, 401), (Level.KOMMUNE, 4_605), (Level.GEMEINDE, 10_997)])
def test_all_germany(vg5000: Path, level: Level, count: int) -> None:
    assert len(read_official(vg5000, level, land=None)) >= count - 1


@pytest.mark.parametrize("epsg", [4326, 25832, 31467])
@pytest.mark.parametrize("level", list(CODES))
def test_geopackage_with_several_rows_per_area_and_water(
    tmp_path: Path, raw: dict[Level, gpd.GeoDataFrame], vg5000: Path, level: Level, epsg: int
) -> None:
    layer = as_vg250(raw[level]).to_crs(epsg)
    assert len(layer) > COUNTS[level] * 2
    frame = read_official(write_gpkg(tmp_path / "DE_VG250.gpkg", {f"vg250_{CODES[level].lower()}": layer}), level)
    assert len(frame) == COUNTS[level]
    # A detour through degrees moves borders by about a metre: that much of a Gemeinde of half a square kilometre.
    assert apart(frame, read_official(vg5000, level)) < 0.01
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())


def test_zip_archives_of_both_kinds(tmp_path: Path, raw: dict[Level, gpd.GeoDataFrame], vg5000: Path) -> None:
    package = write_gpkg(tmp_path / "x.gpkg", {"vg250_krs": raw[Level.KREIS], "v_vg250_krs": as_view(raw[Level.KREIS])})
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as archive:
        archive.write(package, "vg250-ew/DE_VG250.gpkg")
    with zipfile.ZipFile(tmp_path / "shapes.zip", "w") as archive:
        for file in sorted(vg5000.glob("VG5000_KRS.*")):
            archive.write(file, f"vg5000/{file.name}")
    for name in ("package.zip", "shapes.zip"):
        assert apart(read_official(tmp_path / name, "kreis"), read_official(vg5000, "kreis")) == 0


def test_rings_wound_the_wrong_way(tmp_path: Path, vg5000: Path) -> None:
    for file in vg5000.glob("VG5000_KRS.*"):
        shutil.copy(file, tmp_path / file.name)
    shapes = tmp_path / "VG5000_KRS.shp"
    shapes.chmod(0o644)
    shapes.write_bytes(with_reversed_rings(shapes.read_bytes()))
    assert shapes.read_bytes() != (vg5000 / "VG5000_KRS.shp").read_bytes()
    assert apart(read_official(tmp_path, "kreis"), read_official(vg5000, "kreis")) < 1e-9


def with_reversed_rings(shp: bytes) -> bytes:
    """Every ring of a shape file of polygons the other way round."""
    turned = bytearray(shp)
    for start, parts, points in polygon_records(shp):
        bounds = [*struct.unpack_from(f"<{parts}i", shp, start + 44), points]
        base = start + 44 + 4 * parts
        for first, last in itertools.pairwise(bounds):
            ring = np.frombuffer(shp, dtype="<f8", count=2 * (last - first), offset=base + 16 * first).reshape(-1, 2)
            turned[base + 16 * first : base + 16 * last] = ring[::-1].tobytes()
    return bytes(turned)


def polygon_records(shp: bytes) -> Iterator[tuple[int, int, int]]:
    """Per polygon where its content starts, and its numbers of parts and points."""
    position = 100
    while position < len(shp):
        (words,) = struct.unpack_from(">i", shp, position + 4)
        start = position + 8
        parts, points = struct.unpack_from("<2i", shp, start + 36)
        yield start, parts, points
        position = start + 2 * words


def test_a_surface_that_crosses_itself_is_mended(tmp_path: Path, raw: dict[Level, gpd.GeoDataFrame]) -> None:
    layer = raw[Level.KREIS].reset_index(drop=True)
    layer.loc[0, "geometry"] = shapely.Polygon(
        [(3_900_000, 5_500_000), (3_920_000, 5_520_000), (3_920_000, 5_500_000), (3_900_000, 5_520_000)]
    )
    assert not layer.is_valid.all()
    frame = read_official(write_gpkg(tmp_path / "x.gpkg", {"krs": layer}), "kreis")
    assert frame.is_valid.all()
    assert frame.area.iloc[0] == pytest.approx(2e8, rel=0.01)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda frame: frame.drop(columns="GF"), r"x.gpkg, Ebene „vg250_krs“: es fehlt die Spalte GF"),
        (lambda frame: frame.drop(columns=["ARS", "SN_L"]), r"es fehlt die Spalte ARS, SN_L"),
        (lambda frame: frame.iloc[1:], r"Ebene „KRS“: 35 statt 36 Gebiete"),
        (lambda frame: frame.assign(GF=1), r"Spalte „GF“: keine Landflächen .4 oder 9.*gefunden: 1"),
        (lambda frame: frame.assign(SN_L="08"), r"keine Landflächen.*gefunden: keine"),
        (
            lambda frame: frame.assign(ARS=frame["ARS"].str[1:]),
            r"Spalte „ARS“, Wert „7\d{3}“: kein Schlüssel mit 5 Ziffern",
        ),
    ],
)
def test_a_broken_layer_is_refused(
    tmp_path: Path,
    raw: dict[Level, gpd.GeoDataFrame],
    change: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame],
    message: str,
) -> None:
    layer = change(raw[Level.KREIS])
    with pytest.raises(BoundaryError, match=message):
        read_official(write_gpkg(tmp_path / "x.gpkg", {"vg250_krs": layer}), "kreis")


def test_a_file_without_coordinate_system_is_refused(tmp_path: Path, vg5000: Path) -> None:
    for file in vg5000.glob("VG5000_KRS.*"):
        if file.suffix != ".prj":
            shutil.copy(file, tmp_path / file.name)
    with pytest.raises(BoundaryError, match="ohne Koordinatensystem"):
        read_official(tmp_path, "kreis")


def test_missing_and_extra_areas_are_named(tmp_path: Path, vg5000: Path, register: Register) -> None:
    ids = {area.area_id for area in register.at("kreis")}
    with pytest.raises(BoundaryError, match="es fehlen 07999; unbekannt sind 07111"):
        read_official(vg5000, "kreis", expected=(ids - {"07111"}) | {"07999"})


def test_files_that_are_none(tmp_path: Path) -> None:
    page, archive, empty = tmp_path / "page.gpkg", tmp_path / "cut.zip", tmp_path / "empty"
    page.write_text("<html></html>", encoding="utf-8")
    archive.write_bytes(b"PK\x03\x04 cut off")
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(damaged, "w") as whole:
        whole.writestr("vg250.gpkg", b"geodata " * 100)
    damaged.write_bytes(damaged.read_bytes().replace(b"geodata geodata", b"geodata geodatX", 1))
    empty.mkdir()
    for path, message in (
        (page, "page.gpkg: keine lesbare Geodatei"),
        (archive, "cut.zip: kein lesbares ZIP-Archiv"),
        (damaged, "damaged.zip: kein lesbares ZIP-Archiv"),
        (tmp_path / "absent.zip", "Datei oder Ordner fehlt"),
        (empty, "empty: keine Ebene „KRS“"),
    ):
        with pytest.raises(BoundaryError, match=message):
            read_official(path, "kreis")


def test_two_layers_of_one_level_are_refused(tmp_path: Path, raw: dict[Level, gpd.GeoDataFrame]) -> None:
    file = write_gpkg(tmp_path / "x.gpkg", {"vg250_krs": raw[Level.KREIS], "vg5000_krs": raw[Level.KREIS]})
    with pytest.raises(BoundaryError, match="mehrere Ebenen „KRS“"):
        read_official(file, "kreis")


def test_levels_of_different_files_are_refused(
    tmp_path: Path, raw: dict[Level, gpd.GeoDataFrame], register: Register
) -> None:
    moved = raw[Level.KREIS].copy()
    moved.geometry = [shapely.affinity.scale(shape, 0.9, 0.9) for shape in moved.geometry]
    layers = {"krs": moved, "vwg": raw[Level.KOMMUNE], "gem": raw[Level.GEMEINDE]}
    with pytest.raises(BoundaryError, match="Flächen der Ebenen widersprechen sich"):
        boundaries.build(register, write_gpkg(tmp_path / "vg250_2024.gpkg", layers))


def test_the_year_for_the_attribution_comes_from_the_name(
    tmp_path: Path, raw: dict[Level, gpd.GeoDataFrame], register: Register
) -> None:
    layers = {CODES[level]: frame for level, frame in raw.items()}
    built = boundaries.build(register, write_gpkg(tmp_path / "vg250_2024_2025-03-01.gpkg", layers))
    assert built.attribution == "© GeoBasis-DE / BKG 2025 (Daten verändert)"
    with pytest.raises(BoundaryError, match="kein Jahr im Dateinamen"):
        boundaries.build(register, write_gpkg(tmp_path / "grenzen.gpkg", layers))


def test_official_boundaries_replace_the_computed_ones(official: Boundaries, vg5000: Path) -> None:
    assert not official.schematic
    for level, frame in official.frames.items():
        assert frame.is_valid.all()
        assert shapely.coverage_is_valid(frame.geometry.to_numpy())
        assert apart(frame, read_official(vg5000, level)) < 0.05


def test_detailed_borders_are_simplified_and_neighbours_stay_neighbours(vg5000: Path) -> None:
    """VG250 has many more points; here every border is made long-winded the same way on both of its sides."""
    plain = read_official(vg5000, Level.GEMEINDE)
    # Rounded, because both sides of a border divide it from opposite ends.
    dense = shapely.transform(shapely.segmentize(plain.geometry.to_numpy(), 60), lambda xy: np.round(xy, 2))
    wavy = shapely.transform(
        dense, lambda xy: xy + 15 * np.column_stack([np.sin(xy[:, 1] / 100), np.cos(xy[:, 0] / 100)])
    )
    assert shapely.coverage_is_valid(wavy)
    detailed = plain.assign(geometry=gpd.GeoSeries(wavy, crs=plain.crs))
    light = simplified(detailed)
    assert shapely.get_num_coordinates(detailed.geometry.to_numpy()).sum() > 100_000
    assert shapely.get_num_coordinates(light.geometry.to_numpy()).sum() <= 11 * 2301
    assert light.is_valid.all()
    assert shapely.coverage_is_valid(light.geometry.to_numpy())
    assert neighbours(plain) == neighbours(light)


def neighbours(frame: gpd.GeoDataFrame) -> set[tuple[str, str]]:
    """Pairs of areas with a common border of some length."""
    shapes, ids = frame.geometry.to_numpy(), frame["area_id"].to_numpy()
    left, right = shapely.STRtree(shapes).query(shapes, predicate="touches")
    common = shapely.length(shapely.intersection(shapes[left], shapes[right])) > 200
    return set(zip(ids[left[common]], ids[right[common]], strict=True))
