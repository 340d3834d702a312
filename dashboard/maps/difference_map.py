"""The same map painted by how values differ from a reference: higher, not distinguishable, lower, not computable."""

from __future__ import annotations

from dashboard import german
from dashboard.maps.painted import VERDICTS, Item, Look
from dashboard.maps.value_map import WORDS, Values
from dashboard.texts import comparison
from dashboard.texts import overview as texts
from dashboard.values.observations import Group, Observation

POLES = {"higher_is_better": ("besser", "schlechter"), "lower_is_better": ("schlechter", "besser")}
RESULTS = ("higher", "similar", "lower")


class Differences(Values):
    """Compared with the reference of the view, at its confidence."""

    layer = VERDICTS

    @property
    def poles(self) -> tuple[str, str]:
        """Colours of higher and lower: a judgement only where the indicator has a polarity."""
        return POLES.get(self.indicator["polarity"], ("hoeher", "niedriger"))

    def verdict(self, area_id: str) -> str | None:
        """higher, similar, lower; "" not computable; None: nothing to compare."""
        row = self.compared.get(area_id)
        return None if row is None else row[f"result_{self.view.confidence}"] or ""

    def look(self, group: Group, observation: Observation) -> Look:
        """How the areas of a group are drawn; counts them for legend and sentence."""
        count = len(group.members)
        verdict = self.verdict(group.own)
        if observation.status == "inherited":
            self.counts["inherited"] += count
            return Look("unverglichen")
        if verdict is None:
            return self.absent(observation.status, count)
        self.counts[verdict or "uncomputable"] += count
        return Look(self._css(verdict), verdict if verdict != "similar" else "") if verdict else Look("unberechenbar")

    def _css(self, verdict: str) -> str:
        return "d-" + {"higher": self.poles[0], "similar": "gleich", "lower": self.poles[1]}[verdict]

    def title(self) -> str:
        """What, against what, where, when."""
        return str(
            WORDS["differenceTitle"].format(
                indicator=self.indicator["title"],
                reference=WORDS["to"][self.view.reference],
                level=texts.LEVELS_IN_TITLE[self.view.level],
                year=self.view.year,
            )
        )

    def summary(self) -> str:
        """How many differ at which certainty, and why others are not compared."""
        counts, numbers = self.counts, {verdict: self.counts[verdict] for verdict in RESULTS}
        compared = WORDS["differenceSummary"].format(confidence=comparison.CONFIDENCES[self.view.confidence], **numbers)
        absent = sum(counts[status] for status in ("missing", "suppressed", "unrepresentative"))
        sentences = [
            compared if any(numbers.values()) else WORDS["differenceNone"],
            self._areas("differenceNot", counts["uncomputable"], "; ".join(self._reasons())),
            self._areas("differenceInherited", counts["inherited"]),
            self._areas("differenceMissing", absent),
        ]
        return " ".join(sentence for sentence in sentences if sentence)

    def _reasons(self) -> list[str]:
        """Why differences cannot be computed, each reason once, in the order of the areas."""
        own = (group.own for group, observation in self.groups if observation.status != "inherited")
        return list(dict.fromkeys(self.compared[area]["reason"] for area in own if self.verdict(area) == ""))

    def _areas(self, name: str, count: int, reasons: str = "") -> str:
        areas = german.plural(count, texts.LEVELS_ONE[self.view.level], texts.LEVELS_IN_TITLE[self.view.level])
        return str(WORDS[name].format(areas=areas, reasons=reasons)) if count else ""

    def unit(self) -> str:
        """What is compared with."""
        return str(WORDS["differenceUnit"].format(reference=comparison.REFERENCES[self.view.reference]))

    def classes(self) -> tuple[Item, ...]:
        """The three results."""
        worth = {"besser": "better", "schlechter": "worse"}
        named = {verdict: WORDS["certainly"][verdict] for verdict in RESULTS}
        for verdict, pole in zip(("higher", "lower"), self.poles, strict=True):
            if pole in worth:
                named[verdict] = WORDS[worth[pole]].format(word=named[verdict])
        return tuple(Item(self._css(verdict), label, self.counts[verdict], verdict) for verdict, label in named.items())

    def extra(self) -> tuple[Item, ...]:
        """What is not compared."""
        lines = [
            ("inherited", "unverglichen", WORDS["inheritedLegend"]),
            ("uncomputable", "unberechenbar", WORDS["notComputableLegend"]),
        ]
        return (
            *(Item(css, label, self.counts[key]) for key, css, label in lines if self.counts[key]),
            *self.legend_of_absent(),
        )

    def method(self) -> str:
        """What chance alone would do, and what dark means."""
        neutral = f" {WORDS['differenceNeutral']}" if self.indicator["polarity"] == "none" else ""
        return f"{WORDS['differenceMethod']}{neutral}"
