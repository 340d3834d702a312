"""How an interval is written, and finely enough that a reader sees what a certain difference rests on."""

from __future__ import annotations

from dataclasses import replace

from dashboard import german
from dashboard.texts import comparison_page as texts
from dashboard.values.summaries import Scale
from dashboard.values.verdicts import CERTAIN, HIGHER

FINEST = 2  # decimals more than usual at most


def in_words(scale: Scale, low: float, high: float) -> str:
    """Both ends of an interval, the sign of percent once."""
    return texts.INTERVAL_TEXT.format(low=german.number(low, scale.decimals), high=scale.text(high))


def precise(scale: Scale, interval: tuple[float, float] | None, reference: float | None, verdict: str) -> Scale:
    """The scale with as many decimals as keep a certain difference from looking like none: rounded, the end of the interval that faces the
    reference may read like the reference itself."""
    if interval is None or reference is None or verdict not in CERTAIN:
        return scale
    facing = interval[0] if verdict in HIGHER else interval[1]
    finer = (replace(scale, decimals=scale.decimals + more) for more in range(FINEST + 1))
    return next((each for each in finer if facing == reference or each.text(facing) != each.text(reference)), scale)
