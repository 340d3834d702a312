"""Of each area the newest value of the last five years: the same on map, hint, panel, table and in files, each with its own year."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard import db
from dashboard.addresses.map_selection import usual
from dashboard.addresses.periods import Newest, newest, periods
from dashboard.app import create_app
from dashboard.exports.map_values import view_machine_csv
from dashboard.maps import view as map_view
from dashboard.queries import overview, selections
from dashboard.values.observations import MISSING, Observations
from pipelines.store.versions import PublishedFolder
from tests.dashboard import lage_atlas
from tests.dashboard.compared import compare
from tests.dashboard.document import parse, text_of
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION
from tests.dashboard.small_atlas import FileAtlas, shown

NEWEST = "jahr=neueste"
SURVEY = "/?kennzahl=gefuehl"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Koblenz was asked in 2024 and 2020, Hachenburg in 2021 and openly in 2024, Marienberg in 2022, and in 2023 too few answered."""
    folder = lage_atlas.publish(tmp_path_factory.mktemp("newest"))
    small = FileAtlas.again(folder / f"atlas-{VERSION}.duckdb")
    for area_id, year, value in (
        (KOBLENZ, 2020, 50.0),
        (HACHENBURG, 2021, 55.0),
        (MARIENBERG, 2022, 70.0),
        (MARIENBERG, 2023, None),
    ):
        small.insert(
            "observation",
            indicator_id="gefuehl",
            period=year,
            level="kommune",
            area_id=area_id,
            value=value,
            low=None if value is None else value - 5,
            high=None if value is None else value + 5,
            denominator=400,
            status="suppressed" if value is None else "ok",
            release_id=f"befragung_{KOBLENZ}.csv",
        )
    compare(small, "gefuehl", 2020, KOBLENZ, "kind", "far_lower", 60.0)
    compare(small, "gefuehl", 2024, KOBLENZ, "kind", "indistinct", 61.0)
    compare(small, "gefuehl", 2021, HACHENBURG, "kind", "lower", 62.0)
    small.connection.close()
    with shown(folder):
        yield create_app().test_client()


def row(area_id: str, year: int, value: float | None, status: str = "ok") -> dict[str, Any]:
    beside = ("low", "high", "numerator", "denominator", "unknown", "n", "n_eff", "mood_pct", "note")
    return {
        "area_id": area_id,
        "label": area_id,
        "period": year,
        "value": value,
        "status": status,
        "synthetic": False,
        **dict.fromkeys(beside),
    }


def observed(rows: list[dict[str, Any]], *, inherits: bool = False) -> Observations:
    years = sorted({each["period"] for each in rows})
    indicator = {"indicator_id": "x", "periods": years, "survey": True, "inherits": inherits}
    return Observations(indicator, "kommune", [{"area_id": KOBLENZ}], rows)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({2021: 1.0, 2024: 2.0}, (2.0, "ok", 2024)),
        ({2021: 1.0}, (1.0, "ok", 2021)),
        ({2020: 1.0}, (None, "missing", None)),
        ({2021: 1.0, 2024: "suppressed"}, (1.0, "ok", 2021)),
        ({2021: "unrepresentative", 2024: "suppressed"}, (None, "suppressed", 2024)),
        ({2021: "suppressed", 2024: "unrepresentative"}, (None, "unrepresentative", 2024)),
        ({}, (None, "missing", None)),
    ],
)
def test_the_newest_value_counts_and_without_any_the_newest_reason(
    own: Mapping[int, float | str], expected: tuple[float | None, str, int | None]
) -> None:
    rows = [
        row(KOBLENZ, year, None, each) if isinstance(each, str) else row(KOBLENZ, year, each)
        for year, each in own.items()
    ]
    found = observed([*rows, row("07", 2025, 9.0)]).at(KOBLENZ, Newest(2021, 2025))
    assert (found.value, found.status, found.year) == expected


def test_an_own_value_is_shown_before_a_newer_one_from_above() -> None:
    rows = [row(KOBLENZ, 2021, 1.0), row(KOBLENZ[:5], 2024, 5.0)]
    assert observed(rows, inherits=True).at(KOBLENZ, Newest(2021, 2025)).value == 1.0
    given = observed(rows[1:], inherits=True).at(KOBLENZ, Newest(2021, 2025))
    assert (given.value, given.status, given.year) == (5.0, "inherited", 2024)


def test_only_surveys_of_several_years_are_gathered() -> None:
    survey = {"periods": [2018, 2019, 2024, 2025], "survey": True}
    assert newest(survey) == Newest(2021, 2025)
    assert periods(survey) == [2018, 2019, 2024, 2025, Newest(2021, 2025)]
    assert newest({"periods": [2018, 2025], "survey": True}) is None
    assert newest({"periods": [2019, 2020], "survey": False}) is None, "what is secret in 2020 is not filled from 2019"


