"""What an address asks for in vain: a German sentence for the reader, and the status it gives the answer for programs.

The page itself stands in any case, with all that can be shown.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard import texts

OK, WRONG, GONE = 200, 400, 404
LONGEST = 40  # letters
_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}")


@dataclass(frozen=True)
class Notice:
    """`status`: OK for news that is nobody's mistake, GONE for an area that does not exist, WRONG for all else that cannot be read.

    `near` is the key of the area that may have been meant, "" where nobody knows. `page_only`: a page that says so may leave out what the
    address asks for; a file, which would hold more than that, is refused.
    """

    message: str
    status: int = WRONG
    near: str = ""
    page_only: bool = False


def status_of(notices: Iterable[Notice]) -> int:
    """The status of an answer: what is gone outweighs what is wrong."""
    return max((notice.status for notice in notices), default=OK)


def wrong(notices: Iterable[Notice]) -> list[Notice]:
    """Those that somebody must put right, without news that is nobody's mistake."""
    return [notice for notice in notices if notice.status != OK]


def of_version(version: str, current: str) -> list[Notice]:
    """Told where an address was made of other data than those on show; an older version is nobody's mistake."""
    if version == current:
        return []
    readable = _VERSION.fullmatch(version) is not None
    template = texts.OTHER_VERSION if readable else texts.UNKNOWN_VERSION
    return [Notice(template.format(asked=short(version), current=current), OK if readable else WRONG)]


def of_indicator(indicator_id: str, titles: Mapping[str, str], instead: str) -> Notice:
    """Told where there is no such indicator: the one that may have been meant, and the one that is shown. `titles` by id."""
    close = difflib.get_close_matches(short(indicator_id).lower(), titles, n=1, cutoff=0.6)
    cure = (
        texts.PERHAPS_INDICATOR.format(title=titles[close[0]], indicator_id=close[0])
        if close
        else texts.CHOOSE_INDICATOR
    )
    return Notice(texts.UNKNOWN_INDICATOR.format(value=short(indicator_id), instead=titles[instead], cure=cure))


def short(text: str) -> str:
    """What is repeated of an address in a notice."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
