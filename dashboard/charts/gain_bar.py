"""How far something reaches before and after, and what is unknown, as one thin bar and as the patterns of its parts."""

from __future__ import annotations

from html import escape

from dashboard.charts.svg import short

WIDTH, HEIGHT = 120, 12
PARTS = ("aktiv", "neu", "unklar", "ohne")  # classes of their looks (assets/what_if.css)


def patterns(name: str = "wenn", unit: float = 1) -> str:
    """The hatches of `neu` and `unklar` as definitions, called <name>-neu and <name>-unklar; `unit`: user units of a pixel."""
    lines = {
        "neu": '<rect class="grund" width="6" height="6"/><path class="strich" d="M0 3h6"/>',
        "unklar": '<rect class="grund" width="6" height="6"/><circle class="punkt" cx="3" cy="3" r="1.1"/>',
    }
    angles = {"neu": 45, "unklar": 0}
    drawn = "".join(
        f'<pattern id="{name}-{part}" class="wenn-muster" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale({short(unit)}) rotate({angles[part]})">{content}</pattern>'
        for part, content in lines.items()
    )
    return f"<defs>{drawn}</defs>"


def shared_patterns() -> str:
    """The definitions once for all bars and legends of a page."""
    return f'<svg class="wenn-verborgen" width="0" height="0" aria-hidden="true">{patterns()}</svg>'


def gain_bar(before: int, gained: int, unclear: int, whole: int, label: str) -> str:
    """The bar of a whole: what is there, what comes to it, what may be there, and the rest. `label` says it in words."""
    parts, x = [], 0.0
    for name, count in zip(PARTS, (before, gained, unclear, whole - before - gained - unclear), strict=True):
        width = WIDTH * count / whole if whole else 0
        if width > 0:
            parts.append(f'<rect class="{name}" x="{short(x)}" y="0" width="{short(width)}" height="{HEIGHT}"/>')
        x += width
    return (
        f'<svg class="wenn-bild wenn-balken" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def swatch(name: str) -> str:
    """One part alone, for a legend."""
    return (
        f'<svg class="wenn-bild" width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">'
        f'<rect class="{name}" x="1" y="1" width="20" height="12"/></svg>'
    )
