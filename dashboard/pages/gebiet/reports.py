"""What was reported about the bodies of an area, when and by whom: a line of time and its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import charts, german, maps
from dashboard.markup import Content, Markup, el
from dashboard.queries import frame
from dashboard.texts import gebiet as texts

Row = Mapping[str, Any]


def history(area: Row, councils: Sequence[Row], reports: Sequence[Row]) -> Markup:
    """The figure: one lane per body with reports, one for reports about the area itself."""
    head = el("h3", texts.HISTORY)
    if not reports:
        return el("div", head, el("p", texts.HISTORY_NONE))
    names = {row["council_id"]: row["name"] for row in councils} | {None: texts.HISTORY_OF_AREA}
    lanes = {key: [row for row in reports if row["council_id"] == key] for key in names}
    lanes = {key: rows for key, rows in lanes.items() if rows}
    as_of = frame.build()["as_of"]
    title = texts.HISTORY_TITLE.format(area=area["label"], years=german.years(reports[0]["as_of"].year, as_of.year))
    drawn = charts.history([[charts.Event(row["as_of"], maps.MARKS.get(row["status"], "")) for row in rows] for rows in lanes.values()], as_of)
    legend = el("ul", [el("li", _picture(status), texts.STATUS_WORDS[status]) for status in _statuses(reports)], class_="geb-zeichen")
    lane_names = el("p", " · ".join(names[key] for key in lanes), class_="klein") if len(lanes) > 1 else None
    return el("div", head, el("figure", el("figcaption", el("b", title), el("span", _summary(reports), class_="klein")), lane_names,
                              Markup(drawn), legend, class_="geb-bild"), _table(reports, names))


def _summary(reports: Sequence[Row]) -> str:
    last = reports[-1]
    return texts.HISTORY_SUMMARY.format(reports=german.plural(len(reports), "Meldung", "Meldungen"), day=german.day(last["as_of"]),
                                        status=texts.STATUS_WORDS[last["status"]])


def _statuses(reports: Sequence[Row]) -> list[str]:
    return [status for status in texts.STATUS_WORDS if any(row["status"] == status for row in reports)]


def _picture(status: str) -> Markup:
    shape = maps.MARKS.get(status, '<path d="M0-5v10" stroke="currentColor" stroke-width="2"/>')
    return Markup(f'<svg viewBox="-7 -7 14 14" width="16" height="16" aria-hidden="true">{shape}</svg>')


def _table(reports: Sequence[Row], names: Mapping[str | None, str]) -> Markup:
    heads = (texts.HEAD_DAY, texts.HEAD_BODY, texts.HEAD_STATUS, texts.HEAD_REPORT)
    body = [el("tr", el("th", german.day(row["as_of"]), scope="row"), el("td", names[row["council_id"]], data_kopf=heads[1]),
               el("td", texts.STATUS_WORDS[row["status"]], data_kopf=heads[2]), el("td", _source(row["source"]), data_kopf=heads[3]))
            for row in reversed(reports)]
    table = el("table", el("caption", texts.HISTORY, class_="nur-vorlesen"),
               el("thead", el("tr", [el("th", head, scope="col") for head in heads])), el("tbody", body), class_="tabelle stapelt geb-werte")
    return el("details", el("summary", texts.HISTORY_TABLE),
              el("div", table, class_="tabellenrahmen", tabindex="0", role="region", aria_label=texts.HISTORY), class_="aufklapp")


def _source(source: str) -> Content:
    return el("a", texts.REPORT_LINK, href=source) if source.startswith("https://") or source.startswith("http://") else source
