"""The rows of the map as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from dashboard import german
from dashboard.addresses.map_selection import STAND
from dashboard.addresses.periods import Newest
from dashboard.pages.lage.content import AreaRow, AreaTable, Cell, Column
from dashboard.pages.lage.table import area_table
from dashboard.texts import comparison
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import verdicts, wording
from dashboard.values.observations import Observation
from dashboard.values.summaries import rounded

if TYPE_CHECKING:
    from dashboard.pages.lage.values import Entry, ValueFigure

WORDS = texts.SCRIPT
Shown: TypeAlias = "Callable[[Entry], str | Cell]"
Columns: TypeAlias = "list[tuple[Column, Shown]]"


def table(figure: ValueFigure) -> AreaTable:
    """The table, highest value first; categories in their order."""
    columns = _difference_columns(figure) if figure.is_difference else _columns(figure)
    rows = [
        (_order(figure, entry.observed), _row(figure, entry, [cell(entry) for _, cell in columns]))
        for entry in figure.entries
    ]
    return area_table(figure.view, figure.painted.title, [column for column, _ in columns], rows)


def _row(figure: ValueFigure, entry: Entry, shown: Sequence[str | Cell]) -> AreaRow:
    area_id = entry.area["area_id"]
    cells = [each if isinstance(each, Cell) else Cell(each) for each in shown]
    return AreaRow(area_id, entry.area["label"], figure.subtitle(entry.area), cells, area_id in figure.chosen)


def _order(figure: ValueFigure, observed: Observation) -> float | None:
    """What a row is sorted by: the value as it is published, the place of a category."""
    if observed.value is None or figure.is_category:
        return observed.value
    return rounded(observed.value, figure.wording.scale.decimals)


def _columns(figure: ValueFigure) -> Columns:
    """Of a map of values or cases."""
    is_value, survey = figure.measure == "wert", bool(figure.indicator["survey"])
    reference = WORDS["comparisonHead"].format(
        reference=wording.reference_name(figure.view.reference, figure.indicator)
    )
    columns: list[tuple[bool, Column, Shown]] = [
        (
            not survey,
            Column("inhabitants", WORDS["inhabitants"], numeric=True),
            lambda entry: german.number(entry.area["inhabitants"]),
        ),
        (True, *(_category(figure) if figure.is_category else _value(figure))),
        (figure.view.indicator == STAND, *_confirmed()),
        (isinstance(figure.view.year, Newest), *_year()),
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
            is_value and figure.is_judged,
            Column("compared", reference),
            lambda entry: _verdict(figure, entry),
        ),
        (is_value and bool(figure.trends), *_trend(figure)),
        (True, *_status(figure)),
        (
            figure.view.level == "kommune" and figure.view.indicator != STAND,
            Column("council", WORDS["council"]),
            lambda entry: STATUSES.get(entry.area["status"], ""),
        ),
    ]
    return [(column, cell) for holds, column, cell in columns if holds]


def _difference_columns(figure: ValueFigure) -> Columns:
    """Of a map of differences: the value of the reference beside the own one, how far it is, the verdict at the confidence of the view."""
    view = figure.view
    reference = WORDS["referenceHead"].format(reference=wording.reference_name(view.reference, figure.indicator))
    head = WORDS["comparisonHead"].format(reference=comparison.CONFIDENCES[view.confidence])
    columns: list[tuple[bool, Column, Callable[[Entry], str]]] = [
        (True, *_value(figure)),
        (isinstance(figure.view.year, Newest), *_year()),
        (figure.observations.has("low"), *_interval(figure)),
        (bool(figure.indicator["survey"]), *_persons()),
        (
            True,
            Column("reference", reference, _short_unit(figure), numeric=True),
            lambda entry: _reference_value(figure, entry),
        ),
        (True, Column("difference", WORDS["differenceHead"], numeric=True), lambda entry: _size(figure, entry)),
        (True, Column("compared", head), lambda entry: _verdict(figure, entry)),
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
        Column("value", head, unit, numeric=True),
        lambda entry: figure.wording.value(entry.observed),
    )


def _category(figure: ValueFigure) -> tuple[Column, Shown]:
    """The categories under the name of the indicator, in their order."""
    labels = figure.indicator["labels"]
    orders = {way: words.format(first=labels[0], last=labels[-1]) for way, words in texts.SORT_CATEGORIES.items()}

    def cell(entry: Entry) -> Cell:
        value = entry.observed.value
        return Cell(figure.wording.value(entry.observed), "" if value is None else str(int(value)))

    return Column("value", figure.indicator["short_title"], orders=orders), cell


def _confirmed() -> tuple[Column, Shown]:
    """When the Stand was last reported."""

    def cell(entry: Entry) -> Cell:
        day = entry.area["confirmed_on"]
        return Cell(german.day(day), f"{day:%Y%m%d}") if day else Cell("–")

    return Column("confirmed", texts.CONFIRMED_HEAD, orders=texts.SORT_DAYS), cell


def _year() -> tuple[Column, Callable[[Entry], str]]:
    """Of which year what an area shows is."""
    return Column("year", WORDS["year"], numeric=True), lambda entry: str(entry.observed.year or "–")


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


def _verdict(figure: ValueFigure, entry: Entry) -> str:
    if entry.observed.status == "inherited":
        return wording.not_compared(entry.observed)
    row = figure.against(entry.area["area_id"])
    return "–" if row is None else verdicts.short(row.verdict(figure.view.confidence))


def _size(figure: ValueFigure, entry: Entry) -> str:
    row = figure.against(entry.area["area_id"])
    return "–" if row is None else figure.wording.size(row)


def _reference_value(figure: ValueFigure, entry: Entry) -> str:
    row = figure.against(entry.area["area_id"])
    return "–" if row is None else figure.wording.text(row.reference_value)
