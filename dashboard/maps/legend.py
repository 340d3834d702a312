"""The lines of a legend, with the words of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dashboard import german
from dashboard.maps.painted import Item
from dashboard.texts import overview as texts

WORDS = texts.SCRIPT
PALETTE = 5


def shade(place: int, count: int) -> str:
    """Colour of a class; fewer classes are spread over the whole range."""
    return f"k{3 if count == 1 else 1 + int(place * (PALETTE - 1) / (count - 1) + 0.5)}"


def shade_of(value: float, limits: Sequence[float]) -> str:
    """Colour of a value; one equal to a limit belongs below it."""
    place = next((number for number, limit in enumerate(limits) if value <= limit + 1e-9), len(limits))
    return shade(place, len(limits) + 1)


def category(place: int) -> str:
    """Look of the word at this place: from the eighth on a palette colour again, but striped (see map.css)."""
    return f"c{1 + place}"


def stand(status: str) -> str:
    """Look of a Stand, here and in the bar of the first page."""
    return f"st-{status.replace('_', '-')}"


def categories(labels: Sequence[str], looks: Sequence[str], counts: Mapping[str, int]) -> list[Item]:
    """One line per word, each with a look of its own."""
    return [Item(css, label, counts.get(css, 0)) for css, label in zip(looks, labels, strict=True)]


def classes(
    limits: Sequence[float], counts: Mapping[str, int], decimals: int, *, whole: bool, only: float
) -> list[Item]:
    """One line per class. `whole`: counts, named by what they can be; `only`: the value, where all areas have the same."""
    if not limits:
        value, count = german.number(only, decimals), counts.get("k3", 0)
        return [Item("k3", value if count == 1 else WORDS["allEqual"].format(high=value), count)]
    labels = _whole(limits) if whole else _spans(limits, decimals)
    shades = [shade(place, len(labels)) for place in range(len(labels))]
    return [Item(css, label, counts.get(css, 0)) for css, label in zip(shades, labels, strict=True)]


def _spans(limits: Sequence[float], decimals: int) -> list[str]:
    text = [german.number(limit, decimals) for limit in limits]
    first = text[0] if limits[0] == 0 else WORDS["upTo"].format(high=text[0])
    between = [WORDS["between"].format(low=low, high=high) for low, high in pairwise(text)]
    return [first, *between, WORDS["over"].format(low=text[-1])]


def _whole(limits: Sequence[float]) -> list[str]:
    """0 · 1–2 · 3 · 4 und mehr."""

    def span(low: float, high: float) -> str:
        return german.number(low) if low == high else f"{german.number(low)}–{german.number(high)}"

    first = WORDS["upTo"].format(high=german.number(limits[0])) if limits[0] > 1 else span(0, limits[0])
    between = [span(low + 1, high) for low, high in pairwise(limits)]
    return [first, *between, WORDS["andMore"].format(low=german.number(limits[-1] + 1))]
