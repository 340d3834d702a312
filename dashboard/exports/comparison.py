"""The comparison as files: the table of all indicators, the strip and the years of the chosen one, and both charts as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.addresses.areas import Area
from dashboard.comparison import figures, sides, words
from dashboard.exports.table import Cell as TableCell
from dashboard.exports.table import Table
from dashboard.inheritance import SUPPRESSED, giver_level
from dashboard.queries import area_filter, frame
from dashboard.queries import breaks as series_breaks
from dashboard.queries.areas import areas
from dashboard.queries.breaks import SeriesBreak
from dashboard.queries.comparison import Cell, Indicator, Rank, View
from dashboard.texts import comparison as verdict_texts
from dashboard.texts import comparison_page as texts
from dashboard.texts import inheritance
from dashboard.texts.overview import VALUE_STATUSES
from dashboard.texts.statuses import STATUSES
from dashboard.values import breaks, verdicts

Line = tuple[TableCell, ...]


def everything(view: View, *, machine: bool = False) -> Table:
    """Indicators × areas as rows, exactly those of the screen: also of an area nothing is known of. The value of a Kreis that stands once there
    has a row of its own, in which it gives its value to itself."""
    chosen, ranks, known = view.selection.areas, view.ranks(), areas().by_id
    rows = []
    for indicator, cells in view.rows():
        once = _stand_once(view, cells)
        for area in chosen:
            cell = cells.get(area.area_id)
            is_elsewhere = cell is not None and cell.value is not None and cell.giver_id in once
            own = cell._replace(value=None, low=None, high=None) if cell and is_elsewhere else cell
            rows.append(_line(indicator, area, own, view, ranks, machine=machine))
        rows += [
            _line(indicator, known[giver_id], cell._replace(area_id=giver_id), view, ranks, machine=machine)
            for giver_id, cell in once.items()
        ]
    return Table(texts.TITLE, texts.COLUMNS_MACHINE if machine else texts.COLUMNS, rows)


def _stand_once(view: View, cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """By area that gives its value one of the cells it gives it to: every one in a filter, else those that give it to several."""
    given = {cell.giver_id: cell for cell in cells.values() if cell.giver_id and cell.value is not None}
    shared = given if view.selection.filtered else view.shared_givers(cells)
    return {giver_id: given[giver_id] for giver_id in sorted(shared)}


def _line(
    indicator: Indicator,
    area: Area,
    cell: Cell | None,
    view: View,
    ranks: Mapping[tuple[str, str, int], Rank],
    *,
    machine: bool,
) -> Line:
    known = cell or Cell(area.area_id, indicator["indicator_id"], 0, None, None, None, "missing")
    rank = ranks.get((known.indicator_id, area.area_id, known.period))
    ranked = (rank.best, rank.worst, rank.areas) if rank else (None, None, None)
    return (
        indicator["topic"],
        _name(indicator, machine=machine),
        area.area_id,
        area.label,
        area.kind if machine else area.kind_label,
        *_council_status(area, machine=machine),
        cell.period if cell else None,
        _value(known.value, indicator, machine=machine),
        indicator["unit"],
        known.low,
        known.high,
        _status(known.status, known.giver_id, machine=machine, has_value=known.value is not None),
        known.giver_id if machine else known.giver,
        *_verdict(indicator, area, known, view, machine=machine),
        *ranked,
        _meaning(view.breaks_of(known), known.period, view.years_of(known), machine=machine) if cell else None,
        *_origin(view, indicator, known.release_id),
    )


def _council_status(area: Area, *, machine: bool) -> tuple[str | None, bool | None]:
    """The Stand of a Kommune, and whether it is invented; None of other areas, which have none here."""
    status = area_filter.statuses().get(area.area_id)
    if not status:
        return None, None
    return status if machine else STATUSES[status], bool(frame.build()["demo"])


def _verdict(indicator: Indicator, area: Area, cell: Cell, view: View, *, machine: bool) -> Line:
    """Size, chance and usual of the difference, then the survey before."""
    row, wave = cell.compared, cell.wave
    since = (wave.earlier, wave.difference, wave.verdict_998) if wave else (None, None, None)
    if row is None:
        return (*(None,) * (12 if machine else 10), *since)
    reference = sides.reference_of(view, area, indicator) if row.reference_value is not None else None
    sizes = (reference, row.reference_value, row.tested_value, row.others, row.difference, row.difference_pct)
    if machine:
        return (*sizes, row.p, row.usual, row.verdict_998, row.verdict_95, row.verdict_bh, row.reason, *since)
    verdict = row.verdict()
    said = (
        verdicts.chance(verdict),
        verdicts.usual(row),
        verdict_texts.VERDICTS.get(verdict, verdict_texts.NONE_SHORT),
    )
    reason = row.reason if verdict != verdicts.INDISTINCT else None
    return (*sizes, *said, reason, *since[:2], verdicts.chance(wave.verdict_998) if wave else None)


def strip(view: View, *, machine: bool = False) -> Table:
    """All values of the strip."""
    rows = [
        (row.area_id, row.label, row.period, row.value, row.low, row.high, "ok", None, None, row.release_id)
        for row in view.around
    ]
    return _series(view, rows, machine=machine)


def course(view: View, *, machine: bool = False) -> Table:
    """All years of the chosen areas, and of what all of them are compared with."""
    return _series(view, [*_readings(view), *_compared(view)], machine=machine)


def _readings(view: View) -> Iterator[Line]:
    for area in view.selection.areas:
        for each in view.readings[area.area_id]:
            yield (
                area.area_id,
                area.label,
                each.period,
                each.value,
                each.low,
                each.high,
                each.status,
                each.giver,
                each.giver_id,
                each.release_id,
            )


def _compared(view: View) -> Iterator[Line]:
    """Pooled values and medians rest on areas like the chosen ones, those of Land and Kreis on what the indicator names."""
    _, values = view.reference
    is_one_area = view.selection.reference in ("land", "kreis")
    behind = "" if is_one_area else next((each.release_id for rows in view.readings.values() for each in rows), "")
    for period, value in values:
        name = f"{texts.REFERENCE_ROW}: {words.series_name(view)}"
        yield None, name, period, value, None, None, "ok", None, None, behind


def _series(view: View, rows: Sequence[Line], *, machine: bool) -> Table:
    indicator = view.indicator
    columns = texts.COLUMNS_SERIES_MACHINE if machine else texts.COLUMNS_SERIES
    return Table(
        texts.TITLE,
        columns,
        [
            (
                _name(indicator, machine=machine),
                area_id,
                label,
                period,
                _value(value, indicator, machine=machine),
                indicator["unit"],
                low,
                high,
                _status(str(status), giver_id, machine=machine),
                giver_id if machine else giver,
                _meaning(
                    series_breaks.of_series(indicator["indicator_id"], str(giver_id or area_id or "")),
                    int(str(period)),
                    view.years,
                    machine=machine,
                ),
                *_origin(view, indicator, str(release_id)),
            )
            for area_id, label, period, value, low, high, status, giver, giver_id, release_id in rows
        ],
    )


def _meaning(rows: Sequence[SeriesBreak], period: int, years: Sequence[int], *, machine: bool) -> str | None:
    """What must be said of the meaning of a value, or its code."""
    return (breaks.codes(rows, period, years) if machine else " ".join(breaks.of_value(rows, period, years))) or None


def _name(indicator: Indicator, *, machine: bool) -> str:
    return str(indicator["indicator_id" if machine else "title"])


def _value(value: TableCell, indicator: Indicator, *, machine: bool) -> TableCell:
    """Numbers as they are; codes in words for people."""
    in_words = isinstance(value, float) and indicator["codes"] and not machine
    return words.scale(indicator).text(value) if in_words and isinstance(value, float) else value


def _status(status: str, giver_id: TableCell, *, machine: bool, has_value: bool = True) -> str:
    """A value of another area is called by the level of that area."""
    if machine:
        return status
    if status == "inherited" and not has_value:
        return texts.NO_OWN
    if status == SUPPRESSED:
        return texts.STATUSES[status]
    return inheritance.SHORT[giver_level(str(giver_id))] if status == "inherited" else VALUE_STATUSES[status]


def _origin(view: View, indicator: Indicator, release_id: str) -> Line:
    origin = view.origin_of(indicator, release_id)
    return origin.attribution, origin.synthetic, frame.build()["version"]


def picture(view: View, name: str) -> str | None:
    """The strip or the time series as an SVG of its own; None where there is nothing to draw."""
    figure = figures.strip(view) if name == "reihe" else figures.course(view)
    return figure.picture(view) if figure else None
