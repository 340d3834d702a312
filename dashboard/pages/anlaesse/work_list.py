"""The work list itself: findings one by one, or one row per area; a table that becomes cards where the screen is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import german
from dashboard.addresses.occasion_selection import address
from dashboard.pages.anlaesse.form import StateLink
from dashboard.queries.occasions import PAGE_SIZE, AreaSummary, Finding, Offer, Selection, by_area
from dashboard.texts import occasions as texts
from dashboard.texts import profile as profile_texts

Heads = Sequence[tuple[str, str]]  # what a column sorts by ("": it does not), and its head
_KREIS_DIGITS = 5
_HEADS: Heads = [
    ("ort", texts.HEAD_AREA),
    ("anlass", texts.HEAD_OCCASION),
    ("schwere", texts.HEAD_SEVERITY),
    ("datum", texts.HEAD_DATE),
    ("", texts.HEAD_OFFERS),
]
_AREA_HEADS: Heads = [
    ("ort", texts.HEAD_AREA),
    ("einwohner", texts.HEAD_INHABITANTS),
    ("schwere", texts.HEAD_COUNT),
    ("anlass", texts.KINDS),
]
_ARIA_SORT = {"auf": "ascending", "ab": "descending"}
_ARROWS = {"ascending": "▲", "descending": "▼", "none": "↕"}


@dataclass(frozen=True)
class ListPage:
    """One page of a list, and how much the whole list holds. `number` exists: behind the last one it is the last one."""

    rows: Sequence[Finding] | Sequence[AreaSummary]
    findings: int
    areas: int
    number: int
    pages: int

    @classmethod
    def of(cls, rows: list[Finding], selection: Selection) -> ListPage:
        """The page of the selection, one by one or per area."""
        listed: list[Any] = by_area(rows, selection) if selection.view == "kommunen" else rows
        pages = max(1, -(-len(listed) // PAGE_SIZE))
        number = min(selection.page, pages)
        areas = len({row.area_id for row in rows})
        return cls(listed[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(rows), areas, number, pages)


@dataclass(frozen=True)
class Head:
    """Head of a column; one that sorts has a link and says how it sorts now (aria-sort)."""

    text: str
    name: str = ""
    link: StateLink | None = None
    state: str = "none"
    arrow: str = ""


@dataclass(frozen=True)
class AreaCell:
    """The area a row is about: on the map, its kind and Kreis, its profile. `inhabitants` and when they were counted, "" for neither."""

    name: str
    href: str
    about: str
    profile: str
    profile_label: str
    inhabitants: str = ""
    counted: str = ""


@dataclass(frozen=True)
class FindingRow:
    """A finding with its evidence and offers; `day` is "" where the evidence has no date."""

    area: AreaCell
    kind: str
    title: str
    evidence: str
    provenance: str
    demo: bool
    severity: str
    severity_word: str
    day: str
    offers: Sequence[Offer]
    rule_name: str
    rule: str


@dataclass(frozen=True)
class AreaRow:
    """An area with how many findings it has and of which kinds, and the way to them one by one."""

    area: AreaCell
    inhabitants: str
    counted: str
    occasions: str
    hints: str
    demo: bool
    titles: Sequence[str]
    single: StateLink


@dataclass(frozen=True)
class WorkList:
    """The table of one page; either `findings` or `areas` has rows."""

    caption: str
    heads: Sequence[Head]
    findings: Sequence[FindingRow] = ()
    areas: Sequence[AreaRow] = ()


@dataclass(frozen=True)
class Paging:
    """Where we are, and the way to the page before and after; an empty href where there is none."""

    position: str
    previous: StateLink
    next: StateLink


def sentence(selection: Selection, page: ListPage) -> str:
    """How much there is; spoken after every change."""
    findings = german.plural(page.findings, "Beratungsanlass", "Beratungsanlässe")
    areas = german.plural(page.areas, "Kommune", "Kommunen")
    if not selection.filters:
        return texts.COUNT.format(occasions=findings, areas=areas)
    one, many = texts.FILTERS
    filters = one if selection.filters == 1 else many.format(count=selection.filters)
    return texts.COUNT_FILTERED.format(occasions=findings, areas=areas, filters=filters)


def work_list(selection: Selection, page: ListPage) -> WorkList | None:
    """The page as a table; None when it is empty."""
    if not page.rows:
        return None
    of_areas = selection.view == "kommunen"
    heads, template = (_AREA_HEADS, texts.CAPTION_AREAS) if of_areas else (_HEADS, texts.CAPTION)
    return WorkList(
        caption=template.format(count=sentence(selection, page), sort=texts.SORT[selection.sort]),
        heads=[_head(name, text, selection) for name, text in heads],
        findings=[_finding(row) for row in page.rows if isinstance(row, Finding)],
        areas=[_area_row(row, selection) for row in page.rows if isinstance(row, AreaSummary)],
    )


def paging(selection: Selection, page: ListPage) -> Paging:
    """Previous, where we are, next."""

    def step(text: str, number: int, name: str) -> StateLink:
        return StateLink(text, address(selection.on_page(number)) if 1 <= number <= page.pages else "", "seite", name)

    position = texts.PAGE.format(page=german.number(page.number), pages=german.number(page.pages))
    previous = step(texts.PREVIOUS, page.number - 1, "anlaesse-zurueck")
    return Paging(position, previous, step(texts.NEXT, page.number + 1, "anlaesse-vor"))


def _head(name: str, text: str, selection: Selection) -> Head:
    """Sorting the sorted column again turns its direction; a list sorted anew starts on its first page."""
    if not name:
        return Head(text)
    sorted_by = selection.sort == name
    state = _ARIA_SORT[selection.direction] if sorted_by else "none"
    turned = "ab" if sorted_by and selection.direction == "auf" else "auf"
    target = replace(selection, sort=name, direction=turned, page=1)
    label = texts.SORT_BY.format(sort=texts.SORT[name])
    link = StateLink(text, address(target), "sortierung richtung", f"anlaesse-sortieren-{name}", label)
    return Head(text, name, link, state, _ARROWS[state])


def _area(row: Finding | AreaSummary, inhabitants: str = "", counted: str = "") -> AreaCell:
    level = "kreis" if len(row.area_id) == _KREIS_DIGITS else "kommune"
    return AreaCell(
        name=row.label,
        href=f"/?ebene={level}&gebiet={row.area_id}",
        about=" · ".join([row.area_kind, *([row.kreis] if row.kreis != row.label else [])]),
        profile=f"/gebiet/{row.area_id}",
        profile_label=profile_texts.OPEN_OF.format(area=row.label),
        inhabitants=inhabitants,
        counted=counted,
    )


def _finding(row: Finding) -> FindingRow:
    number = german.number(row.inhabitants)
    counted = texts.INHABITANTS_OF.format(count=number, day=german.day(row.inhabitants_date))
    provenance = [
        texts.CERTAINTY.format(certainty=row.certainty),
        *([row.period] if row.period else []),
        texts.SOURCE.format(source=row.source),
    ]
    return FindingRow(
        area=_area(row, texts.INHABITANTS.format(count=number), counted),
        kind=row.kind,
        title=row.title,
        evidence=row.evidence,
        provenance=" · ".join(provenance),
        demo=row.demo,
        severity=row.severity,
        severity_word=texts.SEVERITY[row.severity],
        day="" if row.value_date is None else german.day(row.value_date),
        offers=row.offers,
        rule_name=texts.RULE.format(kind=row.kind),
        rule=row.rule,
    )


def _area_row(row: AreaSummary, selection: Selection) -> AreaRow:
    single = Selection(area=row.area_id, thresholds=selection.thresholds)
    label = f"{texts.OPENS_OCCASIONS}: {row.label}"
    return AreaRow(
        area=_area(row),
        inhabitants=german.number(row.inhabitants),
        counted=german.day(row.inhabitants_date),
        occasions=german.plural(row.occasions, "Anlass", "Anlässe"),
        hints=german.plural(row.hints, "Hinweis", "Hinweise"),
        demo=row.demo,
        titles=row.titles,
        single=StateLink(texts.OPENS_OCCASIONS, address(single), label=label),
    )
