"""The three answers at the top: where the area stands, whether what is seen is real, what could be done now.

What is said here is taken from the same series, verdicts and findings as everything below, so that both never differ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses import profile_selection
from dashboard.addresses.areas import LAND
from dashboard.maps import drawing
from dashboard.pages.gebiet import indicator_details, next_steps, sentences
from dashboard.pages.gebiet.findings import Findings
from dashboard.pages.gebiet.next_steps import NextSteps
from dashboard.pages.gebiet.profile import Profile, group_of
from dashboard.pages.gebiet.sentences import Earlier, ObservedValue, Place, Statement
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.queries import frame, profile_coverage, profile_values, published_surveys
from dashboard.queries.profile_registry import Registry
from dashboard.texts import comparison as comparison_texts
from dashboard.texts import profile as profile_texts
from dashboard.texts import profile_answers as texts
from dashboard.texts import profile_sentences as sentence_texts
from dashboard.values import breaks

# What stands for a topic: of these the one that reaches furthest, at the same year the first.
CRIME = ("Kriminalitätslage", ("straftaten_ohne_auslaenderrecht", "straftaten_insgesamt"))
FEELING = ("Sicherheitsgefühl", ("sicher_nachts_wohngegend",))
CRIME_FIRST, COUNCIL_FIRST = ("crime", "feeling", "structure"), ("structure", "crime", "feeling")


@dataclass(frozen=True)
class Topic:
    """One topic in the first two answers: its figure or word (large, behind a `mark`: SVG of its sign, "" for none), the rest of the sentence, how it
    compares and between which values it would be usual; and the way to what stands behind it with the words that name it."""

    name: str
    label: str
    figure: str
    mark: str
    text: str
    compared: str
    usual: str
    demo: bool
    address: str
    behind: str


@dataclass(frozen=True)
class Choice:
    """What the area can be compared with."""

    address: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class Answers:
    """The three answers; `invented` names what is invented, "" where nothing is."""

    topics: Sequence[Topic]
    invented: str
    next: NextSteps


def answers(profile: Profile, registry: Registry | None, findings: Findings) -> Answers:
    """The topics in the order of the kind: a kreisfreie Stadt has figures of its own, a Kommune in a Kreis begins with its council."""
    known: dict[str, Callable[[], Topic]] = {
        "crime": lambda: _crime(profile),
        "feeling": lambda: _feeling(profile),
        "structure": lambda: _structure(profile, registry),
    }
    has_own = profile.area.kind in ("kreisfreie_stadt", "land")
    topics = [known[name]() for name in (CRIME_FIRST if has_own else COUNCIL_FIRST)]
    invented = [texts.INVENTED[each.name] for each in topics if each.demo]
    all_invented = len(invented) == len(topics)
    said = texts.ALL_INVENTED if all_invented else texts.INVENTED_ARE.format(listing=german.listing(invented))
    return Answers(topics, said if invented else "", next_steps.of_area(profile.area, registry, findings))


def choices(profile: Profile) -> list[Choice]:
    """What the area can be compared with; nothing for the Land."""
    area = profile.area
    possible = profile_selection.references(area.level, area.kind)
    labels = {**profile_texts.REFERENCES, "kind": profile_texts.NOUNS[area.kind][0]}
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


def _topic(
    name: str, said: Statement, compared: str, *, demo: bool, way: tuple[str, str], mark: str = "", usual: str = ""
) -> Topic:
    return Topic(name, texts.TOPICS[name], said.figure, mark, said.text, compared, usual, demo, *way)


def _crime(profile: Profile) -> Topic:
    series = profile.headline(*CRIME)
    if series is None:
        said = sentences.crime(None)
        compared = texts.NO_COMPARISON.format(reason=sentence_texts.NO_NUMBER)
        return _topic("crime", said, compared, demo=False, way=("#kennzahlen", texts.BEHIND["values"]))
    observed = _observed(series, profile)
    compared = sentences.inherited(observed, profile.place) if series.giver else _compared(series, profile)
    usual = "" if series.giver else german.capital(series.usual_range)
    said, demo = sentences.crime(observed), bool(series.indicator["synthetic"])
    return _topic("crime", said, compared, demo=demo, way=_row_of(series, profile), usual=usual)


def _feeling(profile: Profile) -> Topic:
    series = profile.headline(*FEELING)
    if series is None:
        return _without_survey(profile)
    said = sentences.feeling(_observed(series, profile))
    demo = bool(series.indicator["synthetic"])
    return _topic("feeling", said, _compared(series, profile), demo=demo, way=_row_of(series, profile))


def _observed(series: IndicatorSeries, profile: Profile) -> ObservedValue:
    """A series as a sentence tells it."""
    giver = Place(series.giver, group_of(profile.area, series.area_id)[1]) if series.giver else None
    return ObservedValue(
        series.indicator["short_title"],
        series.indicator["unit"],
        giver or profile.place,
        series.newest.period,
        frame.build()["as_of"].year,
        series.newest.status,
        series.value_text,
        series.newest.note,
        profile.place if giver else None,
        series.indicator_id,
    )


def _row_of(series: IndicatorSeries, profile: Profile) -> tuple[str, str]:
    return indicator_details.permalink(series, profile, versioned=False), texts.BEHIND["values"]


def _compared(series: IndicatorSeries, profile: Profile) -> str:
    """Size, chance and usual in the words of the row below; of the Land its year before."""
    if not series.has_value:
        return texts.NO_COMPARISON.format(reason=sentence_texts.NO_VALUE[series.newest.status])
    if profile.area.level == "land":
        return sentences.before(_earlier(series), series.scale)
    against = series.against or comparison_texts.NONE.format(reason=sentence_texts.NOT_COMPUTED)
    return f"{german.capital(against)}."


def _earlier(series: IndicatorSeries) -> Earlier | None:
    before = [(period, value) for period, value in series.known if period < series.newest.period]
    if not before:
        return None
    year, value = before[-1]
    apart = breaks.between(series.breaks, year, series.newest.period)
    return Earlier(year, value, "; ".join(dict.fromkeys(row.reason for row in apart)) or None)


def _without_survey(profile: Profile) -> Topic:
    """Why there is no survey: none was made, or surveys are made elsewhere; above Kommunen they are counted, below lies the way there."""
    area, level = profile.area, profile.area.level
    counts = _surveyed(area.area_id) if level in ("kreis", "land") else {}
    is_published = level == "kommune" and bool(published_surveys.of_area(area.area_id))
    name = {"gemeinde": "none_gemeinde", "land": "none_land", "kreis": "none_kreis"}.get(
        level, "none_published" if is_published else "none"
    )
    figure, text = (each.format(kommune=area.kommune, **counts) for each in sentence_texts.WITHOUT_SURVEY[name])
    way = {
        "none_gemeinde": _kommune(profile),
        "none_published": ("#veroeffentlicht", texts.BEHIND["published"]),
        "none": ("#kennzahlen", texts.BEHIND["values"]),
    }.get(name, (f"/?kennzahl={FEELING[1][0]}", texts.BEHIND["map"]))
    reason = sentence_texts.NO_SURVEY if level == "kommune" else sentence_texts.SURVEYED_APART
    demo = level in ("kreis", "land") and _demo()
    compared = texts.NO_COMPARISON.format(reason=reason)
    return _topic("feeling", Statement(figure, text), compared, demo=demo, way=way)


def _surveyed(kreis_id: str) -> dict[str, str]:
    """How many of the Kommunen were surveyed, and in which years."""
    counted = profile_values.surveyed(kreis_id)
    first, last = counted.first_year, counted.last_year
    return {
        "surveyed": german.number(counted.surveyed),
        "kommunen": german.number(counted.kommunen),
        "years": sentence_texts.SURVEYED_IN.format(years=german.years(first, last)) if first and last else "",
    }


def _structure(profile: Profile, registry: Registry | None) -> Topic:
    area, as_of = profile.area, frame.build()["as_of"]
    if registry:
        said = sentences.structure(registry.status, registry.named_bodies)
        way = ("#struktur", texts.BEHIND["structure"])
        mark = drawing.mark(registry.status.status, 22)
        return _topic("structure", said, "", demo=registry.status.demo, way=way, mark=mark)
    if area.area_id != LAND:
        figure, text = (each.format(kommune=area.kommune) for each in sentence_texts.STRUCTURE_GEMEINDE)
        return _topic("structure", Statement(figure, text), "", demo=False, way=_kommune(profile))
    counted = {name: german.number(count) for name, count in profile_coverage.of_kommunen()._asdict().items()}
    figure, text = (each.format(**counted, as_of=german.day(as_of)) for each in sentence_texts.STRUCTURE_LAND)
    way = ("/", texts.BEHIND["map"])
    return Topic("structure", texts.TOPIC_OF_MANY["structure"], figure, "", text, "", "", _demo(), *way)


def _kommune(profile: Profile) -> tuple[str, str]:
    """The way to the Kommune a Gemeinde lies in."""
    address = profile_selection.address(profile.area.kommune_id or "")
    return address, texts.BEHIND["kommune"].format(kommune=profile.area.kommune)


def _demo() -> bool:
    return bool(frame.build()["demo"])
