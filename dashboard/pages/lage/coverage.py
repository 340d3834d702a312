"""Coverage by prevention bodies: the sentence, the key figures, the tables. The unit counted is the Kommune (170)."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import german
from dashboard.queries import frame, occasions, overview
from dashboard.texts import overview as texts
from dashboard.web.components import Column, KeyFigure, aria, demo_mark, table
from dashboard.web.components import key_figures as figures

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


def key_figures() -> html.Section:
    """Active, covered, unknown, without a body that is known to work."""
    numbers, build = overview.coverage(), frame.build()
    found = occasions.overview(occasions.Selection(), occasions.choices())
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
            kommunen=german.number(found.kommunen_with), occasions=german.number(found.occasions)
        ),
    }
    demo = build["demo"]
    return figures(
        [
            KeyFigure(german.number(numbers["active"]), texts.ACTIVE, notes["active"], demo),
            KeyFigure(german.share(numbers["covered"], numbers["inhabitants"]), texts.COVERED, notes["covered"], demo),
            KeyFigure(german.number(numbers["unclear"]), texts.UNCLEAR, notes["unclear"], demo),
            KeyFigure(german.number(_without_body()), texts.WITHOUT, notes["without"], found.demo),
        ],
        texts.KEY_FIGURES,
    )


def _without_body() -> int:
    """Kommunen where a body is missing (G1), dormant (G2) or unknown (G3) under the thresholds of the work list."""
    weak = occasions.findings(occasions.Selection(kinds=WEAK_STRUCTURE, severity="anlass"), occasions.choices())
    return len({each.area_id for each in weak if each.level == "kommune"})


def section() -> html.Section:
    """Coverage by kind of Kommune, and by Kreis on demand."""
    numbers, counties = overview.coverage(), overview.landkreise()
    note = texts.COVERAGE_NOTE.format(kommunen=german.number(numbers["kommunen"]), **counties)
    marks = [demo_mark()] if frame.build()["demo"] else []
    by_kreis = html.Details(
        [html.Summary(texts.COVERAGE_SHOW_KREIS), _table(texts.COVERAGE_KREIS, "kreis", overview.coverage_by_kreis())],
        className="aufklapp",
    )
    files = [html.Li(html.A(name, href=path, download="")) for path, name in texts.COVERAGE_DOWNLOADS.items()]
    return html.Section(
        [
            html.Div([html.H2(texts.COVERAGE_KIND, id="lage-abdeckung"), *marks], className="bild-titel"),
            html.P(note, className="klein"),
            _table(texts.COVERAGE_KIND, "label", overview.coverage_by_kind()),
            by_kreis,
            html.Ul(files, className="link-reihe"),
        ],
        className="flaeche abdeckung",
        **aria(labelledby="lage-abdeckung"),
    )


def _table(caption: str, first: str, rows: list[dict[str, Any]]) -> html.Div:
    heads = texts.COVERAGE_HEADS
    columns = [
        Column("label", heads[first]),
        *(Column(key, heads[key], numeric=True) for key in (*COUNTS, "share", "people")),
    ]
    hidden_caption = html.Span(caption, className="nur-vorlesen")
    return table(hidden_caption, columns, [_row(row) for row in rows], "abdeckungstabelle stapelt", row_head="label")


def _row(row: dict[str, Any]) -> dict[str, Any]:
    counts = {key: german.number(row[key]) for key in COUNTS}
    return {
        "label": german.capital(row["label"] or texts.COVERAGE_WHOLE),
        **counts,
        "share": _bar(row["active"], row["kommunen"]),
        "people": german.share(row["covered"], row["inhabitants"]),
    }


def _bar(part: int, whole: int) -> html.Span:
    """The share as a number with a thin bar behind it."""
    share = 100 * part / whole if whole else 0
    bar = html.Span(html.Span(style={"width": f"{share:.1f}%"}), className="balken")
    return html.Span([bar, german.share(part, whole)], className="mitbalken")


def _millions(people: int) -> str:
    return german.number(people / 1e6, 2)
