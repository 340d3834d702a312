"""The rules behind findings, comparison, trend, rank, need and structure: in words and with the numbers they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from dashboard import german
from dashboard.pages.daten.parts import Cell, Content, Folded, bullets, folded, table
from dashboard.queries.catalogue import Row
from dashboard.queries.occasions import FindingKind, Threshold, severities_in_words
from dashboard.texts import breaks as break_texts
from dashboard.texts import catalogue as finding_texts
from dashboard.texts import certainty as texts
from dashboard.texts import land as land_texts
from dashboard.web.links import Link
from dashboard.web.table import Column, Table, numbers
from dashboard.web.templates import linked

MANY = 4


@dataclass(frozen=True)
class Methods:
    """The methods as running text, and the kinds of findings with their default thresholds."""

    text: Markup
    thresholds: Table


@dataclass(frozen=True)
class Comparison:
    """The section on comparison; `axes` is None where the build has placed no Kommune in need and structure."""

    text: Markup
    axes_lead: str
    axes: Table | None
    breaks: Folded
    spreads: Folded


def thresholds(kinds: Sequence[FindingKind]) -> Table:
    """Kinds of findings with their default thresholds and what they rest on."""
    heads = (
        finding_texts.HEAD_KIND,
        finding_texts.HEAD_RULE,
        finding_texts.HEAD_SEVERITY,
        finding_texts.HEAD_THRESHOLDS,
        finding_texts.HEAD_BASIS,
    )
    rows = [
        (
            f"{kind.kind} {kind.title}",
            kind.question,
            bullets(severities_in_words(kind, tuple(each.default for each in kind.thresholds))),
            bullets([_threshold(each) for each in kind.thresholds]) if kind.thresholds else finding_texts.NO_THRESHOLD,
            linked(kind.basis, finding_texts.HEAD_SOURCE),
        )
        for kind in kinds
    ]
    return table(finding_texts.THRESHOLDS_CAPTION, [Column(head) for head in heads], rows)


def _threshold(threshold: Threshold) -> str:
    return finding_texts.THRESHOLD.format(
        label=threshold.label,
        value=german.amount(threshold.default),
        unit=threshold.unit,
        minimum=german.amount(threshold.minimum),
        maximum=german.amount(threshold.maximum),
    )


def axes(inputs: Sequence[Row]) -> Table:
    """The declared indicators of need and structure with their default weights."""
    columns = [
        Column(texts.HEAD_INPUT),
        Column(texts.HEAD_AXIS),
        Column(texts.HEAD_INDICATOR),
        Column(texts.HEAD_DIRECTION),
        *numbers(texts.HEAD_WEIGHT),
    ]
    rows: list[Sequence[Content]] = [
        (
            Cell(row["label"], demo=row["demo"]),
            texts.AXIS[row["axis"]],
            row["title"],
            texts.DIRECTIONS[row["axis"], row["direction"]],
            german.number(row["weight"], 0 if row["weight"].is_integer() else 2),
        )
        for row in inputs
    ]
    return table(texts.AXES_CAPTION, columns, rows)


def breaks(rows: Sequence[Row]) -> Folded:
    """Every break of a series with its source, and whether it stops trends."""
    heads = (texts.HEAD_REASON, texts.HEAD_FROM, texts.HEAD_BREAK, texts.HEAD_CONCERNS, texts.HEAD_BREAK_SOURCE)
    cells: list[Sequence[Content]] = [
        (
            row["reason"],
            german.years(row["period"], row["until"]) if row["until"] else str(row["period"]),
            f"{break_texts.KINDS[row['kind']]}; {break_texts.STOPS if row['stops_trend'] else break_texts.STOPS_NOT}",
            _concerned(row["area"], row["indicators"] or []),
            _source(row),
        )
        for row in rows
    ]
    return folded(texts.BREAKS, table(texts.BREAKS_CAPTION, [Column(head) for head in heads], cells), texts.BREAKS_LEAD)


def _source(row: Row) -> Content:
    if not row["source_url"]:
        return row["source"] or texts.FROM_DATA
    return Cell(link=Link(row["source"] or texts.PAGE, row["source_url"]))


def land_figures(rows: Sequence[Row]) -> Folded | None:
    """Published totals of the Land, each with its page; None where there are none."""
    heads = (land_texts.HEAD_FIGURE, land_texts.HEAD_KEY, land_texts.HEAD_YEAR)
    columns = [
        *map(Column, heads),
        *numbers(land_texts.HEAD_VALUE),
        Column(land_texts.HEAD_PAGE),
        Column(land_texts.HEAD_NOTE),
    ]
    cells: list[Sequence[Content]] = [
        (
            land_texts.MEASURES[row["measure"]],
            row["key"],
            str(row["year"]),
            german.percent(row["value"], 1) if row["measure"] == "aufklaerungsquote" else german.number(row["value"]),
            Cell(
                german.date_as_known(row["published"]),
                link=Link(urlsplit(row["source_url"]).hostname or row["source_url"], row["source_url"]),
            ),
            row["derived"] or "",
        )
        for row in rows
    ]
    return (
        folded(land_texts.FIGURES, table(land_texts.FIGURES, columns, cells), land_texts.FIGURES_LEAD) if rows else None
    )


def _concerned(area: str | None, indicators: list[str]) -> str:
    if not indicators:
        return texts.ALL_OF_AREA.format(area=area) if area else texts.ALL_INDICATORS
    many = texts.MANY_INDICATORS.format(count=len(indicators))
    return german.listing(indicators) if len(indicators) <= MANY else many


def spreads(rows: Sequence[Row]) -> Folded:
    """How much areas of a kind differ, per rate."""
    columns = [
        Column(texts.HEAD_INDICATOR),
        Column(texts.HEAD_GROUP),
        Column(texts.HEAD_YEAR),
        *numbers(texts.HEAD_VALUE, texts.HEAD_MEDIAN, "φ", "τ²"),
    ]
    cells = [
        (
            row["indicator"],
            f"{row['label']} ({row['areas']})",
            str(row["period"]),
            german.number(row["value"], row["decimals"]),
            german.number(row["median"], row["decimals"]),
            german.number(row["phi"], 1),
            german.number(row["tau2"], 4),
        )
        for row in rows
    ]
    return folded(texts.SPREADS, table(texts.SPREADS_CAPTION, columns, cells), texts.SPREADS_LEAD)
