"""Surveys: what was delivered, what was asked, what may be compared."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import components, german
from dashboard.components import Column
from dashboard.texts import daten_certainty as texts

Content = Any
Row = dict[str, Any]


def section(deliveries: list[Row], items: list[Row], groups: list[Row]) -> list[Content]:
    """Everything about surveys; says so where there is none."""
    if not deliveries:
        return [html.P(texts.NO_SURVEYS)]
    years = [row["year"] for row in deliveries]
    lead = texts.SURVEYS_LEAD.format(deliveries=german.number(len(deliveries)), areas=german.number(len({row["label"] for row in deliveries})),
                                     first=min(years), last=max(years))
    marks: list[Content] = [components.demo_mark(), " "] if any(row["synthetic"] for row in deliveries) else []
    return [html.P([*marks, lead]), *_superseded(deliveries), html.H3(texts.GROUPS), html.P(texts.GROUPS_LEAD), _deliveries(deliveries),
            _codebook(items), _groups(groups)]


def _superseded(deliveries: list[Row]) -> list[Content]:
    count = sum(row["superseded"] for row in deliveries)
    if not count:
        return []
    return [html.P(texts.SURVEYS_SUPERSEDED_ONE if count == 1 else texts.SURVEYS_SUPERSEDED.format(count=german.number(count)))]


def _folded(head: str, count: int, *content: Content) -> html.Details:
    return html.Details([html.Summary(f"{head} ({german.number(count)})"), *content], className="daten-klappe")


def _deliveries(rows: list[Row]) -> html.Details:
    columns = [Column("area", texts.HEAD_AREA), Column("year", texts.HEAD_YEAR), Column("sampling", texts.HEAD_SAMPLING),
               Column("mode", texts.HEAD_MODE), Column("field", texts.HEAD_FIELD), Column("n", texts.HEAD_N, numeric=True),
               Column("weights", texts.HEAD_WEIGHTS), Column("shown", texts.HEAD_SHOWN), Column("notes", texts.HEAD_NOTES)]
    return _folded(texts.DELIVERIES, len(rows),
                   components.table(texts.DELIVERIES_CAPTION, columns, [_delivery(row) for row in rows], "daten-dicht", row_head="area"))


def _delivery(row: Row) -> dict[str, Content]:
    n = texts.OF_RESPONDENTS.format(complete=german.number(row["complete"]), respondents=german.number(row["respondents"]))
    return {
        "area": row["label"], "year": str(row["year"]), "sampling": texts.SAMPLINGS[row["sampling"]], "mode": texts.MODES[row["mode"]],
        "field": f"{german.day(row['field_start'])}–{german.day(row['field_end'])}", "n": n, "weights": _weights(row),
        "shown": texts.SUPERSEDED if row["superseded"] else texts.SHOWN,
        "notes": html.Ul([html.Li(note) for note in row["notes"]]) if row["notes"] else german.number(None),
    }


def _weights(row: Row) -> str:
    said = [texts.WEIGHTED if row["weighted"] else texts.UNWEIGHTED]
    if row["deff"] is not None:
        said.append(texts.DEFF.format(deff=german.number(row["deff"], 2)))
    if row["max_weight_ratio"] is not None:
        said.append(texts.MAX_WEIGHT.format(ratio=german.number(row["max_weight_ratio"], 1)))
    return ", ".join(said)


def _codebook(items: list[Row]) -> html.Details:
    columns = [Column("question", texts.HEAD_QUESTION), Column("topic", texts.HEAD_TOPIC), Column("scale", texts.HEAD_SCALE),
               Column("top", texts.HEAD_TOP), Column("indicator", texts.HEAD_INDICATOR)]
    rows = [{"question": item["question"], "topic": item["topic"], "top": item["top_label"] or german.number(None),
             "scale": texts.STEPS.format(count=item["scale_length"], labels=" · ".join(item["scale_labels"] or [item["scale"]])),
             "indicator": item["indicator"] or german.number(None)} for item in items]
    return _folded(texts.CODEBOOK, len(rows), html.P(texts.CODEBOOK_LEAD),
                   components.table(texts.CODEBOOK_CAPTION, columns, rows, "daten-dicht", row_head="question"))


def _groups(groups: list[Row]) -> html.Details:
    columns = [Column("question", texts.HEAD_QUESTION), Column("scale", texts.HEAD_SCALE), Column("mode", texts.HEAD_MODE),
               Column("sampling", texts.HEAD_SAMPLING), Column("surveys", texts.HEAD_SURVEYS, numeric=True),
               Column("areas", texts.HEAD_AREAS, numeric=True)]
    rows = [{"question": row["question"], "scale": row["scale"], "mode": texts.MODES[row["mode"]], "sampling": texts.SAMPLINGS[row["sampling"]],
             "surveys": german.number(row["surveys"]), "areas": german.number(row["areas"])} for row in groups]
    return _folded(texts.GROUPS_CAPTION, len(rows), components.table(texts.GROUPS_CAPTION, columns, rows, "daten-dicht", row_head="question"))
