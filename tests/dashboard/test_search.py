"""The lists behind the search boxes, and the box in the head of every page."""

from __future__ import annotations

import json
from collections.abc import Iterator

import brotli
import pytest
from flask.testing import FlaskClient

from dashboard.queries import frame
from pipelines.store.versions import PublishedFolder
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, KREIS, STADT_KREIS
from tests.dashboard.small_atlas import shown
from tests.dashboard.vergleich_atlas import VERSION, publish

AREAS, INDICATORS = f"/api/v1/suche/{VERSION}/gebiete.json", f"/api/v1/suche/{VERSION}/kennzahlen.json"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(publish(tmp_path_factory.mktemp("vergleich"))):
        yield create_app().test_client()


def test_every_area_is_listed_with_kind_and_kreis(client: FlaskClient) -> None:
    listing = client.get(AREAS).get_json()
    by_id = {area[0]: area[1:] for area in listing["areas"]}
    name, kind, kreis, elsewhere = by_id[HACHENBURG]
    assert (name, listing["kinds"][kind], listing["kreise"][kreis], elsewhere) == (
        "Hachenburg",
        "Verbandsgemeinde",
        "Westerwaldkreis",
        0,
    )
    assert by_id[KREIS][2] == -1, "a Kreis has no Kreis around it"
    assert (by_id[KOBLENZ][3], by_id[STADT_KREIS][3]) == (0, 1), "a body is named once"
    assert "07" not in by_id


def test_former_names_and_keys_lead_to_the_area_of_today(client: FlaskClient) -> None:
    assert client.get(AREAS).get_json()["former"] == [
        ["Altburg", HACHENBURG, 2014, 0, "071435098", 0],
        ["Hachenburg", HACHENBURG, 2014, 0, "071435099", 1],
    ]


def test_indicators_are_listed_by_topic_with_synonyms(client: FlaskClient) -> None:
    listing = client.get(INDICATORS).get_json()
    indicators = {each[0]: (listing["topics"][each[2]], each[3]) for each in listing["indicators"]}
    assert indicators["sicher"] == ("Sicherheitsgefühl", ["Angst", "Furcht"])
    assert list(indicators) == ["hz", "stand", "sicher"]


@pytest.mark.parametrize("address", [AREAS, INDICATORS])
def test_the_lists_are_kept_for_ever_and_those_of_another_version_not_given(client: FlaskClient, address: str) -> None:
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert client.get(address.replace(VERSION, "2020-01-01.00000000")).status_code == 404


@pytest.mark.parametrize("path", ["/", "/vergleich", "/anlaesse", "/daten"])
def test_every_page_says_where_the_lists_lie_and_has_one_box(client: FlaskClient, path: str) -> None:
    markup = client.get(path).text
    assert AREAS in markup
    assert markup.count('id="kopf-suche"') == 1
    assert 'data-ziel="/gebiet/{id}"' in markup


def test_the_whole_land_is_one_small_file(embedded: PublishedFolder) -> None:
    from dashboard.app import create_app

    with shown(embedded.folder):
        address = f"/api/v1/suche/{frame.build()['version']}/gebiete.json"
        response = create_app().test_client().get(address, headers={"Accept-Encoding": "br"})
    body = brotli.decompress(response.data)
    assert len(response.data) <= 60_000
    assert len(json.loads(body)["areas"]) == 2_507, "all areas but the Land"
