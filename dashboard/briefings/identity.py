"""What names a finished file: what is asked for, of which data, written by which code. Equal names are equal bytes."""

from __future__ import annotations

import hashlib
from functools import cache

from dashboard.addresses.briefing_selection import Selection, address
from dashboard.versions import ROOT
from dashboard.web import canonical

_CODE = ROOT / "dashboard"
_ENDINGS = {".py", ".j2", ".md", ".typ", ".css"}
DIGITS = 32


def identity(selection: Selection, beside: str = "") -> str:
    """The name of the job of a selection with its data version and one format; `beside`: what its file says that the selection does not."""
    asked = "\n".join((revision(), canonical.absolute(address(selection)), beside))
    return hashlib.sha256(asked.encode()).hexdigest()[:DIGITS]


@cache
def revision() -> str:
    """Changes with any line of the dashboard and with any library it is installed with."""
    digest = hashlib.sha256()
    files = sorted(path for path in _CODE.rglob("*") if path.suffix in _ENDINGS)
    for path in (*files, ROOT / "requirements.lock"):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(ROOT)} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


revision()  # when the process starts: the files may be others by the time the first job comes
