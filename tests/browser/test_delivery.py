"""What the server sends along: security headers, kept answers, readable errors."""

from __future__ import annotations

import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.server import serving


def answer(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as reply:
            return reply.status, dict(reply.headers), reply.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize("path", ["/", "/anlaesse", "/_dash-layout", "/gibt-es-nicht"])
def test_security_headers_stand_on_every_answer(address: str, path: str) -> None:
    _, headers, _ = answer(address + path)
    policy = headers["Content-Security-Policy"]
    for part in (
        "default-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ):
        assert part in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]


def test_an_answer_is_small_kept_for_ever_and_confirmed_without_body(address: str, desktop: Visit) -> None:
    desktop.open("/")
    [url] = [request.url for request in desktop.requests if "/api/v1/werte/" in request.url][:1]
    status, headers, body = answer(url, **{"Accept-Encoding": "br"})
    assert status == 200
    assert headers["Content-Encoding"] == "br"
    assert len(body) <= 4_200
    assert "immutable" in headers["Cache-Control"]
    status, _, body = answer(url, **{"If-None-Match": headers["ETag"], "Accept-Encoding": "br"})
    assert (status, body) == (304, b"")


def test_many_visitors_with_thresholds_of_their_own_get_their_lists(address: str) -> None:
    """Each threshold asks a rule anew; together they would need more memory than the database may use."""
    lists = [
        f"{address}/anlaesse.csv?g10_years={years}&g10_upper_percent={share}&g11_years={mean}"
        for years in (3, 4, 6)
        for share in (25, 35)
        for mean in (2, 4)
    ]
    with ThreadPoolExecutor(12) as visitors:
        assert {status for status, _, _ in visitors.map(answer, lists)} == {200}


def test_an_answer_of_another_version_is_not_given(address: str) -> None:
    status, _, _ = answer(f"{address}/api/v1/werte/1999-01-01.abcdef/kommune/raub.json")
    assert status == 404


def test_an_unknown_page_is_a_german_404(address: str) -> None:
    status, _, body = answer(f"{address}/gibt-es-nicht")
    assert status == 404
    assert "nicht" in body.decode()


@pytest.mark.parametrize(
    "pointer",
    [None, '{"version": "x", "database": "weg.duckdb", "boundaries": {}}', "{kaputt"],
    ids=["missing", "to nothing", "unreadable"],
)
def test_without_a_published_database_a_readable_page_says_what_to_do(tmp_path: Path, pointer: str | None) -> None:
    if pointer:
        (tmp_path / "current.json").write_text(pointer)
    with serving(tmp_path) as server:
        status, _, body = server.get("/")
    assert status == 503
    assert "make build" in body.decode()
    assert "Traceback" not in body.decode()
