"""The two charts of an indicator, and every chart of the page as a picture with title, source, licence and data version."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import german
from dashboard.charts import Break, Mark, Point, Series, mark, strip, time_series
from dashboard.charts.sheet import foot, sheet
from dashboard.charts.strip import HEIGHT as STRIP_HEIGHT
from dashboard.charts.time_series import HEIGHT as COURSE_HEIGHT
from dashboard.pages.gebiet.profile import Profile, group_nouns
from dashboard.pages.gebiet.readings import Reading
from dashboard.queries import frame
from dashboard.texts import profile as texts
from dashboard.theme import ACCENT, CATEGORICAL, INK, MUTED
from dashboard.values import polarity
from dashboard.web.markup import Markup

PEERS = CATEGORICAL[3]
LINE = f'<path d="M0-7v14" stroke="{INK}" stroke-width="1.8" stroke-dasharray="4 2"/>'
DASH = f'<path d="M-8 0H8" stroke="{MUTED}" stroke-width="2" stroke-dasharray="5 4"/>'


def sign(drawing: str) -> Markup:
    """A mark of a legend as an image of its own."""
    return Markup(f'<svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">{drawing}</svg>')


@dataclass(frozen=True)
class Origin:
    """Where the values of a figure come from, and whether they are invented."""

    attribution: str
    licence: str
    synthetic: bool


@dataclass(frozen=True)
class Figure:
    """A chart with its heading and its sentence; `legend` as pairs of a mark and its name."""

    title: str
    sentence: str
    chart: Markup
    height: int
    legend: tuple[tuple[str, str], ...]


def shape(reading: Reading) -> str:
    """Full for an own value, open for one of the area above."""
    return "circle_open" if reading.giver else "circle"


def row_of_values(reading: Reading, profile: Profile) -> Figure | None:
    """All values of the kind on one axis. None for words, and where there is nothing to put in a row."""
    group = reading.group or {}
    if reading.indicator["scale"] == "category" or not reading.has_value or len(group) < 2:
        return None
    marks = [Mark(reading.land_value)] if reading.land_value is not None else []
    if reading.peers is not None:
        marks.append(Mark(reading.peers, "diamond", PEERS))
    chart = strip(
        list(group.values()),
        polarity.ends(reading.indicator),
        reading.newest["value"],
        marks,
        interval=reading.interval,
        shape=shape(reading),
    )
    marked = [
        (mark(shape(reading), ACCENT), reading.giver or profile.area["label"], reading.newest["value"], reading.scale),
        (mark("diamond", PEERS), german.capital(peers_name(reading)), reading.peers, reading.fine),
        (LINE, texts.LEGEND_LAND, reading.land_value, reading.fine),
    ]
    legend = [(drawn, f"{name}: {scale.text(value)}") for drawn, name, value, scale in marked if value is not None]
    noun, _, _ = group_nouns(profile, reading)
    title = texts.STRIP_TITLE.format(
        title=reading.indicator["short_title"],
        area=reading.giver or profile.area["label"],
        group=noun,
        year=reading.newest["period"],
        unit=reading.indicator["unit"],
    )
    return Figure(title, around(reading, profile), Markup(chart), STRIP_HEIGHT, tuple(legend))


def peers_name(reading: Reading) -> str:
    """What the value of the similar areas is: of rates all their cases by all their inhabitants, else the median."""
    return texts.PEERS[reading.indicator["scale"]]


def around(reading: Reading, profile: Profile) -> str:
    """The strip in a sentence: how many, from where to where, the marked ones."""
    return f"{counted(reading, profile)}: {extent(reading)}"


def counted(reading: Reading, profile: Profile) -> str:
    """How many areas have a value."""
    return texts.STRIP_COUNT.format(
        count=german.number(len(reading.group or {})), group=group_nouns(profile, reading)[0]
    )


def extent(reading: Reading) -> str:
    """From where to where, and the marked ones."""
    text, beside, values = reading.scale.text, reading.fine.text, list((reading.group or {}).values())
    peers = (
        texts.STRIP_PEERS.format(peers=peers_name(reading), value=beside(reading.peers))
        if reading.peers is not None
        else ""
    )
    land = texts.STRIP_LAND.format(value=beside(reading.land_value)) if reading.land_value is not None else ""
    said = texts.STRIP_SUMMARY.format(low=text(min(values)), high=text(max(values)), peers=peers, land=land)
    return f"{said} {polarity.told(reading.indicator)}".strip()


def course(reading: Reading, profile: Profile) -> Figure | None:
    """The years with intervals and breaks, beside the Land. None for words, and where there are fewer than two years."""
    points = [Point(row["period"], row["value"], row["low"], row["high"]) for row in reading.rows]
    known = [point for point in points if point.value is not None]
    if len(known) < 2 or reading.indicator["scale"] == "category":
        return None
    points = [point for point in points if known[0].period <= point.period <= known[-1].period]
    area, years = reading.giver or profile.area["label"], range(known[0].period, known[-1].period + 1)
    land = [Point(row["period"], row["value"]) for row in (reading.land or {}).values() if row["period"] in years]
    lines = [Series(texts.LAND, land, MUTED, dashed=True)] * bool(land) + [Series(area, points, shape=shape(reading))]
    breaks = [Break(period, reason) for period, reason in reading.breaks if years[0] < period <= years[-1]]
    sentence = [
        over_the_years(reading),
        *([texts.CHART_LAND] if land else []),
        *(texts.CHART_BREAKS.format(year=each.period, reason=each.reason) for each in breaks),
    ]
    title = texts.CHART.format(
        title=reading.indicator["short_title"],
        area=area,
        unit=reading.indicator["unit"],
        years=german.years(years[0], years[-1]),
    )
    legend = ((mark(shape(reading), ACCENT), area), *(((DASH, texts.LAND),) if land else ()))
    return Figure(
        title, " ".join(sentence), Markup(time_series(lines, breaks, reading.scale.text)), COURSE_HEIGHT, legend
    )


def over_the_years(reading: Reading) -> str:
    """The course in a sentence; "" where no year has a value."""
    known = [(row["period"], row["value"]) for row in reading.rows if row["value"] is not None]
    if not known:
        return ""
    text, values = reading.scale.text, [value for _, value in known]
    return texts.CHART_SUMMARY.format(
        first_year=known[0][0],
        last_year=known[-1][0],
        low=text(min(values)),
        high=text(max(values)),
        last=text(values[-1]),
    )


FIGURES = {"streifen": row_of_values, "verlauf": course}


def picture(name: str, reading: Reading, profile: Profile) -> str | None:
    """One of FIGURES as an SVG of its own; None where there is nothing to draw."""
    drawn = FIGURES[name](reading, profile)
    indicator = reading.indicator
    return (
        on_sheet(drawn, Origin(indicator["attribution"], indicator["licence"], indicator["synthetic"]))
        if drawn
        else None
    )


def on_sheet(drawn: Figure, origin: Origin) -> str:
    """A figure as an SVG of its own."""
    lines = foot(origin.attribution, origin.licence, frame.build()["version"], demo=origin.synthetic)
    return sheet(drawn.title, drawn.sentence, drawn.chart, drawn.height, drawn.legend, lines)
