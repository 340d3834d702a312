"""A second version beside a published one, made from it: what was known some months before, so that there is something that changed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import duckdb

from pipelines.build import describe, history
from tests.pipelines.registry_atlas import PUBLISH

BEFORE, AS_OF = "2026-07-05.0b5e55ed", date(2026, 6, 30)
# Tables of the registry with the day of their rows: later ones were not known.
_DAYS = {
    "council_status": "as_of",
    "area_status": "as_of",
    "council_meeting": "held_on",
    "contact": "held_on",
    "analysis": "completed_on",
}


def with_predecessor(published: Path, folder: Path, as_of: date = AS_OF) -> Path:
    """Copy a published folder and give its version a predecessor named BEFORE, judged at `as_of`: with the reports and meetings of that
    time, some other values of 2020 and none of the newest year of the registry. Gives the folder."""
    shutil.copytree(published, folder, dirs_exist_ok=True)
    entries = json.loads((folder / "versions.json").read_text(encoding="utf-8"))
    later = folder / entries[0]["database"]
    earlier = folder / f"atlas-{BEFORE}.duckdb"
    shutil.copy(later, earlier)
    with duckdb.connect(str(earlier)) as connection:
        _turn_back(connection, as_of)
        history.carry_on(connection, None, date.fromisoformat(BEFORE[:10]))
    with duckdb.connect(str(later)) as connection:
        connection.execute("DELETE FROM known_since")
        history.carry_on(connection, earlier, date.fromisoformat(entries[0]["day"]))
    former = {**entries[0], "version": BEFORE, "database": earlier.name, "day": BEFORE[:10], "data": "before"}
    (folder / "versions.json").write_text(json.dumps([entries[0], former]), encoding="utf-8")
    return folder


def _turn_back(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    connection.execute("UPDATE build SET version = ?, as_of = ?", [BEFORE, as_of])
    for table, day in _DAYS.items():
        connection.execute(f'DELETE FROM "{table}" WHERE "{day}" > ?', [as_of])
    for table in ("structure", "status_evidence", "finding"):
        connection.execute(f'DELETE FROM "{table}"')
    for name in ("31_status_evidence.sql", "32_structure.sql"):
        connection.execute((PUBLISH / name).read_text(encoding="utf-8"))
    describe.publish_findings(connection)
    connection.execute("UPDATE release SET sha256 = 'former' WHERE source_id LIKE 'gremien%'")
    connection.execute(
        "UPDATE observation SET value = value + 1 WHERE indicator_id = 'raub' AND period = 2020 AND level = 'kreis'"
    )
    connection.execute(
        "DELETE FROM observation WHERE indicator_id LIKE 'gremium%' AND level = 'kommune' AND area_id LIKE '0713%'"
    )
    connection.execute("DELETE FROM known_since")
