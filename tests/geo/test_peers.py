"""Similar areas: only of the same kind, nearest first, with reasons a reader can check."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.peers import VARIABLES, Variable, similar_areas
from pipelines.statistics import nearest_neighbours
from tests.examples import examples

SIZE = Variable("size", "Größe", " km")
TAX = Variable("tax", "Satz", " %", decimals=1)


def frame(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["area_id", "kind", "size", "tax"])


FOUR = frame(("a", "vg", 1, 0.5), ("b", "vg", 2, 0.5), ("c", "vg", 10, 0.7), ("d", "stadt", 1, 0.5))


def test_the_nearest_of_the_same_kind_comes_first_and_the_other_kind_never() -> None:
    peers_table = similar_areas(FOUR, (SIZE, TAX), k=8)
    assert peers_table.groupby("area_id")["peer_id"].agg(list).to_dict() == {
        "a": ["b", "c"],
        "b": ["a", "c"],
        "c": ["b", "a"],
    }
    assert peers_table["position"].tolist() == [1, 2] * 3


def test_the_list_ends_after_k() -> None:
    assert len(similar_areas(FOUR, (SIZE, TAX), k=1)) == 3


def test_the_reasons_are_the_closest_variables_with_both_values_in_german() -> None:
    peers_table = similar_areas(FOUR, (SIZE, TAX), k=1).set_index("area_id")
    assert peers_table.loc["a", "reasons"] == ["Satz 0,5 und 0,5 %", "Größe 1 und 2 km"]
    assert Variable("x", "Einwohnerzahl", "").in_words(12345, 1234567) == "Einwohnerzahl 12.345 und 1.234.567"
    assert Variable("x", "Saldo", "", decimals=1).in_words(-1.25, 0) == "Saldo −1,2 und 0,0"


def test_a_variable_that_is_the_same_everywhere_is_no_reason() -> None:
    peers_table = similar_areas(frame(("a", "vg", 1, 3), ("b", "vg", 2, 3), ("c", "vg", 5, 3)), (SIZE, TAX))
    assert {tuple(reason.split()[0] for reason in reasons) for reasons in peers_table["reasons"]} == {("Größe",)}


def test_ratios_matter_where_the_variable_says_so() -> None:
    table = frame(("a", "vg", 100, 0), ("b", "vg", 1000, 0), ("c", "vg", 1600, 0))
    nearest = {
        log: similar_areas(table, (Variable("size", "", "", log=log),), k=1).set_index("area_id").loc["b", "distance"]
        for log in (True, False)
    }
    logs = np.log([100, 1000, 1600])
    assert nearest[True] == pytest.approx(np.log(1.6) / logs.std(ddof=1))
    assert nearest[False] == pytest.approx(600 / np.std([100, 1000, 1600], ddof=1))


def test_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="gap"):
        similar_areas(frame(("a", "vg", 1, float("nan")), ("b", "vg", 2, 1)), (SIZE, TAX))


def test_a_kind_of_one_has_no_similar_area() -> None:
    assert similar_areas(frame(("a", "vg", 1, 1)), (SIZE, TAX)).empty


def test_no_variable_speaks_of_crime_or_feeling() -> None:
    words = " ".join(f"{each.column} {each.words} {each.unit}" for each in VARIABLES).lower()
    assert not any(word in words for word in ("straf", "fälle", "kriminal", "sicher", "furcht", "faelle"))


def test_a_difference_too_small_to_square_is_none() -> None:
    peers_table = similar_areas(frame(("a", "vg", 0, 0), ("b", "vg", 0, 8e-246), ("c", "vg", 0, 1e-273)), (SIZE, TAX))
    assert set(peers_table["distance"]) == {0.0}


@example([(0.0, 0.0), (0.0, 1.6e-197), (1.0, 0.0)], 1)
@settings(max_examples=examples(50), deadline=None)
@given(
    st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=3, max_size=12, unique=True), st.integers(1, 4)
)
def test_the_order_is_that_of_the_published_function(values: list[tuple[float, float]], k: int) -> None:
    table = frame(*((f"{number:02}", "vg", size, tax) for number, (size, tax) in enumerate(values)))
    peers_table = similar_areas(table, (SIZE, TAX), k=k)
    listed = {f"{number:02}": pair for number, pair in enumerate(values)}
    for area_id, peers in peers_table.groupby("area_id")["peer_id"]:
        distances = peers_table.loc[peers.index, "distance"].to_numpy()
        if np.diff(distances).min(initial=1) > 1e-9:
            assert peers.tolist() == nearest_neighbours(listed, area_id, min(k, len(values) - 1))
