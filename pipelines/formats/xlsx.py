"""Office Open XML (.xlsx, .xlsm): the values as last calculated. Formulas and macros are never run."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cached_property
from xml.parsers import expat

from pipelines.formats.archive import Archive
from pipelines.formats.cells import Budget, Cell, SheetCells, text_cell
from pipelines.formats.number_formats import EPOCH_1900, EPOCH_1904, Formats
from pipelines.formats.xlsx_plain import PlainSheets
from pipelines.formats.xlsx_sheet import Values, local_name, read_cells, unescaped


class XlsxBook:
    """An opened workbook of this kind."""

    def __init__(self, content: bytes, archive: Archive, budget: Budget) -> None:
        self._content, self._archive, self._budget = content, archive, budget
        self.epoch = EPOCH_1900
        self._parts: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._read_directory()

    @property
    def names(self) -> list[str]:
        """The sheets of cells, as ordered in the workbook."""
        return list(self._parts)

    @cached_property
    def _directory(self) -> str:
        """The part that names the sheets."""
        return next(iter(self._related("", "officedocument").values()), "xl/workbook.xml")

    def _part(self, kind: str) -> str | None:
        """The part of the whole workbook that holds its texts or styles, if there is one."""
        part = next(iter(self._related(self._directory, kind).values()), "")
        return part if part in self._archive else None

    def _read_directory(self) -> None:
        sheets = self._related(self._directory, "worksheet")

        def start(tag: str, attributes: dict[str, str]) -> None:
            name = local_name(tag)
            if name == "workbookPr" and attributes.get("date1904", "0") in {"1", "true", "on"}:
                self.epoch = EPOCH_1904
            elif name == "sheet":
                identity = next((value for key, value in attributes.items() if local_name(key) == "id"), "")
                if identity in sheets:  # else a sheet of nothing but a chart, or a macro sheet of old
                    self._parts[attributes["name"]] = sheets[identity]
                if attributes.get("state", "visible") != "visible":
                    self._hidden.add(attributes["name"])

        self._parse(self._directory, start)

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """The parts a part refers to by a kind of relation, by their id."""
        folder, name = posixpath.split(part)
        found: dict[str, str] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local_name(tag) == "Relationship" and attributes.get("Type", "").lower().endswith("/" + kind):
                found[attributes["Id"]] = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))

        relations = posixpath.join(folder, "_rels", name + ".rels")
        if relations in self._archive:
            self._parse(relations, start)
        return found

    def _parse(self, part: str, start: Callable[[str, dict[str, str]], None]) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        self._archive.parse(part, parser)

    @cached_property
    def _texts(self) -> list[Cell]:
        """The texts cells refer to by number."""
        part, texts = self._part("sharedstrings"), list[Cell]()
        if part is None:
            return texts
        pieces: list[str] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        hint = 0  # inside a reading aid (rPh), whose text is not the cell's

        def start(tag: str, _: dict[str, str]) -> None:
            nonlocal hint
            name = local_name(tag)
            if name == "rPh":
                hint += 1
            elif name == "t" and not hint:
                parser.CharacterDataHandler = pieces.append

        def end(tag: str) -> None:
            nonlocal hint
            name = local_name(tag)
            if name == "t":
                parser.CharacterDataHandler = None
            elif name == "rPh":
                hint -= 1
            elif name == "si":
                text = unescaped("".join(pieces))
                pieces.clear()
                self._budget.take(0, len(text) + 1)
                texts.append(text_cell(text))

        parser.StartElementHandler, parser.EndElementHandler = start, end
        self._archive.parse(part, parser)
        return texts

    @cached_property
    def _formats(self) -> Formats:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        styles: list[str] = []
        inside = False

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal inside
            name = local_name(tag)
            if name == "numFmt" and "numFmtId" in attributes:
                codes[attributes["numFmtId"]] = attributes.get("formatCode", "")
            elif name in {"cellXfs", "cellStyleXfs", "dxfs"}:
                inside = name == "cellXfs"
            elif name == "xf" and inside:
                styles.append(attributes.get("numFmtId", "0"))

        if part := self._part("styles"):
            self._parse(part, start)
        return Formats.of({str(place): codes.get(number, "General") for place, number in enumerate(styles)})

    def read(self, name: str) -> SheetCells:
        """The filled cells of one sheet. Raises UnreadableFile with the place of what is damaged."""
        cells = SheetCells(name, self._budget, name in self._hidden)
        part, values = self._parts[name], Values(self._texts, self._formats, self.epoch)
        if not self._plain.read(part, cells):
            read_cells(self._archive, part, values, cells)
        return cells

    @cached_property
    def _plain(self) -> PlainSheets:
        return PlainSheets(self._content, self._archive, self._formats.special)
