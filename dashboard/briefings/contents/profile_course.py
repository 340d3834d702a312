"""The years of registered crime in a profile: a line beside that of the Land, and the numbers below it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.briefings.contents import cells, imprint, pictures, year_lines
from dashboard.briefings.model import Cell, Chart, Column, Section, Sentences, Table
from dashboard.pages.gebiet import answers, figures, indicator_details
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.sentences import Place
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries.profile_values import Observation
from dashboard.texts import briefing_profile as texts
from dashboard.texts import kreis_sheet as sheet_texts
from dashboard.values import breaks, intervals


def section(profile: Profile) -> Section:
    """The years of the figure that stands for registered crime, as a line beside that of the Land, and as a table."""
    series = profile.headline(*answers.CRIME)
    figure = figures.course_figure(series, profile) if series else None
    heading = texts.SECTIONS["verlauf"]
    if series is None or figure is None:
        return Section("verlauf", heading, [Sentences([texts.NO_COURSE])])
    giver = Place(series.giver, series.kind)
    said = [texts.GIVEN_COURSE.format(owner=giver.owner, itself=profile.place.itself)] if series.giver else []
    first, last = series.known[0][0], series.known[-1][0]
    rows = [row for row in series.rows if first <= row.period <= last]
    table = _course_table(series, profile, rows)
    land_name = table.columns[-2].title
    known, cut = [row.period for row in rows], breaks.cuts(series.breaks)
    years = year_lines.every_year(known)
    own = year_lines.numbers(known, [row[1] for row in table.rows])
    lines = [year_lines.line(series.giver or profile.area.label, own, years, cut)]
    if series.land:
        of_land = year_lines.numbers(known, [row[-2] for row in table.rows])
        lines.append(year_lines.line(land_name, of_land, years, [*cut, *breaks.cuts(series.land_breaks)]))
    chart = Chart(
        figure.title,
        pictures.figure(figure),
        table,
        "lines",
        [str(year) for year in years],
        lines,
        series.indicator["unit"],
        synthetic=bool(series.indicator["synthetic"]),
    )
    used = imprint.source(figures.origin_of(series.indicator))
    return Section("verlauf", heading, [Sentences([*said, figure.sentence]), chart], used)


def _course_table(series: IndicatorSeries, profile: Profile, rows: Sequence[Observation]) -> Table:
    indicator = series.indicator
    kind = cells.kind_of(indicator["decimals"], is_percent=series.scale.percent)
    first, last = rows[0].period, rows[-1].period
    has_cases = indicator["scale"] == "rate" and not series.giver
    beside = [Column(figures.land_of_years(series, first, last), kind, indicator["decimals"])] if series.land else []
    columns = (
        Column(texts.YEAR, heads_row=True),
        Column(texts.VALUE, kind, indicator["decimals"]),
        Column(texts.INTERVAL),
        *([Column(texts.CASES, "integer")] if has_cases else []),
        *beside,
        Column(texts.REMARKS),
    )
    years = german.years(first, last)
    title = texts.COURSE_TABLE.format(
        title=indicator["short_title"], area=series.giver or profile.area.label, years=years, unit=indicator["unit"]
    )
    # What is said of every year is said once, below.
    remarks = [_remarks(series, row) for row in rows]
    shared = [each for each in remarks[0] if all(each in others for others in remarks)]
    filled = [
        _course_row(series, row, [each for each in own if each not in shared], has_cases=has_cases)
        for row, own in zip(rows, remarks, strict=True)
    ]
    note = texts.FOR_ALL.format(remark="; ".join(shared)) if shared else ""
    return Table("verlauf_kriminalitaet", title, columns, filled, note, synthetic=bool(indicator["synthetic"]))


def _remarks(series: IndicatorSeries, row: Observation) -> list[str]:
    """What must be said of a year: breaks, the note of its publisher, and where only this year of the Land is added up."""
    added = indicator_details.land_beside(series, series.land.get(row.period), series.scale).partition(" (")[2]
    of_land = sheet_texts.LAND_IS_SUM.format(sum=added.removesuffix(")")) if added else ""
    return [each.removesuffix(".") for each in (*series.broken(row), of_land, row.note or "") if each]


def _course_row(series: IndicatorSeries, row: Observation, remarks: Sequence[str], *, has_cases: bool) -> list[Cell]:
    interval, scale = "", series.precise if row is series.newest else series.scale
    if row.value is not None and row.low is not None and row.high is not None:
        interval = intervals.in_words(scale, row.low, row.high)
    written = indicator_details.land_beside(series, series.land.get(row.period), scale).partition(" (")[0]
    invented = ("e",) if series.indicator["synthetic"] else ()
    cases = cells.number(row.numerator, 0, *invented) if row.value is not None else Cell(cells.NOTHING)
    value = cells.observation(series, row)
    given = [mark for mark in value.marks if mark == "k"] if interval else []
    return [
        cells.year(row.period),
        value,
        cells.text(interval, *given),
        *([cases] if has_cases else []),
        *([Cell(written, cells.first_number(written))] if series.land else []),
        cells.text("; ".join(remarks)),
    ]
