"""Many who sign in at once keep no visitor of the public pages waiting: a process tries one password at a time, beside the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

import pytest

from tests.bench_login import one_account
from tests.dashboard.lage_atlas import publish
from tests.server import Server, serving

pytestmark = pytest.mark.long
AT_ONCE = 60
PATIENCE_SECONDS = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with one_account(tmp_path) as variables, serving(publish(tmp_path / "lage"), ATLAS_TLS="1", **variables) as running:
        yield running


def ask(server: Server, method: str, path: str, body: str = "", **head: str) -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)
    host = {"Host": "atlas.example", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body, host | {name.replace("_", "-"): value for name, value in head.items()})
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), page


def test_visitors_do_not_wait_for_passwords(server: Server) -> None:
    _, headers, page = ask(server, "GET", "/anmelden")
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    assert token
    cookie, together = headers["Set-Cookie"].partition(";")[0], Barrier(AT_ONCE + 1)

    def guess(number: int) -> int:
        together.wait()
        form = urlencode({"csrf": token[1], "konto": f"konto-{number}", "passwort": "falsch"})
        return ask(server, "POST", "/anmelden", form, Cookie=cookie, X_Forwarded_For=f"192.0.2.{number}")[0]

    ask(server, "GET", "/")
    with ThreadPoolExecutor(AT_ONCE) as strangers:
        guesses = [strangers.submit(guess, number) for number in range(AT_ONCE)]
        together.wait()
        wait(guesses, return_when="FIRST_COMPLETED")
        answered = 0
        while not all(each.done() for each in guesses):
            assert ask(server, "GET", "/")[0] == 200
            answered += 1
    # Whoever waits for all passwords in turn is answered when they are done: once or twice.
    assert answered >= 5
    # Some were tried, the others told so at once.
    assert {each.result() for each in guesses} <= {403, 503}
