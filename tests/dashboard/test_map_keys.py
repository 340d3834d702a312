"""README.md and the statement on accessibility name the keys the page names."""

from __future__ import annotations

import re

import pytest

from dashboard.texts import map_keys
from dashboard.web.prose import FOLDER
from tests.conftest import ROOT


@pytest.mark.parametrize("key", [key for key, _ in map_keys.KEYS])
def test_the_readme_names_every_key_of_the_map(key: str) -> None:
    assert re.search(rf"(?<!\w){re.escape(key)}(?!\w)", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_statement_on_accessibility_says_of_the_map_what_the_map_says() -> None:
    text = (FOLDER / "hinweise" / "barrierefreiheit.md").read_text(encoding="utf-8")
    section = text.split("{#tasten}")[1].split("\n## ")[0]
    listed = [f"- **{key}** {effect}" for key, effect in map_keys.KEYS]
    listed += [f"- **{gesture}:** {effect}" for gesture, effect in map_keys.GESTURES]
    assert [line for line in section.splitlines() if line.startswith("- ")] == listed
