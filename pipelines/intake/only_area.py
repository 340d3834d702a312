"""A Kommune may change what the registry says of itself and of bodies of its own, and nothing else: every other changed row is an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from pipelines import catalog
from pipelines.build.inputs import REGISTRY
from pipelines.problems import Problem
from pipelines.registry.edits import counting
from pipelines.registry.layout import layout
from pipelines.store.areas import stored_register
from pipelines.store.reading import Reading, reader_of

if TYPE_CHECKING:
    import pandas as pd

    from geo.areas import Register
    from pipelines.intake.task import Task
    from pipelines.store.releases import Release, ReleaseStore

SURVEYS = "befragungen"
_SCOPE = "scope"
_CURE = "Nur Angaben zur eigenen Kommune ändern; anderes der Leitstelle mitteilen."
Tables = dict[str, "pd.DataFrame"]


def problems_elsewhere(task: Task, store: ReleaseStore, release: Release, today: date) -> list[Problem]:
    """Every row of the new release that changes anything outside `task.only_area`, against the newest list on show; none without a limit."""
    if task.only_area is None:
        return []
    file = task.file_name
    if task.source.layout == SURVEYS:
        own = release.part == task.only_area
        return (
            []
            if own
            else [Problem(file, "Die Befragung ist von einer anderen Kommune.", "Nur eigene Befragungen einspielen.")]
        )
    if task.source.layout != REGISTRY:
        reason = f"„{task.source.title}“ wird nur von der Leitstelle eingespielt."
        return [Problem(file, reason, "Die Datei an die Leitstelle geben.")]
    register = stored_register(store)
    before = _newest_list(task, store, register, today)
    after = reader_of(task.source)(Reading(release, register, today))
    return list(_changes_elsewhere(before, after, _Reach(register, task.only_area, before, after), file))


def _newest_list(task: Task, store: ReleaseStore, register: Register, today: date) -> Tables:
    """The tables of the list on show; none where there is none yet."""
    uses = {"always", "demo" if task.demo else "real"}
    shown = [each for each in catalog.sources().values() if each.layout == REGISTRY and each.used in uses]
    for source in sorted(shown, key=lambda each: each.source_id != task.source.source_id):
        if stored := counting(store, source.source_id):
            return reader_of(source)(Reading(stored, register, today))
    return {}


class _Reach:
    """What belongs to a Kommune: its area and the Gemeinden in it, and the bodies that are its alone, before and after."""

    def __init__(self, register: Register, own: str, *lists: Tables) -> None:
        areas: dict[str, set[str]] = {}
        for tables in lists:
            if (placed := tables.get("council_area")) is not None:
                for council, area in zip(placed["council_id"], placed["area_id"], strict=True):
                    areas.setdefault(str(council), set()).add(str(area))
        # a town that is a Kommune and a Kreis at once is the same body under both keys
        within = [area for area in register if own in {area.area_id, area.unit_id, area.kommune_id}]
        self._own = {area.area_id for area in within} | {area.unit_id for area in within}
        self._areas = areas

    def includes(self, row: dict[str, Any]) -> bool:
        """Whether a row says something of this Kommune only. A body that stands at no area yet is nobody's."""
        areas = {row["area_id"]} if row.get("area_id") else set()
        if row.get("council_id"):
            areas |= self._areas.get(row["council_id"], {""})
        return bool(areas) and areas <= self._own


def _changes_elsewhere(before: Tables, after: Tables, reach: _Reach, file: str) -> Iterator[Problem]:
    titles = {sheet.name: sheet.title for sheet in layout().sheet} | {_SCOPE: layout().facts.title}
    for name, table in after.items():
        former, present = _rows(before.get(name)), _rows(table)
        new, gone = Counter(key for key, _, _ in present), Counter(key for key, _, _ in former)
        for rows, others, reason in (
            (present, gone, "Diese Zeile ändert etwas an einem anderen Gebiet."),
            (
                former,
                new,
                "Diese Zeile der bisherigen Liste fehlt oder ist geändert; sie gehört zu einem anderen Gebiet.",
            ),
        ):
            left = Counter(others)
            for key, line, row in rows:
                left[key] -= 1
                if left[key] < 0 and not reach.includes(row):
                    yield Problem(file, reason, _CURE, line=line, value=_told(row), sheet=titles[name])


def _rows(table: pd.DataFrame | None) -> list[tuple[tuple[str, ...], int, dict[str, Any]]]:
    """Of every row what it says, its line, and its cells; where in the list it stands says nothing."""
    if table is None:
        return []
    filled = table.astype("object").where(table.notna(), None)
    return [
        (
            tuple(f"{name}={cell}" for name, cell in row.items() if name != "line" and cell is not None),
            int(row["line"]),
            {str(name): cell for name, cell in row.items()},
        )
        for row in filled.to_dict("records")
    ]


def _told(row: dict[str, Any]) -> str | None:
    """What names the row for people."""
    return next((str(row[name]) for name in ("council_id", "area_id", "topic") if row.get(name)), None)
