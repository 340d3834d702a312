"""Under which ending a file is stored: one that its source knows, and that its content has."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.catalog import Source
from pipelines.problems import InputError, Problem
from pipelines.store.releases import read_delivered

# What a file is, told by its content: the endings it may have, the usual one first.
TEXT, WORKBOOK, OLD_WORKBOOK, OPEN_DOCUMENT = (".csv", ".txt", ".asc"), (".xlsx", ".xlsm"), (".xls",), (".ods",)
ARCHIVE, GEOPACKAGE, GEOJSON = (".zip",), (".gpkg",), (".geojson", ".json")
_OLE, _ZIP, _SQLITE = b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"SQLite format 3\x00"
_LOOKED_AT = 4096


@contextmanager
def in_known_form(source: Source, file: Path) -> Iterator[Path]:
    """The file, or a copy of it under the right ending while it is read and stored.

    Raises InputError for an ending the source knows no such form of, unless the content clearly is one of its forms.
    """
    content = read_delivered(file)
    given, forms = file.suffix.lower(), forms_of(content)
    fitting = [ending for ending in forms if ending in source.endings]
    if given in source.endings and (given in forms or not fitting):
        yield file  # if it is nothing of the kind, the reader says what it is
        return
    if not fitting:
        raise InputError(
            [
                Problem(
                    file.name,
                    f"Dateien mit der Endung „{given}“ gibt es von der Quelle „{source.source_id}“ nicht."
                    if given
                    else f"Die Datei hat keine Endung, und ihr Inhalt ist keine Form der Quelle „{source.source_id}“.",
                    f"Erlaubt sind: {', '.join(source.endings)}. Die richtige Datei angeben oder sie in einer dieser Formen speichern.",
                )
            ]
        )
    with tempfile.TemporaryDirectory() as folder:
        # an ending that is none ("Liste 30.11") stays part of the name
        copy = Path(folder) / f"{file.stem or 'datei'}{fitting[0]}"
        copy.write_bytes(content)
        yield copy


def forms_of(content: bytes) -> tuple[str, ...]:
    """The endings a file of this content may have; none where it is nothing of which a source knows a form."""
    start = content[:_LOOKED_AT]
    if start.startswith(_OLE):
        # behind a password any Office document looks like this
        return () if "EncryptedPackage".encode("utf-16-le") in content else OLD_WORKBOOK
    if start.startswith(_SQLITE):
        return GEOPACKAGE
    if start.startswith(_ZIP):
        return _forms_of_archive(content)
    text = start.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if not text or text.startswith((b"<", b"%PDF", b"\x89PNG", b"\xff\xd8")):
        return ()
    if text.startswith(b"{"):
        return GEOJSON
    # UTF-16 has zero bytes too, every second one; other files have other control characters
    return () if any(byte < 9 for byte in text.replace(b"\x00", b"")) else TEXT


def _forms_of_archive(content: bytes) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ()
    if "xl/workbook.xml" in names:
        return WORKBOOK
    if {"content.xml", "mimetype"} <= names:
        return OPEN_DOCUMENT
    return () if "[content_types].xml" in names else ARCHIVE
