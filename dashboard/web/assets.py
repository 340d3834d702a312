"""The dashboard's own scripts, styles and pictures, each with an address that names its bytes and may be kept for ever."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "assets"


@cache
def address(name: str) -> str:
    """Address of a file in assets, with its time stamp."""
    return f"/assets/{name}?m={(FOLDER / name).stat().st_mtime}"


@cache
def styles() -> tuple[str, ...]:
    """Addresses of all style sheets, in the order in which they apply."""
    return tuple(address(path.name) for path in sorted(FOLDER.glob("*.css")))
