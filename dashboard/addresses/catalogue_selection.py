"""What the address of the page "Kennzahlen" asks for: a search in the catalogue of indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses.notices import Notice
from dashboard.addresses.parameters import Parameter, Reader

PATH = "/daten/kennzahlen"
SEARCH = Parameter("suche")
PARAMETERS = (SEARCH,)


def read(parameters: Mapping[str, Any]) -> tuple[str, list[Notice]]:
    """What is searched for, "" for nothing, and a notice for each name that is unknown."""
    reader = Reader(parameters, PARAMETERS)
    reader.check_names()
    return reader.text(SEARCH), reader.notices
