"""Where a series of years breaks: a new census, a changed key or definition, a changed area, another origin of the Land's value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines import catalog
from pipelines.catalog.indicators import LAST_YEAR_OF_ALL
from pipelines.database import insert
from pipelines.problems import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import duckdb

_CHANGED_KEYS = """
    -- grain: indicator × year from which another key is counted
    INSERT INTO series_break BY NAME
    SELECT indicator.source_id, measure.indicator_id, measure.from_year AS period, 'key' AS kind, 'Schlüssel gewechselt' AS label,
           format('Schlüssel {} statt {}', measure.key, former.key) AS reason, true AS stops_trend
    FROM pks_measure AS measure
    JOIN pks_measure AS former ON former.indicator_id = measure.indicator_id AND former.until_year = measure.from_year - 1
    JOIN indicator ON indicator.indicator_id = measure.indicator_id
    ORDER BY ALL
"""
# Until somebody decides whether a key of another wording still counts the same, nothing leads across the change.
_UNDECIDED_WORDINGS = """
    -- grain: indicator × year with a new wording of its key
    CREATE TEMP TABLE IF NOT EXISTS pks_undecided (key TEXT, year INTEGER, label TEXT);
    INSERT INTO series_break BY NAME
    SELECT indicator.source_id, measure.indicator_id, undecided.year AS period, 'definition' AS kind, 'anderer Wortlaut' AS label,
           format('Schlüssel {} heißt „{}“; ob er noch dasselbe zählt, ist nicht entschieden', undecided.key, undecided.label) AS reason,
           true AS stops_trend
    FROM pks_undecided AS undecided
    JOIN pks_measure AS measure ON measure.key = undecided.key AND undecided.year BETWEEN measure.from_year AND measure.until_year
    JOIN indicator ON indicator.indicator_id = measure.indicator_id
    ORDER BY ALL
"""
# A change within a year leaves that year mixed: the series breaks before it and after it.
_CHANGED_AREAS = """
    -- grain: Kommune of today × year
    INSERT INTO series_break BY NAME
    -- another name or key leaves the territory as it was; a Gemeinde that moved changes two Kommunen
    WITH concerned AS (
        SELECT unnest(CASE WHEN kind = 'moved' THEN [left(new_area_id, 9), left(old_area_id, 9)]
                           WHEN left(old_area_id, 9) <> left(new_area_id, 9) AND length(new_area_id) = 12
                               THEN [new_area_id, left(new_area_id, 9), left(old_area_id, 9)]
                           ELSE [new_area_id] END) AS area_id, changed_on, old_name, source_url
        FROM area_change WHERE kind IN ('merged', 'divided', 'moved')
    ),
    changed AS (
        SELECT area_id, changed_on, string_agg(DISTINCT old_name, ', ' ORDER BY old_name) AS old_names, min(source_url) AS source_url
        FROM concerned JOIN area USING (area_id) GROUP BY ALL
    )
    SELECT area_id, unnest(list_distinct([year(changed_on), year(changed_on - 1) + 1])) AS period,
           'area' AS kind, 'Gebietsänderung' AS label,
           format('Gebietsänderung am {} ({})', strftime(changed_on, '%d.%m.%Y'), old_names) AS reason, source_url, true AS stops_trend
    FROM changed
    ORDER BY ALL
"""
# The official value of the Land has cases whose Kreis is not known, the sum of the Kreise has not.
_CHANGED_ORIGIN = """
    -- grain: indicator × year in which the value of the Land is of another origin than the last one before it
    INSERT INTO series_break BY NAME
    WITH valued AS (
        SELECT indicator_id, area_id, observation.period, source_id,
               lag(source_id) OVER (PARTITION BY indicator_id, area_id ORDER BY observation.period) AS before
        FROM observation JOIN release USING (release_id)
        WHERE level = 'land' AND value IS NOT NULL AND source_id IN ('pks', 'pks_land')
    )
    SELECT 'pks' AS source_id, indicator_id, area_id, period, 'origin' AS kind,
           if(source_id = 'pks_land', 'amtlich statt Summe', 'Summe statt amtlich') AS label,
           if(source_id = 'pks_land', 'amtlicher Landeswert statt der Summe der Kreise', 'Summe der Kreise statt des amtlichen Landeswerts') AS reason,
           true AS stops_trend
    FROM valued WHERE before <> source_id
    ORDER BY ALL
