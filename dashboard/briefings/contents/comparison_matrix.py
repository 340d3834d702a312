"""All indicators × the chosen areas, as on the page: each value with the words of its verdict, a few areas and one topic per table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dashboard import german
from dashboard.briefings.contents import cells, imprint, page_tables
from dashboard.briefings.contents.comparison_tables import marks_of
from dashboard.briefings.model import Block, Cell, Column, Sentences, Source, Subheading, Table
from dashboard.pages.vergleich.matrix import Line, Matrix, Value
from dashboard.queries.comparison import Cell as Known
from dashboard.queries.comparison import Indicator, View
from dashboard.texts import briefing_comparison as texts
from dashboard.texts import comparison_page as page_texts
from dashboard.texts.statuses import STATUSES

BESIDE = 3  # areas in one table: value and verdict of more have no room on a page
Row = tuple[Line, Indicator, Mapping[str, Known]]


def blocks(view: View, shown: Matrix) -> Iterator[Block]:
    """The tables topic by topic; indicators nothing is known of are named."""
    lead = [shown.reference, *([shown.count] if shown.only_certain else [])]
    yield Sentences([f"{each.rstrip('.')}." for each in lead])
    rows = view.rows()
    givers = list(view.shared_givers(*(known for _, known in rows)))
    in_order = iter(rows)
    for topic in shown.topics:
        members = [(line, *next(in_order)) for line in topic.lines]
        yield Subheading(topic.head)
        yield from _topic(view, [name for name, _ in shown.areas], members, givers)
    if shown.without:
        yield Sentences((shown.without,))


def sources(view: View) -> list[Source]:
    """Whoever published a value of the tables."""
    return imprint.of_releases(
        cell.release_id for _, cells_of in view.rows() for cell in cells_of.values() if cell.value is not None
    )


def _topic(view: View, names: Sequence[str], members: Sequence[Row], givers: Sequence[str]) -> Iterator[Table]:
    """The unit of each indicator stands with its year."""
    topic = members[0][1]["topic"]
    name = re.sub(r"[^a-z]+", "_", german.spelt_out(topic.lower())).strip("_")
    # A Kreis whose value several of the areas would show stands behind them, where it has one.
    holding = [place for place in range(len(names)) if place < len(view.selection.areas) or _holds(members, place)]
    for first in range(0, len(holding), BESIDE):
        places = holding[first : first + BESIDE]
        title = texts.MATRIX.format(topic=topic, areas=german.listing([names[each] for each in places]))
        yield _table(view, f"{name}_{first // BESIDE + 1}", title, members, places, names, givers)


def _holds(rows: Sequence[Row], place: int) -> bool:
    return any(line.values[place].is_number for line, *_ in rows)


def _table(
    view: View,
    name: str,
    title: str,
    rows: Sequence[Row],
    places: Sequence[int],
    names: Sequence[str],
    givers: Sequence[str],
) -> Table:
    """What no row has anything to say about has no column."""
    judged = [place for place in places if any(_said(line.values[place]) for line, *_ in rows)]
    has_reference = any(line.reference != cells.NOTHING for line, *_ in rows)
    columns = [Column(texts.HEAD_INDICATOR, heads_row=True), Column(texts.HEAD_OF)]
    for place in places:
        columns.append(page_tables.column(names[place], [line.values[place].text for line, *_ in rows]))
        columns += [Column(texts.HEAD_VERDICT.format(area=names[place]))] if place in judged else []
    columns += [Column(texts.HEAD_REFERENCE)] if has_reference else []
    cells_of = []
    for line, indicator, known in rows:
        row = [Cell(line.name), cells.text("; ".join(filter(None, (line.about.strip(" ·"), line.reason))))]
        for place in places:
            row.append(_value(view, line.values[place], indicator, _known(view, known, place, givers)))
            row += [cells.text(_said(line.values[place]))] if place in judged else []
        cells_of.append([*row, *([cells.text(line.reference)] if has_reference else [])])
    is_invented = any(line.demo for line, *_ in rows)
    return Table(name, title, columns, cells_of, texts.INVENTED_ROWS if is_invented else "", synthetic=is_invented)


def _known(view: View, known: Mapping[str, Known], place: int, givers: Sequence[str]) -> Known | None:
    """The cell of an area, or, behind the areas, of any area that takes the value of the Kreis at this place."""
    areas = view.selection.areas
    if place < len(areas):
        return known.get(areas[place].area_id)
    giver = givers[place - len(areas)]
    return next((each for each in known.values() if each.giver_id == giver and each.value is not None), None)


def _value(view: View, shown: Value, indicator: Indicator, known: Known | None) -> Cell:
    if shown.text in (page_texts.NO_OWN, cells.NOTHING):
        return Cell(shown.text)
    unclear = ("u",) if shown.text == STATUSES[cells.UNCLEAR] else ()
    marks = (*unclear, *marks_of(view, known, indicator))
    number = None if indicator["codes"] or not shown.is_number else page_tables.number_of(shown.text)
    return Cell(shown.text, number, marks)


def _said(shown: Value) -> str:
    """What is said of a value in words: its verdict, and what belongs to it."""
    remarks = "; ".join(shown.remarks)
    if shown.verdict and remarks:
        return texts.VERDICT_AND_REMARKS.format(verdict=shown.verdict, remarks=remarks)
    return shown.verdict or remarks
