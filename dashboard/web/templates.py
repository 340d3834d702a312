"""Jinja2 templates: the frame of every document, the macros pages share, and the pages' own, which lie beside their code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from dashboard import german, texts
from dashboard.web import assets

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
DASHBOARD = Path(__file__).parents[1]


class LittleIndentation(Extension):
    """Indentation is for who reads a template: of each line one space is kept, which makes the largest document a seventh smaller.

    None at all would join words and attributes that a line break parts: Jinja drops the line break after a block.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (as Jinja calls it)
        """The source with lines that begin with one space or none."""
        return _INDENTATION.sub(" ", source)


@cache
def environment() -> Environment:
    """Autoescaped; a name a template uses and nobody gives is an error, not an empty place."""
    jinja = Environment(
        # What is no page names its folder: "briefings/document.html.j2".
        loader=FileSystemLoader([DASHBOARD / "templates", DASHBOARD / "pages", DASHBOARD]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[LittleIndentation],
    )
    # What a script is told keeps its order: that of the parameters in an address, for one.
    jinja.policies["json.dumps_kwargs"] = {"sort_keys": False}
    jinja.filters.update(
        number=german.number,
        day=german.day,
        month=german.month,
        years=german.years,
        capital=german.capital,
        linked=linked,
    )
    jinja.globals.update(texts=texts, german=german, asset=assets.address)
    return jinja


def render(template: str, **values: Any) -> Markup:
    """A template as markup that is not escaped again."""
    return Markup(environment().get_template(template).render(**values))  # noqa: S704 (its own places are escaped)


def linked(text: str, name: str) -> Markup:
    """A text in which every address is a link of that name, the full stop after it kept (filter `linked`)."""
    return Markup(" ").join(_word(word, name) for word in text.split(" "))


def _word(word: str, name: str) -> Markup:
    address = word.rstrip(".,;")
    if not address.startswith("https://"):
        return escape(word)
    return Markup('<a href="{}">{}</a>{}').format(address, name, word[len(address) :])
