"""Crime, feeling, structure: the three sentences and the three cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import german, maps
from dashboard.charts import Point, sparkline
from dashboard.markup import Content, Markup, el
from dashboard.pages.gebiet import figures, sentences
from dashboard.pages.gebiet.head import demo, here
from dashboard.pages.gebiet.profile import LAND, Profile, against, group_nouns, told
from dashboard.pages.gebiet.readings import Reading, in_words
from dashboard.queries import frame, gebiet_structure, gebiet_values
from dashboard.texts import gebiet as texts
from dashboard.texts import gebiet_files as file_texts

Row = Mapping[str, Any]
CRIME, FEELING = ("Kriminalitätslage", "straftaten_insgesamt"), ("Sicherheitsgefühl", "sicher_nachts_wohngegend")


def three(profile: Profile, shown: Row | None) -> list[tuple[str, bool]]:
    """The sentences and whether they rest on invented data. `shown` is the row of `gebiet_structure.structure`."""
    crime, feeling = profile.headline(*CRIME), profile.headline(*FEELING)
    nothing = sentences.Against("", None)
    said_crime = sentences.crime(told(profile, crime), profile.place, against(profile, crime)) if crime \
        else sentences.crime(None, profile.place, nothing)
    said_feeling = sentences.feeling(told(profile, feeling), "", against(profile, feeling)) if feeling \
        else sentences.feeling(None, _nothing_felt(profile), nothing)
    invented = frame.build()["demo"]
    felt = invented and profile.area["level"] != "gemeinde"
    return [(said_crime, bool(crime and crime.indicator["synthetic"])), (said_feeling, felt), (_structure(profile, shown), felt)]


def _nothing_felt(profile: Profile) -> str:
    """Why there is no survey: none was made, or surveys are made elsewhere."""
    area, place = profile.area, profile.place.where
    if area["level"] == "gemeinde":
        return texts.FEELING["none_gemeinde"].format(kommune=area["kommune"])
    if area["level"] == "kommune":
        return texts.FEELING["none"].format(place=place)
    surveyed, kommunen = gebiet_values.surveyed(area["area_id"])
    name = "none_land" if area["level"] == "land" else "none_kreis"
    return texts.FEELING[name].format(place=place, surveyed=german.number(surveyed), kommunen=german.number(kommunen))


def _structure(profile: Profile, shown: Row | None) -> str:
    area, as_of = profile.area, frame.build()["as_of"]
    if shown is not None:
        return sentences.structure(shown, profile.place, *gebiet_structure.active_of_kind(area["level"], area["kind"]), as_of)
    if area["area_id"] == LAND:
        active, areas = gebiet_structure.active_kommunen()
        return texts.STRUCTURE_LAND.format(active=german.number(active), areas=german.number(areas), as_of=german.day(as_of))
    return texts.STRUCTURE_GEMEINDE.format(kommune=area["kommune"])


def cards(profile: Profile, shown: Row | None) -> Markup:
    """Three cards beside each other."""
    values = []
    for name, reading in (("crime", profile.headline(*CRIME)), ("feeling", profile.headline(*FEELING))):
        values.append(_value_card(name, reading, profile) if reading else _empty_card(name))
    return el("section", el("ul", values, _structure_card(shown), class_="geb-karten"), aria_label=texts.TRIAD)


def _card(name: str, *content: Content, invented: bool) -> Markup:
    return el("li", el("h2", texts.CARDS[name], demo() if invented else None), *content)


def _empty_card(name: str) -> Markup:
    invented = name == "feeling" and frame.build()["demo"]
    return _card(name, el("p", texts.NO_VALUE[name], class_="geb-kein-wert"), invented=invented)


def _value_card(name: str, reading: Reading, profile: Profile) -> Markup:
    number = el("p", value(reading), class_="geb-zahl")
    what = el("p", f'{reading.indicator["short_title"]}, {reading.indicator["unit"]}, {reading.newest["period"]}')
    word = judgement(reading, profile)
    judged = el("p", word, class_="klein") if word else None
    course = el("p", figures.over_the_years(reading), class_="nur-vorlesen")
    more = here(profile, kennzahl=reading.indicator_id) + f"#kennzahl-{reading.indicator_id}"
    return _card(name, number, what, remarks(reading), judged, development(reading), course, _more(file_texts.MORE, more, name),
                 invented=bool(reading.indicator["synthetic"]))


def _more(words: str, href: str, name: str) -> Markup:
    """The way to table and files of a card."""
    return el("p", el("a", words, el("span", f": {texts.CARDS[name]}", class_="nur-vorlesen"), href=href), class_="geb-mehrdazu")


def value(reading: Reading) -> Content:
    """The value, or the word that stands for it."""
    if not reading.has_value:
        return el("span", texts.STATUSES[reading.newest["status"]], class_="geb-kein-wert")
    return el("b", reading.value_text)


def remarks(reading: Reading) -> Content:
    """What must be said beside a value: interval, whose it is, provisional, few cases, note."""
    said = [inherited(reading),
            f"{texts.INTERVAL_HEAD} {in_words(reading.scale, reading.interval)}" if reading.interval else "",
            texts.STATUSES["provisional"] if reading.newest["status"] == "provisional" else "",
            texts.FEW_CASES if reading.few_cases else "", reading.newest["note"] or ""]
    known = [each for each in said if each]
    return el("p", " · ".join(known), class_="klein") if known else None


def inherited(reading: Reading) -> str:
    """Whose value it is, where it is not its own."""
    return texts.INHERITED[reading.giver_level].format(giver=reading.giver) if reading.giver else ""


def development(reading: Reading) -> Content:
    """Sparkline with the word of the trend."""
    points = [Point(row["period"], row["value"]) for row in reading.rows]
    known = [point for point in points if point.value is not None]
    if not known or reading.indicator["scale"] == "category":
        return None
    arrow, word = sentences.trend(reading.trend, len(known))
    line = Markup(sparkline(points, breaks=[period for period, _ in reading.breaks])) if len(known) > 1 else None
    years = german.years(known[0].period, known[-1].period)
    pointing = el("span", f"{arrow} ", aria_hidden="true") if arrow != texts.NO_ARROW else None
    said = el("p", pointing, word, el("span", f" {years}", class_="nur-vorlesen"), class_="klein")
    return el("div", el("div", line, class_="geb-funken") if line else None, said, class_="geb-verlauf")


def judgement(reading: Reading, profile: Profile) -> str:
    """higher, similar or lower in words, or why not."""
    row = reading.compared
    if row is None:
        return ""
    if row["result_95"] is None:
        return texts.NOT_COMPARABLE.format(reason=row["reason"] or texts.NOT_COMPUTED)
    _, dative, _ = group_nouns(profile, reading)
    return texts.AGAINST_ROW.format(dative=texts.DATIVES.get(profile.reference, dative), value=reading.scale.text(row["reference_value"]),
                                    result=texts.RESULTS[row["result_95"]])


def _structure_card(shown: Row | None) -> Markup:
    if shown is None:
        return _card("structure", el("p", texts.NO_VALUE["structure"], class_="geb-kein-wert"), invented=False)
    mark = maps.mark(shown["status"])
    picture = el("img", src=mark, alt="", width="22", height="22") if mark else None
    said: list[tuple[str, date | None]] = [("bestätigt", shown["confirmed_on"]), ("letzte Sitzung", shown["last_meeting_on"])]
    facts: Sequence[str] = [f"{name} {german.day(day)}" for name, day in said if day]
    return _card("structure", el("p", picture, el("b", texts.STATUS_WORDS[shown["status"]]), class_="geb-zahl"),
                 el("p", shown["council"] or texts.NO_COUNCIL), el("p", " · ".join(facts), class_="klein") if facts else None,
                 _more(file_texts.MORE_STRUCTURE, "#struktur", "structure"), invented=bool(shown["demo"]))
