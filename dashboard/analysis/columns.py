"""What one quantity is for every area of a level: the values behind an axis of the analysis, asked once and remembered while they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from dashboard import db, german
from dashboard.addresses.analysis_choices import CONTEXT, DENSITY, INHABITANTS, NEED, STRUCTURE, Quantity
from dashboard.addresses.areas import LAND
from dashboard.addresses.periods import Newest, Period, in_title, newest
from dashboard.analysis.rows import Axis, Value
from dashboard.inheritance import giver_level
from dashboard.queries import map_values, need_structure, origins, overview
from dashboard.queries.analysis import measured
from dashboard.queries.analysis.quantities import context_variables, indicator, quantities
from dashboard.texts import analysis as texts
from dashboard.texts import inheritance
from dashboard.values.observations import Observation, Observations
from dashboard.values.wording import Wording, land_name

MOST_REMEMBERED = 24  # columns, of some 70 kB each
PERCENT = (0.0, 100.0)
_AXES = {NEED: "need", STRUCTURE: "structure"}
_T = TypeVar("_T")


@dataclass(frozen=True)
class Column:
    """The value of every area, inherited ones without a number; `land`: label and value of the whole Land; `kreise`: own values of Kreise by key;
    `sources`: what is credited."""

    axis: Axis
    period: Period | None
    values: Mapping[str, Value]
    land: tuple[str, float] | None = None
    kreise: Mapping[str, float] | None = None
    sources: tuple[str, ...] = ()


def column(key: str, level: str, year: int | None) -> Column:
    """The column of a quantity. An axis that has no own values in `year` is of its newest one; None: of the newest."""
    quantity = quantities(level)[key]
    period = period_of(quantity, year)
    return remembered(_columns, (key, level, period), lambda: _column(quantity, level, period))


def period_of(quantity: Quantity, year: int | None) -> Period | None:
    """What a quantity is shown for: the year asked for, else its newest one, of surveys the newest value of each area; None: it has no years."""
    if year in quantity.years:
        return year
    if quantity.several and (several := newest(indicator(quantity.key))):
        return several
    return quantity.years[-1] if quantity.years else None


def observations(indicator_id: str, level: str) -> Observations:
    """What the areas of a level have of an indicator in every year."""

    def ask() -> Observations:
        rows = map_values.observations(indicator_id, level)
        return Observations(indicator(indicator_id), level, overview.areas(level), rows)

    return remembered(_observations, (indicator_id, level), ask, most=6)


def value_of(wording: Wording, observed: Observation, period: Period) -> Value:
    """An observation of a year, or the newest of several, as a value of the analysis: without a number unless it is the area's own."""
    asked = None if isinstance(period, Newest) else period
    if not observed.is_own:
        is_inherited = observed.status == "inherited"
        giver = inheritance.NAMED[giver_level(observed.giver)].format(giver=observed.name) if is_inherited else ""
        absent = texts.INHERITED.format(whose=giver) if is_inherited else wording.absence(observed)
        mood = wording.mood(observed)
        text = f"{absent}: {mood}" if mood else absent
        return Value(None, text, period=asked, status=observed.status, short=texts.NO_OWN if is_inherited else absent)
    short = wording.value(observed)
    if asked is None:
        short = texts.OF_YEAR.format(value=short, year=observed.year)
    return Value(
        observed.value,
        texts.OF_YEAR.format(value=wording.head(observed), year=observed.year),
        observed.low,
        observed.high,
        observed.year,
        observed.status,
        bool(observed.synthetic),
        short,
        wording.short_interval(observed),
    )


def remembered(
    place: Callable[[], OrderedDict[Any, Any]], key: Any, ask: Callable[[], _T], most: int = MOST_REMEMBERED
) -> _T:
    """The answer of `ask`, kept in a place until `most` newer ones are asked for."""
    kept = place()
    answer: _T = kept.pop(key) if key in kept else ask()
    kept[key] = answer
    for oldest in list(kept)[:-most]:
        kept.pop(oldest, None)  # another thread may have been faster
    return answer


@db.per_build
def _columns() -> OrderedDict[Any, Column]:
    return OrderedDict()


@db.per_build
def _observations() -> OrderedDict[Any, Observations]:
    return OrderedDict()


def _column(quantity: Quantity, level: str, period: Period | None) -> Column:
    if quantity.is_indicator and period is not None:
        return _of_indicator(quantity, level, period)
    if quantity.key in _AXES:
        return _of_need(quantity)
    if quantity.key in CONTEXT.values() and isinstance(period, int):
        return _of_context(quantity, level, period)
    return _of_people(quantity, level)


