"""The pictures of the README: what they show is tested always, they are written only when asked for (`make pictures`)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "images"
PICTURES = {"lage": "/", "profil": "/gebiet/071435002", "analyse": "/analyse?kreis=07143"}
FIGURE = "#analyse-platz-zusammenschau"  # drawn after the page stands


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_says_that_the_data_are_invented(desktop: Visit, name: str, tmp_path: Path) -> None:
    page = desktop.open(PICTURES[name])
    shown = page.locator("body")
    if page.locator(FIGURE).count():
        page.wait_for_selector(f"{FIGURE}.steht")
        shown = page.locator("section").filter(has=page.locator(FIGURE)).last
        shown.evaluate("each => each.scrollIntoView()")
    mark = shown.get_by_text("Demodaten").first
    assert mark.is_visible()
    box = mark.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900  # within what is photographed
    folder = FOLDER if os.environ.get("PICTURES") else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size < 400_000


def test_the_readme_shows_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in PICTURES:
        assert f"](docs/images/{name}.png)" in readme
        assert (FOLDER / f"{name}.png").is_file()
