"""A Kreis table against more than itself: names, wordings and keys, parts and wholes, known populations, other years, the Land."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.areas import AmbiguousArea, Level, System, UnknownArea, WrongKeySystem
from pipelines.sources.pks.checks import ALL_OFFENCES, BELATED_AT_MOST
from pipelines.sources.pks.judgement import MOST_LISTED, YEAR_CURE, Judgement, number_text
from pipelines.sources.pks.kreis_year import KreisYear, number_of
from pipelines.sources.pks.offences import offences, words_of
from pipelines.sources.pks.other_years import OtherYears
from pipelines.sources.pks_kommunen.columns import SUPPRESSED

if TYPE_CHECKING:
    from pipelines.store.judging import Others, Stored, Tables
    from pipelines.store.reading import Reading


def values_key(tables: Tables) -> str:
    """See `KreisYear.fingerprint`; stored beside the release, so that years can be compared without reading all of them."""
    year = KreisYear.of("", tables)
    return year.fingerprint if year else ""


def judge(reading: Reading, tables: Tables, others: Others) -> None:
    """Note what contradicts other knowledge (a problem), what is unusual (a question) and what is new (a notice)."""
    table = KreisYear.of(reading.release.release_id, tables)
    if table is None:
        return
    judged = _Itself(reading, table, offences())
    stored = [each for each in others.of(reading.release.source_id) if each.release.period.isdigit()]
    judged.names()
    judged.labels()
    judged.keys()
    judged.parts()
    judged.land(others)
    judged.official_population(others)
    judged.kommunen(others)
    OtherYears(reading, table, offences()).compare(stored)


@dataclass(frozen=True)
class _Itself(Judgement):
    """What the table alone and other sources say of it."""

    def names(self) -> None:
        """Beside the key of a Kreis stands its own name."""
        strange = []
        for kreis, row in self.table.by_key[ALL_OFFENCES].items():
            for key in self.table.by_key:
                other = self.table.by_key[key].get(kreis)
                if other and other.name != row.name:
                    self.problem(
                        f"Beim Schlüssel {kreis} steht einmal „{row.name}“ und einmal „{other.name}“.",
                        other.line,
                        other.name,
                        column="Stadt-/Landkreis",
                    )
            meant = self._meant(row.name, kreis)
            if meant is None:
                strange.append(row)
            elif kreis not in meant:
                label = self.reading.register[kreis].label
                self.problem(
                    f"Der Schlüssel {kreis} gehört zu {label}, daneben steht ein anderer Kreis.",
                    row.line,
                    row.name,
                    column="Stadt-/Landkreis",
                )
        if strange:
            self.ask(
                "Neben einem Kreisschlüssel steht ein Name, den es nicht gibt."
                if len(strange) == 1
                else f"Neben {len(strange)} Kreisschlüsseln stehen Namen, die es nicht gibt.",
                line=strange[0].line,
                value=strange[0].name,
                column="Stadt-/Landkreis",
            )

    def _meant(self, name: str, kreis: str) -> set[str] | None:
        """The Kreise a name may mean; None where it means none."""
        try:
            return {self.reading.register.resolve(name, system=System.NAME, level=Level.KREIS).area_id}
        except AmbiguousArea as error:
            return {area.area_id for area in error.candidates}
        except (UnknownArea, WrongKeySystem):
            label = self.reading.register[kreis].label
            return {kreis} if words_of(name) and words_of(name) in words_of(label) else None

    def labels(self) -> None:
        """One wording per key, one that fits the year, and never that of another key."""
        owner = {words: each.key for each in self.known.offence for words in each.all_wordings}
        for key, rows in self.table.by_key.items():
            times = Counter(words_of(row.label) for row in rows.values())
            words, _ = times.most_common(1)[0]
            for row in rows.values():
                if words_of(row.label) != words:
                    self.problem(
                        f"Beim Schlüssel {key} steht sonst eine andere Straftat.",
                        row.line,
                        row.label,
                        column="Straftat",
                    )
            first = min(rows.values(), key=lambda row: row.line)
            used = self.known.used.get(key)
            if owner.get(words, key) != key:
                self.problem(
                    f"So heißt der Schlüssel {owner[words]}, hier steht {key}.",
                    first.line,
                    first.label,
                    column="Straftat",
                )
            elif used and words in used.all_wordings and words not in used.wordings(self.table.year):
                self.problem(
                    f"So heißt der Schlüssel {key} nicht im Berichtsjahr {self.table.year}, die Datei gehört zu einem anderen Jahr.",
                    first.line,
                    first.label,
                    YEAR_CURE,
                    column="Straftat",
                )
            elif used and words not in used.all_wordings:
                self.ask(
                    f"Der Schlüssel {key} heißt anders als bisher („{used.words[-1].text}“). Zählt er noch dasselbe?",
                    "Die Entscheidung in pipelines/sources/pks/offences.toml eintragen; mit --accept-jumps wird das Jahr vorher "
                    "aufgenommen, und die Reihe gilt bis zur Entscheidung als unterbrochen.",
                    line=first.line,
                    value=first.label,
                    column="Straftat",
                )

    def keys(self) -> None:
        """Keys of other years are a contradiction; a missing key that an indicator counts is asked about."""
        for key in self.table.by_key:
            span = self.known.spans.get(key)
            if span and not span.covers(self.table.year):
                line = min(row.line for row in self.table.by_key[key].values())
                self.problem(
                    f"Diesen Schlüssel gibt es im Berichtsjahr {self.table.year} nicht, die Datei gehört zu einem anderen Jahr.",
                    line,
                    key,
                    YEAR_CURE,
                )
        missing = [
            each for each in self.known.offence if each.covers(self.table.year) and each.key not in self.table.by_key
        ]
        if missing:
            named = ", ".join(f"{each.key} ({each.words[-1].text})" for each in missing[:MOST_LISTED])
            more = f" und {len(missing) - MOST_LISTED} weitere" if len(missing) > MOST_LISTED else ""
            self.ask(
                f"Es fehlen Schlüssel, die Kennzahlen brauchen: {named}{more}. Diese Kennzahlen hätten für {self.table.year} keinen Wert.",
                "Ist die Datei vollständig? Wenn ja, mit --accept-jumps aufnehmen; von einem entfallenen Schlüssel das letzte Jahr in "
                "pipelines/sources/pks/offences.toml eintragen.",
            )

    def parts(self) -> None:
        """No part exceeds its whole, in cases and, but for belated ones, in cleared cases; sums are exact."""
        for whole, part in ((each.whole, part) for each in self.known.part for part in each.parts):
            wholes, parts = self.table.by_key.get(whole, {}), self.table.by_key.get(part, {})
            for kreis in parts.keys() & wholes.keys():
                for count, more in (("cases", 0), ("cleared", BELATED_AT_MOST)):
                    small, large = getattr(parts[kreis], count), getattr(wholes[kreis], count)
                    if small > large + more:
                        what = "Fälle" if count == "cases" else "aufgeklärte Fälle"
                        self.problem(
                            f"{part} hat mehr {what} ({small:.0f}) als {whole} ({large:.0f}), wozu sie gehören.",
                            parts[kreis].line,
                            f"{parts[kreis].name} · {part}",
                        )
        for each in self.known.sum:
            self._sum(each.whole, each.parts)

    def _sum(self, whole: str, parts: list[str]) -> None:
        tables = [self.table.by_key.get(key, {}) for key in (whole, *parts)]
        for kreis in set.intersection(*(set(rows) for rows in tables)):
            row, *summands = (rows[kreis] for rows in tables)
            together = sum(each.cases for each in summands)
            if together == row.cases:
                continue
            reason = f"{' und '.join(parts)} ergeben zusammen {together:.0f} Fälle, {whole} hat {row.cases:.0f}."
            value = f"{row.name} · {whole}"
            if self.table.year <= self.known.known_until:
                self.problem(reason, row.line, value)
            else:
                self.ask(reason, line=row.line, value=value)

    def land(self, others: Others) -> None:
        """The Kreise together have at most what the Land has, and little less."""
        official = _official_cases(others, self.table.year)
        for key, cases in official.items():
            rows = self.table.by_key.get(key, {})
            together = sum(row.cases for row in rows.values())
            if not rows or self.known.limits.land_least_share * cases <= together <= cases:
                continue
            self.problem(
                f"Alle Kreise zusammen haben {together:.0f} Fälle ({key}), amtlich sind es im Land {cases:.0f}; "
                "die Kreise können nicht mehr haben und haben nie viel weniger.",
                min(row.line for row in rows.values()),
                key,
            )

    def official_population(self, others: Others) -> None:
        """The population of a rate against the official average of the same year."""
        averages = _averages(others, self.table.year)
        for kreis, people in self.table.population.items():
            average = averages.get(kreis)
            if average and abs(people - average) > self.known.limits.of_official_average(self.table.year) * average:
                row = self.table.by_key[ALL_OFFENCES][kreis]
                self.problem(
                    f"Fälle und Häufigkeitszahl ergeben {number_text(people)} Einwohner, amtlich waren es im Mittel des Jahres {number_text(average)}.",
                    row.line,
                    row.name,
                    column="Häufigkeitszahl",
                )

    def kommunen(self, others: Others) -> None:
        """No Kommune whose figures are stored has more cases than its Kreis."""
        for stored in others.of("pks_kommunen"):
            for row in _rows(stored, "faelle"):
                kreis = self.table.by_key.get(str(row.key), {}).get(str(row.area_id)[:5])
                if (
                    kreis
                    and int(row.year) == self.table.year
                    and row.cases != SUPPRESSED
                    and number_of(str(row.cases)) > kreis.cases
                ):
                    self.problem(
                        f"Im Kreis sind es weniger Fälle ({number_text(kreis.cases)}) als in einer Kommune darin ({row.cases}, ARS {row.area_id}, "
                        f"{stored.release.release_id}).",
                        kreis.line,
                        f"{kreis.name} · {row.key}",
                    )


def _rows(stored: Stored, table: str) -> Iterable[Any]:
    frame = stored.tables.get(table)
    rows: Any = () if frame is None else frame.itertuples()
    return rows  # type: ignore[no-any-return]


def _official_cases(others: Others, year: int) -> dict[str, float]:
    """Cases of the Land by offence key, as officially published for a report year; the newest publication counts.

    Cases that somebody worked out from other figures are no bound.
    """
    return {
        str(row.schluessel): float(row.wert)
        for stored in sorted(others.of("pks_land"), key=_published)
        for row in _rows(stored, "zahlen")
        if int(row.jahr) == year and row.groesse == "faelle" and not row.bemerkung.startswith("abgeleitet")
    }


def _averages(others: Others, year: int) -> dict[str, float]:
    """Average population of a year by Kreis, of the newest publication that holds it."""
    covering = [stored for stored in others.of("bevoelkerung") if _covers(stored.release.period, year)]
    return {
        str(row.area_id): float(row.total)
        for stored in sorted(covering, key=_published)
        for row in _rows(stored, "kreise")
        if int(row.year) == year and row.concept == "annual_average"
    }


def _published(stored: Stored) -> str:
    return stored.release.published


def _covers(period: str, year: int) -> bool:
    first, _, last = period.partition("-")
    return int(first[:4]) <= year <= int((last or first)[:4])
