"""The indicators by topic, three open and the rest folded: each with value, strip, trend, a sentence, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import db, german
from dashboard.charts import Point, sparkline
from dashboard.charts.marks import mark
from dashboard.pages.gebiet import figures, sentences
from dashboard.pages.gebiet.figures import Figure, LegendEntry
from dashboard.pages.gebiet.profile import PEERS, Profile
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import profile_values
from dashboard.queries.profile_values import Indicator, Observation
from dashboard.texts import profile_files as file_texts
from dashboard.texts import profile_indicators as texts
from dashboard.texts import profile_sentences as sentence_texts
from dashboard.theme import ACCENT
from dashboard.values import intervals
from dashboard.web.file_links import FileLinks
from dashboard.web.templates import render

OPEN = 3


@dataclass(frozen=True)
class Value:
    """The newest value or the word that stands for it, and what must stand beside it."""

    text: str
    is_number: bool
    remarks: str


@dataclass(frozen=True)
class Development:
    """Line and word of a trend; `arrow` is empty where there is none, `line` None for a single value."""

    arrow: str
    word: str
    years: str
    line: Markup | None


@dataclass(frozen=True)
class ValueTable:
    """Every observation, newest first: year, value, interval, what was counted, the Land where `has_land`, status."""

    caption: str
    has_land: bool
    rows: Sequence[tuple[str, str, str, str, str, str]]


@dataclass(frozen=True)
class Description:
    """What is the same of an indicator in every area: pairs of a heading and its words, and what to bear in mind."""

    pairs: Sequence[tuple[str, str]]
    caveats: Sequence[str]


@dataclass(frozen=True)
class Details:
    """What stands behind an indicator, a click away."""

    is_open: bool
    figure: Figure | None
    table: ValueTable
    description: Markup
    years: str
    files: Sequence[FileLinks]
    permalink: str


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator. `counted` is the sentence that leads to the table of the strip at `strip_address`, `sentence` what follows it."""

    indicator_id: str
    title: str
    where: str
    demo: bool
    css: str
    value_css: str
    value: Value
    strip: Markup | None
    development: Development | None
    counted: str
    strip_address: str
    sentence: str
    details: Details


@dataclass(frozen=True)
class Topic:
    """The indicators of a topic; `more` stand folded under `more_label`, `unknown` are those without a value."""

    name: str
    rows: Sequence[IndicatorRow]
    more: Sequence[IndicatorRow]
    more_label: str
    more_is_open: bool
    unknown: str
    unknown_label: str


@dataclass(frozen=True)
class Indicators:
    """The section. `legend` names the marks of the strips."""

    lead: str
    legend: Sequence[LegendEntry]
    topics: Sequence[Topic]


def section(profile: Profile) -> Indicators:
    """All topics; the one an address names stands open, wherever it is."""
    topics = profile.topics()
    names = list(dict.fromkeys([*topics, *profile.unknown]))
    if not names:
        return Indicators(texts.NO_TOPICS, (), ())
    is_land = profile.area.level == "land"
    lead, legend = (texts.ROWS_LEAD_LAND, []) if is_land else (texts.ROWS_LEAD, _legend(profile))
    return Indicators(lead, legend, [_topic(name, topics.get(name, []), profile) for name in names])


def _legend(profile: Profile) -> list[LegendEntry]:
    inherited = any(each.giver for each in profile.series.values())
    similar = any(each.similar is not None for each in profile.series.values())
    return [
        LegendEntry(mark("circle", ACCENT), texts.LEGEND_OWN),
        *([LegendEntry(mark("circle_open", ACCENT), texts.LEGEND_INHERITED)] if inherited else []),
        *([LegendEntry(mark("diamond", figures.SIMILAR), texts.LEGEND_PEERS)] if similar else []),
        LegendEntry(figures.LINE, texts.LEGEND_LAND),
    ]


