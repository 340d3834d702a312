"""The sentence under a figure's title, made from the same rows as the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import german
from dashboard.texts.overview import LEVELS_IN_TITLE, LEVELS_ONE, SUMMARY


@dataclass(frozen=True)
class Shown:
    """What one area of the map shows in one year. `value` is None where there is none; `giver` is the area a value is inherited from."""

    label: str
    value: float | None
    status: str
    giver: str | None = None


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


@dataclass(frozen=True)
class Land:
    """The value of the whole Land; `is_sum`: made by adding up the Kreise, so that what has no known Kreis is missing from it."""

    value: float
    is_sum: bool = False


def summary(level: str, shown: Sequence[Shown], scale: Scale, land: Land | None, *, survey: bool = False) -> str:
    """What a reader should know first: whose values these are, the ends, the Land, and what is not there."""
    present = [area for area in shown if area.value is not None]
    if not present:
        return " ".join(
            [SUMMARY["nothing_surveyed" if survey else "nothing"], *(_gaps(level, shown, survey) if survey else [])]
        )
    sentences = [_inherited(level, shown), _spread(present, scale), *_gaps(level, shown, survey)]
    if land is not None and not scale.categories:
        sentences.append(SUMMARY["land_sum" if land.is_sum else "land"].format(value=scale.text(land.value)))
    return " ".join(sentence for sentence in sentences if sentence)


def cases_summary(level: str, shown: Sequence[Shown], inherits: bool) -> str:
    """The same for counted cases, which nobody inherits."""
    own = [area for area in shown if area.value is not None]
    if not own:
        return SUMMARY["nothing"]
    whose = SUMMARY["cases_only_own"].format(
        count=len(own), all=german.number(len(shown)), level=LEVELS_IN_TITLE[level]
    )
    return f"{whose if inherits and len(own) < len(shown) else ''} {_spread(own, Scale(0))}".strip()


def _inherited(level: str, shown: Sequence[Shown]) -> str:
    count = sum(area.status == "inherited" for area in shown)
    name = "inherited_gemeinde" if level == "gemeinde" else "inherited"
    return (
        SUMMARY[name].format(count=german.number(count), all=german.number(len(shown)), level=LEVELS_IN_TITLE[level])
        if count
        else ""
    )


def _spread(present: Sequence[Shown], scale: Scale) -> str:
    values = [area.value for area in present if area.value is not None]
    if scale.categories:
        common = Counter(int(value) for value in values).most_common(3)
        return SUMMARY["category"].format(
            listing=", ".join(f"{scale.categories[code]} ({count})" for code, count in common)
        )
    low, high = min(values), max(values)
    if scale.text(low) == scale.text(high):
        return SUMMARY["all_equal"].format(value=scale.text(low))
    return SUMMARY["extremes"].format(
        highest=_who(present, high), high=scale.text(high), lowest=_who(present, low), low=scale.text(low)
    )


def _who(present: Sequence[Shown], value: float) -> str:
    """The area with this value; where several have it, the first in German order and how many more."""
    names = sorted({area.giver or area.label for area in present if area.value == value}, key=german.sort_key)
    return names[0] if len(names) == 1 else SUMMARY["several"].format(first=names[0], count=len(names) - 1)


def _gaps(level: str, shown: Sequence[Shown], survey: bool) -> list[str]:
    counts = Counter(area.status for area in shown if area.value is None)
    names = {
        "missing": "not_surveyed" if survey else "missing",
        "suppressed": "suppressed",
        "unrepresentative": "unrepresentative",
    }
    return [
        SUMMARY[name].format(
            count=german.number(counts[status]),
            all=german.number(len(shown)),
            level=LEVELS_IN_TITLE[level],
            areas=german.plural(counts[status], LEVELS_ONE[level], LEVELS_IN_TITLE[level]),
        )
        for status, name in names.items()
        if counts[status]
    ]
