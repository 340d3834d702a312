"""The analysis for docs/benchmarks.md: its figures from the bundle to the screen, a change of axis, a choice of 60, and what the server does."""

from __future__ import annotations

import json
import shutil
import statistics
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dashboard.web import compression
from tests.browser.conftest import FLAGS
from tests.dashboard.small_atlas import shown

RUNS, CHOSEN = 7, 60
PATH = "/analyse"
PLACE = "#analyse-platz-{}"
AXES = ["einwohner", "raub", "wohnungseinbruch", "bedarf"]
# Dates the moment in which the first figure stands.
WATCH = """
    new MutationObserver((_, watcher) => {
        if (!document.querySelector(".analyse-bild.steht")) return;
        watcher.disconnect();
        requestAnimationFrame(() => setTimeout(() => (window.stood = performance.now())));
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
"""
AFTER_BUNDLE = """
    () => window.stood - performance.getEntriesByType("resource").find((each) => each.name.includes("/plotly")).responseEnd
"""
REDRAWN = """
    () => { window.redrawn = new Promise((resolve) => {
        let start = 0;
        document.getElementById("analyse-x").addEventListener("change", () => (start = performance.now()), { capture: true, once: true });
        const figure = document.querySelector("#analyse-zusammenschau .js-plotly-plot");
        const drawn = () => { if (!start) return; figure.removeListener("plotly_afterplot", drawn); resolve(performance.now() - start); };
        figure.on("plotly_afterplot", drawn);
    }); }
"""
# As if a visitor had encircled every third point of the table: from the event to the frame in which everything is marked.
CHOOSE = """
    async ([count, offset]) => {
        const figure = document.querySelector("#analyse-zusammenschau .js-plotly-plot");
        const ids = [...document.querySelectorAll("#analyse-tabelle tr[data-gebiet]")].map((each) => each.dataset.gebiet);
        const points = ids.filter((_, index) => index % 2 === offset % 2).slice(0, count).map((customdata) => ({ customdata }));
        figure.dispatchEvent(new PointerEvent("pointerdown"));
        const start = performance.now();
        figure.emit("plotly_selected", { points });
        document.body.getBoundingClientRect();
        const computed = performance.now() - start;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return [computed, performance.now() - start, document.querySelectorAll("#analyse-tabelle input:checked").length];
    }
"""


