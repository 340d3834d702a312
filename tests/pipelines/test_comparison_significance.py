"""Chance and the decision table as pure functions: reference cases at the edges, dull twins, and what must hold for all."""

from __future__ import annotations

from itertools import product
from statistics import median

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.comparison.medians import without_each
from pipelines.comparison.significance import effective_size, rate_p, share_difference, share_p
from pipelines.comparison.spread import poisson_limits, usual_ranges
from pipelines.comparison.verdicts import held_down, verdicts
from pipelines.statistics import (
    adjust_p_values,
    funnel_limits,
    newcombe_difference,
    overdispersed_limits,
    rate_ratio,
    wilson_interval,
)
from tests import oracle_comparison
from tests.conftest import Atlas
from tests.examples import examples
from tests.pipelines.comparison_atlas import add_indicator

cases, people = st.integers(0, 2_000), st.integers(500, 200_000)


def p_of(*numbers: float) -> float:
    return float(rate_p(*(np.array([float(each)]) for each in numbers))[0])


def share_p_of(*numbers: float) -> float:
    return float(share_p(*(np.array([float(each)]) for each in numbers))[0])


def test_koblenz_2020_is_not_chance() -> None:
    """10,758 cases of 114,052 inhabitants beside 81,059 cases of 957,084 in the other eleven cities: 9,433 and 8,469."""
    assert p_of(10_758, 114_052, 81_059, 957_084) < 1e-6


def test_no_case_in_either_is_no_difference() -> None:
    assert p_of(0, 1000, 0, 9000) == 1.0


@settings(max_examples=examples(300), deadline=None)
@given(cases, people, cases, people)
def test_rates_as_the_twin_and_the_same_either_way(x: int, n: int, y: int, m: int) -> None:
    p = p_of(x, n, y, m)
    assert p == pytest.approx(p_of(y, m, x, n), rel=1e-9, abs=1e-15)
    assert p == pytest.approx(oracle_comparison.ratio_p(x, n, y, m), rel=1e-6, abs=1e-9)
    for confidence in (0.95, 0.998):
        if x + y and abs(p - (1 - confidence)) > 1e-9:
            _, low, high, _ = rate_ratio(x, n, y, m, confidence)
            assert (p < 1 - confidence) == (not low <= 1 <= high)


@settings(max_examples=examples(300), deadline=None)
@given(st.floats(0, 1), st.floats(20, 5_000), st.floats(0, 1), st.floats(20, 5_000))
def test_shares_as_newcombe_at_every_confidence(p: float, n: float, q: float, m: float) -> None:
    found = share_p_of(p, n, q, m)
    assert found == pytest.approx(share_p_of(q, m, p, n), rel=1e-6, abs=1e-12)
    for confidence in (0.8, 0.95, 0.998):
        _, low, high = newcombe_difference(p * n, n, q * m, m, confidence)
        if min(abs(low), abs(high)) > 1e-7:
            assert (found < 1 - confidence) == (low > 0 or high < 0)
            assert oracle_comparison.differs(p, n, q, m, confidence) == (low > 0 or high < 0)


@settings(max_examples=examples(200), deadline=None)
@given(st.floats(0, 1), st.floats(20, 5_000))
def test_the_size_of_a_survey_is_told_by_its_interval(p: float, n: float) -> None:
    low, high = wilson_interval(p * n, n)
    assert effective_size(*(np.array([each]) for each in (p, low, high)))[0] == pytest.approx(n, rel=1e-6)
    assert oracle_comparison.size_of(p, low, high) == pytest.approx(n, rel=1e-4)


def test_a_full_count_is_different_from_everything_else() -> None:
    full = np.array([0.5, 0.5])
    assert effective_size(full, full, full).tolist() == [np.inf, np.inf]
    assert share_p(full, np.full(2, np.inf), np.array([0.5, 0.501]), np.full(2, np.inf)).tolist() == [1.0, 0.0]


def test_a_known_reference_leaves_the_interval_of_the_share_alone() -> None:
    low, high = wilson_interval(300, 400)
    known = share_difference(np.array([0.75]), np.array([400.0]), np.array([0.6]), np.array([np.inf]))
    assert [float(each[0]) for each in known] == pytest.approx([low - 0.6, high - 0.6])


