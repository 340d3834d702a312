"""Cases, Häufigkeitszahl and Aufklärungsquote of a Kreis by year with those of the Land beside them: the same for the page and its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.queries import breaks as series_breaks
from dashboard.queries import kreis_sheet as queries
from dashboard.queries import origins
from dashboard.queries.origins import Origin
from dashboard.queries.profile_values import Indicator, Observation, indicators
from dashboard.texts import breaks as break_texts
from dashboard.texts import kreis_sheet as texts
from dashboard.values import breaks
from dashboard.values.summaries import Scale, sum_name


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one year as it is shown: `value` rounded as its indicator is, None where there is none; then `text` says why. `status` as in
    the contract."""

    value: float | None
    text: str
    status: str = "ok"


@dataclass(frozen=True, slots=True)
class CrimeYear:
    """A year with a figure per column, and what must be said of its figures."""

    period: int
    figures: Sequence[Figure]
    remarks: Sequence[str]


@dataclass(frozen=True)
class CrimeYears:
    """The years, oldest first, under the names of their columns; `breaks` say in sentences where the series change their meaning; `origin` is
    what is credited, None without any value."""

    columns: Sequence[str]
    years: Sequence[CrimeYear]
    breaks: Sequence[str]
    origin: Origin | None


def crime_years(area_id: str) -> CrimeYears:
    """Every year in which the area has a row."""
    own, land = queries.crime(area_id), queries.crime(LAND) if area_id != LAND else {}
    known = {each["indicator_id"]: each for each in indicators() if each["indicator_id"] in queries.CRIME}
    releases = {row.release_id for period in own for row in (*own[period].values(), *land.get(period, {}).values())}
    return CrimeYears(
        list(_columns(known, beside_land=area_id != LAND)),
        [_year(period, own, land.get(period), known, area_id) for period in own],
        _breaks(own, area_id),
        origins.of_releases(releases),
    )


def _breaks(own: Mapping[int, Mapping[str, Observation]], area_id: str) -> list[str]:
    """What the remarks of the years mean, each sentence once, with the measures it holds for where it does not hold for all of them: those of
    all first, then measure by measure, the years in their order."""
    said: dict[tuple[int, str], list[str]] = {}
    shown = 0
    for indicator_id in queries.CRIME:
        years = _known(own, indicator_id)
        if years:
            shown += 1
            marks = breaks.marks(series_breaks.of_series(indicator_id, area_id), years[0], years[-1])
            sentences = breaks.in_sentences(marks, break_texts.CUT_IN_TABLE)
            for mark, sentence in zip(marks, sentences, strict=True):
                said.setdefault((mark.period, sentence), []).append(texts.MEASURES[indicator_id][1])
    of_all = [sentence for (_, sentence), measures in sorted(said.items()) if len(measures) == shown]
    groups = dict.fromkeys(tuple(measures) for measures in said.values() if len(measures) < shown)
    return of_all + [
        texts.BREAK_OF.format(measures=german.listing(list(group)), said=sentence[:1].lower() + sentence[1:])
        for group in groups
        for (_, sentence), measures in sorted(said.items())
        if tuple(measures) == group
    ]


def _columns(known: Mapping[str, Indicator], *, beside_land: bool) -> Iterator[str]:
    for indicator_id in filter(known.__contains__, queries.CRIME):
        cases, value = texts.MEASURES[indicator_id]
        yield from filter(None, (cases, value))
        if beside_land:
            yield texts.LAND_COLUMN.format(measure=value)


def _year(
    period: int,
    own: Mapping[int, Mapping[str, Observation]],
    land: Mapping[str, Observation] | None,
    known: Mapping[str, Indicator],
    area_id: str,
) -> CrimeYear:
    figures: list[Figure] = []
    for indicator_id in filter(known.__contains__, queries.CRIME):
        indicator, row = known[indicator_id], own[period].get(indicator_id)
        if texts.MEASURES[indicator_id][0]:
            figures.append(_figure(row.numerator if row else None, row, Scale(0)))
        figures.append(_figure(row.value if row else None, row, _scale(indicator)))
        if area_id != LAND:
            beside = (land or {}).get(indicator_id)
            figures.append(_figure(beside.value if beside else None, beside, _scale(indicator)))
    return CrimeYear(period, figures, _remarks(period, own, land or {}, area_id))


def _scale(indicator: Indicator) -> Scale:
    return Scale(indicator["decimals"], indicator["scale"] == "share")


def _figure(value: float | None, row: Observation | None, scale: Scale) -> Figure:
    status = row.status if row else "missing"
    if value is None:
        is_suppressed = status == "suppressed"
        return Figure(
            None, texts.SUPPRESSED if is_suppressed else texts.MISSING, "suppressed" if is_suppressed else "missing"
        )
    return Figure(round(value, scale.decimals), scale.text(value), status)


def _remarks(
    period: int, own: Mapping[int, Mapping[str, Observation]], land: Mapping[str, Observation], area_id: str
) -> list[str]:
    """What must be said of the values of a year, each once, with the measures it holds for where it does not hold for all of them."""
    said: dict[str, list[str]] = {}
    for indicator_id in queries.CRIME:
        years = _known(own, indicator_id)
        before = max((year for year in years if year < period), default=None)
        remarks: list[str] = []
        if period in years:
            row = own[period][indicator_id]
            remarks += [texts.PROVISIONAL] if row.status == "provisional" else []
            remarks += breaks.in_a_row(series_breaks.of_series(indicator_id, area_id), period, before)
        beside = own[period].get(indicator_id) if area_id == LAND else land.get(indicator_id)
        if beside and beside.value is not None and (name := sum_name(beside.note)):
            remarks.append(texts.LAND_IS_SUM.format(sum=name))
        for words in remarks:
            said.setdefault(words, []).append(texts.MEASURES[indicator_id][1])
    shown = sum(row.value is not None for row in own[period].values())
    return [
        words if len(measures) >= shown else texts.OF_MEASURES.format(said=words, measures=", ".join(measures))
        for words, measures in said.items()
    ]


def _known(own: Mapping[int, Mapping[str, Observation]], indicator_id: str) -> list[int]:
    """The years with a value."""
    return [year for year, rows in own.items() if indicator_id in rows and rows[indicator_id].value is not None]


def span(years: Sequence[CrimeYear]) -> str:
    """First and last year."""
    return german.years(years[0].period, years[-1].period)
