"""The parts of a profile that are pure: readings, pillars, good practice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.pages.gebiet import good_practice, insiko, series
from dashboard.pages.gebiet.insiko import Facts
from dashboard.pages.gebiet.series import Similar
from dashboard.queries.profile_registry import AreaStatus, Contact
from dashboard.queries.profile_values import Observation
from dashboard.queries.verdicts import Comparison

SHARE = {"indicator_id": "x", "source_id": "s", "scale": "share", "inherits": True, "decimals": 1, "categories": None}
RATE = {**SHARE, "scale": "rate"}


def row(period: int, status: str = "ok", value: float | None = 1.0) -> Observation:
    known = value if status in ("ok", "provisional") else None
    return Observation("x", "1", period, known, None, None, None, None, status, None)


def test_newest_is_the_last_year_whatever_its_status_but_a_mood_replaces_no_measurement() -> None:
    assert series.newest([row(2019), row(2020, "suppressed")]).period == 2020
    assert series.newest([row(2019), row(2020, "unrepresentative")]).period == 2019
    assert series.newest([row(2019, "missing"), row(2020, "unrepresentative")]).period == 2020


def test_own_values_come_before_those_of_the_area_above_even_when_suppressed() -> None:
    above = [("071435002", "Hachenburg"), ("07143", "Westerwaldkreis")]
    assert series.whose(RATE, {"1": [row(2020, "suppressed")], "07143": [row(2020)]}, "1", above) == ("1", "")
    assert series.whose(RATE, {"1": [row(2018)], "07143": [row(2020)]}, "1", above) == ("1", "")
    assert series.whose(RATE, {"1": [row(2019, "suppressed")], "07143": [row(2020)]}, "1", above) == (
        "07143",
        "Westerwaldkreis",
    )
    assert series.whose(RATE, {"07143": [row(2020)]}, "1", above) == ("07143", "Westerwaldkreis")
    secret = {"071435002": [row(2020, "suppressed")]}
    assert series.whose(RATE, {**secret, "07143": [row(2020)]}, "1", above) == ("071435002", "Hachenburg")
    assert series.whose(RATE, secret, "1", above) == ("071435002", "Hachenburg")
    assert series.whose(RATE, {**secret, "07143": [row(2021)]}, "1", above) == ("07143", "Westerwaldkreis")
    assert series.whose({**RATE, "inherits": False}, {"07143": [row(2020)]}, "1", above) is None
    assert series.whose(RATE, {}, "1", above) is None


def test_surveys_stand_beside_the_newest_of_three_years_and_crime_beside_the_same_year() -> None:
    years = {2019: {"a": 1.0}, 2021: {"a": 2.0, "b": 3.0}, 2023: {"c": 4.0}, 2024: {"d": 5.0}}
    assert series.values_beside(years, SHARE, 2023) == {"a": 2.0, "b": 3.0, "c": 4.0}
    assert series.values_beside(years, RATE, 2023) == {"c": 4.0}


def test_median_of_similar_areas_counts_only_those_with_a_value() -> None:
    assert series.middle({"a": 1.0, "b": 5.0, "c": 9.0}, ["a", "c", "z"]) == 5.0
    assert series.middle({"a": 1.0}, ["z"]) is None


def test_similar_areas_are_what_was_published_or_nothing() -> None:
    plain: dict[str, Any] = dict.fromkeys(Comparison._fields)

    def compared(value: float | None, basis: str | None) -> Comparison:
        return Comparison(**{**plain, "reference_value": value, "reference_basis": basis, "others": 8})

    values = dict(zip("abcde", (1.0, 2.0, 3.0, 4.0, 9.0), strict=True))
    assert series.of_similar_areas(RATE, compared(7.0, "pooled"), values, "abcde") == Similar(7.0, 8, is_median=False)
    assert series.of_similar_areas(SHARE, compared(7.0, "median"), values, "abcde") == Similar(7.0, 8, is_median=True)
    for kind in (RATE, SHARE):
        assert series.of_similar_areas(kind, compared(None, None), values, "abcde") is None
        assert series.of_similar_areas(kind, None, values, "abcde") is None
    number = {**RATE, "scale": "number"}
    assert series.of_similar_areas(number, None, values, "abcde") == Similar(3.0, 5, is_median=True)
    assert series.of_similar_areas(number, None, values, "abcdz") is None, "the median of four"


@pytest.mark.parametrize(
    ("decimals", "scale", "value", "text"),
    [
        (0, "number", 0.5, "0,5"),
        (0, "number", 2.0, "2"),
        (0, "number", 12.25, "12"),
        (1, "number", 2.54, "2,5"),
        (0, "rate", 0.5, "1"),
    ],
)
def test_half_of_a_whole_number_is_not_rounded(decimals: int, scale: str, value: float, text: str) -> None:
    indicator: Any = {**SHARE, "scale": scale, "decimals": decimals}
    assert series.median_scale(indicator, value).text(value) == text


def facts(**changed: Any) -> Facts:
    plain_facts: dict[str, Any] = {
        "values": {},
        "status": AreaStatus(**{**dict.fromkeys(AreaStatus._fields), "council_id": "k"}),
        "qualifications": [],
        "contacts": [],
        "sectors": {"polizei"},
        "complete": {"qualification", "contact", "meeting", "member"},
        "as_of": date(2026, 9, 30),
    }
    return Facts(**{**plain_facts, **changed})


def states(known: Facts) -> dict[str, str]:
    return {feature.name: feature.state for feature in insiko.features(known)}


def test_unknown_is_not_no() -> None:
    assert states(facts())["konzept"] == "unknown"
    assert states(facts(values={"konzept": 0.0}))["konzept"] == "no"
    assert states(facts(values={"konzept": 1.0}))["konzept"] == "yes"
    assert states(facts(values={"konzept": None}))["konzept"] == "unknown"


@pytest.mark.parametrize(
    "name", ["sitzungen_digital", "digitale_teilnahme", "digitale_beteiligungsformen", "online_austausch"]
)
def test_digital_participation_is_what_the_registry_says(name: str) -> None:
    assert states(facts())[name] == "unknown"
    assert states(facts(values={name: None}))[name] == "unknown"
    assert states(facts(values={name: 0.0}))[name] == "no"
    assert states(facts(values={name: 1.0}))[name] == "yes"


def test_absence_is_no_only_where_the_list_is_complete() -> None:
    assert states(facts())["webseminar"] == "no"
    assert states(facts(complete=set()))["webseminar"] == "unknown"
    recent = [Contact("1", "webseminar", date(2025, 1, 1)), Contact("1", "stammtisch", date(2024, 9, 1))]
    assert (states(facts(contacts=recent))["webseminar"], states(facts(contacts=recent))["stammtisch"]) == ("yes", "no")
    assert states(facts(sectors=set()))["zivilgesellschaft"] == "unknown", "no member known at all"


def test_every_feature_belongs_to_a_pillar_and_is_named() -> None:
    from dashboard.texts import profile_insiko as texts

    listing = insiko.features(facts())
    assert {feature.field for feature in listing} == set(texts.PILLARS)
    assert {feature.name for feature in listing} == set(texts.FEATURES)


def test_examples_are_sourced_and_name_their_steps() -> None:
    assert len(good_practice.examples()) >= 3
    for example in good_practice.examples():
        assert example.link.startswith("https://")
        assert example.kinds
        assert example.steps
        assert "### Problem" in example.text
        assert "### Vorgehen" in example.text


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("Kein Kopf", "Der Kopf muss"),
        ("+++\ntitle = 'x'\n+++\nText", "erwartet werden"),
        (
            "+++\ntitle='x'\nplace='x'\nkinds=[]\nsteps=[9]\ncontact='x'\nsource='x'\nlink='x'\nas_of='x'\n+++\n",
            "Beccaria-Schritte sind 1 bis 7",
        ),
    ],
)
def test_a_spoiled_example_is_refused_by_name(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "beispiel.md"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=rf"beispiel\.md: .*{complaint}"):
        good_practice.read(path)
