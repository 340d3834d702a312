"""The page about the API: what every resource gives, how to ask, and examples. Made from the resources, so that it says what they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marshmallow import fields as marshmallow_fields

from dashboard import db, german
from dashboard.addresses.parameters import Reader
from dashboard.api.fields import Field
from dashboard.api.limits import Limits
from dashboard.api.parameters import QueryParameter
from dashboard.api.registry import RESOURCES
from dashboard.api.resource import PREFIX, Resource
from dashboard.pages.daten.parts import Cell, table
from dashboard.pages.daten.sheets import sheet_document
from dashboard.texts import api_page as texts
from dashboard.texts.data_pages import SHEET_TITLE, SHEETS
from dashboard.web import canonical
from dashboard.web.page import Document, Page, Request
from dashboard.web.table import Column, Table

EXAMPLES = Path(__file__).parents[1] / "content" / "api"
EXAMPLE_ADDRESS = "http://127.0.0.1:8050"  # in the files of the examples
NAME = "api"
_TYPES: Sequence[tuple[type[Field], str]] = (
    (marshmallow_fields.Boolean, "true/false"),
    (marshmallow_fields.Integer, texts.TYPES["integer"]),
    (marshmallow_fields.Float, texts.TYPES["number"]),
    (marshmallow_fields.DateTime, texts.TYPES["moment"]),
    (marshmallow_fields.Date, texts.TYPES["day"]),
    (marshmallow_fields.List, texts.TYPES["list"]),
    (marshmallow_fields.Nested, texts.TYPES["object"]),
    (marshmallow_fields.Dict, texts.TYPES["object"]),
)


@dataclass(frozen=True)
class Described:
    """A resource as the page shows it. `item`: the path of one of its rows, "" where it has none; `example`: an address that answers."""

    name: str
    title: str
    description: str
    path: str
    item: str
    example: str
    parameters: Table
    fields: Table


@dataclass(frozen=True)
class Example:
    """A program to copy; `language` as people call it."""

    language: str
    about: str
    code: str


@dataclass(frozen=True)
class ApiPart:
    """What the template sees."""

    base: str
    document: str
    rules: Sequence[tuple[str, str]]
    common: Table
    resources: Sequence[Described]
    examples: Sequence[Example]


def document(request: Request) -> Document:
    """The page; it has no parameters."""
    reader = Reader(request.parameters, ())
    reader.check_names()
    return sheet_document(NAME, _part(), reader.notices, title=SHEET_TITLE.format(title=SHEETS[NAME].title))


@db.per_build
def _part() -> ApiPart:
    common = _common()
    return ApiPart(
        canonical.absolute(PREFIX),
        f"{PREFIX}/openapi.json",
        [*texts.RULES, (texts.LIMIT, _limit())],
        _parameters(texts.COMMON, common),
        [_described(each, {parameter.name for parameter in common}) for each in RESOURCES],
        examples(),
    )


def _limit() -> str:
    item = Limits.of_environment().item
    if item is None:
        return texts.NO_LIMIT
    return texts.LIMITED.format(amount=german.number(item.amount), seconds=german.number(item.get_expiry()))


def _common() -> Sequence[QueryParameter]:
    """What every list can be asked for; the fields to choose from differ."""
    first, *others = (each.known for each in RESOURCES)
    shared = set.intersection(*({parameter.name for parameter in known} for known in others))
    return [parameter for parameter in first if parameter.name in shared]


def _described(resource: Resource, common: set[str]) -> Described:
    own = [parameter for parameter in resource.known if parameter.name not in common]
    sortable = texts.SORTABLE.format(names=", ".join(resource.sortable)) if resource.sortable else ""
    row = resource.row()
    return Described(
        resource.name,
        resource.title.de,
        " ".join(filter(None, [resource.description.de, sortable])),
        resource.path,
        f"{resource.path}/{{{resource.key}}}" if resource.item else "",
        resource.path if not _required(resource) else f"{resource.path}?{_required(resource)}",
        _parameters(texts.PARAMETERS_OF.format(title=resource.title.de), own),
        table(
            texts.FIELDS_OF.format(title=resource.title.de),
            [Column(head) for head in texts.FIELD_COLUMNS],
            [[Cell(code=name), _type(field), _german(field)] for name, field in row.fields.items()],
        ),
    )


def _required(resource: Resource) -> str:
    """What an address of it cannot do without, with a value that gives rows."""
    needed = [parameter.name for parameter in resource.parameters if parameter.field().required]
    return "&".join(f"{name}={texts.SAMPLES[name]}" for name in needed)


def _parameters(caption: str, listed: Sequence[QueryParameter]) -> Table:
    columns = [Column(head) for head in texts.PARAMETER_COLUMNS]
    return table(caption, columns, [[Cell(code=each.name), each.words.de] for each in listed])


def _german(field: Field) -> str:
    """The German half of a description (texts.api.Words.both)."""
    return str(field.metadata["description"]).split(" / ")[0]


def _type(field: Field) -> str:
    name = next((name for kind, name in _TYPES if isinstance(field, kind)), texts.TYPES["text"])
    return texts.OR_NULL.format(type=name) if field.allow_none else name


@cache
def examples() -> Sequence[Example]:
    """The programs, with the address of this atlas where the operator has stated one."""
    own = canonical.absolute("") or EXAMPLE_ADDRESS
    return [
        Example(language, about, (EXAMPLES / file).read_text(encoding="utf-8").replace(EXAMPLE_ADDRESS, own).strip())
        for file, language, about in texts.EXAMPLES
    ]


PAGE = Page("daten_api", SHEETS[NAME].path, SHEETS[NAME].title, document, navigation=False)
