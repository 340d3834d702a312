"""One answer per indicator and level with all its years: what the map, strip, table and panel of the first page are drawn from.

Numbers are whole: value × 10^decimals. The ends of an interval are distances from the value, the upper one as what it is longer than
the lower one, which is little and packs well. Inherited values are not repeated:
an area without an own row shows that of its Kommune or Kreis, whose id is the beginning of its own (see data/schema.sql,
observation_shown). assets/20-lage-data.js reads this; `expand` is the same in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.maps import class_limits
from dashboard.texts import overview as texts
from dashboard.values import verdicts
from dashboard.values.summaries import Land, Scale, Shown, cases_summary, summary

Row = Mapping[str, Any]
ByArea = Mapping[str, Mapping[int, Row]]
LAND = "07"
GIVES = ("ok", "provisional")
PREFIXES = {"kreis": (5,), "kommune": (9, 5), "gemeinde": (12, 9, 5)}


def answer(
    indicator: Row,
    level: str,
    observations: Sequence[Row],
    areas: Sequence[Row],
    compared: Sequence[Row] = (),
    trends: Sequence[Row] = (),
) -> dict[str, Any]:
    """The answer; grain of `rows`: one entry per area with an own value, [values, below, above, counted, n_eff] over `years`.

    Counted are cases, or the persons who answered. `moods` are open surveys: {area: [[position of the year, share × 10, answers]]}.
    """
    years = sorted({row["period"] for row in observations if row["area_id"] != LAND})
    by_area: dict[str, dict[int, Row]] = {}
    for row in observations:
        by_area.setdefault(row["area_id"], {})[row["period"]] = row
    shown = {year: expand(by_area, areas, level, year, indicator["inherits"]) for year in years}
    return {
        "indicator": indicator["indicator_id"],
        "level": level,
        "years": years,
        "decimals": indicator["decimals"],
        "rows": {area_id: _columns(rows, years, indicator) for area_id, rows in by_area.items()},
        "status": _exceptions(by_area, years, "status", "ok"),
        "notes": _exceptions(by_area, years, "note", None),
        "moods": _moods(by_area, years),
        **verdicts.packed(compared, years, indicator["decimals"]),
        "trends": verdicts.packed_trends(trends),
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


def _columns(rows: Mapping[int, Row], years: Sequence[int], indicator: Row) -> list[list[int | None]]:
    def whole(value: float | None, decimals: int = indicator["decimals"]) -> int | None:
        return None if value is None else round(value * 10**decimals)

    def counted(name: str) -> list[int | None]:
        return [whole(rows[year][name], 0) if year in rows else None for year in years]

    def ends(year: int) -> tuple[int | None, int | None]:
        value, low, high = (
            (whole(rows[year][name]) for name in ("value", "low", "high")) if year in rows else (None, None, None)
        )
        return (None, None) if value is None or low is None or high is None else (value - low, high - 2 * value + low)

    below, longer = zip(*(ends(year) for year in years), strict=True) if years else ((), ())
    columns = [[whole(rows[year]["value"]) if year in rows else None for year in years], list(below), list(longer)]
    columns += [counted("n" if indicator["survey"] else "numerator"), counted("n_eff")]
    while len(columns) > 1 and all(each is None for each in columns[-1]):
        columns.pop()
    return [column if any(each is not None for each in column) else [] for column in columns]


def _moods(by_area: ByArea, years: Sequence[int]) -> dict[str, list[list[int]]]:
    """Open surveys: never a value, but what was said may be told."""
    found: dict[str, list[list[int]]] = {}
    for area_id, rows in by_area.items():
        for year, row in rows.items():
            if row["mood_pct"] is not None:
                found.setdefault(area_id, []).append([years.index(year), round(10 * row["mood_pct"]), row["n"]])
    return found


def _exceptions(by_area: ByArea, years: Sequence[int], name: str, usual: str | None) -> dict[str, dict[str, list[int]]]:
    """{what: {area: positions of the years}} where it is not as usual."""
    found: dict[str, dict[str, list[int]]] = {}
    for area_id, rows in by_area.items():
        for position, year in enumerate(years):
            told_otherwise = name == "note" and year in rows and rows[year]["mood_pct"] is not None
            if year in rows and rows[year][name] != usual and not told_otherwise:
                found.setdefault(rows[year][name], {}).setdefault(area_id, []).append(position)
    return found


def _described(indicator: Row, level: str, by_area: ByArea, shown: Mapping[int, Sequence[Shown]]) -> dict[str, Any]:
    scale = Scale(indicator["decimals"], indicator["scale"] == "share", category_labels(indicator))
    of_land = by_area.get(LAND, {})
    place = {"level": texts.LEVELS_IN_TITLE[level], "year": "{year}"}
    described: dict[str, Any] = {
        "titles": {"wert": texts.MAP_TITLE.format(indicator=indicator["title"], **place)},
        "summaries": {
            "wert": [
                summary(level, areas, scale, _land(of_land.get(year)), survey=indicator["survey"])
                for year, areas in shown.items()
            ]
        },
        "breaks": {"wert": _breaks(indicator, shown)},
    }
    if indicator["has_cases"]:
        counted = {year: [_counted(area, by_area, year) for area in _ids(by_area, level)] for year in shown}
        described["titles"]["faelle"] = texts.CASES_TITLE.format(
            indicator=indicator["short_title"], numerator=texts.CASES, **place
        )
        described["summaries"]["faelle"] = [
            _cases_sentence(level, areas, indicator, len(shown[year])) for year, areas in counted.items()
        ]
        counts = [each.value for areas in counted.values() for each in areas if each.value is not None]
        described["breaks"]["faelle"] = class_limits.limits(counts, 0)
    return described


def _land(row: Row | None) -> Land | None:
    return (
        Land(row["value"], is_sum=(row["note"] or "").startswith(texts.SUM_NOTE))
        if row and row["value"] is not None
        else None
    )


def category_labels(indicator: Row) -> dict[int, str] | None:
    """Words of the codes of an indicator of scale 'category'; None for all others."""
    return dict(zip(indicator["codes"], indicator["labels"], strict=True)) if indicator["codes"] else None


def _breaks(indicator: Row, shown: Mapping[int, Sequence[Shown]]) -> list[float]:
    if indicator["scale"] == "category":
        return []
    if indicator["breaks"]:
        return list(indicator["breaks"])
    distinct = {
        (area.giver or area.label, year): area.value
        for year, areas in shown.items()
        for area in areas
        if area.value is not None
    }
    return class_limits.limits(list(distinct.values()), indicator["decimals"])


def _ids(by_area: Mapping[str, Any], level: str) -> list[str]:
    return [area_id for area_id in by_area if len(area_id) == PREFIXES[level][0]]


def _counted(area_id: str, by_area: ByArea, year: int) -> Shown:
    row = by_area[area_id].get(year)
    count = row["numerator"] if row and row["status"] in GIVES else None
    return Shown(row["label"] if row else area_id, count, "ok" if count is not None else "missing")


def _cases_sentence(level: str, counted: Sequence[Shown], indicator: Row, everyone: int) -> str:
    unknown = [Shown("", None, "missing")] * (everyone - len(counted))
    return cases_summary(level, [*counted, *unknown], indicator["inherits"])
