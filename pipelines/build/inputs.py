"""What a build is made from, and whether anything of it changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines import catalog
from pipelines.store.areas import GAZETTEER, lists_among, register_of
from pipelines.store.code import LOADED
from pipelines.store.kept import Kept
from pipelines.store.options import published_span
from pipelines.store.releases import Release, ReleaseStore, newest
from pipelines.store.succession import published_last

if TYPE_CHECKING:
    from geo.areas import Register

BOUNDARIES = "vg250"
REGISTRY = "gremien"
SCHEMA_VERSION = 5


@dataclass(frozen=True)
class Inputs:
    """The sources and releases of one build. `day` judges dates in the future, and the ages in a real registry.

    `without`: sources that are not read, so that nothing in the database rests on them. `keeper`: the store beside which is kept what was
    read of its releases; without one everything is read anew.
    """

    demo: bool
    day: date
    store: ReleaseStore
    without: frozenset[str] = frozenset()
    keeper: ReleaseStore | None = None

    @cached_property
    def sources(self) -> list[catalog.Source]:
        """Sources this build reads."""
        uses = {"always", "demo" if self.demo else "real"}
        stored = {release.source_id for release in self._stored}
        return [
            source
            for source in catalog.sources().values()
            if source.used in uses and source.gives_way_to not in stored and source.source_id not in self.without
        ]

    @cached_property
    def releases(self) -> list[Release]:
        """The newest release per source and period; of the registry the one list that replaces all others; every list of Gemeinden, because
        their Gebietsstand decides, not their period."""
        return [release for source in self.sources for release in self._counting_of(source)]

    def _counting_of(self, source: catalog.Source) -> list[Release]:
        if source.source_id == GAZETTEER:
            return lists_among(self._stored)
        if source.layout == REGISTRY:
            return list(filter(None, [published_last(self._stored, source.source_id)]))
        return newest(self._stored, source.source_id)

    @cached_property
    def boundaries(self) -> Release | None:
        """The newest official boundaries that are stored."""
        return next((release for release in reversed(self.releases) if release.source_id == BOUNDARIES), None)

    @cached_property
    def read(self) -> list[Release]:
        """The releases a build reads, which table `release` of its database then names."""
        tabular = {source.source_id for source in self.sources if source.tabular}
        drawn = [self.boundaries] if self.boundaries else []
        return [release for release in self.releases if release.source_id in tabular] + drawn

    @cached_property
    def _stored(self) -> list[Release]:
        """What counts. Read once: an `add` meanwhile is all in or not at all."""
        return self.store.counting()

    @cached_property
    def register(self) -> Register:
        """The register of areas from all lists. Raises BuildError where none is stored, InputError where one cannot be read."""
        return register_of(lists_among(self.releases))

    @cached_property
    def kept(self) -> Kept:
        """What earlier builds have read of the same releases."""
        return Kept(self.keeper, lists_among(self.releases), self.day)

    @cached_property
    def as_of(self) -> date:
        """The day at which the registry is judged: an invented one at its own Stand, so that it does not age; a real one today."""
        synthetic = {source.source_id for source in self.sources if source.synthetic}
        stands = [
            published_span(release.published).first for release in self.releases if release.source_id in synthetic
        ]
        return max(stands, default=self.day)

    @cached_property
    def doubts_about_the_clock(self) -> list[str]:
        """Releases from days that have not come yet: one of the two dates is wrong (German)."""
        dated = [
            (release, max(published_span(release.published).first, release.fetched or date.min))
            for release in self.releases
        ]
        return [
            f"{release.release_id} ist vom {day:%d.%m.%Y}, heute ist nach der Uhr dieses Rechners der {self.day:%d.%m.%Y}. "
            "Die Uhr geht nach, oder die Angabe ist falsch."
            for release, day in dated
            if day > self.day
        ]

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
        return hashlib.sha256(f"{SCHEMA_VERSION} {self.data} {self.as_of} {LOADED}".encode()).hexdigest()
