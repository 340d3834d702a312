"""The OpenAPI document of the API, made from the resources themselves: the schemas are those that hold parameters and rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from dashboard.api import fields, problems
from dashboard.api.answers import CSV, JSON
from dashboard.api.parameters import VERSION_PARAMETER, QueryParameter
from dashboard.api.registry import RESOURCES
from dashboard.api.resource import PREFIX, Resource
from dashboard.queries import catalogue
from dashboard.texts import api as texts
from dashboard.texts.api import Words

API_VERSION = "1.0.0"
ERRORS = (400, 404, 405, 406, 410, 429, 500, 503)


class FaultRow(Schema):
    """What is wrong with a parameter."""

    parameter = fields.text("Name des Parameters", "Name of the parameter")
    code = fields.text("Was nicht stimmt, als Code", "What is wrong, as a code", example="unknown_value")
    message = fields.text("Was nicht stimmt", "What is wrong, in German")
    message_en = fields.text("Was nicht stimmt, englisch", "What is wrong, in English")
    near = fields.text("Was gemeint sein kann", "What may have been meant", required=False)
    allowed = fields.texts("Was stehen darf", "What may stand there", required=False)


class ProblemRow(Schema):
    """What cannot be answered (RFC 9457)."""

    type = fields.text("Art des Problems", "Kind of problem", example="about:blank")
    title = fields.text("Überschrift", "Title, in German")
    title_en = fields.text("Überschrift, englisch", "Title, in English")
    status = fields.integer("Status von HTTP", "Status of HTTP", example=404)
    detail = fields.text("Was los ist und was hilft", "What is the matter, and what helps, in German")
    detail_en = fields.text("Was los ist und was hilft, englisch", "The same in English")
    instance = fields.text("Pfad der Anfrage", "Path of the request")
    near = fields.text("Pfad, der gemeint sein kann", "Path that may have been meant", required=False)
    errors = fields.rows(FaultRow, "Was an der Adresse nicht stimmt", "What is wrong with the address", required=False)


class MetaRow(Schema):
    """What is said of all rows of an answer."""

    version = fields.text("Datenstand", "Data version", example="2026-11-23.1a2b3c4d")
    as_of = fields.day(
        "Tag, an dem Register und Anlässe beurteilt sind", "Day at which registry and findings are judged"
    )
    demo = fields.flag("true: der Atlas enthält erfundene Daten", "true: the atlas holds invented data")
    licence = fields.text("Lizenz der Quellen dieser Zeilen", "Licence of the sources of these rows")
    attributions = fields.texts("Quellen dieser Zeilen, so zu nennen", "Sources of these rows, to be named like this")
    total = fields.integer("Zeilen auf allen Seiten", "Rows on all pages", required=False)
    page = fields.integer("Diese Seite", "This page", required=False)
    per_page = fields.integer("Zeilen je Seite", "Rows per page", required=False)
    pages = fields.integer("Seiten", "Pages", required=False)


class LinksRow(Schema):
    """Where to go on, without the name of the server."""

    self = fields.text("Diese Adresse", "This address")
    first = fields.text("Erste Seite", "First page", required=False)
    prev = fields.text("Vorige Seite", "Previous page", required=False)
    next = fields.text("Nächste Seite", "Next page", required=False)
    last = fields.text("Letzte Seite", "Last page", required=False)
    collection = fields.text("Die Liste, in der die Zeile steht", "The list the row is in", required=False)


def as_json() -> bytes:
    """The document of the data version being read."""
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


def document() -> dict[str, Any]:
    """The document: equal for equal data."""
    plugin = MarshmallowPlugin(schema_name_resolver=lambda schema: _name_of(schema))
    spec = APISpec(
        texts.TITLE,
        API_VERSION,
        "3.1.0",
        plugins=[plugin],
        info={
            "description": texts.DESCRIPTION.both,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        servers=[{"url": "/"}],
    )
    for schema in (ProblemRow, MetaRow, LinksRow):
        spec.components.schema(_name_of(schema), schema=schema)
    for status in ERRORS:
        content = {problems.MIMETYPE: {"schema": ref("Problem"), "example": _example_of(status)}}
        spec.components.response(str(status), {"description": texts.PROBLEMS[status].both, "content": content})
    for resource in RESOURCES:
        if _name_of(resource.row) not in spec.components.schemas:
            spec.components.schema(_name_of(resource.row), schema=resource.row)
        spec.tag({"name": resource.name, "description": resource.description.both})
        spec.path(path=resource.path, operations={"get": _list(resource, plugin)})
        if resource.item:
            spec.path(path=f"{resource.path}/{{key}}", operations={"get": _item(resource, plugin)})
    for operation in _plain(plugin):
        spec.path(path=operation.pop("path"), operations={"get": operation})
    made = spec.to_dict()
    for resource in RESOURCES:  # `felder` may leave any of them out
        made["components"]["schemas"][_name_of(resource.row)].pop("required", None)
    return made


def ref(name: str) -> dict[str, str]:
    """A schema of the document by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _name_of(schema: Any) -> str:
    known = schema if isinstance(schema, type) else type(schema)
    return str(known.__name__).removesuffix("Row")


