"""Class limits: natural where there is something to divide, guarded where there is not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.maps import class_limits


def spread(values: list[float], limits: list[float]) -> float:
    """Squared distances within the classes."""
    edges = [float("-inf"), *limits, float("inf")]
    groups = [[value for value in values if low < value <= high] for low, high in itertools.pairwise(edges)]
    return sum(sum((value - sum(group) / len(group)) ** 2 for value in group) for group in groups if group)


@pytest.mark.parametrize("values", [[], [5.0], [5.0, 5.0, 5.0]])
def test_one_value_allows_no_limit(values: list[float]) -> None:
    assert class_limits.limits(values, 0) == []


def test_fewer_values_than_classes_give_one_class_each() -> None:
    assert class_limits.limits([3, 1, 2, 2], 0) == [1, 2]


def test_an_outlier_gets_a_class_of_its_own_and_the_rest_is_still_divided() -> None:
    limits = class_limits.limits([10, 11, 12, 20, 21, 22, 30, 31, 32, 100_000], 0)
    assert len(limits) == 4
    assert limits[2] < 33
    assert 32 <= limits[3] < 100_000


def test_limits_are_round() -> None:
    assert class_limits.limits([4013, 4087, 4129, 5211, 5290, 6822, 6917, 8133, 8250, 9871, 9944], 0) == [
        5000,
        6000,
        8000,
        9000,
    ]


def test_natural_breaks_are_as_good_as_trying_every_cut() -> None:
    values = [1.0, 2.0, 4.0, 7.0, 8.0, 9.0, 15.0, 16.0, 40.0]
    best = min((spread(values, list(cut)) for cut in itertools.combinations(values[:-1], 4)), default=0.0)
    assert spread(values, class_limits.limits(values, 1)) == pytest.approx(best)


@given(st.lists(st.integers(0, 30_000), min_size=2, max_size=60))
def test_limits_rise_and_leave_no_class_empty(values: list[int]) -> None:
    limits = class_limits.limits(values, 0)
    assert limits == sorted(set(limits))
    assert len(limits) <= 4
    edges = [float("-inf"), *limits, float("inf")]
    assert all(any(low < value <= high for value in values) for low, high in itertools.pairwise(edges))


def test_many_values_are_sampled_and_keep_both_ends() -> None:
    limits = class_limits.limits([float(value) for value in range(5000)], 0)
    assert len(limits) == 4
    assert limits[0] > 500
    assert limits[-1] < 4500
