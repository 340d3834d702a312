"""Calls of callbacks: ours are answered, every other ends in a refusal, without an error of ours and without a word in the log."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from dash import Dash, Input, Output, State, html
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.web import callbacks, errors
from dashboard.web.callbacks import Signature, is_ours, signatures
from dashboard.web.island import Islands
from dashboard.web.page import Document, Island, Page
from tests.examples import examples

CALLBACK = "/_dash/anlaesse/_dash-update-component"
WORK_LIST: dict[str, Any] = {
    "output": "anlaesse-antwort.children",
    "outputs": {"id": "anlaesse-antwort", "property": "children"},
    "inputs": [{"id": "anlaesse-frage", "property": "children", "value": "sortierung=ort"}],
    "changedPropIds": ["anlaesse-frage.children"],
    "parsedChangedPropsIds": ["anlaesse-frage.children"],
}
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1e308,
    "",
    "x",
    "x" * 20_000,
    "\0",
    "\ud800",
    "..",
    "..a.b...c.d..",
    "{}.children",
    '{"type":"a","index":["ALL"]}.value',
    [],
    {},
    [[]],
    [None],
    [{}],
    {"id": "a"},
    {"id": {"type": "a", "index": "ALL"}, "property": "value"},
    [{"id": "a", "property": "b", "value": "c"}] * 3,
]


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every node of a tree of JSON."""
    yield path
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield from places(value, (*path, key))


