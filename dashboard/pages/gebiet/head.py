"""The top of a profile: where the area lies, what it is, what changed, three sentences, three cards, what else stands on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode

from dashboard import db, german
from dashboard.charts import svg
from dashboard.pages.gebiet.profile import LAND, Profile, references_for
from dashboard.pages.gebiet.sentences import Place
from dashboard.queries import boundaries, frame
from dashboard.texts import profile as texts
from dashboard.theme import ACCENT, SURFACE
from dashboard.web import components
from dashboard.web.copy_link import copy_button
from dashboard.web.markup import Content, Markup, el, plain

Row = Mapping[str, Any]
KOMMUNE_OF_GEMEINDEN = "verbandsgemeinde"
LINE_STRONG = "#9aa5ab"  # borders of Kreise, quieter than text


def address(area_id: str, **parameters: str) -> str:
    """Where the profile of an area stands, or what lies below it."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"/gebiet/{area_id}?{query}" if query else f"/gebiet/{area_id}"


def here(profile: Profile, below: str = "", **parameters: str) -> str:
    """This profile, or an address below it ("/hz/streifen"), as it is compared now."""
    usual = references_for(profile.area)[:1]
    return address(
        f"{profile.area_id}{below}", bezug="" if [profile.reference] == usual else profile.reference, **parameters
    )


@cache
def demo() -> Markup:
    """The mark beside invented data."""
    return plain(components.demo_mark())


def hero(profile: Profile, around: Sequence[Row], changed: Sequence[Row]) -> Markup:
    """Breadcrumb, name, facts, notice of changes, small map."""
    area = profile.area
    words = el(
        "div",
        _breadcrumb(around, area),
        el("h1", area["label"]),
        el("p", _facts(area), class_="leitsatz"),
        el("p", _keys(area), class_="klein"),
        _changed(area, changed),
        class_="geb-wer",
    )
    return el("div", words, _locator(area), _links(profile), class_="geb-kopf")


def _breadcrumb(around: Sequence[Row], area: Row) -> Content:
    if not around:
        return None  # nothing lies above the Land
    links = [el("li", el("a", each["label"], href=address(each["area_id"]))) for each in around]
    return el(
        "nav",
        el("ol", links, el("li", el("span", area["label"], aria_current="page"))),
        class_="geb-pfad",
        aria_label=texts.BREADCRUMB,
    )


def _facts(area: Row) -> str:
    inhabitants = texts.INHABITANTS.format(
        count=german.number(area["inhabitants"]), day=german.day(area["inhabitants_date"])
    )
    return " · ".join([german.capital(area["kind_label"]), inhabitants])


def _keys(area: Row) -> str:
    """What somebody looks up rather than reads."""
    police = texts.POLICE_SEVERAL if area["police"] == "mehrere" else texts.POLICE.format(name=area["police"])
    facts = [
        texts.KEY.format(key=area["area_id"]),
        texts.SIZE.format(size=german.number(area["area_km2"], 1)),
        police if area["police"] and area["level"] != "land" else "",
    ]
    return " · ".join(filter(None, facts))


def _changed(area: Row, changed: Sequence[Row]) -> Content:
    """What changed of the area itself, and what of the Kommune a Gemeinde lies in: two different things."""
    own = [row for row in changed if row["new_area_id"] == area["area_id"]]
    around = [row for row in changed if row["new_area_id"] != area["area_id"]]
    said = [el("p", texts.CHANGED.format(changes=", ".join(map(_change, own))))] if own else []
    if around:
        kommune = Place(around[0]["new_label"], KOMMUNE_OF_GEMEINDEN).itself
        said.append(
            el(
                "p",
                texts.CHANGED_AROUND.format(Kommune=german.capital(kommune), changes=", ".join(map(_change, around))),
            )
        )
    return el("div", said, class_="meldung meldung-hinweis") if said else None


def _change(row: Row) -> str:
    text = texts.CHANGED_PART if row["part_only"] else texts.CHANGED_WHOLE
    said = text.format(name=row["old_name"], day=german.day(row["changed_on"]))
    return said if row["verified"] else f"{said.removesuffix(')')}, {texts.CHANGED_UNVERIFIED})"


