"""The modules of dashboard/assets, each imported into a blank page of a real Chromium; no server, no database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.conftest import ROOT

ASSETS = ROOT / "dashboard" / "assets"
BASE = "http://atlas.test"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
Answers = dict[str, Any]


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """A page without content, from which everything in assets can be imported; complaints of the browser fail the test."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def asset(route: Route) -> None:
        path = ASSETS / route.request.url.partition("/assets/")[2].partition("?")[0]
        route.fulfill(path=path, content_type=TYPES[path.suffix])

    page.route(f"{BASE}/", lambda route: route.fulfill(body="<!DOCTYPE html><html lang='de'><body></body></html>"))
    page.route(f"{BASE}/assets/**", asset)
    page.goto(f"{BASE}/")
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def run(blank: Page) -> Callable[..., Any]:
    """run(module, body, argument): what a function body returns that sees the module as `module` and the argument as `argument`."""

    def run_in_page(module: str, body: str, argument: Any = None) -> Any:
        script = f"async (given) => {{ const module = await import('/assets/{module}'); {body} }}"
        return blank.evaluate(script, argument)

    return run_in_page


@pytest.fixture
def answers(blank: Page) -> Callable[[Answers], list[str]]:
    """answers({address: body}): what the page is told under these addresses, None for a failure; gives the list of what it asks for."""

    def serve(bodies: Answers) -> list[str]:
        requests: list[str] = []

        def fulfil(route: Route) -> None:
            address = route.request.url.removeprefix(BASE)
            body = bodies[address]
            requests.append(address)
            if body is None:
                route.fulfill(status=503, body="")
            else:
                route.fulfill(body=body if isinstance(body, str) else json.dumps(body))

        for address in bodies:
            blank.route(f"{BASE}{address}", fulfil)
        return requests

    return serve
