"""The picture of two quantities with the values of all areas on show, and the quartiles of the kinds, as the page of the analysis has them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import german
from dashboard.addresses.analysis_selection import Selection
from dashboard.analysis.board import in_order
from dashboard.analysis.rows import AreaPoint, Axis, Board, Value
from dashboard.briefings.contents import cells, page_tables, pictures
from dashboard.briefings.model import Cell, Chart, Column, Picture, Table
from dashboard.charts.scatter import HEIGHT
from dashboard.pages.analyse.board_picture import picture
from dashboard.pages.analyse.board_sentences import Figure
from dashboard.pages.analyse.board_table import rank, spread_table
from dashboard.queries import analysis
from dashboard.texts import analysis_selection as selection_texts
from dashboard.texts import briefing_analysis as texts
from dashboard.theme import MUTED
from dashboard.values import verdicts

_MARKS = {"suppressed": ("x",), "unrepresentative": ("s",)}
TITLE = 24  # pixels of the name of an axis


def scatter(drawn: Board, asked: Selection, figure: Figure) -> Chart | Table:
    """The picture with its table; the table alone where fewer than two areas have both values."""
    table = areas(drawn, asked)
    still = picture(drawn, asked, analysis.chosen(asked), titled=False)
    if not still.drawing:
        return table
    across, upwards = (escape(name) for name in still.axes)
    drawing = (
        f'<text x="0" y="14" font-size="13" fill="{MUTED}">{texts.AXIS_Y.format(title=upwards)}</text>'
        f'<svg y="{TITLE}" width="{pictures.WIDTH}" height="{HEIGHT}">{still.drawing}</svg>'
        f'<text x="{pictures.WIDTH}" y="{HEIGHT + 2 * TITLE - 8}" font-size="13" text-anchor="end" fill="{MUTED}">'
        f"{texts.AXIS_X.format(title=across)}</text>"
    )
    legend = [(f'<g transform="translate(-8 -8)">{each.mark}</g>', each.text) for each in still.legend]
    alt = pictures.alt_text(texts.ALT.format(x=still.axes[0], y=still.axes[1]), figure.sentence)
    shown: Picture = pictures.chart(drawing, HEIGHT + 2 * TITLE, alt, legend)
    return Chart(figure.title, shown, table, synthetic=figure.demo)


def areas(drawn: Board, asked: Selection) -> Table:
    """Every area on show in the order of the address, with both axes, the indicator and how it compares."""
    quantities = {"x": drawn.x, "y": drawn.y, "wert": drawn.measured}
    if drawn.y.key == drawn.x.key:
        del quantities["y"]
    quantities = {name: axis for name, axis in quantities.items() if name == "wert" or axis.key != drawn.measured.key}
    points = in_order(drawn.points, asked)
    has_status = any(each.status for each in points)
    columns = (
        Column(texts.HEAD_AREA, heads_row=True),
        Column(texts.HEAD_KIND),
        *([Column(texts.HEAD_STATUS)] if has_status else []),
        *([Column(texts.HEAD_INHABITANTS, "integer")]),
        *(_column(axis, [_value(each, name) for each in points]) for name, axis in quantities.items()),
        Column(texts.HEAD_INTERVAL),
        Column(texts.HEAD_VERDICT),
        Column(texts.HEAD_RANK),
    )
    title = texts.TABLE.format(
        level=german.capital(selection_texts.LEVELS[drawn.level]),
        x=drawn.x.title,
        y=drawn.y.title,
        measured=drawn.title,
    )
    rows = [_row(each, list(quantities), has_status=has_status) for each in points]
    invented = any(_value(each, name).synthetic for each in points for name in quantities)
    return Table("gebiete", title, columns, rows, synthetic=invented or any(each.status_synthetic for each in points))


def _column(axis: Axis, values: Sequence[Value]) -> Column:
    title = f"{axis.title}, {axis.years}" if axis.years else axis.title
    return page_tables.column(title, [each.short for each in values if each.value is not None])


def _value(each: AreaPoint, name: str) -> Value:
    return {"x": each.x, "y": each.y}.get(name, each.measured)


def _row(each: AreaPoint, quantities: Sequence[str], *, has_status: bool) -> Sequence[Cell]:
    unclear = ("u",) if each.status == cells.UNCLEAR else ()
    status = Cell(each.status_label or cells.NOTHING, marks=(*unclear, *(("e",) if each.status_synthetic else ())))
    judged = verdicts.short(each.funnelled.code) if each.measured.value is not None else cells.NOTHING
    marks = ("e",) if each.measured.synthetic else ()
    return (
        Cell(each.label),
        Cell(each.kind_label),
        *([status] if has_status else []),
        cells.number(each.inhabitants),
        *(value_cell(_value(each, name)) for name in quantities),
        Cell(each.measured.interval, marks=marks if each.measured.interval != cells.NOTHING else ()),
        Cell(judged, marks=marks if judged != cells.NOTHING else ()),
        cells.text(rank(each)),
    )


def value_cell(value: Value) -> Cell:
    """A value as in the table of the page; that of a Kreis is none of the area's own and has no number."""
    if value.value is None:
        return Cell(
            value.short or cells.NOTHING, marks=() if value.status == "inherited" else _MARKS.get(value.status, ("m",))
        )
    provisional = ("v",) if value.status == "provisional" else ()
    return Cell(value.short, page_tables.number_of(value.short), (*provisional, *(("e",) if value.synthetic else ())))


def spread(drawn: Board) -> Table | None:
    """Kinds × quartiles, marked where a value of the kind is invented; None without own values."""
    shown = spread_table(drawn)
    if shown is None:
        return None
    table = page_tables.of_page(shown, "verteilung")
    rows = [
        [head, *(cells.with_mark(cell, ("e",) if kind.synthetic else ()) for cell in others)]
        for (head, *others), kind in zip(table.rows, drawn.spreads, strict=True)
    ]
    invented = any(kind.synthetic for kind in drawn.spreads)
    return Table(table.name, table.title, table.columns, rows, synthetic=invented)
