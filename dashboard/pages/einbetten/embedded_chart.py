"""A chart of a profile as a document for a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.addresses import embedding_selection, profile_selection
from dashboard.addresses.embedding_selection import Chart
from dashboard.addresses.notices import GONE, WRONG, Notice, short, status_of
from dashboard.pages.einbetten.origin import FRAME, SHEET, Origin, origin
from dashboard.pages.gebiet import figures
from dashboard.pages.gebiet.figures import Figure
from dashboard.pages.gebiet.profile import load
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import frame, profile
from dashboard.texts import embedding as texts
from dashboard.web import canonical
from dashboard.web.page import Document, Page, Request


@dataclass(frozen=True)
class Content:
    """What the template sees; `figure` None where there is no such chart, then `notices` say why. `giver`: whose values it shows, where the
    area has none of its own."""

    notices: Sequence[Notice]
    figure: Figure | None
    giver: str
    demo: bool
    origin: Origin | None
    open_at: str


@dataclass(frozen=True)
class Drawn:
    """A chart that exists, with its series."""

    figure: Figure
    series: IndicatorSeries


def drawn(chart: Chart) -> Drawn | None:
    """The chart; None where the area or its values do not exist."""
    area = profile.profiled_area(chart.area) if profile_selection.is_key(chart.area) else None
    if area is None:
        return None
    whole = load(area)
    series = whole.series.get(chart.indicator)
    if series is None:
        return None
    draw = figures.strip_figure if chart.picture == "streifen" else figures.course_figure
    figure = draw(series, whole)
    return Drawn(figure, series) if figure else None


def missing(chart: Chart) -> Notice:
    """Why there is no such chart: the address does not name one, or names one that does not exist; and where one stands."""
    if not (chart.area and chart.indicator):
        return Notice(texts.NO_CHART_NAMED, WRONG)
    return Notice(texts.NO_CHART.format(area=short(chart.area), indicator=short(chart.indicator)), GONE)


def document(request: Request) -> Document:
    """The chart, or what is the matter."""
    chart, notices = embedding_selection.read_chart(request.parameters, frame.build()["version"])
    found = drawn(chart)
    if found is None:
        content = Content([*notices, missing(chart)], None, "", False, None, canonical.absolute("/"))
        title = texts.NO_CHART_TITLE
    else:
        indicator = found.series.indicator
        content = Content(
            notices,
            found.figure,
            found.series.giver,
            bool(indicator["synthetic"]),
            origin(indicator["attribution"], indicator["licence"]),
            canonical.absolute(profile_selection.address(chart.area, indicator=chart.indicator)),
        )
        title = found.figure.title
    return Document(
        title,
        "einbetten/embedded_chart.html.j2",
        content,
        status_of(content.notices),
        sheet=SHEET,
        frame=FRAME,
        embeddable=True,
    )


PAGE = Page("embedded_chart", embedding_selection.CHART_PATH, texts.TITLE, document, navigation=False)
