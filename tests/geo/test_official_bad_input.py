"""Boundary files that cannot be used, each with a German reason; and files of another Gebietsstand, which are bridged."""

from __future__ import annotations

import gzip
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo import boundaries
from geo.areas import Level, Register
from geo.boundaries import Boundaries, BoundaryError
from tests.geo.boundary_samples import Layers, archive, geopackage, layers_of, shapes, two_kreise
from tests.geo.conftest import GEMEINDEN
from tests.geo.lists import changed as changed_list

# Two neighbours in the Verbandsgemeinde Mendig.
BELL, VOLKESFELD = "071375004008", "071375004106"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return two_kreise(GEMEINDEN, tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
def layers(small: Register) -> Layers:
    return layers_of(small)


def build(register: Register, file: Path) -> Boundaries:
    return boundaries.build(register, file, attribution_year="2026")


def reason(register: Register, file: Path) -> str:
    with pytest.raises(BoundaryError) as caught:
        build(register, file)
    assert caught.value.cure.startswith("Bitte ")
    assert caught.value.cure.endswith(".")
    return str(caught.value)


def test_files_that_are_no_geodata(small: Register, layers: Layers, tmp_path: Path) -> None:
    package = geopackage(tmp_path / "good.gpkg", layers)
    content = package.read_bytes()
    for name, wrong, expected in (
        ("page.gpkg", b"<html></html>", "keine lesbare Geodatei"),
        ("empty.gpkg", b"", "keine lesbare Geodatei"),
        ("table.csv", b"ARS;GF\n07;4\n", "keine lesbare Geodatei"),
        ("cut.gpkg", content[: len(content) // 3], "Bitte"),
        ("head.gpkg", content[:100], "keine lesbare Geodatei"),
        ("cut.zip", b"PK\x03\x04 cut off", "kein lesbares ZIP-Archiv"),
        ("page.geojson", b"{}", "keine lesbare Geodatei"),
        ("list.json", b"[1, 2", "keine lesbare Geodatei"),
    ):
        file = tmp_path / name
        file.write_bytes(wrong)
        assert expected in reason(small, file)


@pytest.mark.parametrize("seed", range(6))
def test_damaged_geopackages_end_with_a_reason_or_whole(
    seed: int, small: Register, layers: Layers, tmp_path: Path
) -> None:
    content = bytearray(geopackage(tmp_path / "good.gpkg", layers).read_bytes())
    chance = random.Random(seed)
    for _ in range(400):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    damaged = tmp_path / "damaged.gpkg"
    damaged.write_bytes(content)
    try:
        built = build(small, damaged)
    except BoundaryError as error:
        assert "Bitte" in str(error)
    else:
        assert all(frame.is_valid.all() for frame in built.frames.values())


def test_archives_that_cannot_be_used(small: Register, layers: Layers, tmp_path: Path) -> None:
    package = geopackage(tmp_path / "vg250.gpkg", layers)
    nothing = archive(tmp_path / "nothing.zip", tmp_path / "absent", readme_txt=b"x")
    assert "keine Ebene „KRS“" in reason(small, nothing)
    twice = archive(tmp_path / "twice.zip", package)
    with zipfile.ZipFile(twice, "a") as packed:
        packed.write(package, "again/vg250.gpkg")
    assert "mehrere Ebenen „KRS“" in reason(small, twice)
    whole = bytearray(archive(tmp_path / "locked.zip", package).read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(signature) + place] |= 1
    (tmp_path / "locked.zip").write_bytes(whole)
    assert "Kennwort" in reason(small, tmp_path / "locked.zip")


def test_a_shape_file_that_is_not_whole(small: Register, layers: Layers, tmp_path: Path) -> None:
    folder = shapes(tmp_path / "shapes", layers)
    alone = tmp_path / "VG250_KRS.shp"
    shutil.copy(folder / "VG250_KRS.shp", alone)
    assert "besteht aus mehreren Dateien" in reason(small, alone)
    (folder / "VG250_GEM.prj").unlink()
    assert "Ebene „VG250_GEM“: ohne Koordinatensystem" in reason(small, folder)
    (folder / "VG250_VWG.dbf").write_bytes(b"\x03")
    assert "VG250_VWG" in reason(small, folder)
    for file in folder.glob("VG250_VWG.*"):
        file.unlink()
    assert "keine Ebene „VWG“" in reason(small, folder)


def changed(layers: Layers, **changes: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]) -> Layers:
    return {code: changes[code](frame.copy()) if code in changes else frame for code, frame in layers.items()}


def keyed(frame: gpd.GeoDataFrame, **keys: str) -> gpd.GeoDataFrame:
    return frame.assign(ARS=frame["ARS"].replace({old.removeprefix("k"): new for old, new in keys.items()}))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"GEM": lambda frame: frame.drop(columns="GF")}, "es fehlt die Spalte GF"),
        ({"KRS": lambda frame: frame.assign(ARS="Kreis")}, "Wert „Kreis“: kein Schlüssel mit 5 Ziffern"),
        ({"KRS": lambda frame: frame.assign(SN_L="08")}, "keine Landflächen des Landes 07"),
        ({"GEM": lambda frame: frame.assign(GF=1)}, "keine Landflächen .4 oder 9"),
        ({"GEM": lambda frame: frame.assign(geometry=None)}, "GEM“: ohne Fläche"),
        ({"GEM": lambda frame: frame.assign(geometry=frame.geometry.centroid)}, "ohne Fläche"),
        ({"GEM": lambda frame: frame[frame["ARS"] != BELL]}, "Flächen der Ebenen widersprechen sich"),
        ({"KRS": lambda frame: frame.iloc[1:]}, "Flächen der Ebenen widersprechen sich"),
        (
            {"VWG": lambda frame: frame.assign(geometry=frame.geometry.scale(0.8, 0.8))},
            "Flächen der Ebenen widersprechen sich",
        ),
    ],
)
def test_layers_that_are_not_right(
    changes: dict[str, Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]],
    expected: str,
    small: Register,
    layers: Layers,
    tmp_path: Path,
) -> None:
    assert re.search(expected, reason(small, geopackage(tmp_path / "x.gpkg", changed(layers, **changes))))


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [("EPSG:25833", "km neben den Orten"), ("EPSG:4326", "Koordinatensystem"), ("EPSG:3857", "km neben den Orten")],
)
def test_another_coordinate_system_than_the_file_says(
    claimed: str, expected: str, small: Register, layers: Layers, tmp_path: Path
) -> None:
    wrong = {code: frame.set_crs(claimed, allow_override=True) for code, frame in layers.items()}
    assert expected in reason(small, geopackage(tmp_path / "x.gpkg", wrong))


