"""The Kommunalprofil says what its page says: numbers of the database, sentences of the page, and no number where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dashboard import db
from dashboard.addresses.briefing_selection import Selection
from dashboard.app import create_app
from dashboard.briefings import catalogue
from dashboard.briefings.content import UnknownBriefingError
from dashboard.briefings.model import Briefing, Chart, KeyFigures, Sentences, Table
from pipelines.store.versions import PublishedFolder
from tests.dashboard.gebiet_atlas import publish as publish_gebiet
from tests.dashboard.lage_atlas import ASTERT, HACHENBURG
from tests.dashboard.small_atlas import ZELL, shown
from tests.dashboard.small_atlas import publish as publish_small

KOMMUNE, CITY, KREIS = "071435002", "071110000", "07143"


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


@pytest.fixture(scope="module")
def gebiet_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small atlas with a Gemeinde, a suppressed value and few areas."""
    return publish_gebiet(tmp_path_factory.mktemp("gebiet"))


def _profile(area: str, *sections: str) -> Briefing:
    return catalogue.build(Selection("profil", area, sections))


def _published(sql: str, parameters: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """What the database says, without any function of the pages."""
    return [tuple(row.values()) for row in db.query(sql, parameters)]


def _table(briefing: Briefing, name: str) -> Table:
    return next(table for table in briefing.tables() if table.name == name)


def _rows(table: Table) -> dict[str, dict[str, Any]]:
    """Cells by column, by the cell that heads the row."""
    head = next(place for place, column in enumerate(table.columns) if column.heads_row)
    titles = [column.title for column in table.columns]
    return {row[head].text: dict(zip(titles, row, strict=True)) for row in table.rows}


def _sentences(briefing: Briefing) -> list[str]:
    blocks = [block for section in briefing.sections for block in section.blocks if isinstance(block, Sentences)]
    return [text for block in blocks for text in block.texts]


def test_compared_values_are_those_of_the_database() -> None:
    table = _table(_profile(CITY), "kriminalitaetslage")
    rows = _rows(table)
    assert table.title.endswith(", 2020")
    assert len(rows) == 11
    assert table.note.endswith("9 weitere stehen im Atlas beim Gebiet.")
    # A share stands among the rates, with its unit in its name and on its value.
    assert rows["Aufklärungsquote (Prozent)"]["Wert"].text.endswith("\u00a0%")
    published = _published(
        """
        SELECT short_title, period, value, reference_value, difference FROM observation
        JOIN indicator USING (indicator_id) JOIN comparison USING (indicator_id, area_id, period)
        WHERE area_id = ? AND reference = 'kind' AND unit LIKE 'Fälle%'
        QUALIFY period = max(period) OVER (PARTITION BY indicator_id)
        """,
        [CITY],
    )
    assert len(published) > 10
    for title, period, value, reference, difference in published:
        row = rows.get(title)
        if row is None:
            continue
        assert period == 2020
        assert (row["Wert"].value, row["Vergleich"].value) == (int(value + 0.5), int(reference + 0.5))
        assert row["Unterschied und Ergebnis"].text.startswith(
            ("+" if difference > 0 else "−") if abs(difference) >= 1 else ("±", "+", "−")
        )


def test_the_three_answers_stand_on_the_page() -> None:
    briefing = _profile(KOMMUNE)
    page = re.sub(r"\s+", " ", create_app().test_client().get(f"/gebiet/{KOMMUNE}").text)
    [figures] = [block for block in briefing.sections[0].blocks if isinstance(block, KeyFigures)]
    assert [each.label for each in figures.figures] == ["Präventionsgremium", "Kriminalität", "Sicherheitsgefühl"]
    for figure in figures.figures:
        assert figure.figure in page
        assert figure.explanation in page


def test_a_number_behind_a_text_is_the_number_that_is_written() -> None:
    for area in (KOMMUNE, CITY, KREIS, "07"):
        for table in _profile(area).tables():
            for row in table.rows:
                for cell, column in zip(row, table.columns, strict=True):
                    if isinstance(cell.value, int | float) and column.title != "Jahr":
                        plain = cell.text.removesuffix("\u00a0%").replace(".", "").replace(",", ".").replace("−", "-")
                        assert float(plain) == cell.value, (table.name, cell)


def test_values_of_the_kreis_are_marked_and_said_once() -> None:
    briefing = _profile(KOMMUNE)
    [given] = [table for table in briefing.tables() if KREIS in table.name]
    value = next(place for place, column in enumerate(given.columns) if column.title == "Wert")
    assert given.rows
    assert all("k" in row[value].marks for row in given.rows)
    assert sum("nicht verglichen" in text for text in _sentences(briefing)) == 1
    others = [table for table in briefing.tables() if table is not given]
    assert not any("k" in cell.marks for table in others for row in table.rows for cell in row)


def test_moods_have_no_number_and_are_what_their_notes_say() -> None:
    table = _table(_profile(KOMMUNE), "sicherheitsgefuehl_stimmungsbild")
    notes = dict(
        _published(
            """
            SELECT short_title, note FROM observation JOIN indicator USING (indicator_id)
            WHERE area_id = ? AND status = 'unrepresentative' QUALIFY period = max(period) OVER (PARTITION BY indicator_id)
            """,
            [KOMMUNE],
        )
    )
    assert table.rows
    for title, _, share, answers in table.rows:
        assert "s" in share.marks and share.value is None and answers.value is None
        said = f"Offene Befragung, nur ein Stimmungsbild: {share.text} von {answers.text} Antworten."
        assert notes[title.text] == said
    assert table.note.startswith("Offene Befragung, nur ein Stimmungsbild.")


def test_why_something_is_to_be_done_stands_in_one_place() -> None:
    [steps] = [each for each in _profile(KOMMUNE).sections[0].blocks if getattr(each, "kind", "") == "numbered"]
    evidence = [row[1].text for row in _table(_profile(KOMMUNE), "beratungsanlaesse").rows]
    reason = evidence[0].partition(" Beleg:")[0]
    assert len(reason) > 20 and not any(reason in text for text in steps.texts)
    [alone] = [
        each for each in _profile(KOMMUNE, "antworten").sections[0].blocks if getattr(each, "kind", "") == "numbered"
    ]
    assert reason in alone.texts[0]


def test_the_limits_said_are_those_of_what_is_shown() -> None:
    [points] = [each for each in _profile(CITY, "methode").sections[0].blocks if getattr(each, "kind", "") == "points"]
    page = re.sub(r"<[^>]*>", "", create_app().test_client().get(f"/gebiet/{CITY}").text)
    assert 3 <= len(points.texts) <= 5
    assert all(text in re.sub(r"\s+", " ", page) for text in points.texts)
    assert any(text.startswith("Befragt ist nicht jede Person.") for text in points.texts)


def test_the_course_has_the_years_of_the_database_and_the_same_numbers_in_chart_and_table() -> None:
    [chart] = [
        block for each in _profile(CITY, "verlauf").sections for block in each.blocks if isinstance(block, Chart)
    ]
    rows = _published(
        "SELECT period, value FROM observation WHERE area_id = ? AND indicator_id = 'straftaten_ohne_auslaenderrecht' ORDER BY period",
        [CITY],
    )
    assert list(chart.categories) == [str(period) for period, _ in rows]
    assert list(chart.series[0].values) == [float(int(value + 0.5)) for _, value in rows]
    assert [row[1].value for row in chart.table.rows] == list(chart.series[0].values)
    sums = _published(
        "SELECT period FROM kreis_sum WHERE indicator_id = 'straftaten_ohne_auslaenderrecht' AND period = 2015"
    )
    assert sums == [(2015,)]
    assert "Land als Summe der 36 Kreise" in chart.table.rows[0][-1].text
    assert chart.picture.alt.startswith("Straftaten ohne Ausländerrecht – Koblenz")


def test_only_the_sections_asked_for_and_what_they_hold_decides_about_invented_values() -> None:
    whole, official = _profile(CITY), _profile(CITY, "verlauf", "methode")
    assert [section.name for section in official.sections] == ["verlauf", "methode"]
    assert whole.demo and whole.stem.endswith("_demodaten")
    assert not official.demo and not official.stem.endswith("_demodaten")
    assert "abschnitte=verlauf,methode" in official.address and f"v={official.version}" in official.address


@pytest.mark.parametrize(
    ("content", "area", "sections", "said"),
    [
        ("profill", KOMMUNE, (), "Gemeint ist vielleicht „profil“"),
        ("profil", "07143500", (), "Meinten Sie"),
        ("profil", "Hachenburg", (), "071435002"),
        ("profil", KOMMUNE, ("verlaufe",), "Gemeint ist vielleicht „verlauf“"),
        ("anonym", "", (), "Bitte eines angeben"),
        ("anonym", KREIS, (), "Westerwaldkreis ist keines davon"),
        ("landtag", KOMMUNE, (), "Hachenburg ist keines davon"),
        ("landtag", "<script>", (), "Das Gebiet „<script>“ gibt es nicht"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_cure(
    content: str, area: str, sections: tuple[str, ...], said: str
) -> None:
    with pytest.raises(UnknownBriefingError, match=re.escape(said)):
        catalogue.build(Selection(content, area, sections))


def test_a_town_that_is_kreis_and_kommune_has_one_profile() -> None:
    assert _profile("07111").title == _profile(CITY).title


def test_a_gemeinde_without_figures_of_its_own_says_whose_they_are(gebiet_folder: Path) -> None:
    with shown(gebiet_folder):
        briefing = _profile(ASTERT)
        said = " ".join(_sentences(briefing))
        assert (
            "Für Astert gibt es zu diesen Kennzahlen keine eigenen Zahlen. Es folgen Werte der Verbandsgemeinde Hachenburg"
            in said
        )
        assert "Für dieses Gebiet sind keine Kriminalitätszahlen mehrerer Jahre geladen." in said
        assert "werden für die Verbandsgemeinde geführt: Hachenburg" in said
        assert briefing.marks() == ["k"]


def test_what_is_kept_secret_has_no_number(gebiet_folder: Path) -> None:
    with shown(gebiet_folder):
        cells = [cell for table in _profile(HACHENBURG).tables() for row in table.rows for cell in row]
        hidden = [cell for cell in cells if "x" in cell.marks]
        assert hidden
        assert all((cell.text, cell.value) == ("nicht veröffentlicht", None) for cell in hidden)


def test_topics_without_data_are_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    with shown(publish_small(tmp_path_factory.mktemp("small"))):
        briefing = _profile(ZELL)
        said = " ".join(_sentences(briefing))
        assert "Kriminalität: Kein Vergleich: keine Zahl." in said
        assert "Sicherheitsgefühl: Kein Vergleich: keine Befragung." in said
        assert "Kriminalitätslage – keine Angabe zu diesem Thema: Straftaten." in said
        assert [table.name for table in briefing.tables()] == ["beratungsanlaesse"]
