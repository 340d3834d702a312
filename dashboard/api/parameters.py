"""The parameters an address of the API may have: those of the pages (dashboard/addresses), each with its words and the values the document states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import fields, validate

from dashboard.addresses import area_filter as filter_addresses
from dashboard.addresses.chosen_kommunen import AREAS
from dashboard.addresses.occasion_selection import DIRECTION, DIRECTIONS, PAGE, SORT
from dashboard.addresses.parameters import AREA, VERSION, Parameter
from dashboard.api.fields import Field
from dashboard.queries import area_filter as filter_queries
from dashboard.texts.api import Words

PER_PAGE, FIELDS, FORMAT = Parameter("je_seite"), Parameter("felder", is_list=True), Parameter("format")
DEFAULT_PER_PAGE, MOST_PER_PAGE, LAST_PAGE = 100, 1000, 1_000_000
MOST_AREAS = 200  # named one by one
FORMATS = ("json", "csv")
_DIGITS = re.compile(r"-?[0-9]{1,18}")
NOT_EMPTY = validate.Length(min=1)
AREA_PATTERN, VERSION_PATTERN = r"^07[0-9]{0,10}$", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{8}$"


@dataclass(frozen=True)
class QueryParameter:
    """A parameter of an address: what the reader knows of it, `words` for the document, `field`: its values, asked for where they depend on
    the data."""

    parameter: Parameter
    words: Words
    field: Callable[[], Field]

    @property
    def name(self) -> str:
        """Its name in an address."""
        return self.parameter.name


def choice(
    parameter: Parameter, words: Words, values: Callable[[], Iterable[str]], *, required: bool = False
) -> QueryParameter:
    """A parameter with a fixed set of values, or several of them where it is a list."""

    def make() -> Field:
        allowed = validate.OneOf(tuple(values()))
        if parameter.is_list:
            return fields.List(fields.String(validate=allowed), validate=NOT_EMPTY, load_default=())
        if required:
            return fields.String(validate=allowed, required=True)
        return fields.String(validate=allowed, load_default=parameter.default or None)

    return QueryParameter(parameter, words, make)


def years(parameter: Parameter, words: Words, known: Callable[[], Iterable[int]]) -> QueryParameter:
    """Years of which there is anything."""

    def make() -> Field:
        return fields.List(_WholeNumber(validate=validate.OneOf(tuple(known()))), validate=NOT_EMPTY, load_default=())

    return QueryParameter(parameter, words, make)


class _WholeNumber(fields.Integer):
    """Of plain digits: what else Python reads as a number ("1_0", " 5", digits of other scripts), no other program does."""

    def _validated(self, value: Any) -> int:
        if isinstance(value, str) and not _DIGITS.fullmatch(value):
            raise self.make_error("invalid", input=value)
        return super()._validated(value)


def _number(default: int, most: int) -> Callable[[], Field]:
    return lambda: _WholeNumber(validate=validate.Range(1, most), load_default=default)


def _area() -> Field:
    return fields.String(
        validate=validate.Regexp(AREA_PATTERN), load_default=None, metadata={"examples": ["071435002"]}
    )


def _areas() -> Field:
    return fields.List(
        fields.String(validate=validate.Regexp(AREA_PATTERN)),
        validate=validate.Length(min=1, max=MOST_AREAS),
        load_default=(),
        metadata={"examples": [["07143", "071435002"]]},
    )


ONE_AREA = QueryParameter(AREA, Words("Ein Gebiet, mit seinem Schlüssel", "One area, by its key"), _area)
SOME_AREAS = QueryParameter(
    AREAS, Words(f"Bis zu {MOST_AREAS} Gebiete", f"Up to {MOST_AREAS} areas, by their keys"), _areas
)
AREA_FILTER = (
    choice(
        filter_addresses.KREIS,
        Words(
            "Gebiete in diesem Kreis (5 Ziffern), er selbst dabei", "Areas in this Kreis (5 digits), itself included"
        ),
        lambda: dict(filter_queries.choices().kreise),
    ),
    choice(
        filter_addresses.POLICE,
        Words("Gebiete dieses Polizeipräsidiums", "Areas of this police headquarters"),
        lambda: dict(filter_queries.choices().police),
    ),
    choice(
        filter_addresses.AREA_KINDS,
        Words("Art der Kommune", "Kind of Kommune"),
        lambda: dict(filter_queries.choices().kinds),
    ),
    choice(
        filter_addresses.SIZES,
        Words("Größenklasse, mit ihrer kleinsten Einwohnerzahl", "Size class, by its least number of inhabitants"),
        lambda: dict(filter_queries.choices().sizes),
    ),
    choice(
        filter_addresses.STATUSES,
        Words("Stand des Gremiums", "Stand of the prevention body"),
        lambda: dict(filter_queries.choices().statuses),
    ),
)
AREA_PARAMETERS = (ONE_AREA, SOME_AREAS, *AREA_FILTER)
VERSION_PARAMETER = QueryParameter(
    VERSION,
    Words(
        "Datenstand, aus dem geantwortet wird; ohne: der gezeigte",
        "Data version that answers; by default the one on show",
    ),
    lambda: fields.String(validate=validate.Regexp(VERSION_PATTERN), load_default=None),
)
FORMAT_PARAMETER = choice(
    FORMAT, Words("json oder csv; geht Accept vor", "json or csv; goes before Accept"), lambda: FORMATS
)
PAGE_PARAMETERS = (
    QueryParameter(PAGE, Words("Seite, ab 1", "Page, from 1"), _number(1, LAST_PAGE)),
    QueryParameter(PER_PAGE, Words("Zeilen je Seite", "Rows per page"), _number(DEFAULT_PER_PAGE, MOST_PER_PAGE)),
)


def fields_parameter(names: Sequence[str]) -> QueryParameter:
    """Which fields of a row are wanted."""
    return choice(FIELDS, Words("Nur diese Felder", "These fields only"), lambda: names)


def sort_parameters(names: Sequence[str]) -> tuple[QueryParameter, ...]:
    """By which field rows are ordered; without any there is none."""
    if not names:
        return ()
    unknown = Words(
        "Feld, nach dem geordnet wird; Unbekanntes und geerbte Werte stehen am Ende",
        "Field to order by; what is unknown and inherited values come last",
    )
    return (
        choice(SORT, unknown, lambda: names),
        choice(
            DIRECTION, Words("auf: aufsteigend, ab: absteigend", "auf: ascending, ab: descending"), lambda: DIRECTIONS
        ),
    )
