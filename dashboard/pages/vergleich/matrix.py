"""All indicators × the chosen areas, topic by topic, each value with its verdict as a sign and as words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.comparison_selection import PATH, address
from dashboard.comparison import sides, words
from dashboard.pages.vergleich.controls import symbol
from dashboard.pages.vergleich.indicator import query_of_files
from dashboard.queries.comparison import Cell, Indicator, View
from dashboard.queries.indicators import indicators
from dashboard.texts import comparison_page as texts
from dashboard.texts import inheritance
from dashboard.values import verdicts
from dashboard.values.summaries import Scale
from dashboard.values.verdicts import CERTAIN, NONE
from dashboard.web.briefing_links import briefing_links
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
    """The tables of all topics. `areas` are pairs of name and mark, the heads of the columns, then Kreise whose value several areas would show,
    without a mark; `count` and `everything` say what the switch
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


NOT_HERE = Value(texts.NO_OWN, is_number=False)  # its Kreis has a column of its own


def matrix(view: View) -> Matrix:
    """The tables of a view, the topic of the chosen indicator unfolded."""
    rows, areas = view.rows(), view.selection.areas
    every = view.rows(only_certain=False)
    link = address(replace(view.selection, indicator=PLACE))
    givers = view.shared_givers(*(cells for _, cells in rows))
    heads = [(area.label, symbol(place)) for place, area in enumerate(areas)]
    by_topic = groupby(rows, key=lambda row: row[0]["topic"])
    return Matrix(
        areas=[*heads, *((sides.value_of_kreis(label), Markup()) for label in givers.values())],
        reference=texts.HEAD_REFERENCE.format(reference=sides.other_side(view.selection)),
        is_narrow=len(areas) + len(givers) <= FEW,
        only_certain=view.selection.only_certain,
        count=texts.MATRIX_COUNT.format(shown=len(rows), all=len(every)) if rows else texts.MATRIX_NONE,
        everything=address(replace(view.selection, only_certain=False)),
        topics=[_topic(view, topic, list(members), link, givers) for topic, members in by_topic],
        without=_without(view, every),
        files=FileLinks(
            PATH,
            texts.DOWNLOADS,
            texts.MATRIX,
            query=query_of_files(view),
            workbook=True,
            briefing=briefing_links("vergleich", view.selection.to_query()),
        ),
    )


def _topic(view: View, topic: str, rows: Sequence[Row], link: str, givers: Mapping[str, str]) -> Topic:
    return Topic(
        head=texts.TOPIC_STATE.format(topic=topic, count=len(rows)),
        caption=texts.MATRIX_CAPTION.format(topic=topic, areas=sides.side(view.selection.areas)),
        is_open=view.selection.only_certain or topic == view.indicator["topic"],
        lines=[_line(view, indicator, cells, link, givers) for indicator, cells in rows],
    )


def _line(view: View, indicator: Indicator, cells: Mapping[str, Cell], link: str, givers: Mapping[str, str]) -> Line:
    period = max(cell.period for cell in cells.values())
    in_order = [cells.get(area.area_id) for area in view.selection.areas]
    reason, scale = _shared_reason(in_order), words.scale(indicator)
    invented = view.invented_beside_real(indicator, cells)
    return Line(
        address=link.replace(PLACE, indicator["indicator_id"]),
        name=indicator["short_title"],
        about=" · ".join([indicator["unit_short"], str(period), *_meaning(view, in_order)]),
        demo=view.origin_of(indicator, *(cell.release_id for cell in cells.values())).synthetic,
        reason=reason,
        is_chosen=indicator["indicator_id"] == view.indicator["indicator_id"],
        values=[
            *(
                NOT_HERE
                if _is_given(cell, givers)
                else _value(cell, indicator, period, invented, with_reason=not reason)
                for cell in in_order
            ),
            *(_of_giver(giver_id, cells, indicator, period) for giver_id in givers),
        ],
        reference=_reference(scale, cells, view.reference_names(indicator)),
    )


def _is_given(cell: Cell | None, givers: Mapping[str, str]) -> bool:
    """Whether the value of a cell stands in the column of a Kreis."""
    return cell is not None and cell.value is not None and cell.giver_id in givers


def _of_giver(giver_id: str, cells: Mapping[str, Cell], indicator: Indicator, period: int) -> Value:
    """The value a Kreis passes down, from any of the areas that take it."""
    given = next((cell for cell in cells.values() if cell.giver_id == giver_id and cell.value is not None), None)
    if given is None:
        return Value("–", is_number=False)
    of_year = [texts.OF_YEAR.format(period=given.period)] if given.period != period else []
    return Value(words.value(given, words.scale(indicator)), True, of_year)


def _shared_reason(cells: Sequence[Cell | None]) -> str:
    """Why none of the areas is compared, where it is the same for all: said once."""
    own = [cell for cell in cells if cell and cell.value is not None and cell.status != "inherited"]
    reasons = {
        (cell.compared.reason, cell.compared.difference is not None) if cell.compared and cell.verdict == NONE else None
        for cell in own
    }
    only = reasons.pop() if len(reasons) == 1 else None
    return verdicts.in_words(NONE, only[0], has_size=only[1]) if only else ""


def _value(
    cell: Cell | None, indicator: Indicator, period: int, invented: Collection[str], *, with_reason: bool
) -> Value:
    text = words.value(cell, words.scale(indicator))
    if cell is None or cell.value is None:
        return Value(text, is_number=False)
    remarks = words.remarks(cell, period, inheritance.SHORT, invented)
    is_judged = cell.verdict != NONE
    pair = words.verdict(cell) if is_judged or (with_reason and cell.status != "inherited") else None
    sign, verdict = pair or ("", "")
    size = words.size(cell, indicator)
    if is_judged:
        verdict = texts.SIZE_AND_VERDICT.format(size=size, verdict=verdict)
    elif size and not verdict:
        verdict = size  # of what is not tested; why, stands under its name
    return Value(text, True, remarks, sign, verdict, cell.verdict in CERTAIN)


def _meaning(view: View, cells: Sequence[Cell | None]) -> list[str]:
    """What must be said of the meaning of the values of a line, in few words, each once."""
    valued = [cell for cell in cells if cell is not None and cell.value is not None]
    return list(dict.fromkeys(said for cell in valued for said in words.meaning(view, cell)))


def _reference(scale: Scale, cells: Mapping[str, Cell], name: str) -> str:
    """What the areas are compared with, with its `name` where it has one of its own; where each has its own, from where to where they are."""
    values = {cell.reference_value for cell in cells.values() if cell.reference_value is not None}
    if not values:
        return "–"
    low, high = scale.text(min(values)), scale.text(max(values))
    value = low if low == high else texts.EACH_REFERENCE.format(low=low, high=high)
    return f"{value} ({name})" if name else value


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
