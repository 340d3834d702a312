"""Certain differences and need × structure on the first page: by address, without further requests, by keyboard, with the same rows as a table."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.map_page import CRIME, choose, kinds, open_map, settled
from tests.browser.test_accessibility import tab_until

DIFFERENCE = f"{CRIME}&mass=unterschied&ebene=kreis&jahr=2020&bezug=land&sicherheit=95"
NEED = "/?kennzahl=bedarf-struktur"
SURVEY = "/?kennzahl=sicher_nachts_wohngegend&jahr=2024"
STATES = [
    DIFFERENCE,
    DIFFERENCE + "&ansicht=tabelle&gebiet=07143",
    f"{CRIME}&mass=unterschied",
    NEED,
    NEED + "&ansicht=tabelle",
    NEED + "&gebiet=073180000",
    SURVEY,
    SURVEY + "&mass=unterschied&gebiet=073150000",
    SURVEY + "&ansicht=tabelle",
]


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_the_new_views(any_size: Visit, state: str) -> None:
    page = open_map(any_size, state)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def painted(page: Page, css: str) -> int:
    return page.locator(f"#lage-karte path.f.{css}").count()


def legend(page: Page) -> dict[str, int]:
    """How many areas the legend counts per class."""
    rows = page.locator("#lage-legende .klassen li").all_inner_texts()
    return {name: int(count) for name, count in (row.rsplit("\n", 1) for row in rows)}


def test_differences_open_by_address_and_are_counted_as_painted(desktop: Visit) -> None:
    page = open_map(desktop, DIFFERENCE)
    expect(page.locator("#lage-titel")).to_contain_text(
        "Unterschied zur Summe der 36 Kreise, Landkreise und kreisfreie Städte in Rheinland-Pfalz, 2020"
    )
    counts = legend(page)
    assert (
        counts["höher als üblich"]
        == painted(page, "d-hoeher.unueblich")
        == page.locator(".urteile use[href='#z-far_higher']").count()
        > 0
    )
    assert counts["höher, im üblichen Bereich"] == page.locator(".urteile use[href='#z-higher_usual']").count() > 0
    assert counts["nicht unterscheidbar"] == painted(page, "d-offen")
    assert sum(counts.values()) == 36
    expect(page.locator("#lage-bezug")).to_have_value("land")
    desktop.photograph("lage-unterschied-1440")


def test_another_reference_or_confidence_is_one_answer_and_another_year_none(desktop: Visit) -> None:
    page = open_map(desktop, DIFFERENCE)
    desktop.new_requests()
    page.select_option("#lage-bezug", "kind")
    expect(page.locator("#lage-titel")).to_contain_text("zu den anderen gleicher Art")
    before = page.locator("#lage-satz").inner_text()
    choose(page, "99,8\u00a0%")
    expect(page.locator("#lage-satz")).not_to_have_text(before)
    settled(page)
    assert kinds(desktop.new_requests()).count("/api/v1/werte") == 2
    page.select_option("#lage-jahr", "2015")
    expect(page.locator("#lage-titel")).to_contain_text("2015")
    settled(page)
    assert "/api/v1/werte" not in kinds(desktop.new_requests())
    assert "bezug" not in page.url, "the usual reference is not in the address"
    assert "sicherheit" not in page.url
    assert "jahr=2015" in page.url


def test_at_998_there_are_never_more_differences_than_at_95(desktop: Visit) -> None:
    page = open_map(desktop, DIFFERENCE.replace("&bezug=land", ""))
    loose = painted(page, "d-hoeher") + painted(page, "d-niedriger")
    choose(page, "99,8\u00a0%")
    expect(page.locator("#lage-satz")).to_contain_text("(99,8 %)")
    assert 0 < painted(page, "d-hoeher") + painted(page, "d-niedriger") <= loose


def test_inherited_values_are_not_compared(desktop: Visit) -> None:
    page = open_map(desktop, "/?kennzahl=raub&ebene=kommune&mass=unterschied&jahr=2020")
    assert painted(page, "unverglichen") == 158
    expect(page.locator("#lage-satz")).to_contain_text(
        "Bei 158 Kommunen steht der Wert des Kreises; er wird nicht verglichen."
    )
    page.locator("#lage-karte path.f[data-id='071435002']").click()
    expect(page.locator("#lage-wert")).to_contain_text("kein Vergleich: Kreiswert")


def test_judgement_colours_only_with_a_polarity(desktop: Visit) -> None:
    page = open_map(desktop, SURVEY + "&mass=unterschied&sicherheit=95")
    assert painted(page, "d-hoeher") + painted(page, "d-niedriger") == 0
    assert painted(page, "d-besser") + painted(page, "d-schlechter") > 0
    expect(page.locator("#lage-legende")).to_contain_text("höher als üblich (günstiger)")
    page.goto(desktop.base + DIFFERENCE)
    expect(page.locator("#lage-legende")).not_to_contain_text("günstiger")


def test_table_of_differences_has_the_same_rows(desktop: Visit) -> None:
    page = open_map(desktop, DIFFERENCE)
    higher = painted(page, "d-hoeher.unueblich")
    choose(page, "Tabelle")
    settled(page)
    rows = page.locator("#lage-tabelle tbody tr")
    expect(rows).to_have_count(36)
    assert sum("▲ höher als üblich" in text for text in rows.all_inner_texts()) == higher
    expect(page.locator("#lage-tabelle thead")).to_contain_text("Bezug: Summe der 36 Kreise")


def test_an_indicator_without_comparison_says_so(desktop: Visit) -> None:
    page = open_map(desktop, f"{CRIME}&ebene=kreis&mass=unterschied")
    page.select_option("#lage-kennzahl", "aufklaerungsquote")
    expect(page.locator("#lage-notiz")).to_contain_text("lässt sich nichts vergleichen")
    expect(page.locator("#lage-vergleich")).to_be_hidden()
    settled(page)
    assert "mass" not in page.url


def test_surveys_say_what_is_not_asked_what_is_only_a_mood_and_how_many_answered(desktop: Visit) -> None:
    page = open_map(desktop, SURVEY)
    expect(page.locator("#lage-satz")).to_contain_text(
        re.compile(r"Für 1\d\d von 170 Kommunen liegt keine Erhebung vor\.")
    )
    expect(page.locator("#lage-demo")).to_be_visible()
    moods = painted(page, "offen")
    assert legend(page)["Stimmungsbild (offene Befragung, nicht repräsentativ)"] == moods > 0
    ticks = (page.locator(".streifen .tick").get_attribute("d") or "").count("M")
    assert ticks == sum(painted(page, f"k{shade}") for shade in range(1, 6)), "moods are not in the strip"
    page.locator("#lage-karte path.f.offen").first.click()
    panel = page.locator("#lage-wert")
    expect(panel).to_contain_text(re.compile(r"\d+,\d % von \d+ Antworten".replace(" %", "\u00a0%")))
    expect(panel).not_to_contain_text("95-%-Intervall 1")
    assert panel.locator(".wert").count() == 0
    page.locator("#lage-karte path.f.k3").first.click()
    expect(panel).to_contain_text("Befragte")
    expect(panel).to_contain_text("95-%-Intervall")
    expect(panel).to_contain_text("gegenüber")


def test_hint_carries_interval_number_and_comparison(desktop: Visit) -> None:
    page = open_map(desktop, SURVEY)
    page.locator("#lage-karte path.f[data-id='073150000']").hover()
    hint = page.locator("#lage-hinweis")
    for part in ("Mainz", "95-%-Intervall", "Befragte", "gegenüber", "Entwicklung"):
        expect(hint).to_contain_text(part)


def test_need_and_structure_is_one_answer_and_places_few(desktop: Visit) -> None:
    page = open_map(desktop)
    desktop.new_requests()
    page.locator("#lage-thema-bedarf").click()
    expect(page.locator("#lage-titel")).to_contain_text("Bedarf und Struktur: Kommunen")
    settled(page)
    answers = [url for url in desktop.new_requests() if "/werte/" in url]
    assert [url.rsplit("/", 1)[-1] for url in answers] == ["bedarf-struktur.json"]
    sentence = re.match(
        r"(\d+) von 170 Kommunen lassen sich einordnen, (\d+) davon nicht eindeutig",
        page.locator("#lage-satz").inner_text(),
    )
    assert sentence
    placed, unsure = int(sentence[1]), int(sentence[2])
    assert page.locator("#lage-karte path.f[class*=' b']").count() == placed
    assert painted(page, "unsicher") == unsure
    assert page.locator(".quadranten circle").count() == placed
    cells = page.locator(".neunfeld td .muster b").all_inner_texts()
    assert len(cells) == 9
    assert sum(int(text.split()[0]) for text in cells) == placed
    desktop.photograph("lage-bedarf-1440")
    page.locator("#lage-thema-lage").click()
    expect(page.locator("#lage-titel")).to_contain_text("Straftaten ohne")


def test_a_place_is_stated_with_its_certainty_and_its_profile(desktop: Visit) -> None:
    page = open_map(desktop, NEED)
    page.locator("#lage-karte path.f[class*=' b']").first.click()
    panel = page.locator("#lage-wert")
    expect(panel).to_contain_text(re.compile(r"In \d+(,\d)?\u00a0% der 1\.000 Varianten: \w+ Bedarf, \w+ Struktur\."))
    expect(panel).to_contain_text(re.compile(r"bekannt \d von 6 Merkmalen"))
    assert panel.locator(".profil tbody tr").count() == 15
    assert page.locator(".punkt-gebiet.gewaehlt").count() == 1


def test_table_of_places_has_all_kommunen_and_the_reason_of_those_without(desktop: Visit) -> None:
    page = open_map(desktop, NEED)
    few = painted(page, "fehlt")
    choose(page, "Tabelle")
    settled(page)
    rows = page.locator("#lage-tabelle tbody tr")
    expect(rows).to_have_count(170)
    assert sum("zu wenige Angaben" in text for text in rows.all_inner_texts()) == few


def test_a_theme_opens_at_the_level_it_has(desktop: Visit) -> None:
    page = open_map(desktop, f"{CRIME}&ebene=kreis")
    page.locator("#lage-thema-bedarf").click()
    expect(page.locator("#lage-titel")).to_contain_text("Bedarf und Struktur: Kommunen")
    expect(page.locator("#lage-karte path.f")).to_have_count(170)


def test_both_views_are_reached_by_keyboard(desktop: Visit) -> None:
    page = open_map(desktop)
    tab_until(page, "[name=mass]")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#lage-titel")).to_contain_text("Unterschied")
    tab_until(page, "#lage-bezug")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#lage-titel")).to_contain_text("Unterschied zur Summe der 36 Kreise")
    expect(page.locator("#lage-ansage")).to_contain_text("Unterschied zur Summe der 36 Kreise")
    page.locator("#lage-thema-bedarf").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lage-ansage")).to_contain_text("lassen sich einordnen")


def test_going_back_restores_reference_and_confidence(desktop: Visit) -> None:
    page = open_map(desktop, DIFFERENCE)
    page.select_option("#lage-bezug", "aehnliche")
    expect(page.locator("#lage-titel")).to_contain_text("zu ähnlichen Gebieten")
    settled(page)
    page.go_back()
    expect(page.locator("#lage-bezug")).to_have_value("land")
    expect(page.locator("#lage-titel")).to_contain_text("zur Summe der 36 Kreise")
    expect(page.locator("[name=sicherheit][value='95']")).to_be_checked()


def test_new_views_stand_on_a_phone(phone: Visit) -> None:
    for path, name in ((DIFFERENCE, "unterschied"), (NEED + "&gebiet=073180000", "bedarf"), (SURVEY, "befragung")):
        page = open_map(phone, path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        phone.photograph(f"lage-{name}-390")


EVERYTHING = """async () => {
    const { page } = await import(document.querySelector("script[src*='map/page.js']").src);
    const root = document.getElementById("lage");
    const show = async (part) => {
        page.change(part);
        const until = Date.now() + 20000;
        while (root.dataset.gemalt !== page.addresses.page(page.requested)) {
            if (Date.now() > until) throw new Error(`${root.dataset.gemalt} is painted, not ${page.addresses.page(page.requested)}`);
            await new Promise((wait) => setTimeout(wait, 2));
        }
        return [...root.children].filter((each) => each.tagName !== "SCRIPT").map((each) => each.textContent).join(" ");
    };
    const odd = [];
    const kinds = new Set();
    for (const [kennzahl, about] of Object.entries(page.addresses.indicators)) {
        const measures = about.measures[Object.keys(about.measures)[0]];
        const parts = measures.map((mass) => ({ kennzahl, ansicht: "karte", mass }));
        const kind = measures.join() + Boolean(about.surveyed) + about.years.length;
        if (!kinds.has(kind)) parts.push(...measures.map((mass) => ({ kennzahl, ansicht: "tabelle", mass })));
        kinds.add(kind);
        for (const part of parts) {
            const text = await show(part);
            if (/undefined|NaN|null|None|\\[object/.test(text)) odd.push([kennzahl, JSON.stringify(part)]);
        }
    }
    return [Object.keys(page.addresses.indicators).length, odd];
}"""


def test_every_indicator_is_drawn_in_every_view(desktop: Visit) -> None:
    page = open_map(desktop, "/?gebiet=071435002")
    count, odd = page.evaluate(EVERYTHING)
    assert count > 60
    assert odd == []
