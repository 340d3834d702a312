"""Shares, intervals and what is hidden: against the plain statistics, against dull twins, and against an attacker who subtracts."""

from __future__ import annotations

import math
from datetime import date
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.statistics import design_wilson_interval, kish_effective_n, linearized_se, wilson_interval
from pipelines.surveys.codebook import ALL, TOP, codebook
from pipelines.surveys.coding import Coded
from pipelines.surveys.disclosure import hidden_categories, hidden_groups
from pipelines.surveys.estimates import Published, count, publish, targets_of
from pipelines.surveys.mapping import MappedItem, Mapping
from pipelines.surveys.shares import Design, Targets, shares
from pipelines.surveys.weights import Weights
from tests.examples import examples

ITEM = "wohngegend_nacht_allein"
SCALE = codebook().scale_of(ITEM)
# published to three decimals
PUBLISHED = 0.0006
PARTS = ("weiblich", "maennlich", "divers")


def mapping(sampling: Literal["register", "panel", "offen"] = "register") -> Mapping:
    return Mapping(
        format="spss",
        title="t",
        area="Mainz",
        year=2024,
        sampling=sampling,
        mode="selbst_ausgefuellt",
        field_start=date(2024, 5, 1),
        field_end=date(2024, 6, 1),
        item=[MappedItem(item=ITEM, scale_length=4, column="q")],
    )


def coded(
    category: list[int],
    sex: list[int],
    weights: list[float] | None = None,
    stratum: list[int] | None = None,
    cluster: list[int] | None = None,
    offered: set[str] = frozenset(),
) -> Coded:  # type: ignore[assignment]
    values = np.array(weights if weights else [1.0] * len(category))
    labels = (None if each is None else np.array(each) for each in (stratum, cluster))
    return Coded(
        len(category),
        Weights(np.ones(len(category), dtype=bool), values, weights is not None),
        *labels,
        {ITEM: np.array(category)},
        {"geschlecht": np.array(sex)},
        {ITEM: set(offered)},
    )


def published(
    answers: Coded, sampling: Literal["register", "panel", "offen"] = "register", deff: float | None = None
) -> dict[tuple[str, str], Published]:
    return {(row.subgroup, row.category): row for row in publish(count(answers), mapping(sampling), deff)}


