"""The two charts of an indicator, and every chart of the page as a picture with title, source, licence and data version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import german
from dashboard.charts import Mark, Point, Series, mark, strip, time_series
from dashboard.charts.sheet import foot, sheet
from dashboard.charts.strip import HEIGHT as STRIP_HEIGHT
from dashboard.charts.time_series import HEIGHT as COURSE_HEIGHT
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.series import IndicatorSeries, median_scale
from dashboard.queries import frame, profile_values
from dashboard.queries.profile_values import Indicator
from dashboard.texts import profile_indicators as texts
from dashboard.theme import ACCENT, CATEGORICAL, INK, MUTED
from dashboard.values import breaks, polarity
from dashboard.values.summaries import sum_name

SIMILAR = CATEGORICAL[3]
LINE = f'<path d="M0-7v14" stroke="{INK}" stroke-width="1.8" stroke-dasharray="4 2"/>'
DASH = f'<path d="M-8 0H8" stroke="{MUTED}" stroke-width="2" stroke-dasharray="5 4"/>'


@dataclass(frozen=True)
class LegendEntry:
    """A mark (SVG around 0,0) and its name."""

    drawing: str
    name: str

    @property
    def image(self) -> Markup:
        """The mark as an image of its own."""
        # What is drawn comes from charts and maps, never from a visitor.
        return Markup(f'<svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">{self.drawing}</svg>')  # noqa: S704


@dataclass(frozen=True)
class Origin:
    """Where the values of a figure come from, and whether they are invented."""

    attribution: str
    licence: str
    synthetic: bool


@dataclass(frozen=True)
class Figure:
    """A chart (SVG, `height` in pixels) with its heading, its sentence and its legend."""

    title: str
    sentence: str
    chart: Markup
    height: int
    legend: Sequence[LegendEntry]


def markup(svg: str) -> Markup:
    """A chart as markup: what charts and maps draw has escaped its words."""
    return Markup(svg)  # noqa: S704


def origin_of(indicator: Indicator) -> Origin:
    """Where the values of an indicator come from."""
    return Origin(indicator["attribution"], indicator["licence"], indicator["synthetic"])


def registry_origin() -> Origin:
    """Where what is known of bodies comes from."""
    sources = profile_values.registry_sources()
    attributions = "; ".join(dict.fromkeys(each.attribution for each in sources))
    licences = "; ".join(dict.fromkeys(each.licence for each in sources))
    return Origin(attributions or "–", licences or "–", any(each.synthetic for each in sources))


def shape(series: IndicatorSeries) -> str:
    """Full for an own value, open for one of the area above."""
    return "circle_open" if series.giver else "circle"


def has_strip(series: IndicatorSeries) -> bool:
    """Whether there is something to put in a row: numbers of more than one area."""
    return series.indicator["scale"] != "category" and series.has_value and len(series.group) > 1


def strip_chart(series: IndicatorSeries) -> Markup:
    """All values of the kind on one axis."""
    marks = [Mark(series.land_value)] if series.land_value is not None else []
    if series.similar is not None:
        marks.append(Mark(series.similar.value, "diamond", SIMILAR))
    return markup(
        strip(
            list(series.group.values()),
            polarity.ends(series.indicator),
            series.newest.value,
            marks,
            interval=series.interval,
            shape=shape(series),
        )
    )


def strip_figure(series: IndicatorSeries, profile: Profile) -> Figure | None:
    """The strip with heading, sentence and legend; None where there is none."""
    if not has_strip(series):
        return None
    area = series.giver or profile.area.label
    marked = [(mark(shape(series), ACCENT), area, series.value_text)]
    if series.similar is not None:
        marked.append((mark("diamond", SIMILAR), german.capital(similar_areas(series)), similar_text(series)))
    if series.land_value is not None:
        marked.append((LINE, series.land_name, series.land_text))
    legend = [LegendEntry(drawing, f"{name}: {value}") for drawing, name, value in marked]
    title = texts.STRIP_TITLE.format(
        title=series.indicator["short_title"],
        area=area,
        group=profile.group_nouns(series)[0],
        year=series.newest.period,
        unit=series.indicator["unit"],
    )
    sentence = f"{counted(series, profile)}: {extent(series)}"
    return Figure(title, sentence, strip_chart(series), STRIP_HEIGHT, legend)


def similar_areas(series: IndicatorSeries) -> str:
    """What the value of the similar areas is: of what is counted all their cases by all their inhabitants, else the median; "" without one."""
    similar = series.similar
    return texts.PEERS[similar.is_median].format(areas=german.number(similar.areas)) if similar else ""


def similar_text(series: IndicatorSeries) -> str:
    """Their value as a reader sees it, "" without one."""
    similar = series.similar
    if similar is None:
        return ""
    is_fact = series.indicator["scale"] == "number"
    return (median_scale(series.indicator, similar.value) if is_fact else series.precise).text(similar.value)


def counted(series: IndicatorSeries, profile: Profile) -> str:
    """How many areas of the kind have a value; that this one is among them, for comparisons count the others."""
    template = texts.STRIP_COUNT_WITH_OWN if profile.area_id in series.group else texts.STRIP_COUNT
    return template.format(
        count=german.number(len(series.group)), group=profile.group_nouns(series)[0], name=profile.area.label
    )


def extent(series: IndicatorSeries) -> str:
    """The strip in a sentence: from where to where, and the marked values."""
    text, values = series.scale.text, series.group.values()
    similar, land = "", ""
    if series.similar is not None:
        similar = texts.STRIP_PEERS.format(peers=similar_areas(series), value=similar_text(series))
    if series.land_value is not None:
        land = texts.STRIP_LAND.format(name=series.land_name, value=series.land_text)
    sentence = texts.STRIP_SUMMARY.format(low=text(min(values)), high=text(max(values)), peers=similar, land=land)
    return f"{sentence} {polarity.note(series.indicator)}".strip()


def course_figure(series: IndicatorSeries, profile: Profile) -> Figure | None:
    """The years with intervals and breaks, beside the Land. None for words, and where there are fewer than two years."""
    known = series.known
    if len(known) < 2 or series.indicator["scale"] == "category":
        return None
    first, last = known[0][0], known[-1][0]
    points = [Point(row.period, row.value, row.low, row.high) for row in series.rows if first <= row.period <= last]
    land = [Point(period, row.value) for period, row in series.land.items() if first <= period <= last]
    area = series.giver or profile.area.label
    lines = [Series(area, points, shape=shape(series))]
    legend = [LegendEntry(mark(shape(series), ACCENT), area)]
    sentences = [course(series)]
    if land:
        name = land_of_years(series, first, last)
        lines.insert(0, Series(name, land, MUTED, dashed=True, cuts=breaks.cuts(series.land_breaks)))
        legend.append(LegendEntry(DASH, name))
        sentences.append(texts.CHART_LAND.format(name=name))
    marks = breaks.marks(series.breaks, first, last)
    end = breaks.ended(series.breaks)
    sentences += [*breaks.in_sentences(marks), *([f"{end.reason}."] if end else [])]
    title = texts.CHART.format(
        title=series.indicator["short_title"], area=area, unit=series.indicator["unit"], years=german.years(first, last)
    )
    chart = markup(time_series(lines, marks, series.scale.text))
    return Figure(title, " ".join(sentences), chart, COURSE_HEIGHT, legend)


def land_of_years(series: IndicatorSeries, first: int, last: int) -> str:
    """What the values of the Land in these years are called: what they are added up from, where all of them are."""
    names = {
        sum_name(row.note) for row in series.land.values() if first <= row.period <= last and row.value is not None
    }
    return names.pop() or texts.LAND if len(names) == 1 else texts.LAND


def course(series: IndicatorSeries) -> str:
    """The years in a sentence; "" where no year has a value."""
    if not series.known:
        return ""
    text, values = series.scale.text, [value for _, value in series.known]
    if len(values) == 1:
        return texts.CHART_SUMMARY_ONE.format(year=series.known[0][0], value=text(values[0]))
    return texts.CHART_SUMMARY.format(
        first_year=series.known[0][0],
        last_year=series.known[-1][0],
        low=text(min(values)),
        high=text(max(values)),
        last=text(values[-1]),
    )


def on_sheet(figure: Figure, origin: Origin) -> str:
    """A figure as an SVG of its own."""
    lines = foot(origin.attribution, origin.licence, frame.build()["version"], demo=origin.synthetic)
    legend = [(each.drawing, each.name) for each in figure.legend]
    return sheet(figure.title, figure.sentence, figure.chart, figure.height, legend, lines)
