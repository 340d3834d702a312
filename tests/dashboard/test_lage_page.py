"""The first page as a document: everything of a view is in its HTML, and its parts and answers say the same."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

from dashboard.addresses import map_selection
from dashboard.addresses.map_selection import Selection
from dashboard.queries import selections
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.lage_atlas import HACHENBURG, KOBLENZ, KREIS, MARIENBERG, VERSION

PARTS = f"/lage/teile/{VERSION}"
VALUES = f"/api/v1/werte/{VERSION}/kommune/hz.json"
TABLE = "?kennzahl=hz&ansicht=tabelle"


def words(markup: str) -> str:
    """What a reader sees, tags and scripts taken out."""
    without = re.sub(r"<(script|noscript|svg).*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without)).split()).replace(" .", ".").replace(" ,", ",")


def page(client: FlaskClient, query: str = "") -> str:
    return str(client.get(f"/{query}").text)


def part(markup: str, element: str) -> str:
    """The element of this id that stands in parts.html.j2, as text."""
    match = re.search(
        rf'<(\w+) id="{element}".*?(?=<\w+ id="lage-(?!\w+satz|streifen"|sortierung|quelle|verweis|hinweise|definition|auf)|</section>)',
        markup,
        re.DOTALL,
    )
    assert match
    return match.group()


def test_map_legend_panel_and_coverage_are_in_the_first_answer(client: FlaskClient) -> None:
    html = page(client)
    assert "wird geladen" not in html
    assert "<h1>Wo fehlen Präventionsstrukturen?</h1>" in html
    assert '<h2 id="lage-titel">Straftaten je 100.000 Einwohner: Kommunen in Rheinland-Pfalz, 2020</h2>' in html
    assert re.findall(r'class="f ([^"]+)" data-id="(\d+)"', html) == [
        ("k5", KOBLENZ),
        ("k2 erbt", MARIENBERG),
        ("k3", HACHENBURG),
    ]
    text = words(html)
    for sentence in (
        "In einer von 3 Kommunen mit 114.000 Einwohnern (72,6 %) ist ein aktives Gremium bestätigt; höchstens sind es 2 (84,7 %), "
        "bei einer ist der Stand unklar. Stand 30.09.2026.",
        "1 kein Gremium",
        "schraffiert: Wert des Kreises 1",
        "Nenner: 3 Kommunen (Verbandsgemeinden",
        "Landkreise zählen nicht mit (mit eigenem aktivem Gremium: 1 von 1).",
        "Zuerst ansprechen",
        "Summe der Kreise: Straftaten, 2020 6.200",
        "Eigene Werte (2 Kommunen)",
        "Erfasste Fälle.",
        "Abdeckung nach Art der Kommune",
    ):
        assert sentence in text, sentence


def test_controls_are_a_form_that_holds_the_view(client: FlaskClient) -> None:
    html = page(client, f"?kennzahl=hz&jahr=2019&ebene=kreis&gebiet={KREIS}&mass=unterschied&bezug=land&sicherheit=95")
    assert '<form id="lage-regler" class="regler" action="/" method="get">' in html
    assert {"hz", "2019", "land", "kreis"} <= set(re.findall(r'<option value="([^"]*)"\s+selected', html))
    assert re.findall(r'name="(\w+)"\s+value="(\w+)"\s+form="lage-regler"\s+checked', html) == [
        ("mass", "unterschied"),
        ("sicherheit", "95"),
    ]
    assert f'<input type="hidden" name="gebiet" value="{KREIS}">' in html
    assert re.search(r'<noscript>\s*<button type="submit" class="knopf">Anzeigen</button>', html)


def test_the_table_is_there_when_the_address_asks_for_it(client: FlaskClient) -> None:
    assert "<tbody>" not in part(page(client, "?kennzahl=hz"), "lage-tabelle")
    html = page(client, TABLE + "&jahr=2020")
    rows = re.findall(r"<tr [^>]*>.*?</tr>", part(html, "lage-tabelle"), re.DOTALL)
    assert [words(row) for row in rows] == [
        "Koblenz kreisfreie Stadt 114.000 9.500 9.400–9.610 19.000 nicht unterscheidbar gestiegen eigener Wert aktiv",
        "Hachenburg Verbandsgemeinde, Westerwaldkreis 24.000 5.000 4.900–5.110 10.000 – Trend der Fälle: gesunken eigener Wert kein Gremium",
        "Bad Marienberg Verbandsgemeinde, Westerwaldkreis 19.000 4.400 4.300–4.510 – kein Vergleich: Kreiswert – Kreiswert Westerwaldkreis unklar",
    ]


def test_a_chosen_area_leads_to_its_page(client: FlaskClient) -> None:
    html = page(client, TABLE)
    [address] = re.findall(rf'href="([^"]+)"\s+data-waehle="{HACHENBURG}"', html)
    assert unescape(address) == f"/?gebiet={HACHENBURG}&ansicht=tabelle"
    assert "Ausgewähltes Gebiet" in html
    assert client.get(unescape(address)).status_code == 200


def test_panel_of_a_kommune_names_value_council_finding_and_offer(client: FlaskClient) -> None:
    text = words(page(client, f"?kennzahl=hz&bezug=land&gebiet={HACHENBURG}"))
    for sentence in (
        "Verbandsgemeinde · Westerwaldkreis · 24.000 Einwohner (31.12.2018)",
        "Straftaten, 2020 5.000 Fälle je 100.000 Einwohner 95-%-Intervall 4.900 bis 5.110 10.000 Fälle",
        "−1.200, −19 % gegenüber dem Land (6.200): niedriger; üblicher Bereich nicht bestimmbar",
        "+600, +14 % gegenüber dem Kreis (4.400; geprüft gegen den übrigen Kreis): nicht unterscheidbar",
        "Verlauf 2019–2020",
        "Gemeldet ist: kein Gremium. zuletzt gemeldet am 01.02.2026",
        "Kein Gremium bekannt",
        "Gründungsberatung",
    ):
        assert sentence in text, sentence


def test_panel_says_that_an_old_confirmation_is_none(client: FlaskClient) -> None:
    text = words(page(client, f"?gebiet={MARIENBERG}"))
    assert "Der Stand ist unklar." in text
    assert "Zuletzt gemeldet: aktiv, am 29.09.2024." in text


def test_panel_of_a_gemeinde_speaks_of_its_kommune_and_of_a_kreis_of_itself(client: FlaskClient) -> None:
    assert "Angaben zur Verbandsgemeinde Hachenburg" in words(page(client, "?gebiet=071435002003"))
    assert "Beratungsanlässe werden für Kommunen geprüft" in words(page(client, f"?gebiet={KREIS}"))


def test_what_an_address_says_wrongly_stands_on_top_with_the_way_to_what_was_meant(client: FlaskClient) -> None:
    response = client.get("/?gebiet=99999&jahr=1999")
    assert response.status_code == 404
    text = words(response.text)
    assert text.index("Das Gebiet „99999“ gibt es nicht.") < text.index(
        "Wo fehlen Präventionsstrukturen? Demodaten In einer von 3"
    )
    near = client.get("/?gebiet=Hachenburg").text
    assert f'<a href="/?gebiet={HACHENBURG}">Auf der Karte zeigen</a>' in near


def test_without_scripts_there_are_files_and_no_dead_controls(client: FlaskClient) -> None:
    html = page(client)
    inside = re.findall(r"<noscript>.*?</noscript>", html, re.DOTALL)
    assert 'href="/daten"' in inside[-1]
    assert 'href="/karte.csv"' in html
    for control in ("lage-jahr-zurueck", "lage-gewichte", "lage-verweis"):
        before = html[: html.index(f'id="{control}"')]
        assert "nur-mit-skript" in before[before.rindex("<") - 60 :] + html[html.index(f'id="{control}"') :][:120]


@pytest.mark.parametrize(
    "query",
    [
        "",
        f"kennzahl=hz&gebiet={HACHENBURG}",
        f"jahr=2019&gebiet={KOBLENZ}&ansicht=tabelle",
        "ebene=kreis&mass=unterschied&bezug=land&sicherheit=95",
        "kennzahl=stand",
        f"kennzahl=bedarf-struktur&gebiet={KOBLENZ}",
        "kennzahl=gefuehl&ansicht=tabelle",
    ],
)
def test_the_parts_are_those_of_the_page(client: FlaskClient, query: str) -> None:
    """Every part that is asked for alone stands in the page of the same address, to the letter."""
    html, alone = page(client, f"?{query}"), client.get(f"{PARTS}?{query}")
    assert (alone.status_code, "immutable" in alone.headers["Cache-Control"]) == (200, True)
    starts = [match.start() for match in re.finditer(r'<\w+ id="[^"]+"[^>]* data-teil', alone.text)]
    assert len(starts) == 15
    for start, end in zip(starts, [*starts[1:], len(alone.text)], strict=True):
        piece = re.sub(r"\s+", " ", alone.text[start:end]).strip()
        assert piece in re.sub(r"\s+", " ", html)


def test_the_map_of_the_page_is_that_of_its_answer(client: FlaskClient) -> None:
    for query in ("", "mass=faelle", "mass=unterschied&bezug=land"):
        html, answer = page(client, f"?{query}"), client.get(f"{VALUES}?{query}").get_json()
        classes = re.findall(r'class="f ([^"]+)" data-id', html)
        letters = answer["maps"][answer["years"].index("2020")]
        assert classes == [answer["looks"][answer["signs"].index(letter)][0] for letter in letters]
        flat = re.sub(r"\s+", " ", html)
        assert re.sub(r"\s+", " ", answer["legends"][-1]).strip() in flat
        assert f'data-zeigt="{answer["layer"]}"' in html


@pytest.mark.parametrize(
    ("rest", "led_to"),
    [
        ("?mass=wert", ""),
        ("?bezug=land", ""),
        ("?sicherheit=95&mass=unterschied", "?mass=unterschied&sicherheit=95"),
        ("?mass=unterschied&bezug=peers", "?mass=unterschied&bezug=aehnliche"),
    ],
)
def test_an_answer_has_one_address(client: FlaskClient, rest: str, led_to: str) -> None:
    response = client.get(VALUES + rest)
    assert (response.status_code, response.headers["Location"]) == (308, VALUES + led_to)
    assert client.get(VALUES + led_to).status_code == 200


@pytest.mark.parametrize(
    "address", [f"{VALUES}?mass=euro", f"{VALUES}?mass=unterschied&bezug=bund", f"{PARTS}?jahr=1999"]
)
def test_what_an_answer_is_asked_for_in_vain_is_refused(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (400, "text/plain")
    assert "Gezeigt wird stattdessen" in response.text


@pytest.mark.parametrize(
    "address",
    [
        f"/api/v1/hinweise/{VERSION}/kommune/hz/1999.json",
        f"/api/v1/hinweise/{VERSION}/land/hz/2020.json",
        "/api/v1/hinweise/alt/kommune/hz/2020.json",
        "/lage/teile/alt",
    ],
)
def test_other_years_levels_and_versions_are_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_hints_depend_on_reference_and_confidence_and_not_on_the_chosen_area(client: FlaskClient) -> None:
    address = f"/api/v1/hinweise/{VERSION}/kommune/hz/2020.json"
    assert client.get(f"{address}?bezug=land&sicherheit=95").status_code == 200
    assert client.get(f"{address}?gebiet={KREIS}").headers["Location"] == address


STATES = [
    Selection("hz", "kommune", 2020),
    Selection("hz", "kreis", 2019, KREIS, "tabelle", "unterschied", "land", "95"),
    Selection("hz", "gemeinde", 2020, "071435002003", measure="faelle"),
    Selection("stand", "kommune", 2026, area=KOBLENZ),
    Selection("gefuehl", "kommune", 2024, measure="wert", reference="aehnliche"),
    Selection("bedarf-struktur", "kommune", 2026, weights="gefuehl:0.5"),
]


@pytest.mark.parametrize("view", STATES, ids=lambda view: view.indicator + view.level)
def test_a_view_comes_back_from_its_address(client: FlaskClient, view: Selection) -> None:
    query = selections.map_query(view)
    assert selections.of_map(parse_qs(query)) == (view, [])
    assert selections.of_map(map_selection.parameters(view)) == (view, [])
    settings = re.search(r'id="lage-einstellungen">(.*?)</script>', page(client, f"?{query}"), re.DOTALL)
    assert settings
    assert json.loads(settings[1])["state"] == map_selection.parameters(view)


def test_the_shortest_address_leaves_out_what_is_usual(client: FlaskClient) -> None:
    assert selections.map_query(STATES[0]) == ""
    assert selections.map_query(STATES[1]) == (
        f"ebene=kreis&jahr=2019&gebiet={KREIS}&ansicht=tabelle&mass=unterschied&bezug=land&sicherheit=95"
    )
    assert selections.map_query(STATES[5]) == "kennzahl=bedarf-struktur&gewichte=gefuehl:0.5"


def test_a_value_of_the_area_around_is_called_by_its_name(client: FlaskClient) -> None:
    """At the level of Kreise a Kreis stands for a chosen Kommune: what is said is said of the Kreis."""
    of_kreis = text_of(by_id(parse(page(client, f"?kennzahl=hz&ebene=kreis&gebiet={HACHENBURG}")), "lage-wert"))
    assert of_kreis.startswith("Westerwaldkreis: Straftaten, 2020")
    assert "Wert des Kreises" in of_kreis
    own = text_of(by_id(parse(page(client, f"?kennzahl=hz&ebene=kreis&gebiet={KOBLENZ}")), "lage-wert"))
    assert own.startswith("Straftaten, 2020") and "Wert des Kreises" not in own, "a kreisfreie Stadt is its own Kreis"
