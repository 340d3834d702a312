"""What the map shows as files, every number with its interval, its certainty and its status: in words, and under the names of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.addresses.map_selection import WITH, Selection
from dashboard.addresses.parameters import query
from dashboard.addresses.periods import Newest, Period
from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.table import Table
from dashboard.inheritance import giver_level
from dashboard.maps import view as map_view
from dashboard.need import view as need_view
from dashboard.need import words as need_words
from dashboard.queries import breaks as break_queries
from dashboard.queries import frame, map_values, marked_areas
from dashboard.queries import verdicts as verdict_queries
from dashboard.queries.breaks import SeriesBreak
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.queries.verdicts import Comparison
from dashboard.texts import inheritance
from dashboard.texts import need as need_texts
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import breaks, summaries, verdicts, wording

Row = dict[str, Any]
Compared = Mapping[tuple[str, str, int], Comparison]  # by area, reference and year
# columns for programs, named as in data/schema.sql
CODED = (
    "area_id",
    "label",
    "kind",
    "kreis_id",
    "inhabitants",
    "inhabitants_date",
    "indicator_id",
    "period",
    "value",
    "unit",
    "low",
    "high",
    "numerator",
    "n",
    "n_eff",
    "status",
    "from_area_id",
    "note",
    "series_break",
    "trend",
    "first_period",
    "last_period",
    "cases_trend",
    "cases_first_period",
    "council_status",
    "confirmed_on",
    "council_synthetic",
)
RESULTS = (
    "reference_value",
    "tested_value",
    "others",
    "difference",
    "difference_pct",
    "p",
    "usual_low",
    "usual_high",
    "usual",
    "verdict_998",
    "verdict_95",
    "verdict_bh",
)
ORIGIN = ("release_id", "source", "synthetic", "version")


def view_csv(view: Selection, indicator: Row) -> bytes:
    """What a view shows, for German spreadsheet programs: one row per area of its level that it marks."""
    table = _places(view.weights) if view.indicator == NEED else _values(indicator, view.level, view.year)
    return german_csv(_marked(view, table, texts.CSV_HEADS["area_id"], texts.CSV_FILTER, marked_areas.words(view)))


def view_machine_csv(view: Selection, indicator: Row) -> bytes:
    """The same for programs."""
    is_need = view.indicator == NEED
    table = _coded_places(view.weights) if is_need else _coded_values(indicator, view.level, view.year)
    asked = query({**view.area_filter.fields(), WITH.name: view.with_body_of})
    return machine_csv(_marked(view, table, "area_id", "filter", asked))


def _marked(view: Selection, table: Table, key: str, head: str, chosen_by: str) -> Table:
    """The rows of the areas a view marks, with a column more that says by what they were chosen."""
    marked = marked_areas.marked(view)
    if marked is None:
        return table
    place = table.columns.index(key)
    rows = [(*row, chosen_by) for row in table.rows if str(row[place]) in marked]
    return Table(table.name, (*table.columns, head), rows)


def _values(indicator: Row, level: str, period: Period) -> Table:
    """One year of one indicator at one level, or the newest value of each area: one row per area."""
    compared = _compared(indicator, level, period)
    rows = [_value(indicator, row, compared) for row in _rows(indicator, level, period)]
    return Table(texts.LEVELS[level], _heads(indicator), rows)


def _heads(indicator: Row) -> tuple[str, ...]:
    """The heads; what stands for the Land is called what it is."""
    whole = wording.reference_name("land", indicator)
    return tuple(
        head.replace(texts.LAND_NAME, whole) if key.endswith("_land") else head for key, head in texts.CSV_HEADS.items()
    )


def _rows(indicator: Row, level: str, period: Period) -> list[Row]:
    """One row per area, of several years that of the year the area shows; its year is None where none of them is known."""
    indicator_id = indicator["indicator_id"]
    if not isinstance(period, Newest):
        return map_values.values_of_years(indicator_id, level, [period])
    observations = map_view.observations(indicator, level)
    years = {area["area_id"]: observations.at(area["area_id"], period).year for area in observations.areas}
    rows = map_values.values_of_years(indicator_id, level, range(period.first, period.last + 1))
    return [
        {**row, "period": years[row["area_id"]]}
        for row in rows
        if row["period"] == (years[row["area_id"]] or period.last)
    ]


def _compared(indicator: Row, level: str, period: Period) -> Compared:
    year = None if isinstance(period, Newest) else period
    rows = verdict_queries.of_level(indicator["indicator_id"], level, period=year)
    return {(row.area_id, row.reference, row.period): row for row in rows}


def _value(indicator: Row, row: Row, compared: Compared) -> tuple[Any, ...]:
    labels = summaries.category_labels(indicator)
    statuses = texts.SURVEY_STATUSES if indicator["survey"] else texts.VALUE_STATUSES
    cells = {
        **row,
        "year": row["period"],
        "indicator": indicator["title"],
        "unit": indicator["unit"],
        "value": labels[int(row["value"])] if labels and row["value"] is not None else row["value"],
        "status": inheritance.LONG[giver_level(row["from_area_id"])]
        if row["status"] == "inherited"
        else statuses[row["status"]],
        "council": STATUSES.get(row["council_status"]),
        "source": row["source"] or indicator["attribution"],
        "demo": bool(indicator["demo"] if row["synthetic"] is None else row["synthetic"]),
        "version": frame.build()["version"],
        "council_demo": bool(frame.build()["demo"]) if row["council_status"] else None,
        "cases": row["numerator"] if indicator["has_cases"] else None,
        "n_eff": None if row["n_eff"] is None else round(row["n_eff"]),
        "trend": _trend(row),
        "series_break": " ".join(breaks.of_value(*_meaning(indicator, row))) or None,
    }
    more = indicator["decimals"] + 1  # than on screen
    sizes = {"reference_value": more, "difference": more, "difference_pct": 1}
    for reference in verdicts.REFERENCES.values():
        against = compared.get((row["area_id"], reference, row["period"]))
        cells[f"against_{reference}"] = _against(row, indicator, against)
        for name, decimals in sizes.items():
            number = None if against is None else getattr(against, name)
            cells[f"{name}_{reference}"] = None if number is None else round(number, decimals)
    return tuple(cells[key] for key in texts.CSV_HEADS)


def _coded_values(indicator: Row, level: str, period: Period) -> Table:
    """The same for programs: codes instead of words, verdicts at every confidence."""
    compared = _compared(indicator, level, period)
    rows = [_coded(indicator, row, compared) for row in _rows(indicator, level, period)]
    results = tuple(f"{reference}_{name}" for reference in verdicts.REFERENCES.values() for name in RESULTS)
    return Table(texts.LEVELS[level], (*CODED, *results, *ORIGIN), rows)


def _coded(indicator: Row, row: Row, compared: Compared) -> tuple[Any, ...]:
    cells = {
        **row,
        "indicator_id": indicator["indicator_id"],
        "unit": indicator["unit"],
        "kind": row["kind_id"],
        "series_break": breaks.codes(*_meaning(indicator, row)) or None,
        "numerator": row["numerator"] if indicator["has_cases"] else None,
        "source": row["source"] or indicator["attribution"],
        "synthetic": bool(indicator["demo"] if row["synthetic"] is None else row["synthetic"]),
        "version": frame.build()["version"],
        "council_synthetic": bool(frame.build()["demo"]) if row["council_status"] else None,
    }
    against = (compared.get((row["area_id"], reference, row["period"])) for reference in verdicts.REFERENCES.values())
    results = [getattr(comparison, name, None) for comparison in against for name in RESULTS]
    return (*(cells[name] for name in CODED), *results, *(cells[name] for name in ORIGIN))


def _meaning(indicator: Row, row: Row) -> tuple[Sequence[SeriesBreak], int, Sequence[int]]:
    """The breaks that concern the area whose value a row shows, the year of the value, and the years beside it; none where nothing is
    known."""
    if row["period"] is None:
        return (), 0, ()
    owner = row["from_area_id"] or row["area_id"]
    return break_queries.of_series(indicator["indicator_id"], owner), row["period"], indicator["periods"]


def _trend(row: Row) -> str | None:
    if row["trend"] is None:
        return None
    names = ("trend", "first_period", "last_period", "trend_reason", "cases_trend", "cases_first_period")
    return verdicts.trend_in_words(*(row[name] for name in names))


def _against(row: Row, indicator: Row, compared: Comparison | None) -> str | None:
    if compared is None:
        is_inherited = row["status"] == "inherited" and indicator["beside"]
        whose = inheritance.SHORT[giver_level(row["from_area_id"])] if is_inherited else ""
        return inheritance.NOT_COMPARED.format(whose=whose) if is_inherited else None
    return verdicts.in_words(compared.verdict(), compared.reason, has_size=compared.difference is not None)


def _places(weights: str = "") -> Table:
    """Need and structure: one row per Kommune; under own weights the weights stand beside."""
    view = need_view.of_weights(weights)
    heads = need_texts.OWN_CSV_HEADS if view.own else need_texts.CSV_HEADS
    listed = {_weight_head(each): each["weight"] for each in view.inputs} if view.own else {}
    demo = any(each["demo"] for each in view.inputs)
    rows = [(*_place(place, heads, demo), *listed.values()) for place in view.places]
    return Table(texts.LEVELS["kommune"], (*heads.values(), *listed), rows)


def _weight_head(declared: Mapping[str, Any]) -> str:
    return need_texts.OWN_CSV_WEIGHT.format(axis=need_texts.AXES[declared["axis"]], label=declared["label"])


def _place(place: Mapping[str, Any], heads: Mapping[str, str], demo: bool) -> tuple[Any, ...]:
    shares = ["certainty", *(f"{axis}_{end}" for axis in need_words.AXES for end in need_words.ENDS)]
    percent = {name: round(100 * place[name], 1) for name in shares if place.get(name) is not None}
    cells = {
        **place,
        **percent,
        "field": need_words.field(place),
        "status": need_words.status(place),
        "demo": demo,
        "version": frame.build()["version"],
    }
    if "default_field" in heads:
        cells["default_field"] = need_words.default_field(place)
    return tuple(cells[key] for key in heads)


def _coded_places(weights: str = "") -> Table:
    """Need and structure under the names of the database; own weights as columns of their own."""
    view = need_view.of_weights(weights)
    demo = any(each["demo"] for each in view.inputs)
    columns = tuple(name for name in view.places[0] if name not in ("kind", "kind_plural", "kreis"))
    listed = {f"weight_{each['indicator_id']}": each["weight"] for each in view.inputs} if view.own else {}
    rows = [
        (*(place[name] for name in columns), demo, frame.build()["version"], *listed.values()) for place in view.places
    ]
    return Table(texts.LEVELS["kommune"], (*columns, "synthetic", "version", *listed), rows)
