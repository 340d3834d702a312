"""The login with accounts of the atlas, from the first request to the last."""

from __future__ import annotations

import threading

import pyotp
import pytest
from flask import Flask
from sqlalchemy import event, update

from dashboard.app import create_app
from dashboard.internal import attempts, audit, database, sessions
from dashboard.internal.database import moment
from dashboard.internal.tables import LOGIN_ATTEMPT, SESSION
from dashboard.users import local_login, login, passwords, settings, user_file
from dashboard.users.roles import Role
from tests.users.conftest import PASSWORD, account, log_in, token_of


def age(**columns: str) -> None:
    """Make every session older."""
    with database.begin() as connection:
        connection.execute(update(SESSION).values(columns))


def test_somebody_signs_in_works_and_signs_out(local: Flask) -> None:
    client = local.test_client()
    refused = client.get("/pflege")
    assert (refused.status_code, refused.headers["Location"]) == (303, "/anmelden?weiter=%2Fpflege")
    entered = log_in(client, "leitstelle-1", address=refused.headers["Location"])
    assert entered.status_code == 303
    cookie = next(each for each in entered.headers.getlist("Set-Cookie") if each.startswith("atlas_sitzung="))
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    page = client.get("/pflege")
    assert page.status_code == 200
    assert "Leitstelle Kriminalprävention" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert client.post("/abmelden", data={"csrf": token_of(page)}).status_code == 303
    assert client.get("/pflege").status_code == 303


def test_a_login_waits_for_the_disk_twice(local: Flask) -> None:
    """Once to count the attempt, before the password is looked at; once for all that it comes to."""
    client, commits = local.test_client(), []
    event.listen(database.engine(), "commit", commits.append)
    log_in(client, "leitstelle-1", "falsch")
    commits.clear()
    assert log_in(client, "leitstelle-1").status_code == 303
    assert len(commits) == 2
    with database.reading() as connection:
        assert attempts.failures(connection, "account leitstelle-1", 3600).count == 0
        assert attempts.failures(connection, "address 127.0.0.1", 3600).count == 1
        assert audit.newest(connection, 1)[0].action == "login"


