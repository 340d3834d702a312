"""What a job `check` asks for (docs/jobs.md), and how it is taken in: the one door for the check of a file and for its publication."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from pipelines import catalog
from pipelines.problems import BuildError, InputError, Problem
from pipelines.store.add import Added, add_file
from pipelines.store.areas import stored_register
from pipelines.store.reading import Reading
from pipelines.store.releases import ReleaseStore, printable
from pipelines.surveys.add import add_delivery

MAPPING = "mapping.toml"
PLACES = "places.json"  # in the workplace: where each edit stands in the new list
# No publisher's table comes near it; what is larger is not opened.
MOST_BYTES = 150_000_000
_LONGEST_NAME = 100
_BAD_JOB = "Der Auftrag ist unvollständig und lässt sich nicht ausführen. Abhilfe: die Datei noch einmal einspielen."
_ENDING = re.compile(r"\.[a-z0-9]{1,8}", re.ASCII)


@dataclass(frozen=True)
class Task:
    """A file, or edits of the registry, and what is said of it. `only_area`: the one Kommune it may change anything of."""

    source: catalog.Source
    file_name: str
    period: str | None
    published: str
    url: str | None
    survey: Mapping[str, Any] | None
    edits: list[Mapping[str, Any]] | None
    only_area: str | None
    demo: bool

    @classmethod
    def of(cls, job: Mapping[str, Any]) -> Task:
        """The task of a job. Raises BuildError for one that is not as the contract says."""
        texts = {name: job.get(name) for name in ("source", "file_name", "period", "published", "url", "only_area")}
        survey, edits = job.get("survey"), job.get("edits")
        sound = (
            all(isinstance(text, str | None) for text in texts.values())
            and isinstance(survey, dict | None)
            and isinstance(edits, list | None)
            and all(isinstance(edit, dict) for edit in edits or ())
        )
        source = catalog.sources().get(str(texts["source"]))
        if not sound or source is None:
            raise BuildError(_BAD_JOB)
        return cls(
            source,
            texts["file_name"] or "",
            texts["period"] or None,
            texts["published"] or "",
            texts["url"] or None,
            survey,
            edits,
            texts["only_area"] or None,
            bool(job.get("demo")),
        )


def take_in(
    task: Task, inputs: Path, store: ReleaseStore, workplace: Path, today: date, heard: Callable[[Reading], None]
) -> Added:
    """Add what the task brings to the store, with a yes to every question; `inputs` is the folder `input` of the job.

    Raises InputError, BuildError and geo.tables.TableError as `add_file` and `add_delivery`.
    """
    if task.edits is not None:
        return _take_edits(task, store, workplace, today, heard)
    brought = brought_file(inputs)
    file = workplace / _name_of(task.file_name, brought.suffix.lower())
    _refuse_large(brought, file.name)
    _link(brought, file)
    mapping = _mapping(task, inputs, workplace)
    if mapping is None:
        if task.source.layout == "befragungen" and file.suffix.lower() != ".zip":
            raise InputError(
                [Problem(file.name, "Die Zuordnung der Befragung fehlt.", "Die Befragung zuerst zuordnen.")]
            )
        return add_file(
            store, task.source, file, task.period, task.published, task.url, today, accept_jumps=True, heard=heard
        )
    register = stored_register(store)
    return add_delivery(
        store, task.source, file, mapping, task.published, today, register, task.url, accept_jumps=True, heard=heard
    )


def brought_file(inputs: Path) -> Path:
    """The one file of the visitor in the folder `input` of a job. Raises BuildError where there is none."""
    files = [] if inputs.is_symlink() else sorted(inputs.glob("file*"))
    brought = next((path for path in files if path.is_file() and not path.is_symlink()), None)
    if brought is None:
        raise BuildError(_BAD_JOB)
    return brought


def _take_edits(
    task: Task, store: ReleaseStore, workplace: Path, today: date, heard: Callable[[Reading], None]
) -> Added:
    edits = import_module("pipelines.registry.edits")
    made = edits.edited(store, task.source, task.edits or [], today)
    file = workplace / f"{task.source.source_id}{made.suffix}"
    file.write_bytes(made.content)
    (workplace / PLACES).write_text(json.dumps([place and place._asdict() for place in made.places]), encoding="utf-8")
    period = task.period or edits.period_of(store, task.source.source_id, today)
    published = task.published or today.isoformat()
    # several lists a day are usual where they are made by forms
    return add_file(
        store, task.source, file, period, published, task.url, today, accept_jumps=True, heard=heard, again=True
    )


def _mapping(task: Task, inputs: Path, workplace: Path) -> Path | None:
    """The mapping of a survey: a file that came with it, or what the form answered."""
    if (inputs / MAPPING).is_file():
        return inputs / MAPPING
    if task.survey is None:
        return None
    written = workplace / MAPPING
    written.write_text(import_module("pipelines.surveys.form").mapping_text(task.survey), encoding="utf-8")
    return written


def _refuse_large(file: Path, name: str) -> None:
    size = file.stat().st_size
    if size > MOST_BYTES:
        reason = f"Die Datei hat {size // 1_000_000} MB; gelesen werden höchstens {MOST_BYTES // 1_000_000} MB."
        raise InputError([Problem(name, reason, "Nur die Tabelle einspielen, um die es geht.")])


def _name_of(given: str, ending: str) -> str:
    """The name under which the visitor knows the file, harmless as a name of a file; its ending is the one it was stored with."""
    name = printable(given.replace("\\", "/").rpartition("/")[2]).strip(". ")
    stem = name[: -len(ending)] if ending and name.lower().endswith(ending) else name
    if not stem:
        stem = "datei"
    return stem[:_LONGEST_NAME] + (ending if _ENDING.fullmatch(ending) else "")


def _link(brought: Path, file: Path) -> None:
    try:
        os.link(brought, file)
    except OSError:  # another disk
        shutil.copyfile(brought, file)
