"""The figures of a Kreis table as numbers, by offence key and Kreis: what judges compare."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from pipelines.sources.pks.checks import ALL_OFFENCES
from pipelines.sources.pks.offences import offences

if TYPE_CHECKING:
    from pipelines.store.judging import Stored, Tables

# The first year in which the table of all offences by Kreis had its present length.
_FIRST_OF_ALL = 2014


@dataclass(frozen=True)
class Figures:
    """One Kreis × offence of a table: texts as published, numbers read."""

    line: int
    label: str
    name: str
    cases: float
    rate: float
    cleared: float
    percent: float | None


@dataclass(frozen=True)
class KreisYear:
    """A Kreis table of one report year, by offence key and Kreis."""

    year: int
    name: str
    by_key: dict[str, dict[str, Figures]]

    @classmethod
    def of(cls, name: str, tables: Tables) -> KreisYear | None:
        """The figures of the tables a reader gave; None where there are none."""
        frame = tables.get("kreise")
        if frame is None or frame.empty:
            return None
        by_key: dict[str, dict[str, Figures]] = defaultdict(dict)
        rows: Any = frame.itertuples()
        for row in rows:
            by_key[row.key][row.kreis.zfill(5)] = Figures(
                int(row.line),
                row.label,
                row.name,
                number_of(row.cases),
                number_of(row.hz),
                number_of(row.cleared),
                number_of(row.clearance_pct) if row.clearance_pct else None,
            )
        return cls(int(frame["year"].iloc[0]), name, dict(by_key))

    @cached_property
    def cases(self) -> dict[tuple[str, str], float]:
        """Cases by offence key and Kreis."""
        return {(key, kreis): row.cases for key, rows in self.by_key.items() for kreis, row in rows.items()}

    @cached_property
    def population(self) -> dict[str, float]:
        """Inhabitants by Kreis that the rate of all offences implies."""
        return {kreis: row.cases / row.rate * 100_000 for kreis, row in self.by_key[ALL_OFFENCES].items() if row.rate}

    @property
    def total(self) -> float:
        """All offences in all Kreise."""
        return sum(row.cases for row in self.by_key[ALL_OFFENCES].values())

    @cached_property
    def fingerprint(self) -> str:
        """sha256 over the cases, equal for the same figures in another file or form; then eight digits for each Kreis, in their order.

        Those of a Kreis are over the offences every table carries, so that they tell a Kreis of another year.
        """
        whole = _digest(sorted((*of, int(count)) for of, count in self.cases.items()))
        kreise = sorted(self.by_key[ALL_OFFENCES])
        return f"{whole}:{''.join(self._fingerprint_of(kreis)[:8] for kreis in kreise)}"

    def _fingerprint_of(self, kreis: str) -> str:
        lasting = [each.key for each in offences().offence if each.covers(_FIRST_OF_ALL) and each.last_year is None]
        rows = [self.by_key.get(key, {}).get(kreis) for key in lasting]
        return _digest([row.cases if row else None for row in rows])


def same_kreise(one: str, other: str) -> list[int]:
    """Which Kreise, by place, have the same figures in two tables, told by their fingerprints."""
    parts = [
        [digits[at : at + 8] for at in range(0, len(digits), 8)]
        for _, _, digits in (one.partition(":"), other.partition(":"))
    ]
    return [at for at, (mine, theirs) in enumerate(zip(*parts, strict=False)) if mine == theirs]


def _digest(content: object) -> str:
    return hashlib.sha256(repr(content).encode()).hexdigest()


@lru_cache(maxsize=64)
def stored_year(stored: Stored) -> KreisYear | None:
    """The figures of a stored Kreis table; None where it cannot be read."""
    return KreisYear.of(stored.release.release_id, stored.tables)


def number_of(text: str) -> float:
    """A number that the reader has checked already."""
    return float(text.replace(",", ""))
