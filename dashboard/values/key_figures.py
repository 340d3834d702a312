"""Key figures above a page: what the macro `key_figures` of templates/macros.html.j2 draws."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KeyFigure:
    """A number that is never lonely: what it counts (`label`), of when and against what (`note`), whether it holds invented data."""

    number: str
    label: str
    note: str = ""
    demo: bool = False
