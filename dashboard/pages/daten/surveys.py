"""Surveys: what was delivered, what was asked, what may be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.pages.daten.parts import Content, Folded, bullets, folded, table
from dashboard.queries.catalogue import Row
from dashboard.texts import certainty as texts
from dashboard.web.table import Column, numbers


@dataclass(frozen=True)
class Surveys:
    """`superseded` says how many deliveries have a newer one, "" where none has."""

    lead: str
    demo: bool
    superseded: str
    deliveries: Folded
    codebook: Folded
    groups: Folded


def surveys(deliveries: Sequence[Row], items: Sequence[Row], groups: Sequence[Row]) -> Surveys | None:
    """Everything about surveys; None where there is none."""
    if not deliveries:
        return None
    years = [row["year"] for row in deliveries]
    lead = texts.SURVEYS_LEAD.format(
        deliveries=german.number(len(deliveries)),
        areas=german.number(len({row["label"] for row in deliveries})),
        first=min(years),
        last=max(years),
    )
    demo = any(row["synthetic"] for row in deliveries)
    return Surveys(lead, demo, _superseded(deliveries), _deliveries(deliveries), _codebook(items), _groups(groups))


def _superseded(deliveries: Sequence[Row]) -> str:
    count = sum(row["superseded"] for row in deliveries)
    if not count:
        return ""
    return texts.SURVEYS_SUPERSEDED_ONE if count == 1 else texts.SURVEYS_SUPERSEDED.format(count=german.number(count))


def _deliveries(rows: Sequence[Row]) -> Folded:
    columns = [
        Column(texts.HEAD_AREA),
        Column(texts.HEAD_YEAR),
        Column(texts.HEAD_SAMPLING),
        Column(texts.HEAD_MODE),
        Column(texts.HEAD_FIELD),
        *numbers(texts.HEAD_N),
        Column(texts.HEAD_WEIGHTS),
        Column(texts.HEAD_STATE),
        Column(texts.HEAD_NOTES),
    ]
    return folded(texts.DELIVERIES, table(texts.DELIVERIES_CAPTION, columns, map(_delivery, rows)))


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
        bullets(row["notes"]) if row["notes"] else german.number(None),
    ]


def _weights(row: Row) -> str:
    parts = [texts.WEIGHTED if row["weighted"] else texts.UNWEIGHTED]
    if row["deff"] is not None:
        parts.append(texts.DEFF.format(deff=german.number(row["deff"], 2)))
    if row["max_weight_ratio"] is not None:
        parts.append(texts.MAX_WEIGHT.format(ratio=german.number(row["max_weight_ratio"], 1)))
    return ", ".join(parts)


def _codebook(items: Sequence[Row]) -> Folded:
    heads = (texts.HEAD_QUESTION, texts.HEAD_TOPIC, texts.HEAD_SCALE, texts.HEAD_TOP, texts.HEAD_INDICATOR)
    nothing = german.number(None)
    rows = [
        (item["question"], item["topic"], _scale(item), item["top_label"] or nothing, item["indicator"] or nothing)
        for item in items
    ]
    listed = table(texts.CODEBOOK_CAPTION, [Column(head) for head in heads], rows)
    return folded(texts.CODEBOOK, listed, texts.CODEBOOK_LEAD)


def _scale(item: Row) -> str:
    return texts.STEPS.format(count=item["scale_length"], labels=" · ".join(item["scale_labels"] or [item["scale"]]))


def _groups(groups: Sequence[Row]) -> Folded:
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
    return folded(texts.GROUPS_CAPTION, table(texts.GROUPS_CAPTION, columns, rows))
