"""Which invented survey was held where: about sixty Kommunen, several years, every sampling, format and weakness there is; and printed tables
of further Kommunen, so that there are enough of a kind to be placed in need and structure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.areas import Kind, Level
from pipelines.registry.demo.draws import between, chance, choose, day, share
from pipelines.surveys.demo.levels import ALWAYS, CTC, FIVE_POINT, SOMETIMES

if TYPE_CHECKING:
    from geo.areas import Area, Register

KOMMUNEN = 60
FIRST_YEAR, LAST_YEAR = 2019, 2025
_FORMATS = {
    "limesurvey_komma": 0.22,
    "limesurvey_semikolon": 0.12,
    "limesurvey_text": 0.1,
    "sosci_utf8": 0.14,
    "sosci_utf16": 0.06,
    "sosci_latin1": 0.08,
    "spss": 0.2,
    "aggregat": 0.08,
}
# Kommunen of which only printed tables are known, by kind, and what was asked there.
_FURTHER = {Kind.VERBANDSGEMEINDE: 38, Kind.VERBANDSFREIE_GEMEINDE: 15}
_FURTHER_ITEMS = (
    "wohngegend_nacht_allein",
    "wohngegend_tag",
    "viktimisierung_12m_gesamt",
    "vermeidung_orte",
    "incivility_muell",
)
_SAMPLING = {"register": 0.62, "offen": 0.27, "panel": 0.11}


@dataclass(frozen=True)
class Planned:
    """One invented survey. `suffix` tells two deliveries of one Kommune and year apart, `shift` moves the level of all answers."""

    area: Area
    year: int
    sampling: str
    format: str
    items: tuple[str, ...]
    persons: int
    weighted: bool
    published: date
    field_start: date
    mode: str = "selbst_ausgefuellt"
    stratified: bool = False
    extreme_weight: bool = False
    never_out: bool = False
    suffix: str = ""
    shift: float = 0.0

    @property
    def key(self) -> str:
        """What makes the survey its own, for chance and file names."""
        return f"{self.area.area_id}_{self.year}{self.suffix}"

    @property
    def title(self) -> str:
        """Title on screen."""
        kind = (
            "Demo-Befragung von Jugendlichen (CTC)"
            if self.items[0].startswith("ctc")
            else "Demo-Befragung zum Sicherheitsgefühl"
        )
        return f"{kind} {self.area.name} {self.year}"


def plan(register: Register) -> list[Planned]:
    """All invented surveys, always the same for the same register."""
    chosen = _chosen(register)
    planned = [survey for area in chosen for survey in _waves(area)]
    further = [_printed(area) for area in _further(register, chosen)]
    return sorted([*planned, *_special(planned), *further], key=lambda survey: survey.key)


def _chosen(register: Register) -> list[Area]:
    """The twelve cities and others by chance: chance that knows neither crime nor councils."""
    kommunen = register.at(Level.KOMMUNE)
    cities = [area for area in kommunen if area.kind is Kind.KREISFREIE_STADT]
    others = sorted((area for area in kommunen if area not in cities), key=lambda area: share("survey", area.area_id))
    return [*cities, *others[: KOMMUNEN - len(cities)]]


def _further(register: Register, chosen: Collection[Area]) -> list[Area]:
    """Others by the same chance, so many of each kind."""
    kommunen = sorted(register.at(Level.KOMMUNE), key=lambda area: share("survey", area.area_id))
    others = [area for area in kommunen if area not in chosen]
    return [
        area for kind, number in _FURTHER.items() for area in [each for each in others if each.kind is kind][:number]
    ]


def _printed(area: Area) -> Planned:
    key = (area.area_id, "printed")
    year = between(2021, LAST_YEAR, "year", *key)
    start = day(date(year, 3, 1), date(year, 9, 30), "field", *key)
    return Planned(
        area,
        year,
        "register",
        "aggregat",
        _FURTHER_ITEMS,
        between(260, 620, "persons", *key),
        weighted=False,
        published=start + timedelta(days=between(70, 160, "published", *key)),
        field_start=start,
    )


def _waves(area: Area) -> list[Planned]:
    year = between(FIRST_YEAR, 2024, "first survey", area.area_id)
    years = [year]
    for number, probability in enumerate((0.5, 0.35), start=1):
        year += between(1, 3, "later survey", area.area_id, number)
        if year <= LAST_YEAR and chance(probability, "again surveyed", area.area_id, number):
            years.append(year)
    sampling = choose(_SAMPLING, "survey sampling", area.area_id)
    return [_survey(area, each, sampling) for each in years]


def _survey(area: Area, year: int, sampling: str) -> Planned:
    key = (area.area_id, year)
    file = choose(_FORMATS, "survey format", *key)
    items = (*ALWAYS, *(item for item in SOMETIMES if chance(0.45, "item", item, *key)))
    if chance(0.13, "five points", area.area_id):
        items = tuple(FIVE_POINT.get(item, item) for item in items)
    start = day(date(year, 3, 1), date(year, 10, 15), "field", *key)
    register = sampling == "register"
    return Planned(
        area,
        year,
        sampling,
        file,
        items,
        _persons(area, key, sampling),
        weighted=register and file != "aggregat" and chance(0.75, "weights", *key),
        published=start + timedelta(days=between(70, 160, "published", *key)),
        field_start=start,
        mode="telefonisch" if register and chance(0.06, "by phone", area.area_id) else "selbst_ausgefuellt",
        stratified=register and file in {"spss", "sosci_utf8"} and chance(0.4, "strata", *key),
        extreme_weight=chance(0.06, "extreme", *key),
        never_out=chance(0.4, "never out", *key),
    )


def _persons(area: Area, key: tuple[str, int], sampling: str) -> int:
    if chance(0.06, "few persons", *key):
        return between(12, 48, "few", *key)
    many = between(220, 620, "persons", *key)
    return min(900, many + (240 if area.kind is Kind.KREISFREIE_STADT or sampling == "offen" else 0))


def _special(planned: list[Planned]) -> list[Planned]:
    """Cases that must be there: a delivery contradicted by a newer one, a sample below ten, pupils."""
    usable = [
        survey
        for survey in planned
        if survey.sampling == "register" and survey.persons > 200 and survey.format != "aggregat"
    ]
    first = usable[0]
    corrected = replace(first, suffix="b", published=first.published + timedelta(days=90), shift=0.35)
    held = {(survey.area.area_id, survey.year) for survey in planned}
    alone = next(survey for survey in usable[1:] if (survey.area.area_id, survey.year - 1) not in held)
    tiny = replace(
        alone,
        year=alone.year - 1,
        persons=8,
        weighted=False,
        stratified=False,
        suffix="c",
        published=alone.published - timedelta(days=365),
        field_start=alone.field_start - timedelta(days=365),
    )
    pupils = [
        replace(
            survey,
            items=CTC,
            sampling="register",
            weighted=False,
            stratified=False,
            never_out=False,
            suffix="j",
            format="spss" if number % 2 else "limesurvey_komma",
            persons=between(160, 480, "pupils", survey.key),
            published=survey.published + timedelta(days=30),
            mode="selbst_ausgefuellt",
        )
        for number, survey in enumerate(usable[2:26:3])
    ]
    return [corrected, tiny, *pupils]
