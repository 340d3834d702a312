"""What the Leitstelle can do in a Kommune, as declared in measures.toml, and which occasions for advice end with it by their own rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipelines.catalog.declaration import Declaration, load

MEASURES = Path(__file__).parent / "measures.toml"


class Measure(Declaration):
    """A measure and its words, German. `assumption`: what is supposed to have happened by the day of the build.

    `settles`: kinds of finding that end with it in every variant; `settles_variants`: <kind>/<variant>, where this variant alone ends.
    """

    measure: str
    position: int
    label: str
    label_one: str
    label_many: str
    assumption: str
    settles: list[str]
    settles_variants: list[str]


class Measures(Declaration):
    """The content of measures.toml."""

    measure: list[Measure]


@cache
def measures() -> list[Measure]:
    """Every measure, in the order of its position."""
    return sorted(load(Measures, MEASURES).measure, key=lambda each: each.position)
