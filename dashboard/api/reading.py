"""What an address of the API asks for: taken apart by the reader of the pages, then held to the fields that the document states. What is unknown
is refused, never replaced."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from marshmallow import Schema, ValidationError

from dashboard import db
from dashboard.addresses import area_filter as filter_addresses
from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.areas import LAND
from dashboard.addresses.chosen_kommunen import AREAS
from dashboard.addresses.notices import short
from dashboard.addresses.parameters import AREA, Parameter, Reader
from dashboard.api.faults import of_values, unknown_area
from dashboard.api.parameters import DEFAULT_PER_PAGE, QueryParameter
from dashboard.api.problems import Fault, refused
from dashboard.queries.areas import areas
from dashboard.texts import api as texts


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
            faults += of_values(by_name[name], schema.fields[name], texts_given.get(name, ""), messages)
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
