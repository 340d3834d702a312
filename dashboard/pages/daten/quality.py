"""What was left out, what the build found, what was checked, and by which rules occasions arise."""

from __future__ import annotations

from typing import Any

from dashboard import german
from dashboard.pages.daten.tables import Column, bullets, folded, numbers, table
from dashboard.queries.occasions import FindingKind, Threshold
from dashboard.texts import catalogue as texts
from dashboard.web import components
from dashboard.web.markup import Content, Markup, el, plain

Row = dict[str, Any]
SHOWN_REJECTED = 50


def rejected(rows: list[Row]) -> Content:
    """Rows that were not taken over, the first of them as a table, all of them as a file."""
    head = el("h3", texts.REJECTED)
    if not rows:
        return [head, el("p", texts.REJECTED_NONE)]
    columns = [
        Column(each)
        for each in (
            texts.HEAD_SOURCE,
            texts.HEAD_LINE,
            texts.HEAD_COLUMN,
            texts.HEAD_VALUE,
            texts.HEAD_REASON,
            texts.HEAD_CURE,
        )
    ]
    shown = rows[:SHOWN_REJECTED]
    much = texts.REJECTED_SHOWN.format(shown=german.number(len(shown)), all=german.number(len(rows)))
    few = german.plural(len(rows), "Zeile", "Zeilen")
    caption = texts.REJECTED_CAPTION.format(shown=much if len(rows) > len(shown) else few)
    link = el("a", texts.REJECTED_CSV, href="/daten/zurueckgewiesen.csv")
    return [
        head,
        el("p", texts.REJECTED_LEAD, " ", link, "."),
        table(caption, columns, map(_rejected, shown), headed=False),
    ]


def _rejected(row: Row) -> list[Content]:
    sheet = [texts.PLACE_SHEET.format(sheet=row["sheet"])] if row["sheet"] else []
    line = [texts.PLACE_LINE.format(line=row["line"])] if row["line"] else []
    return [
        [row["source"], el("span", row["release_id"], class_="daten-datei")],
        ", ".join(sheet + line),
        row["column_name"],
        row["value"],
        row["reason"],
        row["cure"],
    ]


def report(rows: list[Row]) -> Markup:
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
    return folded(
        texts.REPORT, len(rows), el("p", texts.REPORT_LEAD), table(texts.REPORT_CAPTION, columns, map(_reported, rows))
    )


def _reported(row: Row) -> list[Content]:
    of_indicator = row["indicator"] is not None
    years = german.years(row["first_period"], row["last_period"]) if row["first_period"] else german.number(None)
    name = row["indicator"] if of_indicator else f"{row['source']}: {texts.WHOLE_SOURCE}"
    # the codes of categories have no order that a median could speak of
    spread = [None if row["is_category"] else row[f"value_{each}"] for each in ("min", "median", "max")]
    missing, changed = (
        row["missing"] if of_indicator else None,
        row["values_changed"] if row["rows_before"] is not None else None,
    )
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


def checks(rows: list[Row]) -> Markup:
    """Every claim that held."""
    items = [el("li", row["claim"], " ", el("code", row["check_id"])) for row in rows]
    return folded(texts.CHECKS, len(rows), el("p", texts.CHECKS_LEAD), el("ul", items))


def thresholds(rules: tuple[FindingKind, ...]) -> Markup:
    """Rules with their default thresholds and what they rest on."""
    columns = [Column(head) for head in (texts.HEAD_KIND, texts.HEAD_RULE, texts.HEAD_THRESHOLDS, texts.HEAD_BASIS)]
    rows = [
        (
            f"{rule.kind} {rule.title}",
            rule.question,
            bullets([_threshold(each) for each in rule.thresholds]) or texts.NO_THRESHOLD,
            plain(components.linked(rule.basis, texts.HEAD_SOURCE)),
        )
        for rule in rules
    ]
    return table(texts.THRESHOLDS_CAPTION, columns, rows)


def _threshold(threshold: Threshold) -> str:
    return texts.THRESHOLD.format(
        label=threshold.label,
        value=german.amount(threshold.default),
        unit=threshold.unit,
        minimum=german.amount(threshold.minimum),
        maximum=german.amount(threshold.maximum),
    )
