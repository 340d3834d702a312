"""The frame of a chart and its numbers as text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape

# On pages FiraGO as they load it (assets/base.css), on paper FiraGO itself.
FONT = "'Atlas Sans', FiraGO, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"


def document(parts: Iterable[str], height: int, label: str, width: str = "100%") -> str:
    """An SVG of the given height in pixels. `label` is what a screen reader says; without one the chart is hidden from it."""
    role = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" {role} font-family="{FONT}" '
        f'font-size="13" overflow="visible">{"".join(parts)}</svg>'
    )


def stretched(path: str, height: int, style: str) -> str:
    """A path over the whole width: 1000 units across whatever that is in pixels, `height` pixels down; strokes keep their width."""
    return (
        f'<svg width="100%" height="{height}" viewBox="0 0 1000 {height}" preserveAspectRatio="none" overflow="visible">'
        f'<path d="{path}" fill="none" vector-effect="non-scaling-stroke" {style}/></svg>'
    )


def route(points: Sequence[tuple[float, float, bool]]) -> str:
    """Path through points (percent, pixel, whether a line leads to it), for `stretched`."""
    return "".join([f"{'L' if is_joined else 'M'}{round(10 * x)} {round(y, 1):g}" for x, y, is_joined in points])


def upright(bars: Iterable[tuple[float, float, float]]) -> str:
    """Path of vertical bars (percent, first pixel, last pixel), for `stretched`."""
    return "".join([f"M{round(10 * x)} {round(first, 1):g}V{round(last, 1):g}" for x, first, last in bars])


def short(value: float) -> str:
    """A coordinate with two decimals at most."""
    return f"{round(value, 2):g}"


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Round numbers from low to high, about as many as wanted; a single value gives itself."""
    if high <= low:
        return [low]
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [position * step for position in range(first, math.floor(high / step + 1e-9) + 1)]


def within(value: float, low: float, high: float) -> float:
    """Where the value stands between low and high, 0 to 1; in the middle where the two are equal."""
    return 0.5 if high <= low else (value - low) / (high - low)
