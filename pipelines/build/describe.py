"""The catalog as tables of the contract: indicators with what publish/*.sql is to compute, findings with rules and offers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pipelines import catalog
from pipelines.build.publish import run_sql
from pipelines.catalog.indicators import LAST_YEAR_OF_ALL
from pipelines.database import identifier, insert
from pipelines.sources.pks.offences import undecided_wordings

if TYPE_CHECKING:
    import duckdb


def describe_indicators(connection: duckdb.DuckDBPyConnection, indicators: Iterable[catalog.Indicator]) -> None:
    """Fill `indicator` and `indicator_category`, and say in measure tables what publish/*.sql is to compute."""
    connection.execute(
        "CREATE TEMP TABLE pks_measure (indicator_id TEXT, key TEXT, from_year INTEGER, until_year INTEGER, measure TEXT)"
    )
    connection.execute("CREATE TEMP TABLE registry_measure (indicator_id TEXT, column_name TEXT)")
    connection.execute("CREATE TEMP TABLE coverage_measure (indicator_id TEXT, of TEXT, what TEXT)")
    for indicator in indicators:
        described = indicator.model_dump(exclude={"categories", "pks", "registry", "coverage", "survey"})
        insert(connection, "indicator", [described | {"pks_key": indicator.pks and indicator.pks.key}])
        insert(
            connection,
            "indicator_category",
            (
                {"indicator_id": indicator.indicator_id, "code": int(code), "label": label}
                for code, label in indicator.categories.items()
            ),
        )
        if indicator.pks:
            insert(connection, "pks_measure", _keys(indicator.indicator_id, indicator.pks))
        if indicator.registry:
            insert(
                connection,
                "registry_measure",
                [{"indicator_id": indicator.indicator_id, "column_name": indicator.registry.column}],
            )
        if indicator.coverage:
            measured = {"indicator_id": indicator.indicator_id, **indicator.coverage.model_dump()}
            insert(connection, "coverage_measure", [measured])
        if indicator.survey:
            insert(
                connection,
                "survey_measure",
                [
                    {
                        "indicator_id": indicator.indicator_id,
                        "item_id": indicator.survey.item,
                        "scale_length": indicator.survey.scale_length,
                        "category": indicator.survey.category,
                    }
                ],
            )


def _keys(indicator_id: str, pks: catalog.PksMeasure) -> list[dict[str, Any]]:
    """The key valid in each span of years: former keys up to their last year, today's from then on, until it ends."""
    spans, first = [], pks.first_year or 0
    for last_year, key in sorted((int(year), key) for year, key in pks.former_keys.items()):
        spans.append((key, first, last_year))
        first = last_year + 1
    spans.append((pks.key, first, pks.last_year or LAST_YEAR_OF_ALL))
    return [
        {"indicator_id": indicator_id, "key": key, "from_year": first, "until_year": last, "measure": pks.measure}
        for key, first, last in spans
    ]


def note_undecided_wordings(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the working table of offence keys whose wording changed without a decision; the series break there (comparison/series.py)."""
    connection.execute("CREATE TEMP TABLE pks_undecided (key TEXT, year INTEGER, label TEXT)")
    rows = connection.execute("SELECT key, year, min(label) FROM stage_pks GROUP BY key, year").fetchall()
    undecided = undecided_wordings({(key, year): label for key, year, label in rows})
    insert(connection, "pks_undecided", ({"key": key, "year": year, "label": label} for key, year, label in undecided))


def install_findings(connection: duckdb.DuckDBPyConnection) -> None:
    """Store every rule as a table macro, with its words, thresholds, evidence sentences and offers beside it."""
    for finding in catalog.findings():
        run_sql(connection, finding.rule_file)
        insert(
            connection,
            "finding_kind",
            [finding.model_dump(exclude={"file", "judges_status", "parameter", "evidence"})],
        )
        insert(
            connection,
            "finding_parameter",
            (
                {"kind": finding.kind, "position": position, **parameter.model_dump()}
                for position, parameter in enumerate(finding.parameter)
            ),
        )
        insert(
            connection,
            "finding_evidence",
            (
                {"kind": finding.kind, "variant": variant, "sentence": sentence}
                for variant, sentence in finding.evidence.items()
            ),
        )
    offers = catalog.offers()
    insert(connection, "offer", (offer.model_dump() for offer in offers.offer))
    insert(connection, "finding_offer", (rule.model_dump() for rule in offers.rule))


def install_measures(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `measure`: what the Leitstelle can do, and which kinds of finding end with it."""
    insert(connection, "measure", (measure.model_dump() for measure in catalog.measures()))


def publish_findings(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `finding` with what every rule finds at its default thresholds; a column that the contract does not have is an error."""
    for finding in catalog.findings():
        macro = identifier(f"finding_{finding.kind.lower()}")
        connection.execute(f"INSERT INTO finding BY NAME SELECT kind || '-' || area_id AS finding_id, * FROM {macro}()")
