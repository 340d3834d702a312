"""Sixty spoilt files, whatever their source: taken in as their bytes say, or refused in German. A thousand of them: tests/long."""

from __future__ import annotations

import pytest

from tests.mutated_files import is_german, run

COUNT = 60


def test_spoilt_files_are_taken_in_rightly_or_refused() -> None:
    outcome = run(0, COUNT)
    assert not outcome.failures, "\n\n".join(outcome.failures)
    assert outcome.accepted + outcome.refused == COUNT
    assert outcome.accepted >= COUNT // 10  # else nothing but refusing would be tried
    assert outcome.refused >= COUNT // 3
    assert outcome.peak_mb < 1_000


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("a.csv: Die Datei ist leer. Abhilfe: neu laden.", True),
        ("Die Spalte „not found“ gibt es nicht; bitte prüfen. Bitte neu laden.", True),
        ("Die Zeile lässt sich nicht teilen.", True),
        ("this ist not German", False),
        ("nicht a word of it", False),
        ("a.xlsx: File is not a zip file. Abhilfe: neu laden.", False),
        ("Der Wert fehlt (expected str, got NoneType). Abhilfe: eintragen.", False),
    ],
)
def test_german_is_told_from_what_libraries_say(message: str, german: bool) -> None:
    assert is_german(message) is german
