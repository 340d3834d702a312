"""Single changes to the registry, made by forms: the newest list with the changes in it is a complete new list, read like any other."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines.problems import BuildError, InputError, Problem
from pipelines.registry.cells import Limits, text_of, yes_or_no
from pipelines.registry.edited_rows import EditedRow, RowFinder, rows_of, typed, wide_limits, written
from pipelines.registry.layout import Column, Layout, Sheet, layout
from pipelines.registry.reader import facts_of, opened
from pipelines.registry.template import write_workbook
from pipelines.store.areas import stored_register
from pipelines.store.reading import Reading
from pipelines.store.succession import published_last

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.catalog import Source
    from pipelines.registry.template import Cell
    from pipelines.store.releases import Release, ReleaseStore

MOST_EDITS = 500
# The name that stands where a file has its name, so that whoever filled in the form finds it again.
EDIT_NAME = "Änderung {number}"
_STAND = Column(name="as_of", header="Stand", kind="date")
_SEE_AGAIN = "Die Angaben neu ansehen und die Änderung noch einmal eintragen."


class Edit(BaseModel):
    """One change, as docs/jobs.md has it. `before`: what whoever changes it saw in the row; what another has changed meanwhile is not
    overwritten."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: Literal["append", "replace", "remove"]
    sheet: str = Field(max_length=60)
    key: dict[str, str] = Field(default_factory=dict)
    values: dict[str, str] = Field(default_factory=dict)
    before: dict[str, str] = Field(default_factory=dict)


class Place(NamedTuple):
    """Where an edit stands in the new workbook: title of the sheet, line."""

    sheet: str
    line: int


class Edited(NamedTuple):
    """The new workbook; `places` by edit, None where it took a row away."""

    content: bytes
    suffix: str
    places: list[Place | None]


def edited(store: ReleaseStore, source: Source, edits: Sequence[Mapping[str, Any]], today: date) -> Edited:
    """The counting list of the source with the edits made in their order and `today` as its Stand.

    Raises InputError that names every edit which cannot be made: unknown sheet or column, a row that is not there, is there several times,
    or was changed meanwhile.
    """
    declared, asked = layout(), _checked(edits)
    register = stored_register(store)
    before = counting(store, source.source_id)
    sheets, facts = _stored(declared, register, before, today)
    work = _Work(declared, register, sheets, facts.limits)
    for number, edit in enumerate(asked, 1):
        work.make(number, edit)
    if work.problems:
        raise InputError(work.problems)
    content = io.BytesIO()
    rows = {name: [written(row) for row in kept] for name, kept in sheets.items()}
    write_workbook(content, rows, as_of=today, office=facts.office, complete=facts.complete)
    return Edited(content.getvalue(), ".xlsx", list(_places(declared, sheets, len(asked))))


def counting(store: ReleaseStore, source_id: str) -> Release | None:
    """The list that is on show: the one the tables are made from; None where none is stored."""
    return published_last(store.all(), source_id)


def period_of(store: ReleaseStore, source_id: str, today: date) -> str:
    """The period of a list that is made today: the month, or the year where the list on show is one of the whole year, so that it follows it."""
    shown, year = counting(store, source_id), f"{today:%Y}"
    return year if shown and shown.period == year else f"{today:%Y-%m}"


