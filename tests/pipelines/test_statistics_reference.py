"""Every verified reference case: either a function of ours gives its values, or the reason why none does is stated here."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from scipy.special import erfc

from pipelines import statistics
from tests.conftest import SAMPLES

Case = dict[str, Any]


def rate(case: Case) -> Sequence[float]:
    inputs = case["inputs"]
    result = statistics.rate_interval(
        inputs["events"], inputs["population"], inputs["multiplier"], inputs["confidence"]
    )
    return result[-len(case["expected"]) :]


def byar(case: Case) -> Sequence[float]:
    return statistics.byar_interval(case["inputs"]["count"], case["inputs"]["confidence"])


def no_event(case: Case) -> Sequence[float]:
    return statistics.exact_poisson_interval(case["inputs"]["events"], case["inputs"]["confidence"])


def standardised_rate(case: Case) -> Sequence[float]:
    inputs = case["inputs"]
    return statistics.rate_interval(
        inputs["observed"], inputs["expected"], inputs["ref_rate_per_100000"], inputs["confidence"]
    )


def expected_at_the_limit(case: Case) -> Sequence[float]:
    limits = [statistics.exact_poisson_interval(case["inputs"]["observed_events"], level) for level in (0.95, 0.998)]
    return [limit for low, high in limits for limit in (high, low)][: len(case["expected"])]


def ratio(case: Case) -> Sequence[float]:
    (x1, x2), (n1, n2) = case["inputs"]["x"], case["inputs"]["exposure"]
    return statistics.rate_ratio(x1, n1, x2, n2, case["inputs"]["confidence"])


def wilson(case: Case) -> Sequence[float]:
    inputs = case["inputs"]
    return statistics.wilson_interval(inputs["x"], inputs["n"], inputs.get("confidence", 0.95))


def difference(case: Case) -> Sequence[float]:
    inputs = case["inputs"]
    return statistics.newcombe_difference(inputs["x1"], inputs["n1"], inputs["x2"], inputs["n2"])


def design_wilson(case: Case) -> Sequence[float]:
    inputs = case["inputs"]
    return statistics.design_wilson_interval(
        inputs["p"], inputs["se"], math.inf if inputs["df"] == "inf" else inputs["df"], inputs["n"]
    )


def korn_graubard(case: Case) -> Sequence[float]:
    return statistics.korn_graubard_interval(**case["inputs"])


def uncapped_beta(case: Case) -> Sequence[float]:
    """R's method "beta" is Korn–Graubard without the cap at n; the t quantiles are table values."""
    inputs = case["inputs"]
    t_182, t_14 = 1.973084077, 2.144786688
    effective = inputs["p"] * (1 - inputs["p"]) / inputs["se"] ** 2 * (t_182 / t_14) ** 2
    return statistics.clopper_pearson_interval(inputs["p"] * effective, effective)


def kish(case: Case) -> Sequence[float]:
    weights = [float(weight) for weight, count in case["inputs"]["weights"].items() for _ in range(count)]
    return statistics.kish_effective_n(weights)


def simple_sample(case: Case) -> Sequence[float]:
    inputs = case["inputs"]
    answers = [1] * inputs["yes"] + [0] * (inputs["n"] - inputs["yes"])
    p, with_fpc, _ = statistics.linearized_se(answers, [1] * inputs["n"], fpc=inputs["N"])
    return [p, with_fpc, statistics.linearized_se(answers, [1] * inputs["n"])[1]]


def domain_se(case: Case) -> Sequence[float]:
    return [simple_sample(case)[1]]


def stratified_rows(strata: dict[str, dict[str, float]]) -> tuple[list[int], list[float], list[str], list[float]]:
    rows = [
        (int(person < each["yes"]), each["weight"], name, each["N"])
        for name, each in strata.items()
        for person in range(int(each["n"]))
    ]
    y, weights, names, population = zip(*rows, strict=True)
    return list(y), list(weights), list(names), list(population)


def weights_only(case: Case) -> Sequence[float]:
    y, weights, _, _ = stratified_rows(case["inputs"]["strata"])
    return [statistics.linearized_se(y, weights)[1]]


def cluster_rows(case: Case, rare: bool) -> tuple[list[int], list[str]]:
    rows = []
    for name, count in case["inputs"]["clusters"].items():
        size, ones = count["no"] + count["yes"], (4 if name == "568" else 0) if rare else count["yes"]
        rows += [(int(person < ones), name) for person in range(size)]
    return [y for y, _ in rows], [name for _, name in rows]


def clustered(case: Case) -> Sequence[float]:
    y, cluster = cluster_rows(case, rare=True)
    return statistics.linearized_se(y, [757 / 15] * len(y), psu=cluster, fpc=757)[:2]


def two_domains(case: Case) -> Sequence[float]:
    estimates = [
        statistics.linearized_se([1] * yes + [0] * (n - yes), [1] * n, fpc=population)
        for n, yes, population in ((100, 91, 4421), (50, 26, 755))
    ]
    (p1, se1, _), (p2, se2, _) = estimates
    assert [p1, se1, p2, se2] == pytest.approx(list(case["inputs"].values()), rel=1e-9)
    return [p1 - p2, (p1 - p2) / math.hypot(se1, se2)]


