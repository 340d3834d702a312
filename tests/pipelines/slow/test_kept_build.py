"""A build from what is kept publishes the same rows as one that reads everything."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from pipelines.build import build_apart
from pipelines.build.inputs import Inputs
from pipelines.intake.workplace import copied_store
from pipelines.store.kept import Kept
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder
from tests.conftest import DAY

# Read or judged by the day, or so quickly that nothing is kept of it.
READ_ANEW = {"gremien_demo", "gremien_oeffentlich", "pks_land", "gemeindeverzeichnis"}
# When it was built, and what is told of the version before.
OF_THE_BUILD = {"build", "known_since"}


def rows(database: Path) -> dict[str, list[str]]:
    """The rows of every table, in any order."""
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        return {
            name: sorted(map(repr, connection.execute(f'FROM "{name}"').fetchall()))
            for (name,) in names
            if name not in OF_THE_BUILD
        }


def test_builds_with_and_without_what_is_kept_are_alike(
    tmp_path: Path, embedded: PublishedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, read = copied_store(ReleaseStore(), tmp_path), []
    inputs = Inputs(demo=True, day=DAY, store=store, keeper=store)
    kept_of = Kept._keep

    def noted(self: Kept, entry: Path, *content: object) -> None:
        read.append(entry)
        kept_of(self, entry, *content)  # type: ignore[arg-type]

    monkeypatch.setattr(Kept, "_keep", noted)
    first, again = tmp_path / "first", tmp_path / "again"
    first.mkdir()
    version = build_apart(inputs, first, lambda _: None)
    kept = {json.loads(entry.read_bytes().split(b"\n")[1])["day"] for entry in read}
    assert kept == {DAY.isoformat()}
    sources = {release.sha256[:16]: release.source_id for release in store.all()}
    assert {sources.get(entry.name.split("-")[1]) for entry in read} == {
        *({each.source_id for each in inputs.read} - READ_ANEW),
        None,  # boundaries that are computed
    }
    read.clear()
    again.mkdir()
    repeated = build_apart(Inputs(demo=True, day=DAY, store=store, keeper=store), again, lambda _: None)
    assert not read
    assert repeated.boundaries == version.boundaries
    assert rows(first / version.database) == rows(again / repeated.database)
    current = embedded.current()
    assert current
    assert rows(embedded.database(current)) == rows(again / repeated.database)
