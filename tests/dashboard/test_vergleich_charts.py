"""The strip with a numbered axis and the sheet around a chart: what lies where, and what cannot hide."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from dashboard import theme
from dashboard.charts import SHAPES, Ends, mark
from dashboard.charts.sheet import WIDTH, sheet
from dashboard.charts.spread import LANE, Spot, spread
from tests.dashboard.test_theme import SIGHTS, contrast, linear, uniform

SVG = "{http://www.w3.org/2000/svg}"
PLAIN, TURNED = Ends("niedriger", "höher"), Ends("ungünstiger", "günstiger", turned=True)


def spots(*values: tuple[float, float, float]) -> list[Spot]:
    return [Spot(value, SHAPES[place], "#0f2f52", low, high) for place, (value, low, high) in enumerate(values)]


def places(chart: str) -> list[tuple[float, float]]:
    """Where the marks stand: percent across, pixels down."""
    tree = ElementTree.fromstring(chart)  # noqa: S314 - our own drawing
    marks = [each for each in tree.findall(f"{SVG}svg") if each.find(f"{SVG}g") is not None]
    return [(float(each.attrib["x"].rstrip("%")), float(each.attrib["y"])) for each in marks]


def test_marks_stand_by_value_and_do_not_lie_on_each_other() -> None:
    chart, height = spread([1.0, 2.0, 3.0], PLAIN, spots((1.0, 0.9, 1.1), (1.05, 0.95, 1.15), (3.0, 2.9, 3.1)))
    (x1, y1), (x2, y2), (x3, y3) = places(chart)
    assert x1 < x2 < x3
    assert abs(y1 - y2) == LANE, "their intervals overlap"
    assert y3 == max(y1, y2), "nothing is in its way"
    assert height > 0


def test_marks_far_from_each_other_share_a_lane() -> None:
    _, low = spread([1.0, 9.0], PLAIN, spots((1.0, 0.9, 1.1), (9.0, 8.9, 9.1)))
    _, high = spread([1.0, 9.0], PLAIN, spots((1.0, 0.5, 9.5), (9.0, 0.5, 9.5)))
    assert high - low == LANE


def test_the_reference_is_named_and_text_is_escaped() -> None:
    chart, _ = spread([1.0, 2.0], PLAIN, [], reference=1.5, name="Bezug <b>")
    assert "Bezug &lt;b&gt;" in chart
    assert "stroke-dasharray" in chart


def numbers(chart: str) -> list[tuple[float, str]]:
    """The numbers of the axis from left to right: percent across and text."""
    tree = ElementTree.fromstring(chart)  # noqa: S314 - our own drawing
    labels = [
        (float(each.attrib["x"].rstrip("%")), text)
        for each in tree.findall(f"{SVG}svg")
        for text in [each.find(f"{SVG}text")]
        if text is not None and text.get("text-anchor") == "middle"
    ]
    return sorted((place, text.text or "") for place, text in labels)


def lines(chart: str) -> list[tuple[float, float]]:
    """From where to where each interval, tick and reference runs, in percent, in the order drawn."""
    tree = ElementTree.fromstring(chart)  # noqa: S314 - our own drawing
    return [
        (float(each.attrib["x1"].rstrip("%")), float(each.attrib["x2"].rstrip("%")))
        for each in tree.findall(f"{SVG}line")
    ][1:]


def test_a_turned_spread_is_the_mirror_of_the_plain_one() -> None:
    chosen = spots((1.0, 0.5, 1.5), (2.0, 1.8, 2.4), (7.0, 6.0, 9.0))
    (plain, height), (turned, same) = (
        spread([1.0, 2.0, 4.0, 7.0], ends, chosen, 3.0, "Bezug") for ends in (PLAIN, TURNED)
    )
    assert same == height
    assert places(turned) == [(pytest.approx(100 - x, abs=0.011), y) for x, y in places(plain)]
    assert lines(turned) == [
        (pytest.approx(100 - last, abs=0.011), pytest.approx(100 - first, abs=0.011)) for first, last in lines(plain)
    ]
    assert [text for _, text in numbers(plain)] == ["3", "5", "8"]
    assert [text for _, text in numbers(turned)] == ["8", "5", "3"], "from high to low"


def test_marks_of_a_turned_spread_do_not_lie_on_each_other() -> None:
    chart, _ = spread([1.0, 3.0], TURNED, spots((1.0, 0.9, 1.1), (1.05, 0.95, 1.15), (3.0, 2.9, 3.1)))
    (x1, y1), (x2, y2), (x3, _) = places(chart)
    assert x1 > x2 > x3
    assert abs(y1 - y2) == LANE


@pytest.mark.parametrize("ends", [PLAIN, Ends("ungünstiger", "günstiger"), TURNED])
def test_both_ends_of_a_spread_are_named_under_its_numbers(ends: Ends) -> None:
    chart, height = spread([1.0, 2.0], ends, [])
    left, right = ElementTree.fromstring(chart).findall(f"{SVG}text")  # noqa: S314 - our own drawing
    assert (left.text, right.text) == (ends.left, ends.right)
    assert height - 12 < float(left.attrib["y"]) == float(right.attrib["y"]) < height


@pytest.mark.parametrize("ends", [PLAIN, TURNED])
@pytest.mark.parametrize("values", [[], [5.0], [5.0, 5.0]])
def test_nothing_one_value_and_equal_values_can_be_drawn(values: list[float], ends: Ends) -> None:
    chart, height = spread(values, ends, [Spot(value, "circle", "#000000") for value in values])
    assert ElementTree.fromstring(chart).attrib["height"] == str(height)  # noqa: S314
    assert "nan" not in chart
    assert {x for x, _ in places(chart)} <= {50.0}


def test_a_sheet_holds_title_legend_chart_and_foot_within_its_size() -> None:
    chart, height = spread([1.0, 2.0], PLAIN, spots((1.0, 0.9, 1.1)))
    legend = [(mark(shape, "#0f2f52"), f"Gebiet {shape}") for shape in SHAPES]
    text = sheet("Ein & Titel " * 12, "Ein Satz. " * 30, chart, height, legend, ["Quelle: <PKS>"])
    tree = ElementTree.fromstring(text)  # noqa: S314
    labels = [each.text for each in tree.iter(f"{SVG}text")]
    assert "Quelle: <PKS>" in labels
    assert {f"Gebiet {shape}" for shape in SHAPES} <= set(labels)
    assert tree.attrib["width"] == str(WIDTH)
    total = float(tree.attrib["height"])
    assert all(float(each.attrib["y"]) < total for each in tree.iter(f"{SVG}text") if "y" in each.attrib)


def test_ten_areas_are_told_apart_by_shape_alone() -> None:
    assert len({mark(shape, "#000000") for shape in SHAPES}) == 10
    assert not re.search("undefined|None", "".join(mark(shape, "#000000") for shape in SHAPES))


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_colours_of_the_areas_are_told_apart_and_stand_out_on_white(sight: str) -> None:
    points = [uniform(SIGHTS[sight] @ linear(colour)) for colour in theme.SERIES]
    assert min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(points, 2)) >= 15
    assert min(contrast(colour, theme.SURFACE) for colour in theme.SERIES) >= 3
