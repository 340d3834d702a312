"""Versions beside each other: a process shows one, and answers addresses of all that are kept."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard import db
from dashboard.app import create_app
from dashboard.versions import NotPublishedError, OtherSchemaError, UnknownVersionError
from tests.dashboard.published_versions import point_to, publish_versions
from tests.dashboard.small_atlas import shown
from tests.server import Server, serving

NEW, OLD, OLDEST, FOREIGN = "2026-11-23.00000004", "2026-11-01.00000003", "2026-10-01.00000002", "2026-09-01.00000001"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_versions(tmp_path_factory.mktemp("versions"), [NEW, OLD, OLDEST, FOREIGN], other_schema=[FOREIGN])


@pytest.fixture
def versions(folder: Path) -> Iterator[Path]:
    with shown(folder):
        yield folder


@pytest.fixture
def visitor(versions: Path) -> FlaskClient:
    return create_app().test_client()


def titles(rows: list[db.Row]) -> set[str]:
    return {row["title"] for row in rows}


def test_any_kept_version_can_be_asked(versions: Path) -> None:
    sql = "SELECT DISTINCT title FROM indicator"
    assert titles(db.query(sql)) == {f"Titel von {NEW}"}
    assert titles(db.query(sql, version=OLD)) == {f"Titel von {OLD}"}
    with db.reading(OLDEST):
        assert titles(db.query(sql)) == {f"Titel von {OLDEST}"}
        assert titles(db.query(sql, version=NEW)) == {f"Titel von {NEW}"}
        assert db.published().version == OLDEST
        assert db.shown().version == NEW
    assert titles(db.query(sql)) == {f"Titel von {NEW}"}


def test_what_is_not_kept_or_of_another_schema_is_not_opened(versions: Path) -> None:
    with pytest.raises(UnknownVersionError):
        db.query("SELECT 1", version="2020-01-01.00000000")
    with pytest.raises(OtherSchemaError):
        db.query("SELECT 1", version=FOREIGN)
    with pytest.raises(UnknownVersionError):
        db.read_from("../../etc")
    assert db.published().version == NEW


def test_answers_are_remembered_for_each_version_and_only_few_stay_open(versions: Path) -> None:
    versions_read: list[str] = []

    @db.per_build
    def name() -> str:
        versions_read.append(db.published().version)
        return versions_read[-1]

    for version in (NEW, OLD, NEW, OLD, None):
        with db.reading(version):
            assert name() == (version or NEW)
    assert versions_read == [NEW, OLD]
    for version in (OLDEST, OLD, OLDEST, OLD):
        db.query("SELECT 1", version=version)
    assert len(db._others) <= db.MOST_OTHERS


def test_no_more_than_a_few_versions_are_open_at_once(tmp_path: Path) -> None:
    names = [f"2026-10-{day:02}.0000000{day}" for day in range(9, 2, -1)]
    with shown(publish_versions(tmp_path, names)):
        for version in names * 2:
            assert titles(db.query("SELECT title FROM indicator", version=version)) == {f"Titel von {version}"}
            assert len(db._others) <= db.MOST_OTHERS
        assert titles(db.query("SELECT title FROM indicator")) == {f"Titel von {names[0]}"}


@pytest.mark.parametrize("version", [NEW, OLD, OLDEST])
def test_addresses_of_kept_versions_are_answered_from_them(visitor: FlaskClient, version: str) -> None:
    for _ in ("first", "remembered"):
        values = visitor.get(f"/api/v1/suche/{version}/kennzahlen.json")
        assert values.status_code == 200
        assert f"Titel von {version}" in values.text
        assert "immutable" in values.headers["Cache-Control"]
    for address in (f"/karte/{version}/kommune.svg", f"/api/v1/werte/{version}/kommune/hz.json"):
        assert visitor.get(address).status_code == 200
    assert NEW in visitor.get("/vergleich").text
    assert OLD not in visitor.get("/vergleich").text


def test_a_version_of_another_schema_is_gone_and_an_unknown_one_not_found(visitor: FlaskClient) -> None:
    gone = visitor.get(f"/karte/{FOREIGN}/kommune.svg")
    assert (gone.status_code, "Datenstand lässt sich nicht mehr öffnen" in gone.text) == (410, True)
    assert gone.headers["Cache-Control"] == "no-cache"
    for version in ("2020-01-01.00000000", "%2e%2e", "x" * 300, "current", "a%00b"):
        assert visitor.get(f"/api/v1/suche/{version}/gebiete.json").status_code == 404


def test_a_version_whose_file_is_gone_or_damaged_cannot_be_opened(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD, OLDEST])
    (folder / f"atlas-{OLD}.duckdb").unlink()
    (folder / f"atlas-{OLDEST}.duckdb").write_bytes(b"no database")
    with shown(folder):
        for version in (OLD, OLDEST):
            answer = create_app().test_client().get(f"/api/v1/suche/{version}/kennzahlen.json")
            assert (answer.status_code, "lässt sich nicht mehr öffnen" in answer.text) == (410, True)
            assert "Eine seiner Dateien fehlt oder ist beschädigt" in answer.text
            assert "früheren Fassung" not in answer.text


@pytest.mark.parametrize("listed", ["{", "[]", "[1]", '[{"version": 1}]', '{"a": 1}', "null"])
def test_an_unreadable_list_leaves_the_version_shown(tmp_path: Path, listed: str) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD])
    (folder / "versions.json").write_text(listed)
    with shown(folder):
        visitor = create_app().test_client()
        assert visitor.get(f"/karte/{NEW}/kreis.svg").status_code == 200
        assert visitor.get(f"/karte/{OLD}/kreis.svg").status_code == 404


def test_a_process_shows_what_was_pinned_until_it_is_pinned_again(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD])
    point_to(folder, OLD)
    with shown(folder):
        db.pin()
        point_to(folder, NEW)
        assert db.shown().version == OLD
        db.pin()
        assert db.shown().version == NEW


def test_nothing_to_pin_is_no_error_until_somebody_asks(tmp_path: Path) -> None:
    with shown(tmp_path):
        db.pin()
        with pytest.raises(NotPublishedError):
            db.shown()


def version_of(server: Server) -> str:
    _, _, body = server.get("/vergleich")
    return body.decode().split('class="datenstand">')[1].split("<span>")[1].split("</span>")[0]


def until(server: Server, version: str) -> None:
    """Until no worker answers otherwise five times in a row; 20 s at most."""
    give_up = time.monotonic() + 20
    while {version_of(server) for _ in range(5)} != {version}:
        assert time.monotonic() < give_up
        time.sleep(0.2)


def test_workers_show_what_is_published_without_being_told_also_those_that_replace_one(tmp_path: Path) -> None:
    folder = publish_versions(tmp_path, [NEW, OLD])
    point_to(folder, OLD)
    with serving(folder) as server:
        assert version_of(server) == OLD
        before = server.workers()
        point_to(folder, NEW)
        until(server, NEW)
        assert server.workers() == before
        # A page that stood open goes on asking for its version.
        for address in (f"/karte/{OLD}/kommune.svg", f"/api/v1/suche/{OLD}/kennzahlen.json"):
            assert server.get(address)[0] == 200
        assert f"Titel von {OLD}" in server.get(f"/api/v1/suche/{OLD}/kennzahlen.json")[2].decode()
        os.kill(before[0], signal.SIGKILL)
        assert {version_of(server) for _ in range(5)} == {NEW}
        assert server.workers() != before
        server.process.send_signal(signal.SIGHUP)
        until(server, NEW)


def test_the_list_the_build_writes_is_the_one_read_here(folder: Path) -> None:
    """The fields of versions.json that the dashboard relies on (see pipelines/store/versions.py)."""
    from pipelines.store.versions import Version

    entry = json.loads((folder / "versions.json").read_text())[0]
    assert set(entry) <= set(Version.__dataclass_fields__)
