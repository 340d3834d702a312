"""What visitors may send along: little, and only where somebody listens."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient

from dashboard.app import CALLBACK
from dashboard.web.bodies import LARGEST_CALLBACK


class Endless(io.RawIOBase):
    """A body without an end that counts how much of it was read."""

    def __init__(self) -> None:
        self.taken = 0

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self.taken += len(buffer)
        buffer[:] = b" " * len(buffer)
        return len(buffer)


def chunked(client: FlaskClient, path: str, method: str = "POST") -> tuple[int, str, int]:
    body = Endless()
    answer = client.open(
        path,
        method=method,
        headers={"Transfer-Encoding": "chunked", "Content-Type": "application/json"},
        input_stream=body,
        environ_overrides={"wsgi.input_terminated": True},
    )
    return answer.status_code, answer.text, body.taken


def test_a_body_longer_than_a_callback_may_be_is_refused_in_german_unread(client: FlaskClient) -> None:
    body = Endless()
    answer = client.post(
        CALLBACK,
        input_stream=body,
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": "300000000"},
    )
    assert (answer.status_code, body.taken) == (413, 0)
    assert "Anfrage zu groß" in answer.text


def test_a_body_of_unknown_length_is_read_up_to_the_limit_and_no_further(client: FlaskClient) -> None:
    status, text, taken = chunked(client, CALLBACK)
    assert status == 413
    assert "Anfrage zu groß" in text
    assert taken <= LARGEST_CALLBACK + 100_000


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize(
    "path", ["/", "/vergleich", "/gebiet/071435002", "/karte.csv", "/gibt-es-nicht", "/robots.txt"]
)
def test_no_other_address_takes_a_body(client: FlaskClient, path: str, method: str) -> None:
    assert client.open(path, method=method, data=b"{}").status_code == 413
    status, _, taken = chunked(client, path, method)
    assert (status, taken) == (413, 0)


def test_requests_without_a_body_are_none_of_these(client: FlaskClient) -> None:
    assert client.get("/vergleich", headers={"Content-Length": "0"}).status_code == 200
    assert client.post("/vergleich").status_code == 405
