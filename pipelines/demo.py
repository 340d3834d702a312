"""The invented lists of the demonstration, written from what is stored: areas and, for crime, the official figures of the Kreise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines import catalog
from pipelines.problems import BuildError
from pipelines.store.areas import stored_register
from pipelines.store.reading import Reading, reader_of

if TYPE_CHECKING:
    from pipelines.store.releases import ReleaseStore


def write_demo(store: ReleaseStore, source: catalog.Source, file: Path, today: date) -> None:
    """Write the invented file of a source. Raises BuildError for a source that has none."""
    register = stored_register(store)
    if source.source_id == "gremien_demo":
        from pipelines.registry.demo.workbook import generate

        generate(register, file)
    elif source.source_id == "pks_kommunen_demo":
        from pipelines.sources.pks.kreis_year import KreisYear
        from pipelines.sources.pks_kommunen import demo

        read = reader_of(catalog.sources()["pks"])
        tables = [(release, read(Reading(release, register, today))) for release in store.newest("pks")]
        years = [KreisYear.of(release.release_id, table) for release, table in tables]
        demo.generate(register, sorted(filter(None, years), key=lambda year: year.year), file)
    else:
        raise BuildError(
            f"Für „{source.source_id}“ gibt es keine erfundene Liste; die gibt es für gremien_demo und pks_kommunen_demo."
        )
