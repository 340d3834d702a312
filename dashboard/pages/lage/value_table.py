"""The rows of the map as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from dashboard import german
from dashboard.pages.lage.content import AreaRow, AreaTable, Cell, Column
from dashboard.pages.lage.table import area_table
from dashboard.texts import comparison
from dashboard.texts import overview as texts
from dashboard.values import wording
from dashboard.values.observations import Observation
from dashboard.values.summaries import rounded

if TYPE_CHECKING:
    from dashboard.pages.lage.values import Entry, ValueFigure

WORDS = texts.SCRIPT
Columns: TypeAlias = "list[tuple[Column, Callable[[Entry], str]]]"


def table(figure: ValueFigure) -> AreaTable:
    """The table, highest value first."""
    columns = _difference_columns(figure) if figure.is_difference else _columns(figure)
    rows = [
        (_order(figure, entry.observed), _row(figure, entry, [cell(entry) for _, cell in columns]))
        for entry in figure.entries
    ]
    return area_table(figure.view, figure.painted.title, [column for column, _ in columns], rows)


def _row(figure: ValueFigure, entry: Entry, cells: list[str]) -> AreaRow:
    area_id = entry.area["area_id"]
    is_chosen = area_id in figure.chosen
    return AreaRow(area_id, entry.area["label"], figure.subtitle(entry.area), [Cell(text) for text in cells], is_chosen)


def _order(figure: ValueFigure, observed: Observation) -> float | str | None:
    """What a row is sorted by: the value as it is published."""
    if observed.value is None:
        return None
    if figure.is_category:
        return german.sort_key(figure.wording.text(observed.value))
    return rounded(observed.value, figure.wording.scale.decimals)


def _columns(figure: ValueFigure) -> Columns:
    """Of a map of values or cases."""
    is_value, survey = figure.measure == "wert", bool(figure.indicator["survey"])
    reference = WORDS["comparisonHead"].format(reference=comparison.REFERENCES[figure.view.reference])
    columns: list[tuple[bool, Column, Callable[[Entry], str]]] = [
        (
            not survey,
            Column("inhabitants", WORDS["inhabitants"], numeric=True),
            lambda entry: german.number(entry.area["inhabitants"]),
        ),
        (True, *_value(figure)),
        (is_value and figure.observations.has("low"), *_interval(figure)),
        (
            is_value and bool(figure.indicator["has_cases"]),
            Column("cases", WORDS["casesHead"], numeric=True),
            lambda entry: german.number(entry.observed.cases),
        ),
        (survey, *_persons()),
        (
            survey,
            Column("neff", WORDS["effectiveHead"], numeric=True),
            lambda entry: german.number(entry.observed.effective),
        ),
        (
            is_value and figure.is_compared,
            Column("compared", reference),
            lambda entry: _result(figure, entry, wording.short_result),
        ),
        (is_value and bool(figure.trends), *_trend(figure)),
        (True, *_status(figure)),
        (
            figure.view.level == "kommune",
            Column("council", WORDS["council"]),
            lambda entry: texts.STATUSES.get(entry.area["status"], ""),
        ),
    ]
    return [(column, cell) for holds, column, cell in columns if holds]


def _difference_columns(figure: ValueFigure) -> Columns:
    """Of a map of differences: the value of the reference beside the own one, the result at the confidence of the view."""
    view = figure.view
    reference = WORDS["referenceHead"].format(reference=comparison.REFERENCES[view.reference])
    head = WORDS["comparisonHead"].format(reference=comparison.CONFIDENCES[view.confidence])
    columns: list[tuple[bool, Column, Callable[[Entry], str]]] = [
        (True, *_value(figure)),
        (figure.observations.has("low"), *_interval(figure)),
        (bool(figure.indicator["survey"]), *_persons()),
        (
            True,
            Column("reference", reference, _short_unit(figure), numeric=True),
            lambda entry: _reference_value(figure, entry),
        ),
        (
            True,
            Column("compared", head),
            lambda entry: _result(figure, entry, lambda row: wording.short_result_at(row, view.confidence)),
        ),
        (bool(figure.trends), *_trend(figure)),
        (True, *_status(figure)),
    ]
    return [(column, cell) for holds, column, cell in columns if holds]


def _short_unit(figure: ValueFigure) -> str:
    return "" if figure.indicator["scale"] == "share" else figure.indicator["unit_short"] or ""


def _value(figure: ValueFigure) -> tuple[Column, Callable[[Entry], str]]:
    is_value = figure.measure == "wert"
    head, unit = (WORDS["value"], _short_unit(figure)) if is_value else (WORDS["casesHead"], "")
    return (
        Column("value", head, unit, numeric=not figure.is_category),
        lambda entry: figure.wording.text(entry.observed.value),
    )


def _interval(figure: ValueFigure) -> tuple[Column, Callable[[Entry], str]]:
    column = Column("interval", WORDS["intervalHead"], numeric=True)
    return column, lambda entry: figure.wording.short_interval(entry.observed)


def _persons() -> tuple[Column, Callable[[Entry], str]]:
    return Column("n", WORDS["personsHead"], numeric=True), lambda entry: german.number(entry.observed.persons)


def _trend(figure: ValueFigure) -> tuple[Column, Callable[[Entry], str]]:
    def cell(entry: Entry) -> str:
        row = figure.trends.get(entry.area["area_id"])
        return wording.short_trend(row) if row else "–"

    return Column("trend", WORDS["trendHead"]), cell


def _status(figure: ValueFigure) -> tuple[Column, Callable[[Entry], str]]:
    words = figure.wording

    def cell(entry: Entry) -> str:
        observed = entry.observed
        if observed.value is not None:
            return words.whose(observed) or words.states["ok"]
        return ": ".join(part for part in (words.absence(observed), words.mood(observed)) if part)

    return Column("status", WORDS["statusHead"]), cell


def _result(figure: ValueFigure, entry: Entry, short: Callable[..., str]) -> str:
    if entry.observed.status == "inherited":
        return str(WORDS["notComparedInherited"])
    row = figure.against(entry.area["area_id"])
    return "–" if row is None else short(row)


def _reference_value(figure: ValueFigure, entry: Entry) -> str:
    row = figure.against(entry.area["area_id"])
    return figure.wording.text(row["reference_value"]) if row and row["result_95"] else "–"
