"""The first page, its parts and its templates."""

from dashboard.pages.lage.page import PAGE

__all__ = ["PAGE"]
