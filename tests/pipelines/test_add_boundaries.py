"""Boundaries are added only when a build can use them, under the Gebietsstand that the file proves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from geo import boundaries
from geo.areas import Level, Register
from pipelines import catalog
from pipelines.problems import BuildError, InputError
from pipelines.store.add import Added, add_file
from pipelines.store.boundaries import read_boundaries
from pipelines.store.reading import Reading
from pipelines.store.releases import ReleaseStore
from tests.geo.boundary_samples import CODES, Layers, archive, geopackage
from tests.pipelines.crime import load_register

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def layers(register: Register) -> Layers:
    """Computed borders of all areas, as VG250 states official ones."""
    frames = boundaries.build(register, None).frames
    return {
        code: gpd.GeoDataFrame(
            {"ARS": frames[level]["area_id"], "GF": 4, "SN_L": "07", "WSK": pd.Timestamp("2021-07-01")},
            geometry=frames[level].geometry,
        )
        for level, code in CODES.items()
    }


@pytest.fixture(scope="module")
def package(layers: Layers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return geopackage(tmp_path_factory.mktemp("bkg") / "DE_VG250.gpkg", layers)


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    """An empty store that knows the areas."""
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    areas = tmp_path / "gemeinden.csv"
    areas.write_bytes(ReleaseStore().newest("gemeindeverzeichnis")[-1].read_bytes())
    store.add("gemeindeverzeichnis", areas, "2021", "2021")
    return store


def add(store: ReleaseStore, file: Path, period: str | None, *, accept_jumps: bool = False) -> Added:
    source = catalog.sources()["vg250"]
    return add_file(store, source, file, period, "2026-03-01", None, TODAY, accept_jumps=accept_jumps)


def test_what_is_added_is_what_the_build_reads(store: ReleaseStore, package: Path, register: Register) -> None:
    added = add(store, package, "2024")
    assert (added.release.release_id, added.notices) == ("vg250_2024_2026-03-01.gpkg", [])
    reading = Reading(added.release, register, TODAY)
    read = read_boundaries(reading)
    assert read.attribution == "© GeoBasis-DE / BKG 2026 (Daten verändert)"
    assert {level: len(frame) for level, frame in read.frames.items()} == {
        level: len(register.at(level)) for level in (Level.KREIS, Level.KOMMUNE, Level.GEMEINDE)
    }
    assert (reading.rows_read, reading.rows_published) == (2507, 2507)


@pytest.mark.parametrize(
    ("inside", "text", "period", "expected"),
    [
        ("", b"31.12.2024", "2023", "--period 2024."),
        ("", b"31.12.2024", "2025", "--period 2024."),
        ("", None, "2020", "--period 2021 oder später."),
        ("vg250_2023/", None, "2024", "Der Name nennt 2023, --period aber 2024."),
    ],
)
def test_another_period_than_the_file_proves(
    inside: str, text: bytes | None, period: str, expected: str, store: ReleaseStore, package: Path, tmp_path: Path
) -> None:
    texts = {"aktualitaet_txt": text} if text else {}
    file = archive(tmp_path / "vg250.zip", package, inside, **texts)
    with pytest.raises(InputError) as caught:
        add(store, file, period)
    assert expected in str(caught.value)
    assert store.newest("vg250") == []


def test_the_period_may_be_left_to_the_file(store: ReleaseStore, package: Path, tmp_path: Path) -> None:
    stated = archive(tmp_path / "vg250.zip", package, "", aktualitaet_txt=b"31.12.2024\n")
    assert add(store, stated, None).release.period == "2024"
    added = add(store, package, None)
    assert added.release.period == "2021"
    assert "jüngsten Gebietsänderung" in str(added.notices[0])


def test_a_file_that_does_not_tell(store: ReleaseStore, layers: Layers, tmp_path: Path) -> None:
    silent = {code: frame.drop(columns="WSK") for code, frame in layers.items()}
    file = geopackage(tmp_path / "grenzen.gpkg", silent)
    with pytest.raises(BuildError, match="mit --period angeben"):
        add(store, file, None)
    assert add(store, file, "2022").release.period == "2022"


def test_what_cannot_be_built_is_not_added(store: ReleaseStore, layers: Layers, tmp_path: Path) -> None:
    """The Kommunen alone are right."""
    gemeinden = layers["GEM"].assign(ARS=layers["GEM"]["ARS"].str[:9] + "777").dissolve("ARS").reset_index()
    before = store.lock.read_bytes()
    with pytest.raises(InputError) as caught:
        add(store, geopackage(tmp_path / "x.gpkg", {**layers, "GEM": gemeinden}), "2025")
    [problem] = caught.value.problems
    assert problem.file == "x.gpkg"
    assert "haben keine eigene Fläche" in problem.reason
    assert problem.cure.startswith("Bitte ")
    assert store.lock.read_bytes() == before
    assert not (store.store / "vg250").exists()


def test_the_cases(store: ReleaseStore, shared: Path) -> None:
    cases = shared / "cases" / "register"
    assert add(store, cases / "vg250_snl_zahl_2024.gpkg", "2024").notices == []
    added = add(store, cases / "vg250-ew_2025_after_merger.gpkg", "2025")
    [notice] = added.notices
    assert "Die Grenzen in Niedergeckler und Obergeckler sind schematisch, alle anderen amtlich." in str(notice)
    assert [release.period for release in store.newest("vg250")] == ["2024", "2025"]
