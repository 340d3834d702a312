"""Every file to download but those of a single area (pages/gebiet/files.py): addresses with the parameters of the page they belong to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from werkzeug.exceptions import NotFound

from dashboard import texts
from dashboard.addresses import catalogue_selection, map_selection, sensitivity_selection
from dashboard.addresses.comparison_selection import Selection
from dashboard.addresses.notices import Notice, wrong
from dashboard.addresses.periods import in_address
from dashboard.exports import catalogue as data_exports
from dashboard.exports import comparison as comparison_exports
from dashboard.exports import comparison_workbook
from dashboard.exports import coverage as coverage_exports
from dashboard.exports import map_picture as picture_exports
from dashboard.exports import map_values as map_exports
from dashboard.exports import need_sensitivity as sensitivity_exports
from dashboard.exports import occasions as occasions_exports
from dashboard.exports.files import MACHINE, Answer, File, Refusal, attachment, csv_file, tables, too_wide
from dashboard.queries import catalogue as data
from dashboard.queries import comparison, selections
from dashboard.queries.comparison import View
from dashboard.texts import catalogue as data_texts
from dashboard.texts import certainty as certainty_texts
from dashboard.texts import comparison_page as comparison_texts
from dashboard.texts import occasions as occasions_texts
from dashboard.texts import overview as map_texts
from dashboard.web.page import Request

COMPARISON_TABLES = {
    "": comparison_exports.everything,
    "/reihe": comparison_exports.strip,
    "/verlauf": comparison_exports.course,
}
COMPARISON_PICTURES = ("reihe", "verlauf")


def map_table(request: Request, *, machine: bool) -> Answer:
    """What the map of the first page shows, every area of the level."""
    view, indicator, notices = _view(request)
    if notices:
        return Refusal(texts.NOT_READ, notices)
    export = map_exports.view_machine_csv if machine else map_exports.view_csv
    return attachment(export(view, indicator), f"{_map_stem(view, 'programme' if machine else 'csv')}.csv")


def map_picture(request: Request) -> Answer:
    """The map with title, legend, source, licence and data version."""
    view, indicator, notices = _view(request)
    if notices:
        return Refusal(texts.NOT_READ, notices)
    return attachment(picture_exports.map_picture(view, indicator).encode(), f"{_map_stem(view, 'svg')}.svg")


def _view(request: Request) -> tuple[map_selection.Selection, dict[str, Any], list[Notice]]:
    view, notices = selections.of_map(request.parameters)
    indicator = selections.map_indicator(view)
    return view, indicator, [*wrong(notices), *too_wide(notices)]


def _map_stem(view: map_selection.Selection, kind: str) -> str:
    return "_".join([map_texts.FILES[kind], view.indicator, view.level, in_address(view.year)])


def coverage(_: Request, *, machine: bool) -> Answer:
    """Coverage by kind and by Kreis."""
    export = coverage_exports.as_machine_csv if machine else coverage_exports.as_csv
    return attachment(export(), f"{coverage_exports.FILE_STEM}{MACHINE if machine else ''}.csv")


def _of_map(request: Request) -> list[Notice]:
    return selections.of_map(request.parameters)[1]


def _of_catalogue(request: Request) -> list[Notice]:
    return catalogue_selection.read(request.parameters)[1]


def work_list(request: Request, *, ending: str) -> Answer:
    """The work list; an address that cannot be read in full is refused, not guessed."""
    selection, notices = selections.of_occasions(request.parameters)
    if wrong(notices):
        return Refusal(occasions_texts.BAD_REQUEST, wrong(notices))
    export = {
        ".csv": occasions_exports.as_csv,
        f"{MACHINE}.csv": occasions_exports.as_machine_csv,
        ".xlsx": occasions_exports.as_workbook,
    }[ending]
    return attachment(export(selection), f"{occasions_exports.file_stem(selection)}{ending}")


def observations(request: Request, *, machine: bool) -> Answer:
    """All own values of an indicator."""
    indicator_id = request.arguments["indicator_id"]
    indicator = next((each for each in data.indicators() if each["indicator_id"] == indicator_id), None)
    if indicator is None:
        raise NotFound
    export = data_exports.observations_machine_csv if machine else data_exports.observations_csv
    name = data_texts.FILE_OBSERVATIONS_MACHINE if machine else data_texts.FILE_OBSERVATIONS
    return attachment(export(indicator), f"{name.format(indicator_id=indicator_id)}.csv")


def rejected_rows(_: Request) -> Answer:
    """Rows that were not taken over."""
    return attachment(data_exports.rejected_csv(), f"{data_texts.FILE_REJECTED}.csv")


def similar_areas(_: Request) -> Answer:
    """Similar areas with the reasons."""
    return attachment(data_exports.peers_csv(), f"{certainty_texts.FILE_PEERS}.csv")


def boundaries(request: Request) -> Answer:
    """The published geometry of a level."""
    level = request.arguments["level"]
    if level not in data.boundary_levels():
        raise NotFound
    name = f"{data_texts.FILE_BOUNDARIES.format(level=level)}.geojson"
    return attachment(data.boundary_file(level).read_bytes(), name, demo=False)


def comparison_table(request: Request, *, name: str, machine: bool) -> Answer:
    """The comparison, its strip or its years; an address that cannot be read in full is refused, not guessed."""
    asked = _comparison(request, only_everything=not name)
    if isinstance(asked, Refusal):
        return asked
    table = COMPARISON_TABLES[name](asked[0], machine=machine)
    return csv_file(table, comparison_texts.FILES[name], machine=machine)


def comparison_book(request: Request) -> Answer:
    """The comparison as a workbook."""
    asked = _comparison(request)
    if isinstance(asked, Refusal):
        return asked
    return attachment(comparison_workbook.as_workbook(*asked), f"{comparison_texts.FILES['']}.xlsx")


def comparison_picture(request: Request, *, name: str) -> Answer:
    """The strip or the time series with title, source, licence and data version."""
    asked = _comparison(request, only_everything=False)
    if isinstance(asked, Refusal):
        return asked
    picture = comparison_exports.picture(asked[0], name)
    if picture is None:
        return Refusal(comparison_texts.BAD_REQUEST, [Notice(comparison_texts.NO_PICTURE)])
    return attachment(picture.encode(), f"{comparison_texts.FILES[f'/{name}']}.svg")


def _comparison(request: Request, *, only_everything: bool = True) -> tuple[View, Selection] | Refusal:
    """What an address compares; `only_everything`: the file is the table of all rows, which a filter has too."""
    selection, notices = selections.of_comparison(request.parameters)
    refused = wrong(notices)
    if not refused and selection.filtered and not only_everything:
        refused = [Notice(comparison_texts.NO_PICTURE_OF_FILTER)]
    if refused:
        return Refusal(comparison_texts.BAD_REQUEST, refused)
    view = comparison.of_filter(selection) if selection.filtered else None
    if selection.areas:
        view = comparison.view(selection)
    return (view, selection) if view else Refusal(comparison_texts.BAD_REQUEST, [Notice(comparison_texts.NO_AREAS)])


FILES: tuple[File, ...] = (
    *tables("/karte", map_table),
    File("/karte.svg", map_picture),
    *(replace(each, unread=_of_map) for each in tables("/abdeckung", coverage)),
    *(File(f"/anlaesse{each}", partial(work_list, ending=each)) for each in (".csv", f"{MACHINE}.csv", ".xlsx")),
    *(replace(each, unread=_of_catalogue) for each in tables("/daten/kennzahl/<indicator_id>", observations)),
    *(
        File(f"{sensitivity_selection.PATH}{each}", partial(sensitivity_exports.sensitivity_file, ending=each))
        for each in (".csv", f"{MACHINE}.csv", ".xlsx")
    ),
    File("/daten/zurueckgewiesen.csv", rejected_rows, unread=_of_catalogue),
    File("/daten/aehnliche-gebiete.csv", similar_areas, unread=_of_catalogue),
    File("/daten/grenzen/<level>.geojson", boundaries, unread=_of_catalogue),
    *(file for name in COMPARISON_TABLES for file in tables(f"/vergleich{name}", partial(comparison_table, name=name))),
    File("/vergleich.xlsx", comparison_book),
    *(File(f"/vergleich/{name}.svg", partial(comparison_picture, name=name)) for name in COMPARISON_PICTURES),
)
