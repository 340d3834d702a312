"""The map as a picture is the map on the screen: the same classes, signs, legend and words, whatever is shown."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.map_page import open_map, settled

VIEWS = [
    "",
    "kennzahl=straftaten_insgesamt&mass=faelle",
    "kennzahl=straftaten_insgesamt&mass=unterschied",
    "mass=unterschied&bezug=land&sicherheit=95&kennzahl=raub",
    "kennzahl=sitzungen",
    "kennzahl=sicher_nachts_wohngegend&jahr=2024",
    "mass=unterschied&kennzahl=sicher_nachts_wohngegend",
    "ebene=gemeinde&kennzahl=betrug&jahr=2017",
    "kennzahl=straftaten_insgesamt&ebene=kreis&mass=unterschied&bezug=kreis",
    "kennzahl=bedarf-struktur",
    "kennzahl=bedarf-struktur&gewichte=sitzungen:2",
    "kennzahl=aufklaerungsquote&ebene=kreis",
    "kennzahl=gremium_typ",
    "kennzahl=vorsitz",
]
# one of each verdict in words
SIGNS_OF_LEGEND = 6
ON_SCREEN = """() => ({
    classes: [...document.querySelectorAll(".karte .gebiete > path")].map((path) => path.getAttribute("class")),
    signs: [...document.querySelectorAll('.karte[data-zeigt="urteile"] .urteile use')].map((use) => use.getAttribute("href")).sort(),
    title: document.getElementById("lage-titel").textContent, summary: document.getElementById("lage-satz").textContent,
    unit: document.getElementById("lage-einheit").textContent,
    labels: [...document.querySelectorAll("#lage-legende .klassen li")].map((row) =>
        [row.querySelector(".klasse").textContent, row.querySelector(".anzahl").textContent]),
    method: document.getElementById("lage-verfahren").textContent, address: document.querySelector("a[data-datei='/karte.svg']").href,
})"""
# The live page as it becomes when a visitor comes to the view from another one.
TURN_TO = """async (address) => {
    const { page } = await import(document.querySelector("script[src*='map/page.js']").src);
    const markup = await (await fetch(address)).text();
    const { state } = JSON.parse(markup.match(/id="lage-einstellungen">(.*?)<\\/script>/s)[1]);
    page.change(state);
    const root = document.getElementById("lage");
    const expected = page.addresses.page(state), until = Date.now() + 20000;
    while (root.dataset.gemalt !== expected) {
        if (Date.now() > until) throw new Error(`${root.dataset.gemalt} is painted, not ${expected}`);
        await new Promise((wait) => setTimeout(wait, 2));
    }
}"""
IN_PICTURE = """async (address) => {
    const picture = new DOMParser().parseFromString(await (await fetch(address)).text(), "image/svg+xml");
    const words = [...picture.querySelectorAll("text")].map((text) => text.textContent);
    return { classes: [...picture.querySelectorAll("path.f")].map((path) => path.getAttribute("class")), words,
        failed: picture.querySelectorAll("parsererror").length,
        signs: [...picture.querySelectorAll("use[href*='higher'], use[href*='lower']")].map((use) => use.getAttribute("href")) };
}"""


@pytest.mark.parametrize("view", VIEWS)
def test_the_picture_shows_what_the_page_shows(desktop: Visit, view: str) -> None:
    page = open_map(desktop, "/?kennzahl=abdeckung_kommunen")
    page.evaluate(TURN_TO, f"/?{view}")
    screen = page.evaluate(ON_SCREEN)
    picture = page.evaluate(IN_PICTURE, screen["address"])
    assert picture["failed"] == 0
    assert picture["classes"] == screen["classes"]
    in_legend = Counter(picture["signs"]) - Counter(screen["signs"])
    assert Counter(picture["signs"]) == Counter(screen["signs"]) + in_legend
    assert in_legend.total() <= SIGNS_OF_LEGEND
    assert in_legend or not screen["signs"]
    text = " ".join(" ".join(picture["words"]).split())
    for words in (screen["title"], screen["summary"], screen["unit"], screen["method"]):
        assert " ".join(words.split()) in text
    for label, count in screen["labels"]:
        assert label in text
        assert count in picture["words"]


@pytest.mark.parametrize(
    ("view", "nowhere"), [("kennzahl=gremium_typ", "Polizeibeirat"), ("kennzahl=vorsitz", "Sonstige")]
)
def test_the_legend_of_many_words_counts_each_area_once(desktop: Visit, view: str, nowhere: str) -> None:
    page = desktop.open(f"/?{view}")
    expect(page.locator("#lage-titel")).not_to_be_empty()
    screen = page.evaluate(ON_SCREEN)
    assert dict(screen["labels"])[nowhere] == "0"
    assert sum(int(count) for _, count in screen["labels"]) == len(screen["classes"]) == 170
    looks = page.evaluate(
        "[...document.querySelectorAll('#lage-legende .muster')].map((swatch) => getComputedStyle(swatch).background)"
    )
    assert len(set(looks)) == len(looks), "no two lines look alike"


def test_words_beyond_the_palette_are_striped_on_the_map(desktop: Visit) -> None:
    page = desktop.open("/?kennzahl=gremium_typ")
    fills = page.evaluate("""() => {
        const area = document.querySelector(".karte .gebiete > path");
        return Array.from({ length: 14 }, (_, index) => (area.setAttribute("class", `f c${index + 1}`), getComputedStyle(area).fill));
    }""")
    assert len(set(fills)) == 14
    assert [fill for fill in fills if "url" in fill] == [f'url("#w{position}")' for position in range(1, 8)]


def test_a_picture_of_points_is_saved_at_twice_its_size(desktop: Visit) -> None:
    page = desktop.open("/?kennzahl=raub&ebene=kommune&jahr=2019")
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").click()
    assert saved.value.suggested_filename.startswith("praeventionsatlas_karte_raub_kommune_2019_")
    content = saved.value.path().read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20]) == 2 * 960


@pytest.mark.parametrize("body", [None, "<svg>"])
def test_a_picture_that_cannot_be_made_is_told_beside_its_button(desktop: Visit, body: str | None) -> None:
    page = desktop.open("/?kennzahl=raub")
    status = page.locator("li", has=page.get_by_role("button", name="PNG")).get_by_role("status")
    page.route("**/karte.svg*", lambda route: route.fulfill(status=200, body=body) if body else route.abort())
    page.get_by_role("button", name="PNG").click()
    expect(status).to_have_text(
        "Das PNG konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal oder laden Sie das SVG herunter."
    )
    page.unroute("**/karte.svg*")
    with page.expect_download():
        page.get_by_role("button", name="PNG").click()
    expect(status).to_have_text("")
    assert len(desktop.complaints) >= 1, "whoever looks for the fault finds it in the console"
    desktop.complaints.clear()


def test_files_follow_the_view(desktop: Visit) -> None:
    page = open_map(desktop)
    page.select_option("#lage-kennzahl", "raub")
    expect(page.locator("#lage-titel")).to_contain_text("Raub")
    settled(page)
    for kind in ("/karte.csv", "/karte-programme.csv", "/karte.svg"):
        assert "kennzahl=raub" in (page.locator(f"a[data-datei='{kind}']").get_attribute("href") or "")
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV für Programme").click()
    assert b"raub" in saved.value.path().read_bytes()
