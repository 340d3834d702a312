"""What is not published, and why: said before anything is read, stored or built."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.problems import BuildError
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.work.publish import Place, publish_job
from pipelines.work.queue import FINISHED, WAITING, Queue
from tests.pipelines.test_versions import publish, version
from tests.work.twin import put

READY = {
    "state": "ready",
    "counts": {"error": 0, "warning": 0, "note": 1},
    "release": {"id": "pks_2019_2020.csv", "sha256": "0" * 64},
}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    published = PublishedFolder(tmp_path / "published")
    publish(published, version("1"))
    return Place(store, published, date(2026, 11, 23))


def refused(folder: Path, place: Place, outcome: dict[str, Any] | None, **parameters: Any) -> str:
    """Why the publication of a check with that outcome is refused."""
    queue = Queue(folder / "maintenance")
    queue.make_folders()
    check = put(queue.root, "check", source="pks", file_name="kreise.csv", period="2019", published="2020", demo=True)
    if outcome is not None:
        (queue.root / WAITING / check / "outcome.json").write_text(json.dumps(outcome))
    (queue.root / WAITING / check).rename(queue.root / FINISHED / check)
    asked = {"check": check, "base": "1", "accept_warnings": False, "demo": True, **parameters}
    put(queue.root, "publish", **asked)
    job = queue.begin()
    assert job
    with pytest.raises(BuildError) as error:
        publish_job(queue, job, lambda *_: None, place)
    assert not place.store.lock.exists()
    assert [each.version for each in place.published.versions()] == ["1"]
    return str(error.value)


@pytest.mark.parametrize("counts", [{"error": 0, "warning": 2, "note": 0}, {"error": 0}])
def test_warnings_without_a_yes(tmp_path: Path, place: Place, counts: dict[str, int]) -> None:
    assert refused(tmp_path, place, READY | {"counts": counts}).startswith("Die Prüfung hat Warnungen.")


@pytest.mark.parametrize(
    "outcome",
    [None, {}, {"state": "ready"}, READY | {"state": "refused"}, READY | {"counts": 3}, READY | {"release": None}],
)
def test_what_has_errors_or_no_sound_outcome(tmp_path: Path, place: Place, outcome: dict[str, Any] | None) -> None:
    assert refused(tmp_path, place, outcome).startswith("Was Fehler hat, wird nicht veröffentlicht.")


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"base": "0"}, "Inzwischen gilt ein anderer Stand (1)"),
        ({"base": None}, "Inzwischen gilt ein anderer Stand (1)"),
        ({"demo": False}, "Geprüft wurde mit anderen Demodaten"),
        ({"check": "../../etc"}, "Die Prüfung, auf die sich dieser Auftrag bezieht"),
        ({"check": ["x"]}, "Die Prüfung, auf die sich dieser Auftrag bezieht"),
    ],
)
def test_what_does_not_fit_any_more(tmp_path: Path, place: Place, parameters: dict[str, Any], reason: str) -> None:
    assert refused(tmp_path, place, READY, **parameters).startswith(reason)
