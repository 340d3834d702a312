"""Templates as OpenDocument (.ods): the workbook that is written as .xlsx, with its drop-down lists, notes and hidden sheets, in the other form."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pipelines.formats.cells import letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

_CM_PER_CHARACTER = 0.21
_RANGE = re.compile(r"='?([^'!]+)'?!(\$[A-Z]+\$\d+):(\$[A-Z]+\$\d+)")


def write_as_named(path: Path, write: Callable[[Path | BinaryIO], None]) -> None:
    """Let `write` write its workbook to the path: as it is, or as OpenDocument where the name ends so."""
    if path.suffix.lower() != ".ods":
        write(path)
        return
    written = io.BytesIO()
    write(written)
    path.write_bytes(as_ods(written.getvalue()))


def as_ods(content: bytes) -> bytes:
    """The same template as .ods; `content` is one of ours as .xlsx (texts and numbers, lists to choose from, notes at cells)."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    try:
        written = io.BytesIO()
        _Writer(book).document.write(written)
        return written.getvalue()
    finally:
        book.close()


class _Writer:
    """One document while it is written. What a style or a list is called is said once, where it is first needed."""

    def __init__(self, book: Workbook) -> None:
        from odf.opendocument import OpenDocumentSpreadsheet
        from odf.table import ContentValidations

        self.document = OpenDocumentSpreadsheet()
        self._validations = ContentValidations()
        self._styles: dict[str, Any] = {}
        self.document.spreadsheet.addElement(self._validations)
        self._add_text_styles()
        for sheet in book.worksheets:
            self._add_sheet(sheet)

    def _add_text_styles(self) -> None:
        from odf.number import TextContent, TextStyle
        from odf.style import TableCellProperties, TextProperties

        as_text = TextStyle(name="alsText")
        as_text.addElement(TextContent())
        self.document.automaticstyles.addElement(as_text)
        head = [TextProperties(fontweight="bold"), TableCellProperties(wrapoption="wrap", borderbottom="0.5pt solid")]
        self._style("Kopf", "table-cell", *head)
        self._style("Text", "table-cell", datastylename="alsText")

    def _style(self, name: str, family: str, *properties: Any, **more: str) -> Any:
        from odf.style import Style

        if name not in self._styles:
            style = Style(name=name, family=family, **more)
            for each in properties:
                style.addElement(each)
            self.document.automaticstyles.addElement(style)
            self._styles[name] = style
        return self._styles[name]

    def _add_sheet(self, sheet: Worksheet) -> None:
        from odf.style import TableProperties
        from odf.table import Table, TableRow

        shown = sheet.sheet_state == "visible"
        look = self._style(
            "Blatt" if shown else "Verborgen", "table", TableProperties(display="true" if shown else "false")
        )
        table = Table(name=sheet.title, stylename=look)
        for column in range(1, sheet.max_column + 1):
            table.addElement(self._column(sheet, column))
        choices = self._choices(sheet)
        for line in range(1, sheet.max_row + 1):
            row = TableRow()
            for column in range(1, sheet.max_column + 1):
                row.addElement(self._cell(sheet, line, column, _choice_at(choices, line, column)))
            table.addElement(row)
        self._add_prepared_rows(table, choices, sheet.max_row, sheet.max_column)
        self.document.spreadsheet.addElement(table)

    def _add_prepared_rows(self, table: Any, choices: list[_Choice], filled: int, width: int) -> None:
        """Empty rows below the filled ones that carry the lists; they are one element."""
        from odf.table import TableCell, TableRow

        last = max((choice.last_line for choice in choices), default=filled)
        if last <= filled:
            return
        row = TableRow(numberrowsrepeated=last - filled)
        for column in range(1, width + 1):
            choice = _choice_at(choices, last, column)
            row.addElement(TableCell(contentvalidationname=choice.name) if choice else TableCell())
        table.addElement(row)

    def _column(self, sheet: Worksheet, column: int) -> Any:
        from odf.style import TableColumnProperties
        from odf.table import TableColumn

        look = next((each for each in sheet.column_dimensions.values() if each.min <= column <= each.max), None)
        width = f"{(look.width if look else 10) * _CM_PER_CHARACTER:.2f}cm"
        style = self._style(
            f"Breite{width}".replace(".", "_"), "table-column", TableColumnProperties(columnwidth=width)
        )
        is_text = look is not None and look.number_format == "@"
        return TableColumn(stylename=style, **({"defaultcellstylename": self._styles["Text"]} if is_text else {}))

    def _cell(self, sheet: Worksheet, line: int, column: int, choice: _Choice | None) -> Any:
        from odf.table import TableCell
        from odf.text import P

        source = sheet.cell(line, column)
        options: dict[str, Any] = {"contentvalidationname": choice.name} if choice else {}
        if source.font.b:
            options["stylename"] = self._styles["Kopf"]
        elif source.number_format == "@":
            options["stylename"] = self._styles["Text"]
        if isinstance(source.value, int | float):
            options |= {"valuetype": "float", "value": source.value}
        elif isinstance(source.value, datetime):
            options |= {"valuetype": "date", "datevalue": source.value.date().isoformat()}
        elif source.value is not None:
            options["valuetype"] = "string"
        cell = TableCell(**options)
        if source.comment:
            cell.addElement(_annotation(source.comment.text))
        if source.value is not None:
            cell.addElement(P(text=str(source.value)))
        return cell

    def _choices(self, sheet: Worksheet) -> list[_Choice]:
        return [
            _Choice(self._validation(rule, sheet.title), cells.min_row, cells.max_row, cells.min_col, cells.max_col)
            for rule in sheet.data_validations.dataValidation
            for cells in rule.sqref.ranges
        ]

    def _validation(self, rule: DataValidation, title: str) -> str:
        from odf.table import ContentValidation, ErrorMessage
        from odf.text import P

        name = f"Auswahl{len(self._validations.childNodes) + 1}"
        first = min(rule.sqref.ranges, key=lambda cells: (cells.min_row, cells.min_col))
        validation = ContentValidation(
            name=name,
            condition=_condition(str(rule.formula1)),
            allowemptycell="true",
            displaylist="unsorted",
            basecelladdress=f"$'{title}'.{letters(first.min_col)}{first.min_row}",
        )
        kind = "stop" if (rule.errorStyle or "stop") == "stop" else "information"
        message = ErrorMessage(
            messagetype=kind, display="true" if rule.showErrorMessage else "false", title=rule.errorTitle or ""
        )
        message.addElement(P(text=rule.error or ""))
        validation.addElement(message)
        self._validations.addElement(validation)
        return name


