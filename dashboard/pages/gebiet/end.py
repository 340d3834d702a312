"""The end of a profile: similar areas, what lies inside, what the numbers do not say, sources and citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dashboard import german
from dashboard.markup import Content, Markup, el, plain
from dashboard.pages.daten.prose import prose
from dashboard.pages.gebiet.head import address, section
from dashboard.pages.gebiet.profile import Profile
from dashboard.queries import frame
from dashboard.texts import gebiet as texts

Row = Mapping[str, Any]


def similar(profile: Profile, parts: Sequence[Row]) -> Markup:
    """Similar areas with the reasons, and the areas inside."""
    return section("aehnliche", _peers(profile), _parts(profile, parts))


def _peers(profile: Profile) -> Content:
    if not profile.peers:
        return el("p", texts.PEERS_NONE)
    caption = texts.PEERS_CAPTION.format(area=profile.area["label"])
    heads = (texts.PEER_HEAD_AREA, texts.PEER_HEAD_KREIS, texts.PEER_HEAD_PEOPLE, texts.PEER_HEAD_REASON)
    body = [el("tr", el("th", el("a", row["label"], href=address(row["area_id"])), scope="row"),
               el("td", row["kreis"] if row["kreis"] != row["label"] else "–", data_kopf=heads[1]),
               el("td", german.number(row["inhabitants"]), class_="zahl", data_kopf=heads[2]),
               el("td", "; ".join(row["reasons"]), data_kopf=heads[3])) for row in profile.peers]
    alignments = ("", "", "zahl", "")
    head = [el("th", text, scope="col", class_=name or None) for text, name in zip(heads, alignments, strict=True)]
    table = el("table", el("caption", caption, class_="nur-vorlesen"), el("thead", el("tr", head)), el("tbody", body),
               class_="tabelle stapelt geb-aehnlich")
    return [el("p", texts.PEERS_LEAD), el("div", table, class_="tabellenrahmen", tabindex="0", role="region", aria_label=caption)]


def _parts(profile: Profile, parts: Sequence[Row]) -> Content:
    if not parts:
        return None
    head = texts.PARTS_HEAD.format(what=german.plural(len(parts), *_nouns(profile.area["level"])), area=profile.area["label"])
    links = [el("li", el("a", row["label"], href=address(row["area_id"]))) for row in parts]
    return el("details", el("summary", head), el("ul", links, class_="geb-teile"), class_="aufklapp")


def _nouns(level: str) -> tuple[str, str]:
    return {"land": ("Kreis", "Kreise"), "kreis": ("Kommune", "Kommunen")}.get(level, ("Gemeinde", "Gemeinden"))


@cache
def limits() -> Markup:
    """What these numbers do not say."""
    return section("grenzen", el("div", plain(prose("grenzen")), class_="daten-prosa"))


def sources(profile: Profile, invented: bool, base: str) -> Markup:
    """Where the values come from, and how to cite the page; `base` is the address of this server, "" where nobody asks."""
    build = frame.build()
    used = dict.fromkeys(reading.indicator["attribution"] for reading in profile.readings.values())
    quote = texts.CITATION.format(area=profile.area["label"], key=profile.area_id, version=build["version"], as_of=german.day(build["as_of"]),
                                  address=base + address(profile.area_id))
    warning = el("div", el("p", texts.CITATION_DEMO), class_="meldung meldung-hinweis") if invented else None
    return section("quellen", el("h3", texts.SOURCES_HEAD), el("ul", [el("li", text) for text in used], el("li", build["boundaries_note"])),
                   el("h3", texts.CITATION_HEAD), el("blockquote", quote), warning,
                   el("p", el("a", texts.DOWNLOAD_ALL, href=f"/gebiet/{profile.area_id}.csv"), " · ", texts.PRINT_HINT, class_="geb-druck"))
