"""The key that signs: one for all processes, readable by nobody else, and never one that anybody could guess."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from flask import Flask

from dashboard.users import secret
from dashboard.users.secret import SecretError


def test_the_key_is_made_once_and_readable_by_nobody_else(internal: Path) -> None:
    made = secret.key()
    assert len(made) >= secret.SHORTEST and secret.key() == made
    assert stat.S_IMODE((internal / "secret").stat().st_mode) == 0o600
    assert [each.name for each in internal.glob(".secret*")] == []


@pytest.mark.parametrize("stored", [b"", b"kurz", b"\xff\xfe" * 40])
def test_a_key_that_was_cut_off_signs_nothing(local: Flask, internal: Path, stored: bytes) -> None:
    (internal / "secret").write_bytes(stored)
    with pytest.raises(SecretError, match="leer oder beschädigt"):
        secret.key()
    visitor = local.test_client()
    visitor.set_cookie("atlas_sitzung", "x.y")
    answer = visitor.get("/anmelden")
    assert answer.status_code == 503 and "Schlüssel" in answer.text and str(internal) not in answer.text
    assert visitor.get("/").status_code == 200
