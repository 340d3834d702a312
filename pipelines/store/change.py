"""A new version and the releases it was built from come together or not at all, also where the process ends in between.

What is about to be done is noted beside the lock file (`releases.change.json`) before anything is done. Whoever finds such a note while nobody
else changes the store knows that its writer is no more, and settles it: the version stands in the published folder, so the change is made
complete; or it does not, so the store becomes what it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.problems import BuildError
from pipelines.store.durable import sync_folder, write_durably
from pipelines.store.releases import Release, ReleaseStore
from pipelines.store.versions import PublishedFolder, Version

NOTE = "releases.change.json"


@dataclass(frozen=True)
class Receipt:
    """Where to write what once the change is made, so that whoever asked for it learns of it even from somebody else."""

    file: Path
    content: Mapping[str, Any]


def make(
    store: ReleaseStore,
    published: PublishedFolder,
    workshop: Path,
    version: Version,
    releases: Sequence[Release],
    receipt: Receipt | None = None,
) -> None:
    """Let `releases` be what is stored and `version`, whose files lie in `workshop`, be the current one.

    Within `store.alone()` and `published.building()`. Raises BuildError or OSError; then neither has changed, or the next `settle` sees to it.
    """
    _write_note(store, version, releases, receipt)
    try:
        store.become(releases)
        published.swap(workshop, version)
    finally:
        settle(store, published)


def settle(store: ReleaseStore, published: PublishedFolder) -> None:
    """Bring to its end, or take back, what was begun and left. Raises BuildError for a note that nobody can read."""
    note = _note(store)
    if not note.exists():
        return
    with store.alone():
        if not note.exists():  # its writer was only slow
            return
        noted = _read_note(note)
        if version := published.holds(noted["version"]):
            if published.current() != version.pointer:
                published.point_to(version)
            if noted["receipt"] and (file := Path(noted["receipt"]["file"])).parent.is_dir():
                write_durably(file, json.dumps(noted["receipt"]["content"], ensure_ascii=False).encode())
        else:
            _take_back(store, noted["before"])
        note.unlink()
        sync_folder(note.parent)


def _note(store: ReleaseStore) -> Path:
    return store.lock.with_name(NOTE)


def _write_note(store: ReleaseStore, version: Version, releases: Sequence[Release], receipt: Receipt | None) -> None:
    """`before`: by path below the store, since when a release that changes was withdrawn (""), null for one that was not there."""
    known = {_place(each): each for each in store.all()}
    changed = [each for each in releases if known.get(_place(each)) != each]
    before = {_place(each): _day_withdrawn(known.get(_place(each))) for each in changed}
    noted = {
        "version": version.version,
        "before": before,
        "receipt": {"file": str(receipt.file.resolve()), "content": receipt.content} if receipt else None,
    }
    write_durably(_note(store), json.dumps(noted, ensure_ascii=False).encode())


def _place(release: Release) -> str:
    return f"{release.source_id}/{release.path.name}"


def _day_withdrawn(release: Release | None) -> str | None:
    if release is None:
        return None
    return release.withdrawn.isoformat() if release.withdrawn else ""


def _take_back(store: ReleaseStore, before: Mapping[str, str | None]) -> None:
    """Only what the change touched: what others stored since stays."""
    known = store.all()
    new = {place for place, day in before.items() if day is None}
    days = {place: date.fromisoformat(day) if day else None for place, day in before.items()}
    as_before = [
        replace(each, withdrawn=days[_place(each)]) if _place(each) in days else each
        for each in known
        if _place(each) not in new
    ]
    if as_before != known:
        store.become(as_before)
    for place in new:
        (store.store / place).unlink(missing_ok=True)


def _read_note(note: Path) -> dict[str, Any]:
    try:
        noted = json.loads(note.read_text(encoding="utf-8"))
        for day in filter(None, noted["before"].values()):
            date.fromisoformat(day)
        sound = isinstance(noted["version"], str) and all(_is_place(each) for each in noted["before"])
        receipt = noted["receipt"]
        sound = sound and (receipt is None or {"file", "content"} <= receipt.keys())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        raise BuildError(
            f"{note.name} ist beschädigt: Was dort begonnen war, lässt sich nicht zu Ende bringen. "
            "Abhilfe: mit „python -m pipelines versions“ prüfen, was gezeigt wird, dann die Datei entfernen."
        )
    return dict(noted)


def _is_place(text: object) -> bool:
    return isinstance(text, str) and ".." not in Path(text).parts and not Path(text).is_absolute()
