"""Dash behind the islands: what of it is open, what it answers, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dash import Dash, Input, Output, dcc, html
from flask import Flask
from flask.testing import FlaskClient

from dashboard.web import errors
from dashboard.web.island import Islands
from dashboard.web.page import Document, Island, Page
from dashboard.web.place import Place
from tests.dashboard.document import by_id, parse

CALLBACK = "/_dash/anlaesse/_dash-update-component"


def callback_body(output: str, name: str, value: Any) -> dict[str, Any]:
    """The body a browser sends for a callback with one input."""
    return {
        "output": f"{output}.children",
        "outputs": {"id": output, "property": "children"},
        "inputs": [{"id": name, "property": "children", "value": value}],
        "changedPropIds": [f"{name}.children"],
    }


def page(name: str) -> Page:
    """A page whose island answers with its own name."""

    def add_callbacks(app: Dash) -> None:
        app.callback(Output(f"{name}-out", "children"), Input(f"{name}-in", "children"))(lambda text: f"{name}: {text}")

    parts = [
        html.Div(id=f"{name}-in"),
        html.Div([html.P(id=f"{name}-out")]),
        *([dcc.Store(id="b-store")] if name == "b" else []),
        *([Place(dcc.Graph(id="c-graph", config={"showSendToCloud": False}), "c-place")] if name == "c" else []),
    ]
    return Page(name, f"/{name}", name, lambda _: Document("", "", ""), Island(lambda: html.Div(parts), add_callbacks))


@pytest.fixture
def two() -> tuple[FlaskClient, Islands, list[Page]]:
    """A server with two islands."""
    server = Flask("two", static_folder=None)
    errors.register(server)
    pages = [page("a"), page("b")]
    return server.test_client(), Islands(server, pages), pages


def test_every_island_gives_its_own_layout_and_callbacks(two: tuple[FlaskClient, Islands, list[Page]]) -> None:
    client, _, _ = two
    for name, other in (("a", "b"), ("b", "a")):
        layout, dependencies = (client.get(f"/_dash/{name}/_dash-{what}").text for what in ("layout", "dependencies"))
        assert f'"{name}-in"' in layout
        assert f'"{other}-in"' not in layout
        assert [each["output"] for each in json.loads(dependencies)] == [f"{name}-out.children"]


def test_a_callback_is_answered_for_its_page_and_refused_for_another(
    two: tuple[FlaskClient, Islands, list[Page]],
) -> None:
    client, _, _ = two
    body = callback_body("a-out", "a-in", "text")
    answer = client.post("/_dash/a/_dash-update-component", json=body)
    assert answer.get_json()["response"] == {"a-out": {"children": "a: text"}}
    assert client.post("/_dash/b/_dash-update-component", json=body).status_code == 400


def test_only_the_bundles_of_a_layout_are_named_react_first_and_the_renderer_before_components(
    two: tuple[FlaskClient, Islands, list[Page]],
) -> None:
    _, islands, (a, b) = two
    short, long = (
        [address.rsplit("/", 1)[-1] for address in islands.configuration(each)["bundles"]] for each in (a, b)
    )
    stems = ["react@", "react-dom@", "prop-types@", "dash_renderer.", "dash_html_components."]
    assert [stem for stem, name in zip(stems, short, strict=True) if name.startswith(stem)] == stems
    assert [name.split(".")[0] for name in long[3:]] == [
        "dash_renderer",
        "dash_core_components-shared",
        "dash_core_components",
        "dash_html_components",
    ]


@pytest.fixture
def with_figure() -> tuple[FlaskClient, Islands, list[Page]]:
    """A server with an island that has a figure, and one that has none."""
    server = Flask("figure", static_folder=None)
    errors.register(server)
    pages = [page("a"), page("c")]
    return server.test_client(), Islands(server, pages), pages


def test_what_draws_figures_is_named_apart_and_only_where_there_is_one(
    with_figure: tuple[FlaskClient, Islands, list[Page]],
) -> None:
    client, islands, (plain, figure) = with_figure
    configuration = islands.configuration(figure)
    names = [address.rsplit("/", 1)[-1].partition(".v")[0] for address in configuration["bundles"]]
    core = names.index("dash_core_components")
    assert names[0].startswith("polyfill@")
    assert names[core - 2 : core + 1] == ["dash_core_components-shared", "async-graph", "dash_core_components"]
    assert "plotly" not in "".join(configuration["bundles"])
    answer = client.get(configuration["figures"])
    assert (answer.status_code, b"window.Plotly = Plotly" in answer.data) == (200, True)
    assert "figures" not in islands.configuration(plain)
    assert not [address for address in islands.configuration(plain)["bundles"] if "graph" in address]


def test_a_component_of_a_place_is_part_of_the_layout(with_figure: tuple[FlaskClient, Islands, list[Page]]) -> None:
    client, _, _ = with_figure
    *_, place = client.get("/_dash/c/_dash-layout").get_json()["props"]["children"]
    assert (place["namespace"], place["type"], place["props"]["place"]) == ("atlas_island", "Place", "c-place")
    assert place["props"]["children"]["props"]["id"] == "c-graph"


def test_what_a_document_holds_is_the_same_for_every_visitor_and_names_no_versions(
    two: tuple[FlaskClient, Islands, list[Page]],
) -> None:
    _, islands, (a, _) = two
    configuration = islands.configuration(a)
    again = Islands(Flask("again", static_folder=None), [page("a")]).configuration(a)
    assert configuration == again
    assert not [key for key in configuration if "version" in key or key == "end_id"]
    assert configuration["requests_pathname_prefix"] == "/_dash/a/"


def test_the_document_of_the_work_list_names_what_wakes_its_island(client: FlaskClient) -> None:
    configuration = json.loads(by_id(parse(client.get("/anlaesse").text), "_dash-config").text or "")
    for address in configuration["bundles"]:
        response = client.get(address, headers={"Accept-Encoding": "br"})
        assert (response.status_code, response.mimetype) == (200, "text/javascript")
        assert "immutable" in response.headers["Cache-Control"]
    prefix = configuration["requests_pathname_prefix"]
    layout = client.get(f"{prefix}_dash-layout")
    assert "anlaesse-frage" in layout.text
    assert {each["output"] for each in client.get(f"{prefix}_dash-dependencies").get_json()} >= {
        "anlaesse-antwort.children"
    }


@pytest.mark.parametrize("path", ["/daten", "/vergleich"])
def test_a_page_without_an_island_knows_nothing_of_dash(client: FlaskClient, path: str) -> None:
    assert "dash" not in client.get(path).text


@pytest.mark.parametrize(
    "address",
    [
        "/_dash/",
        "/_dash/anlaesse",
        "/_dash/_dash-layout",
        "/_dash/_dash-dependencies",
        "/_dash/_reload-hash",
        "/_dash/_favicon.ico",
        "/_dash/assets/base.css",
        "/_dash/gibtesnicht/_dash-layout",
        "/_dash/_dash-component-suites/dash/deps/react@18.3.1.min.js",
        "/_dash/_dash-component-suites/dash/dcc/async-graph.js",
        "/_dash/_dash-component-suites/gibtesnicht/x.js",
    ],
)
def test_routes_of_dash_itself_are_closed(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Seite nicht gefunden" in response.text
    assert client.post("/_dash/_dash-update-component", json={}).status_code in (404, 413)


@pytest.mark.parametrize(
    "body",
    [
        {"output": "gibtesnicht.children", "inputs": []},
        {"output": ["x"], "inputs": []},
        {},
        [],
        None,
        "text",
        callback_body("anlaesse-antwort", "anlaesse-frage", {"a": 1}),
        callback_body("anlaesse-antwort", "anlaesse-frage", ["art=G2"]),
    ],
)
def test_what_no_script_of_ours_sends_is_refused_and_no_error_of_ours(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, body: object
) -> None:
    response = client.post(CALLBACK, json=body)
    assert response.status_code == 400
    assert "Anfrage nicht lesbar" in response.text
    assert caplog.records == []


def test_the_work_list_answers_its_form(client: FlaskClient) -> None:
    response = client.post(CALLBACK, json=callback_body("anlaesse-antwort", "anlaesse-frage", "sortierung=ort"))
    assert response.status_code == 200
    markup = response.get_json()["response"]["anlaesse-antwort"]["children"]
    assert parse(markup)[0].get("data-query") == "ansicht=liste&sortierung=ort"
