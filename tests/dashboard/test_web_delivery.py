"""How answers travel: packed as wanted, whole, confirmed without a body, remembered within a budget and never rendered twice."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import db
from dashboard.app import create_app
from dashboard.web import compression, documents
from dashboard.web.compression import BUDGET, Memory, Remembered, best_encoding, size_of
from tests.dashboard.lage_atlas import HACHENBURG, VERSION
from tests.examples import examples

VALUES = f"/api/v1/werte/{VERSION}/kommune/hz.json"
MAP = f"/karte/{VERSION}/kommune.svg"
PAGE, PROFILE = "/vergleich", f"/gebiet/{HACHENBURG}"
KINDS = [PAGE, PROFILE, "/daten", VALUES, MAP, f"/api/v1/suche/{VERSION}/gebiete.json"]
BROTLI = {"Accept-Encoding": "br"}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path of every document that is rendered."""
    paths: list[str] = []
    html = documents.html

    def counted(path: str, *arguments: Any) -> str:
        paths.append(path)
        return html(path, *arguments)

    monkeypatch.setattr(documents, "html", counted)
    return paths


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br;q=0", "gzip"),
        ("br;q=0", ""),
        ("br; q=0.0, gzip;q=0", ""),
        ("gzip;q=1, br;q=0.5", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("identity", ""),
        ("BR", "br"),
        ("x, ;;q=, br;q=x", ""),
    ],
)
def test_the_encoding_is_the_one_preferred_and_never_one_that_is_not_wanted(accepted: str, encoding: str) -> None:
    assert best_encoding(accepted) == encoding


