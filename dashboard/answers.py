"""One answer per indicator and level with all its years: what the map, strip, table and panel of the first page are drawn from.

Numbers are whole: value × 10^decimals; the ends of an interval are distances from the value. Inherited values are not repeated:
an area without an own row shows that of its Kommune or Kreis, whose id is the beginning of its own (see data/schema.sql,
observation_shown). assets/20-lage-data.js reads this; `expand` is the same in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import classes
from dashboard.summaries import Scale, Shown, cases_summary, summary
from dashboard.texts import lage as texts

Row = Mapping[str, Any]
ByArea = Mapping[str, Mapping[int, Row]]
LAND = "07"
GIVES = ("ok", "provisional")
PREFIXES = {"kreis": (5,), "kommune": (9, 5), "gemeinde": (12, 9, 5)}


def answer(indicator: Row, level: str, observations: Sequence[Row], areas: Sequence[Row]) -> dict[str, Any]:
    """The answer; grain of `rows`: one entry per area with an own value, [values, below, above, counted] over `years`."""
    years = sorted({row["period"] for row in observations if row["area_id"] != LAND})
    by_area: dict[str, dict[int, Row]] = {}
    for row in observations:
        by_area.setdefault(row["area_id"], {})[row["period"]] = row
    shown = {year: expand(by_area, areas, level, year, indicator["inherits"]) for year in years}
    return {
        "indicator": indicator["indicator_id"], "level": level, "years": years, "decimals": indicator["decimals"],
        "rows": {area_id: _columns(rows, years, indicator["decimals"]) for area_id, rows in by_area.items()},
        "status": _exceptions(by_area, years, "status", "ok"),
        "notes": _exceptions(by_area, years, "note", None),
        **_described(indicator, level, by_area, shown),
    }


def expand(by_area: ByArea, areas: Sequence[Row], level: str, year: int, inherits: bool) -> list[Shown]:
    """What every area of the level shows in one year: its own row, else that of the nearest area above that has a value to give."""
    result = []
    for area in areas:
        own, *above = [by_area.get(area["area_id"][:length], {}).get(year) for length in PREFIXES[level]]
        giver = next((row for row in above if row and row["status"] in GIVES), None) if inherits else None
        if own:
            result.append(Shown(area["label"], own["value"], own["status"]))
        elif giver:
            result.append(Shown(area["label"], giver["value"], "inherited", giver["label"]))
        else:
            result.append(Shown(area["label"], None, "missing"))
    return result


def _columns(rows: Mapping[int, Row], years: Sequence[int], decimals: int) -> list[list[int | None]]:
    def whole(value: float | None) -> int | None:
        return None if value is None else round(value * 10**decimals)

    values = [whole(rows[year]["value"]) if year in rows else None for year in years]
    columns = [values]
    for end in ("low", "high"):
        ends = [whole(rows[year][end]) if year in rows else None for year in years]
        columns.append([None if value is None or at is None else abs(at - value) for value, at in zip(values, ends, strict=True)])
    columns.append([None if year not in rows or rows[year]["numerator"] is None else round(rows[year]["numerator"]) for year in years])
    return [column if any(each is not None for each in column) else [] for column in columns]


def _exceptions(by_area: ByArea, years: Sequence[int], name: str, usual: str | None) -> dict[str, dict[str, list[int]]]:
    """{what: {area: positions of the years}} where it is not as usual."""
    found: dict[str, dict[str, list[int]]] = {}
    for area_id, rows in by_area.items():
        for position, year in enumerate(years):
            if year in rows and rows[year][name] != usual:
                found.setdefault(rows[year][name], {}).setdefault(area_id, []).append(position)
    return found


def _described(indicator: Row, level: str, by_area: ByArea, shown: Mapping[int, Sequence[Shown]]) -> dict[str, Any]:
    scale = Scale(indicator["decimals"], indicator["scale"] == "share", category_labels(indicator))
    land = {year: row["value"] for year, row in by_area.get(LAND, {}).items()}
    place = {"level": texts.LEVELS_IN_TITLE[level], "year": "{year}"}
    described: dict[str, Any] = {
        "titles": {"wert": texts.MAP_TITLE.format(indicator=indicator["title"], **place)},
        "summaries": {"wert": [summary(level, areas, scale, land.get(year)) for year, areas in shown.items()]},
        "breaks": {"wert": _breaks(indicator, shown)},
    }
    if indicator["has_cases"]:
        counted = {year: [_counted(area, by_area, year) for area in _ids(by_area, level)] for year in shown}
        described["titles"]["faelle"] = texts.CASES_TITLE.format(indicator=indicator["short_title"], numerator=texts.CASES, **place)
        described["summaries"]["faelle"] = [_cases_sentence(level, areas, indicator, len(shown[year])) for year, areas in counted.items()]
        counts = [each.value for areas in counted.values() for each in areas if each.value is not None]
        described["breaks"]["faelle"] = classes.limits(counts, 0)
    return described


def category_labels(indicator: Row) -> dict[int, str] | None:
    """Words of the codes of an indicator of scale 'category'; None for all others."""
    return dict(zip(indicator["codes"], indicator["labels"], strict=True)) if indicator["codes"] else None


def _breaks(indicator: Row, shown: Mapping[int, Sequence[Shown]]) -> list[float]:
    if indicator["scale"] == "category":
        return []
    if indicator["breaks"]:
        return list(indicator["breaks"])
    distinct = {(area.giver or area.label, year): area.value for year, areas in shown.items() for area in areas if area.value is not None}
    return classes.limits(list(distinct.values()), indicator["decimals"])


def _ids(by_area: Mapping[str, Any], level: str) -> list[str]:
    return [area_id for area_id in by_area if len(area_id) == PREFIXES[level][0]]


def _counted(area_id: str, by_area: ByArea, year: int) -> Shown:
    row = by_area[area_id].get(year)
    count = row["numerator"] if row and row["status"] in GIVES else None
    return Shown(row["label"] if row else area_id, count, "ok" if count is not None else "missing")


def _cases_sentence(level: str, counted: Sequence[Shown], indicator: Row, everyone: int) -> str:
    unknown = [Shown("", None, "missing")] * (everyone - len(counted))
    return cases_summary(level, [*counted, *unknown], indicator["inherits"])
