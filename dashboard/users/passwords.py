"""Passwords: how they are stored (argon2id), and which ones nobody may choose, by what BSI (ORP.4) and NIST SP 800-63B advise: length, no rules of
composition, no password that everybody tries first."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dashboard.texts import users as texts

SHORTEST, LONGEST = 12, 128  # characters
FEWEST_DIFFERENT = 5  # characters
# One login takes a tenth of a second of a core and 32 MiB for as long.
_HASHER = PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)
_FORWARD = (
    "1234567890",
    "qwertzuiopü",
    "asdfghjklöä",
    "yxcvbnm",
    "qwertyuiop",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
)
_ROWS = (*_FORWARD, *(row[::-1] for row in _FORWARD))
SHORTEST_RUN, LONGEST_PIECE = 3, 6  # characters
_SIGNS_FOR_LETTERS = str.maketrans("4@3€1!05$7", "aaeeiiosst")
_COMMON = Path(__file__).with_name("common_passwords.txt")


def hashed(password: str) -> str:
    """What is stored of a password."""
    return _HASHER.hash(_normalised(password))


def is_right(stored: str, password: str) -> bool:
    """Whether it is the password of this hash; "" is the hash of an account that does not exist, and takes as long."""
    try:
        return _HASHER.verify(stored or _of_nobody(), _normalised(password)[:LONGEST]) and bool(stored)
    except (VerificationError, InvalidHashError):
        return False


def reason_against(password: str, account: str) -> str:
    """Why nobody may choose this password, in German; "" where it may be chosen."""
    plain = _normalised(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        return texts.PASSWORD_LENGTH.format(shortest=SHORTEST, longest=LONGEST, length=len(plain))
    if any(unicodedata.category(sign) == "Cc" for sign in plain):
        return texts.PASSWORD_CONTROL
    bare = _bare(plain)
    if _bare(account) and _bare(account) in bare:
        return texts.PASSWORD_ACCOUNT
    if len(set(plain.casefold())) < FEWEST_DIFFERENT or _is_row(plain.casefold()) or _is_common(plain.casefold()):
        return texts.PASSWORD_COMMON
    return ""


def _normalised(password: str) -> str:
    """The same characters however the keyboard has put them together (NIST: NFKC)."""
    return unicodedata.normalize("NFKC", password)


def _bare(text: str) -> str:
    """Without what is between words: "Leitstelle-1" → "leitstelle1"."""
    return re.sub(r"[\W_]", "", text.casefold())


def _is_row(text: str) -> bool:
    """Whether it is nothing but keys beside each other, or a piece over and over: "1234567890qwertz", "abxabxabxabx"."""
    if any((text[:piece] * len(text))[: len(text)] == text for piece in range(1, LONGEST_PIECE + 1)):
        return True
    rest = text
    while rest:
        run = max(_beginning_of(rest, row) for row in _ROWS)
        if run < SHORTEST_RUN:
            return False
        rest = rest[run:]
    return True


def _beginning_of(text: str, row: str) -> int:
    """How many characters of the text follow each other in the row, which begins anew at its end."""
    return next((n for n in range(min(len(text), len(row)), 0, -1) if text[:n] in row * 2), 0)


def _is_common(text: str) -> bool:
    """Whether it is made of words that everybody tries first, with digits and signs around them, and signs for letters."""
    inner = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)
    return any(_is_made_of_words(_bare(written)) for written in (text, inner.translate(_SIGNS_FOR_LETTERS)))


def _is_made_of_words(text: str) -> bool:
    reached = {0}  # places up to which words and digits lead
    for place in range(len(text)):
        if place in reached:
            reached |= {place + len(word) for word in _common_words() if text.startswith(word, place)}
            reached |= {place + 1} if text[place].isdigit() else set()
    return len(text) in reached and not text.isdigit()


@cache
def _common_words() -> tuple[str, ...]:
    return tuple(_COMMON.read_text(encoding="utf-8").split())


@cache
def _of_nobody() -> str:
    return _HASHER.hash("")
