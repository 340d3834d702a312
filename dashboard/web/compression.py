"""Packed bytes: which encoding a visitor wants, how hard to squeeze, and the answers a process remembers within a fixed budget."""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

BUDGET = 12_000_000  # bytes of remembered answers in a process
OVERHEAD = 2_500  # bytes that an entry takes beside its body and its address
SHORTEST = 600  # bytes; packing less saves nothing
ENCODINGS = ("br", "gzip")  # the better one first
COMPRESSIBLE = {
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
    "application/geo+json",
    "application/xml",
    "application/atom+xml",
    "text/plain",
}
# Quality of Brotli and of gzip. From 7 on Brotli reserves 9, then 17, then 33 MB for each answer being packed.
SMALLEST, QUICK = (11, 9), (4, 5)
LARGE = 100_000  # bytes; the first visitor need not wait until a bundle is as small as can be
Key = tuple[str, str, str]  # path, query, encoding


@lru_cache(maxsize=64)
def best_encoding(accepted: str) -> str:
    """The encoding an Accept-Encoding prefers, Brotli among equals, "" for none; what has the quality 0 is not wanted."""
    accept = parse_accept_header(accepted, Accept)
    best = max(ENCODINGS, key=accept.quality)  # the first of equals
    return best if accept.quality(best) > 0 else ""


def packed(body: bytes, encoding: str, quality: tuple[int, int]) -> bytes:
    """A body in an encoding; "" leaves it as it is."""
    if encoding == "br":
        squeezed: bytes = brotli.compress(body, quality=quality[0], lgwin=18)
        return squeezed
    return gzip.compress(body, quality[1], mtime=0) if encoding == "gzip" else body


@dataclass(frozen=True, slots=True)
class Remembered:
    """A whole answer: its headers, those of a confirmation without a body, its ETag (quoted) and its packed body."""

    headers: list[tuple[str, str]]
    confirmation: list[tuple[str, str]]
    etag: str
    body: bytes


class Memory:
    """Answers by address. Over the budget the one that was not wanted for the longest time goes: whoever makes up addresses pushes others
    out, but memory does not grow."""

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self.bytes = 0
        self._answers: OrderedDict[Key, Remembered] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Remembered | None:
        """The answer for an address, if it is remembered."""
        with self._lock:
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def put(self, key: Key, answer: Remembered) -> None:
        """Remember an answer, unless it alone takes more than a quarter of the budget."""
        if size_of(key, answer) > self.budget // 4:
            return
        with self._lock:
            self._remove(key)
            self._answers[key] = answer
            self.bytes += size_of(key, answer)
            while self.bytes > self.budget:
                self._remove(next(iter(self._answers)))

    def clear(self) -> None:
        """Forget everything: another build is shown."""
        with self._lock:
            self._answers.clear()
            self.bytes = 0

    def _remove(self, key: Key) -> None:
        answer = self._answers.pop(key, None)
        if answer is not None:
            self.bytes -= size_of(key, answer)


def size_of(key: Key, answer: Remembered) -> int:
    """Bytes of memory an entry takes, estimated from above."""
    return OVERHEAD + len(answer.body) + sum(map(len, key))
