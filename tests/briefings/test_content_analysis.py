"""The Analyse says row by row what the file of the page says of the same address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.analysis.board import board
from dashboard.briefings import catalogue
from dashboard.briefings.content import UnknownBriefingError
from dashboard.briefings.model import Briefing, Chart, Sentences, Table
from dashboard.exports import analysis as files
from dashboard.queries import analysis
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import publish, shown


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _briefing(**parameters: str) -> Briefing:
    return catalogue.build(Selection("analyse", parameters=parameters))


def _table(briefing: Briefing, name: str) -> Table:
    return next(table for table in briefing.tables() if table.name == name)


def _values(table: Table, place: int) -> list[Any]:
    return [row[place].value for row in table.rows]


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"ebene": "kreis", "kennzahl": "raub", "sortierung": "wert", "richtung": "ab"},
        {"gebiete": "073150000,071110000", "nur": "1", "x": "einwohner", "y": "dichte"},
        {"kreis": "07143", "farbe": "stand"},
    ],
    ids=lambda parameters: " ".join(parameters.values()) or "as it comes",
)
def test_every_area_has_the_values_of_the_file(parameters: dict[str, str]) -> None:
    asked, _ = analysis.read(parameters)
    known, table = files.area_table(asked), _table(_briefing(**parameters), "gebiete")
    rows = [dict(zip(known.columns, row, strict=True)) for row in known.rows]
    titles = [column.title for column in table.columns]
    assert [row[0].text for row in table.rows] == [row["Gebiet"] for row in rows]
    value = titles.index("Intervall") - 1  # the last quantity is the indicator
    for row, of_file in zip(table.rows, rows, strict=True):
        number = of_file["Kennzahl: Wert"]
        if isinstance(number, float) and row[value].value is not None:
            assert row[value].value == pytest.approx(number, abs=0.51)
        assert ("e" in row[value].marks) == (bool(of_file["Kennzahl: Demodaten"]) and row[value].value is not None)
        assert row[titles.index("Vergleich")].text == (of_file["Vergleich"] or "–")


def test_the_picture_says_in_words_what_it_shows_and_its_numbers_stand_below() -> None:
    briefing = _briefing(gebiete="073150000,071110000")
    chart = next(block for block in briefing.sections[0].blocks if isinstance(block, Chart))
    assert chart.picture.alt.startswith("Punktbild: waagerecht Bedarf (Prozentrang), senkrecht Struktur (Prozentrang).")
    assert "59 von 170 Kommunen haben auf beiden Achsen einen eigenen Wert" in chart.picture.alt
    assert ">Mainz</text>" in chart.picture.svg  # what is chosen is named
    assert chart.table.name == "gebiete"
    said = [text for block in briefing.sections[0].blocks if isinstance(block, Sentences) for text in block.texts]
    assert any(text.endswith("Einwohnerinnen und Einwohner. Mainz und Koblenz.") for text in said)


def test_the_spread_is_that_of_the_board() -> None:
    asked, _ = analysis.read({})
    spreads = board(asked).spreads
    table = _table(_briefing(), "verteilung")
    assert _values(table, 1) == [each.areas for each in spreads]
    for shown_median, spread in zip(_values(table, 4), spreads, strict=True):
        assert shown_median == (None if spread.median is None else pytest.approx(spread.median, abs=0.5))


def test_the_course_of_chosen_areas_and_the_land_has_gaps_not_zeros() -> None:
    asked, _ = analysis.read({"gebiete": "073150000"})
    chart = next(block for block in _briefing(gebiete="073150000").sections[-1].blocks if isinstance(block, Chart))
    for series, line in zip(chart.series, board(asked).series, strict=True):
        known = {str(each.period): each.value for each in line.values}
        for year, value in zip(chart.categories, series.values, strict=True):
            own = known.get(year)
            assert value == (None if own is None else round(own))
    assert None in chart.series[0].values


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownBriefingError, match="gibt es „quatsch“ nicht"):
        _briefing(x="quatsch")


def test_a_filter_nobody_passes_says_so() -> None:
    briefing = _briefing(kreis="07143", ortsart="kreisfreie_stadt", nur="1")
    [block] = briefing.sections[0].blocks
    assert isinstance(block, Sentences)
    assert "Kein Gebiet erfüllt diesen Filter" in block.texts[0]


def test_a_small_atlas_without_need_and_structure_shows_what_it_has(tmp_path_factory: pytest.TempPathFactory) -> None:
    with shown(publish(tmp_path_factory.mktemp("small"))):
        briefing = _briefing()
        assert len(_table(briefing, "gebiete").rows) == 5
