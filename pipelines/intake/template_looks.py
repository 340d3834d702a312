"""How the template of a source draws its sheets, so that a file that is given back can still be filled in: lists to choose from, a header that
stays in sight, what is hidden."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines import catalog
from pipelines.formats.cells import Row, as_text
from pipelines.formats.text import alike

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet as TemplateSheet
    from xlsxwriter.worksheet import Worksheet

_OTHER_SHEET = re.compile(r"'?(?P<name>[^'!]+)'?!")


@dataclass(frozen=True)
class Choice:
    """A list to choose from in a column, in the one row with this label, or ("") in the `rows` rows below the header."""

    header: str
    label: str
    rows: int
    allowed: Mapping[str, Any]

    @property
    def sheet(self) -> str:
        """The sheet that holds the list; "" where the list stands for itself."""
        source = self.allowed["source"]
        found = _OTHER_SHEET.match(source[1:]) if isinstance(source, str) else None
        return found["name"] if found else ""


@dataclass(frozen=True)
class Look:
    """A sheet of the template; its header is its first row."""

    headers: Sequence[str]
    choices: Sequence[Choice]
    is_frozen: bool
    is_hidden: bool

    def draw(self, target: Worksheet, header: int, rows: Sequence[Row], sheets: Collection[str]) -> None:
        """Let a sheet with these rows and its header in line `header` look like this; `sheets`: the names of all there are."""
        if self.is_hidden:
            target.hide()
        if self.is_frozen:
            target.freeze_panes(header, 0)
        names = [alike(as_text(cell)) for cell in next((cells for line, cells in rows if line == header), [])]
        labels = {alike(as_text(cells[0])): line for line, cells in rows if cells}
        known, last = {alike(name) for name in sheets}, max((line for line, _ in rows), default=0)
        for choice in self.choices:
            line = labels.get(alike(choice.label)) if choice.label else header + 1
            if line is None or alike(choice.header) not in names or (choice.sheet and alike(choice.sheet) not in known):
                continue
            column = names.index(alike(choice.header))
            end = line if choice.label else max(last, header + choice.rows)
            target.data_validation(line - 1, column, end - 1, column, dict(choice.allowed))


def looks_of(source: catalog.Source) -> dict[str, Look]:
    """The sheets of the template of a source, by what their titles are compared by; none where it has no template."""
    import openpyxl

    declared = catalog.sources()[source.layout]
    if not declared.has_template:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "vorlage.xlsx"
        declared.write_template(file)
        book = openpyxl.load_workbook(file)
    try:
        return {alike(sheet.title): _look(sheet) for sheet in book.worksheets}
    finally:
        book.close()


def _look(sheet: TemplateSheet) -> Look:
    headers = [str(cell.value or "") for cell in sheet[1]]
    is_hidden = sheet.sheet_state != "visible"
    return Look(headers, list(_choices(sheet, headers)), bool(sheet.freeze_panes), is_hidden)


def _choices(sheet: TemplateSheet, headers: Sequence[str]) -> Iterator[Choice]:
    for each in sheet.data_validations.dataValidation:
        stated = str(each.formula1)
        allowed = {
            "validate": "list",
            "source": stated[1:-1].split(",") if stated.startswith('"') else f"={stated}",
            "show_error": bool(each.showErrorMessage),
            "error_title": each.errorTitle or "",
            "error_message": each.error or "",
        }
        for place in each.sqref.ranges:
            rows = place.max_row - place.min_row + 1
            label = str(sheet.cell(place.min_row, 1).value or "") if rows == 1 else ""
            yield Choice(headers[place.min_col - 1], label, rows, allowed)
