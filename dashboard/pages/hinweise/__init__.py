"""Pages every public site has: imprint, data protection, accessibility, plain language, feedback, and what the atlas does not answer."""

from dashboard.pages.hinweise.page import PAGES

__all__ = ["PAGES"]
