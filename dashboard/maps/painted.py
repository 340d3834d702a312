"""What a painted map is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

COUNCILS, VERDICTS, STANDS, NO_LAYER = "marken", "urteile", "stand", ""


class Look(NamedTuple):
    """How one area is drawn: its CSS classes (assets/map.css), and the sign on it, "" for none (drawing.SIGNS)."""

    css: str
    sign: str = ""


@dataclass(frozen=True)
class Item:
    """One line of a legend: CSS class of its swatch, name, how many areas, and the sign on the swatch."""

    css: str
    label: str
    count: int
    sign: str = ""


@dataclass(frozen=True)
class Painted:
    """A map with all that is said of it.

    `looks` of each area, in the order of the areas; `classes` and `extra` are the legend: the classes, then what is hatched or absent.
    `layer`: what stands on the map, COUNCILS, VERDICTS or NO_LAYER, or that the Stand is the map itself (STANDS); `fields`: of the 3 × 3
    (need class, structure class) → (Kommunen, of these not clearly assigned), None for all other maps.
    """

    title: str
    summary: str
    unit: str
    method: str
    looks: Mapping[str, Look]
    classes: tuple[Item, ...]
    extra: tuple[Item, ...] = ()
    layer: str = COUNCILS
    fields: Mapping[tuple[int, int], tuple[int, int]] | None = None

    @property
    def legend(self) -> tuple[Item, ...]:
        """Every line of the legend."""
        return (*self.classes, *self.extra)

    @property
    def signs(self) -> dict[str, str]:
        """The areas with a sign on them."""
        return {area_id: look.sign for area_id, look in self.looks.items() if look.sign}
