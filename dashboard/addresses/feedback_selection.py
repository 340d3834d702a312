"""Which page of the atlas a visitor writes about ⇄ the address of the page "Rückmeldung"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, unquote

from dashboard.addresses.notices import Notice, short
from dashboard.addresses.parameters import Parameter, Reader, query
from dashboard.texts import public_pages as texts

PATH = "/rueckmeldung"
PAGE = Parameter("seite")
PARAMETERS = (PAGE,)
LONGEST_PATH = 200
# A path of our own: no other host ("//…"), nothing that could be taken for a sentence.
_PATH = re.compile(r"/(?!/)[A-Za-z0-9/._~%-]*")


def address(path: str) -> str:
    """The page "Rückmeldung" for one of our pages, "" for the atlas as a whole."""
    return f"{PATH}?{query({PAGE.name: quote(path)})}" if path else PATH


def read(parameters: Mapping[str, Any], is_page: Callable[[str], bool]) -> tuple[str, list[Notice]]:
    """The path a visitor writes about, "" for the atlas as a whole, and a notice for what is no path of ours. `is_page`: whether a page
    stands at a path."""
    reader = Reader(parameters, PARAMETERS)
    path = reader.text(PAGE)
    if path and not (len(path) <= LONGEST_PATH and _PATH.fullmatch(path) and is_page(unquote(path))):
        reader.note(texts.BAD_PAGE.format(value=short(path)))
        path = ""
    reader.check_names()
    return path, reader.notices
