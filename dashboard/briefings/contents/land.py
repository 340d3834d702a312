"""The Landesbriefing: coverage with what nobody knows, map, whom to call first, what changed, need and structure, crime by year, method."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from dashboard import german
from dashboard.addresses.areas import LAND
from dashboard.addresses.briefing_selection import Selection
from dashboard.addresses.change_selection import EARLIER
from dashboard.briefings.content import Content
from dashboard.briefings.contents import (
    cells,
    changes_blocks,
    coverage_blocks,
    crime_by_year,
    imprint,
    need_blocks,
    pictures,
    prose_texts,
    registered_kommunen,
    work_list_tables,
)
from dashboard.briefings.model import Block, Briefing, Cell, Column, Map, Section, Sentences, Source, Table
from dashboard.queries import ages as age_queries
from dashboard.queries import frame, kreis_sheet, land, occasions
from dashboard.queries import profile as queries
from dashboard.texts import briefing_land as texts
from dashboard.texts import contact_order as order_texts
from dashboard.texts import land as land_texts
from dashboard.values import ages

KEY, NAME = "land", "landesbriefing"
Built = tuple[Sequence[Block], Sequence[Source]]
_SHARE = "aufklaerungsquote"
PLACES = 20  # of those to call first


def build(selection: Selection) -> Briefing:
    """The briefing of the Land; UnknownBriefingError where the version to compare with is not kept."""
    wanted = selection.sections or tuple(texts.SECTIONS)
    sections = [
        Section(name, texts.SECTIONS[name], *_SECTIONS[name](selection.parameters))
        for name in texts.SECTIONS
        if name in wanted
    ]
    return imprint.document(selection, NAME, texts.HEADING, texts.SUBTITLE.format(day=imprint.as_of()), sections, LAND)


def check(selection: Selection) -> None:
    """Refuse what build refuses."""
    if not selection.sections or "neues" in selection.sections:
        changes_blocks.asked(selection.parameters)


def _coverage(_parameters: Mapping[str, str]) -> Built:
    return coverage_blocks.blocks(), imprint.of_registry()


def _map(_parameters: Mapping[str, str]) -> Built:
    title = texts.MAP.format(day=imprint.as_of())
    picture = pictures.map_of_status(title=title)
    if picture is None:
        return [Sentences((texts.MAP_NONE,), "notice")], []
    table = coverage_blocks.by_kreis(texts.MAP_TABLE.format(day=imprint.as_of()))
    sources = imprint.joined(imprint.of_registry(), imprint.of_boundaries())
    return [Map(title, picture, table, table.synthetic)], sources


def _first(_parameters: Mapping[str, str]) -> Built:
    """The first places of the default order, with reason, evidence and next offer."""
    asked = occasions.Selection()
    every = occasions.kommune_rows(asked)
    if not every:
        return [Sentences((texts.FIRST_NONE,), "notice")], imprint.of_registry()
    rows = every[:PLACES]
    steps = order_texts.STEPS_ARROW.join(order_texts.STEPS[step] for step in asked.steps)
    invented = [order_texts.INVENTED] if frame.build()["demo"] else []
    title = texts.FIRST.format(count=german.number(len(rows)), all=german.plural(len(every), "Kommune", "Kommunen"))
    said = Sentences((texts.FIRST_STEPS.format(steps=steps), order_texts.LEAD, *invented))
    return [said, work_list_tables.first(asked, rows, title)], work_list_tables.sources(rows)


def _changes(parameters: Mapping[str, str]) -> Built:
    return changes_blocks.blocks(parameters), changes_blocks.sources(parameters)


def _need(_parameters: Mapping[str, str]) -> Built:
    return need_blocks.blocks(), need_blocks.sources()


def _crime(_parameters: Mapping[str, str]) -> Built:
    area = queries.profiled_area(LAND)
    if area is None:
        raise ValueError(LAND)
    blocks, sources = crime_by_year.blocks(area, LAND)
    return [*blocks, *_figures()], sources


def _figures() -> Iterator[Table]:
    """The published totals of the Land, those of a year and key in a row with the numbers of the pages they stand on, and these pages;
    nothing where there are none."""
    pages: dict[tuple[str, str], int] = {}
    rows: list[tuple[int, str, dict[str, tuple[float, int]]]] = []
    for each in land.figures():
        number = pages.setdefault((each.source_url, each.published), len(pages) + 1)
        same = (
            known for year, key, known in rows if (year, key) == (each.year, each.key) and each.measure not in known
        )
        known = next(same, None)
        if known is None:  # the first of its year and key, or stated once more by another page
            known = {}
            rows.append((each.year, each.key, known))
        known[each.measure] = each.value, number
    if not rows:
        return
    columns = (
        Column(texts.HEAD_YEAR, heads_row=True),
        Column(texts.HEAD_KEY),
        *(
            Column(title, cells.kind_of(0, is_percent=measure == _SHARE), 1 if measure == _SHARE else 0)
            for measure, title in land_texts.MEASURES.items()
        ),
        Column(texts.HEAD_PAGES),
    )
    listed = [
        (
            cells.year(year),
            Cell(texts.KEYS.get(key, key)),
            *(_figure(measure, known.get(measure, (None, 0))[0]) for measure in land_texts.MEASURES),
            Cell(_pages(known)),
        )
        for year, key, known in rows
    ]
    yield Table("amtliche_landeszahlen", texts.FIGURES_TABLE, columns, listed)
    heads = (Column(texts.HEAD_NUMBER, heads_row=True), Column(texts.HEAD_PUBLISHED), Column(texts.HEAD_PAGE))
    found = [
        (Cell(texts.PAGE_NUMBER.format(number=number), number), Cell(german.date_as_known(published)), Cell(address))
        for (address, published), number in pages.items()
    ]
    yield Table("fundstellen_der_landeszahlen", texts.PAGES_TABLE, heads, found)


def _pages(known: Mapping[str, tuple[float, int]]) -> str:
    """The number of the page all figures of a row stand on, or of each page with what stands on it."""
    measures: dict[int, list[str]] = {}
    for measure, title in land_texts.MEASURES.items():
        if measure in known:
            measures.setdefault(known[measure][1], []).append(title)
    if len(measures) == 1:
        return texts.PAGE_NUMBER.format(number=next(iter(measures)))
    return "; ".join(
        texts.PAGE_OF.format(number=number, measures=", ".join(titles)) for number, titles in measures.items()
    )


def _figure(measure: str, value: float | None) -> Cell:
    """A figure as on the page of data; an en dash where no page states it."""
    if value is None:
        return Cell(cells.NOTHING)
    return cells.percent(value) if measure == _SHARE else cells.number(value)


def _method(_parameters: Mapping[str, str]) -> Built:
    """How the numbers are to be read, how old they are, and which version this is."""
    said = (
        texts.AGE.format(ages=ages.of_everything(age_queries.reach())),
        texts.VERSION.format(version=frame.build()["version"]),
    )
    return [Sentences((*texts.METHOD, *prose_texts.points("grenzen")), "points"), Sentences(said)], []


def _kommunen(_parameters: Mapping[str, str]) -> Built:
    title = texts.KOMMUNEN.format(day=imprint.as_of())
    return [
        registered_kommunen.table(kreis_sheet.kommunen(LAND), "kommunen", title, with_kreis=True)
    ], imprint.of_registry()


# Only what is asked for is built: what changed opens a second version of the data.
_SECTIONS: Mapping[str, Callable[[Mapping[str, str]], Built]] = {
    "abdeckung": _coverage,
    "karte": _map,
    "zuerst": _first,
    "neues": _changes,
    "bedarf": _need,
    "kriminalitaet": _crime,
    "methode": _method,
    "kommunen": _kommunen,
}
CONTENT = Content(KEY, texts.TITLE, texts.DESCRIPTION, texts.SECTIONS, build, parameters=(EARLIER.name,), check=check)
