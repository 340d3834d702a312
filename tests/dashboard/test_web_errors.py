"""Answers where there is nothing to show: German, with the way on, without a place on the server; and the files every site has."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from tests.dashboard.lage_atlas import VERSION
from tests.dashboard.small_atlas import shown


@pytest.mark.parametrize(
    "address", ["/", "/anlaesse", "/vergleich", "/_dash-layout", f"/api/v1/werte/{VERSION}/kommune/hz.json"]
)
def test_without_a_database_every_address_explains_itself_and_only_the_log_names_the_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    with shown(tmp_path):
        response = create_app().test_client().get(address)
    assert response.status_code == 503
    assert "make build" in response.text
    assert str(tmp_path) not in response.text
    assert "Traceback" not in response.text
    assert str(tmp_path / "current.json") in caplog.text


def test_refusals_of_the_server_are_german(client: FlaskClient) -> None:
    response = client.delete("/karte.csv")
    assert (response.status_code, "GET" in response.headers["Allow"]) == (405, True)
    assert "Anfrage nicht lesbar" in response.text
    assert "Seite nicht gefunden" in client.get("/karte/alt/kommune.svg").text


def test_programs_that_collect_pages_are_told_what_to_leave_alone(tmp_path: Path) -> None:
    with shown(tmp_path):  # needs no database
        response = create_app().test_client().get("/robots.txt")
    assert (response.status_code, response.mimetype) == (200, "text/plain")
    assert "Disallow: /api/\n" in response.text


def test_the_icon_is_one(client: FlaskClient) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.mimetype) == (200, "image/vnd.microsoft.icon")
    reserved, kind, count = struct.unpack_from("<HHH", response.data)
    assert (reserved, kind, count) == (0, 1, 2)
    for number in range(count):
        width, height, *_, size, start = struct.unpack_from("<BBBBHHII", response.data, 6 + 16 * number)
        assert width == height
        assert response.data[start : start + 8] == b"\x89PNG\r\n\x1a\n"
        assert start + size <= len(response.data)
