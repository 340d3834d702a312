"""The sentence under a figure's title, made from the same rows as the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import german
from dashboard.texts.overview import LEVELS_IN_TITLE, LEVELS_ONE, SUM_NOTE, SUMMARY
from dashboard.values.observations import Observation


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


def summary(level: str, cells: Cells, scale: Scale, land: Observation | None, *, survey: bool = False) -> str:
    """What a reader should know first: whose values these are, the ends, the Land, and what is not there."""
    present = [(cell, count) for cell, count in cells if cell.value is not None]
    if not present:
        return " ".join(
            [SUMMARY["nothing_surveyed" if survey else "nothing"], *(_gaps(level, cells, survey) if survey else [])]
        )
    sentences = [_inherited(level, cells), _spread(present, scale), *_gaps(level, cells, survey)]
    if land is not None and land.value is not None and not scale.categories:
        sentences.append(SUMMARY["land_sum" if is_sum(land) else "land"].format(value=scale.text(land.value)))
    return " ".join(sentence for sentence in sentences if sentence)


def is_sum(land: Observation) -> bool:
    """Whether the value of the Land is added up from the Kreise, so that what has no known Kreis is missing from it."""
    return land.note.startswith(SUM_NOTE)


def cases_summary(level: str, cells: Cells, inherits: bool) -> str:
    """The same for counted cases, which nobody inherits."""
    own = [(cell, count) for cell, count in cells if cell.value is not None]
    if not own:
        return SUMMARY["nothing"]
    present, everyone = (sum(count for _, count in each) for each in (own, cells))
    whose = SUMMARY["cases_only_own"].format(count=present, all=german.number(everyone), level=LEVELS_IN_TITLE[level])
    return f"{whose if inherits and present < everyone else ''} {_spread(own, Scale(0))}".strip()


def _inherited(level: str, cells: Cells) -> str:
    count = sum(count for cell, count in cells if cell.status == "inherited")
    name = "inherited_gemeinde" if level == "gemeinde" else "inherited"
    everyone = sum(count for _, count in cells)
    return (
        SUMMARY[name].format(count=german.number(count), all=german.number(everyone), level=LEVELS_IN_TITLE[level])
        if count
        else ""
    )


def _spread(present: Cells, scale: Scale) -> str:
    values = [cell.value for cell, _ in present if cell.value is not None]
    if scale.categories:
        counts: Counter[int] = Counter()
        for cell, count in present:
            counts[int(cell.value or 0)] += count
        return SUMMARY["category"].format(
            listing=", ".join(f"{scale.categories[code]} ({count})" for code, count in counts.most_common(3))
        )
    low, high = min(values), max(values)
    if scale.text(low) == scale.text(high):
        return SUMMARY["all_equal"].format(value=scale.text(low))
    return SUMMARY["extremes"].format(
        highest=_who(present, high), high=scale.text(high), lowest=_who(present, low), low=scale.text(low)
    )


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
        "suppressed": "suppressed",
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
