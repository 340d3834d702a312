"""Values of the published database as somebody types them into the registry: German days, numbers and words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from dashboard import german
from dashboard.maintenance.registry.forms import COUNCIL, Column, Layout, Sheet

SEPARATOR = "; "


def typed(column: Column, row: Mapping[str, Any], levels: Mapping[str, str]) -> str:
    """The cell of a column; "" where nothing is known. `levels`: word of each level of areas, by its code."""
    if column.name == "level":
        return levels.get(row["area_level"] or "", "")
    if column.name in {"ars", "area_name"}:
        return row["area_id" if column.name == "ars" else "area_label"] or ""
    value = row.get(column.name)
    if value is None:
        return ""
    if column.kind == "founding":
        return _founding(value, row["founded_precision"])
    if isinstance(value, date):
        return german.day(value)
    if isinstance(value, list):
        return SEPARATOR.join(_word(column, each) for each in value) or _none(column)
    return _word(column, str(value).lower() if isinstance(value, bool) else _number(value))


def texts_of(layout: Layout, sheet: Sheet, row: Mapping[str, Any]) -> dict[str, str]:
    """A row as texts by column."""
    levels = levels_of(layout)
    return {column.name: typed(column, row, levels) for column in sheet.columns}


def key_of(sheet: Sheet, texts: Mapping[str, str]) -> dict[str, str]:
    """What names a row in an edit: a body its Kennung, every other row all that is seen of it; areas go by key, not by name."""
    if sheet.name == "council":
        return {COUNCIL: texts[COUNCIL]}
    return {name: text for name, text in texts.items() if name not in {"area_name", "kreis"}}


def id_of(texts: Mapping[str, str]) -> str:
    """A name for a row on show: equal rows have one, and a row that was changed has another."""
    return sha256("\n".join(f"{name}={text}" for name, text in sorted(texts.items())).encode()).hexdigest()[:16]


def levels_of(layout: Layout) -> dict[str, str]:
    """The words for levels of areas, by code."""
    columns = filter(None, (sheet.column("level") for sheet in layout.sheets))
    return {code: word for column in columns for word, code in zip(column.words, column.codes, strict=True)}


def _word(column: Column, code: str) -> str:
    return dict(zip(column.codes, column.words, strict=True)).get(code, code)


def _none(column: Column) -> str:
    """Known that there is none; lists of free words have no word for that."""
    return _word(column, "keine") if "keine" in column.codes else ""


def _number(value: Any) -> str:
    if not isinstance(value, float):
        return str(value)
    return str(int(value)) if value.is_integer() else str(value).replace(".", ",")


def _founding(day: date, precision: str | None) -> str:
    return {"year": f"{day.year}", "month": f"{day:%m.%Y}"}.get(precision or "", german.day(day))
