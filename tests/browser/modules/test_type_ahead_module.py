"""assets/map/type_ahead.js: letters that lead to names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NAMES = ["Mainz", "Worms", "Landkreis Ahrweiler", "Öttingen", "Wörth am Rhein", "Bad Ems-Nassau", "Bad Breisig"]
# keys with the milliseconds at which they are pressed, from the place 0; the places they lead to
TYPED = [
    ([("w", 0)], [1]),
    ([("w", 0), ("w", 100), ("w", 200)], [1, 4, 1]),
    ([("w", 0), ("ö", 1), ("r", 2), ("t", 3)], [1, 1, 1, 4]),
    ([("w", 0), ("o", 1), ("e", 2), ("r", 3), ("t", 4)], [1, 1, 1, 1, 4]),
    ([("a", 0), ("h", 100)], [2, 2]),
    ([("O", 0)], [3]),
    ([("b", 0), ("a", 1), ("d", 2), (" ", 3), ("b", 4)], [5, 5, 5, 5, 6]),
    ([("w", 0), ("m", 900)], [1, 0]),
    ([("x", 0)], [-1]),
]


@pytest.mark.parametrize(("keys", "places"), TYPED)
def test_letters_lead_to_names(run: Callable[..., Any], keys: list[tuple[str, int]], places: list[int]) -> None:
    body = """const typing = new module.TypeAhead(); let current = 0;
        return given.keys.map(([key, now]) => {
            const place = typing.lead(key, given.names, current, now);
            if (place >= 0) current = place;
            return place;
        });"""
    assert run("map/type_ahead.js", body, {"names": NAMES, "keys": keys}) == places


def test_a_space_belongs_to_a_name_only_within_one_and_keys_with_control_never(run: Callable[..., Any]) -> None:
    body = """const typing = new module.TypeAhead();
        const before = typing.takes({ key: " " }, 0);
        typing.lead("b", given, 0, 0);
        return [before, typing.takes({ key: " " }, 100), typing.takes({ key: " " }, 900), typing.takes({ key: "ß" }, 0),
            typing.takes({ key: "b", ctrlKey: true }, 0), typing.takes({ key: "Enter" }, 0), typing.takes({ key: "+" }, 0)];"""
    assert run("map/type_ahead.js", body, NAMES) == [False, True, False, True, False, False, False]
