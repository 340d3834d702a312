"""Words of a table that is sorted by its address."""

from __future__ import annotations

LABEL = "Sortieren nach"
DIRECTIONS = {"auf": "aufsteigend", "ab": "absteigend"}
ARROWS = {"auf": "▲", "ab": "▼"}
SORT_BY = "nach {sort} {direction} sortieren"
