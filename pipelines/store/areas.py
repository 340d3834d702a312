"""The register of areas from every stored list of Gemeinden: the one way to it for commands, intake and build."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from pipelines.problems import BuildError

if TYPE_CHECKING:
    from geo.areas import Edition, Register
    from pipelines.store.releases import Release, ReleaseStore

GAZETTEER = "gemeindeverzeichnis"


def lists_among(releases: Iterable[Release]) -> list[Release]:
    """The lists of Gemeinden that count, in the order of publication: of two with the same Gebietsstand the one published last counts."""
    lists = [release for release in releases if release.source_id == GAZETTEER and not release.withdrawn]
    return sorted(lists, key=lambda each: (each.published, each.period))


def stored_register(store: ReleaseStore, candidate: Release | None = None) -> Register:
    """The register that everything stored makes; where no list is stored yet, the one a `candidate` makes. Raises as `register_of`."""
    return register_of(lists_among(store.all()) or lists_among([candidate] if candidate else []))


def register_of(lists: Iterable[Release]) -> Register:
    """The register of the newest Gebietsstand, with what all lists tell of others.

    Raises BuildError where there is none or a table under geo/reference is wrong, InputError for a list that cannot be read.
    """
    from geo.areas import Register, TableError

    editions = [_edition(release) for release in lists]
    if not editions:
        raise BuildError(
            f"Für die Quelle {GAZETTEER} ist nichts gespeichert. Abhilfe: „python -m pipelines add {GAZETTEER} DATEI“."
        )
    try:
        return Register.of(editions)
    except TableError as error:
        raise BuildError(f"{error} Abhilfe: die genannte Tabelle berichtigen.") from error


def area_kinds() -> list[dict[str, str | int]]:
    """The rows of table `area_kind`. Raises BuildError where geo/reference/area_kinds.csv is not as it must be."""
    from geo.reference_tables import REFERENCE, load_area_kinds
    from geo.tables import TableError

    try:
        return load_area_kinds(REFERENCE)
    except TableError as error:
        raise BuildError(str(error)) from error


def _edition(release: Release) -> Edition:
    edition: Edition = import_module(f"pipelines.sources.{GAZETTEER}.edition").edition_of(release)
    return edition
