"""The years of the chosen indicator of a comparison: the chart of the page, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.briefings.contents import cells, page_tables, pictures, year_lines
from dashboard.briefings.contents.comparison_tables import invented
from dashboard.briefings.model import Block, Cell, Chart, Column, Sentences, Series, Table
from dashboard.comparison import figures, words
from dashboard.pages.vergleich.indicator import Numbers
from dashboard.pages.vergleich.years import years
from dashboard.queries.comparison import Reading, View
from dashboard.texts import briefing_comparison as texts
from dashboard.texts import comparison_page as page_texts
from dashboard.values import breaks

_MARKS = {
    page_texts.STATUSES["missing"]: ("m",),
    page_texts.STATUSES["suppressed"]: ("x",),
    page_texts.STATUSES["unrepresentative"]: ("s",),
}


def blocks(view: View) -> Iterator[Block]:
    """The chart with its table, and where the series change their meaning; that there is no course, where there is none."""
    course, shown = figures.course(view), years(view)
    if course is None or shown is None or shown.table is None:
        yield Sentences((texts.NO_COURSE,), "notice")
        return
    yield Sentences((shown.summary, shown.unit))
    table = _table(view, shown.table, course.title, demo=shown.demo)
    every = year_lines.every_year(int(row[0].text) for row in table.rows)
    yield Chart(
        course.title,
        pictures.chart(course.chart, course.height, pictures.alt_text(course.title, course.sentence), course.legend),
        table,
        "lines",
        [str(year) for year in every],
        list(_lines(view, table, every)),
        view.indicator["unit"],
        shown.demo,
    )
    if shown.breaks:
        yield Sentences(shown.breaks, "points")


def _lines(view: View, table: Table, every: Sequence[int]) -> Iterator[Series]:
    """A line per column of numbers: areas, then Kreise whose value several would show, then what all are compared with; each is cut at the
    breaks of all, areas and the reference at their own too."""
    years = [int(row[0].text) for row in table.rows]
    of_all = breaks.cuts(row for row in view.breaks if row.area_id is None)
    areas = view.selection.areas
    own = {
        place: breaks.cuts(row for row in view.breaks if row.area_id == area.area_id)
        for place, area in enumerate(areas, 1)
    }
    if len(view.reference[1]) > 1:
        own[len(table.columns) - 1] = breaks.cuts(view.reference_breaks)
    for place, column in enumerate(table.columns):
        if place and column.kind != "text":
            values = year_lines.numbers(years, [row[place] for row in table.rows])
            yield year_lines.line(column.title, values, every, [*of_all, *own.get(place, [])])


def _table(view: View, numbers: Numbers, title: str, *, demo: bool) -> Table:
    """The oldest year first, as the chart is read; with what all areas are compared with, where they have it in common."""
    name, reference = words.series_name(view), dict(view.reference[1])
    with_reference = len(reference) > 1
    lines = list(reversed(numbers.rows))
    said = [[each.text for each in row] for _, row in lines]
    columns = [page_tables.column(head, [row[place] for row in said]) for place, head in enumerate(numbers.heads[1:])]
    scale = words.scale(view.indicator)
    beside = [scale.text(reference[int(year)]) if int(year) in reference else cells.NOTHING for year, _ in lines]
    if with_reference:
        columns.append(page_tables.column(page_texts.REFERENCE_IS.format(value=name), beside))
    readings = {
        (area.area_id, each.period): each for area in view.selection.areas for each in view.readings[area.area_id]
    }
    areas = [area.area_id for area in view.selection.areas]
    rows = []
    for (year, row), of_reference in zip(lines, beside, strict=True):
        known = [readings.get((area_id, int(year))) for area_id in areas]
        known += [None] * (
            len(row) - len(known)
        )  # behind the areas stand Kreise whose value several of them would show
        own = [
            _cell(view, each.text, reading, is_area=place < len(areas))
            for place, (each, reading) in enumerate(zip(row, known, strict=True))
        ]
        rows.append([cells.year(int(year)), *own, *([_number_cell(of_reference)] if with_reference else [])])
    heads = [Column(texts.YEAR, heads_row=True), *columns]
    return Table("verlauf", texts.COURSE_TABLE.format(title=title), heads, rows, synthetic=demo)


def _cell(view: View, text: str, reading: Reading | None, *, is_area: bool) -> Cell:
    """A value of a year; one that an area takes from its Kreis, or that of a Kreis, is marked."""
    value = page_tables.number_of(text)
    if value is None:
        return Cell(text, marks=_MARKS.get(text, ()))
    is_given = not is_area or (reading is not None and reading.giver is not None)
    release = reading.release_id if reading else ""
    return Cell(
        text, value, (*(("k",) if is_given else ()), *(invented(view, view.indicator, release) if release else ()))
    )


def _number_cell(text: str) -> Cell:
    return Cell(text, page_tables.number_of(text))
