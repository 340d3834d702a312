"""The three sentences a mayor reads first: crime, feeling, structure. Pure: what is told comes in, German goes out.

Every sentence has a value, a named comparison, how certain it is, and a year or day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import german
from dashboard.texts import profile as texts
from dashboard.values import intervals
from dashboard.values.summaries import Scale

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """An area in a sentence: "in Koblenz", "im Westerwaldkreis"."""

    label: str
    kind: str

    @property
    def where(self) -> str:
        """With its preposition."""
        if self.kind == "landkreis":
            return (texts.PLACE_KREIS if "kreis" in self.label.lower() else texts.PLACE_LANDKREIS).format(
                label=self.label
            )
        return texts.PLACES.get(self.kind, texts.PLACE).format(label=self._name)

    @property
    def itself(self) -> str:
        """Without one: "die Verbandsgemeinde Hachenburg"."""
        return texts.OWN.get(self.kind, "{label}").format(label=self._name)

    @property
    def _name(self) -> str:
        """Without the kind in brackets where the sentence says the kind anyway."""
        return self.label.removesuffix(texts.BRACKETS.get(self.kind, ""))


@dataclass(frozen=True)
class Told:
    """A value in a sentence. `place` is whose value it is; `inherited_by` the area that has none of its own; `fine` how
    interval and reference are written, where not like the value."""

    what: str
    unit: str
    scale: Scale
    place: Place
    year: int
    status: str
    value: float | None = None
    interval: tuple[float, float] | None = None
    note: str | None = None
    inherited_by: Place | None = None
    indicator_id: str = ""
    fine: Scale | None = None


@dataclass(frozen=True)
class Against:
    """What a value is compared with: where, its value, and higher, similar, lower, or the reason why that cannot be said.

    `where` is empty for the same area in an earlier year `year`.
    """

    where: str
    value: float | None
    result: str | None = None
    reason: str | None = None
    year: int | None = None


def crime(told: Told | None, place: Place, against: Against) -> str:
    """Registered crime."""
    if told is None:
        return texts.CRIME["none"].format(place=place.where)
    if told.value is None:
        return texts.CRIME[told.status].format(year=told.year, place=told.place.where, what=told.what)
    said = texts.CRIME["zero" if told.value == 0 else "ok"].format(
        year=told.year,
        place=told.place.where,
        value=told.scale.text(told.value),
        unit=told.unit,
        what=told.what,
        provisional=_provisional(told),
    ) + compared(told, against)
    if told.inherited_by is None:
        return said
    return texts.CRIME["inherited"].format(own=told.inherited_by.itself, rest=_inside(said, told.year))


def _inside(sentence: str, year: int) -> str:
    """A sentence that begins with its year, as the second half of another."""
    return sentence.replace(f"{year} wurde", f"im Jahr {year} wurde", 1)


def feeling(told: Told | None, nothing: str, against: Against) -> str:
    """Perceived safety; `nothing` is the sentence where no survey is known."""
    if told is None:
        return nothing
    if told.value is None:
        words = {"year": told.year, "place": told.place.where, "what": told.what}
        return texts.FEELING[told.status].format(**words, note=told.note or texts.FEELING["unrepresentative_note"])
    template = texts.SAID.get(told.indicator_id, texts.SAID_ANY)
    said = template.format(value=told.scale.text(told.value), place=told.place.where, what=told.what)
    sentence = texts.FEELING["ok"].format(
        year=told.year, said=said, interval=_interval(told), provisional=_provisional(told)
    )
    return sentence + compared(told, against)


def compared(told: Told, against: Against) -> str:
    """The second half of a sentence, beginning with its comma or semicolon."""
    if against.value is None or told.value is None:
        reason = against.reason or texts.NOT_COMPUTED
        name = "no_reference" if against.where else "only_year"
        return texts.AGAINST_SENTENCES[name].format(reason=reason)
    reference = (told.fine or told.scale).text(against.value)
    if against.year is not None:
        return texts.AGAINST_SENTENCES["before"].format(year=against.year, reference=reference)
    is_equal = told.scale.text(told.value) == reference
    if against.result is None:
        name = "equal_unknown" if is_equal else "unknown"
    else:
        name = "equal" if is_equal and against.result == "similar" else against.result
    return texts.AGAINST_SENTENCES[name].format(
        where=against.where, reference=reference, reason=against.reason or texts.NOT_COMPUTED
    )


def structure(shown: Row, place: Place, active: int, areas: int, as_of: date) -> str:
    """The body of a Kommune or Landkreis. `shown`: status, status_reported, confirmed_on, conflicting; `active` of `areas` of its kind."""
    where = german.capital(place.where)
    said = texts.STRUCTURE[shown["status"]].format(Place=where) + _proof(shown)
    nouns = texts.NOUNS[place.kind][1].removeprefix("den ")
    numbers = {"active": german.number(active), "areas": german.number(areas)}
    return said + texts.STRUCTURE_AGAINST.format(**numbers, nouns=nouns, as_of=german.day(as_of))


def _proof(shown: Row) -> str:
    day = shown["confirmed_on"]
    if day is None:
        return texts.STRUCTURE_PROOF["never"]
    name = (
        "stale"
        if shown["status"] != shown["status_reported"]
        else "conflicting"
        if shown["conflicting"]
        else "confirmed"
    )
    return texts.STRUCTURE_PROOF[name].format(day=german.day(day), status=texts.STATUS_WORDS[shown["status_reported"]])


def _interval(told: Told) -> str:
    if told.interval is None:
        return ""
    return texts.INTERVAL.format(interval=intervals.in_words(told.fine or told.scale, *told.interval))


def _provisional(told: Told) -> str:
    return texts.PROVISIONAL if told.status == "provisional" else ""


def trend(row: Row | None, years: int) -> tuple[str, str]:
    """Arrow and word of a recent trend; `years` with a value tell a single year from a trend nobody computed."""
    if row is None:
        return "–", texts.TREND_ONE if years == 1 else texts.TREND_NONE
    arrow, word = texts.TRENDS[row["result"]]
    if row["result"] == "cannot_be_calculated":
        return arrow, texts.TREND_REASON.format(word=word, reason=row["reason"]) if row["reason"] else word
    return arrow, texts.TREND_SPAN.format(word=word, years=german.years(row["first_period"], row["last_period"]))
