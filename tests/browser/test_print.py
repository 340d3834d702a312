"""Pages on paper: the map with its legend on the first sheet of A4, tables whole and under their names, no addresses, nothing cut off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit

WIDTH, HEIGHT = 688, 1001  # pixels of a sheet of A4 within the margins of print.css, at 96 to the inch
MAPS = ["/", "/?kennzahl=straftaten_ohne_auslaenderrecht&ebene=kreis", "/?kennzahl=bedarf-struktur"]
PAGES = [
    *MAPS,
    "/?kennzahl=raub&ebene=kreis&ansicht=tabelle",
    "/anlaesse?ansicht=zuerst",
    "/vergleich?gebiete=073150000,073140000,07131",
]
BEYOND = """width => [...document.querySelectorAll("main *")].filter((element) => element.checkVisibility()
    && !element.closest("svg") && element.getBoundingClientRect().right > width + 1)
    .slice(0, 5).map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`)"""


def on_paper(visit: Visit, path: str) -> Page:
    page = visit.open(path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.wait_for_timeout(200)
    return page


@pytest.mark.parametrize("path", MAPS)
def test_map_and_legend_are_on_the_first_sheet(desktop: Visit, path: str) -> None:
    page = on_paper(desktop, path)
    for part in ("#lage-titel", "#lage-karte", "#lage-beiwerk"):
        box = page.locator(part).bounding_box()
        assert box
        assert box["y"] + box["height"] <= HEIGHT, part
        assert box["x"] + box["width"] <= WIDTH + 1, part


@pytest.mark.parametrize("path", PAGES)
def test_nothing_reaches_over_the_edge_and_no_address_is_printed(desktop: Visit, path: str) -> None:
    page = on_paper(desktop, path)
    assert page.evaluate(BEYOND, WIDTH) == []
    after = page.locator("main a").evaluate_all(
        "links => links.map((link) => getComputedStyle(link, '::after').content)"
    )
    assert not [content for content in after if "http" in content or "/" in content]


@pytest.mark.parametrize("path", PAGES)
def test_tables_stand_under_their_names_with_heads_that_repeat(desktop: Visit, path: str) -> None:
    page = on_paper(desktop, path)
    tables = page.locator("main table.tabelle:visible").all()
    for table in tables:
        caption = table.locator("caption")
        box = caption.bounding_box()
        assert box, table.inner_text()[:80]
        assert box["height"] > 8, caption.inner_text()
        assert table.locator("thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"


def test_rows_are_printed_with_the_names_of_their_areas(desktop: Visit) -> None:
    page = on_paper(desktop, "/?kennzahl=raub&ebene=kreis&ansicht=tabelle")
    names = page.locator("#lage-tabelle tbody th a:visible")
    assert names.count() == 36


def test_the_first_page_is_three_sheets_at_most(desktop: Visit) -> None:
    desktop.open("/")
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", desktop.page.pdf(prefer_css_page_size=True))
    assert 1 <= len(sheets) <= 3