"""


def publish_breaks(connection: duckdb.DuckDBPyConnection, declared: Iterable[catalog.Break] | None = None) -> None:
    """Fill `series_break` from breaks.toml (or `declared`), the keys of the indicators (table pks_measure of the build), area_change and
    the origin of the values of the Land. Raises BuildError where a declaration and an indicator contradict each other."""
    listed = list(catalog.breaks() if declared is None else declared)
    sources = dict(connection.execute("SELECT indicator_id, source_id FROM indicator ORDER BY position").fetchall())
    rates = {
        name for (name,) in connection.execute("SELECT indicator_id FROM indicator WHERE scale = 'rate'").fetchall()
    }
    spans = _spans(connection)
    _check_ends(listed, sources, spans)
    for each in listed:
        insert(
            connection,
            "series_break",
            (
                {
                    "source_id": each.source_id,
                    "indicator_id": indicator,
                    "period": each.period,
                    "until": each.until,
                    "kind": each.kind,
                    "label": each.label,
                    "reason": each.reason,
                    "source": each.source,
                    "source_url": each.source_url,
                    "stops_trend": each.stops_trend,
                    "successor_id": each.successor,
                }
                for indicator in _concerned(each, sources, rates, spans)
            ),
        )
    for statement in (_CHANGED_KEYS, _UNDECIDED_WORDINGS, _CHANGED_AREAS, _CHANGED_ORIGIN):
        connection.execute(statement)


# {indicator: [(offence key, first year, last year)]}
_Spans = dict[str, list[tuple[str, int, int]]]


def _spans(connection: duckdb.DuckDBPyConnection) -> _Spans:
    spans: _Spans = {}
    rows = connection.execute(
        "SELECT indicator_id, key, from_year, until_year FROM pks_measure ORDER BY ALL"
    ).fetchall()
    for indicator, key, first, last in rows:
        spans.setdefault(indicator, []).append((key, first, last))
    return spans


def _concerned(each: catalog.Break, sources: Mapping[str, str], rates: set[str], spans: _Spans) -> Iterator[str]:
    """The indicators of this build a break concerns, in their order."""
    for indicator, source_id in sources.items():
        counted = spans.get(indicator, ())
        if source_id != each.source_id or not _touches(each, counted):
            continue
        if each.indicators or each.keys:
            # a key means something to an indicator in the years the indicator counts it
            counts = any(key in each.keys and first <= each.period <= last for key, first, last in counted)
            if indicator in each.indicators or counts:
                yield indicator
        elif each.kind != "denominator" or indicator in rates:
            yield indicator


def _touches(each: catalog.Break, counted: Iterable[tuple[str, int, int]]) -> bool:
    """Whether some of the years an indicator counts are touched; of what ended the year after it."""
    years = [(first, last) for _, first, last in counted]
    if not years:
        return True
    until = LAST_YEAR_OF_ALL if each.until is None and each.kind == "circumstance" else each.until or each.period
    return until >= min(first for first, _ in years) and each.period <= max(last for _, last in years) + (
        each.kind == "ended"
    )


def _check_ends(listed: Iterable[catalog.Break], sources: Mapping[str, str], spans: _Spans) -> None:
    """What ends says so in both places: `last_year` of the indicator and a break of kind ended in the year after it."""
    declared = {
        (indicator, each.period - 1) for each in listed if each.kind == "ended" for indicator in each.indicators
    }
    declared = {(indicator, last) for indicator, last in declared if indicator in sources}
    last_years = {indicator: max(last for *_, last in years) for indicator, years in spans.items()}
    ended = {(indicator, last) for indicator, last in last_years.items() if last < LAST_YEAR_OF_ALL}
    if declared != ended:
        names = ", ".join(f"{indicator} ({last})" for indicator, last in sorted(declared ^ ended))
        raise BuildError(
            f'breaks.toml: last_year einer Kennzahl und ihr Bruch mit kind = "ended" im Jahr danach passen nicht zusammen: {names}. '
            "Abhilfe: beides angeben oder beides weglassen."
        )
