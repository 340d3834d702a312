"""The profile in a real browser: no axe violation at any size, open or folded; by keyboard alone; on paper; without scripts."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit

CITY, ASSOCIATION = "071110000", "071435002"
UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true; })"


@pytest.mark.parametrize(
    "path",
    [
        CITY,
        ASSOCIATION,
        "07143",
        "07",
        f"{CITY}?bezug=land&kennzahl=raub",
        f"{CITY}?bezug=mond",
        "99999",
        "hachenburg",
        "07143/raub/streifen",
        f"{CITY}/viktimisierung_12m/streifen",
    ],
)
def test_axe_finds_nothing_and_nothing_is_cut_off(any_size: Visit, path: str) -> None:
    page = any_size.open(f"/gebiet/{path}")
    if not path.startswith("07") or "mond" in path:
        any_size.complaints.clear()  # the browser reports the status it was sent
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_everything_unfolded_is_still_accessible_and_reflows(any_size: Visit) -> None:
    page = any_size.open(f"/gebiet/{CITY}")
    page.evaluate(UNFOLD)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wide = page.evaluate(
        "[...document.querySelectorAll('.tabellenrahmen')].filter(each => each.scrollWidth > each.clientWidth + 1).length"
    )
    assert wide == 0, "no table is scrolled sideways"


def test_three_answers_stand_side_by_side_on_the_first_screen(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    boxes = [each.bounding_box() for each in page.locator(".geb-antworten > section").all()]
    assert len(boxes) == 3
    assert len({box["y"] for box in boxes if box}) == 1
    assert all(box and box["y"] + box["height"] < 900 for box in boxes)
    desktop.photograph("gebiet-1440")


@pytest.mark.parametrize("area", [CITY, ASSOCIATION, "073150000"])
def test_the_first_screen_of_a_phone_answers_all_three(phone: Visit, area: str) -> None:
    page = phone.open(f"/gebiet/{area}")
    size = page.viewport_size
    step = page.locator(".geb-schritt").first.bounding_box()
    assert size
    assert step
    assert step["y"] + step["height"] <= size["height"]
    expect(page.locator(".geb-antworten h2")).to_have_text(["Wo stehen wir?", "Ist es echt?", "Was jetzt?"])


def test_the_rest_is_folded_and_a_link_opens_its_section(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    expect(page.locator(".geb-falte[open]")).to_have_count(0)
    page.get_by_role("navigation", name="Auf dieser Seite").get_by_role("link", name="InSiKo-Profil").click()
    expect(page.locator("#saeulen")).to_be_in_viewport()
    expect(page.locator(".geb-falte[open]")).to_have_count(1)


def test_an_opened_section_is_remembered_by_the_address(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    page.get_by_role("heading", name="Präventionsstruktur").click()
    page.wait_for_url(re.compile("#struktur$"))
    page.reload()
    expect(page.locator("#struktur")).to_be_visible()
    page.get_by_role("heading", name="Präventionsstruktur").click()
    page.wait_for_url(re.compile(f"/gebiet/{CITY}$"))


def tab_to(page: Page, text: str, limit: int = 80) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().startswith(text):
            return
    pytest.fail(f"{text} is not reached by the Tab key")


def test_details_of_an_indicator_open_by_keyboard(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}#kennzahlen")
    tab_to(page, "Werte, Definition, Quelle")
    page.keyboard.press("Enter")
    expect(page.locator(".geb-details[open]")).to_have_count(1)
    expect(page.locator(".geb-details[open] table")).to_be_visible()


def test_another_comparison_is_another_address(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    page.locator(".geb-bezug").get_by_role("link", name="Land").click()
    page.wait_for_url(re.compile("bezug=land"))
    expect(page.locator(".geb-bezug a[aria-current]")).to_have_text("Land")
    page.go_back()
    expect(page.locator(".geb-bezug a[aria-current]")).to_have_text("kreisfreie Städte")


def test_the_copied_address_brings_the_same_profile_back(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}?bezug=land&kennzahl=raub")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Verweis kopieren").click()
    expect(page.locator(".geb-wege [role=status]")).to_contain_text("Verweis kopiert. Er enthält den Datenstand.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(rf"^http://[^/]+/gebiet/{CITY}\?bezug=land&kennzahl=raub&v=\d{{4}}-", copied)
    page.goto(copied)
    expect(page.locator(".geb-bezug a[aria-current]")).to_have_text("Land")
    expect(page.locator("#kennzahl-raub table")).to_be_visible()
    expect(page.locator(".meldung[role=status]")).to_have_count(0)


def test_an_address_that_cannot_be_copied_is_shown(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Verweis kopieren").click()
    expect(page.locator(".geb-wege [role=status]")).to_contain_text(
        re.compile(rf"Von Hand kopieren: http.*/gebiet/{CITY}\?v=")
    )


def test_the_table_of_a_strip_is_one_click_away_and_leads_back(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    page.locator("#kennzahlen-titel").click()
    page.locator("#kennzahl-straftaten_insgesamt .geb-satz a").click()
    expect(page.locator("h1")).to_contain_text("Straftaten insgesamt – Koblenz und kreisfreie Städte, 2020")
    expect(page.locator("tr.eigen th")).to_contain_text("Koblenz")
    page.get_by_role("link", name="Zurück zum Profil Koblenz").click()
    expect(page.locator("#kennzahl-straftaten_insgesamt table")).to_be_visible()


@pytest.mark.parametrize("name", ["meldungen", "saeulen"])
def test_line_of_time_and_fields_are_saved_as_png(desktop: Visit, tmp_path: Path, name: str) -> None:
    page = desktop.open(f"/gebiet/{CITY}")
    page.evaluate(UNFOLD)
    with page.expect_download() as waiting:
        page.locator(f'button[data-png="/gebiet/{CITY}/{name}.svg"]').click()
    assert re.fullmatch(
        rf"praeventionsatlas_kommunalprofil_{CITY}_{name}_[\w.-]+\.png", waiting.value.suggested_filename
    )
    saved = tmp_path / "bild.png"
    waiting.value.save_as(saved)
    assert struct.unpack(">I", saved.read_bytes()[16:20]) == (1920,)


def test_link_to_an_indicator_shows_it_open(desktop: Visit) -> None:
    page = desktop.open(f"/gebiet/{CITY}?kennzahl=raub#kennzahl-raub")
    row = page.locator("#kennzahl-raub")
    expect(row.locator("table")).to_be_visible()
    expect(row).to_be_in_viewport()


def test_profile_is_reached_from_the_map_and_the_work_list(desktop: Visit) -> None:
    page = desktop.open(f"/?gebiet={ASSOCIATION}")
    page.get_by_role("link", name="Profil öffnen").click()
    expect(page.locator("h1")).to_have_text("Hachenburg")
    page = desktop.open("/anlaesse?ort=Worms")
    page.locator("#anlaesse-liste").get_by_role("link", name="Worms", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Worms")


def test_paper_has_no_controls_and_fits_a4(desktop: Visit) -> None:
    page = desktop.page
    page.set_viewport_size({"width": 688, "height": 1000})  # 210 mm without the margins
    page.emulate_media(media="print")
    desktop.open(f"/gebiet/{CITY}")
    for hidden in (
        "header nav",
        ".geb-bezug",
        ".geb-inhalt",
        ".geb-wege",
        ".geb-dateien",
        "summary >> nth=0",
    ):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    content = page.evaluate("getComputedStyle(document.querySelector('.geb-anlaesse a'), '::after').content")
    assert content == "none", "no raw addresses between the words"
    for section in ("anlaesse", "struktur", "quellen"):
        expect(page.locator(f"#{section}")).to_be_visible()


@pytest.mark.parametrize("area", ["073150000", ASSOCIATION])
def test_a_profile_is_at_most_four_pages_of_paper(desktop: Visit, area: str) -> None:
    page = desktop.open(f"/gebiet/{area}")
    document = page.pdf(prefer_css_page_size=True)
    [pages] = set(re.findall(rb"/Count (\d+)", document))
    assert 2 <= int(pages) <= 4, "the folded sections are there, and no more than can be read at a meeting"


def test_it_stands_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/gebiet/{CITY}")
    expect(page.locator("h1")).to_have_text("Koblenz")
    page.locator("#kennzahlen-titel").click()
    expect(page.locator(".geb-zeile").first).to_be_visible()
    expect(page.get_by_role("button", name="Verweis kopieren")).to_be_hidden()
    page.locator(".geb-details summary").first.click()
    expect(page.locator(".geb-details table").first).to_be_visible()
    context.close()
