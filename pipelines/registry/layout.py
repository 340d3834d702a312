"""The layout of the registry workbook gremien.xlsx, as declared in layout.toml. Template, reader and demo share it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from pipelines.catalog.declaration import Declaration

CellKind = Literal[
    "key",
    "reference",
    "text",
    "list",
    "date",
    "founding",
    "year",
    "yes_no",
    "number",
    "integer",
    "word",
    "words",
    "area",
]
YES_NO = {"ja": "true", "nein": "false"}
# Where a cell is chosen from a list and may be empty, this word says the same as an empty cell.
UNKNOWN = "unbekannt"
# In a list of words: known that there is none, and so the only word of its cell.
NONE = "keine"


class Column(Declaration):
    """One column: its header, what a cell may hold, and the name its value gets."""

    name: str
    header: str
    kind: CellKind
    required: bool = False
    words: str | None = None
    note: str = ""
    example: str = ""
    minimum: float = 0
    maximum: float = 0
    # a year may be 0, meaning there is none
    zero: bool = False
    # a date may lie after the Stand of the list
    future: bool = False
    # lists filled before the template had this column lack it; what it asks is unknown there
    optional: bool = False

    @property
    def may_say_unknown(self) -> bool:
        """Whether a cell may hold the word for unknown: it chooses from a list, and an empty cell is allowed and says nothing else."""
        return self.kind in {"yes_no", "word", "words"} and not self.required and self.words != "level"


class Sheet(Declaration):
    """One sheet: a table with its header in the first row."""

    name: str
    title: str
    column: list[Column]
    area: list[str] = Field(default_factory=list)

    @property
    def headers(self) -> list[str]:
        """The headers from left to right."""
        return [column.header for column in self.columns]

    @property
    def optional_headers(self) -> list[str]:
        """Headers that an older list may lack."""
        return [column.header for column in self.columns if column.optional]

    @property
    def columns(self) -> list[Column]:
        """Columns from left to right, those that name the area behind the first one that names a body."""
        if not self.area:
            return self.column
        lead = [column for column in self.column[:1] if column.kind == "reference"]
        return [*lead, *_area_columns(self), *self.column[len(lead) :]]


class Facts(Declaration):
    """Words of the sheet that says what the whole list is."""

    title: str
    header: list[str]
    as_of: str
    as_of_note: str
    office: str
    office_note: str
    complete: str
    complete_note: str


class Layout(Declaration):
    """The whole workbook."""

    facts: Facts
    example: dict[str, str]
    lists: dict[str, str]
    topics: dict[str, str]
    words: dict[str, dict[str, str]]
    sheet: list[Sheet]

    def allowed(self, column: Column) -> dict[str, str]:
        """Word as written → code, for columns that choose from a list; empty for all others."""
        if column.kind == "yes_no":
            return YES_NO
        return self.words[column.words] if column.words else {}

    def choices(self, column: Column) -> list[str]:
        """The words a cell may hold, as written, the one for unknown last."""
        return [*self.allowed(column), *([UNKNOWN] if column.may_say_unknown else [])]

    def complete_label(self, topic: str) -> str:
        """How the sheet Angaben asks whether the list of a topic is complete."""
        return f"{self.facts.complete}: {self.topics[topic]}"


@cache
def layout() -> Layout:
    """The declared layout."""
    declared: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return Layout(**declared)


def _area_columns(sheet: Sheet) -> list[Column]:
    body = any(column.kind == "reference" for column in sheet.column[:1])
    example = not (body and sheet.name == "status")
    return [
        Column(
            name="level",
            header="Ebene",
            kind="word",
            words="level",
            example="Kommune" if example else "",
            note=" · ".join(sheet.area),
        ),
        Column(
            name="area_name",
            header="Gebiet",
            kind="area",
            example="Mainz" if example else "",
            note="Name, wie er amtlich lautet",
        ),
        Column(
            name="ars",
            header="ARS",
            kind="area",
            example="073150000" if example else "",
            note="Regionalschlüssel als Text; Name oder ARS genügt",
        ),
        Column(name="kreis", header="Landkreis", kind="area", note="nur nötig, wenn der Name mehrfach vorkommt"),
    ]