@pytest.mark.parametrize("address", [PAGE, PROFILE, "/daten", VALUES, MAP])
def test_packed_bytes_are_those_of_the_answer(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    assert "Content-Encoding" not in plain.headers
    for _ in ("first", "remembered"):
        assert brotli.decompress(client.get(address, headers=BROTLI).data) == plain.data
        assert gzip.decompress(client.get(address, headers={"Accept-Encoding": "gzip"}).data) == plain.data
        assert client.get(address).data == plain.data


@pytest.mark.parametrize("address", [*KINDS, "/karte.csv?kennzahl=hz", "/robots.txt"])
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_an_etag_names_address_and_encoding_and_is_confirmed(client: FlaskClient, address: str, accepted: str) -> None:
    headers = {"Accept-Encoding": accepted}
    first = client.get(address, headers=headers)
    head = client.head(address, headers=headers)
    etag = first.headers["ETag"]
    assert not etag.startswith("W/")
    assert (head.status_code, head.headers["ETag"], head.data) == (200, etag, b"")
    assert head.headers["Content-Length"] == first.headers["Content-Length"] == str(len(first.data))
    for condition in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        for method in ("GET", "HEAD"):
            again = client.open(address, method=method, headers={**headers, "If-None-Match": condition})
            assert (again.status_code, again.data) == (304, b"")
            assert again.headers["ETag"] == etag
            assert again.headers["Vary"] == "Accept-Encoding"
            assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert client.get(address, headers={**headers, "If-None-Match": '"x"'}).data == first.data


def test_each_encoding_has_an_etag_of_its_own(client: FlaskClient) -> None:
    assert (
        len({client.get(PAGE, headers={"Accept-Encoding": each}).headers["ETag"] for each in ("", "gzip", "br")}) == 3
    )


@pytest.mark.parametrize("address", [PAGE, MAP, "/daten/grenzen/kreis.geojson", "/karte.csv?kennzahl=hz"])
def test_a_part_is_never_given(client: FlaskClient, address: str) -> None:
    whole = client.get(address, headers=BROTLI)
    for _ in ("first", "remembered"):
        part = client.get(address, headers={**BROTLI, "Range": "bytes=0-9", "If-Range": whole.headers["ETag"]})
        assert (part.status_code, part.headers["Accept-Ranges"], part.data) == (200, "none", whole.data)


def test_what_is_remembered_is_not_rendered_again(client: FlaskClient, rendered: list[str]) -> None:
    first = client.get(PAGE, headers=BROTLI)
    again = client.get(PAGE, headers=BROTLI)
    assert again.data == first.data
    assert sorted(again.headers) == sorted(first.headers)
    client.head(PAGE, headers=BROTLI)
    assert client.get(PAGE, headers={**BROTLI, "If-None-Match": first.headers["ETag"]}).status_code == 304
    client.get("/vergleich?", headers=BROTLI)
    assert rendered == [PAGE]
    client.get("/vergleich?gebiete=%30%37", headers=BROTLI)
    client.get("/vergleich?gebiete=07", headers=BROTLI)
    assert len(rendered) == 2, "one address in two ways of writing"


def test_a_file_is_remembered_with_its_name(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/karte.csv?kennzahl=hz"
    first = client.get(address, headers=BROTLI)
    monkeypatch.setattr("dashboard.queries.frame.build", lambda: pytest.fail("asked again"))
    again = client.get(address, headers=BROTLI)
    assert (again.data, again.headers["Content-Disposition"]) == (first.data, first.headers["Content-Disposition"])


def test_what_is_no_page_is_not_remembered(client: FlaskClient, rendered: list[str]) -> None:
    for _ in range(2):
        assert client.get("/gebiet/99999").status_code == 404
    assert len(rendered) == 2


def test_another_build_is_not_answered_from_memory(client: FlaskClient, rendered: list[str]) -> None:
    client.get(PAGE)
    db.forget()
    client.get(PAGE)
    assert len(rendered) == 2


def test_who_makes_up_addresses_does_not_make_the_process_grow(client: FlaskClient, lage_shown: Path) -> None:
    server = create_app()
    memory = server.wsgi_app.memory  # type: ignore[attr-defined]
    memory.budget = 200_000
    visitor = server.test_client()
    for number in range(40):
        visitor.get(f"{PROFILE}?bezug=land&v=2025-01-01.{number:08x}")
        visitor.get(f"{PAGE}?v=2025-01-01.{number:08x}")
        assert memory.bytes <= 200_000
    assert memory.bytes > 50_000


ANSWERS = st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 9_000))


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.tuples(st.booleans(), ANSWERS), max_size=60))
def test_the_memory_keeps_what_was_wanted_last_within_its_budget(steps: list[tuple[bool, tuple[str, int]]]) -> None:
    memory, known = Memory(budget=40_000), dict[tuple[str, str, str], Remembered]()
    for is_put, (name, length) in steps:
        key = (name, "", "")
        if is_put:
            answer = Remembered([], [], "", b"x" * length)
            memory.put(key, answer)
            if size_of(key, answer) <= memory.budget // 4:
                known.pop(key, None)
                known[key] = answer
                while sum(size_of(*each) for each in known.items()) > memory.budget:
                    del known[next(iter(known))]
        else:
            assert memory.get(key) is known.get(key)
            if key in known:
                known[key] = known.pop(key)
        assert memory.bytes == sum(size_of(*each) for each in known.items()) <= memory.budget


def test_one_huge_answer_does_not_push_out_all_others() -> None:
    memory = Memory()
    small = Remembered([], [], "", b"small")
    memory.put(("/", "", ""), small)
    memory.put(("/huge", "", ""), replace(small, body=b"x" * (BUDGET // 4)))
    assert memory.get(("/huge", "", "")) is None
    assert memory.get(("/", "", "")) is small


def test_security_headers_stand_on_remembered_answers_and_confirmations(client: FlaskClient) -> None:
    first = client.get(PAGE)
    for answer in (first, client.get(PAGE), client.get(PAGE, headers={"If-None-Match": first.headers["ETag"]})):
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert compression.ENCODINGS == ("br", "gzip")


def test_the_host_a_visitor_names_appears_nowhere(client: FlaskClient) -> None:
    for address in (*KINDS, "/", "/vergleich/", f"/api/v1/werte/{VERSION}/kommune/bedarf-struktur.json?gewichte="):
        answer = client.get(address, headers={"Host": "evil.example"})
        assert b"evil.example" not in answer.data
        assert "evil.example" not in str(answer.headers)
