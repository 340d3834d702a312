"""A resource of the API: the rows it gives, what may be asked of them, and the function of the atlas that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from marshmallow import Schema

from dashboard import german
from dashboard.addresses.areas import KEY_LENGTHS
from dashboard.api.parameters import (
    AREA_FILTER,
    FORMAT_PARAMETER,
    PAGE_PARAMETERS,
    VERSION_PARAMETER,
    QueryParameter,
    fields_parameter,
    sort_parameters,
)
from dashboard.api.reading import Asked, area_filter, read
from dashboard.queries import area_filter as filter_queries
from dashboard.queries.order import ordered
from dashboard.queries.origins import Origin
from dashboard.texts.api import Words

Row = Mapping[str, Any]
PREFIX = "/api/v1"


@dataclass(frozen=True)
class Found:
    """One page of rows, how many there are on all pages, and whom to credit for those of the page; `more`: what else the resource says of
    itself, beside the rows."""

    rows: Sequence[Row]
    total: int
    origins: Sequence[Origin]
    more: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Resource:
    """`name`: its path below PREFIX; `row`: a schema of what it gives; `find`: the page an address asks for; `key`: the field that names one
    of its rows, "" where none does, `item`: that row, None where there is none; `sortable`: fields to order by;
    `near`: the key that may have been meant by one that does not exist, "" for none."""

    name: str
    title: Words
    description: Words
    row: type[Schema]
    find: Callable[[Asked], Found]
    parameters: tuple[QueryParameter, ...] = ()
    sortable: tuple[str, ...] = ()
    key: str = ""
    item: Callable[[str], Found | None] | None = None
    example: str = ""
    near: Callable[[str], str] | None = None

    @property
    def path(self) -> str:
        """Where it lies."""
        return f"{PREFIX}/{self.name}"

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """The fields of a row, in order."""
        return tuple(self.row().fields)

    @cached_property
    def known(self) -> tuple[QueryParameter, ...]:
        """Every parameter of its list."""
        shaping = (*sort_parameters(self.sortable), *PAGE_PARAMETERS, fields_parameter(self.field_names))
        return (*self.parameters, *shaping, FORMAT_PARAMETER, VERSION_PARAMETER)

    @cached_property
    def known_of_item(self) -> tuple[QueryParameter, ...]:
        """Every parameter of one of its rows."""
        return (fields_parameter(self.field_names), FORMAT_PARAMETER, VERSION_PARAMETER)

    def read(self, given: Mapping[str, Sequence[str]], *, item: bool = False) -> Asked:
        """What an address asks of it. Raises Problem."""
        values = read(given, self.known_of_item if item else self.known)
        wanted = set(values["felder"])
        return Asked(
            values,
            tuple(name for name in self.field_names if not wanted or name in wanted),
            values.get("sortierung") or "",
            values.get("richtung") == "ab",
            values.get("seite", 1),
            values.get("je_seite", 1),
            area_filter(values),
        )


def page_of(rows: Iterable[Row], asked: Asked, origins: Sequence[Origin]) -> Found:
    """The page of rows that are all at hand, in the order asked for, else in their own."""
    every = list(rows)
    if asked.sort:
        name = asked.sort

        def place(row: Row) -> Any:
            value = row[name]
            return german.sort_key(value) if isinstance(value, str) else value

        every = ordered(every, place, down=asked.down)
    return Found(every[asked.first : asked.first + asked.per_page], len(every), origins)


def passing(asked: Asked) -> Callable[[str], bool]:
    """Whether an area is asked for: a Gemeinde passes the filter with its Kommune, a Kreis as it stands itself, the Land where nothing is
    filtered."""
    chosen, where = asked.chosen(), asked.where
    areas = filter_queries.areas(where) if where else frozenset[str]()
    kommune = KEY_LENGTHS["kommune"]

    def passes(area_id: str) -> bool:
        return (not chosen or area_id in chosen) and (not where or area_id[:kommune] in areas)

    return passes


__all__ = ["AREA_FILTER", "PREFIX", "Asked", "Found", "Resource", "Row", "page_of", "passing"]
