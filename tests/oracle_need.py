"""Dull twin of the place on one axis of need and structure: from the published percentiles, one area after the other."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle_comparison import midranks


@dataclass(frozen=True)
class Place:
    """Percentile and third of one Kommune on one axis; None: it knows too little, or too few of its kind know enough."""

    percentile: float | None
    third: int | None
    known: int
    counted: int
    needed: int


def standing(
    kinds: dict[str, str], percentiles: dict[tuple[str, str], float | None], weights: dict[str, float], least: int
) -> dict[str, Place]:
    """Every Kommune on one axis. `kinds`: area → kind; `percentiles`: (area, indicator) that is known → percentile, None where too few of
    the kind know it; `weights`: of the axis."""
    counted = [name for name, weight in weights.items() if weight > 0]
    needed = len(counted) * 2 // 3 + (1 if len(counted) * 2 % 3 else 0)
    means: dict[str, float] = {}
    known: dict[str, int] = {}
    for area in kinds:
        used = [name for name in counted if percentiles.get((area, name)) is not None]
        known[area] = sum((area, name) in percentiles for name in counted)
        if len(used) >= needed:
            total = sum(weights[name] * (percentiles[area, name] or 0.0) for name in used)
            means[area] = round(total / sum(weights[name] for name in used), 12)
    answer: dict[str, Place] = {}
    for area, kind in kinds.items():
        kin = [other for other in means if kinds[other] == kind]
        place = None
        if area in means and len(kin) >= least:
            place = midranks([means[other] for other in kin])[kin.index(area)]
        answer[area] = Place(place, _third(place), known[area], len(counted), needed)
    return answer


def _third(percentile: float | None) -> int | None:
    if percentile is None:
        return None
    return 1 if percentile <= 1 / 3 else 2 if percentile <= 2 / 3 else 3
