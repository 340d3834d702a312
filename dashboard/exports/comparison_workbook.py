"""The comparison as a workbook: what the page shows, and a sheet that says how to read it and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.addresses.comparison_selection import Selection, address
from dashboard.comparison import sides
from dashboard.exports.comparison import everything
from dashboard.exports.table import Table
from dashboard.exports.workbook import workbook
from dashboard.queries import area_filter, frame, profile_values
from dashboard.queries.comparison import View
from dashboard.texts import comparison_filter as texts
from dashboard.texts import comparison_page as page_texts
from dashboard.web import canonical


def as_workbook(view: View, selection: Selection) -> bytes:
    """All rows of the page; `selection` is what the address names, which may be a filter."""
    table = everything(view)
    demo = texts.DEMO if table.is_invented else texts.NO_DEMO
    notes = Table(texts.SHEET_NOTES, texts.COLUMNS_NOTES, list(_notes(view, selection, demo)))
    return workbook([table, notes], page_texts.TITLE, demo, frame.build()["built_at"])


def _attributions(view: View) -> Iterator[str]:
    """What is credited for every value, and for the Stand of Kommunen."""
    for indicator, cells in view.rows():
        for cell in cells.values():
            yield view.origin_of(indicator, cell.release_id).attribution
    if any(area.area_id in area_filter.statuses() for area in view.selection.areas):
        yield from (each.attribution for each in profile_values.registry_sources())


def _notes(view: View, selection: Selection, demo: str) -> Iterator[tuple[str, str]]:
    if selection.filtered:
        yield texts.NOTE_FILTER, area_filter.words(selection.filtered)
    else:
        yield texts.NOTE_AREAS, ", ".join(area.label for area in view.selection.areas)
    yield texts.NOTE_REFERENCE, sides.other_side(view.selection)
    yield texts.NOTE_READING, page_texts.MATRIX_LEAD
    yield texts.NOTE_DEMO, demo
    for attribution in dict.fromkeys(_attributions(view)):
        yield texts.NOTE_SOURCE, attribution
    yield texts.NOTE_VERSION, frame.build()["version"]
    yield texts.NOTE_ADDRESS, canonical.absolute(address(selection))
