from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.analysis import groups, hover, scatter
from dashboard.analysis.rows import Guide, Value
from dashboard.analysis.scales import COLUMN
from tests.dashboard import analysis_boards as boards

CHOSEN = frozenset({"070000003", "070000004"})


def by_area(figure: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {
        area_id: (x, y)
        for trace in figure["data"]
        if "customdata" in trace and trace.get("meta") != "chosen"
        for area_id, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }


def said(figure: dict[str, Any]) -> list[str]:
    return [text for trace in figure["data"] if "hovertemplate" in trace for text in trace["text"]]


def words(figure: dict[str, Any]) -> str:
    return " | ".join(each["text"] for each in figure["layout"].get("annotations", ()))


@pytest.mark.parametrize("colour", [groups.KIND, groups.STATUS])
@pytest.mark.parametrize("intervals", [True, False])
def test_plotly_takes_the_figure(colour: str, intervals: bool) -> None:
    figure = scatter.figure(boards.board(), CHOSEN, colour=colour, intervals=intervals)
    assert go.Figure(figure).to_dict()["data"]
    assert json.loads(json.dumps(figure)) == figure


def test_every_area_with_both_values_is_a_point_and_no_other_is() -> None:
    board = boards.board()
    expected = {
        point.area_id: (point.x.value, point.y.value)
        for point in board.points
        if point.x.value is not None and point.y.value is not None
    }
    assert len(expected) == 42
    assert by_area(scatter.figure(board)) == expected


def test_groups_are_told_apart_by_form_and_counted() -> None:
    for colour, some in ((groups.KIND, "Verbandsgemeinden (14)"), (groups.STATUS, "aktiv (11)")):
        figure = scatter.figure(boards.board(), colour=colour)
        named = [trace for trace in figure["data"] if trace.get("customdata") and trace.get("showlegend", True)]
        assert some in [trace["name"] for trace in named]
        assert len({trace["marker"]["symbol"] for trace in named}) == len(named) > 2


def test_what_is_chosen_has_its_name_and_is_left_to_the_page_to_mark() -> None:
    figure = scatter.figure(boards.board(), CHOSEN)
    rings = figure["data"][-1]
    assert rings["meta"] == "chosen" and rings["marker"]["opacity"] == 0
    assert {"Ort &amp; &lt;Stadt&gt; 3", "Ort &amp; &lt;Stadt&gt; 4"} <= set(rings["text"])
    assert not [trace for trace in figure["data"] if {"selectedpoints", "selected", "unselected"} & set(trace)]


def test_hover_says_whole_sentences() -> None:
    text = said(scatter.figure(boards.board()))
    assert len(text) == 42 + 3
    assert all(line.endswith(".") for line in text)
    first = next(line for line in text if "Stadt&gt; 1</b>" in line).replace("<br>", " ")
    assert first == (
        "<b>Ort &amp; &lt;Stadt&gt; 1</b> Die verbandsfreie Gemeinde hat 29.997\u00a0Einwohner. Der Stand ist „ruhend“. "
        "Der Wert für „Bedarf“ ist 37 (2024). Der Wert für „Struktur“ ist 64 (2024). "
        "Erfunden (Demodaten) ist der Wert für „Bedarf“."
    )
    invented = [replace(point, status_synthetic=True) for point in boards.board().points]
    first = said(scatter.figure(boards.board(points=invented)))[0].replace("<br>", " ")
    assert "Der Stand ist „ruhend“ (erfunden)." in first
    assert sum("Beide Werte sind erfunden" in line.replace("<br>", " ") for line in text) == 21
    assert max(len(re.sub(r"<[^>]+>|&\w+;", "", line)) for each in text for line in each.split("<br>")) <= 60


def test_quadrants_of_need_and_structure_are_said_in_words() -> None:
    said_at = {each["text"]: (each["x"], each["y"]) for each in scatter.figure(boards.board())["layout"]["annotations"]}
    assert said_at["hoher Bedarf,<br>geringe Struktur"] == (1, 0)
    turned = scatter.figure(boards.board(x=boards.STRUCTURE, y=boards.NEED))["layout"]["annotations"]
    assert {each["text"]: (each["x"], each["y"]) for each in turned}["hoher Bedarf,<br>geringe Struktur"] == (0, 1)


def test_one_kind_has_a_cross_of_lines_at_its_medians_several_a_mark_each() -> None:
    board = boards.board(x=boards.RATE)
    several = scatter.figure(board)
    marks = next(trace for trace in several["data"] if trace.get("name") == "Median der Art")
    assert (marks["x"], marks["y"]) == ([50, 50, 50], [45, 46, 47])
    assert not several["layout"]["shapes"] and "Median: " not in words(several)
    of_kind = [point for point in board.points if point.kind == "verbandsgemeinde"]
    one = scatter.figure(replace(board, points=of_kind))
    assert {(line["x0"], line["y0"]) for line in one["layout"]["shapes"]} == {(50, 0), (0, 47)}
    assert {"Median: 50", "Median: 47", "nur waagerecht<br>über dem Median"} <= set(words(one).split(" | "))


def test_the_unit_is_said_once() -> None:
    rate = replace(boards.RATE, title="Straftaten je 100.000 Einwohner", unit="je 100.000 Einw.")
    value = Value(3938.0, "3.938 je 100.000 Einw. (2024)", period=2024, short="3.938")
    assert hover.values([(rate, value)]) == ["Der Wert für „Straftaten je 100.000 Einwohner“ ist 3.938 (2024)."]
    newest = replace(value, short="3.938 (2024)")
    assert hover.values([(rate, newest)]) == hover.values([(rate, value)])
    assert "3.938 je 100.000 Einw. (2024)." in hover.values([(replace(rate, title="Straftaten"), value)])[0]


def test_medians_say_their_values_and_what_is_invented() -> None:
    board = boards.board()
    medians = [replace(each, synthetic=each.kind == "verbandsfreie_gemeinde") for each in board.medians]
    marks = next(
        trace for trace in scatter.figure(replace(board, medians=medians))["data"] if trace["name"] == "Median der Art"
    )
    cities, free, _ = (text.replace("<br>", " ") for text in marks["text"])
    assert cities == (
        "Die Mediane der kreisfreien Städte sind 50 waagerecht und 45 senkrecht, gerechnet aus 14\u00a0Gebieten mit beiden Werten."
    )
    assert "der verbandsfreien Gemeinden" in free and free.endswith("erfundene Werte ein (Demodaten).")


def test_guides_are_lines_with_their_value() -> None:
    figure = scatter.figure(boards.board(x=boards.RATE, guides=[Guide("Rheinland-Pfalz", 5517.4, "x")]))
    assert "Rheinland-Pfalz: 5.517" in words(figure)
    assert figure["layout"]["shapes"][0]["x0"] == 5517.4
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < 5517.4 < high


def test_categories_are_columns_in_which_areas_stand_where_they_always_stand() -> None:
    points = [boards.area(place, x=boards.number([1, 2, 7][place % 3])) for place in range(30)]
    board = boards.board(points=points, x=boards.STATUS)
    figure = scatter.figure(board)
    assert figure["layout"]["xaxis"]["ticktext"] == ["aktiv", "ruhend", "unklar"]
    places = by_area(figure)
    assert all(abs(places[point.area_id][0] - place % 3) <= COLUMN for place, point in enumerate(points))
    assert by_area(scatter.figure(replace(board, points=points[5:])))[points[9].area_id] == places[points[9].area_id]
    assert len({x for x, _ in places.values()}) > 25
    assert "Median der Art" not in [trace.get("name") for trace in figure["data"]]


def test_inhabitants_stand_on_an_axis_of_round_powers() -> None:
    points = [boards.area(place, x=boards.number(5000 * (place + 1))) for place in range(30)]
    axis = scatter.figure(boards.board(points=points, x=boards.INHABITANTS))["layout"]["xaxis"]
    assert axis["type"] == "log"
    assert axis["ticktext"] == ["5.000", "10.000", "20.000", "50.000", "100.000"]


def test_sizes_are_true_to_area() -> None:
    board = boards.board()
    sizes = {
        area_id: size
        for trace in scatter.figure(board)["data"]
        if "customdata" in trace and trace.get("meta") != "chosen"
        for area_id, size in zip(trace["customdata"], trace["marker"]["size"], strict=True)
    }
    people = {point.area_id: point.inhabitants for point in board.points}
    large = [area_id for area_id in sizes if sizes[area_id] > scatter.SMALLEST]
    ratios = [people[area_id] / sizes[area_id] ** 2 for area_id in large]
    assert len(large) > 20 and max(ratios) / min(ratios) < 1.02
    assert set(scatter.figure(board, equal=True)["data"][0]["marker"]["size"]) == {scatter.EQUAL}


def test_intervals_are_bars_of_the_right_length() -> None:
    trace = scatter.figure(boards.board(), intervals=True)["data"][0]
    assert set(trace["error_x"]["array"]) == {4} and set(trace["error_y"]["arrayminus"]) == {6}
    assert "error_x" not in scatter.figure(boards.board())["data"][0]


def test_zoom_survives_other_colours_but_not_other_axes() -> None:
    def revision(figure: dict[str, Any]) -> str:
        return str(figure["layout"]["uirevision"])

    first = scatter.figure(boards.board())
    assert revision(first) == revision(scatter.figure(boards.board(), CHOSEN, colour=groups.STATUS, intervals=True))
    assert revision(first) != revision(scatter.figure(boards.board(x=boards.RATE)))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], "Kein Gebiet dieser Auswahl hat beide Werte."),
        ([boards.area(1)], "Nur Ort & <Stadt> 1 hat beide Werte."),
        ([boards.area(1, x=boards.MISSING), boards.area(2, y=boards.INHERITED)], "Kein Gebiet dieser Auswahl"),
    ],
)
def test_too_few_points_are_a_sentence(points: list[Any], expected: str) -> None:
    figure = scatter.figure(boards.board(points=points))
    assert figure["data"] == []
    assert expected.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in words(figure).replace(
        "<br>", " "
    )
    go.Figure(figure)
