"""The sheet of a Kreis: what it says of its Kommunen and their coverage, the same in its files, and its cases by year."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard import db, german
from dashboard.app import create_app
from dashboard.pages.gebiet import kreis_sheet_words
from dashboard.queries.kreis_sheet import Coverage
from pipelines.store.versions import PublishedFolder
from tests.dashboard import gebiet_atlas
from tests.dashboard.document import parse, text_of
from tests.dashboard.lage_atlas import HACHENBURG, KREIS, MARIENBERG
from tests.dashboard.small_atlas import FileAtlas, shown

AHRWEILER = "07131"


@pytest.fixture(scope="module")
def embedded_visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return gebiet_atlas.publish(tmp_path)


def section(visitor: FlaskClient, address: str, name: str = "kommunen") -> str:
    found = re.search(rf'<section id="{name}".*?</section>', visitor.get(address).text, re.DOTALL)
    assert found, name
    return found[0]


def rows(markup: str) -> list[list[str]]:
    """Cells of the body of the only table, as words."""
    [body] = re.findall(r"<tbody>(.*?)</tbody>", markup, re.DOTALL)
    return [
        [text_of(parse(cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def table(visitor: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = visitor.get(address)
    assert answer.status_code == 200
    delimiter = "," if "programme" in address else ";"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=delimiter))


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    """Every cell of a workbook as text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


def test_every_kommune_of_the_kreis_stands_on_the_sheet_as_in_its_file(embedded_visitor: FlaskClient) -> None:
    on_screen = rows(section(embedded_visitor, f"/gebiet/{AHRWEILER}"))
    in_file = table(embedded_visitor, f"/gebiet/{AHRWEILER}/kommunen.csv")
    assert len(on_screen) == len(in_file) == 8
    for shown_row, row in zip(on_screen, in_file, strict=True):
        name, kind, status, confirmed, met, people, counted = shown_row
        assert (name, kind, status) == (row["Kommune"], row["Art"], row["Stand"])
        assert confirmed == (row["gemeldet am"] or "keine Meldung")
        assert met in (row["letzte Sitzung"], "nicht bekannt", "entfällt")
        assert people == german.number(int(row["Einwohner"]))
        assert counted == f"{row['Anlässe']} / {row['Hinweise']}"
        assert row["Demodaten"] == "ja"


def test_the_findings_of_the_sheet_are_those_of_the_work_list(embedded_visitor: FlaskClient) -> None:
    listed = Counter(
        (row["area_id"], row["severity"])
        for row in table(embedded_visitor, f"/anlaesse-programme.csv?kreis={AHRWEILER}")
    )
    for row in table(embedded_visitor, f"/gebiet/{AHRWEILER}/kommunen-programme.csv"):
        assert int(row["occasions"]) == listed[row["area_id"], "anlass"]
        assert int(row["hints"]) == listed[row["area_id"], "hinweis"]


def test_the_sum_is_that_of_the_published_coverage(embedded_visitor: FlaskClient) -> None:
    kommunen, active, unclear, people, covered, unclear_people = db.one(
        """
        SELECT kommunen, active, unclear, inhabitants, inhabitants_active, inhabitants_unclear
        FROM coverage WHERE area_id = ? AND day = (SELECT as_of FROM build)
        """,
        [AHRWEILER],
    ).values()
    text = text_of(parse(section(embedded_visitor, f"/gebiet/{AHRWEILER}")))
    assert f"Summe: {kommunen} Kommunen" in text
    assert f"aktiv: {german.counted_between(active, unclear, kommunen)}" in text
    assert german.number(people) in text
    share = german.share_between(covered, unclear_people, people).replace(german.NBSP, " ")
    assert f"abgedeckt: {share}" in text


