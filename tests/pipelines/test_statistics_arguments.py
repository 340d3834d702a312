"""A wrong argument is refused with its name."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from pipelines import statistics

NAN = math.nan
WRONG: list[tuple[str, Callable[[], Any]]] = [
    ("count", lambda: statistics.poisson_interval(-1)),
    ("count", lambda: statistics.byar_interval(NAN)),
    ("count", lambda: statistics.exact_poisson_interval(math.inf)),
    ("count", lambda: statistics.poisson_interval([3, None])),
    ("count", lambda: statistics.poisson_interval("3")),
    ("count", lambda: statistics.poisson_interval([[1, 2], [3]])),
    ("confidence", lambda: statistics.poisson_interval(3, 1.0)),
    ("confidence", lambda: statistics.poisson_interval(3, 95)),
    ("confidence", lambda: statistics.wilson_interval(3, 5, 0)),
    ("confidence", lambda: statistics.funnel_limits(3, 1, [0.95, 0.998])),
    ("confidence", lambda: statistics.rate_ratio(0, 1, 0, 1, 2)),
    ("confidence", lambda: statistics.rank_interval([1], [1], 1.5)),
    ("confidence", lambda: statistics.design_wilson_interval(0.5, 0.1, 9, 10, NAN)),
    ("events", lambda: statistics.rate_interval(-3, 100)),
    ("population", lambda: statistics.rate_interval(3, 0)),
    ("per", lambda: statistics.rate_interval(3, 100, per=0)),
    ("x1", lambda: statistics.rate_ratio(1.5, 1, 2, 1)),
    ("x2", lambda: statistics.rate_ratio(1, 1, -2, 1)),
    ("n1", lambda: statistics.rate_ratio(1, 0, 2, 1)),
    ("n2", lambda: statistics.rate_ratio(1, 1, 2, NAN)),
    ("events", lambda: statistics.marshall_shrinkage([], [])),
    ("events", lambda: statistics.marshall_shrinkage([1, -1], [5, 5])),
    ("population", lambda: statistics.marshall_shrinkage([1, 1], [5, 0])),
    ("population", lambda: statistics.marshall_shrinkage([1, 1], [5, 5, 5])),
    ("successes", lambda: statistics.wilson_interval(6, 5)),
    ("successes", lambda: statistics.wilson_interval(-1, 5)),
    ("n", lambda: statistics.wilson_interval(0, 0)),
    ("successes", lambda: statistics.clopper_pearson_interval(6, 5)),
    ("x1", lambda: statistics.newcombe_difference(9, 5, 1, 5)),
    ("n2", lambda: statistics.newcombe_difference(1, 5, 1, 0)),
    ("weights", lambda: statistics.kish_effective_n([])),
    ("weights", lambda: statistics.kish_effective_n([1, 0])),
    ("weights", lambda: statistics.kish_effective_n([1, -1])),
    ("weights", lambda: statistics.kish_effective_n([1, None])),
    ("weights", lambda: statistics.kish_effective_n(["1,5", "0,7"])),
    ("weights", lambda: statistics.kish_effective_n(3)),
    ("y", lambda: statistics.linearized_se([], [])),
    ("y", lambda: statistics.linearized_se([1, NAN], [1, 1])),
    ("weights", lambda: statistics.linearized_se([1, 0], [0, 0])),
    ("weights", lambda: statistics.linearized_se([1, 0], [1, 1, 1])),
    ("strata", lambda: statistics.linearized_se([1, 0], [1, 1], strata=["a"])),
    ("strata", lambda: statistics.linearized_se([1, 0], [1, 1], strata=["a", None])),
    ("strata", lambda: statistics.linearized_se([1, 0], [1, 1], strata=["a", NAN])),
    ("psu", lambda: statistics.linearized_se([1, 0], [1, 1], psu=np.array([1, NAN]))),
    ("psu", lambda: statistics.linearized_se([1, 0], [1, 1], psu=[[1], [2]])),
    ("psu", lambda: statistics.linearized_se([1, 0], [1, 1], psu=[7, 7])),
    ("psu", lambda: statistics.linearized_se([1], [1])),
    ("fpc", lambda: statistics.linearized_se([1, 0], [1, 1], fpc=-1)),
    ("fpc", lambda: statistics.linearized_se([1, 0, 1], [1, 1, 1], fpc=2)),
    ("fpc", lambda: statistics.linearized_se([1, 0], [1, 1], fpc=[10, 20])),
    ("fpc", lambda: statistics.linearized_se([1, 0], [1, 1], fpc=[10, 10, 10])),
    ("fpc", lambda: statistics.linearized_se([1, 0] * 2, [1] * 4, strata=list("aabb"), fpc={"a": 9})),
    ("fpc", lambda: statistics.linearized_se([1, 0] * 2, [1] * 4, strata=list("aabb"), fpc={"a": 9, "b": 0})),
    ("p", lambda: statistics.design_wilson_interval(1.1, 0.1, 9, 10)),
    ("se", lambda: statistics.design_wilson_interval(0.5, -0.1, 9, 10)),
    ("df", lambda: statistics.design_wilson_interval(0.5, 0.1, 0, 10)),
    ("df", lambda: statistics.design_wilson_interval(0.5, 0.1, NAN, 10)),
    ("n", lambda: statistics.design_wilson_interval(0.5, 0.1, 9, 0)),
    ("n", lambda: statistics.korn_graubard_interval(0.5, 0.1, 0.5, 9)),
    ("df", lambda: statistics.korn_graubard_interval(0.5, 0.1, 9, 0)),
    ("p", lambda: statistics.presentation_status(-0.1, 0, 1, 50, 9)),
    ("low", lambda: statistics.presentation_status(0.5, 0.6, 0.4, 50, 9)),
    ("n_eff", lambda: statistics.presentation_status(0.5, 0.4, 0.6, NAN, 9)),
    ("df", lambda: statistics.presentation_status(0.5, 0.4, 0.6, 50, -1)),
    ("expected", lambda: statistics.funnel_limits(0)),
    ("target", lambda: statistics.funnel_limits(3, target=0)),
    ("observed", lambda: statistics.overdispersion([0, 4, 5], [3, 4, 5])),
    ("observed", lambda: statistics.overdispersion([4], [4])),
    ("expected", lambda: statistics.overdispersion([4, 5], [4, 5, 6])),
    ("trim", lambda: statistics.overdispersion([4, 5], [4, 5], trim=0.5)),
    ("tau2", lambda: statistics.overdispersed_limits(5, -0.1)),
    ("low", lambda: statistics.compare_to_reference(3, 2, 1)),
    ("reference", lambda: statistics.compare_to_reference(1, 2, NAN)),
    ("high", lambda: statistics.compare_to_reference(1, NAN, 1)),
    ("lows", lambda: statistics.trend([1] * 5, [2] * 5, [1] * 5)),
    ("lows", lambda: statistics.trend([1] * 5, [0] * 4, [1] * 5)),
    ("values", lambda: statistics.trend(1, 0, 2)),
    ("p", lambda: statistics.adjust_p_values([])),
    ("p", lambda: statistics.adjust_p_values([0.5, 1.1])),
    ("method", lambda: statistics.adjust_p_values([0.5], method="bonferroni")),
    ("estimates", lambda: statistics.rank_interval([], [])),
    ("ses", lambda: statistics.rank_interval([1, 2], [1, -1])),
    ("ses", lambda: statistics.rank_interval([1, 2], [1])),
    ("target", lambda: statistics.nearest_neighbours({"a": [1], "b": [2]}, "c", 1)),
    ("k", lambda: statistics.nearest_neighbours({"a": [1], "b": [2]}, "a", 2)),
    ("k", lambda: statistics.nearest_neighbours({"a": [1], "b": [2]}, "a", 0)),
    ("k", lambda: statistics.nearest_neighbours({"a": [1], "b": [2]}, "a", 1.0)),
    ("table", lambda: statistics.nearest_neighbours({}, "a", 1)),
    ("table", lambda: statistics.nearest_neighbours({"a": [1], "b": [None]}, "a", 1)),
    ("table", lambda: statistics.nearest_neighbours({"a": {"x": 1}, "b": {"y": 1}}, "a", 1)),
    ("table", lambda: statistics.nearest_neighbours(None, "a", 1)),
]


@pytest.mark.parametrize(("name", "call"), WRONG, ids=lambda part: part if isinstance(part, str) else "")
def test_a_wrong_argument_is_named(name: str, call: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match=rf"^{name}\b"):
        call()
