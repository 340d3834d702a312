"""Everything beside the map that follows from a view: panel, strip, table, definition, files. The page holds it, and the script asks for
it anew when the view changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import embedding_selection
from dashboard.addresses.map_selection import Selection
from dashboard.pages.lage import beside, first_contacts, marked, panel, status_bar, tabs
from dashboard.pages.lage.content import AreaTable, PanelValue, Strip
from dashboard.pages.lage.figure import Figure
from dashboard.pages.lage.need import NeedFigure
from dashboard.pages.lage.values import ValueFigure
from dashboard.queries import ages as age_queries
from dashboard.queries import area_filter as filters
from dashboard.queries import frame, selections
from dashboard.texts import embedding as embedding_texts
from dashboard.texts import overview as texts
from dashboard.values import ages
from dashboard.web.links import Link


@dataclass(frozen=True)
class About:
    """What an indicator counts, as pairs of a word and its text, what to mind, and its source."""

    definition: str
    facts: Sequence[tuple[str, str]]
    caveats: Sequence[str]
    source: str


@dataclass(frozen=True)
class File:
    """A view as a file: where such files lie, the whole address of this one, its name. `in_browser`: made in the browser from that address;
    `is_page`: no file, but the page that gives it to another site."""

    path: str
    address: str
    name: str
    in_browser: bool = False
    is_page: bool = False


@dataclass(frozen=True)
class Parts:
    """The parts of a view. `age`: how old the newest data of its kind are, where there are years to choose from; `value` is that of `area`,
    or of the Land; `first` stands where no area is chosen; `table` None where the map is on show; `filtered`: what the filter is, in words;
    `outside`: the area is none of those;
    `other_view`: the same as a table, or as a map; `link` is for others."""

    bar: status_bar.StatusBar
    tabs: Sequence[tabs.Tab]
    filtered: str
    other_view: Link
    age: str
    marked: marked.MarkedAreas | None
    beside: beside.Beside
    first: first_contacts.FirstContacts | None
    area: panel.Area | None
    outside: bool
    back: str
    value: PanelValue | None
    strip: Strip | None
    table: AreaTable | None
    about: About
    files: Sequence[File]
    link: str


def figure(view: Selection) -> Figure:
    """What a view is of."""
    indicator = selections.map_indicator(view)
    return NeedFigure(view, indicator) if indicator["scale"] == "need" else ValueFigure(view, indicator)


def parts(view: Selection, figure: Figure) -> Parts:
    """The parts of a view, of which `figure` is the figure."""
    query = selections.map_query(view)
    area = panel.area(view.area)
    return Parts(
        status_bar.status_bar(view),
        tabs.tabs(view),
        filters.words(replace(view.area_filter, statuses=())) or texts.FILTER_NONE,
        _other_view(view),
        _age(selections.map_indicator(view)),
        marked.marked_areas_of(view),
        beside.beside(view),
        None if area else first_contacts.first_contacts(view),
        area,
        marked.is_outside(view),
        selections.map_address(replace(view, area="")),
        figure.panel(),
        figure.strip(),
        figure.table() if view.view == "tabelle" else None,
        _about(selections.map_indicator(view)),
        _files(query),
        f"/?{query}&v={frame.build()['version']}" if query else f"/?v={frame.build()['version']}",
    )


def _age(indicator: Mapping[str, Any]) -> str:
    """Not of one day of the registry: it stands in the sentence of the page."""
    is_dated = indicator["pks_key"] or indicator["survey"] or len(indicator["periods"]) > 1
    return ages.of_indicator(indicator, age_queries.reach()) if is_dated else ""


def _other_view(view: Selection) -> Link:
    other = next(each for each in texts.VIEWS if each != view.view)
    return Link(texts.VIEWS[other], selections.map_address(replace(view, view=other)))


def _about(indicator: Mapping[str, Any]) -> About:
    facts = [
        (texts.NUMERATOR, indicator["numerator"]),
        (texts.DENOMINATOR, indicator["denominator"]),
        (texts.UNIT, indicator["unit"]),
        (texts.KEYS, indicator["pks_key"]),
    ]
    named = [(head, text) for head, text in facts if text]
    return About(indicator["definition"], named, indicator["caveats"], indicator["attribution"])


def _files(query: str) -> list[File]:
    """The view as files: the query of the page stands behind each address."""
    behind = f"?{query}" if query else ""
    files = [File(path, path + behind, texts.DOWNLOADS[kind]) for kind, path in texts.FILE_PATHS.items()]
    path = texts.FILE_PATHS["svg"]
    embedded = File(embedding_selection.PATH, embedding_selection.PATH + behind, embedding_texts.TITLE, is_page=True)
    return [*files, File(path, path + behind, texts.DOWNLOADS["png"], in_browser=True), embedded]
