"""Rows of the registry that say the same twice, and days that cannot follow each other; every fault is noted with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.registry.consistency import Values
    from pipelines.registry.layout import Layout
    from pipelines.store.reading import Reading

# By sheet: a day that must not lie before another one, by the names of their columns.
_IN_ORDER = {
    "council": ("founded_on", "reconstituted_on"),
    "council_area": ("valid_from", "valid_until"),
    "project": ("started_on", "ended_on"),
}
# By sheet: what of a row may stand once only; of the other sheets the whole row.
_ONCE = {"council_area": ("council_id", "area_id")}


def check_doubles(reading: Reading, declared: Layout, tables: dict[str, list[Values]]) -> None:
    """A body has an area once; of other rows that are equal in everything somebody has to say that both are meant.

    What cannot be read is equal to nothing: rows with a problem are compared once it is mended.
    """
    faulty = {(problem.sheet, problem.line) for problem in reading.problems}
    for sheet in declared.sheet:
        first: dict[tuple[str, ...], int] = {}
        for row in tables[sheet.name]:
            line, once = int(row["line"] or 0), _ONCE.get(sheet.name, ())
            if any(row.get(name) is None for name in once) or (not once and (sheet.title, line) in faulty):
                continue  # what is missing is noted already
            key = _key(row, once)
            if (before := first.setdefault(key, line)) == line:
                continue
            said = (f"Dasselbe steht schon in Zeile {before}.", "Eine der beiden Zeilen löschen.")
            tell = reading.problem if sheet.name in _ONCE else reading.ask
            tell(*said, line=line, column=sheet.headers[0], value=row.get("council_id"), sheet=sheet.title)


def check_days(reading: Reading, declared: Layout, tables: dict[str, list[Values]]) -> None:
    """What ends does not end before it began."""
    for sheet in declared.sheet:
        if sheet.name not in _IN_ORDER:
            continue
        earlier, later = _IN_ORDER[sheet.name]
        headers = {column.name: column.header for column in sheet.columns}
        for row in tables[sheet.name]:
            began, ended = row.get(earlier), row.get(later)
            if began and ended and str(ended) < str(began):
                reading.problem(
                    f"Dieser Tag liegt vor dem Tag in Spalte „{headers[earlier]}“.",
                    "Beide Tage prüfen.",
                    line=int(row["line"] or 0),
                    column=headers[later],
                    value=_german(str(ended)),
                    sheet=sheet.title,
                )


def _key(row: Values, names: Sequence[str]) -> tuple[str, ...]:
    """What is compared of a row."""
    return tuple(f"{name}={row.get(name)}" for name in (names or sorted(row)) if name != "line")


def _german(day: str) -> str:
    year, month, day_of_month = day.split("-")
    return f"{day_of_month}.{month}.{year}"
