"""A list to choose one value from: what the macro `choice` of templates/macros.html.j2 draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """`groups` are (name, options), the name "" where there are none; an option is (value, text). `name` is that of the parameter."""

    name: str
    label: str
    value: str
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]
