"""stage → published: the contract tables are filled by publish/*.sql, observations get their intervals, findings their macros."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipelines import catalog
from pipelines.problems import BuildError
from pipelines.statistics import rate_interval

HERE = Path(__file__).parent
LAST_YEAR_OF_ALL = 9999


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Add rows by column name; every row names the same columns."""
    for row in rows:
        columns = ", ".join(f'"{name}"' for name in row)
        connection.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(row))})', list(row.values())
        )


def insert_frame(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Add a frame by column name."""
    connection.register("incoming", frame)
    connection.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')
    connection.unregister("incoming")


def insert_csv(connection: duckdb.DuckDBPyConnection, table: str, file: Path) -> None:
    """Add a small reviewed CSV by column name; types are those of the contract."""
    connection.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM read_csv(?, all_varchar = true)', [str(file)])


def describe_indicators(connection: duckdb.DuckDBPyConnection, indicators: Iterable[catalog.Indicator]) -> None:
    """Fill `indicator` and `indicator_category`, and say in measure tables what publish/*.sql is to compute."""
    connection.execute(
        "CREATE TEMP TABLE pks_measure (indicator_id TEXT, key TEXT, from_year INTEGER, until_year INTEGER, measure TEXT)"
    )
    connection.execute("CREATE TEMP TABLE registry_measure (indicator_id TEXT, column_name TEXT)")
    connection.execute("CREATE TEMP TABLE coverage_measure (indicator_id TEXT, of TEXT)")
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
            insert(
                connection, "coverage_measure", [{"indicator_id": indicator.indicator_id, "of": indicator.coverage.of}]
            )
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
    """The key valid in each span of years: former keys up to their last year, today's from then on."""
    spans, first = [], pks.first_year or 0
    for last_year, key in sorted((int(year), key) for year, key in pks.former_keys.items()):
        spans.append((key, first, last_year))
        first = last_year + 1
    spans.append((pks.key, first, LAST_YEAR_OF_ALL))
    return [
        {"indicator_id": indicator_id, "key": key, "from_year": first, "until_year": last, "measure": pks.measure}
        for key, first, last in spans
    ]


def run_publish(connection: duckdb.DuckDBPyConnection) -> None:
    """Run publish/*.sql in the order of their names."""
    for path in sorted((HERE / "publish").glob("*.sql")):
        _run(connection, path)


def _run(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        connection.execute(path.read_text(encoding="utf-8"))
    except duckdb.Error as error:
        raise BuildError(f"{path.parent.name}/{path.name}: {error}") from error


def add_intervals(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every rate its 95 % Poisson interval and store the observations in the order they are asked for.

    The interval rests on cases and population, not on the published rate: that is rounded to whole numbers, and an interval scaled
    from it would be off by up to an eighth where cases are few.
    """
    frame = connection.execute("""
        SELECT observation.*, indicator.scale = 'rate' AND value IS NOT NULL AND observation.numerator IS NOT NULL AS has_interval
        FROM observation JOIN indicator USING (indicator_id)
        ORDER BY indicator_id, period, level, area_id
    """).df()
    chosen = frame["has_interval"].to_numpy(dtype=bool)
    cases, population = (frame.loc[chosen, name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
    _, low, high = rate_interval(cases, population)
    frame.loc[chosen, "low"], frame.loc[chosen, "high"] = low, high
    connection.execute("TRUNCATE observation")
    insert_frame(connection, "observation", frame.drop(columns="has_interval"))


def install_findings(connection: duckdb.DuckDBPyConnection) -> None:
    """Store every rule as a table macro, with its words, thresholds, evidence sentences and offers beside it."""
    for finding in catalog.findings():
        _run(connection, finding.rule_file)
        insert(
            connection,
            "finding_kind",
            [finding.model_dump(include={"kind", "position", "title", "question", "basis", "rule"})],
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


def run_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Run checks/*.sql; each selects offenders, so any returned row stops the build."""
    for path in sorted((HERE / "checks").glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        claim = sql.splitlines()[0].removeprefix("--").strip()
        offenders = connection.execute(sql)
        names = [column[0] for column in offenders.description or []]
        rows = offenders.fetchmany(10)
        if rows:
            shown = "\n".join(
                "  " + ", ".join(f"{name} = {value}" for name, value in zip(names, row, strict=True)) for row in rows
            )
            raise BuildError(f"Die Prüfung „{claim}“ ({path.stem}) ist nicht bestanden:\n{shown}")
        insert(connection, "check_passed", [{"check_id": path.stem, "claim": claim}])
