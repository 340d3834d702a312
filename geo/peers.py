"""Similar areas: of the same kind, near in inhabitants, density and the like. Crime and surveys never enter, they are what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

PEERS = 8
REASONS = 2


@dataclass(frozen=True)
class Variable:
    """A column that says what an area is like, and how to speak of it.

    `words` and `unit` are German and surround both values; `log`: ratios matter, not differences; `decimals` of the values on screen.
    """

    column: str
    words: str
    unit: str
    decimals: int = 0
    log: bool = False

    def in_words(self, mine: float, theirs: float) -> str:
        """Both values, this area's first: "Bevölkerungsdichte 95 und 101 Einwohner je km²"."""
        return f"{self.words} {self._number(mine)} und {self._number(theirs)}{self.unit}"

    def _number(self, value: float) -> str:
        plain = f"{value:,.{self.decimals}f}"
        return plain.replace("-", "−").translate(str.maketrans(",.", ".,"))


# Foreigners and change are published for Kreise only: a Kommune has those of its Kreis.
VARIABLES = (
    Variable("inhabitants", "Einwohnerzahl", "", log=True),
    Variable("density_per_km2", "Bevölkerungsdichte", " Einwohner je km²", log=True),
    Variable("largest_pct", "Anteil der größten Gemeinde", " % der Einwohner"),
    Variable("foreigners_pct", "Anteil der ausländischen Bevölkerung (Kreis)", " %", decimals=1),
    Variable("change_per_10k", "Bevölkerungsentwicklung (Kreis)", " je 10.000 Einwohner und Jahr"),
)


def similar_areas(table: pd.DataFrame, variables: Sequence[Variable] = VARIABLES, k: int = PEERS) -> pd.DataFrame:
    """The `k` most similar areas of the same kind for every area (fewer where the kind has fewer).

    `table`: one row per area of one level, columns `area_id`, `kind` and one per variable, numbers without a gap. Similar is a small
    Euclidean distance of z-scores within the kind (sample standard deviation, of the logarithm where ratios matter); a variable that
    is the same everywhere does not count; equal distances keep the order of area_id. Returns columns area_id, peer_id, position
    (from 1), distance, reasons: the two variables in which the pair is closest, in words with both values. Raises ValueError on a gap.
    """
    import pandas as pd

    columns = ["area_id", "peer_id", "position", "distance", "reasons"]
    rows = [
        row for _, kin in table.sort_values("area_id").groupby("kind", sort=True) for row in _of_kind(kin, variables, k)
    ]
    return pd.DataFrame(rows, columns=columns)


def _of_kind(kin: pd.DataFrame, variables: Sequence[Variable], k: int) -> list[tuple[str, str, int, float, list[str]]]:
    values = kin[[each.column for each in variables]].to_numpy(dtype=float)
    if not np.isfinite(values).all():
        raise ValueError("table must have numbers without a gap")
    scores, telling = _scores(values, variables)
    ids, rows = kin["area_id"].tolist(), []
    for place, area_id in enumerate(ids):
        apart = np.abs(scores - scores[place])
        distance = np.sqrt(np.square(apart).sum(axis=1))
        nearest = [other for other in np.argsort(distance, kind="stable") if other != place][:k]
        for position, other in enumerate(nearest, start=1):
            closest = [number for number in np.argsort(apart[other], kind="stable") if telling[number]][:REASONS]
            reasons = [variables[number].in_words(values[place, number], values[other, number]) for number in closest]
            rows.append((area_id, ids[other], position, float(distance[other]), reasons))
    return rows


def _scores(
    values: NDArray[np.float64], variables: Sequence[Variable]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """z-scores, and which variables differ at all; the others are 0."""
    scaled = values.copy()
    ratios = [number for number, each in enumerate(variables) if each.log]
    scaled[:, ratios] = np.log(values[:, ratios])
    spread = scaled.std(axis=0, ddof=1) if len(values) > 1 else np.ones(len(variables))
    # Differences too small to square have no spread either.
    telling = (values.max(axis=0) > values.min(axis=0)) & (spread > 0)
    return np.where(telling, (scaled - scaled.mean(axis=0)) / np.where(telling, spread, 1), 0.0), telling
