"""What signing in takes, and the memory of a web process that serves public and internal pages: part of `make bench`."""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

from dashboard.internal import database
from dashboard.internal.upgrade import upgrade
from dashboard.users import passwords, user_file
from dashboard.users.roles import Role
from dashboard.users.user_file import Account
from pipelines.registry import forms
from tests.bench_server import areas_of
from tests.server import serving

RUNS, PUBLIC_PAGES, ROUNDS, REST_SECONDS = 9, 40, 2, 5
ACCOUNT, PASSWORD = "leitstelle-1", "Hagebutte-Kran-Zinnober"
INTERNAL_PAGES = (
    "/pflege",
    "/pflege/anlaesse",
    "/pflege/anlaesse/gemeinsam",
    "/pflege/beratungsstand",
    "/pflege/betrieb",
    "/pflege/einspielen",
    "/pflege/gremien",
    "/pflege/gremien/aenderungen",
    "/pflege/kontakte",
    "/pflege/protokoll",
    "/pflege/sitzung",
    "/pflege/verlauf",
    "/pflege/versionen",
)  # with the contacts of seven Kommunen: twenty


def measure_login(published: Path) -> Iterator[tuple[str, str, str]]:
    """Rows for the table of docs/benchmarks.md, from a web process with accounts of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        one_account(Path(folder)) as variables,
        serving(published, **variables) as server,
    ):
        logins = [sign_in(server.address) for _ in range(RUNS)]
        yield "Anmelden, vom Absenden bis zur Antwort", f"{statistics.median(map(first, logins)):.0f} ms", "≤ 300 ms"
        yield "… davon Prüfen des Passworts (Rechenzeit)", f"{checking():.0f} ms", "–"
        [before] = server.pss_mb()
        for path in tour(published) * ROUNDS:
            logins[-1][1].open(server.address + path).read()
        time.sleep(REST_SECONDS)
        [after] = server.pss_mb()
        yield "Webprozess nach 40 öffentlichen und 20 internen Seiten (PSS)", f"{after:.0f} MB", "≤ 135 MB"
        yield "… davor, nur mit Anmeldungen", f"{before:.0f} MB", "–"


def tour(published: Path) -> list[str]:
    """Forty public pages and twenty internal ones."""
    kommunen = areas_of(published)["kommune"]
    public = ["/", "/anlaesse", "/vergleich", "/analyse", "/daten", "/neues"]
    public += [f"/gebiet/{area}" for area in kommunen[: PUBLIC_PAGES - len(public)]]
    contacts = [f"/pflege/kontakte/{area}" for area in kommunen[: 20 - len(INTERNAL_PAGES)]]
    return [*public, *INTERNAL_PAGES, *contacts]


def checking() -> float:
    """Milliseconds of computing for one password."""
    stored, taken = passwords.hashed(PASSWORD), []
    for _ in range(RUNS):
        began = time.process_time()
        passwords.is_right(stored, PASSWORD)
        taken.append(1000 * (time.process_time() - began))
    return statistics.median(taken)


def first(login: tuple[float, urllib.request.OpenerDirector]) -> float:
    """How long it took."""
    return login[0]


def sign_in(address: str) -> tuple[float, urllib.request.OpenerDirector]:
    """Milliseconds of a login, and the browser that has signed in; the page it leads to is not asked for."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), NoRedirect())
    page = browser.open(f"{address}/anmelden").read().decode()
    [token] = set(re.findall(r'name="csrf" value="([^"]+)"', page))
    form = urllib.parse.urlencode({"csrf": token, "konto": ACCOUNT, "passwort": PASSWORD}).encode()
    began = time.perf_counter()
    answer = browser.open(f"{address}/anmelden", form)
    taken = 1000 * (time.perf_counter() - began)
    if answer.status != 303:
        raise RuntimeError(f"not signed in: {answer.status}")
    return taken, browser


class NoRedirect(urllib.request.HTTPErrorProcessor):
    """An answer is what was answered."""

    def http_response(self, request: urllib.request.Request, response: object) -> object:  # type: ignore[override]
        """As it came; what is neither a page nor leads to one is an error."""
        status = getattr(response, "status", 0)
        if status not in (200, 303):
            raise RuntimeError(f"{request.full_url}: {status}")
        return response


@contextmanager
def one_account(folder: Path) -> Iterator[dict[str, str]]:
    """The settings of an atlas with one account, in a folder of its own."""
    variables = {"ATLAS_AUTH": "local", "ATLAS_INTERNAL": str(folder), "ATLAS_MAINTENANCE": str(folder / "jobs")}
    names = (*variables, "ATLAS_DATABASE_URL", "ATLAS_USERS")
    before = {name: os.environ.pop(name, None) for name in names}
    os.environ |= variables
    try:
        upgrade()
        (folder / "jobs").mkdir()
        forms.write(folder / "jobs")  # as the worker does when it starts
        account = Account(ACCOUNT, Role.LEITSTELLE, "", passwords.hashed(PASSWORD), "", database.now())
        user_file.write({ACCOUNT: account})
        yield variables
        database.engine().dispose()
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


if __name__ == "__main__":  # by hand, over a published folder: python -m tests.bench_login FOLDER
    for row in measure_login(Path(sys.argv[1])):
        sys.stdout.write(" · ".join(row) + "\n")
