"""Chance that is always the same: every draw is a hash of what it is drawn for, so no order of calls matters."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

_SEED = "demo-2026"
_T = TypeVar("_T")


def share(*key: object) -> float:
    """A number in [0, 1) for a key."""
    digest = hashlib.sha256("|".join([_SEED, *map(str, key)]).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def chance(probability: float, *key: object) -> bool:
    """True with the given probability."""
    return share(*key) < probability


def choose(weights: Mapping[_T, float], *key: object) -> _T:
    """One of the keys of `weights`, by weight."""
    left = share(*key) * sum(weights.values())
    for option, weight in weights.items():
        left -= weight
        if left < 0:
            return option
    return list(weights)[-1]


def between(low: int, high: int, *key: object) -> int:
    """A whole number from low to high, both included."""
    return low + int(share(*key) * (high - low + 1))


def day(first: date, last: date, *key: object) -> date:
    """A day from first to last, both included."""
    return first + timedelta(days=between(0, max(0, (last - first).days), *key))
