"""Funnel, spread and rank bands: the numbers drawn are those of the rows."""

from __future__ import annotations

import html
import itertools
from dataclasses import replace
from typing import Any

import pytest

from dashboard.analysis import funnel, rank_bands, spread
from dashboard.analysis.rows import Funnel, Funnelled, Guide, KindSpread
from tests.dashboard import analysis_boards as boards

Figure = dict[str, Any]


def points(figure: Figure) -> dict[str, tuple[float, float]]:
    return {
        area_id: (x, y)
        for trace in figure["data"]
        if trace.get("customdata") and trace.get("meta") != "chosen"
        for area_id, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }


def words(figure: Figure) -> str:
    return " ".join(each["text"].replace("<br>", " ") for each in figure["layout"]["annotations"])


# ───────────────────────── funnel ─────────────────────────


def test_the_funnel_shows_the_areas_of_its_kind_or_all_of_the_level() -> None:
    board = boards.board()
    expected = {
        point.area_id: (point.funnelled.inhabitants, point.measured.value)
        for point in board.points
        if point.kind == "kreisfreie_stadt" and point.measured.value is not None
    }
    figure = funnel.figure(board)
    assert points(figure) == expected and len(expected) == 14
    assert "Gezeigt: Kreisfreie Stadt." in words(figure)
    everyone = funnel.figure(boards.board(funnel=boards.funnel("kommune"), reference="land"))
    assert len(points(everyone)) == 42
    assert "Gezeigt" not in words(everyone)
    assert "alle Kreise zusammen (4.000)" in words(everyone)


def test_an_own_range_is_drawn_where_it_decides_otherwise_than_the_area_and_of_all_where_there_is_none() -> None:
    inside, other = (boards.area(place, measured=boards.number(5000)) for place in (0, 3))
    other = replace(other, funnelled=replace(other.funnelled, usual_high=4500.0))
    for rows, expected in ((boards.funnel("kommune").rows, [other]), ((), [inside, other])):
        board = boards.board(points=[inside, other], funnel=Funnel("", "Kommunen", rows))
        bars = [trace for trace in funnel.figure(board)["data"] if "eigener üblicher" in str(trace.get("name"))]
        assert [trace["x"] for trace in bars] == [
            [end for each in expected for end in (each.funnelled.inhabitants, each.funnelled.inhabitants, None)]
        ]
        assert bars[0]["y"][-3:] == [3100, 4500, None]


def test_limits_far_above_all_points_leave_the_figure_above_and_below() -> None:
    few = [boards.area(place, measured=boards.number(4000 + place)) for place in range(0, 9, 3)]
    figure = funnel.figure(boards.board(points=few))
    low, high = figure["layout"]["yaxis"]["range"]
    lines = {trace["name"]: trace["y"] for trace in figure["data"] if trace["mode"] == "lines"}
    assert set(lines) == {"üblich bei dieser Größe (95\u00a0%)", "Zufall allein (95\u00a0%)"}
    whole = funnel.figure(boards.board())
    top = whole["layout"]["yaxis"]["range"][1]
    wide = [trace for trace in whole["data"] if trace["mode"] == "lines" and "99,8" in trace["name"]]
    assert wide
    assert all(max(y for y in trace["y"] if y is not None) <= top for trace in wide)
    assert low < 4000 < high


def test_limits_are_lines_of_both_ends_around_the_common_value() -> None:
    board = boards.board()
    lines = {trace["name"]: trace for trace in funnel.figure(board)["data"] if trace["mode"] == "lines"}
    assert len(lines) == 4
    rows = {float(f"{row.inhabitants:.4g}"): row for row in (board.funnel.rows if board.funnel else ())}
    plain = lines["Zufall allein (95\u00a0%)"]
    half = plain["x"].index(None)
    for x, low, high in zip(plain["x"][:half], plain["y"][:half], plain["y"][half + 1 :], strict=True):
        assert (low, high) == (round(rows[x].plain_low_95), round(rows[x].plain_high_95))
    assert lines["üblich bei dieser Größe (95\u00a0%)"]["fill"] == "toself"
    assert "zusammen (4.000)." in words(funnel.figure(board))


