"""The lists that count, filled into the template, so that who keeps them goes on with what is stored (docs/jobs.md)."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from pipelines import catalog
from pipelines.problems import BuildError, InputError
from pipelines.registry.edits import counting, stored_rows
from pipelines.registry.forms import REGISTRY
from pipelines.registry.template import write_workbook
from pipelines.store.areas import stored_register
from pipelines.store.durable import write_durably
from pipelines.store.releases import Release, ReleaseStore

FOLDER = "lists"


def write(folder: Path, store: ReleaseStore, today: date) -> list[str]:
    """Write the list that counts of each registry to lists/<sha256 of its release>.xlsx, and take away those of others.

    Written anew each time: another program may write the same list otherwise. Answers the ids of releases that cannot be read.
    """
    (folder / FOLDER).mkdir(exist_ok=True)
    of_registries = [source for source in catalog.sources().values() if source.layout == REGISTRY]
    counts = [release for source in of_registries if (release := counting(store, source.source_id))]
    names, unreadable = {f"{release.sha256}.xlsx" for release in counts}, list[str]()
    for file in (folder / FOLDER).iterdir():
        if file.name not in names:
            file.unlink()
    for release in counts:
        file = folder / FOLDER / f"{release.sha256}.xlsx"
        try:
            write_durably(file, filled(store, release, today))
        except (BuildError, InputError):
            unreadable.append(release.release_id)
    return unreadable


def filled(store: ReleaseStore, release: Release, today: date) -> bytes:
    """The template with the rows, the Stand and the answers on completeness of a stored list."""
    sheets, facts = stored_rows(stored_register(store), release, today)
    content = io.BytesIO()
    write_workbook(content, sheets, as_of=facts.as_of, office=facts.office, complete=facts.complete)
    return content.getvalue()
