"""Crime, perceived safety, structure: three sentences, and under them three cards, each with the way to its table and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import profile_selection
from dashboard.addresses.areas import LAND
from dashboard.maps import drawing
from dashboard.pages.gebiet import figures, indicators, sentences
from dashboard.pages.gebiet.indicators import Development, Value
from dashboard.pages.gebiet.profile import PEERS, Profile, group_of
from dashboard.pages.gebiet.sentences import ObservedValue, Place, Reference
from dashboard.pages.gebiet.series import IndicatorSeries, middle, reference_value
from dashboard.queries import frame, profile_registry, profile_values
from dashboard.queries.profile_registry import Registry
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.texts import profile_sentences as sentence_texts
from dashboard.texts import profile_structure as structure_texts

CRIME, FEELING = ("Kriminalitätslage", "straftaten_insgesamt"), ("Sicherheitsgefühl", "sicher_nachts_wohngegend")


@dataclass(frozen=True)
class Sentence:
    """A sentence, and whether it rests on invented data."""

    text: str
    demo: bool


@dataclass(frozen=True)
class Choice:
    """What the area can be compared with."""

    address: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class Card:
    """`number` stands large, with a `mark` (address of an image) or without; `word` stands in its place where there is none. `lines` and
    `small` follow, `course` is only heard. The way to more: address and words."""

    title: str
    demo: bool
    number: str = ""
    mark: str = ""
    word: str = ""
    value: Value | None = None
    lines: Sequence[str] = ()
    small: Sequence[str] = ()
    development: Development | None = None
    course: str = ""
    more: tuple[str, str] | None = None


def three_sentences(profile: Profile, registry: Registry | None) -> list[Sentence]:
    """Crime, perceived safety, structure."""
    crime, feeling = profile.headline(*CRIME), profile.headline(*FEELING)
    nothing = Reference("", None)
    of_crime = sentences.crime(
        _observed(crime, profile) if crime else None, profile.place, _reference(crime, profile) if crime else nothing
    )
    of_feeling = sentences.feeling(
        _observed(feeling, profile) if feeling else None,
        "" if feeling else _without_survey(profile),
        _reference(feeling, profile) if feeling else nothing,
    )
    demo = _demo() and profile.area.level != "gemeinde"
    return [
        Sentence(of_crime, bool(crime and crime.indicator["synthetic"])),
        Sentence(of_feeling, demo),
        Sentence(_structure(profile, registry), demo),
    ]


def _observed(series: IndicatorSeries, profile: Profile) -> ObservedValue:
    """A series as a sentence tells it."""
    giver = Place(series.giver, group_of(profile.area, series.area_id)[1]) if series.giver else None
    indicator, newest = series.indicator, series.newest
    return ObservedValue(
        indicator["short_title"],
        indicator["unit"],
        series.scale,
        giver or profile.place,
        newest.period,
        newest.status,
        newest.value,
        series.interval,
        newest.note,
        profile.place if giver else None,
        series.indicator_id,
        series.precise,
    )


def _reference(series: IndicatorSeries, profile: Profile) -> Reference:
    """What a series is compared with: the published comparison, for the Land its year before, else the median of its kind, undecided."""
    if profile.area.level == "land":
        before = [(period, value) for period, value in series.known if period < series.newest.period]
        return Reference("", before[-1][1], year=before[-1][0]) if before else Reference("", None)
    where, row = _where(series, profile), series.comparison
    if row is not None:
        return Reference(where, reference_value(row), row.result_95, row.reason)
    others = {area_id: value for area_id, value in series.group.items() if area_id != series.area_id}
    if profile.reference == "kind" and others:
        where = texts.WHERE["number"].format(genitive=profile.group_nouns(series)[2])
        return Reference(where, middle(others, others), None, sentence_texts.NOT_COMPUTED)
    return Reference(where, None, None, sentence_texts.NOT_COMPUTED if others else sentence_texts.NO_GROUP)


def _where(series: IndicatorSeries, profile: Profile) -> str:
    """The reference of a profile in a sentence."""
    scale = series.indicator["scale"]
    if profile.reference == PEERS:
        return texts.WHERE_PEERS[scale]
    if profile.reference != "kind":
        return texts.WHERE_OTHER[profile.reference]
    _, dative, genitive = profile.group_nouns(series)
    return texts.WHERE[scale].format(dative=dative, genitive=genitive)


def _without_survey(profile: Profile) -> str:
    """Why there is no survey: none was made, or surveys are made elsewhere."""
    area, place = profile.area, profile.place.where
    if area.level == "gemeinde":
        return sentence_texts.FEELING["none_gemeinde"].format(kommune=area.kommune)
    if area.level == "kommune":
        return sentence_texts.FEELING["none"].format(place=place)
    surveyed, kommunen = profile_values.surveyed(area.area_id)
    name = "none_land" if area.level == "land" else "none_kreis"
    return sentence_texts.FEELING[name].format(
        place=place, surveyed=german.number(surveyed), kommunen=german.number(kommunen)
    )


def _structure(profile: Profile, registry: Registry | None) -> str:
    area, as_of = profile.area, frame.build()["as_of"]
    if registry:
        active, areas = profile_registry.active_of_kind(area.level, area.kind)
        return sentences.structure(registry.status, profile.place, active, areas, as_of)
    if area.area_id == LAND:
        active, areas = profile_registry.active_kommunen()
        numbers = {"active": german.number(active), "areas": german.number(areas)}
        return sentence_texts.STRUCTURE_LAND.format(**numbers, as_of=german.day(as_of))
    return sentence_texts.STRUCTURE_GEMEINDE.format(kommune=area.kommune)


def choices(profile: Profile) -> list[Choice]:
    """What the area can be compared with; nothing for the Land."""
    area = profile.area
    possible = profile_selection.references(area.level, area.kind)
    labels = {**texts.REFERENCES, "kind": texts.NOUNS[area.kind][0]}
    return [
        Choice(
            profile_selection.address(
                area.area_id, reference="" if each == possible[0] else each, indicator=profile.opened
            ),
            labels[each],
            each == profile.selection.reference,
        )
        for each in possible
    ]


def cards(profile: Profile, registry: Registry | None) -> list[Card]:
    """Three cards beside each other."""
    crime, feeling = profile.headline(*CRIME), profile.headline(*FEELING)
    return [
        _value_card("crime", crime, profile) if crime else _empty_card("crime", demo=False),
        _value_card("feeling", feeling, profile) if feeling else _card_without_survey(profile),
        _structure_card(profile, registry),
    ]


def _demo() -> bool:
    return bool(frame.build()["demo"])


def _empty_card(name: str, *, demo: bool) -> Card:
    return Card(texts.CARDS[name], demo, word=texts.NO_VALUE[name])


def _card_without_survey(profile: Profile) -> Card:
    """Surveys are made by Kommunen: above them they are counted, below them lies the way there."""
    level = profile.area.level
    if level == "kommune":
        return _empty_card("feeling", demo=_demo())
    if level == "gemeinde":
        return _kommune_card("feeling", profile)
    surveyed = profile_values.surveyed(profile.area_id)
    return _counted_card("feeling", surveyed, texts.CARD_SURVEYED, f"/?kennzahl={FEELING[1]}")


def _counted_card(name: str, counted: tuple[int, int], what: str, address: str) -> Card:
    """How many Kommunen of how many, and where to see which."""
    count, kommunen = map(german.number, counted)
    number = texts.OF_KOMMUNEN.format(count=count, all=kommunen)
    return Card(texts.CARDS[name], _demo(), number, lines=[what], more=(address, texts.ON_MAP))


def _kommune_card(name: str, profile: Profile) -> Card:
    """What is kept for the Kommune a Gemeinde lies in."""
    area = profile.area
    address = profile_selection.address(area.kommune_id or "")
    return Card(
        texts.CARDS[name],
        False,
        word=texts.CARD_KOMMUNE[name],
        more=(address, texts.CARD_PROFILE.format(kommune=area.kommune)),
    )


def _value_card(name: str, series: IndicatorSeries, profile: Profile) -> Card:
    indicator, value = series.indicator, indicators.value(series)
    verdict = indicators.verdict(series, profile)
    return Card(
        texts.CARDS[name],
        bool(indicator["synthetic"]),
        value=value,
        lines=[f"{indicator['short_title']}, {indicator['unit']}, {series.newest.period}"],
        small=[each for each in (value.remarks, verdict) if each],
        development=indicators.development(series),
        course=figures.course(series),
        more=(indicators.permalink(series, profile, versioned=False), file_texts.MORE),
    )


def _structure_card(profile: Profile, registry: Registry | None) -> Card:
    if registry is None:
        if profile.area.level != "land":
            return _kommune_card("structure", profile)
        what = texts.CARD_ACTIVE.format(as_of=german.day(frame.build()["as_of"]))
        return _counted_card("structure", profile_registry.active_kommunen(), what, "/")
    status = registry.status
    days = ((texts.CONFIRMED_ON, status.confirmed_on), (texts.MET_ON, status.last_meeting_on))
    facts = " · ".join(template.format(day=german.day(day)) for template, day in days if day)
    return Card(
        texts.CARDS["structure"],
        status.demo,
        structure_texts.STATUS_WORDS[status.status],
        drawing.mark(status.status, 22),
        lines=[status.council or structure_texts.NO_COUNCIL],
        small=[facts] if facts else [],
        more=("#struktur", file_texts.MORE_STRUCTURE),
    )
