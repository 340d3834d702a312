"""The fonts of a PDF as files, because typst reads files only: FiraGO, and for signs it lacks Noto; all under the Open Font License."""

from __future__ import annotations

import os
import stat
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pymupdf_fonts
import typst

# Names of pymupdf_fonts, in the order in which families are asked for a sign.
_FACES = ("figo", "figbo", "notos", "notosbo", "symbol1", "symbol2", "math")
FAMILIES = ("FiraGO", "Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")


def fonts() -> tuple[str, typst.Fonts]:
    """A folder that holds the fonts and nothing else, and the fonts. OSError where they cannot be written.

    One folder for all processes of a user, so that one that is killed leaves none behind. typst reads a font when a document first needs it:
    what somebody tidied away meanwhile is written again.
    """
    folder = _folder()
    for face in _FACES:
        file = folder / f"{face}.otf"
        if not file.exists():
            _put(file, pymupdf_fonts.myfont(face))
    return str(folder), _found(str(folder))


def _folder() -> Path:
    package = version("pymupdf-fonts")
    folder = Path(tempfile.gettempdir()) / f"praeventionsatlas-schriften-{package}-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
        raise PermissionError(f"{folder} gehört einem anderen Benutzer oder ist für andere beschreibbar.")
    return folder


def _put(file: Path, content: bytes) -> None:
    """A file whole or not at all, also when several processes begin at once."""
    handle, draft = tempfile.mkstemp(dir=file.parent, suffix=".entwurf")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(draft).replace(file)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


@cache
def _found(folder: str) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
