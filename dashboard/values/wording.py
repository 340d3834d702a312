"""What is said of one observation: its value, whose it is, its interval, who answered, how it compares and how it went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import german
from dashboard.inheritance import giver_level
from dashboard.texts import comparison, inheritance
from dashboard.texts import overview as texts
from dashboard.values import verdicts
from dashboard.values.observations import Observation
from dashboard.values.summaries import Scale, scale_of, sum_name
from dashboard.values.verdicts import Compared

Row = Mapping[str, Any]
WORDS = texts.SCRIPT


class Wording:
    """The words of one indicator (a row of queries.overview); `measure`: wert or faelle."""

    def __init__(self, indicator: Row, measure: str = "wert") -> None:
        self.indicator, self.measure = indicator, measure
        self.scale = Scale(0) if measure == "faelle" else scale_of(indicator)
        self.states = texts.SURVEY_STATUSES if indicator["survey"] else texts.VALUE_STATUSES

    def text(self, value: float | None) -> str:
        """A value as a reader sees it."""
        return "–" if value is None else self.scale.text(value)

    def value(self, observed: Observation) -> str:
        """The value of an observation; a share of few that were counted as a count, one of which some is unknown as a range."""
        return "–" if observed.value is None else self.scale.observed(observed)

    def unit(self) -> str:
        """The short unit behind a value, "" where the value says it itself."""
        if self.measure == "faelle":
            return str(WORDS["casesHead"])
        return "" if self.scale.categories or self.scale.percent else self.indicator["unit_short"] or ""

    def head(self, observed: Observation) -> str:
        """The value with its unit, or why there is none."""
        if observed.value is None:
            return self.absence(observed)
        return f"{self.value(observed)} {self.unit()}".strip()

    def absence(self, observed: Observation) -> str:
        """Why there is no value."""
        if self.measure == "faelle" and self.indicator["inherits"] and observed.status == "missing":
            return str(WORDS["notInherited"])
        return self.states[observed.status]

    def whose(self, observed: Observation) -> str:
        """Whose value it is, that it is provisional, that it is invented; "" for an own one that is neither."""
        said = self.states["provisional"] if observed.status == "provisional" else ""
        if observed.status == "inherited":
            said = inheritance.NAMED[giver_level(observed.giver)].format(giver=observed.name)
        return ", ".join(filter(None, [said, WORDS["invented"] if observed.synthetic else ""]))

    def interval(self, observed: Observation) -> str:
        """Both ends of the interval, "" without one."""
        if observed.value is None or observed.low is None or observed.high is None:
            return ""
        return str(WORDS["interval"].format(low=self.text(observed.low), high=self.text(observed.high)))

    def short_interval(self, observed: Observation) -> str:
        """The same for a cell of a table."""
        if observed.value is None or observed.low is None or observed.high is None:
            return "–"
        return f"{self.text(observed.low)}–{self.text(observed.high)}"

    def persons(self, observed: Observation) -> str:
        """How many answered."""
        if observed.persons is None:
            return ""
        name = "personsEffective" if observed.effective else "persons"
        return str(WORDS[name].format(n=german.number(observed.persons), neff=german.number(observed.effective)))

    def mood(self, observed: Observation) -> str:
        """What an open survey found, which is no value."""
        if observed.mood is None:
            return ""
        return str(WORDS["mood"].format(share=german.percent(observed.mood, 1), n=german.number(observed.persons)))

    def cases(self, observed: Observation) -> str:
        """The cases behind a rate."""
        if not self.indicator["has_cases"] or self.measure == "faelle" or observed.cases is None:
            return ""
        return str(WORDS["cases"].format(count=german.number(observed.cases), what=WORDS["casesHead"]))

    def land(self, land: Observation) -> str:
        """The value of the whole Land."""
        return str(WORDS["land"].format(name=land_name(land), value=self.value(land)))

    def against(self, compared: Compared, kind: str, confidence: str = "998") -> str:
        """How the value of an area of a kind compares: "+879, +10 % gegenüber … (8.554): höher, im üblichen Bereich"."""
        return verdicts.against(compared, kind, self.scale, self.indicator["land_reference"], confidence)

    def size(self, compared: Compared) -> str:
        """How far a value is from its reference, an en dash without one."""
        if compared.difference is None:
            return "–"
        return verdicts.size(compared.difference, compared.difference_pct, self.scale)

    def trend(self, row: Row) -> str:
        """How the last years went."""
        names = ("result", "first_period", "last_period", "reason", "cases_result", "cases_first_period")
        return str(WORDS["trendLine"].format(said=verdicts.trend_in_words(*(row[name] for name in names))))


def reference_name(reference: str, indicator: Row) -> str:
    """What values of an indicator are compared with; of crime what the Kreise add up to in the place of the Land."""
    added = indicator["land_reference"] if reference == "land" else ""
    return str(added or comparison.REFERENCES[reference])


def land_name(land: Observation | None) -> str:
    """ "Land", or what its value is added up from."""
    return (sum_name(land.note) if land is not None else "") or texts.LAND_NAME


def short_trend(row: Row) -> str:
    """A trend for a cell of a table; of the cases where the value has none."""
    if row["cases_result"]:
        return comparison.CASES_TREND.format(said=comparison.TRENDS[row["cases_result"]])
    return comparison.TRENDS.get(row["result"]) or str(WORDS["notComputable"])


def not_compared(observed: Observation) -> str:
    """Why an inherited value is not compared."""
    return inheritance.NOT_COMPARED.format(whose=inheritance.SHORT[giver_level(observed.giver)])
