"""The small atlas with who has solved what: Mainz has met lately and has hours (G2); whether a Stand is unclear (G3) nobody can hand on; no
hours (G7) nobody has solved."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.conftest import Atlas
from tests.dashboard import small_atlas
from tests.dashboard.small_atlas import AEHREN, BAD, MAINZ, OTTO, VERSION, ZELL, FileAtlas

DONE = "Der Rat hat am 01.06.2026 getagt."
DONE_BY_OTTO = "Der Rat von Ottoberg hat am 02.06.2026 getagt."
NOT_HANDED_ON = "Eine Meldung kann nur die Kommune selbst machen."
RULE = "Die letzte Sitzung liegt höchstens {months} Monate zurück."
REASONS = ["gleiche Art", "12 km entfernt", "Gremium tagt"]
POINTS = {MAINZ: (100, 300), ZELL: (100, 100), AEHREN: (140, 100), BAD: (300, 200), OTTO: (320, 200)}


def publish(folder: Path) -> Path:
    """Write database, boundaries and pointer; gives the folder."""
    small_atlas.publish(folder)
    atlas = FileAtlas.again(folder / f"atlas-{VERSION}.duckdb")
    describe(atlas)
    atlas.connection.close()
    pointer = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    for level in ("kreis", "kommune"):
        shapes = {"level": level, "view_box": [0, 0, 400, 400], "areas": {"07135": "M0 0h9"}, "points": POINTS}
        (folder / f"{level}-0000.svg.json").write_text(json.dumps(shapes), encoding="utf-8")
        pointer["boundaries"][level] = {"svg": f"{level}-0000.svg.json", "geojson": "kreis-0000.geojson"}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return folder


def describe(atlas: Atlas) -> None:
    """Rules, solutions, partners and one round table; Ottoberg, too, has solved G2."""
    release = "gremien_demo_2020_2021.csv"
    atlas.insert(
        "exchange_rule",
        partners=2,
        distance_steps=[20.0, 40.0],
        partner_order=["Ähnlichkeit", "Entfernung"],
        least_members=2,
        most_members=4,
        reach_km=40.0,
    )
    atlas.insert("solution_kind", kind="G2", rule=RULE.format(months=12), see_kinds=[])
    atlas.insert("solution_kind", kind="G3", reason=NOT_HANDED_ON, see_kinds=["G2"])
    atlas.insert("solution_kind", kind="G7", rule="Mindestens eine halbe Stelle.", see_kinds=[])
    atlas.insert(
        "solution_parameter",
        kind="G2",
        name="months",
        label="letzte Sitzung höchstens",
        value=12,
        unit="Monate",
        position=1,
    )
    for area_id, sentence in ((MAINZ, DONE), (OTTO, DONE_BY_OTTO)):
        atlas.insert(
            "solution",
            kind="G2",
            area_id=area_id,
            variant="steady",
            value=4,
            value_date=date(2026, 6, 1),
            sentence=sentence,
            release_id=release,
            synthetic=True,
        )
    for area_id, partner_id, position, distance_km in (
        (ZELL, OTTO, 1, 12.0),
        (ZELL, MAINZ, 2, 71.4),
        (BAD, OTTO, 1, 0.4),
    ):
        atlas.insert(
            "exchange",
            kind="G2",
            area_id=area_id,
            partner_id=partner_id,
            position=position,
            kin="kind",
            distance_km=distance_km,
            variant="steady",
            reasons=REASONS,
        )
    atlas.insert("roundtable", kind="G2", roundtable=1, host_id=OTTO, members=2, farthest_km=12.0, mean_km=6.2)
    for area_id, role, distance_km in ((OTTO, "solved", 0.0), (ZELL, "open", 12.0), (BAD, "open", 0.4)):
        atlas.insert("roundtable_member", kind="G2", roundtable=1, area_id=area_id, role=role, distance_km=distance_km)
    for area_id in (MAINZ, ZELL, BAD, OTTO):
        atlas.insert("roundtable_outside", kind="G7", area_id=area_id, nearest_km=None, reason="nobody_in_reach")


__all__ = ["AEHREN", "BAD", "MAINZ", "OTTO", "ZELL"]
