"""The browser writes numbers exactly as dashboard/german.py does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.dashboard.test_german import NUMBERS

MODULE = "german.js"


def test_numbers_are_those_of_the_server(run: Callable[..., Any]) -> None:
    rows = [row[:2] for row in NUMBERS]
    assert run(MODULE, "return given.map((row) => module.number(...row));", rows) == [text for _, _, text in NUMBERS]


def test_percent_has_a_no_break_space(run: Callable[..., Any]) -> None:
    assert run(MODULE, "return [module.percent(8.3, 1), module.percent(null, 1)];") == ["8,3\u00a0%", "–"]


def test_names_are_ordered_in_german(run: Callable[..., Any]) -> None:
    names = ["Zell", "Ähren", "Asbach", "Öfingen", "Otto", "Ort 10", "Ort 9"]
    assert run(MODULE, "return given.sort(module.compare);", names) == [
        "Ähren",
        "Asbach",
        "Öfingen",
        "Ort 9",
        "Ort 10",
        "Otto",
        "Zell",
    ]


def test_places_are_filled_and_unknown_ones_stay(run: Callable[..., Any]) -> None:
    body = "return module.fill('{count} von {all} {what}', { count: 0, all: 'x' });"
    assert run(MODULE, body) == "0 von x {what}"
