"""Writes the tables and boundaries of one version into a folder, and keeps what catalogues are to say of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.open_data import catalogue, data_package, origins
from pipelines.open_data.content import Content
from pipelines.open_data.declared import Dataset, declared
from pipelines.open_data.selection import Chosen
from pipelines.open_data.table_files import write_csv, write_parquet

if TYPE_CHECKING:
    import duckdb

_ATTRIBUTES = """
SELECT area_id, level, name, label, kind, parent_id, kreis_id, kommune_id, ags, area_km2, inhabitants, inhabitants_date, density_per_km2, size_class,
       police
FROM area ORDER BY area_id
"""


class Writer:
    """Writes tables and boundaries into one folder and keeps what is to be said of them."""

    def __init__(
        self,
        folder: Path,
        mark: str,
        version: str,
        title: str,
        known: dict[str, origins.Origin],
        source_of: dict[str, str],
    ) -> None:
        self.folder, self.mark, self._version, self._title = folder, mark, version, title
        self._known, self._source_of = known, source_of
        self.contents: list[Content] = []
        self.resources: list[dict[str, Any]] = []
        self._distributions: dict[str, list[catalogue.Distribution]] = {}
        self._sources: dict[str, dict[str, origins.Origin]] = {}

    def add(self, content: Content) -> None:
        """Write one table as CSV and Parquet."""
        sources = origins.of_table(content, self._known, self._source_of)
        about = {
            "title": f"{content.table.title} – {self._title}",
            "description": content.description,
            "version": self._version,
            "license": origins.licence_of(sources),
            "attribution": origins.attribution_of(sources),
            "synthetic": "enthält erfundene Demodaten" if self.mark else "nein",
        }
        csv = write_csv(content, self.folder / "csv", self.mark)
        parquet = write_parquet(content, self.folder / "parquet", self.mark, about)
        self.resources.append(data_package.table_resource(content, csv, parquet, self.folder, sources, self.mark))
        self.contents.append(content)
        name, title = content.dataset.name, content.table.title
        self._sources.setdefault(name, {}).update({origin.source_id: origin for origin in sources})
        self._distributions.setdefault(name, []).extend(
            [
                catalogue.Distribution(f"{title} (CSV)", content.description, csv),
                catalogue.Distribution(
                    f"{title} (Parquet)", content.description, parquet[0], parts=content.table.partition is not None
                ),
            ]
        )

    def add_boundaries(
        self, connection: duckdb.DuckDBPyConnection, chosen: Chosen, note: str, day: date
    ) -> tuple[float, float, float, float]:
        """Write the boundaries of every level; returns their bounds."""
        from geo.boundary_layers import CRS, write_layers

        title, description = "Grenzen in Rheinland-Pfalz", f"{note}. {CRS}."
        about = {"title": title, "description": description, "attribution": note, "version": self._version}
        files, bounds = write_layers(
            chosen.boundaries,
            connection.sql(_ATTRIBUTES).df(),
            self.folder / "geo" / f"grenzen{self.mark}.gpkg",
            self.folder / "geo",
            self.mark,
            about,
            day,
        )
        name = next(dataset.name for dataset in declared().dataset if dataset.boundaries)
        for file in files:
            gpkg = file.suffix == ".gpkg"
            label = f"{title}, {'alle Ebenen (GeoPackage)' if gpkg else f'{file.stem} (GeoParquet)'}"
            self.resources.append(
                data_package.boundary_resource(file, self.folder, label, description, attribution=note)
            )
            self._distributions[name].append(
                catalogue.Distribution(label, description, file, language="de", attribution=note)
            )
        return bounds

    def listed(self, dataset: Dataset, bounds: tuple[float, float, float, float]) -> catalogue.Listed:
        """What the catalogue says of a data set."""
        sources = [origin for origin in self._known.values() if origin.source_id in self._sources[dataset.name]]
        return catalogue.Listed(
            dataset,
            self._distributions[dataset.name],
            origins.licence_of(sources),
            origins.attribution_of(sources),
            self._years(dataset),
            bounds,
        )

    def _years(self, dataset: Dataset) -> tuple[int, int] | None:
        years = {
            year
            for content in self.contents
            if content.dataset is dataset and content.table.partition
            for year in content.rows[content.table.partition].unique().to_pylist()
        }
        return (min(years), max(years)) if years else None

    @property
    def by_dataset(self) -> dict[str, list[Content]]:
        """The tables by the title of their data set."""
        return {
            dataset.title: [content for content in self.contents if content.dataset is dataset]
            for dataset in declared().dataset
        }
