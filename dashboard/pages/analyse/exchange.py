"""The page "Wer kann wem helfen": partners for an occasion, and suggested round tables. A document for every address; it needs no scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses import chosen_kommunen
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.exchange_selection import KIND, PARTNERS, PATH, Selection, address
from dashboard.addresses.parameters import AREA, VERSION, VIEW
from dashboard.exports import exchange_rules
from dashboard.exports.exchange_rules import RuleInWords
from dashboard.pages.analyse import exchange_partners as partners
from dashboard.pages.analyse import exchange_roundtables as roundtables
from dashboard.pages.analyse import exchange_words as words
from dashboard.pages.analyse.frame import framed
from dashboard.queries import area_filter as filter_queries
from dashboard.queries import areas, exchange, frame
from dashboard.texts import exchange as texts
from dashboard.texts.analysis_pages import PAGES
from dashboard.web.choice import Choice
from dashboard.web.file_links import FileLinks
from dashboard.web.page import Document, Page, Request

NAME = "exchange"
CITY = "kreisfreie_stadt"
MOST_NAMED = 8  # chosen Kommunen in a sentence


@dataclass(frozen=True)
class Tab:
    """One of the two views."""

    text: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class Form:
    """What can be chosen; `hidden` are parameters that go along as (name, value); `reset` is the way to everything, "" where nothing is set."""

    action: str
    kommune: Choice
    kind: Choice
    filter_choices: FilterChoices
    filter: AreaFilter
    filter_state: str
    hidden: Sequence[tuple[str, str]]
    reset: str
    chosen: str
    drop_chosen: str


@dataclass(frozen=True)
class Part:
    """What exchange.html.j2 draws; of one, pairs, overview and tables exactly one is there."""

    tabs: Sequence[Tab]
    form: Form
    one: partners.OneKommune | None
    pairs: partners.Pairs | None
    overview: partners.Overview | None
    tables: roundtables.Tables | None
    order: str
    rules: Sequence[RuleInWords]
    files: FileLinks
    permanent: str


def document(request: Request) -> Document:
    """The page for the parameters of the address."""
    selection, notices = exchange.of_exchange(request.parameters)
    part = _part(selection) if exchange.is_known() else None
    return framed(NAME, part, notices, selection.along, scripts=SCRIPTS)


def _part(selection: Selection) -> Part:
    is_partners = selection.view == PARTNERS
    is_overview = is_partners and selection.is_everything
    fields = selection.to_query()
    permanent = address(selection) + ("&" if fields else "?") + f"{VERSION.name}={frame.build()['version']}"
    return Part(
        [
            Tab(text, address(replace(selection, view=view)), view == selection.view)
            for view, text in texts.VIEWS.items()
        ],
        _form(selection),
        partners.one_kommune(selection) if is_partners and selection.area else None,
        partners.pairs(selection) if is_partners and not selection.area and not is_overview else None,
        partners.overview(selection) if is_overview else None,
        None if is_partners else roundtables.tables(selection),
        exchange_rules.order(),
        list(exchange_rules.every_solved()),
        FileLinks(PATH, texts.FILES, query=f"?{fields}" if fields else "", workbook=True),
        permanent,
    )


def _form(selection: Selection) -> Form:
    kinds = [(kind, exchange_rules.kind_name(kind)) for kind in exchange.choices().kinds]
    hidden = [
        (VIEW.name, "" if selection.view == PARTNERS else selection.view),
        (chosen_kommunen.AREAS.name, chosen_kommunen.in_address(selection.chosen)),
    ]
    return Form(
        PATH,
        Choice(
            AREA.name, texts.KOMMUNE, selection.area, [("", [("", texts.NO_KOMMUNE_CHOSEN)]), *_kommunen(selection)]
        ),
        Choice(KIND.name, texts.KIND, selection.kind, [("", [("", texts.ALL_KINDS), *kinds])]),
        filter_queries.choices(),
        selection.where,
        texts.FILTER_STATE.format(count=selection.where.count) if selection.where else texts.FILTER_NONE,
        [(name, value) for name, value in hidden if value],
        "" if selection.is_everything else address(Selection(view=selection.view)),
        _chosen(selection),
        address(replace(selection, chosen=())) if selection.chosen else "",
    )


def _chosen(selection: Selection) -> str:
    """The Kommunen that were picked, the first of many; "" for none."""
    named, more = selection.chosen[:MOST_NAMED], len(selection.chosen) - MOST_NAMED
    if more > 1:
        names = ", ".join(map(words.name, named))
        return texts.CHOSEN_MANY.format(names=names, count=german.number(more))
    return texts.CHOSEN.format(kommunen=words.names(selection.chosen)) if selection.chosen else ""


def _kommunen(selection: Selection) -> list[tuple[str, list[tuple[str, str]]]]:
    """The Kommunen that pass the filter and the one looked at, by Kreis; the kreisfreie Städte first."""
    passing = exchange.kommunen_of(replace(selection, area="")) | {selection.area}
    groups: dict[str, list[tuple[str, str]]] = {texts.CITIES: []}
    named = [each for each in areas.areas().by_id.values() if each.level == "kommune" and each.area_id in passing]
    for area in sorted(named, key=lambda each: (german.sort_key(each.kreis or ""), german.sort_key(each.label))):
        groups.setdefault(texts.CITIES if area.kind == CITY else area.kreis or "", []).append(
            (area.area_id, area.label)
        )
    return [(name, options) for name, options in groups.items() if options]


SCRIPTS = ("copy_link.js",)
PAGE = Page("analyse_austausch", PATH, PAGES[NAME].title, document, navigation=False)
