"""Long tables of the page: the first rows, the others folded behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import german
from dashboard.exports.changes import reason
from dashboard.queries.areas import areas
from dashboard.texts import changes as texts
from dashboard.web.links import link
from dashboard.web.table import Column, Table

FIRST, FOLDED_FROM = 8, 12  # rows that are shown where there are many, and so many they must be
Rows = Sequence[Sequence[str | Markup]]


@dataclass(frozen=True)
class Listing:
    """A table, and what does not fit into its first rows: `rest` behind the words `more`."""

    table: Table
    rest: Table | None = None
    more: str = ""


def listing(caption: str, columns: Sequence[Column], rows: Rows) -> Listing:
    """All rows; the caption says how many there are."""
    counted = f"{caption} ({german.number(len(rows))})"
    if len(rows) < FOLDED_FROM:
        return Listing(Table(counted, columns, rows, "stapelt"))
    further = german.number(len(rows) - FIRST)
    return Listing(
        Table(counted, columns, rows[:FIRST], "stapelt"),
        Table(texts.FURTHER.format(caption=caption, count=further), columns, rows[FIRST:], "stapelt"),
        texts.ALL_SHOWN.format(all=german.number(len(rows)), further=further),
    )


def kommune(area_id: str, label: str) -> str | Markup:
    """The name of a Kommune as the way to its profile; a Kommune that is no more has none."""
    return link(label, f"/gebiet/{area_id}") if area_id in areas().by_id else label


def kommune_with_kreis(area_id: str, label: str) -> str | Markup:
    """The same with the Kreis it lies in."""
    area = areas().by_id.get(area_id)
    return label if area is None else with_note(kommune(area_id, label), area.kreis or texts.CITY)


def with_note(text: str | Markup, note: str) -> Markup:
    """A text of a cell with a smaller one behind it."""
    return Markup('{} <span class="neues-beiwort">{}</span>').format(text, note)


def reasons_line(codes: Iterable[str]) -> str:
    """How often each reason is given, the most frequent first; "" for none."""
    counts = Counter(filter(None, codes)).most_common()
    named = [texts.REASON_COUNTED.format(reason=reason(code), count=german.number(count)) for code, count in counts]
    return texts.REASONS_LINE.format(reasons=" · ".join(named)) if named else ""
