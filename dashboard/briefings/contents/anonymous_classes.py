"""Classes wide enough that nobody is recognised in them: their limits are round numbers between the values, and each holds several areas."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

FEWEST, MOST_CLASSES = 3, 5  # other areas in a class; classes
FINEST = 40  # limits are multiples of at least this part of the whole range


def limits(others: Sequence[float]) -> list[float]:
    """The limits between the classes of the values of the others, lowest first; none where two classes of at least three cannot be made.

    A limit is the roundest number strictly between two neighbouring values that are apart, so that no value is a limit itself. The first and
    the last class are open, so that the extremes stay hidden.
    """
    values = sorted(others)
    wanted = min(MOST_CLASSES, len(values) // FEWEST)
    possible = dict(_possible(values))
    chosen: list[int] = []
    for number in range(1, wanted):
        ideal = len(values) * number / wanted
        least = (chosen[-1] if chosen else 0) + FEWEST
        free = [cut for cut in possible if least <= cut <= len(values) - FEWEST]
        if free:
            chosen.append(min(free, key=lambda cut: (abs(cut - ideal), cut)))
    return [possible[cut] for cut in chosen]


def _possible(values: Sequence[float]) -> Iterator[tuple[int, float]]:
    """Where a limit can stand (so many values lie below it), and the limit."""
    if len(values) < 2 * FEWEST or values[0] == values[-1]:
        return
    finest = (values[-1] - values[0]) / FINEST
    for cut in range(FEWEST, len(values) - FEWEST + 1):
        limit = _roundest(values[cut - 1], values[cut], finest)
        if limit is not None:
            yield cut, limit


def _roundest(low: float, high: float, finest: float) -> float | None:
    """The multiple of the largest step of 1, 2, 5 × 10ⁿ that lies strictly between; None where the step would have to be finer than asked."""
    power = math.ceil(math.log10(max(abs(low), abs(high), finest))) + 1
    for exponent in range(power, power - 9, -1):
        for factor in (5, 2, 1):
            step = factor * 10.0**exponent
            if step < finest:
                return None
            multiple = (math.floor(low / step + 1e-9) + 1) * step
            if low < multiple < high:
                return round(multiple, 6)
    return None


def class_of(value: float, borders: Sequence[float]) -> int:
    """Which class a value lies in, from 0."""
    return sum(value >= border for border in borders)


def can_be_told(similar: Mapping[int, int]) -> bool:
    """Whether it can be said how many similar Kommunen lie in each class. Which ones are similar is public: were all of them in one class, each
    one's class would be told, and so it nearly would of very few."""
    return sum(similar.values()) >= FEWEST and sum(count > 0 for count in similar.values()) > 1