def test_keys_that_were_exchanged(small: Register, layers: Layers, tmp_path: Path) -> None:
    # the Verbandsgemeinden still fit: both lie in the same one
    surfaces = layers["GEM"].set_index("ARS").geometry
    places = gpd.GeoSeries(
        {area.area_id: shapely.Point(area.lon, area.lat) for area in small.at("gemeinde")}, crs="EPSG:4326"
    ).to_crs(25832)
    inside = [key for key, place in places.items() if key.startswith("071375003") and surfaces[key].contains(place)]
    one = inside[0]
    other = max(inside, key=lambda key: surfaces[key].distance(places[one]))
    file = geopackage(
        tmp_path / "x.gpkg", changed(layers, GEM=lambda frame: keyed(frame, **{f"k{one}": other, f"k{other}": one}))
    )
    assert "Sind Schlüssel vertauscht?" in reason(small, file)


def test_another_kreis_is_refused(small: Register, layers: Layers, tmp_path: Path) -> None:
    moved = {code: frame.assign(ARS=frame["ARS"].str.replace("07111", "07199")) for code, frame in layers.items()}
    assert "es fehlen 07111; unbekannt sind 07199" in reason(small, geopackage(tmp_path / "x.gpkg", moved))


def merged(frame: gpd.GeoDataFrame, new: str, *old: str) -> gpd.GeoDataFrame:
    """Gemeinden as one, with a key of its own or that of one of them."""
    return keyed(frame, **{f"k{key}": new for key in old}).dissolve("ARS").reset_index()


@pytest.mark.parametrize("new", ["071375004999", BELL])
def test_gemeinden_that_were_merged_since_the_register(
    new: str, small: Register, layers: Layers, tmp_path: Path
) -> None:
    file = geopackage(tmp_path / "x.gpkg", changed(layers, GEM=lambda frame: merged(frame, new, BELL, VOLKESFELD)))
    built = build(small, file)
    assert not built.schematic
    assert "schematisch sind die Grenzen in Bell und Volkesfeld" in built.attribution
    [notice] = built.notices
    assert "verschiedenen Gebietsständen" in notice
    gemeinden = built.frames[Level.GEMEINDE].set_index("area_id")
    assert set(gemeinden.index) == {area.area_id for area in small.at("gemeinde")}
    plain = build(small, geopackage(tmp_path / "plain.gpkg", layers))
    for level in Level:
        if level is Level.LAND:
            continue
        one, other = (each.frames[level].set_index("area_id").geometry for each in (built, plain))
        apart = one.symmetric_difference(other).area / other.area
        assert apart.drop(index=[BELL, VOLKESFELD], errors="ignore").max() < 0.02
    assert shapely.coverage_is_valid(gemeinden.geometry.to_numpy())


