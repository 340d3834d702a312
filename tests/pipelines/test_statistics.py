"""Intervals against verified reference cases and their own properties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import statistics

RATES = ["phe_rate_1_100_998", "phe_rate_5_100_998", "phe_rate_20_100_998", "phe_rate_222_3215_998", "phe_rate_999_3456_95",
         "phe_rate_7776456_7564336677_95"]
BYAR = ["byar_count_10_0.998", "byar_count_65_0.95", "byar_count_1045_0.95"]


@pytest.fixture(scope="module")
def oracle(shared: Path) -> dict[str, dict[str, Any]]:
    return {case["name"]: case for case in json.loads((shared / "oracles" / "oracles.json").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", RATES)
def test_rate_interval_gives_the_reference_values(oracle: dict[str, Any], name: str) -> None:
    case = oracle[name]
    given = case["inputs"]
    rate, low, high = statistics.rate_interval(given["events"], given["population"], per=100_000, confidence=given["confidence"])
    expected = case["expected"] if len(case["expected"]) == 3 else [rate, *case["expected"]]
    assert [rate, low, high] == pytest.approx(expected, rel=case["tolerance"])


@pytest.mark.parametrize("name", BYAR)
def test_byar_interval_gives_the_reference_values(oracle: dict[str, Any], name: str) -> None:
    case = oracle[name]
    found = statistics.byar_interval(case["inputs"]["count"], case["inputs"]["confidence"])
    assert list(found) == pytest.approx(case["expected"], rel=case["tolerance"])


def test_exact_interval_of_no_case_starts_at_zero(oracle: dict[str, Any]) -> None:
    case = oracle["poisson_exact_zero_events"]
    assert list(statistics.exact_poisson_interval(0, 0.95)) == pytest.approx(case["expected"], rel=case["tolerance"])


@given(st.integers(0, 5_000_000), st.floats(0.5, 0.99), st.floats(0.991, 0.9999))
def test_interval_contains_the_count_and_grows_with_confidence(count: int, smaller: float, larger: float) -> None:
    low, high = statistics.poisson_interval(count, smaller)
    wider_low, wider_high = statistics.poisson_interval(count, larger)
    assert wider_low <= low <= count <= high <= wider_high
    assert wider_low >= 0


def test_array_form_equals_scalars_one_by_one() -> None:
    counts = np.array([0, 1, 9, 10, 11, 4711])
    low, high = statistics.poisson_interval(counts)
    one_by_one = [statistics.poisson_interval(int(count)) for count in counts]
    assert low == pytest.approx([low for low, _ in one_by_one])
    assert high == pytest.approx([high for _, high in one_by_one])


@pytest.mark.parametrize(("call", "argument"), [
    (lambda: statistics.poisson_interval(-1), "count"),
    (lambda: statistics.poisson_interval(3, 1.0), "confidence"),
    (lambda: statistics.byar_interval(float("nan")), "count"),
    (lambda: statistics.rate_interval(3, 0), "population"),
])
def test_a_wrong_argument_is_named(call: Any, argument: str) -> None:
    with pytest.raises(ValueError, match=argument):
        call()
