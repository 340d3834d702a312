"""How texts of different files are made comparable: the one place where composition, white space and case are folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Every kind of space and break, and marks nobody sees: zero-width spaces and joiners, soft hyphens, byte order marks.
_SPACES = re.compile(r"[\s\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


MOST_REMEMBERED = 32_768  # a table says the same few thousand texts again and again


@lru_cache(maxsize=MOST_REMEMBERED)
def folded(text: str) -> str:
    """The text in composed form (NFC), each run of white space one space, nothing invisible, nothing around it."""
    if text.isascii():  # nearly every cell: nothing to compose, nothing invisible
        return " ".join(text.split())
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


@lru_cache(maxsize=MOST_REMEMBERED)
def alike(text: str) -> str:
    """The folded text without case; what two names, headers or labels are compared by."""
    return folded(text).casefold()
