"""A report on the Stand that is older than what is known already is asked about, once for each body or area."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from geo.areas import Register
from pipelines.registry.order_in_time import judge
from pipelines.registry.reader import read_workbook
from pipelines.store.judging import Others, Stored
from tests.pipelines.registry_file import changed, load_register, reading_of, write_example

KNOWN = (date(2026, 3, 1), date(2025, 3, 1))


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def with_reports(path: Path, *days: date) -> Path:
    """The example with a report of each day about the same body, one below the other."""

    def write(book: Workbook) -> None:
        sheet = book["Statusmeldungen"]
        cells = [cell.value for cell in sheet[2]]
        place = [cell.value for cell in sheet[1]].index("Zuletzt bestätigt am")
        sheet.delete_rows(2)
        for day in days:
            cells[place] = day
            sheet.append(cells)

    return changed(write_example(path), write)


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        (KNOWN, []),
        ((*KNOWN, date(2026, 8, 1)), []),
        ((*KNOWN, date(2026, 8, 1), date(2024, 1, 1)), []),
        (
            (*KNOWN, date(2024, 1, 1), date(2025, 9, 1)),
            [(5, "01.09.2025", "Es gibt schon eine jüngere Meldung vom 01.03.2026")],
        ),
        ((KNOWN[1],), [(2, "01.03.2025", "Die Meldung vom 01.03.2026, die bisher gilt, fehlt")]),
    ],
)
def test_a_report_older_than_the_newest_is_asked_about(
    tmp_path: Path, register: Register, days: tuple[date, ...], asked: list[tuple[int, str, str]]
) -> None:
    before = reading_of(with_reports(tmp_path / "gremien_2026-09_2026-09-30.xlsx", *KNOWN), register)
    others = Others([Stored.of(before.release, read_workbook(before))])
    reading = reading_of(with_reports(tmp_path / "neu.xlsx", *days), register)
    judge(reading, read_workbook(reading), others)
    assert [each.sheet for each in reading.questions] == ["Statusmeldungen"] * len(asked)
    for told, (line, value, reason) in zip(reading.questions, asked, strict=True):
        assert (told.line, told.column, told.value) == (line, "Zuletzt bestätigt am", value)
        assert told.reason.startswith(reason)
