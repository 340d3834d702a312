"""Every internal page as somebody of the Leitstelle sees it: accessible at both sizes and in colours of the system, usable by keyboard alone and
without scripts; the course of an occasion through all its states, and a session that is about to end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.app import create_app
from dashboard.internal import sessions
from dashboard.users.frame import INTERNAL
from dashboard.users.signed_in import TOUCHED_EVERY_SECONDS
from pipelines.registry import forms
from pipelines.store.versions import PublishedFolder
from pipelines.surveys.form import inspect_job
from tests.browser import signed_in
from tests.browser.conftest import DESKTOP, PHONE, faults
from tests.browser.signed_in import sign_in
from tests.maintenance.desk import SOURCES, WARNING
from tests.maintenance.test_survey import SURVEY

CHECK, READ = "c" * 32, "d" * 32
LIST, RESULTS = "/pflege/anlaesse", "/pflege/verlauf"
# Pages to which no page of this atlas leads: its jobs were handed in by nobody.
BEGINNINGS = (
    "/pflege",
    f"/pflege/auftrag/{CHECK}",
    f"/pflege/auftrag/{CHECK}/veroeffentlichen",
    f"/pflege/befragung/{READ}",
    "/pflege/gremien/aenderungen",
)
# A former version to go back to is there in test_maintenance.py.
ELSEWHERE = {"zuruecknehmen"}
STATES = ("angesprochen", "in Beratung", "vereinbart", "erledigt", "offen", "abgelehnt", "offen", "ruht bis")
MOST_TABS = 150
# Letters too close to the colour they stand on, as the browser has them in the end (axe reads what the sheet asks for).
FAINT = """() => {
    const channels = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = (colour) => channels(colour).slice(0, 3).map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
    const groundOf = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const { backgroundColor } = getComputedStyle(at);
            if (channels(backgroundColor)[3] !== 0) return backgroundColor;
        }
        return "rgb(0, 0, 0)";
    };
    return [...document.querySelectorAll("body *")].filter((element) => {
        if (!element.checkVisibility() || ![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) return false;
        const [high, low] = [light(getComputedStyle(element).color), light(groundOf(element))].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05) < 4.5;
    }).map((element) => element.outerHTML.slice(0, 120));
}"""


def finished(maintenance: Path, job_id: str, note: dict[str, object], outcome: dict[str, object]) -> None:
    """A job that the worker has done."""
    place = maintenance / "finished" / job_id
    place.mkdir(parents=True)
    (place / "job.json").write_text(json.dumps({"made": "2026-11-23T10:00:00.000000Z", **note}))
    (place / "outcome.json").write_text(json.dumps(outcome))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedded: PublishedFolder) -> Iterator[str]:
    """The address of an atlas with one account, what a worker writes, a check with a warning, and a survey that was read."""
    internal = tmp_path_factory.mktemp("internal")
    maintenance, survey = internal / "maintenance", tmp_path_factory.mktemp("survey")
    forms.write(maintenance)
    (maintenance / "sources.json").write_text(json.dumps(SOURCES))
    about = {"source": "gremien", "file_name": "liste.xlsx", "period": "2026-06-30", "published": "2026-07-01"}
    checked = {"state": "ready", "problems": [WARNING], "counts": {"error": 0, "warning": 1, "note": 0}, "rows": 12}
    finished(maintenance, CHECK, {"kind": "check", **about}, {**checked, "base": "", "preview": ""})
    (survey / "input").mkdir()
    (survey / "input" / "file.csv").write_bytes(SURVEY)
    read = {"kind": "inspect", "source": "befragungen", "file_name": "antworten.csv"}
    finished(maintenance, READ, read, inspect_job(read, survey, lambda *_: None))
    with signed_in.door(embedded.folder, internal) as address:
        yield address


@dataclass(frozen=True)
class Staff:
    """Somebody who is signed in."""

    page: Page
    base: str

    def open(self, path: str) -> Page:
        """Go to a page that is there."""
        answer = self.page.goto(self.base + path)
        assert answer and answer.ok, path
        return self.page

    def tab_to(self, name: str, *, id_of_field: bool = False) -> None:
        """Press Tab until what is called so has the focus, and see that it shows."""
        called = "e.id" if id_of_field else "(e.getAttribute('aria-label') || e.textContent).trim()"
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"(() => {{ const e = document.activeElement; return {called}; }})()") == name:
                assert self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", name
                return
        raise AssertionError(f"Tab does not lead to {name}")


def enter(browser: Browser, desk: str, size: tuple[int, int] = DESKTOP, **options: object) -> Iterator[Staff]:
    context: BrowserContext = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale="de-DE",
        **options,  # type: ignore[arg-type]
    )
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.goto(f"{desk}/anmelden?weiter=/pflege")
    sign_in(page)
    page.wait_for_url("**/pflege")
    yield Staff(page, desk)
    context.close()


@pytest.fixture
def staff(browser: Browser, desk: str) -> Iterator[Staff]:
    yield from enter(browser, desk)


@pytest.fixture
def staff_without_scripts(browser: Browser, desk: str) -> Iterator[Staff]:
    yield from enter(browser, desk, java_script_enabled=False)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def staff_at_both_sizes(request: pytest.FixtureRequest, browser: Browser, desk: str) -> Iterator[Staff]:
    yield from enter(browser, desk, request.param)


@pytest.fixture
def staff_in_forced_colours(browser: Browser, desk: str) -> Iterator[Staff]:
    yield from enter(browser, desk, forced_colors="active", color_scheme="dark")


def walk(staff: Staff) -> Iterator[str]:
    """One address of every internal page, each while it is open."""
    server = create_app()
    pages = {page.name for page in server.extensions[INTERNAL]}
    rules = server.url_map.bind("")
    seen: set[str] = set()
    waiting = [*BEGINNINGS]
    while waiting:
        address = waiting.pop(0)
        name = rules.match(urlsplit(address).path)[0]
        if name not in pages or name in seen:
            continue
        seen.add(name)
        staff.open(address)
        waiting += staff.page.locator("a[href^='/pflege']:not([download])").evaluate_all(
            "links => links.map((link) => link.getAttribute('href'))"
        )
        if address == LIST:  # the form of several begins with a tick
            waiting.append(
                f"{LIST}/gemeinsam?anlass={staff.page.locator('[name=anlass]').first.get_attribute('value')}"
            )
        yield address
    assert pages - seen == ELSEWHERE


@pytest.fixture(autouse=True)
def _routes_of_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_AUTH", "local")


def test_every_page_is_accessible_and_no_wider_than_the_screen(staff_at_both_sizes: Staff) -> None:
    page = staff_at_both_sizes.page
    for address in walk(staff_at_both_sizes):
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], address  # type: ignore[index]
        assert faults(page) == [], address


def test_letters_and_bars_are_seen_in_colours_of_the_system(staff_in_forced_colours: Staff) -> None:
    page = staff_in_forced_colours.page
    for address in walk(staff_in_forced_colours):
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
        assert page.evaluate(FAINT) == [], address
    staff_in_forced_colours.open(RESULTS)
    whole_bar = page.locator(".nvf-trichter progress").first.screenshot()
    assert ImageStat.Stat(Image.open(BytesIO(whole_bar)).convert("L")).mean[0] > 200


def test_every_form_can_be_sent_without_scripts(staff_without_scripts: Staff) -> None:
    page, changes = staff_without_scripts.page, 0
    for address in walk(staff_without_scripts):
        for form in page.locator("main form, .internstreifen form").all():
            said = (address, form.get_attribute("action"))
            assert form.locator("button[type=submit]").count(), said
            if form.get_attribute("method") == "post":
                assert form.locator("input[name=csrf]").count() == 1, said
                changes += 1
    assert changes > 10


def test_an_occasion_is_followed_without_scripts(staff_without_scripts: Staff) -> None:
    page = staff_without_scripts.open(f"{LIST}?art=G3")
    page.locator(".nvf-anlass a").first.click()
    page.get_by_label("Bearbeitungsstand").select_option("angesprochen")
    page.get_by_role("button", name="Festhalten", exact=True).click()
    expect(page.get_by_role("link", name="Wer wurde angesprochen?")).to_be_visible()
    page.get_by_label("Angesprochene Stelle").fill("Ordnungsamt")
    page.get_by_role("button", name="Festhalten", exact=True).click()
    expect(page.get_by_text("Der Eintrag ist festgehalten.")).to_be_visible()


def counted(staff: Staff) -> tuple[int, int, int, list[int]]:
    """In progress, overdue and settled as the figures of the results say, and the stages of the funnel."""
    page = staff.open(RESULTS)
    figures = [int(text.replace(".", "")) for text in page.locator(".kennwert-zahl").all_inner_texts()]
    stages = [int(text.replace(".", "")) for text in page.locator(".nvf-zahl").all_inner_texts()]
    assert (figures[0], figures[3]) == (stages[0], stages[-1])
    return figures[1], figures[2], figures[3], stages[1:]


def listed(staff: Staff, query: str) -> int:
    """How many occasions the work list has."""
    return int(staff.open(f"{LIST}?{query}").locator("#nvf-titel").inner_text().split()[0].replace(".", ""))


def test_an_occasion_goes_through_all_states_by_keyboard(staff: Staff) -> None:
    page = staff.open(f"{LIST}?art=G1")
    title = page.locator(".nvf-anlass a").first
    address = str(title.get_attribute("href"))
    running, late, settled, stages = counted(staff)
    staff.open(f"{LIST}?art=G1")
    staff.tab_to(title.inner_text())
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    for place, state in enumerate(STATES):
        staff.tab_to("ereignis-state", id_of_field=True)
        page.keyboard.type(state)
        if place == 0:
            staff.tab_to("ereignis-function", id_of_field=True)
            page.keyboard.type("Ordnungsamt, Leitung")
        if state == "ruht bis":  # first without its day: refused, the summary has the focus and leads to the field
            staff.tab_to("Festhalten")
            page.keyboard.press("Enter")
            expect(page.locator("[role=alert]:has(li)")).to_be_focused()
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator("#ereignis-rests_until")).to_be_focused()
            page.keyboard.type("12122099")
        staff.tab_to("Festhalten")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Der Eintrag ist festgehalten.")).to_be_visible()
        expect(page.locator(".leitsatz .nvf-stand")).to_contain_text(state)
        if state == "erledigt":
            assert counted(staff) == (running, late, settled + 1, [each + 1 for each in stages])
            assert listed(staff, "bearbeitung=erledigt") == settled + 1
            assert listed(staff, "nur=laufend") == running
            staff.open(address)
    assert counted(staff)[2] == settled  # opened again: the new round counts
    assert listed(staff, "bearbeitung=ruht") == 1
    assert listed(staff, "nur=ueberfaellig") == counted(staff)[1]


def test_a_session_that_ends_is_said_and_prolonged_by_keyboard(staff: Staff) -> None:
    page = staff.page
    page.clock.install()
    staff.open(LIST)
    field, dialog = page.get_by_label("Name der Kommune"), page.get_by_role("alertdialog")
    field.fill("Zell")
    expect(dialog).to_be_hidden()
    lasts = sessions.IDLE_SECONDS - TOUCHED_EVERY_SECONDS
    page.clock.fast_forward((lasts - 290) * 1000)
    expect(dialog).to_have_accessible_name("Ihre Sitzung endet in wenigen Minuten, wenn nichts geschieht.")
    expect(page.get_by_role("button", name="Sitzung verlängern")).to_be_focused()
    assert faults(page) == []
    with page.expect_response("**/anmelden/verlaengern") as answer:
        page.keyboard.press("Enter")
    assert answer.value.ok
    expect(dialog).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("Zell")
    page.clock.fast_forward((lasts - 290) * 1000)
    expect(dialog).to_be_visible()
    page.clock.fast_forward(300_000)
    expect(dialog).to_contain_text("Ihre Sitzung ist beendet.")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(field).to_be_focused()