def _of_indicator(quantity: Quantity, level: str, period: Period) -> Column:
    known, row = observations(quantity.key, level), indicator(quantity.key)
    wording = Wording(row)
    values = {each["area_id"]: value_of(wording, known.at(each["area_id"], period), period) for each in known.areas}
    land = known.land(period)
    own_of_kreise = {each["area_id"][:5]: known.at(each["area_id"][:5], period) for each in known.areas}
    axis = Axis(
        quantity.key,
        quantity.title,
        "%" if wording.scale.percent else row["unit_short"] or "",
        row["decimals"],
        tuple((float(code), label) for code, label in (wording.scale.categories or {}).items()),
        PERCENT if wording.scale.percent else None,
        in_title(period),
    )
    return Column(
        axis,
        period,
        values,
        (land_name(land), land.value) if land and land.value is not None and not quantity.is_category else None,
        {key: each.value for key, each in own_of_kreise.items() if each.is_own and each.value is not None},
        origins.attributions(quantity.key, level, period) or (row["attribution"],),
    )


def _of_need(quantity: Quantity) -> Column:
    name = _AXES[quantity.key]
    inputs = [each for each in need_structure.inputs() if each["axis"] == name and each["weight"] > 0]
    is_invented = any(each["demo"] for each in inputs)
    values = {}
    for place in need_structure.places():
        share, low, high = (place[f"{name}_{end}"] for end in ("percentile", "low", "high"))
        if share is None or place["status"] != "ok":
            reason = _why_no_place(quantity.title, place["reason"] or "")
            values[place["area_id"]] = Value(None, reason, status="missing", short=texts.NO_PLACE)
            continue
        number = german.number(100 * share)
        interval = None if low is None else f"{german.number(100 * low)}–{german.number(100 * high)}"
        values[place["area_id"]] = Value(
            100 * share,
            texts.PLACE.format(value=number, span=texts.PLACE_SPAN.format(span=interval) if interval else ""),
            None if low is None else 100 * low,
            None if high is None else 100 * high,
            synthetic=is_invented,
            short=number,
            interval=interval or "–",
        )
    sources = dict.fromkeys(
        source for each in inputs for source in origins.attributions(each["indicator_id"], "kommune")
    )
    axis = Axis(quantity.key, quantity.title, texts.PLACE_UNIT, 0, bounds=PERCENT, note=texts.NOTES[quantity.key])
    return Column(axis, None, values, sources=tuple(sources))


def _why_no_place(axis: str, reason: str) -> str:
    """What the contract says of this axis; where only the other one lacks something, both places are missing for it."""
    own = [part for part in reason.split("; ") if part.startswith(f"{axis}: ")]
    return own[0] if own else f"{texts.NO_PLACE}: {reason}" if reason else texts.NO_PLACE


def _of_context(quantity: Quantity, level: str, year: int) -> Column:
    variable = context_variables(level)[quantity.key]
    known = measured.context_values(variable.variable, year)
    sources, is_invented = measured.context_origin(variable.variable, year)
    decimals = 1
    is_percent = variable.unit == "%"

    def written(value: float) -> str:
        return german.percent(value, decimals) if is_percent else german.number(value, decimals)

    def value(area_id: str) -> Value:
        number = known.get(area_id)
        if number is None:
            return Value(None, texts.ONLY_KREISE, status="missing", short=texts.NO_OWN)
        text = written(number) if is_percent else f"{written(number)} {variable.unit}"
        return Value(
            number,
            texts.OF_YEAR.format(value=text, year=year),
            period=year,
            synthetic=is_invented,
            short=written(number),
        )

    note = texts.ONLY_KREISE_NOTE if level == "kommune" else ""
    axis = Axis(quantity.key, quantity.title, variable.unit, decimals, years=str(year), note=note)
    return Column(
        axis,
        year,
        {each.area_id: value(each.area_id) for each in measured.areas(level)},
        (texts.LAND, known[LAND]) if LAND in known else None,
        {key: number for key, number in known.items() if len(key) == 5},
        sources,
    )


def _of_people(quantity: Quantity, level: str) -> Column:
    unit = texts.UNITS[quantity.key]

    def value(number: float) -> Value:
        return Value(number, f"{german.number(number)} {unit}", short=german.number(number))

    values = {
        each.area_id: value(each.inhabitants if quantity.key == INHABITANTS else each.density)
        for each in measured.areas(level)
    }
    day = german.day(next(iter(overview.areas(level)))["inhabitants_date"])
    axis = Axis(quantity.key, quantity.title, unit, 0, years=texts.ON_DAY.format(day=day))
    land = measured.land_density() if quantity.key == DENSITY else None
    return Column(
        axis, None, values, (texts.LAND, land) if land is not None else None, sources=measured.people_sources()
    )
