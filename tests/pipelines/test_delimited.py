"""Delimited text in every encoding, with every line end and delimiter: the same rows with the same lines, and what is unusual told."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from geo.areas import Register
from pipelines.formats.delimited import delimited_lines
from pipelines.problems import InputError
from pipelines.store.reading import Reading
from pipelines.store.releases import Release

TEXT = 'Schlüssel;Straftat;Fälle\r\n435*00;"Dieb;stahl";12\r\n------;Straftaten „insgesamt“ – alle;1.204\r\n'
ROWS = [
    (1, ["Schlüssel", "Straftat", "Fälle"]),
    (2, ["435*00", "Dieb;stahl", "12"]),
    (3, ["------", "Straftaten „insgesamt“ – alle", "1.204"]),
]


def reading_of(content: bytes, folder: Path) -> Reading:
    file = folder / "pks_2024_2025.csv"
    file.write_bytes(content)
    release = Release("pks", "2024", "2025", file, hashlib.sha256(content).hexdigest(), len(content))
    return Reading(release, cast("Register", None), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (TEXT.encode("cp1252"), []),
        (TEXT.encode("utf-8"), ["UTF-8"]),
        (TEXT.encode("utf-8-sig"), ["UTF-8"]),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8-sig"), ["UTF-8"]),
        (TEXT.encode("utf-16"), ["UTF-16"]),
        (TEXT.encode("utf-16-be"), ["UTF-16-BE"]),
        (TEXT.replace("\r\n", "\n").encode("cp1252"), []),
        (TEXT.replace("\r\n", "\r").encode("cp1252"), []),
        (TEXT.removesuffix("\r\n").encode("cp1252"), []),
    ],
)
def test_encodings_and_line_ends_make_no_difference(content: bytes, told: list[str], tmp_path: Path) -> None:
    reading = reading_of(content, tmp_path)
    assert list(delimited_lines(reading)) == ROWS
    assert len(reading.notices) == len(told)
    assert all(word in notice.reason for word, notice in zip(told, reading.notices, strict=True))


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;"])
@pytest.mark.parametrize("delimiter", [";", None])
def test_a_first_line_that_names_the_delimiter_is_no_row(first: str, delimiter: str | None, tmp_path: Path) -> None:
    reading = reading_of(f"{first}\r\n{TEXT}".encode("cp1252"), tmp_path)
    assert list(delimited_lines(reading, delimiter)) == [(line + 1, cells) for line, cells in ROWS]
    assert "sagt nur, dass „;“ die Spalten trennt" in reading.notices[0].reason


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_the_delimiter_is_found_out_or_named(delimiter: str, tmp_path: Path) -> None:
    rows = [["a", "b", "c", "d", "e"], ["1", "x y", "3", "4", "5"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert [cells for _, cells in delimited_lines(reading_of(text.encode(), tmp_path), None)] == rows
    named = reading_of(f"sep={delimiter}\n{text}".encode(), tmp_path)
    assert [cells for _, cells in delimited_lines(named)] == rows


def test_semicolons_in_cells_divide_no_table_with_commas(tmp_path: Path) -> None:
    content = b"Ort,Jahr,Art,Stellen\nMainz,2020,Rat,a; b; c; d\nTrier,2021,Rat,e\n"
    reading = reading_of(content, tmp_path)
    assert [cells[0] for _, cells in delimited_lines(reading, None)] == ["Ort", "Mainz", "Trier"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "leer"),
        (b"\xef\xbb\xbf\xef\xbb\xbf \r\n", "leer"),
        (b"\xff\xfe<\x00h\x00", "HTML"),
        (b"a;b\r\nc;\x81\r\n", "Dieses Zeichen gibt es in Windows-1252 nicht"),
        (b'a;b\r\n"' + b"c" * 200_000, "lässt sich nicht in Spalten teilen"),
        ("ä".encode("utf-16")[:-1], "UTF-16"),
    ],
)
def test_what_is_no_such_text_is_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        list(delimited_lines(reading_of(content, tmp_path)))
