"""The computed borders: complete, joined, the same every time, and near the truth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo import boundaries
from geo.areas import Level, Register
from geo.boundaries import EMBEDDED_KREISE, Boundaries
from geo.embed_kreise import embedded
from geo.official import read_official
from tests.geo.lists import AUGUST_2025, changed
from tests.geo.reformed import reformed


def test_every_area_has_one_valid_shape_and_borders_are_shared(computed: Boundaries, register: Register) -> None:
    assert computed.schematic
    assert "schematisch" in computed.attribution
    assert "© GeoBasis-DE / BKG 2021 (Daten verändert)" in computed.attribution
    for level, frame in computed.frames.items():
        assert list(frame["area_id"]) == sorted(area.area_id for area in register.at(level))
        assert frame.crs.to_epsg() == 25832
        assert frame.is_valid.all()
        assert shapely.coverage_is_valid(frame.geometry.to_numpy())


def test_levels_lie_exactly_over_each_other(computed: Boundaries) -> None:
    kommunen = computed.frames[Level.KOMMUNE]
    for kreis in computed.frames[Level.KREIS].itertuples():
        parts = kommunen[kommunen["area_id"].str.startswith(kreis.area_id)]
        assert shapely.area(shapely.symmetric_difference(parts.union_all(), kreis.geometry)) == pytest.approx(0, abs=1)


def test_a_kreisfreie_stadt_is_one_cell(computed: Boundaries) -> None:
    shapes = [
        computed.frames[level].set_index("area_id").geometry[key]
        for level, key in zip(computed.frames, ("07315", "073150000", "073150000000"), strict=True)
    ]
    assert shapes[0].equals(shapes[1])
    assert shapes[1].equals(shapes[2])


def test_surfaces_are_the_official_ones(computed: Boundaries, register: Register) -> None:
    for level, typical, worst in ((Level.KOMMUNE, 0.02, 0.15), (Level.GEMEINDE, 0.05, 1.0)):
        frame = computed.frames[level]
        landkreise = frame[~frame["kind"].eq("kreisfreie_stadt")]
        official = np.array([register[area_id].area_km2 for area_id in landkreise["area_id"]])
        error = np.abs(landkreise.area / 1e6 / official - 1)
        assert error.median() < typical
        assert error.max() < worst


def test_the_same_input_gives_the_same_borders(computed: Boundaries, register: Register) -> None:
    again = boundaries.build(register, None)
    for level, frame in computed.frames.items():
        assert (frame.geometry.to_wkb() == again.frames[level].geometry.to_wkb()).all()


def test_most_of_the_surface_falls_into_the_right_kommune(computed: Boundaries, official: Boundaries) -> None:
    """Of the surface that the generalised Kreis borders leave in the right Kreis; they alone misplace 2 to 3 %."""
    right = {
        level: _common_surface(computed.frames[level], official.frames[level]) for level in (Level.KREIS, Level.KOMMUNE)
    }
    assert right[Level.KREIS] / official.frames[Level.KREIS].area.sum() > 0.97
    assert right[Level.KOMMUNE] / right[Level.KREIS] >= 0.92


def _common_surface(one: gpd.GeoDataFrame, other: gpd.GeoDataFrame) -> float:
    pairs = one.set_index("area_id").geometry.intersection(other.set_index("area_id").geometry, align=True)
    return float(pairs.area.sum())


def test_the_carried_kreise_come_from_the_published_ones(shared: Path) -> None:
    kreise = read_official(shared / "data" / "vg250_krs", "kreis")
    assert embedded(kreise) == EMBEDDED_KREISE.read_text(encoding="utf-8")
    carried = gpd.read_file(EMBEDDED_KREISE)
    assert shapely.coverage_is_valid(carried.to_crs(25832).geometry.to_numpy())
    assert EMBEDDED_KREISE.stat().st_size < 40_000


def test_borders_of_a_later_list(register: Register) -> None:
    """Merged, divided and moved Gemeinden, one into another Kreis than the borders have, and no points in the list."""
    older, ayl = reformed(register).editions[-1], "072355008002"
    elsewhere = replace(
        older.by_id[ayl],
        area_id="072325001598",
        ags="07232598",
        kommune_id="072325001",
        kreis_id="07232",
        kommune_name="Arzfeld",
    )
    newest = changed(older, AUGUST_2025, {ayl}, elsewhere)
    bare = replace(newest, gemeinden=tuple(replace(each, lon=None, lat=None) for each in newest.gemeinden))
    later = Register.of([*register.editions, bare])
    built = boundaries.build(later, None)
    for level, frame in built.frames.items():
        assert list(frame["area_id"]) == sorted(area.area_id for area in later.at(level))
    sizes = built.frames[Level.GEMEINDE].set_index("area_id").area / 1e6
    assert sizes["072325005503"] == pytest.approx(7.75, rel=0.15)
    assert sizes["072325001598"] == pytest.approx(later["072325001598"].area_km2, rel=0.15)