def test_cases_by_year_are_the_published_ones_on_screen_and_in_the_workbook(embedded_visitor: FlaskClient) -> None:
    on_screen = {row[0]: row[1:] for row in rows(section(embedded_visitor, f"/gebiet/{AHRWEILER}", "jahre"))}
    head, *lines = sheets(embedded_visitor.get(f"/gebiet/{AHRWEILER}/kreisblatt.xlsx").data)["Fälle nach Jahren"]
    in_file = {line[2]: line for line in lines}
    assert on_screen.keys() == in_file.keys()
    for row in db.query(
        """
        SELECT period, own.numerator AS cases, own.value AS value, land.value AS land FROM observation AS own JOIN observation AS land USING (indicator_id, period)
        WHERE own.area_id = ? AND land.area_id = '07' AND indicator_id = 'straftaten_ohne_auslaenderrecht'
        """,
        [AHRWEILER],
    ):
        wanted = [german.number(row[name]) for name in ("cases", "value", "land")]
        assert on_screen[str(row["period"])][:3] == wanted
        assert [german.number(float(each)) for each in in_file[str(row["period"])][3:6]] == wanted
    assert head[3:6] == ["Fälle ohne Ausländerrecht", "HZ ohne Ausländerrecht", "HZ ohne Ausländerrecht, Land"]


def test_a_year_of_another_meaning_says_so_beside_its_figures(embedded_visitor: FlaskClient) -> None:
    on_screen = {row[0]: row[-1] for row in rows(section(embedded_visitor, f"/gebiet/{AHRWEILER}", "jahre"))}
    assert "Ausländerrecht" in on_screen["2016"]
    assert "AQ insgesamt: Land als Summe der 36 Kreise" in on_screen["2018"]


def test_only_values_that_stand_there_have_remarks_and_each_break_is_said_once(embedded_visitor: FlaskClient) -> None:
    markup = section(embedded_visitor, "/gebiet/07", "jahre")
    on_screen = {row[0]: row for row in rows(markup)}
    measures = ("HZ ohne Ausländerrecht", "HZ insgesamt", "AQ insgesamt")
    for year, row in on_screen.items():
        assert ") (" not in row[-1]
        for measure, value in zip(measures, (row[2], row[4], row[5]), strict=True):
            assert value != "keine Angabe" or measure not in row[-1], year
    assert [year for year, row in sorted(on_screen.items()) if "nicht vergleichbar" in row[-1]] == [
        "2016",
        "2017",
        "2019",
        "2024",
    ]
    [lines] = [
        lines
        for name, lines in sheets(embedded_visitor.get("/gebiet/07/kreisblatt.xlsx").data).items()
        if name == "Fälle nach Jahren"
    ]
    remarks = lines[0].index("Anmerkungen")
    assert {line[2]: line[remarks] or "–" for line in lines[1:]} == {year: row[-1] for year, row in on_screen.items()}
    assert "Senkrechte Linie" not in markup, "there is a table, no chart"
    assert "HZ ohne Ausländerrecht, ab 2016: mit den Jahren davor nicht vergleichbar" in markup


def test_the_workbook_says_what_it_rests_on(embedded_visitor: FlaskClient) -> None:
    read = sheets(embedded_visitor.get(f"/gebiet/{AHRWEILER}/kreisblatt.xlsx").data)
    assert list(read) == ["Kommunen", "Fälle nach Jahren", "Hinweise"]
    notes = [(row[0], row[1]) for row in read["Hinweise"][1:]]
    assert ("Gebiet", "Landkreis Ahrweiler (07131)") in notes
    assert any(name == "Demodaten" and "erfunden" in said for name, said in notes)
    assert any(name == "Quelle" and "Bundeskriminalamt" in said for name, said in notes)
    assert any(name == "Datenstand" for name, _ in notes)


