"""The page "Vergleich"."""

from dashboard.pages.vergleich.page import PAGE

__all__ = ["PAGE"]
