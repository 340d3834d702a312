"""What the build writes for map and download: small, exact, named by content."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest
import shapely

from geo import boundaries
from geo.areas import Level, Register
from geo.boundaries import Boundaries
from geo.svg_paths import UNIT_M, Frame, frame_around, path

MOST_BYTES = {"kreis": 10_000, "kommune": 20_000, "gemeinde": 90_000}


@pytest.fixture(scope="module", params=["computed", "official"])
def output(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Boundaries, Path, dict[str, dict[str, str]]]:
    built = request.getfixturevalue(request.param)
    folder = tmp_path_factory.mktemp("boundaries")
    return (
        built,
        folder,
        boundaries.write(built.frames, folder, schematic=built.schematic, attribution=built.attribution),
    )


def read(folder: Path, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return content


def geometry(data: str) -> shapely.Geometry:
    """The shape a path draws, read as a browser would (dull twin of the writer)."""
    rings = []
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^z]*)z", data):
        x, y = map(int, start.split())
        ring, numbers = [(x, y)], list(map(int, re.findall(r"-?\d+", steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", data)
    return shapely.build_area(shapely.union_all([shapely.LineString([*ring, ring[0]]) for ring in rings]))


def test_names_carry_the_hash_of_the_content(output: tuple[Boundaries, Path, dict[str, dict[str, str]]]) -> None:
    _, folder, files = output
    assert list(files) == ["kreis", "kommune", "gemeinde"]
    for level, names in files.items():
        for form, suffix in (("svg", "svg.json"), ("geojson", "geojson")):
            digest = hashlib.sha256((folder / names[form]).read_bytes()).hexdigest()[:12]
            assert names[form] == f"{level}-{digest}.{suffix}"


def test_the_map_is_small(output: tuple[Boundaries, Path, dict[str, dict[str, str]]]) -> None:
    _, folder, files = output
    for level, names in files.items():
        assert len(brotli.compress((folder / names["svg"]).read_bytes(), quality=11)) <= MOST_BYTES[level]


def test_svg_json(output: tuple[Boundaries, Path, dict[str, dict[str, str]]], register: Register) -> None:
    built, folder, files = output
    contents = {level: read(folder, names["svg"]) for level, names in files.items()}
    assert len({tuple(content["view_box"]) for content in contents.values()}) == 1
    for level, content in contents.items():
        ids = [area.area_id for area in register.at(level)]
        assert list(content) == ["level", "crs", "view_box", "schematic", "attribution", "areas", "points"]
        assert list(content["areas"]) == list(content["points"]) == ids
        assert content["schematic"] == (built.schematic and level != "kreis")
        assert "GeoBasis-DE / BKG" in content["attribution"]


def test_paths_draw_the_shapes(output: tuple[Boundaries, Path, dict[str, dict[str, str]]]) -> None:
    built, folder, files = output
    for level in (Level.KREIS, Level.KOMMUNE):
        content = read(folder, files[level.value]["svg"])
        for area_id, shape in zip(built.frames[level]["area_id"], built.frames[level].geometry, strict=True):
            polygon = geometry(content["areas"][area_id])
            assert polygon.area * UNIT_M**2 == pytest.approx(shape.area, rel=0.03)
            x, y = content["points"][area_id]
            # Well away from the border: a marker must not look as if it belonged to the neighbour.
            assert shapely.distance(shapely.Point(x, y), polygon.boundary) > 0.2 * (polygon.area / 3.14) ** 0.5
            assert polygon.contains(shapely.Point(x, y))


def test_no_gemeinde_vanishes(output: tuple[Boundaries, Path, dict[str, dict[str, str]]]) -> None:
    _, folder, files = output
    content = read(folder, files["gemeinde"]["svg"])
    assert all(geometry(data).area > 0 for data in content["areas"].values())


def test_neighbours_share_their_drawn_borders(output: tuple[Boundaries, Path, dict[str, dict[str, str]]]) -> None:
    """On the grid the Kreise add up to the Land: no gap and no overlap appears by rounding."""
    _, folder, files = output
    shapes = [geometry(data) for data in read(folder, files["kreis"]["svg"])["areas"].values()]
    whole = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, rel=1e-5)


def test_geojson(output: tuple[Boundaries, Path, dict[str, dict[str, str]]], register: Register) -> None:
    built, folder, files = output
    for level, names in files.items():
        features = read(folder, names["geojson"])["features"]
        assert [feature["properties"]["area_id"] for feature in features] == [
            area.area_id for area in register.at(level)
        ]
        first = features[0]["properties"]
        assert list(first) == ["area_id", "name", "level", "kind", "schematic", "attribution"]
        assert first["name"] == "Koblenz"
        assert first["schematic"] == (built.schematic and level != "kreis")
        for feature in features:
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            assert shape.is_valid
            assert all(ring.is_ccw for part in shapely.get_parts(shape) for ring in [part.exterior])
            assert not any(ring.is_ccw for part in shapely.get_parts(shape) for ring in part.interiors)
            west, south, east, north = shape.bounds
            assert 6 < west < east < 9
            assert 48.9 < south < north < 51
            assert (shapely.get_coordinates(shape).round(5) == shapely.get_coordinates(shape)).all()


def test_the_frame_ends_on_round_kilometres() -> None:
    frame = frame_around((293_445.0, 5_424_023.0, 463_672.0, 5_643_844.0))
    assert frame == Frame(west=290_000, north=5_645_000, width=3_500, height=4_500)
    assert frame.view_box == [0, 0, 3_500, 4_500]


def test_a_path_by_hand() -> None:
    frame = Frame(west=0, north=1_000, width=20, height=20)
    square = shapely.Polygon(
        [(100, 100), (500, 100), (500, 500), (100, 500)], [[(200, 200), (200, 300), (300, 300), (300, 200)]]
    )
    assert path(square, frame) == "M2 18l8 0 0-8-8 0zM4 16l0-2 2 0 0 2z"


def test_a_ring_smaller_than_the_grid_is_left_out_unless_it_is_all() -> None:
    frame = Frame(west=0, north=1_000, width=20, height=20)
    speck = shapely.box(500, 500, 501, 501)
    assert path(shapely.MultiPolygon([shapely.box(0, 0, 100, 100), speck]), frame).count("M") == 1
    assert path(speck, frame).startswith("M10 10l")
