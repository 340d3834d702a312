"""From a stored or delivered file, in whichever form it is published, to the list for the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from geo import clock
from geo.areas import Edition, TableError
from geo.gemeinden import checked, read_edition
from geo.reference_tables import REFERENCE, load_kreise
from pipelines.formats.content import FETCH_AGAIN, content_of
from pipelines.problems import Problem
from pipelines.store.reading import Reading

if TYPE_CHECKING:
    from geo.areas import Register
    from pipelines.store.releases import Release

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OWN_HEADER, _ODS = b"ags8,", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_ENDINGS = (".txt", ".asc", ".xlsx", ".ods")
_LISTED = 5
# A build needs every list twice, for the register and for its inhabitants: what was read of equal bytes is remembered.
_REMEMBERED = 20
_read_before: dict[tuple[str, str], tuple[Edition, tuple[Problem, ...]]] = {}
_FORMS = (
    "GV100AD (Text in fester Breite, auch gezippt), Auszug aus GV-ISys (.xlsx) oder CSV in der Form dieses Projekts"
)


def edition_of(release: Release) -> Edition:
    """The list in a stored release. Raises InputError, or TableError for the project's own CSV."""
    # The register is made from what is read here: there is none yet, and nobody asks for it.
    return read_list(Reading(release, cast("Register", None), clock.today()))


def read_list(reading: Reading) -> Edition:
    """The list in a file; what is not read is told as a notice. Raises InputError."""
    key = (reading.release.release_id, reading.release.sha256)
    if key not in _read_before:
        told = len(reading.notices)
        try:
            edition = checked(_read(reading), load_kreise(REFERENCE))
        except TableError as error:
            reading.problem(str(error), FETCH_AGAIN)
            reading.stop_if_problems()
            raise
        if len(_read_before) >= _REMEMBERED:
            _read_before.clear()
        _read_before[key] = (edition, tuple(reading.notices[told:]))
    else:
        reading.notices += _read_before[key][1]
    edition = _read_before[key][0]
    reading.rows_read = len(edition.gemeinden)
    return edition


def _read(reading: Reading) -> Edition:
    content = content_of(reading)
    if content.removeprefix(b"\xef\xbb\xbf").startswith(_OWN_HEADER):
        return read_edition(reading.release.path, load_kreise(REFERENCE))
    # Imported here: whoever has only the project's own list needs none of it.
    from pipelines.formats.spreadsheet import sheets_of
    from pipelines.sources.gemeindeverzeichnis.entries import edition_of_entries
    from pipelines.sources.gemeindeverzeichnis.gv100ad import is_gv100ad, read_gv100ad
    from pipelines.sources.gemeindeverzeichnis.gv_isys import read_gv_isys

    if content.startswith(_ZIP) and not _is_workbook(content):
        content = _packed(reading, content)
        reading = _Unpacked(content, reading)
    if content.startswith((_ZIP, _OLE)):
        return edition_of_entries(reading, read_gv_isys(reading, sheets_of(reading)))
    if is_gv100ad(content):
        return edition_of_entries(reading, read_gv100ad(reading, content))
    reading.problem(f"Das ist kein Gemeindeverzeichnis in einer bekannten Form: {_FORMS}.", FETCH_AGAIN)
    reading.stop_if_problems()
    raise AssertionError("unreachable")


class _Unpacked(Reading):
    """The same reading of the one file in an archive."""

    def __init__(self, content: bytes, archive: Reading) -> None:
        self.__dict__.update(archive.__dict__)
        self._content = content

    @property
    def content(self) -> bytes:
        """The file in the archive."""
        return self._content


def _is_workbook(content: bytes) -> bool:
    return b"[Content_Types].xml" in content[:4000] or b"xl/" in content[-4000:] or _ODS in content[:200]


def _packed(reading: Reading, content: bytes) -> bytes:
    """The one list in an archive, beside which descriptions may lie."""
    from pipelines.formats.archive import Archive
    from pipelines.formats.spreadsheet import UnreadableFile, refuse
    from pipelines.sources.gemeindeverzeichnis.gv100ad import is_gv100ad

    try:
        archive = Archive(content)
        candidates = {name: archive.read(name) for name in sorted(archive.names) if name.endswith(_ENDINGS)}
    except UnreadableFile as error:
        refuse(reading, error)
    lists = {
        name: inside
        for name, inside in candidates.items()
        if is_gv100ad(inside) or (inside.startswith(_ZIP) and _is_workbook(inside))
    }
    if len(lists) != 1:
        found = "kein Gemeindeverzeichnis" if not lists else f"mehrere: {', '.join(lists)}"
        inside = ", ".join(sorted(archive.names)[:_LISTED]) or "nichts"
        reading.problem(f"Im Zip-Archiv liegt {found}; darin: {inside}.", "Das Archiv unverändert aufnehmen.")
        reading.stop_if_problems()
    return next(iter(lists.values()))
