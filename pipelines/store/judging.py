"""How a release is judged against what is stored beside it: the same source in other periods, and other sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from pipelines import catalog
from pipelines.problems import InputError
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import newest

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.store.releases import Release, ReleaseStore

Tables = dict[str, "pd.DataFrame"]


@dataclass(frozen=True)
class Stored:
    """A release that is stored already; it is read when its tables are asked for."""

    release: Release
    read: Callable[[], Tables]

    @classmethod
    def of(cls, release: Release, tables: Tables) -> Stored:
        """A release whose tables are there already."""
        return cls(release, lambda: tables)

    @cached_property
    def tables(self) -> Tables:
        """What its reader gave; nothing where it can no longer be read, which the build says."""
        try:
            return self.read()
        except InputError:
            return {}


class Others:
    """What else is stored, the newest publication per source and period."""

    def __init__(self, stored: Iterable[Stored]) -> None:
        self._stored = list(stored)

    def of(self, source_id: str) -> list[Stored]:
        """The releases of a source, by period."""
        return [each for each in self._stored if each.release.source_id == source_id]


class Judge(Protocol):
    """judge.py: `judge(reading, tables, others)` notes problems, questions and notices about a release that was read."""

    def __call__(self, reading: Reading, tables: Tables, others: Others) -> None:
        """Raise nothing; what must stop an intake is a problem of the reading."""


def judge_of(source: catalog.Source) -> Judge | None:
    """The function `judge` of a source's folder, or of the source it is read as; None where a file is judged by itself alone."""
    name = f"pipelines.sources.{source.layout}.judge"
    if find_spec(name) is None:
        return None
    judge: Judge = import_module(name).judge
    return judge


def values_of(source: catalog.Source, tables: Tables) -> str | None:
    """What `Release.values` says of these tables; None for sources whose judge has no `values_key`."""
    name = f"pipelines.sources.{source.layout}.judge"
    values_key = getattr(import_module(name), "values_key", None) if find_spec(name) else None
    return str(values_key(tables)) if values_key else None


def others_in(store: ReleaseStore, reading: Reading) -> Others:
    """Everything stored beside the release of `reading`."""
    sources, stored = catalog.sources(), store.all()

    def reader(release: Release) -> Callable[[], Tables]:
        return lambda: reader_of(sources[release.source_id])(Reading(release, reading.register, reading.today))

    return Others(
        Stored(release, reader(release))
        for source in sources.values()
        if source.tabular
        for release in newest(stored, source.source_id)
        # not by name alone: a file may be brought under a name that is stored with other bytes
        if (release.release_id, release.sha256) != (reading.release.release_id, reading.release.sha256)
    )
