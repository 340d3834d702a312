"""Edits of the registry (docs/jobs.md) as somebody reads them: what is done to which row, each cell it writes, and what stood there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.internal.registry_changes import Subject
from dashboard.maintenance.registry.forms import AREA_COLUMNS, COUNCIL, Layout, Sheet
from dashboard.maintenance.registry.page_parts import subject_name
from dashboard.texts import registry_forms as texts

Cells = Sequence[tuple[str, str, str]]
_TITLES = {"append": texts.APPEND_TITLE, "replace": texts.REPLACE_TITLE, "remove": texts.REMOVE_TITLE}


@dataclass(frozen=True)
class Proposed:
    """An edit: its title and its cells (header, text, what stood there)."""

    title: str
    cells: Cells


def cells(told: Layout, edit: Mapping[str, Any], *, without: Sequence[str] = ()) -> Cells:
    """What an edit writes, of a row that goes what names it: header, text, what stood there. `without`: columns that are said elsewhere."""
    sheet = told.sheet(str(edit.get("sheet")))
    written = _texts(edit, "key" if edit.get("action") == "remove" else "values")
    before = _texts(edit, "before")
    return [
        (column.header, written[column.name] or texts.NOT_KNOWN, _before(before, column.name))
        for column in (sheet.columns if sheet else ())
        if column.name in written and (written[column.name] or column.name in before) and column.name not in without
    ]


def proposed(told: Layout, edits: Any) -> list[Proposed]:
    """The edits of a job, as far as they are any."""
    named = cache(lambda subject: subject_name(subject, told.source_id))
    found = []
    for edit in edits if isinstance(edits, list) else ():
        sheet = told.sheet(str(edit.get("sheet"))) if isinstance(edit, dict) else None
        if sheet and edit.get("action") in _TITLES:
            known = {**_texts(edit, "values"), **_texts(edit, "key")}
            key, area = known.get(COUNCIL, ""), known.get("ars", "")
            name = (key and named(Subject(council_id=key))) or (area and named(Subject(area))) or known.get("name", key)
            found.append(Proposed(_title(sheet, edit["action"], name), cells(told, edit, without=_said(sheet))))
    return found


def _title(sheet: Sheet, action: str, name: str) -> str:
    return _TITLES[action].format(entry=texts.ENTRY.get(sheet.name, sheet.title), name=name).removesuffix(": ")


def _said(sheet: Sheet) -> Sequence[str]:
    """What the title of a row says: the body or area it is about; whose areas they are, the row itself says."""
    return AREA_COLUMNS if sheet.name != "council_area" else ()


def _texts(edit: Mapping[str, Any], name: str) -> dict[str, str]:
    told = edit.get(name)
    return {str(column): str(text) for column, text in told.items()} if isinstance(told, dict) else {}


def _before(before: Mapping[str, str], column: str) -> str:
    return texts.WAS.format(text=before[column] or texts.NOT_KNOWN) if column in before else ""