def _links(profile: Profile) -> Markup:
    area_id = profile.area_id
    level = profile.area["level"]
    links = [
        (texts.MAP_LINK, "/" if level == "land" else f"/?ebene={level}&gebiet={area_id}"),
        (texts.OCCASIONS_LINK, "/anlaesse" if level == "land" else f"/anlaesse?gebiet={area_id}"),
        *([(texts.COMPARE_LINK, f"/vergleich?gebiete={area_id}")] if level != "land" else []),
        (texts.FILES_LINK, "#quellen"),
    ]
    copy = copy_button(here(profile, kennzahl=profile.opened, v=frame.build()["version"]))
    return el(
        "ul",
        [el("li", el("a", text, href=href)) for text, href in links],
        el("li", copy, class_="nur-mit-skript"),
        class_="link-reihe geb-wege",
    )


@db.per_build
def _outline() -> tuple[tuple[float, ...], dict[str, str]]:
    shapes = boundaries.boundaries("kreis")
    return tuple(shapes["view_box"]), shapes["areas"]


def _locator(area: Row) -> Markup:
    """All Kreise in one path, the own one on top."""
    (x, y, width, height), kreise = _outline()
    own = kreise.get(area["kreis_id"] or "", "")
    label = texts.LOCATOR.format(kreis=area["kreis"]) if own else texts.LOCATOR_LAND
    stroke = height / 220
    fill = f'fill="{ACCENT}"' if area["area_id"] == LAND else f'fill="{SURFACE}"'
    parts = [
        f'<path d="{"".join(kreise.values())}" {fill} stroke="{LINE_STRONG}" stroke-width="{svg.short(stroke)}"/>',
        f'<path d="{own}" fill="{ACCENT}" stroke="{ACCENT}" stroke-width="{svg.short(2 * stroke)}"/>' if own else "",
    ]
    drawn = Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}" aria-hidden="true">{"".join(parts)}</svg>'
    )
    return el("figure", drawn, el("figcaption", label, class_="klein"), class_="geb-lage")


def headlines(profile: Profile, sentences: Sequence[tuple[str, bool]]) -> Markup:
    """The three sentences, each with its mark where it rests on invented data, and the choice of what is compared with."""
    items = [el("li", text, [" ", demo()] if invented else None) for text, invented in sentences]
    return el(
        "section",
        el("h2", texts.HEADLINES, class_="nur-vorlesen"),
        el("ol", items, class_="geb-saetze"),
        _choice(profile),
        class_="flaeche geb-kernaussagen",
        aria_label=texts.HEADLINES,
    )


def _choice(profile: Profile) -> Content:
    references = references_for(profile.area)
    if not references:
        return None
    named = {**texts.REFERENCES, "kind": texts.NOUNS[profile.area["kind"]][0]}
    first = references[0]
    links = [
        el(
            "li",
            el(
                "a",
                named[each],
                href=address(profile.area_id, bezug="" if each == first else each, kennzahl=profile.opened),
                aria_current="true" if each == profile.reference else None,
            ),
        )
        for each in references
    ]
    return el(
        "nav",
        el("span", texts.AGAINST),
        el("ul", links),
        class_="geb-bezug",
        aria_label=texts.AGAINST.removesuffix(":"),
    )


def contents(shown: Sequence[str]) -> Markup:
    """Links to the sections of the page."""
    links = [el("li", el("a", texts.SECTIONS[name], href=f"#{name}")) for name in shown]
    return el("nav", el("ul", links, class_="link-reihe"), class_="geb-inhalt", aria_label=texts.CONTENTS)


def section(name: str, *content: Content, marks: Content = None) -> Markup:
    """One section with its heading."""
    heading = el("div", el("h2", texts.SECTIONS[name], id=f"{name}-titel"), marks, class_="bild-titel")
    return el("section", heading, *content, id=name, class_="flaeche geb-abschnitt", aria_labelledby=f"{name}-titel")
