"""A Kreis table against the years that are stored: another year in disguise, populations, jumps, corrections, new keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.areas import Level
from pipelines.sources.pks.checks import ALL_OFFENCES
from pipelines.sources.pks.judgement import MOST_LISTED, YEAR_CURE, Judgement, in_kreise, listed, number_text, short
from pipelines.sources.pks.kreis_year import KreisYear, same_kreise, stored_year
from pipelines.sources.pks.offences import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.store.judging import Stored

# Added to every number of cases, so that none is not infinitely far from one.
_SMALL = 5
# Cases of an offence change by a tenth within a year, the population of a Kreis by a two-hundredth.
_WEIGHT_OF_POPULATION = 20


@dataclass(frozen=True)
class OtherYears(Judgement):
    """The comparison with the nearest stored year, and with the publication that is replaced."""

    def compare(self, stored: list[Stored]) -> None:
        """The table of another year in disguise, populations, jumps; told against the nearest years that are stored."""
        elsewhere = [each for each in stored if each.release.period != str(self.table.year)]
        for each in elsewhere:
            if each.release.values == self.table.fingerprint:
                self._same_values(each, 1.0)
                return
        self._kreise_of_other_years(elsewhere)
        nearest = min(
            elsewhere,
            key=lambda each: (abs(int(each.release.period) - self.table.year), each.release.period),
            default=None,
        )
        before = stored_year(nearest) if nearest else None
        if nearest and before and (share := self._equal_share(before)) >= self.known.limits.equal_share:
            self._same_values(nearest, share)
            return
        replaced = next((year for each in stored if each not in elsewhere and (year := stored_year(each))), None)
        self._populations(replaced or before)
        if replaced:
            self._replaced(replaced)
        if before:
            self._exchanged(before)
            self._jumps(before)
            self._new_keys(before)

    def _kreise_of_other_years(self, elsewhere: list[Stored]) -> None:
        """One Kreis with all the figures of another year, though the table is not of that year."""
        kreise = sorted(self.table.by_key[ALL_OFFENCES])
        for stored in elsewhere:
            for place in same_kreise(self.table.fingerprint, stored.release.values or ""):
                row = self.table.by_key[ALL_OFFENCES][kreise[place]]
                self.problem(
                    f"Alle Fallzahlen von {row.name} sind die von {stored.release.period} ({stored.release.release_id}).",
                    row.line,
                    row.name,
                )

    def _equal_share(self, year: KreisYear) -> float:
        """Share of the cases in both tables that are the same number; without 0, which is no sign."""
        shared = [of for of, cases in self.table.cases.items() if cases and of in year.cases]
        return sum(self.table.cases[of] == year.cases[of] for of in shared) / len(shared) if shared else 0.0

    def _same_values(self, stored: Stored, share: float) -> None:
        self.problem(
            f"{share * 100:.0f} % der Fallzahlen sind die von {stored.release.period} ({stored.release.release_id}): "
            f"Das ist die Tabelle dieses Jahres, nicht die von {self.table.year}.",
            None,
            None,
            YEAR_CURE,
        )

    def _populations(self, nearest: KreisYear | None) -> None:
        limits = self.known.limits
        known = {
            area.area_id: (area.inhabitants_date.year + 1, float(area.inhabitants))
            for area in self.reading.register.at(Level.KREIS)
        }
        if nearest:
            known |= {kreis: (nearest.year, people) for kreis, people in nearest.population.items()}
        unusual: list[tuple[float, str, str]] = []
        for kreis, people in self.table.population.items():
            if kreis not in known:
                continue
            year, before = known[kreis]
            first, last = sorted((year, self.table.year))
            allowed = limits.population_per_year * max(1, last - first)
            if any(first < census <= last for census in limits.census_years):
                allowed = max(allowed, limits.population_census)
            row = self.table.by_key[ALL_OFFENCES][kreis]
            compared = f"{row.name}: {number_text(people)} statt {number_text(before)} ({year})"
            if not 1 / limits.population_factor < people / before < limits.population_factor:
                self.problem(
                    f"Fälle und Häufigkeitszahl ergeben {compared} Einwohner; die Häufigkeitszahl gilt je 100.000 Einwohner.",
                    row.line,
                    row.name,
                    column="Häufigkeitszahl",
                )
            elif abs(people / before - 1) > allowed:
                unusual.append((abs(people / before - 1), compared, row.name))
        if unusual:
            unusual.sort(reverse=True)
            self.ask(
                f"Die Einwohner, durch die die Häufigkeitszahl teilt, passen nicht zu den bekannten, {in_kreise(len(unusual))}: "
                f"{listed([compared for _, compared, _ in unusual])}. "
                "Vielleicht gehört die Datei zu einem anderen Jahr, oder Kreise sind vertauscht.",
                value=unusual[0][2],
            )

    def _exchanged(self, before: KreisYear) -> None:
        """Two Kreise, or two offences, whose figures fit each other's of the year before better than their own.

        A profile is the logarithm of the cases (of the used offences, or of the Kreise) and, of a Kreis, of its population. Official years
        side by side give no such pair (2013 to 2021); two years apart Ahrweiler gives two.
        """
        keys = sorted(self.known.used.keys() & self.table.by_key.keys() & before.by_key.keys())
        kreise = sorted(self.table.population.keys() & before.population.keys())
        now, then = (
            np.log([[year.by_key[key][kreis].cases + _SMALL for kreis in kreise] for key in keys])
            for year in (self.table, before)
        )
        people_now, people_then = (
            np.log([year.population[kreis] for kreis in kreise]) for year in (self.table, before)
        )
        people = np.abs(people_now[:, None] - people_then[None, :])
        between_kreise = np.abs(now.T[:, None, :] - then.T[None, :, :]).mean(axis=2) + _WEIGHT_OF_POPULATION * people
        between_keys = np.abs(now[:, None, :] - then[None, :, :]).mean(axis=2)
        names = [self.table.by_key[ALL_OFFENCES][kreis].name for kreis in kreise]
        for what, labels, distances in (("Kreise", names, between_kreise), ("Straftaten", keys, between_keys)):
            if pairs := [f"{labels[one]} und {labels[other]}" for one, other in _crossed(distances)]:
                self.ask(
                    f"Vielleicht sind {what} vertauscht: {listed(pairs)}. Die Zahlen passen über Kreuz besser zu {before.year} als zu sich selbst.",
                    value=pairs[0],
                )

    def _jumps(self, before: KreisYear) -> None:
        limits = self.known.limits
        changes: list[tuple[float, str]] = []
        unusual: list[tuple[float, str]] = []
        for key in sorted(self.known.used.keys() & self.table.by_key.keys() & before.by_key.keys()):
            for kreis, row in self.table.by_key[key].items():
                old = before.by_key[key].get(kreis)
                if old is None:
                    continue
                size = abs(row.cases - old.cases)
                compared = f"{row.name}, {short(self.known.used[key])}: {number_text(old.cases)} → {number_text(row.cases)} Fälle"
                changes.append((size, compared))
                factor = max(row.cases, old.cases) / max(1, min(row.cases, old.cases))
                of_all = key == ALL_OFFENCES
                if (of_all and size > limits.total_change * old.cases) or (
                    factor >= limits.offence_factor and size >= limits.offence_cases
                ):
                    unusual.append((size, compared))
                elif (
                    of_all
                    and None not in (row.percent, old.percent)
                    and abs((row.percent or 0) - (old.percent or 0)) > limits.clearance_points
                ):
                    unusual.append(
                        (size, f"{row.name}, Aufklärungsquote: {old.percent} → {row.percent} %".replace(".", ","))
                    )
        total = f"{(self.table.total / before.total - 1) * 100:+.1f}".replace(".", ",").replace("-", "−")
        largest = listed([compared for _, compared in sorted(changes, reverse=True)[:MOST_LISTED]])
        self.reading.notice(
            f"Gegenüber {before.year}: Summe der Kreise, Straftaten insgesamt, {number_text(before.total)} → {number_text(self.table.total)} ({total} %). "
            f"Größte Änderungen: {largest}."
        )
        if unusual:
            named = listed([compared for _, compared in sorted(unusual, reverse=True)], 2 * MOST_LISTED)
            self.ask(
                f"Ungewöhnlicher Sprung gegenüber {before.year}: {named}."
                if len(unusual) == 1
                else f"{len(unusual)} ungewöhnliche Sprünge gegenüber {before.year}, größte zuerst: {named}."
            )

    def _replaced(self, before: KreisYear) -> None:
        differing = {of: cases for of, cases in self.table.cases.items() if before.cases.get(of) not in (None, cases)}
        gone = before.by_key.keys() - self.table.by_key.keys()
        kreise = {kreis for _, kreis in differing}
        named = "; ".join(
            f"{self.table.by_key[key][kreis].name} · {key}: {number_text(before.cases[key, kreis])} → {number_text(cases)}"
            for (key, kreis), cases in sorted(
                differing.items(), key=lambda each: -abs(each[1] - before.cases[each[0]])
            )[:MOST_LISTED]
        )
        if differing:
            count = "eine andere Fallzahl" if len(differing) == 1 else f"{len(differing)} andere Fallzahlen"
            self.reading.notice(
                f"Ersetzt {before.name}: {count}, {in_kreise(len(kreise))}; größte Änderungen: {named}."
            )
        else:
            self.reading.notice(f"Ersetzt {before.name}: alle gemeinsamen Fallzahlen sind gleich.")
        shared = [of for of, cases in self.table.cases.items() if cases and of in before.cases]
        if len(differing) > self.known.limits.corrected_share * len(shared):
            self.ask(
                f"{len(differing)} von {len(shared)} Fallzahlen sind andere als in {before.name}; eine Berichtigung desselben Jahres ändert wenige. "
                "Vielleicht gehört die Datei zu einem anderen Jahr."
            )
        if gone & self.known.used.keys():
            self.ask(f"Schlüssel, die {before.name} hatte, fehlen: {', '.join(sorted(gone & self.known.used.keys()))}.")

    def _new_keys(self, before: KreisYear) -> None:
        unused = self.known.used.keys()
        new, gone = (
            self.table.by_key.keys() - before.by_key.keys() - unused,
            before.by_key.keys() - self.table.by_key.keys() - unused,
        )
        for words, keys in (("neu", new), ("nicht mehr da", gone)):
            if keys:
                self.reading.notice(
                    f"Schlüssel, die keine Kennzahl braucht, sind gegenüber {before.year} {words}: {', '.join(sorted(keys))}."
                )
        owner = {words_of(next(iter(rows.values())).label): key for key, rows in before.by_key.items()}
        for key in sorted((self.table.by_key.keys() & before.by_key.keys()) - unused):
            row, old = (min(year.by_key[key].values(), key=lambda row: row.line) for year in (self.table, before))
            words = words_of(row.label)
            if words == words_of(old.label):
                continue
            if owner.get(words, key) != key:
                self.problem(
                    f"So hieß {before.year} der Schlüssel {owner[words]}, hier steht {key}.",
                    row.line,
                    row.label,
                    column="Straftat",
                )
            else:
                self.reading.notice(
                    f"Der Schlüssel {key}, den keine Kennzahl braucht, heißt anders als {before.year}.", value=row.label
                )


def _crossed(distances: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs that are nearer to each other's old place than to their own; row: now, column: then."""
    own = distances.diagonal()
    better = distances + distances.T < own[:, None] + own[None, :]
    return [(int(one), int(other)) for one, other in np.argwhere(np.triu(better, 1))]
