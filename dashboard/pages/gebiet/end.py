"""The end of a profile: similar areas, what lies inside, what the numbers do not say, sources and citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dashboard import german
from dashboard.pages.daten.prose import prose
from dashboard.pages.gebiet import downloads
from dashboard.pages.gebiet.head import address, section
from dashboard.pages.gebiet.profile import Profile
from dashboard.queries import frame
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.web.markup import Content, Markup, el, plain

Row = Mapping[str, Any]


def similar(profile: Profile, parts: Sequence[Row]) -> Markup:
    """Similar areas with the reasons, and the areas inside."""
    return section("aehnliche", _peers(profile), _parts(profile, parts))


def _peers(profile: Profile) -> Content:
    if not profile.peers:
        return el("p", texts.PEERS_NONE)
    caption = texts.PEERS_CAPTION.format(area=profile.area["label"])
    in_kreis = profile.area["kind"] not in ("kreisfreie_stadt", "landkreis")
    heads = [
        texts.PEER_HEAD_AREA,
        *([texts.PEER_HEAD_KREIS] if in_kreis else []),
        texts.PEER_HEAD_PEOPLE,
        texts.PEER_HEAD_REASON,
    ]
    body = [_peer(row, in_kreis=in_kreis) for row in profile.peers]
    head = [el("th", text, scope="col", class_="zahl" if text == texts.PEER_HEAD_PEOPLE else None) for text in heads]
    table = el(
        "table",
        el("caption", caption, class_="nur-vorlesen"),
        el("thead", el("tr", head)),
        el("tbody", body),
        class_="tabelle stapelt geb-aehnlich",
    )
    return [
        el("p", texts.PEERS_LEAD),
        el("div", table, class_="tabellenrahmen", tabindex="0", role="region", aria_label=caption),
    ]


def _peer(row: Row, *, in_kreis: bool) -> Markup:
    """A sign of percent stays with its number."""
    reasons = "; ".join(row["reasons"]).replace(" %", f"{german.NBSP}%")
    return el(
        "tr",
        el("th", el("a", row["label"], href=address(row["area_id"])), scope="row"),
        el("td", row["kreis"], data_kopf=texts.PEER_HEAD_KREIS) if in_kreis else None,
        el("td", german.number(row["inhabitants"]), class_="zahl", data_kopf=texts.PEER_HEAD_PEOPLE),
        el("td", reasons, data_kopf=texts.PEER_HEAD_REASON),
    )


def _parts(profile: Profile, parts: Sequence[Row]) -> Content:
    if not parts:
        return None
    head = texts.PARTS_HEAD.format(
        what=german.plural(len(parts), *_nouns(profile.area["level"])), area=profile.area["label"]
    )
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
    quote = texts.CITATION.format(
        area=profile.area["label"],
        key=profile.area_id,
        version=build["version"],
        as_of=german.day(build["as_of"]),
        address=base + address(profile.area_id),
    )
    warning = el("div", el("p", texts.CITATION_DEMO), class_="meldung meldung-hinweis") if invented else None
    origins = el("ul", [el("li", text) for text in used], el("li", build["boundaries_note"]))
    files = downloads.links(f"/gebiet/{profile.area_id}", file_texts.NAMES["profil"], picture=False)
    return section(
        "quellen",
        _keys(profile.area),
        el("h3", texts.SOURCES_HEAD),
        origins,
        el("h3", texts.CITATION_HEAD),
        el("blockquote", quote),
        warning,
        el("h3", file_texts.HEAD, class_="geb-druck"),
        files,
        el("p", texts.PRINT_HINT, class_="geb-druck"),
    )


def _keys(area: Row) -> Content:
    """Keys of other lists, and at which levels the area stands."""
    levels = texts.SAME_BODY_LEVELS.get(area["kind"])
    said = [
        texts.SAME_BODY.format(levels=levels) if levels else "",
        f"{texts.AGS.format(key=area['ags'])}." if area["ags"] and area["level"] != "land" else "",
    ]
    known = [each for each in said if each]
    return [el("h3", texts.AREA_HEAD), el("p", " ".join(known))] if known else None
