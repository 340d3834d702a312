"""Values of one unit beside what they are compared with, as a table of a profile: size, chance and usual in the words of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from dashboard import german
from dashboard.briefings.contents import cells
from dashboard.briefings.model import Cell, Column, Table
from dashboard.pages.gebiet import indicators
from dashboard.pages.gebiet.series import IndicatorSeries
from dashboard.texts import briefing_profile as texts
from dashboard.texts import profile_indicators as page_texts
from dashboard.texts import profile_sentences as sentence_texts
from dashboard.values import verdicts

MOST_ROWS, MOST_OF_SURVEYS, MOST_OF_OTHERS = 10, 8, 2
NOT_COMPUTABLE = "cannot_be_calculated"


class ComparedTable:
    """The newest values of an area, the first of its most frequent unit and of others.

    What holds for all rows, and what is long, stands in the note below.
    """

    def __init__(self, listing: Sequence[IndicatorSeries]) -> None:
        self.unit = common_unit(listing)
        of_unit = [each for each in listing if each.indicator["unit"] == self.unit]
        others = [each for each in listing if each not in of_unit]
        most = MOST_OF_SURVEYS if listing[0].indicator["survey"] else MOST_ROWS
        self.listing = [*of_unit[:most], *others[:MOST_OF_OTHERS]]
        self.more = len(listing) - len(self.listing)
        self.scale = of_unit[0].scale
        self.kind = cells.kind_of(self.scale.decimals, is_percent=self.scale.percent)

    def table(self, name: str, title: str) -> Table:
        """The table; columns that would be empty are left out."""
        has_reference = any(map(_reference, self.listing))
        has_interval = any(each.interval for each in self.listing)
        columns = {
            "name": Column(texts.INDICATOR, heads_row=True),
            "year": Column(texts.YEAR),
            "value": Column(texts.VALUE, self.kind, self.scale.decimals),
            "interval": Column(texts.INTERVAL),
            "reference": Column(texts.REFERENCE, self.kind, self.scale.decimals),
            "result": Column(texts.DIFFERENCE_AND_RESULT if has_reference else texts.SINCE),
            "trend": Column(texts.TREND),
        }
        absent = {
            *(() if len(self._periods) > 1 else ("year",)),
            *(() if self._has_trend else ("trend",)),
            *(() if has_reference else ("reference",)),
            *(() if has_reference or any(each.since for each in self.listing) else ("result",)),
            *(() if has_interval else ("interval",)),
        }
        shown = {key: column for key, column in columns.items() if key not in absent}
        rows = [[row[key] for key in shown] for row in map(self._row, self.listing)]
        invented = any(each.indicator["synthetic"] for each in self.listing)
        title = title if len(self._periods) > 1 else texts.OF_YEAR.format(title=title, year=self._periods[0])
        return Table(name, title, list(shown.values()), rows, " ".join(self._notes()), synthetic=invented)

    def _row(self, series: IndicatorSeries) -> dict[str, Cell]:
        row, written = series.comparison, series.precise
        beside, size = Cell(cells.NOTHING), ""
        if row is not None and row.reference_value is not None and _reference(series):
            text = written.text(row.reference_value)
            beside = Cell(text, cells.first_number(text))
            if row.difference is not None:
                size = verdicts.size(row.difference, row.difference_pct, written)
        return {
            "name": self._name(series),
            "year": cells.year(series.newest.period),
            "value": cells.observation(series, series.newest),
            "interval": cells.text(series.interval_text),
            "reference": beside,
            "result": cells.text(": ".join(filter(None, [size, self._result(series)]))),
            "trend": cells.text(self._trend(series)),
        }

    def _name(self, series: IndicatorSeries) -> Cell:
        """With its unit where that is not the one of the title."""
        return Cell(series.indicator["short_title"] if series.indicator["unit"] == self.unit else with_unit(series))

    def _result(self, series: IndicatorSeries) -> str:
        """The verdict in the words of the page, what would be usual, and how a survey differs from the one before."""
        row, said, reference = series.comparison, "", _reference(series)
        if row is not None and series.has_value:
            said = verdicts.in_words(row.verdict(), row.reason, has_size=row.difference is not None)
            if not reference:  # the reason stands in the note, and where there is never a reference, that there is none
                said = verdicts.short(row.verdict()) if self._common else ""
            elif reference != self._common:
                is_count = reference == self._common.replace(*self._numbers(reference))
                others = texts.AGAINST_COUNT.format(others=german.number(row.others))
                said = f"{said} ({others if is_count else texts.AGAINST_ONE.format(reference=reference)})"
        return "; ".join(filter(None, [said, _usual(series), series.since]))

    @cached_property
    def _periods(self) -> list[int]:
        """The years of the values."""
        return sorted({each.newest.period for each in self.listing})

    @cached_property
    def _has_trend(self) -> bool:
        return any(_span(each) for each in self.listing)

    @cached_property
    def _common(self) -> str:
        """What most of the values stand beside."""
        counted = Counter(filter(None, map(_reference, self.listing))).most_common(1)
        return counted[0][0] if counted else ""

    def _numbers(self, reference: str) -> tuple[str, str]:
        """The first number of what most values stand beside, and that of another reference."""
        found = [re.search(r"\d[\d.]*", text) for text in (self._common, reference)]
        return (found[0][0], found[1][0]) if found[0] and found[1] else ("", "")

    @cached_property
    def _years(self) -> str:
        """The years most trends are about."""
        spans = Counter(_span(each) for each in self.listing if _span(each)).most_common(1)
        return spans[0][0] if spans else ""

    def _trend(self, series: IndicatorSeries) -> str:
        """Arrow and word; the years only where they are others than those of the note, the reason why there is none in the note."""
        said = indicators.trend(series)
        if said is None or series.trend is None:
            return said[1] if said else ""
        if series.trend.result == NOT_COMPUTABLE:
            return sentence_texts.TRENDS[NOT_COMPUTABLE][1]
        arrow, word = sentence_texts.TRENDS[series.trend.result]
        span = _span(series)
        written = f"{arrow}{german.NBSP}{word}"
        return written if span == self._years else f"{written} ({span})"

    def _notes(self) -> Iterator[str]:
        if any(each.indicator["synthetic"] for each in self.listing):
            yield texts.INVENTED_ROWS
        if self._common:
            yield texts.AGAINST.format(references=self._common)
        if any(each.comparison and each.comparison.verdict() != verdicts.NONE for each in self.listing):
            yield texts.CHANCE_NOTE
        if any(_usual(each) for each in self.listing):
            yield texts.USUAL_NOTE
        if self._years:
            yield texts.TREND_NOTE.format(years=self._years)
        yield from self._remarks()
        if self.more:
            yield texts.MORE_ROWS.format(count=german.number(self.more))

    def _remarks(self) -> Iterator[str]:
        """What must stand beside the values: once what holds for most of them, and of each other one what holds for it alone."""
        remarks = {each.indicator["short_title"]: _remarks(each, has_trend=self._has_trend) for each in self.listing}
        held = Counter(remark for own in remarks.values() for remark in own)
        shared = [remark for remark, times in held.items() if times > 1 and 2 * times > len(remarks)]
        said = []
        for remark in shared:
            without = [title for title, own in remarks.items() if remark not in own]
            said.append(texts.EXCEPT.format(remark=remark, names=german.listing(without)) if without else remark)
        if said:
            yield texts.FOR_ALL.format(remark="; ".join(said))
        alone: dict[str, list[str]] = {}
        for title, own in remarks.items():
            alone.setdefault("; ".join(each for each in own if each not in shared), []).append(title)
        for remark, titles in alone.items():
            if remark:
                yield texts.FOR_SOME.format(names=german.listing(titles), remark=remark)


def common_unit(listing: Sequence[IndicatorSeries]) -> str:
    """The unit most of the series have."""
    return Counter(each.indicator["unit"] for each in listing).most_common(1)[0][0]


def with_unit(series: IndicatorSeries) -> str:
    """The name of an indicator with its unit, where it has one that the name does not say."""
    indicator = series.indicator
    title, unit = indicator["short_title"], indicator["unit"]
    is_plain = indicator["scale"] == "category" or series.is_count
    return title if is_plain or unit.casefold() in title.casefold() else texts.WITH_UNIT.format(title=title, unit=unit)


def _span(series: IndicatorSeries) -> str:
    row = series.trend
    if row is None or row.result == NOT_COMPUTABLE or indicators.trend(series) is None:
        return ""
    return german.years(row.first_period, row.last_period)


def _usual(series: IndicatorSeries) -> str:
    """Between which values it would be usual: "üblich: 6.653 bis 10.731"."""
    return verdicts.usual_range(series.comparison, series.scale) if series.comparison else ""


def _remarks(series: IndicatorSeries, *, has_trend: bool) -> list[str]:
    """What must stand beside the newest value: breaks, few cases, the note of its publisher, why nothing is compared, why there is no trend
    (`has_trend`: a column says where there is none for lack of a series)."""
    few = page_texts.FEW_CASES if series.few_cases else ""
    row = series.comparison
    is_alone = row is not None and series.has_value and not _reference(series)
    alone = verdicts.in_words(row.verdict(), row.reason) if row and is_alone else ""
    trend = indicators.trend(series)
    is_said = has_trend if series.trend is None else series.trend.result != NOT_COMPUTABLE
    why = trend[1] if trend and not is_said else ""
    said = [*series.broken(series.newest), few, series.newest.note or "", alone, why]
    return [each.removesuffix(".") for each in said if each]


def _reference(series: IndicatorSeries) -> str:
    """What a value stands beside, in the dative; "" without one."""
    row = series.comparison
    if row is None or row.reference_value is None or not series.has_value:
        return ""
    return verdicts.reference_in_words(row, series.kind, series.land_sum)