def test_the_land_lists_its_kreise_and_all_of_them_add_up(embedded_visitor: FlaskClient) -> None:
    markup = section(embedded_visitor, "/gebiet/07")
    on_screen = rows(markup)
    assert len(on_screen) == 36
    assert sum(int(row[1]) for row in on_screen) == 170
    for row in on_screen:
        assert int(row[1]) == sum(map(int, row[2:9]))
    [total] = re.findall(r"<tfoot>(.*?)</tfoot>", markup, re.DOTALL)
    summed = [text_of(parse(cell)) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", total, re.DOTALL)]
    assert [int(each) for each in summed[1:9]] == [sum(int(row[place]) for row in on_screen) for place in range(1, 9)]
    read = sheets(embedded_visitor.get("/gebiet/07/kreisblatt.xlsx").data)
    assert [len(read["Kreise"]), len(read["Kommunen"])] == [37, 171]


def test_it_is_sorted_by_its_address_and_keeps_its_caption(embedded_visitor: FlaskClient) -> None:
    markup = section(embedded_visitor, f"/gebiet/{AHRWEILER}?sortierung=einwohner&richtung=ab&bezug=land")
    people = [int(row[5].replace(".", "")) for row in rows(markup)]
    assert people == sorted(people, reverse=True)
    assert "sortiert nach Einwohner, absteigend</caption>" in markup
    assert markup.count('aria-sort="descending"') == 1
    links = [unescape(each) for each in re.findall(r'<th[^>]*><a id="[^"]*" href="([^"]+)"', markup)]
    assert links
    assert all("bezug=land" in each for each in links)
    assert any("sortierung=einwohner#" in each for each in links), "a second click turns the direction"


@pytest.mark.parametrize("direction", ["auf", "ab"])
def test_kinds_are_in_german_order(embedded_visitor: FlaskClient, direction: str) -> None:
    kinds = [row[1] for row in rows(section(embedded_visitor, f"/gebiet/07137?sortierung=art&richtung={direction}"))]
    assert kinds == sorted(kinds, key=german.sort_key, reverse=direction == "ab")
    assert {"große kreisangehörige Stadt", "Verbandsgemeinde"} <= set(kinds)


def test_a_day_nobody_knows_comes_last_in_both_directions(embedded_visitor: FlaskClient) -> None:
    for direction in ("auf", "ab"):
        markup = section(embedded_visitor, f"/gebiet/{AHRWEILER}?sortierung=sitzung&richtung={direction}")
        known = ["." in row[4] for row in rows(markup)]
        assert known == sorted(known, reverse=True)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/gebiet/{AHRWEILER}?sortierung=farbe", 400),
        (f"/gebiet/{AHRWEILER}?sortierung=aktiv", 400),
        ("/gebiet/07?sortierung=sitzung", 400),
        ("/gebiet/071110000?sortierung=ort", 400),
        ("/gebiet/071110000/kreisblatt.xlsx", 404),
        ("/gebiet/071110000/kommunen.csv", 404),
        ("/gebiet/07999/kreisblatt.xlsx", 404),
    ],
)
def test_an_order_or_file_that_is_not_there_is_told(embedded_visitor: FlaskClient, address: str, status: int) -> None:
    assert embedded_visitor.get(address).status_code == status


def test_a_kreisfreie_stadt_keeps_its_profile(embedded_visitor: FlaskClient) -> None:
    assert 'id="kommunen"' not in embedded_visitor.get("/gebiet/07111").text


def test_a_kreis_of_small_data_says_what_is_unknown(small: Path) -> None:
    with shown(small):
        text = text_of(parse(section(create_app().test_client(), f"/gebiet/{KREIS}")))
    assert "In keiner der 2 Kommunen ist ein aktives Gremium bestätigt." in text
    assert (
        "In 1 Kommune mit 19.000 Einwohnerinnen und Einwohnern ist der Stand unklar: Abgedeckt sind höchstens 44,2 %."
        in text
    )
    assert "aktiv: 0 bis 1 von 2" in text
    assert "0 %" not in text
    assert "Eigenes Gremium des Landkreises: aktiv, gemeldet am 03.03.2026, letzte Sitzung am 05.01.2026." in text
    assert "Kommunen im Westerwaldkreis, Stand der Gremien am 30.09.2026" in text


def test_a_kreis_without_a_single_known_council_gives_a_range_in_words(small: Path) -> None:
    atlas = FileAtlas.again(small / "gebiet.duckdb")
    atlas.connection.execute(
        f"UPDATE status_evidence SET confirmed_on = NULL, status_reported = 'unklar', last_meeting_on = NULL "
        f"WHERE area_id IN ('{MARIENBERG}', '{HACHENBURG}', '{KREIS}')"
    )
    atlas.connection.close()
    with shown(small):
        text = text_of(parse(section(create_app().test_client(), f"/gebiet/{KREIS}")))
    assert "Von keiner der 2 Kommunen ist bekannt, wie es um ein Gremium steht." in text
    assert "Abgedeckt sein können zwischen 0 und 2." in text
    assert "abgedeckt: nicht bekannt" in text
    assert "keine Meldung" in text
    assert "Eigenes Gremium des Landkreises: unklar, es liegt keine Meldung vor." in text


