"""The sheet of a Kreis, or of the Land by Kreis: its Kommunen with Stand, dates, inhabitants and findings, and its cases by year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard import german
from dashboard.addresses import kreis_sheet_order, profile_selection
from dashboard.addresses.areas import LAND
from dashboard.addresses.kreis_sheet_order import Order
from dashboard.maps import drawing
from dashboard.pages.gebiet import kreis_crime, kreis_sheet_words
from dashboard.pages.gebiet.kreis_crime import CrimeYears
from dashboard.pages.gebiet.sentences import Place
from dashboard.queries import areas, frame, land, profile_values
from dashboard.queries import kreis_sheet as queries
from dashboard.queries.kreis_sheet import Coverage, Registered
from dashboard.queries.order import ordered
from dashboard.queries.profile import ProfiledArea
from dashboard.texts import kreis_sheet as texts
from dashboard.texts import sorting as sorting_texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import ages
from dashboard.web.file_links import FileLinks
from dashboard.web.links import link
from dashboard.web.sort_heads import Head, Sorting
from dashboard.web.table import Column, Table

SECTION, SECTION_CRIME = "kommunen", "jahre"
MARK = 16  # pixels
WIDE = 8  # columns
_FALLING = ("bestaetigt", "sitzung", "einwohner", "anlaesse", "kommunen", "aktiv", "unklar")  # the greatest first
_TEXTS = ("ort", "art", "stand", "bestaetigt", "sitzung")
_Key = Callable[[Any], Any]


@dataclass(frozen=True)
class SortedTable:
    """Rows under their heads, the first cell naming its row, the last row the sum."""

    caption: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[str]]
    total: Sequence[str]

    @property
    def is_wide(self) -> bool:
        """Whether its columns need smaller letters."""
        return len(self.heads) > WIDE


@dataclass(frozen=True)
class KreisSheet:
    """Both sections: the Kommunen or Kreise, and the cases by year; `crime` is None where nobody knows of any."""

    title: str
    lead: str
    statuses: str
    own_body: str
    demo: bool
    table: SortedTable
    source: str
    files: FileLinks
    workbook: str
    crime: Table | None
    crime_breaks: Sequence[str]
    crime_demo: bool
    crime_source: str
    age: str

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Id and title of both."""
        return [(SECTION, self.title), (SECTION_CRIME, texts.TITLE_CRIME)]


def sheet(area: ProfiledArea, order: Order, reference: str = "") -> KreisSheet | None:
    """The sheet of a Landkreis or the Land; None of other areas. `reference` is what the address of the page names besides."""
    if not kreis_sheet_order.has_sheet(area.level, area.kind):
        return None
    kommunen = queries.kommunen(area.area_id)
    covered = queries.together(kommunen)
    is_land = area.area_id == LAND
    crime = kreis_crime.crime_years(area.area_id)
    version = frame.build()["version"]
    registry = "; ".join(dict.fromkeys(each.attribution for each in profile_values.registry_sources()))
    return KreisSheet(
        texts.TITLE_LAND if is_land else texts.TITLE_KREIS,
        kreis_sheet_words.coverage(covered),
        kreis_sheet_words.statuses(covered),
        kreis_sheet_words.own_body(area.area_id),
        any(each.demo for each in kommunen),
        _of_land(order, covered, reference) if is_land else _of_kreis(area, order, covered, reference),
        texts.SOURCE.format(source=registry, version=version) if registry else "",
        FileLinks(profile_selection.address(area.area_id, f"/{SECTION}"), texts.FILES),
        profile_selection.address(area.area_id, "/kreisblatt.xlsx"),
        _crime_table(area, crime) if crime.years else None,
        crime.breaks,
        bool(crime.origin and crime.origin.synthetic),
        texts.SOURCE.format(source=crime.origin.attribution, version=version) if crime.origin else "",
        ages.of_pks(land.pks_years()),
    )


def _of_kreis(area: ProfiledArea, order: Order, covered: Coverage, reference: str) -> SortedTable:
    keys: Mapping[str, _Key] = {
        "ort": _name,
        "art": lambda each: german.sort_key(each.kind_label),
        "stand": lambda each: list(STATUSES).index(each.status),
        "bestaetigt": lambda each: each.confirmed_on,
        "sitzung": lambda each: each.last_meeting_on,
        "einwohner": lambda each: each.inhabitants,
        "anlaesse": lambda each: (each.occasions, each.hints),
    }
    template = texts.SUM_KOMMUNE if covered.kommunen == 1 else texts.SUM_KOMMUNEN
    active = texts.SUM_ACTIVE.format(count=kreis_sheet_words.active_of(covered))
    share = texts.SUM_COVERED.format(share=kreis_sheet_words.covered_share(covered))
    sorting = _sorting(area.area_id, order, texts.SORTS, reference)
    return SortedTable(
        _caption(texts.CAPTION_KREIS, order, texts.SORTS, Place(area.label, area.kind).where),
        [sorting.head(name, text, is_number=name not in _TEXTS) for name, text in texts.HEADS_KREIS.items()],
        [_row(each) for each in ordered(queries.kommunen(area.area_id), keys[order.sort], down=order.is_down)],
        [
            template.format(count=german.number(covered.kommunen)),
            "",
            active,
            "",
            "",
            _two(german.number(covered.inhabitants), share),
            _counted(covered.occasions, covered.hints),
        ],
    )


