"""The comparison as files: the table of all indicators, the strip and the years of the chosen one, and both charts as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.addresses.areas import Area
from dashboard.comparison import figures, words
from dashboard.exports.table import Cell as TableCell
from dashboard.exports.table import Table
from dashboard.queries import frame
from dashboard.queries.comparison import Cell, Indicator, Rank, View
from dashboard.texts import comparison_page as texts
from dashboard.texts.overview import VALUE_STATUSES

Line = tuple[TableCell, ...]


def everything(view: View, *, machine: bool = False) -> Table:
    """Indicators × areas as rows, exactly those of the screen."""
    areas, ranks = view.selection.areas, view.ranks()
    rows = [
        _line(indicator, area, cells[area.area_id], view, ranks, machine=machine)
        for indicator, cells in view.rows()
        for area in areas
        if area.area_id in cells
    ]
    return Table(texts.TITLE, texts.COLUMNS_MACHINE if machine else texts.COLUMNS, rows)


def _line(
    indicator: Indicator,
    area: Area,
    cell: Cell,
    view: View,
    ranks: Mapping[tuple[str, str, int], Rank],
    *,
    machine: bool,
) -> Line:
    compared = (
        (words.reference_of(area, view.selection.reference), cell.reference_value) if cell.result else (None, None)
    )
    result = cell.result if machine or cell.result is None else texts.RESULTS[cell.result]
    rank = ranks.get((cell.indicator_id, area.area_id, cell.period))
    ranked = (rank.best, rank.worst, rank.areas) if rank else (None, None, None)
    return (
        indicator["topic"],
        _name(indicator, machine=machine),
        area.area_id,
        area.label,
        area.kind if machine else area.kind_label,
        cell.period,
        _value(cell.value, indicator, machine=machine),
        indicator["unit"],
        cell.low,
        cell.high,
        _status(cell.status, cell.giver_id, machine=machine),
        cell.giver_id if machine else cell.giver,
        *compared,
        result,
        cell.reason,
        *ranked,
        *_origin(indicator),
    )


def strip(view: View, *, machine: bool = False) -> Table:
    """All values of the strip."""
    rows = [(row.area_id, row.label, row.period, row.value, row.low, row.high, "ok", None, None) for row in view.around]
    return _series(view, rows, machine=machine)


def course(view: View, *, machine: bool = False) -> Table:
    """All years of the chosen areas, and of what all of them are compared with."""
    return _series(view, [*_readings(view), *_compared(view)], machine=machine)


def _readings(view: View) -> Iterator[Line]:
    for area in view.selection.areas:
        for each in view.readings[area.area_id]:
            yield (
                area.area_id,
                area.label,
                each.period,
                each.value,
                each.low,
                each.high,
                each.status,
                each.giver,
                each.giver_id,
            )


def _compared(view: View) -> Iterator[Line]:
    label, values = view.reference
    for period, value in values:
        yield None, f"{texts.REFERENCE_ROW}: {label}", period, value, None, None, "ok", None, None


def _series(view: View, rows: Sequence[Line], *, machine: bool) -> Table:
    indicator = view.indicator
    columns = texts.COLUMNS_SERIES_MACHINE if machine else texts.COLUMNS_SERIES
    return Table(
        texts.TITLE,
        columns,
        [
            (
                _name(indicator, machine=machine),
                area_id,
                label,
                period,
                _value(value, indicator, machine=machine),
                indicator["unit"],
                low,
                high,
                _status(str(status), giver_id, machine=machine),
                giver_id if machine else giver,
                *_origin(indicator),
            )
            for area_id, label, period, value, low, high, status, giver, giver_id in rows
        ],
    )


def _name(indicator: Indicator, *, machine: bool) -> str:
    return str(indicator["indicator_id" if machine else "title"])


def _value(value: TableCell, indicator: Indicator, *, machine: bool) -> TableCell:
    """Numbers as they are; codes in words for people."""
    in_words = isinstance(value, float) and indicator["codes"] and not machine
    return words.scale(indicator).text(value) if in_words and isinstance(value, float) else value


def _status(status: str, giver_id: TableCell, *, machine: bool) -> str:
    """A value of another area is called by the level of that area."""
    if machine:
        return status
    return texts.INHERITED_STATUS[len(str(giver_id))] if giver_id else VALUE_STATUSES[status]


def _origin(indicator: Indicator) -> Line:
    return indicator["attribution"], bool(indicator["demo"]), frame.build()["version"]


def picture(view: View, name: str) -> str | None:
    """The strip or the time series as an SVG of its own; None where there is nothing to draw."""
    figure = figures.strip(view) if name == "reihe" else figures.course(view)
    return figure.picture(view) if figure else None
