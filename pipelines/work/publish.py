"""Publishing what was checked: the same file through the same door, then the version that was looked at, all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo import clock
from pipelines.build import build_in, changes_between
from pipelines.build.inputs import Inputs
from pipelines.intake.task import Task, take_in
from pipelines.intake.workplace import copied_store
from pipelines.problems import BuildError
from pipelines.store import change
from pipelines.store.releases import Release, ReleaseStore
from pipelines.store.versions import PublishedFolder, Version
from pipelines.work.queue import FINISHED, OUTCOME, RUNNING, Job, Queue, is_id
from pipelines.work.tidy import published_checks

if TYPE_CHECKING:
    from pipelines.store.add import Added

Tell = Callable[[str, int, int | None], None]
AGAIN = "Abhilfe: die Datei noch einmal einspielen und prüfen lassen."
_STEPS = 3


@dataclass(frozen=True)
class Checked:
    """A check that was made: what it asked for, what came of it, where its file lies, and where its preview."""

    task: Task
    outcome: Mapping[str, Any]
    inputs: Path
    preview: Path


@dataclass(frozen=True)
class Place:
    """Where is published: the store, the published folder, the day, and where to write down what came of it."""

    store: ReleaseStore
    published: PublishedFolder
    today: date
    receipt: Path | None = None


def publish_job(queue: Queue, job: Job, tell: Tell, place: Place | None = None) -> dict[str, Any]:
    """Do a job `publish` (docs/jobs.md) and answer its outcome. Raises BuildError or InputError; then nothing has changed."""
    if place is None:
        receipt = queue.place(RUNNING, job.id) / OUTCOME
        place = Place(ReleaseStore(), PublishedFolder(), clock.today(), receipt)
    checked = _checked(queue, job)
    return publish(
        checked,
        str(job.parameters.get("base")),
        place,
        tell,
        accept_warnings=job.parameters.get("accept_warnings") is True,
    )


def publish(checked: Checked, base: str, place: Place, tell: Tell, *, accept_warnings: bool) -> dict[str, Any]:
    """Store the file and publish the version with it, if `base` is still the current one.

    Raises BuildError or InputError; then nothing has changed.
    """
    _require_ready(checked.outcome, accept_warnings=accept_warnings)
    change.settle(place.store, place.published)
    with place.store.alone(), tempfile.TemporaryDirectory(prefix="veroeffentlichen-") as name:
        require_current(place.published, base)
        tell("Die geprüfte Datei aufnehmen", 0, _STEPS)
        trial = copied_store(place.store, Path(name) / "store")
        release = _taken_in(checked, trial, Path(name), place.today)
        releases = _with_own_places(trial.all(), place.store.all())
        inputs = Inputs(demo=checked.task.demo, day=place.today, store=trial, keeper=place.store)
        current = place.published.current()
        if current and current.fingerprint == inputs.fingerprint:
            place.store.become(releases)
            return {"version": current.version, "release": release.release_id, "changes": []}
        with place.published.building() as workshop:
            require_current(place.published, base)  # a build at the command line may have come in between
            version = _previewed(checked.preview, workshop, inputs, place.published) or _built(
                workshop, inputs, place.published, tell
            )
            tell("Umschalten auf den neuen Stand", 2, _STEPS)
            outcome = {
                "version": version.version,
                "release": release.release_id,
                "changes": changes_between(workshop / version.database, place.published),
            }
            receipt = change.Receipt(place.receipt, outcome) if place.receipt else None
            change.make(place.store, place.published, workshop, version, releases, receipt)
    return outcome


def require_current(published: PublishedFolder, base: str) -> None:
    """Raise BuildError where another version is current than the one that was looked at."""
    current = published.current()
    if (current.version if current else "") != base:
        raise BuildError(
            f"Inzwischen gilt ein anderer Stand ({current.version if current else 'keiner'}) als der, mit dem verglichen wurde ({base or 'keiner'}). "
            "Abhilfe: den Vorgang wiederholen und die Unterschiede neu ansehen."
        )


def _checked(queue: Queue, job: Job) -> Checked:
    check_id = str(job.parameters.get("check"))
    check = queue.find(FINISHED, check_id) if is_id(check_id) else None
    if check is None or check.kind != "check":
        raise BuildError(f"Die Prüfung, auf die sich dieser Auftrag bezieht, gibt es nicht (mehr). {AGAIN}")
    if check.id in published_checks(queue):
        raise BuildError("Diese Prüfung ist schon veröffentlicht. Abhilfe: nichts zu tun.")
    if bool(job.parameters.get("demo")) != bool(check.parameters.get("demo")):
        raise BuildError(f"Geprüft wurde mit anderen Demodaten, als veröffentlicht werden soll. {AGAIN}")
    inputs = queue.place(FINISHED, check.id) / "input"
    task = Task.of(check.parameters)
    if task.edits is None and not inputs.is_dir():
        raise BuildError(f"Die geprüfte Datei ist nicht mehr da; sie wird nur einige Tage aufbewahrt. {AGAIN}")
    return Checked(task, queue.outcome(check.id, FINISHED) or {}, inputs, queue.preview(check.id))


def _require_ready(outcome: Mapping[str, Any], *, accept_warnings: bool) -> None:
    counts = outcome.get("counts")
    if outcome.get("state") != "ready" or not isinstance(counts, dict) or not isinstance(outcome.get("release"), dict):
        raise BuildError("Was Fehler hat, wird nicht veröffentlicht. Abhilfe: die Fehler beheben und neu einspielen.")
    if counts.get("error") != 0 or (counts.get("warning") != 0 and not accept_warnings):
        raise BuildError("Die Prüfung hat Warnungen. Abhilfe: sie ansehen und beim Veröffentlichen begründen.")


def _taken_in(checked: Checked, trial: ReleaseStore, folder: Path, today: date) -> Release:
    """The release as it was checked, stored in a copy. Raises BuildError where it has become another one since."""
    workplace = folder / "datei"
    workplace.mkdir()
    added: Added = take_in(checked.task, checked.inputs, trial, workplace, today, lambda _: None)
    release, expected = added.release, checked.outcome["release"]
    if (release.release_id, release.sha256) != (expected.get("id"), expected.get("sha256")):
        raise BuildError(f"Aus derselben Datei würde heute etwas anderes als bei der Prüfung. {AGAIN}")
    return release


def _with_own_places(releases: list[Release], known: list[Release]) -> list[Release]:
    """The same releases; those that are stored already lie where they are stored."""
    places = {(each.source_id, each.path.name): each.path for each in known}
    return [replace(each, path=places.get((each.source_id, each.path.name), each.path)) for each in releases]


def _previewed(preview: Path, workshop: Path, inputs: Inputs, published: PublishedFolder) -> Version | None:
    """The version that was looked at, brought into the workshop; None where it is gone, damaged, or would be another one today."""
    folder = PublishedFolder(preview)
    pointer = folder.current()
    version = folder.holds(pointer.version) if pointer else None
    if version is None or version.fingerprint != inputs.fingerprint or version.day != inputs.day.isoformat():
        return None
    if folder.damaged(version) or version.version in {each.version for each in published.versions()}:
        return None
    for name in version.files:
        (workshop / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(folder.folder / name, workshop / name)
    return version


def _built(workshop: Path, inputs: Inputs, published: PublishedFolder, tell: Tell) -> Version:
    return build_in(workshop, inputs, published, lambda step: tell(step, 1, _STEPS))[0]
