"""Coverage by prevention bodies: the tables. The unit counted is the Kommune (170)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard import german
from dashboard.queries import frame, overview
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from dashboard.web.table import Column, Table, numbers

COUNTS = ("kommunen", *STATUSES)


@dataclass(frozen=True)
class Coverage:
    """The section: a note on what is counted, what stands beside it, the table by kind of Kommune, and by Kreis on demand."""

    demo: bool
    note: str
    beside: str
    by_kind: Table
    by_kreis: Table


def section() -> Coverage:
    """Coverage by kind of Kommune, and by Kreis."""
    return Coverage(
        bool(frame.build()["demo"]),
        texts.COVERAGE_NOTE.format(
            kommunen=german.plural(overview.coverage()["kommunen"], "Kommune", "Kommunen"), **overview.landkreise()
        ),
        texts.COVERAGE_BESIDE.format(
            **{name: german.number(count) for name, count in overview.beside_the_status().items()}
        ),
        counted(texts.COVERAGE_KIND, texts.COVERAGE_HEADS["label"], overview.coverage_by_kind()),
        counted(texts.COVERAGE_KREIS, texts.COVERAGE_HEADS["kreis"], overview.coverage_by_kreis()),
    )


def counted(caption: str, first: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    """Groups of Kommunen by Stand, a row each: `label` and the counts of queries/overview; `first` heads the column of their names."""
    heads = texts.COVERAGE_HEADS
    columns = [Column(first), *numbers(*(heads[key] for key in (*COUNTS, "share", "people")))]
    # Named by its columns: the section around it bears the caption's words already, and no two regions may have one name.
    name = ", ".join(column.head for column in columns)
    return Table(
        caption, columns, [_row(row) for row in rows], "abdeckungstabelle stapelt", label=name, hidden_caption=True
    )


def _row(row: Mapping[str, Any]) -> list[Any]:
    return [
        german.capital(row["label"] or texts.COVERAGE_WHOLE),
        *(german.number(row[key]) for key in COUNTS),
        _bar(row["aktiv"], row["unklar"], row["kommunen"]),
        german.share_between(row["covered"], row["inhabitants_unclear"], row["inhabitants"]),
    ]


def _bar(part: int, unknown: int, whole: int) -> Markup:
    """The share as a number with a thin bar behind it, as long as is certain."""
    share = 100 * part / whole if whole else 0
    return Markup(
        '<span class="mitbalken"><span class="balken"><span style="width:{:.1f}%"></span></span>{}</span>'
    ).format(share, german.counted_between(part, unknown, whole))
