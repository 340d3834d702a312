"""The years of the chosen areas and of the Land in the analysis: as lines, and as a table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.analysis.rows import Board, Series, Value
from dashboard.briefings.contents import cells, page_tables, pictures, year_lines
from dashboard.briefings.contents.analysis_tables import value_cell
from dashboard.briefings.model import Chart, Column, Table
from dashboard.charts import SHAPES, Break, Point, mark, time_series
from dashboard.charts import Series as Line
from dashboard.charts.time_series import HEIGHT
from dashboard.pages.analyse.board_sentences import written
from dashboard.texts import analysis as page_texts
from dashboard.texts import briefing_analysis as texts
from dashboard.theme import INK, SERIES

LEAST = 2  # years with a value, for a line


def chart(drawn: Board, *, demo: bool) -> Chart | Table | None:
    """The chart with its table; the table alone where there are no two years with a value, None without any series."""
    if not drawn.series:
        return None
    table, years = _table(drawn, demo=demo), year_lines.every_year(_years(drawn))
    known = {each.period for line in drawn.series for each in line.values if each.value is not None}
    if len(known) < LEAST or drawn.measured.categories:
        return table
    lines = [_line(place, line, _cuts(drawn, line.area_id)) for place, line in enumerate(drawn.series)]
    breaks = [
        Break(each.period, each.reason, label=each.label, until=each.until, cuts=each.cuts)
        for each in drawn.breaks
        if not each.area_id
    ]
    drawing = time_series(lines, breaks, lambda value: written(drawn.measured, value))
    names = german.listing([line.label for line in drawn.series])
    alt = texts.SERIES_ALT.format(title=drawn.measured.title, years=german.years(years[0], years[-1]), names=names)
    reasons = [f"{each.label}: {each.reason}" for each in breaks]
    names_of = {line.area_id: line.label for line in drawn.series}
    reasons += [f"{names_of[each.area_id]}, {each.label}: {each.reason}" for each in drawn.breaks if each.area_id]
    legend = [(mark(line.shape, line.colour), line.label) for line in lines]
    return Chart(
        table.title,
        pictures.chart(drawing, HEIGHT, pictures.alt_text(alt, *reasons), legend),
        table,
        "lines",
        [str(year) for year in years],
        [
            year_lines.line(line.label, _numbers(line.values), years, _cuts(drawn, line.area_id))
            for line in drawn.series
        ],
        drawn.measured.unit,
        demo,
    )


def _years(drawn: Board) -> list[int]:
    return sorted({each.period for line in drawn.series for each in line.values if each.period is not None})


def _numbers(values: Sequence[Value]) -> dict[int, float | None]:
    """By year what is written, as a number."""
    found: dict[int, float | None] = {}
    for each in values:
        number = page_tables.number_of(each.short) if each.value is not None else None
        if number is not None and each.period is not None:
            found[each.period] = float(number)
    return found


def _cuts(drawn: Board, area_id: str) -> list[int]:
    return [each.period for each in drawn.breaks if each.cuts and each.concerns(area_id)]


def _line(place: int, series: Series, cuts: Sequence[int]) -> Line:
    """A line in a form and colour of its own; that of the Land is dashed."""
    points = [
        Point(each.period, each.value, each.low, each.high)
        for each in series.values
        if each.period is not None and each.value is not None
    ]
    if series.area_id == LAND:
        return Line(series.label, points, INK, "circle_open", dashed=True, marked=True, cuts=cuts)
    return Line(series.label, points, SERIES[place % len(SERIES)], SHAPES[place % len(SHAPES)], cuts=cuts)


def _table(drawn: Board, *, demo: bool) -> Table:
    """Years × areas, a value or why there is none in each."""
    by_area = [{each.period: each for each in line.values} for line in drawn.series]
    years = _years(drawn)
    columns = [Column(texts.HEAD_YEAR, heads_row=True)]
    for line in drawn.series:
        columns.append(page_tables.column(line.label, [each.short for each in line.values if each.value is not None]))
    rows = [[cells.year(year), *(value_cell(values.get(year, _NOTHING)) for values in by_area)] for year in years]
    title = page_texts.SERIES_CAPTION.format(title=drawn.measured.title)
    return Table("verlauf", title, columns, rows, synthetic=demo)


_NOTHING = Value(None, cells.NOTHING, status="missing", short=cells.NOTHING)
