"""What the rows of the registry workbook must agree on with each other; every fault is noted with its place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipelines.formats.text import alike

if TYPE_CHECKING:
    from pipelines.registry.layout import Layout, Sheet
    from pipelines.store.reading import Reading

# One row: canonical texts by column name, and `line`, the row in the sheet.
Values = dict[str, str | int | None]


def use_one_spelling(tables: dict[str, list[Values]]) -> None:
    """A Kennung is spelt everywhere as on the sheet of bodies, whatever its case elsewhere."""
    spelling = {alike(str(row["council_id"])): row["council_id"] for row in tables["council"]}
    for rows in tables.values():
        for row in rows:
            if row.get("council_id") is not None:
                row["council_id"] = spelling.get(alike(str(row["council_id"])), row["council_id"])


def refuse_doubles(reading: Reading, sheet: Sheet, rows: list[Values]) -> None:
    """Every body has a Kennung of its own."""
    lines: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row["council_id"] is not None:  # that it is missing is already noted
            lines[alike(str(row["council_id"]))].append(int(row["line"] or 0))
    spelling = {int(row["line"] or 0): row["council_id"] for row in rows}
    for first, *others in lines.values():
        for line in others:
            reading.problem(
                f"Die Kennung steht schon in Zeile {first}.",
                "Jedem Gremium eine eigene Kennung geben.",
                line=line,
                column="Kennung",
                value=spelling[line],
                sheet=sheet.title,
            )


def check_references(reading: Reading, declared: Layout, tables: dict[str, list[Values]]) -> None:
    """A row that names a body names one of the sheet of bodies; nothing is said where that sheet is empty."""
    known = {row["council_id"] for row in tables["council"]}
    if not known:
        return
    for sheet in declared.sheet:
        if not any(column.kind == "reference" for column in sheet.column):
            continue
        for row in tables[sheet.name]:
            if row["council_id"] is not None and row["council_id"] not in known:
                reading.problem(
                    "Ein Gremium mit dieser Kennung steht nicht auf dem Blatt Gremien.",
                    "Die Kennung berichtigen oder das Gremium dort eintragen.",
                    line=int(row["line"] or 0),
                    column="Kennung",
                    value=row["council_id"],
                    sheet=sheet.title,
                )


def check_status(reading: Reading, declared: Layout, rows: list[Values]) -> None:
    """A report is either about a body or about an area without one; the words differ."""
    title = next(sheet.title for sheet in declared.sheet if sheet.name == "status")
    for row in rows:
        about_body, about_area, status = row["council_id"] is not None, row.get("area_id") is not None, row["status"]
        reason = None
        if about_body == about_area:
            reason = (
                "Die Meldung nennt Gremium und Gebiet."
                if about_body
                else "Die Meldung nennt weder ein Gremium noch ein Gebiet."
            )
        elif about_body and status == "kein_gremium":
            reason = "„kein Gremium“ passt nicht zu einem genannten Gremium."
        elif about_area and status in {"aktiv", "ruhend", "aufgeloest"}:
            reason = "Dieser Status braucht ein Gremium."
        if reason:
            cure = "Entweder die Kennung eines Gremiums eintragen oder ein Gebiet mit kein Gremium, in Planung oder unklar."
            reading.problem(
                reason, cure, line=int(row["line"] or 0), column="Kennung", value=row["council_id"], sheet=title
            )
