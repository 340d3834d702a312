"""What an address of the API asks for. The parameters are those of the pages (dashboard/addresses), taken apart by the same reader and then held
to the fields that the document states: what is unknown is refused, never replaced."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from marshmallow import Schema, ValidationError, fields, validate

from dashboard import db
from dashboard.addresses import area_filter as filter_addresses
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.areas import LAND, former, nearest
from dashboard.addresses.chosen_kommunen import AREAS
from dashboard.addresses.notices import short
from dashboard.addresses.occasion_selection import DIRECTION, DIRECTIONS, PAGE, SORT
from dashboard.addresses.parameters import AREA, VERSION, Parameter, Reader
from dashboard.api.fields import Field
from dashboard.api.problems import Fault, refused
from dashboard.queries import area_filter as filter_queries
from dashboard.queries.areas import areas
from dashboard.texts import api as texts
from dashboard.texts.api import Words

PER_PAGE, FIELDS, FORMAT = Parameter("je_seite"), Parameter("felder", is_list=True), Parameter("format")
DEFAULT_PER_PAGE, MOST_PER_PAGE, LAST_PAGE = 100, 1000, 1_000_000
MOST_AREAS = 200  # named one by one
FORMATS = ("json", "csv")
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


@dataclass(frozen=True)
class Asked:
    """An address that was read: `values` by name, () or None where it says nothing; `fields` wanted, in the order of the row."""

    values: Mapping[str, Any]
    fields: Sequence[str]
    sort: str = ""
    down: bool = False
    page: int = 1
    per_page: int = DEFAULT_PER_PAGE
    where: AreaFilter = field(default_factory=AreaFilter)

    def chosen(self) -> frozenset[str]:
        """Keys of the areas named one by one."""
        one, several = self.values.get(AREA.name), self.values.get(AREAS.name) or ()
        return frozenset([*several, *([one] if one else [])])

    @property
    def first(self) -> int:
        """How many rows lie before the page."""
        return (self.page - 1) * self.per_page


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
        return fields.List(fields.Integer(validate=validate.OneOf(tuple(known()))), validate=NOT_EMPTY, load_default=())

    return QueryParameter(parameter, words, make)


def _number(default: int, most: int) -> Callable[[], Field]:
    return lambda: fields.Integer(validate=validate.Range(1, most), load_default=default)


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


def read(given: Mapping[str, Sequence[str]], known: tuple[QueryParameter, ...]) -> dict[str, Any]:
    """The values of an address by name. Raises Problem with everything that is wrong with it."""
    reader = Reader(given, [each.parameter for each in known])
    by_name = {each.name: each for each in known}
    faults = list(_wrong_names(given, by_name))
    texts_given = {
        each.name: _words(reader, each.parameter) if each.parameter.is_list else reader.text(each.parameter)
        for each in known
        if reader.text(each.parameter, "")
    }
    schema = _schema(known)
    try:
        values = dict(schema.load(texts_given))
    except ValidationError as error:
        values = {}
        for name, messages in cast(dict[str, Any], error.messages).items():
            faults += _faults(by_name[name], schema.fields[name], texts_given.get(name, ""), messages)
    faults += _unknown_areas(values)
    if faults:
        raise refused(faults)
    return values


def area_filter(values: Mapping[str, Any]) -> AreaFilter:
    """The filter of areas in the values of an address."""
    return AreaFilter(
        values.get(filter_addresses.KREIS.name) or "",
        values.get(filter_addresses.POLICE.name) or "",
        tuple(values.get(filter_addresses.AREA_KINDS.name) or ()),
        tuple(values.get(filter_addresses.SIZES.name) or ()),
        tuple(values.get(filter_addresses.STATUSES.name) or ()),
    )


def unknown_area(parameter: str, value: str) -> Fault:
    """There is no such area (any more)."""
    known = areas()
    meant = former(value, known) or nearest(value, known)
    near = meant.area_id if meant else ""
    return Fault(parameter, "unknown_area", texts.UNKNOWN_AREA.filled(value=short(value)), near, (), 404)


def _words(reader: Reader, parameter: Parameter) -> list[str]:
    return [parameter.aliases.get(word, word) for word in reader.words(parameter)]


@db.per_build
def _schema(known: tuple[QueryParameter, ...]) -> Schema:
    """Remembered: to make one takes as long as an answer."""
    return Schema.from_dict({each.name: each.field() for each in known})()


def _wrong_names(given: Mapping[str, Sequence[str]], known: Mapping[str, QueryParameter]) -> Iterable[Fault]:
    for name in sorted(set(given) - set(known)):
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
        message = texts.UNKNOWN_NAME.filled(name=short(name))
        yield Fault(short(name), "unknown_parameter", message, near[0] if near else "", tuple(known))
    for name in known.keys() & given.keys():
        if not all(value.strip(" ,") for value in given[name]):
            yield Fault(name, "empty", texts.EMPTY.filled(name=name))
        if len(set(given[name])) > 1 and not known[name].parameter.is_list:
            yield Fault(name, "given_twice", texts.TWICE.filled(name=name))


def _unknown_areas(values: Mapping[str, Any]) -> Iterable[Fault]:
    known = areas().by_id
    for name in (AREA.name, AREAS.name):
        listed = values.get(name) or ()
        for value in [listed] if isinstance(listed, str) else listed:
            if value != LAND and value not in known:
                yield unknown_area(name, value)


def _faults(asked: QueryParameter, of: Field, given: Any, messages: Any) -> Iterable[Fault]:
    """One for each value that is wrong; marshmallow names those of a list by their place."""
    inner, words = (of.inner, given) if isinstance(of, fields.List) else (of, [given])
    places = [place for place in messages if isinstance(place, int)] if isinstance(messages, dict) else []
    if isinstance(of, fields.List) and not places:
        length = next((each for each in of.validators if isinstance(each, validate.Length)), None)
        if given and length and length.max:
            message = texts.TOO_MANY_VALUES.filled(name=asked.name, most=length.max)
            yield Fault(asked.name, "too_many", message)
            return
    for word in [words[place] for place in places] or words:
        yield _fault(asked, inner, str(word))


def _fault(asked: QueryParameter, of: Field, word: str) -> Fault:
    name, value = asked.name, short(word)
    if not word:
        return Fault(name, "required", texts.REQUIRED.filled(name=name))
    for check in of.validators:
        if isinstance(check, validate.OneOf):
            allowed = [str(each) for each in check.choices]
            near = _nearest_number(word, allowed) or difflib.get_close_matches(word.lower(), allowed, n=1, cutoff=0.5)
            message, status = texts.UNKNOWN_VALUE.filled(name=name, value=value), asked.parameter.status
            return Fault(name, "unknown_value", message, near[0] if near else "", allowed, status)
        if isinstance(check, validate.Range) and word.lstrip("-").isdigit():
            message = texts.OUT_OF_RANGE.filled(name=name, least=check.min, most=check.max)
            return Fault(name, "out_of_range", message)
        if isinstance(check, validate.Regexp):
            message = texts.WRONG_FORM.filled(name=name, form=check.regex.pattern, value=value)
            return Fault(name, "wrong_form", message)
    return Fault(name, "no_integer", texts.NO_INTEGER.filled(name=name, value=value))


def _nearest_number(word: str, allowed: Sequence[str]) -> list[str]:
    if not (word.isdigit() and len(word) <= 9 and all(each.isdigit() and each[0] != "0" for each in allowed)):
        return []
    return [min(allowed, key=lambda each: abs(int(each) - int(word)))]
