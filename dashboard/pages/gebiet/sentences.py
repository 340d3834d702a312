"""What stands beside a figure a mayor reads first: crime, perceived safety, structure. Pure: values come in, German goes out.

A statement is a figure and the rest of the sentence that begins with it, with a year and its age; how it compares is a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard import german
from dashboard.queries.profile_coverage import Coverage
from dashboard.queries.profile_registry import AreaStatus
from dashboard.queries.profile_values import Trend
from dashboard.texts import profile as profile_texts
from dashboard.texts import profile_indicators as indicator_texts
from dashboard.texts import profile_sentences as texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import verdicts
from dashboard.values.summaries import Scale


class Statement(NamedTuple):
    """A figure, or the word that stands for it, and what follows."""

    figure: str
    text: str


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
    def owner(self) -> str:
        """In the genitive: "des Landkreises Ahrweiler", "des Westerwaldkreises"."""
        if self.kind == "landkreis":
            kreis = german.genitive_of_kreis(self.label)
            return f"des {kreis}" if kreis != self.label else texts.OWNER_LANDKREIS.format(label=self.label)
        return texts.OWNERS.get(self.kind, texts.OWNER).format(label=self._name)

    @property
    def _name(self) -> str:
        """Without the kind in brackets where the sentence names the kind anyway."""
        return self.label.removesuffix(texts.BRACKETS.get(self.kind, ""))


@dataclass(frozen=True)
class ObservedValue:
    """A value in a sentence. `place` is whose value it is; `inherited_by` the area that has none of its own; `today` the year to which its
    age is counted; `written` the value as a reader sees it, "" without one."""

    what: str
    unit: str
    place: Place
    year: int
    today: int
    status: str
    written: str = ""
    note: str | None = None
    inherited_by: Place | None = None
    indicator_id: str = ""


@dataclass(frozen=True)
class Earlier:
    """The value of the Land in an earlier year, with the reason why both must not be compared."""

    year: int
    value: float
    reason: str | None = None


def age(year: int, today: int) -> str:
    """How long ago a year is, in whole years."""
    years = max(today - year, 0)
    return texts.AGES.get(years, texts.AGE.format(years=years))


def crime(observed: ObservedValue | None) -> Statement:
    """Registered crime."""
    if observed is None:
        return Statement(*texts.NO_CRIME)
    text = texts.CRIME["ok" if observed.written else observed.status].format(
        unit=observed.unit,
        year=observed.year,
        place=f"{observed.place.where} " if observed.inherited_by else "",
        age=age(observed.year, observed.today),
        what=observed.what,
        provisional=_provisional(observed),
    )
    return Statement(observed.written or indicator_texts.STATUSES[observed.status], text)


def feeling(observed: ObservedValue) -> Statement:
    """Perceived safety, where there is a survey."""
    words = {"year": observed.year, "age": age(observed.year, observed.today), "what": observed.what}
    if not observed.written:
        # the word stands large before it
        note = (observed.note or texts.MOOD_NOTE).replace(texts.MOOD_AGAIN, "").removesuffix(".")
        text = texts.FEELING[observed.status].format(**words, note=note)
        is_mood = observed.status == "unrepresentative"
        return Statement(texts.MOOD if is_mood else indicator_texts.STATUSES[observed.status], text)
    answers = texts.ANSWERS.get(observed.indicator_id, texts.OTHER_ANSWERS).format(**words)
    return Statement(observed.written, texts.FEELING["ok"].format(answers=answers, provisional=_provisional(observed)))


def inherited(observed: ObservedValue, own: Place) -> str:
    """Whose values the page shows, said once."""
    return texts.INHERITED.format(owner=observed.place.owner, own=own.itself)


def before(earlier: Earlier | None, scale: Scale) -> str:
    """What the Land had before, or why that cannot be compared."""
    if earlier is None:
        return texts.ONLY_YEAR
    template = texts.BEFORE_BROKEN if earlier.reason else texts.BEFORE
    return template.format(year=earlier.year, reference=scale.text(earlier.value), reason=earlier.reason)


def structure(status: AreaStatus, named: Sequence[str]) -> Statement:
    """The Stand of the body of a Kommune or Landkreis and what it rests on; `named` bodies need not be reported on."""
    met = status.last_meeting_on
    facts = [
        _proof(status, named),
        texts.MET.format(day=german.day(met)) if met and status.status in ("aktiv", "ruht_vermutlich") else None,
    ]
    sentence = f"{german.capital(', '.join(filter(None, facts)))}."
    is_of_area = status.confirmed_on is not None and named and not status.council
    more = (
        texts.NAMED.format(bodies=german.quoted(named)) if is_of_area else "",
        texts.ABOVE.format(name=status.above_council) if status.above_council and status.status != "aktiv" else "",
    )
    return Statement(STATUSES[status.status], " ".join(filter(None, [sentence, *more])))


def _proof(status: AreaStatus, named: Sequence[str]) -> str:
    day = status.confirmed_on
    if day is None:
        name = "unreported" if named else "never"
        return texts.STRUCTURE_PROOF[name].format(bodies=german.quoted(named))
    if status.status == "ruht_vermutlich":
        name = "met_long_ago"
    elif status.status != status.status_reported:
        name = "stale"
    else:
        name = "conflicting" if status.conflicting else "confirmed"
    return texts.STRUCTURE_PROOF[name].format(day=german.day(day), status=STATUSES[status.status_reported])


def others(coverage: Coverage, kind: str, as_of: date) -> str:
    """How the bodies of all areas of a kind stand on a day."""
    if coverage.areas < 2:
        return texts.STRUCTURE_ALONE
    template = texts.STRUCTURE_ALL_UNCLEAR if coverage.unclear == coverage.areas else texts.STRUCTURE_OTHERS
    numbers = {name: german.number(count) for name, count in coverage._asdict().items()}
    _, dative, genitive = profile_texts.NOUNS[kind]
    nouns, nouns_of = dative.removeprefix("den "), genitive.removeprefix("der ")
    return template.format(**numbers, nouns=nouns, nouns_of=nouns_of, as_of=german.day(as_of))


def _provisional(observed: ObservedValue) -> str:
    return texts.PROVISIONAL if observed.status == "provisional" else ""


def trend(row: Trend | None, years: int, breaks: Sequence[str] = ()) -> tuple[str, str]:
    """Arrow and word of a recent trend; `years` with a value tell a single year from a trend nobody computed. `breaks` are those that stop
    it: where there are several, all are named."""
    if row is None:
        return texts.NO_ARROW, texts.TREND_ONE if years == 1 else texts.TREND_NONE
    arrow, word = texts.TRENDS[row.result]
    if row.result == "cannot_be_calculated":
        reason = texts.TREND_BREAKS.format(breaks="; ".join(breaks)) if len(breaks) > 1 else row.reason
        why = texts.TREND_REASON.format(word=word, reason=reason) if reason else word
        cases = verdicts.cases_trend_in_words(row.cases_result, row.cases_first_period, row.last_period)
        return arrow, "; ".join(filter(None, [why, cases]))
    return arrow, texts.TREND_SPAN.format(word=word, years=german.years(row.first_period, row.last_period))
