"""The bytes of what a publisher delivered, before anything is made of them: a table, and no empty file or web page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

# A row with the line it stands on in the file as published (first line 1).
Line: TypeAlias = tuple[int, list[str]]

FETCH_AGAIN = "Die Datei beim Herausgeber neu laden und mit „python -m pipelines add“ aufnehmen."


def content_of(reading: Reading) -> bytes:
    """The file as published. Raises InputError for an empty file and for a web page."""
    content = reading.content
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not start:
        reading.problem("Die Datei ist leer.", FETCH_AGAIN)
    elif start == b"<":
        reading.problem("Die Datei ist eine HTML-Seite und keine Tabelle.", FETCH_AGAIN)
    reading.stop_if_problems()
    return content
