"""What templates write: every place escaped, nothing undefined, little indentation sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from dashboard.web.templates import environment, linked


@given(st.text())
def test_a_place_holds_what_markupsafe_makes_of_it(text: str) -> None:
    template = environment().from_string("{{ text }}")
    assert template.render(text=text) == escape(text)
    assert template.render(text=Markup("<b>a</b>")) == "<b>a</b>"


@pytest.mark.parametrize("value", [None, 3, 2.5, True, [Markup("<b>")], ("<",)])
def test_what_is_no_text_is_escaped_too(value: object) -> None:
    assert environment().from_string("{{ value }}").render(value=value) == escape(value)


def test_macros_blocks_and_filters_are_escaped_once() -> None:
    source = (
        "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}"
        "{% set kept %}<i>{{ text }}</i>{% endset %}"
        "{{ bold(text) }}{{ kept }}{{ text | upper }}{{ text ~ kept }}"
    )
    assert environment().from_string(source).render(text="<a>") == (
        "<b>&lt;a&gt;</b><i>&lt;a&gt;</i>&lt;A&gt;&lt;a&gt;<i>&lt;a&gt;</i>"
    )


def test_a_name_nobody_gives_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()


def test_of_indentation_one_space_is_sent() -> None:
    assert environment().from_string("<ul>\n    <li>a b</li>\n</ul>").render() == "<ul>\n <li>a b</li>\n</ul>"


def test_an_attribute_on_a_line_of_its_own_stays_apart_from_the_tag() -> None:
    source = "<td{% if number %} class='n'{% endif %}\n    title='a'>"
    assert environment().from_string(source).render(number=False) == "<td title='a'>"


def test_addresses_in_a_text_become_links() -> None:
    assert linked("Siehe https://a.example/?x=1&y, <b>.", "Quelle") == (
        'Siehe <a href="https://a.example/?x=1&amp;y">Quelle</a>, &lt;b&gt;.'
    )
