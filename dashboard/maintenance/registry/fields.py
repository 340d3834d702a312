"""Fields of a form as the template draws them: label, kind of control, hint, what stands in them, what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.maintenance.registry import cells
from dashboard.maintenance.registry.entries import Part
from dashboard.maintenance.registry.forms import COUNCIL, Column
from dashboard.texts import registry_forms as texts


@dataclass(frozen=True)
class Field:
    """`control`: "select", "checkboxes" or "text"; `options` value and text; `hint` and `error` are named by aria-describedby."""

    name: str
    id: str
    label: str
    control: str
    options: Sequence[tuple[str, str]]
    value: str
    hint: str
    required: bool
    error: str
    input_mode: str = "text"

    @property
    def chosen(self) -> Sequence[str]:
        """The values that are ticked."""
        return self.value.split(cells.SEPARATOR)

    @property
    def described_by(self) -> str:
        """The ids of error and hint."""
        ids = [f"{self.id}-fehler"] * bool(self.error) + [f"{self.id}-hinweis"] * bool(self.hint)
        return " ".join(ids)


@dataclass(frozen=True)
class Section:
    """The fields of one sheet."""

    title: str
    fields: Sequence[Field]


def section(part: Part, values: Mapping[str, str], errors: Mapping[str, str]) -> Section:
    """A sheet of a form, filled; `errors` by column."""
    return Section(
        texts.ENTRY[part.sheet.name],
        [_field(part, column, values.get(column.name, ""), errors.get(column.name, "")) for column in part.columns],
    )


def _field(part: Part, column: Column, value: str, error: str) -> Field:
    name, choices = part.field(column), part.choices(column)
    control = ("checkboxes" if column.kind == "words" else "select") if choices else "text"
    if control == "select":
        silent = texts.NO_COUNCIL if column.name == COUNCIL else texts.EMPTY_CHOICE
        choices = [("", texts.CHOOSE if column.required else silent), *choices]
        if value and value not in dict(choices):  # what was sent stays to be seen beside its error
            choices.append((value, value))
    mode = {"date": "text", "number": "decimal", "integer": "numeric", "year": "numeric"}.get(column.kind, "text")
    id_ = f"feld-{name.replace('.', '-')}"
    return Field(name, id_, column.header, control, choices, value, _hint(column), column.required, error, mode)


def _hint(column: Column) -> str:
    said = [column.note] if column.note else []
    if column.kind == "date" and texts.DAY_FORM not in column.note:
        said.append(texts.DAY_FORM)
    if column.maximum:
        limits = [german.number(each) for each in (column.minimum, column.maximum)]
        said.append(texts.BETWEEN.format(minimum=limits[0], maximum=limits[1]))
    if column.example and not column.words:
        said.append(texts.EXAMPLE.format(example=column.example))
    return " · ".join(said)