def sample(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return (
        rng.choice([-1, 0, 1, 2, 3], n, p=[0.05, 0.25, 0.4, 0.2, 0.1]),
        rng.integers(-1, 3, n),
        rng.uniform(0.3, 3, n),
    )


@pytest.mark.parametrize("design", ["weights", "strata", "clusters", "clusters in strata"])
def test_shares_agree_with_the_linearised_standard_error_of_the_statistics(design: str) -> None:
    rng = np.random.default_rng(5)
    category, _, weights = sample(rng, 400)
    category = np.maximum(category, 0)
    stratum = rng.integers(0, 4, 400) if "strata" in design else None
    cluster = rng.integers(0, 40, 400) if "clusters" in design else None
    names, targets = targets_of(SCALE, set())
    result = shares(category, np.zeros(400, dtype=np.int64), 1, targets, Design(weights, stratum, cluster))
    for place, name in enumerate(names):
        codes = {0, 1} if name == TOP else {list(SCALE.category).index(name)}
        p, se, df = linearized_se(np.isin(category, list(codes)).astype(float), weights, strata=stratum, psu=cluster)
        assert result.p[0, place] == pytest.approx(p, rel=1e-12)
        assert result.se[0, place] == pytest.approx(se, rel=1e-9)
        assert result.df[0, place] == df
    assert result.kish[0, 0] == pytest.approx(kish_effective_n(weights)[0])


@pytest.mark.parametrize("stratified", [False, True])
def test_a_subgroup_is_a_domain_of_the_whole_design(stratified: bool) -> None:
    """The dull twin: scores of zero outside the group, all persons in the variance."""
    rng = np.random.default_rng(6)
    category, group, weights = sample(rng, 300)
    stratum = rng.integers(0, 3, 300) if stratified else np.zeros(300, dtype=int)
    targets = Targets(np.array([[1.0], [1.0], [0.0], [0.0]]), np.ones((4, 1)))
    result = shares(category, group, 3, targets, Design(weights, stratum if stratified else None))
    for number in range(3):
        inside = (group == number) & (category >= 0)
        y, w = np.isin(category, [0, 1]).astype(float), weights * inside
        p = (w * y).sum() / w.sum()
        scores = w * (y - p) / w.sum()
        variance = 0.0
        for h in set(stratum.tolist()):
            stratum_scores = scores[stratum == h]
            variance += (
                len(stratum_scores) / (len(stratum_scores) - 1) * ((stratum_scores - stratum_scores.mean()) ** 2).sum()
            )
        assert result.p[number, 0] == pytest.approx(p)
        assert result.se[number, 0] == pytest.approx(math.sqrt(variance))
        assert result.n[number, 0] == inside.sum()


def test_unweighted_shares_have_the_plain_wilson_interval() -> None:
    row = published(coded([0] * 60 + [2] * 40, [0] * 100))[ALL, TOP]
    low, high = wilson_interval(60, 100)
    assert (row.n, row.n_eff, row.status) == (100, 100.0, "ok")
    assert (row.low_pct, row.value_pct, row.high_pct) == pytest.approx((100 * low, 60, 100 * high), abs=PUBLISHED)


def test_a_known_design_effect_gives_kish_wilson() -> None:
    row = published(coded([0] * 60 + [2] * 40, [0] * 100), deff=1.6)[ALL, TOP]
    assert (row.low_pct, row.high_pct) == pytest.approx(
        tuple(100 * limit for limit in wilson_interval(37.5, 62.5)), abs=PUBLISHED
    )
    assert row.n_eff == 62.5


def test_weights_give_the_design_wilson_interval() -> None:
    rng = np.random.default_rng(7)
    category, weights = rng.integers(0, 4, 200), rng.uniform(0.2, 3, 200)
    row = published(coded(category.tolist(), [0] * 200, weights.tolist()))[ALL, TOP]
    p, se, df = linearized_se((category < 2).astype(float), weights)
    assert (row.low_pct, row.high_pct) == pytest.approx(
        tuple(100 * limit for limit in design_wilson_interval(p, se, df, 200)), abs=PUBLISHED
    )
    assert row.n_eff == pytest.approx(p * (1 - p) / se**2, abs=0.01)


def test_a_share_of_all_or_none_has_the_wilson_interval_of_kishs_size_and_is_provisional() -> None:
    weights = [1.0, 3.0] * 100
    row = published(coded([0] * 200, [0] * 200, weights))[ALL, TOP]
    size = kish_effective_n(weights)[0]
    assert (row.value_pct, row.status, row.high_pct) == (100, "provisional", 100)
    assert row.low_pct == pytest.approx(100 * wilson_interval(size, size)[0], abs=PUBLISHED)
    assert row.n_eff == pytest.approx(size, abs=PUBLISHED)


def test_answers_beside_the_scale_have_their_own_base() -> None:
    rows = published(coded([0] * 60 + [2] * 60 + [4] * 30 + [-1] * 9, [0] * 159, offered={"geht_nie_raus"}))
    assert (rows[ALL, TOP].n, rows[ALL, TOP].value_pct) == (120, 50)
    assert (rows[ALL, "geht_nie_raus"].n, rows[ALL, "geht_nie_raus"].value_pct) == (150, 20)


def test_open_surveys_have_values_without_interval() -> None:
    rows = published(coded([0] * 60 + [2] * 40, [0] * 95 + [1] * 5), "offen")
    assert rows[ALL, TOP][3:9] == (100, None, 60, None, None, "unrepresentative")
    assert rows["maennlich", TOP][3:9] == (None, None, None, None, None, "suppressed")


def test_precision_suppresses_after_disclosure_and_keeps_n() -> None:
    rows = published(coded([0] * 12 + [2] * 12 + [1] * 200, [0] * 24 + [1] * 200))
    assert rows["weiblich", TOP].status == "suppressed"
    assert rows["weiblich", TOP].n == 24


def test_the_groups_of_the_comparability() -> None:
    assert (
        published(coded([0] * 30, [0] * 30))[ALL, TOP].comparability_group
        == f"{ITEM}/wohngegend/nachts/4/selbst_ausgefuellt/register"
    )


# What a reader could subtract


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7), st.integers(0, 40))
def test_what_is_not_shown_of_a_total_is_a_crowd_and_never_one_group_alone(sizes: list[int], rest: int) -> None:
    parts = dict(enumerate(sizes))
    hidden = hidden_groups(sum(sizes) + rest, parts)
    covered = rest + sum(parts[group] for group in hidden)
    assert all(n == 0 or n >= 10 for group, n in parts.items() if group not in hidden)
    visible = [n for group, n in parts.items() if group not in hidden and n]
    assert covered == 0 or covered >= 10 or not visible
    alone = len([group for group in hidden if parts[group]]) == 1
    assert not alone or rest >= 10 or not visible


