"""What was left out, what the build found, and what was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.pages.daten.parts import Cell, Content, Folded, counted, folded, table
from dashboard.queries.catalogue import Row
from dashboard.texts import catalogue as texts
from dashboard.web.table import Column, Table, numbers

MOST_REJECTED = 50


@dataclass(frozen=True)
class Quality:
    """`rejected` is None where every row was taken over."""

    rejected: Table | None
    report: Folded
    checks: Folded


def quality(rejected: Sequence[Row], report: Sequence[Row], checks: Sequence[Row]) -> Quality:
    """The section on the quality of the data."""
    return Quality(_rejected(rejected) if rejected else None, report_of(report), _checks(checks))


def _rejected(rows: Sequence[Row]) -> Table:
    """Rows that were not taken over, the first of them; all of them are a file."""
    heads = (
        texts.HEAD_SOURCE,
        texts.HEAD_LINE,
        texts.HEAD_COLUMN,
        texts.HEAD_VALUE,
        texts.HEAD_REASON,
        texts.HEAD_CURE,
    )
    listed = rows[:MOST_REJECTED]
    much = texts.REJECTED_FIRST.format(shown=german.number(len(listed)), all=german.number(len(rows)))
    few = german.plural(len(rows), "Zeile", "Zeilen")
    caption = texts.REJECTED_CAPTION.format(shown=much if len(rows) > len(listed) else few)
    return table(caption, [Column(head) for head in heads], map(_rejected_row, listed), headed=False)


def _rejected_row(row: Row) -> list[Content]:
    sheet = [texts.PLACE_SHEET.format(sheet=row["sheet"])] if row["sheet"] else []
    line = [texts.PLACE_LINE.format(line=row["line"])] if row["line"] else []
    return [
        Cell(row["source"], file=row["release_id"]),
        ", ".join(sheet + line),
        *(row[name] or "" for name in ("column_name", "value", "reason", "cure")),
    ]


def report_of(rows: Sequence[Row]) -> Folded:
    """Size and spread per source and indicator, beside the build before."""
    columns = [
        Column(texts.HEAD_INDICATOR),
        Column(texts.HEAD_YEARS),
        *numbers(
            texts.HEAD_ROWS,
            texts.HEAD_AREAS,
            texts.HEAD_MIN,
            texts.HEAD_MEDIAN,
            texts.HEAD_MAX,
            texts.HEAD_MISSING,
            texts.HEAD_BEFORE,
            texts.HEAD_CHANGED,
        ),
    ]
    return folded(texts.REPORT, table(texts.REPORT_CAPTION, columns, map(_reported, rows)), texts.REPORT_LEAD)


def _reported(row: Row) -> list[Content]:
    of_indicator = row["indicator"] is not None
    years = german.years(row["first_period"], row["last_period"]) if row["first_period"] else german.number(None)
    name = row["indicator"] if of_indicator else f"{row['source']}: {texts.WHOLE_SOURCE}"
    # the codes of categories have no order that a median could speak of
    spread = [None if row["is_category"] else row[f"value_{each}"] for each in ("min", "median", "max")]
    missing = row["missing"] if of_indicator else None
    changed = row["values_changed"] if row["rows_before"] is not None else None
    return [
        name,
        years,
        german.number(row["rows"]),
        german.number(row["areas"]),
        *(german.number(value, row["decimals"]) for value in spread),
        german.number(missing),
        german.number(row["rows_before"]),
        german.number(changed),
    ]


def _checks(rows: Sequence[Row]) -> Folded:
    """Every claim that held."""
    claims = [(row["claim"], row["check_id"]) for row in rows]
    return Folded(counted(texts.CHECKS, len(rows)), texts.CHECKS_LEAD, claims=claims)
