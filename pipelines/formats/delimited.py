"""Delimited text as official publishers write it: Latin-1 or Windows-1252, with quotation marks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line, content_of

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

LONGEST_CELL = 131_072


def text_of(reading: Reading) -> str:
    """The file as text, published in Latin-1 or Windows-1252. Raises InputError for an empty file, a web page or another encoding."""
    content = content_of(reading)
    other = _other_encoding(content)
    if other:
        reading.problem(
            f"Die Datei ist in {other} gespeichert; der Herausgeber liefert sie in Latin-1 (Windows-1252).", FETCH_AGAIN
        )
        reading.stop_if_problems()
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reading.problem(
            "Dieses Zeichen gibt es in Windows-1252 nicht.",
            FETCH_AGAIN,
            line=line,
            value=f"Byte 0x{content[error.start]:02x}",
        )
        reading.stop_if_problems()
        raise


def delimited_lines(reading: Reading, delimiter: str = ";") -> Iterator[Line]:
    """The rows of a delimited text, each with its line. Raises InputError as `text_of`, and where a quotation never ends."""
    csv.field_size_limit(LONGEST_CELL)  # the limit is the interpreter's, and surveys set a higher one
    reader = csv.reader(io.StringIO(text_of(reading), newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        reading.problem(f"Die Zeile lässt sich nicht in Spalten teilen ({error}).", FETCH_AGAIN, line=reader.line_num)
        reading.stop_if_problems()


def _other_encoding(content: bytes) -> str | None:
    """UTF-16 shows by its NUL bytes; text with umlauts that is valid UTF-8 is practically never Latin-1."""
    if b"\x00" in content[:1000]:
        return "UTF-16"
    if content.isascii():
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "UTF-8"
