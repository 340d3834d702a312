"""What is said of one observation: its value, whose it is, its interval, who answered, how it compares and how it went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import german
from dashboard.texts import comparison
from dashboard.texts import overview as texts
from dashboard.values import verdicts
from dashboard.values.observations import Observation
from dashboard.values.summaries import Scale, is_sum, scale_of

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

    def unit(self) -> str:
        """The short unit behind a value, "" where the value says it itself."""
        if self.measure == "faelle":
            return str(WORDS["casesHead"])
        return "" if self.scale.categories or self.scale.percent else self.indicator["unit_short"] or ""

    def head(self, observed: Observation) -> str:
        """The value with its unit, or why there is none."""
        if observed.value is None:
            return self.absence(observed)
        return f"{self.text(observed.value)} {self.unit()}".strip()

    def absence(self, observed: Observation) -> str:
        """Why there is no value."""
        if self.measure == "faelle" and self.indicator["inherits"] and observed.status == "missing":
            return str(WORDS["notInherited"])
        return self.states[observed.status]

    def whose(self, observed: Observation) -> str:
        """Whose value it is, or that it is provisional; "" for an own one."""
        if observed.status == "inherited":
            is_kreis = len(observed.giver) == 5
            return str(WORDS["inherited"].format(**{"from": observed.name}) if is_kreis else WORDS["inheritedKommune"])
        return self.states["provisional"] if observed.status == "provisional" else ""

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
        return str(WORDS["land"].format(name=land_name(land), value=self.text(land.value)))

    def against(self, reference: str, compared: Row) -> str:
        """How a value compares: "gleiche Art (8.554): statistisch gesichert höher (99,8 %)"; `reference` as in addresses."""
        name = comparison.REFERENCES[reference]
        if compared["result_95"]:
            name = WORDS["withValue"].format(reference=name, value=self.text(compared["reference_value"]))
        return str(WORDS["against"].format(reference=name, said=self._result(compared)))

    def _result(self, compared: Row) -> str:
        if not compared["result_95"]:
            return comparison.NOT_COMPUTABLE.format(reason=compared["reason"])
        word = str(WORDS["certainly"][compared["result_95"]])
        return f"{word} ({_confidence(compared)})" if compared["result_95"] != "similar" else word

    def trend(self, row: Row) -> str:
        """How the last years went."""
        first, last, reason = row["first_period"], row["last_period"], row["reason"]
        return str(WORDS["trendLine"].format(said=verdicts.trend_in_words(row["result"], first, last, reason)))


def land_name(land: Observation | None) -> str:
    """ "Land", or that its value is added up."""
    return str(WORDS["landSum"] if land is not None and is_sum(land) else WORDS["landTick"])


def short_result(compared: Row) -> str:
    """A result for a cell of a table: "▲ höher (99,8 %)"; the reason why there is none stands in the panel and in the file."""
    if not compared["result_95"]:
        return str(WORDS["notComputableLegend"])
    word = str(WORDS["results"][compared["result_95"]])
    return f"{word} ({_confidence(compared)})" if compared["result_95"] != "similar" else word


def short_result_at(compared: Row, confidence: str) -> str:
    """The same at one confidence (95, 998); what is certain at 95 % only is said as such."""
    result, loosest = compared[f"result_{confidence}"], compared["result_95"]
    if not loosest:
        return str(WORDS["notComputableLegend"])
    only = f" ({comparison.CONFIDENCES['95']}: {WORDS['results'][loosest]})" if result != loosest else ""
    return f"{WORDS['results'][result]}{only}"


def short_trend(row: Row) -> str:
    """A trend for a cell of a table."""
    return comparison.TRENDS.get(row["result"]) or str(WORDS["notComputableLegend"])


def _confidence(compared: Row) -> str:
    """The strictest confidence at which a difference is certain."""
    return comparison.CONFIDENCES["998" if compared["result_998"] == compared["result_95"] else "95"]
