"""A long list in pages: which one an address asks for, and the ways to those beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard import german
from dashboard.addresses.parameters import Parameter, Reader
from dashboard.texts import paging as texts

PAGE = Parameter("seite", "1")
LONGEST_NUMBER = 5  # digits
Row = TypeVar("Row")


@dataclass(frozen=True)
class Paging:
    """Where one is, and the addresses of the pages beside it, "" where there is none: what the macro `paging` draws."""

    position: str
    previous: str
    next: str


def page_number(reader: Reader) -> int:
    """The page that an address names, from 1; what is no number is noted."""
    text = reader.text(PAGE)
    if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text):
        return int(text)
    reader.refuse(PAGE, text)
    return 1


def page_of(
    rows: Sequence[Row], number: int, size: int, address: Callable[[int], str]
) -> tuple[Sequence[Row], Paging | None]:
    """The rows of a page, the last one where it lies behind it, and the ways on; None where all rows stand on one. `address`: of a page."""
    last = max(1, -(-len(rows) // size))
    number = min(number, last)
    shown = rows[(number - 1) * size : number * size]
    if last == 1:
        return shown, None
    position = texts.POSITION.format(page=german.number(number), last=german.number(last))
    previous = address(number - 1) if number > 1 else ""
    return shown, Paging(position, previous, address(number + 1) if number < last else "")
