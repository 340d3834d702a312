"""What a preview would change: counted, named, the unusual first, and nothing that is kept secret."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pytest

from dashboard.maintenance.worker_files import OUTCOMES, as_agreed
from pipelines.build.inputs import SCHEMA_VERSION
from pipelines.intake.difference import difference
from tests.conftest import SCHEMA

# Rates of one offence by Kreis and year; "-" is kept secret.
Rates = dict[tuple[str, int], float | str]
BEFORE: Rates = {
    ("07111", 2019): 1000.0,
    ("07111", 2020): 1010.0,
    ("07131", 2019): 500.0,
    ("07131", 2020): 505.0,
    ("07132", 2019): 700.0,
    ("07132", 2020): 707.0,
}


def database(
    file: Path, rates: Rates, status: str = "aktiv", meeting: str = "2026-05-01", schema: int = SCHEMA_VERSION
) -> Path:
    """A small published database."""
    with duckdb.connect(str(file)) as connection:
        # what is not compared may be missing
        connection.execute(re.sub(r"(?<!IS) NOT NULL", "", SCHEMA.read_text(encoding="utf-8")))
        connection.execute(
            f"INSERT INTO build VALUES ('v', {schema}, now()::TIMESTAMP, '2026-11-23', false, 'f', true, '')"
        )
        for area, level in (("07111", "kreis"), ("07131", "kreis"), ("07132", "kreis"), ("071310007", "kommune")):
            connection.execute(
                f"INSERT INTO area BY NAME SELECT '{area}' AS area_id, '{level}' AS level, '{area}' AS name, 'Gebiet {area}' AS label"
            )
        connection.execute(
            """INSERT INTO indicator BY NAME SELECT 'einbruch' AS indicator_id, 1 AS position, 'L' AS topic, 'Einbruch' AS title,
            'Einbruch' AS short_title, '' AS definition, '' AS numerator, 'je 100.000' AS unit, 'je 100.000' AS unit_short, 'rate' AS scale,
            0 AS decimals, 'none' AS polarity, 'percent' AS change, false AS inherits, ['kreis'] AS levels, 'pks' AS source_id, '435*00' AS pks_key,
            [] AS synonyms, [] AS caveats"""
        )
        for (area, year), rate in rates.items():
            secret = rate == "-"
            connection.execute(
                "INSERT INTO observation BY NAME SELECT 'einbruch' AS indicator_id, ? AS period, 'kreis' AS level, ? AS area_id, "
                "? AS value, ? AS status, 'r' AS release_id",
                [year, area, None if secret else rate, "suppressed" if secret else "ok"],
            )
        connection.execute(
            "INSERT INTO council BY NAME SELECT 'K1' AS council_id, 'Präventionsrat Musterstadt' AS name, 'praeventionsrat' AS type, "
            "true AS counts_as_body, 'r' AS release_id"
        )
        connection.execute(
            f"INSERT INTO council_meeting BY NAME SELECT 'K1' AS council_id, DATE '{meeting}' AS held_on, 'r' AS release_id"
        )
        connection.execute(
            f"""INSERT INTO structure BY NAME SELECT '071310007' AS area_id, '{status}' AS status_reported, DATE '2026-10-01' AS confirmed_on,
            false AS conflicting, 0 AS part_councils"""
        )
        connection.execute(
            f"""INSERT INTO status_evidence BY NAME SELECT DATE '2026-11-23' AS day, '071310007' AS area_id, 'K1' AS council_id,
            '{status}' AS status_reported, DATE '2026-10-01' AS confirmed_on, false AS conflicting, DATE '{meeting}' AS last_meeting_on,
            true AS meetings_complete, 1 AS nth_by_meeting, 1 AS nth_by_report"""
        )
    return file


def test_equal_databases_differ_in_nothing(tmp_path: Path) -> None:
    found = difference(database(tmp_path / "a", BEFORE), database(tmp_path / "b", BEFORE))
    assert found["reason"] is None
    assert not any(found["counts"].values())
    assert found["rows"] == {"new": 0, "changed": 0, "gone": 0}
    assert found["bodies"] == {"new": [], "gone": [], "changed": []}


def test_stand_values_and_bodies_are_named(tmp_path: Path) -> None:
    after = {key: rate for key, rate in BEFORE.items() if key != ("07132", 2019)} | {("07131", 2020): 900.0}
    found = difference(
        database(tmp_path / "a", BEFORE), database(tmp_path / "b", after, status="ruhend", meeting="2026-06-01")
    )
    assert found["status"] == [{"area": "071310007", "name": "Gebiet 071310007", "before": "aktiv", "after": "ruhend"}]
    assert [
        (each["area"], each["period"], each["before"], each["after"], each["change"]) for each in found["values"]
    ] == [
        ("07131", 2020, 505.0, 900.0, "changed"),
        ("07132", 2019, 700.0, None, "gone"),
    ]
    assert found["bodies"]["changed"] == ["Präventionsrat Musterstadt"]
    assert found["rows"] == {"new": 0, "changed": 1, "gone": 0}
    outcome = {"state": "ready", "problems": [], "difference": json.loads(json.dumps(found))}
    assert as_agreed(OUTCOMES["check"], outcome)  # what the web reads of it


def test_occasions_are_those_of_the_page_on_changes(tmp_path: Path) -> None:
    """Hints count as well, and one of another urgency is neither new nor gone; the day at which both judge is told."""
    sides = [{"F1": "anlass", "F2": "hinweis", "F3": "anlass"}, {"F1": "hinweis", "F3": "anlass", "F4": "hinweis"}]
    files = [database(tmp_path / name, BEFORE) for name in "ab"]
    for file, findings, day in zip(files, sides, ("2026-09-30", "2026-10-31"), strict=True):
        with duckdb.connect(str(file)) as connection:
            connection.execute("UPDATE build SET as_of = ?", [day])
            connection.execute(
                "INSERT INTO finding_kind BY NAME SELECT 'A' AS kind, 1 AS position, 'Gremium ruht' AS title"
            )
            connection.executemany(
                "INSERT INTO finding BY NAME SELECT ? AS finding_id, 'A' AS kind, '071310007' AS area_id, ? AS severity",
                list(findings.items()),
            )
    found = difference(*files)
    assert [(each["change"], each["before"], each["after"]) for each in found["occasions"]] == [
        ("new", None, "hinweis"),
        ("gone", "hinweis", None),
        ("changed", "anlass", "hinweis"),
    ]
    assert {each["name"] for each in found["occasions"]} == {"Gebiet 071310007"}
    assert found["occasion_changes"] == {"new": 1, "gone": 1, "changed": 1}
    assert found["as_of"] == {"before": "2026-09-30", "after": "2026-10-31"}


def test_a_jump_is_what_is_unusual_and_not_what_is_large(tmp_path: Path) -> None:
    """A new year: everywhere one per cent more, in one Kreis with small figures twice as much."""
    after = BEFORE | {("07111", 2021): 1020.0, ("07131", 2021): 1010.0, ("07132", 2021): 714.0}
    found = difference(database(tmp_path / "a", BEFORE), database(tmp_path / "b", after))
    first = found["jumps"][0]
    assert (first["area"], first["before"], first["before_period"], first["after"]) == ("07131", 505.0, 2020, 1010.0)
    assert first["times_usual"] > 10
    assert {each["change"] for each in found["values"]} == {"new"}
    assert found["values"][0]["area"] == "07131"


@pytest.mark.parametrize("made_secret", [True, False])
def test_what_is_secret_in_either_version_has_no_numbers(tmp_path: Path, made_secret: bool) -> None:
    secret = BEFORE | {("07131", 2020): "-"}
    open_side = BEFORE | {("07131", 2020): 987.0}
    sides = (open_side, secret) if made_secret else (secret, open_side)
    found = difference(database(tmp_path / "a", sides[0]), database(tmp_path / "b", sides[1]))
    [value] = found["values"]
    assert (value["before"], value["after"], value["suppressed"]) == (None, None, True)
    assert "987" not in json.dumps(found)


def test_no_former_number_is_told_beside_one_that_is_secret_now(tmp_path: Path) -> None:
    """Two indicators of one Kreis and year add up: the former value of one would give away the other."""
    file = database(tmp_path / "b", BEFORE | {("07131", 2020): 600.0})
    with duckdb.connect(str(file)) as connection:
        connection.execute("INSERT INTO indicator SELECT * REPLACE ('raub' AS indicator_id) FROM indicator")
        connection.execute(
            "INSERT INTO observation BY NAME SELECT 'raub' AS indicator_id, 2020 AS period, 'kommune' AS level, '071310007' AS area_id, "
            "'suppressed' AS status, 'r' AS release_id"
        )
    found = difference(database(tmp_path / "a", BEFORE), file)
    [value] = [each for each in found["values"] if each["indicator"] == "einbruch"]
    assert (value["before"], value["after"]) == (None, 600.0)
    assert found["jumps"] == []


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    new = database(tmp_path / "b", BEFORE)
    damaged = tmp_path / "damaged"
    damaged.write_bytes(b"no database")
    for former in (None, damaged, database(tmp_path / "old", BEFORE, schema=SCHEMA_VERSION - 1)):
        found = difference(former, new)
        assert found["reason"]
        assert found["values"] == found["status"] == []
