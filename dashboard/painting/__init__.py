"""How a map is painted without a browser: the class of every area, its legend and its sentence, for pictures and reports.

The same as assets/28-lage-*.js do on the page; a browser test compares the two.
"""

from dashboard.painting.model import Item, Painted
from dashboard.painting.need import paint_need
from dashboard.painting.paint import paint

__all__ = ["Item", "Painted", "paint", "paint_need"]
