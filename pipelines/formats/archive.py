"""Zip archives with XML inside, as modern workbooks are: checked before anything is unpacked, then read as a stream."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from pipelines.formats.cells import SAVE_ANEW, UnreadableFile

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

MOST_BYTES = 300_000_000
MOST_PARTS = 5_000
# Sheets of equal cells shrink to a thirtieth; what shrinks to less than a two-hundredth is made to fill the memory.
HIGHEST_RATIO = 200
_RATIO_FROM_BYTES = 1_000_000
_CHUNK = 1 << 18

# What zipfile raises on damaged archives, and on what it does not know (NotImplementedError is a RuntimeError).
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, LookupError)

DAMAGED = "Die Mappe ist unvollständig oder beschädigt"


class Archive:
    """The parts of a workbook. Raises UnreadableFile for a damaged archive and for one that would not fit into memory."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise UnreadableFile(f"{DAMAGED}: Das Verzeichnis am Ende der Datei fehlt oder ist falsch.") from error
        self._check_sizes()
        # some writers of zip files separate folders by backslashes, some change upper and lower case
        self._parts = {_key(name): name for name in self._zip.namelist()}

    def _check_sizes(self) -> None:
        parts = self._zip.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or unpacked > MOST_BYTES:
            raise UnreadableFile(
                f"Die Mappe ist zu groß: Sie entpackt sich zu {unpacked // 1_000_000} Millionen Byte in {len(parts)} Teilen, "
                f"gelesen werden höchstens {MOST_BYTES // 1_000_000} Millionen in {MOST_PARTS}.",
                "Nur die verlangten Blätter und Spalten speichern und neu aufnehmen.",
            )
        for part in parts:
            if part.file_size > max(_RATIO_FROM_BYTES, HIGHEST_RATIO * part.compress_size):
                raise UnreadableFile(
                    f"Der Teil {part.filename} entpackt sich auf mehr als das {HIGHEST_RATIO}-Fache; das ist keine gewöhnliche Tabelle.",
                    SAVE_ANEW,
                )
            if part.flag_bits & 0x1:
                raise UnreadableFile(
                    "Die Datei ist mit einem Kennwort geschützt (verschlüsseltes Zip-Archiv).",
                    "Die Datei ohne Kennwort packen oder die Mappe selbst aufnehmen.",
                )
        if len({_key(part.filename) for part in parts}) != len(parts):
            raise UnreadableFile(f"{DAMAGED}: Ein Teil steht mehrfach darin.")

    @property
    def names(self) -> set[str]:
        """The names of the parts, folders separated by /, in lower case."""
        return set(self._parts)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def size(self, name: str) -> int:
        """How many bytes a part has unpacked."""
        return self._zip.getinfo(self._parts[_key(name)]).file_size

    def read(self, name: str) -> bytes:
        """One small part. Raises UnreadableFile where it is missing or damaged."""
        return b"".join(self._chunks(name))

    def parse(self, name: str, parser: XMLParserType) -> None:
        """Feed one part to a parser. Raises UnreadableFile for a part that is missing, no XML, or declares entities."""
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_doctype
        try:
            for chunk in self._chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            place = f"Zeile {error.lineno}, Zeichen {error.offset + 1}"
            raise UnreadableFile(f"{DAMAGED}: Der Teil {name} bricht ab oder ist kein XML ({place}).") from error
        except (LookupError, ValueError) as error:
            raise UnreadableFile(f"{DAMAGED}: Der Teil {name} enthält Ungültiges.") from error

    def _chunks(self, name: str) -> Iterator[bytes]:
        if name not in self:
            raise UnreadableFile(f"{DAMAGED}: Der Teil {name} fehlt.")
        try:
            with self._zip.open(self._parts[_key(name)]) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except _DAMAGE as error:
            raise UnreadableFile(f"{DAMAGED}: Der Teil {name} lässt sich nicht entpacken.") from error


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_doctype(*_: object) -> None:
    raise UnreadableFile(
        "Die Mappe enthält eine DOCTYPE- oder Entitäten-Angabe; Tabellenkalkulationen schreiben keine, sie dient Angriffen.",
        SAVE_ANEW,
    )