@dataclass
class _Work:
    """The rows of every sheet while the edits are made."""

    declared: Layout
    register: Register
    sheets: dict[str, list[EditedRow]]
    limits: Limits
    problems: list[Problem] = field(default_factory=list)

    def make(self, number: int, edit: Edit) -> None:
        """Make one edit, or note why not."""
        sheet = next((each for each in self.declared.sheet if each.name == edit.sheet), None)
        if sheet is None:
            known = " · ".join(each.title for each in self.declared.sheet)
            self._refuse(number, f"Ein Blatt „{edit.sheet}“ hat die Gremienliste nicht.", f"Bekannt sind: {known}.")
            return
        columns = {column.name: column for column in sheet.columns}
        if unknown := sorted({*edit.key, *edit.values, *edit.before} - columns.keys()):
            reason = f"Die Spalte „{unknown[0]}“ hat dieses Blatt nicht."
            self._refuse(number, reason, f"Bekannt sind: {' · '.join(sheet.headers)}.", sheet)
            return
        if edit.action == "append":
            cells = {name: typed(edit.values.get(name, ""), column, self.limits) for name, column in columns.items()}
            self.sheets[sheet.name].append(EditedRow(cells, number))
            return
        row = self._row(number, edit, sheet)
        if row is not None and edit.action == "remove":
            self.sheets[sheet.name].remove(row)
        elif row is not None:
            row.cells |= {name: typed(text, columns[name], self.limits) for name, text in edit.values.items()}
            row.edit = number

    def _row(self, number: int, edit: Edit, sheet: Sheet) -> EditedRow | None:
        """The one row an edit is about; None, which is noted, where there is not exactly one, or not as it was seen."""
        finder = RowFinder(self.declared, sheet, self.register, self.limits)
        rows = self.sheets[sheet.name]
        found = finder.find(rows, edit.key) if edit.key else []
        named = " · ".join(text for text in edit.key.values() if text)
        if len(found) != 1:
            lines = ", ".join(str(rows.index(row) + 2) for row in found[:5])
            reason = (
                f"Darauf passen {len(found)} Zeilen der Liste (Zeilen {lines})."
                if found
                else "Diese Zeile steht nicht in der Liste; vielleicht wurde sie inzwischen geändert oder entfernt."
            )
            cure = "Die doppelten Zeilen in der Datei selbst bereinigen." if found else _SEE_AGAIN
            self._refuse(number, reason, cure, sheet, value=named)
            return None
        stale = [
            column
            for column in sheet.columns
            if column.name in edit.before and not finder.agrees(found[0], column.name, edit.before[column.name])
        ]
        for column in stale:
            self._refuse_stale(number, sheet, column, text_of(found[0].cells.get(column.name)), edit)
        return None if stale else found[0]

    def _refuse_stale(self, number: int, sheet: Sheet, column: Column, now: str, edit: Edit) -> None:
        seen = edit.before[column.name]
        reason = (
            f"Die Angabe wurde inzwischen geändert: dort steht „{now or 'nichts'}“, gesehen wurde „{seen or 'nichts'}“."
        )
        self._refuse(number, reason, _SEE_AGAIN, sheet, column.header, edit.values.get(column.name, ""))

    def _refuse(
        self,
        number: int,
        reason: str,
        cure: str,
        sheet: Sheet | None = None,
        column: str | None = None,
        value: str = "",
    ) -> None:
        name = EDIT_NAME.format(number=number)
        self.problems.append(Problem(name, reason, cure, None, column, value or None, sheet.title if sheet else None))


def _checked(edits: Sequence[Mapping[str, Any]]) -> list[Edit]:
    """The edits as they are agreed on; what came otherwise is none of a form."""
    if not 0 < len(edits) <= MOST_EDITS:
        reason = f"Erwartet werden 1 bis {MOST_EDITS} Änderungen, es sind {len(edits)}."
        raise InputError([Problem("Änderungen", reason, "Die Änderungen auf mehrere Prüfungen verteilen.")])
    checked, problems = [], []
    for number, edit in enumerate(edits, 1):
        try:
            checked.append(Edit.model_validate(edit))
        except ValidationError:
            name = EDIT_NAME.format(number=number)
            problems.append(Problem(name, "Die Änderung ist unvollständig.", _SEE_AGAIN))
    if problems:
        raise InputError(problems)
    return checked


class Facts(NamedTuple):
    """What a list says of itself."""

    as_of: date
    office: str
    complete: dict[str, bool]
    limits: Limits


def stored_rows(register: Register, release: Release, today: date) -> tuple[dict[str, list[dict[str, Cell]]], Facts]:
    """The rows of a stored list by sheet, as the template writes them, and what it says of itself. Raises BuildError or InputError where it cannot
    be read."""
    sheets, facts = _stored(layout(), register, release, today)
    return {name: [written(row) for row in kept] for name, kept in sheets.items()}, facts


def _stored(
    declared: Layout, register: Register, release: Release | None, today: date
) -> tuple[dict[str, list[EditedRow]], Facts]:
    """The rows of each sheet of the counting list, and what it says of itself; of no list, that nothing in it is complete."""
    if release is None:
        empty: dict[str, list[EditedRow]] = {sheet.name: [] for sheet in declared.sheet}
        return empty, Facts(today, "", dict.fromkeys(declared.topics, False), Limits(today, today))
    reading = Reading(release, register, today)
    filled = opened(reading)
    cells = facts_of(filled, declared)
    reading.stop_if_problems()
    limits = wide_limits(filled.book.epoch)
    sheets = {sheet.name: rows_of(filled, sheet, limits) for sheet in declared.sheet}
    if reading.problems:  # it was read when it was stored, so only the code has changed since
        raise BuildError(f"{release.release_id} lässt sich nicht mehr lesen: {reading.problems[0]}")
    complete = {topic: yes_or_no(cells.get(declared.complete_label(topic))) == "true" for topic in declared.topics}
    stand = typed(text_of(cells.get(declared.facts.as_of)), _STAND, limits)
    as_of = stand if isinstance(stand, date) else today
    return sheets, Facts(as_of, text_of(cells.get(declared.facts.office)), complete, limits)


def _places(declared: Layout, sheets: Mapping[str, list[EditedRow]], edits: int) -> Iterator[Place | None]:
    places = {
        row.edit: Place(sheet.title, line)
        for sheet in declared.sheet
        for line, row in enumerate(sheets[sheet.name], 2)
        if row.edit is not None
    }
    return (places.get(number) for number in range(1, edits + 1))
