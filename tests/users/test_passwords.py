"""Which passwords may be chosen, and how they are stored."""

from __future__ import annotations

import unicodedata

import pytest

from dashboard.users import passwords

REFUSED = [
    "kurz",
    "x" * 129,
    "Passwort123456",
    "P4$$w0rt-2026!!",
    "Sommer2026Winter",
    "qwertzuiopasdf",
    "1234567890123",
    "abxabxabxabxab",
    "aaaabbbbaaaabbbb",
    "Leitstelle-1-sicher-x",
    "zeile\numbruch-lang",
]


@pytest.mark.parametrize("password", REFUSED)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert passwords.reason_against(password, "leitstelle-1")


@pytest.mark.parametrize(
    "password",
    ["Hagebutte-Kran-Zinnober", "korrekt pferd heftzwecke", "ßüä€ 漢字 пароль x", "y7" * 3 + "Kranich quert Öl" * 7],
)
def test_length_is_enough(password: str) -> None:
    assert passwords.reason_against(password, "leitstelle-1") == ""


def test_a_password_is_the_same_however_it_is_typed() -> None:
    stored = passwords.hashed(unicodedata.normalize("NFD", "Größe über Wände"))
    assert stored.startswith("$argon2id$")
    assert passwords.is_right(stored, "Größe über Wände")
    assert not passwords.is_right(stored, "Größe über Wande")
    assert not passwords.is_right("", "")
    assert not passwords.is_right("no hash", "Größe über Wände")