@given(st.lists(st.integers(10, 60), min_size=2, max_size=6))
def test_groups_large_enough_stay_where_nothing_is_hidden(sizes: list[int]) -> None:
    assert hidden_groups(sum(sizes), dict(enumerate(sizes))) == set()


def solvable(matrix: list[list[float]], unknown: list[int]) -> set[int]:
    """Which unknowns of a linear system are determined, whatever the right side is: those with the unit vector in the row space."""
    if not unknown:
        return set()
    equations = np.array(matrix, dtype=float)[:, unknown]
    rank = np.linalg.matrix_rank(equations)
    return {
        cell
        for place, cell in enumerate(unknown)
        if np.linalg.matrix_rank(np.vstack([equations, np.eye(len(unknown))[place]])) == rank
    }


@given(
    st.lists(st.booleans(), min_size=6, max_size=6),
    st.lists(st.floats(0, 1), min_size=6, max_size=6),
    st.integers(1, 4),
)
def test_no_suppressed_share_of_a_distribution_follows_from_the_others(
    flags: list[bool], values: list[float], tops: int
) -> None:
    cells = [*"abcde", TOP]
    top = set(cells[:tops])
    suppressed = {cell for cell, flag in zip(cells, flags, strict=True) if flag}
    hidden = hidden_categories(suppressed, dict(zip(cells, values, strict=True)), TOP, top)
    assert hidden >= suppressed
    sums = [[1, 1, 1, 1, 1, 0], [float(cell in top) for cell in cells[:5]] + [-1]]
    assert not solvable(sums, [place for place, cell in enumerate(cells) if cell in hidden])


@settings(max_examples=examples(120), deadline=None)
@given(st.lists(st.integers(0, 45), min_size=4, max_size=4), st.integers(0, 2**32 - 1))
def test_no_hidden_group_can_be_computed_from_anything_published(sizes: list[int], seed: int) -> None:
    """All published counts and shares, unweighted, as linear equations in the counts of group × category that are not shown.

    The attacker also knows when everybody told their sex.
    """
    rng = np.random.default_rng(seed)
    *parts, unlabelled = sizes
    sex = [number for number, n in enumerate(parts) for _ in range(n)] + [-1] * unlabelled
    if not sex:
        return
    rows = published(coded(rng.integers(0, 4, len(sex)).tolist(), sex))
    codes = list(SCALE.category)
    groups = [*PARTS, "rest"]
    place = {
        (group, code): number
        for number, (group, code) in enumerate((group, code) for group in groups for code in codes)
    }
    equations = known_counts(rows, codes, groups, place)
    if not unlabelled:
        equations += [[float(number == place["rest", code]) for number in range(len(place))] for code in codes]
    hidden = [
        group
        for group in PARTS
        if rows.get((group, TOP)) is not None and rows[group, TOP].n is None and parts[PARTS.index(group)]
    ]
    determined = solvable(equations, list(range(len(place)))) if equations else set()
    assert not [group for group in hidden for code in codes if place[group, code] in determined]
    sums = [
        [float(number in [place[group, code] for code in codes]) for number in range(len(place))] for group in hidden
    ]
    rank = np.linalg.matrix_rank(np.array(equations)) if equations else 0
    assert not [each for each in sums if equations and np.linalg.matrix_rank(np.array([*equations, each])) == rank]


def known_counts(
    rows: dict[tuple[str, str], Published], codes: list[str], groups: list[str], place: dict[tuple[str, str], int]
) -> list[list[float]]:
    """One row per published number: n × share is a count, of a group or of everybody; n is the count over all categories."""
    equations = []
    for (group, category), row in rows.items():
        if row.n is None:
            continue
        of = groups if group == ALL else [group]
        counted = {ALL: codes, TOP: SCALE.top}.get(category, [category])
        for counted_codes, there in ((codes, True), (counted, row.value_pct is not None)):
            if there:
                cells = {place[each, code] for each in of for code in counted_codes}
                equations.append([float(number in cells) for number in range(len(place))])
    # a group nobody belongs to is not listed: its counts are zero
    absent = [group for group in PARTS if (group, TOP) not in rows]
    return equations + [
        [float(number == place[group, code]) for number in range(len(place))] for group in absent for code in codes
    ]
