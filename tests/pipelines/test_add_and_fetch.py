"""Files are taken in only when they can be read; a download only when size, type and content are right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pipelines import catalog
from pipelines.problems import BuildError, InputError
from pipelines.store.add import add_file
from pipelines.store.fetch import Fetched, fetch
from pipelines.store.releases import ReleaseStore

TODAY = date(2026, 11, 23)
STORED = ReleaseStore()


def pks_2020() -> bytes:
    [release] = [release for release in STORED.all() if release.source_id == "pks" and release.period == "2020"]
    return release.read_bytes()


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    """An empty store that knows the areas."""
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    areas = tmp_path / "gemeinden.csv"
    areas.write_bytes(STORED.newest("gemeindeverzeichnis")[-1].read_bytes())
    store.add("gemeindeverzeichnis", areas, "2021", "2021")
    return store


class Publisher(BaseHTTPRequestHandler):
    """Answers /<year>.csv with what `answers` holds."""

    answers: dict[str, bytes] = {}  # noqa: RUF012 - set anew by the fixture

    def do_GET(self) -> None:
        body = self.answers.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Last-Modified", "Thu, 15 Apr 2021 08:00:00 GMT")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *args: object) -> None:
        """Keep the test output clean."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    Publisher.answers = {}
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def pks_offered_at(address: str) -> catalog.Source:
    download = catalog.Download(
        first_year=2019, last_year=2020, url=address + "/{year}.csv", suffix=".csv", min_bytes=100_000
    )
    return catalog.sources()["pks"].model_copy(update={"downloads": [download]})


def fetch_from(store: ReleaseStore, source: catalog.Source) -> tuple[Fetched, str]:
    lines: list[str] = []
    return fetch(store, [source], None, TODAY, lines.append), "\n".join(lines)


def test_a_file_that_can_be_read_is_stored(store: ReleaseStore, tmp_path: Path) -> None:
    file = tmp_path / "KR-F-01-T01.csv"
    file.write_bytes(pks_2020())
    add_file(store, catalog.sources()["pks"], file, "2020", "2021-04-15", None, TODAY)
    assert [release.release_id for release in store.newest("pks")] == ["pks_2020_2021-04-15.csv"]


def test_a_file_that_cannot_be_read_is_not_stored(store: ReleaseStore, tmp_path: Path) -> None:
    file = tmp_path / "falsch.csv"
    file.write_bytes(b"<!doctype html><title>Zugriff verweigert</title>")
    before = store.lock.read_bytes()
    with pytest.raises(InputError, match="HTML"):
        add_file(store, catalog.sources()["pks"], file, "2020", "2021", None, TODAY)
    assert store.lock.read_bytes() == before
    assert not (store.store / "pks").exists()


def test_fetch_takes_good_files_and_reports_the_others(store: ReleaseStore, address: str) -> None:
    Publisher.answers = {"/2020.csv": pks_2020()}
    outcome, report = fetch_from(store, pks_offered_at(address))
    assert outcome.added == ["pks 2020"]
    assert outcome.failed == ["pks 2019"]
    assert "404" in report
    [release] = store.newest("pks")
    assert (release.published, release.fetched, release.url) == ("2021-04-15", TODAY, f"{address}/2020.csv")


def test_fetching_the_same_bytes_again_adds_nothing(store: ReleaseStore, address: str) -> None:
    Publisher.answers = {"/2020.csv": pks_2020()}
    fetch_from(store, pks_offered_at(address))
    outcome, report = fetch_from(store, pks_offered_at(address))
    assert outcome.unchanged == ["pks 2020"]
    assert "pks 2020: unverändert." in report


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"<html>" + b" " * 200_000, "HTML-Seite"),
        (b"1;2;2a", "nur 6 Byte"),
        (b"1;2\nSchluessel;Straftat\n" + b"x" * 200_000, "pks_2020"),
    ],
)
def test_fetch_refuses_what_is_not_the_file(store: ReleaseStore, address: str, answer: bytes, expected: str) -> None:
    Publisher.answers = {"/2020.csv": answer}
    outcome, report = fetch_from(store, pks_offered_at(address))
    assert "pks 2020" in outcome.failed
    assert expected in report
    assert store.newest("pks") == []


def test_a_source_without_spreadsheet_has_no_template(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="keine Vorlage"):
        catalog.sources()["pks"].write_template(tmp_path / "x.xlsx")


@pytest.mark.parametrize("source_id", ["gremien", "pks_kommunen"])
def test_templates_are_written(tmp_path: Path, source_id: str) -> None:
    file = tmp_path / f"{source_id}.xlsx"
    catalog.sources()[source_id].write_template(file)
    assert file.read_bytes().startswith(b"PK")
