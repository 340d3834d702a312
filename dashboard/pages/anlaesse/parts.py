"""The parts of the page that follow the selection: key figures, list, paging, downloads, rules. The document holds them, and an answer
to the controls brings them anew (answer.html.j2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import german
from dashboard.addresses.area_filter import AreaFilter, FilterChoices
from dashboard.addresses.occasion_selection import PATH, address
from dashboard.exports.occasions import download_links
from dashboard.pages.anlaesse.contact_order import Order, order_of
from dashboard.pages.anlaesse.form import StateLink, reset_filters, reset_thresholds
from dashboard.pages.anlaesse.views import EVERYTHING, Tab, tabs, ways
from dashboard.pages.anlaesse.work_list import ListPage, Paging, WorkList, filter_count, paging, sentence, work_list
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import Choices, NotAssessed, Overview, Selection
from dashboard.texts import occasions as texts
from dashboard.values.key_figures import KeyFigure
from dashboard.web.briefing_links import briefing_links
from dashboard.web.links import Link

MOST_NAMED = 5  # of the Kommunen that are chosen


@dataclass(frozen=True)
class KindEntry:
    """A kind of finding: its rule in force, how often it applies, where it cannot say anything ("": nowhere), and its basis."""

    kind: str
    title: str
    question: str
    rule: str
    count: str
    not_assessed: str
    basis: str


@dataclass(frozen=True)
class Parts:
    """What a change of the selection brings anew. `query` is its shortest form in an address; `downloads` are (text, address); `figures` and
    `kinds` belong to the views of all findings, `order` to those that have one; `empty` is said where `list` is None, with the `ways_back`."""

    query: str
    tabs: Sequence[Tab]
    ways: Sequence[Tab]
    figures: Sequence[KeyFigure]
    only_area: str
    drop_area: StateLink
    only_chosen: str
    drop_chosen: StateLink
    title: str
    count: str
    order: Order | None
    list: WorkList | None
    empty: str
    ways_back: Sequence[StateLink]
    paging: Paging | None
    reset_filters: StateLink | None
    downloads: Sequence[tuple[str, str]]
    briefing: Sequence[Link]
    address_with_version: str
    kinds: Sequence[KindEntry]
    where: AreaFilter
    filters_state: str
    kinds_state: str
    thresholds_state: str
    choices: FilterChoices


def parts(selection: Selection, choices: Choices) -> Parts:
    """Everything that depends on the selection; a page behind the last one becomes the last one."""
    page = ListPage.of(selection)
    selection = selection.on_page(page.number)
    area = queries.area_label(selection.area)
    query = selection.to_query()
    of_everything = selection.view in EVERYTHING
    return Parts(
        query=query,
        tabs=tabs(selection),
        ways=ways(selection),
        figures=_figures(queries.overview(selection)) if of_everything else (),
        only_area=texts.ONLY_AREA.format(area=area) if area else "",
        drop_area=StateLink(
            texts.DROP_AREA.format(area=area),
            address(replace(selection, area="", page=1)),
            "gebiet",
            "anlaesse-ohne-gebiet",
        ),
        only_chosen=_only_chosen(selection),
        drop_chosen=StateLink(
            texts.DROP_CHOSEN, address(replace(selection, chosen=(), page=1)), "gebiete", "anlaesse-ohne-gebiete"
        ),
        title=texts.TITLES[selection.view],
        count=sentence(selection, page),
        order=order_of(selection),
        list=work_list(selection, page),
        empty=texts.EMPTY[selection.view],
        ways_back=_ways_back(selection),
        paging=paging(selection, page),
        reset_filters=reset_filters(selection, "anlaesse-ohne-filter") if selection.filters else None,
        downloads=download_links(selection),
        briefing=briefing_links("beratungsliste", selection.on_page(1).to_query()),
        address_with_version=f"{PATH}?{'&'.join(filter(None, [query, f'v={choices.version}']))}",
        kinds=_kinds(selection, choices) if of_everything else (),
        where=selection.where,
        filters_state=_chosen(selection),
        kinds_state=_state(len(selection.kinds), len(choices.kinds)),
        thresholds_state=_thresholds_state(selection),
        choices=choices.where,
    )


def _only_chosen(selection: Selection) -> str:
    """Which Kommunen alone are listed, the first by name; "" for all."""
    if not selection.chosen:
        return ""
    one, many = texts.ONLY_CHOSEN
    names = [queries.area_label(each) for each in selection.chosen[:MOST_NAMED]]
    more = len(selection.chosen) - len(names)
    listed = texts.AND_MORE.format(names=", ".join(names), count=more) if more else german.listing(names)
    chosen = (one if len(selection.chosen) == 1 else many).format(names=listed, count=len(selection.chosen))
    return texts.ALSO_FILTERED.format(chosen=chosen) if selection.where else chosen


def _figures(overview: Overview) -> list[KeyFigure]:
    """Four numbers: who, how urgent, and where nobody knows."""
    without = german.plural(overview.kommunen - overview.kommunen_with, "Kommune", "Kommunen")
    as_of = texts.AS_OF.format(day=german.day(overview.as_of))
    kommunen = german.number(overview.kommunen)
    figures = [
        (
            overview.kommunen_with,
            texts.WITH_OCCASION.format(kommunen=kommunen),
            texts.WITHOUT_OCCASION.format(count=without),
        ),
        (overview.occasions, texts.OCCASIONS, texts.OCCASIONS_DETAIL),
        (overview.hints, texts.HINTS, texts.HINTS_DETAIL),
        (overview.kommunen_unclear, texts.UNCLEAR.format(kommunen=kommunen), texts.UNCLEAR_DETAIL),
    ]
    return [
        KeyFigure(german.number(number), label, f"{note} · {as_of}", overview.demo) for number, label, note in figures
    ]


def _chosen(selection: Selection) -> str:
    """What the folded controls say of themselves."""
    filters = filter_count(selection) if selection.filters else texts.NO_FILTER
    if not selection.thresholds:
        return filters
    return texts.FILTERS_AND_THRESHOLDS.format(filters=filters, state=_thresholds_state(selection))


def _thresholds_state(selection: Selection) -> str:
    changed = len(selection.thresholds)
    return texts.THRESHOLDS_CHANGED.format(changed=changed) if changed else texts.THRESHOLDS_DEFAULT


def _ways_back(selection: Selection) -> list[StateLink]:
    """What to take back where nothing is left; empty where nothing is chosen."""
    ways = [reset_filters(selection, "anlaesse-leer-ohne-filter")] if selection.filters else []
    return [*ways, *([reset_thresholds(selection, "anlaesse-leer-vorgaben")] if selection.thresholds else [])]


def _state(chosen: int, available: int) -> str:
    """What a folded group of checkboxes says of itself."""
    return texts.OF.format(chosen=chosen, all=available) if chosen else texts.ALL


def _kinds(selection: Selection, choices: Choices) -> list[KindEntry]:
    counts = queries.counts_by_kind(selection)
    not_assessed = queries.not_assessed(selection)
    return [
        KindEntry(
            kind=kind.kind,
            title=kind.title,
            question=kind.question,
            rule=queries.rule_in_force(kind, selection),
            count=texts.RULE_COUNT.format(
                count=german.plural(counts[kind.kind], "Beratungsanlass", "Beratungsanlässe")
            ),
            not_assessed=_not_assessed(not_assessed.get(kind.kind)),
            basis=kind.basis,
        )
        for kind in choices.kinds
    ]


def _not_assessed(missing: NotAssessed | None) -> str:
    if missing is None:
        return ""
    areas = german.plural(missing.areas, "Kommune", "Kommunen")
    return texts.NOT_ASSESSED.format(areas=areas, reason=missing.reason)
