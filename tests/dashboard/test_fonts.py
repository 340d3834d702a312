"""The face of the pages: small, free, without the name it may not bear, and with every letter the pages write."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont

from dashboard.app import PAGES
from dashboard.web import assets

FACES = ("fonts/atlas-sans-regular.woff2", "fonts/atlas-sans-bold.woff2")
# Signs that stand for themselves; the system's font has them.
SIGNS = frozenset("⇄☐☑△▽●○◌✕▸▾─∧∨")


def face(name: str) -> TTFont:
    """A font as it is sent."""
    return TTFont(io.BytesIO(assets.files()[name]))


def test_together_they_are_small() -> None:
    assert sum(len(assets.files()[name]) for name in FACES) <= 30_000


@pytest.mark.parametrize("name", FACES)
def test_it_keeps_its_licence_and_not_its_reserved_name(name: str) -> None:
    names = face(name)["name"]
    assert "OFL" in names.getDebugName(13) or "SIL Open Font License" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE" in assets.files()["fonts/OFL.txt"].decode()
    assert not any("Fira" in str(names.getDebugName(each)) for each in (1, 2, 3, 4, 6))


@pytest.mark.parametrize("name", FACES)
def test_tables_can_ask_for_digits_of_one_width(name: str) -> None:
    features = face(name)["GSUB"].table.FeatureList.FeatureRecord
    assert "tnum" in {record.FeatureTag for record in features}
    assert any(b"tabular-nums" in content for path, content in assets.files().items() if path.endswith(".css"))


def test_every_letter_of_the_pages_is_in_it(client: FlaskClient) -> None:
    known = face(FACES[0]).getBestCmap().keys() & face(FACES[1]).getBestCmap().keys()
    plain = [page.path for page in PAGES if "<" not in page.path]
    assert len(plain) > 10
    for path in plain:
        written = set(client.get(path).text) - {"\n", "\t"}
        assert {letter for letter in written if ord(letter) not in known} <= SIGNS, path
