"""The loader of islands: bundles run in their order after a frame was painted, and a missing one leaves the document alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

BUNDLES = ["/bundles/one.js", "/bundles/two.js", "/bundles/renderer.js"]
SCRIPTS: dict[str, str | None] = {
    "/bundles/one.js": "window.order = ['one'];",
    "/bundles/two.js": "window.order.push('two');",
    "/bundles/renderer.js": "window.DashRenderer = class { constructor() { window.order.push('awake'); } };",
}
LOAD = """
    await new Promise((resolve) => {
        document.addEventListener("island-failed", () => { (window.order ??= []).push("failed"); resolve(); });
        const timer = setInterval(() => { if (window.order?.includes("awake")) { clearInterval(timer); resolve(); } }, 10);
    });
    return window.order;
"""


def configure(page: Page, body: str = "", **more: str) -> None:
    """Give the page what the frame of a document with an island holds."""
    page.evaluate(
        'text => { document.body.innerHTML = \'<script id="_dash-config" type="application/json"></script>\';'
        " document.getElementById('_dash-config').textContent = text; }",
        json.dumps({"bundles": BUNDLES, **more}),
    )
    page.evaluate("body => document.body.insertAdjacentHTML('beforeend', body)", body)


def test_bundles_run_in_their_order_and_the_renderer_starts_last(
    run: Callable[..., Any], blank: Page, answers: Callable[..., list[str]]
) -> None:
    configure(blank)
    requests = answers(dict(SCRIPTS))
    assert run("island.js", LOAD) == ["one", "two", "awake"]
    assert sorted(requests) == sorted(BUNDLES)


def test_a_missing_bundle_is_reported_and_nothing_starts(
    run: Callable[..., Any], blank: Page, answers: Callable[..., list[str]]
) -> None:
    configure(blank)
    answers({**SCRIPTS, "/bundles/two.js": None})
    assert "awake" not in run("island.js", LOAD)


ASK = """
    const heard = [];
    for (const name of ["island-failed", "island-unanswered"])
        document.addEventListener(name, (event) => heard.push([name, event.detail ?? null]));
    const answers = await Promise.all(given.map((address) => fetch(address, { body: "frage", method: "POST" })));
    return [heard.sort(), answers.map((each) => each.ok)];
"""


def test_what_dash_asks_for_at_first_fails_the_island_and_a_page_of_a_gateway_is_no_answer(
    run: Callable[..., Any], blank: Page, answers: Callable[..., list[str]]
) -> None:
    configure(blank)
    answers(dict(SCRIPTS))
    failed, unanswered = ["island-failed", None], ["island-unanswered", "frage"]
    told = {
        "layout": (503, "application/json"),
        "dependencies": (200, "text/html"),
        "update-component": (200, "text/html; charset=utf-8"),
    }

    def tell(route: Route) -> None:
        status, kind = told[route.request.url.rpartition("/_dash-")[2]]
        route.fulfill(status=status, content_type=kind, body="{}")

    blank.route("**/_dash-*", tell)
    addresses = [f"/_dash/seite/_dash-{name}" for name in told]
    assert run("island.js", ASK, addresses) == [[failed, failed, unanswered], [False, False, False]]
    told["update-component"] = (200, "application/json")
    assert run("island.js", ASK, addresses[2:]) == [[], [True]]


# React and ReactDOM as far as a place needs them: its effect runs once, what it draws is told.
REACT = """
    window.drawn = [];
    window.React = { useState: () => [window.inView ?? false, (value) => { window.inView = value; draw(); }],
                     useEffect: (effect) => { if (!window.ran) { window.ran = true; effect(); } } };
    window.ReactDOM = { createPortal: (children, element) => ({ children, id: element.id }) };
    function draw() { window.drawn.push(window.atlas_island.Place({ place: given, children: "figure" })); }
"""


def test_a_place_draws_and_its_program_is_loaded_once_it_comes_into_view(
    run: Callable[..., Any], blank: Page, answers: Callable[..., list[str]]
) -> None:
    configure(blank, "<div style='height: 5000px'></div><p id='far'>.</p>", figures="/bundles/plotly.js")
    requests = answers({**SCRIPTS, "/bundles/plotly.js": "window.Plotly = 'drawing';"})
    run("island.js", REACT + "draw(); window.promise = window.Plotly;", "far")
    assert blank.evaluate("[window.drawn.at(-1), typeof window.Plotly.then]") == [None, "function"]
    assert "/bundles/plotly.js" not in requests
    blank.evaluate("window.scrollTo(0, 5000)")
    blank.wait_for_function("window.drawn.at(-1) !== null")
    blank.evaluate("window.promise")
    assert blank.evaluate("[window.drawn.at(-1), window.Plotly]") == [{"children": "figure", "id": "far"}, "drawing"]


def test_what_draws_figures_is_told_missing_and_wanted_again(
    run: Callable[..., Any], blank: Page, answers: Callable[..., list[str]]
) -> None:
    configure(blank, figures="/bundles/plotly.js")
    bodies: dict[str, str | None] = {**SCRIPTS, "/bundles/plotly.js": None}
    answers(bodies)
    body = """
        const failed = new Promise((resolve) => document.addEventListener("figures-failed", () => resolve("failed")));
        const waiting = window.Plotly.then(() => "arrived");
        document.dispatchEvent(new Event("figures-wanted"));
        window.waiting = waiting;
        return failed;
    """
    assert run("island.js", body) == "failed"
    bodies["/bundles/plotly.js"] = "window.Plotly = {};"
    assert run("island.js", 'document.dispatchEvent(new Event("figures-wanted")); return window.waiting;') == "arrived"


def test_a_place_the_document_does_not_have_draws_nothing(
    run: Callable[..., Any], blank: Page, answers: Callable[..., list[str]]
) -> None:
    configure(blank)
    answers(dict(SCRIPTS))
    assert run("island.js", REACT + "draw(); return window.drawn;", "nowhere") == [None]
