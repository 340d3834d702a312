"""The file of the map says of every number how certain it is, how it compares and where it went."""

from __future__ import annotations

import csv
import io

from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.texts.statuses import STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION
from tests.dashboard.small_atlas import shown


def rows(client: FlaskClient, path: str) -> dict[str, dict[str, str]]:
    indicator, year = path.split("/")
    text = client.get(f"/karte.csv?kennzahl={indicator}&jahr={year}").data.decode("utf-8-sig")
    return {row["Regionalschlüssel"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def test_comparison_and_trend_stand_in_words(client: FlaskClient) -> None:
    by_area = rows(client, "hz/2020")
    koblenz = by_area[KOBLENZ]
    assert koblenz["Vergleich mit Land"] == "höher als üblich"
    assert [koblenz[f"{name}: Land"] for name in ("Bezugswert", "Unterschied", "Unterschied in %")] == [
        "6200",
        "3300",
        "53,2",
    ]
    assert koblenz["Vergleich mit gleicher Art"] == "nicht unterscheidbar"
    assert (
        koblenz["Vergleich mit ähnlichen Gebieten"] == "kein Vergleich: weniger als 5 ähnliche Gebiete mit eigenem Wert"
    )
    assert koblenz["Bezugswert: ähnliche Gebiete"] == ""
    assert koblenz["Entwicklung"] == "gestiegen (2016–2020)"
    assert by_area[HACHENBURG]["Vergleich mit eigenem Kreis"] == "nicht unterscheidbar"
    assert by_area[HACHENBURG]["Entwicklung"] == (
        "bis 2020 nicht berechenbar: Bruch der Reihe 2018: neuer Zensus; Trend der Fälle: gesunken (2016–2020)"
    )


def test_an_inherited_value_is_not_compared(client: FlaskClient) -> None:
    row = rows(client, "hz/2020")[MARIENBERG]
    references = ("Land", "gleicher Art", "eigenem Kreis", "ähnlichen Gebieten")
    assert {row[f"Vergleich mit {name}"] for name in references} == {"kein Vergleich: Kreiswert"}
    assert row["Entwicklung"] == ""


def test_a_year_without_comparison_says_nothing(client: FlaskClient) -> None:
    assert rows(client, "hz/2019")[KOBLENZ]["Vergleich mit Land"] == ""


def test_surveys_carry_who_answered_and_their_status_in_words(client: FlaskClient) -> None:
    by_area = rows(client, "gefuehl/2024")
    assert (by_area[KOBLENZ]["Befragte (n)"], by_area[KOBLENZ]["n effektiv"], by_area[KOBLENZ]["Angabe"]) == (
        "400",
        "320",
        "eigene Erhebung",
    )
    assert (by_area[KOBLENZ]["95-%-Intervall von"], by_area[KOBLENZ]["Demodaten"]) == ("57,1", "ja")
    assert (by_area[HACHENBURG]["Wert"], by_area[HACHENBURG]["Angabe"]) == (
        "",
        "Stimmungsbild (offene Befragung, nicht repräsentativ)",
    )
    assert (by_area[MARIENBERG]["Wert"], by_area[MARIENBERG]["Angabe"]) == ("", "keine Erhebung")


def coded(client: FlaskClient, query: str) -> dict[str, dict[str, str]]:
    response = client.get(f"/karte-programme.csv?{query}")
    assert (response.status_code, response.data[:3] != b"\xef\xbb\xbf") == (200, True)
    return {row["area_id"]: row for row in csv.DictReader(io.StringIO(response.data.decode()))}


def test_programs_get_codes_points_and_iso_dates(client: FlaskClient) -> None:
    by_area = coded(client, "kennzahl=hz&jahr=2020")
    koblenz = by_area[KOBLENZ]
    assert (koblenz["value"], koblenz["low"], koblenz["numerator"], koblenz["status"]) == (
        "9500",
        "9400",
        "19000",
        "ok",
    )
    land = ("reference_value", "tested_value", "difference", "usual", "verdict_998", "verdict_95", "verdict_bh")
    assert [koblenz[f"land_{name}"] for name in land] == [
        "6200",
        "4400",
        "3300",
        "outside",
        *["far_higher"] * 3,
    ]
    assert (koblenz["kind_verdict_95"], koblenz["kind_verdict_998"], koblenz["peers_verdict_95"]) == (
        "higher_usual",
        "indistinct",
        "none",
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
    assert (
        by_area[MARIENBERG]["status"],
        by_area[MARIENBERG]["from_area_id"],
        by_area[MARIENBERG]["land_verdict_95"],
    ) == (
        "inherited",
        "07143",
        "",
    )
    assert by_area[MARIENBERG]["numerator"] == ""


def test_programs_are_told_what_is_missing_and_what_is_invented(client: FlaskClient) -> None:
    by_area = coded(client, "kennzahl=gefuehl&jahr=2024")
    assert (by_area[KOBLENZ]["value"], by_area[KOBLENZ]["n_eff"], by_area[KOBLENZ]["synthetic"]) == (
        "62.5",
        "320.4",
        "true",
    )
    assert (by_area[HACHENBURG]["value"], by_area[HACHENBURG]["status"]) == ("", "unrepresentative")
    assert (by_area[MARIENBERG]["value"], by_area[MARIENBERG]["status"]) == ("", "missing")


def test_need_and_structure_of_the_view_for_programs(client: FlaskClient) -> None:
    by_area = coded(client, "kennzahl=bedarf-struktur")
    assert (by_area[KOBLENZ]["need_class"], by_area[KOBLENZ]["structure_class"], by_area[KOBLENZ]["certainty"]) == (
        "3",
        "1",
        "0.874",
    )
    assert (by_area[KOBLENZ]["assigned"], by_area[HACHENBURG]["assigned"], by_area[MARIENBERG]["status"]) == (
        "true",
        "false",
        "too_few_indicators",
    )
    assert (by_area[MARIENBERG]["need_percentile"], by_area[KOBLENZ]["synthetic"], by_area[KOBLENZ]["version"]) == (
        "",
        "true",
        VERSION,
    )


def test_coverage_is_a_file_whose_kinds_and_kreise_both_add_up(client: FlaskClient) -> None:
    text = client.get("/abdeckung.csv").data.decode("utf-8-sig")
    german = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {(row["Stand"], row["Demodaten"], row["Datenstand"]) for row in german} == {("30.09.2026", "ja", VERSION)}
    table = list(csv.DictReader(io.StringIO(client.get("/abdeckung-programme.csv").text)))
    [whole] = [row for row in table if row["label"] == "Rheinland-Pfalz"]
    assert (whole["kommunen"], whole["aktiv"], whole["kein_gremium"], whole["unklar"], whole["covered"]) == (
        "3",
        "1",
        "1",
        "1",
        "114000",
    )
    for name in ("kommunen", *STATUSES, "covered", "inhabitants_unclear", "inhabitants"):
        for group in ("kind", "kreis"):
            parts = [int(row[name]) for row in table if row["group"] == group and row is not whole]
            assert sum(parts) == int(whole[name])
    assert [row["Kommunen"] for row in german] == [row["kommunen"] for row in table]


def test_what_stands_for_the_land_is_called_what_it_is(embedded: PublishedFolder) -> None:
    with shown(embedded.folder):
        visitor = create_app().test_client()
        head = visitor.get("/karte.csv?kennzahl=straftaten_insgesamt&ebene=kreis").text.splitlines()[0]
        assert "Bezugswert: Summe der 36 Kreise" in head and "Vergleich mit Summe der 36 Kreise" in head
        assert "Land;" not in head
        survey = visitor.get("/karte.csv?kennzahl=sicher_nachts_wohngegend").text.splitlines()[0]
        assert "Bezugswert: Land" in survey
        page = visitor.get("/?kennzahl=straftaten_insgesamt&ebene=kreis&mass=unterschied&bezug=land&ansicht=tabelle")
        assert "Bezug: Summe der 36 Kreise" in page.text
        chosen = visitor.get("/?kennzahl=raub&ebene=kreis&mass=unterschied&bezug=land&gebiet=07111").text
        assert 'class="marke-land"' in chosen
        assert "Summe der 36 Kreise" in chosen.partition('class="marke-land"')[2].partition("</span>")[0]
