"""The address of the search for an area: what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses.catalogue_selection import SEARCH
from dashboard.addresses.notices import Notice
from dashboard.addresses.parameters import VERSION, Reader
from dashboard.texts import area_search as texts

PATH = "/suche"
PARAMETERS = (SEARCH, VERSION)
LONGEST = 80  # letters


def read(parameters: Mapping[str, Any], version: str) -> tuple[str, list[Notice]]:
    """What is searched for, "" for nothing, and a notice for what cannot be read; too long a text is refused, not cut."""
    reader = Reader(parameters, PARAMETERS)
    reader.version(version)
    reader.check_names()
    typed = reader.text(SEARCH)
    if len(typed) > LONGEST:
        reader.note(texts.TOO_LONG.format(most=LONGEST))
        typed = ""
    return typed, reader.notices
