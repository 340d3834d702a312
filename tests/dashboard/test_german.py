"""Numbers as Germans write them; the browser's twin passes the same table (NUMBERS)."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import german

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


def test_dates_and_spans() -> None:
    assert german.day(date(2026, 11, 22)) == "22.11.2026"
    assert german.month(date(2026, 1, 2)) == "01/2026"
    assert german.month_in_words(date(2026, 3, 1)) == "März 2026"
    assert german.day(None) == "–"
    assert german.years(2014, 2020) == "2014–2020"
    assert german.years(2020, 2020) == "2020"


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
