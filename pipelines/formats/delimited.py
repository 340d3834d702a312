"""Delimited text as official publishers write it: Latin-1 or Windows-1252, by now also UTF-8, with quotation marks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pipelines.formats.content import FETCH_AGAIN, Line, content_of
from pipelines.formats.text import alike, folded

if TYPE_CHECKING:
    from pipelines.store.reading import Reading

LONGEST_CELL = 131_072
LATIN = "Windows-1252"
_DELIMITERS = {";": "Semikolon", "\t": "Tabulator", ",": "Komma"}
_LOOKED_AT, _FEWEST = 4_000, 3
# Excel writes and obeys such a first line.
_STATED_DELIMITER = re.compile(r"\"?sep=([;,\t|])\"?[;,\t|]*(?=[\r\n])", re.IGNORECASE)
_MARKS = ("\ufeff", "\u00ef\u00bb\u00bf")


def text_of(reading: Reading, content: bytes | None = None, *, usual: str | None = LATIN) -> str:
    """The file (or `content`, where it lay in an archive) as text, in whichever encoding it is; another than the `usual` one is told.

    Raises InputError for an empty file, a web page, and bytes that are no text in the encoding the file is in.
    """
    if content is None:
        content = content_of(reading)
    encoding = encoding_of(content)
    if usual and encoding != usual:
        reading.notice(f"Die Datei ist in {encoding} gespeichert statt in Latin-1 (Windows-1252) und wurde so gelesen.")
    try:
        return _without_marks(content.decode(encoding))
    except UnicodeDecodeError as error:
        reading.problem(
            f"Dieses Zeichen gibt es in {encoding} nicht.",
            FETCH_AGAIN,
            line=content.count(b"\n", 0, error.start) + 1,
            value=f"Byte 0x{content[error.start]:02x}",
        )
        reading.stop_if_problems()
        raise


def delimited_lines(
    reading: Reading, delimiter: str | None = ";", content: bytes | None = None, *, usual: str | None = LATIN
) -> Iterator[Line]:
    """The rows of a delimited text, each with its line; without a `delimiter` it is found out, and told where it is no semicolon.

    Raises InputError as `text_of`, and where a quotation never ends.
    """
    csv.field_size_limit(LONGEST_CELL)  # the limit is the interpreter's, and surveys set a higher one
    text = text_of(reading, content, usual=usual)
    stated = _STATED_DELIMITER.match(text)
    if stated:
        delimiter = stated[1]
        reading.notice(
            f"Die erste Zeile sagt nur, dass „{delimiter}“ die Spalten trennt; gelesen wird ab der zweiten.", line=1
        )
    if delimiter is None:
        delimiter = _delimiter_of(text)
        if delimiter != ";":
            reading.notice(f"Die Spalten sind durch {_DELIMITERS[delimiter]} getrennt statt durch Semikolon.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in islice(reader, 1 if stated else 0, None):
            yield reader.line_num, cells
    except csv.Error:
        reading.problem("Die Zeile lässt sich nicht in Spalten teilen.", FETCH_AGAIN, line=reader.line_num)
        reading.stop_if_problems()


def named_rows(reading: Reading, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The lines of a table of our own, its cells folded, by the names of its columns; further columns are told and left out.

    In any encoding. Raises InputError as `delimited_lines`, and where a column is missing.
    """
    lines = [
        (line, [folded(cell) for cell in cells]) for line, cells in delimited_lines(reading, usual=None) if any(cells)
    ]
    if not lines:
        reading.problem("Die Datei enthält nur leere Zeilen.", FETCH_AGAIN)
        reading.stop_if_problems()
    line, header = lines[0]
    places = {alike(name): place for place, name in enumerate(header) if name}
    for name in columns:
        if name not in places:
            reading.problem(
                f"Die Spalte „{name}“ fehlt; vorhanden: {', '.join(header)}.",
                f"Die Kopfzeile schreiben: {';'.join(columns)}.",
                line=line,
            )
    reading.stop_if_problems()
    if further := [name for name in header if name and alike(name) not in columns]:
        reading.notice(f"Nicht gebraucht und nicht gelesen: {', '.join(further)}.", line=line)
    return [
        (line, {name: cells[places[name]] if places[name] < len(cells) else "" for name in columns})
        for line, cells in lines[1:]
    ]


def _delimiter_of(text: str) -> str:
    """The one that divides most of the first lines; a comma only where nothing else divides as many: it also stands in numbers and labels."""
    lines = text[:_LOOKED_AT].splitlines()
    return max(_DELIMITERS, key=lambda delimiter: sum(line.count(delimiter) >= _FEWEST for line in lines))


def encoding_of(content: bytes) -> str:
    """UTF-8, UTF-16 or Windows-1252 (which holds all of Latin-1 that is text).

    UTF-16 shows by its mark or its NUL bytes; text with umlauts that is valid UTF-8 is practically never Latin-1.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if b"\x00" in content[:1000]:
        return "UTF-16-BE" if content[:1] == b"\x00" else "UTF-16-LE"
    if content.startswith(b"\xef\xbb\xbf"):
        return "UTF-8"
    if content.isascii():
        return LATIN
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return LATIN
    return "UTF-8"


def _without_marks(text: str) -> str:
    """Without byte order marks in front: a file that went through several programs carries several, also as three letters."""
    while text.startswith(_MARKS):
        text = text.removeprefix(_MARKS[0]).removeprefix(_MARKS[1])
    return text
