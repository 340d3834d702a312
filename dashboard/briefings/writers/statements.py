"""What slides and text documents say of tables and sources."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.briefings.model import Source, Table
from dashboard.briefings.writers import plain_text
from dashboard.german import plural
from dashboard.texts import briefing_document
from dashboard.texts import briefing_office as texts


def is_synthetic(table: Table) -> bool:
    """Whether a value of the table is invented."""
    return table.synthetic or any("e" in cell.marks for row in table.rows for cell in row)


def source_lines(sources: Sequence[Source]) -> list[str]:
    """Who published what, each as it wants to be named."""
    return [
        plain_text.plain(
            briefing_document.SOURCE_DEMO.format(attribution=source.attribution)
            if source.synthetic
            else briefing_document.SOURCE.format(attribution=source.attribution, licence=source.licence)
        )
        for source in sources
    ]


def table_alt(table: Table, rows: int, columns: int, *, synthetic: bool) -> str:
    """What a table is, for who hears it before going into it."""
    said = texts.TABLE_ALT.format(
        title=plain_text.plain(table.title), rows=plural(rows, *texts.ROWS), columns=plural(columns, *texts.COLUMNS)
    )
    return f"{said} {texts.DEMO_FIGURE}" if synthetic else said
