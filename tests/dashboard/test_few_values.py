"""An indicator with one value, with equal ones, with none: in map, legend, strip, table, panel, picture and files, and no nonsense of orders."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from pipelines.build.class_limits import publish_class_limits
from tests.dashboard import lage_atlas
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION
from tests.dashboard.small_atlas import FileAtlas, shown

FEW = {
    "eins": {KOBLENZ: 12.5},
    "gleich": {KOBLENZ: 12.5, MARIENBERG: 12.5, HACHENBURG: 12.5},
    "nichts": {},
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = lage_atlas.publish(tmp_path_factory.mktemp("few"))
    small = FileAtlas.again(folder / f"atlas-{VERSION}.duckdb")
    for position, (indicator_id, values) in enumerate(FEW.items(), 10):
        lage_atlas._indicator(
            small,
            indicator_id,
            position=position,
            decimals=1,
            inherits=False,
            levels=["kommune"],
            polarity="lower_is_better",
        )
        for area_id in (KOBLENZ, MARIENBERG, HACHENBURG):
            value = values.get(area_id)
            small.insert(
                "observation",
                indicator_id=indicator_id,
                period=2020,
                level="kommune",
                area_id=area_id,
                value=value,
                low=None if value is None else value - 1,
                high=None if value is None else value + 1,
                numerator=None if value is None else 25.0,
                denominator=None if value is None else 200_000.0,
                status="missing" if value is None else "ok",
                release_id="pks.csv",
            )
    small.connection.execute("DELETE FROM class_limit")
    publish_class_limits(small.connection)
    small.connection.close()
    with shown(folder):
        yield create_app().test_client()


def legend(client: FlaskClient, indicator_id: str, more: str = "") -> list[str]:
    page = parse(client.get(f"/?kennzahl={indicator_id}{more}").text)
    return [text_of(line) for line in by_id(page, "lage-legende").iter("li")]


@pytest.mark.parametrize(
    ("indicator_id", "lines"),
    [("eins", ["12,5 1", "keine Angabe 2"]), ("gleich", ["alle 12,5 3"]), ("nichts", ["keine Angabe 3"])],
)
def test_the_legend_has_one_class_at_most(client: FlaskClient, indicator_id: str, lines: list[str]) -> None:
    assert legend(client, indicator_id) == lines
    picture = client.get(f"/karte.svg?kennzahl={indicator_id}").text
    assert all(f">{line.rpartition(' ')[0]}<" in picture for line in lines)
    page = text_of(parse(client.get(f"/?kennzahl={indicator_id}").text))
    assert "Natürliche Klassen" not in page
    assert "Dunkler heißt" not in page, "there is no darker one"


@pytest.mark.parametrize(
    ("indicator_id", "said"),
    [
        ("eins", "Einen eigenen Wert hat nur Koblenz (12,5). Für 2 Kommunen liegt keine Angabe vor."),
        ("gleich", "Alle gezeigten Werte betragen 12,5."),
        ("nichts", "Für dieses Jahr liegt keine Angabe vor."),
    ],
)
def test_the_sentence_says_how_few_there_are(client: FlaskClient, indicator_id: str, said: str) -> None:
    page = parse(client.get(f"/?kennzahl={indicator_id}").text)
    assert text_of(by_id(page, "lage-satz")) == said


def test_the_strip_of_one_value_has_one_mark_in_the_middle_and_no_ends(client: FlaskClient) -> None:
    for indicator_id, areas in (("eins", "1 Kommune"), ("gleich", "3 Kommunen")):
        page = client.get(f"/?kennzahl={indicator_id}").text
        assert f"Jeder Strich ist ein Gebiet ({areas})." in page
        assert "deshalb stehen hohe Werte links" not in page
        strip = page.partition('<div class="streifen"')[2].partition("</div>")[0]
        assert re.findall(r"<span[^>]*>([^<]*)</span>", strip) == ["12,5"]
        assert strip.count("<rect") == 1
    page = client.get("/?kennzahl=nichts").text
    assert '<div class="streifen"' not in page
    assert "keine eigenen Werte, die sich reihen lassen" in page


@pytest.mark.parametrize("indicator_id", FEW)
def test_table_panel_hints_and_files_stand(client: FlaskClient, indicator_id: str) -> None:
    expected = ["12,5" if area in FEW[indicator_id] else "–" for area in (KOBLENZ, MARIENBERG, HACHENBURG)]
    page = parse(client.get(f"/?kennzahl={indicator_id}&ansicht=tabelle&gebiet={KOBLENZ}").text)
    cells = [text_of(cell) for row in page.iter("tr") for cell in row.iter("td")]
    assert cells.count("12,5") >= expected.count("12,5")
    panel = text_of(by_id(page, "lage-wert"))
    assert ("12,5" in panel) == (KOBLENZ in FEW[indicator_id])
    assert ("keine Angabe" in panel) == (KOBLENZ not in FEW[indicator_id])
    for file in ("/karte.csv", "/karte-programme.csv"):
        assert len(client.get(f"{file}?kennzahl={indicator_id}").text.splitlines()) == 4
    hints = client.get(f"/api/v1/hinweise/{VERSION}/kommune/{indicator_id}/2020.json").get_json()
    said = [hints["texts"][lines[0]] for lines in hints["areas"]]
    assert said == ["12,5 je 100.000 Einw." if value == "12,5" else "keine Angabe" for value in expected]


@pytest.mark.parametrize("indicator_id", FEW)
def test_the_answer_for_the_script_agrees(client: FlaskClient, indicator_id: str) -> None:
    answer = client.get(f"/api/v1/werte/{VERSION}/kommune/{indicator_id}.json").get_json()
    looks = [answer["looks"][answer["signs"].index(letter)][0] for letter in answer["maps"][0]]
    assert looks == ["k3" if area in FEW[indicator_id] else "fehlt" for area in (KOBLENZ, MARIENBERG, HACHENBURG)]


def test_differences_of_what_nobody_compares_are_refused(client: FlaskClient) -> None:
    assert client.get("/?kennzahl=eins&mass=unterschied").status_code == 400


def test_counted_cases_of_one_area_are_one_class(client: FlaskClient) -> None:
    assert legend(client, "eins", "&mass=faelle") == ["25 1", "keine Angabe 2"]
    assert legend(client, "gleich", "&mass=faelle") == ["alle 25 3"]