def measure_analysis(base: str) -> list[tuple[str, str, str]]:
    """Milliseconds in a browser with an empty cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        first = []
        for _ in range(RUNS):
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            page = context.new_page()
            page.add_init_script(WATCH)
            page.goto(base + PATH)
            page.wait_for_selector(PLACE.format("zusammenschau") + ".steht")
            page.wait_for_load_state("networkidle")
            first.append(float(page.evaluate(AFTER_BUNDLE)))
            if len(first) < RUNS:
                context.close()
        draw_all(page)
        axes = [changed(page, axis) for axis in AXES * 2]
        choices = [chosen(page, offset) for offset in range(RUNS)]
        browser.close()
    computed, painted = (statistics.median(times) for times in zip(*choices, strict=True))
    return [
        ("Analyse: erstes Bild nach Ankunft des Zeichenprogramms", f"{statistics.median(first):.0f} ms", "≤ 1.200 ms"),
        ("… Achse gewechselt → Bild neu (erstmals)", f"{statistics.median(axes[: len(AXES)]):.0f} ms", "≤ 120 ms"),
        ("… schon gesehen", f"{statistics.median(axes[len(AXES) :]):.0f} ms", "–"),
        ("… 60 Kommunen gewählt → überall markiert", f"{computed:.0f} ms; gemalt {painted:.0f} ms", "≤ 80 ms"),
    ]


def draw_all(page: Page) -> None:
    """Scroll through all figures until each stands."""
    for name in ("trichter", "verteilung", "verlauf", "rang", "zusammenschau"):
        place = page.locator(PLACE.format(name))
        place.evaluate("each => each.parentElement.scrollIntoView()")
        page.wait_for_selector(PLACE.format(name) + ".steht")
    page.wait_for_load_state("networkidle")


def changed(page: Page, axis: str) -> float:
    """Milliseconds from the change of an axis to the drawn figure."""
    page.evaluate(REDRAWN)
    page.select_option("#analyse-x", axis)
    milliseconds = float(page.evaluate("window.redrawn"))
    page.wait_for_load_state("networkidle")
    return milliseconds


def chosen(page: Page, offset: int) -> tuple[float, float]:
    """Milliseconds until 60 Kommunen are marked in five figures, map and table: laid out, and painted."""
    computed, painted, count = page.evaluate(CHOOSE, [CHOSEN, offset])
    if count != CHOSEN:
        raise RuntimeError(f"{count} Kommunen statt {CHOSEN}")
    time.sleep(1)  # what a choice asks for when it has come to rest
    return computed, painted


def measure_pages_of_analysis(folder: Path) -> list[tuple[str, str, str]]:
    """Computing time of text and table of /analyse, first and warm, and of "Was wäre, wenn" for all Kommunen: an answer nobody has asked for,
    in the order of the page that was loaded before, and in another one with both limits."""
    from dashboard.app import create_app
    from dashboard.pages.analyse import what_if
    from dashboard.queries import area_filter
    from dashboard.queries import what_if as queries

    with shown(folder):
        application = create_app()
        memory = application.wsgi_app.memory  # type: ignore[attr-defined]
        client = application.test_client()
        pages = []
        for _ in range(RUNS):
            memory.clear()
            start = time.process_time()
            client.get(PATH)
            pages.append(1000 * (time.process_time() - start))
        what_if.answer("")
        question = f"gebiete={','.join(sorted(area_filter.statuses()))}"
        orders = {question: [], f"{question}&reihenfolge=ausgleich&je_kreis=3&je_art=60": [queries._gain_order]}
        answer, seconds = "", []
        for asked, remembered in orders.items():
            times = []
            for _ in range(RUNS):
                for each in (queries._effects, queries._coverage, *remembered):
                    each.cache_clear()
                start = time.process_time()
                answer = what_if.answer(asked)
                times.append(1000 * (time.process_time() - start))
            seconds.append(statistics.median(times))
    size = len(compression.packed(answer.encode(), "br", compression.QUICK))
    return [
        (
            "… Text und Tabelle von /analyse (Rechenzeit)",
            f"erstmals {pages[0]:.0f} ms; warm {statistics.median(pages[1:]):.0f} ms",
            "≤ 300 ms",
        ),
        ("Was wäre, wenn für alle Kommunen (Rechenzeit)", f"{seconds[0]:.0f} ms", "≤ 50 ms"),
        ("… in anderer Reihenfolge, mit beiden Grenzen", f"{seconds[1]:.0f} ms", "–"),
        ("… Antwort, gepackt", f"{size / 1000:.1f} kB", "≤ 15 kB"),
    ]


def measure_figures(folder: Path) -> list[tuple[str, str, str]]:
    """Computing time of a warm answer and its bytes, of the slowest and the largest figure."""
    from dashboard.app import create_app
    from dashboard.pages.analyse.island import FIGURES, drawn

    with shown(folder):
        create_app()
        times, sizes = {}, {}
        for name, draw in FIGURES.items():
            drawn(draw, "?")
            seconds = []
            for _ in range(RUNS):
                start = time.process_time()
                text = json.dumps(drawn(draw, "?"))
                seconds.append(time.process_time() - start)
            times[name] = 1000 * statistics.median(seconds)
            sizes[name] = len(compression.packed(text.encode(), "br", compression.QUICK))
    slowest, largest = (max(values, key=lambda name: values[name]) for values in (times, sizes))
    return [
        (f"… Antwort des langsamsten Bildes ({slowest}, Rechenzeit)", f"{times[slowest]:.0f} ms", "≤ 15 ms"),
        (f"… Antwort des größten Bildes ({largest})", f"{sizes[largest] / 1000:.1f} kB", "≤ 15 kB"),
    ]
