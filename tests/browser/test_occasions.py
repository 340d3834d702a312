"""The work list: a document that works by itself, and the island that answers its form without loading a page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit, awake

CALLBACK = "/_dash/anlaesse/_dash-update-component"
BUNDLES = re.compile("_dash-component-suites")
COUNT = "#anlaesse-anzahl"
# Milliseconds: a paint is dated when its frame is shown, whole milliseconds rounded up; the script may run within that frame.
ONE_FRAME = 17


def callbacks(visit: Visit) -> list[str]:
    return [url for url in visit.new_requests() if url == CALLBACK]


def test_without_scripts_list_filters_sorting_and_pages_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/anlaesse?months=24&gebiet=07")
    expect(page.locator("#anlaesse-liste tbody tr")).to_have_count(25)
    expect(page.get_by_role("button", name="Verweis kopieren")).to_be_hidden()
    page.get_by_label("Name der Kommune").fill("en")
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
    assert "months=24" in page.url
    context.close()


def test_the_island_wakes_after_the_first_paint_and_moves_nothing(desktop: Visit) -> None:
    desktop.page.add_init_script("""
        window.shifts = 0;
        new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shifts += each.value; })
            .observe({ type: "layout-shift", buffered: true });
    """)
    page = awake(desktop.open("/anlaesse?ansicht=liste"), "anlaesse")
    painted, loaded = page.evaluate("""() => [
        performance.getEntriesByName("first-contentful-paint")[0].startTime,
        performance.getEntriesByType("resource").filter((each) => each.name.includes("component-suites"))
            .map((each) => each.startTime).sort((one, other) => one - other)[0],
    ]""")
    assert loaded >= painted - ONE_FRAME
    assert page.evaluate("window.shifts") < 0.01
    assert "Loading" not in page.locator("body").inner_text()


def test_other_pages_load_no_bundles(desktop: Visit) -> None:
    for path in ("/daten", "/vergleich"):
        desktop.open(path)
        assert not [url for url in desktop.new_requests() if "_dash" in url]


def test_controls_ask_and_the_answer_takes_the_place_of_the_list(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse?ansicht=liste"), "anlaesse")
    desktop.new_requests()
    page.select_option("#anlaesse-kreis", "07141")
    page.wait_for_url(re.compile("kreis=07141"))
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    page.get_by_text("Schwellen:").click()
    page.locator("#anlaesse-months").fill("30")
    page.keyboard.press("Tab")
    page.wait_for_url(re.compile("months=30"))
    expect(page.locator("#anlaesse-schwellen-stand")).to_have_text("1 geändert")
    assert "mehr als 30 Monate" in page.locator("#anlaesse-regeln").inner_text()
    hrefs = page.locator("#anlaesse-downloads a").evaluate_all("links => links.map((each) => each.search)")
    assert all("months=30" in href for href in hrefs)
    page.locator("#anlaesse-months-vorgabe").click()
    expect(page.locator("#anlaesse-schwellen-stand")).to_have_text("Vorgaben")
    expect(page.locator("#anlaesse-months")).to_have_value("18")
    assert len(callbacks(desktop)) == 3


def test_what_cannot_be_applied_is_said_and_leaves_list_and_address(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse?ansicht=liste"), "anlaesse")
    before = page.locator("#anlaesse-liste").inner_text()
    page.get_by_text("Schwellen:").click()
    for typed, reason in (("900", "900 liegt außerhalb des Bereichs"), ("", "„leer“ ist keine Zahl")):
        page.locator("#anlaesse-months").fill(typed)
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert").filter(has_text="Diese Eingabe wird nicht angewendet")).to_contain_text(reason)
    assert page.locator("#anlaesse-liste").inner_text() == before
    assert page.url.endswith("/anlaesse?ansicht=liste")


def test_sorting_keeps_the_focus_and_a_turned_page_is_read_from_its_head(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse?ansicht=liste"), "anlaesse")
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


ASKED, ALERT = re.compile(re.escape(CALLBACK)), "#anlaesse-stoerung"


@pytest.mark.parametrize("status", [None, 503])
def test_a_question_without_an_answer_is_said_taken_back_and_asked_again(desktop: Visit, status: int | None) -> None:
    page = awake(desktop.open("/anlaesse?ansicht=liste"), "anlaesse")
    before, count = page.locator("#anlaesse-liste").inner_text(), page.locator(COUNT).inner_text()
    page.route(ASKED, lambda route: route.fulfill(status=status) if status else route.abort())
    again = page.get_by_role("button", name="Erneut versuchen")
    expect(again).to_be_hidden()
    page.select_option("#anlaesse-kreis", "07131")
    expect(page.locator(ALERT)).to_have_text(
        "Das konnte nicht geladen werden: Kreis: Landkreis Ahrweiler. Gezeigt wird weiterhin: "
        f"Beratungsanlässe einzeln, {count}. Bitte prüfen Sie die Verbindung."
    )
    expect(page.locator("#anlaesse-kreis")).to_have_value("")
    assert page.locator("#anlaesse-liste").inner_text() == before
    assert page.url.endswith("?ansicht=liste")
    page.get_by_label("Name der Kommune").fill("Worms")
    expect(page.locator(ALERT)).to_contain_text("geladen werden: Name der Kommune: Worms.")
    expect(page.get_by_label("Name der Kommune")).to_have_value("")
    page.locator("#anlaesse-vor").click()
    expect(page.locator(ALERT)).to_contain_text("geladen werden: nächste Seite.")
    page.get_by_label("Name der Kommune").fill("Worms")
    expect(page.locator(ALERT)).to_contain_text("Worms")
    page.unroute(ASKED)
    again.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("ort=Worms"))
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    expect(page.get_by_label("Name der Kommune")).to_have_value("Worms")
    expect(again).to_be_hidden()
    expect(page.locator(ALERT)).to_be_empty()
    expect(page.locator("#anlaesse-titel")).to_be_focused()
    desktop.complaints.clear()  # the browser reports what was not loaded


def test_an_answer_that_does_not_come_is_given_up(desktop: Visit) -> None:
    desktop.page.clock.install()
    page = awake(desktop.open("/anlaesse?ansicht=liste"), "anlaesse")
    held: list[Route] = []
    page.route(ASKED, lambda route: held.append(route))
    page.select_option("#anlaesse-schwere", "hinweis")
    page.clock.run_for(11_000)
    expect(page.locator(ALERT)).to_contain_text("konnte nicht geladen werden: Dringlichkeit: ")
    expect(page.locator("#anlaesse-schwere")).to_have_value("")
    held.pop().continue_()
    page.wait_for_load_state("networkidle")
    page.clock.run_for(1_000)
    expect(page.locator(COUNT)).not_to_contain_text("Filter aktiv")  # too late
    page.unroute(ASKED)
    page.select_option("#anlaesse-schwere", "anlass")
    page.clock.run_for(1_000)
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    expect(page.locator(ALERT)).to_be_hidden()


def steps(page: Page) -> list[str]:
    return page.locator("#anlaesse-schritte li b").all_inner_texts()


def test_the_order_in_which_to_call_is_put_anew_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/anlaesse")
    page.select_option("#anlaesse-kreis", "07143")
    page.get_by_role("button", name="Anzeigen").click()
    page.get_by_text("Reihenfolge: Stand").click()
    assert steps(page) == ["Stand", "Bedarf", "Größe", "Kontakt"]
    page.get_by_role("link", name="Größe eine Stelle nach vorn").click()
    assert steps(page) == ["Stand", "Größe", "Bedarf", "Kontakt"]
    page.get_by_role("link", name="Stand eine Stelle nach hinten").click()
    page.select_option("#anlaesse-kreis", "07141")
    page.get_by_role("button", name="Anzeigen").click()
    assert steps(page) == ["Größe", "Stand", "Bedarf", "Kontakt"]
    assert {"kreis=07141", "schritte=groesse%2Cstand%2Cbedarf%2Ckontakt"} <= set(page.url.partition("?")[2].split("&"))
    context.close()


def test_the_order_in_which_to_call_is_put_anew_in_place(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse?ansicht=zuerst"), "anlaesse")
    before = page.locator("#anlaesse-liste tbody tr").first.inner_text()
    page.get_by_text("Reihenfolge: Stand").click()
    page.locator("#anlaesse-schritt-kontakt").click()
    page.wait_for_url(re.compile("schritte=stand,bedarf,kontakt,groesse"))
    expect(page.locator("#anlaesse-schritte li b")).to_have_text(["Stand", "Bedarf", "Kontakt", "Größe"])
    expect(page.locator("#anlaesse-reihenfolge-stand")).to_have_text("Stand → Bedarf → Kontakt → Größe")
    assert page.evaluate("document.activeElement.id") == "anlaesse-schritt-kontakt"
    page.locator("#anlaesse-schritte-vorgabe").click()
    page.wait_for_url(re.compile("/anlaesse$"))
    expect(page.locator("#anlaesse-liste tbody tr").first).to_have_text(before, use_inner_text=True)


def test_heads_lead_to_the_lists_with_the_filters_of_this_one(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse"), "anlaesse")
    page.select_option("#anlaesse-pp", "trier")
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    head = page.locator("#anlaesse-ansichten").get_by_role("link", name=re.compile("Bestehende Gremien stärken"))
    [number] = re.findall(r"\d+", head.inner_text())
    head.click()
    page.wait_for_url(re.compile("ansicht=staerken&pp=trier"))
    expect(page.locator(COUNT)).to_have_text(f"{number} Kommunen mit aktivem Gremium, 1 Filter aktiv")
    expect(page.locator("#anlaesse-ansichten [aria-current]")).to_have_text(f"Bestehende Gremien stärken ({number})")


def test_filters_keep_focus_and_typed_letters_while_a_slow_server_answers(desktop: Visit) -> None:
    """Letters typed while an older question is still on its way stay, and so does the focus of whoever has gone on to another control."""
    page = awake(desktop.open("/anlaesse"), "anlaesse")
    held: list[Route] = []
    desktop.page.route(re.compile(re.escape(CALLBACK)), lambda route: held.append(route))
    page.locator("#anlaesse-vor").click()
    name = page.get_by_label("Name der Kommune")
    name.focus()
    page.keyboard.type("Wei", delay=20)
    page.wait_for_timeout(500)
    page.keyboard.type("ßen", delay=20)
    while held:
        held.pop(0).continue_()
        page.wait_for_timeout(300)
        expect(page.locator(":focus")).to_have_id("anlaesse-ort")
        expect(name).to_have_value("Weißen")
    page.wait_for_timeout(500)
    desktop.page.unroute(re.compile(re.escape(CALLBACK)))
    while held:
        held.pop(0).continue_()
    page.wait_for_url(re.compile("ort=Wei%C3%9Fen"))
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    expect(page.locator(":focus")).to_have_id("anlaesse-ort")
    assert page.evaluate("document.activeElement.selectionStart") == len("Weißen")
    desktop.page.route(re.compile(re.escape(CALLBACK)), lambda route: held.append(route))
    page.locator("#anlaesse-stand > summary").click()
    page.locator("#anlaesse-stand-unklar").check()
    page.locator("#anlaesse-kreis").focus()
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    expect(page.locator(COUNT)).to_contain_text("2 Filter aktiv")
    expect(page.locator(":focus")).to_have_id("anlaesse-kreis")


def test_a_link_of_the_list_that_is_drawn_anew_keeps_the_focus(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse"), "anlaesse")
    held: list[Route] = []
    desktop.page.route(re.compile(re.escape(CALLBACK)), lambda route: held.append(route))
    page.locator("#anlaesse-sortieren-einwohner").click()
    link = page.locator("#anlaesse-liste tbody th a").nth(0)
    address = link.get_attribute("href")
    link.focus()
    for route in held:
        route.continue_()
    page.wait_for_url(re.compile("sortierung=einwohner"))
    assert page.evaluate("document.activeElement.getAttribute('href')") == address


def test_the_number_of_rows_is_announced_once(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse"), "anlaesse")
    page.evaluate("""() => {
        window.spoken = [];
        new MutationObserver((changes) => {
            for (const { target } of changes) {
                const live = (target.closest ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live]");
                if (live) window.spoken.push(live.textContent);
            }
        }).observe(document.getElementById("anlaesse"), { childList: true, subtree: true, characterData: true });
    }""")
    page.select_option("#anlaesse-kreis", "07131")
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    said = [text for text in page.evaluate("window.spoken") if text.strip()]
    assert said == [page.locator(COUNT).inner_text()]


def test_on_a_phone_controls_are_folded_and_sorting_is_reached(phone: Visit) -> None:
    page = awake(phone.open("/anlaesse"), "anlaesse")
    expect(page.get_by_label("Name der Kommune")).to_be_hidden()
    first = page.locator("#anlaesse-liste tbody tr").first.bounding_box()
    assert first
    assert first["y"] < 1.5 * 844
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for name in ("platz", "ort", "stand", "einwohner", "kontakt", "bestaetigt", "anzahl"):
        expect(page.locator(f"#anlaesse-sortieren-{name}")).to_be_visible()
    page.locator("#anlaesse-sortieren-ort").click()
    page.wait_for_url(re.compile("sortierung=ort"))
    page.get_by_text("Auswahl ändern").click()
    page.get_by_label("Name der Kommune").fill("Worms")
    expect(page.locator(COUNT)).to_contain_text("1 Filter aktiv")
    expect(page.locator("#anlaesse-auswahl-stand")).to_have_text("1 Filter aktiv")


def test_groups_are_headings_and_a_stand_can_be_filtered(desktop: Visit) -> None:
    page = awake(desktop.open("/anlaesse?ansicht=kommunen&stand=kein_gremium"), "anlaesse")
    expect(page.locator(COUNT)).to_contain_text("35 Kommunen")
    expect(page.locator("#anlaesse-stand-gewaehlt")).to_have_text("kein Gremium")
    page.select_option("#anlaesse-gruppierung", "pp")
    page.wait_for_url(re.compile("gruppierung=pp"))
    expect(page.locator("#anlaesse-liste").get_by_role("heading", level=3).first).to_contain_text("Polizeipräsidium")
    page.get_by_role("link", name="Alle Filter aufheben").click()
    expect(page.locator(COUNT)).to_contain_text("170 Kommunen")
    expect(page.locator("#anlaesse-stand-gewaehlt")).to_have_text("alle")
    expect(page.locator("#anlaesse-stand-kein_gremium")).not_to_be_checked()
