"""What stands behind an indicator, a click away: its years as chart and table, definition, sources, files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.addresses.embedding_selection import CHARTS, Chart
from dashboard.inheritance import GIVES
from dashboard.pages.gebiet import descriptions, figures
from dashboard.pages.gebiet.figures import Figure
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import land
from dashboard.queries.profile_values import Observation
from dashboard.texts import land as land_texts
from dashboard.texts import profile_files as file_texts
from dashboard.texts import profile_indicators as texts
from dashboard.values import intervals
from dashboard.values.summaries import Scale, sum_name
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link


@dataclass(frozen=True)
class ValueTable:
    """Every observation, newest first: year, value, interval, what was counted, the Land unless it has no name, status."""

    caption: str
    land: str
    rows: Sequence[tuple[str, str, str, str, str, str]]


@dataclass(frozen=True)
class Details:
    """What stands behind an indicator, a click away. `sources`: of the Land what was officially published, each with its page."""

    is_open: bool
    figure: Figure | None
    table: ValueTable
    description: Markup
    years: str
    sources: Sequence[tuple[str, Link]]
    files: Sequence[FileLinks]
    permalink: str


def details(series: IndicatorSeries, profile: Profile) -> Details:
    """Everything behind one indicator."""
    first, last = series.rows[0].period, series.rows[-1].period
    return Details(
        series.indicator_id == profile.opened,
        figures.course_figure(series, profile),
        _table(series, profile),
        descriptions.of_indicators()[series.indicator_id],
        german.years(first, last),
        _sources(series),
        _files(series, profile),
        permalink(series, profile),
    )


def _sources(series: IndicatorSeries) -> list[tuple[str, Link]]:
    """What was officially published of the Land, the newest first; nothing of other areas."""
    if series.area_id != LAND:
        return []
    return [
        (
            land_texts.OF_YEAR.format(year=each.year, measure=land_texts.MEASURES[each.measure]),
            Link(urlsplit(each.source_url).hostname or each.source_url, each.source_url),
        )
        for each in land.figures()
        if each.indicator_id == series.indicator_id
    ]


def permalink(series: IndicatorSeries, profile: Profile, *, versioned: bool = True) -> str:
    """The address at which an indicator stands open."""
    address = profile.address(indicator=series.indicator_id, versioned=versioned)
    return f"{address}#kennzahl-{series.indicator_id}"


def _table(series: IndicatorSeries, profile: Profile) -> ValueTable:
    caption = texts.TABLE_CAPTION.format(title=series.indicator["title"], area=series.giver or profile.area.label)
    first, last = series.rows[0].period, series.rows[-1].period
    land = figures.land_of_years(series, first, last) if series.land else ""
    return ValueTable(caption, land, [_cells(series, row) for row in reversed(series.rows)])


def _cells(series: IndicatorSeries, row: Observation) -> tuple[str, str, str, str, str, str]:
    scale = series.scale
    precise = series.precise if row is series.newest else scale
    interval, counted = "", None
    if row.low is not None and row.high is not None:
        interval = intervals.in_words(precise, row.low, row.high)
    if row.value is not None:
        counted = row.numerator if series.indicator["scale"] == "rate" else row.denominator
    why_none = "" if row.status in GIVES else texts.STATUSES[row.status]
    own = "" if series.giver else texts.OK_OWN
    status = why_none or texts.STATUSES.get(row.status, own)
    status = " · ".join(filter(None, [status, *series.broken(row)]))
    beside = series.land.get(row.period)
    return (
        str(row.period),
        series.written(row),
        interval,
        "" if counted is None else german.number(counted),
        land_beside(series, beside, precise),
        ". ".join(filter(None, [status, row.note])),
    )


def land_beside(series: IndicatorSeries, beside: Observation | None, scale: Scale) -> str:
    """The Land beside a value; where only some of its years are added up, these say so."""
    if beside is None or beside.value is None:
        return "–"
    added = sum_name(beside.note)
    is_mixed = added and any(row.value is not None and not sum_name(row.note) for row in series.land.values())
    value = scale.published(beside, beside.value)
    return f"{value} ({added})" if is_mixed else value


def _files(series: IndicatorSeries, profile: Profile) -> list[FileLinks]:
    """Files of both charts, as far as its values give one, and of the indicator in all areas."""
    indicator_id, title = series.indicator_id, series.indicator["short_title"]
    base, names = f"/gebiet/{profile.area_id}/{indicator_id}", file_texts.NAMES
    has_strip = figures.has_strip(series) and not series.giver
    has_course = series.indicator["scale"] != "category" and len(series.known) > 1
    table = profile.address(f"/{indicator_id}/streifen")
    of_strip, of_course = (Chart(profile.area_id, indicator_id, each).code_address for each in CHARTS)
    strip = FileLinks(f"{base}/streifen", names["streifen"], title, picture=True, table=table, embedding=of_strip)
    return [
        *([strip] if has_strip else []),
        FileLinks(
            f"{base}/verlauf",
            names["verlauf"],
            title,
            picture=has_course,
            embedding=of_course if has_course else "",
        ),
        FileLinks(f"/daten/kennzahl/{indicator_id}", names["kennzahl"], title),
    ]