def test_every_area_has_its_own_year_on_the_map_in_hints_and_in_the_table(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/werte/{VERSION}/kommune/gefuehl.json").get_json()
    assert answer["years"] == ["2020", "2021", "2022", "2023", "2024", "neueste"]
    looks = [answer["looks"][answer["signs"].index(letter)][0] for letter in answer["maps"][-1]]
    assert "offen" not in looks and "geheim" not in looks and "fehlt" not in looks
    assert answer["titles"][-1].endswith("neuester Wert 2020–2024")
    assert answer["summaries"][-1].startswith(
        "Gezeigt ist der neueste Wert der letzten fünf Jahre (2020–2024): 1 aus 2024, 1 aus 2022, 1 aus 2021. "
        "Die Werte reichen von 55,0\u00a0% (2021) bis 70,0\u00a0% (2022)."
    )
    assert answer["methods"][-1].startswith("Neuester Wert der letzten fünf Jahre (2020–2024), jedes Gebiet")
    hints = client.get(f"/api/v1/hinweise/{VERSION}/kommune/gefuehl/neueste.json").get_json()
    lines = [[hints["texts"][place] for place in each] for each in hints["areas"]]
    assert [next(line for line in each if line.startswith("Jahr")) for each in lines] == [
        "Jahr: 2024",
        "Jahr: 2022",
        "Jahr: 2021",
    ]
    page = parse(client.get(f"{SURVEY}&ansicht=tabelle").text)
    rows = [[text_of(cell) for cell in each.iter("td")] for each in page.iter("tr") if "Marienberg" in text_of(each)]
    assert ["70,0 %", "2022"] in [cells[:2] for cells in rows], rows


def test_the_panel_names_the_year_and_why_a_newer_one_has_no_value(client: FlaskClient) -> None:
    text = text_of(parse(client.get(f"{SURVEY}&gebiet={MARIENBERG}").text))
    assert "Nachts sicher, 2022" in text
    assert "neuester Wert der letzten fünf Jahre (2020–2024)" in text
    assert "2023: nicht veröffentlicht (kleine Fallzahl)" in text


def test_the_order_of_values_of_several_years_says_so(client: FlaskClient) -> None:
    text = text_of(parse(client.get(SURVEY).text))
    assert "Die Werte sind aus verschiedenen Jahren (2020–2024)." in text


def test_each_value_is_compared_in_its_own_year(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/werte/{VERSION}/kommune/gefuehl.json?mass=unterschied").get_json()
    looks = [answer["looks"][answer["signs"].index(letter)] for letter in answer["maps"][-1]]
    assert [look[0] for look in looks] == ["d-offen", "fehlt", "d-schlechter"]
    assert "Jeder Wert wird mit den neuesten Werten der anderen aus seinem Jahr" in answer["methods"][-1]
    assert "aus den Jahren 2022–2024" in answer["methods"][-2]


def test_the_files_state_the_year_of_each_row(client: FlaskClient) -> None:
    lines = client.get(f"/karte-programme.csv?kennzahl=gefuehl&{NEWEST}").text.splitlines()
    head = lines[0].split(",")
    rows = {cells[0]: dict(zip(head, cells, strict=False)) for cells in (line.split(",") for line in lines[1:])}
    assert {area: (each["period"], each["value"]) for area, each in rows.items()} == {
        KOBLENZ: ("2024", "62.5"),
        MARIENBERG: ("2022", "70"),
        HACHENBURG: ("2021", "55"),
    }
    assert rows[HACHENBURG]["kind_verdict_998"] == "lower"
    assert rows[KOBLENZ]["kind_verdict_998"] == "indistinct"


def test_where_it_does_not_exist_it_is_told(client: FlaskClient) -> None:
    page = client.get(f"/?kennzahl=hz&{NEWEST}")
    assert page.status_code == 400
    assert "Die Angabe „jahr=neueste“ in der Adresse ist nicht bekannt. Gezeigt wird stattdessen: 2020." in page.text
    assert client.get(f"/karte.csv?kennzahl=hz&{NEWEST}").status_code == 400
    assert client.get(f"/api/v1/hinweise/{VERSION}/kommune/hz/neueste.json").status_code == 404


def test_the_usual_view_needs_no_year_in_its_address(client: FlaskClient) -> None:
    plain, named = client.get(SURVEY), client.get(f"{SURVEY}&{NEWEST}")
    assert plain.data == named.data
    settings = plain.text.partition('id="lage-einstellungen">')[2].partition("</script>")[0]
    assert json.loads(settings)["state"]["jahr"] == "neueste"


def test_what_is_shown_of_the_embedded_surveys_is_what_a_dull_query_finds(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        for indicator in overview.indicators():
            several = newest(indicator)
            if several is None:
                continue
            view, _ = selections.of_map({"kennzahl": indicator["indicator_id"]})
            assert view.year == several
            values = map_view.observations(indicator, "kommune")
            found = {
                area["area_id"]: (each.year, each.value)
                for area in values.areas
                if (each := values.at(area["area_id"], several)) is not MISSING and each.value is not None
            }
            dull = db.query(
                """
                SELECT area_id, max(period) AS period, arg_max(value, period) AS value FROM observation
                WHERE indicator_id = ? AND level = 'kommune' AND value IS NOT NULL AND status IN ('ok', 'provisional')
                  AND period BETWEEN ? AND ? GROUP BY area_id
                """,
                [indicator["indicator_id"], *several],
            )
            assert found == {each["area_id"]: (each["period"], each["value"]) for each in dull}
            assert len(dull) == indicator["surveyed_newest"]
            view, _ = selections.of_map({"kennzahl": indicator["indicator_id"], "ebene": "kommune", "jahr": "neueste"})
            lines = view_machine_csv(view, indicator).decode().splitlines()
            assert len(lines) - 1 == len(values.areas)


@pytest.mark.parametrize(("indicator_id", "level"), [("straftaten_insgesamt", "kommune"), ("raub", "kreis")])
def test_an_indicator_opens_where_areas_have_values_of_their_own(
    embedded: PublishedFolder, indicator_id: str, level: str
) -> None:
    """Invented figures of Kommunen are there of some keys only."""
    with shown(embedded.folder):
        indicator = next(each for each in overview.indicators() if each["indicator_id"] == indicator_id)
        assert usual(indicator).level == level
