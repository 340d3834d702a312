"""The work list: a document that works by itself, and the island that answers its form without loading a page."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit

CALLBACK = "/_dash/anlaesse/_dash-update-component"
BUNDLES = re.compile("_dash-component-suites")
COUNT = "#anlaesse-anzahl"


def awake(page: Page) -> Page:
    """The page, once its island answers."""
    page.wait_for_selector("#anlaesse-frage", state="attached")
    page.wait_for_load_state("networkidle")
    return page


def callbacks(visit: Visit) -> list[str]:
    return [url for url in visit.new_requests() if url == CALLBACK]


def test_without_scripts_list_filters_sorting_and_pages_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/anlaesse?g2_months=24&gebiet=07")
    expect(page.locator("#anlaesse-liste tbody tr")).to_have_count(25)
    expect(page.get_by_role("button", name="Verweis kopieren")).to_be_hidden()
    page.get_by_label("Name der Kommune").fill("bad")
    page.select_option("#anlaesse-schwere", "anlass")
    page.get_by_role("button", name="Anzeigen").click()
    expect(page.locator(COUNT)).to_contain_text("3 Filter aktiv")
    expect(page.locator("#anlaesse-schwellen-stand")).to_have_text("1 geändert")
    page.get_by_role("link", name=re.compile("^Kommune")).click()
    expect(page.locator("th[aria-sort='ascending']")).to_contain_text("Kommune")
    page.get_by_role("link", name="nächste Seite").click()
    expect(page.locator("#anlaesse-seiten")).to_contain_text("Seite 2 von")
    page.get_by_role("link", name="Filter auf Rheinland-Pfalz aufheben").click()
    expect(page.locator(COUNT)).to_contain_text("2 Filter aktiv")
    page.get_by_role("link", name="Alle Filter aufheben").click()
    expect(page.locator(COUNT)).not_to_contain_text("Filter")
    assert "g2_months=24" in page.url
    context.close()


def test_the_island_wakes_after_the_first_paint_and_moves_nothing(desktop: Visit) -> None:
    desktop.page.add_init_script("""
        window.shifts = 0;
        new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shifts += each.value; })
            .observe({ type: "layout-shift", buffered: true });
    """)
    page = awake(desktop.open("/anlaesse"))
    painted, loaded = page.evaluate("""() => [
        performance.getEntriesByName("first-contentful-paint")[0].startTime,
        performance.getEntriesByType("resource").filter((each) => each.name.includes("component-suites"))
            .map((each) => each.startTime).sort((one, other) => one - other)[0],
    ]""")
    assert loaded >= painted
    assert page.evaluate("window.shifts") < 0.01
    assert "Loading" not in page.locator("body").inner_text()


def test_other_pages_load_no_bundles(desktop: Visit) -> None:
    for path in ("/daten", "/vergleich"):
        desktop.open(path)
        assert not [url for url in desktop.new_requests() if "_dash" in url]


def test_controls_ask_and_the_answer_takes_the_place_of_the_list(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse"))
    desktop.new_requests()
    page.select_option("#anlaesse-kreis", "07141")
    page.wait_for_url(re.compile("kreis="))
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    page.get_by_text("Schwellen:").click()
    page.locator("#anlaesse-g2_months").fill("30")
    page.keyboard.press("Tab")
    page.wait_for_url(re.compile("g2_months=30"))
    expect(page.locator("#anlaesse-schwellen-stand")).to_have_text("1 geändert")
    assert "mehr als 30 Monate" in page.locator("#anlaesse-regeln").inner_text()
    hrefs = page.locator("#anlaesse-downloads a").evaluate_all("links => links.map((each) => each.search)")
    assert all("g2_months=30" in href for href in hrefs)
    page.locator("#anlaesse-g2_months-vorgabe").click()
    expect(page.locator("#anlaesse-schwellen-stand")).to_have_text("Vorgaben")
    expect(page.locator("#anlaesse-g2_months")).to_have_value("18")
    assert len(callbacks(desktop)) == 3


def test_what_cannot_be_applied_is_said_and_leaves_list_and_address(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse"))
    before = page.locator("#anlaesse-liste").inner_text()
    page.get_by_text("Schwellen:").click()
    for typed, reason in (("900", "900 liegt außerhalb des Bereichs"), ("", "„leer“ ist keine Zahl")):
        page.locator("#anlaesse-g2_months").fill(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert").filter(has_text="Diese Eingabe wird nicht angewendet")).to_contain_text(reason)
    assert page.locator("#anlaesse-liste").inner_text() == before
    assert page.url.endswith("/anlaesse")


def test_sorting_keeps_the_focus_and_a_turned_page_is_read_from_its_head(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse"))
    page.locator("#anlaesse-sortieren-ort").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sortierung=ort"))
    expect(page.locator(":focus")).to_have_id("anlaesse-sortieren-ort")
    page.locator("#anlaesse-vor").click()
    page.wait_for_url(re.compile("seite=2"))
    expect(page.locator(":focus")).to_have_id("anlaesse-titel")
    assert "sortierung=ort" in page.url
    page.go_back()
    expect(page.locator("#anlaesse-seiten")).to_contain_text("Seite 1 von")


def test_what_is_typed_before_the_island_wakes_is_asked_for_then(desktop: Visit) -> None:
    held: list[Route] = []
    desktop.page.route(BUNDLES, lambda route: held.append(route))
    page = desktop.page
    page.goto(desktop.base + "/anlaesse", wait_until="domcontentloaded")
    page.get_by_label("Name der Kommune").fill("Worms")
    page.wait_for_timeout(600)
    assert page.url.endswith("/anlaesse")
    for route in held:
        route.continue_()
    page.wait_for_url(re.compile("ort=Worms"))
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    expect(page.get_by_label("Name der Kommune")).to_have_value("Worms")


def test_without_its_bundles_every_change_is_a_page(desktop: Visit) -> None:
    desktop.page.route(BUNDLES, lambda route: route.abort())
    page = desktop.open("/anlaesse")
    page.select_option("#anlaesse-schwere", "hinweis")
    page.wait_for_url(re.compile("schwere=hinweis"))
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    page.wait_for_load_state("networkidle")  # the second page has asked for its bundles too
    desktop.complaints.clear()  # the browser reports what was not loaded


def test_a_lost_answer_is_said_and_the_list_stays(desktop: Visit) -> None:
    desktop.page.clock.install()
    page = awake(desktop.open("/anlaesse"))
    before = page.locator("#anlaesse-liste").inner_text()
    desktop.page.route(re.compile(re.escape(CALLBACK)), lambda route: route.abort())
    page.select_option("#anlaesse-schwere", "hinweis")
    page.clock.run_for(11_000)
    expect(page.get_by_role("alert").filter(has_text="konnte nicht geladen werden")).to_be_visible()
    assert page.locator("#anlaesse-liste").inner_text() == before
    desktop.page.unroute(re.compile(re.escape(CALLBACK)))
    page.select_option("#anlaesse-schwere", "anlass")
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    expect(page.locator("#anlaesse-stoerung")).to_be_empty()
    desktop.complaints.clear()  # the browser reports what was not loaded
