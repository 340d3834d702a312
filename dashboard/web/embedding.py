"""Who may show a document of the atlas inside a page of their own, and the headers that say so."""

from __future__ import annotations

import os
import re
from functools import cache

from dashboard.texts import embedding as texts
from dashboard.web.headers import HEADERS

VARIABLE = "ATLAS_EMBEDDERS"
NOBODY, ANYBODY = "'none'", "*"
_WORDS = {"*": ANYBODY, "none": NOBODY, "self": "'self'"}
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?")
# No script at all: such a document is read, and leads to the atlas.
_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'"


class EmbeddersError(Exception):
    """The setting cannot be read; the message is German and names what is possible."""


@cache
def embedders() -> str:
    """The sources that may embed, as a policy writes them: all, unless ATLAS_EMBEDDERS names some. Raises EmbeddersError."""
    value = os.environ.get(VARIABLE, ANYBODY).strip() or ANYBODY
    words = value.split()
    sources = [_WORDS.get(word.strip("'"), word) for word in words]
    alone = {ANYBODY, NOBODY} & set(sources)
    if any(source not in _WORDS.values() and not _ORIGIN.fullmatch(source) for source in sources) or (
        alone and len(sources) > 1
    ):
        raise EmbeddersError(texts.EMBEDDERS_WRONG.format(value=value))
    # The page that gives the code to copy shows the frame itself.
    return sources[0] if alone else " ".join(dict.fromkeys(["'self'", *sources]))


def is_allowed() -> bool:
    """Whether anybody may."""
    return embedders() != NOBODY


@cache
def headers() -> dict[str, str]:
    """The headers of a document that may stand in a frame."""
    kept = {name: value for name, value in HEADERS.items() if name != "X-Frame-Options"}
    return {
        **kept,
        "Content-Security-Policy": f"{_POLICY}; frame-ancestors {embedders()}",
        "Cross-Origin-Resource-Policy": "cross-origin",
        **({} if is_allowed() else {"X-Frame-Options": "DENY"}),
    }
