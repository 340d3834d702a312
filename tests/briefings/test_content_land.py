"""The Landesbriefing says what the pages and the database say, number by number, and what nobody knows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from dashboard import db
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.content import UnknownBriefingError
from dashboard.briefings.model import Briefing, Chart, Section, Sentences, Table
from dashboard.exports import coverage as coverage_file
from dashboard.exports import occasions as occasion_files
from dashboard.queries import changes, occasions
from dashboard.texts.statuses import STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.second_version import BEFORE, with_predecessor
from tests.dashboard.small_atlas import publish, shown

_NONE_BEFORE = "Es gibt noch keinen früheren Datenstand"


@pytest.fixture(scope="module")
def briefing(embedded: PublishedFolder) -> Briefing:
    with shown(embedded.folder):
        return _built()


def _built(*sections: str, **parameters: str) -> Briefing:
    return catalogue.build(Selection("land", sections=sections, parameters=parameters))


def _sql(published: PublishedFolder, query: str) -> list[tuple[Any, ...]]:
    """What the database itself answers; closed again, for the dashboard opens it in its own way."""
    current = published.current()
    assert current
    with duckdb.connect(str(published.database(current)), read_only=True) as connection:
        return connection.execute(query).fetchall()


def _table(briefing: Briefing, name: str) -> Table:
    return next(table for table in briefing.tables() if table.name == name)


def _values(table: Table, title: str) -> list[Any]:
    place = [column.title for column in table.columns].index(title)
    return [row[place].value for row in table.rows]


def _texts(table: Table, title: str) -> list[str]:
    place = [column.title for column in table.columns].index(title)
    return [row[place].text for row in table.rows]


def _section(briefing: Briefing, name: str) -> Section:
    return next(section for section in briefing.sections if section.name == name)


def _said(section: Section) -> str:
    return " ".join(text for block in section.blocks if isinstance(block, Sentences) for text in block.texts)


def _csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_the_seven_stands_are_those_of_the_database_and_add_up(briefing: Briefing, embedded: PublishedFolder) -> None:
    rows = _sql(
        embedded,
        """
        SELECT status_kind.label, count(area_id), coalesce(sum(inhabitants), 0) FROM status_kind
        LEFT JOIN (SELECT * FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune') USING (status)
        GROUP BY status_kind.label, position ORDER BY position
        """,
    )
    table = _table(briefing, "staende")
    told = list(zip(_texts(table, "Stand"), _values(table, "Kommunen"), _values(table, "Einwohner"), strict=True))
    assert told[:-1] == [(label, count, people) for label, count, people in rows]
    assert told[-1][1] == sum(count for _, count, _ in told[:-1]) == 170
    assert told[-1][2] == sum(people for *_, people in told[:-1])


def test_the_bar_holds_the_shares_of_its_table(briefing: Briefing) -> None:
    chart = next(each for each in _section(briefing, "abdeckung").blocks if isinstance(each, Chart))
    assert (chart.kind, list(chart.categories)) == ("stacked_bars", ["Kommunen", "Bevölkerung"])
    assert [series.name for series in chart.series] == list(STATUSES.values())
    shares = zip(_values(chart.table, "Anteil der Kommunen"), _values(chart.table, "Anteil der Einwohner"), strict=True)
    assert [tuple(series.values) for series in chart.series] == list(shares)[:-1]
    assert all(f"{name} " in chart.picture.alt for name in STATUSES.values())


def test_coverage_by_kind_and_kreis_is_that_of_the_file(briefing: Briefing, embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        rows = _csv(coverage_file.as_csv())
    of_kind, of_kreis = _table(briefing, "abdeckung_nach_art"), _table(briefing, "abdeckung_nach_kreis")
    for group, table in (("Art der Kommune", of_kind), ("Kreis", of_kreis)):
        known = [row for row in rows if row["Gruppe"] == group]
        assert len(known) == len(table.rows)
        for title in ("Kommunen", *STATUSES.values()):
            assert _values(table, title) == [int(row[title]) for row in known]
    by_size = _table(briefing, "abdeckung_nach_groesse")
    assert sum(_values(by_size, "Kommunen")[:-1]) == _values(by_size, "Kommunen")[-1] == 170
    assert _texts(by_size, "Bevölkerung dort")[-1] == _texts(of_kind, "Bevölkerung dort")[-1]
    assert " bis " in _texts(by_size, "Bevölkerung dort")[-1]  # the unknown is not left out


def test_whom_to_call_first_are_the_first_of_the_list(briefing: Briefing, embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        rows = _csv(occasion_files.as_csv(occasions.Selection()))[:20]
    table = _table(briefing, "zuerst_ansprechen")
    assert _texts(table, "Kommune") == [row["Gebiet"] for row in rows]
    assert _texts(table, "Grund") == [row["Grund"] for row in rows]


def test_need_and_structure_are_the_places_of_the_build(briefing: Briefing, embedded: PublishedFolder) -> None:
    counts = {
        (need, structure): (count, unsure)
        for need, structure, count, unsure in _sql(
            embedded,
            "SELECT need_class, structure_class, count(*), count(*) FILTER (NOT assigned) FROM need_structure WHERE status = 'ok' GROUP BY ALL",
        )
    }
    fields = _table(briefing, "bedarf_und_struktur")
    shown_counts = [[cell.value for cell in row[1:]] for row in fields.rows]
    assert shown_counts == [[counts.get((need, each), (0, 0))[0] for each in (1, 2, 3)] for need in (3, 2, 1)]
    names = _table(briefing, "kommunen_je_feld")
    in_order = [counts.get((need, each), (0, 0)) for need in (3, 2, 1) for each in (1, 2, 3)]
    told_apart = [count - unsure for count, unsure in in_order]
    assert _values(names, "Kommunen") == [*told_apart, sum(unsure for _, unsure in in_order)]
    assert _texts(names, "Feld")[-1] == "Nicht eindeutig zugeordnet"
    listed = [0 if text == "keine" else text.count(", ") + 1 for text in _texts(names, "Namen")]
    assert listed == _values(names, "Kommunen")


def test_crime_by_year_is_what_is_published_and_its_age_is_said(briefing: Briefing, embedded: PublishedFolder) -> None:
    rows = dict(
        _sql(
            embedded,
            "SELECT period, round(value) FROM observation WHERE area_id = '07' AND indicator_id = 'straftaten_insgesamt'",
        )
    )
    table = _table(briefing, "faelle_nach_jahren")
    told = dict(zip(_values(table, "Jahr"), _values(table, "HZ insgesamt"), strict=True))
    assert {year: value for year, value in told.items() if value is not None} == {
        year: value for year, value in rows.items() if value is not None
    }
    assert "Neueste geladene PKS der Kreise: 2020" in _said(_section(briefing, "kriminalitaet"))


def test_every_kommune_is_listed_once(briefing: Briefing) -> None:
    table = _table(briefing, "kommunen")
    assert len(table.rows) == 170
    assert _texts(table, "Kreis").count("kreisfrei") == 12


def test_without_an_older_version_it_says_so(briefing: Briefing) -> None:
    assert _NONE_BEFORE in _said(_section(briefing, "neues"))


def test_a_version_that_is_not_kept_is_refused_in_german(embedded: PublishedFolder) -> None:
    with shown(embedded.folder), pytest.raises(UnknownBriefingError, match=r"nicht aufbewahrt\. Vergleichbar ist nur"):
        _built(von="2020-01-01.aaaaaaaa")


def test_what_changed_since_a_version_is_what_the_page_says(
    embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with shown(with_predecessor(embedded.folder, tmp_path_factory.mktemp("two"))):
        found = changes.between(BEFORE, db.shown().version)
        assert found.statuses
        for parameters in ({"von": BEFORE}, {}):
            section = _section(_built("neues", **parameters), "neues")
            totals = next(block for block in section.blocks if isinstance(block, Table))
            before, after = found.stands
            assert [sum(code == each for code in before.values()) for each in STATUSES] == _values(totals, "vorher")[
                :-1
            ]
            assert [sum(code == each for code in after.values()) for each in STATUSES] == _values(totals, "nachher")[
                :-1
            ]
            listed = [block for block in section.blocks if isinstance(block, Table)]
            changed = next((each for each in listed if each.name == "kommunen_mit_anderem_stand"), None)
            assert changed
            assert len(changed.rows) == len(found.statuses)
            assert all(row[0].text.endswith(")") and "e" in row[1].marks for row in changed.rows)
            values = next(each for each in listed if each.name == "werte")
            assert not any("Demodaten" in row[0].text for row in values.rows)  # a mark at its numbers instead
            assert [row[0].text for row in values.rows if not row[2].marks] == ["Raubdelikte je 100.000 Einwohner"]


def test_an_older_version_without_one_before_it_is_not_called_the_one_of_today(
    embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with shown(with_predecessor(embedded.folder, tmp_path_factory.mktemp("older"))), db.reading(BEFORE):
        briefing = _built("neues")
        assert briefing.version == BEFORE
        said = _said(_section(briefing, "neues"))
        assert "heutige" not in said
        assert f"Ein älterer Datenstand, mit dem sich „{BEFORE}“ vergleichen lässt, ist nicht aufbewahrt." in said


def test_only_the_sections_asked_for_are_built(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        assert [each.name for each in _built("methode", "abdeckung").sections] == ["abdeckung", "methode"]


@pytest.fixture
def _small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with shown(publish(tmp_path_factory.mktemp("small"))):
        yield


@pytest.mark.usefixtures("_small")
def test_an_atlas_without_crime_and_surveys_says_so() -> None:
    briefing = _built("abdeckung", "neues", "bedarf", "kriminalitaet")
    assert "Es fehlen Befragungen oder Angaben" in _said(_section(briefing, "bedarf"))
    assert "liegt für dieses Gebiet nichts vor" in _said(_section(briefing, "kriminalitaet"))
    assert _values(_table(briefing, "staende"), "Kommunen")[-1] == 5
