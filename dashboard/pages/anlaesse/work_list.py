"""One page of a list as a table, in groups where they are asked for; cards where the screen is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import german
from dashboard.addresses.occasion_selection import address
from dashboard.pages.anlaesse.form import StateLink
from dashboard.pages.anlaesse.rows import FindingCells, KommuneCells, finding_cells, kommune_cells
from dashboard.queries import occasions as queries
from dashboard.queries.occasions import PAGE_SIZE, Finding, Group, KommuneRow, Selection
from dashboard.texts import contact_order as order_texts
from dashboard.texts import occasions as texts

Heads = Sequence[tuple[str, str]]  # what a column sorts by ("": it does not), and its head
_OF_KOMMUNE: Heads = [
    ("platz", order_texts.HEAD_PLACE),
    ("ort", texts.HEAD_AREA),
    ("stand", texts.HEAD_STATUS),
    ("einwohner", texts.HEAD_INHABITANTS),
    ("kontakt", texts.HEAD_CONTACT),
    ("bestaetigt", texts.HEAD_CONFIRMED),
    ("anzahl", texts.HEAD_COUNT),
]
_HEADS: dict[str, Heads] = {
    "zuerst": [*_OF_KOMMUNE, ("", order_texts.HEAD_REASON)],
    "staerken": [*_OF_KOMMUNE, ("", texts.HEAD_KINDS)],
    "liste": [
        ("ort", texts.HEAD_AREA),
        ("anlass", texts.HEAD_OCCASION),
        ("schwere", texts.HEAD_SEVERITY),
        ("datum", texts.HEAD_DATE),
        ("", texts.HEAD_OFFERS),
    ],
    "kommunen": [
        ("ort", texts.HEAD_AREA),
        ("stand", texts.HEAD_STATUS),
        ("einwohner", texts.HEAD_INHABITANTS),
        ("schwere", texts.HEAD_COUNT),
        ("anlass", texts.HEAD_KINDS),
    ],
}
_LARGEST_FIRST = ("einwohner", "anzahl")  # what is sorted down at first
_ARIA_SORT = {"auf": "ascending", "ab": "descending"}
_TURNED = {"auf": "ab", "ab": "auf"}
_ARROWS = {"ascending": "▲", "descending": "▼", "none": "↕"}


@dataclass(frozen=True)
class ListPage:
    """One page of a list, and how much the whole list holds: `findings` and `kommunen`. `number` exists: behind the last one it is the
    last one. `groups` are those with a row on the page."""

    rows: Sequence[Finding] | Sequence[KommuneRow]
    groups: Sequence[Group]
    first: int
    findings: int
    kommunen: int
    number: int
    pages: int

    @classmethod
    def of(cls, selection: Selection) -> ListPage:
        """The page of the selection."""
        of_findings = selection.view == "liste"
        listed: list[Any] = queries.findings(selection) if of_findings else queries.kommune_rows(selection)
        rows: list[Any]
        rows, groups = queries.grouped(listed, selection.grouping)
        pages = max(1, -(-len(rows) // PAGE_SIZE))
        number = min(selection.page, pages)
        first = (number - 1) * PAGE_SIZE
        return cls(
            rows=rows[first : first + PAGE_SIZE],
            groups=[each for each in groups if each.first < first + PAGE_SIZE and each.first + each.size > first],
            first=first,
            findings=len(rows) if of_findings else sum(len(row.findings) for row in rows),
            kommunen=len({row.area_id for row in rows}),
            number=number,
            pages=pages,
        )


@dataclass(frozen=True)
class Head:
    """Head of a column; one that sorts has a link and says how it sorts now (aria-sort)."""

    text: str
    name: str = ""
    link: StateLink | None = None
    state: str = "none"
    arrow: str = ""


@dataclass(frozen=True)
class Section:
    """Rows under one head: a group with how many rows it has on all pages, or everything under none ("")."""

    head: str
    count: str
    findings: Sequence[FindingCells] = ()
    kommunen: Sequence[KommuneCells] = ()


@dataclass(frozen=True)
class WorkList:
    """The table of one page; `sources` of its rows, "" where each row says its own."""

    caption: str
    sources: str
    heads: Sequence[Head]
    sections: Sequence[Section]


@dataclass(frozen=True)
class Paging:
    """Where we are, and the way to the page before and after; an empty href where there is none."""

    position: str
    previous: StateLink
    next: StateLink


def sentence(selection: Selection, page: ListPage) -> str:
    """How much there is; spoken after every change."""
    kommunen = german.plural(page.kommunen, "Kommune", "Kommunen")
    findings = german.plural(page.findings, "Beratungsanlass", "Beratungsanlässe")
    count = {
        "zuerst": order_texts.COUNT.format(areas=kommunen),
        "staerken": order_texts.COUNT_ACTIVE.format(areas=kommunen),
        "liste": texts.COUNT.format(occasions=findings, areas=kommunen),
        "kommunen": texts.COUNT_KOMMUNEN.format(occasions=findings, areas=kommunen),
    }[selection.view]
    return texts.COUNT_FILTERED.format(count=count, filters=filter_count(selection)) if selection.filters else count


def filter_count(selection: Selection) -> str:
    """How many filters are set, in words."""
    one, many = texts.FILTERS
    return one if selection.filters == 1 else many.format(count=selection.filters)


def work_list(selection: Selection, page: ListPage) -> WorkList | None:
    """The page as a table; None when it is empty."""
    if not page.rows:
        return None
    sort = texts.SORT[selection.sorted_by]
    return WorkList(
        caption=texts.CAPTION.format(title=texts.TITLES[selection.view], count=sentence(selection, page), sort=sort),
        sources=_sources(page),
        heads=[_head(name, text, selection) for name, text in _HEADS[selection.view]],
        sections=[_section(group, selection, page) for group in (page.groups or (None,))],
    )


def _sources(page: ListPage) -> str:
    """Whose reports the Kommunen of a page rest on."""
    named = dict.fromkeys(row.source for row in page.rows if isinstance(row, KommuneRow) and row.standing.release_id)
    return texts.SOURCES.format(sources="; ".join(named)) if named else ""


def paging(selection: Selection, page: ListPage) -> Paging | None:
    """Previous, where we are, next; None where there is one page only."""
    if page.pages <= 1:
        return None

    def step(text: str, number: int, name: str) -> StateLink:
        return StateLink(text, address(selection.on_page(number)) if 1 <= number <= page.pages else "", "seite", name)

    position = texts.PAGE.format(page=german.number(page.number), pages=german.number(page.pages))
    previous = step(texts.PREVIOUS, page.number - 1, "anlaesse-zurueck")
    return Paging(position, previous, step(texts.NEXT, page.number + 1, "anlaesse-vor"))


def _section(group: Group | None, selection: Selection, page: ListPage) -> Section:
    """The rows of a group that are on the page; a group that began on the page before says so."""
    start, end = (0, None) if group is None else (group.first - page.first, group.first + group.size - page.first)
    rows = page.rows[max(0, start) : end]
    head = count = ""
    if group is not None:
        label = group.label or texts.NO_POLICE
        head = texts.GROUP_CONTINUED.format(group=label) if start < 0 else label
        one, many = ("Beratungsanlass", "Beratungsanlässe") if selection.view == "liste" else ("Kommune", "Kommunen")
        count = german.plural(group.size, one, many)
    return Section(
        head,
        count,
        findings=[finding_cells(row) for row in rows if isinstance(row, Finding)],
        kommunen=[kommune_cells(row, selection) for row in rows if isinstance(row, KommuneRow)],
    )


def _head(name: str, text: str, selection: Selection) -> Head:
    """Sorting the sorted column again turns its direction; a list sorted anew starts on its first page."""
    if not name:
        return Head(text)
    sorted_by = selection.sorted_by == name
    state = _ARIA_SORT[selection.direction] if sorted_by else "none"
    at_first = "ab" if name in _LARGEST_FIRST else "auf"
    direction = _TURNED[selection.direction] if sorted_by else at_first
    own = name == Selection(view=selection.view).sorted_by
    target = replace(selection, sort="" if own else name, direction=direction, page=1)
    label = texts.SORT_BY.format(sort=texts.SORT[name])
    link = StateLink(text, address(target), "sortierung richtung", f"anlaesse-sortieren-{name}", label)
    return Head(text, name, link, state, _ARROWS[state])
