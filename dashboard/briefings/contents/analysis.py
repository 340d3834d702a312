"""The Analyse: what the page shows of one address, its first figure as a picture, everything else in tables and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard import german
from dashboard.addresses import analysis_selection
from dashboard.addresses.briefing_selection import Selection
from dashboard.addresses.parameters import VERSION
from dashboard.analysis.board import board
from dashboard.analysis.rows import Board
from dashboard.briefings.content import Content
from dashboard.briefings.contents import analysis_series, analysis_tables, imprint
from dashboard.briefings.contents.refusals import refuse
from dashboard.briefings.model import Block, Briefing, Section, Sentences, Source
from dashboard.pages.analyse.board_parts import choice
from dashboard.pages.analyse.board_sentences import Figure, figures, medians
from dashboard.queries import analysis, catalogue, frame
from dashboard.texts import analysis as page_texts
from dashboard.texts import analysis_selection as selection_texts
from dashboard.texts import briefing_analysis as texts

KEY = "analyse"
_NAMES = tuple(each.name for each in analysis_selection.PARAMETERS if each.name != VERSION.name)
Asked = analysis_selection.Selection


def build(selection: Selection) -> Briefing:
    """The analysis an address asks for; UnknownBriefingError where it names what does not exist."""
    asked = _asked(selection)
    drawn = board(asked)
    subtitle = texts.SUBTITLE.format(
        level=german.capital(selection_texts.LEVELS[drawn.level]), version=frame.build()["version"]
    )
    sources = _sources(drawn)
    sections = [Section(name, texts.SECTIONS[name], blocks, sources) for name, blocks in _parts(drawn, asked)]
    heading = texts.HEADING.format(x=drawn.x.title, y=drawn.y.title)
    return imprint.document(selection, KEY, heading, subtitle, sections)


def check(selection: Selection) -> None:
    """Refuse what build refuses."""
    _asked(selection)


def _asked(selection: Selection) -> Asked:
    asked, notices = analysis.read({name: text for name, text in selection.parameters.items() if name in _NAMES})
    refuse(notices, texts.REFUSED)
    return asked


def _sources(drawn: Board) -> list[Source]:
    """Whoever is credited under the figures, with the licence."""
    known = {each["attribution"]: each for each in catalogue.sources()}
    used = (known[each] for each in drawn.sources if each in known)
    return [Source(each["attribution"], each["licence"], bool(each["synthetic"])) for each in used]


def _parts(drawn: Board, asked: Asked) -> Iterator[tuple[str, Sequence[Block]]]:
    if not drawn.points:
        yield "zusammenschau", [Sentences((page_texts.NOTHING_PASSES,), "notice")]
        return
    of_name = {each.name: each for each in figures(drawn, asked)}
    both = of_name["zusammenschau"]
    yield (
        "zusammenschau",
        [
            *_said(both),
            *_chosen(asked),
            analysis_tables.scatter(drawn, asked, both),
            Sentences(medians(drawn), "points"),
        ],
    )
    spread = analysis_tables.spread(drawn)
    yield "verteilung", [*_said(of_name["verteilung"]), *([spread] if spread else [])]
    yield "vergleich", [*_said(of_name["trichter"]), *_said(of_name["rang"])]
    course = analysis_series.chart(drawn, demo=of_name["verlauf"].demo)
    yield "verlauf", [*_said(of_name["verlauf"]), *([course] if course else [])]


def _said(figure: Figure) -> list[Block]:
    """The sentence over a figure, and what must be known to read it."""
    return [Sentences((figure.sentence,)), *([Sentences(figure.notes, "points")] if figure.notes else [])]


def _chosen(asked: Asked) -> list[Block]:
    """Which areas are chosen, all by name."""
    said = choice(asked, analysis.chosen(asked))
    names = [each.text for each in (*said.names, *said.more)]
    if not names:
        return []
    sentence = texts.CHOSEN.format(sentence=said.sentence, names=german.listing(names))
    return [Sentences(tuple(filter(None, (sentence, said.by))))]


CONTENT = Content(KEY, texts.TITLE, texts.DESCRIPTION, texts.SECTIONS, build, parameters=_NAMES, check=check)
