"""Suppressed figures: what the published ones would still give away, by subtraction and by parts of offences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# An offence key and an area: the place of one figure within a year.
Cell = tuple[str, str]
# No Kreis has more in a year.
_MOST_CASES = 1_000_000


@dataclass(frozen=True)
class Figures:
    """What is published of one year and one measure (cases, or cleared cases).

    `known`: numbers. `suppressed`: figures that are marked as suppressed. `within`: the areas that make up another one, by its id, all of
    them, delivered or not. `parts`: an offence key and keys it contains that exclude each other, so that together they are at most the whole.
    """

    known: Mapping[Cell, int]
    suppressed: frozenset[Cell]
    within: Mapping[str, tuple[str, ...]]
    parts: Sequence[tuple[str, tuple[str, ...]]] = ()


def given_away(figures: Figures) -> list[Cell]:
    """The suppressed figures that follow from the published ones, because what is left for them is a single number, in order.

    Assumes that areas add up to the area they make up. Cases without a known place make it less than certain, never more. The number of an
    area that has parts is taken for published even where it is not known here: the one of a Kreis is, by the Bundeskriminalamt.
    """
    alone = {cell for cell, siblings in _siblings(figures) if not siblings}
    return sorted(alone | _with_one_possibility(figures))


def hidden_by_gaps(figures: Figures) -> list[Cell]:
    """The suppressed figures that only undelivered ones hide: no other area beside them is suppressed, in order."""
    return sorted(
        cell
        for cell, siblings in _siblings(figures)
        if siblings and not any(each in figures.suppressed for each in siblings)
    )


def _siblings(figures: Figures) -> Iterator[tuple[Cell, list[Cell]]]:
    """Every suppressed figure with those beside it in the same larger area that are not known either."""
    larger = {part: whole for whole, parts in figures.within.items() for part in parts}
    for key, area in figures.suppressed:
        if area in larger and (key, larger[area]) not in figures.suppressed:
            beside = [(key, each) for each in figures.within[larger[area]] if each != area]
            yield (key, area), [cell for cell in beside if cell not in figures.known]


def _with_one_possibility(figures: Figures) -> set[Cell]:
    """The suppressed figures that are the same in every way to fill in whole numbers for all that is not known."""
    if not figures.suppressed:
        return set()
    fill_in = _filling(figures)
    if (solution := fill_in(None, 1)) is None:
        return set()
    lows, highs = dict(solution), dict(solution)
    for cell in sorted(figures.suppressed):
        for sign in (1, -1):
            if lows[cell] == highs[cell] and (solution := fill_in(cell, sign)):
                lows = {each: min(number, solution[each]) for each, number in lows.items()}
                highs = {each: max(number, solution[each]) for each, number in highs.items()}
    return {cell for cell in figures.suppressed if lows[cell] == highs[cell]}


def _filling(figures: Figures) -> Callable[[Cell | None, int], dict[Cell, int] | None]:
    """A function that fills in all that is not known with whole numbers, the one of a cell as small (1) or as great (-1) as can be.

    An integer program: the areas of a larger one add up to it, and exclusive parts are together at most their whole. Where the published
    numbers leave no way, as few cases as possible have no known place. None where they contradict each other nevertheless, which is the
    business of other rules.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    keys = _related(figures)
    areas = {*figures.within, *(part for parts in figures.within.values() for part in parts)}
    everywhere = {(key, area) for key in keys for area in areas} | figures.suppressed
    place = {cell: at for at, cell in enumerate(sorted(everywhere - figures.known.keys()))}
    sums = [((key, whole), [(key, part) for part in parts]) for key in keys for whole, parts in figures.within.items()]
    exclusive = [
        ((whole, area), [(key, area) for key in parts])
        for whole, parts in figures.parts
        if whole in keys
        for area in areas
    ]
    rows, rests, exact = [], [], []
    for number, (whole, smaller) in enumerate([*sums, *exclusive]):
        row, rest = np.zeros(len(place)), 0
        for cell, sign in [(whole, 1), *((each, -1) for each in smaller)]:
            if cell in place:
                row[place[cell]] += sign
            else:
                rest += sign * figures.known[cell]
        if row.any():
            rows.append(row)
            rests.append(rest)
            exact.append(number < len(sums))
    # after the figures: per sum the cases of the whole that have no known place
    matrix = np.hstack([np.reshape(rows, (-1, len(place))), -np.eye(len(rows))[:, np.array(exact, dtype=bool)]])
    least = -np.array(rests, dtype=float)
    most = np.where(exact, least, np.inf)
    limits = np.full(matrix.shape[1], float(_MOST_CASES))

    def solved(objective: NDArray[np.float64]) -> NDArray[np.float64] | None:
        answer = milp(
            objective,
            integrality=np.ones(len(objective)),
            bounds=Bounds(0, limits),
            constraints=LinearConstraint(matrix, least, most),
        )
        return None if answer.x is None else np.round(answer.x)

    first = solved(np.where(np.arange(matrix.shape[1]) < len(place), 0.0, 1.0))
    if first is not None:
        limits[len(place) :] *= first[len(place) :] > 0

    def fill_in(cell: Cell | None, sign: int) -> dict[Cell, int] | None:
        if first is None or cell is None:
            solution = first
        else:
            objective = np.zeros(matrix.shape[1])
            objective[place[cell]] = sign
            solution = solved(objective)
        return None if solution is None else {each: int(solution[at]) for each, at in place.items()}

    return fill_in


def _related(figures: Figures) -> set[str]:
    """The offence keys whose numbers bear on a suppressed one."""
    keys, before = {key for key, _ in figures.suppressed}, -1
    while before < len(keys):
        before = len(keys)
        keys.update(
            key for whole, parts in figures.parts if not keys.isdisjoint((whole, *parts)) for key in (whole, *parts)
        )
    return keys
