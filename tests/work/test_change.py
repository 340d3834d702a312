"""A new version and its releases come together; wherever the process ends, the next one to look settles it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.build import recipe
from pipelines.build.inputs import SCHEMA_VERSION, Inputs
from pipelines.problems import BuildError
from pipelines.store import change
from pipelines.store.releases import Release, ReleaseStore
from pipelines.store.versions import PublishedFolder
from pipelines.work import rollback
from pipelines.work.publish import Place
from tests.pipelines.test_versions import publish, version

WITHDRAWN = date(2026, 11, 23)


class KilledError(BaseException):
    """Stands for the end of the process: nothing that follows is done."""


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    store.add("pks", Path("kreise.csv"), "2020", "2021", content=b"old")
    return store


@pytest.fixture
def published(tmp_path: Path) -> PublishedFolder:
    folder = PublishedFolder(tmp_path / "published")
    publish(folder, version("1"))
    return folder


def planned(store: ReleaseStore, elsewhere: Path) -> list[Release]:
    """The old release withdrawn, and a new one that lies elsewhere."""
    apart = ReleaseStore(elsewhere / "releases", elsewhere / "releases.lock.toml")
    new = apart.add("pks", Path("kreise.csv"), "2021", "2022", content=b"new")
    return [replace(each, withdrawn=WITHDRAWN) for each in store.all()] + [new]


def make(
    store: ReleaseStore, published: PublishedFolder, tmp_path: Path, releases: list[Release] | None = None
) -> None:
    """Version 2 with its releases, as a publication makes it."""
    built, releases = version("2"), releases or planned(store, tmp_path / "apart")
    with store.alone(), published.building() as workshop:
        for name in built.files:
            (workshop / name).parent.mkdir(exist_ok=True)
            (workshop / name).write_text(built.version)
        receipt = change.Receipt(tmp_path / "receipt.json", {"version": "2"})
        change.make(store, published, workshop, built, releases, receipt)


def state(store: ReleaseStore, published: PublishedFolder) -> tuple[str, list[tuple[str, date | None]]]:
    """What is shown, and what is stored, each release read whole."""
    current = published.current()
    assert current
    assert published.database(current).read_text() == current.version
    assert all(each.read_bytes() for each in store.all())
    return current.version, [(each.release_id, each.withdrawn) for each in store.all()]


OLD = ("1", [("pks_2020_2021.csv", None)])
NEW = ("2", [("pks_2020_2021.csv", WITHDRAWN), ("pks_2021_2022.csv", None)])


def test_both_come_together(store: ReleaseStore, published: PublishedFolder, tmp_path: Path) -> None:
    make(store, published, tmp_path)
    assert state(store, published) == NEW
    assert json.loads((tmp_path / "receipt.json").read_text()) == {"version": "2"}
    assert not (tmp_path / change.NOTE).exists()


@pytest.mark.parametrize(
    ("end", "then"),
    [
        ("pipelines.store.releases.write_durably", OLD),
        ("pipelines.store.releases._lock_text", OLD),
        ("pipelines.store.versions.sync_file", OLD),
        ("pipelines.store.versions.versions_to_keep", OLD),
        ("pipelines.store.versions.PublishedFolder._remove_all_but", NEW),
    ],
)
def test_what_was_left_is_settled_by_the_next(
    store: ReleaseStore, published: PublishedFolder, tmp_path: Path, end: str, then: object
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KilledError

    releases = planned(store, tmp_path / "apart")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(end, killed)
        patch.setattr(change, "settle", killed)
        make(store, published, tmp_path, releases)
    assert (tmp_path / change.NOTE).exists()
    change.settle(store, published)
    assert state(store, published) == then
    assert (tmp_path / "receipt.json").exists() == (then == NEW)
    assert sorted(path.name for path in (tmp_path / "releases" / "pks").iterdir()) == [
        f"{name}.gz" for name, _ in state(store, published)[1]
    ]
    if then == OLD:
        make(store, published, tmp_path, releases)
    assert state(store, published) == NEW


def test_a_version_that_is_listed_becomes_the_current_one(
    store: ReleaseStore, published: PublishedFolder, tmp_path: Path
) -> None:
    replaced = published.pointer_file.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(change, "settle", lambda *_: None)
        make(store, published, tmp_path)
    published.pointer_file.write_bytes(replaced)  # killed between list and pointer
    change.settle(store, published)
    assert state(store, published) == NEW


def test_what_others_stored_since_stays(store: ReleaseStore, published: PublishedFolder, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(change, "settle", lambda *_: None)
        patch.setattr(PublishedFolder, "swap", lambda *_: (_ for _ in ()).throw(KilledError))
        make(store, published, tmp_path)
    store.add("pks", Path("kreise.csv"), "2019", "2020", content=b"by hand")
    change.settle(store, published)
    assert state(store, published) == ("1", [("pks_2019_2020.csv", None), ("pks_2020_2021.csv", None)])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1, "before": {}, "receipt": null}', '{"version": "2"}'])
def test_a_note_that_nobody_can_read_is_said_and_changes_nothing(
    store: ReleaseStore, published: PublishedFolder, tmp_path: Path, text: str
) -> None:
    (tmp_path / change.NOTE).write_text(text)
    with pytest.raises(BuildError, match=r"releases\.change\.json ist beschädigt"):
        change.settle(store, published)
    assert state(store, published) == OLD


def test_a_note_leads_out_of_the_store_nowhere(store: ReleaseStore, published: PublishedFolder, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("stays")
    (tmp_path / change.NOTE).write_text('{"version": "9", "before": {"../precious": null}, "receipt": null}')
    with pytest.raises(BuildError):
        change.settle(store, published)
    assert (tmp_path / "precious").exists()


class Late(PublishedFolder):
    """Something happens before a build gets its turn."""

    before: Callable[[], object]

    @contextmanager
    def building(self) -> Iterator[Path]:
        self.before()
        with super().building() as workshop:
            yield workshop


def test_a_build_reads_what_is_stored_when_it_is_its_turn(
    store: ReleaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[list[Release]] = []

    def note_down(_folder: Path, inputs: Inputs, *_: object) -> None:
        read.append(inputs.read)
        raise BuildError("genug")

    monkeypatch.setattr(recipe, "build_in", note_down)
    late = Late(tmp_path / "late")
    late.before = lambda: store.add("gremien_demo", Path("l.csv"), "2026", "2026-11-23", content=b"x")
    with pytest.raises(BuildError, match="genug"):
        recipe.build(Inputs(demo=True, day=date(2026, 11, 23), store=store), late, lambda _: None)
    assert "gremien_demo_2026_2026-11-23.csv" in {each.release_id for each in read[0]}


def test_nobody_goes_back_where_another_version_came_in_between(
    store: ReleaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Late(tmp_path / "late")
    late.before = lambda: None
    for name in ("1", "2"):
        publish(late, version(name, schema_version=SCHEMA_VERSION))
    here = PublishedFolder(late.folder)
    late.before = lambda: publish(here, version("3", schema_version=SCHEMA_VERSION))
    monkeypatch.setattr(rollback, "releases_of", lambda *_: set())
    monkeypatch.setattr(rollback, "planned", lambda known, *_, **__: known)
    place = Place(store, late, date(2026, 11, 23))
    with pytest.raises(BuildError, match="Inzwischen gilt ein anderer Stand \\(3\\)"):
        rollback.rollback("1", "2", place, lambda *_: None, demo=True)