def replaced(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy with another value at a place."""
    if not path:
        return value
    changed = copy.deepcopy(tree)
    node = changed
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return changed


def without(tree: Any, path: tuple[Any, ...]) -> Any:
    """A copy that lacks a place."""
    changed = copy.deepcopy(tree)
    node = changed
    for key in path[:-1]:
        node = node[key]
    del node[path[-1]]
    return changed


VALUE = ("inputs", 0, "value")
CHANGED = (("changedPropIds",), ("parsedChangedPropsIds",))
BODIES = [
    *(
        replaced(WORK_LIST, path, odd)
        for path in places(WORK_LIST)
        for odd in ODD
        if path != VALUE and not (path[:1] in CHANGED and odd == [])  # what changed may be left out
    ),
    *(without(WORK_LIST, path) for path in places(WORK_LIST) if path and path[:1] not in CHANGED and path != VALUE),
    *(
        {**WORK_LIST, name: odd}
        for name in ("state", "jobId", "cancelJob", "multi", "pathname", "")
        for odd in ODD[5:10]
    ),
    *(
        replaced(WORK_LIST, VALUE, odd)
        for odd in ODD
        if odd is not None and not (isinstance(odd, str) and len(odd) < 100)
    ),
    *(replaced(WORK_LIST, VALUE, odd) for odd in ("\0", "a\ud800b")),
]
RAW = [
    b"",
    b"{",
    b"null",
    b"nan",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"\xff\xfe",
    b'"\\ud800"',
    b"9" * 10_000,
    b'{"output": 1' + b"0" * 5_000 + b"}",
    json.dumps(WORK_LIST)[:-1].encode(),
    json.dumps(WORK_LIST).encode() * 2,
    json.dumps(replaced(WORK_LIST, VALUE, float("nan"))).encode(),
]


@pytest.fixture
def quiet(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> Iterator[FlaskClient]:
    """A visitor whose calls may leave nothing in the log."""
    yield client
    assert caplog.records == []


def test_what_the_page_sends_is_answered(quiet: FlaskClient) -> None:
    assert quiet.post(CALLBACK, json=WORK_LIST).status_code == 200
    for value in (None, "", "kreis=&&;=%ff%00", "a=b" * 3_000, "gebiet=99999", "ä=ö&seite=9"):
        assert quiet.post(CALLBACK, json=replaced(WORK_LIST, VALUE, value)).status_code == 200
    assert quiet.post(CALLBACK, json=without(WORK_LIST, VALUE)).status_code == 200


def test_hundreds_of_malformed_bodies_are_refused_without_an_error(quiet: FlaskClient) -> None:
    assert len(BODIES) + len(RAW) >= 300
    for body in BODIES:
        assert quiet.post(CALLBACK, json=body).status_code == 400, body
    for body in RAW:
        assert quiet.post(CALLBACK, data=body, content_type="application/json").status_code == 400, body[:80]


@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""]
)
def test_another_kind_of_body_is_refused(quiet: FlaskClient, kind: str) -> None:
    assert quiet.post(CALLBACK, data=json.dumps(WORK_LIST), content_type=kind).status_code == 400


@pytest.mark.parametrize("query", ["?cacheKey=x", "?job=1&oldJob=2", "?x"])
def test_jobs_in_the_background_cannot_be_named(quiet: FlaskClient, query: str) -> None:
    assert quiet.post(CALLBACK + query, json=WORK_LIST).status_code == 400


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(quiet: FlaskClient, method: str) -> None:
    assert 400 <= quiet.open(CALLBACK, method=method).status_code < 500


@pytest.mark.parametrize(
    "address",
    [
        "/_reload-hash",
        "/_dash-layout",
        "/_dash-dependencies",
        "/_dash-update-component",
        "/_favicon.ico",
        "/_dash-component-suites/dash/gibtesnicht.js",
        "/_dash/_dash-component-suites/dash/deps/gibtesnicht.v4_4_1m1.js",
        "/_dash/_dash-component-suites/os/path.py",
        "/_dash/_dash-component-suites/dash/../../../etc/passwd",
        "/_dash/_dash-component-suites/%2e%2e/x.js",
        "/_dash/_alive",
        "/_dash/vergleich/_dash-layout",
    ],
)
def test_nothing_of_dash_stands_open_where_there_is_no_island(quiet: FlaskClient, address: str) -> None:
    assert quiet.get(address).status_code == 404
    assert quiet.post(address).status_code in (404, 405)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*callbacks.PARTS, "id", "property", "value"]), inner, max_size=6)
    ),
    max_leaves=20,
)


@settings(max_examples=examples(200), deadline=None)
@given(body=JSON)
def test_no_body_made_up_is_taken_for_ours(body: Any) -> None:
    known = {"a.b": Signature({"id": "a", "property": "b"}, ("c.d",), ("e.f",))}
    assert not is_ours(body, known, {})


def several(add: Any = None) -> tuple[FlaskClient, Flask]:
    """A server whose island has a callback with two outputs, a state and values that are no texts."""

    def answer(number: int, names: list[str], text: str) -> tuple[str, str]:
        return f"{number} {names}", text

    def add_callbacks(app: Dash) -> None:
        app.callback(
            Output("a-x", "children"),
            Output("a-y", "children"),
            Input("a-n", "value"),
            Input("a-l", "value"),
            State("a-t", "value"),
        )(answer)

    parts = html.Div([html.Div(id=f"a-{name}") for name in "xynlt"])
    accepts = {"a-n.value": (int,), "a-l.value": (list,)}
    page = Page("a", "/a", "a", lambda _: Document("", "", ""), Island(lambda: parts, add_callbacks, accepts))
    server = Flask("several", static_folder=None)
    errors.register(server)
    Islands(server, [page])
    return server.test_client(), server


def call(number: Any = 1, names: Any = ("a",), text: Any = "t") -> dict[str, Any]:
    return {
        "output": "..a-x.children...a-y.children..",
        "outputs": [{"id": "a-x", "property": "children"}, {"id": "a-y", "property": "children"}],
        "inputs": [
            {"id": "a-n", "property": "value", "value": number},
            {"id": "a-l", "property": "value", "value": list(names) if isinstance(names, tuple) else names},
        ],
        "state": [{"id": "a-t", "property": "value", "value": text}],
        "changedPropIds": ["a-n.value"],
    }


def test_a_page_declares_which_values_are_no_texts() -> None:
    client, _ = several()
    address = "/_dash/a/_dash-update-component"
    assert client.post(address, json=call()).status_code == 200
    assert client.post(address, json=call(names=())).status_code == 200
    for body in (
        call(number=True),
        call(number=1.5),
        call(number="1"),
        call(number=None),
        call(names="a"),
        call(names=([],)),
        call(names=({},)),
        call(names=(float("inf"),)),
        call(names=("a",) * 501),
        call(text=1),
        call(text=["a"]),
        {**call(), "outputs": call()["outputs"][:1]},
        {**call(), "outputs": call()["outputs"][::-1]},
        {**call(), "inputs": call()["inputs"][::-1]},
        {**call(), "state": []},
        without(call(), ("state",)),
        {**call(), "changedPropIds": ["a-n.value"] * 3},
        {**call(), "changedPropIds": ["a-t.value"]},
    ):
        assert client.post(address, json=body).status_code == 400, body


def test_a_callback_of_the_browser_cannot_be_called() -> None:
    on_server = {"output": "a.b", "inputs": [{"id": "c", "property": "d"}], "state": [], "clientside_function": None}
    in_browser = {**on_server, "output": "e.f", "clientside_function": {"namespace": "x", "function_name": "y"}}
    assert list(signatures([on_server, in_browser])) == ["a.b"]
