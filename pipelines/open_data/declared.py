"""What is declared of the open data: data sets with their tables (tables.toml) and licences (licences.toml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from pipelines import catalog
from pipelines.catalog.declaration import Declaration, load

_HERE = Path(__file__).parent
TABLES = _HERE / "tables.toml"
LICENCES = _HERE / "licences.toml"
COLUMN = "column"


class OpenTable(Declaration):
    """A table that is given out; fields as in tables.toml. `like`: the table of the contract whose columns it shares."""

    name: str
    title: str
    partition: str | None = None
    synthetic: str | None = None
    sql: str | None = None
    like: str | None = None
    sources: list[str] | None = None
    description: str = ""


class Dataset(Declaration):
    """Tables that portals list together. `theme`: code of the EU vocabulary data-theme."""

    name: str
    title: str
    description: str
    theme: str
    keywords: list[str]
    boundaries: bool = False
    tables: list[OpenTable]


class Declared(Declaration):
    """The content of tables.toml."""

    withheld: dict[str, str]
    withheld_columns: dict[str, list[str]]
    columns: dict[str, str]
    dataset: list[Dataset]


class Licence(Declaration):
    """A licence as sources state it. `name`: as Frictionless wants one."""

    text: str
    uri: str
    name: str
    open: bool


class _Licences(Declaration):
    licence: list[Licence] = Field(min_length=1)


@cache
def declared() -> Declared:
    """The content of tables.toml, read once."""
    return load(Declared, TABLES)


@cache
def licences() -> dict[str, Licence]:
    """Every known licence by the words of the sources."""
    return {licence.text: licence for licence in load(_Licences, LICENCES).licence}


def closed_sources() -> frozenset[str]:
    """Sources whose licence does not let their data, or what follows from them, be given to everybody."""
    known = licences()
    return frozenset(
        source.source_id
        for source in catalog.sources().values()
        if not (source.licence in known and known[source.licence].open)
    )
