"""The work list: occasions one by one, or one row per area; a table that becomes cards where the screen is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import html

from dashboard import german
from dashboard.queries.occasions import PAGE_SIZE, AreaSummary, Finding, Selection, by_area
from dashboard.texts import occasions as texts
from dashboard.texts import profile as profile_texts
from dashboard.web import components
from dashboard.web.components import aria

Content = Any
Heads = list[tuple[str | None, str]]  # what a column sorts by, if it does, and its head
_KREIS_DIGITS = 5
_HEADS: Heads = [
    ("ort", texts.HEAD_AREA),
    ("anlass", texts.HEAD_OCCASION),
    ("schwere", texts.HEAD_SEVERITY),
    ("datum", texts.HEAD_DATE),
    (None, texts.HEAD_OFFERS),
]
_AREA_HEADS: Heads = [
    ("ort", texts.HEAD_AREA),
    ("einwohner", texts.HEAD_INHABITANTS),
    ("schwere", texts.HEAD_COUNT),
    ("anlass", texts.KINDS),
]


@dataclass(frozen=True)
class Shown:
    """One page of a list, and how much the whole list holds. `page` exists: behind the last one it is the last one."""

    rows: list[Finding] | list[AreaSummary]
    occasions: int
    areas: int
    page: int
    pages: int

    @classmethod
    def of(cls, rows: list[Finding], selection: Selection) -> Shown:
        """The page of the selection, one by one or per area."""
        listed: list[Any] = by_area(rows, selection) if selection.view == "kommunen" else rows
        pages = max(1, -(-len(listed) // PAGE_SIZE))
        page = min(selection.page, pages)
        return cls(
            listed[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
            len(rows),
            len({row.area_id for row in rows}),
            page,
            pages,
        )


def sentence(selection: Selection, shown: Shown) -> str:
    """How much is shown; spoken after every change."""
    occasions = german.plural(shown.occasions, "Beratungsanlass", "Beratungsanlässe")
    areas = german.plural(shown.areas, "Kommune", "Kommunen")
    if not selection.filters:
        return texts.COUNT.format(occasions=occasions, areas=areas)
    one, many = texts.FILTERS
    filters = one if selection.filters == 1 else many.format(count=selection.filters)
    return texts.COUNT_FILTERED.format(occasions=occasions, areas=areas, filters=filters)


def table(selection: Selection, shown: Shown) -> Content:
    """The page as a table, or what to do when it is empty."""
    if not shown.rows:
        return html.Div([html.P(texts.EMPTY), html.P(texts.EMPTY_CURE)], className="flaeche anl-leer")
    of_areas = selection.view == "kommunen"
    heads, caption = (_AREA_HEADS, texts.CAPTION_AREAS) if of_areas else (_HEADS, texts.CAPTION)
    said = caption.format(count=sentence(selection, shown), sort=texts.SORT[selection.sort])
    return _table(said, heads, selection, [_row(row, selection) for row in shown.rows])


def _row(row: Finding | AreaSummary, selection: Selection) -> html.Tr:
    return _area_row(row, selection) if isinstance(row, AreaSummary) else _occasion(row)


def paging(shown: Shown) -> html.Nav:
    """Previous, where we are, next."""
    position = texts.PAGE.format(page=german.number(shown.page), pages=german.number(shown.pages))
    return html.Nav(
        [
            _page_button(texts.PREVIOUS, "zurueck", shown.page > 1),
            html.Span(position),
            _page_button(texts.NEXT, "vor", shown.page < shown.pages),
        ],
        className="anl-seiten",
        **aria(label=texts.PAGES),
    )


def _page_button(label: str, step: str, possible: bool) -> html.Button:
    # aria-disabled rather than disabled: the button keeps the focus when the last page is reached
    return html.Button(
        label,
        id={"type": "anlaesse-setzen", "name": "seite", "value": step},
        className="knopf",
        type="button",
        n_clicks=0,
        **aria(disabled="false" if possible else "true"),
    )


def _table(caption: str, heads: Heads, selection: Selection, body: list[Content]) -> html.Table:
    # The roles are spelled out because cards on a narrow screen change `display`, which takes the implied roles away.
    head = html.Tr([_head(sort, label, selection) for sort, label in heads], role="row")
    parts = [
        html.Caption(caption, className="nur-vorlesen"),
        html.Thead(head, role="rowgroup"),
        html.Tbody(body, role="rowgroup"),
    ]
    return html.Table(parts, className="tabelle anl-tabelle", role="table")


def _head(sort: str | None, label: str, selection: Selection) -> html.Th:
    if sort is None:
        return html.Th(label, scope="col", role="columnheader", className="anl-ohne-sortierung")
    current = selection.sort == sort
    state = {"auf": "ascending", "ab": "descending"}[selection.direction] if current else "none"
    arrow = {"ascending": "▲", "descending": "▼", "none": "↕"}[state]
    button = html.Button(
        [label, html.Span(arrow, className="anl-pfeil", **aria(hidden="true"))],
        id={"type": "anlaesse-setzen", "name": "sortierung", "value": sort},
        className="anl-sortieren",
        type="button",
        n_clicks=0,
        title=texts.SORT_BY.format(sort=texts.SORT[sort]),
    )
    return html.Th(button, scope="col", role="columnheader", className=f"anl-kopf-{sort}", **aria(sort=state))


def _cell(content: Content, name: str, kind: Any = html.Td) -> Content:
    scope = {"scope": "row", "role": "rowheader"} if kind is html.Th else {"role": "cell"}
    return kind(content, className=f"anl-{name}", **scope)


def _area(row: Finding | AreaSummary, *, inhabitants: bool) -> Content:
    level = "kreis" if len(row.area_id) == _KREIS_DIGITS else "kommune"
    about = [row.area_kind, *([row.kreis] if row.kreis != row.label else [])]
    people = [
        html.Span(
            texts.INHABITANTS.format(count=german.number(row.inhabitants)),
            className="anl-neben",
            title=texts.INHABITANTS_OF.format(
                count=german.number(row.inhabitants), day=german.day(row.inhabitants_date)
            ),
        )
    ]
    profile = html.A(
        profile_texts.OPEN,
        href=f"/gebiet/{row.area_id}",
        className="anl-profil",
        **aria(label=profile_texts.OPEN_OF.format(area=row.label)),
    )
    return [
        html.A(row.label, href=f"/?ebene={level}&gebiet={row.area_id}"),
        html.Span(" · ".join(about), className="anl-neben"),
        *(people if inhabitants else []),
        profile,
    ]


def _occasion(row: Finding) -> html.Tr:
    proof: list[Content] = [
        html.Span([html.Span(row.kind, className="anl-kennung"), " ", row.title], className="anl-titel"),
        html.Span(row.evidence, className="anl-beleg"),
        html.Span(_provenance(row), className="anl-neben"),
    ]
    severity = html.Span(texts.SEVERITY[row.severity], className=f"anl-marke anl-marke-{row.severity}")
    return html.Tr(
        [
            _cell(_area(row, inhabitants=True), "ort", html.Th),
            _cell(proof, "anlass"),
            _cell(severity, "schwere"),
            _cell(_date(row), "datum"),
            _cell(_offers(row), "angebote"),
        ],
        role="row",
    )


def _date(row: Finding) -> Content:
    if row.value_date is None:
        return texts.NO_DATE
    return [html.Span(f"{texts.HEAD_DATE} ", className="anl-nur-schmal"), german.day(row.value_date)]


def _provenance(row: Finding) -> list[Content]:
    said = [
        texts.CERTAINTY.format(certainty=row.certainty),
        *([row.period] if row.period else []),
        texts.SOURCE.format(source=row.source),
    ]
    return [" · ".join(said), *([" ", components.demo_mark()] if row.demo else [])]


def _offers(row: Finding) -> Content:
    if not row.offers:
        return [texts.NO_OFFER]
    links = html.Ul([html.Li(html.A(offer.title, href=offer.url, rel="noreferrer")) for offer in row.offers])
    reasons = html.Ul([html.Li([html.B(f"{offer.title}: "), offer.reason]) for offer in row.offers])
    why = html.Details(
        [html.Summary(texts.RULES), html.P([html.B(texts.RULE.format(kind=row.kind) + ": "), row.rule]), reasons]
    )
    return [links, why]


def _area_row(row: AreaSummary, selection: Selection) -> html.Tr:
    query = Selection(area=row.area_id, thresholds=selection.thresholds).to_query()
    details = html.A(
        texts.OPENS_OCCASIONS, href=f"/anlaesse?{query}", **aria(label=f"{texts.OPENS_OCCASIONS}: {row.label}")
    )
    day = html.Span(german.day(row.inhabitants_date), className="anl-neben")
    hints: list[Content] = [
        german.plural(row.hints, "Hinweis", "Hinweise"),
        *([" ", components.demo_mark()] if row.demo else []),
    ]
    return html.Tr(
        [
            _cell(_area(row, inhabitants=False), "ort", html.Th),
            _cell([german.number(row.inhabitants), html.Span(texts.PEOPLE, className="anl-nur-schmal"), day], "zahl"),
            _cell(
                [html.Span(german.plural(row.occasions, "Anlass", "Anlässe"), className="anl-titel"), html.Span(hints)],
                "anzahl",
            ),
            _cell([html.Ul([html.Li(title) for title in row.titles]), details], "arten"),
        ],
        role="row",
    )
