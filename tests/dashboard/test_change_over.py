"""A new version is shown as soon as it is current; one that cannot be shown changes nothing, and who has begun with a version ends with it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard import db
from dashboard.app import create_app
from dashboard.queries.current_version import LOOKS_UNTIL_AGAIN, Follower
from tests.dashboard.published_versions import point_to, publish_versions
from tests.dashboard.small_atlas import shown

NEW, OLD, FOREIGN = "2026-11-23.00000004", "2026-11-01.00000003", "2026-09-01.00000001"
TITLE = "SELECT DISTINCT title FROM indicator"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The older version is shown, the newer one lies beside it."""
    publish_versions(tmp_path, [NEW, OLD, FOREIGN], other_schema=[FOREIGN])
    point_to(tmp_path, OLD)
    with shown(tmp_path):
        yield tmp_path


@pytest.fixture
def follower(folder: Path) -> Follower:
    follower = Follower()
    follower.look()
    return follower


def test_the_pointer_is_followed_there_and_back(folder: Path, follower: Follower) -> None:
    visitor = create_app().test_client()
    for version in (NEW, OLD, NEW):
        point_to(folder, version)
        follower.look()
        assert db.shown().version == version
        assert db.query(TITLE) == [{"title": f"Titel von {version}"}]
        page = visitor.get("/daten").text
        assert version in page
        assert visitor.get("/daten").text == page


def test_a_request_ends_with_the_version_it_began_with(folder: Path, follower: Follower) -> None:
    db.hold()
    point_to(folder, NEW)
    with db.reading(None):
        follower.look()
        assert db.shown().version == OLD
        assert db.query(TITLE) == [{"title": f"Titel von {OLD}"}]
    db.release()
    assert db.shown().version == NEW


def _garbage(folder: Path) -> None:
    (folder / "current.json").write_text('{"version": ')


def _no_pointer(folder: Path) -> None:
    (folder / "current.json").unlink()


def _folder_instead(folder: Path) -> None:
    _no_pointer(folder)
    (folder / "current.json").mkdir()


def _missing(folder: Path) -> None:
    (folder / f"atlas-{NEW}.duckdb").unlink()
    point_to(folder, NEW)


def _truncated(folder: Path) -> None:
    file = folder / f"atlas-{NEW}.duckdb"
    file.write_bytes(file.read_bytes()[:20_000])
    point_to(folder, NEW)


def _another_under_its_name(folder: Path) -> None:
    (folder / f"atlas-{NEW}.duckdb").write_bytes((folder / f"atlas-{OLD}.duckdb").read_bytes())
    point_to(folder, NEW)


def _empty(folder: Path) -> None:
    file = folder / f"atlas-{NEW}.duckdb"
    file.unlink()
    duckdb.connect(str(file)).close()
    point_to(folder, NEW)


def _other_schema(folder: Path) -> None:
    point_to(folder, FOREIGN)


FAULTS = [_garbage, _no_pointer, _folder_instead, _missing, _truncated, _another_under_its_name, _empty, _other_schema]


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_shown_changes_nothing_and_is_said_once(
    folder: Path, follower: Follower, caplog: pytest.LogCaptureFixture, fault: object
) -> None:
    visitor = create_app().test_client()
    caplog.set_level(logging.ERROR)
    fault(folder)  # type: ignore[operator]
    for _ in range(2 * LOOKS_UNTIL_AGAIN):
        follower.look()
    assert db.shown().version == OLD
    assert OLD in visitor.get("/daten").text
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 1


def test_what_is_mended_under_the_same_name_is_shown_after_all(folder: Path, follower: Follower) -> None:
    whole = (folder / f"atlas-{NEW}.duckdb").read_bytes()
    _truncated(folder)
    follower.look()
    (folder / f"atlas-{NEW}.duckdb").write_bytes(whole)
    for _ in range(LOOKS_UNTIL_AGAIN):
        follower.look()
    assert db.shown().version == NEW


def test_a_database_replaced_under_the_name_shown_is_read_anew(folder: Path, follower: Follower) -> None:
    copy = folder / "copy.duckdb"
    copy.write_bytes((folder / f"atlas-{OLD}.duckdb").read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute("UPDATE indicator SET title = 'repariert'")
    copy.replace(folder / f"atlas-{OLD}.duckdb")
    follower.look()
    assert db.query(TITLE) == [{"title": "repariert"}]


def test_the_first_version_is_shown_as_soon_as_it_is_there(tmp_path: Path) -> None:
    with shown(tmp_path / "later"):
        follower = Follower()
        follower.look()
        visitor = create_app().test_client()
        assert visitor.get("/daten").status_code == 503
        publish_versions(tmp_path / "later", [NEW])
        follower.look()
        assert NEW in visitor.get("/daten").text


def test_only_the_pointer_counts_not_what_else_is_kept(folder: Path, follower: Follower) -> None:
    entries = json.loads((folder / "versions.json").read_text())
    (folder / "versions.json").write_text(json.dumps(entries[:1]))
    follower.look()
    assert db.shown().version == OLD
