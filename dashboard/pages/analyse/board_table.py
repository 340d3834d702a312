"""The tables beside the figures: every area with all its values, the years of the series, the quartiles of the kinds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.analysis_selection import SORTS, Selection
from dashboard.analysis.board import in_order
from dashboard.analysis.rows import AreaPoint, Board, Value
from dashboard.maps import drawing
from dashboard.pages.analyse.board_sentences import written
from dashboard.queries import analysis, frame
from dashboard.texts import analysis as texts
from dashboard.texts import analysis_selection as address_texts
from dashboard.texts import sorting
from dashboard.texts.statuses import STATUSES
from dashboard.values import verdicts
from dashboard.web.sort_heads import Head, Sorting
from dashboard.web.table import Column, Table, numbers

MARK = 16  # pixels
_FALLING = ("einwohner", "x", "y", "wert")  # the greatest first
QUANTITIES = ("x", "y", "wert")
_NUMBERS = ("einwohner", "x", "y", "wert", "intervall", "ueblich", "rang")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the `attributes` its column has in every row; `invented` beside real ones."""

    attributes: Markup
    text: Any
    invented: bool = False


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area: `cells` in the order of the heads behind the first two; those of Stand and inhabitants are the same for every axis."""

    area_id: str
    name: str
    about: str
    check: str
    is_chosen: bool
    cells: Sequence[Cell]


@dataclass(frozen=True)
class AreaTable:
    """`invented`: which columns hold invented values, all or some, in words; "" where none does."""

    caption: str
    heads: Sequence[Head]
    invented: str
    rows: Sequence[AreaRow]


def area_table(board: Board, selection: Selection, chosen: Collection[str]) -> AreaTable:
    """Every area that is shown, in the order of the address."""
    heads, sort = _heads(board), _sorting(selection)
    invented = {name: _invented(board, name) for name in QUANTITIES}
    labels = {**heads, **_short_heads(selection)}
    columns = [(name, _attributes(labels[name], is_number=name in _NUMBERS)) for name in list(heads)[2:]]
    picked = set(chosen)
    stands = {
        status: Markup("<span>{} {}</span>").format(drawing.mark(status, MARK), label)
        for status, label in STATUSES.items()
    }
    return AreaTable(
        texts.CAPTION.format(
            level=address_texts.LEVELS[board.level],
            x=board.x.title,
            y=board.y.title,
            measured=board.title,
            sort=address_texts.SORTS[selection.sort],
            direction=sorting.DIRECTIONS[selection.direction],
        ),
        [sort.head(name, text, is_number=name in _NUMBERS) for name, text in heads.items()],
        _all_invented(board, {name: labels[name] for name in heads}, invented),
        [
            _row(each, columns, invented, stands, is_chosen=each.area_id in picked)
            for each in in_order(board.points, selection)
        ],
    )


def _attributes(label: str, *, is_number: bool) -> Markup:
    """Those of every cell of a column; the label is what a phone says before it."""
    return Markup('{} data-kopf="{}"').format(Markup(' class="zahl"') if is_number else "", label)


def _heads(board: Board) -> dict[str, str]:
    """Columns that say something: what the axes have in common with the indicator stands once."""
    quantities = {"x": board.x, "y": board.y}
    if board.y.key == board.x.key:
        del quantities["y"]
    axes = {name: axis for name, axis in quantities.items() if axis.key != board.measured.key}
    heads = {name: texts.HEADS[name] for name in ("wahl", "ort", "stand", "einwohner")}
    heads |= {name: _head(axis.title, axis.years) for name, axis in axes.items()}
    return {
        **heads,
        "wert": _head(board.measured.title, board.measured.years),
        "intervall": texts.INTERVAL_OF,
        **{name: texts.HEADS[name] for name in ("vergleich", "ueblich", "rang")},
    }


def _head(title: str, years: str) -> str:
    return texts.BOARD_TITLE.format(title=title, years=years) if years else title


def _short_heads(selection: Selection) -> dict[str, str]:
    """The quantities in few words, for cards on a phone."""
    known = analysis.quantities(selection.level)
    keys = zip(QUANTITIES, (selection.x, selection.y, selection.indicator), strict=True)
    return {name: known[key].short_title for name, key in keys}


def _sorting(selection: Selection) -> Sorting:
    def address(sort: str, direction: str, anchor: str) -> str:
        return f"{analysis.address(replace(selection, sort=sort, direction=direction))}#{anchor}"

    sorts = {name: address_texts.SORTS[name] for name in SORTS}
    return Sorting(selection.sort, selection.direction, sorts, _FALLING, address, "analyse-sortieren")


def _invented(board: Board, name: str) -> str:
    """Whether "all", "some" or none ("") of the values of a column are invented."""
    column = {"x": [each.x for each in board.points], "y": [each.y for each in board.points]}
    own = [each for each in column.get(name, [each.measured for each in board.points]) if each.value is not None]
    synthetic = sum(each.synthetic for each in own)
    return "" if not synthetic else "all" if synthetic == len(own) else "some"


def _all_invented(board: Board, labels: Mapping[str, str], invented: Mapping[str, str]) -> str:
    """Which columns hold invented values: those whose values need no mark each, for all of them are, and the others; the Stand is invented where
    the registry is."""
    has_statuses = frame.build()["demo"] and any(each.status for each in board.points)
    names = [labels["stand"]] if has_statuses else []
    names += [label for name, label in labels.items() if invented.get(name) == "all"]
    some = [label for name, label in labels.items() if invented.get(name) == "some"]
    said = [texts.ALL_INVENTED.format(names=german.listing(names))] if names else []
    return " ".join([*said, *([texts.SOME_INVENTED.format(names=german.listing(some))] if some else [])])


def _row(
    area: AreaPoint,
    columns: Sequence[tuple[str, Markup]],
    invented: Mapping[str, str],
    stands: Mapping[str, Markup],
    *,
    is_chosen: bool,
) -> AreaRow:
    """`columns`: name and attributes."""
    quantities = {"x": area.x, "y": area.y, "wert": area.measured}
    texts_of = {
        "stand": stands.get(area.status, "–"),
        "einwohner": german.number(area.inhabitants),
        "intervall": area.measured.interval,
        "vergleich": _verdict(area),
        "ueblich": usual(area),
        "rang": rank(area),
        **{name: value.short for name, value in quantities.items()},
    }
    return AreaRow(
        area.area_id,
        area.label,
        f"{area.kind_label}, {area.kreis}" if area.kreis else area.kind_label,
        texts.CHOOSE_AREA.format(name=area.label),
        is_chosen,
        [
            Cell(
                attributes,
                texts_of[name],
                name in quantities and quantities[name].synthetic and invented[name] == "some",
            )
            for name, attributes in columns
        ],
    )


def _verdict(area: AreaPoint) -> str:
    """Sign and words; why there is none stands where its value is missing."""
    return "–" if area.measured.value is None else verdicts.short(area.funnelled.code)


def usual(area: AreaPoint) -> str:
    """What is usual at this size around what the area is compared with, an en dash where that is not computable."""
    low, high = area.funnelled.usual_low, area.funnelled.usual_high
    if low is None or high is None:
        return "–"
    return texts.USUAL_SPAN.format(low=german.number(low), high=german.number(high))


def rank(area: AreaPoint) -> str:
    """The ranks the area may have within its kind."""
    span = area.funnelled
    if span.best is None:
        return "–"
    return texts.RANK_SPAN.format(best=span.best, worst=span.worst, areas=span.areas)


def series_table(board: Board) -> Table | None:
    """Years × areas, a value or why there is none in each; None without a series."""
    if not board.series:
        return None
    years = sorted({each.period for line in board.series for each in line.values if each.period is not None})
    values = [{each.period: each for each in line.values} for line in board.series]
    rows = [[str(year), *(_of_year(line.get(year)) for line in values)] for year in years]
    columns = [Column(texts.SERIES_YEAR), *numbers(*(line.label for line in board.series))]
    caption = texts.SERIES_CAPTION.format(title=board.measured.title)
    return Table(caption, columns, rows, css="ana-reihen")


def _of_year(value: Value | None) -> Any:
    if value is None:
        return "–"
    if value.value is None or value.interval == "–":
        return value.short
    return Markup("{}<small>{}</small>").format(value.short, value.interval)


def spread_table(board: Board) -> Table | None:
    """Kinds × quartiles; None without own values."""
    if not board.spreads:
        return None
    rows = []
    for each in board.spreads:
        ends = (each.low, each.quartile_1, each.median, each.quartile_3, each.high)
        numbers_of_kind = ["–" if end is None else written(board.measured, end) for end in ends]
        rows.append([german.capital(each.label), german.number(each.areas), *numbers_of_kind])
    first, *others = texts.SPREAD_HEADS
    return Table(
        texts.SPREAD_CAPTION.format(title=board.title), [Column(first), *numbers(*others)], rows, css="stapelt"
    )