def _topic(name: str, of_topic: Sequence[IndicatorSeries], profile: Profile) -> Topic:
    rows = [_row(series, profile) for series in of_topic]
    more, unknown = rows[OPEN:], profile.unknown.get(name, [])
    return Topic(
        name,
        rows[:OPEN],
        more,
        texts.MORE_ONE if len(more) == 1 else texts.MORE.format(count=len(more)),
        any(row.details.is_open for row in more),
        ", ".join(each["short_title"] for each in unknown),
        texts.UNKNOWN_ONE if len(unknown) == 1 else texts.UNKNOWN.format(count=len(unknown)),
    )


def _row(series: IndicatorSeries, profile: Profile) -> IndicatorRow:
    indicator, is_word = series.indicator, series.indicator["scale"] == "category"
    where = texts.ROW_HEAD.format(
        unit=indicator["unit"], year=series.newest.period, area=series.giver or profile.area.label
    )
    strip = figures.strip_chart(series) if figures.has_strip(series) else None
    counted, sentence = _summary(series, profile)
    return IndicatorRow(
        series.indicator_id,
        indicator["short_title"],
        where,
        indicator["synthetic"],
        "geb-zeile" if strip else "geb-zeile geb-zeile-wort" if is_word else "geb-zeile geb-zeile-ohne",
        "geb-wert geb-wort" if is_word else "geb-wert",
        value(series),
        strip,
        development(series),
        counted,
        profile.address(f"/{series.indicator_id}/streifen") if counted else "",
        sentence,
        _details(series, profile),
    )


def value(series: IndicatorSeries) -> Value:
    """The value, or the word that stands for it, with interval, whose it is, provisional, few cases, note."""
    remarks = (
        inherited(series),
        f"{texts.INTERVAL_HEAD} {series.interval_text}" if series.interval else "",
        texts.STATUSES["provisional"] if series.newest.status == "provisional" else "",
        texts.FEW_CASES if series.few_cases else "",
        series.newest.note or "",
    )
    text = series.value_text if series.has_value else texts.STATUSES[series.newest.status]
    return Value(text, series.has_value, " · ".join(filter(None, remarks)))


def inherited(series: IndicatorSeries) -> str:
    """Whose value it is, where it is not its own."""
    return texts.INHERITED[series.giver_level].format(giver=series.giver) if series.giver else ""


def development(series: IndicatorSeries) -> Development | None:
    """The years as a line with the word of the trend; None for words, and where no year has a value."""
    known = series.known
    if not known or series.indicator["scale"] == "category":
        return None
    arrow, word = sentences.trend(series.trend, len(known))
    line = None
    if len(known) > 1:
        points = [Point(row.period, row.value) for row in series.rows]
        line = figures.markup(sparkline(points, breaks=[period for period, _ in series.breaks]))
    years = german.years(known[0][0], known[-1][0])
    return Development("" if arrow == sentence_texts.NO_ARROW else arrow, word, years, line)


def verdict(series: IndicatorSeries, profile: Profile) -> str:
    """How the value compares: higher, similar or lower in words, or why nothing can be decided; "" without a comparison."""
    row = series.comparison
    if row is None:
        return ""
    if row.result_95 is None or row.reference_value is None:
        return texts.NOT_COMPARABLE.format(reason=row.reason or sentence_texts.NOT_COMPUTED)
    if profile.reference == PEERS:
        dative = texts.DATIVES_PEERS[series.indicator["scale"]]
    else:
        dative = texts.DATIVES.get(profile.reference) or profile.group_nouns(series)[1]
    return texts.AGAINST_ROW.format(
        dative=dative, value=series.precise.text(row.reference_value), result=texts.RESULTS[row.result_95]
    )


def _summary(series: IndicatorSeries, profile: Profile) -> tuple[str, str]:
    """How many areas stand in the strip, "" without one, and the strip with the comparison in words."""
    if not series.has_value:
        return "", ""
    if len(series.group) < 2:
        return "", "" if profile.area.level == "land" else texts.STRIP_ALONE
    if series.indicator["scale"] == "category":
        return "", _same(series, profile.group_nouns(series)[1].removeprefix("den "))
    return figures.counted(series, profile), f"{figures.extent(series)} {verdict(series, profile)}".strip()


