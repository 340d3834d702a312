"""assets/map/address.js: the script writes the addresses the server writes, for every parameter of the map."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.addresses.map_selection import parameters, to_query
from dashboard.app import create_app
from dashboard.queries import selections
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown
from tests.dashboard.test_addresses import ADDRESSES, sample

[MAP] = [each for each in ADDRESSES if each.page == "/"]
CRIME = {"kennzahl": "straftaten_insgesamt", "jahr": "2020"}
ADDRESS = "const addresses = new module.Addresses(given.settings);"


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder) -> Iterator[FlaskClient]:
    with shown(embedded.folder):
        yield create_app().test_client()


@pytest.fixture
def settings(visitor: FlaskClient) -> dict[str, Any]:
    """What the server tells the script of the first page."""
    page = visitor.get("/").text
    [text] = re.findall(r'<script type="application/json" id="lage-einstellungen">(.*?)</script>', page, re.DOTALL)
    parsed: dict[str, Any] = json.loads(text)
    return parsed


@pytest.mark.parametrize("name", MAP.samples)
def test_script_and_server_write_the_same_address(run: Callable[..., Any], settings: dict[str, Any], name: str) -> None:
    view, notices = selections.of_map(sample(MAP, name))
    assert notices == []
    query = run(
        "map/address.js",
        f"{ADDRESS} return addresses.query(given.state)",
        {"settings": settings, "state": parameters(view)},
    )
    assert query.removeprefix("?") == to_query(view, selections.map_choices())


def settle(run: Callable[..., Any], settings: dict[str, Any], part: dict[str, str], before: dict[str, str]) -> Any:
    argument = {"settings": settings, "part": part, "before": {**settings["state"], **CRIME, **before}}
    return run("map/address.js", f"{ADDRESS} return addresses.settle(given.part, given.before)", argument)


def test_who_saw_the_newest_year_sees_it_of_another_indicator_too(
    run: Callable[..., Any], settings: dict[str, Any]
) -> None:
    surveyed = settings["indicators"]["sicher_nachts_wohngegend"]["years"]
    assert settle(run, settings, {"kennzahl": "sicher_nachts_wohngegend"}, {})["state"]["jahr"] == surveyed[-1]


def test_a_year_that_is_named_with_the_indicator_holds(run: Callable[..., Any], settings: dict[str, Any]) -> None:
    settled = settle(run, settings, {"kennzahl": "sicher_nachts_wohngegend", "jahr": "2024"}, {})
    assert (settled["state"]["jahr"], settled["note"]) == ("2024", "")


def test_a_year_or_level_an_indicator_lacks_is_told_and_the_nearest_taken(
    run: Callable[..., Any], settings: dict[str, Any]
) -> None:
    before = {"ebene": "gemeinde", "jahr": "2014"}
    settled = settle(run, settings, {"kennzahl": "sicher_nachts_wohngegend"}, before)
    assert (settled["state"]["ebene"], settled["state"]["jahr"]) == ("kommune", "neueste")
    assert "Für 2014 gibt es diese Kennzahl nicht; gezeigt wird neuester Wert 2021–2025" in settled["note"]


@pytest.mark.parametrize("name", MAP.samples)
def test_an_address_of_the_server_is_read_back_to_its_state(
    run: Callable[..., Any], settings: dict[str, Any], name: str
) -> None:
    view, _ = selections.of_map(sample(MAP, name))
    state = run(
        "map/address.js",
        f"{ADDRESS} globalThis.location ??= {{ href: 'http://atlas.test/' }}; return addresses.read(given.address)",
        {"settings": settings, "address": f"http://atlas.test/?{to_query(view, selections.map_choices())}"},
    )
    assert state == parameters(view)
