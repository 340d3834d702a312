"""Own weights of need and structure on the first page: chosen by keyboard, in the address, told, restored, refused."""

from __future__ import annotations

import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.map_page import choose, open_map, settled
from tests.browser.test_accessibility import tab_until

NEED = "/?kennzahl=bedarf-struktur"
OWN = NEED + "&gewichte=sicher_nachts_wohngegend:3,sitzungen:0"
SAFE, MEETINGS = "#gewicht-sicher_nachts_wohngegend", "#gewicht-sitzungen"
SPEYER = "073180000"


def opened(page: Page) -> Page:
    page.locator("#lage-gewichte-stand").click()
    return page


@pytest.mark.parametrize(
    "state", [NEED, OWN + f"&gebiet={SPEYER}", OWN + "&ansicht=tabelle", NEED + "&gewichte=x:1&v=gestern"]
)
def test_axe_finds_nothing_and_nothing_runs_over(any_size: Visit, state: str) -> None:
    page = opened(open_map(any_size, state))
    if "gestern" in state:
        any_size.complaints.clear()  # the browser reports the status it was sent
    page.select_option("#gewicht-projekte", "2")
    for name in ("sicher_tags_wohngegend", "viktimisierung_12m", "vermeidung_orte", "incivility_muell"):
        page.select_option(f"#gewicht-{name}", "0")
    expect(page.locator("#gewicht-incivility_muell-fehler")).to_contain_text(
        "Auf der Achse „Bedarf“ zählen zu wenige Merkmale: 2 von 12"
    )
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_choice_is_one_request_and_changes_address_title_sentence_and_downloads(desktop: Visit) -> None:
    page = opened(open_map(desktop, NEED))
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: Voreinstellung")
    desktop.new_requests()
    page.select_option(MEETINGS, "0")
    expect(page.locator("#lage-titel")).to_contain_text("Bedarf und Struktur mit eigenen Gewichten")
    settled(page)
    answers = [url for url in desktop.new_requests() if "/werte/" in url]
    assert [url.rsplit("/", 1)[-1] for url in answers] == ["bedarf-struktur.json?gewichte=sitzungen:0"]
    page.select_option(SAFE, "3")
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: 2 geändert")
    settled(page)
    assert page.url.endswith("?kennzahl=bedarf-struktur&gewichte=sicher_nachts_wohngegend:3,sitzungen:0")
    expect(page.locator("#lage-satz")).to_contain_text(
        re.compile(r"in einem anderen Feld als mit der Voreinstellung\.")
    )
    expect(page.locator("#lage-ansage")).to_contain_text("Mit eigenen Gewichten lassen sich")
    expect(page.locator("#lage-einheit")).to_contain_text("mit eigenen Gewichten")
    expect(page.locator("#lage-verfahren")).to_contain_text("mit eigenen Gewichten")
    expect(page.locator("[data-datei='/karte.csv']")).to_have_attribute(
        "href", re.compile("gewichte=sicher_nachts_wohngegend:3,sitzungen:0")
    )
    assert page.locator("#lage-gewichte .geaendert:visible").count() == 2
    desktop.photograph("lage-gewichte-1440")


def test_an_address_restores_the_weights_and_going_back_takes_them_off_again(desktop: Visit) -> None:
    page = open_map(desktop, OWN)
    expect(page.locator(SAFE)).to_have_value("3")
    expect(page.locator(MEETINGS)).to_have_value("0")
    own = page.locator("#lage-satz").inner_text()
    opened(page)
    page.get_by_role("button", name="Voreinstellung wiederherstellen").click()
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: Voreinstellung")
    expect(page.locator("#lage-titel")).not_to_contain_text("eigenen Gewichten")
    settled(page)
    assert "gewichte" not in page.url
    page.go_back()
    expect(page.locator("#lage-satz")).to_have_text(own)
    expect(page.locator(MEETINGS)).to_have_value("0")
    page.reload()
    expect(page.locator("#lage-satz")).to_have_text(own)
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: 2 geändert")


def test_an_answer_under_own_weights_is_asked_for_only_once(desktop: Visit) -> None:
    page = open_map(desktop, OWN)
    page.locator(f"#lage-karte path[data-id='{SPEYER}']").click()
    settled(page)
    answers = [url for url in desktop.new_requests() if "/api/v1/werte/" in url]
    assert len(answers) == 1
    assert answers[0].endswith("bedarf-struktur.json?gewichte=sicher_nachts_wohngegend:3,sitzungen:0")


def test_a_place_states_both_fields_and_no_certainty_of_its_own(desktop: Visit) -> None:
    page = open_map(desktop, OWN + f"&gebiet={SPEYER}")
    panel = page.locator("#lage-wert")
    expect(panel).to_contain_text(
        re.compile(r"Mit eigenen Gewichten: \w+ Bedarf, \w+ Struktur\. Mit der Voreinstellung")
    )
    expect(panel).to_contain_text(re.compile(r"in \d+(,\d)?\u00a0% der 1\.000 Varianten"))
    expect(panel).not_to_contain_text("90 % der Varianten")
    expect(panel).to_contain_text("Bedarf, Gewicht 3 statt 1")
    expect(panel).to_contain_text("Struktur, zählt nicht (statt Gewicht 1)")
    expect(panel).to_contain_text("von 8 zählenden Merkmalen")
    assert page.locator(".punkt-gebiet circle").count() > 0
    assert page.locator(".punkt-gebiet line").count() == 0, "no spans under own weights"


