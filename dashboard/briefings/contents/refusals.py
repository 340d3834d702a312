"""What the address of a page asks for in vain, where it is to become a document: a document would say more, or something else, than was
asked for, so it is refused as a file is."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.addresses.notices import WRONG, Notice, status_of, wrong
from dashboard.briefings.content import UnknownBriefingError
from dashboard.exports.files import too_wide


def refuse(notices: Iterable[Notice], template: str) -> None:
    """Raise UnknownBriefingError with every notice somebody must put right, in the place `reasons` of a German template; else nothing."""
    every = list(notices)
    messages = dict.fromkeys(each.message for each in (*wrong(every), *too_wide(every)))
    if messages:
        raise UnknownBriefingError(template.format(reasons=" ".join(messages)), max(WRONG, status_of(every)))
