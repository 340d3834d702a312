"""What follows from the observations at build time: comparison, trend, rank, similar areas, need and structure.

Only own values with an interval and status ok or provisional take part; inherited and unrepresentative ones never do.
"""

from pipelines.comparison.compare import compare

__all__ = ["compare"]
