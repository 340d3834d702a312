"""All indicators × the chosen areas, topic by topic, each value with its judgement as a sign and as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import PATH, address
from dashboard.comparison import words
from dashboard.pages.vergleich.controls import only_certain, symbol
from dashboard.queries import indicators
from dashboard.queries.comparison import DIFFERENT, Cell, View
from dashboard.queries.comparison.view import Indicator
from dashboard.texts import comparison_page as texts
from dashboard.web import components
from dashboard.web.markup import Content, Markup, el, plain

Row = tuple[Indicator, Mapping[str, Cell]]
FEW = 4  # areas beside which there is room for a wide first column


def section(view: View) -> Markup:
    """The tables of all topics, the topic of the chosen indicator unfolded."""
    rows = view.rows()
    topics = [_topic(view, topic, list(members)) for topic, members in groupby(rows, key=lambda row: row[0]["topic"])]
    return el(
        "section",
        el("h2", texts.MATRIX, id="vgl-alle"),
        el("p", texts.MATRIX_LEAD, class_="klein"),
        only_certain(view.selection),
        _certain(view, rows),
        topics,
        _without(view),
        _files(view),
        class_="flaeche vgl-matrix",
        aria_labelledby="vgl-alle",
    )


def _certain(view: View, rows: Sequence[Row]) -> Content:
    """How many indicators the switch leaves, and the way back."""
    if not view.selection.only_certain:
        return None
    everything = replace(view.selection, only_certain=False)
    count = len(_unfiltered(view).rows())
    said = texts.MATRIX_COUNT.format(shown=len(rows), all=count) if rows else texts.MATRIX_NONE
    return el("p", said, " ", el("a", texts.MATRIX_BACK, href=address(everything), data_zustand=True), role="status")


def _unfiltered(view: View) -> View:
    """The same without the switch."""
    return View(replace(view.selection, only_certain=False), view.indicator, view.cells)


def _topic(view: View, topic: str, rows: list[Row]) -> Markup:
    areas = view.selection.areas
    caption = texts.MATRIX_CAPTION.format(topic=topic, areas=words.side(areas))
    named = [el("th", symbol(place), german.NBSP, area.label, scope="col") for place, area in enumerate(areas)]
    heads = [el("th", texts.HEAD_INDICATOR, scope="col"), *named, el("th", _head(view), scope="col")]
    body = [_row(view, indicator, cells) for indicator, cells in rows]
    few = " vgl-wenige" if len(areas) <= FEW else ""
    drawn = el(
        "table",
        el("caption", el("span", caption, class_="nur-vorlesen")),
        el("thead", el("tr", heads)),
        el("tbody", body),
        class_=f"tabelle stapelt vgl-tabelle{few}",
    )
    framed = el("div", drawn, class_="tabellenrahmen", tabindex="0", role="region", aria_label=caption)
    unfolded = view.selection.only_certain or topic == view.indicator["topic"]
    return el(
        "details",
        el("summary", texts.TOPIC_STATE.format(topic=topic, count=len(rows))),
        framed,
        open=unfolded,
        class_="aufklapp",
    )


def _row(view: View, indicator: Indicator, cells: Mapping[str, Cell]) -> Markup:
    period = max(cell.period for cell in cells.values())
    areas = view.selection.areas
    shared = _shared_reason(areas, cells)
    values = [_cell(area, cells.get(area.area_id), indicator, period, told=not shared) for area in areas]
    return el("tr", _name(view, indicator, period, shared), values, _reference(view, indicator, cells))


def _name(view: View, indicator: Indicator, period: int, reason: str) -> Markup:
    mark = [plain(components.demo_mark()), " "] if indicator["demo"] else ""
    is_chosen = indicator["indicator_id"] == view.indicator["indicator_id"]
    chosen = replace(view.selection, indicator=indicator["indicator_id"])
    link = el(
        "a",
        indicator["short_title"],
        href=address(chosen),
        data_zustand="vgl-wert",
        aria_current="true" if is_chosen else None,
    )
    about = " · ".join([indicator["unit_short"], str(period)])
    return el("th", link, el("small", mark, about), el("small", reason) if reason else "", scope="row")


def _shared_reason(areas: Sequence[Area], cells: Mapping[str, Cell]) -> str:
    """Why none of the areas is judged, where it is the same for all: said once."""
    reasons = {
        cell.reason
        for area in areas
        if (cell := cells.get(area.area_id)) and cell.value is not None and cell.status != "inherited"
    }
    only = reasons.pop() if len(reasons) == 1 else None
    return texts.NO_COMPARISON.format(reason=only) if only else ""


def _cell(area: Area, cell: Cell | None, indicator: Indicator, period: int, *, told: bool) -> Markup:
    number = el("span", words.value(cell, indicator), class_="" if cell and cell.value is not None else "klein")
    remarks = [el("small", text) for text in words.remarks(cell, period, texts.INHERITED_SHORT)]
    said = words.judgement(cell) if cell and (cell.result or (told and cell.status != "inherited")) else None
    verdict = _verdict(*said, certain=cell is not None and cell.result in DIFFERENT) if said else ""
    return el("td", el("span", number, remarks, verdict), data_kopf=area.label)


def _verdict(sign: str, text: str, *, certain: bool) -> Markup:
    shown = el("span", sign, class_="vgl-zeichen", aria_hidden="true") if sign else ""
    return el("small", shown, " " if sign else "", text, class_="vgl-gesichert" if certain else "vgl-urteil")


def _head(view: View) -> str:
    return texts.HEAD_REFERENCE.format(reference=words.other_side(view.selection))


def _reference(view: View, indicator: Indicator, cells: Mapping[str, Cell]) -> Markup:
    """What the areas are compared with; where they have several references, that each has its own."""
    values = {cell.reference_value for cell in cells.values() if cell.result and cell.reference_value is not None}
    text = texts.EACH_REFERENCE if len(values) > 1 else words.scale(indicator).text(values.pop()) if values else "–"
    return el("td", el("span", el("span", text)), data_kopf=_head(view), class_="vgl-bezug")


def _without(view: View) -> Content:
    """Indicators nothing is known of, by name: what is not there is not left out in silence."""
    told = {indicator["indicator_id"] for indicator, _ in _unfiltered(view).rows()}
    names = [
        each["short_title"]
        for each in indicators.indicators()
        if each["indicator_id"] not in told and view.selection.level in each["levels"]
    ]
    until = texts.UNTIL.format(year=view.selection.year) if view.selection.year else ""
    return (
        el("p", texts.MATRIX_WITHOUT.format(until=until, names=german.listing(names)), class_="klein")
        if names
        else None
    )


def _files(view: View) -> Markup:
    query = address(replace(view.selection, version="")).removeprefix(PATH)  # a file is always of today
    links = [(texts.CSV, f"{PATH}.csv{query}"), (texts.CSV_MACHINE, f"{PATH}-programme.csv{query}")]
    return el(
        "ul",
        [el("li", el("a", text, href=href, download=True)) for text, href in links],
        class_="link-reihe",
        aria_label=texts.DOWNLOADS,
    )
