"""The places of the Kommunen in need and structure, as they are drawn and worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class NeedView:
    """Inputs with the `weight` in force and the `default` one, and the places under these weights; `own`: they are not the default.

    Under own weights a place has no span, for the variants belong to the default weights; `default_status`, `default_reason`,
    `default_need_class` and `default_structure_class` are the place with these, and `certainty` is the share of the variants with it.
    """

    inputs: Sequence[Row]
    places: Sequence[Row]
    own: bool = False