def test_every_line_of_the_decision_table() -> None:
    lines = list(product([None, False, True], [-1.0, 1.0], [None, "inside", "outside"]))
    certain = pd.Series([bool(line[0]) for line in lines])
    rows = pd.DataFrame(
        {
            "p": [None if line[0] is None else 0.5 for line in lines],
            "difference": [line[1] for line in lines],
            "usual": pd.Series([line[2] for line in lines], dtype=object),
        }
    ).astype({"p": float})
    found = verdicts(rows, certain).tolist()
    assert found == [oracle_comparison.verdict(*line) for line in lines]
    assert dict(zip(lines, found, strict=True))[True, 1.0, None] == "higher"
    assert set(found) == {
        "none",
        "indistinct",
        "higher",
        "lower",
        "higher_usual",
        "lower_usual",
        "far_higher",
        "far_lower",
    }


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.floats(0, 1))), max_size=20))
def test_false_alarms_are_held_down_within_each_group(values: list[tuple[str, float | None]]) -> None:
    rows = pd.DataFrame(values, columns=["alarms", "p"]).astype({"p": float})
    found = held_down(rows.assign(indicator_id="i", period=2020, reference="kind"))
    for group in {name for name, _ in values}:
        at = [place for place, (name, p) in enumerate(values) if name == group and p is not None]
        p = [float(values[place][1] or 0) for place in at]
        assert found[at].tolist() == pytest.approx(oracle_comparison.held_down(p))
        if p:
            assert found[at].tolist() == pytest.approx(list(adjust_p_values(p, "bh")))
    assert found.isna().tolist() == rows["p"].isna().tolist()


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.floats(0, 100), min_size=2, max_size=12))
def test_a_median_without_each_of_its_values(values: list[float]) -> None:
    twin = [median(values[:at] + values[at + 1 :]) for at in range(len(values))]
    assert without_each(np.array([values]))[0].tolist() == pytest.approx(twin)


def test_the_usual_range_is_that_of_the_adjusted_funnel() -> None:
    rows = pd.DataFrame(
        {
            "scale": ["rate", "rate", "share", "rate"],
            "reference_value": [100.0, 100.0, 60.0, 100.0],
            "denominator": [20_000.0, 4_900.0, 400.0, 20_000.0],
            "tau2": [0.04, 0.04, np.nan, np.nan],
        }
    )
    usual = usual_ranges(rows)
    low, high = overdispersed_limits(20, 0.04)
    assert usual.loc[0, ["usual_low", "usual_high"]].tolist() == pytest.approx([100 * low, 100 * high])
    assert (usual.loc[0, "usual_low"], usual.loc[0, "usual_high"]) == pytest.approx(
        oracle_comparison.usual_range(100, 20_000, 0.04)
    )
    assert usual["usual_low"].isna().tolist() == [False, True, True, True]
    assert oracle_comparison.usual_range(100, 4_900, 0.04) is None


def test_the_funnel_of_the_contract_is_that_of_the_statistics(atlas: Atlas) -> None:
    for row in poisson_limits().to_dict("records"):
        atlas.insert("poisson_limit", **row)
    atlas.insert(
        "comparison_group",
        indicator_id="raub",
        period=2020,
        reference="kind",
        group_id="landkreis",
        level="kreis",
        label="Landkreise",
        areas=24,
        value=50.0,
        tau2=0.09,
    )
    add_indicator(atlas, "raub", "rate")
    rows = atlas.rows("FROM funnel('raub', 2020, 'kind', 'landkreis')")
    assert len(rows) == len(poisson_limits()) >= 80
    for inhabitants, value, *limits in rows[::10]:
        expected = inhabitants * 50 / 100_000
        twins = [*funnel_limits(expected), *funnel_limits(expected, confidence=0.998)]
        twins += [*overdispersed_limits(expected, 0.09), *overdispersed_limits(expected, 0.09, 0.998)]
        assert value == 50
        assert limits == pytest.approx([50 * each for each in twins])
