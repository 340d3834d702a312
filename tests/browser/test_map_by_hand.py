"""The map under the hands of who uses it: keys, letters, zoomed pages, fingers, and what assistive technology is told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.texts import map_keys
from tests.browser.conftest import Visit
from tests.browser.map_page import CRIME, open_map, settled

MAP = "#lage-karte svg.karte"
FOCUSED = "document.activeElement.dataset.id"
IN_WINDOW = """() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= document.documentElement.clientHeight;
}"""


def enter_map(page: Page) -> None:
    """Come to the map as the Tab key does."""
    page.locator(".sprung-karte").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)


def name_in_focus(page: Page) -> str:
    return page.evaluate("document.activeElement.getAttribute('aria-label')").partition(",")[0]


def test_letters_lead_to_areas_by_name(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    enter_map(page)
    page.keyboard.type("bad k")
    assert name_in_focus(page) == "Bad Kreuznach (Stadt)"
    page.wait_for_timeout(900)
    page.keyboard.press("w")
    first = name_in_focus(page)
    page.keyboard.press("w")
    assert first.startswith("W")
    assert name_in_focus(page).startswith("W")
    assert name_in_focus(page) != first
    expect(page.locator("#lage-zuerst")).to_be_visible()  # the space chose nothing


def test_the_word_landkreis_is_left_out_of_typing(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=raub&ebene=kreis"))
    enter_map(page)
    page.keyboard.type("ahr")
    assert name_in_focus(page) == "Landkreis Ahrweiler"


def test_the_area_in_focus_is_brought_into_a_small_window(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    page.set_viewport_size({"width": 720, "height": 300})  # 1440 × 600 at 200 %
    enter_map(page)
    for key in ("Home", "End"):
        page.keyboard.press(key)
        assert page.evaluate(IN_WINDOW), key
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(IN_WINDOW)


def test_the_ring_of_focus_has_a_light_rim(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    enter_map(page)
    drawn = page.evaluate(
        """() => ["fokushof", "fokus"].map((name) => {
            const path = document.querySelector(`.umrisse .${name}`), style = getComputedStyle(path);
            return [path.getAttribute("d") === document.activeElement.getAttribute("d"), style.stroke, Number.parseFloat(style.strokeWidth)];
        })"""
    )
    (same_rim, rim, rim_width), (same, ring, width) = drawn
    assert same_rim
    assert same
    assert rim == "rgb(255, 255, 255)"
    assert ring != rim
    assert width >= 2
    assert rim_width - width >= 4, "two pixels of white on either side"
    page.locator("h1").click()
    page.locator("#lage-kennzahl").focus()
    assert page.locator(".umrisse .fokushof").get_attribute("d") == ""


def test_every_area_is_called_by_name_value_and_stand_without_being_pointed_at(desktop: Visit) -> None:
    page = settled(open_map(desktop, "/?kennzahl=raub&ebene=kommune&jahr=2020"))
    mainz = page.locator(f"{MAP} path[data-id='073150000']")
    expect(mainz).to_have_attribute("aria-label", re.compile("Mainz, .*Gremium: "))
    before = mainz.get_attribute("aria-label")
    said = page.locator("#lage-ansage").inner_text()
    page.select_option("#lage-jahr", "2016")
    settled(page)
    expect(mainz).not_to_have_attribute("aria-label", before or "")
    expect(mainz).to_have_attribute("aria-label", re.compile("Mainz, .*Gremium: "))
    assert "Mainz" not in page.locator("#lage-ansage").inner_text().removeprefix(said)


def test_several_are_marked_only_where_several_stand_for_the_chosen_one(desktop: Visit) -> None:
    page = settled(open_map(desktop, f"{CRIME}&gebiet=07131&ebene=kommune"))
    areas = page.locator(f"{MAP} .gebiete")
    expect(areas).to_have_attribute("aria-multiselectable", "true")
    page.locator(f"{MAP} path[data-id='073150000']").click()
    settled(page)
    expect(areas).not_to_have_attribute("aria-multiselectable", "true")


def test_control_and_wheel_belong_to_the_browser(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    page.locator(MAP).hover()
    prevented = page.evaluate(
        """selector => !document.querySelector(selector).dispatchEvent(
            new WheelEvent("wheel", { ctrlKey: true, deltaY: -200, bubbles: true, cancelable: true }))""",
        MAP,
    )
    assert not prevented
    assert page.get_attribute(MAP, "viewBox") == page.get_attribute(MAP, "data-ganz")


def test_the_map_can_be_skipped_and_its_keys_are_on_the_page(desktop: Visit) -> None:
    page = settled(open_map(desktop))
    skip = page.locator(".sprung-karte")
    skip.focus()
    expect(skip).to_have_text(map_keys.SKIP)
    box = skip.bounding_box()
    assert box
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#lage-beiwerk') !== null")
    expect(page.get_by_text(map_keys.SHORT)).to_be_visible()
    page.get_by_text(map_keys.ALL, exact=True).locator("visible=true").click()
    for key, effect in map_keys.KEYS + map_keys.GESTURES:
        expect(page.get_by_role("row", name=f"{key} {effect}")).to_be_visible()


TOUCH = """([selector, moves]) => {
    const svg = document.querySelector(selector), box = svg.getBoundingClientRect();
    const send = (kind, id, [x, y]) => svg.dispatchEvent(new PointerEvent(kind, { pointerId: id, pointerType: "touch", bubbles: true,
        clientX: box.left + box.width * x, clientY: box.top + box.height * y }));
    moves.forEach(([from], id) => send("pointerdown", id + 1, from));
    moves.forEach(([, to], id) => send("pointermove", id + 1, to));
    moves.forEach(([, to], id) => send("pointerup", id + 1, to));
    return svg.getAttribute("viewBox").split(" ").map(Number);
}"""


def test_one_finger_scrolls_the_page_and_two_move_the_map(phone: Visit) -> None:
    page = settled(open_map(phone))
    whole = page.evaluate(TOUCH, [MAP, [[[0.5, 0.5], [0.5, 0.2]]]])
    assert page.evaluate(f"getComputedStyle(document.querySelector('{MAP}')).touchAction") in ("pan-x pan-y", "pan-y")
    larger = page.evaluate(TOUCH, [MAP, [[[0.4, 0.5], [0.2, 0.5]], [[0.6, 0.5], [0.8, 0.5]]]])
    assert larger[2] == pytest.approx(whole[2] / 3, rel=0.02)
    still = page.evaluate(TOUCH, [MAP, [[[0.5, 0.5], [0.5, 0.2]]]])
    assert still == larger, "one finger leaves the enlarged map where it is"
    moved = page.evaluate(TOUCH, [MAP, [[[0.4, 0.5], [0.4, 0.6]], [[0.6, 0.5], [0.6, 0.6]]]])
    assert moved[2] == pytest.approx(larger[2])
    assert moved[1] < larger[1], "the map follows the fingers downwards"
    assert page.evaluate(f"getComputedStyle(document.querySelector('{MAP}')).touchAction") in ("pan-x pan-y", "pan-y")


def test_a_tap_chooses_an_area(phone: Visit) -> None:
    page = settled(open_map(phone))
    page.locator(f"{MAP} path[data-id='073150000']").tap()
    expect(page.locator("#lage-gebietskopf h2")).to_have_text("Mainz")
