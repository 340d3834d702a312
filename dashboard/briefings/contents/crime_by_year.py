"""Cases, Häufigkeitszahl and Aufklärungsquote of a Kreis or the Land by year: the table of the sheet of a Kreis, and its lines."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.briefings.contents import cells, imprint, pictures, year_lines
from dashboard.briefings.model import Block, Cell, Chart, Column, Sentences, Source, Table
from dashboard.pages.gebiet import figures, kreis_crime
from dashboard.pages.gebiet.kreis_crime import CrimeYear, CrimeYears, Figure
from dashboard.pages.gebiet.profile import Profile, load
from dashboard.queries import land
from dashboard.queries.profile import ProfiledArea
from dashboard.texts import breaks as break_texts
from dashboard.texts import briefing_kommunen as page_texts
from dashboard.texts import kreis_sheet as texts
from dashboard.values import ages, breaks

LEAST = 1  # columns of every table: the year
# By the indicator whose line is drawn: the name of its table, and the measures that stand in it.
TABLES = {
    "straftaten_ohne_auslaenderrecht": (
        "faelle_nach_jahren",
        ("straftaten_ohne_auslaenderrecht", "straftaten_insgesamt"),
    ),
    "aufklaerungsquote": ("aufklaerung_nach_jahren", ("aufklaerungsquote",)),
}


def blocks(area: ProfiledArea, key: str) -> tuple[list[Block], Sequence[Source]]:
    """What is known of the years of a Kreis or the Land (`key` its ARS at that level): what breaks its series and how old it is, then the
    Häufigkeitszahl and the Aufklärungsquote, each as a line with the table of its numbers; a sentence where nothing is known."""
    crime = kreis_crime.crime_years(key)
    if not crime.years:
        return [Sentences([texts.CRIME_NONE])], []
    said = [texts.CRIME_LEAD, *crime.breaks, ages.of_pks(land.pks_years())]
    profile = load(area)
    shown: list[Block] = []
    for indicator_id, (name, measures) in TABLES.items():
        table = _table(area, crime, name, [texts.MEASURES[each][1] for each in measures])
        if len(table.columns) > LEAST:
            shown.append(_chart(profile, indicator_id, table) or table)
    return [Sentences([each for each in said if each]), *shown], imprint.source(crime.origin)


def _table(area: ProfiledArea, crime: CrimeYears, name: str, measures: Sequence[str]) -> Table:
    """The newest year first, as on the page; of the columns those of the measures; remarks stand below."""
    template = texts.CRIME_CAPTION_LAND if area.area_id == LAND else texts.CRIME_CAPTION
    title = template.format(area=area.label, years=kreis_crime.span(crime.years))
    synthetic = bool(crime.origin and crime.origin.synthetic)
    places = [place for place, column in enumerate(crime.columns) if _measure_of(column) in measures]
    columns = [_column(crime.columns[place], [year.figures[place] for year in crime.years]) for place in places]
    rows = [
        [cells.year(year.period), *(_cell(year, place, crime.columns[place]) for place in places)]
        for year in reversed(crime.years)
    ]
    heads = (Column(texts.YEAR, heads_row=True), *columns)
    note = _note(crime.years, measures)
    return Table(name, f"{', '.join(measures)}: {title}", heads, rows, note, synthetic=synthetic)


def _measure_of(column: str) -> str:
    """The measure a column of the page belongs to: its cases, itself, or that of the Land."""
    for cases, measure in texts.MEASURES.values():
        if column in (cases, measure, texts.LAND_COLUMN.format(measure=measure)):
            return measure
    raise ValueError(column)


def _note(years: Sequence[CrimeYear], measures: Sequence[str]) -> str:
    """What must be said of some years, a sentence per remark with its years; those of other measures are left out, and so are names where a
    remark holds for the whole table."""
    known = [measure for _, measure in texts.MEASURES.values()]
    said: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for year in years:
        for remark in year.remarks:
            names = remark.partition(": ")[0].split(", ")
            if not all(each in known for each in names):
                said.setdefault((remark, ()), []).append(year.period)
            elif of_table := tuple(each for each in names if each in measures):
                whole = len(of_table) == len(measures)
                said.setdefault((remark.partition(": ")[2], () if whole else of_table), []).append(year.period)
    return " ".join(_sentence(remark, names, german.years_of(periods)) for (remark, names), periods in said.items())


def _sentence(remark: str, names: Sequence[str], years: str) -> str:
    """A remark with its years, and the measures it holds for."""
    beginning = break_texts.INTRODUCED_SHORT.partition("{")[0]
    if remark.startswith(beginning):
        template = page_texts.BEGINS
    elif remark.startswith(page_texts.PREDICATES):
        template = page_texts.HOLDS if names else page_texts.HOLDS_FOR_ALL
    else:
        template = page_texts.HEED if names else page_texts.HEED_FOR_ALL
    return template.format(years=years, measures=german.listing(list(names)) or page_texts.THESE, said=remark)


def _column(title: str, known: Sequence[Figure]) -> Column:
    is_percent = any("%" in each.text for each in known)
    return Column(title, cells.kind_of(0, is_percent=is_percent), 1 if is_percent else 0)


def _cell(year: CrimeYear, place: int, column: str) -> Cell:
    each = year.figures[place]
    if each.value is None:
        return cells.suppressed(each.text) if each.text == texts.SUPPRESSED else cells.missing(each.text)
    return Cell(each.text, cells.first_number(each.text), ("v",) if _is_provisional(year, column) else ())


def _is_provisional(year: CrimeYear, column: str) -> bool:
    """Whether a remark of the year calls the figures of a column of the area itself provisional."""
    measure = _measure_of(column)
    if column == texts.LAND_COLUMN.format(measure=measure):
        return False
    of_all = texts.PROVISIONAL in year.remarks
    return of_all or any(
        remark.endswith(f": {texts.PROVISIONAL}") and measure in remark.partition(":")[0].split(", ")
        for remark in year.remarks
    )


def _chart(profile: Profile, indicator_id: str, table: Table) -> Chart | None:
    """The course of a measure as on the profile of the area; None where it has no two years."""
    series = profile.series.get(indicator_id)
    figure = figures.course_figure(series, profile) if series and not series.giver else None
    if series is None or figure is None:
        return None
    measure = texts.MEASURES[indicator_id][1]
    titles = [column.title for column in table.columns]
    of_land = texts.LAND_COLUMN.format(measure=measure)
    known, own = [int(row[0].text) for row in table.rows], breaks.cuts(series.breaks)
    years = year_lines.every_year(known)
    cuts = {profile.area.label: own, of_land: [*own, *breaks.cuts(series.land_breaks)]}
    lines = [
        year_lines.line(
            label, year_lines.numbers(known, [row[titles.index(title)] for row in table.rows]), years, cuts[label]
        )
        for label, title in ((profile.area.label, measure), (of_land, of_land))
        if title in titles
    ]
    written, unit = [str(year) for year in years], series.indicator["unit"]
    return Chart(figure.title, pictures.figure(figure), table, "lines", written, lines, unit, table.synthetic)
