"""What was reported about the bodies of an area, when and by whom: a line of time and its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import charts, german
from dashboard.maps import drawing
from dashboard.pages.gebiet import downloads, figures
from dashboard.pages.gebiet.figures import Figure, Origin
from dashboard.queries import frame, profile_values
from dashboard.queries import profile_structure as queries
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.theme import MUTED
from dashboard.web.markup import Content, Markup, el

Row = Mapping[str, Any]
UNMARKED = f'<path d="M0-5v10" stroke="{MUTED}" stroke-width="2"/>'


@dataclass(frozen=True)
class Reports:
    """The reports about an area, oldest first; `names` of its bodies by key, None for reports about the area itself."""

    area: Row
    rows: Sequence[Row]
    names: Mapping[str | None, str]
    origin: Origin


def ask(area: Row, councils: Sequence[Row]) -> Reports:
    """All reports about these bodies and about the area itself."""
    ids = tuple(row["council_id"] for row in councils)
    names = {row["council_id"]: row["name"] for row in councils} | {None: texts.HISTORY_OF_AREA}
    return Reports(area, queries.reports(area["area_id"], ids), names, registry())


def registry() -> Origin:
    """Where what is known of bodies comes from."""
    rows = profile_values.registry_sources()
    attributions, licences = (
        "; ".join(dict.fromkeys(row[name] for row in rows)) for name in ("attribution", "licence")
    )
    return Origin(attributions or "–", licences or "–", any(row["synthetic"] for row in rows))


def figure(told: Reports) -> Figure | None:
    """One lane per body with reports, one for reports about the area itself; None where nobody reported anything."""
    if not told.rows:
        return None
    as_of = frame.build()["as_of"]
    lanes = [(name, [row for row in told.rows if row["council_id"] == key]) for key, name in told.names.items()]
    drawn, height = charts.history(
        [
            charts.Lane(name, [charts.Event(row["as_of"], drawing.MARKS.get(row["status"], "")) for row in rows])
            for name, rows in lanes
            if rows
        ],
        as_of,
    )
    title = texts.HISTORY_TITLE.format(
        area=told.area["label"], years=german.years(told.rows[0]["as_of"].year, as_of.year)
    )
    legend = tuple((drawing.MARKS.get(status, UNMARKED), texts.STATUS_WORDS[status]) for status in _statuses(told.rows))
    return Figure(title, _summary(told.rows), Markup(drawn), height, legend)


def history(told: Reports) -> Markup:
    """The figure with its table and files."""
    head, drawn = el("h3", texts.HISTORY), figure(told)
    if drawn is None:
        return el("div", head, el("p", texts.HISTORY_NONE))
    legend = el("ul", [el("li", figures.sign(mark), name) for mark, name in drawn.legend], class_="geb-zeichen")
    picture = el(
        "figure",
        el("figcaption", el("b", drawn.title), el("span", drawn.sentence, class_="klein")),
        drawn.chart,
        legend,
        class_="geb-bild",
    )
    files = downloads.links(
        f"/gebiet/{told.area['area_id']}/meldungen", file_texts.HEAD, picture=True, of=texts.HISTORY
    )
    return el("div", head, picture, _table(told), files)


def _summary(reports: Sequence[Row]) -> str:
    last = reports[-1]
    return texts.HISTORY_SUMMARY.format(
        reports=german.plural(len(reports), "Meldung", "Meldungen"),
        day=german.day(last["as_of"]),
        status=texts.STATUS_WORDS[last["status"]],
    )


def _statuses(reports: Sequence[Row]) -> list[str]:
    return [status for status in texts.STATUS_WORDS if any(row["status"] == status for row in reports)]


def _table(told: Reports) -> Markup:
    heads = (texts.HEAD_DAY, texts.HEAD_BODY, texts.HEAD_STATUS, texts.HEAD_REPORT)
    body = [
        el(
            "tr",
            el("th", german.day(row["as_of"]), scope="row"),
            el("td", told.names[row["council_id"]], data_kopf=heads[1]),
            el("td", texts.STATUS_WORDS[row["status"]], data_kopf=heads[2]),
            el("td", _source(row["source"]), data_kopf=heads[3]),
        )
        for row in reversed(told.rows)
    ]
    table = el(
        "table",
        el("caption", texts.HISTORY, class_="nur-vorlesen"),
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", body),
        class_="tabelle stapelt geb-werte",
    )
    return el(
        "details",
        el("summary", texts.HISTORY_TABLE),
        el("div", table, class_="tabellenrahmen", tabindex="0", role="region", aria_label=texts.HISTORY),
        class_="aufklapp",
    )


def _source(source: str) -> Content:
    return (
        el("a", texts.REPORT_LINK, href=source)
        if source.startswith("https://") or source.startswith("http://")
        else source
    )
