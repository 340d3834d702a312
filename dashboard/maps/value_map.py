"""A map of values, or of the cases behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import german
from dashboard.addresses.map_selection import STAND, Selection
from dashboard.addresses.periods import in_title
from dashboard.maps import legend
from dashboard.maps.painted import COUNCILS, STANDS, Item, Look, Painted
from dashboard.texts import inheritance
from dashboard.texts import overview as texts
from dashboard.texts.statuses import STATUSES
from dashboard.values import periods, summaries
from dashboard.values.observations import Group, Observation, Observations

Row = Mapping[str, Any]
Limits = Mapping[str, Sequence[float]]
ABSENT = {"missing": "fehlt", "suppressed": "geheim", "unrepresentative": "offen"}
WORDS = texts.SCRIPT


class Values:
    """The year of a view, painted once; the arguments as for dashboard.maps.paint."""

    layer = COUNCILS

    def __init__(self, view: Selection, observations: Observations, limits: Limits, day: str = "") -> None:
        self.view, self.observations, self.indicator = view, observations, observations.indicator
        self.measure = "faelle" if view.measure == "faelle" else "wert"
        self.when = day or in_title(view.year)
        self.limits = limits.get(self.measure, ())
        self.groups = list(observations.groups(view.year, self.measure))
        self.counts: Counter[str] = Counter()
        if view.indicator == STAND:
            self.layer = STANDS
        self.states = texts.SURVEY_STATUSES if self.indicator["survey"] else texts.VALUE_STATUSES

    def painted(self) -> Painted:
        """The whole map."""
        of_area: dict[str, Look] = {}
        for group, observation in self.groups:
            of_area.update(dict.fromkeys(group.members, self.look(group, observation)))
        looks = {area["area_id"]: of_area[area["area_id"]] for area in self.observations.areas}
        return Painted(
            self.title(), self.summary(), self.unit(), self.method(), looks, self.classes(), self.extra(), self.layer
        )

    def title(self) -> str:
        """What, where, when."""
        place = {"level": texts.LEVELS_IN_TITLE[self.view.level], "year": self.when}
        if self.measure == "faelle":
            return texts.CASES_TITLE.format(indicator=self.indicator["short_title"], numerator=texts.CASES, **place)
        return texts.MAP_TITLE.format(indicator=self.indicator["title"], **place)

    def summary(self) -> str:
        """What to know first; nothing of the Stand, whose counts stand in the bar above the map."""
        if self.layer == STANDS:
            return ""
        cells = [(observation, len(group.members)) for group, observation in self.groups]
        if self.measure == "faelle":
            return summaries.cases_summary(self.view.level, cells, bool(self.indicator["inherits"]))
        land = self.observations.land(self.view.year)
        scale = summaries.scale_of(self.indicator)
        survey = bool(self.indicator["survey"])
        # No town is called the one with the most crime or fear: see /nicht-beantwortet.
        names = not (survey or self.indicator["pks_key"])
        said = summaries.summary(self.view.level, cells, scale, land, survey=survey, names=names)
        return " ".join(filter(None, [periods.counted(self.view.year, cells), said]))

    def unit(self) -> str:
        """What the numbers of the legend are; the Stand has none."""
        if self.layer == STANDS:
            return ""
        return str(WORDS["casesHead"] if self.measure == "faelle" else self.indicator["unit"])

    def look(self, group: Group, observation: Observation) -> Look:
        """How the areas of a group are drawn; counts them for the legend."""
        if observation.value is None:
            return self.absent(observation.status, len(group.members))
        shade = self.shade(observation.value)
        self.counts[shade] += len(group.members)
        if observation.status != "ok":
            self.counts[observation.status] += len(group.members)
        return Look(shade + {"inherited": " erbt", "provisional": " vorl"}.get(observation.status, ""))

    def absent(self, status: str, count: int) -> Look:
        """How areas without a value are drawn."""
        key = "missing" if status == "ok" else status
        self.counts[key] += count
        return Look(ABSENT.get(key, "fehlt"))

    def shade(self, value: float) -> str:
        """Colour class of a value: of a category one per code, c1 … or that of a Stand; k1 … k5 of a number, as it is published."""
        if self.indicator["codes"]:
            place = [*self.indicator["codes"]].index(int(value))
            return self._looks[place]
        return legend.shade_of(
            summaries.rounded(value, 0 if self._is_whole else self.indicator["decimals"]), self.limits
        )

    @property
    def _looks(self) -> Sequence[str]:
        """CSS class of each category, in the order of the codes."""
        labels = self.indicator["labels"]
        if self.layer == STANDS:
            statuses = {label: status for status, label in STATUSES.items()}
            return [legend.stand(statuses[label]) for label in labels]
        return [legend.category(place) for place in range(len(labels))]

    def classes(self) -> tuple[Item, ...]:
        """The lines of the classes; none where no area has a value."""
        values = [observation.value for _, observation in self.groups if observation.value is not None]
        if not values:
            return ()
        if self.indicator["codes"]:
            return tuple(legend.categories(self.indicator["labels"], self._looks, self.counts))
        decimals = 0 if self._is_whole else self.indicator["decimals"]
        return tuple(legend.classes(self.limits, self.counts, decimals, whole=self._is_whole, only=values[-1]))

    def extra(self) -> tuple[Item, ...]:
        """What is hatched, provisional or absent."""
        hatched = WORDS["hatched"].format(above=inheritance.OF_ABOVE[self.view.level])
        lines = [("inherited", "erbt", hatched), ("provisional", "vorl", self.states["provisional"])]
        return (
            *(Item(css, label, self.counts[key]) for key, css, label in lines if self.counts[key]),
            *self.legend_of_absent(),
        )

    def legend_of_absent(self) -> list[Item]:
        """What is not there, each kind of it with its own look."""
        not_counted = self.measure == "faelle" and self.indicator["inherits"]
        names = {**self.states, **({"missing": WORDS["notInherited"]} if not_counted else {})}
        return [Item(css, names[key], self.counts[key]) for key, css in ABSENT.items() if self.counts[key]]

    def method(self) -> str:
        """How the classes were made, and what dark means."""
        if self.layer == STANDS or not any(observation.value is not None for _, observation in self.groups):
            return ""
        if self.indicator["codes"]:
            return self.counted()
        if not self.limits:
            return " ".join(filter(None, [periods.in_legend(self.view.year), self.counted()]))
        several = "method" if len(self.observations.years) > 1 else "methodOne"
        name = "methodFixed" if self.indicator["breaks"] and self.measure == "wert" else several
        dark = {"none": "darkNone", "higher_is_better": "darkHigher", "lower_is_better": "darkLower"}
        sentences = [
            periods.in_legend(self.view.year),
            WORDS[name],
            self.counted(),
            WORDS[dark[self.indicator["polarity"]]],
        ]
        return " ".join(filter(None, sentences))

    def counted(self) -> str:
        """Whose numbers stand in the legend, whatever a filter marks."""
        level = self.view.level
        areas = german.plural(len(self.observations.areas), texts.LEVELS_ONE[level], texts.LEVELS[level])
        return str(WORDS["counted"].format(areas=areas))

    @property
    def _is_whole(self) -> bool:
        """Whether the values are counts."""
        return self.measure == "faelle" or (self.indicator["scale"] == "number" and self.indicator["decimals"] == 0)
