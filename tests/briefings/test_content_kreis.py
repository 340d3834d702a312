"""The Kreisblatt says what the sheet on the page of the Kreis and its files say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.contents import page_tables
from dashboard.briefings.model import Briefing, Chart, Map, Sentences, Table
from dashboard.exports import occasions as occasion_files
from dashboard.exports.files import Attachment
from dashboard.pages.gebiet import kreis_sheet_files, kreis_sheet_words
from dashboard.queries import kreis_sheet, occasions
from dashboard.web.page import Request
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import publish, shown

KREIS = "07143"


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _sheet(area: str = KREIS) -> Briefing:
    return catalogue.build(Selection("kreis", area))


def _table(briefing: Briefing, name: str) -> Table:
    return next(table for table in briefing.tables() if table.name == name)


def _values(table: Table, title: str) -> list[Any]:
    place = [column.title for column in table.columns].index(title)
    return [row[place].value for row in table.rows]


def _file(area: str = KREIS) -> list[dict[str, str]]:
    answer = kreis_sheet_files.kommunen_table(Request("", {"area": area}, {}), machine=False)
    assert isinstance(answer, Attachment)
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_kommunen_are_those_of_the_file() -> None:
    table, rows = _table(_sheet(), "kommunen"), _file()
    assert [row[0].text for row in table.rows] == [row["Kommune"] for row in rows]
    assert [row[2].text for row in table.rows] == [row["Stand"] for row in rows]
    for title in ("Einwohner", "Anlässe", "Hinweise"):
        assert _values(table, title) == [int(row[title]) for row in rows]
    days = [f"{day:%d.%m.%Y}" if day else "" for day in _values(table, "gemeldet am")]
    assert days == [row["gemeldet am"] for row in rows]


def test_the_sentences_are_those_of_the_page_with_what_nobody_knows() -> None:
    blocks = _sheet().sections[0].blocks
    said = [text for block in blocks if isinstance(block, Sentences) for text in block.texts]
    covered = kreis_sheet.together(kreis_sheet.kommunen(KREIS))
    assert covered.unclear
    assert said == [kreis_sheet_words.coverage(covered), kreis_sheet_words.own_body(KREIS)]
    bar = next(block for block in blocks if isinstance(block, Chart))
    assert bar.unit == "Kommunen"  # of ten, a share in per cent would be more precise than the count
    assert sum(series.values[0] or 0 for series in bar.series) == covered.kommunen


def test_the_map_shows_every_kommune_and_only_these() -> None:
    [drawn] = [block for block in _sheet().sections[1].blocks if isinstance(block, Map)]
    assert len(drawn.table.rows) == len(kreis_sheet.kommunen(KREIS))
    counted = map(int, re.findall(r": (\d+)[;.]", drawn.picture.alt))
    assert sum(counted) == len(drawn.table.rows)


def test_findings_are_those_of_the_work_list() -> None:
    asked = occasions.Selection(view="liste", area=KREIS)
    rows = list(csv.DictReader(io.StringIO(occasion_files.as_csv(asked).decode("utf-8-sig")), delimiter=";"))
    table = _table(_sheet(), "beratungsanlaesse")
    place = [column.title for column in table.columns].index("Beleg")
    assert [row[place].text for row in table.rows] == [row["Beleg"] for row in rows]
    assert "Kreis" not in [column.title for column in table.columns]  # all of them are of this one


@pytest.mark.parametrize("area", ["07111", "071110000", "07131"])
def test_every_kind_of_kreis_has_one(area: str) -> None:
    briefing = _sheet(area)
    assert [section.name for section in briefing.sections] == ["ueberblick", "kommunen", "anlaesse", "jahre", "methode"]
    assert _table(briefing, "faelle_nach_jahren").rows


def test_a_small_atlas_without_crime_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with shown(publish(tmp_path_factory.mktemp("small"))):
        briefing = catalogue.build(Selection("kreis", "07135", sections=("ueberblick", "jahre")))
        said = [text for block in briefing.sections[1].blocks if isinstance(block, Sentences) for text in block.texts]
        assert any("liegt für dieses Gebiet nichts vor" in text for text in said)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5),
        ("8,3\u00a0%", 8.3),
        ("\u22123", -3),
        ("+12", 12),
        ("±0", 0),
        ("44,6 bis 63,6\u00a0%", None),
        ("3 von 8", None),
        ("12.34", None),
        ("–", None),
    ],
)
def test_a_number_of_a_page_is_read_as_it_is_written(text: str, value: float | None) -> None:
    assert page_tables.number_of(text) == value
