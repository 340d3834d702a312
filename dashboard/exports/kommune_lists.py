"""The lists with one row per Kommune as tables for download: the rows of the screen, all pages."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.table import Cell, Table
from dashboard.queries.occasions import Finding, KommuneRow, group_label
from dashboard.texts import contact_order as order_texts
from dashboard.texts import occasions as texts
from dashboard.texts.statuses import STATUSES

# columns for programs
_CODED = (
    "area_id",
    "label",
    "kind_of_area",
    "kreis_id",
    "police",
    "inhabitants",
    "inhabitants_date",
    "status",
    "confirmed_on",
    "last_meeting_on",
    "contact",
    "last_contact_on",
    "occasions",
    "hints",
    "findings",
    "offers",
    "reason",
    "source",
    "synthetic",
    "version",
    "selection",
)
_CODED_ORDER = ("body_of_kreis", "need", "size_class")


def kommune_table(view: str, rows: Sequence[KommuneRow], version: str, chosen: str) -> Table:
    """One row per Kommune, in words; `chosen`: what is filtered and how it is ordered, the same in every row."""
    columns, cells = texts.COLUMNS_KOMMUNEN, [_words(row, version, chosen) for row in rows]
    return _with_order(Table(texts.SHEETS[view], columns, cells), view, rows, texts.COLUMN_PLACE, texts.COLUMNS_ORDER)


def coded_kommune_table(view: str, rows: Sequence[KommuneRow], version: str, query: str) -> Table:
    """The same rows with the codes of the contract; `query`: that of the address."""
    cells = [_codes(row, version, query) for row in rows]
    return _with_order(Table(texts.SHEETS[view], _CODED, cells), view, rows, "place", _CODED_ORDER, coded=True)


def degree_words(finding: Finding) -> str:
    """Whether a finding is an Anlass or a Hinweis, and that it rests on invented figures where it does."""
    severity = texts.SEVERITY[finding.severity]
    return texts.SEVERITY_INVENTED.format(severity=severity) if finding.invented_figures else severity


def _with_order(
    table: Table,
    view: str,
    rows: Sequence[KommuneRow],
    place: str,
    columns: tuple[str, ...],
    *,
    coded: bool = False,
) -> Table:
    """Before the columns the place, where the list has an order of its own; behind them what that of "zuerst" rests on."""
    if view == "kommunen":
        return table
    orders = [row.order for row in rows]
    behind: list[tuple[Cell, ...]] = [
        (each.body_above, each.need if coded else order_texts.NEEDS[each.need], each.size_class) if each else ()
        for each in orders
    ]
    return Table(
        table.name,
        (place, *table.columns, *(columns if view == "zuerst" else ())),
        [(row.place, *cells, *more) for row, cells, more in zip(rows, table.rows, behind, strict=True)],
    )


def _words(row: KommuneRow, version: str, chosen: str) -> tuple[Cell, ...]:
    standing = row.standing
    contact = order_texts.CONTACTS[row.order.contact] if row.order else texts.CONTACTS[standing.contact]
    return (
        row.area_id,
        row.label,
        row.area_kind,
        row.kreis,
        group_label(row.area_id, "pp"),
        row.inhabitants,
        row.inhabitants_date,
        STATUSES[standing.status],
        standing.confirmed_on,
        standing.last_meeting_on,
        contact,
        standing.last_contact_on,
        row.occasions,
        row.hints,
        "; ".join(f"{each.title} ({degree_words(each)})" for each in row.findings),
        "; ".join(f"{offer.title} ({offer.url})" for offer in row.offers),
        row.reason,
        row.source,
        row.demo,
        version,
        chosen,
    )


def _codes(row: KommuneRow, version: str, query: str) -> tuple[Cell, ...]:
    standing = row.standing
    return (
        row.area_id,
        row.label,
        row.area_kind_id,
        row.kreis_id,
        group_label(row.area_id, "pp"),
        row.inhabitants,
        row.inhabitants_date,
        standing.status,
        standing.confirmed_on,
        standing.last_meeting_on,
        row.order.contact if row.order else standing.contact,
        standing.last_contact_on,
        row.occasions,
        row.hints,
        ";".join(each.kind for each in row.findings),
        ";".join(offer.url for offer in row.offers),
        row.reason,
        row.source,
        row.demo,
        version,
        query,
    )
