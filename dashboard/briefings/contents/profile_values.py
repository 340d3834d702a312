"""The values of a profile as tables: what is compared, what is a Kreis's, what was reported, what others have published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dashboard import german
from dashboard.briefings.contents import cells, imprint, page_tables
from dashboard.briefings.contents.profile_comparison import ComparedTable, common_unit, with_unit
from dashboard.briefings.contents.profile_moods import mood_table
from dashboard.briefings.model import Block, Cell, Column, Section, Sentences, Source, Subheading, Table
from dashboard.pages.gebiet import figures, indicators, published_surveys
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.sentences import Place
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import land
from dashboard.queries import published_surveys as published_queries
from dashboard.queries.profile_values import Indicator
from dashboard.texts import briefing_profile as texts
from dashboard.texts import comparison_page as comparison_texts
from dashboard.texts import profile_indicators as page_texts
from dashboard.texts import profile_published_surveys as published_texts
from dashboard.values import ages

# Of every topic of the registry: a council meeting needs the first, all stand on the page.
MOST_NAMED, MOST_FACTS = 3, 2


def section(profile: Profile) -> Section:
    """The indicators of the profile with their newest values, by topic; topics without one say so."""
    blocks: list[Block] = []
    topics = profile.topics()
    age = ages.of_pks(land.pks_years()) if indicators.CRIME in topics else ""
    blocks += [Sentences([age])] if age else []
    names = list(dict.fromkeys([*topics, *profile.unknown]))
    for topic in names:
        blocks += _topic(topic, topics.get(topic, []), profile)
    blocks += _facts(topics, profile)
    unknown = [_unknown(topic, profile.unknown[topic], has_some=topic in topics) for topic in profile.unknown]
    blocks += [Sentences([texts.WITHOUT_VALUE.format(topics=" ".join(unknown))])] if unknown else []
    blocks += _published(profile)
    if not names:
        blocks.append(Sentences([page_texts.NO_TOPICS]))
    used = imprint.sources(figures.origin_of(each.indicator) for each in profile.series.values())
    published = [Source(row.attribution, row.licence) for row in published_queries.of_area(profile.area_id)]
    return Section("kennzahlen", texts.SECTIONS["kennzahlen"], blocks, imprint.joined(used, published))


def is_compared(series: IndicatorSeries) -> bool:
    """Whether its value stands beside a reference: figures of crime and of surveys, no facts of the registry."""
    return series.indicator["topic"] == indicators.CRIME or series.indicator["survey"]


def _topic(topic: str, of_topic: Sequence[IndicatorSeries], profile: Profile) -> Iterator[Block]:
    """What is compared of a topic, what open surveys say, what is a Kreis's; nothing of topics that are only reported."""
    shown = [each for each in of_topic if is_compared(each)]
    moods = [each for each in shown if not each.giver and each.newest.status == "unrepresentative"]
    own = [each for each in shown if not each.giver and each not in moods]
    by_giver: dict[Place, list[IndicatorSeries]] = {}
    for each in shown:
        if each.giver:
            by_giver.setdefault(Place(each.giver, each.kind), []).append(each)
    if own:
        compared = ComparedTable(own)
        title = texts.COMPARED_TABLE.format(topic=topic, unit=compared.unit, area=profile.area.label)
        yield compared.table(_name(topic), title)
    if moods:
        yield mood_table(f"{_name(topic)}_stimmungsbild", topic, moods, profile.area.label)
    for giver, given in by_giver.items():
        yield from _given(topic, giver, given, profile)


def _unknown(topic: str, unknown: Sequence[Indicator], *, has_some: bool) -> str:
    """Which indicators of a topic have no value, some of them by name."""
    names = ", ".join(each["short_title"] for each in unknown[:MOST_NAMED])
    more = len(unknown) - MOST_NAMED
    names += texts.AND_MORE.format(count=german.number(more)) if more > 0 else ""
    if has_some:
        return texts.UNKNOWN_SOME.format(topic=topic, names=names)
    return texts.UNKNOWN_OF.format(topic=topic, label=texts.NO_DATA, names=names)


def _facts(topics: Mapping[str, Sequence[IndicatorSeries]], profile: Profile) -> Iterator[Block]:
    """What was reported, each with the others of the kind in words: of every topic the first ones, but of the bodies none: what is known of
    them stands in their own section."""
    reported = {
        topic: [each for each in listing if not is_compared(each) and not each.giver]
        for topic, listing in topics.items()
    }
    shown = [each for topic, listing in reported.items() if topic != texts.OF_BODIES for each in listing[:MOST_FACTS]]
    if not shown:
        return
    columns = (Column(texts.INDICATOR, heads_row=True), Column(texts.FACT), Column(texts.OTHERS))
    rows = [_fact(each, profile) for each in shown]
    years = german.years_of(each.newest.period for each in shown)
    title = texts.FACTS_TABLE.format(area=profile.area.label, year=years)
    more = sum(map(len, reported.values())) - len(shown)
    note = texts.MORE_ROWS.format(count=german.number(more)) if more else ""
    yield Table("gemeldete_angaben", title, columns, rows, note, synthetic=_any_invented(shown))


def _fact(series: IndicatorSeries, profile: Profile) -> list[Cell]:
    others = indicators.summary(series, profile)[1]
    return [
        Cell(with_unit(series)),
        cells.observation(series, series.newest),
        # On which side of its strip high values stand says nothing on paper, which has no strip.
        cells.text(others.replace(comparison_texts.TURNED, "").strip()),
    ]


def _given(topic: str, giver: Place, given: Sequence[IndicatorSeries], profile: Profile) -> Iterator[Block]:
    """What is shown of an area above: whose it is said once, every value marked."""
    yield Sentences([texts.GIVEN.format(owner=giver.owner, itself=profile.place.itself)])
    first, unit = given[0], common_unit(given)
    kind = cells.kind_of(first.scale.decimals, is_percent=first.scale.percent)
    yield Table(
        f"{_name(topic)}_{first.area_id}",
        texts.GIVEN_TABLE.format(topic=topic, owner=giver.owner, unit=unit),
        (
            Column(texts.INDICATOR, heads_row=True),
            Column(texts.YEAR),
            Column(texts.VALUE, kind, first.scale.decimals),
        ),
        [
            [
                Cell(each.indicator["short_title"] if each.indicator["unit"] == unit else with_unit(each)),
                cells.year(each.newest.period),
                cells.observation(each, each.newest),
            ]
            for each in given
        ],
        synthetic=_any_invented(given),
    )


def _published(profile: Profile) -> Iterator[Block]:
    """Results of surveys that others have published."""
    shown = published_surveys.section(profile)
    if shown is None:
        return
    yield Subheading(published_texts.FILE_NAME)
    yield Sentences([published_texts.LEAD, *([shown.mood] if shown.mood else [])])
    for number, survey in enumerate(shown.surveys, 1):
        columns = [Column(each.head, heads_row=place == 0) for place, each in enumerate(survey.table.columns)]
        rows = [[Cell(page_tables.plain(cell)) for cell in row] for row in survey.table.rows]
        links = ", ".join(each.address for each in survey.sources)
        note = f"{survey.asked}. {published_texts.SOURCES} {links}"
        yield Table(f"veroeffentlicht_{number}", survey.table.caption, columns, rows, note)


def _any_invented(listing: Sequence[IndicatorSeries]) -> bool:
    return any(each.indicator["synthetic"] for each in listing)


def _name(topic: str) -> str:
    """A topic as the name of a table."""
    return re.sub(r"[^a-z]+", "_", german.spelt_out(topic.lower())).strip("_")
