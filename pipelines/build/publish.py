"""stage → published: the contract tables are filled by publish/*.sql, observations get their intervals, checks/*.sql look for offenders."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.database import insert, insert_frame
from pipelines.problems import BuildError
from pipelines.statistics import rate_interval

STEPS = Path(__file__).parents[1] / "publish"
CHECKS = Path(__file__).parents[1] / "checks"
_DECIMALS = 2


def run_publish(connection: duckdb.DuckDBPyConnection) -> None:
    """Run publish/*.sql in the order of their names."""
    for path in sorted(STEPS.glob("*.sql")):
        run_sql(connection, path)


def run_sql(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Execute the statements of a file. Raises BuildError that names it."""
    try:
        connection.execute(path.read_text(encoding="utf-8"))
    except duckdb.Error as error:
        raise BuildError(f"{path.parent.name}/{path.name}: {error}") from error


def add_intervals(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every rate its 95 % Poisson interval and store the observations in the order they are asked for.

    The interval rests on cases and population, not on the published rate: that is rounded to whole numbers, and an interval scaled
    from it would be off by up to an eighth where cases are few. Two decimals are a hundredth of what any page shows; all of them would
    take a tenth of the published file.
    """
    frame = connection.execute("""
        SELECT observation.*, indicator.scale = 'rate' AND value IS NOT NULL AND observation.numerator IS NOT NULL
                              AND observation.denominator IS NOT NULL AS has_interval
        FROM observation JOIN indicator USING (indicator_id)
        ORDER BY indicator_id, period, level, area_id
    """).df()
    chosen = frame["has_interval"].to_numpy(dtype=bool)
    cases, population = (frame.loc[chosen, name].to_numpy(dtype=float) for name in ("numerator", "denominator"))
    _, low, high = rate_interval(cases, population)
    frame.loc[chosen, "low"], frame.loc[chosen, "high"] = low.round(_DECIMALS), high.round(_DECIMALS)
    connection.execute("TRUNCATE observation")
    insert_frame(connection, "observation", frame.drop(columns="has_interval"))


def run_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Run checks/*.sql; each selects offenders, so any returned row stops the build."""
    for path in sorted(CHECKS.glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        claim = sql.splitlines()[0].removeprefix("--").strip()
        offenders = connection.execute(sql)
        names = [column[0] for column in offenders.description or []]
        rows = offenders.fetchmany(10)
        if rows:
            places = "\n".join(
                "  " + ", ".join(f"{name} = {value}" for name, value in zip(names, row, strict=True)) for row in rows
            )
            raise BuildError(f"Die Prüfung „{claim}“ ({path.stem}) ist nicht bestanden:\n{places}")
        insert(connection, "check_passed", [{"check_id": path.stem, "claim": claim}])
