"""How values compare and how they went, in words: size, chance and usual told apart, the same on every page and in every file."""

from __future__ import annotations

from typing import Protocol

from dashboard import german
from dashboard.addresses.parameters import REFERENCES as REFERENCES
from dashboard.texts import comparison as texts
from dashboard.texts.profile import NOUNS
from dashboard.values.summaries import Scale

# The verdicts of the contract from higher than usual to lower than usual; "none" is not among them.
ORDER = tuple(texts.VERDICTS)
HIGHER, LOWER = ("far_higher", "higher_usual", "higher"), ("far_lower", "lower_usual", "lower")
CERTAIN = (*HIGHER, *LOWER)
OUTSIDE = ("far_higher", "far_lower")
NONE, INDISTINCT = "none", "indistinct"
MEDIAN = "median"


class Compared(Protocol):
    """What is read of a row of queries.verdicts.Comparison."""

    @property
    def reference(self) -> str:
        """land, kind, kreis or peers."""

    @property
    def reference_value(self) -> float | None:
        """In the unit of the indicator, None without a reference."""

    @property
    def reference_basis(self) -> str | None:
        """whole, pooled or median; None without a reference."""

    @property
    def others(self) -> int:
        """Areas in the group without the area itself."""

    @property
    def tested_value(self) -> float | None:
        """Of Land and Kreis what is left without the area."""

    @property
    def usual_low(self) -> float | None:
        """Between this and `usual_high` lies what is usual around the reference; None where that is not computable."""

    @property
    def usual_high(self) -> float | None:
        """The upper end."""

    @property
    def difference(self) -> float | None:
        """Value minus reference value."""

    @property
    def difference_pct(self) -> float | None:
        """The same in per cent, None for shares."""

    @property
    def usual(self) -> str | None:
        """inside, outside, None where nobody knows."""

    @property
    def reason(self) -> str | None:
        """Why there is no verdict, or no usual range."""

    def verdict(self, confidence: str = "998") -> str:
        """At 99.8 %, 95 %, or with false alarms held to 5 %."""


class Changed(Protocol):
    """What is read of a row of queries.verdicts.Wave."""

    @property
    def earlier(self) -> int:
        """Year of the earlier survey."""

    @property
    def difference(self) -> float:
        """Later minus earlier, in percentage points."""

    @property
    def verdict_998(self) -> str:
        """none, indistinct, higher, lower."""

    @property
    def reason(self) -> str | None:
        """Why there is no verdict."""


def in_words(verdict: str, reason: str | None, *, has_size: bool = False) -> str:
    """A verdict of the contract, or why there is none; `has_size`: the difference stands beside it."""
    if verdict != NONE:
        return texts.VERDICTS[verdict]
    return (texts.UNTESTED if has_size else texts.NONE).format(reason=reason)


def short(verdict: str) -> str:
    """The same for a cell of a table, with its sign; the reason why there is none stands elsewhere."""
    if verdict == NONE:
        return texts.NONE_SHORT
    return f"{texts.SIGNS.get(verdict, '')} {texts.VERDICTS[verdict]}".strip()


def chance(verdict: str) -> str | None:
    """Whether more than chance is behind a difference; None where that is not tested."""
    return None if verdict == NONE else texts.CHANCE[verdict in CERTAIN]


def usual(row: Compared) -> str | None:
    """Whether areas of the kind differ that much anyway; None where nothing is compared."""
    if row.usual is None:
        return None if row.verdict() == NONE else texts.USUAL_UNKNOWN
    return texts.USUAL[row.usual]


def usual_range(row: Compared, scale: Scale) -> str:
    """Between which values it would be usual: "üblich: 6.653 bis 10.731"; "" where that is not computable."""
    if row.usual_low is None or row.usual_high is None:
        return ""
    return texts.USUAL_RANGE.format(low=scale.text(row.usual_low), high=scale.text(row.usual_high))


def size(difference: float, percent: float | None, scale: Scale) -> str:
    """How far a value is from its reference: "+879, +10 %"; of shares "−6,7 Prozentpunkte"."""
    signed = german.signed(difference, scale.decimals)
    if scale.percent:
        return texts.SIZE_SHARE.format(points=signed)
    if percent is None or signed.startswith("±"):
        return signed
    return texts.SIZE_PERCENT.format(difference=signed, percent=german.signed(percent, 0 if abs(percent) >= 1 else 1))


def reference_in_words(row: Compared, kind: str, sum_name: str = "") -> str:
    """What an area of a kind is compared with, in the dative; `sum_name`: what stands for the Land where that is added up."""
    if row.reference == "land" and sum_name:
        return texts.SUM_DATIVE.format(sum=sum_name)
    template = texts.REFERENCE_WORDS[row.reference, row.reference_basis == MEDIAN]
    return template.format(others=german.number(row.others), nouns=NOUNS[kind][1].removeprefix("den "))


def beside(row: Compared, kind: str, scale: Scale, sum_name: str = "") -> str:
    """The reference with its value: "gegenüber dem Median von 11 anderen kreisfreien Städten (76,1 %)"; "" without one."""
    if row.reference_value is None:
        return ""
    value = scale.text(row.reference_value)
    if row.tested_value is not None and row.verdict() != NONE:
        value += texts.TESTED[row.reference]
    return texts.BESIDE.format(reference=reference_in_words(row, kind, sum_name), value=value)


def against(row: Compared, kind: str, scale: Scale, sum_name: str = "", confidence: str = "998") -> str:
    """Size, reference and verdict in one line; without a reference why there is none."""
    verdict = row.verdict(confidence)
    if row.difference is None or row.reference_value is None:
        return in_words(NONE, row.reason)
    template = texts.AGAINST_UNTESTED if verdict == NONE else texts.AGAINST
    return template.format(
        size=size(row.difference, row.difference_pct, scale),
        beside=beside(row, kind, scale, sum_name),
        verdict=in_words(verdict, row.reason, has_size=True),
    )


def since(row: Changed, earlier: float | None, scale: Scale) -> str:
    """The change since an earlier survey with the value of then."""
    template = texts.WAVE_UNTESTED if row.verdict_998 == NONE else texts.WAVE
    return template.format(
        size=size(row.difference, None, scale),
        earlier=row.earlier,
        value="–" if earlier is None else scale.text(earlier),
        verdict=chance(row.verdict_998),
        reason=row.reason,
    )


def trend_in_words(
    result: str, first: int, last: int, reason: str | None, cases: str | None, cases_first: int | None
) -> str:
    """The recent trend with its years, or why it cannot be told; then, where there is one, the trend of the counted cases."""
    said = _own_trend(result, first, last, reason)
    return "; ".join(filter(None, [said, cases_trend_in_words(cases, cases_first, last)]))


def cases_trend_in_words(result: str | None, first: int | None, last: int) -> str:
    """ "Trend der Fälle: gestiegen (2020–2024)"; "" without one."""
    if result is None or first is None:
        return ""
    span = texts.TREND_SPAN.format(word=texts.TRENDS[result], years=german.years(first, last))
    return texts.CASES_TREND.format(said=span)


def _own_trend(result: str, first: int, last: int, reason: str | None) -> str:
    if result == "cannot_be_calculated":
        return texts.NO_TREND.format(last=last, reason=reason)
    return texts.TREND_SPAN.format(word=texts.TRENDS[result], years=german.years(first, last))
