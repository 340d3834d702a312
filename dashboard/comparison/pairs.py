"""Two areas beside each other: do their values differ by more than chance? The tests of the build in plain arithmetic.

p is two-sided; certain at 95 % below 0.05 and at 99.8 % below 0.002. Where several pairs are asked at once, p is adjusted by `holm` first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

Z_95 = 1.959963984540054
# Beyond this many standard errors no p can be told from 0; halving the span this often leaves no error anybody could see.
_FARTHEST, _HALVINGS = 40.0, 50
# Smaller parts of a sum change none of its digits.
_NOTHING = 1e-17


class Share(NamedTuple):
    """A share of a survey with its published 95 % interval, in per cent."""

    value: float
    low: float
    high: float


def rate_pair_p(cases: float, people: float, other_cases: float, other_people: float) -> float:
    """p of two rates being one: given their sum, `cases` are binomial. Twice the tail on the side of the difference, at most 1.

    Whole numbers of cases; exchanging the two changes nothing.
    """
    if cases * other_people < other_cases * people:
        cases, people, other_cases, other_people = other_cases, other_people, cases, people
    if cases * other_people == other_cases * people:
        return 1.0
    return min(1.0, 2 * _at_least(round(cases), round(cases + other_cases), people / (people + other_people)))


def share_pair_p(share: Share, other: Share) -> float:
    """p of two independent shares being one: the smallest 1 − c at which Newcombe's interval of their difference, from the effective
    sizes of both, still excludes 0."""
    above, below = (share, other) if share.value > other.value else (other, share)
    if above.value == below.value:
        return 1.0
    spreads = _spread(above), _spread(below)
    near, far = 0.0, _FARTHEST
    for _ in range(_HALVINGS):
        quantile = (near + far) / 2
        down = above.value / 100 - _wilson(above.value / 100, quantile**2 * spreads[0])[0]
        up = _wilson(below.value / 100, quantile**2 * spreads[1])[1] - below.value / 100
        if (above.value - below.value) / 100 > math.hypot(down, up):
            near = quantile
        else:
            far = quantile
    return math.erfc(near / math.sqrt(2))


def holm(p: Sequence[float]) -> list[float]:
    """Adjusted p values in the order given: the chance of a single false alarm among all of them stays what one alone would have."""
    adjusted, least = [0.0] * len(p), 0.0
    for position, at in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        least = max(least, min(1.0, (len(p) - position) * p[at]))
        adjusted[at] = least
    return adjusted


def _at_least(successes: int, n: int, probability: float) -> float:
    """The chance of at least so many successes, more than are to be expected; added up until nothing changes."""
    choose = math.lgamma(n + 1) - math.lgamma(successes + 1) - math.lgamma(n - successes + 1)
    part = math.exp(choose + successes * math.log(probability) + (n - successes) * math.log1p(-probability))
    odds, total = probability / (1 - probability), 0.0
    for number in range(successes, n + 1):
        total += part
        part *= odds * (n - number) / (number + 1)
        if part <= total * _NOTHING:
            break
    return total


def _spread(share: Share) -> float:
    """1/n of the simple random sample whose Wilson interval around the share is as wide as the published one; 0 for one without width."""
    half, chance = ((share.high - share.low) / 200) ** 2, share.value / 100 * (1 - share.value / 100)
    b, a = 2 * half - chance, 0.25 - half
    return (b + math.sqrt(b * b + 4 * a * half)) / (2 * a) / Z_95**2


def _wilson(p: float, spread: float) -> tuple[float, float]:
    """Limits of a share; `spread`: z²/n."""
    half = math.sqrt(spread * (p * (1 - p) + spread / 4))
    return (p + spread / 2 - half) / (1 + spread), (p + spread / 2 + half) / (1 + spread)
