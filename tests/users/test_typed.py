"""An expired session, a forged token, a foreign site: nothing is changed, and nothing typed is lost or given to another account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask, Request, Response
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from dashboard.app import create_app
from dashboard.internal import database, drafts, sessions
from dashboard.internal.database import moment
from dashboard.internal.faults import Fault, InternalDatabaseError
from dashboard.internal.tables import DRAFT, SESSION
from dashboard.users import csrf, overview, pages, user_file
from dashboard.users.pages import Action, Entry
from dashboard.users.roles import MAINTAINERS, Role
from tests.dashboard.small_atlas import shown
from tests.users.conftest import KOMMUNE, log_in, token_of

HERE = {"Referer": "http://localhost/pflege?ansicht=alle", "Origin": "http://localhost"}
TYPED = {"notiz": "Größe der Runde:\nacht", "art": ["a", "b"], "passwort_neu": "geheim"}


@pytest.fixture
def trial(local: Flask) -> Iterator[Flask]:
    """The atlas with one more form."""
    done: list[str] = []
    pages.register_actions(
        local,
        [Action("trial", "/pflege/versuch", lambda: Response(str(done.append("x") or len(done))), MAINTAINERS)],
    )
    yield local


def expire() -> None:
    with database.begin() as connection:
        connection.execute(update(SESSION).values(seen_at=moment(-sessions.IDLE_SECONDS - 1)))


def send(client: FlaskClient, token: str, **headers: str):  # type: ignore[no-untyped-def]
    return client.post("/pflege/versuch", data={**TYPED, "csrf": token}, headers={**HERE, **headers})


def test_an_expired_session_in_the_middle_of_a_form_loses_nothing(trial: Flask) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    token = token_of(client.get("/pflege"))
    expire()
    to_login = send(client, token).headers["Location"]
    page = parse_qs(urlsplit(to_login).query)["weiter"][0]
    assert page.startswith("/pflege?ansicht=alle&entwurf=")
    stranger = trial.test_client()
    log_in(stranger, "ministerium-1")
    assert "acht" not in stranger.get(page).text
    back = log_in(client, "leitstelle-1", weiter=page)
    again = client.get(back.headers["Location"])
    assert "Größe der Runde" in again.text
    assert "geheim" not in again.text
    sent = send(client, token_of(again), Referer=f"http://localhost{page}")
    assert sent.text == "1"
    assert "Größe der Runde" not in client.get(page).text


def test_a_form_of_an_earlier_session_is_refused_and_kept(trial: Flask) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    old = token_of(client.get("/pflege"))
    log_in_again(client)
    refused = send(client, old)
    assert refused.status_code == 403
    assert "/pflege?ansicht=alle&amp;entwurf=" in refused.text


def test_the_way_back_to_a_form_leads_to_no_other_site(trial: Flask) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    old = token_of(client.get("/pflege"))
    log_in_again(client)
    refused = send(client, old, Referer="http://localhost/\\evil.example")
    assert refused.status_code == 403
    assert "evil.example" not in refused.text


def log_in_again(client: FlaskClient) -> None:
    client.post("/abmelden", data={"csrf": token_of(client.get("/pflege"))})
    log_in(client, "leitstelle-1")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "https://evil.example/pflege"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_changes_nothing_and_plants_nothing(trial: Flask, headers: dict[str, str]) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    token = token_of(client.get("/pflege"))
    refused = send(client, token, **headers)
    assert refused.status_code == 403
    assert "entwurf" not in refused.text
    assert send(client, token).text == "1"


def test_the_text_beside_a_large_file_is_kept_and_the_file_is_chosen_anew(local: Flask) -> None:
    client = local.test_client()
    log_in(client, "leitstelle-1")
    token = token_of(client.get("/pflege/einspielen"))
    expire()
    typed = {"csrf": token, "vermerk": "Lieferung vom Amt", "datei": (BytesIO(b"x" * 300_000), "liste.csv")}
    headers = {"Referer": "http://localhost/pflege/einspielen", "Sec-Fetch-Mode": "navigate"}
    late = client.post("/pflege/einspielen", data=typed, headers=headers)
    page = parse_qs(urlsplit(late.headers["Location"]).query)["weiter"][0]
    log_in(client, "leitstelle-1")
    again = client.get(page).text
    assert "Lieferung vom Amt" in again
    assert "Dateien sind neu auszuwählen" in again


def kept() -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(DRAFT)).scalar_one()


def sign_out(client: FlaskClient, address: str) -> None:
    client.post(address, data={"csrf": token_of(client.get("/pflege"))})


def change_account(**values: object) -> None:
    accounts = dict(user_file.accounts())
    before = accounts.pop("leitstelle-1")
    user_file.write({**accounts, **({"leitstelle-1": replace(before, **values)} if values else {})})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "end",
    [
        lambda client: sign_out(client, "/abmelden"),
        lambda client: sign_out(client, "/pflege/sitzung/beenden"),
        lambda client: (expire(), log_in(client, "leitstelle-1")),
        lambda client: change_account(),
        lambda client: change_account(changed_at=moment(0)),
        lambda client: change_account(role=Role.MINISTERIUM),
    ],
    ids=["signed out", "signed out everywhere", "signed in anew", "removed", "password", "role"],
)
def test_an_old_cookie_stores_nothing_after_sign_out_or_change_of_the_account(
    trial: Flask, end: Callable[[FlaskClient], object]
) -> None:
    client, other = trial.test_client(), trial.test_client()
    log_in(client, "leitstelle-1")
    token, old = token_of(client.get("/pflege")), client.get_cookie("atlas_sitzung")
    assert old
    end(client)
    other.set_cookie("atlas_sitzung", old.value)
    late = send(other, token, **{"Sec-Fetch-Mode": "navigate"})
    assert late.status_code == 401
    assert kept() == 0


def test_a_session_ended_by_the_command_gives_up_one_form_and_no_more(trial: Flask) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    token = token_of(client.get("/pflege"))
    with database.begin() as connection:
        sessions.end_all(connection, "leitstelle-1")
    assert "entwurf" in send(client, token).headers["Location"]
    for _ in range(3):
        assert send(client, token, **{"Sec-Fetch-Mode": "navigate"}).status_code == 401
    assert kept() == 1


def no_database(file: Path) -> None:
    file.unlink()


def foreign_database(file: Path) -> None:
    file.write_text("not ours" * 10_000)


@pytest.mark.parametrize("token", ["", "wrong"])
@pytest.mark.parametrize("befall", [no_database, foreign_database])
def test_a_refused_form_without_a_database_to_keep_it_is_answered_in_german(
    internal: Path, small_folder: Path, monkeypatch: pytest.MonkeyPatch, befall: Callable[[Path], None], token: str
) -> None:
    monkeypatch.setenv("ATLAS_AUTH", "none")
    with shown(small_folder):
        client = create_app().test_client()
        address = f"/pflege/kontakte/{KOMMUNE}"
        assert client.get(address).status_code == 200
        befall(internal / "internal.sqlite")
        headers = {"Referer": f"http://localhost{address}", "Origin": "http://localhost"}
        answer = client.post(f"{address}/notiz", data={"csrf": token, "text": "Getippt"}, headers=headers)
    assert answer.status_code == 503
    assert "interne Datenbank" in answer.text
    assert str(internal) not in answer.text


def test_a_refused_form_that_a_full_disk_cannot_keep_is_answered_in_german(
    trial: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise InternalDatabaseError(Fault.FULL, "/var/lib/atlas")

    client = trial.test_client()
    log_in(client, "leitstelle-1")
    monkeypatch.setattr(drafts, "put", full)
    answer = send(client, "wrong")
    assert answer.status_code == 503
    assert "interne Datenbank" in answer.text
    assert "/var/lib" not in answer.text


@pytest.mark.parametrize("typed", [{"notiz": "x" * 200_001}, {"notiz": "x" * 400_000}, {}])
def test_what_cannot_be_kept_is_said_not_lost_silently(trial: Flask, typed: dict[str, str]) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    expire()
    late = client.post("/pflege/versuch", data=typed, headers={**HERE, "Sec-Fetch-Mode": "navigate"})
    assert late.status_code == 401
    assert "ließ sich nicht aufheben" in late.text
    assert 'href="/anmelden"' in late.text
    never = trial.test_client().post("/pflege/versuch", data=typed, headers={**HERE, "Sec-Fetch-Mode": "navigate"})
    assert never.status_code == 401
    assert "Dafür ist eine Anmeldung nötig" in never.text and "aufheben" not in never.text


@pytest.mark.parametrize("mode", ["navigate", "cors", ""])
def test_whoever_is_signed_out_elsewhere_reads_what_they_had_typed(trial: Flask, mode: str) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    token = token_of(client.get("/pflege"))
    client.post("/abmelden", data={"csrf": token}, headers=HERE)
    late = send(client, token, **({"Sec-Fetch-Mode": mode} if mode else {}))
    assert late.status_code == 401 and late.headers["Cache-Control"] == "no-store"
    assert "Größe der Runde" in late.text and token not in late.text and "geheim" not in late.text
    assert 'href="/anmelden?weiter=%2Fpflege%3Fansicht%3Dalle' in late.text
    with database.reading() as connection:
        assert connection.execute(select(DRAFT)).all() == []
    foreign = client.post("/pflege/versuch", data=TYPED, headers={"Origin": "https://anderswo.example"})
    assert foreign.status_code == 401 and "Größe der Runde" not in foreign.text and "/anmelden" in foreign.text


def test_the_login_says_that_a_session_has_ended(trial: Flask) -> None:
    client = trial.test_client()
    log_in(client, "leitstelle-1")
    token = token_of(client.get("/pflege"))
    expire()
    assert "Ihre Sitzung ist beendet" in client.get("/anmelden").text
    kept = client.get(send(client, token).headers["Location"])
    assert "Eingaben wieder im Formular" in kept.text
    assert "beendet" not in trial.test_client().get("/anmelden").text


@pytest.mark.parametrize("kind", ["none", "forged", "other account", "old"])
def test_a_token_belongs_to_one_session(trial: Flask, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client, other = trial.test_client(), trial.test_client()
    log_in(client, "leitstelle-1")
    log_in(other, "betrieb-1")
    own = token_of(client.get("/pflege"))
    token = {"none": "", "forged": own[:-2] + "xx", "other account": token_of(other.get("/pflege")), "old": own}[kind]
    if kind == "old":
        monkeypatch.setattr(csrf, "SECONDS", -1)
    assert send(client, token).status_code == 403


def test_whoever_never_signed_in_leaves_nothing_behind(trial: Flask) -> None:
    assert send(trial.test_client(), "").status_code == 401
    assert trial.test_client().post("/pflege/versuch", data=b"x" * 300_000).status_code == 401


def test_a_file_of_a_stranger_is_not_even_read(local: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    stored: list[object] = []
    monkeypatch.setattr(Request, "_get_file_stream", lambda *_, **__: stored.append("x") or BytesIO())
    for origin in (HERE["Origin"], "https://anderswo.example"):
        sent = {"vermerk": "Lieferung vom Amt", "datei": (BytesIO(b"x" * 300_000), "liste.csv")}
        headers = {**HERE, "Origin": origin, "Sec-Fetch-Mode": "cors"}
        answer = local.test_client().post("/pflege/einspielen", data=sent, headers=headers)
        assert answer.status_code == 401 and "Dafür ist eine Anmeldung nötig" in answer.text
        assert "Lieferung" not in answer.text and stored == []


def test_the_first_page_says_what_needs_attention_to_whom_it_concerns(local: Flask) -> None:
    pages.register_overview(
        local, lambda user: [Entry("Zwei Prüfungen", "/pflege/x", 1)] if user.role == "betrieb" else []
    )
    pages.register_overview(local, lambda _: [Entry("Drei Anlässe", "/pflege/y", 5)])
    client = local.test_client()
    log_in(client, "betrieb-1")
    text = client.get(overview.PATH).text
    assert 0 < text.index("Drei Anlässe") < text.index("Zwei Prüfungen")
    other = local.test_client()
    log_in(other, "kommune-1")
    assert "Zwei Prüfungen" not in other.get(overview.PATH).text
