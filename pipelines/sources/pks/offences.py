"""What is known of the offence keys of the Kreis tables beyond one file (offences.toml): wordings, years, parts and wholes, limits."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from pipelines.catalog import breaks
from pipelines.catalog.declaration import Declaration, load
from pipelines.formats.text import alike

_ADDITIONS = re.compile(r"(§.*|\(s(ch|z)[^)]*\)|\b(darunter|davon|und zwar)\s*:?)\s*$|\bstgb\b.*$")


class Limits(Declaration):
    """From where on a table is asked about or refused; see offences.toml."""

    population_per_year: float
    population_census: float
    population_factor: float
    population_same_year: float
    total_change: float
    offence_factor: float
    offence_cases: int
    clearance_points: float
    equal_share: float
    corrected_share: float
    land_least_share: float

    @property
    def census_years(self) -> list[int]:
        """First report years that divide by the population of a new census: the breaks of all rates in breaks.toml."""
        return [each.period for each in breaks() if each.source_id == "pks" and each.kind == "denominator"]

    def of_official_average(self, year: int) -> float:
        """Share by which the population behind the rates of a report year may differ from the official average of that year."""
        around_census = any(census - 2 <= year < census for census in self.census_years)
        return self.population_census if around_census else self.population_same_year


class Wording(Declaration):
    """How an offence is called from a report year on; `replaces`: the wordings before it no longer fit then."""

    from_year: int = Field(alias="from")
    text: str
    replaces: bool = False


class Span(Declaration):
    """The report years in which the tables carry a key; None: since always, until today."""

    key: str
    first_year: int | None = None
    last_year: int | None = None

    def covers(self, year: int) -> bool:
        """Whether a table of that report year carries the key."""
        return (self.first_year or year) <= year <= (self.last_year or year)


class Offence(Span):
    """An offence that an indicator counts."""

    words: list[Wording]

    def wordings(self, year: int) -> set[str]:
        """The wordings that fit in a report year, comparable."""
        fitting = [wording for wording in self.words if wording.from_year <= year]
        last_break = max((at for at, wording in enumerate(fitting) if wording.replaces), default=0)
        return {words_of(wording.text) for wording in fitting[last_break:]}

    @property
    def all_wordings(self) -> set[str]:
        """The wordings of all years, comparable."""
        return {words_of(wording.text) for wording in self.words}


class Whole(Declaration):
    """An offence and what it contains: offences that exclude each other."""

    whole: str
    parts: list[str]


class Offences(Declaration):
    """The content of offences.toml."""

    known_until: int
    limits: Limits
    offence: list[Offence]
    span: list[Span]
    part: list[Whole]
    sum: list[Whole]

    @property
    def used(self) -> dict[str, Offence]:
        """The offences that indicators count, by key."""
        return {offence.key: offence for offence in self.offence}

    @property
    def contained(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every key with keys it contains that exclude each other."""
        return [(each.whole, tuple(each.parts)) for each in self.part]

    @property
    def spans(self) -> dict[str, Span]:
        """The years of every key of which they are known."""
        return {span.key: span for span in (*self.offence, *self.span)}


@cache
def offences() -> Offences:
    """The declared offences."""
    return load(Offences, Path(__file__).with_suffix(".toml"))


@lru_cache(maxsize=1024)
def words_of(label: str) -> str:
    """A label without paragraphs, list words and marks, so that only a change of words is a change: "betrug" of "Betrug §§ 263 … davon:"."""
    text = alike(label)
    while (shorter := _ADDITIONS.sub("", text).strip()) != text:
        text = shorter
    return re.sub(r"[^\w]+", " ", text).strip()


def undecided_wordings(labels: dict[tuple[str, int], str]) -> list[tuple[str, int, str]]:
    """Key, year and label of every used key whose wording changed without a decision in offences.toml; `labels` by key and report year.

    Until the decision nobody knows whether the key still counts the same: the series breaks there.
    """
    known, undecided = offences().used, []
    for key, offence in known.items():
        years = sorted(year for of, year in labels if of == key)
        for before, year in pairwise(years):
            old, new = words_of(labels[key, before]), words_of(labels[key, year])
            accepted = old in offence.wordings(before) and new in offence.wordings(year)
            if old != new and not accepted:
                undecided.append((key, year, labels[key, year]))
    return undecided
