"""Published versions of a small registry, each built from what a test states: the facts, the day, the thresholds, the rule."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import duckdb

from pipelines import catalog
from pipelines.build import describe, history
from pipelines.build.inputs import SCHEMA_VERSION
from pipelines.build.rules import STATUS_RULE, publish_fingerprints
from tests.conftest import SCHEMA, Atlas
from tests.dashboard.small_atlas import FileAtlas
from tests.pipelines.registry_atlas import CITY, OTHER_VG, RELEASE, VG, add_body, judge, report, start

BODIES = {"K1": VG, "K2": OTHER_VG}
KOMMUNEN = (VG, OTHER_VG, CITY)
STALE_MONTHS = 24
DAY = date(2026, 11, 1)


@dataclass(frozen=True)
class Spec:
    """One version. `reports`: who (a body, or a Kommune without one), which Stand, on which day; `meetings` of bodies; the registry names
    nothing else. `registry`: without it there is no list at all. `reworded`: the SQL of the Stand and of G1 is another, and so is its
    fingerprint, though it says the same."""

    name: str
    as_of: date = date(2026, 9, 30)
    reports: tuple[tuple[str, str, date], ...] = ()
    meetings: tuple[tuple[str, date], ...] = ()
    stale_months: int = STALE_MONTHS
    reworded: bool = False
    registry: bool = True
    demo: bool = False

    @property
    def day(self) -> date:
        """Of the build."""
        return date.fromisoformat(self.name[:10])

    @property
    def data(self) -> str:
        """A fingerprint of the facts."""
        return sha256(repr((self.registry, sorted(self.reports), sorted(self.meetings))).encode()).hexdigest()


def template(folder: Path) -> Path:
    """What all versions have in common: the contract, the areas, the rules; made once, because that takes longest."""
    file = folder / "template.duckdb"
    if not file.exists():
        atlas = FileAtlas(file)
        atlas.connection.begin()  # one write to the disk instead of one for each row
        start(atlas)
        describe.install_findings(atlas.connection)
        publish_fingerprints(atlas.connection)
        atlas.connection.commit()
        atlas.connection.close()
    return file


def publish_specs(folder: Path, empty: Path, specs: Sequence[Spec], *, other_schema: Sequence[Spec] = ()) -> Path:
    """Publish versions, the oldest first in `specs`; the last one is current. `empty` is the template. Gives the folder."""
    predecessor = None
    for spec in specs:
        database = folder / f"atlas-{spec.name}.duckdb"
        shutil.copy(empty, database)
        atlas = Atlas.__new__(Atlas)
        atlas.connection = duckdb.connect(str(database))
        atlas.connection.begin()
        fill(atlas, spec)
        atlas.connection.commit()
        history.carry_on(atlas.connection, predecessor, spec.day)
        atlas.connection.close()
        predecessor = database
    entries = [entry(spec, SCHEMA_VERSION) for spec in reversed(specs)]
    for spec in other_schema:
        (folder / f"atlas-{spec.name}.duckdb").write_bytes(b"")
        entries.append(entry(spec, SCHEMA_VERSION - 1))
    (folder / "versions.json").write_text(json.dumps(entries), encoding="utf-8")
    (folder / "current.json").write_text(json.dumps(entries[0]), encoding="utf-8")
    return folder


def entry(spec: Spec, schema_version: int) -> dict[str, object]:
    """What versions.json says of a version."""
    return {
        "version": spec.name,
        "database": f"atlas-{spec.name}.duckdb",
        "boundaries": {},
        "schema_version": schema_version,
        "day": spec.name[:10],
        "demo": spec.demo,
        "data": spec.data,
    }


def fill(atlas: Atlas, spec: Spec) -> None:
    """The rows of a version, all but its history."""
    atlas.connection.execute("UPDATE build SET version = ?, as_of = ?, demo = ?", [spec.name, spec.as_of, spec.demo])
    if spec.registry:
        _add_registry(atlas, spec)
    else:
        atlas.connection.execute("DELETE FROM registry_scope")
    judge(atlas)
    if spec.stale_months != STALE_MONTHS:
        _set_stale_months(atlas.connection, spec.stale_months)
    describe.publish_findings(atlas.connection)
    if spec.reworded:
        atlas.connection.execute(
            "UPDATE rule_fingerprint SET sha256 = 'another' WHERE rule IN (?, 'finding_g1')", [STATUS_RULE]
        )


def _add_registry(atlas: Atlas, spec: Spec) -> None:
    words = dict.fromkeys(("title", "publisher", "licence", "attribution", "cadence", "format"), "Gremien")
    atlas.insert("source", source_id="gremien", synthetic=spec.demo, caveats=[], **words)
    sizes = dict.fromkeys(("size_bytes", "rows_read", "rows_published", "rows_rejected"), 0)
    atlas.insert(
        "release",
        release_id=RELEASE,
        source_id="gremien",
        period="2026-09",
        published="2026-09-30",
        sha256=spec.data,
        **sizes,
    )
    for council_id, area_id in BODIES.items():
        if council_id in {who for who, *_ in spec.reports}:
            add_body(atlas, council_id, area_id)
    for who, status, day in spec.reports:
        report(atlas, who, status, day)
    for council_id, day in spec.meetings:
        atlas.insert("council_meeting", council_id=council_id, held_on=day, release_id=RELEASE)


def _set_stale_months(connection: duckdb.DuckDBPyConnection, months: int) -> None:
    """Another default threshold, in every rule and in the table of thresholds."""
    files = [SCHEMA, *(finding.rule_file for finding in catalog.findings())]
    for statement in duckdb.extract_statements("\n".join(path.read_text(encoding="utf-8") for path in files)):
        if re.search(rf"stale_months := {STALE_MONTHS}", statement.query):
            other = re.sub(rf"stale_months := {STALE_MONTHS}", f"stale_months := {months}", statement.query)
            connection.execute(re.sub("CREATE MACRO", "CREATE OR REPLACE MACRO", other))
    connection.execute("UPDATE finding_parameter SET default_value = ? WHERE name = 'stale_months'", [months])
