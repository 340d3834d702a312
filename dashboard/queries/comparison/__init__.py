"""Questions of the page "Vergleich": which areas and indicators an address names, their values, and what is known of the differences."""

from dashboard.queries.comparison.values import (
    Cell,
    Rank,
    Reading,
    around,
    breaks,
    cells,
    ranks,
    reference_series,
    series,
    trends,
)
from dashboard.queries.comparison.view import DIFFERENT, View, is_certain, look

__all__ = [
    "DIFFERENT",
    "Cell",
    "Rank",
    "Reading",
    "View",
    "around",
    "breaks",
    "cells",
    "is_certain",
    "look",
    "ranks",
    "reference_series",
    "series",
    "trends",
]
