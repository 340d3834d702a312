"""The same map painted by how values differ from a reference: by chance and by what is usual, or why they are not compared."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import german
from dashboard.addresses.map_selection import Selection
from dashboard.maps.painted import VERDICTS, Item, Look
from dashboard.maps.value_map import WORDS, Limits, Values
from dashboard.texts import comparison, inheritance
from dashboard.texts import overview as texts
from dashboard.values import periods, summaries, verdicts, wording
from dashboard.values.observations import Group, Observation, Observations
from dashboard.values.verdicts import CERTAIN, HIGHER, INDISTINCT, LOWER, NONE, OUTSIDE, Compared

POLES = {"higher_is_better": ("besser", "schlechter"), "lower_is_better": ("schlechter", "besser")}
# These have their line in the legend even where they are nobody's.
ALWAYS = ("far_higher", INDISTINCT, "far_lower")


class Differences(Values):
    """Compared with the reference of the view, at its confidence."""

    layer = VERDICTS

    def __init__(
        self, view: Selection, observations: Observations, limits: Limits, compared: Mapping[str, Compared]
    ) -> None:
        super().__init__(view, observations, limits)
        self.compared = compared

    @property
    def poles(self) -> tuple[str, str]:
        """Colours of higher and lower: a judgement only where the indicator has a polarity."""
        return POLES.get(self.indicator["polarity"], ("hoeher", "niedriger"))

    def verdict(self, area_id: str) -> str | None:
        """As in the contract; None: nothing to compare."""
        row = self.compared.get(area_id)
        return None if row is None else row.verdict(self.view.confidence)

    def look(self, group: Group, observation: Observation) -> Look:
        """How the areas of a group are drawn; counts them for legend and sentence."""
        count = len(group.members)
        verdict = self.verdict(group.own)
        if observation.status == "inherited":
            self.counts["inherited"] += count
            return Look("unverglichen")
        if verdict is None:
            return self.absent(observation.status, count)
        self.counts[verdict] += count
        if verdict == NONE:
            return Look("unberechenbar")
        return Look(self._css(verdict), verdict if verdict in CERTAIN else "")

    def _css(self, verdict: str) -> str:
        if verdict == INDISTINCT:
            return "d-offen"
        return f"d-{self.poles[verdict in LOWER]}{' unueblich' if verdict in OUTSIDE else ''}"

    def title(self) -> str:
        """What, against what, where, when."""
        return str(
            WORDS["differenceTitle"].format(
                indicator=self.indicator["title"],
                reference=self._to(),
                level=texts.LEVELS_IN_TITLE[self.view.level],
                year=self.when,
            )
        )

    def _to(self) -> str:
        added = self.indicator["land_reference"] if self.view.reference == "land" else ""
        return str(WORDS["toSum"].format(sum=added) if added else WORDS["to"][self.view.reference])

    def summary(self) -> str:
        """How many differ at which certainty, how many of them more than usual, and why others are not compared."""
        counts = self.counts
        absent = sum(counts[status] for status in ("missing", "suppressed", "unrepresentative"))
        cells = [(observed, len(group.members)) for group, observed in self.groups]
        sentences = [
            periods.counted(self.view.year, cells),
            summaries.invented(self.view.level, cells),
            self._told(),
            self._areas("differenceNot", counts[NONE], "; ".join(self._reasons())),
            self._areas("differenceInherited", counts["inherited"]),
            self._areas("differenceMissing", absent),
        ]
        return " ".join(sentence for sentence in sentences if sentence)

    def _told(self) -> str:
        higher, lower, outside = (sum(self.counts[each] for each in group) for group in (HIGHER, LOWER, OUTSIDE))
        indistinct = self.counts[INDISTINCT]
        if not higher + lower + indistinct:
            return str(WORDS["differenceNone"])
        unknown = higher + lower and not any(self.counts[each] for each in (*OUTSIDE, "higher_usual", "lower_usual"))
        return str(
            WORDS["differenceSummary"].format(
                confidence=comparison.CONFIDENCES[self.view.confidence],
                higher=higher,
                lower=lower,
                usual=comparison.USUAL_UNKNOWN if unknown else WORDS["differenceOutside"].format(count=outside),
                indistinct=indistinct,
            )
        )

    def _reasons(self) -> list[str]:
        """Why values are not compared, each reason once, in the order of the areas."""
        own = (group.own for group, observation in self.groups if observation.status != "inherited")
        return list(dict.fromkeys(str(self.compared[area].reason) for area in own if self.verdict(area) == NONE))

    def _areas(self, name: str, count: int, reasons: str = "") -> str:
        areas = german.plural(count, texts.LEVELS_ONE[self.view.level], texts.LEVELS_IN_TITLE[self.view.level])
        return (
            str(WORDS[name].format(areas=areas, reasons=reasons, above=inheritance.OF_ABOVE[self.view.level]))
            if count
            else ""
        )

    def unit(self) -> str:
        """What is compared with; of Land and Kreis, that they are tested without the area."""
        name = wording.reference_name(self.view.reference, self.indicator)
        rest = comparison.TESTED.get(self.view.reference, "") if self._is_tested_without else ""
        return str(WORDS["differenceUnit"].format(reference=f"{name}{rest}"))

    @property
    def _is_tested_without(self) -> bool:
        return any(row.tested_value is not None for row in self.compared.values())

    def classes(self) -> tuple[Item, ...]:
        """The verdicts there are, from higher than usual to lower than usual."""
        worth = {"besser": "better", "schlechter": "worse"}
        items = []
        for verdict in verdicts.ORDER:
            if not self.counts[verdict] and verdict not in ALWAYS:
                continue
            label, pole = comparison.VERDICTS[verdict], self.poles[verdict in LOWER]
            if verdict != INDISTINCT and pole in worth:
                label = WORDS[worth[pole]].format(word=label)
            sign = verdict if verdict in CERTAIN else ""
            items.append(Item(self._css(verdict), label, self.counts[verdict], sign))
        return tuple(items)

    def extra(self) -> tuple[Item, ...]:
        """What is not compared."""
        lines = [
            ("inherited", "unverglichen", WORDS["inheritedLegend"].format(above=inheritance.OF_ABOVE[self.view.level])),
            (NONE, "unberechenbar", comparison.NONE_SHORT),
        ]
        return (
            *(Item(css, label, self.counts[key]) for key, css, label in lines if self.counts[key]),
            *self.legend_of_absent(),
        )

    def method(self) -> str:
        """What a sign says, and what a full one."""
        chance = comparison.LEGEND["none" if self.indicator["polarity"] == "none" else "polar"]
        others = f" {periods.compared(self.view.year)}" if self.indicator["survey"] else ""
        return f"{chance}{comparison.LEGEND['usual']}{others} {self.counted()}"
