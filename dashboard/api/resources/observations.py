"""Observations: own values as published, and what the map shows of every area of a level, inherited ones among it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema

from dashboard.addresses.map_selection import LEVEL, usual
from dashboard.addresses.parameters import INDICATOR, YEAR, Parameter
from dashboard.addresses.periods import NEWEST_IN_ADDRESS, Newest, newest, periods
from dashboard.api import fields
from dashboard.api.origins import origins_of
from dashboard.api.parameters import AREA_PARAMETERS, choice, years
from dashboard.api.reading import Asked
from dashboard.api.resource import Found, Resource, page_of, passing
from dashboard.maps import view as map_view
from dashboard.queries import area_filter, origins, overview
from dashboard.queries.api import observations as queries
from dashboard.queries.api.blocks import block
from dashboard.queries.api.observations import Wanted
from dashboard.queries.areas import areas
from dashboard.queries.catalogue import indicators
from dashboard.queries.profile import land
from dashboard.texts.api import Words

STATUSES = ("ok", "provisional", "suppressed", "missing", "unrepresentative")
INDICATORS = Parameter(INDICATOR.name, is_list=True)
YEARS = Parameter(YEAR.name, is_list=True)


class ObservationRow(Schema):
    """The value of an area in a year."""

    indicator_id = fields.text("Kennzahl", "Indicator", example="straftaten_insgesamt")
    period = fields.integer("Jahr", "Year", example=2020)
    level = fields.level()
    area_id = fields.area_id()
    label = fields.label()
    value = fields.number(
        "Wert; null außer bei status ok, provisional, inherited",
        "Value; null unless status is ok, provisional or inherited",
        nullable=True,
    )
    category = fields.text(
        "Wort zum Wert einer Kennzahl mit Kategorien",
        "Word of the value of an indicator with categories",
        nullable=True,
    )
    low = fields.number("Untere Grenze des 95-%-Intervalls", "Lower end of the 95 % interval", nullable=True)
    high = fields.number("Obere Grenze des 95-%-Intervalls", "Upper end of the 95 % interval", nullable=True)
    numerator = fields.number(
        "Zähler: Fälle, Personen, Kommunen; nie geerbt",
        "Numerator: cases, persons, Kommunen; never inherited",
        nullable=True,
    )
    denominator = fields.number(
        "Nenner; bei Befragungen, wer antwortete", "Denominator; of surveys who answered", nullable=True
    )
    unknown = fields.number(  # type: ignore[assignment]
        "So viele des Nenners sind unbekannt: der Zähler kann um so viel größer sein",
        "So many of the denominator are unknown: the numerator may be larger by it",
        nullable=True,
    )
    unit = fields.text("Einheit", "Unit, in German")
    status = fields.text(
        "ok · provisional: vorläufig · suppressed: nicht veröffentlicht · missing: keine Angabe · unrepresentative: Stimmungsbild · inherited: "
        "Wert des Gebiets from_area_id, kein eigener",
        "ok · provisional · suppressed: kept secret · missing · unrepresentative: open survey · inherited: the value of from_area_id, not its own",
        values=(*STATUSES, "inherited"),
    )
    note = fields.text("Anmerkung", "Note, in German", nullable=True)
    from_area_id = fields.text("Gebiet, dessen Wert es ist", "The area whose value it is", nullable=True)
    release_id = fields.release_id(nullable=True)
    attribution = fields.attribution(nullable=True)
    synthetic = fields.synthetic(nullable=True)


def wanted(asked: Asked) -> Wanted:
    """What an address asks for."""
    return Wanted(
        asked.values[INDICATORS.name],
        asked.values[YEARS.name],
        asked.values[LEVEL.name] or "",
        asked.chosen(),
        area_filter.areas(asked.where) if asked.where else None,
    )


def find(asked: Asked) -> Found:
    """Own values: what stands in the table of the contract."""
    asked_for = wanted(asked)
    rows, total = queries.found(asked_for, sort=asked.sort, down=asked.down, first=asked.first, most=asked.per_page)
    known, credited = areas().by_id, origins.by_release()
    units_by_id, categories = units(), queries.categories()
    return Found(
        [
            {
                **dict(zip(row._fields, row, strict=True)),
                "label": known[row.area_id].label if row.area_id in known else land().label,
                "category": _category(categories, row.indicator_id, row.value),
                "unit": units_by_id[row.indicator_id],
                "from_area_id": row.area_id,
                "attribution": credited[row.release_id].attribution,
                "synthetic": credited[row.release_id].synthetic,
            }
            for row in rows
        ],
        total,
        origins_of(row.release_id for row in rows),
    )


def find_shown(asked: Asked) -> Found:
    """Every area of a level as the map shows it: its own value, that of the nearest area above it, or why there is none."""
    indicator = next(row for row in overview.indicators() if row["indicator_id"] == asked.values[INDICATOR.name])
    plain = usual(indicator)
    level = asked.values[LEVEL.name] or plain.level
    several = newest(indicator)
    text = asked.values[YEAR.name]
    period = plain.year if text is None else several if text == NEWEST_IN_ADDRESS else int(text)
    if level not in indicator["levels"] or period not in periods(indicator):
        return Found([], 0, [])
    observed, passes = map_view.observations(indicator, level), passing(asked)
    span = range(period.first, period.last + 1) if isinstance(period, Newest) else [period]
    own = [row for year in span for row in block(indicator["indicator_id"], year).rows()]
    releases = {(row.area_id, row.period): row for row in own}
    credited, categories = origins.by_release(), queries.categories()
    rows = []
    for area in observed.areas:
        if not passes(area["area_id"]):
            continue
        shown = observed.at(area["area_id"], period)
        origin = releases.get((shown.giver or area["area_id"], shown.year or 0))
        of_own = origin if shown.status != "inherited" else None
        rows.append(
            {
                "indicator_id": indicator["indicator_id"],
                "period": shown.year or (period.last if isinstance(period, Newest) else period),
                "level": level,
                "area_id": area["area_id"],
                "label": area["label"],
                "value": shown.value,
                "category": _category(categories, indicator["indicator_id"], shown.value),
                "low": shown.low,
                "high": shown.high,
                "numerator": of_own and of_own.numerator,
                "denominator": of_own and of_own.denominator,
                "unknown": of_own and of_own.unknown,
                "unit": indicator["unit"],
                "status": shown.status,
                "note": shown.note or None,
                "from_area_id": (shown.giver or area["area_id"]) if origin else None,
                "release_id": origin and origin.release_id,
                "attribution": origin and credited[origin.release_id].attribution,
                "synthetic": origin and credited[origin.release_id].synthetic,
            }
        )
    if asked.sort == "value":  # what is inherited has no place in an order
        ranks = {row["area_id"]: row["value"] if row["status"] != "inherited" else None for row in rows}
        named = [{**row, "value": ranks[row["area_id"]]} for row in rows]
        found = page_of(named, asked, [])
        by_id = {row["area_id"]: row for row in rows}
        page = [by_id[row["area_id"]] for row in found.rows]
    else:
        found = page_of(rows, asked, [])
        page = [dict(row) for row in found.rows]
    return Found(page, found.total, origins_of(row["release_id"] for row in page))


def _category(names: Mapping[str, Mapping[int, str]], indicator_id: str, value: float | None) -> str | None:
    words = names.get(indicator_id)
    return words[int(value)] if words and value is not None else None


def units() -> dict[str, str]:
    """The unit of each indicator."""
    return {row["indicator_id"]: row["unit"] for row in indicators()}


def _known() -> list[str]:
    return [row["indicator_id"] for row in indicators()]


def _shown() -> list[str]:
    return [row["indicator_id"] for row in overview.indicators()]


def _shown_years() -> list[str]:
    return [*map(str, queries.years()), NEWEST_IN_ADDRESS]


OF_VALUES: tuple[Any, ...] = (
    choice(INDICATORS, Words("Kennzahlen", "Indicators"), _known),
    years(YEARS, Words("Jahre", "Years"), queries.years),
    choice(LEVEL, Words("Ebene", "Level"), lambda: fields.LEVELS),
    *AREA_PARAMETERS,
)
OBSERVATIONS = Resource(
    "observations",
    Words("Werte", "Observations"),
    Words(
        "Eigene Werte der Gebiete, wie veröffentlicht. Was eine Kommune vom Kreis erbt, steht nur in shown-observations.",
        "Own values of areas as published. What a Kommune inherits of its Kreis stands in shown-observations only.",
    ),
    ObservationRow,
    find,
    OF_VALUES,
    ("period", "area_id", "value", "numerator"),
)
SHOWN = Resource(
    "shown-observations",
    Words("Werte, wie die Karte sie zeigt", "Observations as the map shows them"),
    Words(
        "Jedes Gebiet einer Ebene mit dem Wert einer Kennzahl, wie die Karte ihn zeigt: der eigene, sonst der des nächsten Gebiets darüber "
        "(status inherited, from_area_id), sonst der Grund. Ohne jahr das übliche, „neueste“: von jedem Gebiet der neueste der letzten fünf Jahre.",
        "Every area of a level with the value of one indicator as the map shows it: its own, else that of the nearest area above (status "
        "inherited, from_area_id), else why there is none. Without jahr the usual one; “neueste”: of each area the newest of the last five years.",
    ),
    ObservationRow,
    find_shown,
    (
        choice(INDICATOR, Words("Kennzahl", "Indicator"), _shown, required=True),
        choice(YEAR, Words("Jahr oder neueste", "Year, or neueste"), _shown_years),
        choice(LEVEL, Words("Ebene", "Level"), lambda: fields.LEVELS),
        *AREA_PARAMETERS,
    ),
    ("label", "area_id", "value"),
)
