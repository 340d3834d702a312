"""The button that copies an address, see assets/copy_link.js. A page shows it only where scripts run (class nur-mit-skript)."""

from __future__ import annotations

from dashboard import texts
from dashboard.web.markup import Markup, el, text

SCRIPT = "copy_link.js"


def copy_button(address: str) -> Markup:
    """The button and, beside it, the place where success is told."""
    button = el(
        "button",
        texts.COPY_LINK,
        type="button",
        class_="knopf-text",
        data_verweis=address,
        data_worte=f"{texts.COPIED}|{texts.COPY_FAILED}",
    )
    return text([button, el("span", role="status", class_="klein verweis-stand")])
