"""Many briefings at once: the same bytes as one by one, each mistake beside the others, and an end where the disk is full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import db
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue, command_pool
from dashboard.briefings.command_files import NoRoomError
from dashboard.briefings.formats import FORMATS
from dashboard.briefings.writers import formats
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

AREAS = ("071110000", "071435002", "073180000")


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def asked(area: str) -> Selection:
    return Selection("profil", area, version=db.shown().version, formats=("csv", "html"))


def test_they_are_written_as_they_would_be_one_by_one(tmp_path: Path) -> None:
    out, drafts = tmp_path / "out", tmp_path / "drafts"
    out.mkdir()
    drafts.mkdir()
    steps: list[int] = []
    selections = [*map(asked, AREAS), asked("999999999")]
    files, failures = command_pool.write_all(selections, out, drafts, overwrite=False, done=lambda: steps.append(1))
    assert len(steps) == 4
    [(selection, reason)] = failures
    assert selection.area == "999999999"
    assert "gibt es nicht" in reason
    assert sorted(file.path for file in files) == sorted(out.iterdir())
    for area in AREAS:
        briefing = catalogue.build(asked(area))
        for name in ("csv", "html"):
            assert (out / FORMATS[name].file_name(briefing)).read_bytes() == formats.write(name, briefing)
    assert not list(drafts.iterdir())


def _full(*_: object) -> None:
    raise NoRoomError("voll")


def test_it_ends_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_pool, "write_files", _full)
    steps: list[int] = []
    with pytest.raises(NoRoomError):
        command_pool.write_all([asked("071110000")] * 50, tmp_path, tmp_path, False, lambda: steps.append(1))
    assert len(steps) < 50
