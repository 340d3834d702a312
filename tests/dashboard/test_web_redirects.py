"""Where an address with slashes too many leads: to the page it means, never away from this server."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.examples import examples


def raw(client: FlaskClient, path: str, query: str = "") -> tuple[int, str | None]:
    """Status and target for a path as it reaches the application: decoded, whatever characters it holds."""
    path_info = path.encode().decode("latin-1")
    answer = client.get("/", environ_overrides={"PATH_INFO": path_info, "QUERY_STRING": query})
    return answer.status_code, answer.headers.get("Location")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/vergleich/?kennzahl=hz", "/vergleich?kennzahl=hz"),
        ("/gebiet/071435002/", "/gebiet/071435002"),
        ("/gebiet//071435002", "/gebiet/071435002"),
        ("/gebiet/a%3Fb/", "/gebiet/a%3Fb"),
        ("/gebiet/100%25/?v=%3Fx&y=a%20b", "/gebiet/100%25?v=%3Fx&y=a%20b"),
        ("/daten//", "/daten"),
        ("/anlaesse/", "/anlaesse"),
    ],
)
def test_slashes_too_many_lead_to_the_page_meant_with_its_quoting(
    client: FlaskClient, address: str, target: str
) -> None:
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (308, target)
    assert client.head(address).status_code == 308


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "/\t/evil.example/",
        "/\r\nX: y/",
        "/\\evil.example/",
        "/ /evil.example//",
        "/%2f/evil.example/",
        "/gebiet/a\r\nX: y/",
    ],
)
def test_what_is_no_page_leads_nowhere(client: FlaskClient, path: str) -> None:
    assert raw(client, path) == (404, None)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/daten?von=2026-07-05.0b5e55ed", "/neues?von=2026-07-05.0b5e55ed"),
        ("/daten?suche=raub%20m", "/daten/kennzahlen?suche=raub%20m"),
        ("/daten?bis=%3Cx%3E&von=a", "/neues?bis=%3Cx%3E&von=a"),
    ],
)
def test_parameters_that_moved_lead_to_their_page(client: FlaskClient, address: str, target: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (308, target)
    assert client.post(address).status_code == 405


def test_several_slashes_are_the_first_page(client: FlaskClient) -> None:
    assert raw(client, "///") == (200, None)


@settings(max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(
        st.sampled_from(["/", "//", "gebiet", "vergleich", "evil.example", "..", ":", "@"])
        | st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), max_size=4),
        max_size=7,
    ),
    query=st.text(st.characters(min_codepoint=1, max_codepoint=0x7E), max_size=8),
)
def test_no_address_leads_away_or_breaks(client: FlaskClient, pieces: list[str], query: str) -> None:
    status, target = raw(client, "/" + "".join(pieces), query)
    assert status < 500
    if target is not None:
        there = urlsplit(target)
        assert (there.scheme, there.netloc) == ("", "")
        assert target.startswith("/") and target[1:2] not in ("/", "\\")
        assert target.isascii() and target.isprintable() and " " not in target


@pytest.mark.parametrize("path", ["", "/_dash", "/_dash/", "/anlaesse/", "//vergleich"])
def test_what_a_visitor_sends_as_host_is_in_no_answer(client: FlaskClient, path: str) -> None:
    response = client.get("/", environ_overrides={"PATH_INFO": path}, headers={"Host": "evil.example"})
    assert response.status_code in (200, 308, 404)
    assert "evil.example" not in f"{response.headers}{response.text}"
    assert "Redirecting" not in response.text


@pytest.mark.parametrize("level", ["kreis%0a", "kreis%0d%0a", "%20kreis", "kreis%20"])
def test_an_answer_has_one_address(client: FlaskClient, level: str) -> None:
    settings = client.get("/").text
    version = re.findall(r'"version": "([^"]+)"', settings)[0]
    for address in (
        f"/api/v1/werte/{version}/{level}/raub.json?jahr=2019",
        f"/api/v1/hinweise/{version}/kreis/raub/2020%0a.json?jahr=2019",
    ):
        assert client.get(address).status_code == 404
