"""The analysis in a browser: figures at their places, one choice everywhere, and what stands when figures do not come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from python_calamine import CalamineWorkbook

from tests.bench_analysis import REDRAWN
from tests.browser.conftest import Visit

FIRST = "#analyse-platz-zusammenschau"
STANDS = f"{FIRST}.steht"
FIGURES = re.compile(r"plotly\.")
SAID = "#analyse-auswahl-stand"
AXIS_CHANGE = 1500  # milliseconds; the aim is 120 on a quiet machine, tests share theirs
# Words of Plotly's own that a visitor must not see.
ENGLISH = re.compile(r"\b(zoom|reset|pan|click|lasso select|trace|download|autoscale|share)\b", re.IGNORECASE)


@pytest.fixture
def analysis(desktop: Visit) -> Iterator[Page]:
    """The page with its first figure."""
    page = desktop.page
    page.goto(f"{desktop.base}/analyse")
    page.wait_for_selector(STANDS)
    page.locator(FIRST).scroll_into_view_if_needed()
    yield page


def plot(page: Page) -> Locator:
    return page.locator(f"{FIRST} .nsewdrag").first


def drag(page: Page, *shares: tuple[float, float]) -> None:
    """Press, move through points of the first figure (shares of width and height), let go."""
    page.locator(FIRST).evaluate("each => each.scrollIntoView({ block: 'center' })")
    box = plot(page).bounding_box()
    assert box is not None
    (first, *rest) = [(box["x"] + across * box["width"], box["y"] + down * box["height"]) for across, down in shares]
    page.mouse.move(*first)
    page.mouse.down()
    for each in rest:
        page.mouse.move(*each, steps=4)
    page.mouse.up()


def chosen(page: Page) -> dict[str, set[str]]:
    """What is chosen, as each part of the page shows it."""
    shown: dict[str, list[str]] = page.evaluate(
        """first => ({
        table: [...document.querySelectorAll("#analyse-tabelle input:checked")].map((each) => each.value),
        map: [...document.querySelectorAll("#analyse-karte .gewaehlt")].map((each) => each.dataset.gebiet),
        figure: [...document.querySelectorAll(`${first} .point.gewaehlt`)].map((each) => each.closest(".trace").__data__[0].trace.customdata[each.__data__.i]),
        address: (new URLSearchParams(location.search).get("gebiete") ?? "").split(",").filter(Boolean),
    })""",
        FIRST,
    )
    return {name: set(ids) for name, ids in shown.items()}


def test_a_lasso_marks_the_same_areas_everywhere(analysis: Page) -> None:
    analysis.get_by_role("button", name="Lasso").click()
    expect(analysis.get_by_role("button", name="Lasso")).to_have_attribute("aria-pressed", "true")
    drag(analysis, (0.55, 0.55), (0.95, 0.55), (0.95, 0.95), (0.55, 0.95), (0.55, 0.56))
    expect(analysis.locator(SAID)).to_contain_text("usgewählt:")
    sets = chosen(analysis)
    assert sets["table"] and all(each == sets["table"] for each in sets.values()), sets
    expect(analysis.locator("#analyse-auswahl [data-weg=anlaesse]")).to_have_attribute(
        "href", re.compile(next(iter(sets["table"])))
    )
    analysis.get_by_role("button", name="Auswahl aufheben").click()
    expect(analysis.locator(SAID)).to_have_text("Nichts ausgewählt.")
    assert not any(chosen(analysis).values())


def test_names_are_seen_of_what_is_chosen_and_of_nothing_else(desktop: Visit) -> None:
    page = desktop.page
    page.goto(f"{desktop.base}/analyse?kreis=07143")
    page.wait_for_selector(f"{STANDS} .textpoint.gewaehlt", state="attached")
    seen = page.evaluate(
        """first => [...document.querySelectorAll(`${first} .ringe .textpoint`)].map((each) => {
        const style = getComputedStyle(each.querySelector("text"));
        return [each.classList.contains("gewaehlt"), style.visibility === "visible" && style.fillOpacity === "1"];
    })""",
        FIRST,
    )
    assert [True, True] in seen
    assert all(chosen == visible for chosen, visible in seen)


def test_every_part_follows_a_choice_also_on_paper(analysis: Page) -> None:
    names = ("Mainz", "Worms")
    rings = analysis.locator("#analyse-standbild circle[r='8.5']")
    for name in names:
        analysis.get_by_role("checkbox", name=f"{name} auswählen", exact=True).check()
    for part in ("#analyse-satz-verlauf", "#analyse-jahre", "#analyse-auswahl"):
        for name in names:
            expect(analysis.locator(part)).to_contain_text(name)
    expect(rings).to_have_count(2)
    analysis.emulate_media(media="print")
    expect(rings.first).to_be_visible()
    analysis.emulate_media(media="screen")
    analysis.select_option("#analyse-x", "dichte")
    analysis.wait_for_url(re.compile("x=dichte"))
    row = analysis.locator("#analyse-tabelle tr.gewaehlt").first
    expect(row.get_by_role("checkbox")).to_be_checked()
    expect(row.locator("th a")).to_have_text("Mainz")
    analysis.locator("#analyse-ebene").focus()
    analysis.select_option("#analyse-ebene", "kreis")
    analysis.wait_for_url(re.compile("ebene=kreis"))
    expect(analysis.locator("#analyse-karte [data-gebiet]")).to_have_count(36)
    expect(analysis.locator("#analyse-ebene")).to_be_focused()


def test_by_keyboard_areas_are_chosen_in_the_table_and_by_kreis(analysis: Page) -> None:
    box = analysis.locator("#analyse-tabelle input").first
    box.focus()
    analysis.keyboard.press("Space")
    expect(analysis.locator(SAID)).to_contain_text("Ausgewählt:")
    expect(box).to_be_focused()
    assert len(chosen(analysis)["map"]) == 1
    analysis.select_option("#analyse-ganzer-kreis", label="Westerwaldkreis")
    analysis.locator("#analyse-kreis-waehlen").press("Enter")
    expect(analysis.locator(SAID)).to_contain_text(re.compile(r"^1\d ausgewählt"))
    before = chosen(analysis)["table"]
    analysis.locator("#analyse-umkehren").press("Enter")
    assert not before & chosen(analysis)["table"]


def test_an_axis_changes_at_once_and_back_leads_back(analysis: Page) -> None:
    title = analysis.locator("#analyse-titel-zusammenschau").inner_text()
    times = []
    for axis in ("raub", "einwohner"):
        analysis.evaluate(REDRAWN)
        analysis.select_option("#analyse-x", axis)
        times.append(analysis.evaluate("window.redrawn"))
        analysis.wait_for_url(re.compile(f"x={axis}"))
    assert min(times) < AXIS_CHANGE
    expect(analysis.locator("#analyse-titel-zusammenschau")).not_to_have_text(title)
    expect(analysis.locator(f"{FIRST} .xtitle")).to_contain_text("Einwohner")
    analysis.go_back()
    expect(analysis.locator("#analyse-x")).to_have_value("raub")
    analysis.go_back()
    expect(analysis.locator("#analyse-titel-zusammenschau")).to_have_text(title)
    expect(analysis.locator("#analyse-x")).to_have_value("bedarf")


def test_a_figure_speaks_german_and_has_no_stop_for_the_keyboard(analysis: Page) -> None:
    figure = analysis.locator(FIRST)
    box = plot(analysis).bounding_box()
    assert box is not None
    analysis.mouse.dblclick(box["x"] + 5, box["y"] + 5)
    assert not ENGLISH.search(figure.inner_text())
    expect(analysis.locator(".plotly-notifier")).to_have_count(0)
    assert figure.locator("a, button, [tabindex='0'], input").count() == 0
    expect(figure).to_have_attribute("aria-hidden", "true")


def test_figures_that_do_not_come_leave_the_drawing_and_say_so(desktop: Visit) -> None:
    page = desktop.page
    page.route(FIGURES, lambda route: route.abort())
    page.goto(f"{desktop.base}/analyse")
    trouble = page.locator("#analyse-bildstoerung")
    trouble.wait_for()
    expect(trouble).to_contain_text("Die beweglichen Bilder konnten nicht geladen werden.")
    expect(page.locator("#analyse-standbild svg").first).to_be_visible()
    page.unroute(FIGURES)
    trouble.get_by_role("button", name="Erneut versuchen").click()
    page.wait_for_selector(STANDS)
    expect(trouble).to_be_hidden()
    desktop.complaints.clear()  # the browser reports what was not loaded


def test_paper_has_the_drawing_of_the_server(analysis: Page) -> None:
    expect(analysis.locator("#analyse-standbild")).to_be_hidden()
    analysis.emulate_media(media="print")
    expect(analysis.locator("#analyse-standbild svg").first).to_be_visible()
    expect(analysis.locator(FIRST)).to_be_hidden()
    expect(analysis.locator("#analyse-werkzeug")).to_be_hidden()


def test_an_adviser_takes_a_group_from_the_picture_to_what_if_and_its_helpers_home_as_a_workbook(
    analysis: Page, tmp_path: Path
) -> None:
    analysis.get_by_role("button", name="Lasso").click()
    drag(analysis, (0.55, 0.6), (0.97, 0.6), (0.97, 0.98), (0.55, 0.98), (0.55, 0.62))  # high need, little structure
    expect(analysis.locator(SAID)).to_contain_text("ausgewählt:")
    group = chosen(analysis)["table"]
    analysis.locator("#analyse-auswahl [data-weg=was-waere-wenn]").click()
    analysis.wait_for_url(re.compile("/analyse/was-waere-wenn"))
    analysis.locator("#wenn-gremien").fill("5")
    analysis.locator("#wenn-gremien").press("Enter")
    analysis.wait_for_url(re.compile("gremien=5"))
    expect(analysis.locator("#wenn-anzahl")).to_contain_text("5 neue Gremien in")
    today, after = (
        int(re.findall(r"\d+", analysis.locator(f"#wenn-kennwerte .kennwert-{part}").first.inner_text())[0])
        for part in ("notiz", "zahl")
    )
    assert after == today + 5
    analysis.locator("#analyse-seiten").get_by_role("link", name="Wer kann wem helfen").click()
    analysis.wait_for_url(re.compile("/analyse/austausch"))
    assert set(analysis.url.partition("gebiete=")[2].partition("&")[0].replace("%2C", ",").split(",")) == group
    expect(analysis.locator("h1")).to_contain_text("Wer kann wem helfen")
    with analysis.expect_download() as download:
        analysis.get_by_role("link", name=re.compile("XLSX")).click()
    file = tmp_path / "partner.xlsx"
    download.value.save_as(file)
    heads, *rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("Partner").to_python()
    helped, helper = heads.index("Kommune"), heads.index("Partner")
    assert {row[heads.index("Regionalschlüssel")] for row in rows} <= group
    assert any(row[helper] and row[helper] != row[helped] for row in rows)
