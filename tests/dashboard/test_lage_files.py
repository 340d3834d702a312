"""The file of the map says of every number how certain it is, how it compares and where it went."""

from __future__ import annotations

import csv
import io

from flask.testing import FlaskClient

from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, MARIENBERG, VERSION

BASE = f"/api/v1/werte/{VERSION}/kommune"


def rows(client: FlaskClient, path: str) -> dict[str, dict[str, str]]:
    text = client.get(f"{BASE}/{path}.csv").data.decode("utf-8-sig")
    return {row["Regionalschlüssel"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def test_comparison_and_trend_stand_in_words(client: FlaskClient) -> None:
    said = rows(client, "hz/2020")
    koblenz = said[KOBLENZ]
    assert koblenz["Vergleich mit Land"] == "statistisch gesichert höher (99,8 %)"
    assert koblenz["Vergleich mit gleicher Art"] == "statistisch gesichert höher (95 %)"
    assert koblenz["Vergleich mit ähnlichen Gebieten"] == "nicht berechenbar: weniger als 5 ähnliche Gebiete mit eigenem Wert"
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
    assert (said[KOBLENZ]["Befragte (n)"], said[KOBLENZ]["n effektiv"], said[KOBLENZ]["Angabe"]) == ("400", "320", "eigene Erhebung")
    assert (said[KOBLENZ]["95-%-Intervall von"], said[KOBLENZ]["Demodaten"]) == ("57,1", "Demodaten")
    assert (said[HACHENBURG]["Wert"], said[HACHENBURG]["Angabe"]) == ("", "Stimmungsbild (offene Befragung, nicht repräsentativ)")
    assert (said[MARIENBERG]["Wert"], said[MARIENBERG]["Angabe"]) == ("", "keine Erhebung")
