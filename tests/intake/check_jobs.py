"""Jobs `check` as the web puts them down, without web and worker."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from dashboard.maintenance.worker_files import OUTCOMES
from pipelines.intake.check import REPORT_JSON, check_job
from pipelines.store.releases import ReleaseStore
from pipelines.store.versions import PublishedFolder

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Checked:
    """A job that was done: its outcome, the report beside it, the steps told, and the folders."""

    outcome: dict[str, Any]
    report: dict[str, Any]
    steps: list[str]
    folder: Path
    preview: Path

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """Severity, reason and cure of everything in the report."""
        return [(each["severity"], each["reason"], each["cure"]) for each in self.report["problems"]]

    @property
    def errors(self) -> str:
        """The reasons of all errors."""
        return "\n".join(reason for severity, reason, _ in self.told if severity == "error")


def check(run: Path, store: ReleaseStore, versions: PublishedFolder, content: bytes, name: str, **job: Any) -> Checked:
    """Check `content` under the name `name`; `job` holds further parameters or other ones; `mapping` is the text of a mapping."""
    folder = run / "running" / uuid4().hex
    inputs = folder / "input"
    inputs.mkdir(parents=True)
    (inputs / "".join(("file", *name.lower().rpartition(".")[1:]))).write_bytes(content)
    if mapping := job.pop("mapping", None):
        (inputs / "mapping.toml").write_text(mapping, encoding="utf-8")
    usual = {"period": None, "published": "2026-11-01", "url": None, "survey": None, "edits": None, "only_area": None}
    parameters = usual | {"kind": "check", "file_name": name, "demo": True} | job
    steps: list[str] = []
    outcome = check_job(
        parameters,
        folder,
        run / "previews",
        lambda step, *_: steps.append(step),
        store=store,
        published=versions,
        today=TODAY,
    )
    assert not OUTCOMES["check"].validate(json.loads(json.dumps(outcome)))  # what the web expects of it
    report = json.loads((folder / REPORT_JSON).read_text(encoding="utf-8"))
    return Checked(outcome, report, steps, folder, run / "previews" / folder.name)


def areas_only(folder: Path) -> ReleaseStore:
    """A store that holds the list of areas and nothing else."""
    known = ReleaseStore().newest("gemeindeverzeichnis")[-1]
    store = ReleaseStore(folder / "releases", folder / "releases.lock.toml")
    (folder / "releases" / known.source_id).mkdir(parents=True)
    shutil.copy(known.path, folder / "releases" / known.source_id)
    store.add(known.source_id, Path("gemeinden.csv"), known.period, known.published, content=known.read_bytes())
    return store
