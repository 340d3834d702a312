"""The address under which the atlas is known, from its configuration: what a visitor sends as Host is never repeated."""

from __future__ import annotations

import os
from urllib.parse import urlencode

OEMBED = "/oembed"


def absolute(path: str) -> str:
    """A path with the address of the atlas in front (ATLAS_ADDRESS, such as https://atlas.example.de); the bare path where none is set."""
    return os.environ.get("ATLAS_ADDRESS", "").rstrip("/") + path


def oembed(path: str) -> str:
    """Where a program learns how to embed the figure of a page; "" where no address of the atlas is set, for then it knows none."""
    return f"{OEMBED}?{urlencode({'url': absolute(path)})}" if absolute("") else ""
