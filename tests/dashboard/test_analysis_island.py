"""The live part of the analysis: its figures by callback, small, and nothing of them on any other page."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import PAGES
from dashboard.pages.analyse.island import FIGURES
from tests.dashboard.document import by_id, parse
from tests.dashboard.test_island import callback_body

CALLBACK = "/_dash/analyse/_dash-update-component"
LARGEST = 15_000  # bytes of a figure as it travels


def asked(client: FlaskClient, name: str, question: str) -> dict[str, Any]:
    """The figure that answers a question."""
    body = callback_body(f"analyse-{name}", f"analyse-frage-{name}", question)
    body["output"], body["outputs"]["property"] = f"analyse-{name}.figure", "figure"
    response = client.post(CALLBACK, json=body)
    assert response.status_code == 200, response.text
    figure = response.get_json()["response"][f"analyse-{name}"]["figure"]
    assert isinstance(figure, dict)
    return figure


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(
    "question", ["select?", "?ebene=kreis&farbe=stand&intervalle=1", "unsinn?x=nichts&gebiete=unsinn&jahr=-3"]
)
def test_every_figure_answers_every_question_and_is_small(client: FlaskClient, name: str, question: str) -> None:
    figure = asked(client, name, question)
    layout = figure["layout"]
    assert len(gzip.compress(json.dumps(figure).encode(), 5)) <= LARGEST
    assert (layout["selections"], layout["selectionrevision"]) == ([], question)
    assert not layout["meta"]["drags"] or layout["dragmode"] == ("select" if question == "select?" else False)
    assert layout["meta"]["ranges"] == {
        key: axis["range"] for key, axis in layout.items() if key in ("xaxis", "yaxis") and "range" in axis
    }


def test_without_a_question_a_figure_stays(client: FlaskClient) -> None:
    body = callback_body("analyse-zusammenschau", "analyse-frage-zusammenschau", "")
    body["output"], body["outputs"]["property"] = "analyse-zusammenschau.figure", "figure"
    assert client.post(CALLBACK, json=body).get_json()["response"] == {}


def test_the_document_has_a_place_for_every_figure_hidden_from_who_reads_the_table(client: FlaskClient) -> None:
    page = parse(client.get("/analyse").text)
    layout = json.loads(client.get("/_dash/analyse/_dash-layout").text)
    placed = [each["props"]["place"] for each in layout["props"]["children"] if each["type"] == "Place"]
    assert placed == [f"analyse-platz-{name}" for name in FIGURES]
    assert {by_id(page, place).get("aria-hidden") for place in placed} == {"true"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_only_the_analysis_names_what_draws_figures(client: FlaskClient, page: Any) -> None:
    markup = client.get(page.path.replace("<path:area>", "07111").partition("<")[0]).text
    assert ("plotly" in markup.lower()) == (page.name == "analyse")
