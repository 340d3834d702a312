"""The sentence under a figure's title, made from the same rows as the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dashboard import german
from dashboard.texts.overview import LAND_NAME, LEVELS_IN_TITLE, LEVELS_ONE, SCRIPT, SUM_NOTE, SUMMARY
from dashboard.values.observations import Observation


class Counted(Protocol):
    """A row with the numbers behind a value, see the table `observation`."""

    @property
    def low(self) -> float | None:
        """Lower end of the interval; None of what was counted."""

    @property
    def numerator(self) -> float | None:
        """How many it holds for."""

    @property
    def denominator(self) -> float | None:
        """Of how many."""

    @property
    def unknown(self) -> float | None:
        """Of how many nobody knows; None where nothing is unknown."""


@dataclass(frozen=True)
class Scale:
    """How the values of an indicator are written: decimals, "%" or nothing behind, and words instead of codes."""

    decimals: int
    percent: bool = False
    categories: Mapping[int, str] | None = None

    def text(self, value: float) -> str:
        """The value as a reader sees it."""
        if self.categories:
            return self.categories[int(value)]
        return german.percent(value, self.decimals) if self.percent else german.number(value, self.decimals)

    def counted(self, value: float, part: float | None, whole: float | None, unknown: float | None) -> str:
        """The same; a share of few as a count, one of which some is unknown from the least to the most it can be. `part`, `whole` and
        `unknown` are what was counted, None of an estimated share."""
        if self.percent and part is not None and whole is not None:
            if unknown:
                return german.counted_between(int(part), int(unknown), int(whole))
            if whole < german.FEWEST_FOR_PERCENT:
                return german.counted_share(part, whole)
        return self.text(value)

    def published(self, row: Counted, value: float) -> str:
        """The value of a row of the contract: what has an interval was estimated, not counted."""
        return self.counted(value, row.numerator if row.low is None else None, row.denominator, row.unknown)

    def observed(self, observation: Observation) -> str:
        """The value of an observation that has one."""
        value = 0.0 if observation.value is None else observation.value
        return self.counted(value, observation.cases, observation.whole, observation.unknown)


def category_labels(indicator: Mapping[str, Any]) -> dict[int, str] | None:
    """Words of the codes of an indicator of scale "category"; None for all others."""
    return dict(zip(indicator["codes"], indicator["labels"], strict=True)) if indicator["codes"] else None


def scale_of(indicator: Mapping[str, Any]) -> Scale:
    """How the values of an indicator are written."""
    return Scale(indicator["decimals"], indicator["scale"] == "share", category_labels(indicator))


def rounded(value: float, decimals: int) -> float:
    """The value as it is published: classes and orders are those of what a reader sees."""
    scale: int = 10**decimals
    return round(value * scale) / scale


# Observations of one year, each with the number of areas that show it, in the order of the areas.
Cells = Sequence[tuple[Observation, int]]


def summary(
    level: str, cells: Cells, scale: Scale, land: Observation | None, *, survey: bool = False, names: bool = True
) -> str:
    """What a reader should know first: whose values these are, the ends, the Land, and what is not there. `names`: whether the areas at both
    ends are named."""
    present = [(cell, count) for cell, count in cells if cell.value is not None]
    if not present:
        return " ".join(
            [SUMMARY["nothing_surveyed" if survey else "nothing"], *(_gaps(level, cells, survey) if survey else [])]
        )
    # the value of a Kreis is said of nobody in an order
    own = [(cell, count) for cell, count in present if cell.status != "inherited"]
    sentences = [
        invented(level, cells),
        _inherited(level, cells),
        _spread(own, scale, names=names) if own else "",
        _partly_unknown(level, present),
        *_gaps(level, cells, survey),
    ]
    if land is not None and land.value is not None and not scale.categories:
        sentences.append(SUMMARY["land"].format(name=sum_name(land.note) or LAND_NAME, value=scale.observed(land)))
    return " ".join(sentence for sentence in sentences if sentence)


def sum_name(note: str | None) -> str:
    """What the value of the Land is called where it is added up from the Kreise: "Summe der 36 Kreise"; "" where it is its own."""
    return note.partition(";")[0].rstrip(".") if note and note.startswith(SUM_NOTE) else ""


def cases_summary(level: str, cells: Cells, inherits: bool) -> str:
    """The same for counted cases, which nobody inherits."""
    own = [(cell, count) for cell, count in cells if cell.value is not None]
    if not own:
        return SUMMARY["nothing"]
    present, everyone = (sum(count for _, count in each) for each in (own, cells))
    whose = SUMMARY["cases_only_own"].format(count=present, all=german.number(everyone), level=LEVELS_IN_TITLE[level])
    sentences = [
        invented(level, cells),
        whose if inherits and present < everyone else "",
        _spread(own, Scale(0), names=False),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def invented(level: str, cells: Cells) -> str:
    """How many values are invented, where others beside them are not; "" where all are: then the mark beside the title says it."""
    present = [(cell, count) for cell, count in cells if cell.value is not None]
    synthetic = sum(count for cell, count in present if cell.synthetic)
    if synthetic in (0, sum(count for _, count in present)):
        return ""
    everyone = sum(count for _, count in cells)
    return SUMMARY["invented"].format(
        count=german.number(synthetic), all=german.number(everyone), level=LEVELS_IN_TITLE[level]
    )


def _inherited(level: str, cells: Cells) -> str:
    count = sum(count for cell, count in cells if cell.status == "inherited")
    name = "inherited_gemeinde" if level == "gemeinde" else "inherited"
    everyone = sum(count for _, count in cells)
    return (
        SUMMARY[name].format(count=german.number(count), all=german.number(everyone), level=LEVELS_IN_TITLE[level])
        if count
        else ""
    )


def _spread(present: Cells, scale: Scale, *, names: bool) -> str:
    values = [cell.value for cell, _ in present if cell.value is not None]
    if scale.categories:
        counts: Counter[int] = Counter()
        for cell, count in present:
            counts[int(cell.value or 0)] += count
        return SUMMARY["category"].format(
            listing=", ".join(f"{scale.categories[code]} ({count})" for code, count in counts.most_common(3))
        )
    low, high = min(values), max(values)
    if sum(count for _, count in present) == 1:
        return SUMMARY["only_one"].format(who=present[0][0].name, value=", ".join(_end(present, low, scale)))
    if scale.text(low) == scale.text(high):
        return SUMMARY["all_equal"].format(value=_written([cell for cell, _ in present], scale))
    if not names:
        low_text, high_text = (
            text + (f" ({', '.join(beside)})" if beside else "")
            for text, *beside in (_end(present, low, scale), _end(present, high, scale))
        )
        return SUMMARY["range"].format(low=low_text, high=high_text)
    return SUMMARY["extremes"].format(
        highest=_who(present, high),
        high=", ".join(_end(present, high, scale)),
        lowest=_who(present, low),
        low=", ".join(_end(present, low, scale)),
    )


def _end(present: Cells, value: float, scale: Scale) -> list[str]:
    """The highest or lowest value; its year where others are of another, and that it is invented, where others are not."""
    synthetic = {bool(cell.synthetic) for cell, _ in present}
    years = {cell.year for cell, _ in present}
    having = [cell for cell, _ in present if cell.value == value]
    is_invented = len(synthetic) > 1 and any(cell.synthetic for cell in having)
    return [
        _written(having, scale),
        *(sorted({str(cell.year) for cell in having}) if len(years) > 1 else []),
        *([SCRIPT["invented"]] if is_invented else []),
    ]


def _written(cells: Sequence[Observation], scale: Scale) -> str:
    """One and the same share as a reader sees it: counts of few may be of different wholes, such as "1 von 1, 2 von 2"."""
    by_name = sorted(cells, key=lambda cell: german.sort_key(cell.name))
    return ", ".join(dict.fromkeys(scale.observed(cell) for cell in by_name))


def _partly_unknown(level: str, present: Cells) -> str:
    """How many values are a range, of which the lower end is in its place on the map and in the order."""
    count = sum(count for cell, count in present if cell.unknown)
    areas = german.plural(count, LEVELS_ONE[level], LEVELS_IN_TITLE[level])
    return SUMMARY["partly_unknown"].format(areas=areas) if count else ""


def _who(present: Cells, value: float) -> str:
    """The area with this value; where several have it, the first in German order and how many more."""
    names = sorted({cell.name for cell, _ in present if cell.value == value}, key=german.sort_key)
    return names[0] if len(names) == 1 else SUMMARY["several"].format(first=names[0], count=len(names) - 1)


def _gaps(level: str, cells: Cells, survey: bool) -> list[str]:
    counts: Counter[str] = Counter()
    for cell, count in cells:
        if cell.value is None:
            counts[cell.status] += count
    everyone = sum(count for _, count in cells)
    names = {
        "missing": "not_surveyed" if survey else "missing",
        "suppressed": "suppressed_survey" if survey else "suppressed",
        "unrepresentative": "unrepresentative",
    }
    return [
        SUMMARY[name].format(
            count=german.number(counts[status]),
            all=german.number(everyone),
            level=LEVELS_IN_TITLE[level],
            areas=german.plural(counts[status], LEVELS_ONE[level], LEVELS_IN_TITLE[level]),
        )
        for status, name in names.items()
        if counts[status]
    ]
