"""Questions of the analysis: what its axes can measure, what its figures are drawn from, which areas its address chooses."""

from dashboard.queries.analysis.measured import AnalysedArea, Group, areas, kinds
from dashboard.queries.analysis.quantities import indicator, published, quantities
from dashboard.queries.analysis.selected import address, chosen, query_of, read

__all__ = [
    "AnalysedArea",
    "Group",
    "address",
    "areas",
    "chosen",
    "indicator",
    "kinds",
    "published",
    "quantities",
    "query_of",
    "read",
]
