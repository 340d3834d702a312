"""How a large file comes in: piece by piece onto the disk the jobs lie on, never whole in memory, and nothing stays of one that breaks off."""

from __future__ import annotations

import errno
import hashlib
import tempfile
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any, cast

from flask import Request, Response, abort, current_app
from werkzeug.datastructures import FileStorage

from dashboard.maintenance import jobs
from dashboard.texts import maintenance as texts
from dashboard.users.pages import BODIES, SMALL_FORM
from dashboard.web import documents

LARGEST_FILE = 150_000_000  # bytes
LARGEST_FORM = LARGEST_FILE + 900_000  # with what else the form holds
MOST_PARTS = 8000  # fields of a form; that of a survey has some for each column
MOST_FILES = 8  # of a form; each is an open file of the process that serves everybody
LONGEST_NAME = 150  # characters
_PIECE = 1 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# First bytes by ending; what is text has none, and no zero byte either.
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BEGINNINGS = {
    ".xlsx": (_ZIP,),
    ".ods": (_ZIP,),
    ".zip": (_ZIP,),
    ".xls": (_OLE,),
    ".sav": (b"$FL2", b"$FL3"),
    ".zsav": (b"$FL2", b"$FL3"),
    ".gpkg": (b"SQLite format 3",),
    ".parquet": (b"PAR1",),
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class LargeForms(Request):
    """Requests of this server: the files of a large form go to the disk of the jobs, in a file without a name, which ends with its request."""

    max_form_parts = MOST_PARTS

    def _get_file_stream(self, total_content_length: int | None, *args: Any, **options: Any) -> IO[bytes]:
        if _limit(self.endpoint) <= SMALL_FORM:
            return super()._get_file_stream(total_content_length, *args, **options)
        if len(self.__dict__.get("spools", ())) >= MOST_FILES:
            abort(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        file = tempfile.TemporaryFile("w+b", buffering=0, dir=jobs.drafts())  # noqa: SIM115 (closed with its request)
        spool = _Spool(file, self.stream)
        self.__dict__.setdefault("spools", []).append(spool)
        return cast("IO[bytes]", spool)

    def close(self) -> None:
        """End with its files, also with those of a form that broke off."""
        super().close()
        for spool in self.__dict__.get("spools", ()):
            spool.close()


class _Spool:
    """A file that says in German when the disk is full, and to a browser that listens: it does so when all of `coming` is sent."""

    def __init__(self, file: IO[bytes], coming: IO[bytes]) -> None:
        self._file, self._coming = file, coming

    def write(self, piece: bytes) -> int:
        try:
            return self._file.write(piece)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            self._file.truncate(0)
            while self._coming.read(_PIECE):
                pass
            answer = documents.message(texts.NO_ROOM_TITLE, texts.NOT_STORED)
            abort(Response(answer, HTTPStatus.INSUFFICIENT_STORAGE, mimetype="text/html"))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def name_of(upload: FileStorage) -> str:
    """The name of a file as the visitor knows it, without the folders some browsers tell and without what cannot be printed."""
    name = (upload.filename or "").replace("\\", "/").rpartition("/")[2]
    name = "".join(each for each in name if each.isprintable()).strip()
    ending = Path(name).suffix[:20]
    return Path(name).stem[: LONGEST_NAME - len(ending)] + ending


def ending_of(name: str) -> str:
    """Its ending in small letters, with the full stop; "" for none."""
    return Path(name).suffix.lower()


def looks_like(upload: FileStorage, ending: str) -> bool:
    """Whether the first bytes of a file are those of what its ending says."""
    beginning = upload.stream.read(4096)
    upload.stream.seek(0)
    if ending in _BEGINNINGS:
        return beginning.startswith(_BEGINNINGS[ending])
    return not beginning.startswith((_ZIP, _OLE)) and (b"\0" not in beginning or beginning.startswith(_UTF_16))


def is_empty(upload: FileStorage) -> bool:
    """Whether there is nothing in it."""
    is_nothing = not upload.stream.read(1)
    upload.stream.seek(0)
    return is_nothing


def store(upload: FileStorage, target: Path) -> str:
    """Write a file to the disk piece by piece, and give its SHA-256 (hexadecimal). Raises OSError."""
    digest = hashlib.sha256()
    with target.open("wb") as file:
        while piece := upload.stream.read(_PIECE):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def _limit(endpoint: str | None) -> int:
    limits: dict[str, int] = current_app.extensions.get(BODIES, {})
    return limits.get(endpoint or "", 0)