def flags(case: Case) -> Sequence[str]:
    return [
        statistics.presentation_status(row["p"], row["lo"], row["hi"], row["neff"], row["df"])
        for row in case["inputs"]["rows"]
    ]


def fingertips(case: Case) -> Sequence[str]:
    inputs = case["inputs"]
    return [statistics.trend(inputs["value"], inputs["lower"], inputs["upper"]).capitalize()]


def bh(case: Case) -> Sequence[float]:
    return list(statistics.adjust_p_values(case["inputs"]["p"], method="bh"))


def yates_p(x1: float, n1: float, x2: float, n2: float) -> float:
    """p of the two-sample test with continuity correction, written out."""
    together, gap = (x1 + x2) / (n1 + n2), abs(x1 / n1 - x2 / n2)
    correction = min(0.5, gap / (1 / n1 + 1 / n2)) * (1 / n1 + 1 / n2)
    chi2 = (gap - correction) ** 2 / (together * (1 - together) * (1 / n1 + 1 / n2))
    return float(erfc(math.sqrt(chi2 / 2)))


def holm(case: Case) -> Sequence[float]:
    x, n = case["inputs"]["x"], case["inputs"]["n"]
    pairs = list(itertools.combinations(range(4), 2))
    adjusted = statistics.adjust_p_values([yates_p(x[i], n[i], x[j], n[j]) for i, j in pairs])
    return [adjusted[pairs.index(pair)] for pair in ((0, 3), (1, 3), (2, 3))]


def phi(case: Case) -> Sequence[float]:
    return statistics.overdispersion(case["inputs"]["numerator"], case["inputs"]["denominator"])[:1]


def square_root_dispersion(case: Case) -> Sequence[float]:
    """The same winsorising and moments on another scale: z = 2√E·(√(O/E) − 1), weights 4E."""
    observed, expected = np.array(case["inputs"]["numerator"]), np.array(case["inputs"]["denominator"])
    z = statistics.winsorised(2 * np.sqrt(expected) * (np.sqrt(observed / expected) - 1), case["inputs"]["winsorise"])
    return [z.min(), z.max(), *statistics.dispersion(z, 4 * expected)]


# PKS 2010, Tabelle T9: Einwohner 1.1.2010 and erfasste Fälle 2010 of the fifteen Länder the case is computed from (without Thüringen).
LAENDER_2010 = [
    (10744921, 572049),
    (12510331, 620250),
    (3442675, 475022),
    (2511525, 204310),
    (661716, 89087),
    (1774224, 224775),
    (6061951, 401864),
    (1651216, 129489),
    (7928815, 582547),
    (17872763, 1442801),
    (4012675, 279826),
    (1022585, 71887),
    (4168732, 290647),
    (2356219, 189164),
    (2832027, 221510),
]


def laender(case: Case) -> Sequence[float]:
    population, cases = np.array(LAENDER_2010, dtype=float).T
    expected = population / population.sum() * cases.sum()
    dispersion, tau2 = statistics.overdispersion(cases, expected, trim=case["inputs"]["trim"])
    limits = [
        statistics.funnel_limits(expected, confidence=0.998),
        statistics.overdispersed_limits(expected, tau2, 0.95),
        statistics.overdispersed_limits(expected, tau2, 0.998),
    ]
    outside = [
        int((statistics.compare_to_reference(low, high, cases / expected) != "similar").sum()) for low, high in limits
    ]
    return [dispersion, math.sqrt(tau2), *outside]


def z_score(case: Case) -> Sequence[float]:
    return list(statistics.z_scores(case["inputs"]["x"])[:1])


