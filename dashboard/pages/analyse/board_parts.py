"""The parts of the analysis that follow its address: sentences, picture, map, choice, tables, files. The document holds them, and an answer to
the form brings them anew (board_answer.html.j2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from markupsafe import Markup

from dashboard import db, german
from dashboard.addresses.analysis_selection import PATH, Selection
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.chosen_kommunen import in_address
from dashboard.addresses.comparison_selection import MOST
from dashboard.addresses.parameters import query
from dashboard.analysis.board import board
from dashboard.analysis.rows import Board
from dashboard.maps.choice_map import choice_map
from dashboard.pages.analyse.board_form import filter_state
from dashboard.pages.analyse.board_picture import Still, picture
from dashboard.pages.analyse.board_sentences import Figure, figures, medians
from dashboard.pages.analyse.board_table import AreaTable, area_table, series_table, spread_table
from dashboard.queries import analysis, area_filter, boundaries
from dashboard.texts import analysis as texts
from dashboard.texts import analysis_selection as address_texts
from dashboard.web.briefing_links import briefing_links
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link
from dashboard.web.table import Table

MOST_NAMED = 12  # names of the choice that are on show without a click


class Extent(StrEnum):
    """How much of the parts an answer brings: the script says what it has on show (assets/analysis.js)."""

    CHOICE = "auswahl"  # the table stays, and is marked by the script
    VALUES = "werte"  # other numbers of the same areas: a row without its first cells
    AREAS = "gebiete"  # other areas of the same level: whole rows
    ALL = ""  # another level: the map and the fields, too


@dataclass(frozen=True)
class Way:
    """Where the choice can be taken; `name` for the script, which keeps the address up to date."""

    name: str
    link: Link


@dataclass(frozen=True)
class Choice:
    """What is chosen: `sentence` with number and inhabitants, `by` the filter that chose, names on show and `more` behind them; `ways` on, and
    `clear` the way back. `too_many`: why not all can be compared one by one."""

    sentence: str
    by: str
    names: Sequence[Link]
    more: Sequence[Link]
    ways: Sequence[Way]
    too_many: str
    clear: Link | None


@dataclass(frozen=True)
class Parts:
    """Everything that depends on the address. `query` is its shortest form, `kept` what of it stays where areas are ticked in the table; `map` and
    `table` only where they are asked for."""

    query: str
    kept: Sequence[tuple[str, str]]
    figures: Sequence[Figure]
    still: Still
    medians: Sequence[str]
    map: Markup | None
    choice: Choice
    table: AreaTable | None
    spread: Table | None
    series: Table | None
    files: FileLinks | None
    sources: str
    filter_state: str
    choices: FilterChoices
    filter: AreaFilter


def parts(selection: Selection, extent: Extent | None = None) -> Parts:
    """The parts of a selection, those of a whole document or of an answer of some extent, where the live picture says the names of its points."""
    drawn, chosen = board(selection), analysis.chosen(selection)
    query_text = analysis.query_of(selection)
    return Parts(
        query_text,
        parse_qsl(analysis.query_of(replace(selection, areas=(), area_filter=AreaFilter()))),
        figures(drawn, selection),
        picture(drawn, selection, chosen, titled=extent is None),
        medians(drawn),
        small_map(selection.level, chosen) if not extent else None,
        choice(selection, chosen),
        area_table(drawn, selection, chosen) if extent is not Extent.CHOICE else None,
        spread_table(drawn),
        series_table(drawn),
        _files(drawn, query_text),
        texts.SOURCES.format(sources="; ".join(drawn.sources)) if drawn.sources else "",
        filter_state(selection),
        area_filter.choices(),
        selection.area_filter,
    )


def _files(drawn: Board, query_text: str) -> FileLinks | None:
    """None where nothing is shown."""
    if not drawn.points:
        return None
    title = f"{drawn.x.title}, {drawn.y.title}, {drawn.title}"
    asked = f"?{query_text}" if query_text else ""
    as_document = briefing_links("analyse", query_text)
    return FileLinks(PATH, texts.DOWNLOADS, title, query=asked, workbook=True, briefing=as_document)


def small_map(level: str, chosen: Sequence[str]) -> Markup:
    """The map of a level with the chosen areas."""
    names = {each.area_id: each.label for each in analysis.areas(level)}
    label = texts.MAP.format(level=address_texts.LEVELS[level])
    outlines = {} if level == "kreis" else _shapes("kreis")["areas"]
    return Markup(choice_map(_shapes(level), names, outlines, chosen, label))  # noqa: S704 (drawn by us)


@db.per_build
def _shapes(level: str) -> dict[str, Any]:
    return boundaries.boundaries(level)


def choice(selection: Selection, chosen: Sequence[str]) -> Choice:
    """What is said of the chosen areas, and where they can be taken."""
    known = {each.area_id: each for each in analysis.areas(selection.level)}
    areas = [known[each] for each in chosen if each in known]
    names = [Link(each.label, f"/gebiet/{each.area_id}") for each in areas]
    is_filtered = bool(selection.area_filter) and not selection.areas
    by = texts.CHOSEN_BY.format(words=area_filter.words(selection.area_filter)) if is_filtered else ""
    plain = replace(selection, areas=(), area_filter=AreaFilter(), only=False)
    clear = Link(texts.CLEAR, analysis.address(plain)) if selection.areas or selection.area_filter else None
    if not areas:
        nothing = texts.NOTHING_PASSES if is_filtered else texts.NOTHING_CHOSEN
        return Choice(nothing, by, (), (), (), "", clear)
    sentence = texts.CHOSEN_PEOPLE.format(
        chosen=german.plural(len(areas), *texts.CHOSEN[selection.level]),
        people=german.number(sum(each.inhabitants for each in areas)),
    )
    ways = _ways(selection, chosen)
    too_many = texts.TOO_MANY.format(count=german.number(len(areas))) if "vergleich" not in ways else ""
    return Choice(
        sentence,
        by,
        names[:MOST_NAMED],
        names[MOST_NAMED:],
        [Way(name, Link(texts.WAYS[name], address)) for name, address in ways.items()],
        too_many,
        clear,
    )


def _ways(selection: Selection, chosen: Sequence[str]) -> dict[str, str]:
    """By name the address that takes the choice along: a filter as such, else area by area. Kreise can only be compared."""
    of_areas = query({"gebiete": in_address(tuple(chosen))})
    of_filter = query(selection.area_filter.fields()) if not selection.areas and selection.level == "kommune" else ""
    ways = {}
    if len(chosen) <= MOST:
        ways["vergleich"] = f"/vergleich?{of_areas}"
    elif of_filter:
        ways["vergleich"] = f"/vergleich?{of_filter}"
    if selection.level == "kommune":
        ways["anlaesse"] = f"/anlaesse?{query({'ansicht': 'kommunen'})}&{of_filter or of_areas}"
        ways["was-waere-wenn"] = f"/analyse/was-waere-wenn?{of_areas}"
        ways["austausch"] = f"/analyse/austausch?{of_areas}"
    return ways
