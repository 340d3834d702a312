"""How answers of the API travel: confirmations, other sites, formats, limits, versions, and problems for everything else."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.dashboard.lage_atlas import VERSION
from tests.dashboard.published_versions import publish_versions
from tests.dashboard.small_atlas import FileAtlas, shown

A = "/api/v1"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


def test_who_has_an_answer_is_told_so(small: FlaskClient) -> None:
    address = f"{A}/areas?felder=area_id,label"
    first = small.get(address)
    assert first.headers["ETag"].startswith('W/"') and first.headers["Cache-Control"] == "public, max-age=60"
    again = small.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    for other in (f"{A}/areas?felder=area_id", f"{address}&format=csv"):
        assert small.get(other, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    as_csv = small.get(address, headers={"If-None-Match": first.headers["ETag"], "Accept": "text/csv"})
    assert as_csv.status_code == 200 and "Accept" in as_csv.headers["Vary"]


def test_nothing_of_it_fills_the_memory_of_answers(small: FlaskClient) -> None:
    memory = small.application.wsgi_app.memory  # type: ignore[attr-defined]
    before = memory.bytes
    for page in range(1, 20):
        small.get(f"{A}/areas?je_seite=1&seite={page}")
    assert memory.bytes == before


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_answers_and_problems_are_packed(small: FlaskClient, encoding: str) -> None:
    for address in (f"{A}/areas", f"{A}/areas?" + "&".join(f"x{number}=1" for number in range(9))):
        assert small.get(address, headers={"Accept-Encoding": encoding}).headers["Content-Encoding"] == encoding


def test_scripts_of_other_sites_may_read(small: FlaskClient) -> None:
    for address in (f"{A}/areas", f"{A}/nichts", f"{A}/openapi.json"):
        answer = small.get(address, headers={"Origin": "https://example.org"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    preflight = small.options(f"{A}/areas")
    assert (preflight.status_code, preflight.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert "Access-Control-Allow-Origin" not in small.get("/").headers
    assert small.get("/").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_head_is_get_without_a_body(small: FlaskClient) -> None:
    got, head = small.get(f"{A}/areas"), small.head(f"{A}/areas")
    assert head.status_code == 200 and not head.data
    assert head.headers["Content-Length"] == got.headers["Content-Length"]
    assert head.headers["X-Total-Count"] == got.headers["X-Total-Count"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "WHATEVER"])
def test_only_reading_is_allowed(small: FlaskClient, method: str) -> None:
    for address in (f"{A}/areas", f"{A}/areas/07111", f"{A}/openapi.json", f"{A}/nichts"):
        answer = small.open(address, method=method)
        assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert small.post(f"{A}/areas", data=b"x" * 10).status_code == 413


@pytest.mark.parametrize(
    "path",
    ["/api", "/api/", "/api/v1", "/api/v1/aras", "/api/v2/areas", "/api/v1/areas/07/x", "/api/v1/boundaries/land"],
)
def test_every_unknown_address_is_a_problem(small: FlaskClient, path: str) -> None:
    answer = small.get(path)
    problem = answer.get_json()
    assert (answer.status_code, answer.mimetype, problem["status"]) == (404, "application/problem+json", 404)
    assert problem["detail"] and problem["detail_en"] and problem["title"] and problem["instance"] == path


@pytest.mark.parametrize(
    ("accept", "status", "mimetype"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200, "application/json"),
        ("application/json", 200, "application/json"),
        ("text/csv", 200, "text/csv"),
        ("text/csv;q=0.5, application/json", 200, "application/json"),
        ("application/xml", 406, "application/problem+json"),
        ("image/png", 406, "application/problem+json"),
    ],
)
def test_the_form_is_the_one_that_is_accepted(small: FlaskClient, accept: str, status: int, mimetype: str) -> None:
    answer = small.get(f"{A}/areas", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (status, mimetype)
    assert small.get(f"{A}/areas?format=csv", headers={"Accept": accept}).mimetype == "text/csv"


def test_limits_count_each_address_for_itself(lage_shown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.app import create_app

    monkeypatch.setenv("ATLAS_API_LIMIT", "3/minute")
    visitor = create_app().test_client()
    for left in (2, 1, 0):
        answer = visitor.get(f"{A}/areas", environ_base=ELSEWHERE)
        assert answer.status_code == 200
        assert answer.headers["RateLimit"].startswith(f'"default";r={left};t=')
        assert answer.headers["RateLimit-Policy"] == '"default";q=3;w=60'
    refused = visitor.get(f"{A}/areas", environ_base=ELSEWHERE)
    assert (refused.status_code, refused.get_json()["status"]) == (429, 429)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert visitor.get(f"{A}/areas", environ_base={"REMOTE_ADDR": "192.0.2.8"}).status_code == 200
    assert visitor.get("/", environ_base=ELSEWHERE).status_code == 200  # pages are not counted
    for _ in range(9):  # nor is the machine itself
        assert "RateLimit" not in visitor.get(f"{A}/areas").headers


def test_a_clock_set_back_makes_nobody_wait_longer(lage_shown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.app import create_app

    monkeypatch.setenv("ATLAS_API_LIMIT", "1/minute")
    visitor, right = create_app().test_client(), time.time
    assert [visitor.get(f"{A}/areas", environ_base=ELSEWHERE).status_code for _ in range(2)] == [200, 429]
    monkeypatch.setattr(time, "time", lambda: right() - 86_400)
    statuses = [visitor.get(f"{A}/areas", environ_base=ELSEWHERE).status_code for _ in range(2)]
    assert statuses == [200, 429]


def test_a_network_of_ipv6_is_one_visitor(lage_shown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.app import create_app

    monkeypatch.setenv("ATLAS_API_LIMIT", "1/minute")
    visitor = create_app().test_client()
    addresses = ("2001:db8:1:1::1", "2001:db8:1:1::2", "2001:db8:1:2::1", "::ffff:192.0.2.9", "192.0.2.9")
    statuses = [visitor.get(f"{A}/areas", environ_base={"REMOTE_ADDR": each}).status_code for each in addresses]
    assert statuses == [200, 429, 200, 200, 429]


def test_a_limit_that_cannot_be_read_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.api.limits import Limits

    for said in ("viele", "", "0/minute", "10/minute;5/second"):
        monkeypatch.setenv("ATLAS_API_LIMIT", said)
        with pytest.raises(SystemExit, match="ATLAS_API_LIMIT"):
            Limits.of_environment()
    monkeypatch.setenv("ATLAS_API_LIMIT", "aus")
    assert Limits.of_environment().item is None


def test_an_address_answers_from_the_version_it_names(tmp_path: Path) -> None:
    newer, older, other = "2026-11-02.00000002", "2026-11-01.00000001", "2026-10-01.00000009"
    folder = publish_versions(tmp_path, [newer, older, other], other_schema=[other])
    with shown(folder):
        from dashboard.app import create_app

        visitor = create_app().test_client()
        for version in (newer, older):
            body = visitor.get(f"{A}/indicators?v={version}").get_json()
            assert body["meta"]["version"] == version
            assert {row["title"] for row in body["data"]} == {f"Titel von {version}"}
        assert visitor.get(f"{A}/indicators").get_json()["meta"]["version"] == newer
        for gone in (other, "2020-01-01.00000000"):
            answer = visitor.get(f"{A}/indicators?v={gone}")
            assert (answer.status_code, answer.mimetype) == (410, "application/problem+json")
        rows = visitor.get(f"{A}/versions").get_json()["data"]
        assert [(row["version"], row["shown"], row["readable"]) for row in rows] == [
            (newer, True, True),
            (older, False, True),
            (other, False, False),
        ]


def test_without_a_database_the_problem_says_so(tmp_path: Path) -> None:
    with shown(tmp_path):
        from dashboard.app import create_app

        answer = create_app().test_client().get(f"{A}/areas")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert str(tmp_path) not in answer.text


def test_no_cell_of_a_csv_is_a_formula(lage_shown: Path, tmp_path: Path) -> None:
    name = "=1+1|cmd <b>\"'" + "x" * 200
    folder = tmp_path / "published"
    folder.mkdir()
    for file in lage_shown.iterdir():
        (folder / file.name).write_bytes(file.read_bytes()) if file.is_file() else None
    atlas = FileAtlas.again(folder / f"atlas-{VERSION}.duckdb")
    atlas.connection.execute("UPDATE indicator SET title = ?, short_title = '@x', unit = '+y'", [name])
    atlas.connection.close()
    with shown(folder):
        from dashboard.app import create_app

        visitor = create_app().test_client()
        rows = list(csv.DictReader(io.StringIO(visitor.get(f"{A}/indicators?format=csv").text)))
        assert rows and {(row["title"], row["short_title"], row["unit"]) for row in rows} == {
            (f"'{name}", "'@x", "'+y")
        }
        told = json.loads(visitor.get(f"{A}/indicators").data)["data"]
        assert {row["title"] for row in told} == {name}


@pytest.mark.parametrize("resource", ["versions", "changes", "value-changes"])
def test_an_answer_about_versions_is_not_confirmed_when_others_are_kept(tmp_path: Path, resource: str) -> None:
    names = ["2026-11-23.00000003", "2026-10-23.00000002", "2026-09-23.00000001"]
    folder = publish_versions(tmp_path, names)
    with shown(folder):
        from dashboard.app import create_app

        visitor = create_app().test_client()
        marks = {}
        for address in (f"{A}/{resource}", f"{A}/{resource}?v={names[1]}"):
            marks[address] = visitor.get(address).headers["ETag"]
            assert visitor.get(address, headers={"If-None-Match": marks[address]}).status_code == 304
        listed = folder / "versions.json"
        listed.write_text(json.dumps(json.loads(listed.read_text())[:2]))
        for address, mark in marks.items():
            assert visitor.get(address, headers={"If-None-Match": mark}).status_code == 200


@pytest.mark.parametrize("number", ["1_0", "%2B5", "٥", "1e1", "5.0"])
def test_a_number_is_written_in_plain_digits(api: FlaskClient, number: str) -> None:
    assert api.get(f"{A}/areas?je_seite={number}").status_code == 400
    assert api.get(f"{A}/areas?je_seite=10").status_code == 200


def test_the_document_has_no_parameter_but_the_version(api: FlaskClient) -> None:
    assert api.get(f"{A}/openapi.json?x=1").status_code == 400
