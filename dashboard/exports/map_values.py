"""What the map shows as files, every number with its interval, its certainty and its status: in words, and under the names of the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.addresses.map_selection import Selection
from dashboard.exports.delimited import german_csv, machine_csv
from dashboard.exports.table import Table
from dashboard.need import view as need_view
from dashboard.need import words as need_words
from dashboard.queries import frame, map_values
from dashboard.queries.need_indicator import INDICATOR as NEED
from dashboard.texts import need as need_texts
from dashboard.texts import overview as texts
from dashboard.values import summaries, verdicts

Row = dict[str, Any]
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
    "trend",
    "first_period",
    "last_period",
    "council_status",
    "confirmed_on",
    "council_synthetic",
)
RESULTS = ("reference_value", "result_95", "result_998")
ORIGIN = ("release_id", "source", "synthetic", "version")


def view_csv(view: Selection, indicator: Row) -> bytes:
    """What a view shows, for German spreadsheet programs: one row per area of its level."""
    is_need = view.indicator == NEED
    return places_csv(view.weights) if is_need else values_csv(indicator, view.level, view.year)


def view_machine_csv(view: Selection, indicator: Row) -> bytes:
    """The same for programs."""
    is_need = view.indicator == NEED
    return places_machine_csv(view.weights) if is_need else values_machine_csv(indicator, view.level, view.year)


def values_csv(indicator: Row, level: str, year: int) -> bytes:
    """One year of one indicator at one level: one row per area."""
    comparisons = map_values.comparisons(indicator["indicator_id"], level)
    compared = {(row["area_id"], row["reference"]): row for row in comparisons if row["period"] == year}
    rows = [
        _value(indicator, year, row, compared)
        for row in map_values.values_of_year(indicator["indicator_id"], level, year)
    ]
    return german_csv(Table(texts.LEVELS[level], tuple(texts.CSV_HEADS.values()), rows))


def _value(indicator: Row, year: int, row: Row, compared: dict[tuple[str, str], Row]) -> tuple[Any, ...]:
    labels = summaries.category_labels(indicator)
    statuses = texts.SURVEY_STATUSES if indicator["survey"] else texts.VALUE_STATUSES
    cells = {
        **row,
        "year": year,
        "indicator": indicator["title"],
        "unit": indicator["unit"],
        "value": labels[int(row["value"])] if labels and row["value"] is not None else row["value"],
        "status": statuses[row["status"]],
        "council": texts.STATUSES.get(row["council_status"]),
        "source": indicator["attribution"],
        "demo": bool(indicator["demo"]),
        "version": frame.build()["version"],
        "council_demo": bool(frame.build()["demo"]) if row["council_status"] else None,
        "cases": row["numerator"] if indicator["has_cases"] else None,
        "n_eff": None if row["n_eff"] is None else round(row["n_eff"]),
        "trend": _trend(row),
        **{
            f"against_{reference}": _against(row, indicator, compared.get((row["area_id"], reference)))
            for reference in verdicts.REFERENCES.values()
        },
    }
    return tuple(cells[key] for key in texts.CSV_HEADS)


def values_machine_csv(indicator: Row, level: str, year: int) -> bytes:
    """The same for programs: codes instead of words, results of comparisons at both confidences."""
    compared = {
        (row["area_id"], row["reference"]): row
        for row in map_values.comparisons(indicator["indicator_id"], level)
        if row["period"] == year
    }
    rows = [
        _coded(indicator, year, row, compared)
        for row in map_values.values_of_year(indicator["indicator_id"], level, year)
    ]
    results = tuple(f"{reference}_{name}" for reference in verdicts.REFERENCES.values() for name in RESULTS)
    return machine_csv(Table(texts.LEVELS[level], (*CODED, *results, *ORIGIN), rows))


def _coded(indicator: Row, year: int, row: Row, compared: dict[tuple[str, str], Row]) -> tuple[Any, ...]:
    cells = {
        **row,
        "indicator_id": indicator["indicator_id"],
        "period": year,
        "unit": indicator["unit"],
        "kind": row["kind_id"],
        "numerator": row["numerator"] if indicator["has_cases"] else None,
        "source": indicator["attribution"],
        "synthetic": bool(indicator["demo"]),
        "version": frame.build()["version"],
        "council_synthetic": bool(frame.build()["demo"]) if row["council_status"] else None,
    }
    against = (compared.get((row["area_id"], reference), {}) for reference in verdicts.REFERENCES.values())
    results = [comparison.get(name) for comparison in against for name in RESULTS]
    return (*(cells[name] for name in CODED), *results, *(cells[name] for name in ORIGIN))


def _trend(row: Row) -> str | None:
    if row["trend"] is None:
        return None
    return verdicts.trend_in_words(row["trend"], row["first_period"], row["last_period"], row["trend_reason"])


def _against(row: Row, indicator: Row, compared: Row | None) -> str | None:
    if compared is None:
        return texts.CSV_INHERITED if row["status"] == "inherited" and indicator["compared"] else None
    return verdicts.result_in_words(compared)


def places_csv(weights: str = "") -> bytes:
    """Need and structure: one row per Kommune; under own weights the weights stand beside."""
    view = need_view.of_weights(weights)
    heads = need_texts.OWN_CSV_HEADS if view.own else need_texts.CSV_HEADS
    listed = {_weight_head(each): each["weight"] for each in view.inputs} if view.own else {}
    demo = any(each["demo"] for each in view.inputs)
    rows = [(*_place(place, heads, demo), *listed.values()) for place in view.places]
    return german_csv(Table(texts.LEVELS["kommune"], (*heads.values(), *listed), rows))


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


def places_machine_csv(weights: str = "") -> bytes:
    """Need and structure under the names of the database; own weights as columns of their own."""
    view = need_view.of_weights(weights)
    demo = any(each["demo"] for each in view.inputs)
    columns = tuple(name for name in view.places[0] if name not in ("kind", "kind_plural", "kreis"))
    listed = {f"weight_{each['indicator_id']}": each["weight"] for each in view.inputs} if view.own else {}
    rows = [
        (*(place[name] for name in columns), demo, frame.build()["version"], *listed.values()) for place in view.places
    ]
    return machine_csv(Table(texts.LEVELS["kommune"], (*columns, "synthetic", "version", *listed), rows))
