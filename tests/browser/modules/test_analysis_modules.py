"""The scripts of the analysis: the chosen areas as a set, in the document, and in what Plotly has drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

SELECTION, DOCUMENT, MARKS = (f"analysis/{name}.js" for name in ("selection", "document", "marks"))
PAGE = """
    <div id="analyse">
      <ul id="analyse-seiten"><li><a href="/analyse/gewichte?gebiete=1">Gewichte</a></li></ul>
      <a data-weg="anlaesse" href="/anlaesse?ansicht=kommunen">Anlässe</a>
      <svg id="analyse-karte"><path data-gebiet="07111"/><path data-gebiet="07131001"/></svg>
      <table id="analyse-tabelle"><tbody>
        <tr data-gebiet="07131001"><td><input type="checkbox" name="gebiete" value="07131001"></td><th><a href="/g">Bad Ems</a></th></tr>
        <tr data-gebiet="07111"><td><input type="checkbox" name="gebiete" value="07111" checked></td><th><a href="/g">Ägidienberg</a></th></tr>
      </tbody></table>
    </div>"""
WORDS = {"none": "Nichts.", "one": "Nur {names}.", "many": "{count}: {names}.", "more": "{names} und {count} weitere"}
# Two traces as Plotly draws them: points of areas, then the rings of the same areas; a line without areas stays as it is.
FIGURE = """
    const figure = document.createElement("div");
    figure.innerHTML = `<svg><g class="scatterlayer mlayer">${"<g class='trace'><path class='point'/><path class='point'/></g>".repeat(3)}</g></svg>`;
    const [points, rings, line] = figure.querySelectorAll(".trace");
    for (const [group, trace] of [[points, { customdata: ["a", "b"] }], [rings, { customdata: ["a", "b"], meta: "chosen" }], [line, {}]]) {
        group.__data__ = [{ trace }];
        for (const [index, each] of [...group.children].entries()) each.__data__ = { i: index };
    }
