"""The stored years 2014 to 2019 and the table of 2020, Rheinland-Pfalz alone, to be spoilt and judged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from geo.areas import Register
from pipelines import catalog
from pipelines.problems import InputError
from pipelines.sources.pks.judge import judge
from pipelines.store.judging import Others, Stored
from pipelines.store.reading import Reading, reader_of
from pipelines.store.releases import Release, ReleaseStore
from tests.pipelines.crime import TODAY, load_register

Cells = list[list[str]]
KEY, LABEL, KREIS, NAME, CASES, RATE, CLEARED, PERCENT = 0, 1, 2, 3, 5, 6, 11, 12
BURGLARY, THEFT, ROBBERY, VIOLENCE, ALL, WITHOUT_FOREIGN = "435*00", "****00", "210000", "892000", "------", "890000"


@dataclass
class Bench:
    """The stored years 2014 to 2019 and the table of 2020, Rheinland-Pfalz alone, to be spoilt."""

    register: Register
    others: Others
    head: list[str]
    rows: Cells
    folder: Path

    def fresh(self) -> Cells:
        return [[*row] for row in self.rows]

    def judged(self, rows: Cells, period: str = "2020") -> Reading:
        """The reading with everything that is wrong with the rows, in the reader or in the judge."""
        content = ("\r\n".join([*self.head, *(";".join(row) for row in rows)]) + "\r\n").encode("cp1252")
        file = self.folder / f"pks_{period}_2030.csv"
        file.write_bytes(content)
        reading = Reading(
            Release("pks", period, "2030", file, hashlib.sha256(content).hexdigest(), len(content)),
            self.register,
            TODAY,
        )
        try:
            tables = reader_of(catalog.sources()["pks"])(reading)
        except InputError:
            return reading
        judge(reading, tables, self.others)
        return reading


def make_bench(folder: Path) -> Bench:
    register, store = load_register(), ReleaseStore()

    def stored(release: Release) -> Stored:
        reader = reader_of(catalog.sources()[release.source_id])
        return Stored.of(release, reader(Reading(release, register, TODAY)))

    *before, last = store.newest("pks")
    others = Others(
        [*map(stored, before), *map(stored, store.newest("bevoelkerung")), *map(stored, store.newest("pks_land"))]
    )
    lines = last.read_bytes().decode("cp1252").splitlines()
    rows = [line.split(";") for line in lines[2:]]
    ours = [row for row in rows if row[KREIS].startswith("7")]
    return Bench(register, others, lines[:2], ours, folder)


def rows_of(rows: Cells, key: str | None = None, kreis: str | None = None) -> Cells:
    return [row for row in rows if key in (None, row[KEY]) and kreis in (None, row[KREIS])]


def count(text: str) -> int:
    return int(text.replace(",", ""))


def scaled(row: list[str], factor: float, places: tuple[int, ...] = (CASES, RATE, CLEARED)) -> None:
    """Cases, rate and cleared cases together, so that they still fit each other."""
    for place in places:
        row[place] = f"{round(count(row[place]) * factor):,}"


def exchange(rows: Cells, one: str, other: str, places: range | tuple[int, ...]) -> None:
    """The Kreise `one` and `other` exchange what stands at `places`."""
    by_key = {row[KEY]: row for row in rows_of(rows, kreis=other)}
    for row in rows_of(rows, kreis=one):
        partner = by_key[row[KEY]]
        for place in places:
            row[place], partner[place] = partner[place], row[place]


def relabel(rows: Cells, one: str, other: str) -> None:
    """The keys `one` and `other` are exchanged."""
    for row in rows:
        row[KEY] = {one: other, other: one}.get(row[KEY], row[KEY])
