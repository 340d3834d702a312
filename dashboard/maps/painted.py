"""What a painted map is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Item:
    """One line of a legend: CSS class of its swatch, name, how many areas."""

    css: str
    label: str
    count: int


@dataclass(frozen=True)
class Painted:
    """A map with all that is said of it.

    `classes`: CSS classes of each area (assets/20-karte.css); `legend`: the classes, then what is hatched or absent; `signs`: areas that
    are certainly higher or lower; `marks`: whether the councils stand on it; `fields`: of the 3 × 3 (need class, structure class) →
    (Kommunen, of these not clearly assigned), None for all other maps.
    """

    title: str
    summary: str
    unit: str
    method: str
    classes: Mapping[str, str]
    legend: tuple[Item, ...]
    signs: Mapping[str, str] = field(default_factory=dict)
    marks: bool = True
    fields: Mapping[tuple[int, int], tuple[int, int]] | None = None
