"""What people type finds what they mean, and the same letters are folded as on the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.pages.daten.catalogue import fold

SEARCH, TEXT = "search.js", "text_search.js"
WORDS = {"former": "früher, heute {name}", "formerPart": "früher, teilweise heute {name}"}
# As dashboard/web/search_lists.py gives them.
AREAS = {
    "kinds": ["Landkreis", "kreisfreie Stadt", "Verbandsgemeinde", "Ortsgemeinde"],
    "kindWords": [["landkreis", "kreis"], ["stadt"], ["verbandsgemeinde", "vg"], ["stadt", "gemeinde"]],
    "kreise": ["Westerwaldkreis"],
    "areas": [
        ["07143", "Westerwaldkreis", 0, -1, 0],
        ["07111", "Koblenz", 1, -1, 1],
        ["071110000", "Koblenz", 1, -1, 0],
        ["071435002", "Hachenburg", 2, 0, 0],
        ["071435002032", "Hachenburg, Stadt", 3, 0, 0],
        ["073155001", "Köln-Land", 2, -1, 0],
    ],
    "former": [["Altburg", "071435002", 2014, 1, "071435098", 0], ["Hachenburg", "071435002", 2014, 0, "071435099", 1]],
}
SEARCH_AREAS = "return module.find((await import('/assets/search.js')).areaEntries(given.areas, given.words), given.typed).matches.map((each) => each.id);"


def matches(run: Callable[..., Any], typed: str) -> list[str]:
    """Keys of the areas that are found, best first."""
    keys: list[str] = run(TEXT, SEARCH_AREAS, {"areas": AREAS, "words": WORDS, "typed": typed})
    return keys


@pytest.mark.parametrize("text", ["Körperverletzung", "Straßen-Raub, schwer", "  §  ", "Neue Übergriffe", "É 9", ""])
def test_letters_are_folded_as_on_the_server(run: Callable[..., Any], text: str) -> None:
    assert run(TEXT, "return module.foldUmlauts(module.fold(given));", text) == fold(text)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("hach", ["071435002", "071435002032", "071435002"]),  # last Altburg, which is Hachenburg today
        ("stadt hach", ["071435002032"]),
        ("vg hachenburg", ["071435002"]),
        ("hahcenburg", ["071435002", "071435002032", "071435002"]),
        ("kreis westerwald", ["07143", "071435002", "071435002032"]),
        ("koblentz", ["071110000"]),
        ("koelnland", ["073155001"]),
        ("koblenz", ["071110000"]),
        ("07111", ["07111", "071110000"]),
        ("koeln", ["073155001"]),
        ("KÖLN land", ["073155001"]),
        ("westerwald", ["07143", "071435002", "071435002032"]),
        ("altburg", ["071435002"]),
        ("071435099", ["071435002"]),
        ("07143032", ["071435002032"]),
        ("071439999032", ["071435002032"]),
        ("7143 9999 032", ["071435002032"]),
        ("", []),
        ("!", []),
        ("xyzzy", []),
    ],
)
def test_areas_are_found_by_name_kreis_former_name_and_key(
    run: Callable[..., Any], typed: str, keys: list[str]
) -> None:
    assert matches(run, typed) == keys


def test_a_former_name_says_what_it_is_today(run: Callable[..., Any]) -> None:
    details = run(
        SEARCH,
        "return module.areaEntries(given.areas, given.words).map((each) => each.detail);",
        {"areas": AREAS, "words": WORDS},
    )
    assert details[-2:] == ["früher, teilweise heute Hachenburg", "früher, heute Hachenburg"]
    assert details[3] == "Verbandsgemeinde · Westerwaldkreis"


def test_indicators_are_found_by_synonym_and_grouped_by_topic(run: Callable[..., Any]) -> None:
    listed = {
        "topics": ["Diebstahl"],
        "indicators": [["rad", "Fahrraddiebstahl", 0, ["Drahtesel"]], ["x", "Raub", 0, []]],
    }
    body = """
        const { find } = await import("/assets/text_search.js");
        return find(module.indicatorEntries(given), "drahtesle").matches.map((each) => [each.id, each.group]);
    """
    assert run(SEARCH, body, listed) == [["rad", "Diebstahl"]]


def test_a_page_without_a_frame_has_no_words(run: Callable[..., Any]) -> None:
    assert run(SEARCH, "return module.searchWords();") == {}
