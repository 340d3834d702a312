"""The draft for the Landtag: councils, coverage and figures equal the database, and what is refused is refused in the words of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from dashboard import db, german
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.model import Briefing, Chart, KeyFigures, Sentences, Table
from dashboard.texts.statuses import STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.lage_atlas import publish
from tests.dashboard.small_atlas import shown

KREIS = "07143"


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _draft(area: str) -> Briefing:
    return catalogue.build(Selection("landtag", area))


def _published(sql: str, parameters: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """What the database says, without any function of the pages."""
    return [tuple(row.values()) for row in db.query(sql, parameters)]


def _table(briefing: Briefing, name: str) -> Table:
    return next(table for table in briefing.tables() if table.name == name)


def _said(briefing: Briefing, name: str) -> str:
    [section] = [each for each in briefing.sections if each.name == name]
    return " ".join(text for block in section.blocks if isinstance(block, Sentences) for text in block.texts)


@pytest.mark.parametrize("area", [KREIS, "07", "07111"])
def test_kommunen_stand_with_their_status_and_inhabitants(area: str) -> None:
    table = _table(_draft(area), "kommunen")
    rows = table.rows
    assert not any("Anl" in column.title for column in table.columns), (
        "occasions for advice are between a Kommune and the Leitstelle"
    )
    published = _published(
        """
        SELECT label, status, confirmed_on, inhabitants FROM structure_shown() JOIN area USING (area_id)
        WHERE level = 'kommune' AND starts_with(area_id, ?)
        """,
        [area],
    )
    found = Counter((row[0].text, row[2].text, row[3].value, row[5].value) for row in rows)
    assert found == Counter((label, STATUSES[status], day, people) for label, status, day, people in published)
    assert all(("u" in row[2].marks) == (row[2].text == "unklar") for row in rows)


def test_coverage_is_a_range_where_some_is_unknown() -> None:
    briefing = _draft("07")
    [(active, unclear, covered, possible, people)] = _published(
        """
        SELECT count(*) FILTER (status = 'aktiv'), count(*) FILTER (status = 'unklar'), sum(inhabitants) FILTER (status = 'aktiv'),
               sum(inhabitants) FILTER (status IN ('aktiv', 'unklar')), sum(inhabitants)
        FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune'
        """
    )
    [figures] = [block for each in briefing.sections for block in each.blocks if isinstance(block, KeyFigures)]
    assert [each.value for each in figures.figures] == [active, None, unclear]  # a range is no number
    assert figures.figures[0].figure == f"{active} von 170"
    assert (
        figures.figures[1].figure == f"{german.number(100 * covered / people, 1)} bis {german.share(possible, people)}"
    )
    rows = _table(briefing, "kreise").rows
    assert len(rows) == 37
    assert sum(cell.value for cell in rows[-1][2:9]) == 170  # type: ignore[misc]
    for place in range(1, 10):
        assert sum(row[place].value for row in rows[:-1]) == rows[-1][place].value  # type: ignore[misc]


def test_figures_by_year_are_official() -> None:
    briefing = _draft(KREIS)
    cases = {row[0].value: row for row in _table(briefing, "faelle_nach_jahren").rows}
    shares = {row[0].value: row for row in _table(briefing, "aufklaerung_nach_jahren").rows}
    published = _published(
        """
        SELECT period, indicator_id, value, numerator FROM observation
        WHERE area_id = ? AND indicator_id IN ('straftaten_insgesamt', 'straftaten_ohne_auslaenderrecht', 'aufklaerungsquote')
        """,
        [KREIS],
    )
    assert len(published) > 15
    for period, indicator_id, value, numerator in published:
        if indicator_id == "aufklaerungsquote":
            assert shares[period][1].text == german.percent(value)
        else:
            first = 1 if indicator_id == "straftaten_ohne_auslaenderrecht" else 4
            assert [cell.text for cell in cases[period][first : first + 2]] == [
                german.number(numerator),
                german.number(value),
            ]
    assert "m" in cases[2014][1].marks
    charts = [block for each in briefing.sections for block in each.blocks if isinstance(block, Chart)]
    assert [list(chart.series[0].values) for chart in charts] == [
        [cases[year][2].value for year in sorted(cases)],
        [shares[year][1].value for year in sorted(shares)],
    ]


def test_the_land_says_where_its_series_break() -> None:
    said = _said(_draft("07"), "zahlen")
    assert "mit den Jahren davor nicht vergleichbar" in said
    assert "Neueste geladene PKS der Kreise: 2020" in said


def test_the_line_of_the_land_is_cut_where_it_is_a_sum() -> None:
    charts = [block for each in _draft(KREIS).sections for block in each.blocks if isinstance(block, Chart)]
    share = charts[1]
    own, of_land = share.series
    assert [share.categories[place] for place in own.cuts] == []
    assert [share.categories[place] for place in of_land.cuts] == ["2017", "2019"]
    assert list(share.categories) == [str(year) for year in range(2014, 2021)]


def test_every_year_of_the_land_has_its_place_known_or_not() -> None:
    charts = [block for each in _draft("07").sections for block in each.blocks if isinstance(block, Chart)]
    for chart in charts:
        first, last = int(chart.categories[0]), int(chart.categories[-1])
        assert list(chart.categories) == [str(year) for year in range(first, last + 1)]
    assert charts[1].series[0].values[charts[1].categories.index("2023")] is None


def test_what_cannot_be_answered_is_refused_and_nobody_is_called_dangerous() -> None:
    said = _said(_draft(KREIS), "grenzen")
    assert "Wirken Gremien?" in said and "Nicht beantwortbar." in said
    assert "gefährlich" not in said.lower()


def test_headings_are_numbered_questions() -> None:
    headings = [section.heading for section in _draft("").sections]
    assert [heading[:2] for heading in headings] == ["1.", "2.", "3.", "4.", "5."]
    assert all(heading.endswith("?") for heading in headings)


def test_invented_bodies_are_not_for_use() -> None:
    assert "erfunden" in _said(_draft(KREIS), "grundlage")


def test_a_small_atlas_without_crime_of_kreise_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with shown(publish(tmp_path_factory.mktemp("lage"))):
        briefing = _draft(KREIS)
        assert [table.name for table in briefing.tables()] == ["kommunen"]
        assert _said(briefing, "zahlen") == "Zu Fällen und Aufklärung liegt für dieses Gebiet nichts vor."
        assert "Unklar: Bad Marienberg (29.09.2024)." in _said(briefing, "gremien")
