"""The three answers at the top of a profile: what each kind of area says, and that nothing below says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from pipelines.store.versions import PublishedFolder
from tests.dashboard.gebiet_atlas import publish
from tests.dashboard.lage_atlas import ASTERT, HACHENBURG, HOF, KOBLENZ, KREIS, LAND, MARIENBERG
from tests.dashboard.small_atlas import FileAtlas, shown

STANDING, REAL, NEXT = "stand", "echt", "jetzt"


@pytest.fixture(scope="module")
def gebiet_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("gebiet"))


@pytest.fixture
def visitor(gebiet_folder: Path) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(gebiet_folder):
        yield create_app().test_client()


def words(markup: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup)))


def answer(visitor: FlaskClient, area_id: str, name: str) -> str:
    """The words of one answer."""
    page = visitor.get(f"/gebiet/{area_id}").text
    match = re.search(rf'<section aria-labelledby="antwort-{name}">.*?</section>', page, re.DOTALL)
    assert match, name
    return words(match.group())


def row(visitor: FlaskClient, area_id: str, indicator: str) -> str:
    """The words of one indicator below."""
    page = visitor.get(f"/gebiet/{area_id}").text
    match = re.search(rf'<article[^>]*id="kennzahl-{indicator}">.*?</article>', page, re.DOTALL)
    assert match
    return words(match.group())


def test_a_city_begins_with_its_three_figures(visitor: FlaskClient) -> None:
    text = answer(visitor, KOBLENZ, STANDING)
    assert "9.500 Fälle je 100.000 Einwohner im Jahr 2020, vor 6 Jahren (Straftaten)." in text
    feeling = (
        "74,3 % der Befragten fühlten sich nachts allein in der Wohngegend sehr oder eher sicher (2023, vor 3 Jahren)."
    )
    assert feeling in text.replace("\u00a0", " ")
    assert "aktiv Bestätigt 05.01.2026, letzte Sitzung 05.01.2026." in text
    assert text.index("Kriminalität") < text.index("Sicherheitsgefühl") < text.index("Präventionsgremium")


@pytest.mark.parametrize("area_id", [HACHENBURG, MARIENBERG, KREIS])
def test_a_kommune_of_a_kreis_and_the_kreis_begin_with_the_council(visitor: FlaskClient, area_id: str) -> None:
    text = answer(visitor, area_id, STANDING)
    assert text.index("Präventionsgremium") < text.index("Kriminalität") < text.index("Sicherheitsgefühl")


def test_size_chance_and_usual_are_those_of_the_row_below(visitor: FlaskClient) -> None:
    said = answer(visitor, KOBLENZ, REAL)
    crime = "+1.500, +19\u00a0% gegenüber den 11 anderen kreisfreien Städten zusammen (8.000): höher als üblich"
    feeling = "−1,8\u00a0Prozentpunkte gegenüber dem Median von 7 anderen kreisfreien Städten (76,1\u00a0%): nicht unterscheidbar"
    for sentence, indicator in ((crime, "hz"), (feeling, "sicher_nachts_wohngegend")):
        plain = sentence.replace("\u00a0", " ")
        assert plain in said.replace("\u00a0", " ")
        assert plain in row(visitor, KOBLENZ, indicator).replace("\u00a0", " ")


def test_the_value_of_the_kreis_is_said_once_and_compared_with_nothing(visitor: FlaskClient) -> None:
    page = words(visitor.get(f"/gebiet/{MARIENBERG}").text)
    assert "4.400 Fälle je 100.000 Einwohner im Westerwaldkreis im Jahr 2020, vor 6 Jahren" in page
    sentence = "Die Kriminalitätszahlen sind Werte des Westerwaldkreises und werden nicht verglichen"
    assert page.count(sentence) == 1
    assert sentence in answer(visitor, MARIENBERG, REAL)
    assert "anderen Landkreisen" not in page
    assert "Kreiswert" not in page


def test_what_is_suppressed_or_a_mood_says_why_it_is_not_compared(visitor: FlaskClient) -> None:
    assert "nicht veröffentlicht Zu wenige Antworten oder zu ungenau (Befragung 2022, Sicher nachts)." in answer(
        visitor, HACHENBURG, STANDING
    )
    assert "Sicherheitsgefühl Kein Vergleich: die Zahl ist nicht veröffentlicht." in answer(visitor, HACHENBURG, REAL)
    mood = answer(visitor, MARIENBERG, STANDING)
    assert "Stimmungsbild Nur ein Stimmungsbild: <b>67,3</b> % (2022, vor 4 Jahren)." in mood, "text, not markup"
    assert "Sicherheitsgefühl Kein Vergleich: nicht repräsentativ." in answer(visitor, MARIENBERG, REAL)


def test_what_is_invented_is_named_and_marked(visitor: FlaskClient) -> None:
    assert "Frei erfunden: Befragung und Gremium." in answer(visitor, KOBLENZ, REAL)
    assert answer(visitor, KOBLENZ, STANDING).count("Demodaten") == 2
    assert "Frei erfunden" not in answer(visitor, ASTERT, REAL), "nothing of its own"


def test_where_everything_is_invented_it_is_said_of_all(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    invented = FileAtlas.again(folder / "gebiet.duckdb")
    invented.connection.execute("UPDATE source SET synthetic = true")
    invented.connection.close()
    with shown(folder):
        from dashboard.app import create_app

        assert "Alle drei Angaben sind frei erfunden." in answer(create_app().test_client(), KOBLENZ, REAL)


def test_the_next_step_has_reason_offer_and_whom_to_ask(visitor: FlaskClient) -> None:
    text = answer(visitor, HACHENBURG, NEXT)
    assert "Kein Gremium bekannt Anlass Demodaten Angebot: Gründungsberatung Gemeldet am 01.02.2026." in text
    assert "Ansprechstelle: Leitstelle Kriminalprävention" in text
    assert "Regel und Beleg dazu" in text
    assert "kein Beratungsanlass vor" in answer(visitor, KOBLENZ, NEXT)


@pytest.mark.parametrize(
    ("area_id", "said"),
    [
        (
            LAND,
            (
                "6.200 Fälle je 100.000 Einwohner im Jahr 2020",
                "Der Wert von 2019 (6.000) ist damit nicht vergleichbar: neue Zählweise.",
                "0 von 3 Kommunen mit einer Befragung, jede für sich",
                "1 von 3 Kommunen mit aktivem Gremium; unklar ist der Stand bei 1 (30.09.2026).",
                "Anlässe in den Kommunen ansehen",
            ),
        ),
        (KREIS, ("0 von 2 Kommunen mit einer Befragung", "Kein Vergleich: jede Kommune befragt für sich.")),
        (
            ASTERT,
            (
                "5.000 Fälle je 100.000 Einwohner in der Verbandsgemeinde Hachenburg im Jahr 2020",
                "Die Kriminalitätszahlen sind Werte der Verbandsgemeinde Hachenburg",
                "Der Stand steht im Profil von Hachenburg.",
                "Ob es eine Befragung gibt, steht im Profil von Hachenburg.",
                "Anlässe der Verbandsgemeinde: Profil von Hachenburg",
            ),
        ),
        (HOF, ("4.400 Fälle je 100.000 Einwohner im Westerwaldkreis im Jahr 2020",)),
    ],
)
def test_every_level_has_its_answers(visitor: FlaskClient, area_id: str, said: tuple[str, ...]) -> None:
    text = " ".join(answer(visitor, area_id, name) for name in (STANDING, REAL, NEXT))
    for each in said:
        assert each in text


@pytest.mark.parametrize("area_id", [KOBLENZ, HACHENBURG, MARIENBERG, KREIS, LAND, ASTERT])
def test_every_topic_leads_to_what_stands_behind_it(visitor: FlaskClient, area_id: str) -> None:
    page = visitor.get(f"/gebiet/{area_id}").text
    ways = re.findall(r'<dt>\s*<a href="([^"]+)">([^<]+)<span class="nur-vorlesen">: ([^<]+)', page)
    assert len(ways) == 3
    for address, _, behind in ways:
        path, _, anchor = unescape(address).partition("#")
        target = visitor.get(path or f"/gebiet/{area_id}")
        assert target.status_code == 200
        assert behind
        if anchor:
            assert f'id="{anchor}"' in target.text
        if anchor.startswith("kennzahl-"):
            opened = rf'id="{anchor}">.*?<details class="aufklapp geb-details" open>'
            assert re.search(opened, target.text, re.DOTALL)


def test_where_nothing_is_known_nothing_is_said_to_be_missing(tmp_path: Path) -> None:
    folder = publish(tmp_path)
    unknown = FileAtlas.again(folder / "gebiet.duckdb")
    unknown.connection.execute("DELETE FROM observation")
    for table in ("structure", "status_evidence"):
        unreported = "SET status_reported = 'unklar', confirmed_on = NULL, release_id = NULL"
        unknown.connection.execute(f"UPDATE {table} {unreported}")
    unknown.connection.close()
    with shown(folder):
        from dashboard.app import create_app

        visitor = create_app().test_client()
        standing, real = answer(visitor, HACHENBURG, STANDING), answer(visitor, HACHENBURG, REAL)
        land = answer(visitor, LAND, STANDING)
    assert "unklar Keine Meldung bekannt." in standing
    assert "keine Zahl zu registrierten Straftaten bekannt." in standing
    assert "keine Befragung bekannt." in standing
    assert "Kriminalität Kein Vergleich: keine Zahl. Sicherheitsgefühl Kein Vergleich: keine Befragung." in real
    assert "0 von 3 Kommunen mit aktivem Gremium; unklar ist der Stand bei 3" in land


def test_alone_in_its_kind_an_indicator_says_so(visitor: FlaskClient) -> None:
    assert "Kein anderes Gebiet dieser Art hat einen Wert." in row(visitor, KOBLENZ, "hz")


def test_of_two_keys_the_one_that_reaches_further_stands_for_crime(tmp_path: Path) -> None:
    from dashboard.pages.gebiet.profile import load
    from dashboard.queries.profile import profiled_area

    with shown(publish(tmp_path)):
        area = profiled_area(KOBLENZ)
        assert area
        profile = load(area)
        assert (
            profile.headline("Sicherheitsgefühl", ["sicher_nachts_wohngegend", "hz"])
            is profile.series["sicher_nachts_wohngegend"]
        )
        assert (
            profile.headline("Sicherheitsgefühl", ["hz", "sicher_nachts_wohngegend"])
            is profile.series["sicher_nachts_wohngegend"]
        )
        assert profile.headline("Kriminalitätslage", ["gibt_es_nicht"]) is profile.series["hz"]


def test_sentences_of_the_demonstration_add_up_and_do_not_contradict_each_other(embedded: PublishedFolder) -> None:
    from dashboard.app import create_app

    with shown(embedded.folder):
        visitor = create_app().test_client()
        koblenz, rheinauen = (answer(visitor, area_id, NEXT) for area_id in (KOBLENZ, "073385008"))
        land = answer(visitor, LAND, STANDING)
    [(folded, others)] = re.findall(r"(\d+) der (\d+) weiteren Anlässe und Hinweise", koblenz)
    [every] = re.findall(r"Alle (\d+) Anlässe und Hinweise", koblenz)
    assert int(folded) < int(others) == int(every) - 1
    assert "von der heutigen Kommune, die seit 2014 besteht, ist keines bekannt." in rheinauen
    assert re.search(r"von 170 Kommunen mit einer Befragung \(20\d\d–20\d\d\)", land), "which years are counted"
