"""The page "Daten und Methoden"."""

from dashboard.pages.daten.page import PAGE

__all__ = ["PAGE"]
