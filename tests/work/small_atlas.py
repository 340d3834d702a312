"""A small atlas of its own that a worker of its own changes: the areas and a few years of crime, built in seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from dashboard.maintenance.worker_files import FAILURE, OUTCOMES
from pipelines.build import build
from pipelines.build.inputs import Inputs
from pipelines.store import change
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.work.queue import FAILED
from tests.conftest import DAY, ROOT
from tests.work.twin import ended, put

SOURCE = "pks"
YEARS = ("2017", "2018")
NEXT = "2019"
PATIENCE_SECONDS = 120
# Without these nothing is built.
NEEDED = ("gemeindeverzeichnis", "bevoelkerung", "regionalatlas")
STORED = ReleaseStore()


@dataclass(frozen=True)
class SmallAtlas:
    """Everything lies below `folder`."""

    folder: Path

    @property
    def store(self) -> ReleaseStore:
        """Its releases."""
        return ReleaseStore(self.folder / "data" / "releases", self.folder / "data" / "releases.lock.toml")

    @property
    def published(self) -> PublishedFolder:
        """What it shows."""
        return PublishedFolder(self.folder / "published")

    @property
    def jobs(self) -> Path:
        """The folder of its worker."""
        return self.folder / "maintenance"

    @property
    def environment(self) -> dict[str, str]:
        """For programs that work on it."""
        places = {
            "ATLAS_RELEASES": self.folder / "data",
            "ATLAS_PUBLISHED": self.published.folder,
            "ATLAS_MAINTENANCE": self.jobs,
        }
        return {**os.environ, "DEMO": "1", **{name: str(path) for name, path in places.items()}}

    @property
    def version(self) -> str:
        """The current one."""
        current = self.published.current()
        assert current
        return current.version

    def file(self, year: str) -> Path:
        """The table of a year, as the publisher gave it."""
        file = self.folder / f"kreise_{year}.csv"
        file.write_bytes(next(each for each in STORED.newest(SOURCE) if each.period == year).read_bytes())
        return file

    def add(self, year: str) -> None:
        """Store the table of a year by hand."""
        known = next(each for each in STORED.newest(SOURCE) if each.period == year)
        self.store.add(SOURCE, self.file(year), year, known.published, known.url, part=known.part, values=known.values)

    def build(self) -> str:
        """Build what is stored, as `make run` does, and answer the version shown."""
        built = build(Inputs(demo=True, day=DAY, store=self.store), self.published, lambda _: None)
        return built.pointer.version

    def check(self, year: str, **parameters: Any) -> str:
        """Ask for the check of the table of a year."""
        usual = {"source": SOURCE, "file_name": f"kreise_{year}.csv", "period": year, "published": str(int(year) + 1)}
        unused = {"url": None, "survey": None, "edits": None, "only_area": None, "demo": True}
        return put(self.jobs, "check", file=self.file(year), **usual, **unused, **parameters)

    def publish(self, check: str, base: str, **parameters: Any) -> str:
        """Ask for the publication of what was checked, with a yes to every warning."""
        usual = {"check": check, "base": base, "accept_warnings": True, "demo": True}
        return put(self.jobs, "publish", **{**usual, **parameters})

    def roll_back(self, version: str, base: str) -> str:
        """Ask for a version that was."""
        return put(self.jobs, "rollback", version=version, base=base, demo=True)

    def ended(self, job: str) -> tuple[str, dict[str, Any]]:
        """What came of a job, as the web expects it."""
        state, outcome = ended(self.jobs, job)
        kind = json.loads((self.jobs / state / job / "job.json").read_text(encoding="utf-8"))["kind"]
        assert not (FAILURE if state == FAILED else OUTCOMES[kind]).validate(outcome)
        return state, outcome

    def shown(self) -> list[str]:
        """The years of the version that is shown, which is whole."""
        return sorted({each.split("_")[1] for each in self._releases() if each.startswith(f"{SOURCE}_2")})

    def years(self) -> list[str]:
        """The same, where exactly what is shown counts in the store."""
        assert self._releases() == {each.release_id for each in self.store.counting() if each.read_bytes()}
        return self.shown()

    def _releases(self) -> set[str]:
        current = self.published.current()
        assert current
        assert not self.published.damaged(current)
        with duckdb.connect(str(self.published.database(current)), read_only=True) as connection:
            return {name for (name,) in connection.execute("SELECT release_id FROM release").fetchall()}


def small_atlas(folder: Path) -> SmallAtlas:
    """With the first years, built."""
    atlas = unbuilt_atlas(folder)
    atlas.build()
    return atlas


def unbuilt_atlas(folder: Path, *further: str) -> SmallAtlas:
    """With the first years, and the newest release of further sources."""
    atlas = SmallAtlas(folder)
    for source in (*NEEDED, *further):
        known = STORED.newest(source)[-1]
        name = Path(f"datei{Path(known.release_id).suffix}")
        content = known.read_bytes()
        atlas.store.add(
            source, name, known.period, known.published, part=known.part, content=content, values=known.values
        )
    for year in YEARS:
        atlas.add(year)
    return atlas


def started(atlas: SmallAtlas) -> subprocess.Popen[str]:
    """A worker, as `make run` starts it."""
    command = [sys.executable, "-m", "pipelines", "work"]
    with (atlas.folder / "worker.log").open("a") as log:
        return subprocess.Popen(command, cwd=ROOT, env=atlas.environment, stderr=log, stdout=log, text=True)


@contextmanager
def working(atlas: SmallAtlas) -> Iterator[subprocess.Popen[str]]:
    """A worker that has said what can be imported, and is told to end after the block."""
    process = started(atlas)
    try:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not (atlas.jobs / "forms.json").exists() or not (atlas.jobs / "sources.json").exists():
            assert process.poll() is None and time.monotonic() < give_up, log(atlas)
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


def log(atlas: SmallAtlas) -> str:
    """What workers have said."""
    return (atlas.folder / "worker.log").read_text(encoding="utf-8")


def note(atlas: SmallAtlas) -> Mapping[str, Any]:
    """What was begun and not settled; {} for nothing."""
    file = atlas.store.lock.with_name(change.NOTE)
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
