"""Whose data stand in a data set: sources, licences and the words in which they want to be named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.open_data.declared import Licence, licences

if TYPE_CHECKING:
    import duckdb

    from pipelines.open_data.content import Content

_CLOSED = "http://dcat-ap.de/def/licenses/other-closed"
_BY = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"


@dataclass(frozen=True)
class Origin:
    """A source as the database states it."""

    source_id: str
    title: str
    publisher: str
    licence: str
    licence_url: str | None
    url: str | None
    attribution: str
    synthetic: bool


def origins(connection: duckdb.DuckDBPyConnection) -> dict[str, Origin]:
    """Every source with a release in the database, by id."""
    rows = connection.execute(
        "SELECT source_id, title, publisher, licence, licence_url, url, attribution, synthetic FROM source "
        "WHERE source_id IN (SELECT source_id FROM release) ORDER BY synthetic, source_id"
    ).fetchall()
    return {row[0]: Origin(*row) for row in rows}


def sources_of_releases(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """release_id → source_id."""
    return dict(connection.execute("SELECT release_id, source_id FROM release").fetchall())


def of_table(content: Content, known: dict[str, Origin], source_of: dict[str, str]) -> list[Origin]:
    """Sources on which the rows of a table rest: those of its releases; where it names none, any that the database has."""
    if content.table.sources is not None:
        return [known[source] for source in content.table.sources if source in known]
    if "release_id" not in content.rows.column_names:
        return list(known.values())
    named = {source_of[release] for release in content.rows["release_id"].unique().to_pylist() if release is not None}
    return [origin for origin in known.values() if origin.source_id in named]


def licence_of(sources: Iterable[Origin]) -> str:
    """The address under which files with data of several sources go: the one that asks most of who uses them."""
    known = licences()
    found = {known[origin.licence].uri if origin.licence in known else _CLOSED for origin in sources}
    if _CLOSED in found:
        return _CLOSED
    return _BY if _BY in found or not found else sorted(found)[0]


def licence_by_address(address: str) -> Licence:
    """The declared licence with this address."""
    return next(licence for licence in licences().values() if licence.uri == address)


def attribution_of(sources: Iterable[Origin]) -> str:
    """How the sources want to be named, each once, invented ones last."""
    return "; ".join(dict.fromkeys(origin.attribution for origin in sources))
