"""The Beratungsliste says row by row what the file of the page says of the same address."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.content import UnknownBriefingError
from dashboard.briefings.model import Briefing, Sentences, Table
from dashboard.exports import occasions as files
from dashboard.queries import frame, selections
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import publish, shown


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _briefing(area: str = "", **parameters: str) -> Briefing:
    return catalogue.build(Selection("beratungsliste", area, parameters=parameters))


def _table(briefing: Briefing, name: str) -> Table:
    return next(table for table in briefing.tables() if table.name == name)


def _column(table: Table, title: str) -> list[tuple[str, object]]:
    place = [column.title for column in table.columns].index(title)
    return [(row[place].text, row[place].value) for row in table.rows]


def _file(parameters: dict[str, str]) -> list[dict[str, str]]:
    asked, _ = selections.of_occasions(parameters)
    text = files.as_csv(asked).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"ansicht": "zuerst", "schritte": "groesse,stand", "months": "24"},
        {"ansicht": "staerken", "gruppierung": "pp", "sortierung": "einwohner", "richtung": "ab"},
        {"ansicht": "kommunen", "kreis": "07143", "art": "G3,G9"},
        {"ansicht": "zuerst", "gebiete": "073180000,071435002"},
    ],
    ids=lambda parameters: " ".join(parameters.values()) or "as it comes",
)
def test_kommunen_are_those_of_the_file_in_its_order(parameters: dict[str, str]) -> None:
    briefing, rows = _briefing(**parameters), _file(parameters)
    table, known = _table(briefing, "kommunen"), _table(briefing, "kontakte")
    assert rows
    for each in (table, known):
        assert [text for text, _ in _column(each, "Kommune")] == [row["Gebiet"] for row in rows]
    assert [text for text, _ in _column(known, "Stand")] == [row["Stand"] for row in rows]
    for title in ("Anlässe", "Hinweise", "Einwohner"):
        assert [value for _, value in _column(known, title)] == [int(row[title]) for row in rows]
    if "Platz" in rows[0]:
        assert [text for text, _ in _column(table, "Grund")] == [row["Grund"] for row in rows]
        assert [value for _, value in _column(table, "Platz")] == [int(row["Platz"]) for row in rows]


def test_findings_are_those_of_the_file_with_evidence_day_and_offers() -> None:
    parameters = {"ansicht": "liste", "schwere": "anlass", "kreis": "07143"}
    table, rows = _table(_briefing(**parameters), "beratungsanlaesse"), _file(parameters)
    assert len(rows) == len(table.rows) > 5
    assert [text for text, _ in _column(table, "Beleg")] == [row["Beleg"] for row in rows]
    assert [text for text, _ in _column(table, "belegt am")] == [row["Belegt am"] or "ohne Datum" for row in rows]
    for (text, _), row in zip(_column(table, "Angebote"), rows, strict=True):
        assert all(f"{title} (" in row["Angebote"] for title in text.split("; ")) or not row["Angebote"]


def test_an_area_of_the_form_is_the_filter_of_the_page_and_is_named() -> None:
    briefing = _briefing("07143", schwere="anlass")
    assert briefing.stem.startswith("praeventionsatlas_beratungsliste_07143_")
    chosen = [text for block in briefing.sections[0].blocks if isinstance(block, Sentences) for text in block.texts]
    assert "Gebiet: Westerwaldkreis" in chosen
    rows = _file({"gebiet": "07143", "schwere": "anlass"})
    assert len(_table(briefing, "beratungsanlaesse").rows) == len(rows)


def test_a_changed_threshold_is_said_and_changes_the_rule() -> None:
    briefing = _briefing(ansicht="zuerst", months="24")
    said = [text for block in briefing.sections[0].blocks if isinstance(block, Sentences) for text in block.texts]
    assert any(text.startswith("Geänderte Schwelle") and "24 Monate (Vorgabe 18" in text for text in said)
    rules = dict(
        zip(*(_column(_table(briefing, "regeln"), title) for title in ("Beratungsanlass", "Regel")), strict=True)
    )
    assert any("mehr als 24 Monaten" in rule for (rule, _) in rules.values())


def test_every_threshold_and_filter_of_the_page_is_a_parameter() -> None:
    names = set(catalogue.CONTENTS["beratungsliste"].parameters)
    assert {"ansicht", "kreis", "pp", "stand", "art", "schwere", "schritte", "gebiete", "months", "g6_persons"} <= names
    assert not names & {"gebiet", "v", "seite"}  # the briefing's own, or without meaning on paper


def test_a_filter_that_matches_nothing_says_so() -> None:
    briefing = _briefing(ansicht="zuerst", ort="gibtesnicht")
    assert [section.name for section in briefing.sections] == ["auswahl", "liste"]
    assert briefing.sections[1].blocks == [
        Sentences(("In dieser Auswahl fehlt oder ruht kein Gremium, und kein Stand ist unklar.",), "notice")
    ]


def test_what_does_not_exist_is_refused_with_every_reason() -> None:
    with pytest.raises(UnknownBriefingError, match=r"(?s)Ansicht „zuers“.*999 liegt außerhalb"):
        _briefing(ansicht="zuers", months="999")


def test_invented_reports_are_marked_at_each_figure() -> None:
    table = _table(_briefing(), "kontakte")
    assert table.synthetic
    status = [column.title for column in table.columns].index("Stand")
    assert all("e" in row[status].marks for row in table.rows)
    assert all(("u" in row[status].marks) == (row[status].text == "unklar") for row in table.rows)
    inhabitants = [column.title for column in table.columns].index("Einwohner")
    assert not any(row[inhabitants].marks for row in table.rows)


def test_a_small_atlas_without_invented_data_has_no_mark_of_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    with shown(publish(tmp_path_factory.mktemp("real"), demo=False)):
        briefing = _briefing(ansicht="kommunen")
        assert not frame.build()["demo"]
        assert not briefing.demo
        assert "demodaten" not in briefing.stem
        assert "e" not in briefing.marks()
