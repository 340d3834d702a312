"""The document: complete, described in both languages, the same every time, and true of the parameters that are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask.testing import FlaskClient

A = "/api/v1"


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for each in node.values():
            yield from _objects(each)
    elif isinstance(node, list):
        for each in node:
            yield from _objects(each)


def test_it_is_the_same_every_time(api: FlaskClient) -> None:
    from dashboard.api import openapi
    from dashboard.app import create_app

    assert api.get(f"{A}/openapi.json").data == create_app().test_client().get(f"{A}/openapi.json").data
    with api.application.test_request_context():
        assert openapi.as_json() == openapi.as_json()


def test_everything_is_described_in_both_languages(api: FlaskClient) -> None:
    document = api.get(f"{A}/openapi.json").get_json()
    assert document["openapi"] == "3.1.0"
    for path, operations in document["paths"].items():
        operation = operations["get"]
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])
        if "openapi.json" not in path:
            assert {"200", "304", "400", "404", "405", "406", "410", "429", "503"} <= set(operation["responses"])
    for name, schema in document["components"]["schemas"].items():
        for field, stated in schema["properties"].items():
            assert " / " in stated.get("description", ""), (name, field)


def test_every_reference_leads_somewhere(api: FlaskClient) -> None:
    document = api.get(f"{A}/openapi.json").get_json()
    for node in _objects(document):
        if "$ref" in node:
            place: Any = document
            for part in node["$ref"].removeprefix("#/").split("/"):
                place = place[part]
            assert place


def test_every_resource_is_in_it_with_its_parameters(api: FlaskClient) -> None:
    from dashboard.api.registry import RESOURCES

    paths = api.get(f"{A}/openapi.json").get_json()["paths"]
    for resource in RESOURCES:
        stated = paths[resource.path]["get"]["parameters"]
        assert [each["name"] for each in stated] == [each.name for each in resource.known]
        assert (f"{resource.path}/{{key}}" in paths) == (resource.item is not None)


def test_values_of_the_document_are_those_of_the_data(api: FlaskClient) -> None:
    document = api.get(f"{A}/openapi.json").get_json()
    parameters = {each["name"]: each for each in document["paths"][f"{A}/observations"]["get"]["parameters"]}
    indicators = [row["indicator_id"] for row in api.get(f"{A}/indicators").get_json()["data"]]
    assert parameters["kennzahl"]["schema"]["items"]["enum"] == indicators
    for name in ("kennzahl", "jahr", "kreis", "pp", "ortsart", "groesse", "stand", "ebene"):
        schema = parameters[name]["schema"]
        for value in schema.get("items", schema)["enum"][:3]:
            assert api.get(f"{A}/observations?{name}={value}&je_seite=1").status_code == 200, (name, value)
