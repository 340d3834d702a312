"""The page "Beratungsanlässe": what its components say, and what a callback changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dash import html, no_update
from dash.development.base_component import Component

from dashboard.pages import anlaesse as page
from dashboard.queries import occasions as queries
from dashboard.texts import occasions as texts
from tests.dashboard.small_atlas import publish, shown


@pytest.fixture(scope="module", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with shown(publish(tmp_path_factory.mktemp("published"))) as folder:
        yield folder


def parts(content: Any) -> Iterator[Any]:
    """Every component and text inside a component, in order."""
    if isinstance(content, (list, tuple)):
        for each in content:
            yield from parts(each)
    elif content is not None:
        yield content
        if isinstance(content, Component):
            yield from parts(getattr(content, "children", None))


def text_of(content: Any) -> str:
    return " ".join(str(each) for each in parts(content) if not isinstance(each, Component))


def rows_of(content: Any) -> list[Any]:
    bodies = [each for each in parts(content) if isinstance(each, html.Tbody)]
    return [row for body in bodies for row in parts(body) if isinstance(row, html.Tr)]


def by_id(content: Any, wanted: Any) -> Any:
    return next(each for each in parts(content) if getattr(each, "id", None) == wanted)


def test_the_page_shows_figures_list_rules_and_downloads() -> None:
    drawn = page.layout()
    said = text_of(drawn)
    assert [each.children for each in parts(drawn) if isinstance(each, html.H1)] == [texts.TITLE]
    assert "7 Beratungsanlässe in 5 Kommunen" in said
    assert "Für 1 Kommune nicht beurteilbar: Tag der letzten Sitzung unbekannt." in said
    assert "Die letzte Sitzung liegt mehr als 18 Monate zurück (Hinweis ab 12)." in said
    assert len(rows_of(by_id(drawn, "anlaesse-liste"))) == 7
    hrefs = [each.href for each in parts(by_id(drawn, "anlaesse-downloads")) if isinstance(each, html.A)]
    assert hrefs == ["/anlaesse.csv", "/anlaesse-programme.csv", "/anlaesse.xlsx"]


def test_the_link_to_copy_carries_what_is_shown_and_the_data_version() -> None:
    [button] = [
        each
        for each in parts(by_id(page.layout(art="G2", g2_months="36"), "anlaesse-downloads"))
        if isinstance(each, html.Button)
    ]
    version = queries.choices().version
    assert version
    assert button.to_plotly_json()["props"]["data-verweis"] == f"/anlaesse?art=G2&g2_months=36&v={version}"
    assert page.status({"art": "G2", "v": version}) == 200


def test_every_row_says_evidence_certainty_source_and_demo() -> None:
    row = text_of(rows_of(by_id(page.layout(gebiet="071355009"), "anlaesse-liste"))[0])
    for part in (
        "Zell (Mosel)",
        "Verbandsgemeinde · Cochem-Zell",
        "15.000 Einw.",
        "Letzte Sitzung vor 30 Monaten am 31.03.2024 (Schwelle 18).",
        "Sicherheit: gemeldet",
        "Quelle: Register der Gremien",
        "Demodaten",
        "Wiederbelebungsberatung",
        "Das Gremium tagt nicht mehr.",
    ):
        assert part in row


def test_the_address_restores_controls_and_thresholds() -> None:
    drawn = page.layout(art="G2,G7", kreis="07141", schwere="hinweis", ort="bad", g2_months="36", ansicht="kommunen")
    assert by_id(drawn, "anlaesse-art").value == ["G2", "G7"]
    assert by_id(drawn, "anlaesse-kreis").value == "07141"
    assert by_id(drawn, "anlaesse-schwere").value == "hinweis"
    assert by_id(drawn, "anlaesse-ort").value == "bad"
    assert by_id(drawn, "anlaesse-ansicht").value == "kommunen"
    assert by_id(drawn, {"type": "anlaesse-schwelle", "name": "g2_months"}).value == "36"
    assert "mehr als 36 Monate" in text_of(by_id(drawn, "anlaesse-regeln"))
    assert by_id(drawn, "anlaesse-schwellen-stand").children == "1 geändert"


def test_what_the_address_gets_wrong_stands_on_the_page() -> None:
    said = text_of(page.layout(kreis="07999", g2_months="1", seite="9"))
    assert "Der Kreis „07999“ ist nicht bekannt" in said
    assert (
        "Schwelle „Letzte Sitzung älter als“ (G2): 1 liegt außerhalb des Bereichs. Erlaubt sind 6 bis 120 Monate."
        in said
    )
    assert "Die Seite 9 gibt es in dieser Auswahl nicht" in said
    assert "Die Adresse nennt" not in text_of(page.layout())


def test_an_area_of_the_address_can_be_dropped() -> None:
    drawn = page.layout(gebiet="07135")
    assert "Nur Cochem-Zell" in text_of(by_id(drawn, "anlaesse-gebiet"))
    assert (
        by_id(drawn, {"type": "anlaesse-setzen", "name": "gebiet", "value": "alle"}).children
        == "Filter auf Cochem-Zell aufheben"
    )


def test_the_sorted_column_says_so() -> None:
    drawn = page.layout(sortierung="ort", richtung="ab")
    heads = [each for each in parts(drawn) if isinstance(each, html.Th) and hasattr(each, "aria-sort")]
    assert [getattr(each, "aria-sort") for each in heads] == ["descending", "none", "none", "none"]


def test_paging_buttons_keep_the_focus_and_say_when_they_do_nothing() -> None:
    buttons = [each for each in parts(by_id(page.layout(), "anlaesse-seiten")) if isinstance(each, html.Button)]
    assert [getattr(each, "aria-disabled") for each in buttons] == ["true", "true"]
    assert not any(hasattr(each, "disabled") for each in buttons)


def test_an_empty_list_says_the_way_back() -> None:
    said = text_of(by_id(page.layout(ort="nirgends"), "anlaesse-liste"))
    assert said == f"{texts.EMPTY} {texts.EMPTY_CURE}"


def test_the_grouped_view_links_to_the_single_occasions_under_the_same_thresholds() -> None:
    drawn = by_id(page.layout(ansicht="kommunen", g2_months="36"), "anlaesse-liste")
    hrefs = [each.href for each in parts(drawn) if isinstance(each, html.A)]
    assert "/anlaesse?gebiet=071355009&g2_months=36" in hrefs
    assert len(rows_of(drawn)) == 5


def test_every_label_belongs_to_a_control() -> None:
    drawn = page.layout()
    ids = {
        each.id if isinstance(each.id, str) else json.dumps(each.id, sort_keys=True, separators=(",", ":"))
        for each in parts(drawn)
        if hasattr(each, "id")
    }
    labels = [each for each in parts(drawn) if isinstance(each, html.Label)]
    assert len(labels) == 3 + 4
    assert {each.htmlFor for each in labels} <= ids


def test_an_answer_to_the_controls_draws_everything_and_gives_the_address() -> None:
    answer = page.show("kreis=07141&schwere=anlass")
    assert answer[2] == "1 Beratungsanlass in 1 Kommune, 2 Filter aktiv"
    assert len(rows_of(answer[3])) == 1
    assert answer[-2:] == ("schwere=anlass&kreis=07141", None)


def test_a_threshold_out_of_range_changes_nothing_and_is_said() -> None:
    answer = page.show("g2_months=900&kreis=07141")
    assert all(each is no_update for each in answer[:-1])
    assert "900 liegt außerhalb des Bereichs. Erlaubt sind 6 bis 120 Monate." in text_of(answer[-1])
    assert answer[-1].role == "alert"
    assert len(answer) == len(page.show(""))
