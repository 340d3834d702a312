"""What was typed into a form of the registry: read, judged as far as a form can, and made an edit (docs/jobs.md).

What is wrong with a cell in earnest says the check, which reads the whole list; here only what can be said at once, at its field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from dashboard.internal.persons import person_in
from dashboard.maintenance.registry import cells
from dashboard.maintenance.registry.forms import AREA_COLUMNS, COUNCIL, Column, Layout, Sheet
from dashboard.queries.registry_forms import FormArea
from dashboard.texts import registry_forms as texts

LONGEST = 500  # letters of a field
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_NUMBER = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+(,\d+)?", re.ASCII)
# Which words a report may use of a body and of an area without one.
_OF_AREA = frozenset({"kein_gremium", "in_planung", "unklar"})
_NOT_OF_BODY = frozenset({"kein_gremium"})
Values = dict[str, str]


@dataclass(frozen=True)
class Part:
    """A sheet in a form: the columns that are asked for, and what is known of the others. `bodies`: those that a row about an area may
    name, Kennung and name."""

    sheet: Sheet
    columns: Sequence[Column]
    fixed: Mapping[str, str]
    bodies: Sequence[tuple[str, str]] = ()

    def field(self, column: Column) -> str:
        """The name of the field of a column."""
        return f"{self.sheet.name}.{column.name}"

    def choices(self, column: Column) -> list[tuple[str, str]]:
        """What a column is chosen from, value and text; none where it is typed."""
        if column.name == COUNCIL and column.kind == "reference":
            return list(self.bodies)
        pairs = zip(column.words, column.codes, strict=True)
        if self.sheet.name != "status" or column.name != "status":
            return [(word, word) for word, _ in pairs]
        about_body = bool(self.fixed.get(COUNCIL))
        return [(word, word) for word, code in pairs if (code not in _NOT_OF_BODY if about_body else code in _OF_AREA)]


def part_of(
    layout: Layout, sheet: Sheet, council_id: str, area: FormArea | None, bodies: Sequence[tuple[str, str]] = ()
) -> Part:
    """The form of a new row about a body or an area."""
    fixed = {}
    if council_id and sheet.names_body:
        fixed[COUNCIL] = council_id
    if area and sheet.areas and not (council_id and sheet.name == "status"):
        fixed |= {"level": cells.levels_of(layout)[area.level], "ars": area.area_id}
    return Part(sheet, [each for each in sheet.columns if _is_asked(each, sheet, fixed, bodies)], fixed, bodies)


def _is_asked(column: Column, sheet: Sheet, fixed: Mapping[str, str], bodies: Sequence[tuple[str, str]]) -> bool:
    if column.name in AREA_COLUMNS:
        return sheet.name == "council_area" and "ars" not in fixed
    if column.kind == "reference":
        return column.name not in fixed and bool(bodies)
    return column.name not in fixed


def read(part: Part, form: MultiDict[str, str]) -> Values:
    """What was typed, by column; several words are joined as the list writes them."""
    return {
        column.name: cells.SEPARATOR.join(text.strip() for text in form.getlist(part.field(column)) if text.strip())
        for column in part.columns
    }


def faults(part: Part, values: Values, today: date) -> dict[str, str]:
    """What is wrong with the fields, by column, in their order."""
    said = {column.name: _fault(part, column, values[column.name], today) for column in part.columns}
    return {name: message for name, message in said.items() if message}


def appended(part: Part, values: Values) -> dict[str, Any]:
    """The edit that adds the row."""
    filled = {name: text for name, text in {**part.fixed, **values}.items() if text}
    return {"action": "append", "sheet": part.sheet.name, "key": {}, "values": filled}


def replaced(part: Part, shown: Mapping[str, str], values: Values) -> dict[str, Any] | None:
    """The edit that changes the row on show where it differs; None where it does not."""
    new = {name: text for name, text in values.items() if text != shown[name]}
    if not new:
        return None
    key = cells.key_of(part.sheet, shown)
    return {
        "action": "replace",
        "sheet": part.sheet.name,
        "key": key,
        "values": new,
        "before": {name: shown[name] for name in new},
    }


def removed(sheet: Sheet, shown: Mapping[str, str]) -> dict[str, Any]:
    """The edit that takes the row on show away."""
    return {"action": "remove", "sheet": sheet.name, "key": cells.key_of(sheet, shown), "values": {}}


def day_of(text: str) -> date | None:
    """The day a text means; None for none."""
    match = _DAY.fullmatch(text.strip())
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def source_fault(text: str) -> str:
    """What is wrong with a source, "" for nothing."""
    return _text_fault(text) if text else texts.MISSING


def day_fault(text: str, today: date, *, future: bool = False) -> str:
    """What is wrong with a day, "" for nothing."""
    day = day_of(text)
    if day is None:
        return texts.NO_DAY.format(value=text[:40]) if text else texts.MISSING
    return texts.FUTURE_DAY.format(value=text) if day > today and not future else ""


def _fault(part: Part, column: Column, text: str, today: date) -> str:
    if not text:
        return texts.MISSING if column.required else ""
    choices = dict(part.choices(column))
    if choices:
        words = text.split(cells.SEPARATOR) if column.kind == "words" else [text]
        wrong = next((word for word in words if word not in choices), None)
        return texts.NO_CHOICE.format(value=wrong[:40]) if wrong is not None else ""
    if column.kind == "date":
        return day_fault(text, today, future=column.future)
    if column.kind in {"number", "integer"}:
        return next(_number_faults(column, text), "")
    return _text_fault(text)


def _text_fault(text: str) -> str:
    return person_in(text) if len(text) <= LONGEST and text.isprintable() else texts.NOT_TEXT.format(longest=LONGEST)


def _number_faults(column: Column, text: str) -> Iterator[str]:
    if not _NUMBER.fullmatch(text):
        yield texts.NO_NUMBER.format(value=text[:40])
    elif not column.minimum <= float(text.replace(".", "").replace(",", ".")) <= column.maximum:
        yield texts.OUT_OF_RANGE.format(minimum=f"{column.minimum:.0f}", maximum=f"{column.maximum:.0f}")
