"""The Vergleich says cell by cell what the files of the page say of the same address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.content import UnknownBriefingError
from dashboard.briefings.model import Briefing, Chart, Sentences, Table
from dashboard.exports import comparison as files
from dashboard.queries import comparison, selections
from dashboard.texts.comparison import VERDICTS
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import publish, shown

AREAS = "073150000,071110000,071435002,071435003"
NAMES = ("Mainz", "Koblenz", "Hachenburg", "Höhr-Grenzhausen")


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _briefing(**parameters: str) -> Briefing:
    return catalogue.build(Selection("vergleich", parameters=parameters))


def _section(briefing: Briefing, name: str) -> list[Any]:
    return list(next(section for section in briefing.sections if section.name == name).blocks)


def _file(parameters: dict[str, str]) -> list[dict[str, Any]]:
    asked, _ = selections.of_comparison(parameters)
    view = comparison.view(asked) if asked.areas else comparison.of_filter(asked)
    assert view
    table = files.everything(view)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _tables(blocks: list[Any]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def _told(briefing: Briefing) -> dict[tuple[str, str], tuple[Any, str]]:
    """By indicator and area the value in the tables of all indicators, and what is said of it."""
    told = {}
    for table in _tables(_section(briefing, "kennzahlen")):
        titles = [column.title for column in table.columns]
        for name in set(titles) & set(NAMES):
            verdict = titles.index(f"{name}: Vergleich") if f"{name}: Vergleich" in titles else None
            for row in table.rows:
                said = row[verdict].text if verdict is not None else ""
                told[row[0].text, name] = (row[titles.index(name)].value, said)
    return told


def test_every_value_and_verdict_of_the_file_stands_in_a_table() -> None:
    told = _told(_briefing(gebiete=AREAS))
    asked, _ = selections.of_comparison({"gebiete": AREAS})
    by_title = {indicator["title"]: indicator for indicator, _ in comparison.view(asked).rows()}
    numbers = verdicts = 0
    for row in _file({"gebiete": AREAS}):
        indicator = by_title[row["Kennzahl"]]
        value, said = told.get((indicator["short_title"], row["Gebiet"]), (None, ""))
        if value is None:
            continue  # a Kreis, a word, a share that is written as a count, or nothing
        assert value == pytest.approx(row["Wert"], abs=0.51 * 10 ** -indicator["decimals"]), row
        numbers += 1
        if row["Vergleich"] in VERDICTS.values():
            assert row["Vergleich"] in said, row
            verdicts += 1
    assert numbers > 60
    assert verdicts > 40


def test_the_chosen_indicator_is_that_of_the_page_with_its_verdicts() -> None:
    blocks = _section(_briefing(gebiete=AREAS), "werte")
    table = next(each for each in _tables(blocks) if each.name == "gewaehlte_gebiete")
    rows = {
        row["Gebiet"]: row for row in _file({"gebiete": AREAS}) if row["Kennzahl"].startswith("Straftaten ohne ausl")
    }
    assert [row[0].text for row in table.rows] == list(rows)
    for row in table.rows:
        known = rows[row[0].text]
        assert row[1].value == round(known["Wert"])
        assert row[4].text.startswith(known["Vergleich"])
        assert ("e" in row[1].marks) == known["Demodaten"]


def test_the_values_around_are_listed_by_name_not_as_a_ranking() -> None:
    chart = next(block for block in _section(_briefing(gebiete=AREAS), "werte") if isinstance(block, Chart))
    values = [row[1].value for row in chart.table.rows]
    assert values != sorted(values, key=float)
    assert chart.table.rows[0][0].text.startswith("A")


def test_the_course_holds_the_years_of_the_file() -> None:
    asked, _ = selections.of_comparison({"gebiete": AREAS})
    known = files.course(comparison.view(asked))
    rows = [dict(zip(known.columns, row, strict=True)) for row in known.rows]
    chart = next(block for block in _section(_briefing(gebiete=AREAS), "verlauf") if isinstance(block, Chart))
    for series in chart.series[:4]:
        own = {str(row["Jahr"]): row["Wert"] for row in rows if row["Gebiet"] == series.name}
        for year, value in zip(chart.categories, series.values, strict=True):
            assert value == (round(float(str(own[year]))) if own.get(year) is not None else None)


def test_a_value_of_a_kreis_is_marked_and_not_judged() -> None:
    kinds = [
        column.title for table in _tables(_section(_briefing(gebiete=AREAS), "kennzahlen")) for column in table.columns
    ]
    assert "Wert des Westerwaldkreises" in kinds
    for table in _tables(_section(_briefing(gebiete=AREAS), "kennzahlen")):
        titles = [column.title for column in table.columns]
        if "Wert des Westerwaldkreises" in titles:
            place = titles.index("Wert des Westerwaldkreises")
            assert all("k" in row[place].marks for row in table.rows if row[place].value is not None)
            assert "Wert des Westerwaldkreises: Vergleich" not in titles


def test_a_filter_lists_its_kommunen_in_the_order_of_the_address() -> None:
    parameters = {"kreis": "07143", "sortierung": "wert", "richtung": "ab"}
    [table] = _tables(_section(_briefing(**parameters), "werte"))
    titles = [column.title for column in table.columns]
    values = [row[titles.index("Wert")].value for row in table.rows]
    assert values == sorted(values, reverse=True)
    assert len(values) == 10


def test_a_filter_that_matches_nothing_says_so() -> None:
    briefing = _briefing(kreis="07143", ortsart="kreisfreie_stadt")
    [block] = _section(briefing, "werte")
    assert isinstance(block, Sentences)
    assert "trifft keine Kommune zu" in block.texts[0]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [({}, "fehlen Gebiete"), ({"gebiete": "999"}, "Das Gebiet „999“ gibt es nicht")],
)
def test_what_cannot_be_compared_is_refused_with_its_cure(parameters: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownBriefingError, match=message):
        _briefing(**parameters)


def test_a_small_atlas_without_surveys_has_what_it_knows(tmp_path_factory: pytest.TempPathFactory) -> None:
    with shown(publish(tmp_path_factory.mktemp("small"))):
        briefing = _briefing(gebiete="071355009,071355001")
        assert briefing.sections[0].blocks
