"""Small deliveries for the tests of surveys, and the reading of them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from geo.areas import Register
from pipelines.problems import InputError
from pipelines.store.reading import Reading
from pipelines.store.releases import Release
from pipelines.surveys.archive import pack
from pipelines.surveys.delivery import read_delivery
from tests.pipelines.crime import GEMEINDEN, TODAY

HEAD = """
title = "Sicherheitsbefragung Koblenz 2024"
area = "Koblenz"
year = 2024
sampling = "register"
mode = "selbst_ausgefuellt"
field_start = 2024-05-01
field_end = 2024-06-15
"""
NIGHT = """
[[item]]
item = "wohngegend_nacht_allein"
scale_length = 4
column = "{column}"
codes = {codes}
"""
A_CODES = '{ A1 = "sehr_sicher", A2 = "eher_sicher", A3 = "eher_unsicher", A4 = "sehr_unsicher" }'
NUMBERS = '{ "1" = "sehr_sicher", "2" = "eher_sicher", "3" = "eher_unsicher", "4" = "sehr_unsicher" }'
WORDS = (
    '{ "Sehr sicher" = "sehr_sicher", "Eher sicher" = "eher_sicher", '
    '"Eher unsicher" = "eher_unsicher", "Sehr unsicher" = "sehr_unsicher" }'
)


def night(column: str, codes: str = A_CODES) -> str:
    """The [[item]] table of the standard question."""
    return NIGHT.format(column=column, codes=codes)


def delimited(
    rows: Iterable[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8-sig", end: str = "\r\n"
) -> bytes:
    """A CSV in which every cell is quoted, as the survey programs write it."""
    return (end.join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + end).encode(
        encoding
    )


def limesurvey(
    answers: Sequence[str], *extra: tuple[str, Sequence[str]], submitted: str = "2024-05-02 18:12:44"
) -> bytes:
    """A LimeSurvey export with one question, SICH[NACHT], and further columns."""
    header = ["id", "submitdate", "SICH[NACHT]", *(name for name, _ in extra)]
    return delimited(
        [
            header,
            *(
                [str(row), submitted, answer, *(values[row] for _, values in extra)]
                for row, answer in enumerate(answers)
            ),
        ]
    )


def reading(
    folder: Path, register: Register, name: str, content: bytes, mapping: str, *, year: str = "2024"
) -> Reading:
    """The delivery packed and stored in `folder`, ready to be read."""
    (folder / name).write_bytes(content)
    (folder / "mapping.toml").write_text(mapping, encoding="utf-8")
    archive = pack(folder / name, folder / "mapping.toml")
    stored = folder / f"befragungen_{year}_071110000_2024-09-01.zip"
    stored.write_bytes(archive)
    release = Release(
        "befragungen", year, "2024-09-01", stored, hashlib.sha256(archive).hexdigest(), len(archive), part="071110000"
    )
    return Reading(release, register, TODAY)


def read(folder: Path, register: Register, name: str, content: bytes, mapping: str) -> dict[str, pd.DataFrame]:
    """The tables of a delivery."""
    return read_delivery(reading(folder, register, name, content, mapping))


def faults(folder: Path, register: Register, name: str, content: bytes, mapping: str, *, year: str = "2024") -> str:
    """What is said against a delivery that must be refused."""
    with pytest.raises(InputError) as refused:
        read_delivery(reading(folder, register, name, content, mapping, year=year))
    return str(refused.value)


def shares(
    tables: dict[str, pd.DataFrame], subgroup: str = "alle", item: str = "wohngegend_nacht_allein"
) -> dict[str, tuple[str, str, str]]:
    """n, share (one decimal) and status by category of one subgroup; "" where there is none."""
    rows = tables["estimate"]
    rows = rows[(rows["item_id"] == item) & (rows["subgroup"] == subgroup)]
    estimates = zip(rows["category"], rows["n"], rows["value_pct"], rows["status"], strict=True)
    return {
        category: ("" if pd.isna(n) else n, "" if pd.isna(share) else f"{float(share):.1f}", status)
        for category, n, share, status in estimates
    }


def excerpt_of_the_register(folder: Path) -> Register:
    """Koblenz and the Westerwaldkreis."""
    header, *rows = gzip.decompress(GEMEINDEN.read_bytes()).decode("utf-8").splitlines(keepends=True)
    excerpt = folder / "gemeinden.csv"
    excerpt.write_text(
        "".join([header, *(row for row in rows if row.startswith(("07111", "07143")))]), encoding="utf-8"
    )
    return Register.load(excerpt, complete=False)
