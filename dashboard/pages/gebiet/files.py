"""The files of a profile: its values and each of its figures as tables (words for people, codes for programs) and as pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from werkzeug.exceptions import NotFound

from dashboard.addresses import profile_selection
from dashboard.exports.files import Answer, File, attachment, csv_file, tables
from dashboard.exports.table import Cell, Table
from dashboard.inheritance import GIVES
from dashboard.pages.gebiet import figures, insiko, published_surveys, strip_page, structure, verdict_columns
from dashboard.pages.gebiet.figures import Figure, Origin
from dashboard.pages.gebiet.profile import Profile, load
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import frame, profile_registry
from dashboard.queries.profile import ProfiledArea
from dashboard.queries.profile_registry import Registry
from dashboard.queries.profile_values import Indicator, Observation
from dashboard.texts import inheritance
from dashboard.texts import profile as profile_texts
from dashboard.texts import profile_files as texts
from dashboard.texts import profile_indicators as indicator_texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import breaks
from dashboard.web.page import Request

Line = tuple[Cell, ...]


def _of_area(content: Callable[..., Answer]) -> Callable[..., Answer]:
    """The file of an area that is there; else the page that tells which may be meant."""

    def answer(request: Request, **arguments: Any) -> Answer:
        area = strip_page.area_of(request)
        return content(request, area, **arguments) if area else strip_page.unknown(request)

    return answer


@_of_area
def all_values(_: Request, area: ProfiledArea, *, machine: bool) -> Answer:
    """One row per indicator and year, inherited ones marked."""
    profile = load(area)
    return csv_file(_values([*profile.series.values()], profile, machine=machine), _stem(area), machine=machine)


@_of_area
def strip_values(request: Request, area: ProfiledArea, *, machine: bool) -> Answer:
    """Every value of a strip and its marks."""
    series, profile = _series(request, area)
    if not figures.has_strip(series):
        raise NotFound
    return csv_file(
        _strip(series, profile, machine=machine), _stem(area, series.indicator_id, "streifen"), machine=machine
    )


@_of_area
def course_values(request: Request, area: ProfiledArea, *, machine: bool) -> Answer:
    """The years of one indicator."""
    series, profile = _series(request, area)
    return csv_file(
        _values([series], profile, machine=machine), _stem(area, series.indicator_id, "verlauf"), machine=machine
    )


@_of_area
def strip_picture(request: Request, area: ProfiledArea) -> Answer:
    """The strip of one indicator."""
    series, profile = _series(request, area)
    origin = figures.origin_of(series.indicator)
    return _picture(figures.strip_figure(series, profile), origin, _stem(area, series.indicator_id, "streifen"))


@_of_area
def course_picture(request: Request, area: ProfiledArea) -> Answer:
    """The years of one indicator."""
    series, profile = _series(request, area)
    origin = figures.origin_of(series.indicator)
    return _picture(figures.course_figure(series, profile), origin, _stem(area, series.indicator_id, "verlauf"))


@_of_area
def reports(_: Request, area: ProfiledArea, *, machine: bool) -> Answer:
    """Every report about the bodies of an area, oldest first."""
    return csv_file(_reports(area, _registry(area), machine=machine), _stem(area, "meldungen"), machine=machine)


@_of_area
def reports_picture(_: Request, area: ProfiledArea) -> Answer:
    """The reports on a line of time."""
    figure = structure.history_figure(area, _registry(area))
    return _picture(figure, figures.registry_origin(), _stem(area, "meldungen"))


@_of_area
def features(_: Request, area: ProfiledArea, *, machine: bool) -> Answer:
    """Every feature of the fields of InSiKo."""
    table = _features(load(area), _registry(area), machine=machine)
    return csv_file(table, _stem(area, "saeulen"), machine=machine)


@_of_area
def features_picture(_: Request, area: ProfiledArea) -> Answer:
    """The fields of InSiKo."""
    figure = insiko.figure(load(area), _registry(area))
    return _picture(figure, figures.registry_origin(), _stem(area, "saeulen"))


@_of_area
def published(_: Request, area: ProfiledArea, *, machine: bool) -> Answer:
    """Results of surveys that others have published; NotFound where nobody has."""
    table = published_surveys.as_table(area.area_id, machine=machine)
    if not table.rows:
        raise NotFound
    return csv_file(table, _stem(area, published_surveys.FILE), machine=machine)


def _series(request: Request, area: ProfiledArea) -> tuple[IndicatorSeries, Profile]:
    """NotFound where the profile has no such indicator."""
    profile = load(area)
    series = profile.series.get(request.arguments["indicator_id"])
    if series is None:
        raise NotFound
    return series, profile


def _registry(area: ProfiledArea) -> Registry:
    """NotFound where the registry keeps no statement."""
    registry = profile_registry.registry(area.area_id)
    if registry is None:
        raise NotFound
    return registry


def _picture(figure: Figure | None, origin: Origin, stem: str) -> Answer:
    if figure is None:
        raise NotFound
    return attachment(figures.on_sheet(figure, origin).encode(), f"{stem}.svg")


def _stem(area: ProfiledArea, *names: str) -> str:
    return "_".join([texts.STEM.format(area_id=area.area_id), *names])


def _values(listing: Sequence[IndicatorSeries], profile: Profile, *, machine: bool) -> Table:
    line = _machine_line if machine else _line
    rows = [line(series, row, profile) for series in listing for row in series.rows]
    return Table(profile_texts.TITLE, texts.COLUMNS_MACHINE if machine else texts.COLUMNS, rows)


def _line(series: IndicatorSeries, row: Observation, profile: Profile) -> Line:
    indicator = series.indicator
    is_category = indicator["scale"] == "category"
    low, high, numerator, denominator, _ = _numbers(row)
    counted = numerator if indicator["scale"] == "rate" else denominator
    return (
        *_area(profile.area),
        indicator["topic"],
        indicator["title"],
        row.period,
        None if is_category else row.value,
        series.scale.text(row.value) if is_category and row.value is not None else None,
        indicator["unit"],
        low,
        high,
        None if series.giver else counted,
        _status(series, row),
        series.giver or None,
        row.note,
        " ".join(breaks.of_value(series.breaks, row.period, _years(series))) or None,
        *verdict_columns.cells(series, row),
        *_origin(indicator),
    )


def _machine_line(series: IndicatorSeries, row: Observation, profile: Profile) -> Line:
    indicator = series.indicator
    low, high, *counted = _numbers(row)
    return (
        *_area(profile.area),
        indicator["topic"],
        series.indicator_id,
        row.period,
        row.value,
        indicator["unit"],
        low,
        high,
        *((None, None, None) if series.giver else counted),
        *(("inherited" if row.status in GIVES else row.status, series.area_id) if series.giver else (row.status, None)),
        row.note,
        breaks.codes(series.breaks, row.period, _years(series)) or None,
        *verdict_columns.machine_cells(series, row),
        *_origin(indicator),
    )


def _years(series: IndicatorSeries) -> list[int]:
    return [period for period, _ in series.known]


def _status(series: IndicatorSeries, row: Observation) -> str:
    """Whose value it is, where it is not its own: the words of the profile, whose name stands in a column of its own."""
    return (
        inheritance.SHORT[series.giver_level]
        if series.giver and row.status in GIVES
        else indicator_texts.STATUSES.get(row.status, indicator_texts.OK_OWN)
    )


def _numbers(row: Observation) -> tuple[float | None, ...]:
    """Interval, numerator, denominator, what of it is unknown; nothing where there is no value, so that a suppressed one cannot be worked out."""
    return (None,) * 5 if row.value is None else (row.low, row.high, row.numerator, row.denominator, row.unknown)


def _strip(series: IndicatorSeries, profile: Profile, *, machine: bool) -> Table:
    indicator = series.indicator
    name, columns = (
        (series.indicator_id, texts.STRIP_COLUMNS_MACHINE) if machine else (indicator["title"], texts.STRIP_COLUMNS)
    )
    rows: list[Line] = [
        (
            name,
            row.area_id,
            row.label,
            row.period,
            row.value,
            indicator["unit"],
            row.low,
            row.high,
            row.status if machine else indicator_texts.STATUSES.get(row.status, indicator_texts.OK_OWN),
            *_origin(indicator),
        )
        for row in strip_page.neighbours(series, profile)
    ]
    rows += [
        (
            name,
            None,
            each.key if machine else each.name,
            series.newest.period,
            each.value,
            indicator["unit"],
            None,
            None,
            None,
            *_origin(indicator),
        )
        for each in strip_page.marks(series)
    ]
    return Table(profile_texts.TITLE, columns, rows)


def _reports(area: ProfiledArea, registry: Registry, *, machine: bool) -> Table:
    names, origin = structure.body_names(registry), figures.registry_origin()
    rows = [
        (
            *_area(area),
            row.as_of,
            names[row.council_id],
            row.status if machine else STATUSES[row.status],
            row.source,
            origin.attribution,
            origin.synthetic,
            _version(),
        )
        for row in registry.reports
    ]
    return Table(profile_texts.TITLE, texts.REPORT_COLUMNS_MACHINE if machine else texts.REPORT_COLUMNS, rows)


def _features(profile: Profile, registry: Registry, *, machine: bool) -> Table:
    as_of, origin = frame.build()["as_of"], figures.registry_origin()
    rows = [
        (
            *_area(profile.area),
            each.field,
            each.name if machine else each.label.replace("\u00ad", ""),
            each.state if machine else each.state_label,
            as_of,
            origin.attribution,
            origin.synthetic,
            _version(),
        )
        for each in insiko.features_of(profile, registry)
    ]
    return Table(profile_texts.TITLE, texts.PILLAR_COLUMNS_MACHINE if machine else texts.PILLAR_COLUMNS, rows)


def _area(area: ProfiledArea) -> Line:
    return area.area_id, area.label


def _origin(indicator: Indicator) -> Line:
    return indicator["attribution"], bool(indicator["synthetic"]), _version()


def _version() -> str:
    return str(frame.build()["version"])


_AREA = f"{profile_selection.PATH}/<area>"
FILES: tuple[File, ...] = (
    *tables(_AREA, all_values),
    *tables(f"{_AREA}/<indicator_id>/streifen", strip_values),
    File(f"{_AREA}/<indicator_id>/streifen.svg", strip_picture),
    *tables(f"{_AREA}/<indicator_id>/verlauf", course_values),
    File(f"{_AREA}/<indicator_id>/verlauf.svg", course_picture),
    *tables(f"{_AREA}/{published_surveys.FILE}", published),
    *tables(f"{_AREA}/meldungen", reports),
    File(f"{_AREA}/meldungen.svg", reports_picture),
    *tables(f"{_AREA}/saeulen", features),
    File(f"{_AREA}/saeulen.svg", features_picture),
)
