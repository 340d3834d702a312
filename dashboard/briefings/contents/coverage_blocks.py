"""How far the Land is covered by prevention bodies, with what nobody knows: sentence, key figures, bar, and tables by kind, size
and Kreis."""

from __future__ import annotations

from dashboard.addresses.area_filter import AreaFilter
from dashboard.addresses.areas import LAND
from dashboard.briefings.contents import page_tables, registered_kommunen, status_chart
from dashboard.briefings.model import Block, Sentences, Table
from dashboard.pages.lage import coverage, status_bar
from dashboard.queries import area_filter, frame, kreis_sheet, overview
from dashboard.texts import briefing_land as texts
from dashboard.texts import overview as page_texts
from dashboard.web import table as page

_FIRST_REPORTED = 2  # column, behind the name of the group and how many Kommunen it has


def blocks() -> list[Block]:
    """Everything of the section; that no registry is loaded, where none is."""
    kommunen = kreis_sheet.kommunen(LAND)
    if not kommunen:
        return [Sentences((texts.NO_REGISTRY,), "notice")]
    demo, section = any(each.demo for each in kommunen), coverage.section()
    return [
        Sentences((status_bar.lead(overview.coverage()),)),
        registered_kommunen.key_figures(kreis_sheet.together(kommunen), demo=demo),
        status_chart.chart(kommunen),
        Sentences((section.note, section.beside)),
        _table(section.by_kind, "abdeckung_nach_art", page_texts.COVERAGE_KIND),
        _table(_by_size(), "abdeckung_nach_groesse", texts.SIZES),
    ]


def by_kreis(title: str) -> Table:
    """The same counts for every Kreis."""
    return _table(coverage.section().by_kreis, "abdeckung_nach_kreis", title)


def _by_size() -> page.Table:
    """The same counts for every class of size, the smallest first, and for all."""
    rows = [
        {"label": label, **overview.coverage_of(area_filter.kommunen(AreaFilter(sizes=(least,))))}
        for least, label in area_filter.choices().sizes
    ]
    everyone = {"label": "", **overview.coverage_of(area_filter.kommunen(AreaFilter()))}
    return coverage.counted(texts.SIZES, texts.HEAD_SIZE, [*rows, everyone])


def _table(table: page.Table, name: str, title: str) -> Table:
    """As on the first page; what rests on reports is marked where these are invented."""
    demo = bool(frame.build()["demo"])
    marks = dict.fromkeys(range(_FIRST_REPORTED, len(table.columns)), ("e",)) if demo else {}
    return page_tables.of_page(table, name, title=title, synthetic=demo, marks=marks)
