"""What was left out, what the build found, what was checked, and by which rules occasions arise."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import components, german
from dashboard.components import Column
from dashboard.queries.anlaesse import Rule, Threshold
from dashboard.queries.anlaesse.evidence import amount
from dashboard.texts import daten as texts

Content = Any
SHOWN_REJECTED = 50


def rejected(rows: list[dict[str, Any]]) -> list[Content]:
    """Rows that were not taken over, the first of them as a table, all of them as a file."""
    head = html.H3(texts.REJECTED)
    if not rows:
        return [head, html.P(texts.REJECTED_NONE)]
    columns = [Column("source", texts.HEAD_SOURCE), Column("place", texts.HEAD_LINE), Column("column", texts.HEAD_COLUMN),
               Column("value", texts.HEAD_VALUE), Column("reason", texts.HEAD_REASON), Column("cure", texts.HEAD_CURE)]
    shown = rows[:SHOWN_REJECTED]
    much = texts.REJECTED_SHOWN.format(shown=german.number(len(shown)), all=german.number(len(rows)))
    few = german.plural(len(rows), "Zeile", "Zeilen")
    caption = texts.REJECTED_CAPTION.format(shown=much if len(rows) > len(shown) else few)
    link = html.A(texts.REJECTED_CSV, href="/daten/zurueckgewiesen.csv")
    table = components.table(caption, columns, [_rejected(row) for row in shown], "daten-dicht")
    return [head, html.P([texts.REJECTED_LEAD, " ", link, "."]), table]


def report(rows: list[dict[str, Any]]) -> list[Content]:
    """Size and spread per source and indicator, beside the build before."""
    numbers = {"rows": texts.HEAD_ROWS, "areas": texts.HEAD_AREAS, "min": texts.HEAD_MIN, "median": texts.HEAD_MEDIAN,
               "max": texts.HEAD_MAX, "missing": texts.HEAD_MISSING, "before": texts.HEAD_BEFORE, "changed": texts.HEAD_CHANGED}
    columns = [Column("indicator", texts.HEAD_INDICATOR), Column("years", texts.HEAD_YEARS),
               *(Column(key, head, numeric=True) for key, head in numbers.items())]
    table = components.table(texts.REPORT_CAPTION, columns, [_reported(row) for row in rows], "daten-dicht", row_head="indicator")
    return [html.Details([html.Summary(texts.REPORT), html.P(texts.REPORT_LEAD), table], className="daten-klappe")]


def checks(rows: list[dict[str, Any]]) -> html.Details:
    """Every claim that held."""
    items = [html.Li([row["claim"], " ", html.Code(row["check_id"])]) for row in rows]
    return html.Details([html.Summary(f"{texts.CHECKS} ({german.number(len(rows))})"), html.P(texts.CHECKS_LEAD), html.Ul(items)],
                        className="daten-klappe")


def thresholds(rules: tuple[Rule, ...]) -> html.Div:
    """Rules with their default thresholds and what they rest on."""
    columns = [Column("kind", texts.HEAD_KIND), Column("rule", texts.HEAD_RULE), Column("thresholds", texts.HEAD_THRESHOLDS),
               Column("basis", texts.HEAD_BASIS)]
    rows = [{"kind": f"{rule.kind} {rule.title}", "rule": rule.question, "basis": components.linked(rule.basis, texts.HEAD_SOURCE),
             "thresholds": html.Ul([html.Li(_threshold(each)) for each in rule.thresholds]) if rule.thresholds else texts.NO_THRESHOLD}
            for rule in rules]
    return components.table(texts.THRESHOLDS_CAPTION, columns, rows, "daten-dicht", row_head="kind")


def _threshold(threshold: Threshold) -> str:
    return texts.THRESHOLD.format(label=threshold.label, value=amount(threshold.default), unit=threshold.unit,
                                  minimum=amount(threshold.minimum), maximum=amount(threshold.maximum))


def _rejected(row: dict[str, Any]) -> dict[str, Content]:
    sheet = [texts.PLACE_SHEET.format(sheet=row["sheet"])] if row["sheet"] else []
    line = [texts.PLACE_LINE.format(line=row["line"])] if row["line"] else []
    return {"source": [row["source"], html.Span(row["release_id"], className="daten-datei")], "place": ", ".join(sheet + line),
            "column": row["column_name"] or "", "value": row["value"] or "", "reason": row["reason"], "cure": row["cure"]}


def _reported(row: dict[str, Any]) -> dict[str, Content]:
    of_indicator = row["indicator"] is not None
    years = german.years(row["first_period"], row["last_period"]) if row["first_period"] else german.number(None)
    counts = {"rows": row["rows"], "areas": row["areas"], "missing": row["missing"] if of_indicator else None, "before": row["rows_before"],
              "changed": row["values_changed"] if row["rows_before"] is not None else None}
    # the codes of categories have no order that a median could speak of
    spread = {key: None if row["is_category"] else row[f"value_{key}"] for key in ("min", "median", "max")}
    name = row["indicator"] if of_indicator else f"{row['source']}: {texts.WHOLE_SOURCE}"
    return {"indicator": name, "years": years, **{key: german.number(value) for key, value in counts.items()},
            **{key: german.number(value, row["decimals"]) for key, value in spread.items()}}
