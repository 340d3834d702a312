"""Page, file and script agree on every parameter of every page: one reader, one name, the same answer everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl

import pytest
from flask.testing import FlaskClient

from dashboard.addresses import (
    analysis_selection,
    area_search,
    briefing_selection,
    catalogue_selection,
    change_selection,
    comparison_selection,
    embedding_selection,
    exchange_selection,
    feedback_selection,
    kreis_sheet_order,
    map_selection,
    occasion_selection,
    profile_selection,
    sensitivity_selection,
    what_if_selection,
)
from dashboard.addresses.parameters import Parameter, query
from dashboard.app import PAGES, create_app
from dashboard.pages import daten
from dashboard.queries import frame
from pipelines.comparison.need_inputs import load
from pipelines.store.versions import PublishedFolder
from tests.dashboard.document import parse, text_of
from tests.dashboard.second_version import BEFORE, with_predecessor
from tests.dashboard.small_atlas import shown

NOWHERE = "gibt-es-nirgends"


@dataclass(frozen=True)
class Address:
    """A page, the files that read the same address, the parameters its reader knows, and for each of them a value that changes what is
    shown, with the other parameters it needs. `free`: those where any text is allowed (a search, a field of a form). `constant_files` hold
    everything of the page whatever its parameters say, and refuse only what the page does not know either."""

    page: str
    files: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    samples: Mapping[str, Mapping[str, str]]
    free: tuple[str, ...] = ()
    constant_files: tuple[str, ...] = ()


CRIME = {"kennzahl": "straftaten_insgesamt"}
DIFFERENCE = {**CRIME, "ebene": "kreis", "mass": "unterschied"}
OF_MAP: Mapping[str, Mapping[str, str]] = {
    "kennzahl": {"kennzahl": "strassenkriminalitaet"},
    "ebene": {**CRIME, "ebene": "kreis"},
    "jahr": {**CRIME, "jahr": "2019"},
    "gebiet": {"gebiet": "071110000"},
    "ansicht": {"ansicht": "tabelle"},
    "mass": {**CRIME, "mass": "faelle"},
    "bezug": {**DIFFERENCE, "bezug": "aehnliche"},
    "sicherheit": {**DIFFERENCE, "sicherheit": "95"},
    "gewichte": {"kennzahl": "bedarf-struktur", "gewichte": "sitzungen:2"},
    "kreis": {"kreis": "07131"},
    "pp": {"pp": "koblenz"},
    "ortsart": {"ortsart": "verbandsgemeinde"},
    "groesse": {"groesse": "20000"},
    "stand": {"stand": "kein_gremium,unklar"},
    "mit": {"mit": "kreisgremium"},
    "v": {"v": "{version}"},
}
ADDRESSES = (
    Address(
        "/",
        ("/karte.csv", "/karte-programme.csv", "/karte.svg"),
        map_selection.PARAMETERS,
        OF_MAP,
        constant_files=("/abdeckung.csv", "/abdeckung-programme.csv"),
    ),
    Address(
        "/anlaesse",
        ("/anlaesse.csv", "/anlaesse-programme.csv"),
        occasion_selection.PARAMETERS,
        {
            "ansicht": {"ansicht": "kommunen"},
            "kreis": {"kreis": "07131"},
            "pp": {"pp": "mehrere"},
            "ortsart": {"ortsart": "verbandsgemeinde"},
            "groesse": {"ansicht": "staerken", "groesse": "20000,50000"},
            "stand": {"ansicht": "kommunen", "stand": "kein_gremium"},
            "art": {"art": "G1,G3"},
            "schwere": {"schwere": "hinweis"},
            "ort": {"ort": "bad"},
            "gebiet": {"gebiet": "071110000"},
            "gebiete": {"gebiete": "071110000,072110000"},
            "sortierung": {"sortierung": "einwohner"},
            "richtung": {"richtung": "ab"},
            "gruppierung": {"ansicht": "zuerst", "gruppierung": "pp"},
            "schritte": {"ansicht": "zuerst", "schritte": "groesse,kontakt,stand,bedarf"},
            "seite": {"seite": "2"},
            "v": {"v": "{version}"},
        },
        free=("ort",),
    ),
    Address(
        "/vergleich",
        ("/vergleich.csv", "/vergleich-programme.csv", "/vergleich/reihe.csv", "/vergleich/verlauf.svg"),
        comparison_selection.OF_AREAS,
        {
            "gebiete": {"gebiete": "071110000,072110000"},
            "dazu": {"gebiete": "071110000", "dazu": "072110000"},
            "gruppe": {"gebiete": "071110000", "gruppe": "aehnliche"},
            "kennzahl": {"gebiete": "071110000,072110000", "kennzahl": "strassenkriminalitaet"},
            "bezug": {"gebiete": "071110000,072110000", "bezug": "aehnliche"},
            "jahr": {"gebiete": "071110000,072110000", "jahr": "2019"},
            "nur": {"gebiete": "071110000,072110000", "nur": "gesichert"},
            "v": {"gebiete": "071110000,072110000", "v": "{version}"},
        },
        free=("dazu",),
    ),
    Address(
        "/vergleich",
        ("/vergleich.csv", "/vergleich-programme.csv", "/vergleich.xlsx"),
        comparison_selection.OF_FILTER,
        {
            "kreis": {"kreis": "07131"},
            "pp": {"pp": "koblenz"},
            "ortsart": {"ortsart": "verbandsgemeinde"},
            "groesse": {"groesse": "20000"},
            "stand": {"stand": "aktiv"},
            "kennzahl": {"kreis": "07131", "kennzahl": "strassenkriminalitaet"},
            "bezug": {"kreis": "07131", "bezug": "aehnliche"},
            "jahr": {"kreis": "07131", "jahr": "2019"},
            "sortierung": {"kreis": "07131", "sortierung": "einwohner"},
            "richtung": {"kreis": "07131", "richtung": "ab"},
            "v": {"kreis": "07131", "v": "{version}"},
        },
    ),
    Address(
        "/analyse",
        ("/analyse.csv", "/analyse-programme.csv", "/analyse.xlsx"),
        analysis_selection.PARAMETERS,
        {
            "x": {"x": "dichte"},
            "y": {"y": "gremium_status"},
            "kennzahl": {"kennzahl": "strassenkriminalitaet"},
            "ebene": {"ebene": "kreis"},
            "jahr": {"jahr": "2019"},
            "bezug": {"bezug": "aehnliche"},
            "sicherheit": {"sicherheit": "95"},
            "trichter": {"trichter": "kreisfreie_stadt"},
            "farbe": {"farbe": "stand"},
            "intervalle": {"intervalle": "1"},
            "index": {"index": "1"},
            "nur": {"kreis": "07131", "nur": "1"},
            "gebiete": {"gebiete": "071110000,072110000"},
            "kreis": {"kreis": "07131"},
            "pp": {"pp": "koblenz"},
            "ortsart": {"ortsart": "verbandsgemeinde"},
            "groesse": {"groesse": "20000"},
            "stand": {"stand": "aktiv"},
            "sortierung": {"sortierung": "einwohner"},
            "richtung": {"richtung": "ab"},
            "v": {"v": "{version}"},
        },
    ),
    Address(
        "/analyse/was-waere-wenn",
        ("/analyse/was-waere-wenn.csv", "/analyse/was-waere-wenn-programme.csv", "/analyse/was-waere-wenn.xlsx"),
        what_if_selection.PARAMETERS,
        {
            "gebiete": {"gebiete": "071110000,072110000"},
            "gremien": {"gremien": "5"},
            "beratungen": {"beratungen": "3"},
            "analysen": {"analysen": "4"},
            "fachkraefte": {"fachkraefte": "2"},
            "reihenfolge": {"gremien": "5", "reihenfolge": "ausgleich"},
            "ziel": {"ziel": "70"},
            "je_kreis": {"gremien": "5", "je_kreis": "1"},
            "je_art": {"gremien": "5", "je_art": "2"},
            "kreis": {"gremien": "5", "kreis": "07131"},
            "pp": {"gremien": "5", "pp": "koblenz"},
            "ortsart": {"gremien": "5", "ortsart": "verbandsgemeinde"},
            "groesse": {"gremien": "5", "groesse": "20000"},
            "stand": {"gremien": "5", "stand": "kein_gremium"},
            "v": {"v": "{version}"},
        },
    ),
    Address("/einbetten/karte", (), map_selection.PARAMETERS, OF_MAP),
    Address(
        "/einbetten",
        (),
        (*map_selection.PARAMETERS, embedding_selection.PICTURE),
        {**OF_MAP, "bild": {"gebiet": "07111", "kennzahl": "straftaten_insgesamt", "bild": "verlauf"}},
    ),
    Address(
        "/einbetten/abbildung",
        (),
        embedding_selection.OF_CHART,
        {
            "gebiet": {"gebiet": "07131", "kennzahl": "straftaten_insgesamt"},
            "kennzahl": {"gebiet": "07111", "kennzahl": "strassenkriminalitaet"},
            "bild": {"gebiet": "07111", "kennzahl": "straftaten_insgesamt", "bild": "verlauf"},
            "v": {"gebiet": "07111", "kennzahl": "straftaten_insgesamt", "v": "{version}"},
        },
    ),
    Address(
        "/gebiet/071110000",
        (),
        profile_selection.PARAMETERS,
        {
            "bezug": {"bezug": "aehnliche"},
            "kennzahl": {"kennzahl": "strassenkriminalitaet"},
            "v": {"v": "{version}"},
        },
        constant_files=("/gebiet/071110000.csv", "/gebiet/071110000-programme.csv"),
    ),
    Address(
        "/gebiet/07131",
        (),
        (*profile_selection.PARAMETERS, *kreis_sheet_order.PARAMETERS),
        {
            "bezug": {"bezug": "aehnliche"},
            "kennzahl": {"kennzahl": "strassenkriminalitaet"},
            "sortierung": {"sortierung": "einwohner"},
            "richtung": {"richtung": "ab"},
            "v": {"v": "{version}"},
        },
        constant_files=("/gebiet/07131.csv", "/gebiet/07131/kommunen.csv", "/gebiet/07131/kreisblatt.xlsx"),
    ),
    Address(
        "/analyse/austausch",
        ("/analyse/austausch.csv", "/analyse/austausch-programme.csv"),
        exchange_selection.PARAMETERS,
        {
            "gebiet": {"gebiet": "071310007"},
            "gebiete": {"gebiete": "071310007,071310070"},
            "anlass": {"anlass": "G1"},
            "ansicht": {"ansicht": "stammtische"},
            "kreis": {"kreis": "07131"},
            "pp": {"pp": "koblenz"},
            "ortsart": {"ortsart": "verbandsgemeinde"},
            "groesse": {"groesse": "20000"},
            "stand": {"stand": "kein_gremium,unklar"},
            "v": {"v": "{version}"},
        },
    ),
    Address(
        "/neues",
        ("/neues.csv", "/neues-programme.csv", "/neues.xlsx"),
        change_selection.PARAMETERS,
        {
            "von": {"von": BEFORE},
            "bis": {"von": BEFORE, "bis": "{version}"},
            "kreis": {"kreis": "07131"},
            "pp": {"pp": "koblenz"},
            "ortsart": {"ortsart": "verbandsgemeinde"},
            "groesse": {"groesse": "10000,20000"},
            "stand": {"stand": "aktiv,unklar"},
        },
    ),
    Address(
        "/analyse/gewichte",
        ("/analyse/gewichte.csv", "/analyse/gewichte-programme.csv", "/analyse/gewichte.xlsx"),
        sensitivity_selection.PARAMETERS,
        {
            "gewichte": {"gewichte": "sitzungen:2"},
            "stufen": {"stufen": ",".join("2" if each.weight else "0" for each in load().inputs[:-1]) + ",1"},
            "gebiet": {"gebiet": "071110000"},
            "gebiete": {"gebiete": "071110000,073180000"},
            "v": {"v": "{version}"},
        },
    ),
    Address(
        "/suche", (), area_search.PARAMETERS, {"suche": {"suche": "bad"}, "v": {"v": "{version}"}}, free=("suche",)
    ),
    Address(
        "/daten/kennzahlen",
        (),
        (catalogue_selection.SEARCH,),
        {"suche": {"suche": "Raub"}},
        free=("suche",),
        constant_files=("/daten/kennzahl/raub.csv",),
    ),
    *(Address(page.path, (), (), {}) for page in daten.PAGES if page.path != "/daten/kennzahlen"),
    Address("/daten/api", (), (), {}),
    Address(
        "/briefing",
        (),
        briefing_selection.OWN,
        {
            "inhalt": {"inhalt": "profil"},
            "gebiet": {"inhalt": "profil", "gebiet": "071110000"},
            "gebietsname": {"inhalt": "profil", "gebietsname": "Koblenz"},
            "abschnitte": {"inhalt": "profil", "gebiet": "071110000", "abschnitte": "antworten"},
            "format": {"format": "xlsx"},
            "v": {"v": "{version}"},
        },
        free=("gebietsname",),
    ),
    Address("/rueckmeldung", (), feedback_selection.PARAMETERS, {"seite": {"seite": "/gebiet/07111"}}),
    *(Address(page.path, (), (), {}) for page in PAGES if page.footer and page.name != "rueckmeldung"),
)
EVERY = [pytest.param(each, name, id=f"{each.page} {name}") for each in ADDRESSES for name in each.samples]
WITH_FILES = [each for each in EVERY if each.values[0].files]
WITH_ANY_FILES = [each for each in EVERY if each.values[0].files or each.values[0].constant_files]


@pytest.fixture(scope="module")
def visitor(embedded: PublishedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with shown(with_predecessor(embedded.folder, tmp_path_factory.mktemp("published"))):
        yield create_app().test_client()


def sample(address: Address, name: str) -> dict[str, str]:
    """The parameters of the sample, with what only the published data know."""
    return {key: value.format(version=frame.build()["version"]) for key, value in address.samples[name].items()}


def main_text(markup: str) -> str:
    """The words a reader of the page gets."""
    main = re.search(r"<main.*?</main>", markup, re.DOTALL)
    assert main
    return text_of(parse(main[0]))


def test_every_page_of_the_atlas_is_tried() -> None:
    # What becomes of one visitor's jobs has no parameters; tests/briefings/test_page.py looks at it.
    rules = {page.path.partition("<")[0] for page in PAGES if page.name != "briefing_auftrag"}
    assert {re.sub("[0-9]+$", "", address.page) for address in ADDRESSES} == rules


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda each: each.page)
def test_every_parameter_a_page_reads_has_a_sample(address: Address) -> None:
    assert set(address.samples) == {parameter.name for parameter in address.parameters}
    assert all(name in values for name, values in address.samples.items())


def test_the_comparison_reads_nothing_else() -> None:
    tried = {each for address in ADDRESSES if address.page == "/vergleich" for each in address.parameters}
    assert tried == set(comparison_selection.PARAMETERS)


@pytest.mark.parametrize(("address", "name"), EVERY)
def test_a_right_value_is_read_without_a_word(visitor: FlaskClient, address: Address, name: str) -> None:
    parameters = sample(address, name)
    response = visitor.get(f"{address.page}?{query(parameters)}")
    assert response.status_code == 200
    text = main_text(response.text)
    assert "in der Adresse ist" not in text
    assert "Die Adresse nennt" not in text


@pytest.mark.parametrize(("address", "name"), WITH_FILES)
def test_a_file_reads_the_address_of_its_page(visitor: FlaskClient, address: Address, name: str) -> None:
    parameters = sample(address, name)
    page = visitor.get(f"{address.page}?{query(parameters)}").text
    linked = [unescape(each) for each in re.findall(r'href="(/[^"]+)"', page)]
    for file in address.files:
        own = next(each for each in linked if each.partition("?")[0] == file)
        by_link, by_address = visitor.get(own), visitor.get(f"{file}?{query(parameters)}")
        assert by_link.status_code == by_address.status_code == 200
        assert by_link.data == by_address.data, own


@pytest.mark.parametrize(("address", "name"), WITH_ANY_FILES)
def test_what_a_page_says_of_a_wrong_value_its_files_say_too(visitor: FlaskClient, address: Address, name: str) -> None:
    if name in address.free:
        pytest.skip("Hier ist jeder Text erlaubt.")
    parameters = {**sample(address, name), name: NOWHERE}
    page = visitor.get(f"{address.page}?{query(parameters)}")
    assert page.status_code in (400, 404, 410)
    for file in (*address.files, *address.constant_files):
        answer = visitor.get(f"{file}?{query(parameters)}")
        assert answer.status_code == page.status_code
        sentences = [line.removeprefix("– ") for line in answer.text.splitlines() if line.startswith("– ")]
        assert sentences
        for sentence in sentences:
            assert " ".join(sentence.split()) in main_text(page.text)


@pytest.mark.parametrize("name", ["stand", "groesse", "mit", "ortsart"])
def test_what_the_level_kreis_cannot_be_filtered_by_is_said_once_by_the_page_and_refused_by_files(
    visitor: FlaskClient, name: str
) -> None:
    [address] = [each for each in ADDRESSES if each.page == "/"]
    parameters = {**CRIME, "ebene": "kreis", "stand": "aktiv", **sample(address, name)}
    page = visitor.get(f"/?{query(parameters)}")
    assert page.status_code == 200
    for file in address.files:
        answer = visitor.get(f"{file}?{query(parameters)}")
        assert answer.status_code == 400
        [sentence] = [line.removeprefix("– ") for line in answer.text.splitlines() if line.startswith("– ")]
        assert main_text(page.text).count(sentence) == 1
        [linked] = {unescape(each) for each in re.findall(rf'href="({re.escape(file)}\?[^"]+)"', page.text)}
        assert visitor.get(linked).status_code == 200, "the files of the page are of what it shows"


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each.constant_files], ids=lambda each: each.page)
def test_files_that_hold_everything_are_the_same_for_every_address_of_their_page(
    visitor: FlaskClient, address: Address
) -> None:
    for file in address.constant_files:
        plain = visitor.get(file)
        assert plain.status_code == 200
        for name in address.samples:
            page = visitor.get(f"{address.page}?{query(sample(address, name))}").text
            assert f'href="{file}"' in page
            assert visitor.get(f"{file}?{query(sample(address, name))}").data == plain.data


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda each: each.page)
def test_a_name_no_page_knows_is_told_by_page_and_file(visitor: FlaskClient, address: Address) -> None:
    page = visitor.get(f"{address.page}?{NOWHERE}=1")
    assert page.status_code == 400
    assert f"„{NOWHERE}“" in main_text(page.text)
    first = {**next(iter(address.samples.values()), {}), NOWHERE: "1"}
    for file in (*address.files, *address.constant_files):
        answer = visitor.get(f"{file}?{query(first)}")
        assert answer.status_code == 400
        assert f"„{NOWHERE}“" in answer.text


@pytest.mark.parametrize(
    ("address", "name", "former", "today"),
    [
        pytest.param(address, parameter.name, former, today, id=f"{address.page} {parameter.name}={former}")
        for address in ADDRESSES
        for parameter in address.parameters
        for former, today in parameter.aliases.items()
    ],
)
def test_a_former_value_gives_what_the_one_of_today_gives(
    visitor: FlaskClient, address: Address, name: str, former: str, today: str
) -> None:
    others = sample(address, name)
    for target in (address.page, *address.files):
        answers = [visitor.get(f"{target}?{query({**others, name: value})}") for value in (former, today)]
        assert [each.status_code for each in answers] == [200, 200]
        assert answers[0].data == answers[1].data


def test_one_name_has_one_meaning_on_all_pages() -> None:
    aliases: dict[str, set[tuple[tuple[str, str], ...]]] = {}
    for address in ADDRESSES:
        for parameter in address.parameters:
            aliases.setdefault(parameter.name, set()).add(tuple(sorted(parameter.aliases.items())))
    assert {name: len(each) for name, each in aliases.items() if len(each) > 1} == {}
    lists = {(parameter.name, parameter.is_list) for address in ADDRESSES for parameter in address.parameters}
    assert len(lists) == len(aliases)


def test_the_script_of_the_map_is_told_every_parameter_of_its_reader(visitor: FlaskClient) -> None:
    page = visitor.get("/").text
    [settings] = re.findall(r'<script type="application/json" id="lage-einstellungen">(.*?)</script>', page, re.DOTALL)
    parsed = json.loads(settings)
    names = [parameter.name for parameter in map_selection.PARAMETERS if parameter.name != "v"]
    assert list(parsed["usual"]) == list(parsed["state"]) == names


def test_links_of_the_map_give_back_its_state(visitor: FlaskClient) -> None:
    [address] = [each for each in ADDRESSES if each.page == "/"]
    for name in address.samples:
        parameters = sample(address, name)
        page = visitor.get(f"/?{query(parameters)}").text
        link = next(unescape(each) for each in re.findall(r'href="/karte\.csv\??([^"]*)"', page))
        linked = dict(parse_qsl(link))
        assert linked.items() <= parameters.items()
        assert name in linked or name == "v"


def test_of_very_many_words_that_are_no_area_a_few_are_explained(visitor: FlaskClient) -> None:
    words = [f"ort{number}" for number in range(900)]
    page = visitor.get(f"/vergleich?gebiete={','.join(words)}")
    assert page.status_code in (404, 410)
    text = main_text(page.text)
    assert text.count("Das Gebiet „") == 5
    assert "weitere Angaben dieser Art: 895" in text