"""


def test_the_choice_tells_every_change_once_and_no_repetition(run: Callable[..., Any]) -> None:
    body = """
        const selection = new module.Selection(["b"]), told = [];
        selection.subscribe(({ ids }, by) => told.push([ids.join(""), by]));
        selection.set(["b"]);
        selection.add(["c", "a"]);
        selection.toggle("b");
        selection.invert(["a", "b", "d"]);
        selection.set(["d", "b"]);
        selection.set([], "answer");
        return told;
    """
    assert run(SELECTION, body) == [["abc", "visitor"], ["ac", "visitor"], ["bd", "visitor"], ["", "answer"]]


def test_a_kreis_is_all_whose_keys_begin_with_its_own(run: Callable[..., Any]) -> None:
    areas = ["07131001", "07111", "07132001"]
    assert run(
        SELECTION, "return ['07131', '07111', '07999'].map((each) => module.areasWithin(each, given));", areas
    ) == [
        ["07131001"],
        ["07111"],
        [],
    ]


def test_what_is_chosen_is_ticked_marked_and_taken_along(run: Callable[..., Any], blank: Page) -> None:
    blank.evaluate("markup => { document.body.innerHTML = markup; }", PAGE)
    assert run(DOCUMENT, "return [module.ticked(), module.areasOnShow()];") == [["07111"], ["07131001", "07111"]]
    run(DOCUMENT, "module.show({ chosen: new Set(['07131001']), ids: ['07131001'] });")
    assert run(DOCUMENT, "return module.ticked();") == ["07131001"]
    expect(blank.locator("path.gewaehlt")).to_have_attribute("data-gebiet", "07131001")
    expect(blank.locator("tr.gewaehlt")).to_have_count(1)
    hrefs = blank.locator("#analyse-seiten a, a[data-weg]").evaluate_all("links => links.map((each) => each.search)")
    assert hrefs == ["?gebiete=07131001", "?ansicht=kommunen&gebiete=07131001"]


def test_a_filter_goes_along_as_a_filter_and_links_of_the_page_say_what_it_shows(
    run: Callable[..., Any], blank: Page
) -> None:
    own = '<div id="analyse"><a data-weg="anlaesse" href="/anlaesse?kreis=07131">Anlässe</a><p id="analyse-dateien"><a href="/analyse.csv?x=raub&richtung=ab">CSV</a></p></div>'
    blank.evaluate(
        "markup => { document.body.innerHTML = markup; history.replaceState(null, '', '?kreis=07131'); }", own
    )
    body = "module.show({ chosen: new Set(given), ids: given }, false); return [...document.links].map((each) => each.search);"
    assert run(DOCUMENT, body, ["07131001"]) == ["?kreis=07131", "?kreis=07131&richtung=ab"]
    blank.evaluate("history.replaceState(null, '', '?gebiete=07111')")
    assert run(DOCUMENT, body.replace("false", "true"), ["07111"]) == ["?gebiete=07111", "?gebiete=07111&richtung=ab"]


def test_what_another_query_needs_anew_depends_on_what_differs(run: Callable[..., Any]) -> None:
    queries = ["x=raub&gebiete=07111&kreis=07131&farbe=stand", "x=dichte", "x=raub&nur=1", "x=dichte&ebene=kreis"]
    assert run(DOCUMENT, "return given.map((each) => module.extent('x=raub', each));", queries) == [
        "auswahl",
        "werte",
        "gebiete",
        "",
    ]


def test_rows_of_an_answer_get_the_cells_it_left_out(run: Callable[..., Any], blank: Page) -> None:
    row = "<tr data-gebiet='1'><td><input name='gebiete'></td><th>Ort</th><td>Stand</td><td>7</td><td>alt</td></tr>"
    body = """
        const body = (rows) => (document.body.innerHTML = `<table id="analyse-tabelle"><tbody>${rows}</tbody></table>`);
        body(given);
        const cells = module.commonCells();
        body("<tr data-gebiet='1'><td>neu</td></tr>");
        module.complete(cells);
        module.complete(cells);
        return document.querySelector("tr").innerText.split("\t").map((each) => each.trim());
    """
    assert run(DOCUMENT, body, row) == ["", "Ort", "Stand", "7", "neu"]


def test_an_address_holds_the_areas_readable_and_nothing_else_of_them(run: Callable[..., Any], blank: Page) -> None:
    body = "return given.map(([address, ids]) => module.withAreas(address, ids));"
    assert run(
        DOCUMENT, body, [["/analyse?x=raub&gebiete=1#oben", ["07111", "07131001"]], ["/analyse?gebiete=1", []]]
    ) == [
        "/analyse?x=raub&gebiete=07111,07131001#oben",
        "/analyse",
    ]


def test_the_choice_is_said_in_german_order_and_long_ones_as_a_number(run: Callable[..., Any], blank: Page) -> None:
    blank.evaluate("markup => { document.body.innerHTML = markup; }", PAGE)
    body = "return module.sentence({ chosen: new Set(given[0]), size: given[0].length }, given[1]);"
    assert [run(DOCUMENT, body, [ids, WORDS]) for ids in ([], ["07111"], ["07131001", "07111"])] == [
        "Nichts.",
        "Nur Ägidienberg.",
        "2: Ägidienberg, Bad Ems.",
    ]
    assert run(DOCUMENT, body, [["07111", "not on show"], WORDS]) == "2: Ägidienberg und 1 weitere."


def test_points_of_chosen_areas_are_marked_and_lines_stay(run: Callable[..., Any]) -> None:
    body = (
        FIGURE
        + """
        module.mark(figure, new Set(given));
        const marked = (group) => [...group.children].map((each) => each.classList.contains("gewaehlt"));
        return [figure.className, points.className.baseVal, rings.className.baseVal, ...[points, rings, line].map(marked)];
    """
    )
    assert run(MARKS, body, ["b"]) == [
        "mit-auswahl",
        "trace gebiete",
        "trace gebiete ringe",
        [False, True],
        [False, True],
        [False, False],
    ]
    assert run(MARKS, body, [])[0] == ""


def test_an_event_names_each_area_once(run: Callable[..., Any]) -> None:
    points = [{"customdata": "a"}, {"customdata": "b"}, {"customdata": "a"}, {}, {"customdata": ["x"]}]
    assert run(MARKS, "return [module.areasOf({ points: given }), module.areasOf()];", points) == [["a", "b"], []]
