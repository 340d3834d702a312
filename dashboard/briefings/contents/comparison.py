"""The Vergleich: the areas of an address of the page side by side, by one indicator, through the years, and by all indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.addresses import comparison_selection
from dashboard.addresses.briefing_selection import Selection
from dashboard.addresses.parameters import VERSION
from dashboard.briefings.content import Content, UnknownBriefingError
from dashboard.briefings.contents import comparison_matrix, comparison_tables, comparison_years, imprint
from dashboard.briefings.contents.refusals import refuse
from dashboard.briefings.model import Block, Briefing, Section, Sentences, Source
from dashboard.comparison import sides
from dashboard.pages.vergleich import filtered as filtered_page
from dashboard.pages.vergleich.matrix import matrix
from dashboard.queries import comparison, frame, selections
from dashboard.queries.comparison import View
from dashboard.texts import briefing_comparison as texts
from dashboard.texts import comparison_filter as filter_texts

KEY = "vergleich"
# What the briefing says itself, and what only the form of the page needs.
_OWN = (VERSION.name, comparison_selection.ADDED.name)
_NAMES = tuple(each.name for each in comparison_selection.PARAMETERS if each.name not in _OWN)
Part = tuple[str, Sequence[Block], Sequence[Source]]


def build(selection: Selection) -> Briefing:
    """The comparison an address asks for; UnknownBriefingError where it names what does not exist, or nothing to compare."""
    asked = _asked(selection)
    view = comparison.view(asked) if asked.areas else comparison.of_filter(asked)
    title = (
        sides.heading(asked) if asked.areas else filtered_page.title(asked, len(view.selection.areas) if view else 0)
    )
    parts = list(_parts(view, asked))
    subtitle = texts.SUBTITLE.format(
        indicator=view.indicator["title"] if view else filter_texts.NOTHING_PASSES, version=frame.build()["version"]
    )
    sections = [Section(name, texts.SECTIONS[name], blocks, sources) for name, blocks, sources in parts]
    return imprint.document(selection, KEY, title, subtitle, sections)


def check(selection: Selection) -> None:
    """Refuse what build refuses."""
    _asked(selection)


def _asked(selection: Selection) -> comparison_selection.Selection:
    asked, notices = selections.of_comparison(
        {name: value for name, value in selection.parameters.items() if name in _NAMES}
    )
    refuse(notices, texts.REFUSED)
    if not asked.areas and not asked.filtered:
        raise UnknownBriefingError(texts.NOTHING_CHOSEN)
    return asked


def _parts(view: View | None, asked: comparison_selection.Selection) -> Iterator[Part]:
    if view is None:
        yield "werte", [Sentences((filter_texts.NOTHING_PASSES,), "notice")], []
        return
    credited = imprint.source(view.origin)
    if asked.areas:
        yield "werte", list(comparison_tables.values(view)), credited
        yield "verlauf", list(comparison_years.blocks(view)), credited
        shown = matrix(view)
        yield "kennzahlen", list(comparison_matrix.blocks(view, shown)), comparison_matrix.sources(view)
    else:
        yield "werte", list(comparison_tables.filtered(view, asked)), credited
    yield "methode", [Sentences(texts.METHOD, "points")], []


CONTENT = Content(KEY, texts.TITLE, texts.DESCRIPTION, texts.SECTIONS, build, parameters=_NAMES, check=check)
