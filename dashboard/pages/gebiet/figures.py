"""The two charts of an indicator, as they stand in its row and as pictures with title, source, licence and data version."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import german
from dashboard.charts import Break, Mark, Point, Series, mark, strip, time_series
from dashboard.charts.sheet import sheet
from dashboard.charts.strip import HEIGHT as STRIP_HEIGHT
from dashboard.charts.time_series import HEIGHT as COURSE_HEIGHT
from dashboard.comparing import polarity
from dashboard.markup import Markup
from dashboard.pages.gebiet.profile import Profile, group_nouns
from dashboard.pages.gebiet.readings import Reading
from dashboard.queries import frame
from dashboard.texts import gebiet as texts
from dashboard.theme import ACCENT, CATEGORICAL, INK, MUTED

PEERS = CATEGORICAL[3]
LINE = f'<path d="M0-7v14" stroke="{INK}" stroke-width="1.8" stroke-dasharray="4 2"/>'
DASH = f'<path d="M-8 0H8" stroke="{MUTED}" stroke-width="2" stroke-dasharray="5 4"/>'


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
    chart = strip(list(group.values()), polarity.ends(reading.indicator), reading.newest["value"], marks, interval=reading.interval,
                  shape=shape(reading))
    legend = [(mark(shape(reading), ACCENT), reading.giver or profile.area["label"])]
    legend += [(mark("diamond", PEERS), texts.LEGEND_PEERS)] if reading.peers is not None else []
    legend += [(LINE, texts.LEGEND_LAND)] if reading.land_value is not None else []
    noun, _, _ = group_nouns(profile, reading)
    title = texts.STRIP_TITLE.format(title=reading.indicator["short_title"], area=reading.giver or profile.area["label"], group=noun,
                                     year=reading.newest["period"], unit=reading.indicator["unit"])
    return Figure(title, around(reading, profile), Markup(chart), STRIP_HEIGHT, tuple(legend))


def around(reading: Reading, profile: Profile) -> str:
    """The strip in a sentence: how many, from where to where, the marked ones."""
    noun, _, _ = group_nouns(profile, reading)
    text, values = reading.scale.text, list((reading.group or {}).values())
    peers = texts.STRIP_PEERS.format(value=text(reading.peers)) if reading.peers is not None else ""
    land = texts.STRIP_LAND.format(value=text(reading.land_value)) if reading.land_value is not None else ""
    said = texts.STRIP_SUMMARY.format(count=german.number(len(values)), group=noun, low=text(min(values)), high=text(max(values)),
                                      peers=peers, land=land)
    return f"{said} {polarity.told(reading.indicator)}".strip()


def course(reading: Reading, profile: Profile) -> Figure | None:
    """The years with intervals and breaks, beside the Land. None for words, and where there are fewer than two years."""
    points = [Point(row["period"], row["value"], row["low"], row["high"]) for row in reading.rows]
    known = [point for point in points if point.value is not None]
    if len(known) < 2 or reading.indicator["scale"] == "category":
        return None
    area, years = reading.giver or profile.area["label"], range(points[0].period, points[-1].period + 1)
    land = [Point(row["period"], row["value"]) for row in (reading.land or {}).values() if row["period"] in years]
    lines = [Series(texts.LAND, land, MUTED, dashed=True)] * bool(land) + [Series(area, points, shape=shape(reading))]
    breaks = [Break(period, reason) for period, reason in reading.breaks if years[0] < period <= years[-1]]
    sentence = [_summary(reading, known), *([texts.CHART_LAND] if land else []),
                *(texts.CHART_BREAKS.format(year=each.period, reason=each.reason) for each in breaks)]
    title = texts.CHART.format(title=reading.indicator["short_title"], area=area, unit=reading.indicator["unit"],
                               years=german.years(years[0], years[-1]))
    legend = ((mark(shape(reading), ACCENT), area), *(((DASH, texts.LAND),) if land else ()))
    return Figure(title, " ".join(sentence), Markup(time_series(lines, breaks, reading.scale.text)), COURSE_HEIGHT, legend)


def _summary(reading: Reading, known: list[Point]) -> str:
    values = [point.value for point in known if point.value is not None]
    text = reading.scale.text
    return texts.CHART_SUMMARY.format(first_year=known[0].period, last_year=known[-1].period, low=text(min(values)), high=text(max(values)),
                                      last=text(values[-1]))


FIGURES = {"streifen": row_of_values, "verlauf": course}


def picture(name: str, reading: Reading, profile: Profile) -> str | None:
    """One of FIGURES as an SVG of its own; None where there is nothing to draw."""
    drawn = FIGURES[name](reading, profile)
    if drawn is None:
        return None
    indicator = reading.indicator
    foot = [texts.SHEET_SOURCE.format(source=indicator["attribution"], licence=indicator["licence"]),
            texts.SHEET_VERSION.format(version=frame.build()["version"], demo=texts.SHEET_DEMO if indicator["synthetic"] else "")]
    return sheet(drawn.title, drawn.sentence, drawn.chart, drawn.height, drawn.legend, foot)
