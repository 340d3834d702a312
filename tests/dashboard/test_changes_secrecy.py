"""A number that was made secret is not told by the difference of two versions, nor by the former numbers beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dashboard.app import create_app
from dashboard.queries import changes
from tests.dashboard.registry_versions import Spec, publish_specs, template
from tests.dashboard.small_atlas import shown
from tests.pipelines.registry_atlas import CITY, LANDKREIS, OTHER_VG, VG

OLDEST = Spec("2026-08-01.0a000001", reports=(("K1", "aktiv", date(2026, 6, 1)),), demo=True)
MIDDLE, NEWEST = replace(OLDEST, name="2026-09-01.0a000002"), replace(OLDEST, name="2026-10-01.0a000003")
# (indicator, area, year): values in the three versions, None: kept secret
VALUES: Mapping[tuple[str, str, int], tuple[float | None, ...]] = {
    ("raub", VG, 2020): (11.0, 12.0, None),  # made secret in the newest
    ("raub", OTHER_VG, 2020): (21.0, 22.0, 23.0),  # would tell it together with the Kreis
    ("raub", LANDKREIS, 2020): (31.0, 32.0, 33.0),
    ("diebstahl", VG, 2020): (41.0, 42.0, 43.0),  # what offences add up to would tell it, too
    ("raub", CITY, 2020): (51.0, 52.0, 53.0),  # another Kreis
    ("raub", VG, 2019): (61.0, 62.0, 63.0),  # another year
    ("angst", VG, 2020): (71.0, 72.0, 73.0),  # a survey
    ("raub", VG, 2018): (None, 82.0, 83.0),  # was secret and is public now
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    published = tmp_path_factory.mktemp("published")
    publish_specs(published, template(tmp_path_factory.mktemp("template")), [OLDEST, MIDDLE, NEWEST])
    for version, spec in enumerate((OLDEST, MIDDLE, NEWEST)):
        with duckdb.connect(str(published / f"atlas-{spec.name}.duckdb")) as connection:
            _add(connection, version)
    return published


def _add(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    connection.execute(
        """INSERT INTO source (source_id, title, publisher, licence, attribution, cadence, format, caveats, synthetic)
           VALUES ('pks', 'PKS', '', '', '', '', '', [], false)"""
    )
    connection.execute(
        """INSERT INTO release (release_id, source_id, period, published, sha256, size_bytes, rows_read, rows_published, rows_rejected)
           VALUES ('pks.csv', 'pks', '2020', '2021', ?, 0, 0, 0, 0)""",
        [str(version)],
    )
    connection.execute("INSERT INTO known_since VALUES ('release', 'pks.csv', DATE '2026-08-01', true)")
    for name, key in (("raub", "210000"), ("diebstahl", "300000"), ("angst", None)):
        connection.execute(
            """INSERT INTO indicator VALUES
               (?, 1, 'K', ?, ?, '', '', '', 'Fälle', 'F', 'rate', 1, 'none', 'percent', true, ['kommune'], 'pks', ?, NULL, [], [])""",
            [name, name, name, key],
        )
    for (name, area_id, year), values in VALUES.items():
        value = values[version]
        connection.execute(
            """INSERT INTO observation (indicator_id, period, level, area_id, value, status, release_id)
               VALUES (?, ?, ?, ?, ?, ?, 'pks.csv')""",
            [
                name,
                year,
                "kreis" if len(area_id) == 5 else "kommune",
                area_id,
                value,
                "suppressed" if value is None else "ok",
            ],
        )


@pytest.fixture
def visitor(folder: Path) -> Iterator[FlaskClient]:
    with shown(folder):
        changes.between.cache_clear()
        yield create_app().test_client()


def told(visitor: FlaskClient, query: str) -> dict[tuple[str, str, int], tuple[str, str, str, str]]:
    text = visitor.get(f"/neues/werte-programme.csv{query}").get_data(as_text=True)
    return {
        (row["indicator_id"], row["area_id"], int(row["period"])): (
            row["before"],
            row["after"],
            row["status_before"],
            row["status_after"],
        )
        for row in csv.DictReader(io.StringIO(text))
    }


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(version, other) for version in range(3) for other in range(version + 1, 3)],
)
def test_no_pair_of_versions_tells_what_is_secret_today(visitor: FlaskClient, earlier: int, later: int) -> None:
    names = [OLDEST.name, MIDDLE.name, NEWEST.name]
    rows = told(visitor, f"?von={names[earlier]}&bis={names[later]}")
    assert set(rows) == set(VALUES)
    for key, values in VALUES.items():
        name, area_id, year = key
        is_secret = name in ("raub", "diebstahl") and area_id.startswith(LANDKREIS) and year == 2020
        expected = []
        for version in (earlier, later):
            value = values[version]
            if value is None:
                expected.append(("", "suppressed"))
            elif is_secret and version != 2:
                expected.append(("", "withheld"))
            else:
                expected.append((f"{value:g}", "ok"))
        (before, status_before), (after, status_after) = expected
        assert rows[key] == (before, after, status_before, status_after)


def test_the_words_and_the_workbook_say_why_nothing_is_shown(visitor: FlaskClient) -> None:
    text = visitor.get("/neues/werte.csv").get_data(as_text=True).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    (row,) = [
        row for row in rows if (row["Kennzahl"], row["Schlüssel (ARS)"], row["Jahr"]) == ("raub", OTHER_VG, "2020")
    ]
    assert (row["vorher"], row["nachher"], row["Status vorher"]) == ("", "23", "nicht gezeigt (Geheimhaltung)")
    book = load_workbook(io.BytesIO(visitor.get("/neues.xlsx").data), read_only=True)
    cells = {cell for sheet in book for line in sheet.iter_rows(values_only=True) for cell in line}
    assert not {12, 22, 32, 42} & cells
    assert {52, 62, 72, 23} <= cells
    assert any("darf auch aus früheren Werten nicht folgen" in str(cell) for cell in cells)


def test_page_feed_and_list_of_changes_count_and_name_no_value(visitor: FlaskClient) -> None:
    for address in ("/neues.csv", "/neues-programme.csv"):
        answer = visitor.get(address)
        assert answer.status_code == 200
        delimiter = ";" if address == "/neues.csv" else ","
        text = answer.get_data(as_text=True).removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
        values = [row for row in rows if (row.get("subject") or row.get("Was")) in ("values", "Werte")]
        assert values
        assert all(not (row.get("before") or row.get("vorher")) for row in values)
