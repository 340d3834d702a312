"""The bytes of what a publisher delivered, before anything is made of them: a table, and no empty file or web page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

# A row with the line it stands on in the file as published (first line 1).
Line: TypeAlias = tuple[int, list[str]]

# Byte order marks of UTF-8 and UTF-16, however often, the zero bytes of UTF-16, and white space.
_MARKS_AND_SPACES = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\v\f"

FETCH_AGAIN = "Die Datei beim Herausgeber neu laden und mit „python -m pipelines add“ aufnehmen."


def content_of(reading: Reading) -> bytes:
    """The file as published. Raises InputError for an empty file, a web page and a PDF document."""
    content = reading.content
    start = content.lstrip(_MARKS_AND_SPACES)[:1]
    if not start:
        reading.problem("Die Datei ist leer.", FETCH_AGAIN)
    elif content.startswith(b"%PDF"):
        reading.problem(
            "Die Datei ist ein PDF-Dokument und keine Tabelle.", "Die Tabelle beim Herausgeber als CSV oder XLSX laden."
        )
    elif start == b"<":
        reading.problem("Die Datei ist eine HTML-Seite und keine Tabelle.", FETCH_AGAIN)
    reading.stop_if_problems()
    return content
