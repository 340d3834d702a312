"""Forms that an island answers: what one asks for, what a link sets in it, and where an answer is put."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

MODULE = "answered_form.js"
FORM = """<form>
    <input type="hidden" name="gebiet" value=""><input name="ort" value=" bad ">
    <input type="checkbox" name="art" value="G1" checked><input type="checkbox" name="art" value="G2">
    <input type="checkbox" name="art" value="G3" checked>
    <select name="kreis"><option value="">alle</option><option value="07111">Koblenz</option></select>
    <input name="g2_months" value="18" data-default="18"></form>"""
AT_FIRST = "ort=bad&art=G1%2CG3&g2_months=18"


@pytest.fixture
def query(run: Callable[..., Any], blank: Page) -> Callable[[str], str]:
    """query(statements): what the form asks for after these statements, which see it as `form`."""
    blank.evaluate("markup => { document.body.innerHTML = markup; }", FORM)

    def after(statements: str = "") -> str:
        return str(run(MODULE, f"const form = document.forms[0]; {statements}; return `${{module.queryOf(form)}}`;"))

    return after


def test_filters_without_a_value_are_left_out_and_several_are_one(query: Callable[[str], str]) -> None:
    assert query("") == AT_FIRST


def test_an_emptied_threshold_is_asked_for_as_such(query: Callable[[str], str]) -> None:
    assert query("form.elements.g2_months.value = '  '").endswith("g2_months=leer")


def test_a_link_sets_checkboxes_lists_and_fields_and_resets_them_to_what_they_hold_at_first(
    query: Callable[[str], str],
) -> None:
    assert (
        query("module.fill(form, 'art', 'G2,G3'); module.fill(form, 'kreis', '07111')")
        == "ort=bad&art=G2%2CG3&kreis=07111&g2_months=18"
    )
    assert query("for (const name of ['art', 'kreis', 'ort', 'g2_months']) module.fill(form, name, '')") == (
        "g2_months=18"
    )


def test_what_was_asked_before_anybody_touched_the_form_is_known(
    run: Callable[..., Any], query: Callable[[str], str]
) -> None:
    assert query("module.fill(form, 'art', ''); form.elements.ort.value = 'zell'") == "ort=zell&g2_months=18"
    assert run(MODULE, "return `${module.queryOf(module.untouched(document.forms[0]))}`;") == AT_FIRST


def test_an_answer_is_put_in_its_places_and_what_is_the_same_stays(run: Callable[..., Any], blank: Page) -> None:
    blank.evaluate('document.body.innerHTML = \'<p id="one">alt</p><div id="two"><b>gleich</b></div>\'')
    answer = '<div data-query="seite=2"><p data-part="one">neu &amp; <i>gut</i></p><div data-part="two"><b>gleich</b></div></div>'
    body = """
        const same = document.querySelector("#two b");
        return [module.put(given), same.isConnected];
    """
    assert run(MODULE, body, answer) == [{"query": "seite=2"}, True]
    expect(blank.locator("#one i")).to_have_text("gut")
    assert run(MODULE, "return module.put(given);", "<div><p data-part='one'>nein</p></div>") == {}
    expect(blank.locator("#one")).to_have_text("nein")
