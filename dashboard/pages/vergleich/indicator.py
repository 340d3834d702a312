"""The chosen indicator: its values in a small table, the strip, the ranks on demand, and the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import PATH, address
from dashboard.comparison import figures, words
from dashboard.pages.vergleich.controls import symbol
from dashboard.queries import frame
from dashboard.queries.areas import areas
from dashboard.queries.comparison import Cell, Indicator, Reading, View
from dashboard.texts import comparison_page as texts
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell of a table: a text with a sign before it and small lines under it."""

    text: str
    lines: Sequence[str] = ()
    sign: str = ""


@dataclass(frozen=True)
class Named:
    """An area with its mark and what is said of it."""

    name: str
    symbol: Markup
    text: str = ""
    cells: Sequence[CellText] = ()


@dataclass(frozen=True)
class Numbers:
    """A folded table of numbers: its name, its heads, and rows of a head and cells."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[CellText]]]


@dataclass(frozen=True)
class Foot:
    """The files of a figure, and where its values come from."""

    files: FileLinks
    source: str


@dataclass(frozen=True)
class Now:
    """One year of the chosen indicator. `strip` is None where the values cannot be put in a row: then `no_strip` says why."""

    title: str
    summary: str
    unit: str
    demo: bool
    heads: Sequence[str]
    areas: Sequence[Named]
    strip: tuple[str, Markup] | None
    all_values: Numbers | None
    no_strip: str
    instead: Link | None
    ranks: Sequence[Named]
    foot: Foot


@dataclass(frozen=True)
class Years:
    """The years of the chosen indicator; `title` is "" where there is nothing to draw. `legend` are pairs of a mark and its name, of which
    the first `areas` stand for areas."""

    title: str = ""
    summary: str = ""
    unit: str = ""
    demo: bool = False
    chart: Markup = field(default_factory=Markup)
    legend: Sequence[tuple[Markup, str]] = ()
    areas: int = 0
    breaks: Sequence[str] = ()
    table: Numbers | None = None
    foot: Foot | None = None


def now(view: View) -> Now:
    """The year on show."""
    strip = figures.strip(view)
    is_row = bool(view.chosen) and not view.indicator["codes"]
    return Now(
        title=texts.ONE_TITLE.format(
            indicator=view.indicator["title"], areas=words.side(view.selection.areas), year=view.period
        ),
        summary=words.strip_summary(view),
        unit=_unit(view),
        demo=view.indicator["demo"],
        heads=(
            texts.HEAD_AREA,
            texts.HEAD_VALUE,
            texts.HEAD_INTERVAL,
            texts.HEAD_AGAINST.format(reference=words.other_side(view.selection)),
            texts.HEAD_TREND,
        ),
        areas=[
            Named(area.label, symbol(place), cells=_cells(view, area))
            for place, area in enumerate(view.selection.areas)
        ],
        strip=(strip.title, Markup(strip.chart)) if strip else None,  # noqa: S704 (our own drawing)
        all_values=_all_values(view) if strip else None,
        no_strip=texts.STRIP_NONE if is_row and not strip else "",
        instead=None if strip else _kreise_instead(view),
        ranks=[] if view.indicator["codes"] else _ranks(view),
        foot=_foot(view, "reihe", picture=strip is not None),
    )


def _unit(view: View) -> str:
    return texts.UNIT_LINE.format(unit=view.indicator["unit"])


def _cells(view: View, area: Area) -> Sequence[CellText]:
    """Value, interval, verdict, trend of an area."""
    cell, indicator = view.chosen.get(area.area_id), view.indicator
    own = cell is not None and cell.status != "inherited"
    interval = words.interval(cell.low, cell.high, words.precise_scale(cell, indicator)) if cell and own else "–"
    return (
        CellText(words.value(cell, words.scale(indicator)), words.remarks(cell, view.period)),
        CellText(interval),
        verdict(cell, indicator),
        CellText(words.trend(view, area)),
    )


def verdict(cell: Cell | None, indicator: Indicator) -> CellText:
    """How a value compares, with the value it is compared with."""
    pair = words.verdict(cell)
    if pair is None or cell is None:
        return CellText("–")
    sign, text = pair
    if not cell.result or cell.reference_value is None:
        return CellText(text, sign=sign)
    reference = words.precise_scale(cell, indicator).text(cell.reference_value)
    return CellText(text, [texts.REFERENCE_IS.format(value=reference)], sign)


def _kreise_instead(view: View) -> Link | None:
    """Kommunen whose values are those of their Kreise are offered the Kreise."""
    if not any(cell.status == "inherited" for cell in view.chosen.values()):
        return None
    known = areas().by_id
    above = dict.fromkeys(known[area.kreis_id] for area in view.selection.areas if area.kreis_id in known)
    return Link(texts.COMPARE_KREISE, address(view.selection.own(tuple(above))))


def _all_values(view: View) -> Numbers:
    scale = words.scale(view.indicator)
    rows = [
        (
            row.label,
            (
                CellText(scale.text(row.value)),
                CellText(words.interval(row.low, row.high, scale)),
                CellText(str(row.period)),
            ),
        )
        for row in view.around
    ]
    heads = (texts.HEAD_AREA, texts.HEAD_VALUE, texts.HEAD_INTERVAL, texts.HEAD_YEAR)
    return Numbers(texts.STRIP_TABLE.format(count=german.number(len(rows))), heads, rows)


def _ranks(view: View) -> Sequence[Named]:
    known = view.ranks(view.indicator["indicator_id"])
    return [
        Named(area.label, symbol(place), words.rank(view.chosen.get(area.area_id), area, known))
        for place, area in enumerate(view.selection.areas)
    ]


def years(view: View) -> Years | None:
    """The years of the areas; None where nothing at all is known."""
    course = figures.course(view)
    if course is None:
        return Years() if view.chosen else None
    legend = [(Markup(symbol), name) for symbol, name in course.legend]  # noqa: S704 (our own drawing)
    return Years(
        title=course.title,
        summary=course.sentence,
        unit=_unit(view),
        demo=view.indicator["demo"],
        chart=Markup(course.chart),  # noqa: S704 (our own drawing)
        legend=legend,
        areas=len(view.selection.areas),
        breaks=[words.series_break(row) for row in view.breaks],
        table=_year_table(view),
        foot=_foot(view, "verlauf", picture=True),
    )


def _year_table(view: View) -> Numbers:
    periods = sorted({reading.period for readings in view.readings.values() for reading in readings}, reverse=True)
    by_year = {area_id: {each.period: each for each in readings} for area_id, readings in view.readings.items()}
    rows = [
        (str(period), [_reading(by_year[area.area_id].get(period), view) for area in view.selection.areas])
        for period in periods
    ]
    heads = (texts.HEAD_YEAR, *(area.label for area in view.selection.areas))
    return Numbers(texts.COURSE_TABLE, heads, rows)


def _reading(reading: Reading | None, view: View) -> CellText:
    if reading is None or reading.value is None:
        return CellText(texts.STATUSES[reading.status if reading else "missing"])
    scale = words.scale(view.indicator)
    if reading.giver is not None:
        return CellText(scale.text(reading.value), [texts.INHERITED.format(giver=reading.giver)])
    interval = "" if reading.low is None else words.interval(reading.low, reading.high, scale)
    lines = [line for line in (interval, texts.STATUSES.get(reading.status, "")) if line]
    return CellText(scale.text(reading.value), lines)


def _foot(view: View, name: str, *, picture: bool) -> Foot:
    files = FileLinks(f"{PATH}/{name}", texts.DOWNLOADS, picture=picture, query=query_of_files(view))
    source = texts.SOURCE_LINE.format(
        source=view.indicator["attribution"], licence=view.indicator["licence"], version=frame.build()["version"]
    )
    return Foot(files, source)


def query_of_files(view: View) -> str:
    """What stands behind the address of a file: a file is always of the data of today."""
    return address(replace(view.selection, version="")).removeprefix(PATH)
