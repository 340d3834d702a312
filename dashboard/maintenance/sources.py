"""What can be brought in, as the worker says (sources.json), and the empty templates it wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from dashboard.maintenance import jobs
from dashboard.maintenance.worker_files import SOURCE, as_agreed

TEMPLATE_ENDINGS = (".xlsx", ".ods")
_NAME = re.compile(r"[a-z0-9_]{1,60}\.(?:xlsx|ods)")


@dataclass(frozen=True)
class Source:
    """A source that staff own. `endings` as ".xlsx"; `period_hint` says how its period is written; `templates`: names of files."""

    id: str
    title: str
    endings: Sequence[str]
    needs_period: bool
    period_hint: str
    is_survey: bool
    about: str
    templates: Sequence[str]


def sources() -> list[Source]:
    """Every one of them; none where the worker never ran here."""
    listed = jobs.read_json(jobs.folder() / "sources.json")
    return [_source(each) for each in listed if as_agreed(SOURCE, each)] if isinstance(listed, list) else []


def template(name: str) -> BinaryIO:
    """An empty template, to be read from; OSError where there is none of that name."""
    if not _NAME.fullmatch(name):
        raise FileNotFoundError(name)
    return jobs.open_file(jobs.folder() / "templates" / name)


def _source(note: dict[str, Any]) -> Source:
    return Source(
        note["id"],
        note["title"],
        [each.lower() for each in note["endings"]],
        bool(note.get("needs_period")),
        note.get("period_hint") or "",
        bool(note.get("is_survey")),
        note.get("about") or "",
        _templates(note["id"]) if note.get("has_template") else (),
    )


def _templates(source_id: str) -> list[str]:
    names = [f"{source_id}{ending}" for ending in TEMPLATE_ENDINGS]
    return [name for name in names if _NAME.fullmatch(name) and (jobs.folder() / "templates" / name).is_file()]
