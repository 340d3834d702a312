"""Registry workbooks for tests: the filled example, with single cells, sheets or bytes changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pandas as pd
from openpyxl import Workbook, load_workbook

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.registry.layout import layout
from pipelines.registry.reader import read_workbook
from pipelines.registry.template import Row, write_workbook
from pipelines.store.reading import Reading
from pipelines.store.releases import DATA, Release

TODAY = date(2026, 11, 23)
STAND = date(2026, 9, 30)
GEMEINDEN = DATA / "releases" / "gemeindeverzeichnis" / "gemeindeverzeichnis_2021_2021.csv.gz"
ALL_COMPLETE = dict.fromkeys(layout().topics, True)


def load_register() -> Register:
    return Register.load(GEMEINDEN)


def example_rows() -> dict[str, list[Row]]:
    """The example row the template shows for each sheet."""
    return {sheet.name: [{column.name: column.example or None for column in sheet.columns}] for sheet in layout().sheet}


def write_example(path: Path) -> Path:
    write_filled(path)
    return path


def write_filled(target: Path | BinaryIO) -> None:
    """The workbook with its examples in the rows to fill in."""
    write_workbook(target, example_rows(), as_of=STAND, office="Leitstelle", complete=ALL_COMPLETE)


def changed(path: Path, change: Callable[[Workbook], None]) -> Path:
    """The file after `change` was made in it."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    book.close()
    return path


def put(path: Path, sheet: str, column: str, value: object, line: int = 2) -> Path:
    """The file with one cell replaced."""

    def change(book: Workbook) -> None:
        target = book[sheet]
        headers = [cell.value for cell in target[1]]
        target.cell(line, headers.index(column) + 1).value = value

    return changed(path, change)


def reading_of(path: Path, register: Register, source_id: str = "gremien", period: str = "2026-09") -> Reading:
    content = path.read_bytes()
    release = Release(source_id, period, STAND.isoformat(), path, hashlib.sha256(content).hexdigest(), len(content))
    return Reading(release, register, TODAY)


def read(path: Path, register: Register) -> dict[str, pd.DataFrame]:
    return read_workbook(reading_of(path, register))


def faults(path: Path, register: Register) -> str:
    """What the reader says of a bad file; empty when it says nothing."""
    try:
        read(path, register)
    except InputError as error:
        return str(error)
    return ""
