"""How a map is painted without a browser: the class of every area, its legend and its sentence, for pictures and reports.

The same as assets/28-lage-*.js do on the page; a browser test compares the two.
"""

from dashboard.maps.paint import paint
from dashboard.maps.painted import Item, Painted
from dashboard.need.painted import paint_need

__all__ = ["Item", "Painted", "paint", "paint_need"]
