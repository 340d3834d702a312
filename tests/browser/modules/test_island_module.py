"""The loader of islands: bundles run in their order after a frame was painted, and a missing one leaves the document alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

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


def configure(page: Page) -> None:
    """Give the page what the frame of a document with an island holds."""
    page.evaluate(
        'text => { document.body.innerHTML = \'<script id="_dash-config" type="application/json"></script>\';'
        " document.getElementById('_dash-config').textContent = text; }",
        json.dumps({"bundles": BUNDLES}),
    )


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