def test_limits_reach_over_the_axis_and_are_no_more_than_it_needs() -> None:
    figure = funnel.figure(boards.board())
    low, high = (10**end for end in figure["layout"]["xaxis"]["range"])
    drawn = next(trace for trace in figure["data"] if trace["mode"] == "lines")["x"]
    assert min(drawn) <= low and max(drawn) >= high
    assert len(drawn) <= 2 * (funnel.MOST_ROWS + 2)


def test_where_nobody_knows_what_is_usual_only_chance_is_drawn_and_that_is_said() -> None:
    figure = funnel.figure(boards.board(funnel=boards.funnel("verbandsgemeinde", adjusted=False)))
    assert len([trace for trace in figure["data"] if "Zufall allein" in str(trace.get("name"))]) == 2
    assert not [trace for trace in figure["data"] if trace.get("fill")]
    assert "lässt sich nicht berechnen" in words(figure)


def test_verdicts_are_told_by_form_and_said() -> None:
    figure = funnel.figure(boards.board(funnel=boards.funnel("kommune")))
    shown = [trace for trace in figure["data"] if trace.get("customdata") and trace.get("meta") != "chosen"]
    looks = [(trace["marker"]["symbol"], trace["marker"]["color"]) for trace in shown]
    assert len(shown) == len(set(looks)) == 7
    assert [trace["name"] for trace in shown][:2] == ["Höher als üblich (6)", "Höher, im üblichen Bereich (6)"]
    assert all("Höher als üblich." in text.replace("<br>", " ") for text in shown[0]["text"])
    assert "Bei dieser Größe üblich: 3.100 bis 5.200." in shown[0]["text"][0].replace("<br>", " ")
    none = replace(boards.area(5), funnelled=Funnelled(9000, "kein Vergleich: weniger als fünf andere"))
    alone = funnel.figure(boards.board(points=[none, boards.area(2)], funnel=boards.funnel("kommune")))
    assert "Kein Vergleich (1)" in [trace.get("name") for trace in alone["data"]]


def test_what_is_no_rate_has_no_funnel() -> None:
    assert "nur für Häufigkeitszahlen" in words(funnel.figure(boards.board(funnel=None)))


# ───────────────────────── spread ─────────────────────────


def test_values_stand_where_they_are_in_the_strip_of_their_kind() -> None:
    board = boards.board()
    lanes = {kind: lane for lane, kind in enumerate(boards.KINDS)}
    drawn = points(spread.figure(board))
    assert len(drawn) == 42
    for point in board.points[:42]:
        x, y = drawn[point.area_id]
        assert x == point.measured.value and abs(y - lanes[point.kind]) <= spread.SCATTER
    assert drawn == points(spread.figure(board))


def test_boxes_are_the_quartiles_and_hold_the_median() -> None:
    shapes = spread.figure(boards.board(guides=[]))["layout"]["shapes"]
    boxes = [each for each in shapes if each["type"] == "rect"]
    medians = [each for each in shapes if each["type"] == "line"]
    assert [(each["x0"], each["x1"]) for each in boxes] == [(3000, 5000)] * 3
    assert [(each["x0"], each["x1"]) for each in medians] == [(4000, 4000)] * 3
    assert "Verbandsgemeinden (14), Median 4.000" in words(spread.figure(boards.board()))


def test_the_common_value_of_a_kind_is_a_line_in_its_strip() -> None:
    figure = spread.figure(boards.board(spreads=[], guides=[Guide("zusammen", 4442, kind="verbandsgemeinde")]))
    (line,) = figure["layout"]["shapes"]
    assert line["x0"] == line["x1"] == 4442 and 1.5 < line["y0"] < line["y1"] < 2.5
    assert "alle der Art zusammen" in words(figure)


def test_few_values_have_no_median() -> None:
    few = [KindSpread(kind, label, 14, 2000, None, None, None, 9000) for kind, label in boards.KINDS.items()]
    figure = spread.figure(boards.board(spreads=few, guides=[]))
    assert not figure["layout"]["shapes"] and "für einen Median zu wenige" in words(figure)


