"""Values of one area: its own, those it inherits, those of areas of its kind, and how they compare."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypedDict, cast

from dashboard import db
from dashboard.addresses.areas import LAND


class Indicator(TypedDict):
    """A row of the table `indicator` with what is known of its source; `survey`: whether answers
    stand behind it; `categories`: {code: label}, None for numbers."""

    indicator_id: str
    topic: str
    title: str
    short_title: str
    definition: str
    numerator: str
    denominator: str | None
    unit: str
    scale: str
    decimals: int
    polarity: str
    inherits: bool
    levels: list[str]
    source_id: str
    pks_key: str | None
    caveats: list[str]
    source: str
    attribution: str
    licence: str
    synthetic: bool
    survey: bool
    categories: dict[int, str] | None


class Observation(NamedTuple):
    """A value of an area in a year, see the table `observation`; `value` is None unless the status is ok or provisional."""

    indicator_id: str
    area_id: str
    period: int
    value: float | None
    low: float | None
    high: float | None
    numerator: float | None
    denominator: float | None
    status: str
    note: str | None
    release_id: str = ""
    unknown: float | None = None


class Trend(NamedTuple):
    """How the values of an area went in the years from `first_period` to `last_period`; where they have no trend, how the counted cases went
    from `cases_first_period` on."""

    indicator_id: str
    area_id: str
    result: str
    first_period: int
    last_period: int
    reason: str | None
    cases_result: str | None = None
    cases_first_period: int | None = None


class NeighbourValue(NamedTuple):
    """The newest value of an area that stands beside another."""

    area_id: str
    label: str
    period: int
    value: float
    low: float | None
    high: float | None
    status: str
    numerator: float | None
    denominator: float | None
    unknown: float | None


class RegistrySource(NamedTuple):
    """Where reports about bodies come from."""

    attribution: str
    licence: str
    synthetic: bool


_OBSERVATION = ", ".join(Observation._fields)


@db.per_build
def indicators() -> list[Indicator]:
    """Every indicator, in order."""
    rows = db.query("""
        SELECT indicator_id, topic, indicator.title, short_title, definition, numerator, denominator, unit, scale, decimals, polarity, inherits,
               levels, source_id, pks_key, indicator.caveats, source.title AS source, source.attribution, source.licence, source.synthetic,
               indicator_id IN (SELECT indicator_id FROM survey_measure) AS survey,
               (SELECT map(list(code), list(label)) FROM indicator_category AS category
                WHERE category.indicator_id = indicator.indicator_id) AS categories
        FROM indicator JOIN source USING (source_id) ORDER BY indicator.position, indicator_id
    """)
    return cast(list[Indicator], rows)


def observations(area_ids: Sequence[str]) -> list[Observation]:
    """Own values of these areas, by indicator, area and year."""
    # By their first three columns, faster than in the database.
    return sorted(
        db.records(
            Observation,
            f"SELECT {_OBSERVATION} FROM observation WHERE area_id IN ({_places(area_ids)})",
            list(area_ids),
        )
    )


@db.per_build
def land_observations() -> Mapping[str, Mapping[int, Observation]]:
    """{indicator: {year: value of the Land}}."""
    years: dict[str, dict[int, Observation]] = {}
    for row in observations([LAND]):
        years.setdefault(row.indicator_id, {})[row.period] = row
    return years


@db.per_build
def of_kind(level: str, kind: str) -> dict[str, dict[int, dict[str, float]]]:
    """{indicator: {year: {area: value}}} of every area of one kind at one level."""
    rows = db.query(
        """
        SELECT indicator_id, period, area_id, value FROM observation JOIN area USING (area_id, level)
        WHERE level = ? AND kind = ? AND value IS NOT NULL ORDER BY indicator_id, period, area_id
    """,
        [level, kind],
    )
    values: dict[str, dict[int, dict[str, float]]] = {}
    for row in rows:
        values.setdefault(row["indicator_id"], {}).setdefault(row["period"], {})[row["area_id"]] = row["value"]
    return values


def _places(values: Collection[object]) -> str:
    """A place for each value: faster than one for a list of them, because DuckDB skips blocks without these values."""
    return ", ".join("?" * len(values))


def trends(area_ids: Sequence[str]) -> list[Trend]:
    """Recent trend of these areas, every indicator."""
    by_area = _trends()
    return [row for area_id in area_ids for row in by_area.get(area_id, ())]


@db.per_build
def _trends() -> Mapping[str, Sequence[Trend]]:
    """By area: some thousand rows, asked for once instead of by every profile."""
    by_area: dict[str, list[Trend]] = {}
    for row in db.records(Trend, f"SELECT {', '.join(Trend._fields)} FROM trend"):
        by_area.setdefault(row.area_id, []).append(row)
    return by_area


class Surveyed(NamedTuple):
    """How many Kommunen there are, how many of them have been surveyed, and the first and last year of it (None: never)."""

    kommunen: int
    surveyed: int
    first_year: int | None
    last_year: int | None


@db.per_build
def surveyed(kreis_id: str) -> Surveyed:
    """The surveys in the Kommunen of a Kreis ("07": of the Land)."""
    [row] = db.records(
        Surveyed,
        """
        SELECT count(DISTINCT area_id) AS kommunen, count(DISTINCT area_id) FILTER (year IS NOT NULL) AS surveyed,
               min(year) AS first_year, max(year) AS last_year
        FROM area LEFT JOIN survey USING (area_id)
        WHERE level = 'kommune' AND starts_with(area_id, ?)
    """,
        [kreis_id],
    )
    return row


def neighbour_values(indicator_id: str, level: str, kind: str, first: int, last: int) -> list[NeighbourValue]:
    """The newest own value of these years of every area of one kind, in German order."""
    return db.records(
        NeighbourValue,
        """
        SELECT area_id, area.label, period, value, low, high, status, numerator, denominator, unknown
        FROM observation JOIN area USING (area_id, level)
        WHERE indicator_id = ? AND level = ? AND kind = ? AND period BETWEEN ? AND ? AND value IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY area_id ORDER BY period DESC) = 1
        ORDER BY area.label COLLATE NOCASE.NOACCENT, area_id
    """,
        [indicator_id, level, kind, first, last],
    )


@db.per_build
def registry_sources() -> list[RegistrySource]:
    """Every source of reports about bodies."""
    return db.records(
        RegistrySource,
        """
        SELECT DISTINCT source.attribution, source.licence, source.synthetic
        FROM (SELECT release_id FROM council_status UNION SELECT release_id FROM area_status) JOIN release USING (release_id)
        JOIN source USING (source_id) ORDER BY source.attribution
    """,
    )
