"""Links that stand in a cell of a table or inside a text."""

from __future__ import annotations

from markupsafe import Markup


def link(text: str, href: str) -> Markup:
    """A text that leads to an address."""
    return Markup('<a href="{}">{}</a>').format(href, text)
