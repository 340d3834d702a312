"""The panel beside the map: search, the chosen area, its council, its occasions for advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard import german
from dashboard.addresses.map_selection import Selection
from dashboard.maps import drawing
from dashboard.pages.lage.figure import picture
from dashboard.queries import frame, occasions, overview
from dashboard.texts import overview as texts
from dashboard.texts import profile as profile_texts
from dashboard.web.components import aria, demo_mark

SHOWN = 4


def aside(chosen: Selection) -> html.Section:
    """The panel for a selection; the value in the middle is drawn by the script from the answer the map has."""
    return html.Section(
        [
            html.Div(id="lage-suchfeld", className="suche"),
            html.Div(head(chosen.area), id="lage-gebietskopf"),
            html.Div(id="lage-wert", className="gebietswert"),
            html.Div(facts(chosen.area), id="lage-gebietsfakten"),
        ],
        className="flaeche gebiet",
        **aria(label=texts.PANEL),
    )


def head(area_id: str) -> list[Any]:
    """Name, kind, Kreis, inhabitants with their date; where nothing is chosen, what to do."""
    area = overview.area(area_id) if area_id else None
    if area is None:
        return [html.H2(texts.PANEL_EMPTY), html.P(texts.PANEL_EMPTY_TEXT, className="vorschlag")]
    inhabitants = texts.INHABITANTS.format(
        inhabitants=german.number(area["inhabitants"]), day=german.day(area["inhabitants_date"])
    )
    around = [name for name in (area["kommune"], area["kreis"]) if name and name != area["label"]]
    where = [german.capital(area["kind"]), *around, inhabitants]
    profile = html.A(
        profile_texts.OPEN,
        href=f"/gebiet/{area['area_id']}",
        **aria(label=profile_texts.OPEN_OF.format(area=area["label"])),
    )
    return [
        html.Div([html.H2(area["label"]), _clear()], className="gebietsname"),
        html.P(" · ".join(where), className="klein"),
        html.P(profile, className="profilverweis"),
    ]


def _clear() -> html.Button:
    label = texts.SCRIPT["clear"]
    return html.Button(
        "×", id="lage-aufheben", type="button", className="knopf schliessen", title=label, **aria(label=label)
    )


def facts(area_id: str) -> list[Any]:
    """The council and the occasions for advice."""
    area = overview.area(area_id) if area_id else None
    return [] if area is None else [_structure(area), _occasions(area)]


def _structure(area: dict[str, Any]) -> html.Div:
    title = html.H3([texts.STRUCTURE, *([demo_mark()] if frame.build()["demo"] else [])])
    if area["status"] is None:
        return html.Div([title, html.P(texts.NO_STRUCTURE)], className="block")
    mark = [picture(area["status"])] if area["status"] in drawing.MARKS else []
    said: list[Any] = [
        html.Strong(texts.STATUS_SENTENCES[area["status"]]),
        " ",
        html.Span(_confirmed(area), className="klein"),
    ]
    status = html.P([*mark, *said], className="stand")
    return html.Div(
        [title, status, html.Ul([html.Li(line) for line in _remarks(area)], className="fakten")], className="block"
    )


def _confirmed(area: dict[str, Any]) -> str:
    day = area["confirmed_on"]
    return texts.CONFIRMED.format(day=german.day(day)) if day else texts.NEVER_CONFIRMED


def _remarks(area: dict[str, Any]) -> list[str]:
    """What else the registry says, a sentence each."""
    stale = area["status"] != area["status_reported"]
    parts = german.plural(area["part_councils"] or 0, "Gremium", "Gremien")
    said = [
        (area["kommune"] not in (None, area["label"]), texts.OF_KOMMUNE.format(kommune=area["kommune"])),
        (area["council"], area["council"]),
        (
            stale,
            texts.STALE.format(status=texts.STATUSES[area["status_reported"]], day=german.day(area["confirmed_on"])),
        ),
        (area["conflicting"], texts.CONFLICTING),
        (area["above_council"], texts.ABOVE.format(council=area["above_council"])),
        (area["part_councils"], texts.PARTS.format(bodies=parts)),
        (area["last_meeting_on"], texts.LAST_MEETING.format(day=german.day(area["last_meeting_on"]))),
    ]
    return [sentence for holds, sentence in said if holds]


def _occasions(area: dict[str, Any]) -> html.Div:
    """The first occasions of the area itself; for a Gemeinde those of its Kommune."""
    own = area["kommune_id"] or area["area_id"]
    found = [
        each for each in occasions.findings(occasions.Selection(area=own), occasions.choices()) if each.area_id == own
    ]
    cards: list[Any] = [_occasion(each) for each in found[:SHOWN]] or [html.P(texts.NO_OCCASION)]
    return html.Div([html.H3(texts.OCCASION_HEAD), *cards, *_more(area, own, len(found))], className="block")


def _occasion(each: occasions.Finding) -> html.Div:
    kind = [html.Span(texts.HINT, className="stufe")] if each.severity == "hinweis" else []
    offers = [html.P([texts.OFFER, *_links(each.offers)])] if each.offers else []
    return html.Div(
        [html.H4([each.title, *kind]), html.P(each.evidence), *offers], className=f"anlass anlass-{each.severity}"
    )


def _links(offers: Sequence[occasions.Offer]) -> list[Any]:
    links = [html.A(offer.title, href=offer.url) for offer in offers]
    return [piece for link in links for piece in (", ", link)][1:]


def _more(area: dict[str, Any], own: str, found: int) -> list[Any]:
    text = texts.KREIS_OCCASIONS if area["level"] == "kreis" else texts.ALL_OCCASIONS
    rest = (
        [html.P(german.plural(found - SHOWN, "weiterer Anlass", "weitere Anlässe"), className="klein")]
        if found > SHOWN
        else []
    )
    return [*rest, html.P(html.A(text, href=f"/anlaesse?gebiet={own}"))]
