"""All indicators × the chosen areas, topic by topic, each value with its verdict as a sign and as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.comparison_selection import PATH, address
from dashboard.comparison import words
from dashboard.pages.vergleich.controls import symbol
from dashboard.pages.vergleich.indicator import query_of_files
from dashboard.queries.comparison import DIFFERENT, Cell, Indicator, View
from dashboard.queries.indicators import indicators
from dashboard.texts import comparison_page as texts
from dashboard.values.summaries import Scale
from dashboard.web.file_links import FileLinks

Row = tuple[Indicator, Mapping[str, Cell]]
PLACE = "KENNZAHL"  # stands for the id of an indicator in an address that is written once for all of them; ids have small letters
FEW = 4  # areas beside which there is room for a wide first column


@dataclass(frozen=True, slots=True)
class Value:
    """A value with remarks and its verdict; `is_number`: not a word that says why there is none."""

    text: str
    is_number: bool
    remarks: Sequence[str] = ()
    sign: str = ""
    verdict: str = ""
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator with the value of each area. `reason`: why none is compared, where it is the same for all."""

    address: str
    name: str
    about: str
    demo: bool
    reason: str
    is_chosen: bool
    values: Sequence[Value]
    reference: str


@dataclass(frozen=True)
class Topic:
    """The table of a topic; `head` says how many indicators it has."""

    head: str
    caption: str
    is_open: bool
    lines: Sequence[Line]


@dataclass(frozen=True)
class Matrix:
    """The tables of all topics. `areas` are pairs of name and mark, the heads of the columns; `count` and `everything` say what the switch
    leaves and the way back; `without` names the indicators nothing is known of."""

    areas: Sequence[tuple[str, Markup]]
    reference: str
    is_narrow: bool
    only_certain: bool
    count: str
    everything: str
    topics: Sequence[Topic]
    without: str
    files: FileLinks


def matrix(view: View) -> Matrix:
    """The tables of a view, the topic of the chosen indicator unfolded."""
    rows, areas = view.rows(), view.selection.areas
    every = view.rows(only_certain=False)
    link = address(replace(view.selection, indicator=PLACE))
    by_topic = groupby(rows, key=lambda row: row[0]["topic"])
    return Matrix(
        areas=[(area.label, symbol(place)) for place, area in enumerate(areas)],
        reference=texts.HEAD_REFERENCE.format(reference=words.other_side(view.selection)),
        is_narrow=len(areas) <= FEW,
        only_certain=view.selection.only_certain,
        count=texts.MATRIX_COUNT.format(shown=len(rows), all=len(every)) if rows else texts.MATRIX_NONE,
        everything=address(replace(view.selection, only_certain=False)),
        topics=[_topic(view, topic, list(members), link) for topic, members in by_topic],
        without=_without(view, every),
        files=FileLinks(PATH, texts.DOWNLOADS, query=query_of_files(view)),
    )


def _topic(view: View, topic: str, rows: Sequence[Row], link: str) -> Topic:
    return Topic(
        head=texts.TOPIC_STATE.format(topic=topic, count=len(rows)),
        caption=texts.MATRIX_CAPTION.format(topic=topic, areas=words.side(view.selection.areas)),
        is_open=view.selection.only_certain or topic == view.indicator["topic"],
        lines=[_line(view, indicator, cells, link) for indicator, cells in rows],
    )


def _line(view: View, indicator: Indicator, cells: Mapping[str, Cell], link: str) -> Line:
    period = max(cell.period for cell in cells.values())
    in_order = [cells.get(area.area_id) for area in view.selection.areas]
    reason, scale = _shared_reason(in_order), words.scale(indicator)
    return Line(
        address=link.replace(PLACE, indicator["indicator_id"]),
        name=indicator["short_title"],
        about=f"{indicator['unit_short']} · {period}",
        demo=indicator["demo"],
        reason=reason,
        is_chosen=indicator["indicator_id"] == view.indicator["indicator_id"],
        values=[_value(cell, scale, period, with_reason=not reason) for cell in in_order],
        reference=_reference(scale, cells),
    )


def _shared_reason(cells: Sequence[Cell | None]) -> str:
    """Why none of the areas is compared, where it is the same for all: said once."""
    reasons = {cell.reason for cell in cells if cell and cell.value is not None and cell.status != "inherited"}
    only = reasons.pop() if len(reasons) == 1 else None
    return texts.NO_COMPARISON.format(reason=only) if only else ""


def _value(cell: Cell | None, scale: Scale, period: int, *, with_reason: bool) -> Value:
    text = words.value(cell, scale)
    if cell is None or cell.value is None:
        return Value(text, is_number=False)
    remarks = words.remarks(cell, period, texts.INHERITED_SHORT)
    pair = words.verdict(cell) if cell.result or (with_reason and cell.status != "inherited") else None
    sign, verdict = pair or ("", "")
    return Value(text, True, remarks, sign, verdict, cell.result in DIFFERENT)


def _reference(scale: Scale, cells: Mapping[str, Cell]) -> str:
    """What the areas are compared with; where they have several references, that each has its own."""
    values = {cell.reference_value for cell in cells.values() if cell.result and cell.reference_value is not None}
    if len(values) > 1:
        return texts.EACH_REFERENCE
    return scale.text(values.pop()) if values else "–"


def _without(view: View, rows: Sequence[Row]) -> str:
    """Indicators nothing is known of, by name: what is not there is not left out in silence."""
    known = {indicator["indicator_id"] for indicator, _ in rows}
    names = [
        each["short_title"]
        for each in indicators()
        if each["indicator_id"] not in known and view.selection.level in each["levels"]
    ]
    until = texts.UNTIL.format(year=view.selection.year) if view.selection.year else ""
    return texts.MATRIX_WITHOUT.format(until=until, names=german.listing(names)) if names else ""
