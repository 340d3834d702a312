"""The indicators by topic, three open and the rest folded: each with value, strip, trend, a sentence, and what stands behind it.

Values of an area above stand apart, folded under whose they are, and are compared with nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import german
from dashboard.charts import Point, sparkline
from dashboard.charts.marks import mark
from dashboard.pages.gebiet import figures, indicator_details, sentences
from dashboard.pages.gebiet.figures import LegendEntry
from dashboard.pages.gebiet.indicator_details import Details
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.sentences import Place
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import land
from dashboard.texts import profile_indicators as texts
from dashboard.texts import profile_sentences as sentence_texts
from dashboard.theme import ACCENT
from dashboard.values import ages, breaks

OPEN, TREND_YEARS = 3, 5
CRIME = "Kriminalitätslage"


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
class IndicatorRow:
    """One indicator. `counted` is the sentence that leads to the table of the strip at `strip_address`, `sentence` what follows it. What
    stands behind a folded one is a page away, at `address`; a hundred of them would be most of the page."""

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
    details: Details | None
    address: str


@dataclass(frozen=True)
class Fold:
    """Indicators folded under a label."""

    label: str
    rows: Sequence[IndicatorRow]

    @property
    def is_open(self) -> bool:
        """Whether the indicator an address names is among them."""
        return any(row.details and row.details.is_open for row in self.rows)


@dataclass(frozen=True)
class Topic:
    """The indicators of a topic: `rows` stand open, `folds` are the further ones and, under their owner, those of areas above; `unknown` are
    those without a value."""

    name: str
    rows: Sequence[IndicatorRow]
    folds: Sequence[Fold]
    unknown: str
    unknown_label: str


@dataclass(frozen=True)
class Indicators:
    """The section. `legend` names the marks of the strips, `age` says how old figures of crime are; open where an address names an indicator."""

    lead: str
    age: str
    legend: Sequence[LegendEntry]
    topics: Sequence[Topic]
    is_open: bool


def section(profile: Profile) -> Indicators:
    """All topics; the one an address names stands open, wherever it is."""
    topics = profile.topics()
    names = list(dict.fromkeys([*topics, *profile.unknown]))
    if not names:
        return Indicators(texts.NO_TOPICS, "", (), (), is_open=False)
    is_land = profile.area.level == "land"
    lead, legend = (texts.ROWS_LEAD_LAND, []) if is_land else (texts.ROWS_LEAD, _legend(profile))
    age = ages.of_pks(land.pks_years()) if CRIME in topics else ""
    of_topics = [_topic(name, topics.get(name, []), profile) for name in names]
    return Indicators(lead, age, legend, of_topics, is_open=bool(profile.opened))


def _legend(profile: Profile) -> list[LegendEntry]:
    similar = any(each.similar is not None for each in profile.series.values())
    return [
        LegendEntry(mark("circle", ACCENT), texts.LEGEND_OWN),
        *([LegendEntry(mark("diamond", figures.SIMILAR), texts.LEGEND_PEERS)] if similar else []),
        LegendEntry(figures.LINE, texts.LEGEND_LAND),
    ]


def _topic(name: str, of_topic: Sequence[IndicatorSeries], profile: Profile) -> Topic:
    series_of_own = [series for series in of_topic if not series.giver]
    own = [_row(series, profile, whole=place < OPEN) for place, series in enumerate(series_of_own)]
    more, unknown = own[OPEN:], profile.unknown.get(name, [])
    folds = [Fold(texts.MORE_ONE if len(more) == 1 else texts.MORE.format(count=len(more)), more)] if more else []
    return Topic(
        name,
        own[:OPEN],
        [*folds, *_of_givers(of_topic, profile)],
        ", ".join(each["short_title"] for each in unknown),
        texts.UNKNOWN_ONE if len(unknown) == 1 else texts.UNKNOWN.format(count=len(unknown)),
    )


def _of_givers(of_topic: Sequence[IndicatorSeries], profile: Profile) -> list[Fold]:
    """What is shown of areas above, by area."""
    by_giver: dict[Place, list[IndicatorRow]] = {}
    for series in of_topic:
        if series.giver:
            by_giver.setdefault(Place(series.giver, series.kind), []).append(_row(series, profile, whole=False))
    return [
        Fold((texts.GIVEN_ONE if len(rows) == 1 else texts.GIVEN).format(count=len(rows), owner=giver.owner), rows)
        for giver, rows in by_giver.items()
    ]


def _row(series: IndicatorSeries, profile: Profile, *, whole: bool) -> IndicatorRow:
    indicator, is_word = series.indicator, series.indicator["scale"] == "category"
    where = texts.ROW_HEAD.format(
        unit=texts.COUNTED_UNIT if series.is_count else indicator["unit"],
        year=series.newest.period,
    )
    has_strip = figures.has_strip(series) and not series.giver
    strip = figures.strip_chart(series) if has_strip else None
    counted, sentence = summary(series, profile)
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
        indicator_details.details(series, profile) if whole or series.indicator_id == profile.opened else None,
        indicator_details.permalink(series, profile, versioned=False),
    )


def value(series: IndicatorSeries) -> Value:
    """The value, or the word that stands for it, with interval, whose it is, provisional, few cases, note."""
    remarks = (
        f"{texts.INTERVAL_HEAD} {series.interval_text}" if series.interval else "",
        texts.STATUSES["provisional"] if series.newest.status == "provisional" else "",
        texts.FEW_CASES if series.few_cases else "",
        *series.broken(series.newest),
        series.newest.note or "",
    )
    text = series.value_text if series.has_value else texts.STATUSES[series.newest.status]
    return Value(text, series.has_value, " · ".join(filter(None, remarks)))


def development(series: IndicatorSeries) -> Development | None:
    """The years as a line with the word of the trend; None for words, and where no year has a value."""
    known, said = series.known, trend(series)
    if said is None:
        return None
    arrow, word = said
    line = None
    if len(known) > 1:
        points = [Point(row.period, row.value) for row in series.rows]
        marks = breaks.marks(series.breaks, series.rows[0].period, series.rows[-1].period)
        line = figures.markup(sparkline(points, breaks=marks))
    years = german.years(known[0][0], known[-1][0])
    return Development(arrow, word, years, line)


def trend(series: IndicatorSeries) -> tuple[str, str] | None:
    """Arrow, "" for none, and word of a trend; None for words, and where no year has a value."""
    if not series.known or series.indicator["scale"] == "category":
        return None
    arrow, word = sentences.trend(series.trend, len(series.known), _breaks_in_trend(series))
    return "" if arrow == sentence_texts.NO_ARROW else arrow, word


def _breaks_in_trend(series: IndicatorSeries) -> list[str]:
    """The breaks within the years of a trend that they stop, each with its year."""
    row = series.trend
    if row is None or not (row.reason or "").startswith(sentence_texts.TREND_BREAK):
        return []
    apart = breaks.between(series.breaks, row.last_period - TREND_YEARS + 1, row.last_period)
    return list(dict.fromkeys(f"{each.period}: {each.reason}" for each in apart))


def verdict(series: IndicatorSeries) -> str:
    """How the value compares, what would be usual, and how it differs from the survey before, a sentence each; "" without a comparison."""
    said = (series.against, series.usual_range, series.since)
    return " ".join(f"{german.capital(each)}." for each in said if each)


def summary(series: IndicatorSeries, profile: Profile) -> tuple[str, str]:
    """How many areas stand in the strip, "" without one, and the strip with the comparison in words."""
    if not series.has_value or series.giver:
        return "", ""
    if len(series.group) < 2:
        alone = "" if profile.area.level == "land" else texts.STRIP_ALONE
        return "", f"{alone} {verdict(series)}".strip()
    if series.indicator["scale"] == "category":
        return "", _same(series, profile.group_nouns(series)[1].removeprefix("den "))
    return figures.counted(series, profile), f"{figures.extent(series)} {verdict(series)}".strip()


def _same(series: IndicatorSeries, nouns: str) -> str:
    """How many of the others have the same word."""
    others = [value for area_id, value in series.group.items() if area_id != series.area_id]
    same = sum(each == series.newest.value for each in others)
    return texts.CATEGORY_SUMMARY.format(same=german.number(same), known=german.number(len(others)), group=nouns)
