"""The frame of a chart and its numbers as text."""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"


def document(parts: Iterable[str], height: int, label: str, width: str = "100%") -> str:
    """An SVG of the given height in pixels. `label` is what a screen reader says; without one the chart is hidden from it."""
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" {said} font-family="{FONT}" '
            f'font-size="13" overflow="visible">{"".join(parts)}</svg>')


def short(value: float) -> str:
    """A coordinate with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round numbers from low to high, about as many as wanted; a single value gives itself."""
    if high <= low:
        return [low]
    raw = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [position * step for position in range(first, math.floor(high / step + 1e-9) + 1)]


def within(value: float, low: float, high: float) -> float:
    """Where the value stands between low and high, 0 to 1; in the middle where the two are equal."""
    return 0.5 if high <= low else (value - low) / (high - low)
