"""Numbers as Germans write them; the browser's twin passes the same table (NUMBERS)."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import german
from dashboard.values.summaries import Scale

NUMBERS = [
    (0, 0, "0"),
    (7, 0, "7"),
    (999, 0, "999"),
    (1000, 0, "1.000"),
    (1234.5, 1, "1.234,5"),
    (1234567, 0, "1.234.567"),
    (0.05, 1, "0,1"),
    (0.04, 1, "0,0"),
    (2.5, 0, "3"),
    (-2.5, 0, "−3"),
    (-0.04, 1, "0,0"),
    (-1234.56, 2, "−1.234,56"),
    (58.25, 1, "58,3"),
    (None, 1, "–"),
    (99.95, 1, "100,0"),
    (1.005, 2, "1,01"),
]


@pytest.mark.parametrize(("value", "decimals", "text"), NUMBERS)
def test_numbers(value: float | None, decimals: int, text: str) -> None:
    assert german.number(value, decimals) == text


def test_percent_has_a_no_break_space() -> None:
    assert german.percent(8.3) == "8,3\u00a0%"
    assert german.percent(None) == "–"
    assert german.share(1, 3) == "33,3\u00a0%"
    assert german.share(0, 0) == "–"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(879.4, 0, "+879"), (-3.24, 1, "−3,2"), (0.04, 1, "±0,0"), (-0.4, 0, "±0"), (0, 0, "±0"), (-1200, 0, "−1.200")],
)
def test_a_difference_has_a_sign(value: float, decimals: int, text: str) -> None:
    assert german.signed(value, decimals) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(7, 7, "7 von 7"), (0, 1, "0 von 1"), (4, 19, "4 von 19"), (4, 20, "20\u00a0%"), (1, 129, "1\u00a0%")],
)
def test_a_share_of_few_is_counted(part: int, whole: int, text: str) -> None:
    assert german.counted_share(part, whole) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(4, 7, "4 von 7"), (9, 7, "9 von 7"), (4, 20, "57,1\u00a0%"), (None, 7, "57,1\u00a0%"), (4, None, "57,1\u00a0%")],
)
def test_a_value_is_a_count_only_where_few_were_counted_and_else_as_published(
    part: float | None, whole: float | None, text: str
) -> None:
    assert Scale(1, percent=True).counted(57.1, part, whole, None) == text
    assert Scale(1).counted(57.1, part, whole, None) == "57,1"


def test_a_count_of_which_some_is_unknown_is_said_from_the_least_to_the_most() -> None:
    assert Scale(1, percent=True).counted(14.3, 1, 7, 2) == "1 bis 3 von 7"


def test_names_are_quoted_and_quotes_in_them_are_single() -> None:
    assert german.quoted(["Rat A", "Rat – „90. Rat“"]) == "„Rat A“ und „Rat – ‚90. Rat‘“"


def test_dates_and_spans() -> None:
    assert german.day(date(2026, 11, 22)) == "22.11.2026"
    assert german.month(date(2026, 1, 2)) == "01/2026"
    assert german.day(None) == "–"
    assert german.years(2014, 2020) == "2014–2020"
    assert german.years(2020, 2020) == "2020"
    assert german.years_of([2020, 2014, 2016, 2015, 2015]) == "2014–2016, 2020"


def test_words() -> None:
    assert german.plural(1, "Kommune", "Kommunen") == "1 Kommune"
    assert german.plural(2301, "Gemeinde", "Gemeinden") == "2.301 Gemeinden"
    assert german.listing(["a"]) == "a"
    assert german.listing(["a", "b", "c"]) == "a, b und c"
    assert german.capital("große Stadt") == "Große Stadt"
    assert sorted(["Zell", "Ähren", "Asbach", "Öfingen", "Otto"], key=german.sort_key) == [
        "Ähren",
        "Asbach",
        "Öfingen",
        "Otto",
        "Zell",
    ]
