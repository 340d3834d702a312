"""The main path as a user walks it: open, change indicator, level and year, choose a Kommune, filter the list, download."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.map_page import CRIME, choose_level, kinds, open_map, settled

PAINTED = "#lage-karte path.f[class*='k']"


def areas(page: Page) -> int:
    return page.locator("#lage-karte path.f").count()


def test_first_page_shows_the_stand_of_all_kommunen_and_says_what_is_invented(desktop: Visit) -> None:
    page = open_map(desktop, "/")
    assert areas(page) == 170
    expect(page.locator("h1")).to_have_text("Wo fehlen Präventionsstrukturen?")
    expect(page.locator("#lage-titel")).to_contain_text("Stand des Präventionsgremiums: Kommunen in Rheinland-Pfalz")
    expect(page.get_by_text("Enthält Demodaten", exact=False).first).to_be_visible()
    lead = page.locator("main").inner_text()
    assert re.search(r"In \d+ von 170 Kommunen .* ist ein aktives Gremium bestätigt.*Stand 30\.09\.2026", lead)
    assert "schematisch" in lead
    desktop.photograph("lage-1440")


def test_another_indicator_is_one_answer_and_another_year_none(desktop: Visit) -> None:
    page = open_map(desktop)
    desktop.new_requests()
    with page.expect_request("**/api/v1/hinweise/**"):  # the last of them: asked for when nothing else is to be done
        page.select_option("#lage-kennzahl", "strassenkriminalitaet")
    expect(page.locator("#lage-titel")).to_contain_text("Straßenkriminalität")
    settled(page)
    assert kinds(desktop.new_requests()) == ["/api/v1/hinweise", "/api/v1/werte", "/lage/teile"]
    page.select_option("#lage-jahr", "2016")
    expect(page.locator("#lage-titel")).to_contain_text("2016")
    with page.expect_request("**/api/v1/hinweise/**/2015.json*"):
        page.locator("#lage-jahr-zurueck").click()
    expect(page.locator("#lage-titel")).to_contain_text("2015")
    settled(page)
    assert set(kinds(desktop.new_requests())) == {"/api/v1/hinweise", "/lage/teile"}, (
        "the map of another year is there already"
    )
    assert "kennzahl=strassenkriminalitaet" in page.url
    assert "jahr=2015" in page.url


def test_level_switch_keeps_indicator_year_and_selection(desktop: Visit) -> None:
    page = open_map(desktop, "/?kennzahl=raub&jahr=2018&gebiet=071435002")
    expect(page.locator("#lage-gebietskopf h2")).to_have_text("Hachenburg")
    choose_level(page, "Kreise")
    expect(page.locator("#lage-titel")).to_contain_text("Landkreise und kreisfreie Städte in Rheinland-Pfalz, 2018")
    assert areas(page) == 36
    settled(page)
    assert "kennzahl=raub" in page.url
    assert "gebiet=071435002" in page.url
    choose_level(page, "Gemeinden")
    expect(page.locator("#lage-titel")).to_contain_text("Gemeinden")
    expect(page.locator("#lage-karte path.f")).to_have_count(2301)


def test_a_click_on_the_map_opens_the_panel_with_inherited_value_said(desktop: Visit) -> None:
    page = open_map(desktop)
    page.locator("#lage-karte path.f[data-id='071435002']").click()
    expect(page.locator("#lage-gebietskopf h2")).to_have_text("Hachenburg")
    panel = page.locator("section.gebiet")
    expect(panel).to_contain_text("Verbandsgemeinde")
    expect(panel).to_contain_text("Westerwaldkreis")
    expect(page.locator("#lage-wert")).to_contain_text("Kreis")
    expect(page.locator("#lage-gebietsfakten")).to_contain_text("Gremium")
    settled(page)
    assert "gebiet=071435002" in page.url
    desktop.photograph("lage-hachenburg-1440")


def test_cases_are_never_inherited(desktop: Visit) -> None:
    page = open_map(desktop, f"{CRIME}&mass=faelle&ansicht=tabelle")
    row = page.locator("#lage-tabelle tbody tr", has_text="Hachenburg").first
    expect(row).to_be_visible()
    kreis_cases = "8.7"  # no number of cases may stand in a row whose value is the Kreis's
    assert kreis_cases not in row.inner_text()


def test_table_shows_the_same_rows_and_sorts(desktop: Visit) -> None:
    page = open_map(desktop, f"{CRIME}&ansicht=tabelle")
    rows = page.locator("#lage-tabelle tbody tr")
    expect(rows).to_have_count(170)
    heads = page.locator("#lage-tabelle thead th")
    heads.first.locator("button").click()
    expect(heads.first).to_have_attribute("aria-sort", re.compile("ascending|descending"))
    desktop.photograph("lage-tabelle-1440")


def test_address_restores_the_view_and_back_leads_back(desktop: Visit) -> None:
    page = open_map(desktop, "/?kennzahl=fahrraddiebstahl&ebene=kreis&jahr=2017&gebiet=07315")
    expect(page.locator("#lage-titel")).to_contain_text("2017")
    expect(page.locator("#lage-gebietskopf h2")).to_contain_text("Mainz")
    page.select_option("#lage-kennzahl", "raub")
    expect(page.locator("#lage-titel")).to_contain_text("Raub")
    settled(page)
    page.go_back()
    expect(page.locator("#lage-kennzahl")).to_have_value("fahrraddiebstahl")
    expect(page.locator("#lage-titel")).to_contain_text("2017")


def test_a_wrong_address_is_told_and_shows_no_other_area(desktop: Visit) -> None:
    page = open_map(desktop, "/?gebiet=99999&kennzahl=gibtesnicht&jahr=1999")
    notice = page.locator("main").inner_text()
    assert "99999" in notice
    assert "gibtesnicht" in notice
    expect(page.locator("section.gebiet h2").first).to_contain_text("Zuerst ansprechen")
    desktop.complaints.clear()  # the browser reports the status it was sent


def test_what_is_invented_is_marked_and_crime_of_kreise_is_not(desktop: Visit) -> None:
    page = open_map(desktop, f"{CRIME}&ebene=kreis")
    expect(page.locator("#lage-demo")).to_be_hidden()
    page = open_map(desktop, f"{CRIME}&ebene=kommune")
    expect(page.locator("#lage-demo")).to_be_visible()
    page.locator("#lage-thema-struktur").click()
    page.select_option("#lage-kennzahl", "buergerbeteiligung")
    expect(page.locator("#lage-demo")).to_be_visible()


def test_work_list_filters_and_downloads_what_it_shows(desktop: Visit, tmp_path: Path) -> None:
    page = desktop.open("/anlaesse?ansicht=liste")
    everything = page.locator("main").inner_text()
    page.get_by_label("Name der Kommune").fill("Worms")
    page.wait_for_url(re.compile("Worms"))
    expect(page.locator("main")).not_to_have_text(everything)
    rows = page.locator("main table").first.locator("tbody tr")
    expect(rows.first).to_contain_text("Worms")
    count = rows.count()
    assert all("Worms" in text for text in rows.all_inner_texts())
    desktop.photograph("anlaesse-worms-1440")
    page.get_by_text("Dateien dieser Liste").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV")).first.click()
    file = tmp_path / "anlaesse.csv"
    download.value.save_as(file)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert sum("Worms" in line for line in lines) == count


def test_charts_library_is_not_loaded_where_no_chart_is(desktop: Visit) -> None:
    for path in ("/", "/anlaesse", "/daten"):
        desktop.open(path)
        assert not [url for url in desktop.new_requests() if "plotly" in url.lower()]


def test_map_and_lists_stand_on_a_phone(phone: Visit) -> None:
    for path, name in (("/", "lage"), ("/anlaesse", "anlaesse"), ("/daten", "daten")):
        page = phone.open(path)
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        phone.photograph(f"{name}-390")


IN_STRIP = """() => {
    const strip = document.querySelector(".streifen");
    const at = (css) => [...strip.querySelectorAll(css)];
    // the last number: the mark of the Land is labelled "Summe der 36 Kreise 27"
    const number = (text) => Number([...text.matchAll(/\\d[\\d.]*(?:,\\d+)?/g)].at(-1)[0].replaceAll(".", "").replace(",", "."));
    const across = (mark) => Number.parseFloat(mark.getAttribute("x1") || mark.parentElement.getAttribute("x"));
    return { ends: at(".ende").map((text) => text.textContent),
        band: at("rect").map((part) => [part.getAttribute("class"), Number.parseFloat(part.getAttribute("x"))]),
        ticks: [...at(".tick")[0].getAttribute("d").matchAll(/M(\\d+)/g)].map((found) => Number(found[1]) / 10),
        marks: at(".gewaehlt, .landlinie").map(across),
        low: number(at(".rand.links").at(0)?.textContent || at(".marke-land").at(0).textContent),
        high: number(at(".rand.rechts").at(0)?.textContent || at(".marke-land").at(0).textContent) };
}"""


@pytest.mark.parametrize(
    ("indicator", "ends", "turned"),
    [
        ("furcht_einbruch", ["ungünstiger", "günstiger"], True),
        ("vertrauen_polizei", ["ungünstiger", "günstiger"], False),
        ("raub", ["niedriger", "höher"], False),
    ],
)
def test_the_strip_names_its_ends_and_the_favourable_one_stands_right(
    desktop: Visit, indicator: str, ends: list[str], turned: bool
) -> None:
    surveyed = (
        open_map(desktop, f"/?kennzahl={indicator}").locator(f"{PAINTED}:not(.erbt)").first.get_attribute("data-id")
    )
    page = open_map(desktop, f"/?kennzahl={indicator}&gebiet={surveyed}")
    strip = page.evaluate(IN_STRIP)
    assert strip["ends"] == ends
    shades = [css for css, _ in sorted(strip["band"], key=lambda part: part[1])]
    assert shades == sorted(shades, reverse=turned)
    assert (strip["low"] > strip["high"]) is turned
    assert min(abs(strip["marks"][-1] - tick) for tick in strip["ticks"]) < 0.1, "the selected area stands at its tick"
    assert ("hohe Werte links" in page.locator("#lage-streifensatz").inner_text()) is turned


@pytest.mark.parametrize(
    ("key", "name", "today"),
    [
        ("071415002023", "Dachsenhausen", "071415009023"),
        ("71415002023", "Dachsenhausen", "071415009023"),
        ("07 141 5002 003", "Attenhausen", "071415010003"),
        ("7141502", "Diethardt", "071415007502"),
        ("07141502", "Diethardt", "071415007502"),
        ("71415009", "Loreley", "071415009"),
        ("071415002", "Braubach", "071415009"),
    ],
)
def test_the_search_finds_keys_of_former_days_and_short_ones(desktop: Visit, key: str, name: str, today: str) -> None:
    page = desktop.open("/daten")
    page.fill("#kopf-suche", key)
    first = page.get_by_role("option").first
    expect(first).to_contain_text(name)
    took = page.evaluate(
        """async (key) => {
        const base = document.querySelector("script[src*='header_search.js']").src.replace("header_search.js", "");
        const entries = await (await import(base + "search.js")).entries("gebiete");
        const { find } = await import(base + "text_search.js");
        const once = () => {
            const start = performance.now();
            const { matches } = find(entries, key);
            return [performance.now() - start, matches[0].id];
        };
        // The fastest of five: what else the machine does is not the search's fault.
        return Array.from({ length: 5 }, once).sort(([one], [other]) => one - other)[0];
    }""",
        key,
    )
    assert took[1] == today
    assert took[0] < 100
