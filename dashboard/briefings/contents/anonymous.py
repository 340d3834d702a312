"""The anonymised comparison: own values of a Kommune beside unnamed ones of its kind, of which only classes and their counts appear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard import german
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings.content import Content
from dashboard.briefings.contents import anonymous_classes as classes
from dashboard.briefings.contents import anonymous_status, cells, imprint, pictures
from dashboard.briefings.model import (
    Block,
    Briefing,
    Cell,
    Chart,
    Column,
    KeyFigure,
    KeyFigures,
    Section,
    Sentences,
    Series,
    Source,
    Subheading,
    Table,
)
from dashboard.charts.class_bars import ClassBar, class_bars, height
from dashboard.pages.gebiet import answers, area, figures, indicators
from dashboard.pages.gebiet.profile import Profile, load
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import profile as queries
from dashboard.texts import briefing_anonymous as texts
from dashboard.values import verdicts

KEY, LEVELS = "anonym", ("kommune",)


def build(selection: Selection) -> Briefing:
    """The comparison of a Kommune."""
    body = queries.profiled_area(selection.area)
    if body is None:  # the catalogue has looked
        raise ValueError(selection.area)
    profile = load(body)
    of_crime = _chosen(profile, indicators.CRIME)
    of_feeling = _chosen(profile, answers.FEELING[0])
    heads = texts.SECTIONS
    sections = [
        Section(
            "einordnung",
            heads["einordnung"],
            list(_overview(profile, [*of_crime, *of_feeling])),
            _sources([*of_crime, *of_feeling]),
        ),
        Section(
            "kriminalitaet",
            heads["kriminalitaet"],
            list(_values(profile, of_crime, indicators.CRIME)),
            _sources(of_crime),
        ),
        Section(
            "sicherheitsgefuehl",
            heads["sicherheitsgefuehl"],
            list(_values(profile, of_feeling, answers.FEELING[0])),
            _sources(of_feeling),
        ),
        Section("struktur", heads["struktur"], list(anonymous_status.blocks(profile)), imprint.of_registry()),
        Section(
            "verfahren",
            heads["verfahren"],
            [Sentences([each.format(fewest=classes.FEWEST) for each in texts.METHOD], "points")],
        ),
    ]
    return imprint.document(
        selection,
        "anonymisiert",
        texts.DOCUMENT_TITLE.format(area=body.label),
        texts.SUBTITLE.format(facts=area.facts(body)),
        sections,
        body.area_id,
    )


def _chosen(profile: Profile, topic: str) -> list[IndicatorSeries]:
    """The first own values of a topic, as they stand open on the page: numbers that stand beside others."""
    own = [each for each in profile.topics().get(topic, []) if not each.giver and each.has_value]
    return [each for each in own if each.indicator["scale"] in ("rate", "share")][: indicators.OPEN]


def _sources(listing: Sequence[IndicatorSeries]) -> Sequence[Source]:
    return imprint.sources(figures.origin_of(each.indicator) for each in listing)


def _overview(profile: Profile, listing: Sequence[IndicatorSeries]) -> Iterator[Block]:
    yield Sentences([texts.LEAD.format(place=profile.place.owner), texts.NO_RANK])
    if listing:
        yield KeyFigures(
            [
                KeyFigure(
                    each.indicator["short_title"],
                    each.value_text,
                    texts.OWN_FIGURE.format(unit=each.indicator["unit"], year=each.newest.period),
                    cells.first_number(each.value_text),
                    bool(each.indicator["synthetic"]),
                )
                for each in listing
            ]
        )
    compared = [
        texts.COMPARED.format(title=each.indicator["short_title"], sentence=_compared(each))
        for each in listing
        if _compared(each)
    ]
    if compared:
        yield Sentences(compared, "points")


def _compared(series: IndicatorSeries) -> str:
    """How the own value compares. A median can be the exact value of one of the others, and size or difference would give it away."""
    row = series.comparison
    if row is None or row.reference_basis != verdicts.MEDIAN:
        return indicators.verdict(series)
    said = verdicts.in_words(row.verdict(), row.reason)
    return texts.AGAINST_MEDIAN.format(reference=verdicts.reference_in_words(row, series.kind), verdict=said)


def _values(profile: Profile, listing: Sequence[IndicatorSeries], topic: str) -> Iterator[Block]:
    if not listing:
        is_given = any(each.giver for each in profile.topics().get(topic, []))
        said = texts.NO_VALUES.format(area=profile.area.label)
        yield Sentences([said, *([texts.GIVEN] if is_given else [])])
    for each in listing:
        yield Subheading(each.indicator["title"])
        yield from _value(profile, each)


def _value(profile: Profile, series: IndicatorSeries) -> Iterator[Block]:
    """Where the own value lies among the others of the kind, and how many of the similar ones lie in which class."""
    others = {area_id: value for area_id, value in series.group.items() if area_id != series.area_id}
    borders = classes.limits(list(others.values()))
    words = {
        "title": series.indicator["short_title"],
        "year": series.newest.period,
        "unit": series.indicator["unit"],
        "area": profile.area.label,
    }
    value = series.newest.value
    if value is None or not borders:
        yield Sentences([texts.TOO_FEW.format(value=_own_value(series), **words)])
        return
    own, names = classes.class_of(value, borders), _names(series, borders)
    counted = Counter(classes.class_of(each, borders) for each in others.values())
    place = texts.PLACE.format(
        value=_own_value(series),
        others=german.number(len(others)),
        nouns=profile.group_nouns(series)[1].removeprefix("den "),
        below=german.number(sum(counted[each] for each in range(own))),
        same=german.number(counted[own]),
        above=german.number(sum(counted[each] for each in range(own + 1, len(names)))),
        **words,
    )
    yield Sentences([place])
    similar = [others[each.area_id] for each in profile.similar if each.area_id in others]
    among = Counter(classes.class_of(each, borders) for each in similar)
    told = classes.can_be_told(among)
    rows = [(name, counted[at], among[at] if told else None) for at, name in enumerate(names)]
    yield _distribution(profile, series, rows, names[own], place)
    if not told:
        yield Sentences([texts.PEERS_TOO_ALIKE if profile.similar else texts.NO_PEERS])


def _own_value(series: IndicatorSeries) -> str:
    """With its unit: "74,3 % der Befragten"."""
    unit = series.indicator["unit"]
    if series.scale.percent:
        unit = unit.removeprefix(texts.PERCENT).strip()
    return f"{series.value_text} {unit}".strip()


def _names(series: IndicatorSeries, borders: Sequence[float]) -> list[str]:
    """What the classes are called, lowest first."""
    written = [_round_text(border, percent=series.scale.percent) for border in borders]
    between = [texts.BETWEEN.format(low=low, high=high) for low, high in pairwise(written)]
    return [texts.UNDER.format(high=written[0]), *between, texts.FROM.format(low=written[-1])]


def _round_text(border: float, *, percent: bool) -> str:
    decimals = len(f"{border:.6f}".rstrip("0").partition(".")[2])
    return german.percent(border, decimals) if percent else german.number(border, decimals)


def _distribution(
    profile: Profile, series: IndicatorSeries, counts: Sequence[tuple[str, int, int | None]], own: str, place: str
) -> Chart:
    """How many others lie in each class, and how many similar ones among them, where that may be told; the own class marked."""
    words = {"title": series.indicator["short_title"], "year": series.newest.period, "unit": series.indicator["unit"]}
    title, synthetic = texts.DISTRIBUTION.format(**words), bool(series.indicator["synthetic"])
    marks = ("e",) if synthetic else ()
    here = texts.OWN_HERE.format(area=profile.area.label)
    told = [similar for *_, similar in counts if similar is not None]
    words = {"known": german.number(sum(told)), "all": german.number(len(profile.similar))}
    table = Table(
        f"verteilung_{series.indicator_id}",
        title,
        (
            Column(texts.CLASS, heads_row=True),
            Column(texts.CLASS_COUNT, "integer"),
            *([Column(texts.SIMILAR_COUNT, "integer")] if told else []),
            Column(texts.MARK),
        ),
        [
            (
                Cell(name),
                cells.number(count, 0, *marks),
                *([cells.number(similar, 0, *marks)] if told else []),
                cells.text(here if name == own else ""),
            )
            for name, count, similar in counts
        ],
        texts.SIMILAR_KNOWN.format(**words) if told else "",
        synthetic=synthetic,
    )
    bars = [ClassBar(name, count, name == own) for name, count, _ in counts]
    picture = pictures.chart(class_bars(bars), height(bars), pictures.alt_text(title, place))
    series_of = [Series(texts.CLASS_COUNT, [float(count) for _, count, _ in counts])]
    return Chart(title, picture, table, "bars", [name for name, *_ in counts], series_of, texts.CLASS_COUNT, synthetic)


CONTENT = Content(KEY, texts.TITLE, texts.DESCRIPTION, texts.SECTIONS, build, LEVELS)
