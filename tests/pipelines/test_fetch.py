"""What a fetch stores, tells and leaves alone: one bad file keeps no other away, nothing is half stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from typer.testing import CliRunner

from geo import boundaries
from geo.areas import Register
from pipelines import catalog
from pipelines.command_line import app
from pipelines.store import fetch as fetching
from pipelines.store.download import Limits
from pipelines.store.fetch import Fetched, fetch
from pipelines.store.releases import ReleaseStore
from tests.geo.boundary_samples import CODES, archive, geopackage
from tests.pipelines.bad_server import Answer, Publisher, first, publisher, redirect, reset, status, truncated, whole
from tests.pipelines.crime import load_register
from tests.pipelines.genesis_files import table

TODAY = date(2026, 11, 29)
IMPATIENT = Limits(connect_seconds=2, silence_seconds=2, attempts=2, pause_seconds=0.01, longest_pause_seconds=0.02)
STORED = ReleaseStore()
LATER = "Fri, 01 Mar 2024 08:00:00 GMT"


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture
def address() -> Iterator[str]:
    with publisher() as address:
        yield address


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    """An empty store that knows the areas."""
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    areas = tmp_path / "gemeinden.csv"
    areas.write_bytes(STORED.newest("gemeindeverzeichnis")[-1].read_bytes())
    store.add("gemeindeverzeichnis", areas, "2021", "2021")
    return store


def population(address: str, *tails: str) -> catalog.Source:
    """The yearly average, as if it had an address."""
    places = [
        catalog.Download(
            first_year=2015, last_year=2017, url=address + (tail or "/{year}.csv"), suffix=".csv", min_bytes=1_000
        )
        for tail in tails or ("",)
    ]
    return catalog.sources()["bevoelkerung"].model_copy(
        update={"downloads": places, "by_hand": None, "several_years": False}
    )


def run(
    store: ReleaseStore, source: catalog.Source, year: int | None = None, today: date = TODAY
) -> tuple[Fetched, str]:
    lines: list[str] = []
    outcome = fetch(store, [source], year, today, lines.append, IMPATIENT)
    remains = [path.name for path in store.store.parent.rglob("*") if path.name.endswith((".part", "transfer"))]
    assert remains == []
    return outcome, "\n".join(lines)


def test_bad_files_keep_no_good_one_away(store: ReleaseStore, register: Register, address: str) -> None:
    good = table(register, (2016,))
    Publisher.answers = {
        "/2015.csv": truncated(table(register, (2015,)), 1_200),
        "/2016.csv": first(reset, whole(good)),
        "/2017.csv": whole(table(register, (2018,))),
    }
    outcome, told = run(store, population(address))
    assert (outcome.added, outcome.failed) == (["bevoelkerung 2016"], ["bevoelkerung 2015", "bevoelkerung 2017"])
    [release] = store.newest("bevoelkerung")
    assert (release.period, release.published, release.fetched) == ("2016", "2021-04-15", TODAY)
    assert release.read_bytes() == good
    assert "bricht die Übertragung ab" in told
    # another year than was asked for
    assert "--period 2018" in told
    by_hand = f"im Browser laden ({address}/2015.csv) und aufnehmen: python -m pipelines add bevoelkerung DATEI --period 2015 --published"
    assert by_hand in told


def test_changed_bytes_of_a_year_lie_beside_the_old(store: ReleaseStore, register: Register, address: str) -> None:
    first_table, corrected = table(register, (2016,)), table(register, (2016,), title="Tabelle: {}")
    Publisher.answers = {"/2016.csv": whole(first_table)}
    assert run(store, population(address), 2016)[0].added == ["bevoelkerung 2016"]
    assert run(store, population(address), 2016)[0].unchanged == ["bevoelkerung 2016"]
    # the server still says the day of the first publication
    Publisher.answers = {"/2016.csv": whole(corrected)}
    assert run(store, population(address), 2016)[0].added == ["bevoelkerung 2016"]
    Publisher.answers = {"/2016.csv": status(200, corrected + b"\n", Last_Modified="Mon, 05 Jan 2026 08:00:00 GMT")}
    assert run(store, population(address), 2016)[0].added == ["bevoelkerung 2016"]
    published = [release.published for release in store.all() if release.source_id == "bevoelkerung"]
    assert published == ["2021-04-15", "2026-01-05", TODAY.isoformat()]


def test_the_bytes_of_another_stored_year_are_not_unchanged(
    store: ReleaseStore, register: Register, address: str
) -> None:
    Publisher.answers = dict.fromkeys(("/2016.csv", "/2017.csv"), whole(table(register, (2016,))))
    outcome, told = run(store, population(address))
    assert (outcome.added, outcome.unchanged) == (["bevoelkerung 2016"], [])
    assert outcome.failed == ["bevoelkerung 2015", "bevoelkerung 2017"]
    assert "schon als bevoelkerung_2016_2021-04-15.csv für 2016 gespeichert, nicht für 2017" in told
    assert run(store, population(address), 2016)[0].unchanged == ["bevoelkerung 2016"]


def test_the_second_place_is_asked_where_the_first_has_nothing(
    store: ReleaseStore, register: Register, address: str
) -> None:
    Publisher.answers = {"/alt/2016.csv": whole(table(register, (2016,)))}
    outcome, told = run(store, population(address, "/{year}.csv", "/alt/{year}.csv"), 2016)
    assert (outcome.added, outcome.failed) == (["bevoelkerung 2016"], [])
    assert told.endswith("bevoelkerung 2016: aufgenommen als bevoelkerung_2016_2021-04-15.csv.")
    assert "404" not in told
    outcome, told = run(store, population(address, "/{year}.csv", "/alt/{year}.csv"), 2017)
    assert outcome.failed == ["bevoelkerung 2017"]
    assert told.count("404") == 2


def test_what_needs_a_yes_is_told_and_not_stored(store: ReleaseStore, register: Register, address: str) -> None:
    body = table(register, (2016,))
    Publisher.answers = {"/2016.csv": status(200, body, Last_Modified="Mon, 01 Jun 2015 08:00:00 GMT")}
    outcome, told = run(store, population(address), 2016)
    assert outcome.failed == ["bevoelkerung 2016"]
    assert "--accept-jumps" in told
    assert store.newest("bevoelkerung") == []


def test_a_day_ahead_is_not_believed(store: ReleaseStore, register: Register, address: str) -> None:
    Publisher.answers = {
        "/2016.csv": status(200, table(register, (2016,)), Last_Modified="Thu, 01 Jan 2099 08:00:00 GMT")
    }
    assert run(store, population(address), 2016)[0].added == ["bevoelkerung 2016"]
    assert store.newest("bevoelkerung")[0].published == TODAY.isoformat()


def test_a_full_disk_is_told(store: ReleaseStore, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fetching, "download", full)
    outcome, told = run(store, population(address), 2016)
    assert outcome.failed == ["bevoelkerung 2016"]
    assert "nicht zwischenspeichern" in told


@pytest.fixture(scope="module")
def borders(register: Register, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The current boundaries: with the day they state, and without."""
    folder = tmp_path_factory.mktemp("bkg")
    frames = boundaries.build(register, None).frames
    layers = {
        code: gpd.GeoDataFrame(
            {"ARS": frames[level]["area_id"], "GF": 4, "SN_L": "07", "WSK": pd.Timestamp("2023-07-01")},
            geometry=frames[level].geometry,
        )
        for level, code in CODES.items()
    }
    package = geopackage(folder / "DE_VG250.gpkg", layers)
    silent = geopackage(folder / "silent.gpkg", {code: frame.drop(columns="WSK") for code, frame in layers.items()})
    return {
        "stated": archive(folder / "1.zip", package, "x/", aktualitaet_txt=b"31.12.2022").read_bytes(),
        "changes": archive(folder / "2.zip", package, "x/").read_bytes(),
        "silent": archive(folder / "3.zip", silent, "x/").read_bytes(),
    }


