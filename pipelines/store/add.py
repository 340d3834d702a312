"""Files added by hand or by a fetch: read completely, as a build would, before they are stored."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from pipelines.catalog import Source
from pipelines.problems import InputError, Problem
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release, ReleaseStore


def add_file(
    store: ReleaseStore,
    source: Source,
    file: Path,
    period: str,
    published: str,
    url: str | None,
    today: date,
    fetched: date | None = None,
) -> Release:
    """Read the file as a build would, then store and lock it. Raises InputError and stores nothing when it cannot be published."""
    content = file.read_bytes()
    candidate = Release(
        source.source_id, period, published, file, hashlib.sha256(content).hexdigest(), len(content), url
    )
    _try_reading(store, source, candidate, today)
    return store.add(source.source_id, file, period, published, url, fetched)


def _try_reading(store: ReleaseStore, source: Source, candidate: Release, today: date) -> None:
    from geo import official
    from geo.areas import Register

    if not source.tabular:
        try:
            official.read_official(candidate.path, "kommune")
        except ValueError as error:
            cure = "Die Datei mit den Ebenen KRS, VWG und GEM beim BKG neu holen."
            raise InputError([Problem(candidate.release_id, str(error), cure)]) from error
        return
    stored = store.newest("gemeindeverzeichnis")
    register = Register.load(stored[-1].path if stored else candidate.path)
    reader_of(source)(Reading(candidate, register, today))