def test_the_land_is_a_line_with_its_value() -> None:
    figure = spread.figure(boards.board(guides=[Guide("Rheinland-Pfalz", 5517)]))
    assert "Rheinland-Pfalz: 5.517" in words(figure)
    assert figure["layout"]["shapes"][0]["x0"] == 5517


# ───────────────────────── rank bands ─────────────────────────


def bands(figure: Figure) -> dict[str, tuple[float, float]]:
    return {
        area_id: (base + 0.5, base + width - 0.5)
        for trace in figure["data"]
        for area_id, base, width in zip(trace["customdata"], trace["base"], trace["x"], strict=True)
    }


def test_bands_reach_from_the_lowest_to_the_highest_rank() -> None:
    board = boards.board()
    expected = {
        point.area_id: (point.funnelled.best, point.funnelled.worst)
        for point in board.points
        if point.funnelled.best is not None
    }
    figure = rank_bands.figure(board)
    assert bands(figure) == expected
    said = [text.replace("<br>", " ") for trace in figure["data"] for text in trace["hovertext"]]
    assert any("Der Rang liegt zwischen 2 und 4 von 20; das gilt mit 90\u00a0% Sicherheit" in text for text in said)
    assert "Rang (1 ist der niedrigste Wert)" in words(figure)


def test_bands_of_a_kind_rise_and_kinds_stand_in_blocks_of_their_own() -> None:
    figure = rank_bands.figure(boards.board())
    assert [trace["name"] for trace in figure["data"]] == [
        "Kreisfreie Städte",
        "Verbandsfreie Gemeinden",
        "Verbandsgemeinden",
    ]
    for trace in figure["data"]:
        middles = [2 * base + width for base, width in zip(trace["base"], trace["x"], strict=True)]
        assert middles == sorted(middles)
    domains = [figure["layout"][name]["domain"] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert all(0 <= low < high <= 1 for low, high in domains)
    assert all(low > under for (low, _), (_, under) in itertools.pairwise(domains))


@pytest.mark.parametrize(("areas", "named"), [(42, 14), (170, 1)])
def test_many_rows_are_thin_and_only_chosen_ones_named(areas: int, named: int) -> None:
    figure = rank_bands.figure(boards.board(areas=areas), frozenset({"070000003"}))
    assert len(figure["layout"]["yaxis"]["ticktext"]) == named
    assert figure["layout"]["yaxis"]["ticktext"].count("Ort &amp; &lt;Stadt&gt; 3") == 1
    assert ("Namen stehen an ausgewählten Gebieten" in words(figure)) == (areas == 170)


def test_names_of_chosen_thin_rows_do_not_touch() -> None:
    board = boards.board(areas=170)
    everyone = frozenset(point.area_id for point in board.points)
    figure = rank_bands.figure(board, everyone)
    rows = figure["layout"]["yaxis"]["tickvals"]
    assert len(rows) > 10 and "so vielen ausgewählten Gebieten" in words(figure)
    assert all((later - earlier) * rank_bands.THIN_ROW > 13.9 for earlier, later in itertools.pairwise(rows))
    low, high = sorted(figure["layout"]["yaxis"]["range"])
    assert low < min(rows) and max(rows) < high


def test_chosen_neighbours_in_thin_rows_are_all_named() -> None:
    board = boards.board(areas=170)
    order = rank_bands.figure(board)["data"][0]["customdata"]
    for first in (0, 20, len(order) - 4):
        chosen = order[first : first + 4]
        axis = rank_bands.figure(board, frozenset(chosen))["layout"]["yaxis"]
        label = {point.area_id: point.label for point in board.points}
        assert [html.unescape(name) for name in axis["ticktext"]] == [label[each] for each in chosen]


def test_a_kind_with_too_few_values_for_ranks_is_said() -> None:
    points = [
        replace(point, funnelled=Funnelled(9000, "")) if point.kind == "kreisfreie_stadt" else point
        for point in boards.board().points
    ]
    figure = rank_bands.figure(boards.board(points=points))
    assert "weil dafür zehn eigene Werte einer Art nötig sind: kreisfreie Städte (14)." in words(figure)
