"""The chosen indicator: its values in a small table, the strip, and the ranks on demand; its years: years.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.areas import KEY_LENGTHS, Area
from dashboard.addresses.comparison_selection import PATH, Selection, address
from dashboard.comparison import figures, sides, words
from dashboard.comparison.chosen_pairs import chosen_pairs
from dashboard.inheritance import giver_level
from dashboard.pages.vergleich.controls import symbol
from dashboard.queries import frame
from dashboard.queries.areas import areas
from dashboard.queries.comparison import Cell, Indicator, View
from dashboard.texts import comparison as verdict_texts
from dashboard.texts import comparison_page as texts
from dashboard.values import verdicts
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link

FEW_PAIRS = 10  # shown without a click


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
class Pairs:
    """The chosen areas among each other, as a folded table; `without` names those that are not among them."""

    table: Numbers
    lead: str
    without: str
    is_open: bool


@dataclass(frozen=True)
class Now:
    """One year of the chosen indicator. `pairs` is None where no two areas can be tested, `strip` where the values cannot be put in a
    row: then `no_strip` says why."""

    title: str
    summary: str
    unit: str
    demo: bool
    heads: Sequence[str]
    areas: Sequence[Named]
    pairs: Pairs | None
    strip: tuple[str, Markup] | None
    all_values: Numbers | None
    no_strip: str
    instead: Link | None
    ranks: Sequence[Named]
    foot: Foot


def now(view: View) -> Now:
    """The year on show."""
    strip = figures.strip(view)
    is_row = bool(view.chosen) and not view.indicator["codes"]
    title = texts.ONE_TITLE.format(
        indicator=view.indicator["title"], areas=sides.side(view.selection.areas), year=view.period
    )
    return Now(
        title=title,
        summary=words.strip_summary(view),
        unit=unit_line(view),
        demo=view.origin.synthetic,
        heads=(
            texts.HEAD_AREA,
            texts.HEAD_VALUE,
            texts.HEAD_INTERVAL,
            texts.HEAD_SIZE,
            texts.HEAD_VERDICT,
            texts.HEAD_TREND,
        ),
        areas=[
            *(
                Named(area.label, symbol(place), cells=_cells(view, area))
                for place, area in enumerate(view.selection.areas)
            ),
            *(
                Named(sides.value_of_kreis(label), Markup(), cells=_cells_of_kreis(view, giver_id))
                for giver_id, label in view.shared_givers(view.chosen).items()
            ),
        ],
        pairs=_pairs(view),
        strip=(strip.title, Markup(strip.chart)) if strip else None,  # noqa: S704 (our own drawing)
        all_values=_all_values(view) if strip else None,
        no_strip=texts.STRIP_NONE if is_row and not strip else "",
        instead=None if strip else _givers_instead(view),
        ranks=[] if view.indicator["codes"] else _ranks(view),
        foot=foot(view, "reihe", strip.title if strip else title, picture=strip is not None),
    )


def unit_line(view: View) -> str:
    """The unit of the chosen indicator."""
    return texts.UNIT_LINE.format(unit=view.indicator["unit"])


def _cells(view: View, area: Area) -> Sequence[CellText]:
    """Value, interval, size and verdict of the difference, trend of an area; without the value of a Kreis that stands for several of them."""
    cell, indicator = view.chosen.get(area.area_id), view.indicator
    kreis = view.shared_givers(view.chosen).get(cell.giver_id or "") if cell and cell.value is not None else None
    if kreis:
        nothing = CellText("–")
        seen = CellText(texts.NO_OWN, [texts.SEE_KREIS.format(name=sides.value_of_kreis(kreis))])
        return seen, nothing, nothing, nothing, CellText(words.trend(view, area))
    own = cell is not None and cell.status != "inherited"
    interval = words.interval(cell.low, cell.high, words.precise_scale(cell, indicator)) if cell and own else "–"
    return (
        CellText(words.value(cell, words.scale(indicator)) if cell else words.no_value(view), _beside(view, cell)),
        CellText(interval),
        _size(cell, area, indicator),
        _verdict(cell, indicator),
        CellText(words.trend(view, area), list(filter(None, [words.since(view, cell)]))),
    )


def _cells_of_kreis(view: View, giver_id: str) -> Sequence[CellText]:
    """The value a Kreis passes down, once; how it compares stands where Kreise are compared."""
    given = next(cell for cell in view.chosen.values() if cell.giver_id == giver_id and cell.value is not None)
    of_year = [texts.OF_YEAR.format(period=given.period)] if given.period != view.period else []
    scale, nothing = words.scale(view.indicator), CellText("–")
    value = CellText(words.value(given, scale), [*of_year, *words.meaning(view, given)])
    interval = words.interval(given.low, given.high, scale)
    return value, CellText(interval), nothing, CellText(texts.NOT_COMPARED_HERE), nothing


def _beside(view: View, cell: Cell | None) -> Sequence[str]:
    meaning = words.meaning(view, cell) if cell is not None and cell.value is not None else []
    invented = view.invented_beside_real(view.indicator, view.chosen)
    return [*words.remarks(cell, view.period, invented=invented), *meaning]


def _size(cell: Cell | None, area: Area, indicator: Indicator) -> CellText:
    """How far a value is from what it is compared with, and from what."""
    size = words.size(cell, indicator)
    return CellText(size, [words.beside(cell, area, indicator)]) if cell and size else CellText("–")


def _verdict(cell: Cell | None, indicator: Indicator) -> CellText:
    """The verdict, and between which values it would be usual."""
    sign, text = words.verdict(cell) or ("", "–")
    usual = verdicts.usual_range(cell.compared, words.scale(indicator)) if cell and cell.compared else ""
    return CellText(text, [usual] if usual else [], sign)


def _pairs(view: View) -> Pairs | None:
    """The chosen areas among each other."""
    chosen, scale = chosen_pairs(view), words.scale(view.indicator)
    if not chosen.pairs:
        return None
    invented = view.invented_beside_real(view.indicator, view.chosen)
    rows = [
        (
            texts.PAIR.format(first=words.marked(pair.first, invented), second=words.marked(pair.second, invented)),
            (
                CellText(verdicts.size(pair.difference, pair.percent, scale)),
                CellText(verdict_texts.CHANCE[pair.is_certain]),
            ),
        )
        for pair in chosen.pairs
    ]
    certain = sum(pair.is_certain for pair in chosen.pairs)
    caption = texts.PAIRS.format(
        pairs=german.plural(len(rows), "Paar", "Paare"), certain=certain, indistinct=len(rows) - certain
    )
    names = german.listing([area.label for area in chosen.without])
    return Pairs(
        Numbers(caption, (texts.HEAD_PAIR, texts.HEAD_SIZE, texts.HEAD_VERDICT), rows),
        texts.PAIRS_LEAD,
        texts.PAIRS_WITHOUT.format(names=names) if names else "",
        is_open=len(rows) <= FEW_PAIRS,
    )


def _givers_instead(view: View) -> Link | None:
    """Areas that show values of others are offered those, Kreise where any of these is one: all that are compared are of one level."""
    givers = [cell.giver_id for cell in view.chosen.values() if cell.status == "inherited" and cell.giver_id]
    if not givers:
        return None
    level = "kreis" if "kreis" in map(giver_level, givers) else "kommune"
    known = areas().by_id
    keys = (area.area_id[: KEY_LENGTHS[level]] for area in view.selection.areas)
    above = dict.fromkeys(known[key] for key in keys if key in known)
    return Link(texts.COMPARE_GIVERS[level], address(view.selection.own(tuple(above))))


def _all_values(view: View) -> Numbers:
    scale = words.scale(view.indicator)
    rows = [
        (
            row.label,
            (
                CellText(scale.published(row, row.value)),
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


def foot(view: View, name: str, title: str, *, picture: bool) -> Foot:
    """The files of a figure with this title, and what is credited for it."""
    files = FileLinks(f"{PATH}/{name}", texts.DOWNLOADS, title, picture=picture, query=query_of_files(view))
    source = texts.SOURCE_LINE.format(
        source=view.origin.attribution, licence=view.origin.licence, version=frame.build()["version"]
    )
    return Foot(files, source)


def query_of_files(view: View, selection: Selection | None = None) -> str:
    """What stands behind the address of a file, by default of the selection of the view: a file is always of the data of today."""
    return address(replace(selection or view.selection, version="")).removeprefix(PATH)
