"""Charts as SVG text: pure functions of their arguments, drawn on the server, readable without a script, printable, of any width.

Positions across are percentages, so a chart fills the width it is given and its letters keep their size; only its height is fixed.
Every colour stands in the markup itself: a chart taken out of the page looks the same.
"""

from dashboard.charts.axis import Ends
from dashboard.charts.history import Event, Lane, history
from dashboard.charts.labels import Break
from dashboard.charts.marks import SHAPES, mark
from dashboard.charts.sparkline import Point, sparkline
from dashboard.charts.strip import Mark, strip
from dashboard.charts.time_series import Series, time_series

__all__ = [
    "SHAPES",
    "Break",
    "Ends",
    "Event",
    "Lane",
    "Mark",
    "Point",
    "Series",
    "history",
    "mark",
    "sparkline",
    "strip",
    "time_series",
]
