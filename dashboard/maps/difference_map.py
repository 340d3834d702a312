"""The same map painted by how values differ from a reference: higher, not distinguishable, lower, not computable."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import german
from dashboard.maps.painted import Item
from dashboard.maps.value_map import WORDS, Row, Values
from dashboard.texts import comparison
from dashboard.texts import overview as texts

POLES = {"higher_is_better": ("besser", "schlechter"), "lower_is_better": ("schlechter", "besser")}
VERDICTS = ("higher", "similar", "lower")


class Differences(Values):
    """Compared with the reference of the view, at its confidence."""

    marks = False

    @property
    def poles(self) -> tuple[str, str]:
        """Colours of higher and lower: a judgement only where the indicator has a polarity."""
        return POLES.get(self.indicator["polarity"], ("hoeher", "niedriger"))

    def verdict(self, row: Row) -> str | None:
        """higher, similar, lower; "" not computable; None: nothing to compare."""
        found = self.compared.get(row["area_id"])
        return None if found is None else found[f"result_{self.view.confidence}"] or ""

    def class_of(self, row: Row) -> str:
        """CSS class of an area; counts it for legend and sentence."""
        verdict = self.verdict(row)
        if row["status"] == "inherited":
            self.counts["inherited"] += 1
            return "unverglichen"
        if verdict is None:
            return self.absent(row["status"])
        self.counts[verdict or "uncomputable"] += 1
        return self._css(verdict) if verdict else "unberechenbar"

    def _css(self, verdict: str) -> str:
        return "d-" + {"higher": self.poles[0], "similar": "gleich", "lower": self.poles[1]}[verdict]

    def signs(self) -> dict[str, str]:
        """A triangle where the difference is certain."""
        verdicts = {area_id: self.verdict(row) for area_id, row in self.rows.items()}
        return {area_id: verdict for area_id, verdict in verdicts.items() if verdict in ("higher", "lower")}

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
        counts, numbers = self.counts, {verdict: self.counts[verdict] for verdict in VERDICTS}
        judged = WORDS["differenceSummary"].format(confidence=comparison.CONFIDENCES[self.view.confidence], **numbers)
        reasons = "; ".join(dict.fromkeys(self._reasons()))
        absent = sum(counts[status] for status in ("missing", "suppressed", "unrepresentative"))
        said = [
            judged if any(numbers.values()) else WORDS["differenceNone"],
            self._areas("differenceNot", counts["uncomputable"], reasons),
            self._areas("differenceInherited", counts["inherited"]),
            self._areas("differenceMissing", absent),
        ]
        return " ".join(sentence for sentence in said if sentence)

    def _reasons(self) -> Sequence[str]:
        own = (row["area_id"] for row in self.rows.values() if row["status"] != "inherited" and self.verdict(row) == "")
        return [self.compared[area_id]["reason"] for area_id in own]

    def _areas(self, name: str, count: int, reasons: str = "") -> str:
        areas = german.plural(count, texts.LEVELS_ONE[self.view.level], texts.LEVELS_IN_TITLE[self.view.level])
        return str(WORDS[name].format(areas=areas, reasons=reasons)) if count else ""

    def unit(self) -> str:
        """What is compared with."""
        return str(WORDS["differenceUnit"].format(reference=comparison.REFERENCES[self.view.reference]))

    def legend(self) -> tuple[Item, ...]:
        """The three results, then what is not compared."""
        worth = {"besser": "better", "schlechter": "worse"}
        named = {verdict: WORDS["certainly"][verdict] for verdict in VERDICTS}
        for verdict, pole in zip(("higher", "lower"), self.poles, strict=True):
            if pole in worth:
                named[verdict] = WORDS[worth[pole]].format(word=named[verdict])
        extra = [
            ("inherited", "unverglichen", WORDS["inheritedLegend"]),
            ("uncomputable", "unberechenbar", WORDS["notComputableLegend"]),
        ]
        return (
            *(
                Item(f"{self._css(verdict)} zeigt-{verdict}", label, self.counts[verdict])
                for verdict, label in named.items()
            ),
            *(Item(css, label, self.counts[key]) for key, css, label in extra if self.counts[key]),
            *self.legend_of_absent(),
        )

    def method(self) -> str:
        """What chance alone would do, and what dark means."""
        neutral = f" {WORDS['differenceNeutral']}" if self.indicator["polarity"] == "none" else ""
        return f"{WORDS['differenceMethod']}{neutral}"
