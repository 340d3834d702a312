"""Every row of every resource is what the document says, and every number what the database states."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from marshmallow import Schema

from tests.api.answers import every_row, stated

A = "/api/v1"


def _resources() -> list[Any]:
    from dashboard.api.registry import RESOURCES

    return list(RESOURCES)


EVERY = [pytest.param(each, id=each.name) for each in _resources()]
QUERIES = {"shown-observations": "kennzahl=raub", "observations": "kennzahl=raub", "verdicts": "kennzahl=raub"}


def _descriptions(schema: Schema) -> list[str | None]:
    found = []
    for field in schema.fields.values():
        found.append(field.metadata.get("description"))
        inner = getattr(field, "inner", None)
        if hasattr(inner, "schema"):
            found += _descriptions(inner.schema)
    return found


@pytest.mark.parametrize("resource", EVERY)
def test_rows_are_as_documented(api: FlaskClient, resource: Any) -> None:
    """All fields, no other, of the stated types and values."""
    query = QUERIES.get(resource.name, "")
    body = api.get(f"{resource.path}?{query}&je_seite=1000").get_json()
    assert resource.row(many=True).validate(body["data"]) == {}
    assert body["data"] or resource.name in ("changes", "value-changes")  # a first build has nothing before it
    assert all(" / " in (description or "") for description in _descriptions(resource.row()))


@pytest.mark.parametrize("resource", [each for each in EVERY if each.values[0].item])  # type: ignore[attr-defined]
def test_a_row_alone_is_the_row_of_the_list(api: FlaskClient, resource: Any) -> None:
    rows = api.get(f"{resource.path}?je_seite=1000").get_json()["data"]
    for row in (rows[0], rows[-1]):
        assert api.get(f"{resource.path}/{row[resource.key]}").get_json()["data"] == row
    missing = api.get(f"{resource.path}/gibt-es-nicht")
    assert (missing.status_code, missing.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("resource", EVERY)
def test_every_order_is_kept(api: FlaskClient, resource: Any) -> None:
    query = QUERIES.get(resource.name, "")
    for name in resource.sortable:
        known = [
            row[name]
            for row in api.get(f"{resource.path}?{query}&sortierung={name}&richtung=ab&je_seite=1000").get_json()[
                "data"
            ]
            if row[name] is not None and row.get("status") != "inherited"
        ]
        if all(isinstance(value, int | float) for value in known):
            assert known == sorted(known, reverse=True), name


TWINS = {
    "areas": "SELECT area_id, inhabitants, area_km2, density_per_km2, police, size_class, ags FROM area",
    "verdicts": """SELECT area_id, period, reference, reference_value, difference, difference_pct, p, usual, usual_low, usual_high,
                          verdict_998, verdict_95, verdict_bh, others, tested_value
                   FROM comparison WHERE indicator_id = 'raub'""",
    "statuses": """SELECT area_id, status, confirmed_on, last_meeting_on, meetings_12m, conflicting, council_id
                   FROM structure_shown() JOIN area USING (area_id) WHERE level = 'kommune'""",
    "findings": "SELECT finding_id, severity, value, reference, value_date, period, others, synthetic, variant FROM finding",
    "councils": "SELECT council_id, name, type, founded_on, chair, fte, participation_level, topics FROM council",
    "releases": "SELECT release_id, period, sha256, rows_read, rows_published FROM release",
    "indicators": "SELECT indicator_id, title, scale, decimals, polarity, inherits, levels, source_id FROM indicator",
    "finding-kinds": "SELECT kind, title, question, basis, position FROM finding_kind",
    "series-breaks": "SELECT period, until, kind, reason, indicator_id, area_id, source_id FROM series_break",
}


@pytest.mark.parametrize("name", TWINS)
def test_numbers_are_those_of_the_database(api: FlaskClient, name: str) -> None:
    rows = every_row(api, f"{A}/{name}?{QUERIES.get(name, '')}")
    columns, expected = stated(TWINS[name])
    given = [tuple(row[column] for column in columns) for row in rows]
    assert expected
    assert sorted(map(json.dumps, given)) == sorted(json.dumps(row, default=str) for row in expected)


def test_coverage_adds_up_and_is_a_range(api: FlaskClient) -> None:
    rows = api.get(f"{A}/coverage").get_json()["data"]
    land = next(row for row in rows if row["grouping"] == "land")
    _, [(active, unclear)] = stated(
        "SELECT count(*) FILTER (status = 'aktiv'), count(*) FILTER (status = 'unklar') FROM structure_shown() WHERE length(area_id) = 9"
    )
    assert (land["aktiv"], land["unklar"], land["kommunen"]) == (active, unclear, 170)
    assert land["kommunen_at_least"] == pytest.approx(100 * active / 170)
    assert land["kommunen_at_most"] == pytest.approx(100 * (active + unclear) / 170)
    for grouping in ("ortsart", "groesse", "kreis", "pp"):
        groups = [row for row in rows if row["grouping"] == grouping]
        for column in ("kommunen", "aktiv", "unklar", "inhabitants", "inhabitants_active"):
            assert sum(row[column] for row in groups) == land[column], (grouping, column)


def test_a_filter_lets_pass_what_the_pages_let_pass(api: FlaskClient) -> None:
    query = "kreis=07143&ortsart=verbandsgemeinde&groesse=10000,20000"
    rows = every_row(api, f"{A}/areas?ebene=kommune&{query}")
    _, expected = stated(
        """SELECT area_id FROM area WHERE level = 'kommune' AND kreis_id = '07143' AND kind = 'verbandsgemeinde'
           AND inhabitants >= 10000 AND inhabitants < 50000 ORDER BY area_id"""
    )
    assert [(row["area_id"],) for row in rows] == expected
    statuses = every_row(api, f"{A}/statuses?stand=unklar&pp=mehrere")
    assert statuses == [
        row
        for row in every_row(api, f"{A}/statuses")
        if row["status"] == "unklar"
        and row["area_id"] in {each["area_id"] for each in every_row(api, f"{A}/areas?pp=mehrere&ebene=kommune")}
    ]
    assert api.get(f"{A}/findings?kreis=07111&ortsart=verbandsgemeinde").get_json()["data"] == []


def test_what_is_kept_secret_stays_so(api: FlaskClient) -> None:
    columns, expected = stated("SELECT indicator_id, period, area_id FROM observation WHERE status = 'suppressed'")
    assert expected and columns
    for indicator_id, period, area_id in expected[:: max(1, len(expected) // 12)]:
        address = f"{A}/observations?kennzahl={indicator_id}&jahr={period}&gebiet={area_id}"
        [row] = api.get(address).get_json()["data"]
        assert (row["status"], row["value"], row["low"], row["high"]) == ("suppressed", None, None, None)
        shown = api.get(f"{A}/shown-observations?kennzahl={indicator_id}&jahr={period}&gebiet={area_id}").get_json()[
            "data"
        ]
        assert [(each["status"], each["value"], each["numerator"]) for each in shown] == [("suppressed", None, None)]
        assert api.get(f"{A}/verdicts?kennzahl={indicator_id}&jahr={period}&gebiet={area_id}").get_json()["data"] == []
