"""Dash, where a document holds a conversation.

One Dash application stands behind all islands, but none of its own routes is open: every page with an island has its own, which give its
layout, its callbacks and their answers. The document names what the browser has to load, and assets/island.js loads it after the first
paint; what draws figures, which is by far the largest, when the first of their places comes into view.

Rests on parts of Dash that are not public (checked with 4.4.1); tests/dashboard/test_island.py holds it to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from dash import Dash
from dash._utils import to_json
from dash.development.base_component import Component
from flask import Flask, Response, abort, request

from dashboard.web import callbacks
from dashboard.web.callbacks import Accepts, Signature
from dashboard.web.page import Page

PREFIX = "/_dash/"
BUNDLES = f"{PREFIX}_dash-component-suites/"
# The renderer stands before the components, which look for it; react before both.
_BASE = (
    ("dash", "deps/react@18.3.1.min.js"),
    ("dash", "deps/react-dom@18.3.1.min.js"),
    ("dash", "deps/prop-types@15.8.1.min.js"),
    ("dash", "dash-renderer/build/dash_renderer.min.js"),
)
_CORE = ("dash", "dcc/dash_core_components.js")
_OF_NAMESPACE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "dash_core_components": (("dash", "dcc/dash_core_components-shared.js"), _CORE),
    "atlas_island": (),  # stands in assets/island.js
    "dash_html_components": (("dash", "html/dash_html_components.min.js"),),
}
# Of a layout with a figure: what its components expect of a browser; their own part, which dash_core_components finds where it stands
# before them; and what draws, from the package plotly.
_POLYFILL = ("dash", "deps/polyfill@7.12.1.min.js")
_GRAPH = ("dash", "dcc/async-graph.js")
_FIGURES = ("plotly", "package_data/plotly.min.js")
# What the renderer reads. The rest of Dash's configuration names versions of the server and a token of its own for each visitor.
_CONFIGURATION = (
    "url_base_pathname",
    "ui",
    "props_check",
    "show_undo_redo",
    "suppress_callback_exceptions",
    "update_title",
    "children_props",
    "serve_locally",
    "validate_callbacks",
    "csrf_token_name",
    "csrf_header_name",
)


@dataclass(frozen=True)
class Part:
    """What the server gives for the island of one page, and which calls it answers (see web/callbacks.py)."""

    configuration: Mapping[str, Any]
    layout: str
    dependencies: str
    callbacks: Mapping[str, Signature]
    accepts: Accepts


def _dash(server: Flask) -> Any:
    """Without a prefix its catch-all would answer every address that does not exist."""
    settings: dict[str, Any] = {"server": server, "update_title": None}
    return Dash(
        __name__,
        routes_pathname_prefix=PREFIX,
        requests_pathname_prefix=PREFIX,
        use_pages=False,
        include_assets_files=False,
        **settings,
    )


class Islands:
    """The Dash application and what each page makes of it."""

    def __init__(self, server: Flask, pages: Sequence[Page]) -> None:
        """Add the routes of every island to the server.

        Everything Dash leaves to the first request is done here, before any process forks: its own flag is set before its work, and early
        requests would find half of it.
        """
        self._dash = _dash(server)
        islands = {page.name: page.island for page in pages if page.island}
        layouts = {name: island.layout() for name, island in islands.items()}
        self._dash.layout = list(layouts.values())
        own: dict[str, slice] = {}
        for name, island in islands.items():
            start = len(self._dash._callback_list)
            island.add_callbacks(self._dash)
            own[name] = slice(start, len(self._dash._callback_list))
        with server.test_request_context(PREFIX):
            self._dash._setup_server()
        self._answer: Callable[[], Response] = self._dash.backend.serve_callback(self._dash)
        self.bundles: frozenset[str] = frozenset()
        self._parts = {
            name: self._part(name, layout, own[name], islands[name].accepts) for name, layout in layouts.items()
        }
        self._open(server)

    def configuration(self, page: Page) -> Mapping[str, Any]:
        """What the document of a page with an island holds as JSON: Dash's configuration and the bundles to load, in order."""
        return self._parts[page.name].configuration

    def _part(self, name: str, layout: Component, own: slice, accepts: Accepts) -> Part:
        has_figures = any(each._type == "Graph" for each in _components(layout))
        files = [*_BASE, *(file for each in _namespaces(layout) for file in _OF_NAMESPACE[each])]
        if has_figures:
            files = [_POLYFILL, *files]
            files.insert(files.index(_CORE), _GRAPH)
        bundles = self._addresses(files)
        figures = {"figures": self._addresses([_FIGURES])[0]} if has_figures else {}
        self.bundles |= frozenset([*bundles, *figures.values()])
        declared = self._dash._callback_list[own]
        configuration = {key: value for key, value in self._dash._config().items() if key in _CONFIGURATION}
        configuration |= {"requests_pathname_prefix": f"{PREFIX}{name}/", "bundles": bundles, **figures}
        return Part(configuration, _text(layout), _text(declared), callbacks.signatures(declared), accepts)

    def _addresses(self, files: Sequence[tuple[str, str]]) -> list[str]:
        """Where Dash serves its files: addresses that name their version and may be kept for ever."""
        resources = [{"relative_package_path": path, "namespace": package} for package, path in files]
        return list(self._dash._collect_and_register_resources(resources))

    def _open(self, server: Flask) -> None:
        """Routes of the islands; those of Dash itself answer like an address that does not exist."""

        def refuse() -> None:
            of_dash = f"{request.path}/".startswith(PREFIX) and not (request.endpoint or "").startswith("island:")
            if of_dash and request.path not in self.bundles:
                abort(HTTPStatus.NOT_FOUND)

        def add(name: str, address: str, view: Callable[[], Response], method: str) -> None:
            server.add_url_rule(f"{PREFIX}{name}/{address}", f"island:{name}:{address}", view, methods=[method])

        server.before_request(refuse)
        for name, part in self._parts.items():
            add(name, "_dash-layout", _json(part.layout), "GET")
            add(name, "_dash-dependencies", _json(part.dependencies), "GET")
            add(name, "_dash-update-component", self._answering(part), "POST")

    def _answering(self, part: Part) -> Callable[[], Response]:
        def answer() -> Response:
            callbacks.refuse_foreign(part.callbacks, part.accepts)
            return self._answer()

        return answer


def _text(content: Any) -> str:
    return str(to_json(content))  # type: ignore[no-untyped-call]


def _json(text: str) -> Callable[[], Response]:
    return lambda: Response(text, mimetype="application/json")


def _namespaces(component: Any) -> list[str]:
    """The component libraries of a layout, each once, dash_core_components before dash_html_components."""
    return sorted({each._namespace for each in _components(component)})


def _components(component: Any) -> Iterator[Component]:
    if isinstance(component, (list, tuple)):
        for each in component:
            yield from _components(each)
    elif isinstance(component, Component):
        yield component
        yield from _components(getattr(component, "children", None))
