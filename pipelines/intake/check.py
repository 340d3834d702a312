"""The check of a file before it is published: what is wrong with it, a preview of the atlas with it, and what would change."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo import clock
from geo.tables import TableError
from pipelines.build import build
from pipelines.build.inputs import REGISTRY, Inputs
from pipelines.intake.difference import difference
from pipelines.intake.findings import MOST_LISTED, Findings, write_json
from pipelines.intake.only_area import problems_elsewhere
from pipelines.intake.report_workbook import write_workbook
from pipelines.intake.task import PLACES, Task, brought_file, take_in
from pipelines.intake.template_looks import looks_of
from pipelines.intake.workplace import copied_store, copied_versions
from pipelines.problems import BuildError, InputError, Problem
from pipelines.store.releases import ReleaseStore
from pipelines.store.succession import published_last
from pipelines.store.versions import PublishedFolder

if TYPE_CHECKING:
    from pipelines.store.releases import Release

Tell = Callable[[str, int, int | None], None]
REPORT_JSON, REPORT_XLSX = "output/report.json", "output/pruefbericht.xlsx"
_STEPS = 4
WORKPLACE = "datei"
_TOO_LARGE = "Die Datei ist so groß, dass der Arbeitsspeicher nicht reicht."


@dataclass(frozen=True)
class _Desk:
    """Where a check works: the store and the versions it starts from, and the folders of its job."""

    store: ReleaseStore
    published: PublishedFolder
    today: date
    folder: Path
    preview: Path
    tell: Tell


def check_job(
    job: Mapping[str, Any],
    folder: Path,
    previews: Path,
    tell: Tell,
    *,
    store: ReleaseStore | None = None,
    published: PublishedFolder | None = None,
    today: date | None = None,
) -> dict[str, Any]:
    """Check what the job in `folder` brings and build a preview under the id of the job below `previews`; answers its outcome (docs/jobs.md).

    Nothing is published or stored. output/report.json lies there as soon as it is known what is wrong, long before the preview. Whatever is
    wrong with the file is an error in the outcome; raises BuildError and OSError where it is not the file's fault.
    """
    desk = _Desk(
        store or ReleaseStore(),
        published or PublishedFolder(),
        today or clock.today(),
        folder,
        previews / folder.name,
        tell,
    )
    task, findings = Task.of(job), Findings()
    if task.edits is None:
        brought_file(folder / "input")
    (folder / "output").mkdir(exist_ok=True)
    shutil.rmtree(desk.preview, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="pruefung-") as name:
        trial = copied_store(desk.store, Path(name) / "store")
        release = _take_in(task, desk, trial, Path(name), findings)
        _write_report(task, desk, findings)
        seen = _build_preview(task, desk, trial, findings) if release else {}
        tell("Prüfbericht als Mappe schreiben", _STEPS - 1, _STEPS)
        write_workbook(findings, _table_of(task, folder), folder / REPORT_XLSX, looks_of(task.source))
        seen |= _places_in(Path(name))
    return {
        "state": "refused" if findings.refused else "ready",
        "problems": findings.described()[:MOST_LISTED],
        "counts": findings.counts,
        "rows": findings.rows,
        "report_xlsx": REPORT_XLSX,
        "report_json": REPORT_JSON,
        "release": _described(release) if release and not findings.refused else None,
        "base": "",
        "preview": "",
        "difference": None,
    } | seen


def _take_in(task: Task, desk: _Desk, trial: ReleaseStore, folder: Path, findings: Findings) -> Release | None:
    """Add the file to the copy of the store, and note what there is to say; None where it is refused."""
    desk.tell("Datei lesen und prüfen", 0, _STEPS)
    workplace = folder / WORKPLACE
    workplace.mkdir()
    try:
        added = take_in(task, desk.folder / "input", trial, workplace, desk.today, findings.hear)
    except InputError as error:
        findings.add("error", error.problems)
    except (BuildError, TableError) as error:
        findings.add("error", [_problem_of(task, error)])
    except MemoryError:
        findings.add("error", [Problem(task.file_name, _TOO_LARGE, "Nur die Tabelle einspielen, um die es geht.")])
    else:
        findings.add("note", added.notices)
        findings.add("warning", added.accepted)
        findings.add("error", problems_elsewhere(task, desk.store, added.release, desk.today))
        findings.add("warning", [*_doubts_of_use(task), *_doubts_of_turn(task, trial, added.release)])
        return None if findings.refused else added.release
    return None


def _problem_of(task: Task, error: BuildError | TableError) -> Problem:
    """What was said of the whole file, as a problem. Raises the error where the disk is at fault."""
    if isinstance(error.__cause__, OSError):
        raise error
    reason, _, cure = str(error).partition(" Abhilfe: ")
    return Problem(task.file_name, reason, cure[:1].upper() + cure[1:] or "Die Angaben zur Datei prüfen.")


def _doubts_of_use(task: Task) -> list[Problem]:
    """A file that the atlas on show does not read."""
    if task.source.used in {"always", "demo" if task.demo else "real"}:
        return []
    reason = (
        "Der Atlas zeigt zurzeit Demodaten und liest diese Liste nicht; nach dem Veröffentlichen ändert sich an seinen Seiten nichts."
        if task.demo
        else "Der Atlas zeigt zurzeit keine Demodaten und liest diese erfundene Liste nicht."
    )
    cure = "Die betreibende Stelle bitten, den Atlas mit oder ohne Demodaten zu bauen, je nachdem, was gezeigt werden soll."
    return [Problem(task.file_name, reason, cure)]


def _doubts_of_turn(task: Task, trial: ReleaseStore, release: Release) -> list[Problem]:
    """A list of the registry behind which another one counts."""
    shown = published_last(trial.counting(), release.source_id) if task.source.layout == REGISTRY else None
    if shown is None or shown.release_id == release.release_id:
        return []
    reason = f"Diese Liste gilt nicht: {shown.release_id} ist später veröffentlicht und bleibt die gültige."
    return [Problem(task.file_name, reason, "Tag der Veröffentlichung und Berichtszeitraum prüfen.")]


def _write_report(task: Task, desk: _Desk, findings: Findings) -> None:
    about = {"source": task.source.source_id, "title": task.source.title, "file": task.file_name}
    write_json(findings, desk.folder / REPORT_JSON, about)


def _build_preview(task: Task, desk: _Desk, trial: ReleaseStore, findings: Findings) -> dict[str, Any]:
    """Build the atlas with the file in; what a build finds wrong is noted, and then there is no preview."""
    preview = copied_versions(desk.published, desk.preview)
    base = preview.current()
    inputs = Inputs(demo=task.demo, day=desk.today, store=trial, keeper=desk.store)
    try:
        built = build(inputs, preview, lambda step: desk.tell(f"Prüfbericht liegt vor. Vorschau: {step}", 1, _STEPS))
    except (InputError, BuildError) as error:
        problems = error.problems if isinstance(error, InputError) else [_problem_of(task, error)]
        findings.add("error", problems)
        _write_report(task, desk, findings)
        shutil.rmtree(desk.preview)
        return {}
    desk.tell("Prüfbericht liegt vor. Vorschau mit dem heutigen Stand vergleichen", 2, _STEPS)
    before = preview.database(base) if base else None
    return {
        "base": base.version if base else "",
        "preview": built.pointer.version,
        "difference": difference(before, preview.database(built.pointer)),
    }


def _places_in(folder: Path) -> dict[str, Any]:
    """Where each edit stands in the new list; nothing for a file, and where an edit could not be made."""
    told = folder / WORKPLACE / PLACES
    return {"places": json.loads(told.read_text(encoding="utf-8"))} if told.exists() else {}


def _described(release: Release) -> dict[str, str]:
    return {
        "id": release.release_id,
        "source": release.source_id,
        "period": release.period,
        "published": release.published,
        "sha256": release.sha256,
    }


def _table_of(task: Task, folder: Path) -> Path | None:
    """The file to give back with its faults marked; answers of single persons are copied nowhere, boundaries are no table."""
    if not task.source.tabular or task.source.layout == "befragungen":
        return None
    return None if task.edits is not None else brought_file(folder / "input")
