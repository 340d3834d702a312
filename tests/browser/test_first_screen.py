"""The first screen under the hands of a visitor: the bar marks, the filter opens and closes, themes change, a phone has a card below."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.map_page import kinds, open_map, settled

PALED = "#lage-karte path[data-blass]"


def test_whole_map_bar_and_list_are_seen_at_once(desktop: Visit) -> None:
    page = open_map(desktop, "/")
    page.set_viewport_size({"width": 1440, "height": 900})
    for part in ("#lage-leiste", "#lage-themen", "#lage-karte svg.karte", "#lage-legende", ".zuerst li:last-child"):
        box = page.locator(part).bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= 900, part
    assert page.locator("#lage-karte .marken").evaluate("marks => getComputedStyle(marks).display") == "none"


@pytest.mark.parametrize(
    ("theme", "below"), [("lage", "#lage-marken"), ("gefuehl", "#lage-legende"), ("bedarf", "#lage-verfahren")]
)
def test_the_map_of_every_theme_is_seen_whole_with_its_legend_inside_the_card(
    desktop: Visit, theme: str, below: str
) -> None:
    page = open_map(desktop, "/")
    page.locator(f"#lage-thema-{theme}").click()
    settled(page)
    for part in ("#lage-karte svg.karte", below):
        box = page.locator(part).bounding_box()
        assert box, part
        assert box["y"] + box["height"] <= 900, part
    legend, card = page.locator("#lage-legende > *").all(), page.locator(".kartenansicht").bounding_box()
    assert card
    for each in filter(None, (part.bounding_box() for part in legend)):
        assert each["x"] + each["width"] <= card["x"] + card["width"] + 0.5
    page.set_viewport_size({"width": 1024, "height": 768})
    box = page.locator("#lage-karte svg.karte").bounding_box()
    assert box
    assert box["y"] + 0.7 * box["height"] <= 768


def test_the_whole_selection_is_taken_back_by_button_and_by_link(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kreis=07131&stand=kein_gremium&mit=kreisgremium&ansicht=tabelle"))
    expect(page.locator("#lage-alle-zeigen")).to_have_attribute("href", "/?ansicht=tabelle")
    page.locator("#lage-filter > summary").click()
    page.locator("#lage-filter-aufheben").click()
    expect(page.locator("#lage-alle-zeigen")).to_have_count(0)
    settled(page)
    assert page.url.endswith("/?ansicht=tabelle")


def test_a_segment_marks_its_kommunen_with_the_parts_alone_and_back_leads_back(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/"))
    segment = page.locator("#lage-stand-kein_gremium")
    box = segment.bounding_box()
    assert box
    assert box["height"] >= 24
    count = int(segment.locator("b").inner_text())
    desktop.new_requests()
    segment.click()
    expect(segment).to_have_attribute("aria-current", "true")
    settled(page)
    assert kinds([url for url in desktop.new_requests() if "/assets/" not in url]) == ["/lage/teile"]
    assert page.url.endswith("/?stand=kein_gremium")
    assert page.locator(PALED).count() == 170 - count
    expect(segment).to_be_focused()
    expect(page.locator("#lage-ansage")).to_contain_text(f"Hervorgehoben: {count} Kommunen (Stand: kein Gremium)")
    page.locator("#lage-stand-unklar").click()
    expect(page.locator("#lage-stand-unklar")).to_have_attribute("aria-current", "true")
    settled(page)
    assert page.url.endswith("/?stand=kein_gremium,unklar")
    page.go_back()
    expect(page.locator("#lage-stand-unklar")).not_to_have_attribute("aria-current", "true")
    expect(page.locator(PALED)).to_have_count(170 - count)


def test_the_filter_is_set_in_its_fields_and_taken_back(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/"))
    page.locator("#lage-filter > summary").click()
    page.select_option("#lage-filter-kreis", "07131")
    expect(page.locator("#lage-filterworte")).to_have_text("Landkreis Ahrweiler")
    page.locator("#lage-filter-ortsart summary").click()
    page.locator("#lage-filter-ortsart-verbandsgemeinde").check()
    expect(page.locator("#lage-filterworte")).to_have_text("Landkreis Ahrweiler · Verbandsgemeinden")
    expect(page.locator("#lage-filter-ortsart summary")).to_contain_text("Verbandsgemeinden")
    settled(page)
    assert page.url.endswith("/?kreis=07131&ortsart=verbandsgemeinde")
    page.locator("#lage-filter-aufheben").click()
    expect(page.locator("#lage-filterworte")).to_have_text("ganz Rheinland-Pfalz")
    expect(page.locator("#lage-filter-kreis")).to_have_value("")
    expect(page.locator("#lage-filter-ortsart-verbandsgemeinde")).not_to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#lage-filter-kreis")).to_be_hidden()
    expect(page.locator("#lage-filter > summary")).to_be_focused()


def test_a_theme_brings_its_indicators_and_keeps_area_and_filter(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?gebiet=071310007&kreis=07131"))
    page.locator("#lage-thema-lage").click()
    expect(page.locator("#lage-thema-lage")).to_have_attribute("aria-current", "true")
    settled(page)
    expect(page.locator("#lage-kennzahl")).to_have_value("straftaten_ohne_auslaenderrecht")
    assert page.locator("#lage-kennzahl option[value='gremium_status']").count() == 0
    assert "gebiet=071310007" in page.url
    assert "kreis=07131" in page.url
    expect(page.locator("#lage-thema-lage")).to_be_focused()


def test_a_theme_of_one_indicator_has_nothing_to_choose_from(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=bedarf-struktur"))
    expect(page.locator("#lage-kennzahl")).to_be_hidden()
    page.locator("#lage-thema-lage").click()
    settled(page)
    expect(page.locator("#lage-kennzahl")).to_be_visible()
    page.locator("#lage-thema-bedarf").click()
    settled(page)
    expect(page.locator("#lage-kennzahl")).to_be_hidden()


def test_a_name_of_the_list_opens_its_panel_and_the_way_back_the_list(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/"))
    name = page.locator(".zuerst a").first
    label = name.inner_text()
    name.click()
    head = page.locator("#lage-gebietskopf h2")
    expect(head).to_have_text(label)
    expect(head).to_be_focused()
    expect(page.locator(".zuerst")).to_have_count(0)
    page.locator("#lage-aufheben").click()
    expect(page.locator("#lage-zuerst-titel")).to_be_focused()


def test_a_phone_has_the_map_on_the_second_screen_and_a_card_below(phone: Visit) -> None:
    page = settled(open_map(phone, "/"))
    assert page.evaluate("document.getElementById('lage-karte').getBoundingClientRect().top + scrollY") <= 844
    expect(page.locator("#lage-kennzahl")).to_be_hidden()
    page.locator("#lage-klappe").click()
    expect(page.locator("#lage-kennzahl")).to_be_visible()
    expect(page.locator("#lage-klappe")).to_have_attribute("aria-expanded", "true")
    card = page.locator("#lage-blatt")
    page.locator("#lage-karte path[data-id='073150000']").tap()
    expect(card).to_contain_text("Mainz")
    expect(card).to_contain_text(re.compile("aktiv|ruh|Planung|aufgelöst|kein Gremium|unklar"))
    expect(card).to_be_focused()
    expect(card.get_by_role("link")).to_have_attribute("href", "/gebiet/073150000")
    expect(page.locator("#lage-hinweis")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.locator("#lage-karte path[data-id='073150000']")).to_be_focused()
