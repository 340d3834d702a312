"""The number behind a cell is the one that is written, to the last digit and half away from zero; what is not there has none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard import german
from dashboard.briefings.contents import cells, page_tables


@given(st.floats(-1e7, 1e7), st.integers(0, 3))
def test_a_number_is_kept_as_it_is_written(value: float, decimals: int) -> None:
    cell = cells.number(value, decimals)
    assert cell.text == german.number(value, decimals)
    assert cell.value == cells.first_number(cell.text)


@pytest.mark.parametrize(
    ("value", "text", "kept"), [(8.25, "8,3\u00a0%", 8.3), (-0.04, "0,0\u00a0%", 0.0), (99.95, "100,0\u00a0%", 100.0)]
)
def test_halves_are_rounded_as_in_the_text(value: float, text: str, kept: float) -> None:
    cell = cells.percent(value)
    assert (cell.text, cell.value) == (text, kept)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("59 von 170", 59),
        ("8,3 %", 8.3),
        ("1.819.999", 1819999),
        ("−3,2", -3.2),
        ("44,6 bis 63,6 %", None),
        ("44,6 % bis 63,6 %", None),
        ("1 bis 3 von 7", None),
        ("2016–2020", None),
        ("5.500 und mehr", None),
        ("+12 Fälle", 12),
        ("aktiv", None),
        ("", None),
        ("12.08.2026", None),
    ],
)
def test_the_first_number_of_a_text(written: str, number: float | None) -> None:
    assert cells.first_number(written) == number


def test_what_is_not_there_has_a_word_and_no_number() -> None:
    assert (cells.number(None).text, cells.number(None).value, cells.number(None).marks) == (
        "keine Angabe",
        None,
        ("m",),
    )
    assert (cells.suppressed().value, cells.suppressed().marks) == (None, ("x",))
    assert (cells.day(None, "entfällt").text, cells.day(None).value) == ("entfällt", None)
    assert cells.day(date(2026, 11, 22)).text == "22.11.2026"
    assert cells.status("unklar", demo=True).marks == ("u", "e")
    assert cells.status("aktiv", demo=False).marks == ()


def test_markup_is_read_as_text() -> None:
    assert page_tables.plain(Markup('<a href="/x">O\u00adrt</a><br>zwei &amp; drei')) == "Ort; zwei & drei"
    assert page_tables.plain("a < b") == "a < b"