def vg250(address: str) -> catalog.Source:
    source = catalog.sources()["vg250"]
    [place] = source.downloads
    return source.model_copy(
        update={"downloads": [place.model_copy(update={"url": f"{address}/aktuell/vg250.zip", "min_bytes": 1_000})]}
    )


def test_current_boundaries_are_stored_under_the_year_they_prove(
    store: ReleaseStore, borders: dict[str, bytes], address: str
) -> None:
    Publisher.answers = {
        "/aktuell/vg250.zip": redirect("/cdn/vg250.zip", 302),
        "/cdn/vg250.zip": status(200, borders["stated"], Last_Modified=LATER),
    }
    outcome, _ = run(store, vg250(address), 2025)
    assert outcome.added == ["vg250"]
    assert Publisher.asked["/aktuell/vg250.zip"] == 1
    assert [release.release_id for release in store.newest("vg250")] == ["vg250_2022_2024-03-01.zip"]
    assert run(store, vg250(address), 2024)[0].unchanged == ["vg250"]


@pytest.mark.parametrize(
    ("answer", "period", "told"),
    [
        ("changes", "2023", "jüngsten Gebietsänderung (01.07.2023)"),
        ("silent", None, "mit --period angeben"),
    ],
)
def test_boundaries_that_do_not_state_their_day(
    answer: str, period: str | None, told: str, store: ReleaseStore, borders: dict[str, bytes], address: str
) -> None:
    Publisher.answers = {"/aktuell/vg250.zip": status(200, borders[answer], Last_Modified=LATER)}
    outcome, report = run(store, vg250(address))
    assert [release.period for release in store.newest("vg250")] == ([period] if period else [])
    assert outcome.failed == ([] if period else ["vg250"])
    assert told in report


def test_sources_to_be_fetched_by_hand_are_named_with_address_and_command(store: ReleaseStore) -> None:
    for source_id, period in (
        ("bevoelkerung", "ERSTES-LETZTES"),
        ("regionalatlas", "ERSTES-LETZTES"),
        ("gemeindeverzeichnis", "2024"),
    ):
        source = catalog.sources()[source_id]
        outcome, told = run(store, source, 2024)
        assert outcome == Fetched()
        assert told.startswith(f"{source_id}: nur von Hand.")
        assert f"({source.url}) und aufnehmen: python -m pipelines add {source_id} DATEI --period {period} " in told


def test_every_year_of_the_pks_has_an_address() -> None:
    places = catalog.sources()["pks"].downloads
    for year in range(2013, 2026):
        assert [place for place in places if place.first_year <= year <= (place.last_year or year)], year


@pytest.mark.parametrize(("answer", "code"), [(None, 1), ("good", 0)])
def test_the_command_ends_with_its_outcome(
    answer: str | None,
    code: int,
    store: ReleaseStore,
    register: Register,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good: Answer = whole(table(register, (2016,)))
    Publisher.answers = {"/2016.csv": good} if answer else {}
    monkeypatch.setattr("pipelines.command_line.ReleaseStore", lambda: store)
    monkeypatch.setattr("pipelines.command_line._source", lambda _: population(address))
    result = CliRunner().invoke(app, ["fetch", "bevoelkerung", "--year", "2016"])
    assert result.exit_code == code
    assert "bevoelkerung 2016: " in result.output
