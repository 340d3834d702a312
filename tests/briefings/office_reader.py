"""Reads office files without the libraries that wrote them: the parts of the package, as XML."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SETS = {
    ".pptx": "libsdlo.so",
    ".docx": "libswlo.so",
}  # what of LibreOffice sets a kind of file; each a package of its own
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parts(file: bytes, ending: str = ".xml") -> dict[str, ElementTree.Element]:
    """Every XML part by its name, well-formed or the test fails."""
    with ZipFile(BytesIO(file)) as package:
        assert package.testzip() is None
        return {
            name: ElementTree.fromstring(package.read(name))  # noqa: S314
            for name in package.namelist()
            if name.endswith(ending)
        }


def dates(file: bytes) -> set[tuple[int, ...]]:
    """The moments the archive names."""
    with ZipFile(BytesIO(file)) as package:
        return {entry.date_time for entry in package.infolist()}


def text(element: ElementTree.Element, tag: str) -> str:
    """The text of all parts with a tag."""
    return "".join(part.text or "" for part in element.iter(tag))


def pages(file: bytes, ending: str, folder: Path) -> list[str]:
    """The text of each page as LibreOffice sets it; skips where it is not installed."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None or not (Path(office).resolve().parent / _SETS[ending]).exists():
        pytest.skip("LibreOffice (Impress, Writer) oder poppler-utils fehlt: die Datei wird nicht gesetzt angesehen")
    source = folder / f"file{ending}"
    source.write_bytes(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    read = subprocess.run(
        [reader, "-layout", str(folder / "file.pdf"), "-"], check=True, capture_output=True, text=True
    )
    return read.stdout.split("\f")[:-1]