def test_who_is_moved_by_the_weights_is_not_assigned(desktop: Visit) -> None:
    page = open_map(desktop, OWN.replace("sitzungen:0", "viktimisierung_12m:0,vermeidung_orte:0,gremium_status:3"))
    sentence = re.search(r"(\d+) Kommunen stehen in einem anderen Feld", page.locator("#lage-satz").inner_text())
    assert sentence
    choose(page, "Tabelle")
    settled(page)
    rows = page.locator("#lage-tabelle tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.innerText))"
    )
    moved = [row for row in rows if row[1] != "–" and row[4] != "–" and row[1] != row[4].split(" (")[0]]
    assert len(moved) == int(sentence[1]) > 0
    assert {row[5] for row in moved} == {"nicht eindeutig zugeordnet"}
    assert "mit eigenen Gewichten" in page.locator("#lage-tabelle caption").inner_text()


def test_too_few_inputs_are_refused_at_the_choice_and_nothing_changes(desktop: Visit) -> None:
    page = opened(open_map(desktop, NEED))
    for name in ("sicher_tags_wohngegend", "viktimisierung_12m", "vermeidung_orte"):
        page.select_option(f"#gewicht-{name}", "0")
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: 3 geändert")
    settled(page)
    before = page.url
    expect(page.locator("#lage")).to_have_attribute("data-gemalt", before.removeprefix(desktop.base))
    page.select_option("#gewicht-incivility_muell", "0")
    message = page.locator("#gewicht-incivility_muell-fehler")
    expect(message).to_contain_text(
        "nötig sind mindestens 3. Bitte zuerst weiteren Merkmalen dieser Achse ein Gewicht geben."
    )
    expect(message).to_contain_text("„Schmutz und Müll häufiger als Problem genannt“ bleibt bei „einfach“.")
    expect(page.locator("#lage-ansage")).to_contain_text("zählen zu wenige Merkmale")
    expect(page.locator("#gewicht-incivility_muell")).to_have_value("1")
    assert page.url == before
    page.select_option(SAFE, "2")
    expect(message).to_be_empty()


def test_everything_is_done_by_keyboard(desktop: Visit) -> None:
    page = open_map(desktop, NEED)
    tab_until(page, "#lage-gewichte-stand")
    page.keyboard.press("Enter")
    tab_until(page, SAFE)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: 1 geändert")
    expect(page.locator(SAFE)).to_have_value("2")
    expect(page.locator(SAFE)).to_be_focused()
    tab_until(page, "#lage-gewichte-zurueck")
    page.keyboard.press("Enter")
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: Voreinstellung")
    expect(page.locator("#lage-gewichte-zurueck")).to_be_focused()


def test_a_detour_keeps_the_weights_and_other_indicators_do_not_show_them(desktop: Visit) -> None:
    page = open_map(desktop, OWN)
    page.locator("#lage-thema-lage").click()
    expect(page.locator("#lage-titel")).to_contain_text("Straftaten ohne")
    expect(page.locator("#lage-gewichte")).to_be_hidden()
    settled(page)
    assert "gewichte" not in page.url
    page.locator("#lage-thema-bedarf").click()
    expect(page.locator("#lage-titel")).to_contain_text("mit eigenen Gewichten")
    settled(page)
    assert "gewichte=sicher_nachts_wohngegend:3,sitzungen:0" in page.url


def test_the_copied_link_carries_the_data_version_and_the_weights(desktop: Visit) -> None:
    page = open_map(desktop, OWN)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#lage-verweis").click()
    expect(page.locator("#lage-verweis + [role=status]")).not_to_be_empty()
    link = page.evaluate("navigator.clipboard.readText()")
    version = page.locator(".datenstand span").inner_text()
    assert link == f"{desktop.base}{OWN}&v={version}"
    page.goto(link)
    expect(page.locator(MEETINGS)).to_have_value("0")
    expect(page.locator("#lage-titel")).to_contain_text("mit eigenen Gewichten")
    assert page.locator(".meldung:visible").count() == 0


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("v=2025-01-01.aaaaaaaa", "Dieser Verweis stammt vom Datenstand 2025-01-01.aaaaaaaa."),
        ("v=gestern", "Der Datenstand „gestern“"),
        ("gewichte=sitzungen:9", "Das Gewicht „sitzungen:9“ gibt es nicht"),
        ("gewichte=abc:1", "nennt kein Merkmal"),
        (
            "gewichte=sicher_nachts_wohngegend:0,sicher_tags_wohngegend:0,viktimisierung_12m:0,vermeidung_orte:0",
            "nötig sind mindestens 3",
        ),
    ],
)
def test_what_an_address_asks_for_in_vain_is_told(desktop: Visit, query: str, message: str) -> None:
    page = open_map(desktop, f"{NEED}&{query}")
    desktop.complaints.clear()  # the browser reports the status it was sent
    assert message in " ".join(page.locator(".meldung:visible").all_inner_texts())
    expect(page.locator("#lage-gewichte-stand")).to_have_text("Gewichte: Voreinstellung")


def test_many_visitors_at_once_are_all_answered(desktop: Visit) -> None:
    version = desktop.open(NEED).locator(".datenstand span").inner_text()
    addresses = [
        f"sicher_tags_wohngegend:{safe},sitzungen:{meetings}" for safe in (0, 0.5, 2, 3) for meetings in (0, 0.5, 2, 3)
    ] * 4

    def status(weights: str) -> int:
        address = f"{desktop.base}/api/v1/werte/{version}/kommune/bedarf-struktur.json?gewichte={weights}"
        with urllib.request.urlopen(address, timeout=20) as reply:
            return int(reply.status)

    with ThreadPoolExecutor(12) as visitors:
        assert set(visitors.map(status, addresses)) == {200}


def test_the_choices_stand_on_a_phone(phone: Visit) -> None:
    page = opened(open_map(phone, OWN))
    for choice in page.locator("#lage-gewichte select").all():
        box = choice.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= 390
    phone.photograph("lage-gewichte-390")