def _same(series: IndicatorSeries, nouns: str) -> str:
    same = sum(each == series.newest.value for each in series.group.values())
    return texts.CATEGORY_SUMMARY.format(same=german.number(same), known=german.number(len(series.group)), group=nouns)


def _details(series: IndicatorSeries, profile: Profile) -> Details:
    first, last = series.rows[0].period, series.rows[-1].period
    return Details(
        series.indicator_id == profile.opened,
        figures.course_figure(series, profile),
        _table(series, profile),
        _descriptions()[series.indicator_id],
        german.years(first, last),
        _files(series, profile),
        permalink(series, profile),
    )


def permalink(series: IndicatorSeries, profile: Profile, *, versioned: bool = True) -> str:
    """The address at which an indicator stands open."""
    address = profile.address(indicator=series.indicator_id, versioned=versioned)
    return f"{address}#kennzahl-{series.indicator_id}"


def _table(series: IndicatorSeries, profile: Profile) -> ValueTable:
    caption = texts.TABLE_CAPTION.format(title=series.indicator["title"], area=series.giver or profile.area.label)
    return ValueTable(caption, bool(series.land), [_cells(series, row) for row in reversed(series.rows)])


def _cells(series: IndicatorSeries, row: Observation) -> tuple[str, str, str, str, str, str]:
    scale = series.scale
    precise = series.precise if row is series.newest else scale
    interval, counted = "", None
    if row.low is not None and row.high is not None:
        interval = intervals.in_words(precise, row.low, row.high)
    if row.value is not None:
        counted = row.numerator if series.indicator["scale"] == "rate" else row.denominator
    status = inherited(series) or texts.STATUSES.get(row.status, texts.OK_OWN)
    beside = series.land.get(row.period)
    return (
        str(row.period),
        "–" if row.value is None else scale.text(row.value),
        interval,
        "" if counted is None else german.number(counted),
        "–" if beside is None or beside.value is None else precise.text(beside.value),
        f"{status}. {row.note}" if row.note else status,
    )


def _files(series: IndicatorSeries, profile: Profile) -> list[FileLinks]:
    """Files of both charts, as far as its values give one, and of the indicator in all areas."""
    indicator_id, title = series.indicator_id, series.indicator["short_title"]
    base, names = f"/gebiet/{profile.area_id}/{indicator_id}", file_texts.NAMES
    has_course = series.indicator["scale"] != "category" and len(series.known) > 1
    table = profile.address(f"/{indicator_id}/streifen")
    return [
        *(
            [FileLinks(f"{base}/streifen", names["streifen"], title, picture=True, table=table)]
            if figures.has_strip(series)
            else []
        ),
        FileLinks(f"{base}/verlauf", names["verlauf"], title, picture=has_course),
        FileLinks(f"/daten/kennzahl/{indicator_id}", names["kennzahl"], title),
    ]


@db.per_build
def _descriptions() -> Mapping[str, Markup]:
    """Definition, numerator, denominator, method, source, caveats of every indicator."""
    return {
        each["indicator_id"]: render("gebiet/description.html.j2", description=_description(each))
        for each in profile_values.indicators()
    }


def _description(indicator: Indicator) -> Description:
    polarities = {"higher_is_better": texts.HIGHER_BETTER, "lower_is_better": texts.LOWER_BETTER}
    pairs = (
        (texts.DEFINITION, f"{indicator['definition']} {polarities.get(indicator['polarity'], '')}".strip()),
        (texts.NUMERATOR, indicator["numerator"]),
        (texts.DENOMINATOR, indicator["denominator"]),
        (texts.KEYS, indicator["pks_key"]),
        (texts.METHOD, texts.METHODS[indicator["scale"]]),
        (texts.SOURCE, f"{indicator['source']}. {indicator['attribution']}"),
    )
    return Description([(name, words) for name, words in pairs if words], indicator["caveats"])
