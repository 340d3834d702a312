"""A value from above is called by the level of the area that gives it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.comparison import words
from dashboard.queries.comparison import Cell
from dashboard.values.observations import Observation
from dashboard.values.wording import Wording, not_compared

INDICATOR = {"survey": False, "scale": "rate", "decimals": 0, "codes": None, "labels": None}
FROM = [("07131", "Kreiswert", "Kreiswert Adenau"), ("071315001", "Wert der Kommune", "Wert der Kommune Adenau")]


@pytest.mark.parametrize(("giver", "short", "named"), FROM)
def test_on_the_map(giver: str, short: str, named: str) -> None:
    observed = Observation(4400.0, "inherited", "Adenau", giver)
    assert Wording(INDICATOR).whose(observed) == named
    assert Wording(INDICATOR).whose(replace(observed, synthetic=True)) == f"{named}, erfunden"
    assert not_compared(observed) == f"kein Vergleich: {short}"


@pytest.mark.parametrize(("giver", "short", "named"), FROM)
def test_in_the_comparison(giver: str, short: str, named: str) -> None:
    cell = Cell("071315001004", "hz", 2020, 4400.0, None, None, "inherited", "Adenau", giver)
    assert words.remarks(cell, 2020) == [named]
    assert words.verdict(cell) == ("", f"kein Vergleich: {short}")
