"""A file is stored under an ending that its source knows and its content has; any other is refused, naming those allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import catalog
from pipelines.problems import InputError
from pipelines.store.add import add_file
from pipelines.store.endings import forms_of, in_known_form
from pipelines.store.releases import ReleaseStore
from tests.pipelines.registry_file import TODAY, write_example
from tests.pipelines.workbook_files import ods, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
CSV = "Schlüssel;Fälle\r\n------;12\r\n".encode("cp1252")


def stored_name(source: str, name: str, content: bytes, folder: Path) -> str:
    """Under which name a file is read, or the message."""
    file = folder / name
    file.write_bytes(content)
    try:
        with in_known_form(catalog.sources()[source], file) as known:
            assert known.read_bytes() == content
            return known.name
    except InputError as error:
        return str(error)


@pytest.mark.parametrize(
    ("source", "name", "content", "stored"),
    [
        ("pks", "PKS.XLSX", xlsx([["x"]]), "PKS.XLSX"),
        ("pks", "pks.csv", CSV, "pks.csv"),
        ("pks", "pks.txt", CSV, "pks.txt"),
        ("pks", "pks", xlsx([["x"]]), "pks.xlsx"),
        ("pks", "pks.dat", CSV, "pks.csv"),
        ("pks", "pks.csv", xlsx([["x"]]), "pks.xlsx"),
        ("pks", "pks.xlsx", CSV, "pks.csv"),
        ("pks", "pks.xlsx", OLE, "pks.xls"),
        ("pks", "pks.xlsx", LOCKED, "pks.xlsx"),
        ("pks", "pks.csv", b"<html></html>", "pks.csv"),
        ("pks", "pks.csv", b"", "pks.csv"),
        ("pks", "pks.csv", CSV.decode("cp1252").encode("utf-16"), "pks.csv"),
        ("gremien", "Liste 30.11", ods(""), "Liste 30.ods"),
        ("gremien", "liste.zip", xlsx([["x"]]), "liste.xlsx"),
        ("vg250", "vg250", b"SQLite format 3\x00", "vg250.gpkg"),
        ("vg250", "vg250.gpkg", zipped({"a.shp": b"x"}), "vg250.zip"),
    ],
)
def test_the_content_decides_between_the_forms_of_a_source(
    source: str, name: str, content: bytes, stored: str, tmp_path: Path
) -> None:
    assert stored_name(source, name, content, tmp_path) == stored


@pytest.mark.parametrize(
    ("source", "name", "content", "message"),
    [
        ("pks", "pks.pdf", b"%PDF-1.7", "„.pdf“ gibt es von der Quelle „pks“ nicht"),
        ("pks", "pks.zip", zipped({"pks.csv": CSV}), "Erlaubt sind: .csv, .txt, .xlsx"),
        ("gremien", "liste.txt", CSV, "Erlaubt sind: .xlsx, .xlsm, .ods, .xls."),
        ("gremien", "liste", b"\x00\x01\x02", "hat keine Endung"),
        ("bevoelkerung", "12411.docx", zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "„.docx“"),
    ],
)
def test_other_endings_are_refused_with_those_allowed(
    source: str, name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    assert message in stored_name(source, name, content, tmp_path)


def test_a_damaged_archive_is_no_known_form() -> None:
    assert forms_of(xlsx([["x"]])[:200]) == ()


def test_a_workbook_without_an_ending_is_stored_as_what_it_is(tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path / "releases", tmp_path / "releases.lock.toml")
    areas = tmp_path / "gemeinden.csv"
    areas.write_bytes(ReleaseStore().newest("gemeindeverzeichnis")[-1].read_bytes())
    store.add("gemeindeverzeichnis", areas, "2021", "2021")
    file = write_example(tmp_path / "liste.xlsx").rename(tmp_path / "Gremien Herbst")
    added = add_file(store, catalog.sources()["gremien"], file, "2026-09", "2026-09-30", None, TODAY)
    assert added.release.release_id == "gremien_2026-09_2026-09-30.xlsx"
    assert added.release.read_bytes().startswith(b"PK")


def test_every_source_says_which_endings_it_reads() -> None:
    for source in catalog.sources().values():
        assert source.endings
        assert all(ending == ending.lower() and ending.startswith(".") for ending in source.endings)
        assert all(download.suffix in source.endings for download in source.downloads)
