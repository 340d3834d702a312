"""ATLAS_AUTH=oidc with a real provider, asked over real HTTP."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.users import provider
from tests.dashboard.small_atlas import shown
from tests.server import free_port
from tests.users.conftest import KOMMUNE, token_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the provider's own libraries
    import oidc_provider_mock
    from oidc_provider_mock import User as ProviderUser

# The provider runs in this process, and its own libraries warn it.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")

ADDRESS = "https://atlas.example"
USERS = [
    ProviderUser(sub="a1", claims={"roles": ["gruppe-leitstelle", "anderes"]}),
    ProviderUser(sub="a2", claims={"roles": "gruppe-kommune", "area": KOMMUNE}),
    ProviderUser(sub="a3", claims={"roles": ["gruppe-kommune"]}),
    ProviderUser(sub="a4", claims={"roles": ["anderes"]}),
    ProviderUser(sub="a5", claims={"roles": ["gruppe-kommune"], "area": "071435009"}),
]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread(user_claims=USERS, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def atlas(internal: Path, small_folder: Path, monkeypatch: pytest.MonkeyPatch, issuer: str) -> Iterator[Flask]:
    for name, value in {
        "ATLAS_AUTH": "oidc",
        "ATLAS_ADDRESS": ADDRESS,
        "ATLAS_OIDC_ISSUER": issuer,
        "ATLAS_OIDC_CLIENT_ID": "atlas",
        "ATLAS_OIDC_CLIENT_SECRET": "geheim",
        "ATLAS_OIDC_ROLES": "gruppe-leitstelle=leitstelle,gruppe-kommune=kommune",
    }.items():
        monkeypatch.setenv(name, value)
    provider._metadata.clear()
    with shown(small_folder):
        yield create_app()


def at_provider(client: FlaskClient, sub: str, go_on: str = "") -> str:
    """Sign in there; answers the address that leads back."""
    away = client.get(f"/anmelden/extern?weiter={go_on}")
    assert away.status_code == 303, away.text
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["nonce"][0] != asked["state"][0]
    back = requests.post(away.headers["Location"], data={"sub": sub}, allow_redirects=False, timeout=30)
    parts = urlsplit(back.headers["Location"])
    assert parts.path == "/anmelden/rueckkehr"
    return f"{parts.path}?{parts.query}"


def test_somebody_with_a_role_signs_in_and_out_there_too(atlas: Flask, issuer: str) -> None:
    client = atlas.test_client()
    entered = client.get(at_provider(client, "a1", "/pflege/sitzung"))
    assert (entered.status_code, entered.headers["Location"]) == (303, "/pflege/sitzung")
    assert any("sitzung" in each and "SameSite=Lax" in each for each in entered.headers.getlist("Set-Cookie"))
    page = client.get("/pflege")
    assert "Leitstelle Kriminalprävention" in page.text
    left = client.post("/abmelden", data={"csrf": token_of(page)})
    assert f"{issuer}/oauth2/end_session?id_token_hint=" in left.headers["Refresh"]
    assert client.get("/pflege").status_code == 303


def test_no_header_says_where_the_provider_leads_back(atlas: Flask) -> None:
    forged = {"Host": "evil.example", "X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example"}
    away = atlas.test_client().get("/anmelden/extern", headers=forged)
    assert parse_qs(urlsplit(away.headers["Location"]).query)["redirect_uri"] == [f"{ADDRESS}/anmelden/rueckkehr"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "ATLAS_AUTH=oidc braucht ATLAS_ADDRESS"),
        ("atlas.example", "ist keine Adresse"),
        ("ftp://x", "keine Adresse"),
    ],
)
def test_without_an_address_to_come_back_to_it_does_not_start(
    atlas: Flask, monkeypatch: pytest.MonkeyPatch, value: str, said: str
) -> None:
    monkeypatch.setenv("ATLAS_ADDRESS", value)
    with pytest.raises(SystemExit, match=said):
        create_app()


def test_a_kommune_gets_its_area_from_the_claim(atlas: Flask) -> None:
    client = atlas.test_client()
    client.get(at_provider(client, "a2"))
    assert "Konto: Kommune, Bad Marienberg" in client.get("/pflege").text


@pytest.mark.parametrize(("sub", "said"), [("a3", "kein Gebiet"), ("a4", "keine Ihrer Gruppen")])
def test_without_role_or_area_nobody_gets_in(atlas: Flask, sub: str, said: str) -> None:
    client = atlas.test_client()
    refused = client.get(at_provider(client, sub))
    assert refused.status_code == 403
    assert said in refused.text
    assert client.get("/pflege").status_code == 303


def test_a_kommune_that_there_is_not_gives_no_right(atlas: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client = atlas.test_client()
    refused = client.get(at_provider(client, "a5"))
    assert refused.status_code == 403
    assert "Das Gebiet „071435009“ gibt es nicht. Gemeint ist vielleicht: " in refused.text
    assert f"({KOMMUNE})" in refused.text
    assert "071435009" in caplog.text
    assert "a5" not in caplog.text
    assert client.get("/pflege").status_code == 303


def test_the_way_back_belongs_to_one_browser_and_works_once(atlas: Flask) -> None:
    client, other = atlas.test_client(), atlas.test_client()
    back = at_provider(client, "a1")
    assert other.get(back).status_code == 400
    assert client.get(back.replace("state=", "state=x")).status_code == 400
    assert client.get(back).status_code == 303
    assert client.get(back).status_code == 400


def test_a_token_for_another_login_is_not_believed(atlas: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client, other = atlas.test_client(), atlas.test_client()
    first, second = at_provider(client, "a1"), at_provider(other, "a1")
    code = parse_qs(urlsplit(second).query)["code"][0]
    state = parse_qs(urlsplit(first).query)["state"][0]
    assert client.get(f"/anmelden/rueckkehr?code={code}&state={state}").status_code == 503  # of another nonce
    assert client.get("/pflege").status_code == 303


def test_a_provider_that_is_down_is_said_and_public_pages_go_on(atlas: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_OIDC_ISSUER", f"http://localhost:{free_port()}")
    client = atlas.test_client()
    refused = client.get("/anmelden/extern")
    assert refused.status_code == 503
    assert "antwortet nicht" in refused.text
    assert client.get("/").status_code == 200
    assert client.get("/anmelden").status_code == 200
