"""The values of a profile as tables: what is compared, what is a Kreis's, what was reported, what others have published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard import german
from dashboard.briefings.contents import cells, imprint
from dashboard.briefings.model import Block, Cell, Column, Section, Sentences, Subheading, Table
from dashboard.pages.gebiet import figures, indicators, published_surveys
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.sentences import Place
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import land
from dashboard.texts import briefing_profile as texts
from dashboard.texts import profile_indicators as page_texts
from dashboard.texts import profile_published_surveys as published_texts
from dashboard.values import ages, verdicts

MOST_NAMED = 6
_Group = tuple[str, int, bool]  # unit, decimals, whether per cent


def section(profile: Profile) -> Section:
    """Every indicator of the profile with its newest value; topics without one say so."""
    blocks: list[Block] = []
    topics = profile.topics()
    age = ages.of_pks(land.pks_years()) if indicators.CRIME in topics else ""
    blocks += [Sentences([age])] if age else []
    for topic in dict.fromkeys([*topics, *profile.unknown]):
        blocks += _topic(topic, topics.get(topic, []), profile)
    blocks += _published(profile)
    if not topics and not profile.unknown:
        blocks.append(Sentences([page_texts.NO_TOPICS]))
    used = imprint.sources(figures.origin_of(each.indicator) for each in profile.series.values())
    return Section("kennzahlen", texts.SECTIONS["kennzahlen"], blocks, used)


def is_compared(series: IndicatorSeries) -> bool:
    """Whether its value stands beside a reference: figures of crime and of surveys, no facts of the registry."""
    return series.indicator["topic"] == indicators.CRIME or series.indicator["survey"]


def _topic(topic: str, of_topic: Sequence[IndicatorSeries], profile: Profile) -> Iterator[Block]:
    yield Subheading(topic)
    own = [each for each in of_topic if not each.giver]
    moods = [each for each in own if each.newest.status == "unrepresentative"]
    compared = [each for each in own if is_compared(each) and each not in moods]
    for number, (group, listing) in enumerate(_grouped(compared).items(), 1):
        yield _compared_table(f"{_name(topic)}_{number}", topic, group, listing, profile)
    if moods:
        yield _mood_table(f"{_name(topic)}_stimmungsbild", topic, moods, profile)
    facts = [each for each in own if not is_compared(each)]
    if facts:
        yield _facts_table(_name(topic), topic, facts, profile)
    yield from _given(topic, [each for each in of_topic if each.giver], profile)
    unknown = profile.unknown.get(topic, [])
    if unknown:
        template = page_texts.UNKNOWN_ONE if len(unknown) == 1 else page_texts.UNKNOWN
        label = template.format(count=german.number(len(unknown)))
        names = ", ".join(each["short_title"] for each in unknown[:MOST_NAMED])
        more = len(unknown) - MOST_NAMED
        names += texts.AND_MORE.format(count=german.number(more)) if more > 0 else ""
        nothing = [] if of_topic else [texts.NO_DATA.format(topic=topic)]
        yield Sentences([*nothing, f"{label}: {names}."])


def _grouped(listing: Sequence[IndicatorSeries]) -> dict[_Group, list[IndicatorSeries]]:
    """Series that are written alike, so that a column holds one unit."""
    groups: dict[_Group, list[IndicatorSeries]] = {}
    for each in listing:
        indicator = each.indicator
        groups.setdefault((indicator["unit"], indicator["decimals"], each.scale.percent), []).append(each)
    return groups


def _compared_table(
    name: str, topic: str, group: _Group, listing: Sequence[IndicatorSeries], profile: Profile
) -> Table:
    unit, decimals, is_percent = group
    kind = cells.kind_of(decimals, is_percent=is_percent)
    spoken = [_reference(each) for each in listing]
    usual = Counter(filter(None, spoken)).most_common(1)
    common = usual[0][0] if usual else ""
    columns = (
        Column(texts.INDICATOR, heads_row=True),
        Column(texts.YEAR),
        Column(texts.VALUE, kind, decimals),
        Column(texts.INTERVAL),
        Column(texts.REFERENCE, kind, decimals),
        Column(texts.DIFFERENCE),
        Column(texts.RESULT),
        Column(texts.TREND),
    )
    remarks = [_remarks(each) for each in listing]
    shared = [each for each in remarks[0] if len(listing) > 1 and all(each in others for others in remarks)]
    rows = [
        _compared_row(each, reference, common, [remark for remark in own if remark not in shared])
        for each, reference, own in zip(listing, spoken, remarks, strict=True)
    ]
    has_verdict = any(each.comparison and each.comparison.verdict() != verdicts.NONE for each in listing)
    notes = [
        texts.AGAINST.format(references=common) if common else "",
        texts.USUAL_NOTE if has_verdict else "",
        texts.FOR_ALL.format(remarks="; ".join(shared)) if shared else "",
    ]
    title = texts.COMPARED_TABLE.format(topic=topic, unit=unit, area=profile.area.label)
    return Table(name, title, columns, rows, " ".join(filter(None, notes)), synthetic=_any_invented(listing))


def _remarks(series: IndicatorSeries) -> list[str]:
    """What must stand beside the newest value: breaks, few cases, the note of its publisher."""
    few = page_texts.FEW_CASES if series.few_cases else ""
    said = [*series.broken(series.newest), few, (series.newest.note or "").removesuffix(".")]
    return [each for each in said if each]


def _reference(series: IndicatorSeries) -> str:
    """What a value stands beside, in the dative; "" without one."""
    row = series.comparison
    if row is None or row.reference_value is None or not series.has_value:
        return ""
    return verdicts.reference_in_words(row, series.kind, series.land_sum)


def _compared_row(series: IndicatorSeries, reference: str, common: str, remarks: Sequence[str]) -> list[Cell]:
    row, written = series.comparison, series.precise
    beside, size = Cell(cells.NOTHING), ""
    if row is not None and row.reference_value is not None and reference:
        text = written.text(row.reference_value)
        beside = Cell(text, cells.first_number(text))
    if row is not None and row.difference is not None and reference:
        size = verdicts.size(row.difference, row.difference_pct, written)
    return [
        Cell(series.indicator["short_title"]),
        cells.year(series.newest.period),
        cells.observation(series, series.newest),
        cells.text(series.interval_text),
        beside,
        cells.text(size),
        cells.text(_result(series, reference, common, remarks)),
        cells.text(_development(series)),
    ]


def _result(series: IndicatorSeries, reference: str, common: str, remarks: Sequence[str]) -> str:
    """The verdict in the words of the page with the usual range, or what must be said where there is none."""
    row = series.comparison
    said = ""
    if row is not None and series.has_value:
        said = verdicts.in_words(row.verdict(), row.reason, has_size=row.difference is not None)
        if reference and reference != common:
            said = f"{said} ({texts.AGAINST_ONE.format(reference=reference)})"
    parts = [said, series.usual_range, series.since, *remarks]
    return "; ".join(part.removesuffix(".") for part in parts if part)


def _development(series: IndicatorSeries) -> str:
    return " ".join(indicators.trend(series) or ()).strip()


def _mood_table(name: str, topic: str, listing: Sequence[IndicatorSeries], profile: Profile) -> Table:
    """What open surveys say: each as its note has it, compared with nothing."""
    columns = (Column(texts.INDICATOR, heads_row=True), Column(texts.YEAR), Column(texts.FACT))
    rows = []
    for each in listing:
        marks = cells.observation(each, each.newest).marks
        said = each.newest.note or page_texts.STATUSES["unrepresentative"]
        rows.append([Cell(each.indicator["short_title"]), cells.year(each.newest.period), Cell(said, marks=marks)])
    title = texts.MOOD_TABLE.format(topic=topic, area=profile.area.label)
    return Table(name, title, columns, rows, synthetic=_any_invented(listing))


def _facts_table(name: str, topic: str, listing: Sequence[IndicatorSeries], profile: Profile) -> Table:
    """What was reported: values of different units below each other, each with the others of the kind in words."""
    columns = (
        Column(texts.INDICATOR, heads_row=True),
        Column(texts.FACT),
        Column(texts.UNIT),
        Column(texts.OTHERS),
    )
    rows = []
    for each in listing:
        is_plain = each.indicator["scale"] == "category" or each.is_count
        rows.append(
            [
                Cell(each.indicator["short_title"]),
                cells.observation(each, each.newest),
                cells.text("" if is_plain else each.indicator["unit"]),
                cells.text(indicators.summary(each, profile)[1]),
            ]
        )
    years = german.years_of(each.newest.period for each in listing)
    title = texts.FACTS_TABLE.format(topic=topic, area=profile.area.label, year=years)
    return Table(name, title, columns, rows, synthetic=_any_invented(listing))


def _given(topic: str, listing: Sequence[IndicatorSeries], profile: Profile) -> Iterator[Block]:
    """What is shown of areas above: whose it is said once, every value marked."""
    by_giver: dict[Place, list[IndicatorSeries]] = {}
    for each in listing:
        by_giver.setdefault(Place(each.giver, each.kind), []).append(each)
    for giver, of_giver in by_giver.items():
        yield Sentences([texts.GIVEN.format(owner=giver.owner, itself=profile.place.itself)])
        for number, ((unit, decimals, is_percent), rows) in enumerate(_grouped(of_giver).items(), 1):
            kind = cells.kind_of(decimals, is_percent=is_percent)
            yield Table(
                f"{_name(topic)}_{of_giver[0].area_id}_{number}",
                texts.GIVEN_TABLE.format(topic=topic, owner=giver.owner, unit=unit),
                (Column(texts.INDICATOR, heads_row=True), Column(texts.YEAR), Column(texts.VALUE, kind, decimals)),
                [
                    [
                        Cell(each.indicator["short_title"]),
                        cells.year(each.newest.period),
                        cells.observation(each, each.newest),
                    ]
                    for each in rows
                ],
                synthetic=_any_invented(rows),
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
        rows = [[Cell(cells.plain(cell)) for cell in row] for row in survey.table.rows]
        links = ", ".join(each.address for each in survey.sources)
        note = f"{survey.asked}. {published_texts.SOURCES} {links}"
        yield Table(f"veroeffentlicht_{number}", survey.table.caption, columns, rows, note)


def _any_invented(listing: Sequence[IndicatorSeries]) -> bool:
    return any(each.indicator["synthetic"] for each in listing)


def _name(topic: str) -> str:
    """A topic as the name of a table."""
    return re.sub(r"[^a-z]+", "_", german.sort_key(topic)).strip("_")
