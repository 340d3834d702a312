"""Every picture to download says by itself what it shows: title, description, language."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = [
    "/karte.svg?kennzahl=raub",
    "/karte.svg?kennzahl=bedarf-struktur",
    "/karte.svg?kennzahl=raub&mass=unterschied&ebene=kreis",
]
PAGES = ["/gebiet/073150000", "/vergleich?gebiete=073150000,073140000"]


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


def said(visitor: FlaskClient, address: str) -> tuple[str, str]:
    """Title and description, which stand before everything else."""
    answer = visitor.get(address)
    assert answer.status_code == 200
    root = ET.fromstring(answer.data)  # noqa: S314
    title, description = list(root)[:2]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert root.get("aria-label") is None
    return title.text or "", description.text or ""


@pytest.mark.parametrize("address", PICTURES)
def test_the_map_says_its_title_its_sentence_its_classes_and_its_source(visitor: FlaskClient, address: str) -> None:
    title, description = said(visitor, address)
    assert "Rheinland-Pfalz" in title
    assert re.search(r": \d", description), "areas per class"
    assert "Datenstand" in description


@pytest.mark.parametrize("page", PAGES)
def test_the_pictures_of_a_page_say_what_they_show(visitor: FlaskClient, page: str) -> None:
    addresses = {
        each.replace("&amp;", "&")
        for each in re.findall(r'href="(/(?!assets)[^"]+\.svg[^"]*)"', visitor.get(page).text)
    }
    assert addresses
    for address in sorted(addresses):
        title, description = said(visitor, address)
        assert title
        assert "Datenstand" in description
