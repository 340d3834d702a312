"""People of different roles at browsers of their own, with accounts of the atlas, with an identity provider, and without any login."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipelines.registry import forms
from tests.browser.conftest import faults, window
from tests.conftest import ROOT
from tests.dashboard.small_atlas import MAINZ, ZELL
from tests.maintenance.desk import SOURCES, XLSX
from tests.maintenance.registry_bodies import publish
from tests.server import Server, free_port, serving

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the provider's own libraries
    import oidc_provider_mock
    from oidc_provider_mock import User as ProviderUser

pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")

LEITSTELLE, KOMMUNE, PASSWORD = "leitstelle-1", "kommune-zell", "Hagebutte-Kran-Zinnober"
LIST, CHANGES, UPLOAD = "/pflege/gremien", "/pflege/gremien/aenderungen", "/pflege/einspielen"
ADD, PROVIDER = "In die Liste der Änderungen aufnehmen", "Über die zentrale Anmeldung"
FORM = "/pflege/gremien/formular/qualification?gebiet={area}"
USERS = [
    ProviderUser(sub="stelle", claims={"roles": ["gruppe-leitstelle"]}),
    ProviderUser(sub="fremd", claims={"roles": ["andere-gruppe"]}),
]


@dataclass(frozen=True)
class Atlas:
    """A small published atlas with places of its own, and the commands that work on it."""

    published: Path
    variables: Mapping[str, str]

    def run(self, *command: str, typed: str = "") -> None:
        """A command of those who run it."""
        subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env={**os.environ, **self.variables, "ATLAS_PUBLISHED": str(self.published)},
            input=typed,
            text=True,
            check=True,
        )

    @contextmanager
    def serving(self, **variables: str) -> Iterator[Server]:
        """Its server."""
        with serving(self.published, **self.variables, **variables) as server:
            yield server


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder = tmp_path_factory.mktemp("roles")
    internal, jobs = folder / "internal", folder / "jobs"
    jobs.mkdir()
    forms.write(jobs)  # as the worker does when it starts
    (jobs / "sources.json").write_text(json.dumps(SOURCES))
    places = {
        "ATLAS_INTERNAL": str(internal),
        "ATLAS_DATABASE_URL": f"sqlite:///{internal}/internal.sqlite",
        "ATLAS_MAINTENANCE": str(jobs),
    }
    made = Atlas(publish(folder / "published"), places)
    made.run("dashboard.internal", "upgrade")
    return made


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("Konto").fill(name)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()


@pytest.fixture(scope="module")
def signing_in(atlas: Atlas) -> Iterator[Server]:
    """Its server with an account of each role that works on the registry."""
    for name, role in ((LEITSTELLE, ["leitstelle"]), (KOMMUNE, ["kommune", "--area", ZELL])):
        atlas.run("dashboard.users", "add", name, "--role", *role, "--password-stdin", typed=PASSWORD)
    with atlas.serving(ATLAS_AUTH="local") as server:
        yield server


def test_a_kommune_changes_its_own_and_a_revoked_session_loses_nothing(
    browser: Browser, atlas: Atlas, signing_in: Server
) -> None:
    with window(browser) as one, window(browser) as other:
        for page, name in ((one, LEITSTELLE), (other, KOMMUNE)):
            page.goto(signing_in.address + LIST)
            sign_in(page, name)
            expect(page.get_by_role("heading", name="Gremien", level=1)).to_be_visible()
        expect(one.get_by_role("rowheader", name="Mainz")).to_have_count(1)
        expect(other.get_by_role("rowheader", name="Mainz")).to_have_count(0)
        refused = other.goto(signing_in.address + FORM.format(area=MAINZ))
        assert refused and refused.status == 403
        expect(other.locator("main")).not_to_contain_text("Mainz")

        other.goto(signing_in.address + FORM.format(area=ZELL))
        other.get_by_label("Abschluss").select_option("Beccaria-Qualifizierung")
        other.get_by_label("Personen").fill("3")
        atlas.run("dashboard.users", "revoke", KOMMUNE)
        other.get_by_label("Jahr").fill("2024")
        other.get_by_role("button", name=ADD).click()
        sign_in(other, KOMMUNE)
        expect(other.get_by_label("Abschluss")).to_have_value("Beccaria-Qualifizierung")
        expect(other.get_by_label("Personen")).to_have_value("3")
        expect(other.get_by_label("Jahr")).to_have_value("2024")
        assert faults(other) == []
        other.get_by_role("button", name=ADD).click()
        other.goto(signing_in.address + CHANGES)
        expect(other.locator("main")).to_contain_text("Zell (Mosel)")
        one.goto(signing_in.address + CHANGES)
        expect(one.locator("main")).not_to_contain_text("Zell (Mosel)")  # the list of another account


def test_past_the_session_a_file_is_chosen_anew_and_the_text_beside_it_is_there(
    browser: Browser, atlas: Atlas, signing_in: Server, tmp_path: Path
) -> None:
    file = tmp_path / "liste.xlsx"
    file.write_bytes(XLSX + bytes(1_000_000))
    with window(browser) as page:
        page.goto(signing_in.address + UPLOAD)
        sign_in(page, LEITSTELLE)
        page.get_by_label("Was die Datei enthält").select_option("gremien")
        page.get_by_label("Datei", exact=True).set_input_files(file)
        page.get_by_label("Zeitraum").fill("2026-06-30")
        atlas.run("dashboard.users", "revoke", LEITSTELLE)
        page.get_by_role("button", name="Datei prüfen").click()
        sign_in(page, LEITSTELLE)
        expect(page.get_by_text("Dateien sind neu auszuwählen")).to_be_visible()
        expect(page.get_by_label("Zeitraum")).to_have_value("2026-06-30")
        expect(page.get_by_label("Datei", exact=True)).to_have_value("")
        assert faults(page) == []


def at_provider(page: Page, address: str, who: str) -> None:
    """Sign in there, from a page of the atlas that asks for it."""
    page.goto(address)
    page.get_by_role("link", name=PROVIDER).click()
    page.get_by_role("button", name=who, exact=True).first.click()


def test_with_a_provider_the_claims_decide_and_leaving_ends_both(browser: Browser, atlas: Atlas) -> None:
    variables = {
        "ATLAS_AUTH": "oidc",
        "ATLAS_OIDC_CLIENT_ID": "atlas",
        "ATLAS_OIDC_CLIENT_SECRET": "geheim",
        "ATLAS_OIDC_ROLES": "gruppe-leitstelle=leitstelle",
    }
    with ExitStack() as provider, window(browser) as page:
        running = provider.enter_context(oidc_provider_mock.run_server_in_thread(user_claims=USERS, require_nonce=True))
        issuer = f"http://localhost:{running.server_port}"
        page.route("https://**", lambda route: route.abort())  # the looks of the provider's pages
        port = str(free_port())
        own = {"PORT": port, "ATLAS_ADDRESS": f"http://127.0.0.1:{port}"}
        with atlas.serving(ATLAS_OIDC_ISSUER=issuer, **own, **variables) as server:
            at_provider(page, server.address + LIST, "fremd")
            expect(page.get_by_text("keine Ihrer Gruppen hat hier eine Rolle")).to_be_visible()
            assert faults(page) == []

            at_provider(page, server.address + LIST, "stelle")
            expect(page.get_by_role("heading", name="Gremien", level=1)).to_be_visible()
            expect(page.get_by_text("Leitstelle Kriminalprävention").first).to_be_visible()
            page.get_by_role("button", name="Abmelden").click()
            page.wait_for_url(f"{issuer}/oauth2/end_session**")
            page.get_by_role("button").click()
            page.wait_for_url(f"{server.address}/anmelden")
            page.goto(server.address + LIST)
            expect(page.get_by_role("heading", name="Anmelden", level=1)).to_be_visible()

            provider.close()
            page.get_by_role("link", name=PROVIDER).click()
            expect(page.get_by_text("Die zentrale Anmeldung antwortet nicht")).to_be_visible()
            assert faults(page) == []
            assert server.get("/daten")[0] == 200


def test_without_login_only_who_sits_here_sees_what_is_internal(browser: Browser, atlas: Atlas) -> None:
    with atlas.serving(ATLAS_AUTH="none", HOST="0.0.0.0") as server:  # noqa: S104 (other addresses of this machine must find it)
        with window(browser) as page:
            page.goto(f"http://localhost:{server.port}{LIST}")
            expect(page.get_by_text("ohne Anmeldung, nur an diesem Rechner erreichbar")).to_be_visible()
            assert faults(page) == []
        unknown = server.get("/pflege/gibt-es-nicht")[2]
        for headers in (
            {"Host": "atlas.example"},
            {"Host": f"atlas.example:{server.port}"},
            {"Forwarded": "for=127.0.0.1"},
            {"X-Forwarded-For": "127.0.0.1"},
        ):
            for path in (LIST, f"{LIST}/", UPLOAD):
                assert server.get(path, headers)[::2] == (404, unknown), (headers, path)
        assert server.get(LIST)[0] == 200
        if other := address_of_this_machine():  # else there is no other peer to ask as
            here = {"Host": f"127.0.0.1:{server.port}"}
            asked = urllib.request.Request(f"http://{other}:{server.port}{LIST}", headers=here)
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen(asked, timeout=30)


def address_of_this_machine() -> str:
    """One that is not of the loopback, "" where it has none; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        found = str(probe.getsockname()[0])
    return "" if found.startswith("127.") else found
