"""The page "Analyse" as a document: it stands without scripts, says what is seen, and an answer to its form fits into its places."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.pages.analyse import board as page
from dashboard.queries import analysis
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.small_atlas import shown

KOBLENZ, HACHENBURG = "071110000", "071435002"
CRIME = "straftaten_ohne_auslaenderrecht"
FIGURES = ("zusammenschau", "trichter", "verteilung", "verlauf", "rang")


@pytest.fixture(scope="module", autouse=True)
def _atlas(embedded: PublishedFolder) -> Iterator[None]:
    with shown(embedded.folder):
        yield


@pytest.fixture(scope="module")
def visitor() -> FlaskClient:
    return create_app().test_client()


def main(visitor: FlaskClient, query: str = "") -> str:
    found = re.search(r"<main.*?</main>", visitor.get(f"/analyse?{query}").text, re.DOTALL)
    assert found
    return found[0]


def words(markup: str) -> str:
    return text_of(parse(markup))


def test_every_kommune_stands_in_the_table_and_on_the_map_once(visitor: FlaskClient) -> None:
    markup = main(visitor)
    every = {each.area_id for each in analysis.areas("kommune")}
    for pattern in (
        r'<tr data-gebiet="(\d+)"',
        r'<path data-gebiet="(\d+)"',
        r'<input type="checkbox"\s+name="gebiete"\s+value="(\d+)"',
    ):
        found = re.findall(pattern, markup)
        assert len(found) == len(every)
        assert set(found) == every
    assert 'aria-label="Hachenburg auswählen"' in markup
    assert '<a href="#analyse-tabelle">Alle 170 Gebiete zeigen</a>' in markup


def test_every_figure_has_a_place_a_heading_and_a_sentence(visitor: FlaskClient) -> None:
    markup = main(visitor)
    places = [markup.index(f'id="analyse-platz-{name}"') for name in FIGURES]
    assert places == sorted(places)
    for name in FIGURES:
        sentence = re.search(rf'id="analyse-satz-{name}"[^>]*>(.*?)</p>', markup, re.DOTALL)
        assert sentence
        assert sentence[1].strip().endswith(".")
    assert '<svg xmlns="http://www.w3.org/2000/svg" width="100%"' in markup, "the still picture"
    assert "belegt keine Wirkung" in words(markup)


def test_an_answer_brings_parts_for_places_the_document_has(visitor: FlaskClient) -> None:
    markup = main(visitor)
    answer = page.answer("x=dichte&y=einwohner&kreis=07131")
    parts = re.findall(r'data-part="([^"]+)"', answer)
    assert len(parts) == len(set(parts))
    for part in parts:
        assert f'id="{part}"' in markup, part
    query = re.search(r'data-query="([^"]*)"', answer)
    assert query
    assert unescape(query[1]) == "x=dichte&y=einwohner&kreis=07131"


ANSWER = 15_000  # bytes as they travel


def test_an_answer_brings_what_its_question_needs_and_is_small(visitor: FlaskClient) -> None:
    query = f"x=dichte&y=einwohner&gebiete={HACHENBURG},{KOBLENZ}"
    whole = page.answer(query)
    rows = re.findall(r"<tr data-gebiet=.*?</tr>", main(visitor, query), re.DOTALL)
    assert [words(each) for each in re.findall(r"<tr data-gebiet=.*?</tr>", whole, re.DOTALL)] == list(map(words, rows))
    assert 'data-part="analyse-karte"' in whole
    values, choice = page.answer(f"werte?{query}"), page.answer(f"auswahl?{query}")
    for answer in (values, choice):
        assert 'data-part="analyse-karte"' not in answer
        assert f'data-chosen="{HACHENBURG},{KOBLENZ}"' in answer
        assert len(gzip.compress(answer.encode(), 5)) <= ANSWER
        for part in ("satz-verlauf", "jahre", "standbild", "auswahl"):
            found = re.search(rf'<(\w+) data-part="analyse-{part}">.*?</\1>', answer, re.DOTALL)
            assert found
            if part != "standbild":
                assert "Hachenburg" in found[0], part
    assert "analyse-tabelle" not in choice
    assert choice.count('r="8.5"') == 2, "rings"
    cells = [
        re.findall(r"<td.*?</td>", each, re.DOTALL)
        for each in re.findall(r"<tr data-gebiet=.*?</tr>", values, re.DOTALL)
    ]
    document = [re.findall(r"<td.*?</td>", each, re.DOTALL)[3:] for each in rows]
    assert cells == document, "all but tick, name, Stand and inhabitants"


def test_where_only_what_is_chosen_is_shown_a_choice_brings_its_rows() -> None:
    answer = page.answer(f"auswahl?nur=1&gebiete={KOBLENZ}")
    assert re.findall(r'<tr data-gebiet="(\d+)"', answer) == [KOBLENZ]
    assert 'name="gebiete"' in answer


def test_an_answer_says_what_it_could_not_do() -> None:
    answer = page.answer("x=unsinn&gebiete=1")
    assert "„unsinn“" in answer
    assert "Das Gebiet „1“ gibt es nicht" in answer


def test_what_is_chosen_is_marked_counted_named_and_taken_along(visitor: FlaskClient) -> None:
    markup = main(visitor, f"gebiete={HACHENBURG},{KOBLENZ}")
    assert set(re.findall(r'<tr data-gebiet="(\d+)" class="gewaehlt"', markup)) == {HACHENBURG, KOBLENZ}
    assert set(re.findall(r'<path data-gebiet="(\d+)" class="gewaehlt"', markup)) == {HACHENBURG, KOBLENZ}
    assert len(re.findall(r'aria-label="[^"]+ auswählen" checked', markup)) == 2
    assert "2 Kommunen gewählt, zusammen" in words(markup)
    ways = dict(re.findall(r'<a href="([^"]+)" data-weg="([^"]+)"', markup))
    along = f"gebiete={HACHENBURG},{KOBLENZ}"
    assert {name: unescape(address) for address, name in ways.items()} == {
        "vergleich": f"/vergleich?{along}",
        "anlaesse": f"/anlaesse?ansicht=kommunen&{along}",
        "was-waere-wenn": f"/analyse/was-waere-wenn?{along}",
        "austausch": f"/analyse/austausch?{along}",
    }
    assert re.search(r'id="analyse-aufheben"\s+href="/analyse"', markup)


def test_a_filter_chooses_and_goes_along_as_a_filter(visitor: FlaskClient) -> None:
    markup = main(visitor, "ortsart=verbandsgemeinde")
    assert "129 Kommunen gewählt" in words(markup)
    assert 'href="/vergleich?ortsart=verbandsgemeinde"' in markup
    assert 'href="/anlaesse?ansicht=kommunen&amp;ortsart=verbandsgemeinde"' in markup


def test_more_than_ten_chosen_one_by_one_are_not_compared_and_that_is_said(visitor: FlaskClient) -> None:
    eleven = ",".join(each.area_id for each in analysis.areas("kommune")[:11])
    markup = main(visitor, f"gebiete={eleven}")
    assert "höchstens zehn Gebiete; gewählt sind 11" in words(markup)
    assert 'data-weg="vergleich"' not in markup


def test_ticking_rows_keeps_everything_but_the_filter(visitor: FlaskClient) -> None:
    markup = main(visitor, "x=dichte&kreis=07131&farbe=stand&sortierung=x")
    form = re.search(r'<form id="analyse-wahl".*?</form>', markup, re.DOTALL)
    assert form
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))
    assert kept == {"x": "dichte", "farbe": "stand", "sortierung": "x"}


def test_the_form_sends_what_is_shown(visitor: FlaskClient) -> None:
    query = f"x=dichte&y=raub&kennzahl=raub&jahr=2018&bezug=land&sicherheit=95&farbe=stand&intervalle=1&index=1&nur=1&gebiete={KOBLENZ}"
    markup = main(visitor, query)
    form = re.search(r'<form id="analyse-form".*?</form>', markup, re.DOTALL)
    assert form
    outside = re.findall(
        r'<select[^>]* form="analyse-form">.*?</select>|<input[^>]* form="analyse-form"[^>]*>', markup, re.DOTALL
    )
    fields = "".join([form[0], *outside])
    sent = dict(re.findall(r'<input type="hidden"\s+(?:id="[^"]+"\s+)?name="([^"]+)" value="([^"]*)"', fields))
    checkbox = r'<input type="checkbox"\s+id="[^"]+"\s+name="([^"]+)"\s+value="([^"]*)"(?: form="[^"]+")? checked'
    sent |= dict(re.findall(checkbox, fields))
    for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', fields, re.DOTALL):
        sent[name] = (
            dict(re.findall(r'<option value="([^"]*)"( selected)', options))
            and re.findall(r'<option value="([^"]*)" selected', options)[0]
        )
    assert {name: value for name, value in sent.items() if value and (name, value) != ("ebene", "kommune")} == dict(
        parse_qsl(query)
    )


def test_invented_values_are_marked_and_where_all_are_it_is_said_once(visitor: FlaskClient) -> None:
    markup = main(visitor)
    assert "Frei erfunden sind alle Angaben in: Stand, Bedarf und Struktur." in words(markup)
    assert "„erfunden“ bezeichnete Wert in: Straftaten" in words(markup)
    official = re.search(rf'<tr data-gebiet="{KOBLENZ}".*?</tr>', markup, re.DOTALL)
    invented = re.search(rf'<tr data-gebiet="{HACHENBURG}".*?</tr>', markup, re.DOTALL)
    assert official
    assert invented
    assert "erfunden" not in official[0]
    assert invented[0].count("<small>erfunden</small>") == 1


@pytest.mark.parametrize(
    ("query", "invented"),
    [
        ("", ("zusammenschau", "trichter", "verteilung", "rang")),
        (f"gebiete={HACHENBURG}", FIGURES),
        ("x=dichte&y=einwohner&farbe=stand&ebene=kreis", ("zusammenschau",)),
        ("ebene=kreis", ()),
        ("x=dichte&y=einwohner&trichter=kreisfreie_stadt", ("verteilung", "rang")),
    ],
)
def test_every_figure_with_an_invented_value_says_so(
    visitor: FlaskClient, query: str, invented: tuple[str, ...]
) -> None:
    markup = main(visitor, query)
    found = {name: re.search(rf'id="analyse-demo-{name}">(.*?)</span>', markup, re.DOTALL) for name in FIGURES}
    assert {name for name, mark in found.items() if mark and "Demo" in mark[1]} == set(invented)


def test_levels_are_told_in_the_dative_and_one_area_by_its_name(visitor: FlaskClient) -> None:
    assert "36 von 36 Kreisen haben auf beiden Achsen" in words(main(visitor, "ebene=kreis"))
    one = words(main(visitor, f"gebiete={KOBLENZ}&nur=1&x=dichte&y=einwohner"))
    assert "Nur Koblenz hat auf beiden Achsen einen eigenen Wert." in one
    assert not re.search(r"\b1 von 1\b|von 1 Kommunen|bei 0\b", one)


def test_an_axis_without_the_year_asked_for_says_what_it_shows(visitor: FlaskClient) -> None:
    text = words(main(visitor, f"jahr=2018&x=bedarf&y=gremium_status&kennzahl={CRIME}"))
    assert "Bedarf kennt kein Jahr" in text
    assert "Für 2018 liegt auf der senkrechten Achse kein eigener Wert vor; gezeigt ist:" in text


@pytest.mark.parametrize(
    "query",
    [
        "x=auslaender&y=auslaender",
        "ebene=kreis",
        "ebene=kreis&x=abdeckung_kommunen&y=raub&farbe=stand",
        "kennzahl=personalstellen",
        "kennzahl=angstraum_genannt&x=angstraum_genannt",
        f"gebiete={HACHENBURG}&nur=1",
        f"gebiete={HACHENBURG}&nur=1&x=auslaender",
        "kreis=07131&stand=ruhend&ortsart=kreisfreie_stadt&nur=1",
    ],
)
def test_few_or_no_values_are_said_and_never_an_error(visitor: FlaskClient, query: str) -> None:
    answer = visitor.get(f"/analyse?{query}")
    assert answer.status_code == 200
    text = words(main(visitor, query))
    assert "None" not in text
    assert "{" not in text


@pytest.mark.parametrize(("query", "status"), [("", 200), ("ebene=kreis", 200), ("kennzahl=unsinn", 400)])
def test_a_page_of_few_data_stands(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get(f"/analyse?{query}")
    assert answer.status_code == status
    assert answer.text.count('class="analyse-bild"') == len(FIGURES)
