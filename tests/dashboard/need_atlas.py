"""Eight Verbandsgemeinden, A to H, whose places in need and structure can be worked out by hand.

Of A to F the first, second and fourth input of need rise, the third falls; the three of structure fall. G knows two inputs of need only
and has no place with the default weights, H does not know the second. Both stand in the middle of what they know. The three Kommunen of
the first page's atlas know nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.comparison.need_drivers import publish_need_drivers
from tests.conftest import Atlas
from tests.dashboard import lage_atlas
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION
from tests.dashboard.small_atlas import FileAtlas

A, B, C, D, E, F, G, H = (f"07143501{place}" for place in range(8))
NEED, STRUCTURE = ("n1", "n2", "n3", "n4"), ("s1", "s2", "s3")
FALLING, UNKNOWN = {"n3", *STRUCTURE}, {(G, "n3"), (G, "n4"), (H, "n2")}
FEW = "Bedarf: 2 von 4 Merkmalen bekannt, nötig sind 3"
# need and structure of seven and eight areas: percentile in units of the pool, third; certainty and whether that assigns
PLACES = {
    A: (0.5, 1, 7.5, 3, 0.95),
    B: (1.5, 1, 6.5, 3, 0.7),
    C: (2.5, 2, 5.5, 3, 0.4),
    D: (4.5, 2, 2.5, 1, 0.6),
    E: (5.5, 3, 1.5, 1, 0.8),
    F: (6.5, 3, 0.5, 1, 0.904),
    G: (None, None, 4, 2, None),
    H: (3.5, 2, 4, 2, 0.3),
}

__all__ = ["FEW", "HACHENBURG", "VERSION", "A", "B", "C", "D", "E", "F", "G", "H", "publish"]


def publish(folder: Path) -> Path:
    """Write database, boundaries and pointer; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    small = FileAtlas(folder / f"atlas-{VERSION}.duckdb")
    lage_atlas.describe(small)
    _areas(small)
    _inputs(small)
    for area_id, place in PLACES.items():
        _place(small, area_id, *place)
    for area_id in (KOBLENZ, MARIENBERG, HACHENBURG):
        _nothing(small, area_id)
    publish_need_drivers(small.connection)
    small.connection.close()
    shapes = _boundaries(folder)
    pointer = {
        "version": VERSION,
        "database": f"atlas-{VERSION}.duckdb",
        "boundaries": {"kommune": shapes, "kreis": shapes},
    }
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return folder


def _areas(small: Atlas) -> None:
    for name, area_id in zip("ABCDEFGH", PLACES, strict=True):
        small.connection.execute(
            "INSERT INTO area SELECT * REPLACE (? AS area_id, ? AS name, ? AS label, ? AS kommune_id) FROM area "
            "WHERE area_id = ?",
            [area_id, name, name, area_id, HACHENBURG],
        )


def _inputs(small: Atlas) -> None:
    small.insert("need_structure_rule", least_group=4, least_inputs=2)
    for position, indicator_id in enumerate(NEED + STRUCTURE):
        small.connection.execute(
            "INSERT INTO indicator SELECT * REPLACE (? AS indicator_id, ? AS title) FROM indicator "
            "WHERE indicator_id = 'stand'",
            [indicator_id, f"Kennzahl {indicator_id}"],
        )
        small.insert(
            "need_structure_input",
            axis=_axis(indicator_id),
            indicator_id=indicator_id,
            direction="higher",
            weight=1.0,
            label=f"Mehr {indicator_id}",
            position=position,
        )


def _axis(indicator_id: str) -> str:
    return "need" if indicator_id in NEED else "structure"


def _place(
    small: Atlas,
    area_id: str,
    need: float | None,
    need_class: int | None,
    structure: float,
    structure_class: int,
    certainty: float | None,
) -> None:
    placed = need is not None
    need_share, known = (need / 7 if need is not None else None), 4 - sum(area == area_id for area, _ in UNKNOWN)
    small.insert(
        "need_structure",
        area_id=area_id,
        group_id="verbandsgemeinde",
        need_present=known,
        need_declared=4,
        structure_present=3,
        structure_declared=3,
        need_percentile=need_share,
        need_low=need_share and 0.1,
        need_high=need_share and 0.9,
        structure_percentile=structure / 8,
        structure_low=0.1,
        structure_high=0.9,
        need_class=need_class,
        structure_class=structure_class,
        certainty=certainty,
        variants=1000,
        assigned=(certainty or 0) > 0.5,
        status="ok" if placed else "too_few_indicators",
        reason=None if placed else FEW,
    )
    _shares(small, area_id, need_class, structure_class, certainty)
    for indicator_id in NEED + STRUCTURE:
        _value(
            small,
            area_id,
            indicator_id,
            None if (area_id, indicator_id) in UNKNOWN else _percentile(area_id, indicator_id),
        )


def _shares(small: Atlas, area_id: str, need_class: int | None, structure_class: int, certainty: float | None) -> None:
    """What the variants do not put into the field of the default lies in the one with another need."""
    if need_class is None or certainty is None:
        return
    for need, share in ((need_class, certainty), (need_class % 3 + 1, 1 - certainty)):
        small.insert(
            "need_structure_share", area_id=area_id, need_class=need, structure_class=structure_class, share=share
        )


def _percentile(area_id: str, indicator_id: str) -> float:
    if area_id in {G, H}:
        return 0.5
    rising = (list(PLACES).index(area_id) + 0.5) / 6
    return 1 - rising if indicator_id in FALLING else rising


def _nothing(small: Atlas, area_id: str) -> None:
    small.insert(
        "need_structure",
        area_id=area_id,
        group_id="verbandsgemeinde",
        need_present=0,
        need_declared=4,
        structure_present=0,
        structure_declared=3,
        variants=1000,
        assigned=False,
        status="too_few_indicators",
        reason="Bedarf: nichts bekannt",
    )
    for indicator_id in NEED + STRUCTURE:
        _value(small, area_id, indicator_id, None)


def _value(small: Atlas, area_id: str, indicator_id: str, percentile: float | None) -> None:
    small.insert(
        "need_structure_value",
        area_id=area_id,
        axis=_axis(indicator_id),
        indicator_id=indicator_id,
        period=2026,
        value=percentile,
        percentile=percentile,
    )


def _boundaries(folder: Path) -> dict[str, str]:
    ids = [KOBLENZ, MARIENBERG, HACHENBURG, *PLACES]
    svg = {
        "level": "kommune",
        "view_box": [0, 0, 1200, 320],
        "schematic": True,
        "attribution": "BKG",
        "areas": {area_id: f"M{100 * x} 0h100v100h-100z" for x, area_id in enumerate(ids)},
        "points": {area_id: [100 * x + 50, 50] for x, area_id in enumerate(ids)},
    }
    (folder / "kommune.svg.json").write_text(json.dumps(svg), encoding="utf-8")
    (folder / "kommune.geojson").write_text('{"type":"FeatureCollection","features":[]}', encoding="utf-8")
    return {"svg": "kommune.svg.json", "geojson": "kommune.geojson"}
