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
from dashboard.queries.comparison.view import DIFFERENT, Indicator, View, is_certain, view

__all__ = [
    "DIFFERENT",
    "Cell",
    "Indicator",
    "Rank",
    "Reading",
    "View",
    "around",
    "breaks",
    "cells",
    "is_certain",
    "ranks",
    "reference_series",
    "series",
    "trends",
    "view",
]
