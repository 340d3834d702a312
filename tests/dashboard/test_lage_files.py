"""The file of the map says of every number how certain it is, how it compares and where it went."""

from __future__ import annotations

import csv
import io

from flask.testing import FlaskClient

from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION


def rows(client: FlaskClient, path: str) -> dict[str, dict[str, str]]:
    indicator, year = path.split("/")
    text = client.get(f"/karte.csv?kennzahl={indicator}&jahr={year}").data.decode("utf-8-sig")
    return {row["Regionalschlüssel"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def test_comparison_and_trend_stand_in_words(client: FlaskClient) -> None:
    said = rows(client, "hz/2020")
    koblenz = said[KOBLENZ]
    assert koblenz["Vergleich mit Land"] == "statistisch gesichert höher (99,8 %)"
    assert koblenz["Vergleich mit gleicher Art"] == "statistisch gesichert höher (95 %)"
    assert (
        koblenz["Vergleich mit ähnlichen Gebieten"]
        == "nicht berechenbar: weniger als 5 ähnliche Gebiete mit eigenem Wert"
    )
    assert koblenz["Entwicklung"] == "gestiegen (2016–2020)"
    assert said[HACHENBURG]["Vergleich mit eigenem Kreis"] == "nicht gesichert"
    assert said[HACHENBURG]["Entwicklung"] == "nicht berechenbar: nur ein Jahr"


def test_an_inherited_value_is_not_compared(client: FlaskClient) -> None:
    said = rows(client, "hz/2020")[MARIENBERG]
    references = ("Land", "gleicher Art", "eigenem Kreis", "ähnlichen Gebieten")
    assert {said[f"Vergleich mit {name}"] for name in references} == {"kein Vergleich: Kreiswert"}
    assert said["Entwicklung"] == ""


def test_a_year_without_comparison_says_nothing(client: FlaskClient) -> None:
    assert rows(client, "hz/2019")[KOBLENZ]["Vergleich mit Land"] == ""


def test_surveys_carry_who_answered_and_their_status_in_words(client: FlaskClient) -> None:
    said = rows(client, "gefuehl/2024")
    assert (said[KOBLENZ]["Befragte (n)"], said[KOBLENZ]["n effektiv"], said[KOBLENZ]["Angabe"]) == (
        "400",
        "320",
        "eigene Erhebung",
    )
    assert (said[KOBLENZ]["95-%-Intervall von"], said[KOBLENZ]["Demodaten"]) == ("57,1", "ja")
    assert (said[HACHENBURG]["Wert"], said[HACHENBURG]["Angabe"]) == (
        "",
        "Stimmungsbild (offene Befragung, nicht repräsentativ)",
    )
    assert (said[MARIENBERG]["Wert"], said[MARIENBERG]["Angabe"]) == ("", "keine Erhebung")


def coded(client: FlaskClient, query: str) -> dict[str, dict[str, str]]:
    response = client.get(f"/karte-programme.csv?{query}")
    assert (response.status_code, response.data[:3] != b"\xef\xbb\xbf") == (200, True)
    return {row["area_id"]: row for row in csv.DictReader(io.StringIO(response.data.decode()))}


def test_programs_get_codes_points_and_iso_dates(client: FlaskClient) -> None:
    said = coded(client, "kennzahl=hz&jahr=2020")
    koblenz = said[KOBLENZ]
    assert (koblenz["value"], koblenz["low"], koblenz["numerator"], koblenz["status"]) == (
        "9500",
        "9400",
        "19000",
        "ok",
    )
    assert (koblenz["land_reference_value"], koblenz["land_result_95"], koblenz["land_result_998"]) == (
        "6200",
        "higher",
        "higher",
    )
    assert (koblenz["kind_result_95"], koblenz["kind_result_998"], koblenz["peers_result_95"]) == (
        "higher",
        "similar",
        "",
    )
    assert (koblenz["inhabitants_date"], koblenz["council_status"], koblenz["confirmed_on"]) == (
        "2018-12-31",
        "aktiv",
        "2026-01-05",
    )
    assert (koblenz["indicator_id"], koblenz["kind"], koblenz["synthetic"], koblenz["version"]) == (
        "hz",
        "kreisfreie_stadt",
        "false",
        VERSION,
    )
    assert (said[MARIENBERG]["status"], said[MARIENBERG]["from_area_id"], said[MARIENBERG]["land_result_95"]) == (
        "inherited",
        "07143",
        "",
    )
    assert said[MARIENBERG]["numerator"] == ""


def test_programs_are_told_what_is_missing_and_what_is_invented(client: FlaskClient) -> None:
    said = coded(client, "kennzahl=gefuehl&jahr=2024")
    assert (said[KOBLENZ]["value"], said[KOBLENZ]["n_eff"], said[KOBLENZ]["synthetic"]) == ("62.5", "320.4", "true")
    assert (said[HACHENBURG]["value"], said[HACHENBURG]["status"]) == ("", "unrepresentative")
    assert (said[MARIENBERG]["value"], said[MARIENBERG]["status"]) == ("", "missing")


def test_need_and_structure_of_the_view_for_programs(client: FlaskClient) -> None:
    said = coded(client, "kennzahl=bedarf-struktur")
    assert (said[KOBLENZ]["need_class"], said[KOBLENZ]["structure_class"], said[KOBLENZ]["certainty"]) == (
        "3",
        "1",
        "0.874",
    )
    assert (said[KOBLENZ]["assigned"], said[HACHENBURG]["assigned"], said[MARIENBERG]["status"]) == (
        "true",
        "false",
        "too_few_indicators",
    )
    assert (said[MARIENBERG]["need_percentile"], said[KOBLENZ]["synthetic"], said[KOBLENZ]["version"]) == (
        "",
        "true",
        VERSION,
    )


def test_coverage_is_a_file_whose_kinds_and_kreise_both_add_up(client: FlaskClient) -> None:
    text = client.get("/abdeckung.csv").data.decode("utf-8-sig")
    german = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {(row["Stand"], row["Demodaten"], row["Datenstand"]) for row in german} == {("30.09.2026", "ja", VERSION)}
    said = list(csv.DictReader(io.StringIO(client.get("/abdeckung-programme.csv").text)))
    [whole] = [row for row in said if row["label"] == "Rheinland-Pfalz"]
    assert (whole["kommunen"], whole["active"], whole["none"], whole["unclear"], whole["covered"]) == (
        "3",
        "1",
        "1",
        "1",
        "114000",
    )
    for name in ("kommunen", "active", "dormant", "planned", "none", "unclear", "covered", "inhabitants"):
        for group in ("kind", "kreis"):
            parts = [int(row[name]) for row in said if row["group"] == group and row is not whole]
            assert sum(parts) == int(whole[name])
    assert [row["Kommunen"] for row in german] == [row["kommunen"] for row in said]
