"""Coverage by prevention bodies: the sentence, the key figures, the tables. The unit counted is the Kommune (170)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard import german
from dashboard.queries import frame, occasions, overview
from dashboard.texts import overview as texts
from dashboard.values.key_figures import KeyFigure
from dashboard.web.table import Column, Table, numbers

WEAK_STRUCTURE = ("G1", "G2", "G3")
COUNTS = ("kommunen", "active", "dormant", "planned", "none", "unclear")


def lead() -> str:
    """The one sentence under the title."""
    numbers = overview.coverage()
    sentence = texts.LEAD_ONE if numbers["active"] == 1 else texts.LEAD
    return sentence.format(
        active=german.number(numbers["active"]),
        kommunen=german.number(numbers["kommunen"]),
        as_of=german.day(frame.build()["as_of"]),
        covered_share=german.share(numbers["covered"], numbers["inhabitants"]),
    )


def key_figures() -> list[KeyFigure]:
    """Active, covered, unknown, without a body that is known to work."""
    numbers, build = overview.coverage(), frame.build()
    totals = occasions.overview(occasions.Selection())
    since = german.month(overview.confirmed_since())
    notes = {
        "active": texts.ACTIVE_NOTE.format(kommunen=german.number(numbers["kommunen"]), since=since),
        "covered": texts.COVERED_NOTE.format(
            covered=_millions(numbers["covered"]),
            inhabitants=_millions(numbers["inhabitants"]),
            inhabitants_date=german.day(numbers["inhabitants_date"]),
        ),
        "unclear": texts.UNCLEAR_NOTE.format(none=german.number(numbers["none"])),
        "without": texts.WITHOUT_NOTE.format(
            kommunen=german.number(totals.kommunen_with), occasions=german.number(totals.occasions)
        ),
    }
    demo = build["demo"]
    return [
        KeyFigure(german.number(numbers["active"]), texts.ACTIVE, notes["active"], demo),
        KeyFigure(german.share(numbers["covered"], numbers["inhabitants"]), texts.COVERED, notes["covered"], demo),
        KeyFigure(german.number(numbers["unclear"]), texts.UNCLEAR, notes["unclear"], demo),
        KeyFigure(german.number(_without_body()), texts.WITHOUT, notes["without"], totals.demo),
    ]


def _without_body() -> int:
    """Kommunen where a body is missing (G1), dormant (G2) or unknown (G3) under the thresholds of the work list."""
    weak = occasions.findings(occasions.Selection(kinds=WEAK_STRUCTURE, severity="anlass"))
    return len({each.area_id for each in weak if each.level == "kommune"})


@dataclass(frozen=True)
class Coverage:
    """The section: a note on what is counted, the table by kind of Kommune, and by Kreis on demand."""

    demo: bool
    note: str
    by_kind: Table
    by_kreis: Table


def section() -> Coverage:
    """Coverage by kind of Kommune, and by Kreis."""
    return Coverage(
        bool(frame.build()["demo"]),
        texts.COVERAGE_NOTE.format(kommunen=german.number(overview.coverage()["kommunen"]), **overview.landkreise()),
        _table(texts.COVERAGE_KIND, "label", overview.coverage_by_kind()),
        _table(texts.COVERAGE_KREIS, "kreis", overview.coverage_by_kreis()),
    )


def _table(caption: str, first: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    heads = texts.COVERAGE_HEADS
    columns = [Column(heads[first]), *numbers(*(heads[key] for key in (*COUNTS, "share", "people")))]
    # Named by its columns: the section around it bears the caption's words already, and no two regions may have one name.
    name = ", ".join(column.head for column in columns)
    return Table(
        caption, columns, [_row(row) for row in rows], "abdeckungstabelle stapelt", label=name, hidden_caption=True
    )


def _row(row: Mapping[str, Any]) -> list[Any]:
    return [
        german.capital(row["label"] or texts.COVERAGE_WHOLE),
        *(german.number(row[key]) for key in COUNTS),
        _bar(row["active"], row["kommunen"]),
        german.share(row["covered"], row["inhabitants"]),
    ]


def _bar(part: int, whole: int) -> Markup:
    """The share as a number with a thin bar behind it."""
    share = 100 * part / whole if whole else 0
    return Markup(
        '<span class="mitbalken"><span class="balken"><span style="width:{:.1f}%"></span></span>{}</span>'
    ).format(share, german.share(part, whole))


def _millions(people: int) -> str:
    return german.number(people / 1e6, 2)
