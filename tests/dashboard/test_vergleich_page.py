"""The page and the files of the comparison, as a visitor without scripts gets them."""

from __future__ import annotations

import csv
import io
import logging
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import duckdb
import pytest
from flask.testing import FlaskClient

from dashboard.texts.overview import VALUE_STATUSES
from pipelines.store.versions import PublishedFolder
from tests.dashboard.small_atlas import shown
from tests.dashboard.vergleich_atlas import (
    FEW,
    HACHENBURG,
    KOBLENZ,
    KREIS,
    MARIENBERG,
    ORTE,
    STADT_KREIS,
    VERSION,
    publish,
)

TWO = f"gebiete={HACHENBURG},{MARIENBERG}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(publish(tmp_path_factory.mktemp("vergleich"))):
        yield create_app().test_client()


def html(client: FlaskClient, query: str, status: int = 200) -> str:
    response = client.get(f"/vergleich?{query}")
    assert response.status_code == status
    return response.text


def words(markup: str) -> str:
    """What stands on the page, without markup."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup))).replace(" ", " ")


def row(markup: str, table: str, name: str) -> str:
    """The row of a table that begins with this name."""
    [body] = re.findall(rf'class="tabelle[^"]*{table}">.*?</table>', markup, re.DOTALL)[:1]
    return next(
        words(each) for each in re.findall(r"<tr>.*?</tr>", body, re.DOTALL) if words(each).strip().startswith(name)
    )


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Vergleich"),
        (f"gebiete={HACHENBURG}", "Hachenburg im Vergleich mit anderen Verbandsgemeinden"),
        (TWO, "Hachenburg und Bad Marienberg im Vergleich mit anderen Verbandsgemeinden"),
        (f"{TWO},{ORTE[3]},{ORTE[4]}&bezug=land", "Hachenburg und 3 weitere Gebiete im Vergleich mit Rheinland-Pfalz"),
        (
            f"{TWO},{KOBLENZ}",
            "Hachenburg und 2 weitere Gebiete im Vergleich mit anderen Gebieten der jeweils gleichen Art",
        ),
        (f"{TWO}&bezug=kreis", "Hachenburg und Bad Marienberg im Vergleich mit dem Westerwaldkreis"),
        (f"{TWO},{KOBLENZ}&bezug=kreis", "Hachenburg und 2 weitere Gebiete im Vergleich mit dem jeweiligen Kreis"),
        (f"gebiete={HACHENBURG}&bezug=aehnliche", "Hachenburg im Vergleich mit ähnlichen Gebieten"),
        (f"{TWO}&bezug=aehnliche", "Hachenburg und Bad Marienberg im Vergleich mit den jeweils ähnlichen Gebieten"),
    ],
)
def test_the_title_names_both_sides(client: FlaskClient, query: str, title: str) -> None:
    markup = html(client, query)
    assert f'<h1 tabindex="-1">{title}</h1>' in markup
    assert f"<title>{title} – Präventionsatlas Rheinland-Pfalz</title>" in markup


def test_a_verdict_is_a_size_a_sign_and_words_and_an_inherited_value_is_not_judged(client: FlaskClient) -> None:
    markup = html(client, TWO)
    own = row(markup, "vgl-werte", "Hachenburg")
    assert (
        "5.000 vor 2020 nicht vergleichbar (Zensus) 4.900 bis 5.110 +700, +16 % gegenüber den 11 anderen Verbandsgemeinden zusammen "
        "(4.300) ▲ höher als üblich" in own
    )
    assert "bis 2020 nicht berechenbar: Bruch der Reihe 2020: Zensus; Trend der Fälle: gestiegen (2016–2020)" in own
    inherited = row(markup, "vgl-werte", "Bad Marienberg")
    assert (
        "4.400 Kreiswert Westerwaldkreis vor 2020 nicht vergleichbar (Zensus) – – kein Vergleich: Kreiswert siehe Kreis"
        in inherited
    )
    assert "▲" not in inherited


def test_what_cannot_be_compared_says_why(client: FlaskClient) -> None:
    assert f"kein Vergleich: {FEW}" in row(html(client, f"gebiete={KOBLENZ}"), "vgl-werte", "Koblenz")
    assert "−1.200, −19 % gegenüber dem Land (6.200; geprüft gegen das übrige Land) nicht unterscheidbar" in row(
        html(client, f"{TWO}&bezug=land"), "vgl-werte", "Hachenburg"
    )


def test_the_table_of_all_indicators_says_statuses_years_and_who_is_compared(client: FlaskClient) -> None:
    markup = html(client, f"gebiete={MARIENBERG},{HACHENBURG},{ORTE[3]},{ORTE[5]},{ORTE[7]}")
    survey = next(words(each) for each in re.findall(r"<tr>.*?</tr>", markup, re.DOTALL) if "Sicher nachts" in each)
    for part in (
        "Demodaten",
        "70,0 %",
        "von 2024",
        "nicht repräsentativ, ohne Wert",
        "+4,0 Prozentpunkte: nicht unterscheidbar",
        "∨ −10,5 Prozentpunkte: niedriger; üblicher Bereich nicht bestimmbar",
        "vorläufig",
        "∧ +14,0 Prozentpunkte: höher; üblicher Bereich nicht bestimmbar",
        "keine Angabe",
        "66,0 %",
    ):
        assert part in survey.replace("\u00a0", " ")
    assert "Bezug: andere Verbandsgemeinden" in words(markup)


def test_a_survey_says_what_changed_since_the_one_before(client: FlaskClient) -> None:
    markup = html(client, f"gebiete={ORTE[5]}&kennzahl=sicher")
    since = "+14,0 Prozentpunkte seit der Befragung 2023 (66,0 %): gesichert verschieden"
    assert since in row(markup, "vgl-werte", "Ort 5").replace("\u00a0", " ")
    machine = table_of(client.get(f"/vergleich-programme.csv?gebiete={ORTE[5]}").data, ",")
    [survey] = [each for each in machine if each["indicator_id"] == "sicher"]
    assert [survey[name] for name in ("earlier", "wave_difference", "wave_verdict_998")] == ["2023", "14", "higher"]


def test_the_chosen_areas_are_compared_among_each_other(client: FlaskClient) -> None:
    page_text = words(html(client, f"gebiete={MARIENBERG},{ORTE[3]},{ORTE[5]},{ORTE[7]}&kennzahl=sicher"))
    assert "Untereinander verglichen: 3 Paare, davon gesichert verschieden 2, nicht unterscheidbar 1" in page_text
    for pair in (
        "Bad Marienberg gegenüber Ort 3 +14,5 Prozentpunkte gesichert verschieden",
        "Bad Marienberg gegenüber Ort 5 −10,0 Prozentpunkte nicht unterscheidbar",
        "Ort 3 gegenüber Ort 5 −24,5 Prozentpunkte gesichert verschieden",
        "Nicht dabei, weil ohne eigenen Wert mit Intervall: Ort 7.",
    ):
        assert pair in page_text.replace("\u00a0", " "), pair
    assert "Untereinander" not in words(html(client, TWO)), "one of the two shows its Kreis"
    counted = words(html(client, f"gebiete={KREIS},{STADT_KREIS}&kennzahl=hz"))
    assert "Westerwaldkreis gegenüber Koblenz −5.100, −54 % gesichert verschieden" in counted.replace("\u00a0", " ")


def test_ranks_are_folded_away_with_their_uncertainty(client: FlaskClient) -> None:
    markup = html(client, TWO)
    [folded] = re.findall(
        r"<details[^>]*>\s*<summary>Rang mit Unsicherheit anzeigen</summary>.*?</details>", markup, re.DOTALL
    )
    assert " open" not in folded.split(">")[0]
    assert "Hachenburg : Rang 2–5 von 11 (Verbandsgemeinden)" in re.sub(r" ?: ?", " : ", words(folded))
    assert "kein Rang: Kreiswert" in words(folded)
    assert "Rang" not in words(markup.replace(folded, "")).replace("Rangfolge", "")
    assert "Rang 3 von 11" in words(html(client, f"gebiete={KREIS},{STADT_KREIS}"))


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        (f"gebiete={ORTE[4]}&kennzahl=sicher", 2021),
        (f"gebiete={ORTE[4]},{ORTE[3]}&kennzahl=sicher", 2025),
        (f"gebiete={ORTE[3]},{MARIENBERG}&kennzahl=sicher&jahr=2024", 2024),
    ],
)
def test_the_newest_year_of_the_control_is_that_of_the_chosen_areas(
    client: FlaskClient, query: str, heading: int
) -> None:
    markup = html(client, query)
    newest = 2021 if heading == 2021 else 2025
    assert f">neuestes Jahr ({newest})</option>" in markup
    title = re.search(r'id="vgl-wert">([^<]+)', markup)
    assert title
    assert title.group(1).endswith(f", {heading}")


def test_only_certain_differences_says_how_many_and_the_way_back(client: FlaskClient) -> None:
    markup = html(client, f"{TWO}&nur=gesichert")
    assert (
        "1 von 3 Kennzahlen, bei denen mindestens ein Wert gesichert verschieden ist. Alle Kennzahlen zeigen"
        in words(markup)
    )
    assert "Kein Wert ist gesichert verschieden." in words(html(client, f"gebiete={MARIENBERG}&nur=gesichert"))


def test_values_that_nobody_has_are_named(client: FlaskClient) -> None:
    assert "Ohne Angabe für alle gewählten Gebiete: Stand und Sicher nachts." in words(
        html(client, f"gebiete={ORTE[7]}")
    )


def test_without_own_values_there_is_no_strip_but_the_way_to_the_kreise(client: FlaskClient) -> None:
    assert "Nur Hachenburg hat einen eigenen Wert: 5.000." in words(html(client, f"gebiete={MARIENBERG},{ORTE[3]}"))
    alone = html(client, f"gebiete={ORTE[3]}&jahr=2019")
    assert "keine eigenen Werte, die sich reihen lassen" in words(alone)
    assert f"gebiete={KREIS}&amp;kennzahl=hz&amp;jahr=2019" in alone


def strip_of(client: FlaskClient, query: str) -> tuple[str, str]:
    """The strip and the sentence over it."""
    markup = html(client, query)
    return (
        re.search(r'<figure class="vgl-zeichnung">.*?</figure>', markup, re.DOTALL).group(),  # type: ignore[union-attr]
        words(markup.partition('class="tabelle stapelt vgl-werte"')[0]),
    )


def test_the_strip_says_what_its_ends_are(client: FlaskClient) -> None:
    chart_svg, page_text = strip_of(client, f"gebiete={KREIS},{STADT_KREIS}")
    assert re.search(">niedriger</text><text [^>]*>höher<", chart_svg)
    assert "links niedriger, rechts höher" in chart_svg
    assert "günstiger" not in page_text
    chart_svg, page_text = strip_of(client, f"gebiete={ORTE[3]}&kennzahl=sicher")
    assert re.search(">ungünstiger</text><text [^>]*>günstiger<", chart_svg)
    assert "deshalb stehen hohe Werte links" not in page_text, "high values stand right, as everybody expects"


def test_a_line_for_the_reference_is_drawn_only_where_all_are_judged_by_one_value(
    client: FlaskClient, tmp_path: Path
) -> None:
    from dashboard.app import create_app

    chart_svg, page_text = strip_of(client, f"gebiete={MARIENBERG},{ORTE[3]},{ORTE[5]}&kennzahl=sicher")
    assert "Bezug andere Verbandsgemeinden: 66,0" in chart_svg
    assert "Ohne Linie" not in page_text
    folder = publish(tmp_path)
    with duckdb.connect(str(folder / f"atlas-{VERSION}.duckdb")) as connection:
        connection.execute("UPDATE comparison SET reference_value = 61 WHERE indicator_id = 'sicher' AND period = 2024")
    with shown(folder):
        visitor = create_app().test_client()
        chart_svg, page_text = strip_of(visitor, f"gebiete={MARIENBERG},{ORTE[3]},{ORTE[5]}&kennzahl=sicher")
        alone, _ = strip_of(visitor, f"gebiete={MARIENBERG}&kennzahl=sicher")
    assert "Bezug" not in chart_svg
    assert "Ohne Linie für den Bezug: Jedes Gebiet hat seinen eigenen." in page_text
    assert "Bezug andere Verbandsgemeinden: 61,0" in alone, "that of its year"


def test_where_less_is_favourable_the_strip_runs_from_high_to_low(tmp_path: Path) -> None:
    from dashboard.app import create_app

    folder = publish(tmp_path)
    with duckdb.connect(str(folder / f"atlas-{VERSION}.duckdb")) as connection:
        connection.execute("UPDATE indicator SET polarity = 'lower_is_better' WHERE indicator_id = 'sicher'")
    with shown(folder):
        visitor = create_app().test_client()
        chart_svg, page_text = strip_of(visitor, f"gebiete={ORTE[3]}&kennzahl=sicher")
        picture = visitor.get(f"/vergleich/reihe.svg?gebiete={ORTE[3]}&kennzahl=sicher").text
    for chart in (chart_svg, picture):
        axis = [
            (float(x), text)
            for x, text in re.findall(r'<svg x="([\d.]+)%"[^>]*><text text-anchor="middle"[^>]*>(\d+)\xa0%<', chart)
        ]
        assert [int(text) for _, text in sorted(axis)] == [80, 60, 40, 20, 0]
        assert re.search(">ungünstiger</text><text [^>]*>günstiger<", chart)
    assert "Niedriger gilt als günstiger, deshalb stehen hohe Werte links." in page_text
    assert "deshalb stehen hohe Werte links." in picture


def test_the_summary_names_everybody_once(client: FlaskClient) -> None:
    page_text = words(
        html(client, f"gebiete={MARIENBERG},{HACHENBURG},{ORTE[3]},{ORTE[5]},{ORTE[6]},{ORTE[7]}&kennzahl=sicher")
    ).replace("\u00a0", " ")
    assert (
        "4 Verbandsgemeinden haben einen eigenen Wert aus 2023–2025, von 0,0 % (Ort 6) bis 80,0 % (Ort 5)." in page_text
    )
    assert "Höher; üblicher Bereich nicht bestimmbar: Ort 5." in page_text
    assert "Niedriger; üblicher Bereich nicht bestimmbar: Ort 3." in page_text
    assert "Nicht unterscheidbar: Bad Marienberg." in page_text
    assert "Kein Vergleich: Ort 6." in page_text
    assert "Kein Wert aus 2023–2025: Hachenburg und Ort 7." in page_text
    assert "verglichen; deshalb sind es nicht bei allen gleich viele andere" in page_text
    assert "Ort 7 kein Wert aus 2023–2025" in page_text, "the cell says of which years too"


def test_the_time_series_says_trends_breaks_and_what_is_dashed(client: FlaskClient) -> None:
    page_text = words(html(client, f"gebiete={KREIS},{STADT_KREIS}"))
    assert (
        "Gestiegen: Westerwaldkreis. Keine gesicherte Veränderung: Koblenz. Beurteilt sind die Jahre 2016–2020."
        in page_text
    )
    assert (
        "Senkrechte Linie 2020: mit den Jahren davor nicht vergleichbar (Einwohnerzahlen auf anderer Grundlage)."
        in page_text
    )
    two = words(html(client, TWO))
    assert "Gestrichelt: Kreiswerte." in two
    assert "Hachenburg: Trend der Fälle: gestiegen (2016–2020)." in two
    assert "Es gibt erst ein Jahr" in words(html(client, f"{TWO}&kennzahl=stand"))
    nothing = words(html(client, f"gebiete={ORTE[7]}&kennzahl=sicher"))
    assert "Zu dieser Kennzahl ist für die gewählten Gebiete nichts bekannt." in nothing
    assert "Es gibt erst ein Jahr" not in nothing
    assert "lassen: Übernommene" not in nothing


def test_bad_input_is_told_and_nothing_of_it_runs(client: FlaskClient) -> None:
    script = "<script>alert(1)</script>"
    typed = quote(script)
    markup = html(client, f"gebiete={typed},{HACHENBURG}&kennzahl={typed}&jahr={typed}&v={typed}&{typed}=1", 404)
    assert script not in markup
    assert words(markup).count("&lt;script") == 0
    assert markup.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 5
    assert "Die Adresse lässt sich nicht ganz so zeigen:" in markup


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        (TWO, 200),
        (f"{TWO}&kennzahl=sicher&bezug=land&jahr=2025&nur=gesichert&v={VERSION}", 200),
        ("gebiete=071439999", 404),
        (f"{TWO},x", 404),
        (f"{TWO},Hachenburg", 404),
        (f"{TWO},x&kennzahl=x", 404),
        (f"gebiete={quote('<script>')}", 404),
        (f"{TWO}&kennzahl=x", 400),
        ("kennzahl=x", 400),
        (f"{TWO}&jahr=1999", 400),
        (f"{TWO}&jahr=zweitausend", 400),
        (f"{TWO}&bezug=bund", 400),
        (f"{TWO}&nur=alles", 400),
        (f"{TWO}&gruppe=alle", 400),
        (f"{TWO}&farbe=rot", 400),
        (f"{TWO}&v=gestern", 400),
        (f"{TWO}&{quote('<script>')}=1", 400),
        (f"gebiete={','.join([HACHENBURG, MARIENBERG, *ORTE.values()])}", 400),
        (f"gebiete={HACHENBURG},{KREIS}", 400),
    ],
)
def test_the_status_tells_a_program_whether_the_address_was_understood(
    client: FlaskClient, query: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        markup = html(client, query, status)
    assert ("Die Adresse lässt sich nicht ganz so zeigen:" in markup) == (status != 200)
    assert 'id="vgl-form"' in markup, "the page itself stands"
    assert caplog.records == [], "not an error of ours"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (f"{TWO}&v=2025-01-02.0a1b2c3d", "stammt vom Datenstand 2025-01-02.0a1b2c3d"),
        (f"{TWO},07", "Das Land ist kein Gebiet der Auswahl"),
        (f"{TWO}&dazu=Entenhausen", "Das Gebiet „Entenhausen“ gibt es nicht. Bitte über die Suche wählen."),
        (f"{TWO}&dazu=Westerwaldkreis", "steht auf einer anderen Ebene"),
        (f"gebiete={','.join([HACHENBURG, MARIENBERG, *list(ORTE.values())[:8]])}&dazu=Ort+11", "Weggelassen: Ort 11."),
        (f"{TWO}&kennzahl=sicher&jahr=2019", "Für „2019“ hat die Kennzahl „Sicher nachts“ keine Werte"),
        (f"gebiete={ORTE[3]}&gruppe=aehnliche", "Die Gruppe „Ähnliche Gebiete“ ist für Ort 3 leer."),
    ],
)
def test_what_the_page_itself_can_ask_for_is_told_and_no_mistake(
    client: FlaskClient, query: str, sentence: str
) -> None:
    assert sentence in words(html(client, query))


def test_the_area_that_may_have_been_meant_is_one_click_away(client: FlaskClient) -> None:
    markup = html(client, f"gebiete={MARIENBERG}&dazu=Hachenbug")
    address = unescape(re.search(r'<a href="([^"]+)" data-zustand>Hachenburg hinzufügen</a>', markup).group(1))  # type: ignore[union-attr]
    assert "Bad Marienberg und Hachenburg" in words(client.get(address).text)
    assert "hinzufügen</a>" not in html(client, f"{TWO},Hachenburk", 404), "it is there already"


def test_every_change_is_an_address(client: FlaskClient) -> None:
    markup = html(client, f"gebiete={HACHENBURG}&gruppe=aehnliche")
    chips = re.findall(r'<a class="vgl-(weg|vor)"\s+href="([^"]+)"', markup)
    assert [kind for kind, _ in chips] == ["weg", "vor", "weg", "vor", "weg"]
    for _, address in chips:
        assert client.get(unescape(address)).status_code == 200
    assert f"gebiete={ORTE[3]},{MARIENBERG}&" in unescape(chips[0][1])
    assert 'aria-current="true"' in re.search(r"<a[^>]*>Ähnliche Gebiete</a>", markup).group()  # type: ignore[union-attr]


def table_of(response_data: bytes, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response_data.decode("utf-8-sig")), delimiter=delimiter))


def test_the_files_hold_the_same_rows_for_people_and_for_programs(client: FlaskClient) -> None:
    response = client.get(f"/vergleich.csv?{TWO}")
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert "praeventionsatlas_vergleich_" in response.headers["Content-Disposition"]
    german = table_of(response.data, ";")
    machine = table_of(client.get(f"/vergleich-programme.csv?{TWO}").data, ",")
    assert len(german) == len(machine) == 6
    own = next(each for each in german if each["Gebiet"] == "Hachenburg" and each["Kennzahl"].startswith("Straftaten"))
    told = (
        "Wert",
        "Bezug",
        "Bezugswert",
        "Unterschied",
        "Zufall",
        "Üblicher Bereich",
        "Vergleich",
        "Rang von",
        "Rang bis",
    )
    assert [own[name] for name in told] == [
        "5000",
        "andere Verbandsgemeinden",
        "4300",
        "700",
        "gesichert verschieden",
        "außerhalb des üblichen Bereichs",
        "höher als üblich",
        "2",
        "5",
    ]
    inherited = next(each for each in machine if each["area_id"] == MARIENBERG and each["indicator_id"] == "hz")
    assert (inherited["status"], inherited["from_area_id"], inherited["verdict_95"], inherited["rank_best"]) == (
        "inherited",
        KREIS,
        "",
        "",
    )
    coded = next(
        each for each in german if each["Gebiet"] == "Bad Marienberg" and each["Kennzahl"].startswith("Straftaten")
    )
    assert (coded["Angabe"], coded["Wert übernommen von"]) == ("Kreiswert", "Westerwaldkreis")
    survey = next(
        each for each in german if each["Kennzahl"] == "Sicherheitsgefühl nachts" and each["Gebiet"] == "Hachenburg"
    )
    assert (survey["Wert"], survey["Angabe"], survey["Demodaten"]) == ("", VALUE_STATUSES["unrepresentative"], "ja")
    assert {each["Wert"] for each in german if each["Thema"] == "Struktur"} == {"kein Gremium", "unklar"}


def test_the_files_of_the_charts_hold_what_they_draw(client: FlaskClient) -> None:
    strip = table_of(client.get(f"/vergleich/reihe.csv?gebiete={ORTE[3]}&kennzahl=sicher").data, ";")
    assert [(each["Gebiet"], each["Wert"]) for each in strip] == [
        ("Ort 6", "0"),
        ("Ort 3", "55,5"),
        ("Bad Marienberg", "70"),
        ("Ort 5", "80"),
    ]
    years = table_of(client.get(f"/vergleich/verlauf-programme.csv?{TWO}").data, ",")
    assert {(each["status"], each["from_area_id"]) for each in years if each["area_id"] == MARIENBERG} == {
        ("inherited", KREIS)
    }
    assert [(each["label"], each["period"], each["value"]) for each in years] == [
        ("Hachenburg", "2019", "4000"),
        ("Hachenburg", "2020", "5000"),
        ("Bad Marienberg", "2019", "4000"),
        ("Bad Marienberg", "2020", "4400"),
        ("Bezugswert: andere Verbandsgemeinden", "2020", "4300"),
    ]


@pytest.mark.parametrize("name", ["reihe", "verlauf"])
def test_a_picture_carries_title_source_licence_and_version(client: FlaskClient, name: str) -> None:
    response = client.get(f"/vergleich/{name}.svg?{TWO}")
    assert response.mimetype == "image/svg+xml"
    tree = ElementTree.fromstring(response.data)  # noqa: S314 - our own drawing
    picture_text = " ".join(text for each in tree.iter(f"{SVG}text") for text in each.itertext())
    for part in (
        "Straftaten je 100.000 Einwohner",
        "© pks",
        "dl-de/by-2-0",
        VERSION,
        "Einheit: Fälle je 100.000 Einwohner.",
    ):
        assert part in picture_text
    survey = client.get(f"/vergleich/reihe.svg?gebiete={ORTE[3]}&kennzahl=sicher").text
    assert "enthält Demodaten (frei erfunden)" in survey


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/vergleich.csv?gebiete=x", "Das Gebiet „x“ gibt es nicht"),
        ("/vergleich.csv", "Es ist kein Gebiet genannt"),
        (f"/vergleich/reihe.svg?gebiete={HACHENBURG}&kennzahl=stand", "kein Bild"),
        ("/vergleich/verlauf.svg?gebiete=x", "„x“"),
        (f"/vergleich.csv?{TWO}&v=gestern", "Datenstand „gestern“"),
    ],
)
def test_a_file_that_cannot_be_made_is_refused_with_the_reason(client: FlaskClient, address: str, part: str) -> None:
    response = client.get(address)
    assert response.status_code == (404 if "gebiete=x" in address else 400)
    assert part in response.text


def test_ten_areas_are_compared_within_a_tenth_of_a_second(embedded: PublishedFolder) -> None:
    from dashboard.app import create_app

    query = "gebiete=07111,07211,07311,07312,07313,07314,07315,07316,07317,07318"
    with shown(embedded.folder):
        visitor = create_app().test_client()
        times = []
        for _ in range(6):
            before = time.process_time()
            assert visitor.get(f"/vergleich?{query}").status_code == 200
            times.append(time.process_time() - before)
    assert min(times) <= 0.1
