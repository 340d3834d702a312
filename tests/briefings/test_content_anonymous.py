"""In the anonymised comparison nobody but the own Kommune can be recognised: not by name, key, inhabitants, exact value, or by dealing back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import german
from dashboard.addresses.briefing_selection import Selection
from dashboard.briefings import catalogue
from dashboard.briefings.contents import anonymous
from dashboard.briefings.contents import anonymous_classes as classes
from dashboard.briefings.model import Briefing, Chart, KeyFigures, Sentences, Subheading
from dashboard.pages.gebiet.profile import Profile, load
from dashboard.queries import areas
from dashboard.queries.profile import profiled_area
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown


@pytest.fixture(scope="module", autouse=True)
def _embedded_shown(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


def _everything(briefing: Briefing) -> str:
    """Every text of it, pictures and their descriptions among them, without the sources, which name publishers."""
    said = [briefing.title, briefing.subtitle, briefing.address, briefing.stem]
    for section in briefing.sections:
        said.append(section.heading)
        for block in section.blocks:
            if isinstance(block, Sentences):
                said += block.texts
            elif isinstance(block, Subheading):
                said.append(block.text)
            elif isinstance(block, KeyFigures):
                said += [f"{each.label} {each.figure} {each.explanation}" for each in block.figures]
            elif isinstance(block, Chart):
                said += [block.title, block.picture.svg, block.picture.alt, *block.categories]
                said += [series.name for series in block.series]
    for table in briefing.tables():
        said += [table.title, table.note, *(column.title for column in table.columns)]
        said += [cell.text for row in table.rows for cell in row]
    return "\n".join(said)


# One of each kind, and two with surveys of their own.
@pytest.mark.parametrize("area_id", ["071435002", "071110000", "071310007", "071370003", "071315001", "073310003"])
def test_no_other_kommune_can_be_told(area_id: str) -> None:
    briefing = catalogue.build(Selection("anonym", area_id))
    text, known = _everything(briefing), areas.areas().by_id
    own = known[area_id]
    for other in known.values():
        if other.level != "kommune" or other.area_id == area_id:
            continue
        assert other.area_id not in text
        assert not re.search(rf"\b{re.escape(german.number(other.inhabitants))}\b", text) or (
            other.inhabitants == own.inhabitants
        ), other.label
        if other.label != own.label and other.label not in own.label:
            assert not re.search(rf"\b{re.escape(other.label)}\b", text), other.label


@pytest.mark.parametrize("area_id", ["071435002", "071110000", "071315001"])
def test_others_appear_as_classes_of_at_least_three_and_none_by_its_value(area_id: str) -> None:
    briefing, body = catalogue.build(Selection("anonym", area_id)), profiled_area(area_id)
    assert body is not None
    profile = load(body)
    distributions = [table for table in briefing.tables() if table.name.startswith("verteilung_")]
    assert distributions
    for table in distributions:
        series = profile.series[table.name.removeprefix("verteilung_")]
        others = {each: value for each, value in series.group.items() if each != area_id}
        counts = [row[1].value for row in table.rows]
        assert min(counts) >= 3  # type: ignore[type-var]
        assert sum(counts) == len(others)  # type: ignore[arg-type]
        written = {series.scale.text(value) for value in others.values()} - {series.value_text}
        limits = re.findall(r"[\d.,]+", " ".join(row[0].text for row in table.rows))
        assert not written & set(limits)


def _dealt_anew(profile: Profile, seed: int) -> Profile:
    """The same Kommune, with the values of each indicator dealt among the similar Kommunen anew, and these in another order."""
    by_chance = Random(seed)
    series = {}
    for name, each in profile.series.items():
        peers = [peer.area_id for peer in profile.similar if peer.area_id in each.group]
        values = by_chance.sample([each.group[peer] for peer in peers], len(peers))
        series[name] = replace(each, group={**each.group, **dict(zip(peers, values, strict=True))})
    return replace(profile, series=series, similar=by_chance.sample(profile.similar, len(profile.similar)))


@pytest.mark.parametrize("area_id", ["071435002", "071110000", "071315001"])
def test_whoever_knows_the_similar_ones_and_this_code_cannot_tell_whose_value_is_which(
    area_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = profiled_area(area_id)
    assert body is not None
    profile = load(body)
    written = catalogue.build(Selection("anonym", area_id))
    moved = 0
    for seed in range(4):
        other = _dealt_anew(profile, seed)
        moved += sum(other.series[name].group != each.group for name, each in profile.series.items())
        monkeypatch.setattr(anonymous, "load", lambda _, other=other: other)
        assert catalogue.build(Selection("anonym", area_id)) == written
    assert moved > 10 or not profile.similar


def test_of_similar_ones_only_numbers_stand_there_and_add_up() -> None:
    told = 0
    for area_id in ("071435002", "071110000", "071310007", "071370003", "071315001", "073310003"):
        body = profiled_area(area_id)
        assert body is not None
        profile = load(body)
        for table in catalogue.build(Selection("anonym", area_id)).tables():
            assert not any("Kommune A" in cell.text for row in table.rows for cell in row)
            if not table.name.startswith("verteilung_") or table.columns[2].title != "davon ähnliche":
                continue
            told += 1
            group = profile.series[table.name.removeprefix("verteilung_")].group
            counts = [row[2].value for row in table.rows]
            known = sum(each.area_id in group for each in profile.similar)
            assert sum(counts) == known  # type: ignore[arg-type]
            assert max(counts) < known  # type: ignore[type-var,operator]
            assert table.note == f"Ähnliche Kommunen mit Wert: {known} von {len(profile.similar)}."
    assert told >= 10


def test_counts_that_would_tell_the_class_of_each_are_not_told() -> None:
    assert not classes.can_be_told({0: 0, 1: 8})
    assert not classes.can_be_told({0: 1, 1: 1})
    assert not classes.can_be_told({})
    assert classes.can_be_told({0: 1, 1: 7})


def test_a_median_is_named_without_its_value() -> None:
    said = [
        text
        for area in areas.areas().by_id.values()
        if area.level == "kommune" and area.kind == "verbandsfreie_gemeinde"
        for text in _everything(catalogue.build(Selection("anonym", area.area_id, ("einordnung",)))).splitlines()
        if "dem Median von" in text
    ]
    assert len(said) > 20
    for text in said:
        assert "Prozentpunkte" not in text
        assert "(" not in text.partition("Median")[2].partition(":")[0]


@given(st.lists(st.integers(0, 20_000).map(float), max_size=60))
def test_limits_hide_every_value(values: list[float]) -> None:
    limits = classes.limits(values)
    counts = [0] * (len(limits) + 1)
    for value in values:
        counts[classes.class_of(value, limits)] += 1
    assert not set(limits) & set(values)
    assert all(low < high for low, high in pairwise(limits))
    assert not limits or min(counts) >= classes.FEWEST
    assert len(counts) <= classes.MOST_CLASSES


def test_few_or_equal_values_have_no_classes() -> None:
    assert classes.limits([]) == []
    assert classes.limits([1, 2, 3, 4, 5]) == []
    assert classes.limits([7.0] * 30) == []
    assert classes.limits([10, 11, 12, 60, 70, 80]) == [50]
