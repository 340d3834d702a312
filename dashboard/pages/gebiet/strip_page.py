"""What a strip draws, value by value: a table on a page of its own, one click away from the strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from werkzeug.exceptions import NotFound

from dashboard import german
from dashboard import texts as base_texts
from dashboard.addresses import profile_selection
from dashboard.addresses.embedding_selection import Chart
from dashboard.exports.files import missing
from dashboard.pages.gebiet import figures, indicator_details, unknown_area
from dashboard.pages.gebiet.figures import Figure
from dashboard.pages.gebiet.profile import Profile, group_of, load
from dashboard.pages.gebiet.series import IndicatorSeries, window
from dashboard.queries import frame, profile_values
from dashboard.queries import profile as queries
from dashboard.queries.profile import ProfiledArea
from dashboard.queries.profile_values import NeighbourValue
from dashboard.texts import profile_files as texts
from dashboard.values import intervals
from dashboard.web.file_links import FileLinks
from dashboard.web.page import Document, Page, Request


@dataclass(frozen=True)
class Row:
    """An area with its value in words; `mark` tells the area of the profile, or the giver of its value, from the others."""

    label: str
    value: str
    interval: str
    year: str
    mark: str = ""


@dataclass(frozen=True)
class Content:
    """The page; `marks` are what the strip marks besides the areas, `back` leads to the profile (address, words)."""

    figure: Figure
    demo: bool
    back: tuple[str, str]
    rows: Sequence[Row]
    marks: Sequence[Row]
    files: FileLinks
    source: str


def document(request: Request) -> Document:
    """The values of a strip; the way back leads to the comparison it was opened from."""
    area = area_of(request)
    if area is None:
        return unknown(request)
    selection, _ = profile_selection.read(request.parameters, area.level, area.kind, frame.build()["version"])
    profile = load(area, selection)
    series = profile.series.get(request.arguments["indicator_id"])
    figure = figures.strip_figure(series, profile) if series else None
    if series is None or figure is None:
        raise missing(texts.NO_FILE)
    return Document(figure.title, "gebiet/strip_page.html.j2", _content(figure, series, profile))


def area_of(request: Request) -> ProfiledArea | None:
    """The area an address below a profile names."""
    value = request.arguments["area"]
    return queries.profiled_area(value) if profile_selection.is_key(value) else None


def unknown(request: Request) -> Document:
    """Which areas may be meant, each with its file."""
    value = request.arguments["area"]
    content = unknown_area.file_page(value, request.path.removeprefix(f"{profile_selection.PATH}/{value}"))
    return Document(texts.FILE_TITLE, "gebiet/unknown_area.html.j2", content, NotFound.code or 404)


def _content(figure: Figure, series: IndicatorSeries, profile: Profile) -> Content:
    indicator = series.indicator
    year = str(series.newest.period)
    return Content(
        figure,
        indicator["synthetic"],
        (
            indicator_details.permalink(series, profile, versioned=False),
            texts.STRIP_PAGE_BACK.format(area=profile.area.label),
        ),
        [_row(each, series, profile) for each in neighbours(series, profile)],
        [Row(each.name, each.text, "–", year) for each in marks(series)],
        FileLinks(
            f"/gebiet/{profile.area_id}/{series.indicator_id}/streifen",
            texts.NAMES["streifen"],
            picture=True,
            embedding=Chart(profile.area_id, series.indicator_id, "streifen").code_address,
        ),
        texts.SOURCE_LINE.format(
            source=indicator["attribution"], licence=indicator["licence"], version=frame.build()["version"]
        ),
    )


def neighbours(series: IndicatorSeries, profile: Profile) -> list[NeighbourValue]:
    """Every value of the strip, in German order of the areas."""
    last = series.newest.period
    level, kind = group_of(profile.area, series.area_id)
    return profile_values.neighbour_values(series.indicator_id, level, kind, last - window(series.indicator) + 1, last)


class MarkedValue(NamedTuple):
    """What a strip marks besides the own value: its name for programs, its name, its value, the same in words."""

    key: str
    name: str
    value: float
    text: str


def marks(series: IndicatorSeries) -> list[MarkedValue]:
    """The similar areas and the Land, as far as they have a value."""
    known, similar, land = [], series.similar, series.land_value
    if similar is not None:
        key, name = texts.PEERS_MACHINE[similar.is_median], german.capital(figures.similar_areas(series))
        known.append(MarkedValue(key, name, similar.value, figures.similar_text(series)))
    if land is not None:
        known.append(MarkedValue(texts.LAND_MACHINE, series.land_name, land, series.land_text))
    return known


def _row(row: NeighbourValue, series: IndicatorSeries, profile: Profile) -> Row:
    is_own = row.area_id == series.area_id
    mark = texts.STRIP_GIVER.format(area=profile.area.label) if series.giver else texts.STRIP_OWN
    interval = "–"
    if row.low is not None and row.high is not None:
        interval = intervals.in_words(series.precise if is_own else series.scale, row.low, row.high)
    return Row(row.label, series.scale.published(row, row.value), interval, str(row.period), mark if is_own else "")


PAGE = Page("streifen", "/gebiet/<area>/<indicator_id>/streifen", base_texts.PROFILE, document, navigation=False)
