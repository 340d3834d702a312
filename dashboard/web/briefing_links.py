"""The ways from a page to the same as a document: to the page "Briefing", with everything filled in."""

from __future__ import annotations

from urllib.parse import parse_qsl

from dashboard import texts
from dashboard.addresses.briefing_selection import Selection, address
from dashboard.addresses.parameters import AREA, VERSION
from dashboard.web.links import Link


def briefing_links(content: str, query: str = "", area: str = "") -> list[Link]:
    """A link per format to the content of that name; `query` is what the address of the page says after "?", `area` the one it is about."""
    words: dict[str, list[str]] = {}
    for name, value in parse_qsl(query.removeprefix("?")):
        words.setdefault(name, []).append(value)
    fields = {
        name: ",".join(values) for name, values in words.items()
    }  # given more than once it is a list, as pages read it
    fields.pop(VERSION.name, None)
    own = fields.pop(AREA.name, area)
    return [
        Link(text, address(Selection(content, own, parameters=fields, formats=(name,))))
        for name, text in texts.BRIEFING_FORMATS.items()
    ]