def _list(resource: Resource, plugin: MarshmallowPlugin) -> dict[str, Any]:
    return {
        "tags": [resource.name],
        "operationId": f"list-{resource.name}",
        "summary": resource.title.both,
        "description": resource.description.both,
        "parameters": [_parameter(each, plugin) for each in resource.known],
        "responses": _responses({"type": "array", "items": ref(_name_of(resource.row))}, paged=True),
    }


def _item(resource: Resource, plugin: MarshmallowPlugin) -> dict[str, Any]:
    of_row = resource.row().fields[resource.key].metadata["description"]
    key = {
        "name": "key",
        "in": "path",
        "required": True,
        "description": f"{resource.key}: {of_row}",
        "schema": {"type": "string", "minLength": 1, "examples": [resource.example]},
        "example": resource.example,
    }
    return {
        "tags": [resource.name],
        "operationId": f"get-{resource.name}",
        "summary": Words(f"{resource.title.de}: eine Zeile", f"{resource.title.en}: one row").both,
        "parameters": [key, *(_parameter(each, plugin) for each in resource.known_of_item)],
        "responses": _responses(ref(_name_of(resource.row)), paged=False),
    }


def _parameter(asked: QueryParameter, plugin: MarshmallowPlugin) -> dict[str, Any]:
    made = asked.field()
    converter = plugin.converter
    assert converter is not None  # noqa: S101  there since the plugin belongs to a document
    schema = converter.field2property(made)
    schema.pop("description", None)
    if schema.get("default") in (None, [], ()):
        schema.pop("default", None)
    if isinstance(schema.get("type"), list):  # None stands for what the address does not say
        schema["type"] = schema["type"][0]
    if None in schema.get("enum", ()):
        schema["enum"] = [each for each in schema["enum"] if each is not None]
    several = {"style": "form", "explode": False} if asked.parameter.is_list else {}
    return {
        "name": asked.name,
        "in": "query",
        "required": made.required,
        "description": asked.words.both,
        "schema": schema,
        **several,
    }


def _responses(data: dict[str, Any], *, paged: bool) -> dict[str, Any]:
    envelope = {
        "type": "object",
        "required": ["data", "meta", "links"],
        "properties": {"data": data, "meta": ref("Meta"), "links": ref("Links")},
        "additionalProperties": False,
    }
    headers = {"ETag": {"description": "", "schema": {"type": "string"}}}
    if paged:
        headers |= {
            "Link": {"description": "first, prev, next, last (RFC 8288)", "schema": {"type": "string"}},
            "X-Total-Count": {"description": "meta.total", "schema": {"type": "integer"}},
        }
    headers["ETag"]["description"] = "If-None-Match → 304"
    answer = {
        "description": "JSON, CSV",
        "headers": headers,
        "content": {JSON: {"schema": envelope}, CSV: {"schema": {"type": "string"}}},
    }
    return {"200": answer, "304": {"description": "Not modified"}, **{str(each): str(each) for each in ERRORS}}


def _example_of(status: int) -> dict[str, Any]:
    title, detail = texts.PROBLEMS[status], texts.DETAILS.get(status, texts.OTHER_DETAIL)
    return {
        "type": "about:blank",
        "title": title.de,
        "title_en": title.en,
        "status": status,
        "detail": detail.de,
        "detail_en": detail.en,
        "instance": f"{PREFIX}/areas",
    }


def _plain(plugin: MarshmallowPlugin) -> Sequence[dict[str, Any]]:
    """What is no resource: geometry, and the document itself."""
    levels = {"type": "string", "enum": catalogue.boundary_levels()}
    level = {"name": "level", "in": "path", "required": True, "description": "Ebene / Level", "schema": levels}
    geometry = {"type": "object", "required": ["type", "features"], "properties": {"features": {"type": "array"}}}
    geometry_answer = {"description": "GeoJSON (RFC 7946)", "content": {"application/geo+json": {"schema": geometry}}}
    document_answer = {"description": "OpenAPI 3.1", "content": {JSON: {"schema": {"type": "object"}}}}
    return [
        {
            "path": f"{PREFIX}/boundaries/{{level}}",
            "tags": ["boundaries"],
            "operationId": "geometry",
            "summary": Words("Die Grenzen einer Ebene", "The boundaries of a level").both,
            "parameters": [level, _parameter(VERSION_PARAMETER, plugin)],
            "responses": {
                "200": geometry_answer,
                "304": {"description": "Not modified"},
                **{str(each): str(each) for each in ERRORS},
            },
        },
        {
            "path": f"{PREFIX}/openapi.json",
            "operationId": "openapi",
            "summary": Words("Diese Beschreibung", "This document").both,
            "responses": {"200": document_answer, "304": {"description": "Not modified"}, "429": "429", "503": "503"},
        },
    ]
