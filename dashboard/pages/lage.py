"""The first page: where registered crime and prevention bodies stand."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import components
from dashboard.texts import lage as texts

PATH, TITLE = "/", texts.TITLE


def layout(**_: Any) -> html.Div:
    """The page for the parameters of the address."""
    return components.page(TITLE)
