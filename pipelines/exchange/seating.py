"""Which Kommunen sit at which table: as many as possible, then the shortest ways. Knows numbers only, no database.

A table stands at a Kommune that has solved what the others have before them (the host), and seats `least` to `most` of these, none from farther
than `reach`. For given hosts the best seating is exact (an assignment problem). Which hosts invite is searched: a table is opened, closed or moved
to another host near it for as long as that seats more, or as many on shorter ways. What comes out cannot be bettered by any such step, and is the
same for the same distances.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUTSIDE = -1
# A table is moved to a host from one of the tables that stand nearest to it.
_NEAREST = 2


@dataclass(frozen=True)
class Limits:
    """`least` to `most` Kommunen at a table besides the host, none from farther than `reach` km."""

    least: int
    most: int
    reach: float


@dataclass(frozen=True)
class Seating:
    """Per Kommune the number of its host, or OUTSIDE; how many sit, and the sum of their ways in tenths of a km."""

    hosts: NDArray[np.int64]
    seated: int
    ways: int

    def better_than(self, other: Seating) -> bool:
        """More sit, or as many on shorter ways."""
        return (self.seated, -self.ways) > (other.seated, -other.ways)


def seat(away: NDArray[np.float64], apart: NDArray[np.float64], limits: Limits) -> Seating:
    """The tables. `away`: Kommunen × hosts, `apart`: hosts × hosts, km; what lies within a tenth of a km counts as equal."""
    best = Seating(np.full(len(away), OUTSIDE), 0, 0)
    tables: tuple[int, ...] = ()
    reached = np.where(away <= limits.reach, np.rint(10 * away), np.inf)
    hosts, improved = _promising(away, limits), True
    while improved:
        improved = False
        for host in hosts:
            for trial in _steps(tables, host, apart):
                if not _may_better(best, reached[:, list(trial)], limits.least):
                    continue
                tried = seated_at(trial, away, limits)
                if tried and tried.better_than(best):
                    best, tables, improved = tried, trial, True
                    break
    return best


def seated_at(tables: tuple[int, ...], away: NDArray[np.float64], limits: Limits) -> Seating | None:
    """The best seating at tables of these hosts, all of them with enough Kommunen; None where that is not possible."""
    count, seats = len(away), limits.least * len(tables)
    spare = count - seats  # so many need no seat for every table to have enough
    if spare < 0:
        return None
    ways = np.rint(10 * away[:, list(tables)])
    # each amount outweighs all the smaller ones together
    outside = count * 10 * limits.reach + 1
    filled = (count + 1) * outside
    far = (count + 1) * filled
    reached = away[:, list(tables)] <= limits.reach
    first = np.repeat(np.where(reached, ways - filled, far), limits.least, axis=1)
    further = np.repeat(np.where(reached, ways, far), min(limits.most - limits.least, spare), axis=1)
    costs = np.concatenate([first, further, np.full((count, spare), outside)], axis=1)
    rows, columns = linear_sum_assignment(costs)
    if (costs[rows, columns] >= far).any() or np.count_nonzero(columns < seats) < seats:
        return None
    owner = np.array(
        [
            *np.repeat(tables, limits.least),
            *np.repeat(tables, further.shape[1] // max(len(tables), 1)),
            *[OUTSIDE] * spare,
        ]
    )
    hosts = owner[columns].astype(np.int64)
    sits = hosts != OUTSIDE
    return Seating(hosts, int(sits.sum()), int(np.rint(10 * away[sits, hosts[sits]]).sum()))


def _may_better(best: Seating, ways: NDArray[np.float64], least: int) -> bool:
    """False where a seating at these tables is surely no better; spares most of the exact ones. `ways`: infinite beyond the reach.

    Nobody's way is shorter than to the nearest table, and every table has at least those for whom it is the smallest detour from there.
    """
    nearest = ways.min(axis=1, initial=np.inf)
    sits = np.isfinite(nearest)
    if not ways.shape[1] or np.count_nonzero(sits) < least * ways.shape[1]:
        return False
    detours = np.partition(ways[sits] - nearest[sits, None], least - 1, axis=0)[:least].sum()
    return (int(sits.sum()), -(nearest[sits].sum() + detours)) > (best.seated, -best.ways)


def _promising(away: NDArray[np.float64], limits: Limits) -> list[int]:
    """Hosts that could have a table at all, those with the shortest ways first."""
    within = np.sort(np.where(away <= limits.reach, away, np.inf), axis=0)
    least = within[: limits.least].sum(axis=0) if len(within) >= limits.least else np.full(away.shape[1], np.inf)
    return [int(host) for host in np.argsort(least, kind="stable") if np.isfinite(least[host])]


def _steps(tables: tuple[int, ...], host: int, apart: NDArray[np.float64]) -> Iterator[tuple[int, ...]]:
    """The tables with one closed, or one more, or one moved to the host."""
    if host in tables:
        yield tuple(each for each in tables if each != host)
        return
    yield tuple(sorted((*tables, host)))
    for moved in sorted(tables, key=lambda each: (apart[each, host], each))[:_NEAREST]:
        yield tuple(sorted({*tables, host} - {moved}))
