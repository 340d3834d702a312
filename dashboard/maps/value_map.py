"""A map of values, or of the cases behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.addresses.map_selection import Selection
from dashboard.maps import legend
from dashboard.maps.answers import GIVES
from dashboard.maps.painted import Item, Painted
from dashboard.texts import overview as texts

Row = Mapping[str, Any]
ABSENT = {"missing": "fehlt", "suppressed": "geheim", "unrepresentative": "offen"}
WORDS = texts.SCRIPT


class Values:
    """One year of one indicator at one level; the arguments as for dashboard.maps.paint."""

    marks = True

    def __init__(
        self, view: Selection, indicator: Row, rows: Sequence[Row], answer: Mapping[str, Any], compared: Sequence[Row]
    ) -> None:
        self.view, self.indicator, self.answer = view, indicator, answer
        self.measure = "faelle" if view.measure == "faelle" else "wert"
        self.rows = {row["area_id"]: row for row in rows}
        self.compared = {row["area_id"]: row for row in compared}
        self.counts: Counter[str] = Counter()
        self.states = texts.SURVEY_STATUSES if indicator["survey"] else texts.VALUE_STATUSES

    def painted(self) -> Painted:
        """The whole map."""
        classes = {area_id: self.class_of(row) for area_id, row in self.rows.items()}
        return Painted(
            self.title(), self.summary(), self.unit(), self.method(), classes, self.legend(), self.signs(), self.marks
        )

    def title(self) -> str:
        """What, where, when."""
        return str(self.answer["titles"][self.measure].format(year=self.view.year))

    def summary(self) -> str:
        """What to know first."""
        return str(self.answer["summaries"][self.measure][self.answer["years"].index(self.view.year)])

    def unit(self) -> str:
        """What the numbers of the legend are."""
        return str(WORDS["casesHead"] if self.measure == "faelle" else self.indicator["unit"])

    def signs(self) -> dict[str, str]:
        """Areas with a sign on the map."""
        return {}

    def said(self, row: Row) -> tuple[float | None, str]:
        """Value, rounded as it is published, and status; nobody inherits cases."""
        value, status = row["value"], row["status"]
        if self.measure == "faelle":
            value = row["numerator"] if status in GIVES else None
            return value, "missing" if status == "inherited" or (status in GIVES and value is None) else status
        scale = 10 ** self.indicator["decimals"]
        return (None if value is None else round(value * scale) / scale), status

    def class_of(self, row: Row) -> str:
        """CSS classes of an area; counts them for the legend."""
        value, status = self.said(row)
        if value is None:
            return self.absent(status)
        shade = self.shade(value)
        self.counts.update([shade, *([status] if status != "ok" else [])])
        return shade + {"inherited": " erbt", "provisional": " vorl"}.get(status, "")

    def absent(self, status: str) -> str:
        """CSS class of an area without a value."""
        key = "missing" if status == "ok" else status
        self.counts[key] += 1
        return ABSENT.get(key, "fehlt")

    def shade(self, value: float) -> str:
        """Colour class of a value: c1 … of a category, one per code; k1 … k5 of a number."""
        if self.indicator["codes"]:
            return legend.category(self.indicator["codes"].index(int(value)))
        limits = self.answer["breaks"][self.measure]
        place = next((number for number, limit in enumerate(limits) if value <= limit + 1e-9), len(limits))
        return legend.shade(place, len(limits) + 1)

    def legend(self) -> tuple[Item, ...]:
        """The classes, then what is hatched, provisional or absent."""
        hatched = WORDS["hatchedKommune" if self.view.level == "gemeinde" else "hatched"]
        extra = [("inherited", "erbt", hatched), ("provisional", "vorl", self.states["provisional"])]
        return (
            *self._classes(),
            *(Item(css, label, self.counts[key]) for key, css, label in extra if self.counts[key]),
            *self.legend_of_absent(),
        )

    def _classes(self) -> list[Item]:
        if self.indicator["codes"]:
            return legend.categories(self.indicator["labels"], self.counts)
        values = [value for value, _ in map(self.said, self.rows.values()) if value is not None]
        if not values:
            return []
        whole = self.measure == "faelle" or (self.indicator["scale"] == "number" and self.indicator["decimals"] == 0)
        decimals = 0 if whole else self.indicator["decimals"]
        return legend.classes(self.answer["breaks"][self.measure], self.counts, decimals, whole=whole, only=values[-1])

    def legend_of_absent(self) -> list[Item]:
        """What is not there, each kind of it with its own look."""
        not_counted = self.measure == "faelle" and self.indicator["inherits"]
        names = {**self.states, **({"missing": WORDS["notInherited"]} if not_counted else {})}
        return [Item(css, names[key], self.counts[key]) for key, css in ABSENT.items() if self.counts[key]]

    def method(self) -> str:
        """How the classes were made, and what dark means."""
        if self.indicator["codes"] or not any(value is not None for value, _ in map(self.said, self.rows.values())):
            return ""
        several = "method" if len(self.answer["years"]) > 1 else "methodOne"
        name = "methodFixed" if self.indicator["breaks"] and self.measure == "wert" else several
        dark = {"none": "darkNone", "higher_is_better": "darkHigher", "lower_is_better": "darkLower"}[
            self.indicator["polarity"]
        ]
        return f"{WORDS[name].format(level=texts.LEVELS[self.view.level])} {WORDS[dark]}"
