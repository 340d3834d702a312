"""Published results of surveys on a profile: as they stand, beside Land and Bund, never compared."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.dashboard import gebiet_atlas
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, LAND, MARIENBERG
from tests.dashboard.small_atlas import FileAtlas, shown

SOURCE = "befragungen_veroeffentlicht"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = gebiet_atlas.publish(tmp_path_factory.mktemp("published_surveys"))
    pointer = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    small = FileAtlas.__new__(FileAtlas)
    import duckdb

    small.connection = duckdb.connect(str(folder / pointer["database"]))
    _add(small)
    small.connection.close()
    return folder


def _add(small: FileAtlas) -> None:
    small.connection.execute(
        "INSERT INTO source BY NAME SELECT * REPLACE (? AS source_id, 'Veröffentlichte Befragungen' AS attribution, false AS synthetic) "
        "FROM source LIMIT 1",
        [SOURCE],
    )
    small.connection.execute(
        "INSERT INTO release BY NAME SELECT * REPLACE (? AS release_id, ? AS source_id) FROM release LIMIT 1",
        ["fund.csv", SOURCE],
    )
    common = {
        "item": "nachts",
        "question": "nachts am Ort",
        "release_id": "fund.csv",
        "source_url": "https://a.example/x",
    }
    for position, row in enumerate(
        (
            {
                "area_id": MARIENBERG,
                "survey": "Umfrage",
                "year": 2019,
                "answer": "sicher",
                "value_pct": 61.6,
                "n": 2192,
                "sampling": "register",
            },
            {
                "area_id": MARIENBERG,
                "survey": "Begehung",
                "year": 2018,
                "part": "Markt<b>",
                "answer": "unsicher",
                "subgroup": "Frauen",
                "value_pct": 50.0,
                "precision": "rounded",
                "sampling": "begehung",
                "note": "etwa die Hälfte",
            },
            {"area_id": LAND, "survey": "Landesumfrage", "year": 2017, "answer": "unsicher", "value_pct": 16.6},
            {
                "area_id": None,
                "survey": "Bundesumfrage",
                "year": 2020,
                "answer": "sicher",
                "value_pct": 72.0,
                "n": 45351,
                "precision": "at_least",
            },
        ),
        start=1,
    ):
        small.insert("published_survey_figure", **{"precision": "stated", "position": position, **common, **row})


@pytest.fixture
def visitor(folder: Path) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(folder):
        yield create_app().test_client()


def words(visitor: FlaskClient, area_id: str) -> str:
    match = re.search(r'<section id="veroeffentlicht".*?</section>', visitor.get(f"/gebiet/{area_id}").text, re.DOTALL)
    assert match
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", match.group())))


def test_a_figure_stands_with_question_year_persons_sampling_and_page(visitor: FlaskClient) -> None:
    text = words(visitor, MARIENBERG)
    for part in (
        "Veröffentlicht, nicht vergleichbar: Umfrage 2019",
        "nachts am Ort sicher 61,6 %",
        "n = 2.192",
        "Melderegister",
        "a.example",
    ):
        assert part in text, part


def test_land_and_bund_stand_beside_the_same_thing_with_their_own_answers(visitor: FlaskClient) -> None:
    text = words(visitor, MARIENBERG)
    assert "Rheinland-Pfalz 2017: 16,6 % „unsicher“ Deutschland 2020: über 72 % „sicher“" in text


def test_what_anybody_could_join_is_a_mood_and_what_is_not_stated_says_so(visitor: FlaskClient) -> None:
    text = words(visitor, MARIENBERG)
    for part in (
        "Stimmungsbild",
        "Markt<b>",
        "unsicher (nur Frauen)",
        "rund 50 %",
        "etwa die Hälfte",
        "Zahl der Befragten nicht angegeben",
    ):
        assert part in text, part


def test_the_land_shows_its_own_and_those_of_the_country(visitor: FlaskClient) -> None:
    text = words(visitor, LAND)
    assert "Landesumfrage 2017" in text
    assert "Bundesumfrage 2020 (Deutschland)" in text


def test_no_section_and_no_file_where_nothing_is_published(visitor: FlaskClient) -> None:
    assert 'id="veroeffentlicht"' not in visitor.get(f"/gebiet/{HACHENBURG}").text
    assert visitor.get(f"/gebiet/{KOBLENZ}/veroeffentlicht.csv").status_code == 404


def test_the_files_hold_the_same_and_say_that_nothing_is_comparable(visitor: FlaskClient) -> None:
    for name in ("veroeffentlicht", "veroeffentlicht-programme"):
        text = visitor.get(f"/gebiet/{MARIENBERG}/{name}.csv").text.lstrip("\ufeff")
        header, *rows = csv.reader(io.StringIO(text), delimiter=";" if name == "veroeffentlicht" else ",")
        assert len(rows) == 2
        assert {len(row) for row in rows} == {len(header)}
        assert all(
            row[header.index("Vergleichbar" if name == "veroeffentlicht" else "comparable")] in ("nein", "false")
            for row in rows
        )