def test_public_pages_lead_to_the_login_where_there_is_one(local: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    link = 'href="/anmelden"'
    assert link in local.test_client().get("/daten").text
    monkeypatch.setenv("ATLAS_AUTH", "none")
    assert link not in create_app().test_client().get("/daten").text


def test_a_tls_proxy_makes_cookies_secure_and_its_origin_ours(local: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_TLS", "1")
    client = local.test_client()
    page = client.get("/anmelden", headers={"X-Forwarded-For": "192.0.2.7"}, base_url="https://atlas.example")
    assert "Secure" in page.headers["Set-Cookie"]
    form = {"csrf": token_of(page), "konto": "leitstelle-1", "passwort": PASSWORD}
    entered = client.post(
        "/anmelden", data=form, headers={"Origin": "https://atlas.example"}, base_url="https://atlas.example"
    )
    unencrypted = client.post(
        "/anmelden", data=form, headers={"Origin": "http://atlas.example"}, base_url="http://atlas.example"
    )
    assert (unencrypted.status_code, "anderen Website" in unencrypted.text) == (403, True)
    assert any(
        each.startswith("__Host-atlas_sitzung=") and "Secure" in each for each in entered.headers.getlist("Set-Cookie")
    )


def test_wrong_unknown_and_closed_accounts_read_the_same(local: Flask) -> None:
    client = local.test_client()
    answers = [log_in(client, name, word) for name, word in (("leitstelle-1", "falsch"), ("gibt-es-nicht", PASSWORD))]
    assert {answer.status_code for answer in answers} == {403}
    texts = [answer.text.replace("gibt-es-nicht", "leitstelle-1").replace(token_of(answer), "") for answer in answers]
    assert texts[0] == texts[1]


def test_the_hash_of_nobody_is_as_dear_as_any(local: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(local_login.passwords, "is_right", lambda stored, _: bool(asked.append(stored)))
    log_in(local.test_client(), "gibt-es-nicht")
    log_in(local.test_client(), "leitstelle-1")
    assert [bool(stored) for stored in asked] == [False, True]


def test_guessing_becomes_slow_and_its_own_browser_still_gets_in(local: Flask) -> None:
    owner, stranger = local.test_client(), local.test_client()
    log_in(owner, "leitstelle-1")
    answers = [log_in(stranger, "leitstelle-1", f"geraten-{n}") for n in range(7)]
    assert [answer.status_code for answer in answers[:5]] == [403] * 5
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert "Pause" in answers[-1].text
    owner.post("/abmelden", data={"csrf": token_of(owner.get("/pflege"))})
    assert log_in(owner, "leitstelle-1").status_code == 303
    with database.begin() as connection:
        connection.execute(update(LOGIN_ATTEMPT).values(at=moment(-400)))
    assert log_in(stranger, "leitstelle-1").status_code == 303  # nobody is locked out for ever


def test_one_password_is_tried_at_a_time_and_who_cannot_wait_is_told(
    local: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_login, "PATIENCE_SECONDS", 0.01)
    client = local.test_client()
    with local_login.ONE_AT_A_TIME:
        refused = log_in(client, "leitstelle-1")
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) == login.BUSY_SECONDS
    assert "zählt nicht" in refused.text
    with database.reading() as connection:
        assert attempts.failures(connection, "account leitstelle-1", 3600).count == 0
    assert log_in(client, "leitstelle-1", "falsch").status_code == 403
    assert log_in(client, "leitstelle-1").status_code == 303


def test_a_password_is_tried_beside_the_thread_that_answers_visitors(
    local: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    monkeypatch.setattr(passwords, "is_right", lambda *_: bool(threads.append(threading.get_ident())))
    log_in(local.test_client(), "leitstelle-1")
    assert len(threads) == 1
    assert threads != [threading.get_ident()]


def test_a_code_works_once(local: Flask, stored_password: str) -> None:
    secret = pyotp.random_base32()
    user_file.write({"betrieb-1": account("betrieb-1", Role.BETRIEB, stored_password, totp=secret)})
    client, code = local.test_client(), pyotp.TOTP(secret).now()
    assert log_in(client, "betrieb-1").status_code == 403
    assert log_in(client, "betrieb-1", code=code).status_code == 303
    assert log_in(local.test_client(), "betrieb-1", code=code).status_code == 403


def test_a_session_begins_anew_at_login_and_ends_by_time(local: Flask) -> None:
    client = local.test_client()
    log_in(client, "leitstelle-1")
    first = client.get_cookie("atlas_sitzung")
    client.get("/pflege")
    with database.reading() as connection:
        assert len(sessions.live(connection)) == 1
    for columns in ({"seen_at": moment(-1801)}, {"ends_at": moment(-1)}):
        age(**columns)
        assert client.get("/pflege").status_code == 303
        log_in(client, "leitstelle-1")
        assert client.get("/pflege").status_code == 200
    assert first
    assert client.get_cookie("atlas_sitzung").value != first.value  # type: ignore[union-attr]
    client.set_cookie("atlas_sitzung", first.value)
    assert client.get("/pflege").status_code == 303
    client.set_cookie("atlas_sitzung", "a.b")
    assert client.get("/pflege").status_code == 303


def test_what_changes_an_account_ends_its_sessions(local: Flask, stored_password: str) -> None:
    for change in ({}, {"role": Role.BETRIEB}, {"changed_at": moment(-50)}):
        client = local.test_client()
        log_in(client, "leitstelle-1")
        assert client.get("/pflege").status_code == 200
        age(began_at=moment(-100))
        before = user_file.accounts()
        changed = account("leitstelle-1", change.get("role", Role.LEITSTELLE), stored_password)  # type: ignore[arg-type]
        if "changed_at" in change:
            changed = type(changed)(**{**vars(changed), **change})
        user_file.write({"leitstelle-1": changed} if change else {})
        assert client.get("/pflege").status_code == 303
        user_file.write(before)
        with database.begin() as connection:
            sessions.end_all(connection, "leitstelle-1")


def test_without_accounts_the_login_says_how_to_make_one(local: Flask) -> None:
    user_file.path().unlink()
    page = local.test_client().get("/anmelden")
    assert page.status_code == 200
    assert "python -m dashboard.users add" in page.text


@pytest.mark.parametrize("damage", ["cut off", "too deep", "key of codes"])
def test_a_broken_file_of_accounts_closes_the_login_and_nothing_else(local: Flask, damage: str) -> None:
    whole = user_file.path().read_text()
    broken = {
        "cut off": '{"accounts": {',
        "too deep": "[" * 100_000,
        "key of codes": whole.replace('"totp": ""', '"totp": "x"', 1),
    }
    user_file.path().write_text(broken[damage])
    client = local.test_client()
    assert client.get("/").status_code == 200
    answer = log_in(client, "leitstelle-1")
    assert answer.status_code == 503
    assert str(user_file.path()) not in answer.text
    ready = {part["name"]: part for part in client.get("/readyz").json["parts"]}  # type: ignore[index]
    assert ready["Anmeldung"]["status"] == "eingeschränkt"
    assert ready["Anmeldung"]["cure"].startswith("Aus einer Sicherung")
    user_file.path().write_text(whole)
    log_in(client, "leitstelle-1")
    user_file.path().write_text(broken[damage])
    outside = client.get("/readyz", environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert (outside.status_code, outside.json) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/anmelden"]
)
def test_nobody_is_led_elsewhere(local: Flask, address: str) -> None:
    entered = log_in(local.test_client(), "leitstelle-1", weiter=address)
    assert entered.headers["Location"] == "/pflege"


def test_all_own_sessions_can_be_ended(local: Flask) -> None:
    here, there = local.test_client(), local.test_client()
    log_in(here, "ministerium-1")
    log_in(there, "ministerium-1")
    page = here.get("/pflege/sitzung")
    assert page.text.count('<th scope="row">') == 2
    here.post("/pflege/sitzung/beenden", data={"csrf": token_of(page)})
    assert there.get("/pflege").status_code == 303


def test_scripts_that_ask_on_their_own_keep_nobody_signed_in(local: Flask) -> None:
    client = local.test_client()
    log_in(client, "leitstelle-1")
    old = moment(-600)
    age(seen_at=old)
    client.get("/pflege", headers={"Sec-Fetch-Mode": "cors"})
    with database.reading() as connection:
        assert sessions.live(connection)[0].seen_at == old
    client.get("/pflege")
    with database.reading() as connection:
        assert sessions.live(connection)[0].seen_at > old


def test_a_refused_attempt_stands_in_the_log_without_what_is_no_account(local: Flask) -> None:
    for name in ("leitstelle-1", "mein-passwort-im-falschen-feld"):
        log_in(local.test_client(), name, "falsch")
    with database.reading() as connection:
        newest = audit.newest(connection, 2)
    assert [(row.action, row.by) for row in newest] == [("login_refused", ""), ("login_refused", "leitstelle-1")]


def test_a_key_that_is_too_short_is_said_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_SECRET", "kurz")
    with pytest.raises(settings.SettingError, match="ATLAS_SECRET ist kürzer"):
        settings.check()
