"""What an address asks for in vain: a German sentence for the reader, and the status it gives the answer for programs.

The page itself stands in any case, with all that can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

FINE, WRONG, GONE = 200, 400, 404
_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}")


@dataclass(frozen=True)
class Notice:
    """`status`: FINE for news that is nobody's mistake, GONE for an area that does not exist, WRONG for all else that cannot be read.

    `near` is the key of the area that may have been meant, "" where nobody knows.
    """

    message: str
    status: int = WRONG
    near: str = ""


def status_of(notices: Iterable[Notice]) -> int:
    """The status of an answer: what is gone outweighs what is wrong."""
    return max((notice.status for notice in notices), default=FINE)


def is_version(text: str) -> bool:
    """Whether this is how a data version is written, of today or not."""
    return _VERSION.fullmatch(text) is not None
