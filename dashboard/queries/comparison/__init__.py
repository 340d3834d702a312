"""Questions of the page "Vergleich": which areas and indicators an address names, their values, and what is known of the differences."""

from dashboard.queries.comparison.areas import GROUPS, LEVELS, MOST, Area, Areas, areas, group, unknown_area
from dashboard.queries.comparison.selection import REFERENCES, Selection, read
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
    "GROUPS",
    "LEVELS",
    "MOST",
    "REFERENCES",
    "Area",
    "Areas",
    "Cell",
    "Rank",
    "Reading",
    "Selection",
    "View",
    "areas",
    "around",
    "breaks",
    "cells",
    "group",
    "is_certain",
    "look",
    "ranks",
    "read",
    "reference_series",
    "series",
    "trends",
    "unknown_area",
]
