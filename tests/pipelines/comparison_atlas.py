"""A small region with own values of crime and surveys, stated row by row."""

from __future__ import annotations

from typing import Any

from pipelines.comparison import compare
from pipelines.comparison.need_inputs import DECLARED, load
from pipelines.statistics import poisson_interval, wilson_interval
from tests.conftest import Atlas
from tests.pipelines.registry_atlas import add_area, start

LAND, PEOPLE = "07", 20_000
CRIME, SAFE = "straftaten_ohne_auslaenderrecht", "sicher_nachts_wohngegend"
RESULTS = (
    "comparison",
    "comparison_group",
    "wave_comparison",
    "poisson_limit",
    "trend",
    "series_break",
    "area_rank",
    "peer",
    "need_structure",
    "need_structure_input",
    "need_structure_rule",
    "need_structure_value",
    "need_structure_share",
    "need_structure_driver",
    "contact_need",
)
KREIS, OTHER_KREIS = "07131", "07132"
PKS_MEASURE = (
    "CREATE TEMP TABLE pks_measure (indicator_id TEXT, key TEXT, from_year INTEGER, until_year INTEGER, measure TEXT)"
)


def open_region(atlas: Atlas) -> None:
    """A build without areas but the Land, the declared indicators, and an empty table of PKS keys."""
    start(atlas)
    atlas.connection.execute("DELETE FROM area")
    add_area(atlas, LAND, "land", "land")
    for position, each in enumerate(load(DECLARED).inputs):
        scale = "rate" if each.indicator_id == CRIME else "share" if each.axis == "need" else "number"
        add_indicator(atlas, each.indicator_id, scale, position)
    atlas.connection.execute(PKS_MEASURE)


def add_indicator(
    atlas: Atlas, indicator_id: str, scale: str, position: int = 99, source_id: str | None = None
) -> None:
    atlas.insert(
        "indicator",
        indicator_id=indicator_id,
        position=position,
        topic="t",
        title=indicator_id,
        short_title=indicator_id,
        definition="d",
        numerator="n",
        unit="u",
        unit_short="u",
        scale=scale,
        decimals=1,
        polarity="none",
        change="none",
        inherits=scale == "rate",
        levels=["kommune"],
        source_id=source_id or ("pks" if scale == "rate" else "befragungen"),
        synonyms=[],
        caveats=[],
    )


def cities(atlas: Atlas, number: int) -> list[str]:
    """Kreisfreie Städte; the ids of their Kreis rows."""
    ids = [f"07{210 + place}" for place in range(number)]
    for number, area_id in enumerate(ids):
        for level, ending in (("kreis", ""), ("kommune", "0000"), ("gemeinde", "0000000")):
            _add(atlas, area_id + ending, level, "kreisfreie_stadt", number)
    return ids


def landkreise(atlas: Atlas, number: int) -> list[str]:
    ids = [f"07{330 + place}" for place in range(number)]
    for number, area_id in enumerate(ids):
        _add(atlas, area_id, "kreis", "landkreis", number)
        _add(atlas, f"{area_id}5000001", "gemeinde", "ortsgemeinde", number)
    return ids


def verbandsgemeinden(atlas: Atlas, number: int, kreis: str = KREIS, kind: str = "verbandsgemeinde") -> list[str]:
    """Kommunen of one Kreis."""
    if not atlas.rows("SELECT 1 FROM area WHERE area_id = ?", kreis):
        _add(atlas, kreis, "kreis", "landkreis", int(kreis[-1]))
    ids = [f"{kreis}5{place:03}" for place in range(number)]
    for place, area_id in enumerate(ids):
        _add(atlas, area_id, "kommune", kind, place)
        _add(atlas, f"{area_id}001", "gemeinde", "ortsgemeinde", place)
    return ids


def _add(atlas: Atlas, area_id: str, level: str, kind: str, number: int) -> None:
    """An area that differs in size from the others."""
    add_area(atlas, area_id, level, kind)
    atlas.connection.execute("UPDATE area SET inhabitants = ? WHERE area_id = ?", [1000 + 100 * number, area_id])


def rate(
    atlas: Atlas, area_id: str, year: int, cases: int, people: int = PEOPLE, indicator: str = CRIME, **columns: Any
) -> None:
    """An own rate with its interval; its level is told by the length of the key."""
    low, high = poisson_interval(cases)
    scale = 100_000 / people
    row = {
        "value": cases * scale,
        "low": low * scale,
        "high": high * scale,
        "numerator": cases,
        "denominator": people,
        "status": "ok",
        "release_id": "pks",
    }
    atlas.insert(
        "observation",
        indicator_id=indicator,
        period=year,
        level=level_of(area_id),
        area_id=area_id,
        **(row | columns),
    )


def share(
    atlas: Atlas, area_id: str, year: int, percent: float, n: float = 400, indicator: str = SAFE, **columns: Any
) -> None:
    """An own share of a survey with its Wilson interval."""
    low, high = wilson_interval(percent / 100 * n, n)
    row = {
        "value": percent,
        "low": 100 * low,
        "high": 100 * high,
        "denominator": n,
        "status": "ok",
        "release_id": f"b_{area_id}_{year}",
    }
    atlas.insert(
        "observation",
        indicator_id=indicator,
        period=year,
        level=level_of(area_id),
        area_id=area_id,
        **(row | columns),
    )


def quota(
    atlas: Atlas, area_id: str, year: int, cleared: int, cases: int, indicator: str = "aufklaerungsquote"
) -> None:
    """An own Aufklärungsquote, which has no interval."""
    atlas.insert(
        "observation",
        indicator_id=indicator,
        period=year,
        level=level_of(area_id),
        area_id=area_id,
        value=100 * cleared / cases,
        numerator=cleared,
        denominator=cases,
        status="ok",
        release_id="pks",
    )


def kreis_sum(atlas: Atlas, year: int, cases: int, people: int, indicator: str = CRIME) -> None:
    """What the twelve Kreise add up to."""
    atlas.insert(
        "kreis_sum",
        indicator_id=indicator,
        period=year,
        label="Summe der 12 Kreise",
        value=100_000 * cases / people,
        numerator=cases,
        denominator=people,
        release_id="pks",
    )


def level_of(area_id: str) -> str:
    return {2: "land", 5: "kreis", 9: "kommune", 12: "gemeinde"}[len(area_id)]


def compared(atlas: Atlas, reference: str, columns: str = "verdict_95", year: int | None = None) -> dict[str, Any]:
    """What the build says: area_id → column, or a tuple of columns."""
    condition = "" if year is None else f"AND period = {year}"
    rows = atlas.rows(
        f"SELECT area_id, {columns} FROM comparison WHERE reference = ? {condition} ORDER BY area_id", reference
    )
    return {row[0]: row[1] if len(row) == 2 else row[1:] for row in rows}


def run(atlas: Atlas) -> None:
    """The step of the build under test; again, if something changed."""
    for table in RESULTS:
        atlas.connection.execute(f"DELETE FROM {table}")
    compare(atlas.connection)
