"""The page "Beratungsanlässe" as a visitor without scripts gets it, and what its island answers."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from dashboard.pages.anlaesse import page
from dashboard.queries import occasions as queries
from dashboard.queries import selections
from dashboard.queries.occasions import Selection, kommune_rows
from dashboard.texts import occasions as texts
from tests.dashboard.document import by_id, parse, text_of
from tests.dashboard.small_atlas import publish, shown


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    from dashboard.app import create_app

    with shown(publish(tmp_path_factory.mktemp("published"))):
        yield create_app().test_client()


def page_tree(client: FlaskClient, query: str = "", status: int = 200) -> Element:
    """The page inside the frame."""
    response = client.get(f"/anlaesse?{query}")
    assert response.status_code == status
    return by_id(parse(response.text), "anlaesse")


def rows_of(tree: Element) -> list[str]:
    return [text_of(row) for row in by_id(tree, "anlaesse-liste").findall(".//tbody/tr")]


def chosen(tree: Element, name: str) -> list[str]:
    """What a control would send."""
    control = by_id(tree, f"anlaesse-{name}")
    if control.tag == "input":
        return [control.get("value", "")]
    marked = [*control.findall(".//option[@selected]"), *control.findall(".//input[@checked]")]
    return [each.get("value", "") for each in marked]


def test_the_page_shows_figures_list_rules_and_downloads(client: FlaskClient) -> None:
    tree = page_tree(client, "ansicht=liste")
    words = text_of(tree)
    assert [text_of(each) for each in tree.findall(".//h1")] == [texts.TITLE]
    assert "7 Beratungsanlässe in 5 Kommunen" in words
    assert "Für 1 Kommune nicht beurteilbar: der Stand ist unklar (siehe G3)." in words
    assert "Die letzte Sitzung liegt mehr als 18 Monate zurück (Hinweis ab 12)." in words
    assert len(rows_of(tree)) == 7
    hrefs = [each.get("href") for each in by_id(tree, "anlaesse-downloads").iter("a")]
    assert hrefs[:3] == [f"/anlaesse{each}?ansicht=liste" for each in (".csv", "-programme.csv", ".xlsx")]
    as_documents = "/briefing?inhalt=beratungsliste&ansicht=liste&format="
    assert hrefs[3:] == [f"{as_documents}{name}" for name in ("pdf", "pptx", "xlsx")]
    bare = [each.get("href") for each in by_id(page_tree(client), "anlaesse-downloads").iter("a")]
    assert bare[:3] == ["/anlaesse.csv", "/anlaesse-programme.csv", "/anlaesse.xlsx"]
    assert bare[3] == "/briefing?inhalt=beratungsliste&format=pdf"


def test_the_link_to_copy_carries_the_selection_and_the_data_version(client: FlaskClient) -> None:
    [button] = by_id(page_tree(client, "art=G2&months=36"), "anlaesse-downloads").iter("button")
    version = queries.choices().version
    assert version
    assert button.get("data-verweis") == f"/anlaesse?ansicht=liste&art=G2&months=36&v={version}"
    page_tree(client, f"art=G2&v={version}")


def test_every_row_says_evidence_certainty_source_and_demo(client: FlaskClient) -> None:
    row = rows_of(page_tree(client, "gebiet=071355009"))[0]
    for part in (
        "Zell (Mosel)",
        "Verbandsgemeinde · Cochem-Zell",
        "15.000 Einw.",
        "Letzte Sitzung vor 30 Monaten am 31.03.2024 (Schwelle 18).",
        "Beleg: gemeldet",
        "Quelle: Register der Gremien",
        "Demodaten",
        "Wiederbelebungsberatung",
        "Das Gremium tagt nicht mehr.",
    ):
        assert part in row


def test_the_address_restores_controls_and_thresholds(client: FlaskClient) -> None:
    tree = page_tree(client, "art=G2,G7&kreis=07141&stand=aktiv&schwere=hinweis&ort=bad&months=36&ansicht=kommunen")
    assert chosen(tree, "art") == ["G2", "G7"]
    assert chosen(tree, "kreis") == ["07141"]
    assert chosen(tree, "stand") == ["aktiv"]
    assert chosen(tree, "schwere") == ["hinweis"]
    assert chosen(tree, "ort") == ["bad"]
    assert chosen(tree, "months") == ["36"]
    assert "mehr als 36 Monate" in text_of(by_id(tree, "anlaesse-regeln"))
    assert text_of(by_id(tree, "anlaesse-schwellen-stand")) == "1 geändert"


def test_what_the_bare_form_sends_is_the_selection_it_holds(client: FlaskClient) -> None:
    """Without scripts the browser sends every control, also the empty ones and those at their default."""
    query = "art=G2,G7&kreis=07141&gebiet=07&sortierung=ort&richtung=ab&months=36&ansicht=kommunen&gruppierung=kreis&stand=aktiv,unklar"
    form = by_id(page_tree(client, query), "anlaesse-form")
    sent: dict[str, list[str]] = {}
    for control in form.iter("input"):
        if control.get("type") not in ("checkbox", "radio") or control.get("checked") is not None:
            sent.setdefault(control.get("name", ""), []).append(control.get("value", ""))
    for select in form.iter("select"):
        options = select.findall("option[@selected]") or select.findall("option")[:1]
        sent[select.get("name", "")] = [options[0].get("value", "")]
    selection, notices = selections.of_occasions(sent)
    assert list(notices) == []
    assert parse_qs(selection.to_query()) == parse_qs(query)


def test_what_the_address_gets_wrong_stands_on_the_page(client: FlaskClient) -> None:
    words = text_of(page_tree(client, "kreis=07999&months=1&seite=9", 404))
    assert "Den Kreis „07999“ gibt es nicht" in words
    assert (
        "Schwelle „Letzte Sitzung älter als“ (Stand): 1 liegt außerhalb des Bereichs. Erlaubt sind Werte von 6 bis 120."
        in words
    )
    assert "Die Seite 9 gibt es in dieser Auswahl nicht" in words
    assert "Die Adresse nennt" not in text_of(page_tree(client))


def test_an_older_version_in_the_address_is_nobodys_mistake(client: FlaskClient) -> None:
    words = text_of(page_tree(client, "v=2020-01-01.0a1b2c3d"))
    assert "Hinweis zur Auswahl: Dieser Verweis stammt vom Datenstand 2020-01-01.0a1b2c3d" in words
    assert "Die Adresse nennt" not in words


def test_an_area_of_the_address_can_be_dropped(client: FlaskClient) -> None:
    tree = page_tree(client, "gebiet=07135&kreis=07135")
    assert "Nur Cochem-Zell" in text_of(by_id(tree, "anlaesse-gebiet"))
    drop = by_id(tree, "anlaesse-ohne-gebiet")
    assert text_of(drop) == "Filter auf Cochem-Zell aufheben"
    assert drop.get("href") == "/anlaesse?ansicht=liste&kreis=07135"


def test_the_sorted_column_says_so_and_turns_when_sorted_again(client: FlaskClient) -> None:
    tree = page_tree(client, "sortierung=ort&richtung=ab")
    heads = tree.findall(".//th[@aria-sort]")
    assert [each.get("aria-sort") for each in heads] == ["descending", "none", "none", "none"]
    assert by_id(tree, "anlaesse-sortieren-ort").get("href") == "/anlaesse?ansicht=liste&sortierung=ort"
    assert by_id(tree, "anlaesse-sortieren-datum").get("href") == "/anlaesse?ansicht=liste&sortierung=datum"
    again = by_id(page_tree(client, "sortierung=ort"), "anlaesse-sortieren-ort")
    assert again.get("href") == "/anlaesse?ansicht=liste&sortierung=ort&richtung=ab"


def test_every_link_to_another_state_says_in_which_parameters_it_differs(client: FlaskClient) -> None:
    """The script takes these from its address, and everything else from the form."""
    query = "ansicht=liste&art=G2&months=36&gebiet=07135"
    links = page_tree(client, query).findall(".//a[@data-sets]")
    assert len(links) > 8
    current = parse_qs(query)
    for link in links:
        linked = parse_qs(urlsplit(link.get("href", "")).query)
        differing = {name for name in current.keys() | linked.keys() if current.get(name) != linked.get(name)}
        assert differing <= set(link.get("data-sets", "").split()), text_of(link)


def test_steps_that_lead_nowhere_keep_the_focus_and_say_so(client: FlaskClient) -> None:
    links = [each for each in page_tree(client, "ansicht=zuerst").iter("a") if each.get("aria-disabled")]
    assert links
    assert {(each.get("tabindex"), each.get("href")) for each in links} == {("0", None)}


def test_what_would_change_nothing_is_not_offered(client: FlaskClient) -> None:
    for query, offered in (("ansicht=liste", ""), ("ansicht=liste&schwere=anlass", texts.RESET)):
        tree = page_tree(client, query)
        assert text_of(by_id(tree, "anlaesse-seiten")) == "", "there is one page"
        assert text_of(by_id(tree, "anlaesse-filter-zurueck")) == offered


def test_an_offer_says_which_evidence_leads_to_it(client: FlaskClient) -> None:
    rows = [row for row in kommune_rows(Selection(view="zuerst")) if row.offers]
    listed = text_of(by_id(page_tree(client, "ansicht=zuerst"), "anlaesse-liste"))
    assert rows
    for row in rows:
        assert next(each.evidence for each in row.findings if each.offers) in listed


@pytest.mark.parametrize("view", texts.VIEW)
def test_an_empty_list_says_so_and_the_way_back(client: FlaskClient, view: str) -> None:
    tree = by_id(page_tree(client, f"ansicht={view}&ort=nirgends"), "anlaesse-liste")
    assert text_of(tree) == f"{texts.EMPTY[view]} {texts.EMPTY_CURE} {texts.RESET}"
    back = next(tree.iter("a")).get("href", "")
    assert rows_of(page_tree(client, back.partition("?")[2]))
    both = by_id(page_tree(client, f"ansicht={view}&ort=nirgends&months=30"), "anlaesse-liste")
    assert [text_of(each) for each in both.iter("a")] == [texts.RESET, texts.THRESHOLDS_RESET]


def test_the_grouped_view_links_to_the_single_findings_under_the_same_thresholds(client: FlaskClient) -> None:
    tree = page_tree(client, "ansicht=kommunen&months=36")
    hrefs = [each.get("href") for each in by_id(tree, "anlaesse-liste").iter("a")]
    assert "/anlaesse?ansicht=liste&gebiet=071355009&months=36" in hrefs
    assert len(rows_of(tree)) == 5


def test_every_label_belongs_to_a_control(client: FlaskClient) -> None:
    tree = page_tree(client)
    for label in tree.iter("label"):
        assert label.find("input") is not None or by_id(tree, label.get("for", "")).get("name")
    fields, thresholds = 5, 4
    assert len(tree.findall(".//label[@for]")) == fields + thresholds


def test_text_of_the_address_is_never_markup(client: FlaskClient) -> None:
    response = client.get("/anlaesse?ort=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&gebiet=%3Cb%3E")
    assert "<script>alert" not in response.text
    assert "„<b>“" in text_of(by_id(parse(response.text), "anlaesse"))


@pytest.mark.parametrize("view", texts.VIEW)
def test_an_answer_to_the_controls_has_every_part_the_document_has(client: FlaskClient, view: str) -> None:
    query = f"ansicht={view}&kreis=07141&schwere=anlass"
    [answer] = parse(page.answer(query))
    assert answer.get("data-query") == query
    document = page_tree(client, query)
    parts = answer.findall(".//*[@data-part]")
    assert len(parts) == {"zuerst": 17, "staerken": 17, "liste": 18, "kommunen": 18}[view]
    for part in parts:
        assert text_of(part) == text_of(by_id(document, part.get("data-part", "")))
    live = [each.get("id") for each in document.findall(".//*[@role='status']")]
    assert [name for name in live if name] == ["anlaesse-anzahl"]


def test_folded_controls_say_what_is_chosen(client: FlaskClient) -> None:
    for query, words in (
        ("", "ohne Filter"),
        ("kreis=07141&stand=unklar", "2 Filter aktiv"),
        ("months=30", "ohne Filter, Schwellen 1 geändert"),
    ):
        assert text_of(by_id(page_tree(client, query), "anlaesse-auswahl-stand")) == words


def test_what_is_announced_counts_rows_and_filters(client: FlaskClient) -> None:
    for query, words in (
        ("kreis=07141&schwere=anlass", "1 Beratungsanlass in 1 Kommune, 2 Filter aktiv"),
        ("ansicht=kommunen", "5 Kommunen, 7 Beratungsanlässe"),
        ("ansicht=kommunen&stand=unklar", "1 Kommune, 1 Beratungsanlass, 1 Filter aktiv"),
    ):
        assert text_of(by_id(page_tree(client, query), "anlaesse-anzahl")) == words


def test_a_threshold_out_of_range_changes_nothing_and_is_said() -> None:
    [answer] = parse(page.answer("months=900&kreis=07141"))
    assert answer.get("data-query") is None
    [part] = answer.findall(".//*[@data-part]")
    assert part.get("data-part") == "anlaesse-schwellen-meldung"
    assert "900 liegt außerhalb des Bereichs. Erlaubt sind Werte von 6 bis 120." in text_of(part)
    assert [each.get("role") for each in part] == ["alert"]
