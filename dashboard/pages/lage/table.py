"""The table of the areas: sorted as it is first read; a script sorts it otherwise (assets/map/table.js)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard import german
from dashboard.addresses.map_selection import PATH, Selection
from dashboard.pages.lage.content import AreaRow, AreaTable, Column
from dashboard.queries import marked_areas, selections
from dashboard.texts import overview as texts

PLACE = "GEBIET"


def area_table(
    view: Selection, title: str, columns: Sequence[Column], rows: Sequence[tuple[float | None, AreaRow]]
) -> AreaTable:
    """The table of a view: of the areas it marks, where it filters some. `rows` with what they are sorted by, the way the column of the value
    usually is, those without at the end, equal ones by name."""
    marked, chosen_by = marked_areas.marked(view), marked_areas.words(view)
    rows = [row for row in rows if marked is None or row[1].area_id in marked]
    title = f"{title} ({chosen_by})" if chosen_by else title
    by_name = sorted(rows, key=lambda row: german.sort_key(row[1].name))
    present = [(order, row) for order, row in by_name if order is not None]
    is_falling = any(column.key == "value" and column.usual == "ab" for column in columns)
    ordered = [row for _, row in sorted(present, key=lambda each: each[0], reverse=is_falling)]
    caption = texts.SCRIPT["tableCaption"].format(title=title, count=german.number(len(rows)))
    before, _, after = selections.map_query(replace(view, area=PLACE)).partition(PLACE)
    first = Column("area", texts.SCRIPT["area"])
    without = [row for order, row in by_name if order is None]
    return AreaTable(caption, (first, *columns), (*ordered, *without), (f"{PATH}?{before}", after))
