"""The indicators by topic: three open, the rest folded; each a figure with heading, value, strip, trend, sentence, and its details."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import german
from dashboard.charts.marks import mark
from dashboard.pages.gebiet import details, figures
from dashboard.pages.gebiet.head import demo, here, section
from dashboard.pages.gebiet.profile import Profile, group_nouns
from dashboard.pages.gebiet.readings import Reading
from dashboard.pages.gebiet.told import development, judgement, remarks, value
from dashboard.texts import profile as texts
from dashboard.theme import ACCENT
from dashboard.web.markup import Content, Markup, el

OPEN = 3


def indicators(profile: Profile) -> Markup:
    """All topics; the indicator asked for stands open, wherever it is."""
    topics = profile.topics()
    if not topics and not profile.unknown:
        return section("kennzahlen", el("p", texts.NO_TOPICS))
    names = list(dict.fromkeys([*topics, *profile.unknown]))
    lead = (
        [el("p", texts.ROWS_LEAD), _legend(profile)]
        if profile.area["level"] != "land"
        else el("p", texts.ROWS_LEAD_LAND)
    )
    return section("kennzahlen", lead, [_topic(name, topics.get(name, []), profile) for name in names])


def _legend(profile: Profile) -> Markup:
    inherited = any(reading.giver for reading in profile.readings.values())
    peers = any(reading.peers is not None for reading in profile.readings.values())
    shapes = [
        ("circle", ACCENT, texts.LEGEND_OWN),
        *([("circle_open", ACCENT, texts.LEGEND_INHERITED)] if inherited else []),
        *([("diamond", figures.PEERS, texts.LEGEND_PEERS)] if peers else []),
    ]
    items = [el("li", figures.sign(mark(shape, colour)), text) for shape, colour, text in shapes]
    return el(
        "ul",
        items,
        el("li", figures.sign(figures.LINE), texts.LEGEND_LAND),
        class_="geb-zeichen",
        aria_label=texts.LEGEND,
    )


def _topic(name: str, readings: Sequence[Reading], profile: Profile) -> Markup:
    drawn = [row(reading, profile) for reading in readings]
    rest = drawn[OPEN:]
    text = texts.MORE_ONE if len(rest) == 1 else texts.MORE.format(count=len(rest))
    is_open = any(reading.indicator_id == profile.opened for reading in readings[OPEN:])
    more = el("details", el("summary", text), rest, class_="aufklapp geb-mehr", open=is_open) if rest else None
    return el("div", el("h3", name), drawn[:OPEN], more, _unknown(profile.unknown.get(name, [])), class_="geb-thema")


def _unknown(indicators: Sequence[details.Row]) -> Content:
    if not indicators:
        return None
    text = texts.UNKNOWN_ONE if len(indicators) == 1 else texts.UNKNOWN.format(count=len(indicators))
    return el(
        "details",
        el("summary", text),
        el("p", ", ".join(each["short_title"] for each in indicators), class_="klein"),
        class_="aufklapp geb-ohne",
    )


def row(reading: Reading, profile: Profile) -> Markup:
    """One indicator."""
    indicator = reading.indicator
    where = texts.ROW_HEAD.format(
        unit=indicator["unit"], year=reading.newest["period"], area=reading.giver or profile.area["label"]
    )
    head = el("h4", indicator["short_title"], " ", el("span", where, [" ", demo()] if indicator["synthetic"] else None))
    is_word = indicator["scale"] == "category"
    name = "geb-wert geb-wort" if is_word else "geb-wert"
    numbers = el("div", el("p", value(reading), class_=name), remarks(reading), class_="geb-zahlen")
    drawn, course = figures.row_of_values(reading, profile), development(reading)
    kind = "geb-zeile" if drawn else "geb-zeile geb-zeile-wort" if is_word else "geb-zeile geb-zeile-ohne"
    return el(
        "article",
        el("header", head),
        numbers,
        el("div", drawn.chart, class_="geb-streifen") if drawn else None,
        el("div", course, class_="geb-trend") if course else None,
        el("p", summary(reading, profile), class_="geb-satz"),
        details.fold(reading, profile),
        class_=kind,
        id=f"kennzahl-{reading.indicator_id}",
    )


def summary(reading: Reading, profile: Profile) -> Content:
    """The strip in a sentence that leads to all its values, and the comparison in another."""
    group = reading.group or {}
    if not reading.has_value:
        return ""
    if len(group) < 2:
        return "" if profile.area["level"] == "land" else texts.STRIP_ALONE
    if reading.indicator["scale"] == "category":
        return _same(reading, group, group_nouns(profile, reading)[1].removeprefix("den "))
    values = el("a", figures.counted(reading, profile), href=here(profile, f"/{reading.indicator_id}/streifen"))
    return [values, ": ", f"{figures.extent(reading)} {judgement(reading, profile)}".strip()]


def _same(reading: Reading, group: Mapping[str, float], nouns: str) -> str:
    same = sum(value == reading.newest["value"] for value in group.values())
    return texts.CATEGORY_SUMMARY.format(same=german.number(same), known=german.number(len(group)), group=nouns)
