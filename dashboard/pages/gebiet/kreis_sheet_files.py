"""The sheet of a Kreis or of the Land as files: the Kommunen as CSV, and everything of it as one workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from werkzeug.exceptions import NotFound

from dashboard import german
from dashboard.addresses import kreis_sheet_order, profile_selection
from dashboard.addresses.areas import LAND
from dashboard.exports.files import Answer, File, attachment, csv_file, tables
from dashboard.exports.table import Cell, Table
from dashboard.exports.workbook import workbook
from dashboard.pages.gebiet import kreis_crime, kreis_sheet, kreis_sheet_words, strip_page
from dashboard.queries import areas, frame, land, profile_values
from dashboard.queries import kreis_sheet as queries
from dashboard.queries.kreis_sheet import Registered
from dashboard.queries.profile import ProfiledArea
from dashboard.texts import kreis_sheet as texts
from dashboard.texts import profile_files as file_texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import ages
from dashboard.web import canonical
from dashboard.web.page import Request

Line = tuple[Cell, ...]


def kommunen_table(request: Request, *, machine: bool) -> Answer:
    """The Kommunen of a Kreis or of the Land."""
    area = strip_page.area_of(request)
    if area is None:
        return strip_page.unknown(request)
    return csv_file(_kommunen(_with_sheet(area), machine=machine), _stem(area, "kommunen"), machine=machine)


def sheet_workbook(request: Request) -> Answer:
    """Kommunen (of the Land the Kreise too), cases by year, and notes with sums, marks, sources and data version."""
    area = strip_page.area_of(request)
    if area is None:
        return strip_page.unknown(request)
    is_land = _with_sheet(area).area_id == LAND
    sheets = [*([_kreise()] if is_land else []), _kommunen(area, machine=False), *_crime(area)]
    demo = texts.DEMO if any(sheet.is_invented for sheet in sheets) else texts.DEMO_NONE
    title, build = texts.WORKBOOK_TITLE.format(area=area.label), frame.build()
    return attachment(workbook([*sheets, _notes(area, demo)], title, demo, build["built_at"]), f"{_stem(area)}.xlsx")


def _with_sheet(area: ProfiledArea) -> ProfiledArea:
    """NotFound for an area that has no sheet."""
    if not kreis_sheet_order.has_sheet(area.level, area.kind):
        raise NotFound
    return area


def _stem(area: ProfiledArea, *names: str) -> str:
    return "_".join([texts.FILE_STEM.format(area_id=area.area_id), *names])


def _origin(*, demo: bool) -> Line:
    sources = "; ".join(dict.fromkeys(each.attribution for each in profile_values.registry_sources()))
    return sources or None, demo, str(frame.build()["version"])


def _kommunen(area: ProfiledArea, *, machine: bool) -> Table:
    line = _machine_line if machine else _line
    columns = texts.COLUMNS_KOMMUNEN_MACHINE if machine else texts.COLUMNS_KOMMUNEN
    return Table(texts.SHEET_KOMMUNEN, columns, [line(each) for each in queries.kommunen(area.area_id)])


def _line(each: Registered) -> Line:
    kreis = areas.areas().by_id[each.kreis_id].label
    return (each.area_id, each.label, each.kind_label, kreis, STATUSES[each.status], *_facts(each))


def _machine_line(each: Registered) -> Line:
    return (each.area_id, each.label, each.kind, each.kreis_id, each.status, *_facts(each))


def _facts(each: Registered) -> Line:
    return (
        each.council,
        each.confirmed_on,
        each.last_meeting_on,
        each.inhabitants,
        each.inhabitants_date,
        each.occasions,
        each.hints,
        *_origin(demo=each.demo),
    )


def _kreise() -> Table:
    known, own = areas.areas().by_id, {each.area_id: each for each in queries.landkreise()}
    demo = any(each.demo for each in queries.kommunen(LAND))
    rows = [
        (
            kreis_id,
            known[kreis_id].label,
            each.kommunen,
            *(each.by_status.get(status, 0) for status in STATUSES),
            each.inhabitants,
            each.covered,
            each.unclear_inhabitants,
            STATUSES[own[kreis_id].status] if kreis_id in own else texts.NO_OWN,
            each.occasions,
            each.hints,
            *_origin(demo=demo),
        )
        for kreis_id, each in kreis_sheet.of_kreise().items()
    ]
    columns = (*texts.COLUMNS_KREISE_HEAD, *STATUSES.values(), *texts.COLUMNS_KREISE_TAIL)
    return Table(texts.SHEET_KREISE, columns, rows)


def _crime(area: ProfiledArea) -> Sequence[Table]:
    """The years as on screen; no sheet where nobody knows of any case."""
    crime = kreis_crime.crime_years(area.area_id)
    if crime.origin is None:
        return []
    columns = (*file_texts.AREA, texts.YEAR, *crime.columns, texts.REMARKS, *texts.ORIGIN)
    origin = (crime.origin.attribution, crime.origin.synthetic, str(frame.build()["version"]))
    rows = [
        (
            area.area_id,
            area.label,
            year.period,
            *(each.value for each in year.figures),
            "; ".join(year.remarks) or None,
            *origin,
        )
        for year in crime.years
    ]
    return [Table(texts.SHEET_CRIME, columns, rows)]


def _notes(area: ProfiledArea, demo: str) -> Table:
    """What somebody needs who gets the file without the page."""
    return Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, [(name, said) for name, said in _notes_of(area, demo) if said])


def _notes_of(area: ProfiledArea, demo: str) -> Iterator[tuple[str, str]]:
    names, build = texts.NOTES, frame.build()
    covered, crime = queries.together(queries.kommunen(area.area_id)), kreis_crime.crime_years(area.area_id)
    yield names["area"], f"{area.label} ({area.area_id})"
    yield names["as_of"], german.day(build["as_of"])
    yield names["coverage"], kreis_sheet_words.active_of(covered)
    yield names["covered"], kreis_sheet_words.covered_share(covered)
    yield names["statuses"], kreis_sheet_words.statuses(covered)
    yield names["own"], kreis_sheet_words.own_body(area.area_id)
    yield names["crime"], texts.CRIME_LEAD if crime.origin else texts.CRIME_NONE
    for sentence in crime.breaks:
        yield names["breaks"], sentence
    yield names["age"], ages.of_pks(land.pks_years())
    yield names["demo"], demo
    for each in profile_values.registry_sources():
        yield names["source"], f"{each.attribution} ({each.licence})"
    if crime.origin:
        yield names["source"], f"{crime.origin.attribution} ({crime.origin.licence})"
    yield names["version"], build["version"]
    yield names["address"], canonical.absolute(profile_selection.address(area.area_id))


_AREA = f"{profile_selection.PATH}/<area>"
FILES: tuple[File, ...] = (
    *tables(f"{_AREA}/{kreis_sheet.SECTION}", kommunen_table),
    File(f"{_AREA}/kreisblatt.xlsx", sheet_workbook),
)
