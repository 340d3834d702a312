"""A profile fits on a few pages of paper, whatever kind of Kommune it is about, and needs no table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.writers import pdf
from dashboard.queries.areas import areas
from dashboard.texts import briefing_pdf as words
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

MOST_PAGES = 4
KOMMUNEN = {
    "a Verbandsgemeinde": "071435002",
    "a Verbandsgemeinde with a survey": "072325008",
    "a kreisfreie Stadt": "071110000",
    "a town of a Kreis": "071380045",
    "a verbandsfreie Gemeinde": "073390009",
}


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def test_they_are_of_different_kinds() -> None:
    assert len({areas().by_id[key].kind for key in KOMMUNEN.values()}) == 4


@pytest.mark.parametrize("key", [*KOMMUNEN.values(), "07143"], ids=[*KOMMUNEN, "a Kreis"])
def test_a_profile_has_at_most_four_pages(key: str) -> None:
    pages = PdfReader(BytesIO(pdf.write(catalogue.build(Selection("profil", key))))).pages
    assert 2 <= len(pages) <= MOST_PAGES
    assert words.CONTENTS not in pages[0].extract_text().splitlines()
