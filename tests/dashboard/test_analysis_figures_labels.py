"""Names and labels that never lie on each other, jitter that stays what it was."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import labels, scales
from dashboard.analysis.labels import Box, Spot
from dashboard.analysis.rows import Axis

SHARES = st.floats(0, 1)
SPOTS = st.lists(
    st.builds(Spot, SHARES, SHARES, st.floats(4, 18), st.text("abcdefgh -", min_size=1, max_size=26)), max_size=40
)
HEIGHT = 230.0


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(SPOTS, st.data())
def test_no_name_lies_on_another_or_on_what_is_chosen(spots: list[Spot], data: st.DataObject) -> None:
    first = data.draw(st.lists(st.sampled_from(range(len(spots))), unique=True)) if spots else []
    places = labels.placed(spots, HEIGHT, first)
    boxes = [labels.box_of(spot, place, HEIGHT) for spot, place in zip(spots, places, strict=True) if place is not None]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= labels.WIDTH and box[3] <= HEIGHT
        for chosen in first:
            x, y, radius = spots[chosen].x * labels.WIDTH, spots[chosen].y * HEIGHT, spots[chosen].radius
            assert not overlap(box, (x - radius, y - radius, x + radius, y + radius))


@given(SPOTS)
def test_a_wider_figure_keeps_the_names_apart(spots: list[Spot]) -> None:
    everyone = list(range(len(spots)))
    places = labels.placed(spots, HEIGHT, everyone)
    for width, height in ((1.5 * labels.WIDTH, 1.2 * HEIGHT), (4 * labels.WIDTH, 2 * HEIGHT)):
        boxes = [
            labels.box_of(spot, place, height, width)
            for spot, place in zip(spots, places, strict=True)
            if place is not None
        ]
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))


@given(st.lists(st.tuples(SHARES, st.text("abcdef", min_size=1, max_size=40)), max_size=8))
def test_labels_in_rows_do_not_touch(named: list[tuple[float, str]]) -> None:
    rows = labels.rows([place for place, _ in named], [name for _, name in named])
    ends = [(row, *labels.ends_of(place, name)) for (place, name), row in zip(named, rows, strict=True)]
    for (row, left, right), (other, start, end) in combinations(ends, 2):
        assert row != other or right <= start or end <= left


@given(st.lists(st.floats(0, 400), max_size=20), st.floats(1, 40))
def test_places_are_moved_apart_in_their_order_and_no_more_than_needed(places: list[float], least: float) -> None:
    moved = labels.apart(places, least)
    order = sorted(range(len(places)), key=lambda each: places[each])
    assert all(moved[after] - moved[before] >= least - 1e-6 for before, after in pairwise(order))
    free = all(places[after] - places[before] >= least for before, after in pairwise(order))
    assert not free or moved == places


@given(st.text(max_size=12), st.floats(0.01, 2))
def test_jitter_is_the_same_for_ever_and_never_too_far(key: str, most: float) -> None:
    assert abs(scales.jitter(key, most)) <= most
    assert scales.jitter(key, most) == scales.jitter(key, most)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hachenburg", "Hachenburg"),
        ("Bad Marienberg (Westerwald)", "Bad Marienberg (W.)"),
        ("Mainz (Stadt)", "Mainz (Stadt)"),
        ("Neustadt an der Weinstraße", "Neustadt an der Weinstraße"),
    ],
)
def test_long_names_have_a_letter_in_their_brackets(name: str, expected: str) -> None:
    assert labels.short(name) == expected


def test_jitter_spreads_neighbours() -> None:
    places = [scales.jitter(f"07143{place:04d}", 1) for place in range(100)]
    assert min(places) < -0.7 and max(places) > 0.7 and len(set(places)) == 100
    assert scales.jitter("071435002", 1) == pytest.approx(0.5332390534536073)


@given(st.text("abc &<ÄÖ-", max_size=80), st.integers(10, 50))
def test_broken_lines_keep_every_word(text: str, letters: int) -> None:
    lines = labels.broken(text, letters).split("<br>")
    plain = [line.replace("&lt;", "<").replace("&amp;", "&") for line in lines]
    assert " ".join(plain).split() == text.split()
    assert all(len(line) <= letters or " " not in line for line in plain)


@given(st.floats(1, 10**6), st.floats(1.01, 10**4))
def test_round_numbers_lie_between_both_ends(low: float, factor: float) -> None:
    values = scales.round_numbers(low, low * factor)
    assert values == sorted(set(values)) and all(low <= value <= low * factor for value in values)
    assert len(values) <= 14


@given(st.lists(st.floats(-(10**6), 10**6), min_size=1, max_size=20))
def test_every_value_stands_within_its_axis(values: list[float]) -> None:
    axis = scales.scale(Axis("straftaten", "Straftaten", "", 1), values)
    assert all(axis.low < value < axis.high for value in values)
    assert all(0 < axis.share(value) < 1 for value in values)