class _Choice:
    """Cells in which one list is offered; lines and columns from 1, both ends included."""

    def __init__(self, name: str, first_line: int, last_line: int, first_column: int, last_column: int) -> None:
        self.name, self.last_line = name, last_line
        self._lines, self._columns = range(first_line, last_line + 1), range(first_column, last_column + 1)

    def __contains__(self, place: tuple[int, int]) -> bool:
        return place[0] in self._lines and place[1] in self._columns


def _choice_at(choices: list[_Choice], line: int, column: int) -> _Choice | None:
    return next((choice for choice in choices if (line, column) in choice), None)


def _annotation(text: str) -> Any:
    from odf.office import Annotation
    from odf.text import P

    note = Annotation()
    note.addElement(P(text=text))
    return note


def _condition(formula: str) -> str:
    """A list of words or a range of cells as OpenFormula says it."""
    if cells := _RANGE.fullmatch(formula if formula.startswith("=") else f"={formula}"):
        title, first, last = cells.groups()
        return f"of:cell-content-is-in-list([$'{title}'.{first}:.{last}])"
    return f"of:cell-content-is-in-list({';'.join(_quoted(formula))})"


def _quoted(formula: str) -> Iterator[str]:
    for word in formula.strip('"').split(","):
        yield f'"{word.strip()}"'
