"""Filled templates: which sheets and columns are meant, whatever their white space, composition of umlauts and case."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.formats.cells import Cell, Merged, Row, Sheet, as_text, letters
from pipelines.formats.spreadsheet import UnreadableFile, Workbook, open_workbook, refuse, tell_far_cells
from pipelines.formats.text import alike, folded

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

# A header that does not stand in the first row is looked for this far down.
_SEARCHED_ROWS = 30
# What a check of a file wrote into it (pipelines.intake.report_workbook) is no part of it when it comes back.
REPORT_SHEET, REPORT_COLUMN = "Prüfbericht", "Fehler"
_ALIKE = 0.8
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True)
class Table:
    """The rows below a header, and the place of each column in them by its header as the template spells it."""

    columns: dict[str, int]
    rows: list[Row]


class FilledTemplate:
    """A workbook that should be built like a template. `cure` says in German where a missing sheet or column is to be had."""

    def __init__(
        self,
        reading: Reading,
        titles: Collection[str],
        *,
        silent: Collection[str],
        cure: str,
        is_personal: Callable[[str], bool],
    ) -> None:
        """`titles` are the sheets to be read, `silent` others of the template. Raises InputError for a file that cannot be opened."""
        self._reading, self._cure, self._is_personal = reading, cure, is_personal
        try:
            self.book: Workbook = open_workbook(reading.content)
        except UnreadableFile as error:
            refuse(reading, error)
        self._names: dict[str, str] = {}
        known = {alike(title) for title in (*titles, *silent, REPORT_SHEET)}
        for name in self.book.names:
            if alike(name) in self._names:
                reading.problem("Dieses Blatt gibt es zweimal.", "Eines der beiden löschen.", sheet=folded(name))
            elif alike(name) not in known:
                reading.notice(
                    "Dieses Blatt ist in der Vorlage nicht vorgesehen und wird nicht gelesen.", sheet=folded(name)
                )
            self._names.setdefault(alike(name), name)
        reading.stop_if_problems()

    def sheet(self, title: str) -> Sheet | None:
        """A sheet as it is; None, which is noted, where there is none of this title. Raises InputError for one that cannot be read."""
        name = self._names.get(alike(title))
        if name is None:
            self._reading.problem(
                f"Das Blatt „{title}“ fehlt. Vorhanden: {' · '.join(map(folded, self.book.names))}.",
                f"{_suggested(title, self._names.values())}Das Blatt aus der Vorlage übernehmen{self._cure}",
                sheet=title,
            )
            return None
        try:
            sheet = self.book.sheet(name)
        except UnreadableFile as error:
            refuse(self._reading, error)
        tell_far_cells(self._reading, sheet)
        return sheet

    def table(self, title: str, headers: Sequence[str], optional: Collection[str] = ()) -> Table | None:
        """The table of a sheet with these columns in any order; None where it cannot be read, which is noted, or is empty.

        Of the headers, `optional` ones came into the template later: a table without them is read, and their absence is told.
        """
        sheet = self.sheet(title)
        found = _HeaderRow.find(self._reading, title, headers, optional, sheet) if sheet else None
        if sheet is None or found is None:
            return None
        noted = len(self._reading.problems)
        self._check_headers(found)
        rows = sheet.rows[found.at + 1 :]
        if len(self._reading.problems) > noted:
            return None
        _tell_unnamed(self._reading, found, rows)
        columns = {header: found.texts.index(alike(header)) for header in headers if alike(header) in found.texts}
        return Table(columns, _with_merged(self._reading, title, rows, sheet.merged, columns))

    def _check_headers(self, found: _HeaderRow) -> None:
        """Every declared column once; another one is told, unless it asks for a person or may be a declared one misspelt."""
        times = Counter(found.texts)
        known = {alike(header) for header in found.declared}
        missing = [header for header in found.needed if alike(header) not in times]
        unknown = [text for text in found.spelt if text and alike(text) not in known | {alike(REPORT_COLUMN)}]
        for header in missing:
            self._refuse(
                found,
                header,
                "Diese Spalte fehlt.",
                f"{_suggested(header, unknown)}Die Spalte aus der Vorlage übernehmen{self._cure}",
            )
        for header in found.declared:
            if times[alike(header)] > 1:
                self._refuse(
                    found, header, "Diese Spalte gibt es mehrfach.", "Eine davon löschen oder anders benennen."
                )
        for header in found.optional:
            if alike(header) not in times:
                self._reading.notice(
                    "Diese Spalte der Vorlage fehlt in der Liste; ihre Angaben gelten als unbekannt.",
                    line=found.line,
                    column=header,
                    sheet=found.title,
                )
        for header in unknown:
            self._judge_unknown(found, header, bool(missing))

    def _judge_unknown(self, found: _HeaderRow, header: str, some_missing: bool) -> None:
        suggestion = _suggested(header, found.declared)
        if self._is_personal(header):
            self._refuse(
                found,
                header,
                "Diese Spalte fragt nach einer Person; Personen werden nicht gespeichert.",
                "Die Spalte löschen; Funktionen genügen.",
            )
        elif some_missing or suggestion:
            self._refuse(
                found,
                header,
                "Diese Spalte ist in der Vorlage nicht vorgesehen.",
                f"{suggestion}Die Spalte löschen oder wie in der Vorlage benennen.",
            )
        else:
            self._reading.notice(
                "Diese Spalte ist in der Vorlage nicht vorgesehen und wird nicht gelesen.",
                line=found.line,
                column=header,
                sheet=found.title,
            )

    def _refuse(self, found: _HeaderRow, header: str, reason: str, cure: str) -> None:
        self._reading.problem(reason, cure, line=found.line, column=header, sheet=found.title)


@dataclass(frozen=True)
class _HeaderRow:
    """The row with the headers: its place among the rows, its line, and the headers as spelt."""

    title: str
    declared: Sequence[str]
    optional: Collection[str]
    at: int
    line: int
    spelt: list[str]

    @property
    def texts(self) -> list[str]:
        """The headers as they are compared."""
        return [alike(text) for text in self.spelt]

    @property
    def needed(self) -> list[str]:
        """The headers that must be there."""
        return [header for header in self.declared if header not in self.optional]

    @classmethod
    def find(
        cls, reading: Reading, title: str, declared: Sequence[str], optional: Collection[str], sheet: Sheet
    ) -> _HeaderRow | None:
        """The only row with every needed header, else the first row; None for an empty sheet, and where several rows have them all."""
        if not sheet.rows:
            reading.notice("Das Blatt ist leer.", sheet=title)
            return None
        rows = [
            cls(title, declared, optional, at, line, _texts(cells))
            for at, (line, cells) in enumerate(sheet.rows[:_SEARCHED_ROWS])
        ]
        complete = [row for row in rows if {alike(header) for header in row.needed} <= set(row.texts)]
        if len(complete) > 1:
            lines = " und ".join(str(row.line) for row in complete)
            reason = f"Die Kopfzeile steht mehrfach da, in den Zeilen {lines}."
            reading.problem(reason, "Nur eine davon stehen lassen.", sheet=title)
            return None
        found = complete[0] if complete else rows[0]
        if any(any(row.spelt) for row in rows[: found.at]):
            reason = (
                f"Die Kopfzeile steht in Zeile {found.line} statt in Zeile 1; was darüber steht, wird nicht gelesen."
            )
            reading.notice(reason, line=found.line, sheet=title)
        return found


def _texts(cells: Iterable[Cell]) -> list[str]:
    return [folded(as_text(cell)) for cell in cells]


def _tell_unnamed(reading: Reading, found: _HeaderRow, rows: list[Row]) -> None:
    """Values in a column without a header are not read, and not passed over in silence."""
    for at, header in enumerate(found.spelt):
        first = next((line for line, cells in rows if cells[at] is not None), None) if not header else None
        if first is not None:
            reading.notice(
                f"Die Spalte {letters(at + 1)} hat in Zeile {found.line} keine Überschrift und wird nicht gelesen.",
                line=first,
                column=letters(at + 1),
                sheet=found.title,
            )


def _with_merged(
    reading: Reading, title: str, rows: list[Row], merged: list[Merged], columns: dict[str, int]
) -> list[Row]:
    """The rows with the value of cells merged downwards in each of their lines; merged sideways is noted, as it hides a column."""
    headers = {at: header for header, at in columns.items()}
    by_line = {line: list(cells) for line, cells in rows}
    for area in merged:
        named = [at for at in range(area.first_column - 1, area.last_column) if at in headers]
        if not named or area.first_line not in by_line:
            continue
        if len(named) > 1:
            reading.problem(
                "Hier sind Zellen über mehrere Spalten verbunden.",
                "Die Verbindung aufheben und jede Spalte für sich füllen.",
                line=area.first_line,
                column=headers[named[0]],
                sheet=title,
            )
            continue
        value = by_line[area.first_line][area.first_column - 1]
        for line in range(area.first_line + 1, area.last_line + 1):
            cells = by_line.get(line, [])
            if any(cell is not None for cell in cells) and cells[named[0]] is None:
                cells[named[0]] = value
    return list(by_line.items())


def _suggested(text: str, known: Iterable[str]) -> str:
    """The sentence that suggests a spelling where one of the known texts is spelt much like this one."""
    spelt = {alike(each).translate(_UMLAUTS): folded(each) for each in known}
    close = difflib.get_close_matches(alike(text).translate(_UMLAUTS), spelt, n=1, cutoff=_ALIKE)
    return f"Gemeint ist vielleicht „{spelt[close[0]]}“. " if close else ""
