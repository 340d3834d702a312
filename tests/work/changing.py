"""Changes a store and a published folder without end, to be killed while it does: python -m tests.work.changing FOLDER."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipelines.store import change
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.pipelines.test_versions import version

BYTES = 200_000


def one(store: ReleaseStore, published: PublishedFolder, folder: Path, number: int) -> None:
    """Version `number` with a release of its own; that of the version before is withdrawn."""
    apart = ReleaseStore(folder / f"apart-{number}" / "releases", folder / f"apart-{number}" / "releases.lock.toml")
    content = f"{number} ".encode() * (BYTES // 4)
    new = apart.add("pks", Path("tabelle.xlsx"), str(1900 + number), "2026", content=content)
    with store.alone(), published.building() as workshop:
        built = version(str(number))
        for name in built.files:
            (workshop / name).parent.mkdir(exist_ok=True)
            (workshop / name).write_text(str(number))
        known = [replace(each, withdrawn=date(2026, 11, 23)) for each in store.all()]
        change.make(store, published, workshop, built, [*known, new])


def main(folder: Path) -> None:
    """Until somebody ends it."""
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    published = PublishedFolder(folder / "published")
    while True:
        change.settle(store, published)
        current = published.current()
        one(store, published, folder, int(current.version) + 1 if current else 1)
        print(".", flush=True)  # noqa: T201 - a sign of life for the test


if __name__ == "__main__":
    main(Path(sys.argv[1]))
