"""What a build is made from, and whether anything of it changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from pipelines import catalog
from pipelines.problems import BuildError
from pipelines.store.releases import Release, ReleaseStore

ROOT = Path(__file__).parents[2]
# Everything a published number can depend on, besides the releases.
CODE = (
    "pipelines/**/*.py",
    "pipelines/**/*.sql",
    "pipelines/**/*.toml",
    "pipelines/sources/*/*.csv",
    "geo/**/*.py",
    "geo/reference/*",
    "data/schema.sql",
    "requirements.lock",
)
SCHEMA_VERSION = 2


@dataclass(frozen=True)
class Inputs:
    """The sources and releases of one build. `day` judges dates in the future, and the ages in a real registry."""

    demo: bool
    day: date
    store: ReleaseStore

    @cached_property
    def sources(self) -> list[catalog.Source]:
        """Sources this build reads."""
        uses = {"always", "demo" if self.demo else "real"}
        return [source for source in catalog.sources().values() if source.used in uses]

    @cached_property
    def releases(self) -> list[Release]:
        """The newest release per source and period."""
        return [release for source in self.sources for release in self.store.newest(source.source_id)]

    @cached_property
    def as_of(self) -> date:
        """The day at which the registry is judged: an invented one at its own Stand, so that it does not age; a real one today."""
        synthetic = {source.source_id for source in self.sources if source.synthetic}
        stands = [date.fromisoformat(release.published) for release in self.releases if release.source_id in synthetic]
        return max(stands, default=self.day)

    def only(self, source_id: str) -> Release:
        """The newest release of a source that must be there."""
        releases = [release for release in self.releases if release.source_id == source_id]
        if not releases:
            raise BuildError(
                f"Für die Quelle {source_id} ist nichts gespeichert. Abhilfe: „python -m pipelines add {source_id} DATEI“."
            )
        return releases[-1]

    @cached_property
    def data(self) -> str:
        """sha256 over the releases alone: equal where only code, rules or the day differ."""
        digest = hashlib.sha256(f"{self.demo}".encode())
        for release in self.releases:
            digest.update(f"{release.release_id} {release.sha256}\n".encode())
        return digest.hexdigest()

    @cached_property
    def fingerprint(self) -> str:
        """sha256 over everything the build depends on; equal fingerprints give equal databases."""
        digest = hashlib.sha256(f"{SCHEMA_VERSION} {self.data} {self.as_of}".encode())
        for path in sorted(path for pattern in CODE for path in ROOT.glob(pattern) if path.is_file()):
            digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
        return digest.hexdigest()
