"""The tables of one indicator of a comparison: the chosen areas, all values around them, pairs; or all Kommunen that pass a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard import german
from dashboard.addresses.comparison_selection import Selection
from dashboard.briefings.contents import cells, page_tables, pictures
from dashboard.briefings.model import Block, Cell, Chart, Column, Sentences, Table
from dashboard.comparison import figures
from dashboard.pages.vergleich import filtered as filtered_page
from dashboard.pages.vergleich.indicator import CellText, Now, Numbers, now
from dashboard.queries.comparison import Cell as Known
from dashboard.queries.comparison import Indicator, View
from dashboard.texts import briefing_comparison as texts
from dashboard.texts import comparison_filter as filter_texts
from dashboard.texts import comparison_page as page_texts
from dashboard.texts.statuses import STATUSES

_ABSENT = {"suppressed": ("x",), "unrepresentative": ("s",)}
_PRESENT = {"inherited": ("k",), "provisional": ("v",)}


def marks_of(view: View, known: Known | None, indicator: Indicator) -> tuple[str, ...]:
    """The marks of a value of a comparison: why there is none, whose it is, and that it is invented."""
    if known is None or known.value is None:
        return _ABSENT.get(known.status if known else "missing", ("m",))
    return (*_PRESENT.get(known.status, ()), *invented(view, indicator, known.release_id))


def invented(view: View, indicator: Indicator, release_id: str) -> tuple[str, ...]:
    """That a value of this release is invented, where it is."""
    return ("e",) if view.origin_of(indicator, release_id).synthetic else ()


def values(view: View) -> Iterator[Block]:
    """The year on show: sentences, the chosen areas with interval, difference and verdict, all values around them, and every pair."""
    shown = now(view)
    yield Sentences((shown.summary, shown.unit))
    if not view.chosen:
        yield Sentences((texts.NO_VALUES,), "notice")
        return
    yield _chosen(view, shown)
    strip = figures.strip(view)
    if strip and shown.all_values:
        table = _around(view, shown.all_values, texts.STRIP_TABLE.format(title=strip.title))
        picture = pictures.chart(
            strip.chart, strip.height, pictures.alt_text(strip.title, strip.sentence), strip.legend
        )
        yield Chart(strip.title, picture, table, unit=view.indicator["unit"], synthetic=shown.demo)
    elif shown.no_strip:
        yield Sentences((shown.no_strip,))
    if shown.pairs:
        marks = [("e",) if f"({page_texts.INVENTED})" in pair else () for pair, _ in shown.pairs.table.rows]
        yield of_numbers(shown.pairs.table, "paare", texts.PAIRS, marks)
        yield Sentences(tuple(filter(None, (shown.pairs.lead, shown.pairs.without))))
    if shown.ranks:
        yield Sentences([page_texts.RANK_LEAD, *(f"{each.name}: {each.text}." for each in shown.ranks)], "points")


def _around(view: View, numbers: Numbers, title: str) -> Table:
    """All values of the strip, by name as in the table of a strip: on paper a list by value would be read as a ranking."""
    listed = sorted(zip(numbers.rows, view.around, strict=True), key=lambda pair: german.sort_key(pair[1].label))
    marks = [invented(view, view.indicator, each.release_id) for _, each in listed]
    return of_numbers(replace(numbers, rows=[row for row, _ in listed]), "alle_werte", title, marks)


def _chosen(view: View, shown: Now) -> Table:
    """A row per area, then one per Kreis whose value several of them would show."""
    known = [view.chosen.get(area.area_id) for area in view.selection.areas]
    givers = view.shared_givers(view.chosen)
    of_givers = [next(each for each in view.chosen.values() if each.giver_id == giver) for giver in givers]
    rows = []
    for named, cell in zip(shown.areas, [*known, *of_givers], strict=True):
        value, interval, size, verdict, trend = named.cells
        is_elsewhere = value.text == page_texts.NO_OWN
        rows.append(
            [
                Cell(named.name),
                Cell(
                    value.text,
                    page_tables.number_of(value.text),
                    () if is_elsewhere else marks_of(view, cell, view.indicator),
                ),
                Cell(interval.text),
                Cell(_lines(size)),
                Cell(_lines(verdict)),
                Cell(_lines(trend)),
                cells.text("; ".join(value.lines)),
            ]
        )
    first, value_head, *others = shown.heads
    columns = (
        Column(first, heads_row=True),
        page_tables.column(value_head, [named.cells[0].text for named in shown.areas]),
        *map(Column, others),
        Column(texts.HEAD_REMARKS),
    )
    return Table("gewaehlte_gebiete", texts.VALUES.format(title=shown.title), columns, rows, shown.unit, shown.demo)


def _lines(cell: CellText) -> str:
    return "; ".join([cell.text, *cell.lines])


def of_numbers(numbers: Numbers, name: str, title: str, marks: Sequence[Sequence[str]]) -> Table:
    """A folded table of the page; its first column names the rows, columns of numbers are such; `marks`: of every row."""
    heads, *titles = numbers.heads
    texts_of = [[_lines(each) for each in cells_of_row] for _, cells_of_row in numbers.rows]
    columns = [
        Column(each) if each == page_texts.HEAD_YEAR else page_tables.column(each, [row[place] for row in texts_of])
        for place, each in enumerate(titles)
    ]
    rows = [
        [
            Cell(head),
            *(
                Cell(text, page_tables.number_of(text), () if head_of == page_texts.HEAD_YEAR else tuple(marks_of_row))
                for head_of, text in zip(titles, row, strict=True)
            ),
        ]
        for (head, _), row, marks_of_row in zip(numbers.rows, texts_of, marks, strict=True)
    ]
    return Table(name, title, [Column(heads, heads_row=True), *columns], rows, synthetic=any(marks))


def filtered(view: View, asked: Selection) -> Iterator[Block]:
    """All Kommunen that pass a filter by one indicator, in the order of the address; the values of their Kreise once."""
    shown = filtered_page.filtered(view, asked)
    yield Sentences((shown.lead, shown.counts))
    columns, rows = _filtered_rows(view, shown, asked)
    yield Table("kommunen", shown.caption, columns, rows, synthetic=shown.demo or shown.invented_statuses)
    if shown.kreise:
        yield Sentences(shown.kreise, "points")


def _filtered_rows(
    view: View, shown: filtered_page.Filtered, asked: Selection
) -> tuple[Sequence[Column], Sequence[Sequence[Cell]]]:
    titles = [head.text for head in shown.heads]
    names = [name for name in filter_texts.HEADS if name != "kreis" or not asked.filtered.kreis]
    said = [[_plain(cell) for cell in row] for row in shown.rows]
    columns = [
        page_tables.column(
            title, [row[place] for row in said] if names[place] in ("einwohner", "wert") else (), heads_row=place == 0
        )
        for place, title in enumerate(titles)
    ]
    rows = []
    for area, row in zip(view.selection.areas, said, strict=True):
        marks = {
            "wert": marks_of(view, view.chosen.get(area.area_id), view.indicator),
        }
        status = row[names.index("stand")]
        unclear = ("u",) if status == STATUSES[cells.UNCLEAR] else ()
        marks["stand"] = (*unclear, *(("e",) if shown.invented_statuses else ()))
        rows.append(
            [
                Cell(
                    text,
                    page_tables.number_of(text) if columns[place].kind != "text" else None,
                    marks.get(names[place], ()),
                )
                for place, text in enumerate(row)
            ]
        )
    return columns, rows


def _plain(cell: CellText) -> str:
    return page_tables.plain(cell.text)
