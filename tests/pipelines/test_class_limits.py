"""Class limits of maps: natural where there is something to divide, guarded where there is not, published for every map."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.build.class_limits import natural_breaks, publish_class_limits
from pipelines.database import insert_frame
from tests import oracle_classes
from tests.conftest import Atlas


def spread(values: list[float], limits: list[float]) -> float:
    """Squared distances within the classes."""
    edges = [float("-inf"), *limits, float("inf")]
    groups = [[value for value in values if low < value <= high] for low, high in itertools.pairwise(edges)]
    return sum(sum((value - sum(group) / len(group)) ** 2 for value in group) for group in groups if group)


@pytest.mark.parametrize("values", [[], [5.0], [5.0, 5.0, 5.0]])
def test_one_value_allows_no_limit(values: list[float]) -> None:
    assert natural_breaks(values, 0) == []


def test_fewer_values_than_classes_give_one_class_each() -> None:
    assert natural_breaks([3, 1, 2, 2], 0) == [1, 2]


def test_an_outlier_gets_a_class_of_its_own_and_the_rest_is_still_divided() -> None:
    limits = natural_breaks([10, 11, 12, 20, 21, 22, 30, 31, 32, 100_000], 0)
    assert len(limits) == 4
    assert limits[2] < 33
    assert 32 <= limits[3] < 100_000


def test_limits_are_round() -> None:
    values = [4013, 4087, 4129, 5211, 5290, 6822, 6917, 8133, 8250, 9871, 9944]
    assert natural_breaks(values, 0) == [5000, 6000, 8000, 9000]


def test_natural_breaks_are_as_good_as_trying_every_cut() -> None:
    values = [1.0, 2.0, 4.0, 7.0, 8.0, 9.0, 15.0, 16.0, 40.0]
    best = min((spread(values, list(cut)) for cut in itertools.combinations(values[:-1], 4)), default=0.0)
    assert spread(values, natural_breaks(values, 1)) == pytest.approx(best)


@given(st.lists(st.integers(0, 30_000), min_size=2, max_size=60))
def test_limits_rise_leave_no_class_empty_and_are_those_of_the_dull_twin(values: list[int]) -> None:
    limits = natural_breaks(values, 0)
    assert limits == sorted(set(limits))
    assert len(limits) <= 4
    edges = [float("-inf"), *limits, float("inf")]
    assert all(any(low < value <= high for value in values) for low, high in itertools.pairwise(edges))
    assert limits == oracle_classes.natural_breaks(values, 0)


@pytest.mark.parametrize(("count", "decimals"), [(250, 0), (390, 1), (1500, 2)])
def test_many_values_are_divided_as_by_the_dull_twin(count: int, decimals: int) -> None:
    dice = random.Random(count)
    values = [round(dice.lognormvariate(4, 1), decimals) for _ in range(count)]
    limits = natural_breaks(values, decimals)
    assert len(limits) == 4
    assert limits == oracle_classes.natural_breaks(values, decimals)


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    answer = connection.execute(sql)
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def published(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, str], list[float]]:
    limits = defaultdict(list)
    for row in rows(connection, "FROM class_limit ORDER BY indicator_id, level, measure, position"):
        limits[row["indicator_id"], row["level"], row["measure"]].append(row["upper"])
    return dict(limits)


def test_every_map_of_the_embedded_data_has_the_limits_of_the_dull_twin(built: duckdb.DuckDBPyConnection) -> None:
    areas = {
        level: [row["area_id"] for row in rows(built, f"SELECT area_id FROM area WHERE level = '{level}'")]
        for level in oracle_classes.ABOVE
    }
    observations = defaultdict(list)
    for row in rows(built, "FROM observation"):
        observations[row["indicator_id"]].append(row)
    expected = {}
    for indicator in rows(built, "FROM indicator"):
        own = observations[indicator["indicator_id"]]
        for level in set(indicator["levels"]) - {"land"}:
            key = indicator["indicator_id"], level
            if indicator["breaks"]:
                expected[*key, "wert"] = indicator["breaks"]
            elif indicator["scale"] != "category":
                values = oracle_classes.values_of_map(own, areas[level], level, inherits=indicator["inherits"])
                expected[*key, "wert"] = oracle_classes.natural_breaks(values, indicator["decimals"])
            if indicator["scale"] == "rate":
                expected[*key, "faelle"] = oracle_classes.natural_breaks(oracle_classes.cases_of_map(own, level), 0)
    assert published(built) == {key: limits for key, limits in expected.items() if limits}


def test_natural_breaks_of_values_count_an_inherited_value_once(built: duckdb.DuckDBPyConnection) -> None:
    """No indicator of today is without fixed limits: one is taken away from here."""
    indicator = rows(built, "FROM indicator WHERE indicator_id = 'strassenkriminalitaet'")[0]
    observations = rows(built, "FROM observation WHERE indicator_id = 'strassenkriminalitaet'")
    areas = rows(built, "FROM area")
    atlas = Atlas()
    atlas.insert("indicator", **indicator | {"breaks": None})
    for table in ("area_kind", "area", "observation"):
        chosen = f"FROM {table}" + (" WHERE indicator_id = 'strassenkriminalitaet'" if table == "observation" else "")
        insert_frame(atlas.connection, table, built.execute(chosen).fetch_df())
    publish_class_limits(atlas.connection)
    limits = published(atlas.connection)
    for level in ("kreis", "kommune", "gemeinde"):
        of_level = [area["area_id"] for area in areas if area["level"] == level]
        values = oracle_classes.values_of_map(observations, of_level, level, inherits=True)
        assert limits[indicator["indicator_id"], level, "wert"] == oracle_classes.natural_breaks(values, 0)
    atlas.connection.close()
