"""datapackage.json (Frictionless Data Package): every table with types, keys, units, sources and licences, and every other file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.open_data.content import Content, unit_of
from pipelines.open_data.folder import checksum
from pipelines.open_data.origins import Origin, licence_by_address, licence_of

if TYPE_CHECKING:
    from pipelines.open_data.contract import Column

# Boundaries are official, or made from the official ones of the Kreise.
_BOUNDARY_LICENCE = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
NAME = "praeventionsatlas-rheinland-pfalz"
_TYPES = {
    "VARCHAR": "string",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "SMALLINT": "integer",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "VARCHAR[]": "array",
    "DOUBLE[]": "array",
}


def table_resource(
    content: Content, csv: Path, parquet: Iterable[Path], folder: Path, sources: list[Origin], mark: str
) -> dict[str, Any]:
    """What the package says of one table: its CSV as the resource, beside it where the same rows lie as Parquet."""
    return {
        "name": csv.stem,
        "type": "table",
        "path": csv.relative_to(folder).as_posix(),
        "title": content.table.title,
        "description": content.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "bytes": csv.stat().st_size,
        "hash": f"sha256:{checksum(csv)}",
        "rows": content.rows.num_rows,
        "parquet": [file.relative_to(folder).as_posix() for file in parquet],
        "licenses": [_licence(licence_of(sources))],
        "sources": [_source(origin) for origin in sources],
        "schema": _schema(content, mark),
    }


def boundary_resource(file: Path, folder: Path, title: str, description: str, attribution: str) -> dict[str, Any]:
    """What the package says of a file of boundaries, which is no table of it."""
    name = file.relative_to(folder).as_posix()
    return {
        "name": name.replace("/", "-"),
        "type": "file",
        "path": name,
        "title": title,
        "description": description,
        "format": file.suffix[1:],
        "mediatype": "application/geopackage+sqlite3" if file.suffix == ".gpkg" else "application/vnd.apache.parquet",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{checksum(file)}",
        "licenses": [_licence(_BOUNDARY_LICENCE)],
        "sources": [{"title": attribution, "attribution": attribution}],
    }


def write_package(
    folder: Path,
    resources: list[dict[str, Any]],
    sources: list[Origin],
    version: str,
    day: str,
    title: str,
    description: str,
    synthetic: bool,
) -> Path:
    """Write datapackage.json. `day`: of the data, as ISO date."""
    target = folder / "datapackage.json"
    package = {
        "name": NAME,
        "profile": "data-package",
        "title": title,
        "description": description,
        "version": version,
        "created": f"{day}T00:00:00Z",
        "synthetic": synthetic,
        "keywords": ["Kriminalprävention", "Rheinland-Pfalz", "Kommunen", "Polizeiliche Kriminalstatistik"],
        "licenses": [_licence(address) for address in sorted({licence_of([origin]) for origin in sources})],
        "sources": [_source(origin) for origin in sources],
        "resources": resources,
    }
    target.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return target


def _schema(content: Content, mark: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in content.columns], "missingValues": [""]}
    if content.key:
        schema["primaryKey"] = list(content.key)
    if content.references:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": f"{target}{mark}", "fields": [_key_of(target)]}}
            for name, target in sorted(content.references.items())
        ]
    return schema


def _key_of(target: str) -> str:
    return {"survey_item": "item_id", "area_kind": "kind", "finding_kind": "kind"}.get(target, f"{target}_id")


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type]}
    if column.description:
        field["description"] = column.description
    if unit := unit_of(column.name):
        field["unit"] = unit
    # A text may be empty, which a CSV does not tell apart from unknown.
    constraints: dict[str, Any] = (
        {"required": True} if column.required and column.type != "VARCHAR" and field["type"] != "array" else {}
    )
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if constraints:
        field["constraints"] = constraints
    return field


def _licence(address: str) -> dict[str, str]:
    licence = licence_by_address(address)
    return {"name": licence.name, "path": licence.uri, "title": licence.text}


def _source(origin: Origin) -> dict[str, Any]:
    said = {
        "title": f"{origin.title} ({origin.publisher})",
        "attribution": origin.attribution,
        "licence": origin.licence,
    }
    return {**said, **({"path": origin.url} if origin.url else {}), **({"synthetic": True} if origin.synthetic else {})}
