"""What is said of a value whose series changes its meaning, or whose year was unusual: in sentences, in few words, as codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from dashboard import german
from dashboard.charts import Break
from dashboard.texts import breaks as texts

NO_END = 9999
# These have no years on both sides that could be told apart.
ENDS = ("introduced", "ended")


class SeriesBreak(Protocol):
    """A row of the table `series_break`."""

    @property
    def period(self) -> int:
        """The first year it touches."""

    @property
    def until(self) -> int | None:
        """The last one, of unusual years that ended."""

    @property
    def kind(self) -> str:
        """As in the contract."""

    @property
    def label(self) -> str:
        """A few words."""

    @property
    def reason(self) -> str:
        """Why, without a full stop."""

    @property
    def stops_trend(self) -> bool:
        """Whether values before it and from it on must not be compared."""


_Break = TypeVar("_Break", bound=SeriesBreak)


def separates(row: SeriesBreak) -> bool:
    """Whether it separates years of one series, which a beginning or an end does not."""
    return row.stops_trend and row.kind not in ENDS


def cuts(rows: Iterable[SeriesBreak]) -> list[int]:
    """The years before which the line of a chart is cut."""
    return sorted({row.period for row in rows if separates(row)})


def between(rows: Iterable[_Break], earlier: int, later: int) -> list[_Break]:
    """Those by which a value of one year cannot be compared with one of a later year."""
    return [row for row in rows if separates(row) and earlier < row.period <= later]


def of_value(rows: Sequence[SeriesBreak], period: int, years: Sequence[int]) -> list[str]:
    """What belongs to a value of `period` beside values of the other `years`, a sentence each: from which years it is separated, what was
    unusual in its year, that its series has ended."""
    return [_sentence(row, period) for row in _touching(rows, period, years)]


def in_few_words(rows: Sequence[SeriesBreak], period: int, years: Sequence[int]) -> list[str]:
    """The same where there is little room; a changed wording alone is left out, and an end is said at the last year."""
    chosen = [row for row in _touching(rows, period, years) if _has_few_words(row, period)]
    return list(dict.fromkeys(_few(row, period) for row in chosen))


def in_a_row(rows: Sequence[SeriesBreak], period: int, before: int | None) -> list[str]:
    """The same in a table of all years: a break is said once, where the value of `before`, the year with a value before this one (None:
    there is none), is the last that cannot be compared."""
    apart = dict.fromkeys(row.label for row in between(rows, before, period)) if before else {}
    cut = [texts.CUT_SHORT.format(label=", ".join(apart))] if apart else []
    of_year = (row for row in rows if not separates(row) and _concerns(row, period, period))
    return list(dict.fromkeys([*cut, *(_few(row, period) for row in of_year if _has_few_words(row, period))]))


def _has_few_words(row: SeriesBreak, period: int) -> bool:
    return row.kind != "wording" and (row.kind != "ended" or period == row.period - 1)


def codes(rows: Sequence[SeriesBreak], period: int, years: Sequence[int]) -> str:
    """The same for programs: "2018:definition;2020-2021:circumstance"."""
    touching = _touching(rows, period, years)
    coded = (f"{row.period}-{row.until}:{row.kind}" if row.until else f"{row.period}:{row.kind}" for row in touching)
    return ";".join(dict.fromkeys(coded))


def _touching(rows: Sequence[SeriesBreak], period: int, years: Sequence[int]) -> list[SeriesBreak]:
    """The nearest breaks on both sides of a year that cut it off from others of `years`, what is said of it, and its end."""
    first, last = min(years, default=period), max(years, default=period)
    before = [row.period for row in rows if separates(row) and first < row.period <= period]
    after = [row.period for row in rows if separates(row) and period < row.period <= last]
    cuts = {max(before, default=None), min(after, default=None)}
    return [row for row in rows if (row.period in cuts if separates(row) else _concerns(row, period, first))]


def _concerns(row: SeriesBreak, period: int, first: int) -> bool:
    if row.kind == "ended":
        return True
    if row.kind == "wording":
        return first < row.period <= period
    if row.kind == "introduced":
        return row.period == period
    return row.period <= period <= (row.until or NO_END)


def _sentence(row: SeriesBreak, period: int) -> str:
    if row.kind in ENDS:
        return f"{row.reason}."
    if not separates(row):
        return texts.SAID.format(years=_years(row.period, row.until), reason=row.reason)
    return (texts.BEFORE if row.period <= period else texts.AFTER).format(year=row.period, reason=row.reason)


def _few(row: SeriesBreak, period: int) -> str:
    if row.kind == "ended":
        return texts.ENDED_SHORT.format(year=row.period - 1)
    if row.kind == "introduced":
        return texts.INTRODUCED_SHORT.format(year=row.period)
    if not separates(row):
        return row.label
    return (texts.BEFORE_SHORT if row.period <= period else texts.AFTER_SHORT).format(year=row.period, label=row.label)


def ended(rows: Iterable[_Break]) -> _Break | None:
    """The end of an indicator the publisher states no more."""
    return next((row for row in rows if row.kind == "ended"), None)


def shown(rows: Iterable[_Break], first: int, last: int) -> list[_Break]:
    """Those within the years of a chart: what separates two of its years, and what touches one of them."""
    return [
        row
        for row in rows
        if row.kind not in ENDS
        and (
            first < row.period <= last
            if separates(row) or row.until is None
            else row.period <= last and row.until >= first
        )
    ]


def marks(rows: Iterable[SeriesBreak], first: int, last: int) -> list[Break]:
    """The marks of a chart from `first` to `last`; what has one label in one year is one mark, its reasons joined."""
    marked: dict[tuple[int, str, int | None, bool], list[str]] = {}
    for row in shown(rows, first, last):
        marked.setdefault((row.period, row.label, row.until, separates(row)), []).append(row.reason)
    return [
        Break(period, "; ".join(dict.fromkeys(reasons)), label=label, until=until, cuts=cuts)
        for (period, label, until, cuts), reasons in sorted(marked.items(), key=lambda item: item[0][:2])
    ]


def in_sentences(drawn: Iterable[Break], cut: str = texts.CUT) -> list[str]:
    """What the marks of a chart mean, a sentence each; `cut` says it where there is a table instead of the chart."""
    return [
        cut.format(year=each.period, label=each.label, reason=each.reason)
        if each.cuts
        else texts.SAID.format(years=_years(each.period, each.until), reason=each.reason)
        for each in drawn
    ]


def _years(first: int, until: int | None) -> str:
    return german.years(first, until) if until else texts.FROM.format(year=first)
