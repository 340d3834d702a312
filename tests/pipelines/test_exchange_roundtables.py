"""Tables of those who have the same before them: what always holds, that no single step betters them, and what simple persons would set."""

from __future__ import annotations

import random
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.exchange.declared import exchange, solution_kinds
from pipelines.exchange.publish import distances
from pipelines.exchange.seating import OUTSIDE, Limits, seat, seated_at
from tests.examples import examples
from tests.oracle_exchange import best_tables, every_seating, faults, greedy_tables, random_tables, worth

LIMITS = Limits(4, 8, 40)
FEW = Limits(2, 3, 40)
KINDS = [each.kind for each in solution_kinds() if each.rule]
# a square of 120 km, whole kilometres: equal distances and equal places are common
POINTS = st.tuples(st.integers(0, 120), st.integers(0, 120))


def between(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> Any:
    """Kilometres, to one decimal."""
    one, other = np.array(some, dtype=float).reshape(-1, 1, 2), np.array(others, dtype=float).reshape(1, -1, 2)
    return np.hypot(*np.moveaxis(one - other, 2, 0)).round(1)


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(POINTS, max_size=40), st.lists(POINTS, max_size=10))
def test_a_table_is_never_too_small_too_large_or_too_far(
    kommunen: list[tuple[int, int]], hosts: list[tuple[int, int]]
) -> None:
    away = between(kommunen, hosts)
    found = seat(away, between(hosts, hosts), LIMITS)
    assert faults(found.hosts.tolist(), away, 4, 8, 40) == []
    assert worth(found.hosts.tolist(), away) == (found.seated, -found.ways)
    again = seat(away.copy(), between(hosts, hosts), LIMITS)
    assert again.hosts.tolist() == found.hosts.tolist()


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(POINTS, max_size=30), st.lists(POINTS, min_size=1, max_size=8))
def test_no_single_table_opened_or_closed_would_be_better(
    kommunen: list[tuple[int, int]], hosts: list[tuple[int, int]]
) -> None:
    away = between(kommunen, hosts)
    found = seat(away, between(hosts, hosts), LIMITS)
    tables = set(found.hosts.tolist()) - {OUTSIDE}
    for host in range(len(hosts)):
        changed = seated_at(tuple(sorted(tables ^ {host})), away, LIMITS)
        assert changed is None or not changed.better_than(found)


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(POINTS, max_size=6), st.lists(POINTS, min_size=1, max_size=3), st.data())
def test_for_given_hosts_the_seating_is_the_best_of_all(
    kommunen: list[tuple[int, int]], hosts: list[tuple[int, int]], data: st.DataObject
) -> None:
    away = between(kommunen, hosts)
    tables = tuple(sorted(data.draw(st.sets(st.integers(0, len(hosts) - 1)))))
    allowed = every_seating(tables, away.tolist(), FEW.least, FEW.most, FEW.reach)
    found = seated_at(tables, away, FEW)
    if found is None:
        assert allowed == []
    else:
        assert faults(found.hosts.tolist(), away, FEW.least, FEW.most, FEW.reach) == []
        assert (found.seated, -found.ways) == max(worth(each, away) for each in allowed)


@pytest.mark.parametrize(
    ("kommunen", "seated"),
    [
        ([(0, 0)] * 3, 0),
        ([(0, 0)] * 4, 4),
        ([(0, 0)] * 8, 8),
        ([(0, 0)] * 9, 8),
        ([(40, 0)] * 4, 4),
        ([(41, 0)] * 4, 0),
        ([(0, 0)] * 3 + [(41, 0)], 0),
        ([], 0),
    ],
)
def test_the_limits_themselves_are_allowed(kommunen: list[tuple[int, int]], seated: int) -> None:
    assert seat(between(kommunen, [(0, 0)]), np.zeros((1, 1)), LIMITS).seated == seated


def test_without_a_host_everybody_stays_outside() -> None:
    assert seat(np.empty((5, 0)), np.empty((0, 0)), LIMITS).hosts.tolist() == [OUTSIDE] * 5


def test_a_greedy_host_leaves_nobody_behind() -> None:
    """The first host is in reach of all; taking its nearest eight leaves the other side with too few, another division seats everybody."""
    kommunen = [(x, 0) for x in range(12)]
    away = between(kommunen, [(4, 0), (-32, 0)])
    assert worth(greedy_tables(away.tolist(), 4, 8, 40), away.tolist())[0] == 8
    assert seat(away, between([(4, 0), (-32, 0)], [(4, 0), (-32, 0)]), LIMITS).seated == 12


def of_kind(built: duckdb.DuckDBPyConnection, kind: str) -> tuple[Any, Any]:
    """Kilometres of the embedded data: Kommunen with the finding × those that have solved it, and between the latter."""
    apart = distances(built)
    open_areas, solved = (
        [row[0] for row in built.execute(f"SELECT area_id FROM {table} WHERE kind = ? ORDER BY 1", [kind]).fetchall()]
        for table in ("finding", "solution")
    )
    return apart.loc[open_areas, solved].to_numpy(dtype=float), apart.loc[solved, solved].to_numpy(dtype=float)


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_are_better_than_what_simple_persons_set(built: duckdb.DuckDBPyConnection, kind: str) -> None:
    away, apart = of_kind(built, kind)
    found = worth(seat(away, apart, LIMITS).hosts.tolist(), away.tolist())
    assert found >= worth(greedy_tables(away.tolist(), 4, 8, 40), away.tolist())
    drawn = random.Random(7)
    for _ in range(50):
        other = random_tables(away.tolist(), 4, 8, 40, drawn)
        assert faults(other, away.tolist(), 4, 8, 40) == []
        assert found >= worth(other, away.tolist())


@pytest.mark.parametrize("kind", ["G1", "G2", "G4", "G7", "G15"])
def test_the_search_comes_near_the_best_of_all_seatings(built: duckdb.DuckDBPyConnection, kind: str) -> None:
    """One place or one per cent of the ways is what the search may leave; the kinds are those of which the best is found quickly."""
    away, apart = of_kind(built, kind)
    best, found = best_tables(away.tolist(), 4, 8, 40), seat(away, apart, LIMITS)
    assert found.seated >= best[0] - 1
    assert found.seated < best[0] or found.ways <= 1.01 * -best[1]


def test_what_is_published_is_what_was_seated(built: duckdb.DuckDBPyConnection) -> None:
    declared = exchange()
    assert (declared.least_members, declared.most_members, declared.reach_km) == (
        LIMITS.least,
        LIMITS.most,
        LIMITS.reach,
    )
    for kind in KINDS:
        found = seat(*of_kind(built, kind), LIMITS)
        published = built.execute(
            "SELECT coalesce(sum(members), 0), coalesce(sum(round(10 * distance_km)), 0) FROM roundtable_member "
            "LEFT JOIN roundtable ON roundtable.kind = roundtable_member.kind AND host_id = area_id "
            "WHERE roundtable_member.kind = ?",
            [kind],
        ).fetchall()
        assert published == [(found.seated, found.ways)]
