"""The three sentences a mayor reads first: crime, perceived safety, structure. Pure: values come in, German goes out.

Every sentence has a value, a named comparison, how certain it is, and a year or day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import german
from dashboard.queries.profile_registry import AreaStatus
from dashboard.queries.profile_values import Trend
from dashboard.texts import profile as profile_texts
from dashboard.texts import profile_sentences as texts
from dashboard.texts import profile_structure as structure_texts
from dashboard.values import intervals
from dashboard.values.summaries import Scale


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
        """Without the kind in brackets where the sentence names the kind anyway."""
        return self.label.removesuffix(texts.BRACKETS.get(self.kind, ""))


@dataclass(frozen=True)
class ObservedValue:
    """A value in a sentence. `place` is whose value it is; `inherited_by` the area that has none of its own; `precise` the scale on which
    interval and reference are written, where it is not that of the value."""

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
    precise: Scale | None = None


@dataclass(frozen=True)
class Reference:
    """What a value is compared with: where, its value, and higher, similar, lower, or the reason why that cannot be decided.

    `where` is empty for the same area in an earlier year `year`.
    """

    where: str
    value: float | None
    result: str | None = None
    reason: str | None = None
    year: int | None = None


def crime(observed: ObservedValue | None, place: Place, reference: Reference) -> str:
    """Registered crime."""
    if observed is None:
        return texts.CRIME["none"].format(place=place.where)
    if observed.value is None:
        return texts.CRIME[observed.status].format(year=observed.year, place=observed.place.where, what=observed.what)
    sentence = texts.CRIME["zero" if observed.value == 0 else "ok"].format(
        year=observed.year,
        place=observed.place.where,
        value=observed.scale.text(observed.value),
        unit=observed.unit,
        what=observed.what,
        provisional=_provisional(observed),
    ) + comparison(observed, reference)
    if observed.inherited_by is None:
        return sentence
    return texts.CRIME["inherited"].format(own=observed.inherited_by.itself, rest=_inside(sentence, observed.year))


def _inside(sentence: str, year: int) -> str:
    """A sentence that begins with its year, as the second half of another."""
    return sentence.replace(f"{year} wurde", f"im Jahr {year} wurde", 1)


def feeling(observed: ObservedValue | None, without_survey: str, reference: Reference) -> str:
    """Perceived safety; `without_survey` is the sentence where no survey is known."""
    if observed is None:
        return without_survey
    if observed.value is None:
        words = {"year": observed.year, "place": observed.place.where, "what": observed.what}
        note = observed.note or texts.FEELING["unrepresentative_note"]
        return texts.FEELING[observed.status].format(**words, note=note)
    template = texts.ANSWERS.get(observed.indicator_id, texts.OTHER_ANSWERS)
    answers = template.format(value=observed.scale.text(observed.value), place=observed.place.where, what=observed.what)
    sentence = texts.FEELING["ok"].format(
        year=observed.year, answers=answers, interval=_interval(observed), provisional=_provisional(observed)
    )
    return sentence + comparison(observed, reference)


def comparison(observed: ObservedValue, reference: Reference) -> str:
    """The second half of a sentence, beginning with its comma or semicolon."""
    if reference.value is None or observed.value is None:
        name = "no_reference" if reference.where else "only_year"
        return texts.COMPARISONS[name].format(reason=reference.reason or texts.NOT_COMPUTED)
    value = (observed.precise or observed.scale).text(reference.value)
    if reference.year is not None:
        return texts.COMPARISONS["before"].format(year=reference.year, reference=value)
    is_equal = observed.scale.text(observed.value) == value
    if reference.result is None:
        name = "equal_unknown" if is_equal else "unknown"
    else:
        name = "equal" if is_equal and reference.result == "similar" else reference.result
    return texts.COMPARISONS[name].format(
        where=reference.where, reference=value, reason=reference.reason or texts.NOT_COMPUTED
    )


def structure(status: AreaStatus, place: Place, active: int, areas: int, as_of: date) -> str:
    """The body of a Kommune or Landkreis; `active` of `areas` of its kind have an active one on the day `as_of`."""
    sentence = texts.STRUCTURE[status.status].format(Place=german.capital(place.where)) + _proof(status)
    nouns = profile_texts.NOUNS[place.kind][1].removeprefix("den ")
    numbers = {"active": german.number(active), "areas": german.number(areas)}
    return sentence + texts.STRUCTURE_ELSEWHERE.format(**numbers, nouns=nouns, as_of=german.day(as_of))


def _proof(status: AreaStatus) -> str:
    day = status.confirmed_on
    if day is None:
        return texts.STRUCTURE_PROOF["never"]
    name = "stale" if status.status != status.status_reported else "conflicting" if status.conflicting else "confirmed"
    return texts.STRUCTURE_PROOF[name].format(
        day=german.day(day), status=structure_texts.STATUS_WORDS[status.status_reported]
    )


def _interval(observed: ObservedValue) -> str:
    if observed.interval is None:
        return ""
    return texts.INTERVAL.format(interval=intervals.in_words(observed.precise or observed.scale, *observed.interval))


def _provisional(observed: ObservedValue) -> str:
    return texts.PROVISIONAL if observed.status == "provisional" else ""


def trend(row: Trend | None, years: int) -> tuple[str, str]:
    """Arrow and word of a recent trend; `years` with a value tell a single year from a trend nobody computed."""
    if row is None:
        return texts.NO_ARROW, texts.TREND_ONE if years == 1 else texts.TREND_NONE
    arrow, word = texts.TRENDS[row.result]
    if row.result == "cannot_be_calculated":
        return arrow, texts.TREND_REASON.format(word=word, reason=row.reason) if row.reason else word
    return arrow, texts.TREND_SPAN.format(word=word, years=german.years(row.first_period, row.last_period))
