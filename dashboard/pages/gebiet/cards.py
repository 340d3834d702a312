"""Crime, feeling, structure: the three cards under the sentences, each with the way to its table and files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import german
from dashboard.maps import drawing
from dashboard.pages.gebiet import figures
from dashboard.pages.gebiet.head import address as profile_address
from dashboard.pages.gebiet.head import demo, here
from dashboard.pages.gebiet.profile import Profile
from dashboard.pages.gebiet.readings import Reading
from dashboard.pages.gebiet.told import development, judgement, remarks, value
from dashboard.pages.gebiet.triad import CRIME, FEELING
from dashboard.queries import frame, profile_structure, profile_values
from dashboard.texts import profile as texts
from dashboard.texts import profile_files as file_texts
from dashboard.web.markup import Content, Markup, el

Row = Mapping[str, Any]


def cards(profile: Profile, shown: Row | None) -> Markup:
    """Three cards beside each other."""
    crime, feeling = profile.headline(*CRIME), profile.headline(*FEELING)
    drawn = [
        _value_card("crime", crime, profile) if crime else _empty_card("crime"),
        _value_card("feeling", feeling, profile) if feeling else _nothing_felt_card(profile),
        _structure_card(profile, shown),
    ]
    return el("section", el("ul", drawn, class_="geb-karten"), aria_label=texts.TRIAD)


def _card(name: str, *content: Content, invented: bool) -> Markup:
    return el("li", el("h2", texts.CARDS[name], demo() if invented else None), *content)


def _empty_card(name: str) -> Markup:
    return _card(
        name, el("p", texts.NO_VALUE[name], class_="geb-kein-wert"), invented=name == "feeling" and _invented()
    )


def _nothing_felt_card(profile: Profile) -> Markup:
    """Surveys are made by Kommunen: above them they are counted, below them lies the way there."""
    level = profile.area["level"]
    if level == "kommune":
        return _empty_card("feeling")
    return (
        _kommune_card("feeling", profile)
        if level == "gemeinde"
        else _counted_card(
            "feeling", profile_values.surveyed(profile.area_id), texts.CARD_SURVEYED, f"/?kennzahl={FEELING[1]}"
        )
    )


def _counted_card(name: str, counted: tuple[int, int], what: str, address: str) -> Markup:
    """How many Kommunen of how many, and where to see which."""
    count, kommunen = counted
    number = el(
        "p",
        el("b", texts.OF_KOMMUNEN.format(count=german.number(count), all=german.number(kommunen))),
        class_="geb-zahl",
    )
    return _card(name, number, el("p", what), _more(texts.ON_MAP, address, name), invented=_invented())


def _kommune_card(name: str, profile: Profile) -> Markup:
    """What is kept for the Kommune a Gemeinde lies in."""
    area = profile.area
    return _card(
        name,
        el("p", texts.CARD_KOMMUNE[name], class_="geb-kein-wert"),
        _more(texts.CARD_PROFILE.format(kommune=area["kommune"]), profile_address(area["kommune_id"]), name),
        invented=False,
    )


def _invented() -> bool:
    return bool(frame.build()["demo"])


def _value_card(name: str, reading: Reading, profile: Profile) -> Markup:
    number = el("p", value(reading), class_="geb-zahl")
    what = el("p", f"{reading.indicator['short_title']}, {reading.indicator['unit']}, {reading.newest['period']}")
    word = judgement(reading, profile)
    judged = el("p", word, class_="klein") if word else None
    course = el("p", figures.over_the_years(reading), class_="nur-vorlesen")
    more = here(profile, kennzahl=reading.indicator_id) + f"#kennzahl-{reading.indicator_id}"
    return _card(
        name,
        number,
        what,
        remarks(reading),
        judged,
        development(reading),
        course,
        _more(file_texts.MORE, more, name),
        invented=bool(reading.indicator["synthetic"]),
    )


def _more(words: str, href: str, name: str) -> Markup:
    """The way to table and files of a card."""
    return el(
        "p",
        el("a", words, el("span", f": {texts.CARDS[name]}", class_="nur-vorlesen"), href=href),
        class_="geb-mehrdazu",
    )


def _structure_card(profile: Profile, shown: Row | None) -> Markup:
    if shown is None:
        if profile.area["level"] != "land":
            return _kommune_card("structure", profile)
        as_of = german.day(frame.build()["as_of"])
        return _counted_card(
            "structure", profile_structure.active_kommunen(), texts.CARD_ACTIVE.format(as_of=as_of), "/"
        )
    mark = drawing.mark(shown["status"])
    picture = el("img", src=mark, alt="", width="22", height="22") if mark else None
    said = ((texts.CONFIRMED_ON, shown["confirmed_on"]), (texts.MET_ON, shown["last_meeting_on"]))
    facts = [template.format(day=german.day(day)) for template, day in said if day]
    return _card(
        "structure",
        el("p", picture, el("b", texts.STATUS_WORDS[shown["status"]]), class_="geb-zahl"),
        el("p", shown["council"] or texts.NO_COUNCIL),
        el("p", " · ".join(facts), class_="klein") if facts else None,
        _more(file_texts.MORE_STRUCTURE, "#struktur", "structure"),
        invented=bool(shown["demo"]),
    )
