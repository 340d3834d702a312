"""The legend of a painted map, as its template sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.maps.painted import STANDS, Item, Painted
from dashboard.texts import need as texts
from dashboard.web.templates import render

WORDS: dict[str, Any] = texts.SCRIPT
CLASSES = (1, 2, 3)


@dataclass(frozen=True)
class Field:
    """One of the nine fields: its CSS class, its numbers, and the same as a sentence."""

    css: str
    numbers: str
    label: str


@dataclass(frozen=True)
class Legend:
    """The lines of the classes, those of what is hatched or absent, and for need and structure the nine fields, row by row;
    `in_bar`: the bar above is the legend."""

    classes: Sequence[Item]
    extra: Sequence[Item]
    fields: Sequence[tuple[str, Sequence[Field]]] = ()
    in_bar: bool = False


def legend(painted: Painted) -> Legend:
    """The legend: of need and structure a table of nine swatches, need to the right, structure upwards."""
    if painted.layer == STANDS:
        return Legend((), (), in_bar=True)
    if painted.fields is None:
        return Legend(painted.classes, painted.extra)
    rows = [
        (WORDS["thirds"]["structure"][structure - 1], [_field(painted, need, structure) for need in CLASSES])
        for structure in reversed(CLASSES)
    ]
    return Legend((), painted.extra, rows)


def markup(painted: Painted) -> str:
    """The legend as it stands in the page and in the answer for its script."""
    return str(render("lage/legend.html.j2", legend=legend(painted)))


def _field(painted: Painted, need: int, structure: int) -> Field:
    count, unsure = (painted.fields or {}).get((need, structure), (0, 0))
    name = texts.FIELD.format(need=WORDS["needs"][need - 1], structure=WORDS["structures"][structure - 1])
    label = WORDS["needLegendCellOne" if count == 1 else "needLegendCell"].format(
        field=name, count=count, unsure=unsure, clear=texts.CLEAR[bool(unsure)]
    )
    return Field(f"b{need}{structure}", f"{count} ({unsure})" if unsure else str(count), label)
