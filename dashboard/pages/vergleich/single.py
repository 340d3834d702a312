"""The chosen indicator: its values in a small table, the strip, the ranks on demand, and the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard import german
from dashboard.addresses.areas import Area
from dashboard.addresses.comparison_selection import PATH, address
from dashboard.comparison import figures, words
from dashboard.pages.vergleich.controls import symbol
from dashboard.queries import frame
from dashboard.queries.areas import areas
from dashboard.queries.comparison import Cell, Reading, View
from dashboard.queries.comparison.view import Indicator
from dashboard.texts import comparison_page as texts
from dashboard.texts import overview
from dashboard.web import components
from dashboard.web.markup import Content, Markup, el, plain


def sections(view: View) -> list[Markup]:
    """Values beside the strip, then the time series."""
    return [_now(view), _years(view)]


def _now(view: View) -> Markup:
    title = texts.ONE_TITLE.format(
        indicator=view.indicator["title"], areas=words.side(view.selection.areas), year=view.period
    )
    strip = figures.strip(view)
    drawn = [_drawing(strip), _all_values(view)] if strip else [_no_strip(view)] if view.chosen else []
    return el(
        "section",
        _head("vgl-wert", title, view),
        _said(words.strip_summary(view), view),
        _values(view),
        drawn,
        _ranks(view),
        _foot(view, "reihe", picture=strip is not None),
        class_="flaeche vgl-bild",
        aria_labelledby="vgl-wert",
    )


def _head(element: str, title: str, view: View) -> Markup:
    return el("div", el("h2", title, id=element), _mark(view), class_="bild-titel")


def _said(sentence: str, view: View) -> Markup:
    """The sentence under a heading, and the unit."""
    return el("p", sentence, " ", texts.UNIT_LINE.format(unit=view.indicator["unit"]), class_="klein")


def _mark(view: View) -> Content:
    return plain(components.demo_mark()) if view.indicator["demo"] else ""


def table(
    caption: Content,
    heads: Sequence[Content],
    rows: Sequence[Sequence[Content]],
    class_: str = "stapelt",
    names: Sequence[str] = (),
    label: str = "",
) -> Markup:
    """A table whose first column names the row; on a phone its rows become cards, their cells named by `names` or the heads."""
    said = names or [str(head) for head in heads]
    head = el("tr", [el("th", each, scope="col") for each in heads])
    body = [
        el(
            "tr",
            el("th", row[0], scope="row"),
            [el("td", el("span", cell), data_kopf=name) for cell, name in zip(row[1:], said[1:], strict=True)],
        )
        for row in rows
    ]
    drawn = el("table", el("caption", caption), el("thead", head), el("tbody", body), class_=f"tabelle {class_}")
    return el("div", drawn, class_="tabellenrahmen", tabindex="0", role="region", aria_label=label or str(caption))


def _hidden(text: str) -> Markup:
    return el("span", text, class_="nur-vorlesen")


def _values(view: View) -> Markup:
    """One row per area: value, interval, judgement, trend."""
    heads = [
        texts.HEAD_AREA,
        texts.HEAD_VALUE,
        texts.HEAD_INTERVAL,
        texts.HEAD_AGAINST.format(reference=words.other_side(view.selection)),
        texts.HEAD_TREND,
    ]
    rows = [_row(view, area, place) for place, area in enumerate(view.selection.areas)]
    return table(_hidden(texts.ONE_CAPTION), heads, rows, "stapelt vgl-werte", label=texts.ONE_CAPTION)


def _row(view: View, area: Area, place: int) -> list[Content]:
    cell = view.chosen.get(area.area_id)
    span = (
        "–"
        if cell is None or cell.status == "inherited"
        else words.interval(cell.low, cell.high, words.fine_scale(cell, view.indicator))
    )
    remarks = [el("small", text) for text in words.remarks(cell, view.period)]
    return [
        [symbol(place), german.NBSP, area.label],
        [words.value(cell, view.indicator), remarks],
        span,
        verdict(cell, view.indicator),
        words.trend(view, area),
    ]


def verdict(cell: Cell | None, indicator: Indicator) -> Content:
    """The judgement of a value with the value it is compared with."""
    said = words.judgement(cell)
    if said is None or cell is None:
        return "–"
    sign, text = said
    compared = cell.reference_value if cell.result else None
    reference = (
        "" if compared is None else texts.REFERENCE_IS.format(value=words.fine_scale(cell, indicator).text(compared))
    )
    return [
        [el("span", sign, class_="vgl-zeichen", aria_hidden="true"), " "] if sign else "",
        text,
        el("small", reference) if reference else "",
    ]


def _drawing(figure: figures.Figure) -> Markup:
    return el("figure", el("figcaption", figure.title), Markup(figure.chart), class_="vgl-zeichnung")


def _no_strip(view: View) -> Markup:
    """Why there is no strip; Kommunen whose values are those of their Kreise are offered the Kreise."""
    if view.indicator["codes"]:
        return Markup("")
    known = areas()
    above = tuple(
        dict.fromkeys(known.by_id[area.kreis_id] for area in view.selection.areas if area.kreis_id in known.by_id)
    )
    inherited = any(cell.status == "inherited" for cell in view.chosen.values())
    link = (
        [" ", el("a", texts.COMPARE_KREISE, href=address(view.selection.own(above)), data_zustand=True)]
        if inherited
        else []
    )
    return el("p", texts.STRIP_NONE, link)


def _all_values(view: View) -> Markup:
    rows = [
        [
            row["label"],
            words.scale(view.indicator).text(row["value"]),
            words.interval(row["low"], row["high"], words.scale(view.indicator)),
            str(row["period"]),
        ]
        for row in view.around
    ]
    said = texts.STRIP_TABLE.format(count=german.number(len(rows)))
    heads = [texts.HEAD_AREA, texts.HEAD_VALUE, texts.HEAD_INTERVAL, texts.HEAD_YEAR]
    return el(
        "details", el("summary", said), table(_hidden(said), heads, rows, "vgl-zahlen", label=said), class_="aufklapp"
    )


def _ranks(view: View) -> Content:
    if view.indicator["codes"]:
        return None
    known = view.ranks(view.indicator["indicator_id"])
    items = [
        el("li", symbol(place), german.NBSP, area.label, ": ", words.rank(view.chosen.get(area.area_id), area, known))
        for place, area in enumerate(view.selection.areas)
    ]
    return el(
        "details",
        el("summary", texts.RANK),
        el("p", texts.RANK_LEAD, class_="klein"),
        el("ul", items, class_="vgl-raenge"),
        class_="aufklapp",
    )


def _years(view: View) -> Markup:
    course = figures.course(view)
    if course is None:
        return (
            el("section", el("p", texts.COURSE_ONE_YEAR, class_="klein"), class_="flaeche vgl-bild")
            if view.chosen
            else Markup("")
        )
    breaks = [el("li", _break(row["period"], row["reason"], row["label"])) for row in view.breaks]
    return el(
        "section",
        _head("vgl-verlauf", course.title, view),
        _said(course.sentence, view),
        el("div", Markup(course.chart), class_="vgl-zeichnung"),
        _legend(view, course),
        el("ul", breaks, class_="vgl-brueche klein") if breaks else "",
        _year_table(view),
        _foot(view, "verlauf", picture=True),
        class_="flaeche vgl-bild",
        aria_labelledby="vgl-verlauf",
    )


def _break(period: int, reason: str, area: str | None) -> str:
    return (
        texts.COURSE_BREAK_AREA.format(period=period, name=area, reason=reason)
        if area
        else texts.COURSE_BREAK.format(period=period, reason=reason)
    )


def _legend(view: View, figure: figures.Figure) -> Markup:
    def picture(drawn: str) -> Markup:
        return Markup(f'<svg viewBox="-9 -8 18 16" width="18" height="16" aria-hidden="true">{drawn}</svg>')

    return el(
        "ul",
        [el("li", picture(drawn), " ", name) for drawn, name in figure.legend],
        class_="vgl-legende",
        aria_label=overview.LEGEND,
        data_gebiete=len(view.selection.areas),
    )


def _year_table(view: View) -> Markup:
    years = sorted({reading.period for readings in view.readings.values() for reading in readings}, reverse=True)
    by_year = {area_id: {each.period: each for each in readings} for area_id, readings in view.readings.items()}
    rows = [
        [str(year), *(_reading(by_year[area.area_id].get(year), view) for area in view.selection.areas)]
        for year in years
    ]
    heads = [texts.HEAD_YEAR, *(area.label for area in view.selection.areas)]
    return el(
        "details",
        el("summary", texts.COURSE_TABLE),
        table(_hidden(texts.COURSE_TABLE), heads, rows, "stapelt vgl-zahlen", label=texts.COURSE_TABLE),
        class_="aufklapp",
    )


def _reading(reading: Reading | None, view: View) -> Content:
    if reading is None or reading.value is None:
        return texts.STATUSES[reading.status if reading else "missing"]
    inherited = reading.giver is not None
    span = (
        ""
        if inherited or reading.low is None
        else words.interval(reading.low, reading.high, words.scale(view.indicator))
    )
    status = texts.INHERITED.format(giver=reading.giver) if inherited else texts.STATUSES.get(reading.status, "")
    return [words.scale(view.indicator).text(reading.value), [el("small", each) for each in (span, status) if each]]


def _foot(view: View, name: str, *, picture: bool) -> Markup:
    """Files of a figure, and where its values come from."""
    query = address(replace(view.selection, version="")).removeprefix(PATH)  # a file is always of today
    files = [(texts.CSV, f"{PATH}/{name}.csv{query}"), (texts.CSV_MACHINE, f"{PATH}/{name}-programme.csv{query}")]
    links = [el("li", el("a", text, href=href, download=True)) for text, href in files]
    if picture:
        address_of_picture = f"{PATH}/{name}.svg{query}"
        links += [
            el("li", el("a", texts.SVG, href=address_of_picture, download=True)),
            el(
                "li",
                el("button", texts.PNG, type="button", class_="knopf-text", data_png=address_of_picture),
                class_="nur-mit-skript",
            ),
        ]
    source = texts.SOURCE_LINE.format(
        source=view.indicator["attribution"], licence=view.indicator["licence"], version=frame.build()["version"]
    )
    return el(
        "div",
        el("ul", links, class_="link-reihe", aria_label=texts.DOWNLOADS),
        el("p", source, class_="quelle"),
        class_="vgl-fuss",
    )