def test_real_councils_are_not_called_invented(small: Path) -> None:
    atlas = FileAtlas.again(small / "gebiet.duckdb")
    atlas.connection.execute("UPDATE source SET synthetic = false")
    atlas.connection.execute("UPDATE build SET demo = false")
    atlas.connection.close()
    with shown(small):
        visitor = create_app().test_client()
        assert "Demodaten" not in section(visitor, f"/gebiet/{KREIS}")
        answer = visitor.get(f"/gebiet/{KREIS}/kreisblatt.xlsx")
    notes = dict(row[:2] for row in sheets(answer.data)["Hinweise"][1:])
    assert notes["Demodaten"] == "Diese Datei enthält keine erfundenen Angaben."
    assert "demodaten" not in answer.headers["Content-Disposition"]


def test_an_invented_finding_over_real_councils_is_marked(small: Path) -> None:
    atlas = FileAtlas.again(small / "gebiet.duckdb")
    atlas.connection.execute("UPDATE source SET synthetic = false")
    atlas.connection.execute("UPDATE build SET demo = false")
    atlas.insert(
        "finding",
        finding_id=f"G10-{HACHENBURG}",
        kind="G10",
        area_id=HACHENBURG,
        variant="",
        severity="hinweis",
        certainty="nicht_geprueft",
        synthetic=True,
    )
    atlas.connection.close()
    with shown(small):
        visitor = create_app().test_client()
        assert "Demodaten" in section(visitor, f"/gebiet/{KREIS}")
        marks = {row["area_id"]: row["synthetic"] for row in table(visitor, f"/gebiet/{KREIS}/kommunen-programme.csv")}
        notes = dict(row[:2] for row in sheets(visitor.get(f"/gebiet/{KREIS}/kreisblatt.xlsx").data)["Hinweise"][1:])
    assert marks == {HACHENBURG: "true", MARIENBERG: "false"}
    assert "erfundenen Angaben" in notes["Demodaten"]
    assert "keine" not in notes["Demodaten"]


def test_where_nobody_knows_of_cases_that_is_said(small: Path) -> None:
    with shown(small):
        visitor = create_app().test_client()
        assert "Zu Fällen und Aufklärung liegt für dieses Gebiet nichts vor." in section(
            visitor, f"/gebiet/{KREIS}", "jahre"
        )
        assert list(sheets(visitor.get(f"/gebiet/{KREIS}/kreisblatt.xlsx").data)) == ["Kommunen", "Hinweise"]


@pytest.mark.parametrize(
    ("by_status", "sentence"),
    [
        ({"unklar": 1}, "Von der einzigen Kommune ist nicht bekannt, wie es um ein Gremium steht."),
        ({"aktiv": 1}, "Die einzige Kommune hat ein bestätigt aktives Gremium."),
        ({"ruhend": 1}, "Die einzige Kommune hat kein bestätigt aktives Gremium: ruhend."),
        ({"kein_gremium": 3}, "In keiner der 3 Kommunen ist ein aktives Gremium bestätigt."),
        (
            {"aktiv": 2, "ruhend": 2},
            "In 2 von 4 Kommunen ist ein aktives Gremium bestätigt; dort leben 200 von 400 Einwohnerinnen und Einwohnern (50,0 %).",
        ),
    ],
)
def test_coverage_in_words(by_status: dict[str, int], sentence: str) -> None:
    people = {status: 100 * count for status, count in by_status.items()}
    covered = Coverage(
        sum(by_status.values()),
        by_status,
        sum(people.values()),
        people.get("aktiv", 0),
        people.get("unklar", 0),
        0,
        0,
    )
    assert kreis_sheet_words.coverage(covered).replace(german.NBSP, " ") == sentence


def test_nobody_covered_is_a_word_not_a_bare_zero() -> None:
    covered = Coverage(2, {"ruhend": 2}, 200, 0, 0, 0, 0)
    assert kreis_sheet_words.covered_share(covered) == "niemand"
    assert kreis_sheet_words.active_of(covered) == "0 von 2"
