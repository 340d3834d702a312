"""Power cells on cases small enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.power_diagram import fit_weights, owner_of, power_edges

SQUARE = shapely.box(0, 0, 10_000, 10_000)
SAMPLES = np.array([(x, y) for x in range(50, 10_000, 100) for y in range(50, 10_000, 100)], dtype=float)
PAIR = np.array([(2_500.0, 5_000.0), (7_500.0, 5_000.0)])


def test_equal_weights_part_two_sites_in_the_middle() -> None:
    edges = power_edges(PAIR, np.zeros(2))
    between = shapely.intersection(shapely.multilinestrings(shapely.linestrings(edges)), SQUARE)
    assert shapely.length(between) == pytest.approx(10_000)
    assert set(shapely.get_coordinates(between)[:, 0].round(6)) == {5_000}


def test_a_heavier_site_pushes_the_border_away() -> None:
    # d² − w is equal where 2·5000·(x − 5000) = w₀ − w₁.
    edges = power_edges(PAIR, np.array([10_000_000.0, 0.0]))
    between = shapely.intersection(shapely.multilinestrings(shapely.linestrings(edges)), SQUARE)
    assert set(shapely.get_coordinates(between)[:, 0].round(3)) == {6_000}


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_fitted_cells_have_the_wanted_surface(share: float) -> None:
    weights = fit_weights(PAIR, np.array([share, 1 - share]), SAMPLES, SQUARE.area)
    assert np.mean(owner_of(SAMPLES, PAIR, weights) == 0) == pytest.approx(share, abs=0.02)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=3, max_size=12, unique=True),
    st.integers(0, 1_000_000),
)
def test_no_edge_runs_through_a_cell(points: list[tuple[int, int]], seed: int) -> None:
    """Dull twin: the two sides of an edge belong to two sites that are equally far by power, all others are farther."""
    rng = np.random.default_rng(seed)
    sites = np.array(points, dtype=float) * 100 + rng.uniform(-20, 20, (len(points), 2))
    weights = rng.uniform(0, 100_000, len(sites))
    middles = power_edges(sites, weights).mean(axis=1)
    # A Kreis reaches little beyond its sites; the edges that close outer cells lie far out.
    reach = 2 * np.ptp(sites, axis=0).max()
    for place in middles[(np.abs(middles - sites.mean(axis=0)) < reach).all(axis=1)]:
        powers = np.sort(((sites - place) ** 2).sum(axis=1) - weights)
        assert powers[1] - powers[0] < 1e-6 * reach**2
