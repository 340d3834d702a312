"""Lists, rows, pages, formats and refusals of the API."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient

from tests.api.answers import stated

A = "/api/v1"


def test_pages_lead_to_each_other_and_hold_every_area_once(api: FlaskClient) -> None:
    address, seen = f"{A}/areas?ebene=kommune&felder=area_id&je_seite=60", list[str]()
    while address:
        answer = api.get(address)
        body = answer.get_json()
        seen += [row["area_id"] for row in body["data"]]
        address = body["links"].get("next", "")
        assert body["meta"]["total"] == int(answer.headers["X-Total-Count"]) == 170
    _, expected = stated("SELECT area_id FROM area WHERE level = 'kommune' ORDER BY area_id")
    assert [(each,) for each in seen] == expected


def test_own_values_are_those_of_the_contract(api: FlaskClient) -> None:
    body = api.get(f"{A}/observations?kennzahl=raub&jahr=2020&je_seite=1000").get_json()
    names = ("area_id", "value", "low", "high", "numerator", "denominator", "unknown", "status", "note", "release_id")
    _, expected = stated(
        f"SELECT {', '.join(names)} FROM observation WHERE indicator_id = 'raub' AND period = 2020 ORDER BY length(area_id), area_id"
    )
    assert expected and [tuple(row[name] for name in names) for row in body["data"]] == expected
    assert body["meta"]["total"] == len(expected)


def test_inherited_values_are_marked_and_have_no_place_in_an_order(
    api: FlaskClient,
) -> None:
    for direction in ("auf", "ab"):
        address = f"{A}/shown-observations?kennzahl=wohnungseinbruch&jahr=2020&ebene=kommune&je_seite=1000"
        rows = api.get(f"{address}&sortierung=value&richtung={direction}").get_json()["data"]
        _, expected = stated(
            """
            SELECT area_id, value, status, from_area_id, synthetic FROM observation_shown
            WHERE indicator_id = 'wohnungseinbruch' AND period = 2020 AND level = 'kommune'
            """
        )
        names = ("area_id", "value", "status", "from_area_id", "synthetic")
        assert sorted(tuple(row[name] for name in names) for row in rows if row["status"] != "missing") == sorted(
            expected
        )
        ranked = [row["status"] != "inherited" and row["value"] is not None for row in rows]
        assert ranked == sorted(ranked, reverse=True)


def test_csv_holds_the_same_rows(api: FlaskClient) -> None:
    address = f"{A}/areas?ebene=kreis&felder=area_id,label,inhabitants&je_seite=5"
    by_parameter = api.get(f"{address}&format=csv")
    by_header = api.get(address, headers={"Accept": "text/csv"})
    assert by_parameter.data == by_header.data
    rows = list(csv.DictReader(io.StringIO(by_parameter.text)))
    assert [{**row, "inhabitants": int(row["inhabitants"])} for row in rows] == api.get(address).get_json()["data"]


@pytest.mark.parametrize(
    ("query", "status", "code", "near"),
    [
        ("seite=0", 400, "out_of_range", None),
        ("seite=-1", 400, "out_of_range", None),
        ("je_seite=1000000000", 400, "out_of_range", None),
        ("je_seite=zehn", 400, "no_integer", None),
        ("kenzahl=raub", 400, "unknown_parameter", "kennzahl"),
        ("kennzahl=raup", 400, "unknown_value", "raub"),
        ("jahr=3000", 400, "unknown_value", "2026"),
        ("felder=valeu", 400, "unknown_value", "value"),
        ("ebene=", 400, "empty", None),
        ("felder=,", 400, "empty", None),
        ("gebiete=" + ",".join(["07111"] * 201), 400, "too_many", None),
        ("ebene=kreis&ebene=kommune", 400, "given_twice", None),
        ("gebiet=Mainz", 400, "wrong_form", None),
        ("gebiet=071435999", 404, "unknown_area", "07143"),
        ("kreis=99999", 404, "unknown_value", None),
        ("kreis=07999", 404, "unknown_value", None),
        ("gebiet=08", 400, "wrong_form", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_may_be_meant(
    api: FlaskClient, query: str, status: int, code: str, near: str | None
) -> None:
    answer = api.get(f"{A}/observations?{query}")
    [fault] = answer.get_json()["errors"]
    assert (answer.status_code, fault["code"], fault.get("near")) == (status, code, near)
    assert answer.mimetype == "application/problem+json"
    assert fault["message"] and fault["message_en"] and fault["message"] != fault["message_en"]
    assert "[0-9]" not in fault["message"] + fault["message_en"]


def test_a_page_beyond_the_end_is_empty(api: FlaskClient) -> None:
    answer = api.get(f"{A}/areas?seite=999")
    assert (answer.status_code, answer.get_json()["data"]) == (200, [])
    assert set(answer.get_json()["links"]) == {"self", "first", "last"}
    assert api.get(f"{A}/observations?kennzahl=raub&jahr=2025").get_json()["data"] == []
