"""Several published versions beside each other: copies of the small atlas, told apart by one value."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from tests.dashboard.lage_atlas import VERSION as ORIGINAL
from tests.dashboard.lage_atlas import publish


def publish_versions(folder: Path, versions: Sequence[str], *, other_schema: Sequence[str] = ()) -> Path:
    """Publish the small atlas under each of these names, the newest first. The attribution of its source names the version."""
    publish(folder)
    original = folder / f"atlas-{ORIGINAL}.duckdb"
    boundaries = json.loads((folder / "current.json").read_text())["boundaries"]
    entries = []
    for version in versions:
        database = folder / f"atlas-{version}.duckdb"
        shutil.copy(original, database)
        with duckdb.connect(str(database)) as connection:
            connection.execute("UPDATE build SET version = ?", [version])
            connection.execute("UPDATE indicator SET title = 'Titel von ' || ?", [version])
        schema = 99 if version in other_schema else 2
        entry = {"version": version, "database": database.name, "boundaries": boundaries, "schema_version": schema}
        entries.append(entry)
    original.unlink()
    (folder / "versions.json").write_text(json.dumps(entries))
    point_to(folder, versions[0])
    return folder


def point_to(folder: Path, version: str) -> None:
    """Make a version the current one."""
    entries = json.loads((folder / "versions.json").read_text())
    entry = next(each for each in entries if each["version"] == version)
    draft = folder / "current.json.new"
    draft.write_text(json.dumps({name: entry[name] for name in ("version", "database", "boundaries")}))
    draft.replace(folder / "current.json")
