"""Questions of the page "Vergleich": the values of the areas an address names, and what is known of the differences."""

from dashboard.queries.comparison.filtered import is_own, of_filter
from dashboard.queries.comparison.values import Cell, Neighbour, Rank, Reading
from dashboard.queries.comparison.view import View, is_certain, view
from dashboard.queries.indicators import Indicator

__all__ = ["Cell", "Indicator", "Neighbour", "Rank", "Reading", "View", "is_certain", "is_own", "of_filter", "view"]
