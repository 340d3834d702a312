"""The sheets of the registry as the worker describes them (forms.json, docs/jobs.md): what a form asks for, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.maintenance import jobs
from dashboard.maintenance.worker_files import FORMS, as_agreed
from dashboard.queries import frame

AREA_COLUMNS = ("level", "area_name", "ars", "kreis")  # the columns that name an area
COUNCIL = "council_id"


@dataclass(frozen=True)
class Column:
    """A column of a sheet; `kind` as in the layout of the registry, `codes` what the published database keeps of `words`."""

    name: str
    header: str
    kind: str
    required: bool
    words: Sequence[str]
    codes: Sequence[str]
    note: str
    example: str
    minimum: float
    maximum: float
    future: bool

    @property
    def names_subject(self) -> bool:
        """Whether it says which body or area a row is about, which a form knows from where it was opened."""
        return self.kind in {"area", "reference"} or self.name in AREA_COLUMNS


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name in edits and its title; `areas` are the levels of the areas its rows name, none where they name bodies alone."""

    name: str
    title: str
    areas: Sequence[str]
    columns: Sequence[Column]

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def names_body(self) -> bool:
        """Whether its rows can name a body."""
        return self.column(COUNCIL) is not None


@dataclass(frozen=True)
class Layout:
    """Every sheet, and the source of the list that is on show."""

    source_id: str
    sheets: Sequence[Sheet]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def layout() -> Layout | None:
    """The layout; None where the worker has not written it here yet, or it is not as agreed."""
    told = as_agreed(FORMS, jobs.read_json(jobs.folder() / "forms.json"))
    if told is None:
        return None
    return Layout(
        told["lists"]["demo" if frame.build()["demo"] else "real"], [_sheet(sheet) for sheet in told["sheets"]]
    )


def _sheet(told: Mapping[str, Any]) -> Sheet:
    columns = [_column(column) for column in told["columns"]]
    return Sheet(told["name"], told["title"], tuple(told["areas"]), columns)


def _column(told: Mapping[str, Any]) -> Column:
    return Column(
        told["name"],
        told["header"],
        told["kind"],
        bool(told["required"]),
        tuple(told["words"]),
        tuple(told["codes"]),
        told["note"],
        told["example"],
        float(told["minimum"]),
        float(told["maximum"]),
        bool(told["future"]),
    )
