"""Weights of a survey: any scale, but numbers, not negative, and not all zero. Who has none is left out and reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipelines.statistics import kish_effective_n
from pipelines.surveys.answers import Answers, Column, RowMask, printable

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

Floats: TypeAlias = "NDArray[np.float64]"
# Above this ratio of the greatest to the mean weight single persons sway the result.
WARN_RATIO = 5.0
_CURE = "Die Gewichte beim Absender prüfen und neu liefern."


@dataclass(frozen=True)
class Weights:
    """`kept`: which rows of the file count; `values`: their weights, mean 1, in that order; `is_weighted`: whether the delivery has weights."""

    kept: RowMask
    values: Floats
    is_weighted: bool

    @property
    def deff(self) -> float | None:
        """Design effect by unequal weights (Kish); None without weights."""
        return kish_effective_n(self.values)[1] if self.is_weighted else None

    @property
    def max_ratio(self) -> float | None:
        """Greatest weight divided by the mean; None without weights."""
        return float(self.values.max()) if self.is_weighted else None


def unweighted(kept: RowMask) -> Weights:
    """Everyone counts once."""
    return Weights(kept, np.ones(int(kept.sum())), is_weighted=False)


def read_weights(reading: Reading, answers: Answers, name: str, kept: RowMask) -> Weights:
    """Weights of the kept rows. Raises InputError for text, negative weights, or nothing but zeros."""
    column = answers.columns[name]
    numbers = _numbers(reading, answers, column, kept)
    if (numbers[kept] < 0).any():
        bad = np.flatnonzero(kept & (numbers < 0))
        reading.problem(f"{len(bad)} Gewichte sind negativ.", _CURE, line=answers.line_of(int(bad[0])), column=name)
    elif not (numbers[kept] > 0).any():
        reading.problem(
            "Alle Gewichte sind null oder leer.", _CURE, line=answers.line_of(int(np.flatnonzero(kept)[0])), column=name
        )
    reading.stop_if_problems()
    usable = kept & (numbers > 0)
    without = kept & ~usable
    if without.any():
        reading.reject(
            f"{int(without.sum())} Personen haben kein Gewicht oder das Gewicht null; sie sind nicht ausgewertet.",
            _CURE,
            line=answers.line_of(int(np.flatnonzero(without)[0])),
            column=name,
        )
    return Weights(usable, numbers[usable] / numbers[usable].mean(), is_weighted=True)


def _numbers(reading: Reading, answers: Answers, column: Column, kept: RowMask) -> Floats:
    """Per row; 0 where the cell is empty."""
    numbers = np.zeros(len(column.values) or 1)
    counts = np.bincount(column.codes[kept], minlength=len(numbers))
    for place, value in enumerate(column.values):
        try:
            numbers[place] = 0.0 if value == "" else float(value.replace(",", "."))
        except ValueError:
            numbers[place] = np.nan
        if counts[place] and not np.isfinite(numbers[place]):
            reading.problem(
                f"Das Gewicht ist keine Zahl ({counts[place]}-mal).",
                _CURE,
                line=answers.line_of(column.first(place, kept)),
                column=column.name,
                value=printable(value),
            )
    reading.stop_if_problems()
    per_row: Floats = numbers[column.codes]
    return per_row