def test_a_gemeinde_that_changed_its_verbandsgemeinde(small: Register, layers: Layers, tmp_path: Path) -> None:
    """The register's Verbandsgemeinden are drawn, from the surfaces of their Gemeinden; nothing is schematic."""
    moved = "071375003" + BELL[9:]

    def gemeinden(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        return keyed(frame, **{f"k{BELL}": moved})

    def kommunen(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        surface = layers["GEM"].set_index("ARS").geometry[BELL]
        shapes_of = frame.set_index("ARS").geometry
        changes = {BELL[:9]: shapes_of[BELL[:9]].difference(surface), moved[:9]: shapes_of[moved[:9]].union(surface)}
        return frame.assign(geometry=[changes.get(key, shape) for key, shape in shapes_of.items()])

    built = build(small, geopackage(tmp_path / "x.gpkg", changed(layers, GEM=gemeinden, VWG=kommunen)))
    assert built.notices == ()
    plain = build(small, geopackage(tmp_path / "plain.gpkg", layers))
    one, other = (each.frames[Level.KOMMUNE].set_index("area_id").geometry for each in (built, plain))
    assert (one.symmetric_difference(other).area / other.area).max() < 0.02


def test_gemeinden_the_register_has_merged(small: Register, layers: Layers, tmp_path: Path) -> None:
    """Which one the further surface belongs to is not known: inside this Verbandsgemeinde the borders are computed."""

    def divided(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        west, south, east, north = frame.set_index("ARS").geometry[BELL].bounds
        middle = (west + east) / 2
        point = next(area for area in small.at("gemeinde") if area.area_id == BELL)
        place = gpd.GeoSeries.from_xy([point.lon], [point.lat], crs=4326).to_crs(25832)[0]
        halves = [
            shapely.box(west - 1, south - 1, middle, north + 1),
            shapely.box(middle, south - 1, east + 1, north + 1),
        ]
        old = frame[frame["ARS"] == BELL]
        inside, outside = sorted(halves, key=lambda half: not half.contains(place))
        parts = [
            old.assign(geometry=old.geometry.intersection(inside)),
            old.assign(ARS="071375004998", geometry=old.geometry.intersection(outside)),
        ]
        return pd.concat([frame[frame["ARS"] != BELL], *parts])

    built = build(small, geopackage(tmp_path / "x.gpkg", changed(layers, GEM=divided)))
    assert len(built.notices) == 1
    assert f"schematisch sind die Grenzen in {small[BELL[:9]].label}" in built.attribution
    assert len(built.frames[Level.GEMEINDE]) == len(small.at("gemeinde"))


def test_too_many_strangers_are_refused(small: Register, layers: Layers, tmp_path: Path) -> None:
    def every_kommune_one(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        return frame.assign(ARS=frame["ARS"].str[:9] + "777").dissolve("ARS").reset_index()

    file = geopackage(tmp_path / "x.gpkg", changed(layers, GEM=every_kommune_one))
    assert "haben keine eigene Fläche" in reason(small, file)


def test_a_merger_the_register_knows(tmp_path: Path) -> None:
    """Niedergeckler and Obergeckler became one in 2025: a register of 2025 gets both surfaces of older boundaries."""
    old = "072325005089", "072325005096"
    header, *rows = gzip.decompress(GEMEINDEN.read_bytes()).decode("utf-8").splitlines(keepends=True)
    excerpt = [row for row in rows if row.startswith("07232")]
    (tmp_path / "old.csv").write_text("".join([header, *excerpt]), encoding="utf-8")
    before = Register.load(tmp_path / "old.csv", complete=False)
    [edition] = before.editions
    grown = replace(
        edition.by_id[old[1]], area_id="072325005503", ags="07232503", area_km2=edition.by_id[old[0]].area_km2 + 4
    )
    after = Register.of([edition, changed_list(edition, date(2025, 1, 1), set(old), grown)], complete=False)
    built = build(after, geopackage(tmp_path / "x.gpkg", layers_of(before, ("07232",))))
    assert built.notices == ()
    merged_surface = built.frames[Level.GEMEINDE].set_index("area_id").geometry["072325005503"]
    both = layers_of(before, ("07232",))["GEM"].set_index("ARS").geometry.loc[list(old)].union_all()
    assert merged_surface.symmetric_difference(both).area < 0.02 * both.area
