"""Surveys: what was delivered, what was asked, what may be compared."""

from __future__ import annotations

from typing import Any

from dashboard import german
from dashboard.pages.daten.tables import DEMO, Column, bullets, folded, numbers, table
from dashboard.texts import certainty as texts
from dashboard.web.markup import Content, Markup, el

Row = dict[str, Any]


def section(deliveries: list[Row], items: list[Row], groups: list[Row]) -> Content:
    """Everything about surveys; says so where there is none."""
    if not deliveries:
        return el("p", texts.NO_SURVEYS)
    years = [row["year"] for row in deliveries]
    lead = texts.SURVEYS_LEAD.format(
        deliveries=german.number(len(deliveries)),
        areas=german.number(len({row["label"] for row in deliveries})),
        first=min(years),
        last=max(years),
    )
    mark = [DEMO, " "] if any(row["synthetic"] for row in deliveries) else None
    return [
        el("p", mark, lead),
        _superseded(deliveries),
        el("h3", texts.GROUPS),
        el("p", texts.GROUPS_LEAD),
        _deliveries(deliveries),
        _codebook(items),
        _groups(groups),
    ]


def _superseded(deliveries: list[Row]) -> Content:
    count = sum(row["superseded"] for row in deliveries)
    if not count:
        return None
    return el(
        "p", texts.SURVEYS_SUPERSEDED_ONE if count == 1 else texts.SURVEYS_SUPERSEDED.format(count=german.number(count))
    )


def _deliveries(rows: list[Row]) -> Markup:
    columns = [
        Column(texts.HEAD_AREA),
        Column(texts.HEAD_YEAR),
        Column(texts.HEAD_SAMPLING),
        Column(texts.HEAD_MODE),
        Column(texts.HEAD_FIELD),
        *numbers(texts.HEAD_N),
        Column(texts.HEAD_WEIGHTS),
        Column(texts.HEAD_SHOWN),
        Column(texts.HEAD_NOTES),
    ]
    return folded(texts.DELIVERIES, len(rows), table(texts.DELIVERIES_CAPTION, columns, map(_delivery, rows)))


def _delivery(row: Row) -> list[Content]:
    n = texts.OF_RESPONDENTS.format(
        complete=german.number(row["complete"]), respondents=german.number(row["respondents"])
    )
    return [
        row["label"],
        str(row["year"]),
        texts.SAMPLINGS[row["sampling"]],
        texts.MODES[row["mode"]],
        f"{german.day(row['field_start'])}–{german.day(row['field_end'])}",
        n,
        _weights(row),
        texts.SUPERSEDED if row["superseded"] else texts.SHOWN,
        bullets(row["notes"]) or german.number(None),
    ]


def _weights(row: Row) -> str:
    said = [texts.WEIGHTED if row["weighted"] else texts.UNWEIGHTED]
    if row["deff"] is not None:
        said.append(texts.DEFF.format(deff=german.number(row["deff"], 2)))
    if row["max_weight_ratio"] is not None:
        said.append(texts.MAX_WEIGHT.format(ratio=german.number(row["max_weight_ratio"], 1)))
    return ", ".join(said)


def _codebook(items: list[Row]) -> Markup:
    columns = [
        Column(head)
        for head in (texts.HEAD_QUESTION, texts.HEAD_TOPIC, texts.HEAD_SCALE, texts.HEAD_TOP, texts.HEAD_INDICATOR)
    ]
    rows = [
        (
            item["question"],
            item["topic"],
            _scale(item),
            item["top_label"] or german.number(None),
            item["indicator"] or german.number(None),
        )
        for item in items
    ]
    return folded(texts.CODEBOOK, len(rows), el("p", texts.CODEBOOK_LEAD), table(texts.CODEBOOK_CAPTION, columns, rows))


def _scale(item: Row) -> str:
    return texts.STEPS.format(count=item["scale_length"], labels=" · ".join(item["scale_labels"] or [item["scale"]]))


def _groups(groups: list[Row]) -> Markup:
    columns = [
        Column(texts.HEAD_QUESTION),
        Column(texts.HEAD_SCALE),
        Column(texts.HEAD_MODE),
        Column(texts.HEAD_SAMPLING),
        *numbers(texts.HEAD_SURVEYS, texts.HEAD_AREAS),
    ]
    rows = [
        (
            row["question"],
            row["scale"],
            texts.MODES[row["mode"]],
            texts.SAMPLINGS[row["sampling"]],
            german.number(row["surveys"]),
            german.number(row["areas"]),
        )
        for row in groups
    ]
    return folded(texts.GROUPS_CAPTION, len(rows), table(texts.GROUPS_CAPTION, columns, rows))