OURS: dict[str, Callable[[Case], Sequence[Any]]] = {
    "bh1995_adjusted_p": bh,
    "byar_count_1045_0.95": byar,
    "byar_count_10_0.998": byar,
    "byar_count_65_0.95": byar,
    "coinr_zscore_1_10": z_score,
    "fingertips_trend_doc_example": fingertips,
    "funnelplotr_cqc_sqrt_winsorised10": square_root_dispersion,
    "funnelplotr_phi_published": phi,
    "kish_neff_apistrat": kish,
    "nchs_flag_examples": flags,
    "nchs_korn_graubard_clus_sch": korn_graubard,
    "newcombe1998_wilson_0_20": wilson,
    "newcombe1998_wilson_1_29": wilson,
    "newcombe_difference_method10_56_70_vs_48_80": difference,
    "pairwise_prop_test_smokers_holm": holm,
    "phe_funnel_ratio_obs1": expected_at_the_limit,
    "phe_funnel_ratio_obs3": expected_at_the_limit,
    "phe_is_rate_big": standardised_rate,
    "phe_proportion_1_100_95": wilson,
    "phe_proportion_20_100_95": wilson,
    "phe_proportion_5_100_95": wilson,
    "phe_proportion_999_3456_95": wilson,
    "phe_rate_1_100_998": rate,
    "phe_rate_20_100_998": rate,
    "phe_rate_222_3215_998": rate,
    "phe_rate_5_100_998": rate,
    "phe_rate_7776456_7564336677_95": rate,
    "phe_rate_999_3456_95": rate,
    "pks2010_overdispersion_laender": laender,
    "poisson_exact_zero_events": no_event,
    "r_poisson_two_rates_11_800_vs_21_3011": ratio,
    "svy_clus_rare_prop_se": clustered,
    "svy_difference_of_two_domains": two_domains,
    "svy_domain_H_se_fpc": domain_se,
    "svy_srs_prop_fpc": simple_sample,
    "svy_weights_only_se": weights_only,
    "svyciprop_clus_beta": uncapped_beta,
    "svyciprop_clus_rare_wilson": design_wilson,
    "svyciprop_strat_wilson": design_wilson,
    "svyciprop_weights_only_wilson_df_inf": design_wilson,
    "wilson_1045_5000_0.95": wilson,
    "wilson_65_100_0.95": wilson,
}
NOT_OURS = {
    "coinr_geometric_mean": "no composite index",
    "coinr_harmonic_mean_weighted": "no composite index",
    "funnelplotr_pr_od_limits": "overdispersion is estimated for crime counts only, not for shares",
    "goldstein_healy_factor": "ranks come from joint intervals, not from pairwise ones",
    "phe_funnel_prop_pop1": "no funnel of shares",
    "phe_funnel_prop_pop2": "no funnel of shares",
    "phe_funnel_prop_significance_rows": "no funnel of shares",
    "prop_trend_test_smokers_scores0001": "trends are those of Fingertips",
    "rao_scott_svychisq": "no test of independence in a designed sample",
    "svyciprop_clus_mean": "Wald interval, leaves 0 to 1",
    "svyciprop_clus_rare_logit": "logit interval; ours is the design-adjusted Wilson",
    "svyciprop_strat_asin": "arcsine interval; ours is the design-adjusted Wilson",
    "svyciprop_strat_logit": "logit interval; ours is the design-adjusted Wilson",
    "svyciprop_weights_only_logit": "logit interval; ours is the design-adjusted Wilson",
}
# Published rounded: the tolerance holds after rounding to as many decimals.
PRINTED_DECIMALS = {
    "funnelplotr_phi_published": 6,
    "newcombe1998_wilson_0_20": 4,
    "newcombe1998_wilson_1_29": 4,
    "newcombe_difference_method10_56_70_vs_48_80": 4,
}


@pytest.fixture(scope="module")
def oracle() -> dict[str, Case]:
    return {case["name"]: case for case in json.loads((SAMPLES / "statistics.json").read_text(encoding="utf-8"))}


def test_every_case_is_checked_or_has_a_reason(oracle: dict[str, Case]) -> None:
    assert set(oracle) == set(OURS) | set(NOT_OURS)
    assert not set(OURS) & set(NOT_OURS)


@pytest.mark.parametrize("name", OURS)
def test_reference_value(oracle: dict[str, Case], name: str) -> None:
    case = oracle[name]
    result, expected = list(OURS[name](case)), case["expected"]
    if isinstance(expected[0], str):
        assert result == expected
        return
    if name in PRINTED_DECIMALS:
        result = [round(value, PRINTED_DECIMALS[name]) for value in result]
    assert result == pytest.approx(expected, **{case["tolerance_kind"][:3]: case["tolerance"]})


def test_stratified_design_gives_what_the_interval_is_computed_from(oracle: dict[str, Case]) -> None:
    y, weights, strata, population = stratified_rows(oracle["svy_weights_only_se"]["inputs"]["strata"])
    expected = oracle["svyciprop_strat_wilson"]["inputs"]
    for fpc in (population, {"E": 4421, "H": 755, "M": 1018}):
        assert statistics.linearized_se(y, weights, strata=strata, fpc=fpc) == pytest.approx(
            (expected["p"], expected["se"], expected["df"]), rel=1e-9
        )


def test_clustered_design_gives_what_the_interval_is_computed_from(oracle: dict[str, Case]) -> None:
    y, cluster = cluster_rows(oracle["svy_clus_rare_prop_se"], rare=False)
    expected = oracle["svyciprop_clus_beta"]["inputs"]
    for fpc in (757, 15 / 757):
        result = statistics.linearized_se(np.array(y), np.ones(len(y)), psu=np.array(cluster), fpc=fpc)
        assert result == pytest.approx((expected["p"], expected["se"], expected["df"]), rel=1e-9)


def test_weights_alone_give_what_the_interval_is_computed_from(oracle: dict[str, Case]) -> None:
    y, weights, _, _ = stratified_rows(oracle["svy_weights_only_se"]["inputs"]["strata"])
    expected = oracle["svyciprop_weights_only_logit"]["inputs"]
    assert statistics.linearized_se(y, weights) == pytest.approx(
        (expected["p"], expected["se"], expected["df"]), rel=1e-9
    )
