"""Going back to a kept version: what it was not built from no longer counts, what it was built from counts again, then a build as ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from geo import clock
from pipelines.build import build_in
from pipelines.build.inputs import SCHEMA_VERSION, Inputs
from pipelines.problems import BuildError
from pipelines.store import change
from pipelines.store.releases import Release, ReleaseStore
from pipelines.store.versions import PublishedFolder, Version
from pipelines.work.publish import Place, require_current
from pipelines.work.queue import OUTCOME, RUNNING, Job, Queue

Tell = Callable[[str, int, int | None], None]
Key = tuple[str, str]  # id and sha256 of a release
_STEPS = 2
_CURE = "Abhilfe: einen anderen Stand wählen („python -m pipelines versions“ zeigt alle)."


def rollback_job(queue: Queue, job: Job, tell: Tell) -> dict[str, Any]:
    """Do a job `rollback` (docs/jobs.md) and answer its outcome. Raises BuildError or InputError; then nothing has changed."""
    place = Place(ReleaseStore(), PublishedFolder(), clock.today(), queue.place(RUNNING, job.id) / OUTCOME)
    asked = {name: str(job.parameters.get(name)) for name in ("version", "base")}
    return rollback(asked["version"], asked["base"], place, tell, demo=bool(job.parameters.get("demo")))


def rollback(name: str, base: str, place: Place, tell: Tell, *, demo: bool) -> dict[str, Any]:
    """Publish again what the kept version of that name was built from, if `base` is still the current one.

    Raises BuildError or InputError; then nothing has changed.
    """
    change.settle(place.store, place.published)
    with place.store.alone():
        require_current(place.published, base)
        version = _target(place.published, name, demo=demo)
        known = place.store.all()
        releases = planned(known, releases_of(place.published, version), place.today, demo=demo)
        inputs = Inputs(demo=demo, day=place.today, store=_Planned(place.store, releases), keeper=place.store)
        outcome: dict[str, Any] = {
            "withdrawn": _turned(known, releases, withdrawn=True),
            "restored": _turned(known, releases, withdrawn=False),
        }
        current = place.published.current()
        if current and current.fingerprint == inputs.fingerprint:
            if releases == known:
                raise BuildError(
                    f"Der Stand {name} ist aus denselben Veröffentlichungen gebaut wie der gezeigte. {_CURE}"
                )
            place.store.become(releases)
            return {"version": current.version, **outcome}
        with place.published.building() as workshop:
            require_current(place.published, base)
            built, _, _ = build_in(workshop, inputs, place.published, lambda step: tell(step, 0, _STEPS))
            outcome = {"version": built.version, **outcome}
            tell("Umschalten auf den neuen Stand", 1, _STEPS)
            receipt = change.Receipt(place.receipt, outcome) if place.receipt else None
            change.make(place.store, place.published, workshop, built, releases, receipt)
    return outcome


def releases_of(published: PublishedFolder, version: Version) -> set[Key]:
    """What a kept version was built from. Raises BuildError where its database cannot be read."""
    import duckdb

    try:
        with duckdb.connect(str(published.database(version)), read_only=True) as connection:
            return set(connection.execute("SELECT release_id, sha256 FROM release").fetchall())
    except duckdb.Error as error:
        raise BuildError(f"Der Stand {version.version} lässt sich nicht mehr lesen. {_CURE}") from error


def _target(published: PublishedFolder, name: str, *, demo: bool) -> Version:
    version, current = published.holds(name), published.current()
    if version is None:
        raise BuildError(f"Den Stand „{name[:40]}“ gibt es nicht, oder er ist nicht mehr vollständig. {_CURE}")
    if current and version.pointer == current:
        raise BuildError(f"Der Stand {name} ist der, der gezeigt wird. {_CURE}")
    if version.demo != demo:
        said = "enthält erfundene Daten" if version.demo else "enthält keine erfundenen Daten"
        raise BuildError(f"Der Stand {name} {said}, anders als der Atlas sie jetzt zeigen soll. {_CURE}")
    if version.schema_version != SCHEMA_VERSION:
        raise BuildError(f"Der Stand {name} ist aus einer früheren Fassung des Programms. {_CURE}")
    return version


class _Planned(ReleaseStore):
    """The store as it will be: nothing is stored through it."""

    def __init__(self, real: ReleaseStore, releases: list[Release]) -> None:
        super().__init__(real.store, real.lock)
        self._releases = releases

    def all(self) -> list[Release]:
        """What is planned."""
        return self._releases


def planned(known: list[Release], target: set[Key], today: date, *, demo: bool) -> list[Release]:
    """The releases so marked that a build reads those of `target` and no others.

    Withdrawing one may let an older one count that was not there either: until nothing is left to do. Raises BuildError where that cannot be.
    """
    releases = known
    while True:
        counted = {_key(each) for each in Inputs(demo=demo, day=today, store=_Planned(ReleaseStore(), releases)).read}
        if counted == target:
            return releases
        changed = list(_marked(releases, counted - target, target - counted, today))
        if changed == releases:
            lost = ", ".join(sorted(release_id for release_id, _ in target - counted)[:5])
            raise BuildError(
                "Woraus dieser Stand gebaut wurde, ist nicht mehr gespeichert oder wird nicht mehr gelesen"
                f"{f' ({lost})' if lost else ''}. {_CURE}"
            )
        releases = changed


def _marked(releases: list[Release], extra: set[Key], missing: set[Key], today: date) -> Iterator[Release]:
    for release in releases:
        if _key(release) in extra:
            yield replace(release, withdrawn=today)
        elif _key(release) in missing:
            yield replace(release, withdrawn=None)
        else:
            yield release


def _turned(known: list[Release], releases: list[Release], *, withdrawn: bool) -> list[str]:
    """Ids of those that were withdrawn, or restored."""
    return [
        after.release_id
        for before, after in zip(known, releases, strict=True)
        if bool(before.withdrawn) != bool(after.withdrawn) and bool(after.withdrawn) == withdrawn
    ]


def _key(release: Release) -> Key:
    return release.release_id, release.sha256
