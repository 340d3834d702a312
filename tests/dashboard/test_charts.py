"""Charts as text: what is drawn, where, and what is left out."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from dashboard.charts import (
    SHAPES,
    Break,
    Ends,
    Event,
    Lane,
    Mark,
    Point,
    Series,
    history,
    mark,
    sparkline,
    strip,
    time_series,
)
from dashboard.charts.fields import Field, fields
from dashboard.charts.svg import ticks

SVG = "{http://www.w3.org/2000/svg}"
PLAIN, TURNED = Ends("niedriger", "höher"), Ends("ungünstiger", "günstiger", turned=True)


def elements(chart: str, tag: str) -> list[ElementTree.Element]:
    """The elements of a chart; fails where it is not well-formed."""
    return list(ElementTree.fromstring(chart).iter(f"{SVG}{tag}"))  # noqa: S314 - our own text


def joints(chart: str) -> int:
    """How many pairs of neighbouring years a line joins."""
    return sum(path.get("d", "").count("L") for path in elements(chart, "path"))


def bars(chart: str) -> int:
    """How many upright bars stand in the chart."""
    return sum(path.get("d", "").count("V") for path in elements(chart, "path") if path.get("vector-effect"))


def points(*values: float | None, first: int = 2014) -> list[Point]:
    return [Point(first + position, value) for position, value in enumerate(values)]


def test_sparkline_leads_from_year_to_year_and_marks_the_last_value() -> None:
    chart = sparkline(points(1, 3, 2), "Verlauf")
    path = elements(chart, "path")[0].get("d", "")
    assert path == "M40 30L500 6L960 18", "a higher value stands higher"
    assert len(elements(chart, "circle")) == 1
    assert 'aria-label="Verlauf"' in chart


def test_sparkline_has_a_gap_where_a_year_is_missing_and_where_the_series_breaks() -> None:
    assert joints(sparkline(points(1, None, 2, 3))) == 1
    assert joints(sparkline(points(1, 2, 3), breaks=[Break(2015)])) == 1
    assert joints(sparkline([Point(2014, 1.0), Point(2016, 2.0)])) == 0


def test_sparkline_of_one_value_is_a_point_and_of_none_is_empty() -> None:
    assert (joints(sparkline(points(5))), len(elements(sparkline(points(5)), "circle"))) == (0, 1)
    assert elements(sparkline(points(None, None)), "circle") == []
    assert 'aria-hidden="true"' in sparkline([])


def test_strip_has_a_tick_per_value_and_the_own_one_between_the_ends() -> None:
    chart = strip([10, 20, 30], PLAIN, own=20, marks=[Mark(30), Mark(10, "diamond", "#bf7a2e")], interval=(18, 22))
    assert bars(chart) == 3
    [disc] = elements(chart, "circle")
    assert disc is not None
    assert 'x="50%"' in chart
    assert 'stroke-dasharray="4 2"' in chart


def places(chart: str) -> dict[str, list[float]]:
    """Where the ticks, the lines and the marks of a strip stand, in percent of the width."""
    ticks = [float(x) / 10 for x in re.findall(r"M(\d+) ", chart)]
    spans = [float(each.attrib[end].rstrip("%")) for each in elements(chart, "line")[1:] for end in ("x1", "x2")]
    marks = [float(each.attrib["x"].rstrip("%")) for each in elements(chart, "svg") if "x" in each.attrib]
    return {"ticks": ticks, "spans": spans, "marks": marks}


def test_turned_strip_is_the_mirror_of_the_plain_one() -> None:
    values, marks = [3.0, 10.0, 20.0, 31.5], [Mark(12.0), Mark(25.0, "diamond")]
    plain, turned = (
        places(strip(values, ends, own=20.0, marks=marks, interval=(18.0, 23.0))) for ends in (PLAIN, TURNED)
    )
    assert plain["ticks"] == sorted(plain["ticks"]), "low values stand left"
    for kind in ("ticks", "marks"):
        assert turned[kind] == pytest.approx([100 - place for place in plain[kind]], abs=0.11)
    assert sorted(turned["spans"]) == pytest.approx(sorted(100 - place for place in plain["spans"]), abs=0.011)
    first, last = turned["spans"][:2]
    assert first < turned["marks"][-1] < last, "the own value stands in its interval"


@pytest.mark.parametrize("ends", [PLAIN, Ends("ungünstiger", "günstiger"), TURNED])
def test_both_ends_of_a_strip_are_named(ends: Ends) -> None:
    left, right = elements(strip([1, 2], ends), "text")
    assert (left.text, left.get("x"), left.get("text-anchor")) == (ends.left, "0", None)
    assert (right.text, right.get("x"), right.get("text-anchor")) == (ends.right, "100%", "end")


@pytest.mark.parametrize("values", [[7], [7, 7]])
def test_one_value_and_equal_values_stand_in_the_middle_of_a_turned_strip(values: list[float]) -> None:
    assert set(places(strip(values, TURNED, own=7))["ticks"]) == {50.0}


def test_strip_of_equal_values_stands_in_the_middle_and_of_nothing_is_empty() -> None:
    assert re.findall(r"M(\d+) ", strip([7, 7], PLAIN)) == ["500", "500"]
    assert elements(strip([], PLAIN), "line") == []


def test_time_series_says_the_years_and_cuts_the_line_at_a_break() -> None:
    series = Series("Koblenz", [Point(2018, 10, 9, 11), Point(2019, 12, 11, 13), Point(2020, 11, 10, 12)])
    whole, cut = time_series([series]), time_series([series], [Break(2020, "neue Zählweise")])

    assert (joints(whole), joints(cut)) == (2, 1)
    assert [text.text for text in elements(whole, "text")][-3:] == ["2018", "2019", "2020"]
    assert "neue Zählweise" in cut
    assert bars(whole) == 3, "one interval per value"


def test_time_series_of_what_is_compared_with_has_neither_marks_nor_intervals() -> None:
    chart = time_series([Series("Land", [Point(2019, 1, 0, 2), Point(2020, 2, 1, 3)], dashed=True)])
    assert elements(chart, "circle") == []
    assert bars(chart) == 0
    assert 'stroke-dasharray="5 4"' in chart


def test_time_series_of_nothing_is_empty_and_of_one_year_is_drawn() -> None:
    assert elements(time_series([Series("x", points(None))]), "line") == []
    assert len(elements(time_series([Series("x", points(0.0))]), "circle")) == 1


def report(day: date) -> Event:
    return Event(day, '<circle r="4"/>')


def test_line_of_time_has_a_lane_per_body_and_names_them_where_there_are_several() -> None:
    first, second = (
        Lane("Rat <A>", [report(date(2019, 1, 1)), report(date(2026, 1, 1))]),
        Lane("Rat B", [report(date(2022, 7, 2))]),
    )
    alone, low = history([first], date(2026, 9, 30))
    both, high = history([first, second], date(2026, 9, 30))
    assert [len(elements(chart, "circle")) for chart in (alone, both)] == [2, 3]
    assert len(elements(both, "line")) == 2
    assert "Rat" not in alone
    assert [text.text for text in elements(both, "text")][:2] == ["Rat <A>", "Rat B"]
    assert high > 2 * low - 40
    places = [float(each.attrib["x"].rstrip("%")) for each in elements(both, "svg") if "x" in each.attrib]
    assert places[0] < places[2] < places[1], "by day, not by lane"


def test_line_of_time_of_no_report_is_empty() -> None:
    chart, height = history([Lane("Rat", [])], date(2026, 9, 30))
    assert elements(chart, "line") == []
    assert height > 0


def test_fields_count_each_state_in_their_bar_and_name_every_feature() -> None:
    unknown = ("unknown", "unbekannt", "Ein Merkmal mit einem Namen, der für eine einzige Zeile viel zu lang ist")
    chart, height = fields(
        [
            Field("Erstes", "1 ja, 0 nein, 1 unbekannt von 2", [("yes", "ja", "Konzept & Plan"), unknown]),
            Field("Zweites", "0 ja, 1 nein, 0 unbekannt von 1", [("no", "nein", "Sitzung")]),
            Field("Leer", "–", []),
        ]
    )
    widths = [each.attrib["width"] for each in elements(chart, "rect") if each.get("y")]
    assert widths == ["50%", "50%", "100%"]
    labels = [text.text for text in elements(chart, "text")]
    assert {"Erstes", "Konzept & Plan", "ja", "nein", "unbekannt", "Leer"} <= set(labels)
    assert "Ein Merkmal mit einem Namen, der für eine" in labels, "wrapped"
    lowest = max(
        float(field.attrib["y"]) + float(text.attrib["y"]) for field in elements(chart, "svg")[1:] for text in field
    )
    assert lowest <= height


def test_markup_in_words_is_not_markup() -> None:
    chart = time_series([Series("x", points(1, 2))], [Break(2015, "<script>")], label='"><script>alert(1)</script>')
    assert "<script>" not in chart
    assert elements(chart, "title")[0].text == "<script>"


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_well_formed_and_unlike_the_others(shape: str) -> None:
    ElementTree.fromstring(mark(shape, "#123456"))  # noqa: S314 - our own text
    assert len({mark(each, "#123456") for each in SHAPES}) == len(SHAPES) == 10


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(0, 100, [0, 25, 50, 75, 100]), (0.2, 0.9, [0.2, 0.4, 0.6, 0.8]), (5, 5, [5])]
)
def test_ticks_are_round_numbers_inside(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)
