"""What holds for all five figures: Plotly takes them, they are German, small, and never an empty box."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.analysis import funnel, rank_bands, scatter, series, spread
from dashboard.analysis.rows import Board
from tests.dashboard import analysis_boards as boards

Figure = dict[str, Any]
CHOSEN = frozenset({"070000003", "070000004", "070000900"})
FIGURES: dict[str, Callable[[Board], Figure]] = {
    "scatter": lambda board: scatter.figure(board, CHOSEN, intervals=True),
    "funnel": lambda board: funnel.figure(board, CHOSEN),
    "spread": lambda board: spread.figure(board, CHOSEN),
    "series": lambda board: series.figure(board),
    "index": lambda board: series.figure(board, index=True),
    "rank_bands": lambda board: rank_bands.figure(board, CHOSEN),
}
ENGLISH = re.compile(r"\b(the|and|of|to|value|values|median of|rank|year|share|trace \d|undefined|None|nan|inf)\b")


def written(figure: Figure) -> list[str]:
    """Every text a visitor may see."""
    texts = []
    for trace in figure["data"]:
        texts += [trace.get("name", ""), *trace.get("text", ()), *trace.get("hovertext", ())]
    for name, axis in figure["layout"].items():
        if "axis" in name:
            texts += [axis.get("title", {}).get("text", ""), *axis.get("ticktext", ())]
    for each in figure["layout"].get("annotations", ()):
        texts += [each["text"], each.get("hovertext", "")]
    return [text for text in texts if text]


@pytest.mark.parametrize("name", FIGURES)
def test_plotly_takes_the_figure_and_so_does_json(name: str) -> None:
    figure = FIGURES[name](boards.board())
    assert figure["data"] and json.loads(json.dumps(figure, allow_nan=False)) == figure
    go.Figure(figure)


@pytest.mark.parametrize("name", FIGURES)
def test_everything_a_visitor_reads_is_german(name: str) -> None:
    texts = written(FIGURES[name](boards.board()))
    assert len(texts) > 10
    assert not [text for text in texts if ENGLISH.search(text)]
    assert not [text for text in texts if re.search(r"\d\.\d(?!\d\d)", text)]  # no decimal point


@pytest.mark.parametrize("name", FIGURES)
def test_names_are_escaped(name: str) -> None:
    texts = written(FIGURES[name](boards.board()))
    assert any("Ort &amp; &lt;Stadt&gt;" in text for text in texts)
    assert not any("<Stadt>" in text or "Ort & " in text for text in texts)


@pytest.mark.parametrize("name", FIGURES)
def test_hover_is_german_sentences_in_short_lines(name: str) -> None:
    for trace in FIGURES[name](boards.board())["data"]:
        if "hovertemplate" in trace:
            assert trace["hovertemplate"].endswith("<extra></extra>")
            said = [text for text in (trace.get("hovertext") or trace["text"]) if text]
            assert said and all(text.endswith(".") for text in said)
        else:
            assert trace["hoverinfo"] == "skip"


@pytest.mark.parametrize("name", FIGURES)
def test_numbers_are_written_as_germans_do_and_nothing_is_shared(name: str) -> None:
    layout = FIGURES[name](boards.board())["layout"]
    assert layout["separators"] == ",."
    assert layout["height"] >= 180 and layout["autosize"]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(
    "board",
    [
        boards.board(points=[], funnel=None, spreads=[], series=[], medians=[]),
        boards.board(areas=0, funnel=None, spreads=[], series=[], medians=[]),
    ],
    ids=["nobody", "nobody with a value"],
)
def test_where_there_is_nothing_to_draw_a_sentence_says_so(name: str, board: Board) -> None:
    figure = FIGURES[name](board)
    assert figure["data"] == []
    (said,) = figure["layout"]["annotations"]
    assert said["text"].endswith(".") and len(said["text"]) > 40
    go.Figure(figure)


@pytest.mark.parametrize("name", ["scatter", "funnel", "spread"])
def test_a_single_area_is_named_instead_of_drawn(name: str) -> None:
    figure = FIGURES[name](boards.board(points=[boards.area(3)]))
    assert figure["data"] == [] and "Nur Ort &amp; &lt;Stadt&gt; 3 hat" in figure["layout"]["annotations"][0]["text"]


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in ("series", "index")])
def test_what_is_suppressed_inherited_or_missing_is_no_point(name: str) -> None:
    figure = FIGURES[name](boards.board())
    drawn = {area_id for trace in figure["data"] for area_id in trace.get("customdata", ())}
    assert drawn and not drawn & {"070000900", "070000901", "070000902"}
    assert all(len(trace["customdata"]) == len(trace["x"]) for trace in figure["data"] if "customdata" in trace)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_all_kommunen_is_small(name: str) -> None:
    board = boards.board(areas=170)
    sent = gzip.compress(json.dumps(FIGURES[name](board), separators=(",", ":"), ensure_ascii=False).encode(), 6)
    assert len(sent) <= 15_000


@pytest.mark.parametrize("name", [name for name in FIGURES if name not in ("series", "index")])
def test_categories_of_the_measured_indicator_are_drawn_or_said(name: str) -> None:
    points = [boards.area(place, measured=boards.number([1, 2, 7][place % 3])) for place in range(30)]
    figure = FIGURES[name](boards.board(points=points, measured=boards.STATUS, funnel=None, spreads=[]))
    go.Figure(figure)
    assert written(figure)


def test_what_is_invented_says_so_in_every_figure() -> None:
    points = [replace(point, measured=replace(point.measured, synthetic=True)) for point in boards.board().points[:42]]
    courses = [
        replace(each, values=[replace(value, synthetic=True) for value in each.values])
        for each in boards.board().series
    ]
    board = boards.board(points=points, series=courses)
    for name in ("funnel", "spread", "rank_bands", "series", "index"):
        said = [
            text
            for trace in FIGURES[name](board)["data"]
            if "hovertemplate" in trace
            for text in (trace.get("hovertext") or trace["text"])
            if text
        ]
        assert said and all("erfunden (Demodaten)" in text.replace("<br>", " ") for text in said)
