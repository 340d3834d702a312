"""Addresses of the downloads: plain GET with the parameters of the page they belong to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, request, send_file

from dashboard.addresses import comparison_selection, occasion_selection
from dashboard.addresses.map_selection import Selection
from dashboard.addresses.notices import Notice
from dashboard.exports import catalogue as data_exports
from dashboard.exports import comparison as comparison_exports
from dashboard.exports import coverage as coverage_exports
from dashboard.exports import map_picture as picture_exports
from dashboard.exports import map_values as map_exports
from dashboard.exports import occasions as exports
from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.replies import CSV, GEOJSON, SVG, XLSX, attachment, file_name, not_found, refusal, wrong
from dashboard.queries import catalogue as data
from dashboard.queries import comparison, selections
from dashboard.queries import occasions as queries
from dashboard.texts import catalogue as data_texts
from dashboard.texts import certainty as certainty_texts
from dashboard.texts import comparison_page as comparison_texts
from dashboard.texts import occasions as texts
from dashboard.texts import overview as map_texts


def blueprint() -> Blueprint:
    """The routes."""
    routes = Blueprint("exports", __name__)
    routes.add_url_rule("/karte.csv", view_func=map_csv, defaults={"machine": False})
    routes.add_url_rule("/karte-programme.csv", "map_machine_csv", map_csv, defaults={"machine": True})
    routes.add_url_rule("/karte.svg", view_func=map_picture)
    routes.add_url_rule("/abdeckung.csv", view_func=coverage_csv)
    routes.add_url_rule("/abdeckung-programme.csv", view_func=coverage_machine_csv)
    routes.add_url_rule("/anlaesse.csv", view_func=occasions_csv)
    routes.add_url_rule("/anlaesse-programme.csv", view_func=occasions_machine_csv)
    routes.add_url_rule("/anlaesse.xlsx", view_func=occasions_xlsx)
    routes.add_url_rule("/daten/kennzahl/<indicator_id>.csv", view_func=observations_csv)
    routes.add_url_rule("/daten/kennzahl/<indicator_id>-programme.csv", view_func=observations_machine_csv)
    routes.add_url_rule("/daten/zurueckgewiesen.csv", view_func=rejected_csv)
    routes.add_url_rule("/daten/aehnliche-gebiete.csv", view_func=peers_csv)
    routes.add_url_rule("/daten/grenzen/<level>.geojson", view_func=boundaries)
    for name in ("", "/reihe", "/verlauf"):
        routes.add_url_rule(
            f"/vergleich{name}.csv", f"comparison{name}", comparison_csv, defaults={"name": name, "machine": False}
        )
        routes.add_url_rule(
            f"/vergleich{name}-programme.csv",
            f"comparison{name}_machine",
            comparison_csv,
            defaults={"name": name, "machine": True},
        )
    routes.add_url_rule("/vergleich/<any(reihe, verlauf):name>.svg", view_func=comparison_picture)
    routes.register_error_handler(404, not_found)
    return routes


def map_csv(*, machine: bool) -> Response:
    """What the map of the first page shows, every area of the level."""
    view, indicator, notices = _view()
    if notices:
        return refusal(map_texts.BAD_REQUEST, notices)
    written = map_exports.view_machine_csv if machine else map_exports.view_csv
    return attachment(written(view, indicator), f"{_map_stem(view, 'programme' if machine else 'csv')}.csv", CSV)


def map_picture() -> Response:
    """The map with title, legend, source, licence and data version."""
    view, indicator, notices = _view()
    if notices:
        return refusal(map_texts.BAD_REQUEST, notices)
    return attachment(picture_exports.map_picture(view, indicator).encode(), f"{_map_stem(view, 'svg')}.svg", SVG)


def coverage_csv() -> Response:
    """Coverage by kind and by Kreis."""
    return attachment(coverage_exports.as_csv(), f"{coverage_exports.FILE_STEM}.csv", CSV)


def coverage_machine_csv() -> Response:
    """The same for programs."""
    return attachment(coverage_exports.as_machine_csv(), f"{coverage_exports.FILE_STEM}-programme.csv", CSV)


def _view() -> tuple[Selection, dict[str, Any], list[Notice]]:
    view, notices = selections.of_map(request.args.to_dict(flat=False))
    return (
        view,
        next(each for each in selections.map_choices() if each["indicator_id"] == view.indicator),
        wrong(notices),
    )


def _map_stem(view: Selection, kind: str) -> str:
    return "_".join([map_texts.FILES[kind], view.indicator, view.level, str(view.year)])


def occasions_csv() -> Response:
    """The work list as CSV."""
    return _occasions(exports.as_csv, ".csv", CSV)


def occasions_machine_csv() -> Response:
    """The work list for programs."""
    return _occasions(exports.as_machine_csv, "-programme.csv", CSV)


def occasions_xlsx() -> Response:
    """The work list as a workbook."""
    return _occasions(exports.as_workbook, ".xlsx", XLSX)


def _occasions(
    written: Callable[[occasion_selection.Selection, occasion_selection.Choices], bytes], ending: str, mimetype: str
) -> Response:
    """An address that cannot be read in full is refused, not guessed."""
    choices = queries.choices()
    selection, notices = selections.of_occasions(request.args.to_dict(flat=False))
    if wrong(notices):
        return refusal(texts.BAD_REQUEST, wrong(notices))
    return attachment(written(selection, choices), f"{texts.FILE_STEM}{ending}", mimetype)


def observations_csv(indicator_id: str) -> Response:
    """All own values of an indicator for spreadsheet programs."""
    name = data_texts.FILE_OBSERVATIONS.format(indicator_id=indicator_id)
    return attachment(data_exports.observations_csv(_indicator(indicator_id)), f"{name}.csv", CSV)


def observations_machine_csv(indicator_id: str) -> Response:
    """All own values of an indicator for programs."""
    name = data_texts.FILE_OBSERVATIONS_MACHINE.format(indicator_id=indicator_id)
    return attachment(data_exports.observations_machine_csv(_indicator(indicator_id)), f"{name}.csv", CSV)


def rejected_csv() -> Response:
    """Rows that were not taken over."""
    return attachment(data_exports.rejected_csv(), f"{data_texts.FILE_REJECTED}.csv", CSV)


def peers_csv() -> Response:
    """Similar areas with the reasons."""
    return attachment(data_exports.peers_csv(), f"{certainty_texts.FILE_PEERS}.csv", CSV)


def boundaries(level: str) -> Response:
    """The published geometry of a level."""
    if level not in data.boundary_levels():
        abort(404)
    name = file_name(f"{data_texts.FILE_BOUNDARIES.format(level=level)}.geojson", demo=False)
    return send_file(data.boundary_file(level), GEOJSON, as_attachment=True, download_name=name)


def comparison_csv(name: str, *, machine: bool) -> Response:
    """The comparison, its strip or its years as CSV; an address that cannot be read in full is refused, not guessed."""
    selection, notices = _comparison()
    if notices:
        return refusal(comparison_texts.BAD_REQUEST, notices)
    tables = {
        "": comparison_exports.everything,
        "/reihe": comparison_exports.strip,
        "/verlauf": comparison_exports.course,
    }
    table = tables[name](comparison.look(selection), machine=machine)
    stem = comparison_texts.FILES[name] + ("-programme" if machine else "")
    return attachment(machine_csv(table) if machine else german_csv(table), f"{stem}.csv", CSV)


def comparison_picture(name: str) -> Response:
    """The strip or the time series with title, source, licence and data version."""
    selection, notices = _comparison()
    drawn = None if notices else comparison_exports.picture(comparison.look(selection), name)
    if drawn is None:
        return refusal(comparison_texts.BAD_REQUEST, notices or [Notice(comparison_texts.NO_PICTURE)])
    return attachment(drawn.encode(), f"{comparison_texts.FILES[f'/{name}']}.svg", SVG)


def _comparison() -> tuple[comparison_selection.Selection, list[Notice]]:
    selection, notices = selections.of_comparison(request.args.to_dict(flat=False))
    return selection, wrong(notices) or ([] if selection.areas else [Notice(comparison_texts.NO_AREAS)])


def _indicator(indicator_id: str) -> dict[str, Any]:
    found = next((each for each in data.indicators() if each["indicator_id"] == indicator_id), None)
    return found or abort(404)
