"""The nine colours of need × structure: told apart by every eye, ordered on both axes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dashboard import theme
from tests.dashboard.test_theme import SIGHTS, TO_XYZ, contrast, linear, uniform

NINE = [colour for row in theme.BIVARIATE for colour in row]
# Stevens, pink and blue: the most copied set
COPIED = ["#e8e8e8", "#ace4e4", "#5ac8c8", "#dfb0d6", "#a5add3", "#5698b9", "#be64ac", "#8c62aa", "#3b4994"]


def nearest(colours: list[str], sight: str) -> float:
    """Distance of the two colours that are hardest to tell apart."""
    points = [uniform(SIGHTS[sight] @ linear(colour)) for colour in colours]
    return min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(points, 2))


@pytest.mark.parametrize("sight", SIGHTS)
def test_all_nine_are_twice_as_far_apart_as_a_map_needs(sight: str) -> None:
    assert nearest(NINE, sight) >= 18


@pytest.mark.parametrize("sight", ["protan", "deutan"])
def test_the_measure_would_find_the_most_copied_set_wanting(sight: str) -> None:
    assert nearest(COPIED, sight) < 10


def test_lightness_falls_on_both_axes() -> None:
    light = np.array([[float(TO_XYZ[1] @ linear(colour)) for colour in row] for row in theme.BIVARIATE])
    assert (np.diff(light, axis=0) < 0).all()
    assert (np.diff(light, axis=1) < 0).all()


def lightness(colour: str) -> float:
    """L* of CIELAB, 0 (black) to 100: what is left of a colour on a grey printer."""
    light = float(TO_XYZ[1] @ linear(colour))
    return 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27


def test_in_grey_the_steps_of_every_row_and_column_are_seen() -> None:
    grey = np.array([[lightness(colour) for colour in row] for row in theme.BIVARIATE])
    for axis in (0, 1):
        assert (-np.diff(grey, axis=axis) >= 8).all()


def test_the_measure_of_grey_is_that_of_the_standard() -> None:
    assert [round(lightness(colour)) for colour in ("#000000", "#777777", "#ffffff")] == [0, 50, 100]


def test_the_field_that_asks_for_advice_is_the_most_vivid() -> None:
    """High need, little structure: the greatest chroma of the nine."""
    chroma = {colour: float(np.hypot(*uniform(linear(colour))[1:])) for colour in NINE}
    assert max(chroma, key=lambda colour: chroma[colour]) == theme.BIVARIATE[0][2]


def test_a_mark_stands_out_on_every_field_in_ink_or_in_white() -> None:
    assert all(max(contrast(colour, theme.INK), contrast(colour, theme.SURFACE)) >= 4 for colour in NINE)
