"""The analysis: figures with a linked selection, what-if, exchange between Kommunen, sensitivity of need and structure."""

from __future__ import annotations

from dashboard.pages.analyse import board, exchange, sensitivity, what_if
from dashboard.web.page import Page

# In the order of the row of pages (frame.py); the first stands in the navigation.
PAGES: tuple[Page, ...] = (board.PAGE, what_if.PAGE, exchange.PAGE, sensitivity.PAGE)