def _row(each: Registered) -> list[str]:
    return [
        link(each.label, profile_selection.address(each.area_id)),
        each.kind_label,
        _status(each.status),
        german.day(each.confirmed_on) if each.confirmed_on else texts.NO_REPORT,
        german.day(each.last_meeting_on) if each.last_meeting_on else kreis_sheet_words.never_met(each.status),
        german.number(each.inhabitants),
        _findings(each.area_id, each.label, each.occasions, each.hints),
    ]


def _of_land(order: Order, covered: Coverage, reference: str) -> SortedTable:
    rows = [(kreis_id, areas.areas().by_id[kreis_id].label, each) for kreis_id, each in of_kreise().items()]
    own = {each.area_id: each for each in queries.landkreise()}
    keys: Mapping[str, _Key] = {
        "ort": lambda row: german.sort_key(row[1]),
        "kommunen": lambda row: row[2].kommunen,
        "aktiv": lambda row: row[2].active,
        "unklar": lambda row: row[2].unclear,
        "einwohner": lambda row: row[2].inhabitants,
        "anlaesse": lambda row: (row[2].occasions, row[2].hints),
        "stand": lambda row: list(STATUSES).index(own[row[0]].status) if row[0] in own else None,
    }
    heads = [("ort", texts.HEAD_KREIS), ("kommunen", texts.HEAD_KOMMUNEN), *STATUSES.items()]
    heads += [("einwohner", texts.SORTS["einwohner"]), ("abgedeckt", texts.HEAD_COVERED), ("stand", texts.HEAD_OWN)]
    heads += [("anlaesse", texts.HEADS_KREIS["anlaesse"])]
    sorting = _sorting(LAND, order, texts.SORTS_LAND, reference)
    return SortedTable(
        _caption(texts.CAPTION_LAND, order, texts.SORTS_LAND),
        [sorting.head(name, text, is_number=name not in _TEXTS) for name, text in heads],
        [
            [
                link(label, profile_selection.address(kreis_id)),
                *_sums(each),
                _status(own[kreis_id].status) if kreis_id in own else texts.NO_OWN,
                _findings(kreis_id, label, each.occasions, each.hints),
            ]
            for kreis_id, label, each in ordered(rows, keys[order.sort], down=order.is_down)
        ],
        [texts.SUM_KREISE, *_sums(covered), "", _counted(covered.occasions, covered.hints)],
    )


def _sums(covered: Coverage) -> list[str]:
    counts = (covered.kommunen, *(covered.by_status.get(status, 0) for status in STATUSES), covered.inhabitants)
    return [*map(german.number, counts), kreis_sheet_words.covered_share(covered)]


def of_kreise() -> Mapping[str, Coverage]:
    """The Kommunen of each of the Kreise together, the Kreise in German order."""
    kreise: dict[str, list[Registered]] = {}
    for each in queries.kommunen(LAND):
        kreise.setdefault(each.kreis_id, []).append(each)
    known = areas.areas().by_id
    in_order = sorted(kreise, key=lambda kreis_id: (german.sort_key(known[kreis_id].label), kreis_id))
    return {kreis_id: queries.together(kreise[kreis_id]) for kreis_id in in_order}


def _name(each: Registered) -> str:
    return german.sort_key(each.label)


def _sorting(area_id: str, order: Order, sorts: Mapping[str, str], reference: str) -> Sorting:
    def address(sort: str, direction: str, anchor: str) -> str:
        return kreis_sheet_order.address(area_id, Order(sort, direction), reference, anchor)

    return Sorting(order.sort, order.direction, sorts, _FALLING, address, "sortieren")


def _caption(template: str, order: Order, sorts: Mapping[str, str], where: str = "") -> str:
    return template.format(
        where=where,
        day=german.day(frame.build()["as_of"]),
        sort=sorts[order.sort],
        direction=sorting_texts.DIRECTIONS[order.direction],
    )


def _status(status: str) -> Markup:
    return Markup('<span class="kb-stand">{} {}</span>').format(drawing.mark(status, MARK), STATUSES[status])


def _two(text: str, below: str) -> Markup:
    return Markup("<span>{}<small>{}</small></span>").format(text, below)


def _counted(occasions: int, hints: int) -> str:
    return texts.COUNTED.format(occasions=german.number(occasions), hints=german.number(hints))


def _findings(area_id: str, label: str, occasions: int, hints: int) -> Markup:
    """Both counts as the way to them, spoken in full."""
    spoken = texts.COUNTED_SPOKEN.format(
        occasions=german.plural(occasions, texts.OCCASION, texts.OCCASIONS),
        hints=german.plural(hints, texts.HINT, texts.HINTS),
        area=label,
    )
    return Markup('<a href="/anlaesse?gebiet={}" aria-label="{}">{}</a>').format(
        area_id, spoken, _counted(occasions, hints)
    )


def _crime_table(area: ProfiledArea, crime: CrimeYears) -> Table:
    template = texts.CRIME_CAPTION_LAND if area.area_id == LAND else texts.CRIME_CAPTION
    columns = [Column(texts.YEAR), *(Column(each, numeric=True) for each in crime.columns), Column(texts.REMARKS)]
    rows = [
        [str(year.period), *(each.text for each in year.figures), "; ".join(year.remarks) or "–"]
        for year in reversed(crime.years)
    ]
    caption = template.format(area=area.label, years=kreis_crime.span(crime.years))
    return Table(caption, columns, rows, css="stapelt kb-jahre")
