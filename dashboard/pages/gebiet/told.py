"""One reading in words and small: its value, what must be said beside it, its development, how it compares."""

from __future__ import annotations

from dashboard import german
from dashboard.charts import Point, sparkline
from dashboard.pages.gebiet import sentences
from dashboard.pages.gebiet.profile import PEERS, Profile, group_nouns
from dashboard.pages.gebiet.readings import Reading
from dashboard.texts import profile as texts
from dashboard.web.markup import Content, Markup, el


def value(reading: Reading) -> Content:
    """The value, or the word that stands for it."""
    if not reading.has_value:
        return el("span", texts.STATUSES[reading.newest["status"]], class_="geb-kein-wert")
    return el("b", reading.value_text)


def remarks(reading: Reading) -> Content:
    """What must be said beside a value: interval, whose it is, provisional, few cases, note."""
    said = [
        inherited(reading),
        f"{texts.INTERVAL_HEAD} {reading.interval_text}" if reading.interval else "",
        texts.STATUSES["provisional"] if reading.newest["status"] == "provisional" else "",
        texts.FEW_CASES if reading.few_cases else "",
        reading.newest["note"] or "",
    ]
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
    return texts.AGAINST_ROW.format(
        dative=_with_whom(reading, profile),
        value=reading.fine.text(row["reference_value"]),
        result=texts.RESULTS[row["result_95"]],
    )


def _with_whom(reading: Reading, profile: Profile) -> str:
    if profile.reference == PEERS:
        return texts.DATIVES_PEERS[reading.indicator["scale"]]
    _, dative, _ = group_nouns(profile, reading)
    return texts.DATIVES.get(profile.reference, dative)
