"""The row of links to the files of one figure."""

from __future__ import annotations

from dashboard.texts import profile_files as texts
from dashboard.web.markup import Markup, el


def links(base: str, name: str, *, picture: bool, table: str = "", of: str = "") -> Markup:
    """Files whose addresses begin with `base`, named `name` (and, for a screen reader, what they are `of`). `table`: a page with them.

    Written as one text: there are two of these for every indicator of a profile. Keys need no escaping.
    """
    found = [f'<li><a href="{table}">{texts.TABLE}</a></li>'] if table else []
    found += [
        f'<li><a href="{base}.csv" download>{texts.CSV}</a></li>',
        f'<li><a href="{base}{texts.MACHINE}.csv" download>{texts.CSV_MACHINE}</a></li>',
    ]
    if picture:
        found += [
            f'<li><a href="{base}.svg" download>{texts.SVG}</a></li>',
            f'<li class="nur-mit-skript"><button type="button" class="knopf-text" data-png="{base}.svg">{texts.PNG}</button></li>',
        ]
    label = f"{name}: {of}" if of else name
    return el(
        "div",
        el("span", name, class_="geb-dateiname"),
        el("ul", Markup("".join(found)), class_="link-reihe", aria_label=label),
        class_="geb-dateien",
    )
