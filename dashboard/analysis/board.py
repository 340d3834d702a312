"""From an address to everything the analysis shows: the rows of its figures, its table and its files, joined and remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from dashboard import db, german
from dashboard.addresses.analysis_selection import DOWN, Selection, can_be_measured
from dashboard.addresses.map_selection import STAND
from dashboard.addresses.parameters import REFERENCES
from dashboard.addresses.periods import Newest
from dashboard.analysis import surroundings
from dashboard.analysis.columns import Column, column, observations, remembered
from dashboard.analysis.rows import AreaPoint, Board, Funnelled, Medians
from dashboard.queries import frame, origins
from dashboard.queries import verdicts as verdict_queries
from dashboard.queries.analysis import measured
from dashboard.queries.analysis.quantities import indicator, quantities
from dashboard.queries.analysis.selected import chosen
from dashboard.queries.order import ordered
from dashboard.queries.verdicts import Comparison
from dashboard.texts import analysis as texts
from dashboard.texts.comparison import NONE_SHORT
from dashboard.texts.statuses import STATUSES
from dashboard.values import verdicts

FEWEST = 5  # areas of a kind, for a median
MOST_REMEMBERED = 4  # boards: the page, its parts and its figures ask for the same one after the other


def board(selection: Selection) -> Board:
    """Everything an address shows. Areas without an own value are there, without a number."""
    return remembered(_boards, selection, lambda: _board(selection), most=MOST_REMEMBERED)


def in_order(points: Sequence[AreaPoint], selection: Selection) -> Sequence[AreaPoint]:
    """The areas as the address sorts them; those without a value come last in both directions."""
    order = list(STATUSES)
    keys: dict[str, Callable[[AreaPoint], Any]] = {
        "ort": lambda each: german.sort_key(each.label),
        "stand": lambda each: order.index(each.status) if each.status in order else None,
        "einwohner": lambda each: each.inhabitants,
        "x": lambda each: each.x.value,
        "y": lambda each: each.y.value,
        "wert": lambda each: each.measured.value,
    }
    return ordered(points, keys[selection.sort], down=selection.direction == DOWN)


@db.per_build
def _boards() -> OrderedDict[Selection, Board]:
    return OrderedDict()


def _board(selection: Selection) -> Board:
    level, year = selection.level, selection.year
    x, y, m = (column(key, level, year) for key in (selection.x, selection.y, selection.indicator))
    everyone, picked = _points(selection, x, y, m), set(chosen(selection))
    hides = selection.only and (selection.areas or selection.area_filter)
    points = [each for each in everyone if each.area_id in picked] if hides else everyone
    kinds = {each.kind for each in points}
    is_measured = _is_indicator(selection)
    series = (
        surroundings.series(selection, [each for each in everyone if each.area_id in picked]) if is_measured else []
    )
    return Board(
        level,
        texts.BOARD_TITLE.format(title=m.axis.title, years=m.axis.years) if m.axis.years else m.axis.title,
        x.axis,
        y.axis,
        m.axis,
        points,
        [] if x.axis.categories or y.axis.categories else _medians(everyone, kinds, measured.kinds(level)),
        [
            *surroundings.guides(selection, x, y, m),
            *(surroundings.of_kinds(selection, m, kinds) if is_measured else ()),
        ],
        surroundings.funnel(selection, m, points, picked) if _is_rate(selection) else None,
        surroundings.spreads([each for each in everyone if each.kind in kinds], level),
        series,
        surroundings.series_breaks(selection.indicator, series),
        selection.confidence,
        selection.reference,
        tuple(
            dict.fromkeys(
                [*(source for each in (x, y, m) for source in each.sources), *_sources_of_stand(points, level)]
            )
        ),
    )


def _sources_of_stand(points: Sequence[AreaPoint], level: str) -> Sequence[str]:
    """What is credited for the Stand in table and files."""
    return origins.attributions(STAND, level) if any(each.status for each in points) else ()


def _points(selection: Selection, x: Column, y: Column, m: Column) -> list[AreaPoint]:
    compared = _compared(selection, m)
    spans = {(row.area_id, row.period): row for row in _ranks(selection)}
    known = observations(selection.indicator, selection.level) if _is_indicator(selection) else None
    is_invented = bool(frame.build()["demo"])  # a registry of demo data gives every Stand
    points = []
    for area in measured.areas(selection.level):
        value = m.values[area.area_id]
        row = compared.get(area.area_id) if value.value is not None else None
        span = spans.get((area.area_id, value.period or 0)) if value.value is not None else None
        whole = (
            known.at(area.area_id, m.period).whole
            if known and value.value is not None and m.period is not None
            else None
        )
        points.append(
            AreaPoint(
                area.area_id,
                area.label,
                area.kind,
                area.kind_label,
                area.kreis_id,
                area.kreis,
                area.status or "",
                STATUSES.get(area.status or "", ""),
                area.inhabitants,
                x.values[area.area_id],
                y.values[area.area_id],
                value,
                Funnelled(
                    whole if _is_rate(selection) else None,
                    verdicts.in_words(row.verdict(selection.confidence), row.reason) if row else NONE_SHORT,
                    span.best if span else None,
                    span.worst if span else None,
                    span.areas if span else None,
                    row.verdict(selection.confidence) if row else "none",
                    row.reference_value if row else None,
                    row.usual_low if row else None,
                    row.usual_high if row else None,
                ),
                is_invented,
            )
        )
    return points


def _is_indicator(selection: Selection) -> bool:
    return can_be_measured(quantities(selection.level)[selection.indicator])


def _is_rate(selection: Selection) -> bool:
    return _is_indicator(selection) and indicator(selection.indicator)["scale"] == "rate"


def _compared(selection: Selection, m: Column) -> Mapping[str, Comparison]:
    """By area how the value on show compares with the reference of the address."""
    if not _is_indicator(selection):
        return {}
    period = None if isinstance(m.period, Newest) else m.period
    key = selection.indicator, selection.level, period, selection.reference

    def ask() -> list[Comparison]:
        return verdict_queries.of_level(key[0], key[1], period=period, reference=REFERENCES[selection.reference])

    rows: Sequence[Comparison] = remembered(_answers, ("comparison", key), ask)
    return {row.area_id: row for row in rows if row.period == m.values[row.area_id].period}


def _ranks(selection: Selection) -> Sequence[measured.RankSpan]:
    if not _is_indicator(selection):
        return ()
    key = selection.indicator, selection.level
    return remembered(_answers, ("rank", key), lambda: measured.ranks(*key))


@db.per_build
def _answers() -> OrderedDict[Any, Any]:
    return OrderedDict()


def _medians(points: Iterable[AreaPoint], shown: set[str], order: Mapping[str, str]) -> list[Medians]:
    """Where the halves of every kind on show meet, reckoned from all of the kind. `order`: all kinds with what several are called."""
    by_kind: dict[str, list[AreaPoint]] = {}
    for each in points:
        if each.kind in shown and each.x.value is not None and each.y.value is not None:
            by_kind.setdefault(each.kind, []).append(each)
    return [
        Medians(
            kind,
            label,
            median([point.x.value for point in inside if point.x.value is not None]),
            median([point.y.value for point in inside if point.y.value is not None]),
            len(inside),
            any(point.x.synthetic or point.y.synthetic for point in inside),
        )
        for kind, label in order.items()
        if len(inside := by_kind.get(kind, [])) >= FEWEST
    ]
