"""The pages "Daten und Methoden"."""

from dashboard.pages.daten.page import PAGES

__all__ = ["PAGES"]
