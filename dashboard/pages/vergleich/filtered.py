"""All Kommunen that pass a filter, by one indicator: a table of any length with Stand, own value and verdict; a Kreis stands once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import MOST, NO_FILTER, PATH, UP, Selection, address
from dashboard.comparison import sides, words
from dashboard.maps import drawing
from dashboard.pages.vergleich.indicator import CellText, query_of_files
from dashboard.queries import area_filter, frame
from dashboard.queries.area_filter import statuses
from dashboard.queries.comparison import Cell, View, is_own
from dashboard.texts import comparison as verdict_texts
from dashboard.texts import comparison_filter as texts
from dashboard.texts import comparison_page as page_texts
from dashboard.texts import sorting as sorting_texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import verdicts
from dashboard.web.briefing_links import briefing_links
from dashboard.web.file_links import FileLinks
from dashboard.web.links import Link, link
from dashboard.web.sort_heads import Head, Sorting

MARK = 16  # pixels
_FALLING = ("einwohner", "wert", "unterschied")  # the greatest first
_NUMBERS = ("einwohner", "wert", "intervall", "unterschied")


@dataclass(frozen=True)
class Filtered:
    """The table and what is said of all its rows. `kreise` are the values of Kreise that Kommunen without own ones lie in; `together` leads to
    all indicators side by side, where there are few enough; else `too_many` says how to get there."""

    lead: str
    counts: str
    demo: bool
    invented_statuses: bool
    caption: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[CellText]]
    kreise: Sequence[str]
    together: Link | None
    too_many: str
    files: FileLinks
    source: str


def title(selection: Selection, count: int) -> str:
    """What is filtered by, and how many Kommunen that gives."""
    return texts.TITLE.format(filter=area_filter.words(selection.filtered), kommunen=_kommunen(count))


def filtered(view: View, selection: Selection) -> Filtered:
    """The table of a view of all Kommunen that pass the filter of `selection`."""
    areas = view.selection.areas
    columns = [name for name in texts.HEADS if name != "kreis" or not selection.filtered.kreis]
    # asked once, not in every row
    shared, invented = _said_of_all(view), view.invented_beside_real(view.indicator, view.chosen)
    is_few, sorting = 1 < len(areas) <= MOST, _sorting(selection)
    side_by_side = address(replace(view.selection, filtered=NO_FILTER, sort="ort", direction=UP))
    return Filtered(
        (texts.LEAD if _is_compared(view) else texts.LEAD_ALONE).format(
            indicator=view.indicator["short_title"],
            unit=view.indicator["unit"],
            year=view.period,
            reference=view.reference_name or sides.other_side_in_dative(view.selection),
        ),
        _counts(view, shared),
        view.origin_of(view.indicator, *(cell.release_id for cell in view.chosen.values())).synthetic,
        bool(frame.build()["demo"]),
        texts.CAPTION.format(
            indicator=view.indicator["title"],
            year=view.period,
            kommunen=_kommunen(len(areas)),
            sort=texts.SORTS[selection.sort],
            direction=sorting_texts.DIRECTIONS[selection.direction],
        ),
        [sorting.head(name, texts.HEADS[name], is_number=name in _NUMBERS) for name in columns],
        [[cells[name] for name in columns] for cells in (_row(view, area, shared, invented) for area in areas)],
        _kreise(view),
        Link(texts.SIDE_BY_SIDE.format(count=len(areas)), side_by_side) if is_few else None,
        texts.TOO_MANY.format(most=MOST, count=german.number(len(areas))) if len(areas) > MOST else "",
        FileLinks(
            PATH,
            page_texts.DOWNLOADS,
            title(selection, len(areas)),
            query=query_of_files(view, selection),
            workbook=True,
            briefing=briefing_links("vergleich", selection.to_query()),
        ),
        _source(view),
    )


def _is_compared(view: View) -> bool:
    """Whether an own value stands beside what it is compared with."""
    return any(is_own(cell) and cell.reference_value is not None for cell in view.chosen.values())


def _kommunen(count: int) -> str:
    return german.plural(count, texts.ONE, texts.MANY)


def _counts(view: View, shared: Sequence[str]) -> str:
    """How many have an own value, and how these compare."""
    own = [cell for cell in view.chosen.values() if is_own(cell)]
    if not view.chosen:
        return texts.NOTHING_KNOWN
    judged = Counter(cell.verdict for cell in own)
    parts = [
        texts.VERDICT_COUNT.format(verdict=verdict_texts.VERDICTS[verdict], count=german.number(judged[verdict]))
        for verdict in verdicts.ORDER
        if judged[verdict]
    ]
    if judged[verdicts.NONE]:
        parts.append(
            texts.VERDICT_COUNT.format(verdict=verdict_texts.NONE_SHORT, count=german.number(judged[verdicts.NONE]))
        )
    sentence = texts.COUNTS.format(
        kommunen=_kommunen(len(view.selection.areas)),
        have=texts.HAS if len(own) < 2 else texts.HAVE,
        own=german.number(len(own)) if own else texts.NOBODY,
    )
    said = texts.SAID_OF_ALL.format(said=german.listing(list(shared))) if shared else ""
    return " ".join(filter(None, [sentence, f"{german.capital('; '.join(parts))}." if parts else "", said]))


def _said_of_all(view: View) -> list[str]:
    """What must be said of the meaning of every own value, where there are several: once, not in every row."""
    meanings = [words.meaning(view, cell) for cell in view.chosen.values() if is_own(cell)]
    return [each for each in meanings[0] if all(each in said for said in meanings)] if len(meanings) > 1 else []


def _kreise(view: View) -> list[str]:
    """The value of every Kreis that stands for Kommunen without own ones, once."""
    given = [cell for cell in view.chosen.values() if cell.giver and cell.value is not None]
    counts = Counter(cell.giver for cell in given)
    scale, values = words.scale(view.indicator), {cell.giver: cell for cell in given}
    return [
        texts.KREIS_VALUE.format(
            name=sides.value_of_kreis(giver or ""),
            value=words.value(values[giver], scale),
            kommunen=_kommunen(count),
        )
        for giver, count in sorted(counts.items(), key=lambda each: german.sort_key(each[0] or ""))
    ]


def _row(view: View, area: Area, shared: Sequence[str], invented: Collection[str]) -> dict[str, CellText]:
    """The cells by the name of their column."""
    cell, indicator, status = view.chosen.get(area.area_id), view.indicator, statuses().get(area.area_id, "")
    own = cell if is_own(cell) else None
    interval = words.interval(own.low, own.high, words.precise_scale(own, indicator)) if own else "–"
    size, verdict = words.size(own, indicator), words.verdict(own)
    sign, said = verdict or ("", "–")
    return {
        "ort": CellText(link(area.label, f"/gebiet/{area.area_id}"), [area.kind_label]),
        "kreis": CellText(area.kreis or texts.OWN_KREIS),
        "stand": CellText(Markup("{} {}").format(drawing.mark(status, MARK), STATUSES.get(status, "–"))),
        "einwohner": CellText(german.number(area.inhabitants)),
        "wert": CellText(*_value(view, cell, shared, invented)),
        "intervall": CellText(interval),
        "unterschied": CellText(size, [words.beside(own, area, indicator)]) if own and size else CellText("–"),
        "vergleich": CellText(said, (), sign),
    }


def _value(
    view: View, cell: Cell | None, shared: Sequence[str], invented: Collection[str]
) -> tuple[str, Sequence[str]]:
    """An own value with its remarks, or why there is none; that of a Kreis stands elsewhere."""
    if cell and cell.giver and cell.value is not None:
        return texts.NO_OWN, ()
    meaning = words.meaning(view, cell) if cell and cell.value is not None else []
    remarks = words.remarks(cell, view.period, invented=invented)
    own = [each for each in meaning if each not in shared]
    return words.value(cell, words.scale(view.indicator)) if cell else words.no_value(view), [*remarks, *own]


def _sorting(selection: Selection) -> Sorting:
    def own_address(sort: str, direction: str, _anchor: str) -> str:
        return address(replace(selection, sort=sort, direction=direction))

    return Sorting(selection.sort, selection.direction, texts.SORTS, _FALLING, own_address, "vgl-sortieren")


def _source(view: View) -> str:
    origin = view.origin_of(view.indicator, *(cell.release_id for cell in view.chosen.values()))
    return page_texts.SOURCE_LINE.format(
        source=origin.attribution, licence=origin.licence, version=frame.build()["version"]
    )
