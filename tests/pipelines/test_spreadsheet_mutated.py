"""Spoilt workbooks of every format are read or refused in German; nothing else ever comes out of the opener."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.formats.spreadsheet import UnreadableFile, open_workbook
from tests.pipelines.workbook_files import ods, ods_table, xlsx, zipped

ROWS = [["Kennung", "Name", "Fälle"], *([f"K{line}", f"Rat {line}", line] for line in range(40))]
SPREADSHEETS = {
    "xlsx": xlsx(ROWS),
    "ods": ods(ods_table("Gremien", [[str(cell) for cell in row] for row in ROWS])),
    "xls": (Path(__file__).parents[1] / "samples" / "zellarten.xls").read_bytes(),
}
# What stands in the place of an attribute's value.
ODD = ["XFD1048576", "-1", "0", "", "999999999999", "NaN", "1e999", "e", "\u00e4", "../x", "A0"]


def bytes_changed(content: bytes, draw: random.Random) -> bytes:
    """Some bytes overwritten, lost, doubled, or everything from one on lost."""
    at, length = draw.randrange(len(content)), draw.randrange(1, 60)
    match draw.randrange(4):
        case 0:
            return content[:at] + draw.randbytes(length) + content[at + length :]
        case 1:
            return content[:at]
        case 2:
            return content[:at] + content[at + length :]
        case _:
            return content[:at] + content[max(0, at - length) :]


def part_changed(content: bytes, draw: random.Random) -> bytes:
    """One part of the archive lost, damaged, or with an attribute that no program would write; the archive itself is sound."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return bytes_changed(content, draw)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = draw.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    part = bytes(parts.pop(name))  # type: ignore[arg-type]
    quoted = list(re.finditer(rb'"[^"]*"', part))
    match draw.randrange(4):
        case 0:
            return zipped(parts)
        case 1:
            parts[name] = bytes_changed(part, draw)
        case _ if quoted:
            value = draw.choice(quoted)
            parts[name] = part[: value.start() + 1] + draw.choice(ODD).encode() + part[value.end() - 1 :]
        case _:
            parts[name] = part + b"<"
    return zipped(parts)


@pytest.mark.parametrize("spoil", [bytes_changed, part_changed])
@pytest.mark.parametrize("kind", list(SPREADSHEETS))
def test_spoilt_workbooks_are_read_or_refused(kind: str, spoil: Callable[[bytes, random.Random], bytes]) -> None:
    refused = 0
    for seed in range(60):
        content = spoil(SPREADSHEETS[kind], random.Random(seed))
        try:
            book = open_workbook(content)
            for name in book.names:
                book.sheet(name)
        except UnreadableFile as error:
            assert error.reason and error.cure
            refused += 1
    assert refused > 10
