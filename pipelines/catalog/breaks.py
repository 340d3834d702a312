"""Where a series of years changes its meaning, as declared in breaks.toml: kind, reason, source, and what it stops."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from pipelines.catalog.declaration import Declaration, load

BREAKS = Path(__file__).parent / "breaks.toml"

BreakKind = Literal["denominator", "definition", "introduced", "ended", "wording", "circumstance"]
# What is said of a value, but separates it from nothing.
ONLY_SAID = frozenset({"wording", "circumstance"})


class Break(Declaration):
    """A year from which a series means something else, or years that were unusual. See table `series_break`."""

    kind: BreakKind
    source_id: str
    # first and last report year; only unusual years end
    period: int
    until: int | None = None
    # neither: every indicator of the source, of a denominator every rate
    keys: list[str] = Field(default_factory=list)
    indicators: list[str] = Field(default_factory=list)
    label: str = Field(max_length=20)
    reason: str
    source: str
    source_url: str = Field(pattern=r"^https?://\S+$")
    # the indicator that takes the place of one that ended; it does not continue its values
    successor: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Break:
        if self.until is not None and (self.kind != "circumstance" or self.until < self.period):
            raise ValueError('until steht nur bei kind = "circumstance" und nicht vor period')
        if self.successor is not None and self.kind != "ended":
            raise ValueError('successor steht nur bei kind = "ended"')
        if self.kind in ("introduced", "ended") and not self.indicators:
            raise ValueError('kind = "introduced" und "ended" nennen ihre Kennzahlen (indicators)')
        return self

    @property
    def stops_trend(self) -> bool:
        """Whether neither a trend nor a change from year to year may lead across its first year."""
        return self.kind not in ONLY_SAID


class _Breaks(Declaration):
    declared: list[Break] = Field(alias="break")


@cache
def breaks(path: Path = BREAKS) -> list[Break]:
    """The reviewed list, in its order. Raises BuildError where the file is not as it must be."""
    return load(_Breaks, path).declared
