"""Hatches are seen: their lines stand 3:1 against what they are drawn on, on the map and in its legend (WCAG 1.4.11)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest

from dashboard import theme
from dashboard.maps import drawing
from tests.conftest import ROOT
from tests.dashboard.test_theme import contrast

LEAST = 3.0
DEFS = ET.fromstring(f"<defs>{''.join(drawing.patterns(1))}</defs>")  # noqa: S314
PATTERNS = {pattern.attrib["id"]: list(pattern) for pattern in DEFS}


@cache
def rules() -> list[tuple[frozenset[str], dict[str, str]]]:
    """The selectors of the map made of classes alone, with what they say of colours."""
    text = re.sub(
        r"/\*.*?\*/", "", (ROOT / "dashboard" / "assets" / "map.css").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    found = []
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        colours = dict(re.findall(r"(fill|stroke): var\(--([\w-]+)\)", body))
        found += [
            (frozenset(selector.strip().split(".")[1:]), colours)
            for selector in selectors.split(",")
            if re.fullmatch(r"(\.[\w-]+)+", selector.strip())
        ]
    return found


def colour(element: ET.Element, part: str) -> str | None:
    """What an element of a pattern is filled or stroked with: the last rule that fits and says most."""
    classes = set(element.attrib["class"].split())
    fitting = [
        (len(names), place, colours[part])
        for place, (names, colours) in enumerate(rules())
        if names <= classes and part in colours
    ]
    return theme.variables()[max(fitting)[2]] if fitting else None


@pytest.mark.parametrize("name", PATTERNS)
def test_the_lines_of_a_hatch_stand_out_from_their_ground(name: str) -> None:
    ground, mark = PATTERNS[name]
    on, line = colour(ground, "fill"), colour(mark, "stroke") or colour(mark, "fill")
    assert on
    assert line
    assert contrast(on, line) >= LEAST


def test_the_lines_over_each_class_are_those_of_the_legend() -> None:
    assert len(theme.SEQUENTIAL) == len(theme.SEQUENTIAL_HATCH)
    assert all(contrast(*pair) >= LEAST for pair in zip(theme.SEQUENTIAL, theme.SEQUENTIAL_HATCH, strict=True))
